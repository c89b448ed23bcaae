"""Reading from streams: Read, ReadList, ReadLine, Find, Skip."""

import io
import os
import re
from typing import BinaryIO

from ...evaluator import Evaluator, builtin
from ...expression import ByteArray, Expr, Expression, MessageError, S, elements, has_head, integer_value, is_list, make_list
from ...expression.arithmetic import real_of_text
from .streams import END, FAILED, MESSAGES, Reading

# --- reading --------------------------------------------------------------------------------------------------------


def _line(file, encoding: str) -> "str | None":
    data = file.readline()
    if not data:
        return None
    return data.decode(encoding, "replace").rstrip("\n").rstrip("\r")


_BLANKS = b" \t\r\n"


def _word(file, encoding: str, separators: bytes = _BLANKS) -> "str | None":
    """The next text between separators."""
    text = bytearray()
    while c := file.read(1):
        if c in separators:
            if text:
                # the separator stays for what is read next
                file.seek(-1, os.SEEK_CUR)
                break
        else:
            text += c
    return text.decode(encoding, "replace") if text else None


def _number(file, encoding: str, real: bool):
    text = _word(file, encoding, _BLANKS + b",;")
    return END if text is None else _number_in(text, real)


def _character(file, encoding: str):
    data = file.read(1)
    if not data:
        return END
    # the first byte of a character of several bytes: it says by its leading ones how many
    if encoding == "utf-8" and data[0] >= 0xC0:
        data += file.read({0xC: 1, 0xD: 1, 0xE: 2, 0xF: 3}[data[0] >> 4])
    return data.decode(encoding, "replace")


def _expression(ev, file, encoding: str, held: bool):
    start = file.tell()
    # how long an expression is only the reader can tell: read all, then go back to its end
    data = file.read()
    if not data.strip():
        return END
    stream = ev.open_text(data.decode(encoding, "replace"), None)
    e = stream.next()
    if e is stream.end:
        return END
    text = data.decode(encoding, "replace")
    rest = _after(stream, text)
    file.seek(start + len(text[:rest].encode(encoding)))
    return Expr(S.Hold, (e,)) if held else ev.evaluate(e)


def _after(stream, text: str) -> int:
    """Where the expression that was read last ends in the text, its line end included."""
    stop = stream.stop
    # the line end belongs to the expression, else the next Read of a line would be empty
    return stop + 1 if text[stop : stop + 1] == "\n" else stop


def read_one(ev: Evaluator, file: BinaryIO, encoding: str, kind: Expression, source: Expr) -> Expression | None:
    """One object of a type from a binary file; EndOfFile at its end."""
    if kind is S.Number or kind is S.Real:
        value = _number(file, encoding, kind is S.Real)
        if value is None:
            ev.message("Read", "readn", source)
            return FAILED
        return value
    if kind is S.Record or kind is S.String:
        value = _line(file, encoding)
    elif kind is S.Word:
        value = _word(file, encoding)
    elif kind is S.Byte:
        data = file.read(1)
        value = data[0] if data else None
    elif kind is S.Character:
        value = _character(file, encoding)
    elif kind is S.Expression:
        value = _expression(ev, file, encoding, False)
    elif has_head(kind, S.Hold) and kind.args == (S.Expression,):
        value = _expression(ev, file, encoding, True)
    elif elements(kind):
        parts = [read_one(ev, file, encoding, k, source) for k in elements(kind)]
        # a row that has begun is given with EndOfFile in its gaps
        if parts and parts[0] is END:
            return END
        return Expr(kind.head, tuple(parts)) if type(kind) is Expr else make_list(parts)
    else:
        raise MessageError("readf", kind, symbol=S.Read)
    return END if value is None else value


@builtin("Read", messages=MESSAGES)
def read(ev: Evaluator, source: Expression, kind: Expression = S.Expression) -> Expression | None:
    """Read[stream] reads one expression and evaluates it; Read[stream, type] an object of a type: Byte, Character,
    Expression, Number, Real, Record, String, Word, or a list of these."""
    reading = Reading(ev, source, "Read")
    with reading as file:
        return read_one(ev, file, reading.encoding, kind, source)


_READ_LIST = {
    "RecordLists": S.False_,
    "WordSeparators": S.Automatic,
    "RecordSeparators": S.Automatic,
    "NullRecords": S.False_,
    "NullWords": S.False_,
    "TokenWords": S.Automatic,
    "CharacterEncoding": "UTF8",
}
_SEPARATING = ("WordSeparators", "RecordSeparators", "NullRecords", "NullWords", "TokenWords")


