"""Plain text: whole, by lines, by words."""

from typing import TYPE_CHECKING

from ..expression import Expression, elements, is_list, make_list
from . import Kind, kind

if TYPE_CHECKING:
    from . import Tools


def decode(data: bytes, options: dict) -> str:
    """Bytes as text in the CharacterEncoding asked for; by default UTF-8, or Latin-1 where it is not."""
    encoding = options.get("CharacterEncoding")
    if type(encoding) is str and encoding not in ("UTF8", "UTF-8"):
        codec = {"Unicode": "utf-16", "ISO8859-1": "latin-1", "ISOLatin1": "latin-1", "WindowsANSI": "cp1252"}
        return data.decode(codec.get(encoding, encoding), "replace")
    try:
        # a byte order mark at the beginning is no text
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        # every sequence of bytes is Latin-1: Import never fails for an encoding
        return data.decode("latin-1")


def lines_of(text: str) -> list:
    """The lines of a text without their ends; a last empty line does not count."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if lines and lines[-1] == "":
        lines.pop()
    return lines


class _TextKind(Kind):
    elements = ("Plaintext", "String", "Text", "Lines", "Words", "Data", "Characters")
    options = {"CharacterEncoding": "UTF8"}

    def read(self, data: bytes, element: str, options: dict, tools: "Tools") -> Expression:
        text = decode(data, options).replace("\r\n", "\n")
        if element == "Lines":
            return make_list(lines_of(text))
        if element == "Words":
            return make_list(text.split())
        if element == "Data":
            return make_list([make_list(line.split()) for line in lines_of(text)])
        if element == "Characters":
            return make_list(text)
        return text

    def write(self, value: Expression, options: dict, tools: "Tools") -> bytes:
        return _as_text(value, tools).encode("utf-8")


def _as_text(value, tools) -> str:
    if type(value) is str:
        return value
    if is_list(value):
        return "\n".join([_row_text(v, tools) for v in elements(value)])
    return tools.format(value, "OutputForm")


def _row_text(value, tools) -> str:
    if is_list(value):
        return "\t".join([v if type(v) is str else tools.format(v, "OutputForm") for v in elements(value)])
    return value if type(value) is str else tools.format(value, "OutputForm")


@kind("Text", "Plaintext", extensions=("txt", "text", "log", "md"))
class Text(_TextKind):
    """A text as one string."""


@kind("String", elements=("String",))
class String(_TextKind):
    """The bytes of a file as characters, none of them decoded."""

    def read(self, data: bytes, element: str, options: dict, tools: "Tools") -> Expression:
        return data.decode("latin-1")

    def write(self, value: Expression, options: dict, tools: "Tools") -> bytes:
        text = _as_text(value, tools)
        try:
            return text.encode("latin-1")
        except UnicodeEncodeError:
            # characters that are no bytes
            return text.encode("utf-8")


@kind("Lines", elements=("Lines",))
class Lines(_TextKind):
    """A text as its lines."""


@kind("Words", elements=("Words",))
class Words(_TextKind):
    """A text as its words."""
