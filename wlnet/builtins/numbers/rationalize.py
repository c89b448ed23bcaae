"""Rationalize, Chop and the like: approximate numbers as simpler ones."""

from ...evaluator import Evaluator, builtin
from ...evaluator.attributes import CONSTANT
from ...expression import (
    NUMBERS,
    REALS,
    Association,
    BigReal,
    Complex,
    Expr,
    Expression,
    MessageError,
    PackedArray,
    Rational,
    S,
    Symbol,
    complex_number,
    make_list,
)
from ...expression.arithmetic import is_zero, parts
from ...expression.numbers import as_fraction
from ...mathematics.rational_approximation import near_fraction
from ..kit.terms import is_numeric
from .constants import MACHINE_VALUES


@builtin("Rationalize", messages={"tolnn": "Tolerance specification `1` must be a non-negative number."})
def rationalize(ev: Evaluator, x: Expression, tolerance: Expression = None) -> Expression:
    """Rationalize[x] converts an approximate number x to a nearby rational with small denominator.
    Rationalize[x, dx] yields the rational number with smallest denominator that lies within dx of x."""
    if tolerance is not None:
        width = tolerance if type(tolerance) in NUMBERS else ev.evaluate(Expr(S.N, (tolerance,)))
        if type(width) not in REALS or as_fraction(width) < 0:
            raise MessageError("tolnn", tolerance)
        tolerance = as_fraction(width)
    return _rationalized(ev, x, tolerance)


def _rationalized(ev, x, tolerance):
    kind = type(x)
    if kind is float or kind is BigReal or tolerance is not None and kind is Rational:
        return near_fraction(x, tolerance)
    if kind is complex or kind is Complex:
        re, im = parts(x)
        return complex_number(_rationalized(ev, re, tolerance), _rationalized(ev, im, tolerance))
    if kind is PackedArray:
        return x if x.array.dtype.kind == "i" else _rationalized(ev, x.unpack(), tolerance)
    if kind is Expr:
        if tolerance is not None and is_numeric(ev, x):
            value = ev.evaluate(Expr(S.N, (x,)))
            return near_fraction(value, tolerance) if type(value) is float else x
        return Expr(x.head, tuple([_rationalized(ev, a, tolerance) for a in x.args]))
    if kind is Symbol and tolerance is not None and ev.definitions[x].attributes & CONSTANT:
        return near_fraction(MACHINE_VALUES[x.name], tolerance)
    return x


# 10^-10: the default of ref/Chop
@builtin("Chop")
def chop(ev: Evaluator, x: Expression, delta: Expression = 1e-10) -> Expression | None:
    """Chop[expr] replaces approximate real numbers in expr that are close to zero by the exact integer 0.
    Chop[expr, delta] uses tolerance delta."""
    limit = delta if type(delta) in (int, float) else ev.evaluate(Expr(S.N, (delta,)))
    return _chopped(x, limit) if type(limit) in (int, float) else None


def _chopped(x, limit):
    kind = type(x)
    if kind is float:
        return 0 if abs(x) < limit or x == 0 else x
    if kind is BigReal:
        return 0 if abs(x.value) < limit else x
    if kind is complex or kind is Complex:
        re, im = parts(x)
        return complex_number(_chopped(re, limit), _chopped(im, limit))
    if kind is PackedArray:
        array = x.array
        if array.dtype.kind == "i" or array.dtype.kind == "f" and (abs(array) >= limit).all():
            return x
        return _chopped(x.unpack(), limit)
    if kind is Association:
        return Association({k: _chopped(v, limit) for k, v in x.items()})
    if kind is Expr:
        new = tuple([_chopped(a, limit) for a in x.args])
        return x if all([a is b for a, b in zip(new, x.args)]) else Expr(x.head, new)
    return x


@builtin("MantissaExponent", attributes="Listable")
def mantissa_exponent(ev: Evaluator, x: Expression, base: Expression = 10) -> Expression | None:
    """MantissaExponent[x] gives a list containing the mantissa and exponent of a number x.
    MantissaExponent[x, b] gives the base-b mantissa and exponent of x."""
    if type(x) not in REALS or type(base) is not int or base < 2:
        return None
    if is_zero(x):
        return make_list((x, 0))
    value = abs(as_fraction(x))
    exponent = 0
    while value >= 1:
        value /= base
        exponent += 1
    while value * base < 1:
        value *= base
        exponent -= 1
    scaled = ev.evaluate(Expr(S.Times, (x, Expr(S.Power, (base, -exponent)))))
    return make_list((scaled, exponent))
