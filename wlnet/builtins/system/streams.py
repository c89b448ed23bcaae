"""Streams: opening, reading and writing files and strings piece by piece, text and binary."""

import codecs
import io
import os
import sys
from contextlib import suppress

from ...evaluator import Evaluator, builtin, declare_symbols
from ...expression import ByteArray, Expr, Expression, MessageError, S, Symbol, has_head, make_list
from ...outside import Outside
from .paths import absolute, file_name

declare_symbols("InputStream OutputStream EndOfFile Number Byte Character Word Record Expression")
declare_symbols(
    "RecordSeparators WordSeparators NullRecords NullWords TokenWords RecordLists BinaryFormat "
    "ByteOrdering CharacterEncoding PageWidth TotalWidth AnchoredSearch DOSTextFormat NumberPoint"
)

FAILED, END = S["$Failed"], S.EndOfFile
MESSAGES = {
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


def session_streams(ev: Evaluator) -> dict:
    """Number -> open stream of the session; 1 and 2 are standard output and error."""
    table = ev.own(OpenStreams).by_number
    if not table:
        table[1] = Stream(S.OutputStream, "stdout", 1, _Console(ev, False))
        table[2] = Stream(S.OutputStream, "stderr", 2, _Console(ev, True))
    return table


class OpenStreams:
    """The open streams of a session; what is still open when the session goes away is closed."""

    def __init__(self) -> None:
        self.by_number: dict[int, Stream] = {}
        self.last_number = 2  # 1 and 2 are standard output and error

    def __del__(self) -> None:
        for stream in self.by_number.values():
            with suppress(OSError):  # nobody is there any more to be told that the disk is full
                stream.file.close()


def register(ev: Evaluator, head: Symbol, name: str, file: object, path: str | None = None) -> Stream:
    """A new stream of the session, with the next number."""
    table = session_streams(ev)
    streams = ev.own(OpenStreams)
    number = streams.last_number = streams.last_number + 1
    stream = table[number] = Stream(head, name, number, file, path)
    return stream


def stream_of(ev: Evaluator, x: Expression) -> "Stream | None":
    """The open stream that an InputStream or OutputStream expression means."""
    if type(x) is Expr and (x.head is S.InputStream or x.head is S.OutputStream) and len(x.args) == 2:
        stream = session_streams(ev).get(x.args[1]) if type(x.args[1]) is int else None
        return stream if stream is not None and stream.head is x.head else None
    return None


def required(ev: Evaluator, x: Expression, owner: str) -> Stream:
    """The open stream that is meant; the message of ``owner`` where there is none."""
    stream = stream_of(ev, x)
    if stream is None:
        if type(x) is Expr and x.head in (S.InputStream, S.OutputStream):
            raise MessageError("openx", x, symbol=S[owner])
        raise MessageError("stream", x, symbol=S[owner])
    return stream


class Reading:
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
            # raises: it is no stream either
            required(self.ev, self.source, self.owner)
        if is_command(self.source):
            self.opened = io.BytesIO(command_output(self.ev, self.source, self.owner))
            return self.opened
        path = absolute(self.ev, self.source, self.owner)
        try:
            self.opened = self.ev.own(Outside).open(path, "rb", self.owner)
        except OSError:
            raise MessageError("noopen", path, symbol=S[self.owner], result=FAILED) from None
        return self.opened

    def __exit__(self, *error):
        if self.opened is not None:
            self.opened.close()
        return False


def is_command(x: Expression) -> bool:
    """Is this a name such as "!ls", which means the output of a command?"""
    return type(x) is str and len(x) > 1 and x[0] == "!"


def command_output(ev: Evaluator, name: str, owner: str) -> bytes:
    """What the command in "!command" writes."""
    return ev.own(Outside).run(name[1:], owner, shows_errors=True).stdout


# --- opening and closing --------------------------------------------------------------------------------------------


@builtin("OpenRead", options=_OPTIONS, messages=MESSAGES)
def open_read(ev: Evaluator, name: Expression, options: dict) -> Expression | None:
    """OpenRead["file"] opens a file for reading."""
    if is_command(name):
        return _opened(ev, S.InputStream, name, io.BytesIO(command_output(ev, name, "OpenRead")), None, options)
    path = absolute(ev, name, "OpenRead")
    try:
        file = ev.own(Outside).open(path, "rb", "OpenRead")
    except OSError:
        raise MessageError("noopen", path, result=FAILED) from None
    return _opened(ev, S.InputStream, file_name(ev, name), file, path, options)


def _opened(ev, head, name: str, file, path, options) -> Expr:
    stream = register(ev, head, name, file, path)
    stream.form = options["FormatType"]
    stream.encoding = encoding_of(options["CharacterEncoding"])
    return stream.expression


def encoding_of(name: str) -> str:
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
        # looked up now: an unknown encoding must fail when it is named and not at the first byte
        return codecs.lookup(codec).name
    except LookupError:
        raise MessageError("charset", name, symbol=S.General) from None


@builtin("OpenWrite", options=_OPTIONS, messages=MESSAGES)
def open_write(ev: Evaluator, name: Expression = None, options: dict = None) -> Expression:
    """OpenWrite["file"] opens a file for writing anew; OpenWrite[] a temporary one."""
    return _open_output(ev, "OpenWrite", "wb", name, options)


@builtin("OpenAppend", options=_OPTIONS, messages=MESSAGES)
def open_append(ev: Evaluator, name: Expression = None, options: dict = None) -> Expression:
    """OpenAppend["file"] opens a file for writing at its end."""
    return _open_output(ev, "OpenAppend", "ab", name, options)


def _open_output(ev, function: str, mode: str, name, options):
    """The stream of a file (a temporary one without a name) opened in this mode."""
    if name is None:
        name = ev.own(Outside).temporary_file(function)
    path = absolute(ev, name, function)
    try:
        file = ev.own(Outside).open(path, mode, function)
    except OSError:
        raise MessageError("noopen", path, result=FAILED) from None
    return _opened(ev, S.OutputStream, file_name(ev, name), file, path, options)


@builtin("StringToStream")
def string_to_stream(ev: Evaluator, text: Expression) -> Expression:
    """StringToStream["string"] opens a string for reading."""
    if type(text) is not str:
        raise MessageError("string", 1, Expr(S.StringToStream, (text,)))
    return register(ev, S.InputStream, "String", io.BytesIO(text.encode("utf-8"))).expression


@builtin("ByteArrayToStream")
def byte_array_to_stream(ev: Evaluator, data: Expression) -> Expression | None:
    """ByteArrayToStream[ba] opens a byte array for reading."""
    if type(data) is not ByteArray:
        return None
    return register(ev, S.InputStream, "ByteArray", io.BytesIO(data.data)).expression


@builtin("Close", messages=MESSAGES)
def close(ev: Evaluator, x: Expression) -> Expression | None:
    """Close[stream] closes a stream and gives the name of its file."""
    if type(x) is str or has_head(x, S.File):
        name = file_name(ev, x)
        for stream in list(session_streams(ev).values()):
            if stream.number > 2 and stream.name == name:
                return close(ev, stream.expression)
        raise MessageError("openx", x)
    stream = required(ev, x, "Close")
    # standard output and error stay open
    if stream.number > 2:
        stream.file.close()
        del session_streams(ev)[stream.number]
    return stream.name


@builtin("Flush", messages=MESSAGES)
def flush(ev: Evaluator, x: Expression) -> Expression | None:
    """Flush[stream] writes out what a stream still holds."""
    required(ev, x, "Flush").file.flush()
    return S.Null


@builtin("Streams")
def streams(ev: Evaluator, name: Expression = None) -> Expression:
    """Streams[] lists the open streams; Streams["name"] those of a file."""
    return make_list([s.expression for s in session_streams(ev).values() if name is None or s.name == name])


@builtin("StreamPosition", messages=MESSAGES)
def stream_position(ev: Evaluator, x: Expression) -> Expression:
    """StreamPosition[stream] gives the current position in a stream."""
    return required(ev, x, "StreamPosition").file.tell()


@builtin("SetStreamPosition", messages=MESSAGES)
def set_stream_position(ev: Evaluator, x: Expression, n: Expression) -> Expression:
    """SetStreamPosition[stream, n] goes to a position; Infinity means the end."""
    file = required(ev, x, "SetStreamPosition").file
    if type(n) is int:
        # negative positions count from the end
        return file.seek(n) if n >= 0 else file.seek(n, os.SEEK_END)
    return file.seek(0, os.SEEK_END)
