"""Patterns that can match in one way only, as ``m(x, b) -> bool``; None where a pattern has choices after all."""

from ...expression import TYPE_CHECKING, Expr, PackedArray, S, Symbol, same
from ..attributes import FLAT, ORDERLESS
from . import sequences
from .matchers import always, head_test, literal, match_atom, number_expression
from .shapes import binds, has_pattern, is_sequence_pattern

if TYPE_CHECKING:
    from collections.abc import Callable

    from .compiler import Compiler


def blank(compiler: "Compiler", p: Expr, args: tuple) -> "Callable | None":
    """_ and _h."""
    if not args:
        return always
    return head_test(args[0]) if len(args) == 1 else literal(p)


def named(compiler: "Compiler", p: Expr, args: tuple) -> "Callable | None":
    """name:pattern; a name that occurs twice must stand for the same."""
    if len(args) != 2 or type(args[0]) is not Symbol:
        return literal(p)
    name, inner = args
    if is_sequence_pattern(inner):
        return None
    m = compiler.simple(inner)
    if m is None:
        return None
    if m is always:  # x_ is what most patterns are made of: one call less for each

        def match(x, b):
            old = b.get(name)
            if old is None:
                b[name] = x
                return True
            return old is x or same(old, x)

        return match

    def match_inner(x, b):
        if not m(x, b):
            return False
        old = b.get(name)
        if old is None:
            b[name] = x
            return True
        return old is x or same(old, x)

    return match_inner


def tested(compiler: "Compiler", p: Expr, args: tuple) -> "Callable | None":
    """pattern?test."""
    if len(args) != 2:
        return literal(p)
    if is_sequence_pattern(args[0]):
        return None
    m = compiler.simple(args[0])
    if m is None:
        return None
    test, call = args[1], compiler.ev.test
    return lambda x, b: m(x, b) and call(test, x)


def conditional(compiler: "Compiler", p: Expr, args: tuple) -> "Callable | None":
    """pattern /; test."""
    if len(args) != 2 or is_sequence_pattern(args[0]):
        return None
    m = compiler.simple(args[0])
    if m is None:
        return None
    holds = compiler.condition(args[1])
    return lambda x, b: m(x, b) and holds(b)


def held(compiler: "Compiler", p: Expr, args: tuple) -> "Callable | None":
    """HoldPattern[pattern]."""
    return compiler.simple(args[0]) if len(args) == 1 and not is_sequence_pattern(args[0]) else None


def verbatim(compiler: "Compiler", p: Expr, args: tuple) -> "Callable | None":
    """Verbatim[x] matches x itself."""
    return literal(args[0]) if len(args) == 1 else literal(p)


def number(compiler: "Compiler", p: Expr, args: tuple) -> "Callable | None":
    """Rational[p, q] and Complex[p, q] fit the parts of a number."""
    m = compound(compiler, p) if has_pattern(p) else literal(p)
    return m and (lambda x, b: m(number_expression(x), b))


def excluding(compiler: "Compiler", p: Expr, args: tuple) -> "Callable | None":
    """Except[c] and Except[c, pattern]."""
    if len(args) not in (1, 2):
        return literal(p)
    excluded = compiler.matcher(args[0])
    if len(args) == 1:
        return lambda x, b: excluded(x) is None
    m = compiler.simple(args[1])
    if m is None:
        return None
    return lambda x, b: excluded(x) is None and m(x, b)


def alternatives(compiler: "Compiler", p: Expr, args: tuple) -> "Callable | None":
    """p1 | p2, as long as none binds a name."""
    parts = []
    for a in args:
        if is_sequence_pattern(a) or binds(a):
            return None
        m = compiler.simple(a)
        if m is None:
            return None
        parts.append(m)

    def match(x, b):
        for m in parts:
            if m(x, b):
                return True
        return False

    return match


def compound(compiler: "Compiler", p: Expr) -> "Callable | None":
    """head[p1, p2] with one argument for each pattern."""
    head = p.head
    if type(head) is Symbol:
        if compiler.ev.definitions[head].attributes & (FLAT | ORDERLESS):
            return None
        match_head = None
    else:
        match_head = compiler.simple(head)
        if match_head is None:
            return None
    parts = []
    for a in p.args:
        if is_sequence_pattern(a):
            return None
        m = compiler.simple(a)
        if m is None:
            return None
        parts.append(m)
    count = len(parts)
    definitions = compiler.ev.definitions

    if match_head is None:
        list_head = head is S.List

        def match(x, b):
            if type(x) is not Expr:
                # rows one by one: unpacking all would cost more than the first that does not match
                if list_head and type(x) is PackedArray and len(x) == count:
                    for m, a in zip(parts, x.elements()):
                        if not m(a, b):
                            return False
                    return True
                return False if not hasattr(x, "to_expression") else match_atom(x, match, b)
            if x.head is not head or len(x.args) != count:
                return False
            for m, a in zip(parts, x.args):
                if not m(a, b):
                    return False
            return True

        return match

    any_order = None

    def match_any_head(x, b):
        nonlocal any_order
        if type(x) is PackedArray:
            x = x.unpack()
        if type(x) is not Expr or len(x.args) != count or not match_head(x.head, b):
            return False
        if count > 1 and type(x.head) is Symbol and definitions[x.head].attributes & ORDERLESS:
            if any_order is None:
                any_order = sequences.orderless(compiler, p.args, None, ORDERLESS)
            return any_order(x.args, 0, count, b, lambda j: j == count)
        for m, a in zip(parts, x.args):
            if not m(a, b):
                return False
        return True

    return match_any_head
