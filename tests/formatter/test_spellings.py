"""Printed operators come from the table that the reader uses: what is printed is read as the same."""

import pytest

from wlnet.expression import S, expr, symbol
from wlnet.formatter import format_expression
from wlnet.formatter.spellings import spellings
from wlnet.reader.reader import read

x, y, z = symbol("x"), symbol("y"), symbol("z")


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