@builtin("ReadList", options=_READ_LIST, messages=MESSAGES)
def read_list(
    ev: Evaluator, source: Expression, kind: Expression = S.Expression, count: Expression = None, options: dict = None
) -> Expression | None:
    """ReadList["file"] reads all expressions of a file and evaluates them; ReadList["file", type] all objects of a type.
    ReadList["file", type, n] reads at most n."""
    reading = Reading(ev, source, "ReadList")
    with reading as file:
        if kind in (S.Word, S.Record, S.String) and any([options[o] is not _READ_LIST[o] for o in _SEPARATING]):
            return _separated(file.read().decode(reading.encoding, "replace"), kind, count, options)
        if options["RecordLists"] is S.True_:
            rows = []
            while (line := _line(file, reading.encoding)) is not None:
                row = io.BytesIO(line.encode(reading.encoding))
                rows.append(make_list(_all_of(ev, row, reading.encoding, kind, source, None)))
            return make_list(rows)
        values = _all_of(ev, file, reading.encoding, kind, source, count if type(count) is int else None)
    if kind in (S.Record, S.String) and options["NullRecords"] is not S.True_ and kind is S.Record:
        values = [x for x in values if x != ""]
    return make_list(values)


def _separated(text: str, kind, count, options: dict) -> Expr:
    """Words or records of a text between separators of the user's own."""
    records = [r for r in _pieces(text, options["RecordSeparators"], r"\r\n|\n|\r") if r or options["NullRecords"] is S.True_]
    if kind is not S.Word:
        return make_list(records[:count] if type(count) is int else records)
    tokens = _alternatives(options["TokenWords"])
    rows = []
    for record in records:
        separators = _alternatives(options["WordSeparators"]) or r"[ \t]"
        # a group keeps the token words, which separate and are words themselves
        words = re.split(f"({tokens})|{separators}" if tokens else separators, record)
        rows.append([w for w in words if w or w == "" and options["NullWords"] is S.True_])
    if options["RecordLists"] is S.True_:
        return make_list([make_list(r) for r in rows])
    words = [w for r in rows for w in r]
    return make_list(words[:count] if type(count) is int else words)


def _alternatives(texts) -> str:
    """A regular expression for any of the texts of an option; empty for Automatic."""
    items = elements(texts) if is_list(texts) else [texts]
    return (
        # longer texts first: "::" must not be split by ":"
        "|".join([re.escape(t) for t in sorted(items, key=lambda t: -len(t))])
        if items and all([type(t) is str for t in items])
        else ""
    )


def _pieces(text: str, separators, usual: str) -> list:
    pieces = re.split(_alternatives(separators) or usual, text)
    # a last line end ends the last record and begins none
    return pieces[:-1] if pieces and pieces[-1] == "" else pieces


def _all_of(ev, file, encoding: str, kind, source, limit) -> list:
    # the whole file at once is many times faster than byte by byte
    if limit is None and kind in (S.Number, S.Real, S.Word):
        return _all_words(ev, file, encoding, kind, source)
    values = []
    while limit is None or len(values) < limit:
        value = read_one(ev, file, encoding, kind, source)
        if value is END or value is FAILED:
            break
        values.append(value)
    return values


def _all_words(ev, file, encoding: str, kind, source) -> list:
    """All numbers or words of the rest of a file, read in one go."""
    text = file.read().decode(encoding, "replace")
    if kind is S.Word:
        return text.split()
    words = text.replace(",", " ").replace(";", " ").split()
    values = []
    for word in words:
        value = _number_in(word, kind is S.Real)
        if value is None:
            ev.message("Read", "readn", source)
            break
        values.append(value)
    return values


def _number_in(word: str, real: bool):
    """The number in a text, None if it is none."""
    try:
        if not real and word.lstrip("+-").isdigit():
            return integer_value(word)
        # the exponents of Wolfram, C and Fortran
        return real_of_text(word.replace("*^", "e").replace("D", "e").replace("d", "e"))
    except ValueError:
        return None


@builtin("ReadLine", messages=MESSAGES)
def read_line(ev: Evaluator, source: Expression) -> Expression | None:
    """ReadLine[stream] reads the next line; EndOfFile at the end."""
    reading = Reading(ev, source, "ReadLine")
    with reading as file:
        value = _line(file, reading.encoding)
    return END if value is None else value


