"""Rounding, remainders and ranges of numbers: Floor, Round, Mod, Quotient, Clip, Rescale."""

import math

from ...evaluator import Evaluator, builtin
from ...expression import (
    NUMBERS,
    Association,
    BigReal,
    Complex,
    Expr,
    Expression,
    MessageError,
    PackedArray,
    Rational,
    S,
    complex_number,
    elements,
    from_array,
    is_list,
    make_list,
    to_array,
)
from ...expression.arithmetic import (
    add,
    compare,
    is_exact,
    is_zero,
    multiply,
    negate,
    parts,
    reciprocal,
    sign,
)
from ...expression.numbers import Real, as_fraction
from ..kit.terms import COMPLEX_INFINITY, is_infinite, is_negative, is_numeric, opposite
from .ordering import numeric_value, order, precise_value

_NUMERIC = "Listable NumericFunction"
_REAL = frozenset((int, float, Rational, BigReal))


# --- to integers ------------------------------------------------------------------------------------------------------


def floor_of(x: Real) -> int:
    """The largest integer not above a real number."""
    kind = type(x)
    if kind is int:
        return x
    if kind is float:
        return math.floor(x)
    if kind is Rational:
        return x.numerator // x.denominator
    value = as_fraction(x)
    return value.numerator // value.denominator


def ceiling_of(x: Real) -> int:
    """The smallest integer not below a real number."""
    return -floor_of(negate(x))


def round_of(x: Real) -> int:
    """The nearest integer; halves go to the even one."""
    kind = type(x)
    if kind is int:
        return x
    return round(x) if kind is float else round(as_fraction(x))


def _truncated(x) -> int:
    return floor_of(x) if sign(x) >= 0 else ceiling_of(x)


def _rounded(ev, head, x, to_integer, ufunc: str):
    """head[x] for one of the roundings."""
    kind = type(x)
    if kind is int:
        return x
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
    return from_array(r.astype("int64")) if (abs(r) < 2.0**62).all() else None


def _rounded_numeric(ev, x, to_integer):
    value = numeric_value(ev, x)
    if type(value) in (complex, Complex):
        re, im = parts(value)
        return complex_number(to_integer(re), to_integer(im))
    if type(value) not in _REAL:
        return None
    result = to_integer(value)
    near = round_of(value)
    if type(value) is float and abs(value - near) < 1e-6 * max(1.0, abs(value)) or abs(near) > 2**46:
        if order(ev, x, near) == 0:
            return near
        value = precise_value(ev, x)
        return to_integer(value) if type(value) in _REAL else None
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
    if type(x) in _REAL and type(a) in _REAL:
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


@builtin("Floor", attributes=_NUMERIC, pure=True)
def floor(ev: Evaluator, x: Expression, a: Expression = None) -> Expression:
    """Floor[x] gives the greatest integer less than or equal to x.
    Floor[x, a] gives the greatest multiple of a less than or equal to x."""
    return _rounded(ev, S.Floor, x, floor_of, "floor") if a is None else _to_multiple(ev, S.Floor, x, a, floor_of)


@builtin("Ceiling", attributes=_NUMERIC, pure=True)
def ceiling(ev: Evaluator, x: Expression, a: Expression = None) -> Expression:
    """Ceiling[x] gives the smallest integer greater than or equal to x.
    Ceiling[x, a] gives the smallest multiple of a greater than or equal to x."""
    return _rounded(ev, S.Ceiling, x, ceiling_of, "ceil") if a is None else _to_multiple(ev, S.Ceiling, x, a, ceiling_of)


@builtin("Round", attributes=_NUMERIC, pure=True)
def round_(ev: Evaluator, x: Expression, a: Expression = None) -> Expression:
    """Round[x] gives the integer closest to x; Round[x, a] rounds to the nearest multiple of a."""
    return _rounded(ev, S.Round, x, round_of, "rint") if a is None else _to_multiple(ev, S.Round, x, a, round_of)


