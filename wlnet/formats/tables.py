"""Tables as text: CSV, TSV, Table and List, with numbers recognised."""

import csv
import io
import math
import re
from typing import TYPE_CHECKING

from ..expression import (
    Association,
    Expr,
    Expression,
    MessageError,
    S,
    elements,
    from_array,
    has_head,
    integer_text,
    integer_value,
    is_list,
    make_list,
    pack,
)
from ..expression.arithmetic import real_of_text
from ..expression.dataset import Dataset
from . import Kind, kind
from .text import decode, lines_of

if TYPE_CHECKING:
    import numpy as np

    from . import Tools


_NUMBER = re.compile(r"\s*[+-]?(?:\d+\.?\d*|\.\d+)(?:(?:[eEdD]|\*\^)[+-]?\d+)?\s*")
_UNUSUAL = re.compile(r"[*dD]")
_INTEGER = re.compile(r"\s*[+-]?\d+\s*")
_WORDS = {"true": S.True_, "True": S.True_, "TRUE": S.True_, "false": S.False_, "False": S.False_, "FALSE": S.False_}
_EMPTY = Expr(S.Missing, ("NotAvailable",))
_OPTIONS = {
    "HeaderLines": 0,
    "SkipLines": S.None_,
    "Numeric": S.True_,
    "FieldSeparators": S.Automatic,
    "TextDelimiters": '"',
    "LineSeparators": S.Automatic,
    "EmptyField": _EMPTY,
    "CharacterEncoding": "UTF8",
    "CurrencyTokens": S.None_,
    "DateStringFormat": S.None_,
    "NumberPoint": ".",
    "NumberSigns": S.Automatic,
    "FillRows": S.Automatic,
    "TableHeadings": S.Automatic,
    "IgnoreEmptyLines": S.False_,
    "RepeatedSeparators": S.False_,
    "ScientificNotation": S.Automatic,
    "MissingValuePattern": S.Automatic,
}
_ELEMENTS = ("Data", "Dataset", "Grid", "RawData", "ColumnCount", "ColumnLabels", "ColumnTypes", "Dimensions", "RowCount")


def number_of(text: str, point: str = ".") -> Expression:
    """A field as a number, True or False where it reads as one, else the text itself."""
    # most fields are words or digits: both are known by a glance, without a pattern
    if text[:1].isalpha():
        return _WORDS.get(text, text)
    # isdigit alone takes digits of all scripts
    if text.isdigit() and text.isascii():
        return integer_value(text)
    if point != ".":
        text = text.replace(point, ".")
    if _INTEGER.fullmatch(text):
        return integer_value(text)
    if _NUMBER.fullmatch(text):
        return real_of_text(re.sub(r"\*\^|[dD]", "e", text) if _UNUSUAL.search(text) else text)
    return text


def numeric_matrix(text: str, separator: str) -> "np.ndarray | None":
    """The array in a text of nothing but numbers of one kind, the same number in each line; None for any other text."""
    # below 10,000 characters the plain reader is as fast as asking NumPy
    if len(separator) != 1 or len(text) < 10_000 or not re.fullmatch(rf"[-+0-9.eE \r\n{re.escape(separator)}]*", text):
        return None
    import numpy as np  # slow to import, and most tables are short

    lines = text.split()
    fields = separator.join(lines).split(separator)
    width = lines[0].count(separator) + 1 if lines else 0
    if width * len(lines) != len(fields) or any([line.count(separator) != width - 1 for line in lines]):
        return None
    # integers and reals mixed keep their kinds: no array of one type
    reals = sum(["." in f or "e" in f or "E" in f for f in fields])
    if reals not in (0, len(fields)):
        return None
    try:
        # NumPy parses a column of texts many times faster than Python one by one
        return np.array(fields, dtype=float if reals else np.int64).reshape(len(lines), width)
    except (ValueError, OverflowError):
        return None


