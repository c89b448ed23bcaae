"""Comparison and logic of compiled code."""

from ...expression import TYPE_CHECKING, Expr, Rational, S, Symbol
from .arithmetic import EXACT_REALS
from .scope import FALSE, TRUE

if TYPE_CHECKING:
    from collections.abc import Callable

    from .compiler import Compiler
    from .scope import Scope

# Numbers closer than this, relatively, are left to the evaluator: it forgives the last bits, and this is far beyond them.
_CLOSE = 1e-9


def comparison(head: Symbol, compare: "Callable") -> "Callable":
    """A comparison of two machine numbers."""

    def compile_(c: "Compiler", e, args, scope, tail):
        if len(args) != 2:
            return None
        evaluate = c.ev.evaluate
        a, b = c.node(args[0], scope), c.node(args[1], scope)
        i, limit = c.place(args[0], scope), args[1]
        if i is not None and type(limit) is int:

            def call_local(frame):
                x = frame[i]
                if type(x) is int:
                    return TRUE if compare(x, limit) else FALSE
                return evaluate(Expr(head, (x, limit)))

            return call_local

        def call(frame):
            x = a(frame)
            y = b(frame)
            if type(x) is int and type(y) is int:
                return TRUE if compare(x, y) else FALSE
            return evaluate(Expr(head, (x, y)))

        if head in (S.Equal, S.Unequal):
            return call

        def call_reals(frame):
            x = a(frame)
            y = b(frame)
            kind = type(x)
            if kind is float and type(y) is Rational and y.denominator < EXACT_REALS and -EXACT_REALS < y.numerator < EXACT_REALS:
                z = y.numerator / y.denominator
                if abs(x - z) > _CLOSE * (abs(x) + abs(z)):
                    return TRUE if compare(x, z) else FALSE
            elif kind is int or kind is float:
                kind = type(y)
                if kind is int or kind is float:
                    if type(x) is kind is int or _are_apart(x, y):
                        return TRUE if compare(x, y) else FALSE
            return evaluate(Expr(head, (x, y)))

        return call_reals

    return compile_


def _are_apart(x, y) -> bool:
    """Do two machine numbers differ by more than the comparison of reals could forgive?"""
    try:
        return abs(x - y) > _CLOSE * (abs(x) + abs(y))
    except OverflowError:  # an integer beyond the reals
        return True


def same_q(c: "Compiler", e: Expr, args: tuple, scope: "Scope", tail: bool) -> "Callable | None":
    """a === b for integers and symbols."""
    if len(args) != 2:
        return None
    a, b = c.node(args[0], scope), c.node(args[1], scope)
    evaluate = c.ev.evaluate

    def call(frame):
        x = a(frame)
        y = b(frame)
        if type(x) is int and type(y) is int:
            return TRUE if x == y else FALSE
        if type(x) is Symbol and type(y) is Symbol:
            return TRUE if x is y else FALSE
        return evaluate(Expr(S.SameQ, (x, y)))

    return call


def not_(c: "Compiler", e: Expr, args: tuple, scope: "Scope", tail: bool) -> "Callable | None":
    """!a."""
    if len(args) != 1:
        return None
    a = c.node(args[0], scope)
    evaluate = c.ev.evaluate

    def call(frame):
        x = a(frame)
        if x is TRUE:
            return FALSE
        if x is FALSE:
            return TRUE
        return evaluate(Expr(S.Not, (x,)))

    return call


def junction(head: Symbol, decisive: Symbol) -> "Callable":
    """And, Or: stop at the first argument that decides; anything but True and False goes to the evaluator."""
    neutral = FALSE if decisive is TRUE else TRUE

    def compile_(c: "Compiler", e, args, scope, tail):
        if not args:
            return None
        parts = c.arguments(args, scope)
        evaluate = c.ev.evaluate
        opaque = c.opaque

        rests = [opaque(Expr(head, args[i + 1 :]), scope) for i in range(len(args))]

        def call(frame):
            for i, p in enumerate(parts):
                x = p(frame)
                if x is decisive:
                    return x
                if x is not neutral:
                    return evaluate(Expr(head, (x, rests[i](frame)))) if i + 1 < len(parts) else evaluate(Expr(head, (x,)))
            return neutral

        return call

    return compile_
