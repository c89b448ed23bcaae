"""Products and traces: exact, beyond 64 bits, with symbols; shapes that do not fit."""

import pytest
from asking import messages_of, value_of


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("{{1, 2}, {3, 4}} . {x, y}", "{x + 2*y, 3*x + 4*y}"),
        ("{1, 2} . {{a, b}, {c, d}}", "{a + 2*c, b + 2*d}"),
        ("{10^20, 1} . {10^20, 1}", "10000000000000000000000000000000000000001"),
        ("{2^40, 2^40} . {2^40, 2^40}", "2417851639229258349412352"),
        ("x . y", "x . y"),
        ("{1, 2} . {1, 2, 3}", "{1, 2} . {1, 2, 3}"),
        ("{{1, 2}} . {{3}, {4}} . {z}", "{11*z}"),
        ("Cross[{a, b}]", "{-b, a}"),
        ("Tr[{{1, 2}, {3, 4}}]", "5"),
        ("Tr[{{a, b}, {c, d}}, List]", "{a, d}"),
        ("KroneckerProduct[{1, 2}, {3, 4}]", "{{3, 4}, {6, 8}}"),
        ("Attributes[Dot]", "{Flat, OneIdentity, Protected}"),
    ],
)
def test_exact(code, expected):
    assert value_of(code, "OutputForm") == expected


@pytest.mark.parametrize(
    ("code", "message"),
    [
        ("{1} . {1, 2}", "Dot::dotsh"),
    ],
)
def test_messages(code, message):
    assert messages_of(code) == [message]