def parse(text: str, separator: str, options: dict) -> list:
    """Rows of fields as Python lists."""
    delimiter = options["TextDelimiters"]
    quote = delimiter if type(delimiter) is str and len(delimiter) == 1 else None
    if len(separator) != 1:  # more than csv can do
        rows = [line.split(separator) for line in lines_of(text)]
    else:
        reader = csv.reader(
            io.StringIO(text, newline=""),
            delimiter=separator,
            quotechar=quote or '"',
            quoting=csv.QUOTE_MINIMAL if quote else csv.QUOTE_NONE,
        )
        # csv stops at 131,072 characters a field otherwise
        csv.field_size_limit(1 << 30)
        rows = list(reader)
    skip = options["SkipLines"]
    return rows[skip:] if type(skip) is int else rows


def _converted(rows: list, options: dict, separated: bool) -> list:
    if options["Numeric"] is S.False_:
        return rows
    point, empty = options["NumberPoint"], options["EmptyField"]
    point = point if type(point) is str else "."
    # an empty line is a row of one empty field, where separators count fields
    blank = ("",) if separated else ()
    return [[number_of(f, point) if f else empty for f in row or blank] for row in rows]


def _packed(rows: list):
    """Rows as a list of lists, packed where it is a matrix of numbers of one kind."""
    return pack(make_list([make_list(row) for row in rows]))


def _column_types(rows: list) -> list:
    types = []
    for i in range(max(map(len, rows), default=0)):
        kinds = {_type_name(row[i]) for row in rows if i < len(row) and not _is_empty(row[i])}
        if kinds == {"Integer64", "Real64"}:
            # a column with integers among reals is one of reals
            kinds = {"Real64"}
        types.append(kinds.pop() if len(kinds) == 1 else "String")
    return types


def _is_empty(x) -> bool:
    return x == "" or type(x) is Expr and x.head is S.Missing


def _type_name(x) -> str:
    return {int: "Integer64", float: "Real64", str: "String"}.get(type(x), "Boolean")


def _has_header(rows: list) -> bool:
    """Does the first row name the columns: nothing but texts, over a column that holds something else?"""
    if len(rows) < 2 or not all([type(x) is str for x in rows[0]]):
        return False
    return any([t != "String" for t in _column_types(rows[1:])])


class _Table(Kind):
    separator = ","
    quoted = True  # are texts written between quotes?
    elements = _ELEMENTS
    options = _OPTIONS

    def rows(self, data: bytes, options: dict) -> list:
        separator = options["FieldSeparators"]
        if is_list(separator) and elements(separator):
            separator = elements(separator)[0]
        return parse(decode(data, options), separator if type(separator) is str else self.separator, options)

    def read(self, data: bytes, element: str, options: dict, tools: "Tools") -> Expression:
        if element == "Data" and all([options[k] == v for k, v in _OPTIONS.items()]) and self.separator == ",":
            # only with all options at their defaults can nothing be asked of single fields
            matrix = numeric_matrix(decode(data, options), ",")
            if matrix is not None:
                return from_array(matrix)
        raw = self.rows(data, options)
        header_lines = options["HeaderLines"]
        if element == "RawData":
            return make_list([make_list(r) for r in raw])
        rows = _converted(raw, options, self.quoted or type(options["FieldSeparators"]) is str)
        if element in ("Data", "Grid"):
            rows = rows[header_lines:] if type(header_lines) is int else rows
            return _packed(rows) if element == "Data" else Expr(S.Grid, (_packed(rows),))
        # HeaderLines decides, else the look of the first row
        headed = header_lines > 0 if type(header_lines) is int and header_lines else _has_header(rows)
        labels = rows[0] if headed else None
        rows = rows[1:] if headed else rows
        return self._about(element, rows, labels)

    def _about(self, element: str, rows: list, labels):
        width = max(map(len, rows), default=0)
        if element == "RowCount":
            return len(rows)
        if element == "ColumnCount":
            return width
        if element == "Dimensions":
            return make_list((len(rows), width))
        if element == "ColumnLabels":
            return S.None_ if labels is None else make_list(labels)
        if element == "ColumnTypes":
            types = _column_types(rows)
            return make_list(types) if labels is None else Association.from_items(list(zip(labels, types)))
        if labels is None:
            return Dataset(make_list([make_list(r) for r in rows]))
        return Dataset(make_list([Association.from_items(list(zip(labels, r))) for r in rows]))

    def write(self, value: Expr, options: dict, tools: "Tools") -> bytes:
        separator = options["FieldSeparators"]
        separator = separator if type(separator) is str else self.separator
        heading, rows = table_of(value)
        headings = options["TableHeadings"]
        if is_list(headings):
            heading = list(elements(headings))
        elif headings is S.None_:
            heading = None
        rows = rows if heading is None else [heading, *rows]
        return "".join([separator.join([_field(x, tools, self.quoted) for x in row]) + "\n" for row in rows]).encode()


