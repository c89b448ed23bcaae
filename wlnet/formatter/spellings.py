"""How operators print, taken from the operator table that the reader uses too."""

from functools import cache

from ..expression import S, Symbol, symbol
from ..grammar.operators import CALL_PRECEDENCE, HIGHEST_PRECEDENCE, Operator, operators

# Forms that are printed by their own rule, or only ever read.
_NOT_BY_TABLE = frozenset(
    (
        "Plus",
        "Times",
        "Power",
        "Minus",
        "Divide",
        "Subtract",
        "Sqrt",
        "Prefix",
        "Infix",
        "Postfix",
        "Part",
        "Derivative",
        "Pattern",
        "Optional",
        "MessageName",
        "Function",
        "Inequality",
        "Span",
        "CompoundExpression",
        "PatternTest",
        "Get",
        "Put",
        "PutAppend",
        "TagSet",
        "TagSetDelayed",
        "TagUnset",
    )
)


@cache
def spellings() -> dict[Symbol, dict[str, Operator]]:
    """Printed operators by head, then by kind (``prefix``, ``infix``, ``postfix``)."""
    by_head: dict[Symbol, dict[str, Operator]] = {}
    for row in operators():
        if row.prints and row.head not in _NOT_BY_TABLE:
            by_head.setdefault(symbol(row.head), {})[row.kind] = row
    return by_head


# Precedences that printing rules refer to by name.  Most start-ups print no operator and so need no table: the numbers stand
# here again, and a test holds them to the table.
ATOM = HIGHEST_PRECEDENCE
CALL = CALL_PRECEDENCE
PATTERN_TEST = 680
POWER = 590
SIGN = 480
TIMES = 400
PLUS = 310
SPAN = 305
COMPARISON = 290
OR = 213
NOT = 230
AND = 215
ALTERNATIVES = 160
PATTERN = 150
OPTIONAL = 140
FUNCTION = 90
COMPOUND = 10
SET = 40
PUT = 30
MESSAGE_NAME = 750

BLANKS = {S.Blank: "_", S.BlankSequence: "__", S.BlankNullSequence: "___"}
