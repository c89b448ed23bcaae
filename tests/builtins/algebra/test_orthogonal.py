"""Orthogonal polynomials by their first members, their definitions and their differential equations; recurrences."""

import pytest
from asking import value_of


@pytest.mark.parametrize(
    "code, expected",
    [
        ("ChebyshevT[3, x]", "-3*x + 4*x^3"),
        ("ChebyshevT[0, x]", "1"),
        ("ChebyshevT[1, x]", "x"),
        ("ChebyshevU[3, x]", "-4*x + 8*x^3"),
        ("ChebyshevU[1, x]", "2*x"),
        ("HermiteH[3, x]", "-12*x + 8*x^3"),
        ("HermiteH[4, x]", "12 - 48*x^2 + 16*x^4"),
        ("Expand[LegendreP[3, x]]", "(-3*x)/2 + (5*x^3)/2"),
        ("LegendreP[10, 0]", "-63/256"),
        ("Expand[LaguerreL[2, x]]", "1 - 2*x + x^2/2"),
        ("LaguerreL[3, 2]", "-1/3"),
        ("ChebyshevT[2, {1, x}]", "{1, -1 + 2*x^2}"),
        ("HermiteH[n, x]", "HermiteH[n, x]"),
        ("ChebyshevT[5, 0.5]", "0.5"),
        ("LegendreP[5, 1]", "1"),
        ("LaguerreL[{0, 1}, x]", "{1, 1 - x}"),
        ("Cyclotomic[1, x]", "-1 + x"),
        ("Cyclotomic[2, x]", "1 + x"),
        ("Cyclotomic[6, x]", "1 - x + x^2"),
        ("Cyclotomic[12, x]", "1 - x^2 + x^4"),
        ("Cyclotomic[5, 1]", "5"),
        ("LinearRecurrence[{1, 1}, {1, 1}, 8]", "{1, 1, 2, 3, 5, 8, 13, 21}"),
        ("LinearRecurrence[{a}, {1}, 4]", "{1, a, a^2, a^3}"),
        ("LinearRecurrence[{2, -1}, {3, 5}, 4]", "{3, 5, 7, 9}"),
        ("LinearRecurrence[{1, 2}, {1, 1}, 2]", "{1, 1}"),
        ("LinearRecurrence[{1, 1}, {1, 2, 3}, 2]", "{1, 2}"),
        ("LinearRecurrence[{1, 0, 2}, {1, 2, 3}, 5]", "{1, 2, 3, 5, 9}"),
    ],
)
def test_values(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize(
    "name, equation",
    [
        ("ChebyshevT", "(1 - x^2) D[p, {x, 2}] - x D[p, x] + 49 p"),
        ("ChebyshevU", "(1 - x^2) D[p, {x, 2}] - 3 x D[p, x] + 63 p"),
        ("HermiteH", "D[p, {x, 2}] - 2 x D[p, x] + 14 p"),
        ("LegendreP", "(1 - x^2) D[p, {x, 2}] - 2 x D[p, x] + 56 p"),
        ("LaguerreL", "x D[p, {x, 2}] + (1 - x) D[p, x] + 7 p"),
    ],
)
def test_differential_equations(name, equation):
    assert value_of(f"p = {name}[7, x]; {{Expand[{equation}], Exponent[p, x]}}") == "{0, 7}"


@pytest.mark.parametrize("name", ["ChebyshevT", "ChebyshevU", "HermiteH", "LegendreP", "LaguerreL"])
def test_attributes(name):
    assert value_of(f"Attributes[{name}]") == "{Listable, NumericFunction, Protected}"


def test_cyclotomic_polynomials_multiply_to_a_difference_of_powers():
    assert (
        value_of("Table[Expand[Times @@ (Cyclotomic[#, x] & /@ Divisors[n])] === x^n - 1, {n, {1, 7, 12, 30}}]")
        == "{True, True, True, True}"
    )


def test_chebyshev_polynomials_multiply_angles():
    assert value_of("Max[Abs[Table[ChebyshevT[n, Cos[0.7]] - Cos[0.7 n], {n, 0, 9}]]] < 10^-12") == "True"
    assert value_of("Max[Abs[Table[ChebyshevU[n, Cos[0.7]] Sin[0.7] - Sin[0.7 (n + 1)], {n, 0, 9}]]] < 10^-12") == "True"
