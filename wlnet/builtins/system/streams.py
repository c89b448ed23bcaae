"""Streams: opening, reading and writing files and strings piece by piece, text and binary."""

import codecs
import io
import os
import re
import subprocess
import sys

from ...evaluator import builtin, declare_symbols
from ...expression import ByteArray, Expr, MessageError, S, Symbol, elements, has_head, is_list, make_list
from ...formats.binary import is_binary_type, read_value, read_values, to_bytes
from .paths import absolute, directory, file_name, replace_file, temporary_file

declare_symbols("InputStream OutputStream EndOfFile Number Byte Character Word Record Expression")
declare_symbols(
    "RecordSeparators WordSeparators NullRecords NullWords TokenWords RecordLists BinaryFormat "
    "ByteOrdering CharacterEncoding PageWidth TotalWidth AnchoredSearch DOSTextFormat NumberPoint"
)

_FAILED, _END = S["$Failed"], S.EndOfFile
_MESSAGES = {
    "openx": "`1` is not open.",
    "readf": "`1` is not a valid format specification.",
    "readn": "Invalid real number found when reading from `1`.",
    "readt": "Invalid input found when reading `1` from `2`.",
    "noopen": "Cannot open `1`.",
    "stream": "`1` is not a string, InputStream[ ], or OutputStream[ ].",
    "bfmt": "`1` is not a known format.",
}
_OPTIONS = {
    "CharacterEncoding": "UTF8",
    "BinaryFormat": S.False_,
    "PageWidth": S.Infinity,
    "FormatType": S.InputForm,
    "NumberMarks": S.Automatic,
    "TotalWidth": S.Infinity,
    "Method": S.Automatic,
}


class Stream:
    """An open stream: ``file`` is a binary file, ``head`` InputStream or OutputStream, ``path`` what it writes to."""

    def __init__(self, head: Symbol, name: str, number: int, file, path: "str | None" = None):
        self.head = head
        self.name = name
        self.number = number
        self.file = file
        self.path = path
        self.form = S.InputForm
        self.encoding = "utf-8"

    @property
    def expression(self) -> Expr:
        return Expr(self.head, (self.name, self.number))

    def rest_of_text(self) -> str:
        return self.file.read().decode(self.encoding, "replace")


class _Console:
    """Standard output or error as a binary file."""

    def __init__(self, ev, error: bool):
        self._ev = ev
        self._error = error

    def write(self, data: bytes) -> None:
        text = data.decode("utf-8", "replace")
        if self._error:
            sys.stderr.write(text)
        else:
            self._ev.write(text)

    def flush(self) -> None:
        pass

    close = flush


def open_input(path: str):
    """A file opened for reading bytes."""
    return open(path, "rb")


def _streams(ev) -> dict:
    """Number -> open stream of the session; 1 and 2 are standard output and error."""
    found = ev.state.get("streams")
    if found is None:
        found = ev.state["streams"] = _Streams()
        found[1] = Stream(S.OutputStream, "stdout", 1, _Console(ev, False))
        found[2] = Stream(S.OutputStream, "stderr", 2, _Console(ev, True))
    return found


class _Streams(dict):
    """The open streams of a session; what is still open when the session goes away is closed."""

    def __del__(self):
        for stream in self.values():
            stream.file.close()


def _register(ev, head: Symbol, name: str, file, path=None) -> Stream:
    table = _streams(ev)
    number = ev.state["stream number"] = ev.state.get("stream number", 2) + 1
    stream = table[number] = Stream(head, name, number, file, path)
    return stream


def stream_of(ev, x) -> "Stream | None":
    """The open stream that an InputStream or OutputStream expression means."""
    if type(x) is Expr and (x.head is S.InputStream or x.head is S.OutputStream) and len(x.args) == 2:
        found = _streams(ev).get(x.args[1]) if type(x.args[1]) is int else None
        return found if found is not None and found.head is x.head else None
    return None


