"""Scoping constructs: their own variables hide outer ones of the same name, and are renamed x$ where values are put in.

As Wolfram does, they are renamed whether a value clashes with them or not: then a right side is renamed once for all calls.
"""

from ..expression import (
    TYPE_CHECKING,
    Association,
    Expr,
    Expression,
    S,
    Symbol,
    elements,
    from_identity_key,
    has_head,
    identity_key,
    is_list,
    symbol,
)
from ..expression.compounds import mentions

if TYPE_CHECKING:
    from collections.abc import Container

_LOCALS = frozenset((S.Module, S.With))
_RULES = frozenset((S.Rule, S.RuleDelayed, S.Set, S.SetDelayed, S.UpSet, S.UpSetDelayed, S.TagSet, S.TagSetDelayed))
SCOPES = frozenset((S.Function, *_LOCALS, *_RULES))
SLOTS = frozenset((S.Slot, S.SlotSequence))


def parameter_names(spec: Expression) -> list | None:
    """The parameter symbols of x or {x, y, …}; None for anything else."""
    if type(spec) is Symbol:
        return [spec]
    if is_list(spec):
        names = [a.args[0] if has_head(a, S.Typed) and a.args else a for a in elements(spec)]
        if all([type(n) is Symbol for n in names]):
            return names
    if has_head(spec, S.Typed) and spec.args and type(spec.args[0]) is Symbol:
        return [spec.args[0]]
    return None


def pattern_names(pattern: Expression) -> list:
    """The names that a pattern gives to what it matches."""
    names, stack = [], [pattern]
    while stack:
        x = stack.pop()
        if type(x) is Expr:
            if x.head is S.Pattern and len(x.args) == 2 and type(x.args[0]) is Symbol:
                names.append(x.args[0])
            stack.append(x.head)
            stack.extend(x.args)
    return names


def tests_of(pattern: Expression) -> list:
    """The conditions and tests in a pattern, which are code with its names in it."""
    tests, stack = [], [pattern]
    while stack:
        x = stack.pop()
        if type(x) is Expr:
            if x.head in (S.Condition, S.PatternTest) and len(x.args) == 2:
                tests.append(x.args[1])
            stack.append(x.head)
            stack.extend(x.args)
    return tests


def scope_names(e: Expr) -> list | None:
    """The variables of a scoping construct, in their order; None if e is none, or a malformed one."""
    head, args = e.head, e.args
    if type(head) is not Symbol or head not in SCOPES or len(args) < 2:
        return None
    if head is S.Function:
        return None if args[0] is S.Null else parameter_names(args[0])
    if head in _LOCALS:
        names = [_local_name(a) for a in elements(args[0])] if is_list(args[0]) else None
        return names if names is not None and all([type(name) is Symbol for name in names]) else None
    return [n for a in args[:-1] for n in pattern_names(a)]


def hides_names(e: Expression, names: "Container[Symbol]") -> bool:
    """Has a scoping construct in e a variable of one of these names?"""
    stack = [e]
    while stack:
        x = stack.pop()
        if type(x) is Expr:
            if any([n in names for n in scope_names(x) or ()]):
                return True
            stack.append(x.head)
            stack.extend(x.args)
        elif type(x) is Association:
            stack.extend(x.values())
    return False


def has_scopes(e: Expression) -> bool:
    """May a scoping construct with variables of its own stand in e?"""
    stack = [e]
    while stack:
        x = stack.pop()
        kind = type(x)
        if kind is Expr:
            head = x.head
            if type(head) is not Symbol:
                stack.append(head)
            elif head in SCOPES and scope_names(x):
                return True
            stack.extend(x.args)
        elif kind is Association:
            stack.extend(x.values())
    return False


def with_renamed_scopes(e: Expression, names: "Container[Symbol]", hiding: bool = True) -> Expression:
    """e with the variables of those of its scoping constructs renamed into which values of these names would be put.

    Where they do not hide, as those of rules do not, a construct with a variable of such a name is left to its message.
    """
    return _Renaming({}, names, hiding).expression(e) if has_scopes(e) else e


