"""Closures: held bodies compiled once to nested Python functions over a frame.

``compile_body(e)`` gives ``f(frame)`` whose result is what `Evaluator.evaluate` would give for e with the frame's values
put in for its local variables.  Every node guards the types it handles natively and otherwise hands this one node to the
evaluator, so the reference semantics decide whatever is unusual.  Redefinitions are seen because calls of user functions
go through `Definition.calls`, which `Evaluator.touch` resets, and because a change of a System symbol or of attributes
starts a new epoch, after which everything is compiled anew.

Local variables are frame slots: parameters of rules and pure functions, and Module variables.  Where the evaluator must
see a Module variable, it is promoted: it becomes a symbol of its own, which has the value from then on.  Iterators of Do
and Table stay real symbols, so that dynamic scoping is exact for free.
"""

from ...expression import TYPE_CHECKING, Association, Expr, Expression, S, Symbol
from ...expression.compounds import mentions
from ..attributes import ANY_HOLD, SEQUENCE_HOLD
from ..patterns import substitute
from ..renaming import substitute_scoped
from .calls import attributes_for, direct_call, general_call, pure_call
from .forms import native_form
from .functions import function_body, function_scope
from .questions import slot_filler
from .rules import plan_of
from .scope import AS_BODY, AS_TEMPLATE, INDIRECT, NO_RULE, SELF, SEQUENCE, UNEVALUATED, UNUSUAL, Scope, TailCall
from .variables import promoted, whole

if TYPE_CHECKING:
    from collections.abc import Callable

    from ..definitions import Definition
    from ..evaluator import Evaluator

_KEYS = frozenset((S.Key, S.Sequence, S.Unevaluated))  # keys that an application of an association treats on its own

ARITHMETIC = frozenset(  # as functions: the same forms over slots
    (
        S.Plus,
        S.Times,
        S.Power,
        S.Mod,
        S.Quotient,
        S.Less,
        S.LessEqual,
        S.Greater,
        S.GreaterEqual,
        S.Equal,
        S.Unequal,
        S.EvenQ,
        S.OddQ,
        S.StringJoin,
    )
)


