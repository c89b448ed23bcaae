"""Sums, products and powers of packed arrays give what their elements give one by one."""

import pytest
from asking import text_of, value_of

from wlnet import Session

VECTORS = {
    "small integers": "{1, -2, 3, 7}",
    "with zero": "{0, 1, -1, 5}",
    "beside 64 bits": "{2^62, -2^62, 2^63 - 1, 1}",
    "positive integers": "{1, 2, 3, 10}",
    "reals": "{0.5, -1.25, 3., 7.5}",
    "positive reals": "{0.5, 1.25, 3., 7.5}",
    "real zero": "{0., 1.5, -2., 1.*^300}",
    "tiny": "{1.*^-100, -1.*^-100, 2., 1.}",
    "complex": "{1. + 2. I, -1. I + 0.5, 2. + 0. I, 0.25 - I}",
}
UNARY = (
    "x + 1", "x + 0.1 + 0.2", "3 x", "2.5 x", "x/2", "-x", "x + 10^20", "10^19 x", "Pi x", "x + Sqrt[2]", "x + I", "2. I x",
    "x^2", "x^3", "x^20", "x^64", "x^65", "x^1", "x^0", "x^-1", "x^-3", "Sqrt[x]", "x^(1/3)", "x^(-3/2)", "x^0.5", "x^1.7", "x^-2.3",
    "2^x", "2.5^x", "E^x", "x^x", "1/x", "x + {1, 2, 3, 4}", "x {0.5, 1, 2, a}", "x + a", "x - x", "x x x", "0 x", "0. x",
    "x + Infinity", "x + (2^63 - 1)", "x + 2^62 + 2^62",
)  # fmt: skip


@pytest.mark.parametrize("kind", VECTORS)
def test_one_array(kind):
    session = Session()
    session.run(f"plain = {VECTORS[kind]}; packed = Developer`ToPackedArray[plain]; single = List /@ plain;")
    for operation in UNARY:
        if "{" in operation:
            session.run(f"f[x_] := {operation}; whole = f[plain]")
        else:
            session.run(f"f[x_] := {operation}; whole = Map[f, plain]")
        assert session.evaluate("Developer`PackedArrayQ[packed]") is True
        text = session.evaluate_to_string("f[packed]", "FullForm")
        assert (
            text == session.evaluate_to_string("whole", "FullForm") or kind == "complex" and same(session, "f[packed]", "whole")
        ), operation


def same(session, first: str, second: str) -> bool:
    """Complex numbers may differ in their last digit and in the sign of a zero."""
    return session.evaluate(f"({first}) == ({second}) && Head /@ ({first}) === Head /@ ({second})") is True


@pytest.mark.parametrize("first", VECTORS)
def test_two_arrays(first):
    session = Session()
    session.run(f"x = {VECTORS[first]}; px = Developer`ToPackedArray[x]")
    for second, text in VECTORS.items():
        session.run(f"y = {text}; py = Developer`ToPackedArray[y]")
        for operation in ("{} + {}", "{} {}", "{}^{}", "{} - {}", "{} + {} + 0.25", "{} + 1/4 + {}", "{} {} 3"):
            whole, single = operation.format("px", "py"), f"MapThread[{operation.format('#1', '#2')} &, {{x, y}}]"
            texts = [session.evaluate_to_string(code, "FullForm") for code in (whole, single)]
            assert texts[0] == texts[1] or "Complex" in texts[1] and same(session, whole, single), (second, operation)


