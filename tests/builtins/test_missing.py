"""Functions that wlnet lacks: what the message says, and that the table of alternatives is no older than the index."""

import re

from asking import messages_of

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
