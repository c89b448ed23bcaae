"""Calls of builtins with evaluated arguments, mostly without the loop."""

from ...expression import TYPE_CHECKING, Association, Expr, PackedArray, Symbol
from ..atom_handlers import PLAIN
from ..attributes import FLAT, HOLD_FIRST, HOLD_REST, LISTABLE
from ..builtin_calls import call_builtin
from ..control import Control
from .scope import FALSE, LIST, SELF, SEQUENCE, TRUE, UNEVALUATED, UNUSUAL

if TYPE_CHECKING:
    from collections.abc import Callable

    from ..definitions import Definition
    from ..evaluator import Evaluator

_PLAIN = SELF & PLAIN  # those that no operand handler waits for


def attributes_for(d: "Definition", count: int) -> int:
    """The attributes of a builtin that matter for a call with so many arguments: HoldRest does not for one."""
    attributes = d.attributes
    return attributes & ~HOLD_REST if count == 1 and not attributes & HOLD_FIRST else attributes


def pure_call(ev: "Evaluator", d: "Definition") -> "Callable | None":
    """A function of one evaluated argument for a builtin that is declared pure, else None."""
    b, function = d.builtin, d.function
    if (
        not b.pure
        or function is None
        or attributes_for(d, 1) & (UNUSUAL & ~LISTABLE)
        or b.takes_tuple
        or not b.minimum <= 1 <= b.maximum
    ):
        return None
    if b.takes_options:
        plain_function, options = function, dict(d.options if d.options is not None else b.options or ())

        def function(ev, x):
            return plain_function(ev, x, options=options)

    evaluate, direct = ev.evaluate, direct_call(ev, d)
    plain = _PLAIN - {PackedArray} if d.attributes & LISTABLE else _PLAIN

    def call(x):
        if type(x) in plain:
            try:
                r = function(ev, x)
            except Control:  # an interrupt
                raise
            except Exception:  # messages and failures are the evaluator's business
                r = None
            if r is not None:
                if type(r) in SELF or r is TRUE or r is FALSE or type(r) is Expr and r.stamp == ev.clock:
                    return r
                return evaluate(r)
        return direct((x,))

    return call


def direct_call(ev: "Evaluator", d: "Definition") -> "Callable":
    """A function of a tuple of evaluated arguments that gives the value of a builtin's call, mostly without the loop.

    A head without a function (Rule, …) stands for itself.
    """
    head, evaluate = d.symbol, ev.evaluate
    listable, flat, function = d.attributes & LISTABLE, d.attributes & FLAT, d.function

    def call(values: tuple):
        if ev.up_values or d.down:
            return evaluate(Expr(head, values))
        for v in values:
            kind = type(v)
            if kind is Expr:
                h = v.head
                if h is SEQUENCE or h is UNEVALUATED or listable and h is LIST or flat and h is head:
                    return evaluate(Expr(head, values))
            elif listable and (kind is PackedArray or kind is Association) or kind not in PLAIN:
                return evaluate(Expr(head, values))
        result = call_builtin(ev, d, values) if function is not None else None
        if result is None:
            e = Expr(head, values)
            ev.stamp(e, d)
            return e
        if type(result) in SELF or result is TRUE or result is FALSE or type(result) is Expr and result.stamp == ev.clock:
            return result
        return evaluate(result)

    return call


def general_call(evaluate: "Callable", head: Symbol, args: list) -> "Callable":
    """``f(frame)`` that leaves a call with evaluated arguments to the evaluator."""
    if len(args) == 1:
        a = args[0]
        return lambda frame: evaluate(Expr(head, (a(frame),)))
    if len(args) == 2:
        a, b = args
        return lambda frame: evaluate(Expr(head, (a(frame), b(frame))))
    return lambda frame: evaluate(Expr(head, tuple([a(frame) for a in args])))
