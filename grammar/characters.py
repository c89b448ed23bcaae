"""Named characters: ``\\[Alpha]`` and its code point, and what kind of character it is.

Columns of characters.tsv: name, code point (hexadecimal), class.  The class is ``letter`` (may stand in a symbol's name),
``operator``, ``bracket``, ``space``, or ``raw`` (an ASCII character spelled out).
"""

from functools import cache
from os.path import join

from .operators import FOLDER


@cache
def named_characters() -> dict:
    """Character by name."""
    return {name: chr(int(code, 16)) for name, code, _kind in _rows()}


@cache
def characters_of(kind: str) -> str:
    """All characters of one class, as one string."""
    return "".join([chr(int(code, 16)) for _name, code, its_kind in _rows() if its_kind == kind])


@cache
def _rows() -> tuple:
    with open(join(FOLDER, "characters.tsv"), encoding="utf-8") as file:
        return tuple([tuple(line.split("\t")) for line in file.read().splitlines()[1:]])
