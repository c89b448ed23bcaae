"""Assignment in compiled code: x = v, x += v, x++ and AppendTo; parts and keys as left sides stand in places."""

from ...expression import TYPE_CHECKING, Expr, S, Symbol
from .arithmetic import BEYOND
from .places import change_part, set_key, set_part
from .variables import global_store, promoted, slot_store, whole

if TYPE_CHECKING:
    from collections.abc import Callable

    from .compiler import Compiler
    from .scope import Scope


def set_(c: "Compiler", e: Expr, args: tuple, scope: "Scope", tail: bool) -> "Callable | None":
    """x = v for an ordinary symbol or a Module variable."""
    if len(args) != 2 or type(args[0]) is not Symbol:
        return _set_place(c, args, scope)
    name = args[0]
    if name in scope.names:
        return None
    value = c.node(args[1], scope)
    place = scope.assigned.get(name)
    if place is not None:
        store = slot_store(c, place)

        def assign_slot(frame):
            v = value(frame)
            store(frame, v)
            return v

        return assign_slot
    d = c.ev.definitions[name]
    store_global = global_store(c.ev, d)
    if store_global is None:
        return None

    def assign(frame):
        v = value(frame)
        store_global(v)
        return v

    return assign


def _set_place(c: "Compiler", args, scope):
    """x[[i]] = v and f[k] = v."""
    if len(args) != 2 or type(args[0]) is not Expr or type(args[0].head) is not Symbol:
        return None
    if args[0].head is S.Part:
        return set_part(c, args[0], args[1], scope)
    d = c.ev.definitions[args[0].head]
    return set_key(c, args[0], args[1], scope) if d.builtin is None else None


def change_(head: Symbol, operation: "Callable | None", gives_old: bool) -> "Callable":
    """x += v, x++ and their relatives on machine numbers."""
    unary = head in (S.Increment, S.Decrement, S.PreIncrement, S.PreDecrement)
    sign = -1 if head in (S.Decrement, S.PreDecrement, S.SubtractFrom) else 1

    def compile_(c: "Compiler", e, args, scope, tail):
        if len(args) != (1 if unary else 2):
            return None
        name = args[0]
        if type(name) is Expr and name.head is S.Part:
            by = (lambda frame: sign) if unary else c.node(args[1], scope)
            return change_part(c, head, name, by, scope, operation or (lambda x, y: x + y), gives_old)
        if type(name) is not Symbol or name in scope.names:
            return None
        amount = None if unary else c.node(args[1], scope)
        place = scope.assigned.get(name)
        ev = c.ev
        evaluate = ev.evaluate
        if place is None:
            d = ev.definitions[name]
            if global_store(ev, d) is None:
                return None
            fallback = head

            def change(frame):
                y = sign if amount is None else amount(frame)
                x = d.own
                kind, other = type(x), type(y)
                if (kind is int or kind is float) and (other is int or other is float):
                    try:
                        r = x + y if unary else operation(x, y)
                    except OverflowError:  # an integer beyond the reals
                        r = BEYOND
                    if type(r) is int or r - r == 0.0 and r != 0.0:
                        d.own = r
                        return x if gives_old else r
                return evaluate(Expr(fallback, (name,) if unary else (name, y)))

            return change
        i, j = place
        arithmetic = S.Times if head is S.TimesBy else S.Plus

        def change_slot(frame):
            y = sign if amount is None else amount(frame)
            x = frame[i]
            kind, other = type(x), type(y)
            if (kind is int or kind is float) and (other is int or other is float):
                try:
                    r = x + y if unary else operation(x, y)
                except OverflowError:  # an integer beyond the reals
                    r = BEYOND
                if type(r) is int or r - r == 0.0 and r != 0.0:
                    frame[i] = r
                    return x if gives_old else r
            if frame[j] is not None or x is None:
                variable = promoted(ev, frame, name, i, j)
                return evaluate(Expr(head, (variable,) if unary else (variable, y)))
            if head is S.SubtractFrom:
                y = Expr(S.Times, (-1, y))
            x = whole(ev, frame, i)
            r = frame[i] = evaluate(Expr(arithmetic, (x, y)))
            return x if gives_old else r

        return change_slot

    return compile_


def list_change(head: Symbol, function: Symbol) -> "Callable":
    """AppendTo and PrependTo on a Module variable."""

    def compile_(c: "Compiler", e, args, scope, tail):
        if len(args) != 2 or type(args[0]) is not Symbol or args[0] not in scope.assigned:
            return None
        i, j = scope.assigned[args[0]]
        value = c.node(args[1], scope)
        ev = c.ev
        name = args[0]

        def change(frame):
            v = value(frame)
            if frame[i] is None or frame[j] is not None:
                return ev.evaluate(Expr(head, (promoted(ev, frame, name, i, j), v)))
            r = frame[i] = ev.evaluate(Expr(function, (whole(ev, frame, i), v)))
            return r

        return change

    return compile_
