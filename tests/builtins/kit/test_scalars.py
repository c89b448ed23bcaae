"""Arithmetic on single values equals the evaluator's, with machine numbers at the edge of their range, exact and symbolic ones."""

import itertools
from decimal import Decimal
from math import inf, pi

import numpy as np
import pytest

from wlnet import Session
from wlnet.builtins.kit import scalars
from wlnet.expression import BigReal, Complex, Expr, PackedArray, S, make_list, rational, same, symbol

SESSION = Session()
EV = SESSION.evaluator
X = symbol("Global`x")


def read(text: str):
    return EV.evaluate(EV.read(text)[0])


TEXTS = [
    "0",
    "3",
    "-2",
    "10^20",
    "1/3",
    "-7/2",
    "0.",
    "2.5",
    "-1.5*^300",
    "1.*^-300",
    "2.5 + 1. I",
    "1 + 2 I",
    "1/2 - I",
    "2.5`20",
    "x",
    "Pi",
    "x + 1",
    "Sqrt[2]",
    "Infinity",
    "{1, x}",
]


@pytest.mark.parametrize("function, head", [("add", "Plus"), ("multiply", "Times"), ("subtract", "Subtract"), ("divide", "Divide")])
def test_operations_are_those_of_the_evaluator(function, head):
    for a, b in itertools.product(TEXTS, TEXTS):
        if (
            head == "Divide"
            and (b in ("0", "0.") or a == "1.*^-300" and b == "-1.5*^300")
            or "Infinity" in (a, b)
            and "Infinity" == a == b
        ):
            continue
        expected = read(f"{head}[{a}, {b}]")
        result = getattr(scalars, function)(EV, read(a), read(b))
        assert type(result) is type(expected) and (same(result, expected) or result == pytest.approx(expected, rel=1e-15)), (
            a,
            b,
            result,
            expected,
        )


@pytest.mark.parametrize(
    "a, b, quotient",
    [
        ("1", "3", "1/3"),
        ("6", "3", "2"),
        ("-1/2", "3/4", "-2/3"),
        ("1.", "4", "0.25"),
        ("1", "4.", "0.25"),
        ("3.", "1.5", "2."),
        ("1", "x", "1/x"),
        ("x", "2", "x/2"),
        ("10^400", "2.", "10^400/2."),
        ("5.", "10^400", "5/10.^400"),
        ("10^400", "10^399", "10"),
        ("1.*^300", "1.*^-300", "1.*^300/1.*^-300"),
        ("0", "5", "0"),
    ],
)
def test_quotients(a, b, quotient):
    result = scalars.divide(EV, read(a), read(b))
    assert same(result, read(quotient)) and type(result) is type(read(quotient))


@pytest.mark.parametrize("a", TEXTS)
def test_of_one_value(a):
    x = read(a)
    for function, text in (
        (scalars.negate, f"-({a})"),
        (scalars.square_root, f"Sqrt[{a}]"),
        (scalars.conjugate, f"Conjugate[{a}]"),
    ):
        assert same(function(EV, x), read(text)), text
    for n in (0, 1, 2, 5, -1) if a not in ("0", "0.", "Infinity") else (1, 2):
        assert same(scalars.power(EV, x, n), read(f"({a})^{n}")), n


def test_other_powers():
    assert (
        scalars.power(EV, 2, rational(1, 2)) == Expr(S.Power, (2, rational(1, 2)))
        and scalars.power(EV, 4, rational(1, 2)) == 2
        and scalars.power(EV, 2, X) == Expr(S.Power, (2, X))
        and scalars.power(EV, 2, -2) == rational(1, 4)
    )


@pytest.mark.parametrize(
    "items, sum_",
    [
        ("{}", "0"),
        ("{1, 2, 3}", "6"),
        ("{1., 2.5}", "3.5"),
        ("{1, 2.5}", "3.5"),
        ("{1/2, 1/2}", "1"),
        ("{x, 1, x}", "1 + 2 x"),
        ("{{1, 2}, {3, 4}}", "{4, 6}"),
        ("{I, -I}", "0"),
        ("{x}", "x"),
    ],
)
def test_totals(items, sum_):
    x = read(items)
    result = scalars.total(EV, list(x.elements() if type(x) is PackedArray else x.args))
    assert same(result, read(sum_)) and type(result) is type(read(sum_))


def test_totals_beyond_machine_numbers():
    result = scalars.total(EV, [1e308, 1e308])
    assert type(result) is BigReal and abs(result.value / Decimal("2e308") - 1) < 1e-15


def test_dot_products():
    assert (
        scalars.dot(EV, [1, 2, 3], [4, 5, 6]) == 32
        and scalars.dot(EV, [], []) == 0
        and scalars.dot(EV, [1.5, 2.0], [2.0, 0.5]) == 4.0
        and scalars.dot(EV, [X, 2], [3, X]) == read("5 x")
    )


NUMERIC = [("2", 2.0), ("1/4", 0.25), ("2.5", 2.5), ("1.5`20", 1.5), ("Pi", pi), ("Sqrt[2]", 2**0.5), ("1. + 2. I", 1 + 2j), ("1 + 2 I", 1 + 2j), ("Sqrt[-4]", 2j), ("I Pi", pi * 1j), ("10^400", None), ("x", None), ("x + Pi", None), ("{1, 2}", None), ("\"5\"", None), ("Infinity", None), ("f[2]", None), ("True", None)]  # fmt: skip


@pytest.mark.parametrize("code, value", NUMERIC)
def test_machine_values(code, value):
    x = read(code)
    found = scalars.numeric(EV, x)
    assert found is None if value is None else found == pytest.approx(value, rel=1e-15) and type(found) is type(value)
    real = scalars.real_value(EV, x)
    assert real == found if type(value) is float else real is None


