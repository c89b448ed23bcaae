"""Colors and keys of the prompt, without a terminal."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

pytest.importorskip("prompt_toolkit")

from prompt_toolkit.document import Document  # noqa: E402
from wlnet.repl.terminal import STYLE, TokenLexer, history  # noqa: E402

from wlnet import Session  # noqa: E402

SESSION = Session()
SESSION.run("mine = 1; theirs[x_] := x")
LEXER = TokenLexer(SESSION)


def lines(text: str) -> list:
    get_line = LEXER.lex_document(Document(text))
    return [get_line(n) for n in range(text.count("\n") + 1)]


@pytest.mark.parametrize(
    "text, piece, style",
    [
        ("Map[f, x]", "Map", "known"),
        ("mine + 1", "mine", "known"),
        ("theirs[2]", "theirs", "known"),
        ("nobodys[2]", "nobodys", "unknown"),
        ("f[x_Integer] := 2", "x_Integer", "pattern"),
        ('a <> "text"', '"text"', "string"),
        ('"open', '"open', "string"),
        ("2.5`20 + x", "2.5`20", "number"),
        ("1 (* note (* in note *) *)", "(* note (* in note *) *)", "comment"),
        ("#a + ##2 &", "#a", "slot"),
        ("f::usage", "usage", "message"),
        ("x -> y", "->", "operator"),
    ],
)
def test_styles(text, piece, style):
    assert (f"class:{style}", piece) in lines(text)[0]
    assert style in dict(STYLE.style_rules)


def test_pieces_over_several_lines():
    text = 'f["a\nb", (* c\n\nd *) x]\n'
    shown = lines(text)
    assert "\n".join(["".join([piece for _, piece in line]) for line in shown]) == text
    assert ("class:string", 'b"') in shown[1] and ("class:comment", "d *)") in shown[3]


@given(st.text(alphabet='abXY12"[](){}<>|*#_:=-.,;\\\n \u03b1\u2192`', max_size=60))
def test_every_text_keeps_its_characters(text):
    assert "\n".join(["".join([piece for _, piece in line]) for line in lines(text)]) == text


def test_history_without_a_place_to_write(tmp_path, monkeypatch):
    blocked = tmp_path / "file"
    blocked.write_text("")
    monkeypatch.setenv("WLNET_HISTORY", str(blocked / "history"))
    assert type(history()).__name__ == "InMemoryHistory"
