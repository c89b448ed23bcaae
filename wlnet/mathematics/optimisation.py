"""Minima of functions of floats, and common roots of several."""

from collections.abc import Callable

import numpy as np

from .root_finding import MOST_STEPS

_ACCURATE_SYSTEM = 1e-14  # of the size of the point: Newton steps this short are rounding
_TINY = 1e-300  # stands for 0 where something is divided by x
_MOST_DESCENTS = 200  # a narrow curved valley (Rosenbrock's function) takes 40 to 80 from a near start
_FLAT = 1e-9  # a gradient this small is a minimum, as far as central differences can tell
_DIFFERENCE = 6e-6  # of central differences: the cube root of the machine epsilon balances both errors
_SUFFICIENT = 1e-4  # Armijo's condition: the part of the slope that a step has to gain
_SHORTEST_STEP = 1e-14  # shorter ones do not change the point any more
_STARTS = (0.0, *[1.0] * 6, *[10.0] * 6)  # deviations of the starting points of a global search
_WEIGHTS = (1e1, 1e2, 1e3, 1e4, 1e5, 1e6)  # of penalties, one search after the other
_FEASIBLE = 1e-3  # what a penalty of weight 10^6 leaves of a constraint


def root_of_system(functions: list, slopes: list, start: list) -> tuple:
    """(point, did the steps end there): a common root by Newton's method; ``slopes``: the functions of the Jacobian."""
    x = np.array(start)
    for _ in range(MOST_STEPS):
        values = np.array([f(*x.tolist()) for f in functions])
        jacobian = np.array([[g(*x.tolist()) for g in row] for row in slopes])
        if not np.isfinite(values).all() or not np.isfinite(jacobian).all():
            break
        try:
            step = np.linalg.solve(jacobian, values)
        except np.linalg.LinAlgError:
            step = np.linalg.lstsq(jacobian, values, rcond=None)[0]
        x = x - step
        if abs(step).max() <= _ACCURATE_SYSTEM * max(abs(x).max(), _TINY):
            return x.tolist(), True
    return x.tolist(), False


def minimum_near(f: Callable, start: list, penalties: list | None = None) -> list:
    """A local minimum; the penalties are functions that should vanish, and weigh more from search to search."""
    if not penalties:
        return _descended(f, start)
    point = start
    for weight in _WEIGHTS:
        point = _descended(lambda *xs, w=weight: f(*xs) + w * sum([q * q for q in [p(*xs) for p in penalties]]), point)
    return point


def _descended(f: Callable, start: list) -> list:
    """A local minimum by the BFGS method with central differences."""
    with np.errstate(over="ignore", invalid="ignore"):  # it ends where the gradient is finite no more
        return _descent(f, start)


def _descent(f: Callable, start: list) -> list:
    n = len(start)
    x = np.array(start, dtype=float)
    inverse = np.eye(n)
    g, fx = _gradient(f, x), f(*x.tolist())
    for _ in range(_MOST_DESCENTS):
        if not np.isfinite(g).all() or abs(g).max() < _FLAT:
            break
        direction = -inverse @ g
        if direction @ g >= 0:
            inverse, direction = np.eye(n), -g
        t, slope = 1.0, direction @ g
        new = x + t * direction
        fn = f(*new.tolist())
        while not fn <= fx + _SUFFICIENT * t * slope and t > _SHORTEST_STEP:
            t /= 2
            new = x + t * direction
            fn = f(*new.tolist())
        if t <= _SHORTEST_STEP:
            break
        other = _gradient(f, new)
        s, y = new - x, other - g
        if y @ s > _SHORTEST_STEP:  # else the update would lose the positive definiteness of the inverse
            rho = 1 / (y @ s)
            left = np.eye(n) - rho * np.outer(s, y)
            inverse = left @ inverse @ left.T + rho * np.outer(s, s)
        x, g, fx = new, other, fn
    return x.tolist()


def _gradient(f: Callable, x: np.ndarray) -> np.ndarray:
    g = np.empty(len(x))
    for i in range(len(x)):
        h = _DIFFERENCE * max(1.0, abs(x[i]))
        up, down = x.copy(), x.copy()
        up[i] += h
        down[i] -= h
        g[i] = (f(*up.tolist()) - f(*down.tolist())) / (2 * h)
    return g


def global_minimum(f: Callable, penalties: list, size: int) -> tuple | None:
    """(value, point): the best of local searches from scattered starts; the penalties are functions that should vanish."""
    generator = np.random.default_rng(1)  # the same starts each time, so that results repeat
    best = None
    for scale in _STARTS:
        point = (generator.normal(size=size) * scale).tolist()
        point = minimum_near(f, point, penalties)
        value = f(*point)
        if value == value and all([abs(p(*point)) < _FEASIBLE for p in penalties]) and (best is None or value < best[0]):
            best = (value, point)
    return best