def _required(ev, x, owner: str) -> Stream:
    stream = stream_of(ev, x)
    if stream is None:
        if type(x) is Expr and x.head in (S.InputStream, S.OutputStream):
            raise MessageError("openx", x, symbol=S[owner])
        raise MessageError("stream", x, symbol=S[owner])
    return stream


class _Reading:
    """``with _Reading(ev, source, owner) as file``: an open stream, or a file opened only for this call."""

    def __init__(self, ev, source, owner: str):
        self.ev = ev
        self.source = source
        self.owner = owner
        self.opened = None
        self.encoding = "utf-8"

    def __enter__(self):
        stream = stream_of(self.ev, self.source)
        if stream is not None and stream.head is S.OutputStream:
            raise MessageError("stream", self.source, symbol=S[self.owner])
        if stream is not None:
            self.encoding = stream.encoding
            return stream.file
        if file_name(self.ev, self.source) is None:
            _required(self.ev, self.source, self.owner)
        if is_command(self.source):
            self.opened = io.BytesIO(command_output(self.ev, self.source))
            return self.opened
        path = absolute(self.ev, self.source, self.owner)
        try:
            self.opened = open(path, "rb")
        except OSError:
            raise MessageError("noopen", path, symbol=S[self.owner], result=_FAILED) from None
        return self.opened

    def __exit__(self, *error):
        if self.opened is not None:
            self.opened.close()
        return False


def is_command(x) -> bool:
    """Is this a name such as "!ls", which means the output of a command?"""
    return type(x) is str and len(x) > 1 and x[0] == "!"


def command_output(ev, name: str) -> bytes:
    """What the command in "!command" writes."""
    return subprocess.run(name[1:], shell=True, cwd=directory(ev), stdin=subprocess.DEVNULL, stdout=subprocess.PIPE).stdout


# --- opening and closing --------------------------------------------------------------------------------------------


@builtin("OpenRead", options=_OPTIONS, messages=_MESSAGES)
def open_read(ev, name, options):
    """OpenRead["file"] opens a file for reading."""
    if is_command(name):
        return _opened(ev, S.InputStream, name, io.BytesIO(command_output(ev, name)), None, options)
    path = absolute(ev, name, "OpenRead")
    try:
        file = open(path, "rb")
    except OSError:
        raise MessageError("noopen", path, result=_FAILED) from None
    return _opened(ev, S.InputStream, file_name(ev, name), file, path, options)


def _opened(ev, head, name: str, file, path, options) -> Expr:
    stream = _register(ev, head, name, file, path)
    stream.form = options["FormatType"]
    stream.encoding = encoding_of(options["CharacterEncoding"])
    return stream.expression


def encoding_of(name) -> str:
    """The Python codec of a CharacterEncoding setting."""
    if type(name) is not str:
        return "utf-8"
    known = {
        "UTF8": "utf-8",
        "UTF-8": "utf-8",
        "Unicode": "utf-16",
        "ISO8859-1": "latin-1",
        "ISOLatin1": "latin-1",
        "ASCII": "ascii",
        "WindowsANSI": "cp1252",
        "PrintableASCII": "ascii",
        "UTF16": "utf-16",
    }
    codec = known.get(name, name)
    try:
        return codecs.lookup(codec).name
    except LookupError:
        raise MessageError("charset", name, symbol=S.General) from None


@builtin("OpenWrite", options=_OPTIONS, messages=_MESSAGES)
def open_write(ev, name=None, options=None):
    """OpenWrite["file"] opens a file for writing anew; OpenWrite[] a temporary one."""
    return _open_output(ev, "OpenWrite", "wb", name, options)


@builtin("OpenAppend", options=_OPTIONS, messages=_MESSAGES)
def open_append(ev, name=None, options=None):
    """OpenAppend["file"] opens a file for writing at its end."""
    return _open_output(ev, "OpenAppend", "ab", name, options)