class Compiler:
    """Compiles bodies for one evaluator."""

    def __init__(self, ev: "Evaluator"):
        self.ev = ev

    # --- entry points -------------------------------------------------------------------------------------------

    def body(self, e: Expression) -> "Callable":
        """``f(frame)`` for an expression without local variables (frame is ignored), cached on the expression."""
        ev = self.ev
        if type(e) is Expr:
            code = e.code
            if code is not None and code[0] is ev.epoch and code[2] == AS_BODY:
                return code[1]
            f = self.node(e, Scope({}, 0))
            e.code = (ev.epoch, f, AS_BODY)
            return f
        return self.node(e, Scope({}, 0))

    def function(self, f: Expression, arity: int) -> "Callable":
        """A Python function of ``arity`` evaluated arguments that gives f[args…]."""
        ev = self.ev
        evaluate = ev.evaluate
        if type(f) is Symbol:
            d = ev.definitions[f]
            if d.own is None and not d.attributes & UNUSUAL and d.function is None and not ev.up_values:
                return self._user_function(d, arity)
            if d.own is None and f in ARITHMETIC and d.function is not None and not d.down and 0 < arity < 4:
                slots = tuple([Expr(S.Slot, (i + 1,)) for i in range(arity)])
                return self._pure(Expr(S.Function, (Expr(f, slots),)), arity)
            if d.own is None and d.function is not None and not d.down and not attributes_for(d, arity) & INDIRECT:
                pure = pure_call(ev, d) if arity == 1 and not ev.up_values else None
                if pure is not None:
                    return pure
                call = direct_call(ev, d)
                return (lambda x: call((x,))) if arity == 1 else (lambda *args: call(args))
        elif type(f) is Expr and f.head is S.Function and len(f.args) <= 2:
            compiled = self._pure(f, arity)
            if compiled is not None:
                return compiled
        if arity == 1:
            return lambda x: evaluate(Expr(f, (x,)))
        if arity == 2:
            return lambda x, y: evaluate(Expr(f, (x, y)))
        return lambda *args: evaluate(Expr(f, args))

    def _user_function(self, d, arity: int):
        f, evaluate = d.symbol, self.ev.evaluate
        call = self.call

        def apply1(x):
            if type(x) is not Expr and type(x) is not Symbol:
                r = call(d, (x,))
                if r is not NO_RULE:
                    return r
            return evaluate(Expr(f, (x,)))

        def apply2(x, y):
            if type(x) is not Expr and type(y) is not Expr:
                r = call(d, (x, y))
                if r is not NO_RULE:
                    return r
            return evaluate(Expr(f, (x, y)))

        return {1: apply1, 2: apply2}.get(arity) or (lambda *args: evaluate(Expr(f, args)))

    def _pure(self, f: Expr, arity: int):
        """A pure function as a Python function, or None where its parameters are unusual."""
        code = f.code
        ev = self.ev
        if code is not None and code[0] is ev.epoch:
            if code[2] == arity:
                return code[1]
            if code[2] == AS_TEMPLATE:
                compiled = code[1].bind(self, f, arity, code[3])
                if compiled is not None:
                    f.code = (ev.epoch, compiled, arity)
                    return compiled
        scope = function_scope(f, arity)
        if scope is None:
            return None
        run = self.node(function_body(f, scope), scope)
        apply = self.applied(f, arity, run, [None] * (scope.size - arity))
        f.code = (ev.epoch, apply, arity)
        return apply

    def applied(self, f: Expr, arity: int, run: "Callable", extra: list) -> "Callable":
        """The Python function of so many arguments that runs a compiled body; ``extra`` follows them in the frame."""
        evaluate = self.ev.evaluate
        if arity == 1 and not extra:

            def apply(x):
                if type(x) is Expr and (x.head is SEQUENCE or x.head is UNEVALUATED):
                    return evaluate(Expr(f, (x,)))
                return run((x,))
        elif arity == 1:

            def apply(x):
                if type(x) is Expr and (x.head is SEQUENCE or x.head is UNEVALUATED):
                    return evaluate(Expr(f, (x,)))
                return run([x, *extra])
        elif arity == 2 and not extra:

            def apply(x, y):
                if (
                    type(x) is Expr
                    and (x.head is SEQUENCE or x.head is UNEVALUATED)
                    or type(y) is Expr
                    and (y.head is SEQUENCE or y.head is UNEVALUATED)
                ):
                    return evaluate(Expr(f, (x, y)))
                return run((x, y))
        elif arity == 2:

            def apply(x, y):
                if (
                    type(x) is Expr
                    and (x.head is SEQUENCE or x.head is UNEVALUATED)
                    or type(y) is Expr
                    and (y.head is SEQUENCE or y.head is UNEVALUATED)
                ):
                    return evaluate(Expr(f, (x, y)))
                return run([x, y, *extra])
        else:

            def apply(*args):
                for x in args:
                    if type(x) is Expr and (x.head is SEQUENCE or x.head is UNEVALUATED):
                        return evaluate(Expr(f, args))
                return run([*args, *extra])

        return apply

    # --- user functions -----------------------------------------------------------------------------------------

    def call(self, d: "Definition", args: tuple) -> Expression:
        """The value of f[args…] by the down values of f, or NO_RULE."""
        ev = self.ev
        steps = 0
        while True:
            calls = d.calls
            if calls is None:
                calls = d.calls = {}
            plan = calls.get(len(args))
            if plan is None:
                plan = calls[len(args)] = plan_of(self, d, len(args))
            if ev.depth >= ev.recursion_limit:
                return ev.too_deep(Expr(d.symbol, args))
            ev.depth += 1
            r = plan(args)
            ev.depth -= 1
            if type(r) is not TailCall:
                return r
            steps += 1
            d, args = r.definition, r.args
            if steps > ev.iteration_limit:
                ev.message(S["$IterationLimit"], "itlim", ev.iteration_limit)
                return Expr(S.Hold, (Expr(d.symbol, args),))

    # --- nodes --------------------------------------------------------------------------------------------------

    def node(self, e: Expression, scope: Scope, tail: bool = False) -> "Callable":
        """``f(frame)`` for one expression."""
        kind = type(e)
        if kind is Symbol:
            return self._symbol(e, scope)
        if kind is not Expr:
            if kind is Association:
                return self.opaque(e, scope)
            return lambda frame: e
        head = e.head
        if type(head) is not Symbol or head in scope.names or head in scope.assigned:
            return self._application(e, scope)
        d = self.ev.definitions[head]
        if head is S.Slot and scope.slots is not None and len(e.args) == 1 and type(e.args[0]) is int:
            return self._local(e.args[0] - 1)
        if d.builtin is not None:
            if d.down or d.own is not None or d.function is not d.builtin.function:
                return self.opaque(e, scope)
            native = native_form(head)
            if native is not None:
                f = native(self, e, e.args, scope, tail)
                if f is not None:
                    return f
            return self._builtin(e, d, scope)
        if d.attributes & UNUSUAL:
            return self.opaque(e, scope)
        if d.own is not None:
            return self._application(e, scope)
        return self._call(e, d, scope, tail)

    def _application(self, e, scope: Scope):
        """x[a, …] where x is a variable or a slot: associations are looked up and pure functions called directly."""
        opaque = self.opaque(e, scope)
        head = e.head
        if (
            type(head) is not Symbol
            and self.place(head, scope) is None
            or any([type(a) is Expr and a.head in (SEQUENCE, UNEVALUATED) for a in e.args])
            or not e.args
        ):
            return opaque
        ev = self.ev
        evaluate, function = ev.evaluate, self.function
        args, arity = self.arguments(e.args, scope), len(e.args)
        global_ = ev.definitions[head] if type(head) is Symbol and head not in scope.names and head not in scope.assigned else None
        i = None if global_ is not None else scope.assigned[head][0] if head in scope.assigned else self.place(head, scope)

        def call(frame):
            h = frame[i] if global_ is None else global_.own
            if type(h) is Association and arity == 1:
                key = args[0](frame)
                v = h.get(key) if type(key) is not Expr or key.head not in _KEYS else None
                if v is not None and not h.delayed:
                    return v if type(v) in SELF else evaluate(v)
                return evaluate(Expr(h, (key,)))
            if type(h) is Expr and h.head is S.Function and len(h.args) <= 2 and not ev.up_values:
                return function(h, arity)(*[a(frame) for a in args])
            return opaque(frame)

        return call

    def _symbol(self, e: Symbol, scope: Scope):
        ev = self.ev
        evaluate = ev.evaluate
        place = scope.assigned.get(e)
        if place is not None:
            return self._module_variable(e, place)
        i = scope.names.get(e)
        if i is not None:
            return self._local(i)
        d = ev.definitions[e]
        if d.builtin is not None and d.own is None and not d.own_rules:
            return lambda frame: e

        def read(frame):
            v = d.own
            kind = type(v)
            return v if kind in SELF or kind is Expr and v.stamp == ev.clock else evaluate(e)

        return read

    def _local(self, i: int):
        evaluate = self.ev.evaluate

        def read(frame):
            v = frame[i]
            return v if type(v) in SELF else evaluate(v)

        return read

    def place(self, e: Expression, scope: Scope) -> int | None:
        """The frame slot that e reads, if it is a parameter or a slot: arithmetic looks there without a call."""
        if type(e) is Symbol:
            return None if e in scope.assigned else scope.names.get(e)
        if type(e) is Expr and e.head is S.Slot and scope.slots is not None and len(e.args) == 1 and type(e.args[0]) is int:
            return e.args[0] - 1
        return None

    def _module_variable(self, e: Symbol, place: tuple):
        i, j = place
        ev = self.ev

        def read(frame):
            v = frame[i]
            if type(v) in SELF:
                return v
            if v is None:
                return ev.evaluate(promoted(ev, frame, e, i, j))
            return ev.evaluate(whole(ev, frame, i))

        return read

    def opaque(self, e: Expression, scope: Scope) -> "Callable":
        """A part left to the evaluator with the frame's values put in."""
        evaluate = self.ev.evaluate
        put_in = self.filled(e, scope)
        if put_in is None:
            return lambda frame: evaluate(e)
        return lambda frame: evaluate(put_in(frame))

    def filled(self, e: Expression, scope: Scope) -> "Callable | None":
        """``g(frame)``: e with the frame's values put in and Module variables promoted; None if it has neither."""
        ev, slots = self.ev, scope.slots
        locals_ = [(name, i, j) for name, (i, j) in scope.assigned.items() if mentions(e, (name,))]
        used = [(name, i) for name, i in scope.names.items() if mentions(e, (name,))]
        fill = slot_filler(e, slots) if slots else None
        if not locals_:
            if not used:
                return fill
            if fill is not None:
                return lambda frame: slot_filler(substitute(e, {name: frame[i] for name, i in used}), slots)(frame)
            return lambda frame: substitute(e, {name: frame[i] for name, i in used})

        def put_in(frame):
            x = substitute_scoped(e, {name: promoted(ev, frame, name, i, j) for name, i, j in locals_})
            x = substitute(x, {name: frame[i] for name, i in used})
            return x if fill is None else slot_filler(x, slots)(frame)

        return put_in

    def arguments(self, args: tuple, scope: Scope) -> list:
        """`node` of each argument."""
        return [self.node(a, scope) for a in args]

    def _builtin(self, e: Expr, d, scope: Scope):
        """A builtin without a special form here: native evaluation of the arguments where they are not held."""
        attributes = attributes_for(d, len(e.args))
        if attributes & ANY_HOLD or any([type(a) is Expr and a.head in (SEQUENCE, UNEVALUATED) for a in e.args]):
            return self.opaque(e, scope)
        ev = self.ev
        evaluate, head = ev.evaluate, e.head
        args = self.arguments(e.args, scope)
        if len(args) == 1:
            pure = pure_call(ev, d)
            if pure is not None:
                a = args[0]
                return lambda frame: pure(a(frame))
        indirect = INDIRECT if d.function is not None else INDIRECT & ~SEQUENCE_HOLD
        if attributes & indirect or d.down:
            return general_call(evaluate, head, args)
        direct = direct_call(ev, d)
        if len(args) == 1:
            a = args[0]
            return lambda frame: direct((a(frame),))
        if len(args) == 2:
            a, b = args
            return lambda frame: direct((a(frame), b(frame)))
        return lambda frame: direct(tuple([a(frame) for a in args]))

    def _call(self, e: Expr, d, scope: Scope, tail: bool):
        """A call of a user function."""
        if any([type(a) is Expr and a.head in (SEQUENCE, UNEVALUATED) for a in e.args]):
            return self.opaque(e, scope)
        ev = self.ev
        evaluate, head, call = ev.evaluate, e.head, self.call
        args = self.arguments(e.args, scope)
        if len(args) == 1:
            a = args[0]

            def call1(frame):
                x = a(frame)
                kind = type(x)
                if kind is not Expr and not ev.up_values:
                    if tail and d.down:
                        return TailCall(d, (x,))
                    plan = d.calls.get(1) if d.calls else None
                    if plan is None or ev.depth >= ev.recursion_limit:
                        r = call(d, (x,))
                    else:  # `call` in place: this is where recursive functions spend their time
                        ev.depth += 1
                        r = plan((x,))
                        ev.depth -= 1
                        if type(r) is TailCall:
                            r = call(r.definition, r.args)
                    if r is not NO_RULE:
                        return r
                return evaluate(Expr(head, (x,)))

            return call1

        def calln(frame):
            values = tuple([a(frame) for a in args])
            if not ev.up_values:
                for v in values:
                    if type(v) is Expr and (v.head is SEQUENCE or v.head is UNEVALUATED):
                        break
                else:
                    if d.down:
                        if tail:
                            return TailCall(d, values)
                        r = call(d, values)
                        if r is not NO_RULE:
                            return r
            return evaluate(Expr(head, values))

        return calln
