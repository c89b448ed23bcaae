"""Adaptive integration of a function of one variable."""

from collections.abc import Callable

# --- integrals --------------------------------------------------------------------------------------------------------

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
    for _ in range(400):
        total = sum([p[0][0] for p in pieces])
        error = sum([p[0][1] for p in pieces])
        if not error > tolerance * abs(total) + 1e-14:
            break
        worst = max(range(len(pieces)), key=lambda i: pieces[i][0][1] if pieces[i][0][1] == pieces[i][0][1] else 1e308)
        _, low, high = pieces.pop(worst)
        middle = (low + high) / 2
        if middle in (low, high):
            break
        pieces += [(_kronrod(f, low, middle), low, middle), (_kronrod(f, middle, high), middle, high)]
    return sum([p[0][0] for p in pieces]), sum([p[0][1] for p in pieces])
