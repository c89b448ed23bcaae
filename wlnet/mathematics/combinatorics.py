"""Exact combinatorial numbers: binomials, Fibonacci, Bernoulli."""

import math

from ..expression import Rational, rational
from ..expression.arithmetic import add, divide, multiply, negate, numerator


def abs_exact(x: Rational | int) -> int | Rational:
    """|x| of an exact real."""
    return negate(x) if numerator(x) < 0 else x


def binomial_of(n: int, k: int) -> int:
    """Binomial coefficients of integers of any sign."""
    if k < 0:
        if n >= 0 or k > n:
            return 0
        return (-1) ** (n - k) * math.comb(-k - 1, n - k)
    if n >= 0:
        return math.comb(n, k)
    return (-1) ** k * math.comb(k - n - 1, k)


def fibonacci_pair(n: int) -> tuple:
    """(F_n, F_(n+1)) by doubling."""
    a, b = 0, 1
    for digit in bin(n)[2:]:
        a, b = a * (2 * b - a), a * a + b * b
        if digit == "1":
            a, b = b, a + b
    return a, b


def sum_of_reciprocals(low: int, high: int, r: int) -> int | Rational:
    """1/low^r + … + 1/(high - 1)^r, by halves."""
    if high - low < 1:
        return 0
    if high - low == 1:
        return rational(1, low**r)
    middle = (low + high) // 2
    return add(sum_of_reciprocals(low, middle, r), sum_of_reciprocals(middle, high, r))


_bernoulli: list = [1]  # those known so far; each needs all before it


def bernoulli(n: int) -> int | Rational:
    """The Bernoulli number B_n with B_1 = -1/2."""
    while len(_bernoulli) <= n:
        m = len(_bernoulli)
        if m > 1 and m % 2:
            _bernoulli.append(0)
            continue
        total = 0
        for k in range(m):
            if _bernoulli[k] != 0:
                total = add(total, multiply(math.comb(m + 1, k), _bernoulli[k]))
        _bernoulli.append(divide(negate(total), m + 1))
    return _bernoulli[n]