@pytest.mark.parametrize("code, expected", [
    # exact beyond 64 bits
    ("p[{2^62, 1}] + p[{2^62, 1}]", "{9223372036854775808, 2}"), ("p[{-2^63, 1}] - 1", "{-9223372036854775809, 0}"),
    ("3 p[{2^62, -1}]", "{13835058055282163712, -3}"), ("p[{2^32, 3}]^2", "{18446744073709551616, 9}"),
    ("-p[{-2^63, 1}]", "{9223372036854775808, -1}"), ("p[{2^62, 0}] + 2^62 + 2^62", "{13835058055282163712, 9223372036854775808}"),
    # integers stay integers, reals reals
    ("{p[{1, 2}] + 1, p[{1, 2}] + 1., p[{1, 2}]^2, p[{1., 2.}]^2, 2^p[{1, 2}], p[{2, 3}]^p[{1, 2}], p[{1, 2}]^0}",
     "{{2, 3}, {2., 3.}, {1, 4}, {1., 4.}, {2, 4}, {2, 9}, {1, 1}}"),
    ("{p[{1, 2}]/2, p[{1, 2}]^-1, p[{4., 9.}]^(1/2), p[{4, 9}]^(1/2), p[{8., 27.}]^(1/3), p[{1., 2.}]^-1}",
     "{{1/2, 1}, {1, 1/2}, {2., 3.}, {2, 3}, {2., 3.}, {1., 0.5}}"),
    # a lower rank threads over the first axes
    ("{p[{{1, 2}, {3, 4}}] + p[{10, 20}], p[{10, 20}] p[{{1, 2}, {3, 4}}], p[{{1, 2}, {3, 4}}]^p[{2, 3}]}",
     "{{{11, 12}, {23, 24}}, {{10, 20}, {60, 80}}, {{1, 4}, {27, 64}}}"),
    ("p[{{1., 2.}, {3., 4.}}] - p[{1, 2}]", "{{0., 1.}, {1., 2.}}"), ("p[{1, 2}] + {x, 3}", "{1 + x, 5}"),
    # constants and infinities
    ("Pi p[{1., 2.}]", "{3.141592653589793, 6.283185307179586}"), ("Pi p[{1, 2}]", "{Pi, 2*Pi}"),
    ("{p[{1., 2.}] + 1/2, p[{1., 2.}] (1 + I), p[{1, 2}] + I}", "{{1.5, 2.5}, {1. + 1.*I, 2. + 2.*I}, {1 + I, 2 + I}}"),
    ("{Head[(p[{1.*^300, 1.}]^2)[[1]]], p[{1.*^300, 1.}][[2]]^2, p[{1, 2}] + Infinity}", "{Real, 1., {Infinity, Infinity}}"),
    ("(p[{0.3, 0.1}] + p[{0.2, 0.2}] + p[{0.1, 0.3}])", "{0.6000000000000001, 0.6000000000000001}"),
])  # fmt: skip
def test_value(code, expected):
    assert text_of("p = Developer`ToPackedArray; " + code) == expected


@pytest.mark.parametrize("code, packed", [
    ("i + 1", True), ("r i", True), ("i^2", True), ("r^-1", True), ("i/2", False), ("i + 2^62 + 2^62", False), ("i + x", False),
    ("r^0.5", True), ("E^r", True), ("r + Pi", True), ("r + r + 0.1", True), ("i^64", False),
])  # fmt: skip
def test_results_stay_packed_where_they_can(code, packed):
    assert text_of(f"i = Range[40]; r = Range[1., 40.]; Developer`PackedArrayQ[{code}]") == str(packed)


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("Range[40]^2 + 1 == Table[i^2 + 1, {i, 40}]", "True"),
        ("(Range[40] 10^18)[[-1]]", "40000000000000000000"),
        ("Max[Range[2^62, 2^62 + 40] + 2^62]", "9223372036854775848"),
        ("(Range[40]^20)[[-1]]", "109951162777600000000000000000000"),
        ("Total[Quiet[(Range[1., 40.] - 20.)^-1] /. ComplexInfinity -> 0] < 0.1", "True"),
        ("(Range[-3., 40.]^0.5)[[1]]", "1.0605752387249068*^-16 + 1.7320508075688772*I"),
        ("(Range[1., 40.]^3)[[7]] === 7.^3", "True"),
        ("Head[(1.5 Range[40])[[3]]]", "Real"),
        ("(x Range[40])[[2]]", "2*x"),
        ("(Range[40]/2)[[3]]", "3/2"),
        ("(Pi Range[1., 40.])[[2]]", "6.283185307179586"),
        ("Range[40] + Range[40, 1, -1] == ConstantArray[41, 40]", "True"),
        ("E^Range[0., 3.9, 0.1] === Map[Exp, Range[0., 3.9, 0.1]]", "True"),
        ("(0.3 + Range[40])^1.7 === Map[#^1.7 &, 0.3 + Range[40]]", "True"),
        ("Block[{x = Range[0.1, 4., 0.1]}, And @@ Map[#[x] === Map[#, x] &, {Tanh, ArcTan, Log, Exp, Sqrt, Cosh, Tan}]]", "True"),
        (
            "Block[{x = Range[-2., 2., 0.1]}, {Abs[x], Floor[x], Round[x], Sign[x], Mod[x, 0.7]} === "
            "Map[Function[f, Map[f, x]], {Abs, Floor, Round, Sign, Mod[#, 0.7] &}]]",
            "True",
        ),
    ],
)
def test_packed_arrays_agree_with_their_elements(code, expected):
    assert value_of(code) == expected
