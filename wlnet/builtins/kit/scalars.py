"""Arithmetic on single values for algorithms: native where both operands are machine or exact reals, else evaluated."""

from collections.abc import Sequence
from math import inf, isfinite

from ...evaluator import Evaluator
from ...expression import (
    EXACT_REALS,
    NUMBERS,
    REALS,
    BigReal,
    Complex,
    Expr,
    Expression,
    NumericArray,
    PackedArray,
    Rational,
    S,
    arithmetic,
    is_list,
    numeric_by,
    rational,
    to_array,
    to_numbers,
)
from ...expression.arithmetic import to_complex, to_float
from ...expression.compounds import infinity_sign
from ...expression.numbers import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np

_NATIVE = frozenset((int, float, complex))


def add(ev: Evaluator, a: Expression, b: Expression) -> Expression:
    """a + b."""
    kind_a, kind_b = type(a), type(b)
    if kind_a is int and kind_b is int:
        return a + b
    if kind_a is float and kind_b is float:
        result = a + b
        if isfinite(result):
            return result
    if kind_a in NUMBERS and kind_b in NUMBERS:
        return arithmetic.add(a, b)
    return ev.evaluate(Expr(S.Plus, (a, b)))


def multiply(ev: Evaluator, a: Expression, b: Expression) -> Expression:
    """a b."""
    kind_a, kind_b = type(a), type(b)
    if kind_a is int and kind_b is int:
        return a * b
    if kind_a is float and kind_b is float:
        result = a * b
        if isfinite(result) and result:
            return result
    if kind_a in NUMBERS and kind_b in NUMBERS:
        return arithmetic.multiply(a, b)
    return ev.evaluate(Expr(S.Times, (a, b)))


def negate(ev: Evaluator, a: Expression) -> Expression:
    """-a."""
    return arithmetic.negate(a) if type(a) in NUMBERS else ev.evaluate(Expr(S.Times, (-1, a)))


def subtract(ev: Evaluator, a: Expression, b: Expression) -> Expression:
    """a - b."""
    return add(ev, a, negate(ev, b))


def divide(ev: Evaluator, a: Expression, b: Expression) -> Expression:
    """a / b."""
    kind_a, kind_b = type(a), type(b)
    if b:
        if kind_a in EXACT_REALS and kind_b in EXACT_REALS:
            return arithmetic.divide(a, b)
        if kind_a is float and kind_b in (float, int) or kind_b is float and kind_a is int:
            try:
                result = a / b
            except OverflowError:
                result = float("inf")
            if isfinite(result):
                return result
    return ev.evaluate(Expr(S.Times, (a, Expr(S.Power, (b, -1)))))


def power(ev: Evaluator, a: Expression, n: Expression) -> Expression:
    """a^n."""
    if type(a) is int and type(n) is int and n >= 0:
        return a**n
    return ev.evaluate(Expr(S.Power, (a, n)))


def square_root(ev: Evaluator, a: Expression) -> Expression:
    """Sqrt[a]."""
    return ev.evaluate(Expr(S.Power, (a, HALF)))


HALF = rational(1, 2)


def conjugate(ev: Evaluator, a: Expression) -> Expression:
    """Conjugate[a]."""
    return a if type(a) in REALS else ev.evaluate(Expr(S.Conjugate, (a,)))


def total(ev: Evaluator, items: Sequence) -> Expression:
    """The sum of a sequence of values (or of lists, elementwise)."""
    kinds = set(map(type, items))
    if kinds == {int}:
        return sum(items)
    if kinds == {float}:
        result = sum(items)
        if isfinite(result):
            return result
    if not items:
        return 0
    return ev.evaluate(Expr(S.Plus, tuple(items)))


def dot(ev: Evaluator, a: Sequence, b: Sequence) -> Expression:
    """The sum of the products of two equally long sequences."""
    return total(ev, [multiply(ev, x, y) for x, y in zip(a, b)])


def numeric(ev: Evaluator, x: Expression) -> float | complex | None:
    """x as float or complex if it has a machine number as value, else None."""
    kind = type(x)
    if kind is float or kind is complex:
        return x
    if kind is int or kind is Rational or kind is BigReal:
        return to_float(x)
    if kind is str or is_list(x):
        return None
    value = ev.evaluate(Expr(S.N, (x,)))
    kind = type(value)
    if kind is Complex:
        return to_complex(value)
    if kind is int or kind is Rational or kind is BigReal:
        return to_float(value)
    return value if kind is float or kind is complex else None


def numbers_of(ev: Evaluator, x: Expression, real: bool = False) -> "np.ndarray | None":
    """The array of the numbers in x, exact ones by their values; None for anything else (see `to_numbers`)."""
    return to_numbers(x, numeric_by(ev.call), real)


def machine_array(ev: Evaluator, x: Expression, real: bool = False, big: bool = False) -> "np.ndarray | None":
    """The array of the numbers in x where machine arithmetic gives the answer: one of them is a machine number.

    ``big``: a number of arbitrary precision will do as well, for algorithms that know no such arithmetic.
    """
    array = to_array(x)
    if array is not None:
        return array if array.dtype.kind == "f" or array.dtype.kind == "c" and not real else None
    if not is_list(x) or not holds_inexact(x, big):
        return None
    return numbers_of(ev, x, real)


def real_value(ev: Evaluator, x: Expression) -> float | None:
    """x as float if it is real numeric, else None."""
    value = numeric(ev, x)
    return value if type(value) is float else None


def extended_value(ev: Evaluator, x: Expression) -> float | None:
    """x as float, infinite ones included, if it is real numeric, else None."""
    sign = infinity_sign(x)
    return sign * inf if sign else real_value(ev, x)


def is_zero(ev: Evaluator, x: Expression) -> bool:
    """Is x zero, also where exact terms cancel that arithmetic leaves alone?"""
    if type(x) in NUMBERS:
        return type(x) in _NATIVE and x == 0
    expanded = expand(ev, x)
    if type(expanded) in NUMBERS:
        return type(expanded) in _NATIVE and expanded == 0
    value = numeric(ev, expanded)
    return value is not None and abs(value) < 1e-12  # what rounding leaves where terms near 1 cancel


def expand(ev: Evaluator, x: Expression) -> Expression:
    """Expand[x] where x is a symbolic expression."""
    return x if type(x) is not Expr else simplify_by(ev, "Expand", x)


def simplify_by(ev: Evaluator, name: str, x: Expression) -> Expression:
    """Name[x] if the session has that function, else x."""
    head = S[name]
    if ev.definitions[head].function is None:
        return x
    result = ev.evaluate(Expr(head, (x,)))
    return x if type(result) is Expr and result.head is head else result


def holds_inexact(x: Expression, big: bool = True) -> bool:
    """Is a machine number in x, or (``big``) one of arbitrary precision?"""
    stack = [x]
    while stack:
        item = stack.pop()
        kind = type(item)
        if kind is float or kind is complex:
            return True
        if kind is BigReal:
            if big:
                return True
        elif kind is Complex:
            stack.extend((item.re, item.im))
        elif kind is Expr:
            stack.extend(item.args)
        elif kind is PackedArray or kind is NumericArray:
            if item.array.dtype.kind in "fc":
                return True
    return False
