"""Polynomials in one variable: lists of coefficients from the constant up, without trailing zeros.

Coefficients are integers, or fractions where a function says so.
"""

from fractions import Fraction
from math import comb, gcd, lcm


def trimmed(f: list) -> list:
    """f without trailing zeros."""
    while f and f[-1] == 0:
        f.pop()
    return f


def subtract_polynomials(f: list, g: list) -> list:
    """f - g."""
    size = max(len(f), len(g))
    return trimmed([(f[i] if i < len(f) else 0) - (g[i] if i < len(g) else 0) for i in range(size)])


def multiply_polynomials(f: list, g: list) -> list:
    """f g."""
    if not f or not g:
        return []
    out = [0] * (len(f) + len(g) - 1)
    for i, a in enumerate(f):
        if a:
            for j, b in enumerate(g):
                out[i + j] += a * b
    return trimmed(out)


def divide_polynomials(f: list, g: list) -> tuple:
    """(quotient, remainder) over the fractions; integers where the division is exact."""
    rest = list(f)
    lead = g[-1]
    quotient = [0] * max(len(f) - len(g) + 1, 0)
    for i in range(len(quotient) - 1, -1, -1):
        top = rest[i + len(g) - 1]
        if not top:
            continue
        c = quotient[i] = ratio(top, lead)
        for j, b in enumerate(g):
            rest[i + j] -= c * b
    return trimmed(quotient), trimmed(rest)


def ratio(a: int | Fraction, b: int | Fraction) -> int | Fraction:
    """a/b as an int where it is one, else as a Fraction."""
    if type(a) is int and type(b) is int and a % b == 0:
        return a // b
    value = Fraction(a) / b
    return value.numerator if value.denominator == 1 else value


def derivative(f: list) -> list:
    """The derivative of f."""
    return trimmed([k * c for k, c in enumerate(f)][1:])


def primitive(f: list) -> tuple:
    """(content, primitive part) with a positive leading coefficient; coefficients may be fractions."""
    if not f:
        return 1, []
    below = lcm(*[Fraction(c).denominator for c in f])
    whole = [int(c * below) for c in f]
    common = gcd(*whole)
    if whole[-1] < 0:
        common = -common
    content = Fraction(common, below)
    return (content.numerator if content.denominator == 1 else content), [c // common for c in whole]


def gcd_polynomials(f: list, g: list) -> list:
    """The primitive greatest common divisor of integer polynomials."""
    f, g = primitive(f)[1], primitive(g)[1]
    while g:
        f, g = g, primitive(_pseudo_remainder(f, g))[1]
    return f


def _pseudo_remainder(f: list, g: list) -> list:
    f = list(f)
    lead = g[-1]
    while len(f) >= len(g):
        top, shift = f[-1], len(f) - len(g)
        f = [lead * c for c in f]
        for j, b in enumerate(g):
            f[shift + j] -= top * b
        trimmed(f)
    return f


def shifted(f: list, a: Fraction) -> list:
    """The coefficients of f(x + a)."""
    out = [Fraction(0)] * len(f)
    for j, c in enumerate(f):
        for i in range(j + 1):
            out[i] += c * comb(j, i) * a ** (j - i)
    return out


def series_quotient(f: list, g: list, n: int) -> list:
    """The first n coefficients of f/g as a power series."""
    out: list = []
    for i in range(n):
        c = f[i] if i < len(f) else Fraction(0)
        for j in range(1, min(i, len(g) - 1) + 1):
            c -= g[j] * out[i - j]
        out.append(c / g[0])
    return out