def substitute_scoped(e: Expression, b: dict) -> Expression:
    """Like substitute, but inner scoping constructs keep their own variables: they hide outer ones and are renamed y$."""
    return _Renaming(b, (), True).expression(e)


class _AnyName:
    """A container of all names."""

    def __contains__(self, name: object) -> bool:
        return True


ANY_NAME = _AnyName()


class _Without:
    """A container of names without some of them."""

    __slots__ = ("names", "without")

    def __init__(self, names: "Container[Symbol]", without: list):
        self.names, self.without = names, without

    def __contains__(self, name: object) -> bool:
        return name in self.names and name not in self.without


class _Renaming:
    """Values ``b`` of symbols to be put in, and other ``names`` that will get values later."""

    __slots__ = ("b", "names", "hiding")

    def __init__(self, b: dict, names: "Container[Symbol]", hiding: bool):
        self.b, self.names, self.hiding = b, names, hiding

    def expression(self, e: Expression) -> Expression:
        b = self.b
        kind = type(e)
        if kind is Symbol:
            return b.get(e, e)
        if kind is Association:
            return self.association(e)
        if kind is not Expr:
            return e
        head = e.head
        if type(head) is Symbol:
            if head in SCOPES:
                names = scope_names(e)
                if names:
                    return self.scope(e, names)
            head = b.get(head, head)
        else:
            head = self.expression(head)
        changed = head is not e.head
        out = []
        for a in e.args:
            kind = type(a)
            if kind is Symbol:
                v = b.get(a, a)
            elif kind is Expr or kind is Association:
                v = self.expression(a)
            else:
                v = a
            if v is not a:
                changed = True
            out.append(v)
        return Expr(head, tuple(out)) if changed else e

    def association(self, a: Association) -> Association:
        data, delayed, changed = {}, [], False
        for key, value in a.data.items():
            old = from_identity_key(key)
            new_key, new = self.expression(old), self.expression(value)
            changed = changed or new_key is not old or new is not value
            data[identity_key(new_key)] = new
            if key in a.delayed:
                delayed.append(identity_key(new_key))
        return Association(data, frozenset(delayed)) if changed else a

    def scope(self, e: Expr, names: list) -> Expr:
        head, args = e.head, e.args
        if head is S.With and len(args) > 2:
            # the values of later lists see the constants of earlier ones
            body = args[-1]
            for variables in reversed(args[1:-1]):
                body = Expr(head, (variables, body))
            args = args[0], body
        if self.hiding:
            b = {k: v for k, v in self.b.items() if k not in names}
            later: Container[Symbol] = _Without(self.names, names) if self.names else ()
        else:
            b, later = self.b, self.names
            names = [n for n in names if n not in later and n not in b]
        inside = args[1:] if head not in _RULES else (args[-1], *tests_of(args[0]))
        if any([b and mentions(a, b) or later and mentions(a, later) for a in inside]):
            renamed = {n: symbol(f"{n.full_name}$") for n in names}
            body = _Renaming({**b, **renamed}, later, self.hiding)
        else:
            renamed, body = {}, _Renaming(b, later, self.hiding)
        if head is S.Function:
            first = _Renaming(renamed, (), True).expression(args[0]) if renamed else args[0]
        elif head in _LOCALS:
            first = Expr(S.List, tuple([self.variable(a, renamed) for a in elements(args[0])]))
        else:
            first = body.expression(args[0])
        new = (first, *[body.expression(a) for a in args[1:]])
        return Expr(head, new) if any([x is not y for x, y in zip(new, e.args)]) or len(new) < len(e.args) else e

    def variable(self, item: Expression, renamed: dict) -> Expression:
        """x, x = v or x := v of Module or With: the value belongs to the outer scope."""
        name = _local_name(item)
        new = renamed.get(name, name) if type(name) is Symbol else self.expression(name)
        if name is item:
            return new if self.hiding else self.b.get(new, new)
        return Expr(item.head, (new, self.expression(item.args[1])))


def _local_name(item: Expression) -> Expression:
    """The variable of x, x = v or x := v in a list of local variables."""
    if (has_head(item, S.Set) or has_head(item, S.SetDelayed)) and len(item.args) == 2:
        return item.args[0]
    return item
