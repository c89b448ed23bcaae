"""Sums, products and powers: numbers of every kind, like terms, infinities, packed arrays."""

import pytest
from asking import messages_of, value_of


@pytest.mark.parametrize(
    "code, expected",
    [
        ("1 + 1", "2"),
        ("2^200 - 2^200 + 1", "1"),
        ("1/2 + 1/3", "5/6"),
        ("6/4", "3/2"),
        ("0.1 + 0.2", "0.30000000000000004"),
        ("(1 + 2 I)(3 - I)", "5 + 5*I"),
        ("1/(1 + I)", "1/2 - I/2"),
        ("I^2", "-1"),
        ("(1 + I)^-2", "-1/2*I"),
        ("1.5 + I", "1.5 + 1.*I"),
        ("0 x", "0"),
        ("0 * 1.5", "0."),
        ("Plus[]", "0"),
        ("Times[]", "1"),
        ("Plus[x]", "x"),
        ("x + x", "2*x"),
        ("2 x + 3 y - x", "x + 3*y"),
        ("x - x", "0"),
        ("a/3 + a/6", "a/2"),
        ("x x", "x^2"),
        ("x^a x^b", "x^(a + b)"),
        ("x/x", "1"),
        ("a b c/b", "a*c"),
        ("-(a + b)", "-a - b"),
        ("2 (a + b)", "2*(a + b)"),
        ("-1/2 (a + b)", "(-a - b)/2"),
        ("2 2^x", "2^(1 + x)"),
        ("2^-3", "1/8"),
        ("(2/3)^-3", "27/8"),
        ("(1/2)^n", "2^(-n)"),
        ("(a b)^2", "a^2*b^2"),
        ("(x^2)^3", "x^6"),
        ("Sqrt[x^2]", "Sqrt[x^2]"),
        ("Sqrt[x]^2", "x"),
        ("(x^(1/2))^(1/3)", "x^(1/6)"),
        ("Sqrt[4 x]", "2*Sqrt[x]"),
        ("Sqrt[2 x]", "Sqrt[2]*Sqrt[x]"),
        ("Sqrt[-4]", "2*I"),
        ("(-8)^(1/3)", "2*(-1)^(1/3)"),
        ("(-1)^(5/3)", "-(-1)^(2/3)"),
        ("Sqrt[8]", "2*Sqrt[2]"),
        ("Sqrt[2]/2", "1/Sqrt[2]"),
        ("Sqrt[6]/2", "Sqrt[3/2]"),
        ("Sqrt[2] Sqrt[3]", "Sqrt[6]"),
        ("2^(1/3) 2^(1/2)", "2^(5/6)"),
        ("Sqrt[3 + 4 I]", "2 + I"),
        ("12^(1/2)", "2*Sqrt[3]"),
        ("E^(I Pi)", "-1"),
        ("E^(I Pi/2)", "I"),
        ("E^(5 I Pi/3)", "E^((-1/3*I)*Pi)"),
        ("E^Log[x]", "x"),
        ("E^(2 Log[x])", "x^2"),
        ("E^(x + Log[y])", "E^x*y"),
        ("2^Log[2, x]", "x"),
        ("2. Pi", "6.283185307179586"),
        ("1. + Sqrt[2] + x", "2.414213562373095 + x"),
        ("Infinity + 5", "Infinity"),
        ("2 Infinity", "Infinity"),
        ("-3 Infinity", "-Infinity"),
        ("Infinity^-1", "0"),
        ("2^Infinity", "Infinity"),
        ("(1/2)^Infinity", "0"),
        ("ComplexInfinity 3", "ComplexInfinity"),
        ("1/Infinity", "0"),
        ("Infinity^2", "Infinity"),
        ("Head[Infinity]", "DirectedInfinity"),
        ("Pi Infinity", "Infinity"),
        ("DirectedInfinity[-3]", "-Infinity"),
        ("1.5`20 + 1/3 // Precision", "20.0871501757189"),
        ("10.^300 10.^300 // Head", "Real"),
        ("{1, 2} + {3, 4}", "{4, 6}"),
        ("{1, 2} + x", "{1 + x, 2 + x}"),
        ("{{1, 2}, {3, 4}} {10, 100}", "{{10, 20}, {300, 400}}"),
        ("Subtract[3, 1]", "2"),
        ("Divide[6, 4]", "3/2"),
        ("Minus[x]", "-x"),
        ("CubeRoot[-8]", "-2"),
        ("Surd[-32, 5]", "-2"),
        ("1.5^3", "3.375"),
        ("(-2.)^0.5", "8.659560562354934*^-17 + 1.4142135623730951*I"),
        ("Sqrt[-2.]", "0. + 1.4142135623730951*I"),
        ("x^3 (x^2 - 1)", "x^3*(-1 + x^2)"),
        ("(2 + x)/(3 + x) + (5 + x)/(3 + x)^2", "(2 + x)/(3 + x) + (5 + x)/(3 + x)^2"),
        ("Sqrt[2/Pi]", "Sqrt[2/Pi]"),
        ("1/Sqrt[2 Pi]", "1/Sqrt[2*Pi]"),
    ],
)
def test_value(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize(
    "code, expected",
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


@pytest.mark.parametrize(
    "code, value, messages",
    [
        ("1/0", "ComplexInfinity", ["Power::infy"]),
        ("0^0", "Indeterminate", ["Power::indet"]),
        ("0 Infinity", "Indeterminate", ["Infinity::indet"]),
        ("Infinity - Infinity", "Indeterminate", ["Infinity::indet"]),
        ("0.^-1", "ComplexInfinity", ["Power::infy"]),
        ("Range[40] + {1, 2}; 1", "1", ["Thread::tdlen"]),
        ("3^(10^12)", "Overflow[]", ["General::ovfl"]),
    ],
)
def test_messages(code, value, messages):
    assert value_of(code) == value
    assert messages_of(code) == messages


@pytest.mark.parametrize(
    "code, expected",
    [
        ("0.7 + 0.2 + 0.1", "1."),
        ("0.3 + 0.2 + 0.1", "0.6000000000000001"),
        ("2^70 + 0.25 + 3 - 2^70", "0."),
        ("0.1 + 1/3 + 1/3 + 1/3", "1.1"),
        ("1.*^17 + E - 1.*^17", "2.718281828459045"),
        ("{0.3, 0.3} + {0.2, 0.2} + 0.1", "{0.6000000000000001, 0.6000000000000001}"),
        ("f[x_] := x + 0.2 + 0.1; f[0.3]", "0.6000000000000001"),
        ("Table[0.3 + 0.2 + 0.1 x, {x, 1., 40.}][[1]]", "0.6000000000000001"),
        ("Map[# + 0.2 + 0.1 &, Table[0.3, 40]] === Table[0.3 + 0.2 + 0.1, 40]", "True"),
    ],
)
def test_machine_sums_follow_the_canonical_order(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize(
    "code, expected",
    [
        ("3.^0.1 === ({3., 5.}^0.1)[[1]]", "True"),
        ("Map[#^1.7 &, Range[0.1, 9., 0.1]] === Range[0.1, 9., 0.1]^1.7", "True"),
        ("Table[x^-2.3, {x, 0.1, 9., 0.1}] === Map[Power[#, -2.3] &, Range[0.1, 9., 0.1]]", "True"),
        ("Table[x^400.5, {x, 1., 40.}][[-1]] > 10^600", "True"),
    ],
)
def test_machine_powers_agree_in_lists(code, expected):
    assert value_of(code) == expected
