"""Quotients of polynomials: common factors cancelled, partial fractions."""

from fractions import Fraction
from math import gcd

from .polynomial_factors import factor_polynomial, rational_roots
from .polynomial_terms import content_of, divide_exactly, gcd_terms, join_power, widened
from .polynomials import (
    divide_polynomials,
    gcd_polynomials,
    multiply_polynomials,
    primitive,
    ratio,
    series_quotient,
    shifted,
    subtract_polynomials,
)

# --- several variables ------------------------------------------------------------------------------------------------


def divide_factors(above: tuple, below: list, count: int) -> tuple:
    """(content, [(polynomial, signed exponent)]) of a quotient, equal factors joined.

    ``above`` is (content, [(polynomial, exponent)]), ``below`` a list of such with an exponent each; all polynomials become
    ones of ``count`` variables.
    """
    content, powers = Fraction(above[0]), []
    for f, k in above[1]:
        join_power(powers, widened(f, count), k)
    for (c, factors), e in below:
        content /= Fraction(c) ** e
        for f, k in factors:
            join_power(powers, widened(f, count), -k * e)
    return content, [(f, k) for f, k in powers if k]


def cancel_power(top: dict, f: dict, e: int, powers: list) -> tuple:
    """top/f^e: common factors leave both; (what is left of the top, the powers joined by what is left of f^e)."""
    left = e
    while left:
        quotient = divide_exactly(top, f)
        if quotient is None:
            break
        top = quotient
        left -= 1
    for _ in range(left):
        common = gcd_terms(top, f)
        if not any([any(exponents) for exponents in common]):
            join_power(powers, f, left)
            return top, powers
        top = divide_exactly(top, common)
        join_power(powers, divide_exactly(f, common), 1)
        left -= 1
    return top, powers


def scaled_gcd(f: dict, g: dict) -> dict:
    """The greatest common divisor with that of the contents, where these are integers."""
    a, b = content_of(f), content_of(g)
    number = gcd(a, b) if type(a) is int and type(b) is int else 1
    return {e: c * number for e, c in gcd_terms(f, g).items()}


# --- one variable -----------------------------------------------------------------------------------------------------


def reduced_fraction(top: list, bottom: list) -> tuple:
    """(top, bottom) without common factors; fractions are allowed as coefficients."""
    common = gcd_polynomials(primitive(top)[1], primitive(bottom)[1])
    if len(common) < 2:
        return top, bottom
    return divide_polynomials(top, common)[0], divide_polynomials(bottom, common)[0]


def partial_fractions(above: list, below: list) -> tuple:
    """(polynomial, [(numerator, irreducible factor, exponent)]): a quotient as a polynomial and a sum of fractions."""
    quotient, rest = divide_polynomials(above, below)
    content, factors = factor_polynomial(below)
    rest = [ratio(c, content) for c in rest]
    fractions = []
    for f, k in factors:
        cofactor = [1]
        for g, m in factors:
            if g != f:
                for _ in range(m):
                    cofactor = multiply_polynomials(cofactor, g)
        numerator = _divide_modulo_power(rest, cofactor, f, k)
        for j in range(k, 0, -1):  # the digits of the numerator in base f
            numerator, digit = divide_polynomials(numerator, f) if numerator else ([], [])
            if digit:
                fractions.append((digit, f, j))
    return quotient, fractions


def _divide_modulo_power(rest: list, cofactor: list, f: list, k: int) -> list:
    """rest/cofactor modulo f^k, over the fractions."""
    modulus = [1]
    for _ in range(k):
        modulus = multiply_polynomials(modulus, f)
    inverse = _inverse_modulo([Fraction(c) for c in cofactor], [Fraction(c) for c in modulus])
    return divide_polynomials(multiply_polynomials(rest, inverse), modulus)[1] if rest else []


def _inverse_modulo(f: list, modulus: list) -> list:
    """The g with f g = 1 modulo a polynomial without common factor, by Euclid's algorithm."""
    a, b, x, y = f, modulus, [1], []
    while b:
        quotient, rest = divide_polynomials(a, b)
        a, b = b, rest
        x, y = y, subtract_polynomials(x, multiply_polynomials(quotient, y))
    return [c / a[0] for c in x]


def rational_poles(above: list, below: list) -> tuple | None:
    """(polynomial, [(root, order, coefficient)]): a quotient as a polynomial and a sum of coefficient/(x - root)^order;
    None if a root of the denominator is irrational."""
    quotient, rest = divide_polynomials(above, below)
    roots, constant = rational_roots(below)
    if len(constant) > 1:
        return None
    poles = []
    for root, multiplicity in roots:
        root = Fraction(root)
        others = [Fraction(1)]
        for other, m in roots:
            if Fraction(other) != root:
                for _ in range(m):
                    others = multiply_polynomials(others, [-Fraction(other), Fraction(1)])
        others = [c * constant[0] for c in others]
        series = series_quotient(shifted(rest, root), shifted(others, root), multiplicity)
        for i, c in enumerate(series):
            if c:
                poles.append((root, multiplicity - i, c))
    return quotient, poles
