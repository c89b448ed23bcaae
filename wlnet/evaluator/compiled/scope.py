"""What compiled code is made of: local variables in frames, calls in tail position, values that stay as they are."""

from ...expression import (
    TYPE_CHECKING,
    BigReal,
    ByteArray,
    Complex,
    Expr,
    Expression,
    NumericArray,
    PackedArray,
    Rational,
    S,
    Symbol,
)
from ..attributes import ANY_HOLD, FLAT, LISTABLE, ORDERLESS, SEQUENCE_HOLD

if TYPE_CHECKING:
    from ..definitions import Definition

TRUE, FALSE, LIST, SEQUENCE, UNEVALUATED = S.True_, S.False_, S.List, S.Sequence, S.Unevaluated
SELF = frozenset((int, float, complex, str, Rational, Complex, BigReal, PackedArray, NumericArray, ByteArray))
NOT_ELEMENTS = frozenset((SEQUENCE, UNEVALUATED, S.Splice, S.Nothing))  # heads and names that a list does not keep
NO_RULE = object()  # what a call gives when no rule applies
# In place of an arity in a code: it is of the expression itself, not of what that does to arguments; or a `Template`.
AS_BODY, AS_TEMPLATE = -1, -2
UNUSUAL = ANY_HOLD | FLAT | ORDERLESS | LISTABLE | SEQUENCE_HOLD
INDIRECT = ANY_HOLD | ORDERLESS | SEQUENCE_HOLD  # builtins with these are called by the evaluator only


def returned(value: Expression, owner: Symbol) -> Expression:
    """What a function gives whose body came to this value: Return[v] means v."""
    if type(value) is not Expr or value.head is not S.Return:
        return value
    args = value.args
    if len(args) == 1 or len(args) == 2 and args[1] is owner:
        return args[0]
    return value if args else S.Null


class TailCall:
    """A user function call in tail position, left to the trampoline of the caller."""

    __slots__ = ("definition", "args")

    def __init__(self, definition: "Definition", args: tuple):
        self.definition = definition
        self.args = args


class Scope:
    """Local variables of one compiled body: symbol -> slot; ``size`` grows as Module variables are added.

    ``slots`` is the number of pure-function slots in the frame (#1 is frame[0]), or None outside of pure functions.
    """

    __slots__ = ("names", "size", "slots", "assigned")

    def __init__(self, names: dict, size: int, slots: int | None = None):
        self.names = names
        self.size = size
        self.slots = slots
        self.assigned: dict = {}  # Module variables held in slots: symbol -> (slot, slot of the promoted symbol)
