"""Module and With in compiled code: their variables are slots of the frame."""

from ...expression import TYPE_CHECKING, Expr, S, Symbol
from ..renaming import with_renamed_scopes
from .local_symbols import release_locals
from .questions import has_scope
from .scope import LIST, NOT_ELEMENTS, Scope

if TYPE_CHECKING:
    from collections.abc import Callable

    from .compiler import Compiler


def module(c: "Compiler", e: Expr, args: tuple, scope: Scope, tail: bool) -> "Callable | None":
    """Module with its variables in the frame, where nothing opaque sees them."""
    if len(args) != 2 or type(args[0]) is not Expr or args[0].head is not LIST:
        return None
    starts = []
    inner = Scope(dict(scope.names), scope.size, scope.slots)
    inner.assigned = dict(scope.assigned)
    for item in args[0].args:
        if type(item) is Symbol:
            name, value = item, None
        elif type(item) is Expr and item.head is S.Set and len(item.args) == 2 and type(item.args[0]) is Symbol:
            name, value = item.args
        else:
            return None
        i = inner.size
        inner.size += 2
        starts.append((name, i, c.node(value, scope) if value is not None else None))
    for name, i, _ in starts:
        inner.names.pop(name, None)
        inner.assigned[name] = (i, i + 1)
    body = c.node(args[1], inner)
    scope.size = max(scope.size, inner.size)
    ev, size = c.ev, inner.size
    own_frame = scope.slots is None and not scope.names and not scope.assigned  # outside of any function

    def call(frame):
        if own_frame:
            frame = [None] * size
        values = [None if s is None else s(frame) for _, _, s in starts]
        for (_, i, _), v in zip(starts, values):
            frame[i] = v
            frame[i + 1] = None
        x = body(frame)
        if type(x) is Expr and x.head is S.Return and len(x.args) == 2 and x.args[1] is S.Module:
            x = x.args[0]
        for _, i, _ in starts:
            if frame[i + 1] is not None:
                locals_, frame[i + 1] = [frame[i + 1]], None
                release_locals(ev, locals_, x)
        return x

    return call  # the body is not in tail position: its variables must outlive it


def with_(c: "Compiler", e: Expr, args: tuple, scope: Scope, tail: bool) -> "Callable | None":
    """With with its constants in the frame, where no inner scope could hide or rename them."""
    if len(args) != 2 or type(args[0]) is not Expr or args[0].head is not LIST or has_scope(args[1]):
        return None
    starts, inner = [], Scope(dict(scope.names), scope.size, scope.slots)
    inner.assigned = dict(scope.assigned)
    for item in args[0].args:
        if (
            type(item) is not Expr
            or item.head is not S.Set
            or len(item.args) != 2
            or type(item.args[0]) is not Symbol
            or item.args[0] in [name for name, _, _ in starts]
        ):
            return None
        starts.append((item.args[0], inner.size, c.node(item.args[1], scope)))
        inner.size += 1
    for name, i, _ in starts:
        inner.assigned.pop(name, None)
        inner.names[name] = i
    body = c.node(with_renamed_scopes(args[1], [name for name, _, _ in starts]), inner, tail)
    scope.size = max(scope.size, inner.size)
    opaque, size = c.opaque(e, scope), inner.size
    own_frame = scope.slots is None and not scope.names and not scope.assigned

    def call(frame):
        if own_frame:
            frame = [None] * size
        values = [value(frame) for _, _, value in starts]
        for (_, i, _), v in zip(starts, values):
            if type(v) is Expr and v.head in NOT_ELEMENTS:
                return opaque(frame)
            frame[i] = v
        x = body(frame)
        if type(x) is Expr and x.head is S.Return and len(x.args) == 2 and x.args[1] is S.With:
            return x.args[0]
        return x

    return call
