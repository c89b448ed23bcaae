"""Tokens for showing a text in colors: kinds, spans, and that no text fails."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wlnet.reader.tokens import tokens


def kinds(text: str) -> str:
    """The kinds and texts of the tokens, as one line."""
    return " ".join([f"{t.kind}:{t.text}" for t in tokens(text)])


@pytest.mark.parametrize(
    "text, shown",
    [
        ('f[x_, 2.5] + "s"', 'symbol:f bracket:[ pattern:x_ bracket:, number:2.5 bracket:] operator:+ string:"s"'),
        ("_h x__ ___", "pattern:_h pattern:x__ pattern:___"),
        ("#1 ## #name #", "slot:#1 slot:## slot:#name slot:#"),
        ("% %% %5", "slot:% slot:%% slot:%5"),
        ("a (* b (* c *) *) d", "symbol:a comment:(* b (* c *) *) symbol:d"),
        ("f::tag g", "symbol:f operator::: message:tag symbol:g"),
        ("a >> f.txt", "symbol:a operator:>> string:f.txt"),
        ("<< f.m", "operator:<< string:f.m"),
        ("x === y", "symbol:x operator:=== symbol:y"),
        ("2^^101", "number:2^^101"),
        ("{<|1|>}", "bracket:{ bracket:<| number:1 bracket:|> bracket:}"),
        ("a\n\nb", "symbol:a symbol:b"),
        ('"open', 'string:"open'),
        ("(* open", "comment:(* open"),
        ("a \\ b", r"symbol:a error:\ symbol:b"),
        (r"\[Alpha] + 1", r"symbol:\[Alpha] operator:+ number:1"),
        ("π°", "symbol:π operator:°"),
        ("", ""),
        ("f::", "symbol:f operator:::"),
    ],
)
def test_kinds(text, shown):
    assert kinds(text) == shown


def test_spans_are_places_in_the_text_as_written():
    text = r"  \[Alpha]  ->\:03b2"
    assert [(t.start, t.end) for t in tokens(text)] == [(2, 10), (12, 14), (14, 20)]
    assert all(text[t.start : t.end] == t.text for t in tokens(text))


@given(st.text('ab1_#%"(*)[]{}<|>:=.,`\\^@/ \n~!&é', max_size=30))
def test_any_text_has_tokens_in_order_without_overlap(text):
    end = 0
    for token in tokens(text):
        assert end <= token.start < token.end <= len(text) and text[token.start : token.end] == token.text
        assert not text[end : token.start].strip("\\\r\n \t")
        end = token.end
