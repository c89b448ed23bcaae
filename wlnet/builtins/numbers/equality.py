"""Equal and Unequal."""

from ...evaluator import Evaluator, builtin
from ...expression import (
    COMPLEXES,
    NUMBERS,
    Association,
    BigReal,
    Expr,
    Expression,
    PackedArray,
    S,
    boolean,
    elements,
    is_list,
    same,
)
from ...expression.arithmetic import is_exact, nearest_float, parts
from ...expression.numbers import Number
from ..kit.scalars import holds_inexact
from ..kit.terms import is_infinite, is_numeric
from .inequalities import FALSE, TRUE
from .ordering import TOLERANCE, is_provably_zero, numeric_value, order_reals
from .quantity_arithmetic import QUANTITY, comparable_magnitudes


def equal(ev: Evaluator, a: Expression, b: Expression) -> "bool | None":
    """Is a == b?  None where it is not known."""
    if a is b:
        return None if a is S.Indeterminate or is_infinite(a) and not a.args else True
    kind, other = type(a), type(b)
    if kind in NUMBERS and other in NUMBERS:
        return equal_numbers(a, b)
    if kind is PackedArray or other is PackedArray or is_list(a) and is_list(b):
        return _equal_lists(ev, a, b)
    if kind is str and other is str:
        return a == b
    if kind is Association and other is Association:
        return True if a == b else _equal_associations(ev, a, b)
    if same(a, b):
        return None if is_infinite(a) and not a.args else True
    if _is_value(a) and _is_value(b):
        return False
    if is_infinite(a) or is_infinite(b):
        return _equal_infinite(ev, a, b)
    if kind is other is Expr and a.head is QUANTITY and b.head is QUANTITY:
        magnitudes = comparable_magnitudes(ev, a, b)
        return None if magnitudes is None else equal(ev, *magnitudes)
    if is_numeric(ev, a) and is_numeric(ev, b):
        return _equal_numeric(ev, a, b)
    if a in _TRUTH and b in _TRUTH:
        return False
    if kind is other is Expr and same(a.head, b.head) and len(a.args) == len(b.args):
        return True if all([equal(ev, p, q) is True for p, q in zip(a.args, b.args)]) else None
    return None


_TRUTH = (TRUE, FALSE)


def _is_value(x) -> bool:
    """An atom that equals only itself: a number, a string, True or False."""
    return type(x) in NUMBERS or type(x) is str


def equal_numbers(a: Number, b: Number) -> bool:
    """Equality of numbers up to the last seven binary digits of machine numbers."""
    if type(a) in COMPLEXES or type(b) in COMPLEXES:
        if is_exact(a) and is_exact(b):
            return a == b
        x, y = _complex(a), _complex(b)
        return abs(x - y) <= TOLERANCE * max(abs(x), abs(y))
    return order_reals(a, b) == 0


def _complex(a) -> complex:
    re, im = parts(a)
    return complex(nearest_float(re), nearest_float(im))


def _equal_lists(ev, a, b) -> "bool | None":
    if not is_list(a) or not is_list(b):
        return False if is_list(a) and _is_value(b) or is_list(b) and _is_value(a) else None
    if type(a) is PackedArray and type(b) is PackedArray:
        return _equal_arrays(a.array, b.array)
    x, y = elements(a), elements(b)
    if len(x) != len(y):
        return False
    known = True
    for p, q in zip(x, y):
        result = equal(ev, p, q)
        if result is False:
            return False
        known = known and result is True
    return True if known else None


def _equal_arrays(a, b) -> bool:
    import numpy as np  # slow to import, and many sessions never see an array

    if a.shape != b.shape:
        return False
    if a.dtype.kind == b.dtype.kind == "i":
        return bool((a == b).all())
    return bool((abs(a - b) <= TOLERANCE * np.maximum(abs(a), abs(b))).all())


def _equal_associations(ev, a, b) -> "bool | None":
    if list(a.data) != list(b.data):
        return False
    return _equal_lists(ev, Expr(S.List, tuple(a.values())), Expr(S.List, tuple(b.values())))


def _equal_infinite(ev, a, b) -> "bool | None":
    if is_infinite(a) and is_infinite(b):
        return False if a.args and b.args and type(a.args[0]) in NUMBERS and type(b.args[0]) in NUMBERS else None
    finite = b if is_infinite(a) else a
    return False if is_numeric(ev, finite) else None


def _equal_numeric(ev, a, b) -> "bool | None":
    x, y = numeric_value(ev, a), numeric_value(ev, b)
    if type(x) not in NUMBERS or type(y) not in NUMBERS:
        return None
    # fewer digits than the comparison below asks for
    if type(x) is BigReal and x.precision < 10 or type(y) is BigReal and y.precision < 10:
        return equal_numbers(x, y)
    scale = max(abs(_complex(x)), abs(_complex(y))) if _fits(x) and _fits(y) else None
    # machine values are right to 10^-15 of their size and some: this far apart, they differ
    if scale is not None and abs(_complex(x) - _complex(y)) > 1e-9 * scale:
        return False
    if holds_inexact(a) or holds_inexact(b):
        return equal_numbers(x, y)
    difference = ev.evaluate(Expr(S.Plus, (a, Expr(S.Times, (-1, b)))))
    if is_provably_zero(ev, difference):
        return True
    return False


def _fits(x) -> bool:
    try:
        _complex(x)
        return True
    except OverflowError:
        return False


@builtin("Equal", pure=True)
def equal_(ev: Evaluator, args: tuple) -> Expression | None:
    """lhs == rhs returns True if lhs and rhs are identical or numerically equal."""
    if len(args) < 2:
        return TRUE
    known = True
    if len(args) > 2 and S.Indeterminate in args:
        return None
    for a, b in zip(args, args[1:]):
        result = equal(ev, a, b)
        if result is False:
            return FALSE
        known = known and result is True
    if known:
        return TRUE
    return None


@builtin("Unequal", pure=True)
def unequal(ev: Evaluator, args: tuple) -> Expression | None:
    """lhs != rhs returns False if lhs and rhs are identical or numerically equal."""
    known = True
    for i, a in enumerate(args):
        for b in args[i + 1 :]:
            result = equal(ev, a, b)
            if result is True and (b is args[i + 1] or type(a) in NUMBERS or type(a) is str):
                return FALSE
            known = known and result is False
    return TRUE if known else None


@builtin("EqualTo", operator="first")
def equal_to(ev: Evaluator, x: Expression, y: Expression) -> Expression:
    """EqualTo[y] is an operator form that yields x == y when applied to an expression x."""
    return Expr(S.Equal, (x, y))


@builtin("UnequalTo", operator="first")
def unequal_to(ev: Evaluator, x: Expression, y: Expression) -> Expression:
    """UnequalTo[y] is an operator form that yields x != y when applied to an expression x."""
    return Expr(S.Unequal, (x, y))


@builtin("SameAs", operator="first")
def same_as(ev: Evaluator, x: Expression, y: Expression) -> Expression:
    """SameAs[y] is an operator form that yields x === y when applied to an expression x."""
    return boolean(same(x, y))
