"""Integrals and infinite sums of a function of one variable, by numbers."""

import math
from collections.abc import Callable

_MOST_PIECES = 400  # 6000 values of the integrand: a singularity inside needs some hundred halvings
_ROUNDING = 1e-14  # an error that no halving removes
_WORST = 1e308  # stands for an error that is no number
_PLAIN_TERMS = 40  # of a sum; the terms of Euler and Maclaurin left out are below 10^-13 of it from there on
_ALTERNATING_TERMS = 32  # each gives 0.76 digits

# the rule of 15 points of Kronrod, and that of 7 points of Gauss inside it: nodes and weights from the outside in
_NODES = (
    0.9914553711208126,
    0.9491079123427585,
    0.8648644233597691,
    0.7415311855993945,
    0.5860872354676911,
    0.4058451513773972,
    0.2077849550078985,
    0.0,
)
_KRONROD = (
    0.0229353220105292,
    0.0630920926299785,
    0.1047900103222502,
    0.1406532597159259,
    0.1690047266392679,
    0.1903505780647854,
    0.2044329400752989,
    0.2094821410847278,
)
_GAUSS = (0.0, 0.1294849661688697, 0.0, 0.2797053914892767, 0.0, 0.3818300505051189, 0.0, 0.4179591836734694)


def _kronrod(f, a: float, b: float) -> tuple:
    """(integral, error estimate) by the 15-point rule."""
    middle, half = (a + b) / 2, (b - a) / 2
    fine = coarse = 0.0
    for node, k, g in zip(_NODES, _KRONROD, _GAUSS):
        values = f(middle + half * node) + f(middle - half * node) if node else f(middle)
        fine += k * values
        coarse += g * values
    return fine * half, abs(fine - coarse) * abs(half)


def adaptive_integral(f: Callable, a: float, b: float, tolerance: float = 1e-10) -> tuple:
    """(integral of f from a to b, error estimate): the interval with the largest error is halved again and again."""
    pieces = [(_kronrod(f, a, b), a, b)]
    for _ in range(_MOST_PIECES):
        total = sum([p[0][0] for p in pieces])
        error = sum([p[0][1] for p in pieces])
        if not error > tolerance * abs(total) + _ROUNDING:
            break
        worst = max(range(len(pieces)), key=lambda i: pieces[i][0][1] if pieces[i][0][1] == pieces[i][0][1] else _WORST)
        _, low, high = pieces.pop(worst)
        middle = (low + high) / 2
        if middle in (low, high):
            break
        pieces += [(_kronrod(f, low, middle), low, middle), (_kronrod(f, middle, high), middle, high)]
    return sum([p[0][0] for p in pieces]), sum([p[0][1] for p in pieces])


def integral(f: Callable, a: float, b: float, tolerance: float = 1e-10) -> tuple:
    """(integral, error estimate) between ends of any order, which may be infinite.

    Infinite ends by x = t/(1 - t^2) or x = t/(1 - t); finite ones, where the plain way does not converge, by
    x = a + (b - a) t^2 (3 - 2 t), which flattens poles at the ends.
    """
    if a > b:
        value, error = integral(f, b, a, tolerance)
        return -value, error
    if math.isinf(a) and math.isinf(b):
        return adaptive_integral(_to_infinity(lambda t: f(t / (1 - t * t)) * (1 + t * t) / (1 - t * t) ** 2), -1.0, 1.0, tolerance)
    if math.isinf(b):
        return adaptive_integral(_to_infinity(lambda t: f(a + t / (1 - t)) / (1 - t) ** 2), 0.0, 1.0, tolerance)
    if math.isinf(a):
        return adaptive_integral(_to_infinity(lambda t: f(b - t / (1 - t)) / (1 - t) ** 2), 0.0, 1.0, tolerance)
    value, error = adaptive_integral(f, a, b, tolerance)
    if not error <= 1e-9 * abs(value) + 1e-12:  # ten times what a smooth integrand leaves of the usual tolerance
        width = b - a
        other = adaptive_integral(lambda t: f(a + width * t * t * (3 - 2 * t)) * 6 * width * t * (1 - t), 0.0, 1.0, tolerance)
        if not other[1] > error:
            return other
    return value, error


def _to_infinity(g: Callable) -> Callable:
    """g with 0 at the infinite ends -1 and 1 themselves, which nodes close to them may become by rounding."""
    return lambda t: 0.0 if abs(t) == 1 else g(t)


def infinite_sum(f: Callable, low: int) -> float:
    """The sum of f(k) for k from low on: Euler-Maclaurin, or Cohen's acceleration for alternating terms."""
    if f(low + 6.0) * f(low + 7.0) < 0:  # beyond the first terms, which may have any signs
        return _alternating_sum(f, low)
    start = low + _PLAIN_TERMS
    head = sum([f(float(k)) for k in range(low, start)])
    x = float(start)
    first = (f(x + 0.5) - f(x - 0.5)) * 4 / 3 - (f(x + 1) - f(x - 1)) / 6  # the first and third derivative at x
    third = f(x + 1.5) - 3 * f(x + 0.5) + 3 * f(x - 0.5) - f(x - 1.5)
    tail, _ = integral(f, x, math.inf, 1e-13)  # as close as the terms left out
    return head + tail + f(x) / 2 - first / 12 + third / 720


def _alternating_sum(f: Callable, low: int) -> float:
    """Cohen, Rodriguez Villegas and Zagier, Algorithm 1."""
    n = _ALTERNATING_TERMS
    d = (3 + math.sqrt(8)) ** n
    d = (d + 1 / d) / 2
    b, c, total = -1.0, -d, 0.0
    for k in range(n):
        c = b - c
        total += c * f(float(low + k)) * (-1) ** k
        b *= (k + n) * (k - n) / ((k + 0.5) * (k + 1))
    return total / d
