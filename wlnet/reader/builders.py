"""What each grammar rule makes of its parts.  Both Lark's parser and our driver over its tables call these."""

from ..expression import Expr, S
from .precedence import Call, Suffix, climb

MISSING = object()  # an argument that is not there: f[a, , b]
PART_PRECEDENCE = 670


def whole(parts):
    """The expression of a whole run."""
    return climb(parts[0][0])


def chunk(parts):
    """A run starts with the chunk's entries and operator positions."""
    return parts[0]


def group(parts):
    """A run starts with a bracketed expression."""
    return [parts[0]], []


def more_chunk(parts):
    (entries, where), (more, more_where) = parts
    entries.extend(more)
    where.extend(more_where)
    return parts[0]


def more_group(parts):
    parts[0][0].append(parts[1])
    return parts[0]


def parentheses(parts):
    return climb(parts[1][0])


def braces(parts):
    return Expr(S.List, arguments(parts[1]))


def association(parts):
    return Expr(S.Association, arguments(parts[1]))


def call(parts):
    return Call(arguments(parts[1]), parts[0])


def part(parts):
    return Suffix(PART_PRECEDENCE, S.Part, arguments(parts[1]), parts[0])


def fence(parts):
    return Expr(parts[0], arguments(parts[1]))


def first_element(parts):
    return [parts[0]]


def next_element(parts):
    parts[0].append(parts[2])
    return parts[0]


def element(parts):
    entries = parts[0][0]
    return climb(entries)


def missing(_parts):
    return MISSING


def arguments(found: list) -> tuple:
    """Elements between brackets; a missing one is Null, and none at all is no argument."""
    if MISSING in found:
        if len(found) == 1:
            return ()
        return tuple([S.Null if x is MISSING else x for x in found])
    return tuple(found)


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
