"""Tokens of a text for showing it in colors: every text has some, however wrong it is."""

from collections import namedtuple

from ..expression import ReadError
from . import lexer as kinds
from .lexer import Lexer, token_pattern, word_pattern

NAMES = {
    kinds.NAME: "symbol",
    kinds.NAME_BLANKS: "pattern",
    kinds.NAME_BLANK_HEAD: "pattern",
    kinds.BLANKS: "pattern",
    kinds.BLANK_HEAD: "pattern",
    kinds.BRACKET: "bracket",
    kinds.NUMBER: "number",
    kinds.TEXT: "string",
    kinds.WORD_MARK: "operator",
    kinds.OPERATOR: "operator",
    kinds.SLOT: "slot",
    kinds.OUT: "slot",
    kinds.COMMENT: "comment",
    kinds.OTHER: "error",
}


class Token(namedtuple("Token", "kind text start end")):
    """A piece of text and where it is; ``kind`` is one of the values of NAMES or "message" (the tag after ``::``)."""

    __slots__ = ()


def tokens(text: str) -> list:
    """The tokens of a text in order, without the blanks between them.  Never raises."""
    lexer = Lexer(text)
    source, prepared = lexer.source, lexer.text
    pattern = token_pattern(prepared.isascii())
    pieces: list = []
    position = 0
    while position < len(prepared):
        match = pattern.match(prepared, position)
        group = match.lastindex
        if group == kinds.NEWLINE:
            position = match.end()
            continue
        if group == kinds.FINISH:
            break
        start = _start(match, group)
        kind, position = NAMES[group], match.end()
        if group == kinds.COMMENT:
            position = _comment_end(lexer, start)
        elif group == kinds.OTHER and prepared[start] == '"':
            kind, position = "string", len(prepared)
        elif group == kinds.SLOT and match[group] == "#":
            name = word_pattern(prepared.isascii(), False).match(prepared, position)
            position = name.end() if name else position
        pieces.append(_token(source, kind, start, position))
        if group == kinds.WORD_MARK:
            word = word_pattern(prepared.isascii(), match[group] != "::").match(prepared, position)
            if word is not None:
                pieces.append(_token(source, "message" if match[group] == "::" else "string", word.start(1), word.end()))
                position = word.end()
    return pieces


def _start(match, group: int) -> int:
    """Where a token starts, after the blanks before it."""
    if group in (kinds.NAME_BLANKS, kinds.NAME_BLANK_HEAD):
        return match.start(kinds.NAME)
    return match.start(kinds.BLANKS if group == kinds.BLANK_HEAD else group)


def _token(source, kind: str, start: int, end: int) -> Token:
    start, end = source.original_position(start), source.original_position(end)
    return Token(kind, source.original[start:end], start, end)


def _comment_end(lexer: Lexer, start: int) -> int:
    try:
        return lexer.comment_end(start)
    except ReadError:
        return len(lexer.text)
