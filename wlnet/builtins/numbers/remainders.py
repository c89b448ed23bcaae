"""Remainders and quotients: Mod, Quotient."""

import math

from ...evaluator import Evaluator, builtin
from ...expression import (
    NUMBERS,
    REALS,
    Complex,
    Expr,
    Expression,
    MessageError,
    PackedArray,
    S,
    from_array,
    is_list,
    make_list,
    to_array,
)
from ...expression.arithmetic import add, floor_of, is_zero, multiply, nearest_float, negate, reciprocal, round_of, sign
from ..kit.terms import COMPLEX_INFINITY, NUMERIC, is_infinite, is_numeric
from .rounding import rounded

_EXACT_DOUBLES = 2**53  # integers below it are doubles, without rounding
_EXACT_QUOTIENTS = 2**52  # a quotient below it has its units digit right
_HALF_WORD = 2**31  # sums of such numbers and one below 2^62 stay within 64 bits
_WITHIN_64_BITS = 2**62  # the sum of two such numbers is an int64


@builtin("Mod", attributes=NUMERIC, pure=True, messages={"indet": "Indeterminate expression `1` encountered."})
def mod(ev: Evaluator, m: Expression, n: Expression, d: Expression = None) -> Expression:
    """Mod[m, n] gives the remainder on division of m by n.
    Mod[m, n, d] uses an offset d."""
    if type(d) is int and d == 0:
        d = None
    if type(m) is int and type(n) is int and n and d is None:
        return m % n
    if type(m) is PackedArray or type(n) is PackedArray:
        return _mod_arrays(m, n) if d is None else _mod_offset_array(m, n, d)
    if d is not None:
        return _mod_with_offset(ev, m, n, d)
    return _mod_numbers(ev, m, n)


def _mod_numbers(ev, m, n):
    if type(n) in NUMBERS and is_zero(n):
        ev.message("Mod", "indet", Expr(S.HoldForm, (Expr(S.Mod, (m, n)),)))
        return S.Indeterminate
    if type(m) in REALS and type(n) in REALS:
        if type(m) in (int, float) and type(n) in (int, float):
            return _mod_floats(nearest_float(m), nearest_float(n)) if abs(m) < _EXACT_DOUBLES else _mod_exact(m, n)
        return _mod_exact(m, n)
    if type(m) in NUMBERS and type(n) in NUMBERS:
        q = rounded(ev, S.Round, multiply(m, reciprocal(n)), round_of, "rint")
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
    return m - n * math.floor(m / n) if abs(m / n) < _EXACT_QUOTIENTS else math.fmod(m, n)


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
        and 0 < n < _HALF_WORD
        and abs(d) < _HALF_WORD
        and abs(m.array).max() < _WITHIN_64_BITS
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
    return from_array(a - b * q) if (abs(q) < _EXACT_QUOTIENTS).all() and (abs(a) < _EXACT_DOUBLES).all() else None


def _numbers_of(m, n):
    """Two array operands of equal shape (or numbers) as NumPy values, or None."""
    import numpy as np  # slow to import, and many sessions never see an array

    out = []
    for x in (m, n):
        plain = type(x) is float or type(x) is int and abs(x) < _WITHIN_64_BITS
        a = to_array(x) if is_list(x) else np.asarray(x) if plain else None
        if a is None or a.dtype.kind not in "if":
            return None
        out.append(a)
    a, b = out
    return out if a.shape == b.shape or not a.shape or not b.shape else None


@builtin(
    "Quotient",
    attributes=NUMERIC,
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
    if is_infinite(m) and type(n) in REALS:
        return m if sign(n) > 0 else opposite_infinity(m)
    if is_infinite(m) and is_infinite(n):
        return S.Indeterminate
    if is_infinite(m) and is_numeric(ev, n):
        return Expr(S.Times, (m, Expr(S.Power, (n, -1))))
    if is_infinite(n) and is_numeric(ev, m):
        return 0
    if d == 0 and type(m) in (int, float) and type(n) in (int, float) and abs(m / n) < _EXACT_QUOTIENTS:
        return math.floor(m / n)
    shifted = m if d == 0 else ev.evaluate(Expr(S.Plus, (m, Expr(S.Times, (-1, d)))))
    if type(shifted) in NUMBERS and type(n) in NUMBERS or is_numeric(ev, shifted) and is_numeric(ev, n):
        head = S.Round if Complex in (type(shifted), type(n)) else S.Floor
        value = ev.evaluate(Expr(head, (Expr(S.Times, (shifted, Expr(S.Power, (n, -1)))),)))
        return value if type(value) in NUMBERS else None
    return None


def opposite_infinity(x: Expr) -> Expr:
    """The infinity in the opposite direction."""
    return Expr(S.DirectedInfinity, tuple([negate(a) for a in x.args]))


def _quotient_arrays(m, n):
    import numpy as np  # slow to import, and many sessions never see an array

    pair = _numbers_of(m, n)
    if pair is None or not np.all(pair[1]):
        return None
    a, b = pair
    if a.dtype.kind == "i" and b.dtype.kind == "i":
        # -2^63/-1 is the one quotient that is no int64
        return from_array(a // b) if a.min() > -(2**63) or (b != -1).all() else None
    q = np.floor(a / b)
    return from_array(q.astype("int64")) if (abs(q) < _EXACT_QUOTIENTS).all() else None


@builtin("QuotientRemainder", attributes=NUMERIC)
def quotient_remainder(ev: Evaluator, m: Expression, n: Expression) -> Expression | None:
    """QuotientRemainder[m, n] gives a list of the quotient and remainder from division of m by n."""
    if type(m) in NUMBERS and type(n) in NUMBERS:
        if is_zero(n):
            raise MessageError("divz", 2, n)
        return make_list((Expr(S.Quotient, (m, n)), Expr(S.Mod, (m, n))))
    return None
