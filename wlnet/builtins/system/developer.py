"""The few functions of Developer` and Internal` that scripts use."""

from ...evaluator import Evaluator, RuleTable, builtin
from ...evaluator.scopes import LocalValues, local_variables
from ...expression import Expr, Expression, MessageError, PackedArray, S, boolean, is_list, make_list, to_array
from ...expression.arithmetic import real_of_text
from ...formats.json_ import from_json, to_json


@builtin("Developer`PackedArrayQ")
def packed_array_q(ev: Evaluator, x: Expression, kind: Expression = None, rank: Expression = None) -> Expression:
    """Developer`PackedArrayQ[expr] is True if expr is kept as one array of machine numbers."""
    if type(x) is not PackedArray:
        return S.False_
    kinds = {S.Integer: "i", S.Real: "f", S.Complex: "c"}
    fits = kind is None or kind is S.Automatic or x.array.dtype.kind == kinds.get(kind)
    return boolean(fits and (rank is None or x.array.ndim == rank))


@builtin("Developer`ToPackedArray")
def to_packed_array(ev: Evaluator, x: Expression, kind: Expression = None) -> Expression | None:
    """Developer`ToPackedArray[list] keeps a list of machine numbers as one array where that is possible."""
    if kind not in (None, S.Integer, S.Real, S.Complex):
        return None
    numbers = ev.evaluate(Expr(S.N, (x,))) if kind in (S.Real, S.Complex) else x
    array = to_array(numbers) if is_list(numbers) else None
    if array is None:
        return x
    if kind is S.Complex:
        array = array.astype("complex128")
    return PackedArray(array)


@builtin("Developer`FromPackedArray")
def from_packed_array(ev: Evaluator, x: Expression) -> Expression:
    """Developer`FromPackedArray[list] gives the list as an ordinary expression."""
    return x.unpack() if type(x) is PackedArray else x


@builtin("Developer`ReadRawJSONString")
def read_raw_json_string(ev: Evaluator, text: Expression) -> Expression:
    """Developer`ReadRawJSONString["text"] gives the expression that a JSON text stands for."""
    if type(text) is not str:
        raise MessageError("string", 1, Expr(S.ImportString, (text,)), symbol=S.ImportString)
    return from_json(text, True)


@builtin("Developer`WriteRawJSONString")
def write_raw_json_string(ev: Evaluator, x: Expression, options: dict = None) -> Expression:
    """Developer`WriteRawJSONString[expr] gives expr as a JSON text."""
    return to_json(x, True)


@builtin("Developer`MachineIntegerQ")
def machine_integer_q(ev: Evaluator, x: Expression) -> Expression:
    """Developer`MachineIntegerQ[expr] is True for integers of up to 64 bits."""
    # 63 bits and a sign
    return boolean(type(x) is int and -1 << 63 <= x < 1 << 63)


@builtin("Internal`InheritedBlock", attributes="HoldAll")
def inherited_block(ev: Evaluator, variables: Expression, body: Expression) -> Expression | None:
    """Internal`InheritedBlock[{x, …}, expr] evaluates expr and gives x, … their definitions back afterwards."""
    specs = local_variables(ev, "Block", variables)
    if specs is None:
        return None
    values = [(sym, ev.definitions[sym].own if value is None else ev.evaluate(value)) for sym, value, _ in specs]
    tables = [
        (ev.definitions[sym], ev.definitions[sym].down, ev.definitions[sym].up, ev.definitions[sym].sub) for sym, _, _ in specs
    ]
    with LocalValues(ev, values):
        # copies, so that what the body adds does not reach the tables that come back
        for d, down, up, sub in tables:
            d.down, d.up, d.sub = _copy(down), _copy(up), _copy(sub)
        return ev.evaluate(body)


def _copy(table):
    """A rule table that can be changed without changing the other."""
    if table is None:
        return None
    copy = RuleTable()
    for r in table.all():
        copy.add(r.lhs, r.rhs, r.delayed)
    return copy


@builtin("Internal`StringToDouble")
def string_to_double(ev: Evaluator, text: Expression) -> Expression:
    """Internal`StringToDouble["text"] gives the machine number that a text shows."""
    try:
        # *^ is Wolfram's mark of an exponent
        return real_of_text(text.replace("*^", "e"))
    except (AttributeError, ValueError):
        return S["$Failed"]


@builtin("Internal`StringToMReal")
def string_to_mreal(ev: Evaluator, text: Expression) -> Expression:
    """Internal`StringToMReal["text"] gives the machine number that a text shows."""
    return string_to_double(ev, text)


@builtin("Internal`PartitionRagged")
def partition_ragged(ev: Evaluator, x: Expression, lengths: Expression) -> Expression:
    """Internal`PartitionRagged[list, {n1, n2, …}] cuts a list into pieces of these lengths."""
    return Expr(S.TakeList, (x, lengths)) if is_list(lengths) else make_list((x,))
