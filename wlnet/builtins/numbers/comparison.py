"""Equations and inequalities: Equal, Unequal, Less and their relatives, extremes, and the signs of numbers."""

from ...evaluator import builtin
from ...expression import (
    NUMBERS,
    Association,
    BigReal,
    Complex,
    Expr,
    PackedArray,
    Rational,
    S,
    Symbol,
    boolean,
    elements,
    is_list,
    same,
)
from ...expression.arithmetic import compare, is_exact, is_zero, parts, precision_of, subtract
from ...mathematics.precise import has_library
from ..kit.scalars import expand, holds_inexact
from ..kit.terms import is_infinite, is_numeric

TRUE, FALSE = S.True_, S.False_
_REAL = frozenset((int, float, Rational, BigReal))
_TOLERANCE = 2.0**-46  # machine reals that differ in their last seven binary digits count as equal


# --- order of two values ----------------------------------------------------------------------------------------------


def order(ev, a, b) -> "int | None":
    """-1, 0 or 1 for real numbers, numeric expressions and infinities; None where the order is not known."""
    kind, other = type(a), type(b)
    if kind is int and other is int:
        return (a > b) - (a < b)
    if kind in _REAL and other in _REAL:
        return _order_reals(a, b)
    if is_infinite(a) or is_infinite(b):
        return _order_infinite(ev, a, b)
    if kind in NUMBERS and other in NUMBERS or not is_numeric(ev, a) or not is_numeric(ev, b):
        return None
    return _order_numeric(ev, a, b)


def _order_reals(a, b) -> int:
    result = compare(a, b)
    if result and (type(a) is float or type(b) is float):
        x, y = _float(a), _float(b)
        tolerance = max([_TOLERANCE, *[10**-v.precision for v in (a, b) if type(v) is BigReal]])
        if abs(x - y) <= tolerance * max(abs(x), abs(y)) < float("inf") and x * y > 0:
            return 0
    elif result and BigReal in (type(a), type(b)) and _agree(a, b):
        return 0
    return result


def _float(x) -> float:
    try:
        return float(x)
    except OverflowError:
        return float("inf")


def _agree(a, b) -> bool:
    """Do two reals agree to the digits that they have?"""
    difference = subtract(a, b)
    return is_zero(difference) or precision_of(difference) < 0.5


def _order_infinite(ev, a, b) -> "int | None":
    x, y = _infinite_sign(a), _infinite_sign(b)
    if x is None or y is None:
        return None
    if x == 0 and not _is_real_valued(ev, a) or y == 0 and not _is_real_valued(ev, b):
        return None
    return (x > y) - (x < y)


def _infinite_sign(x) -> "int | None":
    if not is_infinite(x):
        return 0
    return x.args[0] if x.args and x.args[0] in (1, -1) else None


def _is_real_valued(ev, x) -> bool:
    if type(x) in _REAL:
        return True
    return is_numeric(ev, x) and type(ev.evaluate(Expr(S.N, (x,)))) in _REAL


def _order_numeric(ev, a, b) -> "int | None":
    """Exact numeric expressions by their values: machine numbers first, more digits where these are close."""
    x, y = numeric_value(ev, a), numeric_value(ev, b)
    if type(x) not in _REAL or type(y) not in _REAL:
        return None
    if type(x) is float and type(y) is float and abs(x - y) > 1e-9 * (abs(x) + abs(y)):
        return (x > y) - (x < y)
    if holds_inexact(a) or holds_inexact(b):
        return _order_reals(x, y)
    difference = ev.evaluate(Expr(S.Plus, (a, Expr(S.Times, (-1, b)))))
    if difference == 0 and type(difference) is int or is_provably_zero(ev, difference):
        return 0
    value = precise_value(ev, difference)
    if type(value) in _REAL and not is_zero(value) and precision_of(value) > 2:
        return compare(value, 0)
    return None


def numeric_value(ev, x):
    """N[x] for anything but a number."""
    return x if type(x) in NUMBERS else ev.evaluate(Expr(S.N, (x,)))


def precise_value(ev, x):
    """x to about 40 digits where the library for that is installed, else to machine precision."""
    return ev.evaluate(Expr(S.N, (x, 40))) if has_library() else ev.evaluate(Expr(S.N, (x,)))


