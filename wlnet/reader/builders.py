"""What each grammar rule makes of its parts.  Both Lark's parser and our driver over its tables call these."""

from ..expression import Expr, Expression, S
from ..grammar.operators import CALL_PRECEDENCE
from .precedence import Call, Suffix, climb

MISSING = object()  # an argument that is not there: f[a, , b]


def whole(parts: list) -> Expression:
    """The expression of a whole run."""
    return climb(parts[0][0])


def chunk(parts: list) -> tuple:
    """A run starts with the chunk's entries and operator positions."""
    return parts[0]


def group(parts: list) -> tuple:
    """A run starts with a bracketed expression."""
    return [parts[0]], []


def more_chunk(parts: list) -> tuple:
    (entries, where), (more, more_where) = parts
    entries.extend(more)
    where.extend(more_where)
    return parts[0]


def more_group(parts: list) -> tuple:
    parts[0][0].append(parts[1])
    return parts[0]


def parentheses(parts: list) -> Expression:
    return climb(parts[1][0])


def braces(parts: list) -> Expr:
    return Expr(S.List, arguments(parts[1]))


def association(parts: list) -> Expr:
    return Expr(S.Association, arguments(parts[1]))


def call(parts: list) -> Call:
    return Call(arguments(parts[1]), parts[0])


def part(parts: list) -> Suffix:
    return Suffix(CALL_PRECEDENCE, S.Part, arguments(parts[1]), parts[0])


def fence(parts: list) -> Expr:
    return Expr(parts[0], arguments(parts[1]))


def first_element(parts: list) -> list:
    return [parts[0]]


def next_element(parts: list) -> list:
    parts[0].append(parts[2])
    return parts[0]


def element(parts: list) -> Expression:
    entries = parts[0][0]
    return climb(entries)


def missing(_parts: list) -> object:
    return MISSING


def arguments(elements: list) -> tuple:
    """Elements between brackets; a missing one is Null, and none at all is no argument."""
    if MISSING in elements:
        if len(elements) == 1:
            return ()
        return tuple([S.Null if x is MISSING else x for x in elements])
    return tuple(elements)


BUILDERS = {
    f.__name__: f
    for f in (
        whole,
        chunk,
        group,
        more_chunk,
        more_group,
        parentheses,
        braces,
        association,
        call,
        part,
        fence,
        first_element,
        next_element,
        element,
        missing,
    )
}