def _open_output(ev, function: str, mode: str, name, options):
    """The stream of a file (a temporary one without a name) opened in this mode."""
    if name is None:
        name = temporary_file()
    path = absolute(ev, name, function)
    try:
        file = open(path, mode)
    except OSError:
        raise MessageError("noopen", path, result=_FAILED) from None
    return _opened(ev, S.OutputStream, file_name(ev, name), file, path, options)


@builtin("StringToStream")
def string_to_stream(ev, text):
    """StringToStream["string"] opens a string for reading."""
    if type(text) is not str:
        raise MessageError("string", 1, Expr(S.StringToStream, (text,)))
    return _register(ev, S.InputStream, "String", io.BytesIO(text.encode("utf-8"))).expression


@builtin("ByteArrayToStream")
def byte_array_to_stream(ev, data):
    """ByteArrayToStream[ba] opens a byte array for reading."""
    if type(data) is not ByteArray:
        return None
    return _register(ev, S.InputStream, "ByteArray", io.BytesIO(data.data)).expression


@builtin("Close", messages=_MESSAGES)
def close(ev, x):
    """Close[stream] closes a stream and gives the name of its file."""
    if type(x) is str or has_head(x, S.File):
        name = file_name(ev, x)
        for stream in list(_streams(ev).values()):
            if stream.number > 2 and stream.name == name:
                return close(ev, stream.expression)
        raise MessageError("openx", x)
    stream = _required(ev, x, "Close")
    if stream.number > 2:
        stream.file.close()
        del _streams(ev)[stream.number]
    return stream.name


@builtin("Flush", messages=_MESSAGES)
def flush(ev, x):
    """Flush[stream] writes out what a stream still holds."""
    _required(ev, x, "Flush").file.flush()
    return S.Null


@builtin("Streams")
def streams(ev, name=None):
    """Streams[] lists the open streams; Streams["name"] those of a file."""
    return make_list([s.expression for s in _streams(ev).values() if name is None or s.name == name])


@builtin("StreamPosition", messages=_MESSAGES)
def stream_position(ev, x):
    """StreamPosition[stream] gives the current position in a stream."""
    return _required(ev, x, "StreamPosition").file.tell()


@builtin("SetStreamPosition", messages=_MESSAGES)
def set_stream_position(ev, x, n):
    """SetStreamPosition[stream, n] goes to a position; Infinity means the end."""
    file = _required(ev, x, "SetStreamPosition").file
    if type(n) is int:
        return file.seek(n) if n >= 0 else file.seek(n, os.SEEK_END)
    return file.seek(0, os.SEEK_END)


# --- reading --------------------------------------------------------------------------------------------------------


def _line(file, encoding: str) -> "str | None":
    data = file.readline()
    if not data:
        return None
    return data.decode(encoding, "replace").rstrip("\n").rstrip("\r")


_BLANKS = b" \t\r\n"


def _word(file, encoding: str, separators: bytes = _BLANKS) -> "str | None":
    """The next text between separators."""
    found = bytearray()
    while c := file.read(1):
        if c in separators:
            if found:
                file.seek(-1, os.SEEK_CUR)
                break
        else:
            found += c
    return found.decode(encoding, "replace") if found else None


def _number(file, encoding: str, real: bool):
    text = _word(file, encoding, _BLANKS + b",;")
    return _END if text is None else _number_in(text, real)


def _character(file, encoding: str):
    data = file.read(1)
    if not data:
        return _END
    if encoding == "utf-8" and data[0] >= 0xC0:
        data += file.read({0xC: 1, 0xD: 1, 0xE: 2, 0xF: 3}[data[0] >> 4])
    return data.decode(encoding, "replace")


def _expression(ev, file, encoding: str, held: bool):
    start = file.tell()
    data = file.read()
    if not data.strip():
        return _END
    stream = ev.open_text(data.decode(encoding, "replace"), None)
    e = stream.next()
    if e is stream.end:
        return _END
    text = data.decode(encoding, "replace")
    rest = _after(stream, text)
    file.seek(start + len(text[:rest].encode(encoding)))
    return Expr(S.Hold, (e,)) if held else ev.evaluate(e)


