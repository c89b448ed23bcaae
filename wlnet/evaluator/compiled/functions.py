"""Pure functions as values inside of compiled bodies."""

from ...expression import TYPE_CHECKING, Expr, Expression, S, Symbol
from ...expression.compounds import mentions
from ..renaming import SLOTS, hides_names, with_renamed_scopes
from .questions import has_plain_slots, slot_filler, used_as_head
from .scope import AS_TEMPLATE, LIST, NOT_ELEMENTS, Scope

if TYPE_CHECKING:
    from collections.abc import Callable

    from .compiler import Compiler


class Template:
    """A pure function inside of a compiled body: compiled once, bound to the frame's values whenever it is made."""

    __slots__ = ("function", "names", "compiled")

    def __init__(self, function: Expr, names: tuple):
        self.function = function
        self.names = names  # the variables of the outer frame that it reads
        self.compiled: dict = {}  # number of arguments -> (code, size of the frame)

    def bind(self, c: "Compiler", f: Expr, arity: int, values: tuple) -> "Callable | None":
        """The Python function for f, which is the template with these values put in; None for unusual parameters."""
        code = self.compiled.get(arity)
        if code is None:
            scope = function_scope(self.function, arity)
            if scope is not None:
                body = function_body(self.function, scope)
                for name in self.names:
                    scope.names[name] = scope.size
                    scope.size += 1
                code = c.node(body, scope), scope.size
            self.compiled[arity] = code = code or (None, 0)
        run, size = code
        if run is None:
            return None
        return c.applied(f, arity, run, [*values, *[None] * (size - arity - len(values))])


def function_body(f: Expr, scope: Scope) -> Expression:
    """The body of a pure function for these parameters to be put in."""
    return with_renamed_scopes(f.args[-1] if len(f.args) == 1 else f.args[1], SLOTS if scope.slots is not None else scope.names)


def function_scope(f: Expr, arity: int) -> Scope | None:
    """The variables of a pure function called with so many arguments; None where its parameters are unusual."""
    if not f.args:
        return None
    if len(f.args) == 1 or f.args[0] is S.Null:
        return Scope({}, arity, arity) if has_plain_slots(f.args[-1], arity) else None
    names = f.args[0]
    if type(names) is Symbol:
        names = (names,)
    elif type(names) is Expr and names.head is LIST and all([type(n) is Symbol for n in names.args]):
        names = names.args
    else:
        return None
    if len(names) > arity or len(set(names)) < len(names) or hides_names(f.args[1], names):
        return None
    return Scope({n: i for i, n in enumerate(names)}, arity)


def function_value(c: "Compiler", e: Expr, args: tuple, scope: "Scope", tail: bool) -> "Callable | None":
    """A pure function as a value: variables of the frame are put in, and its code is bound to them."""
    opaque = c.opaque(e, scope)
    used = [(name, i) for name, i in scope.names.items() if mentions(e, (name,))]
    if (
        not 1 <= len(args) <= 2
        or not used
        or mentions(e, scope.assigned)
        or used_as_head(e, scope.names)
        or scope.slots
        and slot_filler(e, scope.slots) is not None
    ):
        return opaque
    ev, template = c.ev, Template(e, tuple([name for name, _ in used]))
    epoch = ev.epoch

    def make(frame):
        f = opaque(frame)
        if type(f) is Expr and f.head is S.Function and ev.epoch is epoch:
            values = tuple([frame[i] for _, i in used])
            if not any([type(v) is Expr and v.head in NOT_ELEMENTS for v in values]):
                f.code = (epoch, template, AS_TEMPLATE, values)
        return f

    return make