def table_of(value: Expr) -> tuple:
    """(heading or None, rows) of a matrix, a list, a list of associations, an association of columns or a dataset."""
    if type(value) is Dataset:
        value = value.data
    if has_head(value, S.Grid):
        value = value.args[0]
    if type(value) is Association:
        columns = [list(elements(v)) if is_list(v) else [v] for v in value.values()]
        return list(value.keys()), [list(r) for r in zip(*columns)]
    if not is_list(value):
        return None, [[value]]
    rows = list(elements(value))
    if rows and all([type(r) is Association for r in rows]):
        # rows may lack keys: the columns are all keys in order of appearance
        keys = list(dict.fromkeys([k for r in rows for k in r.keys()]))
        return keys, [[r.get(k, "") for k in keys] for r in rows]
    return None, [list(elements(r)) if is_list(r) else [r] for r in rows]


def real_text(x: float) -> str:
    """A real as text files have it: ``2.``, ``1.5e-10``."""
    mantissa, mark, exponent = repr(x).partition("e")
    mantissa = mantissa[:-1] if mantissa.endswith(".0") else mantissa if "." in mantissa else mantissa + "."
    return mantissa + (f"e{int(exponent)}" if mark else "")


def _field(x, tools, quoted: bool = True) -> str:
    if type(x) is int:
        return integer_text(x)
    if type(x) is float and math.isfinite(x):
        return real_text(x)
    if has_head(x, S.Missing) or x is S.Null:
        return ""
    if x is S.True_ or x is S.False_:
        return x.name.lower()
    # quotes inside are doubled, as CSV wants it
    text = x if type(x) is str else tools.format(x, "InputForm")
    return '"' + text.replace('"', '""') + '"' if quoted else text


@kind("CSV", extensions=("csv",))
class Csv(_Table):
    """A table with commas between its fields."""


@kind("TSV", extensions=("tsv", "tab"))
class Tsv(_Table):
    """A table with tabulators between its fields."""

    separator = "\t"


@kind("Table", extensions=("dat",))
class Table(_Table):
    """A table with blanks or tabulators between its fields."""

    separator = "\t"
    quoted = False

    def rows(self, data: bytes, options: dict) -> list:
        separators = options["FieldSeparators"]
        if type(separators) is str:
            return super().rows(data, options)
        # Table takes any run of blanks and tabs between fields
        rows = [line.split() for line in lines_of(decode(data, options))]
        skip = options["SkipLines"]
        return rows[skip:] if type(skip) is int else rows

    def write(self, value: Expr, options: dict, tools: "Tools") -> bytes:
        # Wolfram ends Table without a line break
        return super().write(value, options, tools).rstrip(b"\n")


@kind("List", elements=("Data",))
class List(_Table):
    """One number or text a line."""

    options = _OPTIONS

    def read(self, data: bytes, element: str, options: dict, tools: "Tools") -> Expression:
        fields = [number_of(line.strip()) for line in lines_of(decode(data, options))]
        return pack(make_list(fields))

    def write(self, value: Expr, options: dict, tools: "Tools") -> bytes:
        if not is_list(value):
            raise MessageError("errelem", "Data", "List")
        return "\n".join(
            [x if type(x) is str else tools.format(x, "InputForm").replace("*^", "e") for x in elements(value)]
        ).encode()
