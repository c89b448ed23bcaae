"""Port specifications: "Input" -> {3, "Varying"}, a coder, a type."""

from collections.abc import Iterable

from ...coders import coder_class
from ...coders.mapped import MappedDecoder, MappedEncoder
from ...evaluator import Evaluator
from ...expression import Expression, S, Symbol, elements, has_head, is_list
from ...expression.compounds import is_infinity
from ...nets.parameters import LARGEST_SIZE
from ...nets.types import ATOM, INTEGER, REAL, Coder, Index, Length, Tensor
from .arguments import refuse
from .coders import make_coder

# --- ports ----------------------------------------------------------------------------------------------------------------


def read_port(ev: Evaluator, x: Expression, side: str) -> Tensor | Coder | None:
    """The type or coder that a port specification means; None for Automatic.  (ref/NetChain "Possible forms for shape")"""
    if x is S.Automatic:
        return None
    if isinstance(x, Coder):
        head = S.NetEncoder if side == "input" else S.NetDecoder
        if x.head is not head:
            refuse("netarg", f"The {side} port", f"a shape or a {head.name}", x)
        return x
    # from a net, not from a user: layers hand on the types of others
    if isinstance(x, Tensor):
        return x
    simple = _simple_shape(x)
    if simple is not None:
        return simple
    if is_list(x) and len(elements(x)) > 1 and isinstance(elements(x)[-1], Coder):
        return _mapped_coder(ev, elements(x), side, x)
    if type(x) is str or is_list(x) and elements(x) and type(elements(x)[0]) is str:
        head = S.NetEncoder if side == "input" else S.NetDecoder
        name = x if type(x) is str else elements(x)[0]
        # "Characters" is short for NetEncoder["Characters"]; names of shapes have been tried
        if coder_class(head.name, name) is not None:
            return make_coder(ev, head.name, x)
    refuse(
        "netarg",
        f"The {side} port",
        'a shape such as n, {n1, n2, …}, "Real", "Integer" or "Varying", or a '
        + ("NetEncoder" if side == "input" else "NetDecoder"),
        x,
    )


def _mapped_coder(ev, items, side: str, x):
    """The coder for arrays of what another coder takes: {"Varying", NetEncoder[…]}."""
    coder, cls = read_port(ev, items[-1], side), MappedEncoder if side == "input" else MappedDecoder
    # from the inside outwards
    for size in [_size(d) for d in reversed(items[:-1])]:
        if size is None:
            refuse("netarg", f"The {side} port", "a list of sizes, with a coder at its end", x)
        coder = cls({"Coder": coder, "Length": size if type(size) is int else S.Automatic})
    return coder


def _simple_shape(x) -> "Tensor | None":
    if type(x) is int:
        return Tensor((x,), ATOM) if 0 < x <= LARGEST_SIZE else None
    if type(x) is str:
        return {
            "Real": Tensor(()),
            "Scalar": Tensor(()),
            "Integer": Tensor((), INTEGER),
            "Varying": Tensor((Length(),), ATOM),
        }.get(x)
    if has_head(x, S.Restricted):
        element = _restricted(x)
        return None if element is None else Tensor((), element)
    if has_head(x, S.RepeatingElement) and len(x.args) == 1:
        element = REAL if x.args[0] == "Real" else _restricted(x.args[0])
        return None if element is None else Tensor((Length(),), element)
    if not is_list(x):
        return None
    # without a word about the elements integers fit as well as reals
    items, element = list(elements(x)), ATOM
    if items and (has_head(items[-1], S.Restricted) or items[-1] in ("Integer", "Real")):
        last = items.pop()
        element = _restricted(last) if has_head(last, S.Restricted) else INTEGER if last == "Integer" else REAL
    dims = [_size(d) for d in items]
    return Tensor([None if d == "open" else d for d in dims], element) if None not in dims and element is not None else None


def _size(d):
    if type(d) is int and 0 < d <= LARGEST_SIZE:
        return d
    if type(d) is str and d == "Varying":
        return Length()
    return "open" if d is S.Automatic else None


def _restricted(x) -> "Index | None":
    if x == "Integer" or x is S.Integer:
        return INTEGER
    if not has_head(x, S.Restricted) or len(x.args) != 2 or x.args[0] not in ("Integer", S.Integer):
        return None
    low, *high = elements(x.args[1]) if is_list(x.args[1]) and elements(x.args[1]) else (1, x.args[1])
    if not _is_bound(low) or len(high) > 1:
        return None
    if not high or is_infinity(high[0]):
        return Index(low, None)
    return Index(low, high[0]) if _is_bound(high[0]) else None


def _is_bound(x) -> bool:
    return type(x) is int and abs(x) <= LARGEST_SIZE


def split_ports(ev: Evaluator, ports: dict, inputs: Iterable, outputs: Iterable, head: Symbol) -> tuple:
    """Types for input and output ports out of "port" -> shape options."""
    of_inputs, of_outputs = {}, {}
    for name, x in ports.items():
        if name in inputs:
            of_inputs[name] = read_port(ev, x, "input")
        elif name in outputs:
            of_outputs[name] = read_port(ev, x, "output")
        else:
            refuse("netopt", f'"{name}"', head, "the ports " + ", ".join([f'"{p}"' for p in (*inputs, *outputs)]))
    # Automatic says nothing about a port, as if it had not been named
    return {n: p for n, p in of_inputs.items() if p is not None}, {n: p for n, p in of_outputs.items() if p is not None}


def separate(options: list, head: Symbol) -> tuple:
    """(port -> shape, LearningRateMultipliers or None) out of the options of NetChain or NetGraph."""
    ports, multipliers = {}, None
    for name, x in options:
        if name == "LearningRateMultipliers":
            multipliers = None if x is S.Automatic else x
        elif type(name) is str:
            ports[name] = x
        else:
            refuse("optx", name, head)
    return ports, multipliers
