"""Import and Export: which kind of data, which element of it, which options; the kinds themselves are in formats/."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

from ...evaluator import Evaluator, builtin, declare_symbol, declare_symbols, dynamic_value
from ...expression import (
    ByteArray,
    Expr,
    Expression,
    MessageError,
    ReadError,
    S,
    Symbol,
    WolframError,
    elements,
    has_head,
    is_list,
    make_list,
    split_options,
)
from ...expression.arrays import bytes_in
from ...formats import all_kinds, find_kind, kind_of_data, kind_of_file
from ...outside import Outside
from ..purity import classes, why_impure
from .paths import absolute, file_name, find_file
from .streams import command_output, is_command, stream_of

declare_symbols("XMLElement XMLObject OverwriteTarget")
declare_symbol("$ImportTimeout")

_FAILED = S["$Failed"]
_PACKED = ("GZIP", "BZIP2")
MESSAGES = {
    "fmterr": "Cannot import data as `1` format.",
    "nffil": "File `1` not found during Import.",
    "infer": "Cannot infer format of file `1`.",
    "noelem": "The Import element `1` is not present when importing as `2`.",
    "chtype": "First argument `1` is not a valid file specification.",
    "erropts": "The option `1` is not an option of the format `2`.",
    "string": "First argument `1` is not a string.",
    "fmtnosup": "`1` is not a format that wlnet can export; those it can are listed in $ExportFormats.",
    "errelem": "The Export element `1` contains a malformed data structure and could not be exported to `2` format.",
    "jsonhintposandchar": "`1`: an error occurred near character `2`, at line `3`.",
    "jsonstrictencoding": "Expression `1` cannot be exported as JSON.",
    "xmlparse": "The text is not XML: `1`.",
    "wxf": "The data are not in WXF format.",
    "noopen": "Cannot open `1`.",
}
_COMMON = frozenset(
    (
        "CharacterEncoding",
        "Method",
        "Path",
        "OverwriteTarget",
        "CreateIntermediateDirectories",
        "PerformanceGoal",
        "IncludeMetaInformation",
        "ProgressReporting",
        "IncludeWindowTimes",
    )
)


class _Tools:
    """What a format may ask of the session."""

    def __init__(self, ev):
        self._ev = ev
        self.read = ev.read
        self.evaluate = ev.evaluate
        self.format = ev.format

    def resolve(self, name: str) -> Symbol:
        return self._ev.resolve(name)

    def why_impure(self, sym: Symbol) -> str | None:
        return why_impure(sym) if sym.context == "System`" and sym.name in classes() else None


def _options_for(ev, owner: str, entry, settings: dict) -> dict:
    """The options of a kind with their defaults; an unknown name gives a message."""
    for name in settings:
        if name not in entry.options and name not in _COMMON:
            ev.message(owner, "erropts", name, entry.name)
    return {"CharacterEncoding": "UTF8", **entry.options, **settings}


class _Spec:
    """A format specification taken apart: the kind (or None), the element and what follows it."""

    def __init__(self, owner: str, spec):
        parts = [] if spec is None or spec is S.Automatic else list(elements(spec)) if is_list(spec) else [spec]
        self.kind = None
        self.element = None
        self.rest: list = []
        if parts and type(parts[0]) is str:
            self.kind = find_kind(parts[0])
            if self.kind is not None:
                parts.pop(0)
        if parts:
            self.element, self.rest = parts[0], parts[1:]
        self.unknown = self.element if self.kind is None and self.element is not None else None
        self.owner = owner


def _import(ev, owner: str, data: bytes, spec: _Spec, guess, options: dict):
    """The element of the data that a specification asks for."""
    entry = spec.kind or guess
    # {"Lines"} alone is an element of the format that the name means; an unknown word is no format
    if entry is None or spec.kind is None and spec.unknown is not None and not _is_element(entry, spec.unknown):
        raise MessageError("fmterr", _shown(ev, spec.unknown), symbol=S.Import, result=_FAILED)
    if not entry.readable:
        raise MessageError("fmterr", entry.name, symbol=S.Import, result=_FAILED)
    tools = _Tools(ev)
    settings = _options_for(ev, owner, entry, options)
    element = spec.element
    if element == "Elements":
        return make_list(sorted(entry.elements))
    with _readable(entry.name):
        if element == "Rules":
            return make_list([Expr(S.Rule, (e, entry.read(data, e, settings, tools))) for e in entry.elements])
        if is_list(element):
            return make_list([_one(ev, owner, entry, data, e, spec.rest, settings, tools) for e in elements(element)])
        return _one(ev, owner, entry, data, element, spec.rest, settings, tools)


@contextmanager
def _readable(name: str) -> Iterator:
    """Whatever a reader raises on bytes that are no such file becomes Import::fmterr.

    The libraries that read formats raise what they like (KeyError, struct.error, tokenize.TokenError, …), and which of
    it differs between their versions; a list of exceptions would never be whole.
    """
    try:
        yield
    except ReadError:
        raise MessageError("fmterr", name, symbol=S.Import, result=_FAILED) from None
    except (WolframError, MemoryError, RecursionError):
        raise
    except Exception:
        raise MessageError("fmterr", name, symbol=S.Import, result=_FAILED) from None


def _is_element(entry, name) -> bool:
    return is_list(name) or name in entry.elements or name in ("Elements", "Rules", "Options")


def _one(ev, owner: str, entry, data: bytes, element, rest: list, settings: dict, tools):
    part = getattr(entry, "part", None)
    if part is not None and (rest or type(element) is str and element not in entry.elements):
        names = rest[0] if rest else element
        # {"Datasets", {"a", "b"}} gives a list, {"Datasets", "a"} one value
        several = is_list(names)
        parts = part(data, element, list(elements(names)) if several else [names])
        return make_list(parts) if several else parts[0]
    if element is None:
        element = entry.elements[0]
    elif type(element) is int and "Data" in entry.elements:  # {"CSV", 1} means the first row
        element, rest = "Data", [element, *rest]
    elif element not in entry.elements:
        raise MessageError("noelem", _shown(ev, element), entry.name, symbol=S.Import, result=_FAILED)
    value = entry.read(data, element, settings, tools)
    if rest:
        value = ev.evaluate(Expr(S.Part, (value, *rest)))
    return value


def _shown(ev, x) -> str:
    """A format or element as messages show it."""
    if x is None:
        return "{}"
    return x if type(x) is str else ev.format(x, "InputForm")


@builtin("Import", messages=MESSAGES)
def import_(ev: Evaluator, args: tuple) -> Expression | None:
    """Import["file"] imports the data of a file, in the format that its extension means.
    Import["file", "fmt"] takes a format; Import["file", {"fmt", "elem", …}] an element of it;
    Import["file", "Elements"] lists the elements.
    Only the formats "Package" and "WXF" evaluate what they read; nets, pictures, arrays and data do nothing."""
    if not args:
        return None
    operands, options = split_options(args)
    if len(operands) > 2:
        return None
    stream = stream_of(ev, operands[0])
    if stream is not None and stream.head is S.InputStream:
        return _import(ev, "Import", stream.file.read(), _Spec("Import", operands[1] if len(operands) > 1 else None), None, options)
    if is_command(operands[0]):
        path, data = operands[0], command_output(ev, operands[0], "Import")
    else:
        path = _existing(ev, operands[0], "Import")
        data = ev.own(Outside).read(path, "Import")
    spec = _Spec("Import", operands[1] if len(operands) > 1 else None)
    # the name decides before the bytes: a .csv may begin like anything
    guess = kind_of_file(path) or kind_of_data(data) or _text_kind(data, path)
    if guess is not None and guess.name in _PACKED and spec.kind is None:
        # data.csv.gz is a CSV in a packing
        inner = kind_of_file(path.rpartition(".")[0])
        if inner is not None:
            with _readable(guess.name):
                data, guess = guess.read(data, "ByteArray", {}, None).data, inner
    return _import(ev, "Import", data, spec, guess, options)


def _text_kind(data: bytes, path: str):
    """Text for a file whose name says nothing and whose bytes look like text."""
    # the first 1000 bytes tell whether a file is text
    if b"\0" in data[:1000] or "." in os.path.basename(path):
        return None
    return find_kind("Text")


def _existing(ev, source, owner: str) -> str:
    name, outside = file_name(ev, source), ev.own(Outside)
    if name is not None and "://" in name or has_head(source, S.URL) or has_head(source, S.CloudObject):
        outside.permissions.network(ev.format(source, "OutputForm"), owner)
        raise MessageError("unsup", "Import from the net", "fetch the file first", symbol=S.General, result=_FAILED)
    if name is None:
        raise MessageError("chtype", source, symbol=S.Import, result=_FAILED)

    path = absolute(ev, source, owner)
    if not outside.is_file(path, owner):
        path = find_file(ev, source, owner) or path
    if not outside.is_file(path, owner):
        raise MessageError("nffil", name, symbol=S.Import, result=_FAILED)
    return path


@builtin("ImportString", messages=MESSAGES)
def import_string(ev: Evaluator, args: tuple) -> Expression | None:
    """ImportString["data", "fmt"] imports the data in a string; ImportString["data", {"fmt", "elem"}] an element.
    Only the formats "Package" and "WXF" evaluate what they read."""
    operands, options = split_options(args)
    if not operands or len(operands) > 2:
        return None
    if type(operands[0]) is not str:
        raise MessageError("string", operands[0])
    data = _bytes_of(operands[0])
    guess = kind_of_data(data) or find_kind("Text")
    return _import(ev, "ImportString", data, _Spec("ImportString", operands[1] if len(operands) > 1 else None), guess, options)


def _bytes_of(text: str) -> bytes:
    """The bytes a string stands for: its codes if it holds binary data, else UTF-8."""
    if not text.isascii():
        try:
            # a string of binary data has one character a byte
            raw = text.encode("latin-1")
        except UnicodeEncodeError:
            return text.encode("utf-8")
        if kind_of_data(raw) is not None:
            return raw
    return text.encode("utf-8")


@builtin("ImportByteArray", messages=MESSAGES)
def import_byte_array(ev: Evaluator, args: tuple) -> Expression | None:
    """ImportByteArray[ba, "fmt"] imports the data in a byte array.
    Only the formats "Package" and "WXF" evaluate what they read."""
    operands, options = split_options(args)
    if not operands or len(operands) > 2:
        return None
    data = bytes_in(operands[0])
    if data is None:
        raise MessageError("string", operands[0])
    guess = kind_of_data(data) or find_kind("Text")
    return _import(
        ev, "ImportByteArray", data, _Spec("ImportByteArray", operands[1] if len(operands) > 1 else None), guess, options
    )


# --- export ---------------------------------------------------------------------------------------------------------


def _export(ev, owner: str, value, spec: _Spec, guess, options: dict) -> bytes:
    entry = spec.kind or guess
    if entry is None or spec.kind is None and type(spec.unknown) is str and not _is_element(entry, spec.unknown):
        raise MessageError("fmtnosup", _shown(ev, spec.unknown), symbol=S[owner], result=_FAILED)
    if not entry.writable:
        raise MessageError("fmtnosup", entry.name, symbol=S[owner], result=_FAILED)
    return entry.write(value, _options_for(ev, owner, entry, options), _Tools(ev))


@builtin("Export", messages=MESSAGES)
def export(ev: Evaluator, args: tuple) -> Expression | None:
    """Export["file", expr] exports data to a file, in the format that its extension means.
    Export["file", expr, "fmt"] takes a format."""
    operands, options = split_options(args, 2)
    if not 2 <= len(operands) <= 3:
        return None
    stream = stream_of(ev, operands[0])
    spec = _Spec("Export", operands[2] if len(operands) > 2 else None)
    if stream is not None and stream.head is S.OutputStream:
        stream.file.write(_export(ev, "Export", operands[1], spec, None, options))
        return operands[0]
    path = absolute(ev, operands[0], "Export")
    guess = kind_of_file(path)
    if spec.kind is None and guess is None and spec.unknown is None:
        raise MessageError("infer", operands[0] if type(operands[0]) is str else path, result=_FAILED)
    if guess is not None and guess.name in _PACKED and spec.kind is None:
        data = _compressed(ev, operands[1], path, guess, options)
    else:
        data = _export(ev, "Export", operands[1], spec, guess, options)
    try:
        ev.own(Outside).replace(path, data, "Export")
    except OSError:
        raise MessageError("noopen", path, result=_FAILED) from None
    return operands[0]


def _compressed(ev, value, path: str, outer, options: dict) -> bytes:
    """Export["name.csv.gz", …]: the inner kind, compressed."""
    inner = kind_of_file(path.rpartition(".")[0])
    if inner is None:
        return outer.write(value, options, _Tools(ev))
    return outer.write(ByteArray(inner.write(value, _options_for(ev, "Export", inner, options), _Tools(ev))), {}, None)


@builtin("ExportString", messages=MESSAGES)
def export_string(ev: Evaluator, args: tuple) -> Expression | None:
    """ExportString[expr, "fmt"] gives the data in a format as a string."""
    operands, options = split_options(args, 2)
    if len(operands) != 2:
        return None
    data = _export(ev, "ExportString", operands[0], _Spec("ExportString", operands[1]), None, options)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        # binary data come as one character a byte
        return data.decode("latin-1")


@builtin("ExportByteArray", messages=MESSAGES)
def export_byte_array(ev: Evaluator, args: tuple) -> Expression | None:
    """ExportByteArray[expr, "fmt"] gives the data in a format as a byte array."""
    operands, options = split_options(args, 2)
    if len(operands) != 2:
        return None
    return ByteArray(_export(ev, "ExportByteArray", operands[0], _Spec("ExportByteArray", operands[1]), None, options))


@dynamic_value("$ImportFormats")
def import_formats(ev: Evaluator) -> Expression:
    """$ImportFormats lists the formats that Import knows."""
    return make_list([k.name for k in all_kinds() if k.readable])


@dynamic_value("$ExportFormats")
def export_formats(ev: Evaluator) -> Expression:
    """$ExportFormats lists the formats that Export knows."""
    return make_list([k.name for k in all_kinds() if k.writable])


@builtin("FileFormat", messages=MESSAGES)
def file_format(ev: Evaluator, source: Expression) -> Expression:
    """FileFormat["file"] names the format of a file."""
    path = _existing(ev, source, "FileFormat")
    with ev.own(Outside).open(path, "rb", "FileFormat") as file:
        # 100 bytes: the marks of formats are much shorter
        entry = kind_of_data(file.read(100)) or kind_of_file(path)
    return "" if entry is None else entry.name
