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
    """A run goes on with a chunk's entries."""
    (entries, where), (more, more_where) = parts
    entries.extend(more)
    where.extend(more_where)
    return parts[0]


def more_group(parts: list) -> tuple:
    """A run goes on with a bracketed expression."""
    parts[0][0].append(parts[1])
    return parts[0]


def parentheses(parts: list) -> Expression:
    """The expression between parentheses."""
    return climb(parts[1][0])


def braces(parts: list) -> Expr:
    """{…}: a list."""
    return Expr(S.List, arguments(parts[1]))


def association(parts: list) -> Expr:
    """<|…|>: an association."""
    return Expr(S.Association, arguments(parts[1]))


def call(parts: list) -> Call:
    """[…] after an expression."""
    return Call(arguments(parts[1]), parts[0])


def part(parts: list) -> Suffix:
    """[[…]] after an expression."""
    return Suffix(CALL_PRECEDENCE, S.Part, arguments(parts[1]), parts[0])


def fence(parts: list) -> Expr:
    """Brackets that stand for a function, as those of Floor do."""
    return Expr(parts[0], arguments(parts[1]))


def first_element(parts: list) -> list:
    """Elements begin with one."""
    return [parts[0]]


def next_element(parts: list) -> list:
    """Another element behind a comma."""
    parts[0].append(parts[2])
    return parts[0]


def element(parts: list) -> Expression:
    """A run between commas as an expression."""
    entries = parts[0][0]
    return climb(entries)


def missing(_parts: list) -> object:
    """Nothing between commas."""
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