def is_provably_zero(ev, x) -> bool:
    """Does the exact expression vanish after expansion, or in its first forty digits?"""
    expanded = expand(ev, x)
    if type(expanded) is int:
        return expanded == 0
    value = precise_value(ev, x)
    if type(value) in (Complex, complex):
        return all([_vanishes(p) for p in parts(value)])
    return type(value) in _REAL and _vanishes(value)


def _vanishes(value) -> bool:
    if type(value) is float:
        return abs(value) < 1e-13
    if type(value) is BigReal:
        return is_zero(value) or value.value.adjusted() < -37
    return is_zero(value)


# --- equality ---------------------------------------------------------------------------------------------------------


def equal(ev, a, b) -> "bool | None":
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


def equal_numbers(a, b) -> bool:
    """Equality of numbers up to the last seven binary digits of machine numbers."""
    if type(a) in (Complex, complex) or type(b) in (Complex, complex):
        if is_exact(a) and is_exact(b):
            return a == b
        x, y = _complex(a), _complex(b)
        return abs(x - y) <= _TOLERANCE * max(abs(x), abs(y))
    return _order_reals(a, b) == 0


def _complex(a) -> complex:
    re, im = parts(a)
    return complex(float(re), float(im))


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
    return bool((abs(a - b) <= _TOLERANCE * np.maximum(abs(a), abs(b))).all())


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
    if type(x) is BigReal and x.precision < 10 or type(y) is BigReal and y.precision < 10:
        return equal_numbers(x, y)
    scale = max(abs(_complex(x)), abs(_complex(y))) if _fits(x) and _fits(y) else None
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
def equal_(ev, args):
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
def unequal(ev, args):
    """lhs != rhs returns False if lhs and rhs are identical or numerically equal."""
    known = True
    for i, a in enumerate(args):
        for b in args[i + 1 :]:
            result = equal(ev, a, b)
            if result is True and (b is args[i + 1] or type(a) in NUMBERS or type(a) is str):
                return FALSE
            known = known and result is False
    return TRUE if known else None


# --- inequalities -----------------------------------------------------------------------------------------------------


def _chain(ev, head, args, holds):
    """An inequality between neighbours; known true links are dropped, a false one decides."""
    if len(args) < 2:
        return TRUE
    known = True
    orders = []
    for a, b in zip(args, args[1:]):
        found = order(ev, a, b)
        if found is None and same(a, b) and _ordered_with_itself(a):
            found = None
        if found is None and _complain(ev, head, a, b):
            return None
        if found is not None and not holds(found):
            return FALSE
        known = known and found is not None
        orders.append(found)
    if known:
        return TRUE
    kept = _needed(args, orders)
    return Expr(head, kept) if len(kept) < len(args) else None


def _ordered_with_itself(a) -> bool:
    return type(a) in NUMBERS


def _needed(args, orders) -> tuple:
    """A chain without the numbers in its middle that follow from their neighbours."""
    return (
        args
        if len(args) == 2
        else tuple(
            [
                a
                for i, a in enumerate(args)
                if not (0 < i < len(args) - 1 and orders[i - 1] is not None and orders[i] is not None)
                and not (i == 0 and orders[0] is not None and len(args) > 2 and False)
            ]
        )
    )


def _complain(ev, head, a, b) -> bool:
    for x in (a, b):
        if type(x) in (Complex, complex):
            ev.message(head, "nord", x)
            return True
    return False


_NORD = {"nord": "Invalid comparison with `1` attempted."}


@builtin("Less", pure=True, messages=_NORD)
def less(ev, args):
    """x < y yields True if x is determined to be less than y."""
    return _chain(ev, S.Less, args, lambda o: o < 0)


@builtin("LessEqual", pure=True, messages=_NORD)
def less_equal(ev, args):
    """x <= y yields True if x is determined to be less than or equal to y."""
    return _chain(ev, S.LessEqual, args, lambda o: o <= 0)


@builtin("Greater", pure=True, messages=_NORD)
def greater(ev, args):
    """x > y yields True if x is determined to be greater than y."""
    return _chain(ev, S.Greater, args, lambda o: o > 0)


