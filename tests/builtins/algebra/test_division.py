"""Quotients, remainders, common divisors and resultants of polynomials."""

import pytest
from asking import value_of


@pytest.mark.parametrize(
    "code, expected",
    [
        ("PolynomialQuotient[x^3 - 1, x - 1, x]", "1 + x + x^2"),
        ("PolynomialRemainder[x^2, x - 3, x]", "9"),
        ("PolynomialQuotient[x^2, x^3, x]", "0"),
        ("PolynomialQuotient[x^2 + x + 1, 2 x + 1, x]", "1/4 + x/2"),
        ("PolynomialRemainder[x^2 + x + 1, 2 x + 1, x]", "3/4"),
        ("PolynomialQuotient[x^2, x + a, x]", "-a + x"),
        ("PolynomialQuotientRemainder[x^2, x + a, x]", "{-a + x, a^2}"),
        ("PolynomialQuotientRemainder[x, x^2, x]", "{0, x}"),
        ("PolynomialGCD[x^2 - 1, x^2 + 2 x + 1]", "1 + x"),
        ("PolynomialGCD[6 x, 4 x^2]", "2*x"),
        ("PolynomialGCD[x, y]", "1"),
        ("PolynomialGCD[(x + y)^2 (x - y), x^2 - y^2, x^3 - x y^2]", "x^2 - y^2"),
        ("Expand[PolynomialLCM[x^2 - 1, x - 1]]", "-1 + x^2"),
        ("PolynomialLCM[x]", "x"),
        ("Expand[PolynomialLCM[x + 1, x - 1]]", "-1 + x^2"),
        ("Resultant[x^2 - 1, x - 3, x]", "8"),
        ("Resultant[a x + b, c x + d, x]", "-(b*c) + a*d"),
        ("Resultant[x^2 - 1, x - 1, x]", "0"),
        ("Discriminant[a x^2 + b x + c, x]", "b^2 - 4*a*c"),
        ("Discriminant[x^3 + p x + q, x]", "-4*p^3 - 27*q^2"),
        ("Discriminant[x - 5, x]", "1"),
        ("HornerForm[1 + 2 x + 3 x^2]", "1 + x*(2 + 3*x)"),
        ("HornerForm[a x^2 + x, x]", "x*(1 + a*x)"),
    ],
)
def test_division(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize(
    "code, expected",
    [
        ("{PolynomialGCD[x^2 + 1, x + 1, Modulus -> 2], PolynomialGCD[x^3 - x, 2 x + 2, Modulus -> 5]}", "{1 + x, 1 + x}"),
        (
            "{PolynomialLCM[x^2 + 1, x + 1, Modulus -> 2], Expand[(x + 1) (x + 2) (x + 3), Modulus -> 7] === PolynomialLCM[x + 1, x + 2, x + 3, Modulus -> 7]}",
            "{1 + x^2, True}",
        ),
        (
            "{PolynomialQuotient[x^3 + 1, 2 x + 1, x, Modulus -> 7], PolynomialRemainder[x^3 + 1, 2 x + 1, x, Modulus -> 7], PolynomialQuotientRemainder[x^2, x + 1, x, Modulus -> 3]}",
            "{1 + 5*x + 4*x^2, 0, {2 + x, 1}}",
        ),
        ("{Resultant[x^2 + 1, x + 2, x, Modulus -> 3], Discriminant[x^2 + 3 x + 1, x, Modulus -> 3]}", "{2, 2}"),
    ],
)
def test_division_modulo_a_prime(code, expected):
    assert value_of(code) == expected
