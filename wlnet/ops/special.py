"""Special functions that NumPy lacks, on float64 arrays: erf and its relatives, gamma and its logarithmic derivatives.

erf, erfc: W. J. Cody, Rational Chebyshev approximations for the error function (1969); gamma: Lanczos (g = 7, 9
terms); digamma and trigamma: recurrence to x >= 10, then the asymptotic series.  Relative errors stay below 1e-13 away
from poles and zeros.

The language has these functions of one number at a time from Python, mathematics/ and mpmath, without loading NumPy and
to the last digit; here they are of whole arrays, as fast as memory allows.  tests/ops/test_special.py holds that both agree.
"""

import numpy as np

_A = (
    1.85777706184603153e-1,
    3.16112374387056560e0,
    1.13864154151050156e2,
    3.77485237685302021e2,
    3.20937758913846947e3,
)
_B = (1.0, 2.36012909523441209e1, 2.44024637934444173e2, 1.28261652607737228e3, 2.84423683343917062e3)
_C = (
    2.15311535474403846e-8,
    5.64188496988670089e-1,
    8.88314979438837594e0,
    6.61191906371416295e1,
    2.98635138197400131e2,
    8.81952221241769090e2,
    1.71204761263407058e3,
    2.05107837782607147e3,
    1.23033935479799725e3,
)
_D = (
    1.0,
    1.57449261107098347e1,
    1.17693950891312499e2,
    5.37181101862009858e2,
    1.62138957456669019e3,
    3.29079923573345963e3,
    4.36261909014324716e3,
    3.43936767414372164e3,
    1.23033935480374942e3,
)
_P = (
    1.63153871373020978e-2,
    3.05326634961232344e-1,
    3.60344899949804439e-1,
    1.25781726111229246e-1,
    1.60837851487422766e-2,
    6.58749161529837803e-4,
)
_Q = (1.0, 2.56852019228982242e0, 1.87295284992346725e0, 5.27905102951428412e-1, 6.05183413124413191e-2, 2.33520497626869185e-3)
_LANCZOS = (
    0.99999999999980993,
    676.5203681218851,
    -1259.1392167224028,
    771.32342877765313,
    -176.61502916214059,
    12.507343278686905,
    -0.13857109526572012,
    9.9843695780195716e-6,
    1.5056327351493116e-7,
)
_SQRT_PI = 1.7724538509055160273
# Cody's intervals: one approximation of erf up to the first, two of erfc up to the second and beyond
_NEAR, _FAR = 0.46875, 4.0
_VANISHES = 30.0  # exp(-x^2) is 0 from 27.3 on
_SHIFT = 7.5  # Lanczos's g + 1/2
_LOG_ROOT_2_PI = 0.91893853320467274178
_ROOT_2_PI = 2.5066282746310005024


def _ratio(x, numerator, denominator):
    return np.polyval(numerator, x) / np.polyval(denominator, x)


def erf(x: np.ndarray) -> np.ndarray:
    """The error function."""
    x = np.asarray(x, np.float64)
    size = np.abs(x)
    near = np.minimum(size, _NEAR)
    small = x * _ratio(near * near, _A, _B)
    return np.where(size <= _NEAR, small, np.copysign(1 - _erfc_positive(np.maximum(size, _NEAR)), x))


def erfc(x: np.ndarray) -> np.ndarray:
    """1 - erf(x)."""
    x = np.asarray(x, np.float64)
    size = np.abs(x)
    tail = _erfc_positive(np.maximum(size, _NEAR))
    near = np.clip(x, -_NEAR, _NEAR)
    return np.where(size <= _NEAR, 1 - near * _ratio(near * near, _A, _B), np.where(x > 0, tail, 2 - tail))


def _erfc_positive(x):
    """erfc for x beyond the nearest interval."""
    middle = np.minimum(x, _FAR)
    far = np.maximum(x, _FAR)
    inverse = 1 / (far * far)
    scaled = np.where(x <= _FAR, _ratio(middle, _C, _D), (1 / _SQRT_PI - inverse * _ratio(inverse, _P, _Q)) / far)
    # exp(-x^2) in two factors keeps its relative error small
    x = np.minimum(x, _VANISHES)
    coarse = np.floor(x * 16) / 16
    return scaled * np.exp(-coarse * coarse) * np.exp(-(x - coarse) * (x + coarse))


def erfinv(x: np.ndarray) -> np.ndarray:
    """The inverse of erf on (-1, 1)."""
    x = np.asarray(x, np.float64)
    size = np.abs(x)
    return np.where(size > 1, np.nan, np.copysign(_erfcinv_positive(1 - size, size), x))


def erfcinv(x: np.ndarray) -> np.ndarray:
    """The inverse of erfc on (0, 2)."""
    x = np.asarray(x, np.float64)
    inside = (x >= 0) & (x <= 2)
    size = np.where(x > 1, 2 - x, x)
    root = _erfcinv_positive(size, 1 - size)
    return np.where(inside, np.where(x > 1, -root, root), np.nan)


_WINITZKI = 0.147  # of an approximation of erf by elementary functions, within 1.2e-4, that can be inverted


