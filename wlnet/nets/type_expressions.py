"""Types of ports as expressions: TensorT, ListT, SizeT and their like, both ways; positions in nets as expressions."""

from ..expression import Expr, Expression, S, Symbol, elements, is_list, make_list, symbol
from .errors import NetFailure
from .types import ATOM, INTEGER, REAL, Index, Length, Port, Tensor

VERSION = "14.3.0"  # of the framework whose form the texts have


def nn(name: str) -> Symbol:
    """A symbol of the net framework's own context."""
    return symbol("NeuralNetworks`" + name)


TENSOR_T, LIST_T, SIZE_T, NATURAL_T, LENGTH_VAR = (
    nn("TensorT"),
    nn("ListT"),
    nn("SizeT"),
    nn("NaturalT"),
    nn("LengthVar"),
)
ATOM_T, REAL_T, INDEX_T, INTEGER_T, NET_PATH = (
    nn("AtomT"),
    nn("RealT"),
    nn("IndexIntegerT"),
    nn("IntegerT"),
    nn("NetPath"),
)


# --- types --------------------------------------------------------------------------------------------------------------


def element_to_expr(element: "str | Index") -> Expression:
    """RealT, AtomT, IntegerT or IndexIntegerT[low, high]."""
    if isinstance(element, str):
        return REAL_T if element == REAL else ATOM_T
    if element.low is None:
        return INTEGER_T
    high = S.Infinity if element.high is None else element.high
    return Expr(INDEX_T, (high,)) if element.low == 1 else Expr(INDEX_T, (element.low, high))


def size_to_expr(d: "int | Length | None") -> Expression:
    """A number, LengthVar[n] for a length that varies, SizeT for one not known."""
    if type(d) is Length:
        return Expr(LENGTH_VAR, (d.number,))
    return SIZE_T if d is None else d


def tensor_to_expr(t: Tensor) -> Expr:
    """TensorT[{3, 4}, RealT], with SizeT for open sizes and ListT[NaturalT, SizeT] for an open rank."""
    dims = Expr(LIST_T, (NATURAL_T, SIZE_T)) if t.dims is None else make_list([size_to_expr(d) for d in t.dims])
    return Expr(TENSOR_T, (dims, element_to_expr(t.element)))


def port_to_expr(port: Port) -> Expr:
    """A port's type, or its coder as it prints."""
    return tensor_to_expr(port) if isinstance(port, Tensor) else port.to_expression()


def name_of(x: Expression) -> str:
    """The name of a symbol, in whatever context; "" for all else."""
    return x.name if type(x) is Symbol else ""


def expr_to_element(x: Expression) -> "str | Index":
    """The type of elements that an expression stands for; raises `NetFailure`."""
    name = name_of(x)
    if name == "RealT":
        return REAL
    if name == "AtomT":
        return ATOM
    if name in ("IntegerT", "NaturalT"):
        return INTEGER
    if type(x) is Expr and name_of(x.head) == "IndexIntegerT":
        bounds = [a if type(a) is int else None for a in x.args]
        return Index(1, bounds[0]) if len(bounds) == 1 else Index(bounds[0], bounds[1])
    raise NetFailure("netform", "an element type expected")


def expr_to_tensor(x: Expression) -> Tensor:
    """The type TensorT[dimensions, elements]; raises `NetFailure`."""
    if type(x) is not Expr or name_of(x.head) != "TensorT" or len(x.args) != 2:
        raise NetFailure("netform", "a type TensorT[…] expected")
    dims = x.args[0]
    element = expr_to_element(x.args[1])
    if not is_list(dims):
        return Tensor(None, element)
    return Tensor([_expr_to_size(d) for d in elements(dims)], element)


def _expr_to_size(d):
    if type(d) is int:
        return d
    if type(d) is Expr and name_of(d.head) == "LengthVar" and len(d.args) == 1 and type(d.args[0]) is int:
        return Length(d.args[0])
    return None


# --- positions --------------------------------------------------------------------------------------------------------


def position_expression(position: tuple) -> Expr:
    """{layer…, name} of a part of a net: layers without a name of their own by number."""
    return make_list([int(step) if step.isdigit() else step for step in position])
