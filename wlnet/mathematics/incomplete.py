"""Incomplete gamma and beta functions and their inverses, of machine numbers."""

import math
from collections.abc import Callable

_MOST_FACTORS = 10_000  # of continued fractions, which for a near x need about as many as the root of a


def gamma_lower(a: float, x: float) -> float:
    """The regularised lower incomplete gamma function P(a, x): series below a + 1, continued fraction above."""
    if x <= 0:
        return 0.0
    if x < a + 1:
        term = value = 1 / a
        k = a
        while abs(term) > abs(value) * 1e-17:  # a term that changes no digit any more
            k += 1
            term *= x / k
            value += term
        return value * math.exp(a * math.log(x) - x - math.lgamma(a))
    return 1 - gamma_upper(a, x)


def gamma_upper(a: float, x: float) -> float:
    """The regularised upper incomplete gamma function Q(a, x)."""
    if x <= 0:
        return 1.0
    if x < a + 1:
        return 1 - gamma_lower(a, x)
    b = x + 1 - a
    c, d = 1e300, 1 / b  # Lentz: 1e300 stands for the infinite first quotient
    value = d
    for i in range(1, _MOST_FACTORS):
        n = -i * (i - a)
        b += 2
        d = 1 / _away_from_zero(n * d + b)
        c = _away_from_zero(b + n / c)
        value *= d * c
        if abs(d * c - 1) < 1e-16:  # a factor that changes no digit any more
            break
    return value * math.exp(a * math.log(x) - x - math.lgamma(a))


def _away_from_zero(x: float) -> float:
    return x if abs(x) > 1e-300 else 1e-300  # Lentz: a quotient by 0 recovers in the next step


def beta_regularized(x: float, a: float, b: float) -> float:
    """The regularised incomplete beta function I_x(a, b) by its continued fraction (Lentz)."""
    if x <= 0:
        return 0.0
    if x >= 1:
        return 1.0
    if x > (a + 1) / (a + b + 2):
        return 1 - beta_regularized(1 - x, b, a)
    c, d = 1.0, 1 / _away_from_zero(1 - (a + b) * x / (a + 1))
    value = d
    for m in range(1, _MOST_FACTORS):
        for n in (m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m)), -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))):
            d = 1 / _away_from_zero(1 + n * d)
            c = _away_from_zero(1 + n / c)
            value *= d * c
        if abs(d * c - 1) < 1e-16:
            break
    front = math.lgamma(a + b) - math.lgamma(a) - math.lgamma(b) + a * math.log(x) + b * math.log1p(-x)
    return math.exp(front) * value / a


def increasing_root(f: Callable, target: float, low: float, high: float) -> float:
    """The x between low and high with f(x) == target, for an increasing f, by bisection to the last bit."""
    while True:
        middle = (low + high) / 2
        if middle == low or middle == high:
            return middle
        if f(middle) < target:
            low = middle
        else:
            high = middle


def inverse_gamma_lower(a: float, p: float) -> float:
    """The x with P(a, x) == p."""
    if p <= 0:
        return 0.0
    high = a + 1
    while gamma_lower(a, high) < p:
        high *= 2
    return increasing_root(lambda x: gamma_lower(a, x), p, 0.0, high)


def normal_quantile(p: float) -> float:
    """The p-quantile of the standard normal distribution."""
    from statistics import NormalDist  # slow to import

    return NormalDist().inv_cdf(p)


def inverse_erf(x: float) -> float:
    """The y with erf(y) == x, for -1 < x < 1."""
    if abs(x) > 0.5:  # 1 - |x| is exact here, and the quantile of a small number has all its digits
        return math.copysign(-normal_quantile((1 - abs(x)) / 2) / math.sqrt(2), x)
    y = normal_quantile((1 + x) / 2) / math.sqrt(2)
    # 1 + x has lost the last digits of x; a Newton step brings them back
    return y - (math.erf(y) - x) * math.sqrt(math.pi) / 2 * math.exp(y * y)


def inverse_erfc(x: float) -> float:
    """The y with erfc(y) == x, for 0 < x < 2."""
    return -normal_quantile(x / 2) / math.sqrt(2) if x < 0.5 else inverse_erf(1 - x)