@builtin("GreaterEqual", pure=True, messages=_NORD)
def greater_equal(ev, args):
    """x >= y yields True if x is determined to be greater than or equal to y."""
    return _chain(ev, S.GreaterEqual, args, lambda o: o >= 0)


_RELATIONS = {S.Less: lambda o: o < 0, S.LessEqual: lambda o: o <= 0, S.Greater: lambda o: o > 0, S.GreaterEqual: lambda o: o >= 0}


@builtin("Inequality")
def inequality(ev, args):
    """Inequality[e1, r1, e2, r2, e3, …] represents the chain e1 r1 e2 r2 e3 of relations."""
    if len(args) < 3 or len(args) % 2 == 0:
        return TRUE if len(args) == 1 else None
    if _is_mixed(args[1::2]):
        return Expr(S.And, tuple([Expr(args[i + 1], (args[i], args[i + 2])) for i in range(0, len(args) - 2, 2)]))
    links = []
    for i in range(0, len(args) - 2, 2):
        link = ev.evaluate(Expr(args[i + 1], (args[i], args[i + 2])))
        if link is FALSE:
            return FALSE
        links.append(link)
    open_links = [i for i, x in enumerate(links) if x is not TRUE]
    if not open_links:
        return TRUE
    if len(open_links) == 1:
        return links[open_links[0]]
    if len(open_links) == len(links):
        relations = set(args[1::2])
        if len(relations) == 1:
            return Expr(args[1], args[::2])
        return None
    return _remaining_chains(args, open_links)


def _is_mixed(relations) -> bool:
    """Do the relations of a chain point both ways, or ask for difference among others?"""
    rising = any([r in (S.Less, S.LessEqual) for r in relations])
    falling = any([r in (S.Greater, S.GreaterEqual) for r in relations])
    return rising and falling or S.Unequal in relations and len(set(relations)) > 1


def _remaining_chains(args, open_links: list):
    """And of the runs of links that are still open."""
    runs: list = []
    for i in open_links:
        if runs and runs[-1][-1] == i - 1:
            runs[-1].append(i)
        else:
            runs.append([i])
    chains = [Expr(S.Inequality, args[2 * r[0] : 2 * r[-1] + 3]) for r in runs]
    return chains[0] if len(chains) == 1 else Expr(S.And, tuple(chains))


# --- signs ------------------------------------------------------------------------------------------------------------


def sign_of(ev, x) -> "int | None":
    """-1, 0 or 1 for a real numeric value or a real infinity, else None."""
    if type(x) in _REAL or is_infinite(x) or type(x) in (Expr, Symbol) and is_numeric(ev, x):
        return order(ev, x, 0)
    return None


def _sign_test(ev, x, holds):
    if type(x) in (Complex, complex) or is_infinite(x) and (not x.args or x.args[0] not in (1, -1)):
        return FALSE
    s = sign_of(ev, x)
    if s is None:
        if type(x) in (Expr, Symbol) and is_numeric(ev, x) and type(numeric_value(ev, x)) in (complex, Complex):
            return FALSE
        return FALSE if type(x) is str else None
    return boolean(holds(s))


@builtin("Positive", attributes="Listable", pure=True)
def positive(ev, x):
    """Positive[x] gives True if x is a positive number."""
    return _sign_test(ev, x, lambda s: s > 0)


@builtin("Negative", attributes="Listable", pure=True)
def negative(ev, x):
    """Negative[x] gives True if x is a negative number."""
    return _sign_test(ev, x, lambda s: s < 0)


@builtin("NonNegative", attributes="Listable", pure=True)
def non_negative(ev, x):
    """NonNegative[x] gives True if x is a non-negative number."""
    return _sign_test(ev, x, lambda s: s >= 0)


@builtin("NonPositive", attributes="Listable", pure=True)
def non_positive(ev, x):
    """NonPositive[x] gives True if x is a non-positive number."""
    return _sign_test(ev, x, lambda s: s <= 0)


# --- extremes ---------------------------------------------------------------------------------------------------------

_EXTREME = "Flat NumericFunction OneIdentity Orderless"


