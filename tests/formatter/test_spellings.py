"""Printed operators come from the table that the reader uses: what is printed is read as the same."""

import pytest
from wlnet.grammar.operators import CALL_PRECEDENCE, HIGHEST_PRECEDENCE, operators

from wlnet.builtins.strings import boxes
from wlnet.expression import S, expr, symbol
from wlnet.formatter import format_expression
from wlnet.formatter import spellings as spelled
from wlnet.formatter.spellings import spellings
from wlnet.reader import lexer, precedence
from wlnet.reader.reader import read

x, y, z = symbol("x"), symbol("y"), symbol("z")


def test_precedences_with_names_are_those_of_the_table():
    named = {
        "PatternTest": spelled.PATTERN_TEST,
        "Power": (spelled.POWER, boxes._POWER),
        "Minus": (spelled.SIGN, spelled.PLUS),
        "Times": (spelled.TIMES, precedence.TIMES, boxes._TIMES),
        "Plus": (spelled.PLUS, boxes._PLUS),
        "Span": (spelled.SPAN, precedence.SPAN_PRECEDENCE),
        "Equal": spelled.COMPARISON,
        "Or": spelled.OR,
        "Not": spelled.NOT,
        "And": spelled.AND,
        "Alternatives": spelled.ALTERNATIVES,
        "Pattern": (spelled.PATTERN, precedence.PATTERN),
        "Optional": (spelled.OPTIONAL, precedence.OPTIONAL),
        "Function": spelled.FUNCTION,
        "CompoundExpression": spelled.COMPOUND,
        "Set": (spelled.SET, precedence.SET_PRECEDENCE),
        "Put": (spelled.PUT, lexer.PUT_PRECEDENCE),
        "MessageName": (spelled.MESSAGE_NAME, lexer.MESSAGE_PRECEDENCE),
        "Derivative": precedence.DERIVATIVE,
        "Part": CALL_PRECEDENCE,
        **{head.name: number for head, (_, number) in boxes._INFIX.items()},
        **{head.name: number for head, number in boxes._SINGLE.items()},
    }
    table: dict = {}
    for row in operators():
        table.setdefault(row.head, set()).add(row.precedence)
    for name, numbers in named.items():
        assert set(numbers if type(numbers) is tuple else (numbers,)) <= table[name], name
    assert boxes._ATOM == spelled.ATOM == HIGHEST_PRECEDENCE > max(set.union(*table.values()))


@pytest.mark.parametrize(
    "name, kind, precedence, text",
    [
        ("Equal", "infix", 290, " == "),
        ("Rule", "infix", 120, " -> "),
        ("Map", "infix", 620, " /@ "),
        ("Not", "prefix", 230, "!"),
        ("Factorial", "postfix", 610, "!"),
        ("Increment", "postfix", 660, "++"),
        ("PreIncrement", "prefix", 660, "++"),
        ("Alternatives", "infix", 160, " | "),
        ("Dot", "infix", 490, " . "),
        ("StringJoin", "infix", 600, "<>"),
    ],
)
def test_rows(name, kind, precedence, text):
    row = spellings()[S[name]][kind]
    assert (row.kind, row.precedence, row.prints) == (kind, precedence, text)


def test_forms_with_a_rule_of_their_own_are_not_in_the_table():
    assert not {S.Plus, S.Times, S.Power, S.Function, S.Part} & set(spellings())


OPERATORS = [(head, kind) for head, kinds in sorted(spellings().items(), key=lambda item: item[0].name) for kind in kinds]


@pytest.mark.parametrize("head, kind", OPERATORS)
def test_what_is_printed_is_read_as_the_same(head, kind):
    """Alone, and as an operand on either side of every other operator."""
    e = expr(head, x) if kind != "infix" else expr(head, x, y)
    assert read(format_expression(e, "InputForm"), symbol) == e
    for other, other_kind in OPERATORS:
        for outer in [expr(other, e)] if other_kind != "infix" else [expr(other, e, z), expr(other, z, e)]:
            assert read(format_expression(outer, "InputForm"), symbol) == outer
