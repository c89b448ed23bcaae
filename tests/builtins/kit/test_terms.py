"""Terms of sums and products: coefficients, signs, multiples of Pi and I, and sizes."""

import pytest

from wlnet import Session
from wlnet.builtins.kit import terms
from wlnet.expression import Complex, Expr, S, make_list, rational, same, symbol

EV = Session().evaluator


def read(text: str):
    return EV.evaluate(EV.read(text)[0])


@pytest.mark.parametrize("code, numeric", [
    ("1", True), ("1/2", True), ("2.5", True), ("2.5`20", True), ("1 + I", True), ("Pi", True), ("E + Pi", True), ("Sqrt[2]", True), ("Sin[1]^Pi", True), ("x", False), ("Sin[x]", False), ("2 x", False), ("f[1]", False), ("{1}", False), ("\"1\"", False), ("Infinity", False), ("True", False), ("1 + f[2]", False),
    ("Degree", True), ("Sin[1][2]", False), ("Max[Pi, x]", False), ("Log[2] + Cos[Sqrt[3]]", True), ("<||>", False), ("I Pi", True),
])  # fmt: skip
def test_numeric_expressions(code, numeric):
    assert terms.is_numeric(EV, read(code)) is numeric


@pytest.mark.parametrize(
    "code, infinite",
    [
        ("Infinity", True),
        ("-Infinity", True),
        ("ComplexInfinity", True),
        ("I Infinity", True),
        ("DirectedInfinity[z]", True),
        ("5", False),
        ("Infinity[1]", False),
        ("Indeterminate", False),
        ("{Infinity}", False),
    ],
)
def test_infinities(code, infinite):
    assert terms.is_infinite(read(code)) is infinite


def test_the_infinities_are_those_of_the_evaluator():
    assert (
        same(read("Infinity"), terms.INFINITY)
        and same(read("-Infinity"), terms.MINUS_INFINITY)
        and same(read("ComplexInfinity"), terms.COMPLEX_INFINITY)
    )


@pytest.mark.parametrize(
    "code, coefficient, rest",
    [
        ("x", "1", "x"),
        ("2 x", "2", "x"),
        ("-x", "-1", "x"),
        ("x y", "1", "x y"),
        ("3 x y/2", "3/2", "x y"),
        ("2.5 x^2", "2.5", "x^2"),
        ("I x", "I", "x"),
        ("7", "1", "7"),
        ("x + y", "1", "x + y"),
        ("2 (x + y)", "2", "x + y"),
        ("2. I x y", "2. I", "x y"),
    ],
)
def test_coefficients(code, coefficient, rest):
    x = read(code)
    found = terms.term_parts(x)
    assert same(found[0], read(coefficient)) and same(found[1], read(rest))
    if x != 7:
        assert same(terms.with_coefficient(*found), x)


def test_products_that_are_no_products():
    assert terms.term_parts(Expr(S.Times, (2,))) == (1, Expr(S.Times, (2,))) and terms.term_parts(Expr(S.Times, ())) == (
        1,
        Expr(S.Times, ()),
    )
    x = symbol("Global`x")
    assert (
        terms.with_coefficient(1, x) is x
        and terms.with_coefficient(1.0, x) == Expr(S.Times, (1.0, x))
        and terms.with_coefficient(2, read("x y")) == read("2 x y")
        and terms.with_coefficient(-1, x) == read("-x")
        and terms.with_coefficient(2, read("x + 1")) == read("2 (x + 1)")
    )


def test_sums_products_and_powers_are_not_evaluated():
    assert (
        terms.make_plus(1, 2) == Expr(S.Plus, (1, 2))
        and terms.make_times(2, 3) == Expr(S.Times, (2, 3))
        and terms.make_power(2, 3) == Expr(S.Power, (2, 3))
        and terms.make_minus(4) == Expr(S.Times, (-1, 4))
    )


@pytest.mark.parametrize("code, negative", [
    ("1", False), ("0", False), ("-1", True), ("-1/2", True), ("-2.5", True), ("-2.5`20", True), ("-x", True), ("-2 x y/3", True), ("x", False), ("x y", False), ("-x + y", True), ("-1 + x", True), ("1 - x", False), ("x - y", False), ("-I", True), ("I", False), ("-1 + I", True), ("1 - I", False),
    ("-1. + 2. I", True), ("1. - 2. I", False), ("0. - 2. I", True), ("-I x", True), ("I x", False), ("(-1 + x) y", False), ("f[-1]", False), ("{-1}", False), ("1/2 - I/2", False), ("-2 (x + y)", True), ("(-1 + I) + x", False), ("(1 - x)^2", False),
])  # fmt: skip
def test_signs(code, negative):
    assert bool(terms.is_negative(read(code))) is negative


@pytest.mark.parametrize(
    "code, minus",
    [
        ("3", "-3"),
        ("-1/2", "1/2"),
        ("x", "-x"),
        ("-x", "x"),
        ("2 x", "-2 x"),
        ("x - y", "y - x"),
        ("1 + 2 x - 3 y z", "-1 - 2 x + 3 y z"),
        ("2.5 x", "-2.5 x"),
        ("I x", "-I x"),
        ("(x + y) z", "-1 ((x + y) z)"),
        ("f[x]", "-f[x]"),
        ("1 + I", "-1 - I"),
    ],
)
def test_opposites(code, minus):
    assert same(EV.evaluate(terms.opposite(read(code))), read(minus)) and str(terms.opposite(read("x - y"))) == str(
        EV.read("-x + y")[0]
    )