@builtin("Max", attributes=_EXTREME)
def max_(ev, args):
    """Max[x1, x2, …] yields the numerically largest of the xi; lists are flattened."""
    return _extreme(ev, S.Max, args, 1)


@builtin("Min", attributes=_EXTREME)
def min_(ev, args):
    """Min[x1, x2, …] yields the numerically smallest of the xi; lists are flattened."""
    return _extreme(ev, S.Min, args, -1)


def _extreme(ev, head, args, direction: int):
    if not args:
        return Expr(S.DirectedInfinity, (-direction,))
    values = _flat_values(args, direction)
    if values is None:
        return None
    best, kept = None, []
    for v in values:
        if v is S.Indeterminate:
            return v
        if type(v) in _REAL or is_infinite(v) or is_numeric(ev, v):
            if best is None:
                best = v
                continue
            found = order(ev, v, best)
            if found is None:
                if _complain(ev, head, v, best):
                    return None
                kept.append(v)
            elif found * direction > 0 or found == 0 and type(best) is int and type(v) is float:
                best = v
        elif v not in kept:
            kept.append(v)
    if not kept:
        if best is None:
            return Expr(S.DirectedInfinity, (-direction,))
        return None if type(best) is Complex or type(best) is complex else best
    if best is not None and not (is_infinite(best) and best.args == (-direction,)):
        if is_infinite(best):
            return best
        kept.insert(0, best)
    if len(kept) == 1:
        return kept[0]
    result = Expr(head, tuple(kept))
    return None if len(kept) == len(args) and all([k is a for k, a in zip(kept, args)]) else result


def _flat_values(args, direction: int) -> "list | None":
    values = []
    stack = list(reversed(args))
    while stack:
        x = stack.pop()
        if type(x) is PackedArray:
            array = x.array
            if array.dtype.kind == "c":
                return None
            if array.size:
                values.append((array.max() if direction > 0 else array.min()).item())
        elif type(x) is Expr and x.head is S.List:
            stack.extend(reversed(x.args))
        elif type(x) is Association:
            stack.extend(reversed(list(x.values())))
        else:
            values.append(x)
    return values


# --- operator forms ---------------------------------------------------------------------------------------------------


@builtin("LessThan", operator="first")
def less_than(ev, x, y):
    """LessThan[y] is an operator form that yields x < y when applied to an expression x."""
    return Expr(S.Less, (x, y))


@builtin("LessEqualThan", operator="first")
def less_equal_than(ev, x, y):
    """LessEqualThan[y] is an operator form that yields x <= y when applied to an expression x."""
    return Expr(S.LessEqual, (x, y))


@builtin("GreaterThan", operator="first")
def greater_than(ev, x, y):
    """GreaterThan[y] is an operator form that yields x > y when applied to an expression x."""
    return Expr(S.Greater, (x, y))


@builtin("GreaterEqualThan", operator="first")
def greater_equal_than(ev, x, y):
    """GreaterEqualThan[y] is an operator form that yields x >= y when applied to an expression x."""
    return Expr(S.GreaterEqual, (x, y))


@builtin("EqualTo", operator="first")
def equal_to(ev, x, y):
    """EqualTo[y] is an operator form that yields x == y when applied to an expression x."""
    return Expr(S.Equal, (x, y))


@builtin("UnequalTo", operator="first")
def unequal_to(ev, x, y):
    """UnequalTo[y] is an operator form that yields x != y when applied to an expression x."""
    return Expr(S.Unequal, (x, y))


@builtin("SameAs", operator="first")
def same_as(ev, x, y):
    """SameAs[y] is an operator form that yields x === y when applied to an expression x."""
    return boolean(same(x, y))


@builtin("Between", operator="first")
def between(ev, x, span):
    """Between[x, {min, max}] is equivalent to min <= x <= max.
    Between[x, {{min1, max1}, …}] tests whether any of the ranges holds; Between[range] is an operator form."""
    if not is_list(span):
        return None
    if elements(span) and is_list(elements(span)[0]):
        return Expr(S.Or, tuple([Expr(S.Between, (x, s)) for s in elements(span)]))
    return Expr(S.LessEqual, (elements(span)[0], x, elements(span)[1])) if len(elements(span)) == 2 else None
