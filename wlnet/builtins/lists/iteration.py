"""Iterators {i, a, b, step} as Table, Do and Sum take them."""

from collections.abc import Callable
from math import floor
from typing import TYPE_CHECKING

from ...evaluator import Evaluator, declare_symbol
from ...evaluator.compiled.vectorise import vector_body
from ...expression import (
    NUMBERS,
    BigReal,
    Expr,
    Expression,
    MessageError,
    PackedArray,
    Rational,
    S,
    Symbol,
    elements,
    has_head,
    is_list,
    make_list,
    pack,
    rational,
)
from ...expression.compounds import is_infinity, mentions

if TYPE_CHECKING:
    from ...evaluator.definitions import Definition


class Iterator:
    """One iterator: its symbol (None for a plain count) and the list of its values."""

    __slots__ = ("symbol", "values")

    def __init__(self, sym, values):
        self.symbol = sym
        self.values = values


def parse_iterator(ev: Evaluator, spec: Expression, owner: str) -> "Iterator | None":
    """The iterator that a held specification n, {n}, {i, n}, {i, a, b}, {i, a, b, d} or {i, list} means.

    The bounds are evaluated.  None if they are not numbers (the call then stays unevaluated, after a message).
    """
    if not is_list(spec):
        count = ev.evaluate(spec)
        values = _count(count)
        # Do[x, spec] with spec = {i, 3}: the list came out of an evaluation
        if values is None and is_list(count):
            return parse_iterator(ev, count, owner)
        if values is None:
            ev.message(owner, "iterb")
            return None
        return Iterator(None, values)
    parts = elements(spec)
    if len(parts) == 1:
        values = _count(ev.evaluate(parts[0]))
        if values is None:
            ev.message(owner, "iterb")
            return None
        return Iterator(None, values)
    if not 2 <= len(parts) <= 4:
        ev.message(owner, "itform", spec, 2)
        return None
    sym = parts[0]
    if type(sym) is not Symbol:
        # the symbol is held; only Unevaluated around it is taken off
        sym = ev.evaluate(sym) if has_head(sym, S.Unevaluated) else sym
        if type(sym) is not Symbol and type(sym) is not Expr:
            ev.message(owner, "itraw", sym)
            return None
    bounds = [ev.evaluate(p) for p in parts[1:]]
    if len(bounds) == 1:
        if is_list(bounds[0]):
            return Iterator(sym, elements(bounds[0]))
        if has_head(bounds[0], S.Association):
            return Iterator(sym, bounds[0].values())
        values = _count(bounds[0])
    else:
        values = number_range(ev, bounds[0], bounds[1], bounds[2] if len(bounds) == 3 else 1)
    if values is None:
        ev.message(owner, "iterb")
        return None
    return Iterator(sym, values)


