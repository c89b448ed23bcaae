"""Plus: numbers of every kind, like terms, the order of machine numbers."""

import pytest
from asking import messages_of, value_of


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("1 + 1", "2"),
        ("2^200 - 2^200 + 1", "1"),
        ("1/2 + 1/3", "5/6"),
        ("0.1 + 0.2", "0.30000000000000004"),
        ("1.5 + I", "1.5 + 1.*I"),
        ("Plus[]", "0"),
        ("Plus[x]", "x"),
        ("x + x", "2*x"),
        ("2 x + 3 y - x", "x + 3*y"),
        ("x - x", "0"),
        ("a/3 + a/6", "a/2"),
        ("1. + Sqrt[2] + x", "2.414213562373095 + x"),
        ("1.5`20 + 1/3 // Precision", "20.0871501757189"),
        ("{1, 2} + {3, 4}", "{4, 6}"),
        ("{1, 2} + x", "{1 + x, 2 + x}"),
        ("(2 + x)/(3 + x) + (5 + x)/(3 + x)^2", "(2 + x)/(3 + x) + (5 + x)/(3 + x)^2"),
    ],
)
def test_value(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize(
    ("code", "value", "messages"),
    [
        ("Range[40] + {1, 2}; 1", "1", ["Thread::tdlen"]),
    ],
)
def test_messages(code, value, messages):
    assert value_of(code) == value
    assert messages_of(code) == messages


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("0.7 + 0.2 + 0.1", "1."),
        ("0.3 + 0.2 + 0.1", "0.6000000000000001"),
        ("2^70 + 0.25 + 3 - 2^70", "0."),
        ("0.1 + 1/3 + 1/3 + 1/3", "1.1"),
        ("1.*^17 + E - 1.*^17", "2.718281828459045"),
        ("{0.3, 0.3} + {0.2, 0.2} + 0.1", "{0.6000000000000001, 0.6000000000000001}"),
        ("f[x_] := x + 0.2 + 0.1; f[0.3]", "0.6000000000000001"),
        ("Table[0.3 + 0.2 + 0.1 x, {x, 1., 40.}][[1]]", "0.6000000000000001"),
        ("Map[# + 0.2 + 0.1 &, Table[0.3, 40]] === Table[0.3 + 0.2 + 0.1, 40]", "True"),
    ],
)
def test_machine_sums_follow_the_canonical_order(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize(
    "code, expected",
    [
        ("{Precision[10^400 + 1.], Precision[1. - 10^400]} == {1, 1} $MachinePrecision", "True"),
        ("{1. + 10^-400, 10^-400 - 1., 1. + 1`20*^-400}", "{1., -1., 1.}"),
        ("10^400 + 1. == 10^400", "True"),
        ("Precision[10^400 + 2`5] > 400", "True"),
    ],
)
def test_exact_numbers_beyond_the_machine_s_beside_machine_numbers(code, expected):
    assert value_of(code) == expected