@builtin("ReadString", messages=MESSAGES)
def read_string(ev: Evaluator, source: Expression, terminator: Expression = None) -> Expression:
    """ReadString["file"] reads all of a file as a string; ReadString[stream, term] reads up to a terminator."""
    reading = Reading(ev, source, "ReadString")
    with reading as file:
        data = file.read()
        # an empty file is an empty string, a stream at its end has no string any more
        if not data and reading.opened is None:
            return END
        if type(terminator) is str and terminator.encode() in data:
            stop = data.index(terminator.encode()) + len(terminator.encode())
            # what comes behind the terminator stays for the next call
            file.seek(stop - len(data), os.SEEK_CUR)
            return data[: stop - len(terminator.encode())].decode(reading.encoding, "replace")
    return data.decode(reading.encoding, "replace")


@builtin("ReadByteArray", messages=MESSAGES)
def read_byte_array(ev: Evaluator, source: Expression) -> Expression:
    """ReadByteArray["file"] reads all bytes of a file."""
    with Reading(ev, source, "ReadByteArray") as file:
        data = file.read()
    return ByteArray(data) if data else END


@builtin("Skip", messages=MESSAGES)
def skip(ev: Evaluator, source: Expression, kind: Expression, n: Expression = 1) -> Expression:
    """Skip[stream, type, n] passes over n objects of a type."""
    reading = Reading(ev, source, "Skip")
    with reading as file:
        for _ in range(n if type(n) is int else 1):
            if read_one(ev, file, reading.encoding, kind, source) is END:
                return END
    return S.Null


_SEARCH = {
    "AnchoredSearch": S.False_,
    "IgnoreCase": S.False_,
    "RecordSeparators": S.Automatic,
    "WordSearch": S.False_,
    "WordSeparators": S.Automatic,
}


def _search(texts, options) -> re.Pattern:
    """What Find looks for in a record."""
    texts = list(elements(texts)) if is_list(texts) else [texts]
    alternatives = "|".join([re.escape(t) for t in texts if type(t) is str]) or "(?!)"
    before = r"\A" if options["AnchoredSearch"] is S.True_ else ""
    if options["WordSearch"] is S.True_:
        separators = _alternatives(options["WordSeparators"]) or r"[ \t]"
        before = before or rf"(?:\A|{separators})"
        alternatives = rf"(?:{alternatives})(?=\Z|{separators})"
    return re.compile(f"{before}(?:{alternatives})", re.IGNORECASE if options["IgnoreCase"] is S.True_ else 0)


def _record(file: BinaryIO, encoding: str, separators) -> "str | None":
    """The next record: a line, or the text up to one of the separators."""
    if separators is S.Automatic:
        return _line(file, encoding)
    ends = tuple([t.encode(encoding) for t in (elements(separators) if is_list(separators) else [separators]) if type(t) is str])
    text = bytearray()
    while c := file.read(1):
        text += c
        for end in ends:
            if end and text.endswith(end):
                return text[: -len(end)].decode(encoding, "replace")
    return text.decode(encoding, "replace") if text else None


@builtin("Find", options=_SEARCH, messages=MESSAGES)
def find(ev: Evaluator, source: Expression, text: Expression, options: dict) -> Expression:
    """Find[stream, "text"] gives the next line that contains the text; EndOfFile if there is none."""
    pattern = _search(text, options)
    reading = Reading(ev, source, "Find")
    with reading as file:
        while (line := _record(file, reading.encoding, options["RecordSeparators"])) is not None:
            if pattern.search(line):
                return line
    return END


@builtin("FindList", options=_SEARCH, messages=MESSAGES)
def find_list(ev: Evaluator, sources: Expression, text: Expression, limit: Expression = None, options: dict = None) -> Expression:
    """FindList["file", "text"] lists the lines that contain the text; FindList[files, {text1, …}, n] at most n lines
    with one of the texts."""
    pattern = _search(text, options)
    lines: list = []
    for source in elements(sources) if is_list(sources) else (sources,):
        reading = Reading(ev, source, "FindList")
        with reading as file:
            while (line := _record(file, reading.encoding, options["RecordSeparators"])) is not None:
                if pattern.search(line) and not (type(limit) is int and len(lines) >= limit):
                    lines.append(line)
    return make_list(lines)