@pytest.mark.parametrize(
    "code, value",
    [
        ("Infinity", inf),
        ("-Infinity", -inf),
        ("ComplexInfinity", None),
        ("I Infinity", None),
        ("Pi", pi),
        ("3", 3.0),
        ("x", None),
        ("1. I", None),
    ],
)
def test_extended_values(code, value):
    assert scalars.extended_value(EV, read(code)) == value


@pytest.mark.parametrize("code, array", [
    ("{1, 2.5}", [1, 2.5]), ("{1., 2.}", [1, 2]), ("{{1., 2}, {3, Pi}}", [[1, 2], [3, pi]]), ("{1. I, 2}", [1j, 2]), ("{1, 2}", None), ("Range[50]", None), ("{1/2, 2}", None), ("{Pi, 1}", None), ("{1., x}", None), ("{1., {2}}", None), ("{}", None), ("5.", None), ("x", None),
    ("{Pi, 1. + I}", [pi, 1 + 1j]), ("N[Range[50]]", list(range(1, 51))), ("NumericArray[{1., 2.}]", None), ("{1., \"a\"}", None), ("1", None),
])  # fmt: skip
def test_arrays_where_machine_arithmetic_answers(code, array):
    x = read(code)
    found = scalars.machine_array(EV, x)
    if array is None:
        assert found is None
    else:
        assert (
            np.array_equal(found, np.array(array))
            and found.dtype.kind == np.array(array + [0.5] if found.ndim == 1 else array).dtype.kind
        )
    assert (scalars.machine_array(EV, x, real=True) is None) == (found is None or found.dtype.kind == "c")


@pytest.mark.parametrize(
    "code, small, large",
    [
        ("{1.5`20, 2}", False, True),
        ("{1, 2}", False, False),
        ("{1.5, 2.5`20}", True, True),
        ("{1 + 1.5`20 I, 2}", False, True),
        ("{Pi, 1.5`20}", False, True),
    ],
)
def test_arrays_of_numbers_of_arbitrary_precision(code, small, large):
    assert (scalars.machine_array(EV, read(code)) is not None, scalars.machine_array(EV, read(code), big=True) is not None) == (
        small,
        large,
    )


@pytest.mark.parametrize(
    "code, array",
    [
        ("{1, 1/2, Pi, 2.5`20}", [1, 0.5, pi, 2.5]),
        ("{{1, 2}, {3, 4}}", [[1, 2], [3, 4]]),
        ("7", 7),
        ("Sqrt[2]", 2**0.5),
        ("{I, 1}", [1j, 1]),
        ("{1, x}", None),
        ("{{1}, {1, 2}}", None),
        ("{}", None),
        ("x", None),
    ],
)
def test_arrays_of_numbers(code, array):
    found = scalars.numbers_of(EV, read(code))
    assert found is None if array is None else np.allclose(found, array, rtol=1e-15) and found.shape == np.shape(array)
    assert (scalars.numbers_of(EV, read(code), real=True) is None) == (array is None or np.iscomplexobj(array))


@pytest.mark.parametrize("code, zero", [
    ("0", True), ("0.", True), ("1", False), ("1.*^-300", False), ("0``20", False), ("I", False), ("(1 + x)^2 - 1 - 2 x - x^2", True), ("(1 + x)^2 - 2 - 2 x - x^2", False), ("x", False), ("x - y", False), ("Sqrt[2] + Sqrt[3] - Sqrt[5 + 2 Sqrt[6]]", True),
    ("(1 + Sqrt[2])^2 - 3 - 2 Sqrt[2]", True), ("Pi - 22/7", False), ("Sin[1]^2 + Cos[1]^2 - 1", True), ("10^-9 Pi", False), ("\"0\"", False), ("{0}", False), ("f[0]", False),
])  # fmt: skip
def test_zeros(code, zero):
    assert scalars.is_zero(EV, EV.read(code)[0] if "x^2" in code else read(code)) is zero


def test_expanding_and_simplifying():
    assert (
        scalars.expand(EV, read("(1 + x)^2")) == read("1 + 2 x + x^2") and scalars.expand(EV, 5) == 5 and scalars.expand(EV, X) is X
    )
    assert (
        scalars.simplify_by(EV, "Factor", read("x^2 - 1")) == read("(x - 1) (x + 1)")
        and scalars.simplify_by(EV, "NoSuchFunction", X) is X
    )
    assert scalars.simplify_by(EV, "Conjugate", X) is X


@pytest.mark.parametrize("code, machine, any_", [
    ("1", False, False), ("1/2", False, False), ("1.", True, True), ("1. + I", True, True), ("1.5`20", False, True), ("1 + 1.5`20 I", False, True), ("{1, {x, f[2.]}}", True, True), ("{1, {x, f[2]}}", False, False), ("N[Range[20]]", True, True), ("Range[20]", False, False),
    ("NumericArray[{1., 2.}]", True, True), ("NumericArray[{1, 2}]", False, False), ("\"1.\"", False, False), ("Pi", False, False), ("{N[Range[20]], 1}", True, True), ("2.5`20 + x", False, True), ("{}", False, False),
])  # fmt: skip
def test_inexact_numbers_inside(code, machine, any_):
    assert scalars.holds_inexact(read(code), big=False) is machine and scalars.holds_inexact(read(code)) is any_


def test_complex_numbers_of_mixed_parts():
    assert scalars.holds_inexact(Complex(1, 2)) is False and scalars.holds_inexact(Complex(1, BigReal(Decimal(2), 20))) is True
    assert (
        scalars.numeric(EV, Complex(1, BigReal(Decimal(2), 20))) == 1 + 2j
        and scalars.HALF == rational(1, 2)
        and scalars.conjugate(EV, make_list([1])) == make_list([1])
    )
