"""Max and Min."""

from ...evaluator import Evaluator, builtin
from ...expression import (
    REALS,
    Association,
    Complex,
    Expr,
    Expression,
    PackedArray,
    S,
)
from ..kit.terms import is_infinite, is_numeric
from .inequalities import complain
from .ordering import INTERVAL, order

_EXTREME = "Flat NumericFunction OneIdentity Orderless"


@builtin("Max", attributes=_EXTREME)
def max_(ev: Evaluator, args: tuple) -> Expression:
    """Max[x1, x2, …] yields the numerically largest of the xi; lists are flattened."""
    return _extreme(ev, S.Max, args, 1)


@builtin("Min", attributes=_EXTREME)
def min_(ev: Evaluator, args: tuple) -> Expression:
    """Min[x1, x2, …] yields the numerically smallest of the xi; lists are flattened."""
    return _extreme(ev, S.Min, args, -1)


def _extreme(ev, head, args, direction: int):
    if not args:
        return Expr(S.DirectedInfinity, (-direction,))
    values = _flat_values(args, direction)
    if values is None:
        return None
    best, rest = None, []
    for v in values:
        if v is S.Indeterminate:
            return v
        if type(v) in REALS or is_infinite(v) or is_numeric(ev, v):
            if best is None:
                best = v
                continue
            compared = order(ev, v, best)
            if compared is None:
                if complain(ev, head, v, best):
                    return None
                rest.append(v)
            elif compared * direction > 0 or compared == 0 and type(best) is int and type(v) is float:
                best = v
        elif v not in rest:
            rest.append(v)
    if not rest:
        if best is None:
            return Expr(S.DirectedInfinity, (-direction,))
        return None if type(best) is Complex or type(best) is complex else best
    if best is not None and not (is_infinite(best) and best.args == (-direction,)):
        if is_infinite(best):
            return best
        rest.insert(0, best)
    if len(rest) == 1:
        return rest[0]
    result = Expr(head, tuple(rest))
    return None if len(rest) == len(args) and all([k is a for k, a in zip(rest, args)]) else result


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
        elif type(x) is Expr and x.head is INTERVAL:
            # its lowest or highest number
            stack.extend(reversed(x.args))
        elif type(x) is Association:
            stack.extend(reversed(list(x.values())))
        else:
            values.append(x)
    return values
