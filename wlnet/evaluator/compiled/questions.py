"""Questions about bodies before they are compiled."""

from ...expression import TYPE_CHECKING, Association, Expr, Expression, S, Symbol
from ...expression.compounds import spliced
from .scope import SEQUENCE

if TYPE_CHECKING:
    from collections.abc import Callable, Container

    from ..definitions import RuleTable


def used_as_head(e: Expression, names: "Container[Symbol]") -> bool:
    """Does one of the names stand as a head in e?"""
    stack = [e]
    while stack:
        x = stack.pop()
        if type(x) is Expr:
            if type(x.head) is Symbol:
                if x.head in names:
                    return True
            else:
                stack.append(x.head)
            stack.extend(x.args)
    return False


_LOOPS = frozenset((S.While, S.For, S.Do, S.Table, S.Sum, S.Product, S.Nest, S.NestWhile, S.Fold, S.FixedPoint))


def has_loop(table: "RuleTable") -> bool:
    """Does a right side loop?  Then it is worth compiling before its second call."""
    for r in table.general:
        stack = [r.rhs]
        while stack:
            x = stack.pop()
            if type(x) is Expr:
                if type(x.head) is Symbol and x.head in _LOOPS:
                    return True
                stack.extend(x.args)
    return False


_SCOPING = frozenset((S.Function, S.Module, S.With, S.Block))


def has_scope(e: Expression) -> bool:
    """Does e contain a scoping construct of any kind with named variables?"""
    stack = [e]
    while stack:
        x = stack.pop()
        if type(x) is Expr:
            if x.head in _SCOPING and (x.head is not S.Function or len(x.args) > 1):
                return True
            stack.append(x.head)
            stack.extend(x.args)
    return False


def has_plain_slots(body: Expression, arity: int) -> bool:
    """Are all slots of this body #1 … #arity, outside of inner pure functions?"""
    stack = [body]
    while stack:
        x = stack.pop()
        if type(x) is Association:
            stack.extend(x.values())
        if type(x) is not Expr:
            continue
        if x.head is S.Slot:
            if len(x.args) != 1 or type(x.args[0]) is not int or not 1 <= x.args[0] <= arity:
                return False
        elif x.head is S.SlotSequence:
            return False
        elif x.head is S.Function and (len(x.args) < 2 or x.args[0] is S.Null):
            continue
        stack.append(x.head)
        stack.extend(x.args)
    return True


_ONE_ARGUMENT = frozenset((S.Blank, S.Pattern, S.PatternTest, S.Condition, S.HoldPattern, S.Verbatim, S.Except))
_ANY_LENGTH = frozenset(
    (
        S.BlankSequence,
        S.BlankNullSequence,
        S.Optional,
        S.Repeated,
        S.RepeatedNull,
        S.OptionsPattern,
        S.PatternSequence,
        S.OrderlessPatternSequence,
        S.Alternatives,
        S.Longest,
        S.Shortest,
    )
)


def has_fixed_length(lhs: Expr) -> bool:
    """Does this left side match only calls with as many arguments as it has patterns?"""
    stack = list(lhs.args)
    while stack:
        p = stack.pop()
        if type(p) is Expr:
            if p.head in _ANY_LENGTH:
                return False
            if p.head in _ONE_ARGUMENT:
                stack.extend(p.args)
    return True


def is_conditional_scope(rhs: Expression) -> bool:
    """Is a right side Module[…, value /; test] or the like, whose rule does not fit where the test fails?"""
    while type(rhs) is Expr and rhs.head in (S.Module, S.With, S.Block) and rhs.args:
        rhs = rhs.args[-1]
        if type(rhs) is Expr and rhs.head is S.Condition:
            return True
    return False


def slot_filler(e: Expression, count: int) -> "Callable | None":
    """``g(frame)``: e with its slots filled, or None if it has none."""
    if type(e) is Association:
        return slot_filler(e.to_expression(), count)
    if type(e) is not Expr:
        return None
    if e.head is S.Slot and len(e.args) == 1 and type(e.args[0]) is int:
        i = e.args[0] - 1
        return lambda frame: frame[i]
    if e.head is S.Function and (len(e.args) < 2 or e.args[0] is S.Null):
        return None
    parts = [(i, f) for i, a in enumerate(e.args) if (f := slot_filler(a, count)) is not None]
    head = slot_filler(e.head, count)
    if not parts and head is None:
        return None

    def fill(frame):
        args = list(e.args)
        splice = False
        for i, f in parts:
            v = args[i] = f(frame)
            if type(v) is Expr and v.head is SEQUENCE:
                splice = True
        if splice:
            args = spliced(args)
        return Expr(e.head if head is None else head(frame), tuple(args))

    return fill