@pytest.mark.parametrize(
    "code, multiple",
    [
        ("Pi", 1),
        ("0", 0),
        ("2 Pi", 2),
        ("-Pi", -1),
        ("Pi/3", rational(1, 3)),
        ("-5 Pi/6", rational(-5, 6)),
        ("Degree", rational(1, 180)),
        ("30 Degree", rational(1, 6)),
        ("-90 Degree", rational(-1, 2)),
        ("1", None),
        ("x Pi", None),
        ("2. Pi", None),
        ("Pi^2", None),
        ("2 x Pi", None),
        ("1 + Pi", None),
        ("x", None),
        ("0.", None),
        ("I Pi", None),
        ("2 E", None),
        ("Sqrt[2] Pi", None),
    ],
)
def test_multiples_of_pi(code, multiple):
    found = terms.pi_multiple(read(code))
    assert found == multiple and type(found) is type(multiple)


@pytest.mark.parametrize(
    "code, factor",
    [
        ("I", "1"),
        ("-2 I", "-2"),
        ("I x", "x"),
        ("-I x", "-x"),
        ("I/2 x y", "x y/2"),
        ("1 + I", None),
        ("x", None),
        ("2 x", None),
        ("5", None),
        ("(1 + I) x", None),
        ("2.5 I", None),
        ("I Pi/3", "Pi/3"),
        ("x + I y", None),
        ('"I"', None),
        ("{I}", None),
    ],
)
def test_imaginary_factors(code, factor):
    found = terms.imaginary_factor(read(code))
    assert found is None if factor is None else same(EV.evaluate(found), read(factor))


def test_imaginary_numbers_with_inexact_parts():
    assert terms.imaginary_factor(Complex(0, 3)) == 3 and terms.imaginary_factor(Complex(2, 3)) is None


@pytest.mark.parametrize("code, values, result", [
    ("f[x, y, x]", {"x": "1"}, "f[1, y, 1]"), ("f[x, y]", {"x": "y", "y": "x"}, "f[y, x]"), ("f[g[a], a]", {"g[a]": "7"}, "f[7, a]"), ("f[g[a], a]", {"a": "b"}, "f[g[b], b]"), ("x[x]", {"x": "h"}, "h[h]"), ("g[1][g[1]]", {"g[1]": "k"}, "k[k]"), ("{1, <|y -> x|>}", {"x": "2"}, "{1, <|y -> 2|>}"),
    ("<|a -> g[1]|>", {"g[1]": "5"}, "<|a -> 5|>"), ("f[x]", {}, "f[x]"), ("q", {"x": "1"}, "q"), ("f[x, g[y]]", {"x": "1", "g[y]": "2"}, "f[1, 2]"),
])  # fmt: skip
def test_replacing(code, values, result):
    found = terms.replace_all(read(code), {read(old): read(new) for old, new in values.items()})
    assert same(EV.evaluate(found), read(result))


@pytest.mark.parametrize("spec, sizes", [
    ("All", [0, 1, 2, 3, 4]), ("Infinity", [0, 1, 2, 3, 4]), ("2", [0, 1, 2]), ("0", [0]), ("4", [0, 1, 2, 3, 4]), ("9", [0, 1, 2, 3, 4]), ("-1", None), ("UpTo[2]", [0, 1, 2]), ("{2}", [2]), ("{0}", [0]), ("{4}", [4]), ("{5}", []), ("{-1}", []), ("{1, 3}", [1, 2, 3]), ("{2, 9}", [2, 3, 4]), ("{3, 1}", []),
    ("{3, 1, -1}", [3, 2, 1]), ("{0, 4, 2}", [0, 2, 4]), ("{1, Infinity, 2}", [1, 3]), ("{4, 0, -2}", [4, 2, 0]), ("{0, All}", [0, 1, 2, 3, 4]), ("{1, 3, 0}", None), ("{}", None), ("{1, 2, 3, 4}", None), ("x", None), ("{x}", None), ("1.", None), ("{1, 2.}", None), ("Range[2]", [1, 2]), ("{1, 1}", [1]), ("\"a\"", None),
    ("{All}", [4]), ("UpTo[1, 2]", None), ("{-3, 2}", None),
])  # fmt: skip
def test_sizes(spec, sizes):
    assert terms.size_range(read(spec), 4) == sizes


def test_no_specification_means_all_sizes():
    assert terms.size_range(None, 2) == [0, 1, 2] and terms.size_range(None, 0) == [0]


@pytest.mark.parametrize(
    "point, coefficients, first, denominator, polynomial",
    [
        ("0", "{1, 2, 3}", 0, 1, "1 + 2 x + 3 x^2"),
        ("a", "{5, 7}", 1, 1, "5 (x - a) + 7 (x - a)^2"),
        ("0", "{1, 0, 4}", -1, 1, "1/x + 4 x"),
        ("1", "{1, 1}", 1, 2, "Sqrt[x - 1] + x - 1"),
        ("0", "{}", 0, 1, "0"),
        ("0", "Range[2]", 0, 1, "1 + 2 x"),
        ("0", "{3, 4}", -1, 2, "3/Sqrt[x] + 4"),
    ],
)
def test_polynomials_of_series(point, coefficients, first, denominator, polynomial):
    found = terms.series_polynomial(symbol("Global`x"), read(point), read(coefficients), first, 9, denominator)
    assert same(EV.evaluate(found), read(polynomial)) and found.head is S.Plus


def test_lists_are_no_terms():
    assert terms.term_parts(make_list([2])) == (1, make_list([2]))
