"""Infinities and what is indeterminate."""

import pytest
from asking import messages_of, value_of


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("Infinity + 5", "Infinity"),
        ("2 Infinity", "Infinity"),
        ("-3 Infinity", "-Infinity"),
        ("Infinity^-1", "0"),
        ("2^Infinity", "Infinity"),
        ("(1/2)^Infinity", "0"),
        ("ComplexInfinity 3", "ComplexInfinity"),
        ("1/Infinity", "0"),
        ("Infinity^2", "Infinity"),
        ("Head[Infinity]", "DirectedInfinity"),
        ("Pi Infinity", "Infinity"),
        ("DirectedInfinity[-3]", "-Infinity"),
    ],
)
def test_value(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize(
    ("code", "value", "messages"),
    [
        ("1/0", "ComplexInfinity", ["Power::infy"]),
        ("0^0", "Indeterminate", ["Power::indet"]),
        ("0 Infinity", "Indeterminate", ["Infinity::indet"]),
        ("Infinity - Infinity", "Indeterminate", ["Infinity::indet"]),
        ("I Infinity - I Infinity", "Indeterminate", ["Infinity::indet"]),
        ("I Infinity + I Infinity", "DirectedInfinity[I]", []),
        ("0.^-1", "ComplexInfinity", ["Power::infy"]),
    ],
)
def test_messages(code, value, messages):
    assert value_of(code) == value
    assert messages_of(code) == messages
