"""Exact powers of exact numbers: roots in lowest terms, and products of them."""

from math import isqrt

from ..expression import Complex, Expr, Expression, Rational, S, rational
from ..expression.arithmetic import add, denominator, multiply, negate, numerator
from ..expression.numbers import Number, from_fraction

_MOST_TURNS = 1 << 20  # of a root of -1: larger exponents stay as they are
_TRIAL_BOUND = 1000  # roots of larger prime factors are taken out only where the rest is a perfect power


def small_factors(n: int) -> dict:
    """n > 0 as {factor: exponent}: primes below a bound, and a rest reduced to its smallest root."""
    exponents: dict = {}
    p = 2
    while p * p <= n and p <= _TRIAL_BOUND:
        while n % p == 0:
            exponents[p] = exponents.get(p, 0) + 1
            n //= p
        p += 1 if p == 2 else 2
    if n > 1:
        base, exponent = _smallest_root(n)
        exponents[base] = exponents.get(base, 0) + exponent
    return exponents


def _smallest_root(n: int) -> tuple:
    exponent = 1
    if n > _TRIAL_BOUND**2:
        for k in (2, 3, 5, 7):
            while k < n.bit_length() and (root := integer_root(n, k)) ** k == n:
                n, exponent = root, exponent * k
    return n, exponent


def integer_root(n: int, k: int) -> int:
    """The largest integer r with r^k <= n, for n >= 0."""
    if k == 2:
        return isqrt(n)
    if n < 2:
        return n
    r = 1 << -(-n.bit_length() // k)
    while True:
        smaller = ((k - 1) * r + n // r ** (k - 1)) // k
        if smaller >= r:
            return r
        r = smaller


def exact_power(base: Number, exponent: Rational) -> Expression:
    """base^exponent for an int, Rational or Complex base, in canonical form; None where it is in that form already."""
    if type(base) is Complex:
        return _gaussian_power(base, exponent)
    negative = numerator(base) < 0
    magnitude = negate(base) if negative else base
    if magnitude == 1:
        return _unit_power(exponent) if negative else 1
    coefficient, radicals = reduced_product(1, [(magnitude, exponent)])
    if negative:
        joined = _with_negative_root(base, exponent, coefficient, radicals)
        if joined is not NotImplemented:
            return joined
        unit = _unit_power(exponent)
        if unit is None:
            unit = Expr(S.Power, (-1, exponent))
        return Expr(S.Times, (coefficient, unit, *[_radical(*r) for r in radicals]))
    if coefficient == 1 and len(radicals) == 1:
        ((b, e),) = radicals
        return None if b == base and e == exponent else _radical(b, e)
    return Expr(S.Times, (coefficient, *[_radical(*r) for r in radicals])) if radicals else coefficient


def _with_negative_root(base, exponent: Rational, coefficient, radicals: list):
    """(-12)^(1/3) is (-3)^(1/3) 2^(2/3): -1 goes into the root of its own exponent; NotImplemented if there is none."""
    turns, rest = divmod(exponent.numerator, exponent.denominator)
    root = rational(rest, exponent.denominator)
    if exponent.denominator == 2 or (turns and abs(turns) > _MOST_TURNS):
        return NotImplemented
    for i, (b, e) in enumerate(radicals):
        if e == root:
            if negate(b) == base and root == exponent and coefficient == 1 and len(radicals) == 1:
                return None
            others = [_radical(*r) for k, r in enumerate(radicals) if k != i]
            sign = -1 if turns % 2 else 1
            return Expr(S.Times, (multiply(coefficient, sign), _radical(negate(b), e), *others))
    return NotImplemented


def _unit_power(exponent: Rational):
    """(-1)^exponent with an exponent between 0 and 1; None where it is so already."""
    n, d = exponent.numerator, exponent.denominator
    turns, rest = divmod(n, d)
    if d == 2:
        return Complex(0, -1 if turns % 2 else 1)
    if turns == 0:
        return None
    root = Expr(S.Power, (-1, rational(rest, d)))
    return Expr(S.Times, (-1, root)) if turns % 2 else root


def _radical(base, exponent):
    return Expr(S.Power, (base, exponent))


def reduced_product(coefficient: Number, radicals: list) -> tuple:
    """coefficient times powers of positive rationals as (coefficient, [(base, exponent)]) in canonical form.

    Exponents end between -1 and 1; bases with equal exponents are joined.  Integer powers of a prime go into the root
    where that cancels them (Sqrt[2]/2 is 1/Sqrt[2]).
    """
    from fractions import Fraction  # slow to import

    exponents: dict = {}
    for base, exponent in radicals:
        e = Fraction(exponent.numerator, exponent.denominator)
        for part, direction in ((numerator(base), 1), (denominator(base), -1)):
            for p, k in small_factors(part).items():
                exponents[p] = exponents.get(p, 0) + direction * k * e
    coefficient = _absorb(coefficient, exponents)
    groups: dict = {}
    for p, e in exponents.items():
        whole = int(e)
        coefficient = multiply(coefficient, p**whole if whole >= 0 else rational(1, p**-whole))
        e -= whole
        if e:
            size = abs(e)
            top, bottom = groups.get(size, (1, 1))
            groups[size] = (top * p, bottom) if e > 0 else (top, bottom * p)
    out = []
    for e, (top, bottom) in groups.items():
        exponent = from_fraction(e)
        out.append((bottom, negate(exponent)) if top == 1 else (rational(top, bottom), exponent))
    return coefficient, out


def _absorb(coefficient, exponents: dict):
    """Move powers of the primes of the roots out of an exact real coefficient."""
    if type(coefficient) not in (int, Rational) or coefficient == 0:
        return coefficient
    n, d = numerator(coefficient), denominator(coefficient)
    for p in exponents:
        while n % p == 0:
            n //= p
            exponents[p] += 1
        while d % p == 0:
            d //= p
            exponents[p] -= 1
    return rational(n, d)


def _gaussian_power(base: Complex, exponent: Rational):
    """Square roots of complex numbers with exact squares, and powers of I; None for all others."""
    if base.re == 0 and base.im in (1, -1) and type(base.im) is int and exponent.denominator != 2:
        half = multiply(rational(base.im, 2), exponent)
        return Expr(S.Power, (-1, half))
    if exponent.denominator != 2 or type(base.re) is float or type(base.im) is float:
        return None
    root = _gaussian_root(base)
    if root is None:
        if base.re == 0 and base.im in (1, -1) and type(base.im) is int:
            return Expr(S.Power, (-1, multiply(rational(base.im, 2), exponent)))
        return None
    return Expr(S.Power, (root, exponent.numerator))


def _gaussian_root(z: Complex):
    """The principal square root of a complex number with rational parts, where it is such a number itself."""
    norm = _exact_root(add(multiply(z.re, z.re), multiply(z.im, z.im)))
    if norm is None:
        return None
    half = rational(1, 2)
    a = _exact_root(multiply(half, add(norm, z.re)))
    if a is None or a == 0:
        return None
    b = multiply(multiply(half, z.im), rational(denominator(a), numerator(a)))
    return Complex(a, b)


def _exact_root(x):
    """The square root of a non-negative exact real if it is one too, else None."""
    n, d = numerator(x), denominator(x)
    if n < 0:
        return None
    root, under = isqrt(n), isqrt(d)
    return rational(root, under) if root * root == n and under * under == d else None
