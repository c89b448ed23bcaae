"""Arithmetic of packed arrays.  A result of None leaves the work to the evaluator, element by element.

Integers are computed only where their bounds show that nothing leaves 64 bits; reals only where everything stays
finite, because the exact rules decide about infinities and overflow.
"""

import numpy as np

from ...evaluator import Evaluator
from ...expression import BigReal, Complex, Expr, Expression, PackedArray, Rational, S, Symbol, from_array, to_array
from ...expression.arithmetic import elementwise, elementwise_power, nearest_float, repeated_product
from ..kit.arrays import finite
from ..kit.terms import is_infinite, is_numeric

_LIMIT = 2**63 - 1  # what an int64 holds, in which NumPy wraps around without a word


def _operand(ev, x):
    """A NumPy array or a Python number for an argument, or None where it needs the exact rules."""
    kind = type(x)
    if kind is PackedArray:
        return x.array
    if kind is int or kind is float or kind is complex:
        return x
    if kind is Expr and x.head is S.List:
        return to_array(x)
    return None


def _constant(ev, x, beside_reals: bool):
    """An exact numeric argument as a machine number where it stands beside reals, else None."""
    if not beside_reals:
        return None
    if type(x) is Rational:
        return nearest_float(x)
    if type(x) is Complex:
        return complex(nearest_float(x.re), nearest_float(x.im)) if BigReal not in (type(x.re), type(x.im)) else None
    if type(x) in (Symbol, Expr) and not is_infinite(x) and is_numeric(ev, x):
        value = ev.evaluate(Expr(S.N, (x,)))
        return value if type(value) in (float, complex) else None
    return None


def _operands(ev, args):
    values = [_operand(ev, a) for a in args]
    reals = any([isinstance(v, np.ndarray) and v.dtype.kind in "fc" for v in values])
    for i, v in enumerate(values):
        if v is None:
            v = values[i] = _constant(ev, args[i], reals)
            if v is None:
                return None
    return values


def _is_integer(x) -> bool:
    return type(x) is int or isinstance(x, np.ndarray) and x.dtype.kind == "i"


def bounds(x: np.ndarray | int) -> tuple:
    """Smallest and largest element of an integer array or a number, as Python integers."""
    if type(x) is int:
        return x, x
    return int(x.min()), int(x.max())


def _aligned(a, b):
    """Two operands of threaded arithmetic: a lower rank threads over the first axes, as Listable does."""
    if isinstance(a, np.ndarray) and isinstance(b, np.ndarray) and a.ndim != b.ndim:
        low, high = (a, b) if a.ndim < b.ndim else (b, a)
        if high.shape[: low.ndim] != low.shape:
            return None
        low = low.reshape(low.shape + (1,) * (high.ndim - low.ndim))
        return (low, high) if a.ndim < b.ndim else (high, low)
    if isinstance(a, np.ndarray) and isinstance(b, np.ndarray) and a.shape != b.shape:
        return None
    return a, b


def _fold(ev, args, integers, reals):
    values = _operands(ev, args)
    if values is None:
        return None
    total = values[0]
    for v in values[1:]:
        pair = _aligned(total, v)
        if pair is None:
            return None
        both = _is_integer(pair[0]) and _is_integer(pair[1])
        total = integers(*pair) if both else _real_operation(reals, *pair)
        if total is None:
            return None
    if isinstance(total, np.ndarray):
        return from_array(total) if total.dtype.kind == "i" else finite(total)
    return None


def _real_operation(operation, a, b):
    if type(a) is int and abs(a) > _LIMIT or type(b) is int and abs(b) > _LIMIT:
        return None
    with np.errstate(all="ignore"):
        return operation(a, b)


def _add_integers(a, b):
    (low, high), (low2, high2) = bounds(a), bounds(b)
    return a + b if low + low2 >= -_LIMIT and high + high2 <= _LIMIT else None


def _multiply_integers(a, b):
    (low, high), (low2, high2) = bounds(a), bounds(b)
    corners = (low * low2, low * high2, high * low2, high * high2)
    if type(a) is int and abs(a) > _LIMIT or type(b) is int and abs(b) > _LIMIT:
        return None
    return a * b if min(corners) >= -_LIMIT and max(corners) <= _LIMIT else None


