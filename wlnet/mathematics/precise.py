"""Functions of numbers of arbitrary precision, by mpmath."""

from collections.abc import Callable
from decimal import Decimal
from functools import partial
from types import ModuleType

from ..expression import REALS, BigReal, Expr, Expression, Rational, S, complex_number
from ..expression.arithmetic import (
    MACHINE_PRECISION,
    decimals_kept,
    is_machine,
    parts,
    precision_of,
    rounded,
    to_float,
)
from ..expression.numbers import TYPE_CHECKING, Number

if TYPE_CHECKING:
    from typing import Any

_MOST_EXTRA_DIGITS = 10_000  # of a large argument: beyond, its last digits cost more than anyone waits for
_EXTRA_DIGITS = 24  # differences over the uncertainty of an argument keep 16 digits or more
_GUARD_DIGITS = 8  # beyond those that are kept, so that the last of them is right
_SHOWN_BEYOND = 6  # digits that are written before they are rounded to those that are kept


def library() -> ModuleType:
    """The module mpmath."""
    import mpmath  # slow to import

    return mpmath


def to_mp(mpmath: ModuleType, x: Number) -> "Any":
    """A number atom as an mpmath number at the working precision."""
    kind = type(x)
    if kind is int:
        return mpmath.mpf(x)
    if kind is Rational:
        return mpmath.mpf(x.numerator) / x.denominator
    if kind is float:
        return mpmath.mpf(x)
    if kind is BigReal:
        return mpmath.mpf(str(x.value))
    re, im = parts(x)
    return mpmath.mpc(to_mp(mpmath, re), to_mp(mpmath, im))


_LARGEST_BITS = 1 << 53  # beyond, as in Wolfram, a number has no digits left


def from_mp(mpmath: ModuleType, value: "Any", precision: float) -> Expression:
    """An mpmath number as a number atom of this precision, or a directed infinity."""
    if isinstance(value, int):
        value = mpmath.mpf(value)
    if isinstance(value, mpmath.mpc):
        if value.imag == 0:
            return from_mp(mpmath, value.real, precision)
        re = from_mp(mpmath, value.real, precision) if value.real else 0
        im = from_mp(mpmath, value.imag, precision)
        for part in (re, im):
            if type(part) not in REALS:  # an infinity, Indeterminate, Overflow[]: what the whole is then
                return part
        return complex_number(re, im)
    if mpmath.isnan(value):
        return S.Indeterminate
    if mpmath.isinf(value):
        return Expr(S.DirectedInfinity, (1 if value > 0 else -1,))
    if value == 0:
        return BigReal(Decimal(0), max(precision, 0.0))
    if abs(mpmath.mag(value)) > _LARGEST_BITS:
        return Expr(S.Overflow if mpmath.mag(value) > 0 else S.Underflow, ())
    digits = Decimal(mpmath.nstr(value, decimals_kept(precision) + _SHOWN_BEYOND, strip_zeros=False))
    return BigReal(rounded(digits, precision), max(precision, 0.0))


def constant(name: str, digits: float) -> Expression:
    """A named constant to this many digits."""
    mpmath = library()
    with mpmath.workdps(decimals_kept(digits) + _GUARD_DIGITS):
        value = {
            "Pi": lambda: +mpmath.pi,
            "E": lambda: +mpmath.e,
            "Degree": lambda: mpmath.pi / 180,
            "GoldenRatio": lambda: +mpmath.phi,
            "GoldenAngle": lambda: (3 - mpmath.sqrt(5)) * mpmath.pi,
            "EulerGamma": lambda: +mpmath.euler,
            "Catalan": lambda: +mpmath.catalan,
            "Glaisher": lambda: +mpmath.glaisher,
            "Khinchin": lambda: +mpmath.khinchin,
            "MachinePrecision": lambda: 53 * mpmath.log10(2),
        }[name]()
        return from_mp(mpmath, value, digits)


def nearest_root(coefficients: list, near: complex, digits: float) -> Expression:
    """The root of a polynomial, coefficients from the constant up, next to a machine number, with this many digits."""
    mpmath = library()
    with mpmath.workdps(int(digits) + 10):
        values = [to_mp(mpmath, c) for c in coefficients]
        # mpmath 1.4 warns unless it is told the order, of which mpmath 1.3, which PyTorch keeps, knows only the other one
        knows_order = [int(n) for n in mpmath.__version__.split(".")[:2]] >= [1, 4]
        ordered = partial(mpmath.polyroots, values, asc=True) if knows_order else partial(mpmath.polyroots, values[::-1])
        # 200 steps and bits more than mpmath's 50 and 10: roots that lie close together need them
        roots = ordered(maxsteps=200, extraprec=200)
        root = min(roots, key=lambda z: abs(z - near))
        return from_mp(mpmath, root if type(near) is complex else root.real, digits)


def precise(function: str, args: tuple, make: Callable | None = None) -> Expression:
    """function(args…) with mpmath's function of this name (or make(mpmath, …)), at the precision of the arguments.

    The precision of the result follows from how far it moves when the arguments move by their uncertainty.
    """
    mpmath = library()
    precision = min([precision_of(a) for a in args])
    if precision == float("inf"):
        precision = MACHINE_PRECISION
    apply = getattr(mpmath, function) if make is None else lambda *xs: make(mpmath, *xs)
    with mpmath.workdps(max(int(precision) + _EXTRA_DIGITS, decimals_kept(precision) + _GUARD_DIGITS) + _magnitude_digits(args)):
        values = [to_mp(mpmath, a) for a in args]
        try:
            result = apply(*values)
        except ZeroDivisionError:
            return Expr(S.DirectedInfinity, ())
        except ValueError:  # a pole
            return Expr(S.DirectedInfinity, ())
        known = _known_digits(mpmath, apply, args, values, result)
        out = from_mp(mpmath, result, known)
    return out


def _magnitude_digits(args) -> int:
    """More digits for large arguments, whose last digits decide about periodic functions."""
    digits = 0
    for a in args:
        for p in parts(a):
            if type(p) is BigReal and p.value:
                digits = max(digits, min(p.value.adjusted(), _MOST_EXTRA_DIGITS))
    return digits


def _known_digits(mpmath, apply, args, values, result) -> float:
    """Decimal digits of a result by moving each approximate argument by its uncertainty."""
    error = mpmath.mpf(0)
    low = min([precision_of(a) for a in args])
    for i, a in enumerate(args):
        p = precision_of(a)
        if p == float("inf"):
            continue
        step = abs(values[i]) * mpmath.mpf(10) ** -p
        try:
            above = apply(*values[:i], values[i] + step, *values[i + 1 :])
            below = apply(*values[:i], values[i] - step, *values[i + 1 :])
        except (ValueError, ZeroDivisionError):
            return low
        error += (abs(above - result) + abs(result - below)) / 2
    if result == 0 or error == 0 or mpmath.isinf(result) or mpmath.isnan(result):
        return low
    return float(-mpmath.log10(error / abs(result)))


def precise_power(base: Number, exponent: Number) -> Number:
    """base^exponent for numbers of which one is approximate, beyond machine range or precision."""
    machine = is_machine(base) or is_machine(exponent)
    result = precise("power", (base, exponent))
    if machine and type(result) is BigReal:
        small = to_float(result)
        return BigReal(result.value, MACHINE_PRECISION) if small is None else small
    return result
