"""Patterns with choices, as ``m(x, b, k) -> bool``."""

from ...expression import TYPE_CHECKING, Association, Expr, PackedArray, S, Symbol, elements, has_head, is_list, is_rule, same
from ..attributes import ONE_IDENTITY, ORDERLESS
from .matchers import bind, number_expression, undo
from .sequences import orderless
from .shapes import has_defaults

if TYPE_CHECKING:
    from collections.abc import Callable

    from .compiler import Compiler


def single(sequence: "Callable", options: bool = False) -> "Callable":
    """A sequence matcher used where exactly one value stands."""
    if options:
        return lambda x, b, k: not is_list(x) and sequence((x,), 0, 1, b, lambda j: j == 1 and k())
    return lambda x, b, k: sequence((x,), 0, 1, b, lambda j: j == 1 and k())


def named(compiler: "Compiler", p: Expr, args: tuple) -> "Callable | None":
    """name:pattern."""
    name, m = args[0], compiler.general(args[1])

    def match(x, b, k):
        def bound():
            size = len(b)
            if bind(b, name, x) and k():
                return True
            undo(b, size)
            return False

        return m(x, b, bound)

    return match


def tested(compiler: "Compiler", p: Expr, args: tuple) -> "Callable | None":
    """pattern?test."""
    m, test, call = compiler.general(args[0]), args[1], compiler.ev.test
    return lambda x, b, k: m(x, b, lambda: call(test, x) and k())


def conditional(compiler: "Compiler", p: Expr, args: tuple) -> "Callable | None":
    """pattern /; test."""
    if len(args) != 2:
        return lambda x, b, k: same(x, p) and k()
    m, holds = compiler.general(args[0]), compiler.condition(args[1])
    return lambda x, b, k: m(x, b, lambda: holds(b) and k())


def held(compiler: "Compiler", p: Expr, args: tuple) -> "Callable | None":
    """HoldPattern, Longest and Shortest around one argument."""
    return compiler.general(args[0]) if len(args) == 1 else lambda x, b, k: same(x, p) and k()


def excluding(compiler: "Compiler", p: Expr, args: tuple) -> "Callable | None":
    """Except[c, pattern]."""
    excluded, m = compiler.matcher(args[0]), compiler.general(args[1])
    return lambda x, b, k: excluded(x) is None and m(x, b, k)


def alternatives(compiler: "Compiler", p: Expr, args: tuple) -> "Callable | None":
    """p1 | p2."""
    parts = [compiler.general(a) for a in args]

    def match(x, b, k):
        for m in parts:
            if m(x, b, k):
                return True
        return False

    return match


def number(compiler: "Compiler", p: Expr, args: tuple) -> "Callable | None":
    """Rational[p, q] and Complex[p, q] fit the parts of a number."""
    m = compound(compiler, p)
    return lambda x, b, k: m(number_expression(x), b, k)


def key_values(compiler: "Compiler", p: Expr, args: tuple) -> "Callable | None":
    """KeyValuePattern[{k -> p, …}]: an association or list with these entries."""
    if len(args) != 1:
        return lambda x, b, k: same(x, p) and k()
    entries = args[0].args if has_head(args[0], S.List) else (args[0].rules() if type(args[0]) is Association else (args[0],))
    parts = [compiler.general(entry) for entry in entries]

    def match(x, b, k):
        if type(x) is Association:
            rules = x.rules()
        elif is_list(x) and all([is_rule(r) for r in elements(x)]):
            rules = elements(x)
        else:
            return False

        def step(i):
            if i == len(parts):
                return k()
            for r in rules:
                if parts[i](r, b, lambda: step(i + 1)):
                    return True
            return False

        return step(0)

    return match


def compound(compiler: "Compiler", p: Expr) -> "Callable":
    """head[args…] with sequences, defaults, Flat or Orderless heads."""
    head, ev = p.head, compiler.ev
    match_head = compiler.general(head)
    arguments = p.args
    head_symbol = head if type(head) is Symbol else None
    attributes = ev.definitions[head_symbol].attributes if head_symbol is not None else 0
    if attributes & ORDERLESS:
        match_arguments = orderless(compiler, arguments, head_symbol, attributes)
    else:
        match_arguments = compiler.arguments(arguments, head_symbol, attributes)
    collapse = None
    if head_symbol is not None and has_defaults(arguments):
        collapse = _collapsed(compiler, arguments, head_symbol, match_arguments)
    plain = compiler.arguments(arguments, None, 0) if head_symbol is None else None
    orderless_any = orderless(compiler, arguments, None, ORDERLESS) if head_symbol is None else None
    definitions = ev.definitions

    def match(x, b, k):
        if type(x) is PackedArray:
            x = x.unpack()
        elif type(x) is not Expr:
            if hasattr(x, "to_expression"):
                try:
                    x = x.to_expression()
                except NotImplementedError:
                    return False
            elif collapse is None:
                return False
        if type(x) is Expr and (head_symbol is None or x.head is head_symbol):
            items = x.args
            end = len(items)
            if head_symbol is None:
                match_items = plain
                if type(x.head) is Symbol and definitions[x.head].attributes & ORDERLESS:
                    match_items = orderless_any
                if match_head(x.head, b, lambda: match_items(items, 0, end, b, lambda j: j == end and k())):
                    return True
            elif match_arguments(items, 0, end, b, lambda j: j == end and k()):
                return True
        return collapse is not None and collapse(x, b, k)

    return match


def _collapsed(compiler, arguments, head, match_arguments):
    """f[x_, y_.] also matches a bare value x, the others taking their defaults (OneIdentity)."""
    if not compiler.ev.definitions[head].attributes & ONE_IDENTITY:
        return None

    def match(x, b, k):
        if has_head(x, head):
            return False
        return match_arguments((x,), 0, 1, b, lambda j: j == 1 and k())

    return match