def plus(ev: Evaluator, args: tuple) -> Expression | None:
    """The sum of packed arrays, lists and numbers."""
    if len(args) > 2:
        values = _operands(ev, args)
        if values is not None and _is_real_sum(values):
            return _ordered_sum(values)
    return _fold(ev, args, _add_integers, np.add)


def _is_real_sum(values) -> bool:
    """Arrays of one shape and real numbers, not all of them integers?"""
    arrays = [v for v in values if isinstance(v, np.ndarray)]
    numbers = [v for v in values if not isinstance(v, np.ndarray)]
    if any([v.dtype.kind == "c" for v in arrays]) or len({v.shape for v in arrays}) != 1:
        return False
    if any([type(v) is not float and (type(v) is not int or abs(v) > _LIMIT) for v in numbers]):
        return False
    return any([v.dtype.kind == "f" for v in arrays]) or float in map(type, numbers)


def _ordered_sum(values):
    """The sum of three or more arrays and real numbers, the terms of each element in the order of Orderless."""
    terms = np.sort(np.broadcast_arrays(*[np.asarray(v, dtype=float) for v in values]), axis=0)
    total = terms[0]
    with np.errstate(all="ignore"):
        for t in terms[1:]:
            total = total + t
    return finite(total)


def times(ev: Evaluator, args: tuple) -> Expression | None:
    """The product of packed arrays, lists and numbers."""
    return _fold(ev, args, _multiply_integers, np.multiply)


def power(ev: Evaluator, args: tuple) -> Expression | None:
    """Powers of packed arrays."""
    base, exponent = args
    if type(exponent) is int and type(base) is PackedArray:
        return _integer_power(base.array, exponent)
    if type(exponent) is Rational and type(base) is PackedArray:
        x = base.array
        if x.dtype.kind != "f" or (x <= 0).any():
            return None
        if exponent.denominator == 2 and exponent.numerator == 1:
            return from_array(np.sqrt(x))
        return _positive_power(x, nearest_float(exponent))
    if base is S.E and type(exponent) is PackedArray and exponent.array.dtype.kind in "fc":
        with np.errstate(all="ignore"):
            result = elementwise(np, "exp", exponent.array)
        return finite(result) if result.all() else None
    values = _operands(ev, args)
    if values is None:
        return None
    pair = _aligned(*values)
    if pair is None or _is_integer(pair[0]) and _is_integer(pair[1]):
        return _integer_powers(pair)
    x, y = pair
    if (
        isinstance(x, np.ndarray)
        and x.dtype.kind == "c"
        or isinstance(y, np.ndarray)
        and y.dtype.kind == "c"
        or type(x) is complex
        or type(y) is complex
        or (np.asarray(x) <= 0).any()
    ):
        return None
    return _positive_power(np.asarray(x, dtype=float), y)


def _positive_power(x, y):
    with np.errstate(all="ignore"):
        result = elementwise_power(np, x, y)
    return finite(result) if result.all() else None


def _integer_power(x, n: int):
    if n == 1:
        return PackedArray(x)
    if x.dtype.kind == "i":
        if n < 1:
            return None if n else from_array(np.ones_like(x)) if x.all() else None
        low, high = bounds(x)
        # 2^64 is too large already, and the power of the bounds need not be computed
        if n > 64 or max(abs(low), abs(high)) ** n > _LIMIT:
            return None
        return from_array(x**n)
    if n == 0 or n < 0 and not x.all() or x.dtype.kind == "c":
        return None
    with np.errstate(all="ignore"):
        result = repeated_product(x, abs(n), np.multiply)
        if n < 0:
            result = 1.0 / result
    return finite(result) if result.all() or n > 0 and (result[x != 0] != 0).all() else None


def _integer_powers(pair):
    if pair is None:
        return None
    x, y = pair
    low, high = bounds(y)
    if low < 1:
        return None
    small, large = bounds(x)
    if high > 64 or max(abs(small), abs(large)) ** high > _LIMIT:  # as above
        return None
    return from_array(np.power(x, y))