def _after(stream, text: str) -> int:
    """Where the expression that was read last ends in the text, its line end included."""
    stop = stream.stop
    return stop + 1 if text[stop : stop + 1] == "\n" else stop


def read_one(ev, file, encoding: str, kind, source):
    """One object of a type from a binary file; EndOfFile at its end."""
    if kind is S.Number or kind is S.Real:
        value = _number(file, encoding, kind is S.Real)
        if value is None:
            ev.message("Read", "readn", source)
            return _FAILED
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
        if parts and parts[0] is _END:
            return _END
        return Expr(kind.head, tuple(parts)) if type(kind) is Expr else make_list(parts)
    else:
        raise MessageError("readf", kind, symbol=S.Read)
    return _END if value is None else value


@builtin("Read", messages=_MESSAGES)
def read(ev, source, kind=S.Expression):
    """Read[stream] reads one expression; Read[stream, type] an object of a type: Byte, Character, Expression, Number,
    Real, Record, String, Word, or a list of these."""
    reading = _Reading(ev, source, "Read")
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


@builtin("ReadList", options=_READ_LIST, messages=_MESSAGES)
def read_list(ev, source, kind=S.Expression, count=None, options=None):
    """ReadList["file"] reads all expressions of a file; ReadList["file", type] all objects of a type.
    ReadList["file", type, n] reads at most n."""
    reading = _Reading(ev, source, "ReadList")
    with reading as file:
        if kind in (S.Word, S.Record, S.String) and any([options[o] is not _READ_LIST[o] for o in _SEPARATING]):
            return _separated(file.read().decode(reading.encoding, "replace"), kind, count, options)
        if options["RecordLists"] is S.True_:
            rows = []
            while (line := _line(file, reading.encoding)) is not None:
                row = io.BytesIO(line.encode(reading.encoding))
                rows.append(make_list(_all_of(ev, row, reading.encoding, kind, source, None)))
            return make_list(rows)
        found = _all_of(ev, file, reading.encoding, kind, source, count if type(count) is int else None)
    if kind in (S.Record, S.String) and options["NullRecords"] is not S.True_ and kind is S.Record:
        found = [x for x in found if x != ""]
    return make_list(found)


def _separated(text: str, kind, count, options: dict) -> Expr:
    """Words or records of a text between separators of the user's own."""
    records = [r for r in _pieces(text, options["RecordSeparators"], r"\r\n|\n|\r") if r or options["NullRecords"] is S.True_]
    if kind is not S.Word:
        return make_list(records[:count] if type(count) is int else records)
    tokens = _alternatives(options["TokenWords"])
    rows = []
    for record in records:
        separators = _alternatives(options["WordSeparators"]) or r"[ \t]"
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
        "|".join([re.escape(t) for t in sorted(items, key=lambda t: -len(t))])
        if items and all([type(t) is str for t in items])
        else ""
    )


def _pieces(text: str, separators, usual: str) -> list:
    pieces = re.split(_alternatives(separators) or usual, text)
    return pieces[:-1] if pieces and pieces[-1] == "" else pieces


def _all_of(ev, file, encoding: str, kind, source, limit) -> list:
    if limit is None and kind in (S.Number, S.Real, S.Word):
        return _all_words(ev, file, encoding, kind, source)
    found = []
    while limit is None or len(found) < limit:
        value = read_one(ev, file, encoding, kind, source)
        if value is _END or value is _FAILED:
            break
        found.append(value)
    return found


def _all_words(ev, file, encoding: str, kind, source) -> list:
    """All numbers or words of the rest of a file, read in one go."""
    text = file.read().decode(encoding, "replace")
    if kind is S.Word:
        return text.split()
    words = text.replace(",", " ").replace(";", " ").split()
    found = []
    for word in words:
        value = _number_in(word, kind is S.Real)
        if value is None:
            ev.message("Read", "readn", source)
            break
        found.append(value)
    return found


