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
    names, codes, _kinds = _columns()
    return {name: chr(int(code, 16)) for name, code in zip(names, codes)}


@cache
def characters_of(kind: str) -> str:
    """All characters of one class, as one string."""
    _names, codes, kinds = _columns()
    return "".join([chr(int(code, 16)) for code, its_kind in zip(codes, kinds) if its_kind == kind])


@cache
def _columns() -> tuple[list, list, list]:
    with open(join(FOLDER, "characters.tsv"), encoding="utf-8") as file:
        words = file.read().split()[3:]  # all at once: every start reads it
    return words[::3], words[1::3], words[2::3]
