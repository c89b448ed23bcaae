"""What data atoms (sparse arrays, images, nets, …) mean as arguments and as functions: a matter of their class.

A module of builtins declares it beside the functions that do it, once, when it is imported::

    handles(SparseArray, sparse_operand, apply_sparse)

``operand(ev, call, args)`` is the value of ``call`` = f[…, atom, …] where f is a builtin or Listable, or None where f needs
no help; ``application(ev, atom, args)`` is that of atom[args], or None.  Subclasses inherit both.  The module need not be
loaded when such an atom comes along: the index of builtins tells which modules handle a class, and `handlers_of` has them
imported when it first meets one.
"""

from ..expression import TYPE_CHECKING, Association, BigReal, Complex, Expr, PackedArray, Rational, Symbol
from .lists import apply_association

if TYPE_CHECKING:
    from collections.abc import Callable

# Classes without an operand handler.  Asking for these alone keeps numbers and expressions, which are nearly all
# arguments there are, out of any search.
PLAIN = frozenset((int, float, complex, str, Expr, Symbol, PackedArray, Rational, Complex, BigReal, Association))


class Handlers:
    """The two handlers of a class; None where it has none."""

    __slots__ = ("operand", "application")

    def __init__(self, operand: "Callable | None" = None, application: "Callable | None" = None):
        self.operand = operand
        self.application = application


_DECLARED: dict[type, Handlers] = {Association: Handlers(application=apply_association)}
HANDLERS: dict[type, Handlers] = {}  # of the classes met so far, with what they inherit


def handles(kind: type, operand: "Callable | None" = None, application: "Callable | None" = None) -> None:
    """Declare what atoms of a class mean as arguments, as functions, or both; a second call adds to the first."""
    declared = _DECLARED.setdefault(kind, Handlers())
    declared.operand = operand or declared.operand
    declared.application = application or declared.application
    HANDLERS.clear()  # they may inherit from this class


def handlers_of(kind: type, load: "Callable[[type], object]") -> Handlers:
    """The handlers of a class; ``load(kind)`` imports the modules that declare them."""
    handlers = HANDLERS.get(kind)
    if handlers is None:
        load(kind)
        declared = [_DECLARED[base] for base in kind.__mro__ if base in _DECLARED]
        operands = [h.operand for h in declared if h.operand is not None]
        applications = [h.application for h in declared if h.application is not None]
        handlers = HANDLERS[kind] = Handlers(operands[0] if operands else None, applications[0] if applications else None)
    return handlers
