"""JSON: objects as lists of rules ("JSON") or as associations ("RawJSON"), and one value a line ("JSONLines")."""

import json
import os
from typing import TYPE_CHECKING

from ..expression import (
    Association,
    BigReal,
    Expr,
    Expression,
    MessageError,
    PackedArray,
    Rational,
    S,
    elements,
    has_head,
    integer_text,
    integer_value,
    is_immediate_rule,
    is_list,
    make_list,
    pack,
    rule,
)
from ..expression.arithmetic import nearest_float
from ..expression.arrays import NumericArray
from ..expression.dataset import Dataset
from . import Kind, kind
from .text import decode, lines_of

if TYPE_CHECKING:
    from . import Tools


_LONG = 1 << 12_000  # json writes 4,300 digits at most; integers beyond this are written here
_CONSTANTS = {True: S.True_, False: S.False_, None: S.Null}


def from_json(text: str, raw: bool) -> Expression | None:
    """A JSON text as an expression; MessageError where it is none."""
    make_object = _association if raw else _rules
    try:
        try:
            value = json.loads(text, object_pairs_hook=make_object, parse_constant=_not_json)
        except json.JSONDecodeError:
            raise
        except ValueError:  # an integer too long for int; for all others int is quicker
            value = json.loads(text, object_pairs_hook=make_object, parse_constant=_not_json, parse_int=integer_value)
    except json.JSONDecodeError as error:
        character = text[error.pos : error.pos + 1]
        raise MessageError(
            "jsonhintposandchar", error.msg, character, f"{error.lineno}:{error.colno}", symbol=S.Import, result=S["$Failed"]
        ) from None
    # Python's reader recurses; the text is JSON, but no one can use it
    except RecursionError:
        raise MessageError("jsonhintposandchar", "Too deeply nested", "", "1:1", symbol=S.Import, result=S["$Failed"]) from None
    return _expression(value)


def _not_json(name: str):
    # Python's reader takes NaN and Infinity, which the standard does not know
    raise json.JSONDecodeError(f"{name} is not JSON", name, 0)


def _association(pairs):
    return Association.from_items([(k, _expression(v)) for k, v in pairs])


def _rules(pairs):
    return make_list([rule(k, _expression(v)) for k, v in pairs])


def _expression(x):
    if type(x) is list:
        return pack(make_list([_expression(v) for v in x]))
    # asked by type: 1 == True would make every 1 a True
    return _CONSTANTS[x] if x is None or type(x) is bool else x


def to_json(value: Expression, compact: bool) -> str:
    """An expression as JSON text, laid out with tabs unless it is to be compact."""
    long_integers: dict[str, str] = {}
    plain = _plain(value, long_integers)
    # tabs, and no blank after a colon: so Wolfram lays it out
    indent = None if compact else "\t"
    text = json.dumps(plain, ensure_ascii=False, indent=indent, separators=(",", ":"), allow_nan=False)
    for mark, digits in long_integers.items():
        text = text.replace(f'"{mark}"', digits)
    return text


def _plain(x, long_integers: dict[str, str]):
    """The Python value that json writes; integers longer than it writes are marks of ``long_integers``."""
    kind_ = type(x)
    if kind_ is str or kind_ is int and -_LONG < x < _LONG:
        return x
    if kind_ is int:
        mark = os.urandom(16).hex()  # no text of the value, which may come from anywhere, is the same
        long_integers[mark] = integer_text(x)
        return mark
    if kind_ is float and x == x and abs(x) != float("inf"):
        return x
    if kind_ is PackedArray or kind_ is NumericArray:
        # JSON has no complex numbers
        if x.array.dtype.kind != "c":
            return x.array.tolist()
    elif kind_ is Association:
        return {_key(k): _plain(v, long_integers) for k, v in x.items()}
    elif kind_ is Dataset:
        return _plain(x.data, long_integers)
    elif is_list(x):
        items = elements(x)
        # an empty list is a list, only rules make an object
        if items and all([is_immediate_rule(a) for a in items]):
            return {_key(a.args[0]): _plain(a.args[1], long_integers) for a in items}
        return [_plain(a, long_integers) for a in items]
    elif kind_ is Rational or kind_ is BigReal:
        return nearest_float(x)
    elif x in (S.True_, S.False_, S.Null, S.None_):
        return {S.True_: True, S.False_: False}.get(x)
    elif has_head(x, S.Missing):
        return None
    raise MessageError("jsonstrictencoding", x, symbol=S.Export, result=S["$Failed"])


def _key(k) -> str:
    if type(k) is not str:
        raise MessageError("jsonstrictencoding", k, symbol=S.Export, result=S["$Failed"])
    return k


class _Json(Kind):
    elements = ("Data",)
    options = {"Compact": S.False_, "CharacterEncoding": "UTF8", "ConversionRules": S.None_, "IssueMessagesAndContinue": S.True_}
    raw = False

    def read(self, data: bytes, element: str, options: dict, tools: "Tools") -> Expression | None:
        return from_json(decode(data, options), self.raw)

    def write(self, value: Expression, options: dict, tools: "Tools") -> bytes | None:
        return to_json(value, options["Compact"] is S.True_).encode("utf-8")


@kind("JSON", extensions=("json",))
class Json(_Json):
    """JSON with lists of rules for its objects."""


@kind("RawJSON")
class RawJson(_Json):
    """JSON with associations for its objects."""

    raw = True


@kind("GeoJSON")
class GeoJson(_Json):
    """JSON of geometries, read as any other."""


@kind("JSONLines", "NDJSON", extensions=("jsonl", "ndjson"))
class JsonLines(_Json):
    """One JSON value a line."""

    def read(self, data: bytes, element: str, options: dict, tools: "Tools") -> Expression | None:
        return make_list([from_json(line, True) for line in lines_of(decode(data, options)) if line.strip()])

    def write(self, value: Expression, options: dict, tools: "Tools") -> bytes | None:
        # a list of rules is one object
        rows = elements(value) if is_list(value) and not _is_object(value) else [value]
        return "".join([to_json(r, True) + "\n" for r in rows]).encode("utf-8")


def _is_object(x) -> bool:
    return type(x) is Expr and bool(x.args) and all([is_immediate_rule(a) for a in x.args])
