"""Message, Quiet, Check, On and Off."""

import pytest
from asking import messages_of, value_of

from wlnet import Session


@pytest.mark.parametrize(
    "code, messages",
    [
        ('f::bad = "Bad `1`."; Message[f::bad, 3]', ["f::bad"]),
        ("Quiet[1/0]", []),
        ("Quiet[1/0, {Power::infy}]", []),
        ("Quiet[1/0, Power::infy]", []),
        ("Quiet[1/0, {Power::other}]", ["Power::infy"]),
        ("Quiet[1/0; {1}[[3]], {Power::infy}]", ["Part::partw"]),
        ("Quiet[1/0; {1}[[3]], All, {Part::partw}]", ["Part::partw"]),
        ("Quiet[1/0, None]", ["Power::infy"]),
        ("Quiet[1/0, None, All]", ["Power::infy"]),
        ("Quiet[Quiet[1/0, None, All]]", []),
        ("Off[Power::infy]; 1/0", []),
        ("Off[Power::infy]; On[Power::infy]; 1/0", ["Power::infy"]),
        ("Off[Power::infy, Part::partw]; 1/0; {1}[[2]]", []),
        ("Quiet[1/0]; 1/0", ["Power::infy"]),
        ("Message[5]", ["Message::name"]),
        ("Catch[Quiet[Throw[1]]]; 1/0", ["Power::infy"]),
        ("Check[1/0, 2]", ["Power::infy"]),
        ("Quiet[Check[1/0, 2]]", []),
        ("Off[{Power::infy}]; 1/0", []),
    ],
)
def test_which_messages_appear(code, messages):
    assert messages_of(code) == messages


@pytest.mark.parametrize(
    "code, expected",
    [
        ("Check[1/0, bad]", "bad"),
        ("Check[1 + 1, bad]", "2"),
        ("Check[1/0, bad, Power::infy]", "bad"),
        ("Check[1/0, bad, Part::partw]", "ComplexInfinity"),
        ("Check[1/0, bad, {Part::partw, Power::infy}]", "bad"),
        ("Quiet[Check[1/0, bad]]", "bad"),
        ("Check[Quiet[1/0], bad]", "ComplexInfinity"),
        ("Check[Check[1/0, 1], 2]", "2"),
        ("Check[Off[Power::infy]; 1/0, bad]", "ComplexInfinity"),
        ("Check[1/0, 1 + 1]", "2"),
        ("Check[x]", "Check[x]"),
        ("Quiet[1/0] + 1", "ComplexInfinity"),
        ('f::t = "text"; f::t', '"text"'),
        ("f::none", 'MessageName[f, "none"]'),
        ('f::t = "a"; f::t =.; f::t', 'MessageName[f, "t"]'),
        ("StringQ[Plus::usage]", "True"),
        ("Message[f::t]", "Null"),
        ("1/0; $MessageList", '{HoldForm[MessageName[Power, "infy"]]}'),
        ("Quiet[1/0]; $MessageList", "{}"),
        ("Head[General::argx]", "String"),
        ('f::usage = "f"; f::usage', '"f"'),
        ("Attributes[Quiet]", "{HoldAll, Protected}"),
        ("Attributes[Check]", "{HoldAll, Protected}"),
        ("Attributes[Message]", "{HoldFirst, Protected}"),
        ("Attributes[MessageName]", "{HoldFirst, Protected, ReadProtected}"),
        ("Attributes[Off]", "{HoldAll, Protected}"),
        ("Attributes[On]", "{HoldAll, Protected}"),
    ],
)
def test_values(code, expected):
    if "MessageName[" in expected:  # printed f::none
        assert value_of(f"({code}) === ({expected})") == "True"
    else:
        assert value_of(code) == expected


@pytest.mark.parametrize(
    "code, text",
    [
        ('f::bad = "No `1` here, `2`."; Message[f::bad, x + y, "z"]', "No x + y here, z."),
        ('f::bad = "``, ``!"; Message[f::bad, 1, 2]', "1, 2!"),
        ('f::bad = "plain"; Message[f::bad, 1]', "plain"),
        ("Message[f::argx, f, 2]", "f called with 2 arguments; 1 argument is expected."),
        ("Message[f::nothing]", "-- Message text not found --"),
        ('tag = "bad"; f::bad = "b"; Message[MessageName[f, "bad"]]', "b"),
    ],
)
def test_texts(code, text):
    session = Session()
    session.run(code)
    assert session.messages[-1][2] == text


def test_a_message_that_comes_often_stops():
    assert messages_of("Do[1/0, {6}]") == ["Power::infy"] * 3 + ["General::stop"]


@pytest.mark.parametrize(
    "code, expected",
    [
        ("Off[General::stop]; Do[1/0, {5}]", ["Power::infy", "Power::infy", "Power::infy", "Power::infy", "Power::infy"]),
        ("Do[1/0, {5}]", ["Power::infy", "Power::infy", "Power::infy", "General::stop"]),
        (
            "Off[General::stop]; Do[1/0, {5}]; On[General::stop]; Do[1/0, {2}]",
            ["Power::infy", "Power::infy", "Power::infy", "Power::infy", "Power::infy"],
        ),
    ],
)
def test_messages_do_not_stop_where_that_is_off(code, expected):
    assert messages_of(code) == expected
