"""Functions that wlnet lacks: what the message says, and that the table of alternatives is no older than the index."""

import re

import pytest
from asking import messages_of, value_of

from wlnet import Session
from wlnet.builtins import index
from wlnet.builtins.missing import ALTERNATIVES


def test_a_missing_function_says_so_once_and_stays():
    session = Session()
    assert session.evaluate_to_string("URLFetch[1]; URLFetch[2]") == "URLFetch[2]"
    assert [(symbol, tag) for symbol, tag, _ in session.messages] == [("General", "wlnetna")]
    assert messages_of("URLFetch[1]") == ["General::wlnetna"]


def test_nothing_that_exists_is_said_to_be_missing():
    assert [name for name in ALTERNATIVES if name in index()] == []


def test_every_alternative_exists():
    for name, text in ALTERNATIVES.items():
        words = re.findall(r"(?<![\"\w])[A-Z][A-Za-z]{2,}", re.sub(r'"\w*"', "", text))
        assert [word for word in words if word not in index()] == [], name


@pytest.mark.parametrize(
    "code, messages",
    [
        ("NDSolve[a, b]; NDSolve[c, d]", ["General::wlnetna"]),
        ("NDSolve[a]; MellinTransform[b]", ["General::wlnetna"] * 2),
        ("noSuchFunction[1]", []),
        ("NDSolve", []),
        ("Quiet[NDSolve[a]]; NDSolve[b]", []),
    ],
)
def test_each_missing_function_is_told_once(code, messages):
    assert messages_of(code) == messages


def test_a_call_stays_and_the_usage_says_why():
    assert value_of("MellinTransform[1 + 1, y]") == "MellinTransform[2, y]"
    assert "does not have" in Session().evaluate("MellinTransform::usage")


def test_an_alternative_is_named_once_in_a_session():
    session = Session()
    session.run("ImageIdentify[x]")
    assert "a net from Import" in session.messages[0][2]
    session.run("ImageIdentify[y]")
    assert not session.messages
