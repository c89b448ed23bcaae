"""Rounding to integers and multiples: Floor, Ceiling, Round."""

from collections.abc import Callable

from ...evaluator import Evaluator, builtin
from ...expression import (
    COMPLEXES,
    NUMBERS,
    REALS,
    BigReal,
    Complex,
    Expr,
    Expression,
    PackedArray,
    Rational,
    S,
    Symbol,
    complex_number,
    from_array,
    make_list,
)
from ...expression.arithmetic import add, ceiling_of, floor_of, is_zero, multiply, negate, parts, reciprocal, round_of, sign
from ..kit.terms import COMPLEX_INFINITY, NUMERIC, is_infinite, is_negative, is_numeric, opposite
from .ordering import numeric_value, order, precise_value

_WITHIN_64_BITS = 2.0**62  # doubles below are int64s, also after rounding up
_CLOSE = 1e-6  # a value this near to an integer is compared with it by more digits: rounding may have moved it across
_FRACTIONS_BELOW = 2**46  # above, the last digits of a double after the point are rounding


def _truncated(x) -> int:
    return floor_of(x) if sign(x) >= 0 else ceiling_of(x)


def rounded(ev: Evaluator, head: Symbol, x: Expression, to_integer: Callable, ufunc: str) -> Expression | None:
    """head[x] for one of the roundings."""
    kind = type(x)
    if kind is int:
        return x
    if kind is float and x - x != 0:  # infinite, or no number
        return S.Indeterminate if x != x else Expr(S.DirectedInfinity, (sign(x),))
    if kind is float or kind is Rational or kind is BigReal:
        return to_integer(x)
    if kind is PackedArray:
        return _rounded_array(x, ufunc)
    if kind is complex or kind is Complex:
        re, im = parts(x)
        return complex_number(to_integer(re), to_integer(im))
    if x is S.Indeterminate or is_infinite(x):
        return x
    if is_numeric(ev, x):
        return _rounded_numeric(ev, x, to_integer)
    return _symbolic_rounding(ev, head, x)


def _rounded_array(x, ufunc: str):
    import numpy as np  # slow to import, and many sessions never see an array

    array = x.array
    if array.dtype.kind == "i":
        return x
    if array.dtype.kind == "c":
        return None
    r = getattr(np, ufunc)(array)
    return from_array(r.astype("int64")) if (abs(r) < _WITHIN_64_BITS).all() else None


def _rounded_numeric(ev, x, to_integer):
    value = numeric_value(ev, x)
    if type(value) in COMPLEXES:
        re, im = parts(value)
        return complex_number(to_integer(re), to_integer(im))
    if type(value) not in REALS:
        return None
    result = to_integer(value)
    near = round_of(value)
    if type(value) is float and abs(value - near) < _CLOSE * max(1.0, abs(value)) or abs(near) > _FRACTIONS_BELOW:
        if order(ev, x, near) == 0:
            return near
        value = precise_value(ev, x)
        return to_integer(value) if type(value) in REALS else None
    return result


def _symbolic_rounding(ev, head, x):
    """Integers come out of a sum; Floor[-x] is -Ceiling[x]."""
    if type(x) is not Expr:
        return None
    if x.head in _ROUNDINGS:
        return x
    if x.head is S.Plus and type(x.args[0]) is int and head in (S.Floor, S.Ceiling):
        rest = x.args[1:]
        return Expr(S.Plus, (x.args[0], Expr(head, (rest[0] if len(rest) == 1 else Expr(S.Plus, rest),))))
    if is_negative(x):
        other = {S.Floor: S.Ceiling, S.Ceiling: S.Floor}.get(head, head)
        return Expr(S.Times, (-1, Expr(other, (opposite(x),))))
    return None


_ROUNDINGS = frozenset((S.Floor, S.Ceiling, S.Round, S.IntegerPart))


def _to_multiple(ev, head, x, a, to_integer):
    """The multiple of a near x."""
    if is_infinite(x):
        return x
    if type(x) in REALS and type(a) in REALS:
        if is_zero(a):
            return S.Indeterminate if is_zero(x) else COMPLEX_INFINITY
        return multiply(a, to_integer(_quotient_of(x, a)))
    if type(x) is PackedArray or type(a) is PackedArray:
        return None
    if type(x) in NUMBERS and type(a) in NUMBERS or is_numeric(ev, x) and is_numeric(ev, a):
        n = ev.evaluate(Expr(head, (Expr(S.Times, (x, Expr(S.Power, (a, -1)))),)))
        return Expr(S.Times, (a, n)) if type(n) in NUMBERS else None
    return None


def _quotient_of(x, a):
    return (
        x / a if type(x) is float and type(a) in (float, int) or type(a) is float and type(x) is int else multiply(x, reciprocal(a))
    )


@builtin("Floor", attributes=NUMERIC, pure=True)
def floor(ev: Evaluator, x: Expression, a: Expression = None) -> Expression:
    """Floor[x] gives the greatest integer less than or equal to x.
    Floor[x, a] gives the greatest multiple of a less than or equal to x."""
    return rounded(ev, S.Floor, x, floor_of, "floor") if a is None else _to_multiple(ev, S.Floor, x, a, floor_of)


@builtin("Ceiling", attributes=NUMERIC, pure=True)
def ceiling(ev: Evaluator, x: Expression, a: Expression = None) -> Expression:
    """Ceiling[x] gives the smallest integer greater than or equal to x.
    Ceiling[x, a] gives the smallest multiple of a greater than or equal to x."""
    return rounded(ev, S.Ceiling, x, ceiling_of, "ceil") if a is None else _to_multiple(ev, S.Ceiling, x, a, ceiling_of)


@builtin("Round", attributes=NUMERIC, pure=True)
def round_(ev: Evaluator, x: Expression, a: Expression = None) -> Expression:
    """Round[x] gives the integer closest to x; Round[x, a] rounds to the nearest multiple of a."""
    return rounded(ev, S.Round, x, round_of, "rint") if a is None else _to_multiple(ev, S.Round, x, a, round_of)


@builtin("IntegerPart", attributes=NUMERIC, pure=True)
def integer_part(ev: Evaluator, x: Expression) -> Expression:
    """IntegerPart[x] gives the integer part of x."""
    return rounded(ev, S.IntegerPart, x, _truncated, "trunc")


@builtin("FractionalPart", attributes=NUMERIC, pure=True)
def fractional_part(ev: Evaluator, x: Expression) -> Expression | None:
    """FractionalPart[x] gives the fractional part of x."""
    kind = type(x)
    if kind in REALS:
        return add(x, -_truncated(x))
    if kind is PackedArray:
        return None if x.array.dtype.kind == "c" else from_array(x.array - _truncated_array(x.array))
    if kind is complex or kind is Complex:
        re, im = parts(x)
        return complex_number(add(re, -_truncated(re)), add(im, -_truncated(im)))
    if is_infinite(x):
        ends = {(1,): (0, 1), (-1,): (-1, 0)}.get(x.args)
        return None if ends is None else Expr(S.Interval, (make_list(ends),))
    if x is S.Indeterminate:
        return x
    if is_numeric(ev, x):
        whole = _rounded_numeric(ev, x, _truncated)
        return None if whole is None else Expr(S.Plus, (x, negate(whole)))
    return Expr(S.Times, (-1, Expr(S.FractionalPart, (opposite(x),)))) if is_negative(x) else None


def _truncated_array(x):
    import numpy as np  # slow to import, and many sessions never see an array

    return x if x.dtype.kind == "i" else np.trunc(x)
