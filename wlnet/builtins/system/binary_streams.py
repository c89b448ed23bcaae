"""BinaryRead, BinaryReadList, BinaryWrite."""

import sys

from ...evaluator import Evaluator, builtin
from ...expression import Expression, MessageError, S, elements, is_list, make_list
from ...formats.binary import is_binary_type, read_value, read_values, to_bytes
from .streams import END, MESSAGES, Reading
from .writing import Writing

# --- binary ---------------------------------------------------------------------------------------------------------

_BINARY_OPTIONS = {"ByteOrdering": S.Automatic, "CharacterEncoding": S.Automatic}


def _order(options) -> str:
    order = options["ByteOrdering"]
    if type(order) is not int:
        return "little" if sys.byteorder == "little" else "big"
    # Wolfram: -1 is least significant byte first, 1 most significant
    return "little" if order < 0 else "big"


@builtin("BinaryRead", options=_BINARY_OPTIONS, messages=MESSAGES)
def binary_read(ev: Evaluator, source: Expression, kind: Expression = "Byte", options: dict = None) -> Expression | None:
    """BinaryRead[stream, type] reads one value of a binary type ("Byte", "Integer32", "Real64", …) or a list of
    types."""
    kinds = list(elements(kind)) if is_list(kind) else [kind]
    if not all([is_binary_type(k) for k in kinds]):
        raise MessageError("bfmt", kind)
    with Reading(ev, source, "BinaryRead") as file:
        values = [read_value(file, k, _order(options)) for k in kinds]
    values = [END if v is None else v for v in values]
    return make_list(values) if is_list(kind) else values[0]


@builtin("BinaryReadList", options=_BINARY_OPTIONS, messages=MESSAGES)
def binary_read_list(
    ev: Evaluator, source: Expression, kind: Expression = "Byte", count: Expression = None, options: dict = None
) -> Expression:
    """BinaryReadList["file", type] reads all values of a binary type; BinaryReadList["file", type, n] at most n."""
    if type(kind) is str:
        if not is_binary_type(kind):
            raise MessageError("bfmt", kind)
        with Reading(ev, source, "BinaryReadList") as file:
            return read_values(file, kind, _order(options), count if type(count) is int else None)
    kinds = list(elements(kind))
    if not kinds or not all([is_binary_type(k) for k in kinds]):
        raise MessageError("bfmt", kind)
    rows: list = []
    with Reading(ev, source, "BinaryReadList") as file:
        while type(count) is not int or len(rows) < count:
            row = [read_value(file, k, _order(options)) for k in kinds]
            if row[0] is None:
                break
            rows.append(make_list([END if v is None else v for v in row]))
    return make_list(rows)


@builtin(
    "BinaryWrite", options=_BINARY_OPTIONS, messages={**MESSAGES, "nocoerce": "`1` cannot be coerced to the specified format."}
)
def binary_write(
    ev: Evaluator, target: Expression, data: Expression, kind: Expression = S.Automatic, options: dict = None
) -> Expression:
    """BinaryWrite[stream, data, type] writes numbers as values of a binary type; byte arrays and strings as bytes."""
    if kind is not S.Automatic and not is_binary_type(kind):
        raise MessageError("bfmt", kind)
    encoded = to_bytes(data, kind if type(kind) is str else None, _order(options))
    if encoded is None:
        raise MessageError("nocoerce", data)
    with Writing(ev, target, "BinaryWrite") as streams:
        for stream in streams:
            stream.file.write(encoded)
    return target
