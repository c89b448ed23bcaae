"""Messages: how often one is shown, Off and On, Quiet and Check, whose text is used."""

import pytest
from asking import messages_of, value_of


@pytest.mark.parametrize(
    "code, names",
    [
        ("Do[1/0, {2}]", ["Power::infy", "Power::infy"]),
        ("Do[1/0, {3}]", ["Power::infy", "Power::infy", "Power::infy", "General::stop"]),
        ("Do[1/0, {9}]", ["Power::infy", "Power::infy", "Power::infy", "General::stop"]),
        (
            "Do[1/0; 0^0, {4}]",
            [
                "Power::infy",
                "Power::indet",
                "Power::infy",
                "Power::indet",
                "Power::infy",
                "General::stop",
                "Power::indet",
                "General::stop",
            ],
        ),
        ('Do[f::a = "x"; Message[f::a], {4}]', ["f::a", "f::a", "f::a", "General::stop"]),
        ("Do[1/0, {5}]", ["Power::infy", "Power::infy", "Power::infy", "General::stop"]),
        ("1/0", ["Power::infy"]),
    ],
)
def test_how_often(code, names):
    assert messages_of(code) == names


@pytest.mark.parametrize(
    "code, names",
    [
        ("Off[Power::infy]; 1/0", []),
        ("Off[Power::infy]; On[Power::infy]; 1/0", ["Power::infy"]),
        ("Off[General::infy]; 1/0", []),
        ('Off[f::x]; f::x = "t"; Message[f::x]; Message[f::y]', ["f::y"]),
    ],
)
def test_off_and_on(code, names):
    assert messages_of(code) == names


@pytest.mark.parametrize(
    "code, names",
    [
        ("Quiet[1/0]", []),
        ("Quiet[1/0, Power::infy]", []),
        ("Quiet[1/0, f::x]", ["Power::infy"]),
        ("Quiet[1/0; 0^0, Power::infy]", ["Power::indet"]),
        ("Quiet[1/0, None, Power::infy]", ["Power::infy"]),
        ("Quiet[1/0; 0^0, All, Power::infy]", ["Power::infy"]),
        ("Quiet[Quiet[1/0, f::x]]", []),
        ("Quiet[1/0]; 1/0", ["Power::infy"]),
        ("Check[1/0, failed]", ["Power::infy"]),
        ("Quiet[Check[1/0, failed]]", []),
        ("Check[Quiet[1/0], failed]", []),
        ("Quiet[1/0, {Power::infy, Power::indet}]", []),
    ],
)
def test_quiet_and_check(code, names):
    assert messages_of(code) == names


@pytest.mark.parametrize(
    "code, expected",
    [
        ("Check[1/0, failed]", "failed"),
        ("Check[1, failed]", "1"),
        ("Check[1/0, failed, Power::infy]", "failed"),
        ("Check[1/0, failed, f::x]", "ComplexInfinity"),
        ("Quiet[Check[1/0, failed]]", "failed"),
        ("Check[Quiet[1/0], failed]", "ComplexInfinity"),
        ("Check[0^0, failed, {Power::infy}]", "Indeterminate"),
        ("Check[0^0, failed, {Power::infy, Power::indet}]", "failed"),
        ("Check[1/0; 5, failed]", "failed"),
        ("{Check[Check[1/0, inner], outer]}", "{outer}"),
        ("$MessageList", "{}"),
        ("1/0; $MessageList", "{HoldForm[Power::infy]}"),
    ],
)
def test_values_of_check(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize(
    "code, expected",
    [
        ('f::a = "value `1` and `2`"; f::a', '"value `1` and `2`"'),
        ('MessageName[f, "a"]', "f::a"),
        ("General::stop", '"Further output of `1` will be suppressed during this calculation."'),
        ('f::a = "one"; f::a =.; f::a', "f::a"),
        ('StringForm["`1` is `2`", a, b] // ToString', '"a is b"'),
        ('StringForm["`` is ``", a, b] // ToString', '"a is b"'),
    ],
)
def test_texts(code, expected):
    assert value_of(code) == expected
