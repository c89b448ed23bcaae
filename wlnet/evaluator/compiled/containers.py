"""Lists, associations and joined strings in compiled code."""

from ...expression import PACKED_FROM, TYPE_CHECKING, Association, Expr, S, Symbol, identity_key
from .scope import LIST, NOT_ELEMENTS, SELF

if TYPE_CHECKING:
    from collections.abc import Callable

    from .compiler import Compiler
    from .scope import Scope


def list_(c: "Compiler", e: Expr, args: tuple, scope: "Scope", tail: bool) -> "Callable | None":
    """{e1, …}: a short list of final elements is final."""
    parts = c.arguments(args, scope)
    ev = c.ev
    definitions = ev.definitions
    if len(parts) >= PACKED_FROM:
        return lambda frame: ev.evaluate(Expr(LIST, tuple([p(frame) for p in parts])))

    def call(frame):
        values = tuple([p(frame) for p in parts])
        result = Expr(LIST, values)
        for v in values:
            kind = type(v)
            if kind is Expr:
                if v.stamp != ev.clock or v.head in NOT_ELEMENTS:
                    return ev.evaluate(result)
            elif kind is Symbol:
                if definitions[v].own is not None or v is S.Nothing:
                    return ev.evaluate(result)
            elif kind not in SELF:
                return ev.evaluate(result)
        result.stamp = ev.clock
        return result

    return call


def association(c: "Compiler", e: Expr, args: tuple, scope: "Scope", tail: bool) -> "Callable | None":
    """<|k -> v, …|>."""
    rules = []
    if len(args) == 1 and type(args[0]) is Expr and args[0].head is not S.Rule and args[0].head is not S.RuleDelayed:
        entries, evaluate = c.node(args[0], scope), c.ev.evaluate
        return lambda frame: evaluate(Expr(S.Association, (entries(frame),)))
    for a in args:
        if type(a) is not Expr or a.head is not S.Rule or len(a.args) != 2:
            return None
        rules.append(tuple(c.arguments(a.args, scope)))
    ev = c.ev

    def call(frame):
        pairs = [(key(frame), value(frame)) for key, value in rules]
        data, final = {}, True
        for k, v in pairs:
            if type(k) is Expr and k.head in NOT_ELEMENTS or type(v) is Expr and v.head in NOT_ELEMENTS:
                return ev.evaluate(Expr(S.Association, tuple([Expr(S.Rule, pair) for pair in pairs])))
            data[identity_key(k)] = v
            final = final and (type(v) in SELF or type(v) is Expr and v.stamp == ev.clock)
        result = Association(data)
        if final:
            result.stamp = ev.clock
        return result

    return call


def string_join(c: "Compiler", e: Expr, args: tuple, scope: "Scope", tail: bool) -> "Callable | None":
    """s1 <> s2 <> …"""
    parts = c.arguments(args, scope)
    evaluate = c.ev.evaluate

    def call(frame):
        values = [p(frame) for p in parts]
        for v in values:
            if type(v) is not str:
                return evaluate(Expr(S.StringJoin, tuple(values)))
        return "".join(values)

    return call