def _number_in(word: str, real: bool):
    """The number in a text, None if it is none."""
    try:
        if not real and word.lstrip("+-").isdigit():
            return int(word)
        return float(word.replace("*^", "e").replace("D", "e").replace("d", "e"))
    except ValueError:
        return None


@builtin("ReadLine", messages=_MESSAGES)
def read_line(ev, source):
    """ReadLine[stream] reads the next line; EndOfFile at the end."""
    reading = _Reading(ev, source, "ReadLine")
    with reading as file:
        value = _line(file, reading.encoding)
    return _END if value is None else value


@builtin("ReadString", messages=_MESSAGES)
def read_string(ev, source, terminator=None):
    """ReadString["file"] reads all of a file as a string; ReadString[stream, term] reads up to a terminator."""
    reading = _Reading(ev, source, "ReadString")
    with reading as file:
        data = file.read()
        if not data and reading.opened is None:
            return _END
        if type(terminator) is str and terminator.encode() in data:
            stop = data.index(terminator.encode()) + len(terminator.encode())
            file.seek(stop - len(data), os.SEEK_CUR)
            return data[: stop - len(terminator.encode())].decode(reading.encoding, "replace")
    return data.decode(reading.encoding, "replace")


@builtin("ReadByteArray", messages=_MESSAGES)
def read_byte_array(ev, source):
    """ReadByteArray["file"] reads all bytes of a file."""
    with _Reading(ev, source, "ReadByteArray") as file:
        data = file.read()
    return ByteArray(data) if data else _END


@builtin("Skip", messages=_MESSAGES)
def skip(ev, source, kind, n=1):
    """Skip[stream, type, n] passes over n objects of a type."""
    reading = _Reading(ev, source, "Skip")
    with reading as file:
        for _ in range(n if type(n) is int else 1):
            if read_one(ev, file, reading.encoding, kind, source) is _END:
                return _END
    return S.Null


_SEARCH = {
    "AnchoredSearch": S.False_,
    "IgnoreCase": S.False_,
    "RecordSeparators": S.Automatic,
    "WordSearch": S.False_,
    "WordSeparators": S.Automatic,
}


def _line_test(texts, options):
    texts = list(elements(texts)) if is_list(texts) else [texts]
    fold = options["IgnoreCase"] is S.True_
    anchored = options["AnchoredSearch"] is S.True_
    texts = [t.lower() if fold else t for t in texts if type(t) is str]

    def test(line: str) -> bool:
        line = line.lower() if fold else line
        return any([line.startswith(t) if anchored else t in line for t in texts])

    return test


@builtin("Find", options=_SEARCH, messages=_MESSAGES)
def find(ev, source, text, options):
    """Find[stream, "text"] gives the next line that contains the text; EndOfFile if there is none."""
    test = _line_test(text, options)
    reading = _Reading(ev, source, "Find")
    with reading as file:
        while (line := _line(file, reading.encoding)) is not None:
            if test(line):
                return line
    return _END


@builtin("FindList", options=_SEARCH, messages=_MESSAGES)
def find_list(ev, sources, text, limit=None, options=None):
    """FindList["file", "text"] lists the lines that contain the text; FindList[files, {text1, …}, n] at most n lines
    with one of the texts."""
    test = _line_test(text, options)
    found: list = []
    for source in elements(sources) if is_list(sources) else (sources,):
        reading = _Reading(ev, source, "FindList")
        with reading as file:
            while (line := _line(file, reading.encoding)) is not None:
                if test(line) and not (type(limit) is int and len(found) >= limit):
                    found.append(line)
    return make_list(found)


# --- writing --------------------------------------------------------------------------------------------------------


