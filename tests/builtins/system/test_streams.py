"""Streams: opened, positioned, listed, closed."""

import pytest
from asking import messages_of, value_of


@pytest.mark.parametrize(
    "code, expected",
    [
        ('s = StringToStream["abcdef"]; SetStreamPosition[s, 3]; {StreamPosition[s], ReadString[s]}', '{3, "def"}'),
        ('s = StringToStream["x"]; Close[s]', '"String"'),
    ],
)
def test_reading(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize(
    "code, expected",
    [
        ("Close[3]", ["Close::stream"]),
        ('OpenRead["/no such thing"]', ["OpenRead::noopen"]),
    ],
)
def test_messages(code, expected):
    assert messages_of(code) == expected


@pytest.mark.parametrize(
    "code, expected",
    [
        ('s = StringToStream["abc"]; {Read[s, {Character, Character}], StreamPosition[s]}', '{{"a", "b"}, 2}'),
        ('s = StringToStream["abc"]; ReadString[s]; SetStreamPosition[s, 0]; ReadString[s]', '"abc"'),
        ('s = StringToStream["abc"]; SetStreamPosition[s, -1]; ReadString[s]', '"c"'),
        ('s = StringToStream["abc"]; SetStreamPosition[s, Infinity]; StreamPosition[s]', "3"),
        ("Length[Streams[]] >= 2", "True"),
        ('s = StringToStream["x"]; MemberQ[Streams[], s]', "True"),
        ('s = StringToStream["x"]; Close[s]; MemberQ[Streams[], s]', "False"),
        ('Head[StringToStream["a"]]', "InputStream"),
    ],
)
def test_more_reading(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize(
    "code, messages",
    [
        ('OpenWrite["/no such/file"]', ["OpenWrite::noopen"]),
    ],
)
def test_more_messages(code, messages):
    assert messages_of(code) == messages
