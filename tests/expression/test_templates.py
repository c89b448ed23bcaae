"""Templates of messages and StringForm."""

import pytest

from wlnet.expression import Expr, S, symbol
from wlnet.expression.templates import fill_template
from wlnet.formatter import format_expression

x = symbol("Global`x")


@pytest.mark.parametrize(
    "template, args, text",
    [
        ("`1` is not `2`.", (x, "s"), "x is not s."),
        ("`` and ``", (1, 2), "1 and 2"),
        ("`2` ``", (1, 2, 3), "2 3"),
        ("no marks", (1,), "no marks"),
        ("`3` stays", (1,), "`3` stays"),
        ("one ` alone", (1,), "one ` alone"),
    ],
)
def test_templates(template, args, text):
    assert format_expression(Expr(S.StringForm, (template, *args)), "OutputForm") == text


@pytest.mark.parametrize(
    "template, texts, expected",
    [
        ("`.`1`.`", ["a"], "`1`"),
        ("`2`, ``, ``", ["a", "b", "c"], "b, c, ``"),
        ("`0` `-1` `x` ``", ["a"], "`0` `-1` `x` a"),
        ("``", [], "``"),
        ("a`1`", ["`2`", "b"], "a`2`"),
        ("", ["a"], ""),
    ],
)
def test_fill_template(template, texts, expected):
    assert fill_template(template, texts) == expected