class _Writing:
    """``with _Writing(ev, target, owner) as streams``: open streams; a file that is named is opened and stays open."""

    def __init__(self, ev, target, owner: str):
        self.ev = ev
        self.targets = elements(target) if is_list(target) else (target,)
        self.owner = owner
        self.named: list = []

    def __enter__(self):
        found = []
        for target in self.targets:
            stream = stream_of(self.ev, target)
            if stream is None and file_name(self.ev, target) is not None:
                stream = self._named(target)
            elif stream is None:
                _required(self.ev, target, self.owner)
            if stream.head is not S.OutputStream:
                raise MessageError("stream", target, symbol=S[self.owner])
            found.append(stream)
        return found

    def _named(self, target) -> Stream:
        """The open output stream of this file name, or a new one that stays open, as in Wolfram."""
        if target == "stdout" or target == "stderr":
            return _streams(self.ev)[1 if target == "stdout" else 2]
        path = absolute(self.ev, target, self.owner)
        for stream in _streams(self.ev).values():
            if stream.path == path and stream.head is S.OutputStream:
                self.named.append(stream)
                return stream
        try:
            file = open(path, "wb")
        except OSError:
            raise MessageError("noopen", path, symbol=S[self.owner], result=_FAILED) from None
        stream = _register(self.ev, S.OutputStream, path, file, path)
        self.named.append(stream)
        return stream

    def __exit__(self, *error):
        for stream in self.named:
            stream.file.flush()
        return False


@builtin("Write", messages=_MESSAGES)
def write(ev, args):
    """Write[stream, expr1, …] writes expressions in InputForm, and a newline."""
    if not args:
        return None
    with _Writing(ev, args[0], "Write") as found:
        for stream in found:
            form = stream.form.name if type(stream.form) is Symbol else "InputForm"
            text = "".join([_formatted(ev, a, form) for a in args[1:]]) + "\n"
            stream.file.write(text.encode(stream.encoding, "replace"))
    return S.Null


def _formatted(ev, x, form: str) -> str:
    wrapper = {S.OutputForm: "OutputForm", S.InputForm: "InputForm", S.FullForm: "FullForm"}
    if type(x) is Expr and x.head in wrapper and len(x.args) == 1:
        return ev.format(x.args[0], wrapper[x.head])
    return ev.format(x, form if form in ("InputForm", "OutputForm", "FullForm") else "InputForm")


def _texts(ev, owner: str, args) -> str:
    for a in args[1:]:
        if type(a) is not str:
            raise MessageError("strml", a, Expr(S[owner], args), symbol=S[owner])
    return "".join(args[1:])


_STRML = {**_MESSAGES, "strml": "`1` is not a string in `2`."}


@builtin("WriteString", messages=_STRML)
def write_string(ev, args):
    """WriteString[stream, "text", …] writes strings as they are."""
    if not args:
        return None
    args = (args[0], *[a if type(a) is str else ev.format(a, "OutputForm") for a in args[1:]])
    text = _texts(ev, "WriteString", args)
    with _Writing(ev, args[0], "WriteString") as found:
        for stream in found:
            stream.file.write(text.encode(stream.encoding, "replace"))
    return S.Null


@builtin("WriteLine", messages=_STRML)
def write_line(ev, target, text):
    """WriteLine[stream, "text"] writes a string, or each of a list of strings, and a newline."""
    lines = elements(text) if is_list(text) else (text,)
    texts = "".join([_texts(ev, "WriteLine", (target, line)) + "\n" for line in lines])
    with _Writing(ev, target, "WriteLine") as found:
        for stream in found:
            stream.file.write(texts.encode(stream.encoding, "replace"))
    return S.Null


# --- binary ---------------------------------------------------------------------------------------------------------

_BINARY_OPTIONS = {"ByteOrdering": S.Automatic, "CharacterEncoding": S.Automatic}


def _order(options) -> str:
    wanted = options["ByteOrdering"]
    if type(wanted) is not int:
        return "little" if sys.byteorder == "little" else "big"
    return "little" if wanted < 0 else "big"


