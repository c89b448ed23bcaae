"""The tables of what can be translated, and what their entries share."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from .. import ops
from ..expression import Association, Expr, S, full_form, symbol
from ..ops import Value

if TYPE_CHECKING:
    from ..expression import Expression
    from .translator import Translator


HANDLERS: dict = {}  # head -> function(translator, arguments) on translated arguments
FORMS: dict = {}  # head -> function(translator, expression, scope) for heads whose arguments are not all translated
SCALAR_HEADS: set = set()  # heads that act on each number by itself
CONSTANTS = {
    "Pi": 3.141592653589793,
    "E": 2.718281828459045,
    "Degree": 0.017453292519943295,
    "GoldenRatio": 1.618033988749895,
    "EulerGamma": 0.5772156649015329,
    "Catalan": 0.915965594177219,
    "Infinity": float("inf"),
    "$MachineEpsilon": 2.220446049250313e-16,
}


CODE_HEADS = frozenset("Composition RightComposition Key Span Rule NetPath NetArray Typed".split())


NET_PATH = symbol("NeuralNetworks`NetPath")  # stands for a net inside a function


class Untranslatable(Exception):
    """Code that has no meaning inside a net: the part, if it is known, and why."""

    def __init__(self, reason: str, part=None):
        super().__init__(reason)
        self.reason = reason
        self.part = part

    @property
    def text(self) -> str:
        """The whole complaint."""
        if self.part is None:
            return self.reason
        return f"{words(self.part)} cannot be translated into operations of a net: {self.reason}"


class Scope:
    """What slots and names mean at a place in the code."""

    __slots__ = ("slots", "names")

    def __init__(self, slots=(), names=None):
        self.slots = slots
        self.names = {} if names is None else names


class Closure:
    """A pure function with the scope it was written in."""

    __slots__ = ("function", "scope")

    def __init__(self, function: Expr, scope: Scope):
        self.function, self.scope = function, scope


class Spread(list):
    """Several arguments in the place of one: ## or Sequence."""


def handler(*names, scalar: bool = False) -> Callable:
    """Declare the translation of heads: ``function(translator, arguments)``."""

    def declare(function: Callable) -> Callable:
        for name in names:
            HANDLERS[S[name]] = function
            if scalar:
                SCALAR_HEADS.add(S[name])
        return function

    return declare


def form(*names, scalar: bool = False) -> Callable:
    """Declare the translation of heads that look at their arguments: ``function(translator, code, scope)``."""

    def declare(function: Callable) -> Callable:
        for name in names:
            FORMS[S[name]] = function
            if scalar:
                SCALAR_HEADS.add(S[name])
        return function

    return declare


def words(x: "Expression") -> str:
    """An expression in words, short."""
    text = full_form(x)
    return text if len(text) <= 80 else text[:77] + "…"  # 80: what fits on a line of a message


def slots_of(body: Expr) -> list:
    """The slots that belong to a function with this body, in order of appearance."""
    slots: list = []
    waiting = [body]
    while waiting:
        e = waiting.pop()
        if type(e) is Association:
            waiting.extend(reversed(list(e.values())))
        if type(e) is not Expr or e.head is S.Function and (len(e.args) < 2 or e.args[0] is S.Null):
            continue
        if e.head is S.Slot or e.head is S.SlotSequence:
            slots.append((e.head, e))
        waiting.extend(reversed(e.args))
        if type(e.head) is Expr:
            waiting.append(e.head)
    return slots


# --- lists -----------------------------------------------------------------------------------------------------------


def items_of(t: "Translator", x: object) -> list:
    """The elements of an array or list at level 1."""
    if type(x) is dict:
        return list(x.values())
    if type(x) is list:
        return x
    if not isinstance(x, Value) or x.ndim < 2:
        raise Untranslatable("a list is expected, not a number")
    return [ops.slice_(x, (slice(None), i)) for i in range(x.shape[1])]


NAMED = {
    "RectifiedLinearUnit": ops.relu,
    "ReLU": ops.relu,
    "ExponentialLinearUnit": ops.elu,
    "ELU": ops.elu,
    "ScaledExponentialLinearUnit": ops.selu,
    "SELU": ops.selu,
    "GaussianErrorLinearUnit": ops.gelu,
    "GELU": ops.gelu,
    "Swish": ops.silu,
    "SiLU": ops.silu,
    "HardSwish": lambda x: x * ops.clip(x + 3.0, 0.0, 6.0) * (1 / 6),
    "Mish": ops.mish,
    "SoftSign": lambda x: x / (1.0 + ops.absolute(x)),
    "SoftPlus": ops.softplus,
    "HardTanh": lambda x: ops.clip(x, -1.0, 1.0),
    "HardSigmoid": lambda x: ops.clip((x + 1.0) * 0.5, 0.0, 1.0),
    "Sigmoid": ops.sigmoid,
}
