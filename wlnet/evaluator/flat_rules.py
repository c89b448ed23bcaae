"""Rules that fit a part of the arguments of a Flat head: a + b -> t turns a + b + c into c + t."""

from ..expression import TYPE_CHECKING, Expr, Expression, S, Symbol, has_head
from .attributes import FLAT, ORDERLESS
from .definitions import Rule
from .patterns import has_pattern

if TYPE_CHECKING:
    from .evaluator import Evaluator

_BEFORE, _AFTER = S["$FlatBefore"], S["$FlatAfter"]


def _others(name: Symbol) -> Expr:
    return Expr(S.Pattern, (name, Expr(S.BlankNullSequence, ())))


def flat_pattern(ev: "Evaluator", lhs: Expression) -> tuple[Expr, tuple, tuple] | None:
    """The pattern with room for further arguments, and the names of these before and behind; None if not Flat."""
    if type(lhs) is not Expr:
        return None
    if lhs.head is S.HoldPattern and len(lhs.args) == 1:
        return flat_pattern(ev, lhs.args[0])
    if lhs.head is S.Condition and len(lhs.args) == 2:
        inner = flat_pattern(ev, lhs.args[0])
        return inner and (Expr(S.Condition, (inner[0], lhs.args[1])), inner[1], inner[2])
    head = lhs.head
    if type(head) is not Symbol or len(lhs.args) < 2:
        return None
    attributes = ev.definitions[head].attributes
    if not attributes & FLAT:
        return None
    before = () if attributes & ORDERLESS else (_BEFORE,)
    args = (*[_others(n) for n in before], *lhs.args, _others(_AFTER))
    return Expr(head, args), before, (_AFTER,)


def apply_inside(ev: "Evaluator", r: Rule, e: Expr) -> Expression | None:
    """The result of a rule that fits some of the arguments of e, whose head is Flat; None if it does not."""
    extension = r.inside
    if extension is None:
        extension = r.inside = _extended(ev, r) or False
    if extension is False or extension.head is not e.head or len(e.args) <= extension.least:
        return None
    return ev.apply_rule(extension.rule, e)


class _Extension:
    """A rule with room for further arguments; it needs at least so many."""

    __slots__ = ("head", "least", "rule")

    def __init__(self, head, least, rule):
        self.head, self.least, self.rule = head, least, rule


def _extended(ev, r: Rule):
    pattern = flat_pattern(ev, r.lhs)
    if pattern is None:
        return None
    lhs, before, after = pattern
    plain = lhs
    while plain.head is S.Condition:
        plain = plain.args[0]
    head = plain.head
    rhs = r.rhs
    conditions = []
    while has_head(rhs, S.Condition) and len(rhs.args) == 2:
        conditions.append(rhs.args[1])
        rhs = rhs.args[0]
    rhs = Expr(head, (*before, rhs, *after))
    for test in reversed(conditions):
        rhs = Expr(S.Condition, (rhs, test))
    least = sum([1 for a in plain.args if not has_pattern(a)])
    return _Extension(head, max(least, 1), Rule(Expr(S.HoldPattern, (lhs,)) if lhs is plain else lhs, rhs, r.delayed))
