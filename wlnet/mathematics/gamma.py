"""The gamma function of machine numbers, to the last digit, and of half-integers."""

import math
from decimal import Context, Decimal

from ..expression import Rational, rational
from ..expression.arithmetic import add, denominator, divide, multiply, numerator
from .combinatorics import bernoulli

_PI = Decimal("3.14159265358979323846264338327950288420")
_DIGITS = 36  # twice those of a double and some: rounding gives the nearest double
_STIRLING_FROM = 24
_STIRLING_TERMS = 12  # from 24 on, the first term left out is below 10^-31: twice the digits of a double
_LARGEST = 170  # beyond, math.gamma overflows or is nearly 0, and says so in its way


def machine_gamma(x: float) -> float:
    """Gamma[x] to the last digit."""
    if not -_LARGEST < x < _LARGEST or x == int(x):
        return math.gamma(x)
    c = Context(prec=_DIGITS)
    z, product = Decimal(x), Decimal(1)
    while z < _STIRLING_FROM:
        product = c.multiply(product, z)
        z = c.add(z, Decimal(1))
    log = c.subtract(c.multiply(c.subtract(z, Decimal("0.5")), c.ln(z)), z)
    power, square = z, c.multiply(z, z)
    for k in range(1, _STIRLING_TERMS + 1):
        b = bernoulli(2 * k)
        term = c.divide(Decimal(numerator(b)), c.multiply(power, Decimal(denominator(b) * 2 * k * (2 * k - 1))))
        log = c.add(log, term)
        power = c.multiply(power, square)
    whole = c.multiply(c.exp(log), c.sqrt(c.multiply(Decimal(2), _PI)))
    return float(c.divide(whole, product))


def half_gamma(n: int) -> int | Rational:
    """Gamma[n/2] over Sqrt[Pi] for an odd n."""
    value = 1
    x = rational(1, 2)
    while numerator(x) < n:
        value = multiply(value, x)
        x = add(x, 1)
    while numerator(x) > n:
        x = add(x, -1)
        value = divide(value, x)
    return value
