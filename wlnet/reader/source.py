"""A text ready for the lexer: character names replaced, continued lines joined, positions still known."""

import re
from bisect import bisect_right

from ..expression import ReadError
from ..grammar.characters import named_characters
from .errors import read_error

# Texts, which re compiles and keeps when the first backslash is read: few sessions see one, and start the quicker.
_ESCAPE = (
    r"\\(?:\\|\[(?P<name>[A-Za-z0-9]*)\]|:(?P<four>[0-9A-Fa-f]{4})|\.(?P<two>[0-9A-Fa-f]{2})"
    r"|\|(?P<six>[0-9A-Fa-f]{6})|(?P<octal>[0-7]{3})|(?P<newline>\r?\n))"
)


class SourceText:
    """``text`` is what the lexer reads; `locate` gives line and column in the text as it was written."""

    def __init__(self, original: str):
        self.original = original
        self.text = original
        self._ends: list = []  # positions in text after which the original is longer …
        self._shifts: list = []  # … by so many characters
        self.doubts: list[ReadError] = []  # what could not be read and was left as it is written
        if "\\" in original:
            self._prepare()

    def _prepare(self) -> None:
        """Replace ``\\[Alpha]``, ``\\:03b1`` and the like; drop backslash-newline.

        ASCII characters other than letters and digits stay (a quote must not end its string), and so do unknown names,
        which may stand in a comment; the lexer deals with both.
        """
        original = self.original
        pieces = []
        done = length = shift = 0
        for match in re.finditer(_ESCAPE, original):
            if match.lastgroup == "newline":
                new = ""
            else:
                new = escaped_character(match)
                if new is None or new <= "\x7f" and not new.isalnum():
                    continue
            start, end = match.span()
            pieces.append(original[done:start])
            pieces.append(new)
            length += start - done + len(new)
            shift += end - start - len(new)
            self._ends.append(length)
            self._shifts.append(shift)
            done = end
        if pieces:
            pieces.append(original[done:])
            self.text = "".join(pieces)

    def original_position(self, position: int) -> int:
        """Where a position of ``text`` is in the original."""
        index = bisect_right(self._ends, position)
        return position + self._shifts[index - 1] if index else position

    def line(self, position: int) -> int:
        """Line number, from 1."""
        return self.original.count("\n", 0, self.original_position(position)) + 1

    def locate(self, position: int) -> tuple[int, int, str]:
        """Line and column, from 1, and the whole source line."""
        original = self.original
        position = min(self.original_position(position), len(original))
        start = original.rfind("\n", 0, position) + 1
        end = original.find("\n", position)
        line = original[start : len(original) if end < 0 else end].rstrip("\r")
        return original.count("\n", 0, position) + 1, position - start + 1, line


def escaped_character(match: re.Match) -> str | None:
    """The character that a match of an escape sequence stands for; None if there is none."""
    kind = match.lastgroup
    if kind == "name":
        return named_characters().get(match["name"])
    if kind is None:
        return None
    code = int(match[kind], 8 if kind == "octal" else 16)
    return None if code > 0x10FFFF or 0xD800 <= code < 0xE000 else chr(code)


_IN_STRING = _ESCAPE + r"|\\(?P<simple>[^\[:.|0-7])|\\(?P<wrong>.)"
_SIMPLE = {
    "n": "\n",
    "t": "\t",
    "r": "\r",
    "b": "\b",
    "f": "\f",
    '"': '"',
    "\\": "\\",
    "<": "",
    ">": "",
    "\n": "",
    # \( \) \! \* and their like mark boxes inside a string; they stay as they are written
    **{c: "\\" + c for c in "!()*@^_&%+`/ ,;"},
}


def unescape(body: str, source: SourceText, position: int) -> str:
    """The value of a string literal, given what stands between its quotes; unknown escapes stay, and are doubts of the source."""

    def replace(match):
        if match[0] == "\\\\":
            return "\\"
        character = _SIMPLE.get(match[0][1]) if match.lastgroup in ("simple", "wrong") else escaped_character(match)
        if character is None:
            tag = "sntufn" if match[0][1] == "[" else "stresc"
            source.doubts.append(read_error(tag, source, position + match.start(), _shown_escape(body, match)))
            return match[0]
        return character

    return re.sub(_IN_STRING, replace, body, flags=re.DOTALL)


def _shown_escape(body: str, match) -> str:
    if match[0][1] == "[":
        end = body.find("]", match.start())
        return body[match.start() : end + 1] if end >= 0 else match[0]
    return match[0]