@builtin("IntegerPart", attributes=_NUMERIC, pure=True)
def integer_part(ev: Evaluator, x: Expression) -> Expression:
    """IntegerPart[x] gives the integer part of x."""
    return _rounded(ev, S.IntegerPart, x, _truncated, "trunc")


@builtin("FractionalPart", attributes=_NUMERIC, pure=True)
def fractional_part(ev: Evaluator, x: Expression) -> Expression | None:
    """FractionalPart[x] gives the fractional part of x."""
    kind = type(x)
    if kind in _REAL:
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


# --- remainders -------------------------------------------------------------------------------------------------------


@builtin("Mod", attributes=_NUMERIC, pure=True, messages={"indet": "Indeterminate expression `1` encountered."})
def mod(ev: Evaluator, m: Expression, n: Expression, d: Expression = None) -> Expression:
    """Mod[m, n] gives the remainder on division of m by n.
    Mod[m, n, d] uses an offset d."""
    if type(m) is int and type(n) is int and n and d is None:
        return m % n
    if type(m) is PackedArray or type(n) is PackedArray:
        return _mod_arrays(m, n) if d is None else _mod_offset_array(m, n, d)
    if d is not None and d != 0:
        return _mod_with_offset(ev, m, n, d)
    return _mod_numbers(ev, m, n)


def _mod_numbers(ev, m, n):
    if type(n) in NUMBERS and is_zero(n):
        ev.message("Mod", "indet", Expr(S.HoldForm, (Expr(S.Mod, (m, n)),)))
        return S.Indeterminate
    if type(m) in _REAL and type(n) in _REAL:
        if type(m) in (int, float) and type(n) in (int, float):
            return _mod_floats(float(m), float(n)) if abs(m) < 2**53 else _mod_exact(m, n)
        return _mod_exact(m, n)
    if type(m) in NUMBERS and type(n) in NUMBERS:
        q = _rounded(ev, S.Round, multiply(m, reciprocal(n)), round_of, "rint")
        return add(m, negate(multiply(n, q)))
    if is_infinite(m):
        return S.Indeterminate
    if is_infinite(n):
        return m if n.args in ((1,), ()) and is_numeric(ev, m) else None
    if is_numeric(ev, m) and is_numeric(ev, n):
        q = ev.evaluate(Expr(S.Floor, (Expr(S.Times, (m, Expr(S.Power, (n, -1)))),)))
        return Expr(S.Plus, (m, Expr(S.Times, (-1, n, q)))) if type(q) is int else None
    return None


def _mod_floats(m: float, n: float) -> float:
    return m - n * math.floor(m / n) if abs(m / n) < 2**52 else math.fmod(m, n)


def _mod_exact(m, n):
    return add(m, negate(multiply(n, floor_of(multiply(m, reciprocal(n))))))


def _mod_with_offset(ev, m, n, d):
    """The number congruent to m between d and d + n."""
    base = ev.evaluate(Expr(S.Mod, (Expr(S.Plus, (m, Expr(S.Times, (-1, d)))), n)))
    if type(base) is Expr and base.head is S.Mod:
        return None
    return base if base is S.Indeterminate else Expr(S.Plus, (d, base))


def _mod_offset_array(m, n, d):
    if (
        type(m) is PackedArray
        and m.array.dtype.kind == "i"
        and type(n) is int
        and type(d) is int
        and 0 < n < 2**31
        and abs(d) < 2**31
        and abs(m.array).max() < 2**62
    ):
        return from_array((m.array - d) % n + d)
    return None


def _mod_arrays(m, n):
    import numpy as np  # slow to import, and many sessions never see an array

    pair = _numbers_of(m, n)
    if pair is None:
        return None
    a, b = pair
    if not np.all(b):
        return None
    if a.dtype.kind == "i" and b.dtype.kind == "i":
        return from_array(a % b)
    a, b = a.astype("float64"), b.astype("float64")
    with np.errstate(all="ignore"):
        q = np.floor(a / b)
    return from_array(a - b * q) if (abs(q) < 2.0**52).all() and (abs(a) < 2.0**53).all() else None


