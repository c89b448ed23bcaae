"""Numbers brought into a range: Clip, Rescale, Threshold."""

from ...evaluator import Evaluator, builtin
from ...expression import NUMBERS, REALS, Association, Expr, Expression, S, elements, from_array, is_list, make_list, to_array
from ...expression.arithmetic import add, compare, is_exact, is_zero, multiply, negate, sign
from ..kit.terms import is_infinite
from .ordering import order


@builtin("Clip", attributes="NumericFunction")
def clip(ev: Evaluator, x: Expression, bounds: Expression = None, outside: Expression = None) -> Expression | None:
    """Clip[x] gives x clipped to be between -1 and 1.
    Clip[x, {min, max}] gives x for min <= x <= max, min for x < min and max for x > max.
    Clip[x, {min, max}, {vmin, vmax}] gives vmin for x < min and vmax for x > max."""
    low, high = (-1, 1) if bounds is None else elements(bounds) if is_list(bounds) and len(elements(bounds)) == 2 else (None, None)
    if low is None:
        return None
    if outside is not None and (not is_list(outside) or len(elements(outside)) != 2):
        return None
    if x is S.Indeterminate:
        return x
    below, above = (low, high) if outside is None else elements(outside)
    return _clipped(ev, x, low, high, below, above)


def _clipped(ev, x, low, high, below, above):
    if is_list(x):
        packed = _clipped_array(x, low, high, below, above)
        if packed is not None:
            return packed
        return make_list(
            [_clipped(ev, v, low, high, below, above) or Expr(S.Clip, (v, make_list((low, high)))) for v in elements(x)]
        )
    first, last = order(ev, x, low), order(ev, x, high)
    if first is None or last is None:
        return None
    return below if first < 0 else above if last > 0 else x


def _clipped_array(x, low, high, below, above):
    import numpy as np  # slow to import, and many sessions never see an array

    array = to_array(x)
    if array is None or array.dtype.kind == "c":
        return None
    kind = int if array.dtype.kind == "i" else float
    values = [float("inf") * v.args[0] if is_infinite(v) and v.args and kind is float else v for v in (low, high, below, above)]
    if any([type(v) is not kind for v in values]):
        return None
    low, high, below, above = values
    return from_array(np.where(array < low, below, np.where(array > high, above, array)))


@builtin("Rescale")
def rescale(ev: Evaluator, x: Expression, span: Expression = None, target: Expression = None) -> Expression | None:
    """Rescale[list] rescales each element in list to run from 0 to 1 over the range of the elements.
    Rescale[x, {min, max}] rescales x to run from 0 to 1 over the range min to max.
    Rescale[x, {min, max}, {ymin, ymax}] rescales to run from ymin to ymax."""
    if type(x) is Association:
        values = make_list(list(x.values()))
        scaled = ev.evaluate(Expr(S.Rescale, (values, *[a for a in (span, target) if a is not None])))
        return Association(dict(zip(x.data, elements(scaled))))
    if span is None:
        if not is_list(x):
            return None
        low, high = [ev.evaluate(Expr(f, (x,))) for f in (S.Min, S.Max)]
        if ev.evaluate(Expr(S.Equal, (low, high))) is S.True_:
            return Expr(S.Times, (0, x))
    elif is_list(span) and len(elements(span)) == 2:
        low, high = elements(span)
    else:
        return None
    if target is not None and (not is_list(target) or len(elements(target)) != 2):
        return None
    bottom, top = elements(target) if target is not None else (0, 1)
    width = ev.evaluate(Expr(S.Plus, (high, Expr(S.Times, (-1, low)))))
    if type(width) in NUMBERS and is_zero(width):
        return None
    factor = Expr(S.Times, (Expr(S.Plus, (top, Expr(S.Times, (-1, bottom)))), Expr(S.Power, (width, -1))))
    if is_list(x) or type(x) in NUMBERS:
        return Expr(S.Plus, (bottom, Expr(S.Times, (factor, Expr(S.Plus, (x, Expr(S.Times, (-1, low))))))))
    first = Expr(S.Times, (x, factor))
    rest = Expr(S.Plus, (bottom, Expr(S.Times, (-1, low, factor))))
    return Expr(S.Plus, (first, rest))


# 10^-10: what Chop takes for zero too
@builtin("Threshold")
def threshold(ev: Evaluator, x: Expression, delta: Expression = 1e-10) -> Expression | None:
    """Threshold[data] thresholds data by replacing values close to zero by zero.
    Threshold[data, delta] uses the threshold value delta; {"Soft", delta} shrinks the values too."""
    soft = is_list(delta) and elements(delta)[0] == "Soft"
    if is_list(delta):
        delta = elements(delta)[-1]
    limit = delta if type(delta) in (int, float) else ev.evaluate(Expr(S.N, (delta,)))
    if type(limit) not in (int, float):
        return None
    return _thresholded(x, limit, soft)


def _thresholded(x, limit, soft: bool):
    if is_list(x):
        return make_list([_thresholded(v, limit, soft) for v in elements(x)])
    if type(x) not in REALS:
        return x
    size = negate(x) if sign(x) < 0 else x
    if compare(size, limit) <= 0:
        return 0 if is_exact(x) else 0.0
    return multiply(sign(x), add(size, negate(limit))) if soft else x