def _count(n) -> "range | None":
    if type(n) is int:
        return range(1, n + 1)
    if type(n) is float:
        # beyond 10^15 a real no longer tells n from n + 1 safely
        return range(1, int(n) + 1) if n == n and abs(n) < 1e15 else None
    if type(n) is Rational:
        return range(1, n.numerator // n.denominator + 1)
    return None


def number_range(ev: Evaluator, start: Expression, stop: Expression, step: Expression) -> list | range | None:
    """start, start + step, … up to stop as a sequence of expressions; None if this is not a finite number of steps.

    Symbolic starts are fine as long as (stop - start)/step is a number.
    """
    if type(start) is int and type(stop) is int and type(step) is int:
        if step == 0:
            return None
        return range(start, stop + (1 if step > 0 else -1), step)
    if type(step) in NUMBERS and step == 0:
        return None
    if has_head(step, S.Into) and len(step.args) == 1:
        points = ev.evaluate(Expr(S.Subdivide, (start, stop, step.args[0])))
        return elements(points) if is_list(points) else None
    if is_infinity(step):
        # one infinite step lies beyond every end
        return [start]
    reals = (int, float)
    if type(start) in reals and type(stop) in reals and type(step) in reals:
        count = real_count(start, stop, step)
        if type(start) is int and type(step) is int:
            return range(start, start + count * step, step)
        return [start + i * step for i in range(count)]
    if type(start) in (int, Rational) and type(step) in (int, Rational) and type(stop) in (int, Rational, float):
        count = _floor(ev.evaluate(Expr(S.Divide, (Expr(S.Subtract, (stop, start)), step))))
        return None if count is None else [_linear(start, i, step) for i in range(count + 1)]
    # symbolic bounds such as x to x + 2 or 0 to Pi: only their numeric difference counts
    difference = ev.evaluate(Expr(S.N, (Expr(S.Divide, (Expr(S.Subtract, (stop, start)), step)),)))
    exact = ev.evaluate(Expr(S.Divide, (Expr(S.Subtract, (stop, start)), step)))
    # exact where possible: a machine number could miss a last point that is met exactly
    count = _floor(exact) if type(exact) in (int, Rational) else _floor(difference)
    if count is None:
        return None
    return [ev.evaluate(Expr(S.Plus, (start, Expr(S.Times, (i, step))))) for i in range(count + 1)]


def real_count(start: float, stop: float, step: float) -> int:
    """Number of steps of a real range: a last point within rounding of the end is included."""
    span = (stop - start) / step
    if span != span or span in (float("inf"), float("-inf")):
        raise MessageError("iterb")
    # a bound that rounding missed by 10^-10 steps counts as reached: Range[0, 1, 0.1] has 11 elements
    return max(0, int(span * (1 + 1e-15) + 1e-10) + 1) if span >= -1e-10 else 0


def _linear(start, i: int, step):
    a, b = _fraction(start), _fraction(step)
    return rational(a[0] * b[1] + i * b[0] * a[1], a[1] * b[1])


def _fraction(x) -> tuple:
    return (x, 1) if type(x) is int else (x.numerator, x.denominator)


def _floor(x) -> "int | None":
    if type(x) is int:
        return x
    if type(x) is Rational:
        return x.numerator // x.denominator
    # the same bound and tolerance as for counts of iterators
    if type(x) is float and x == x and abs(x) < 1e15:
        # 10^-10 of a step, as in real_count
        return floor(x + 1e-10)
    if type(x) is BigReal:
        return int(x.value.to_integral_value("ROUND_FLOOR"))
    return None


def run(ev: Evaluator, iterators: tuple, owner: str, visit: Callable) -> bool:
    """Call visit() with the iterator symbols set to each combination; False if an iterator is malformed.

    The values are local as in Block; visit may raise BreakLoop.  A later iterator may use the symbols of an earlier one.
    """
    spec = iterators[0]
    it = parse_iterator(ev, spec, owner)
    if it is None:
        return False
    rest = iterators[1:]
    if it.symbol is None:
        for _ in it.values:
            if rest:
                if not run(ev, rest, owner, visit):
                    return False
            else:
                visit()
        return True
    d = local_definition(ev, it.symbol)
    saved = d.own
    numeric = type(it.values) is range or all([type(v) in NUMBERS for v in it.values])
    try:
        for value in it.values:
            d.own = value
            if not numeric:
                ev.touch(d)
            if rest:
                if not run(ev, rest, owner, visit):
                    return False
            else:
                visit()
    finally:
        d.own = saved  # nothing that was final with a value can change without one
    return True


def local_definition(ev: Evaluator, sym: Symbol) -> "Definition":
    """The definition whose own value an iterator sets."""
    if type(sym) is not Symbol:
        raise MessageError("itraw", sym)
    return ev.definition(sym)


class LoopReturn(Exception):
    """A Return[v] met in the body of a loop."""

    def __init__(self, value):
        super().__init__()
        self.value = value


declare_symbol("Into", usage="Into[n] as the step of a range divides it into n equal parts.")
ITERATOR_MESSAGES = {
    "itraw": "Raw object `1` cannot be used as an iterator.",
    "nliter": "Nonlist iterator `1` at position `2` does not evaluate to a real numeric value.",
}


def loop_value(result: Expr, owner: Symbol) -> int:
    """The value of a loop that met Return[v]: v."""
    if len(result.args) == 1 or len(result.args) == 2 and result.args[1] is owner:
        return result.args[0]
    return result if result.args else S.Null


def vector_level(ev: Evaluator, body: Expression, it: Iterator, rest: tuple) -> Expression | None:
    """`vector_table` where the inner iterator does not depend on the outer one."""
    if not rest:
        return vector_table(ev, body, (it,))
    spec = rest[0]
    if (
        len(rest) > 1
        or not is_list(spec)
        or len(elements(spec)) < 2
        or type(elements(spec)[0]) is not Symbol
        # a bound that depends on the outer variable gives a triangle, no array
        or any([mentions(b, (it.symbol,)) for b in elements(spec)[1:]])
    ):
        return None
    inner = parse_iterator(ev, spec, "Table")
    return None if inner is None else vector_table(ev, body, (it, inner))


def vector_table(ev: Evaluator, body: Expression, axes: tuple) -> Expression | None:
    """Table of an elementwise body over one or two independent numeric iterators, with NumPy; None to go one by one."""
    # the inner of two equal names hides the outer one; an empty axis leaves nothing to vectorise
    if len(axes) == 2 and (axes[0].symbol is axes[1].symbol or not len(axes[1].values)):
        return None
    import numpy as np  # slow to import, and many sessions never see an array

    arrays = []
    for axis in axes:
        values = axis.values
        if type(values) is range:
            # one bit is left below int64 for sums inside the vectorised body
            if values and max(abs(values[0]), abs(values[-1])) > 2**62:
                return None
            arrays.append(np.arange(values.start, values.stop, values.step, dtype="int64"))
        # the same bit is left here as for a range
        elif all([type(v) is float for v in values]) or all([type(v) is int and abs(v) < 2**62 for v in values]):
            arrays.append(np.array(values))
        else:
            return None
    shape = tuple([len(a) for a in arrays])
    if len(arrays) == 2:
        arrays = [np.repeat(arrays[0], shape[1]), np.tile(arrays[1], shape[0])]
    result = vector_body(ev, body, {axis.symbol: a for axis, a in zip(axes, arrays)})
    return None if result is None else PackedArray(result.reshape(shape))


def finish(out: list) -> Expression:
    """A list of results: spliced where Nothing or Sequence came up is left to the evaluator; numbers are packed."""
    if out and type(out[0]) is PackedArray:
        return _stack(out)
    return pack(make_list(out))


def _stack(rows: list):
    shape, dtype = rows[0].array.shape, rows[0].array.dtype
    for r in rows:
        if type(r) is not PackedArray or r.array.shape != shape or r.array.dtype != dtype:
            # rows of different shape or type are no array
            return make_list(rows)
    import numpy as np  # slow; whoever has a packed array has paid for it

    return PackedArray(np.stack([r.array for r in rows]))