def _erfcinv_positive(tail, central):
    """y >= 0 with erfc(y) = tail and erf(y) = central: a rough start, then Halley steps on whichever is accurate."""
    with np.errstate(all="ignore"):
        safe = np.clip(tail, 1e-300, 1.0)  # its logarithm is finite
        logarithm = np.log(safe * (2 - safe))
        half = 2 / (np.pi * _WINITZKI) + logarithm / 2
        y = np.sqrt(np.maximum(np.sqrt(half * half - logarithm / _WINITZKI) - half, 0))
        # each step triples the digits of the start, which has three in the middle and fewer far out
        for _ in range(4):
            error = np.where(central < 0.5, central - erf(y), erfc(y) - safe)
            step = error * (_SQRT_PI / 2) * np.exp(np.minimum(y * y, 700))  # exp overflows from 709 on
            y = y + step / (1 - y * step)
    return np.where(tail <= 0, np.inf, y)


def lgamma(x: np.ndarray) -> np.ndarray:
    """log |gamma(x)|."""
    x = np.asarray(x, np.float64)
    reflected = x < 0.5
    z = np.where(reflected, 1 - x, x) - 1
    series = _lanczos(z)
    t = z + _SHIFT
    value = _LOG_ROOT_2_PI + (z + 0.5) * np.log(t) - t + np.log(series)
    with np.errstate(all="ignore"):
        mirror = np.log(np.pi / np.abs(np.sin(np.pi * (x - np.floor(x))))) - value
    result = np.where(reflected, mirror, value)
    result = np.where((x == 1) | (x == 2), 0.0, result)
    return np.where((x <= 0) & (x == np.floor(x)), np.inf, result)


def _lanczos(z):
    total = np.full_like(z, _LANCZOS[0])
    for i, c in enumerate(_LANCZOS[1:], 1):
        total = total + c / (z + i)
    return total


def gamma(x: np.ndarray) -> np.ndarray:
    """Euler's gamma function; nan at its poles."""
    x = np.asarray(x, np.float64)
    reflected = x < 0.5
    z = np.where(reflected, 1 - x, x) - 1
    t = z + _SHIFT
    with np.errstate(all="ignore"):
        half = t ** (z / 2 + 0.25)  # the power in two factors does not overflow before gamma does
        value = _ROOT_2_PI * half * np.exp(-t) * half * _lanczos(z)
        whole = np.clip(np.rint(x), 1, 171).astype(int)
        value = np.where(~reflected & (x == np.rint(x)) & (x < 171), _FACTORIALS[whole - 1], value)
        sine = np.sin(np.pi * (x - 2 * np.floor(x / 2)))
        result = np.where(reflected, np.pi / (sine * value), value)
    return np.where((x <= 0) & (x == np.floor(x)), np.nan, result)


_FACTORIALS = np.cumprod(np.concatenate([[1.0], np.arange(1.0, 171.0)]))  # up to 170!, the last that is finite


def digamma(x: np.ndarray) -> np.ndarray:
    """The derivative of lgamma; nan at its poles."""
    x = np.asarray(x, np.float64)
    z, steps = _raised(x, lambda z: -1 / z)
    inverse = 1 / (z * z)
    series = inverse * (
        1 / 12 - inverse * (1 / 120 - inverse * (1 / 252 - inverse * (1 / 240 - inverse * (1 / 132 - inverse * 691 / 32760))))
    )
    value = np.log(z) - 0.5 / z - series + steps
    return _reflected(x, value, lambda x: value - np.pi / np.tan(np.pi * x))


def trigamma(x: np.ndarray) -> np.ndarray:
    """The derivative of digamma; nan at its poles."""
    x = np.asarray(x, np.float64)
    z, steps = _raised(x, lambda z: 1 / (z * z))
    inverse = 1 / (z * z)
    series = (
        1
        / z
        * (
            1
            + 0.5 / z
            + inverse
            * (1 / 6 - inverse * (1 / 30 - inverse * (1 / 42 - inverse * (1 / 30 - inverse * (5 / 66 - inverse * 691 / 2730)))))
        )
    )
    value = series + steps
    return _reflected(x, value, lambda x: (np.pi / np.sin(np.pi * x)) ** 2 - value)


def tetragamma(x: np.ndarray) -> np.ndarray:
    """The derivative of trigamma; nan at its poles."""
    x = np.asarray(x, np.float64)
    z, steps = _raised(x, lambda z: -2 / (z * z * z))
    inverse = 1 / (z * z)
    series = -inverse * (
        1
        + 1 / z
        + inverse * (1 / 2 - inverse * (1 / 6 - inverse * (1 / 6 - inverse * (3 / 10 - inverse * (5 / 6 - inverse * 691 / 210)))))
    )
    value = series + steps
    return _reflected(x, value, lambda x: value - 2 * np.pi**3 * np.cos(np.pi * x) / np.sin(np.pi * x) ** 3)


_ASYMPTOTIC_FROM = 10  # from here on the terms left out of the series are below 2 10^-13 of the value


def _raised(x, step) -> tuple:
    """z = x or 1 - x, whichever is at least 1/2, with 1 added until the series holds, and the sum of step(z) on the way."""
    z = np.where(x < 0.5, 1 - x, x)
    steps = np.zeros_like(z)
    for _ in range(_ASYMPTOTIC_FROM):
        low = z < _ASYMPTOTIC_FROM
        steps = np.where(low, steps + step(z), steps)
        z = np.where(low, z + 1, z)
    return z, steps


def _reflected(x, value, mirror):
    """The values at x from those at `_raised` points: mirror(x) where that was 1 - x, nan at the poles."""
    with np.errstate(all="ignore"):
        result = np.where(x < 0.5, mirror(x), value)
    return np.where((x <= 0) & (x == np.floor(x)), np.nan, result)