def _numbers_of(m, n):
    """Two array operands of equal shape (or numbers) as NumPy values, or None."""
    import numpy as np  # slow to import, and many sessions never see an array

    out = []
    for x in (m, n):
        plain = type(x) is float or type(x) is int and abs(x) < 2**62
        a = to_array(x) if is_list(x) else np.asarray(x) if plain else None
        if a is None or a.dtype.kind not in "if":
            return None
        out.append(a)
    a, b = out
    return out if a.shape == b.shape or not a.shape or not b.shape else None


@builtin(
    "Quotient",
    attributes=_NUMERIC,
    pure=True,
    messages={"infy": "Infinite expression `1` encountered.", "indet": "Indeterminate expression `1` encountered."},
)
def quotient(ev: Evaluator, m: Expression, n: Expression, d: Expression = 0) -> Expression | None:
    """Quotient[m, n] gives the integer quotient of m and n.
    Quotient[m, n, d] uses an offset d."""
    if type(m) is int and type(n) is int and n and type(d) is int:
        return (m - d) // n
    if type(m) is PackedArray or type(n) is PackedArray:
        return _quotient_arrays(m, n) if d == 0 else None
    if type(n) in NUMBERS and is_zero(n):
        tag = "indet" if type(m) in NUMBERS and is_zero(m) else "infy"
        ev.message("Quotient", tag, Expr(S.HoldForm, (Expr(S.Quotient, (m, n)),)))
        return S.Indeterminate if tag == "indet" else COMPLEX_INFINITY
    if is_infinite(m) and type(n) in _REAL:
        return m if sign(n) > 0 else opposite_infinity(m)
    if is_infinite(m) and is_infinite(n):
        return S.Indeterminate
    if is_infinite(m) and is_numeric(ev, n):
        return Expr(S.Times, (m, Expr(S.Power, (n, -1))))
    if is_infinite(n) and is_numeric(ev, m):
        return 0
    if d == 0 and type(m) in (int, float) and type(n) in (int, float) and abs(m / n) < 2**52:
        return math.floor(m / n)
    shifted = m if d == 0 else ev.evaluate(Expr(S.Plus, (m, Expr(S.Times, (-1, d)))))
    if type(shifted) in NUMBERS and type(n) in NUMBERS or is_numeric(ev, shifted) and is_numeric(ev, n):
        head = S.Round if Complex in (type(shifted), type(n)) else S.Floor
        value = ev.evaluate(Expr(head, (Expr(S.Times, (shifted, Expr(S.Power, (n, -1)))),)))
        return value if type(value) in NUMBERS else None
    return None


def opposite_infinity(x: Expr) -> Expr:
    return Expr(S.DirectedInfinity, tuple([negate(a) for a in x.args]))


def _quotient_arrays(m, n):
    import numpy as np  # slow to import, and many sessions never see an array

    pair = _numbers_of(m, n)
    if pair is None or not np.all(pair[1]):
        return None
    a, b = pair
    if a.dtype.kind == "i" and b.dtype.kind == "i":
        return from_array(a // b) if a.min() > -(2**63) or (b != -1).all() else None
    q = np.floor(a / b)
    return from_array(q.astype("int64")) if (abs(q) < 2.0**52).all() else None


@builtin("QuotientRemainder", attributes=_NUMERIC)
def quotient_remainder(ev: Evaluator, m: Expression, n: Expression) -> Expression | None:
    """QuotientRemainder[m, n] gives a list of the quotient and remainder from division of m by n."""
    if type(m) in NUMBERS and type(n) in NUMBERS:
        if is_zero(n):
            raise MessageError("divz", 2, n)
        return make_list((Expr(S.Quotient, (m, n)), Expr(S.Mod, (m, n))))
    return None


# --- ranges -----------------------------------------------------------------------------------------------------------


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
    if type(x) not in _REAL:
        return x
    size = negate(x) if sign(x) < 0 else x
    if compare(size, limit) <= 0:
        return 0 if is_exact(x) else 0.0
    return multiply(sign(x), add(size, negate(limit))) if soft else x
