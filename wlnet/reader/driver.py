"""A driver over Lark's LALR tables: what Lark's parser does, without importing Lark and at half the cost."""

from functools import lru_cache

from ..expression import TYPE_CHECKING, Expression, Symbol
from . import tables
from .builders import BUILDERS
from .precedence import Misplaced, Operators
from .tables_builder import build_tables, checksum, grammar_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from .lexer import Lexer


@lru_cache(maxsize=1)
def load_tables() -> tuple:
    """(actions, rules with their builders, start state, end state): as shipped, or made anew if the grammar changed."""
    text = grammar_text()
    current = vars(tables) if checksum(text) == tables.GRAMMAR_CHECKSUM else build_tables(text)
    rules = [(left, length, BUILDERS[name]) for left, length, name in current["RULES"]]
    return current["ACTIONS"], rules, current["START"], current["END"]


def parse(lexer: "Lexer", resolve: "Callable[[str], Symbol]") -> Expression:
    """The next expression of a lexer; ReadError if its tokens do not make one."""
    actions, rules, start, end = load_tables()
    states = [start]
    values: list = []
    row = actions[start]
    for terminal, value, position in lexer.expression_tokens(resolve):
        while True:
            action = row.get(terminal)
            if action is None:
                raise _unexpected(lexer, terminal, position)
            if action >= 0:
                states.append(action)
                values.append(value)
                row = actions[action]
                break
            left, length, build = rules[-1 - action]
            if length:
                parts = values[-length:]
                del values[-length:], states[-length:]
            else:
                parts = ()
            try:
                node = build(parts)
            except Misplaced as error:
                raise _misplaced(lexer, error.index, _run_of(parts), terminal, position) from None
            state = actions[states[-1]][left]
            states.append(state)
            values.append(node)
            row = actions[state]
            if state == end:
                return node
    raise AssertionError("the lexer ends with $END")


def _run_of(parts) -> tuple:
    return next(part for part in parts if type(part) is tuple)


def _unexpected(lexer, terminal: str, position: int):
    incomplete = terminal == "$END" and position >= len(lexer.text)
    return lexer.error("sntxi" if incomplete else "sntxf", position, incomplete=incomplete)


def _misplaced(lexer, index: int, run: tuple, terminal: str, position: int):
    """The error for an entry that cannot stand where it stands."""
    entries, where = run
    if index >= len(entries):
        return _unexpected(lexer, terminal, position)
    entry = entries[index]
    if type(entry) is Operators:
        return lexer.error("sntxf", where[sum([type(e) is Operators for e in entries[:index]])])
    return lexer.error("sntxf", getattr(entry, "position", position))