@builtin("BinaryRead", options=_BINARY_OPTIONS, messages=_MESSAGES)
def binary_read(ev, source, kind="Byte", options=None):
    """BinaryRead[stream, type] reads one value of a binary type ("Byte", "Integer32", "Real64", …) or a list of
    types."""
    kinds = list(elements(kind)) if is_list(kind) else [kind]
    if not all([is_binary_type(k) for k in kinds]):
        raise MessageError("bfmt", kind)
    with _Reading(ev, source, "BinaryRead") as file:
        found = [read_value(file, k, _order(options)) for k in kinds]
    found = [_END if v is None else v for v in found]
    return make_list(found) if is_list(kind) else found[0]


@builtin("BinaryReadList", options=_BINARY_OPTIONS, messages=_MESSAGES)
def binary_read_list(ev, source, kind="Byte", count=None, options=None):
    """BinaryReadList["file", type] reads all values of a binary type; BinaryReadList["file", type, n] at most n."""
    if type(kind) is str:
        if not is_binary_type(kind):
            raise MessageError("bfmt", kind)
        with _Reading(ev, source, "BinaryReadList") as file:
            return read_values(file, kind, _order(options), count if type(count) is int else None)
    kinds = list(elements(kind))
    if not kinds or not all([is_binary_type(k) for k in kinds]):
        raise MessageError("bfmt", kind)
    rows: list = []
    with _Reading(ev, source, "BinaryReadList") as file:
        while type(count) is not int or len(rows) < count:
            row = [read_value(file, k, _order(options)) for k in kinds]
            if row[0] is None:
                break
            rows.append(make_list([_END if v is None else v for v in row]))
    return make_list(rows)


@builtin(
    "BinaryWrite", options=_BINARY_OPTIONS, messages={**_MESSAGES, "nocoerce": "`1` cannot be coerced to the specified format."}
)
def binary_write(ev, target, data, kind=S.Automatic, options=None):
    """BinaryWrite[stream, data, type] writes numbers as values of a binary type; byte arrays and strings as bytes."""
    if kind is not S.Automatic and not is_binary_type(kind):
        raise MessageError("bfmt", kind)
    encoded = to_bytes(data, kind if type(kind) is str else None, _order(options))
    if encoded is None:
        raise MessageError("nocoerce", data)
    with _Writing(ev, target, "BinaryWrite") as found:
        for stream in found:
            stream.file.write(encoded)
    return target


# --- expressions in files -------------------------------------------------------------------------------------------


def _put(ev, owner: str, args, mode: str):
    if not args:
        return None
    text = "".join([_file_text(ev, x) + "\n" for x in args[:-1]])
    stream = stream_of(ev, args[-1])
    if stream is not None and stream.head is S.OutputStream:
        stream.file.write(text.encode("utf-8"))
        return S.Null
    path = absolute(ev, args[-1], owner)
    try:
        if mode == "w":
            replace_file(path, text.encode("utf-8"))
        else:
            with open(path, "ab") as file:
                file.write(text.encode("utf-8"))
    except OSError:
        raise MessageError("noopen", path, symbol=S[owner], result=_FAILED) from None
    return S.Null


def _file_text(ev, x) -> str:
    """An expression as it is written to a file: InputForm, or as Definition and the forms want it."""
    if has_head(x, S.OutputForm) and len(x.args) == 1:
        return ev.format(x.args[0], "OutputForm")
    if has_head(x, S.FullForm) and len(x.args) == 1:
        return ev.format(x.args[0], "FullForm")
    return ev.format(x, "InputForm")


@builtin("Put", messages=_MESSAGES)
def put(ev, args):
    """expr >> "file" writes an expression to a file; Put[expr1, expr2, …, "file"] writes several, one a line."""
    return _put(ev, "Put", args, "w")


@builtin("PutAppend", messages=_MESSAGES)
def put_append(ev, args):
    """expr >>> "file" appends an expression to a file."""
    return _put(ev, "PutAppend", args, "a")
