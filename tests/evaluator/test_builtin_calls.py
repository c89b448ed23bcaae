"""Calls of builtins: operator forms, defaults, options, argument counts."""

import pytest
from asking import value_of


@pytest.mark.parametrize(
    "code, expected",
    [
        ("Select[EvenQ][{1, 2, 3}]", "{2}"),
        ("Map[f][{1, 2}]", "{f[1], f[2]}"),
        ("{Replace[a, x_ + y_. :> y], Replace[a, x_ y_. :> y], Replace[a, x_^y_. :> y]}", "{0, 1, 1}"),
        ('StringReplace["aAbB", "a" -> "x", IgnoreCase -> True, IgnoreCase -> False]', '"xxbB"'),
    ],
)
def test_operator_forms_defaults_and_options_of_builtins(code, expected):
    """Of two equal options the first counts."""
    assert value_of(code) == expected
