"""Exact combinatorial numbers: binomials, Fibonacci, Bernoulli, Euler, Stirling, partitions."""

import math
from collections.abc import Sequence

from ..expression import Rational, rational
from ..expression.arithmetic import add, divide, multiply, negate, numerator


def abs_exact(x: Rational | int) -> int | Rational:
    """|x| of an exact real."""
    return negate(x) if numerator(x) < 0 else x


_SHORT = 32  # factors that are multiplied one after the other: so few make no long integer


def product_of(factors: Sequence[int]) -> int:
    """The product of integers.

    Halves first: then large integers meet large ones, which is quick, and no step takes long, so that Ctrl-C gets through.
    """
    products = [math.prod(factors[i : i + _SHORT]) for i in range(0, len(factors), _SHORT)]
    while len(products) > 1:
        products = [math.prod(products[i : i + 2]) for i in range(0, len(products), 2)]
    return products[0] if products else 1


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


def stirling2(n: int, m: int) -> int:
    """The number of partitions of n things into m parts."""
    return sum([(-1) ** (m - i) * math.comb(m, i) * i**n for i in range(m + 1)]) // math.factorial(m)


def stirling1(n: int, m: int) -> int:
    """The coefficient of x^m in x(x - 1)…(x - n + 1)."""
    row = [1]
    for i in range(n):
        row = [(row[k - 1] if k else 0) - i * (row[k] if k < len(row) else 0) for k in range(len(row) + 1)]
    return row[m] if m < len(row) else 0


def euler(n: int) -> int:
    """The Euler number E_n."""
    if n % 2:
        return 0
    values = [1]
    for m in range(1, n // 2 + 1):
        values.append(-sum([math.comb(2 * m, 2 * k) * values[k] for k in range(m)]))
    return values[n // 2]


def bell(n: int) -> int:
    """The number of partitions of a set of n things, by Bell's triangle."""
    row = [1]
    for _ in range(n):
        last = row[-1]
        row = [last, *[last := last + above for above in row]]
    return row[0]


def partition_count(n: int) -> int:
    """The number of ways to write n as a sum of positive integers, by Euler's pentagonal numbers."""
    counts = [1] + [0] * max(n, 0)
    for m in range(1, n + 1):
        k = 1
        while (pentagon := k * (3 * k - 1) // 2) <= m:
            sign = 1 if k % 2 else -1
            counts[m] += sign * counts[m - pentagon]
            if pentagon + k <= m:
                counts[m] += sign * counts[m - pentagon - k]
            k += 1
    return counts[n] if n >= 0 else 0


def distinct_partition_count(n: int) -> int:
    """The number of ways to write n as a sum of different positive integers."""
    counts = [1] + [0] * max(n, 0)
    for part in range(1, n + 1):
        for m in range(n, part - 1, -1):
            counts[m] += counts[m - part]
    return counts[n] if n >= 0 else 0


def power_sum(j: int) -> list:
    """The coefficients, from the constant up, of 1^j + … + n^j as a polynomial in n (Faulhaber's formula)."""
    if j == 0:
        return [0, 1]
    coefficients = [0] * (j + 2)
    for i in range(j + 1):
        b = bernoulli(i) if i != 1 else rational(1, 2)
        coefficients[j + 1 - i] = multiply(rational(math.comb(j + 1, i), j + 1), b)
    return coefficients
