"""Dump Lark's LALR tables for grammar/wolfram.lark: ``python -m wlnet.reader.tables_builder`` rewrites tables.py."""

import os
from os.path import dirname, join

from ..expression import TYPE_CHECKING
from ..grammar.operators import FOLDER

if TYPE_CHECKING:
    from lark import Lark

_PRIME = 2**61 - 1  # texts that differ in a few places have other remainders
TABLES_FILE = join(dirname(__file__), "tables.py")
HEADER = '''"""LALR tables of grammar/wolfram.lark as Lark makes them.

Made by ``python -m wlnet.reader.tables_builder``; do not edit.  ACTIONS holds, for each state, what to do on a terminal:
go to a state (0 or more) or apply rule ``-1 - n``; for a nonterminal, the state to go to.  RULES are (left side, length,
builder).
"""
'''


def grammar_text() -> str:
    """The text of wolfram.lark."""
    with open(join(FOLDER, "wolfram.lark"), encoding="utf-8") as file:
        return file.read()


def checksum(text: str) -> int:
    """What the tables remember of the grammar they were made from."""
    return int.from_bytes(text.encode(), "big") % _PRIME  # zlib.crc32 would be loaded at every start


def make_lark(text: str, **options: object) -> "Lark":
    """Lark's own parser for the grammar; the lexer must be given."""
    from lark import Lark  # slow, and needed only when the grammar has changed

    return Lark(text, parser="lalr", keep_all_tokens=True, maybe_placeholders=False, **options)


def build_tables(text: str) -> dict:
    """ACTIONS, RULES, START and END of the grammar, numbered the same way every time."""
    from lark.lexer import Lexer  # slow, as above
    from lark.parsers.lalr_analysis import Shift  # slow, as above

    class NoLexer(Lexer):
        def __init__(self, *_args):
            pass

        def lex(self, _data):
            return iter(())

    table = make_lark(text, lexer=NoLexer).parser.parser._parse_table
    states = table.states
    rules = sorted(
        {arg for row in states.values() for action, arg in row.values() if action is not Shift},
        key=lambda rule: (rule.origin.name, rule.order, rule.alias or ""),
    )
    rule_number = {rule: i for i, rule in enumerate(rules)}
    order = _breadth_first(states, table.start_states["start"], Shift)
    number = {state: i for i, state in enumerate(order)}
    actions = [
        {
            str(name): number[arg] if action is Shift else -1 - rule_number[arg]
            for name, (action, arg) in sorted(states[state].items())
        }
        for state in order
    ]
    return {
        "ACTIONS": actions,
        "RULES": [(str(r.origin.name), len(r.expansion), str(r.alias)) for r in rules],
        "START": number[table.start_states["start"]],
        "END": number[table.end_states["start"]],
    }


def _breadth_first(states: dict, start, shift) -> list:
    order, seen = [start], {start}
    for state in order:
        for _name, (action, arg) in sorted(states[state].items()):
            if action is shift and arg not in seen:
                seen.add(arg)
                order.append(arg)
    return order


def source_of(tables: dict, grammar: str) -> str:
    """The text of tables.py."""
    lines = [HEADER, f"GRAMMAR_CHECKSUM = {checksum(grammar)}", f"START = {tables['START']}", f"END = {tables['END']}"]
    lines += ["RULES = ["] + [f"    {rule!r}," for rule in tables["RULES"]] + ["]"]
    lines.append("ACTIONS = [")
    for row in tables["ACTIONS"]:
        lines.append("    {")
        cells = [f"{name!r}: {target}," for name, target in row.items()]
        lines += [f"        {' '.join(cells[i : i + 6])}" for i in range(0, len(cells), 6)]
        lines.append("    },")
    return "\n".join(lines + ["]", ""])


def main() -> None:
    """Write tables.py, by way of a temporary file so that nobody sees half of it."""
    text = grammar_text()
    temporary = f"{TABLES_FILE}.{os.getpid()}"
    with open(temporary, "w", encoding="utf-8") as file:
        file.write(source_of(build_tables(text), text))
    os.replace(temporary, TABLES_FILE)


if __name__ == "__main__":
    main()
