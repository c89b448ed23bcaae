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

from ..expression import (
    Association,
    BigReal,
    ByteArray,
    Complex,
    Expr,
    NumericArray,
    PackedArray,
    Rational,
    S,
    Symbol,
    rational,
    same,
)
from .attributes import ANY_HOLD, FLAT, LISTABLE, ORDERLESS, SEQUENCE_HOLD, TEMPORARY
from .control import BreakLoop, ContinueLoop, Control
from .definitions import Rule
from .buffers import Buffer
from .local_symbols import fresh_local, release_locals
from .patterns import substitute

SELF = frozenset((int, float, complex, str, Rational, Complex, BigReal, PackedArray, NumericArray, ByteArray))
NO_RULE = object()  # what a call gives when no rule applies
_AS_BODY = -1  # in place of an arity: this code is of the expression itself, not of what it does to arguments
UNUSUAL = ANY_HOLD | FLAT | ORDERLESS | LISTABLE | SEQUENCE_HOLD
INDIRECT = ANY_HOLD | ORDERLESS | SEQUENCE_HOLD  # builtins with these are called by the evaluator only
TRUE, FALSE, LIST, SEQUENCE, UNEVALUATED = S.True_, S.False_, S.List, S.Sequence, S.Unevaluated


class TailCall:
    """A user function call in tail position, left to the trampoline of the caller."""

    __slots__ = ("definition", "args")

    def __init__(self, definition, args):
        self.definition = definition
        self.args = args


class Scope:
    """Local variables of one compiled body: symbol -> slot; ``size`` grows as Module variables are added.

    ``slots`` is the number of pure-function slots in the frame (#1 is frame[0]), or None outside of pure functions.
    """

    __slots__ = ("names", "size", "slots", "assigned")

    def __init__(self, names: dict, size: int, slots: "int | None" = None):
        self.names = names
        self.size = size
        self.slots = slots
        self.assigned: dict = {}  # Module variables held in slots: symbol -> (slot, slot of the promoted symbol)


class Compiler:
    """Compiles bodies for one evaluator."""

    def __init__(self, ev):
        self.ev = ev

    # --- entry points -------------------------------------------------------------------------------------------

    def body(self, e):
        """``f(frame)`` for an expression without local variables (frame is ignored), cached on the expression."""
        ev = self.ev
        if type(e) is Expr:
            code = e.code
            if code is not None and code[0] is ev.epoch and code[2] == _AS_BODY:
                return code[1]
            f = self.node(e, Scope({}, 0))
            e.code = (ev.epoch, f, _AS_BODY)
            return f
        return self.node(e, Scope({}, 0))

    def function(self, f, arity: int):
        """A Python function of ``arity`` evaluated arguments that gives f[args…]."""
        ev = self.ev
        evaluate = ev.evaluate
        if type(f) is Symbol:
            d = ev.definitions[f]
            if d.own is None and not d.attributes & UNUSUAL and (d.down or d.function is None) and not ev.up_values:
                return self._user_function(d, arity)
            if d.own is None and d.function is not None and not d.down and not d.attributes & INDIRECT:
                pure = _pure_call(ev, d) if arity == 1 and not ev.up_values else None
                if pure is not None:
                    return pure
                call = _direct_call(ev, d)
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
        if code is not None and code[0] is ev.epoch and code[2] == arity:
            return code[1]
        if len(f.args) == 1 or f.args[0] is S.Null:
            body = f.args[-1]
            if not _plain_slots(body, arity):
                return None
            scope = Scope({}, arity, arity)
        else:
            names = f.args[0]
            if type(names) is Symbol:
                names = (names,)
            elif type(names) is Expr and names.head is LIST and all([type(n) is Symbol for n in names.args]):
                names = names.args
            else:
                return None
            if len(names) > arity or len(set(names)) < len(names):
                return None
            body = f.args[1]
            if _has_scoping(body):
                return None
            scope = Scope({n: i for i, n in enumerate(names)}, arity)
        run = self.node(body, scope)
        extra = [None] * (scope.size - arity)
        evaluate = ev.evaluate
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
                if type(x) is Expr and (x.head is SEQUENCE or x.head is UNEVALUATED) \
                        or type(y) is Expr and (y.head is SEQUENCE or y.head is UNEVALUATED):
                    return evaluate(Expr(f, (x, y)))
                return run((x, y))
        elif arity == 2:
            def apply(x, y):
                if type(x) is Expr and (x.head is SEQUENCE or x.head is UNEVALUATED) \
                        or type(y) is Expr and (y.head is SEQUENCE or y.head is UNEVALUATED):
                    return evaluate(Expr(f, (x, y)))
                return run([x, y, *extra])
        else:
            def apply(*args):
                for x in args:
                    if type(x) is Expr and (x.head is SEQUENCE or x.head is UNEVALUATED):
                        return evaluate(Expr(f, args))
                return run([*args, *extra])
        f.code = (ev.epoch, apply, arity)
        return apply

    # --- user functions -----------------------------------------------------------------------------------------

    def call(self, d, args: tuple):
        """The value of f[args…] by the down values of f, or NO_RULE."""
        ev = self.ev
        steps = 0
        while True:
            calls = d.calls
            if calls is None:
                calls = d.calls = {}
            plan = calls.get(len(args))
            if plan is None:
                plan = calls[len(args)] = self.plan(d, len(args))
            if ev.depth >= ev.recursion_limit:
                return ev._too_deep(Expr(d.symbol, args))
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

    def plan(self, d, arity: int):
        """``plan(args)`` for one number of arguments: the first rule that fits; NO_RULE if none does.

        A result in tail position may be a TailCall.
        """
        table = d.down
        if not table:
            return lambda args: NO_RULE
        rules = []
        for r in table.general:
            if type(r.lhs) is Expr and len(r.lhs.args) != arity and _fixed_length(r.lhs):
                continue
            rules.append(self._rule(d.symbol, r, arity))
        if arity == 1 and len(rules) == 1:
            return self._one_rule(d.symbol, table, rules[0])
        return self._many_rules(d.symbol, table, arity, rules)

    def _one_rule(self, f: Symbol, table, rule):
        """One argument and one general rule, behind the literal ones: the usual recursive function."""
        ev = self.ev
        evaluate, atoms = ev.evaluate, table.atoms_of(1)

        def plan(args):
            x = args[0]
            kind = type(x)
            if kind is int or kind is str or kind is Symbol:
                value = atoms.get(x)
                if value is not None:
                    return value if type(value) in SELF else evaluate(value)
            if table.compound_literals:
                r = table.literal.get(Expr(f, args))
                result = None if r is None else ev._instantiate(r, {})
                if result is not None:
                    return evaluate(result)
            return rule(args)
        return plan

    def _many_rules(self, f: Symbol, table, arity: int, rules: list):
        ev = self.ev
        evaluate, atoms = ev.evaluate, table.atoms_of(arity)

        def plan(args):
            if atoms:
                for a in args:
                    kind = type(a)
                    if kind is not int and kind is not str and kind is not Symbol:
                        break
                else:
                    value = atoms.get(args[0] if arity == 1 else args)
                    if value is not None:
                        return value if type(value) in SELF else evaluate(value)
            if table.compound_literals:
                r = table.literal.get(Expr(f, args))
                if r is not None:
                    result = ev._instantiate(r, {})
                    if result is not None:
                        return evaluate(result)
            for rule in rules:
                r = rule(args)
                if r is not NO_RULE:
                    return r
            return NO_RULE
        return plan

    def _rule(self, f: Symbol, r: Rule, arity: int):
        """One rule as ``g(args)``; its result, a TailCall, or NO_RULE."""
        checks, names = self._parameters(r.lhs)
        if checks is None:
            return self._generic_rule(f, r)
        rhs, condition = r.rhs, None
        while type(rhs) is Expr and rhs.head is S.Condition and len(rhs.args) == 2:
            rhs, test = rhs.args
            condition = test if condition is None else Expr(S.And, (condition, test))
        if _conditional_scope(rhs):
            return self._generic_rule(f, r)
        scope = Scope(names, arity)
        test = self.node(condition, scope) if condition is not None else None
        returns = mentions(rhs, S.Return)
        body = self.node(rhs, scope, tail=not returns)
        extra = [None] * (scope.size - arity)
        if not checks and test is None and not returns:
            if not extra:
                return body
            return lambda args: body([*args, *extra])

        def apply(args):
            for i, check in checks:
                if not check(args[i], args):
                    return NO_RULE
            frame = [*args, *extra]
            if test is not None and test(frame) is not TRUE:
                return NO_RULE
            result = body(frame)
            if returns and type(result) is Expr and result.head is S.Return:
                if len(result.args) == 1 or len(result.args) == 2 and result.args[1] is f:
                    return result.args[0]
                return S.Null if not result.args else result
            return result
        return apply

    def _generic_rule(self, f: Symbol, r: Rule):
        ev = self.ev

        def apply(args):
            result = ev.apply_rule(r, Expr(f, args))
            if result is None:
                return NO_RULE
            value = ev.evaluate(result)
            if type(value) is Expr and value.head is S.Return and len(value.args) == 1:
                return value.args[0]
            return value
        return apply

    def _parameters(self, lhs: Expr):
        """([(position, check)], {name: slot}) of a left side with simple parameters, else (None, None)."""
        checks, names = [], {}
        for i, p in enumerate(lhs.args):
            name = None
            tests = []
            while type(p) is Expr and p.head is S.PatternTest and len(p.args) == 2:
                tests.append(p.args[1])
                p = p.args[0]
            if type(p) is Expr and p.head is S.Pattern and len(p.args) == 2:
                name, p = p.args
                while type(p) is Expr and p.head is S.PatternTest and len(p.args) == 2:
                    tests.append(p.args[1])
                    p = p.args[0]
            if type(p) is Expr and p.head is S.Blank and len(p.args) <= 1:
                if p.args:
                    check = _blank_check(self.ev, p)
                    checks.append((i, check))
            elif type(p) in SELF:
                checks.append((i, lambda x, args, p=p: same(x, p)))
            elif type(p) is Symbol:
                checks.append((i, lambda x, args, p=p: x is p))
            else:
                return None, None
            if name is not None:
                if name in names:
                    j = names[name]
                    checks.append((i, lambda x, args, j=j: same(x, args[j])))
                else:
                    names[name] = i
            for t in reversed(tests):
                test = self.function(t, 1)
                checks.append((i, lambda x, args, test=test: test(x) is TRUE))
        return checks, names

    # --- nodes --------------------------------------------------------------------------------------------------

    def node(self, e, scope: Scope, tail: bool = False):
        """``f(frame)`` for one expression."""
        kind = type(e)
        if kind is Symbol:
            return self._symbol(e, scope)
        if kind is not Expr:
            if kind is Association:
                return self._opaque(e, scope)
            return lambda frame: e
        head = e.head
        if type(head) is not Symbol or head in scope.names or head in scope.assigned:
            return self._opaque(e, scope)
        d = self.ev.definitions[head]
        if head is S.Slot and scope.slots is not None and len(e.args) == 1 and type(e.args[0]) is int:
            return self._local(e.args[0] - 1)
        if d.builtin is not None:
            if d.down or d.own is not None:
                return self._opaque(e, scope)
            native = NATIVE.get(head)
            if native is not None:
                f = native(self, e, e.args, scope, tail)
                if f is not None:
                    return f
            return self._builtin(e, d, scope)
        if d.attributes & UNUSUAL or d.own is not None:
            return self._opaque(e, scope)
        return self._call(e, d, scope, tail)

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

    def place(self, e, scope: Scope) -> "int | None":
        """The frame slot that e reads, if it is a parameter or a slot: arithmetic looks there without a call."""
        if type(e) is Symbol:
            return None if e in scope.assigned else scope.names.get(e)
        if type(e) is Expr and e.head is S.Slot and scope.slots is not None and len(e.args) == 1 \
                and type(e.args[0]) is int:
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
                return ev.evaluate(_promoted(ev, frame, e, i, j))
            return ev.evaluate(whole(ev, frame, i))
        return read

    def _opaque(self, e, scope: Scope):
        """A part left to the evaluator with the frame's values put in."""
        evaluate = self.ev.evaluate
        put_in = self.filled(e, scope)
        if put_in is None:
            return lambda frame: evaluate(e)
        return lambda frame: evaluate(put_in(frame))

    def filled(self, e, scope: Scope):
        """``g(frame)``: e with the frame's values put in and Module variables promoted; None if it has neither."""
        ev, slots = self.ev, scope.slots
        locals_ = [(name, i, j) for name, (i, j) in scope.assigned.items() if mentions(e, name)]
        used = [(name, i) for name, i in scope.names.items() if mentions(e, name)]
        fill = slot_filler(e, slots) if slots else None
        if not locals_:
            if not used:
                return fill
            return lambda frame: substitute(e, {name: frame[i] for name, i in used})

        def put_in(frame):
            x = ev.substitute_scoped(e, {name: _promoted(ev, frame, name, i, j) for name, i, j in locals_})
            if fill is not None:  # then there are no names: slots and named parameters do not mix
                return slot_filler(x, slots)(frame)
            return substitute(x, {name: frame[i] for name, i in used})
        return put_in

    def _arguments(self, args, scope: Scope) -> list:
        return [self.node(a, scope) for a in args]

    def _builtin(self, e: Expr, d, scope: Scope):
        """A builtin without a special form here: native evaluation of the arguments where they are not held."""
        if d.attributes & ANY_HOLD or any([type(a) is Expr and a.head in (SEQUENCE, UNEVALUATED) for a in e.args]):
            return self._opaque(e, scope)
        ev = self.ev
        evaluate, head = ev.evaluate, e.head
        args = self._arguments(e.args, scope)
        if len(args) == 1:
            pure = _pure_call(ev, d)
            if pure is not None:
                a = args[0]
                return lambda frame: pure(a(frame))
        indirect = INDIRECT if d.function is not None else INDIRECT & ~SEQUENCE_HOLD
        if d.attributes & indirect or d.down:
            return _general_call(evaluate, head, args)
        direct = _direct_call(ev, d)
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
            return self._opaque(e, scope)
        ev = self.ev
        evaluate, head, call = ev.evaluate, e.head, self.call
        args = self._arguments(e.args, scope)
        if len(args) == 1:
            a = args[0]

            def call1(frame):
                x = a(frame)
                kind = type(x)
                if kind is not Expr and not ev.up_values:
                    if tail and d.down:
                        return TailCall(d, (x,))
                    r = call(d, (x,))
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


def _pure_call(ev, d):
    """A function of one evaluated argument for a builtin that is declared pure, else None."""
    b, function = d.builtin, d.function
    if not b.pure or function is None or d.attributes & (UNUSUAL & ~LISTABLE) or b.takes_options or b.takes_tuple \
            or not b.minimum <= 1 <= b.maximum:
        return None
    evaluate, direct = ev.evaluate, _direct_call(ev, d)
    plain = SELF - {PackedArray, NumericArray, ByteArray} if d.attributes & LISTABLE else SELF

    def call(x):
        if type(x) in plain:
            try:
                r = function(ev, x)
            except Control:  # an interrupt
                raise
            except Exception:  # messages and failures are the evaluator's business
                r = None
            if r is not None:
                return r if type(r) in SELF or r is TRUE or r is FALSE else evaluate(r)
        return direct((x,))
    return call


def _direct_call(ev, d):
    """A function of a tuple of evaluated arguments that gives the value of a builtin's call, mostly without the loop.

    A head without a function (Rule, …) stands for itself.
    """
    head, evaluate, call_builtin = d.symbol, ev.evaluate, ev._call_builtin
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
            elif kind is PackedArray and listable:
                return evaluate(Expr(head, values))
        result = call_builtin(d, values) if function is not None else None
        if result is None:
            e = Expr(head, values)
            ev._stamp(e, d)
            return e
        return result if type(result) in SELF or result is TRUE or result is FALSE else evaluate(result)
    return call


def _general_call(evaluate, head, args: list):
    if len(args) == 1:
        a = args[0]
        return lambda frame: evaluate(Expr(head, (a(frame),)))
    if len(args) == 2:
        a, b = args
        return lambda frame: evaluate(Expr(head, (a(frame), b(frame))))
    return lambda frame: evaluate(Expr(head, tuple([a(frame) for a in args])))


# --- arithmetic -------------------------------------------------------------------------------------------------------

def _plus(c: Compiler, e, args, scope, tail):
    if len(args) < 2:
        return None
    evaluate = c.ev.evaluate
    if len(args) > 2:
        parts = c._arguments(args, scope)

        def total(frame):
            values = [p(frame) for p in parts]
            result = 0
            for v in values:
                if type(v) is int or type(v) is float:
                    result += v
                else:
                    return evaluate(Expr(S.Plus, tuple(values)))
            if type(result) is float and result - result != 0.0:
                return evaluate(Expr(S.Plus, tuple(values)))
            return result
        return total
    left, right = args
    if type(left) is int and type(right) is not int:
        left, right = right, left
    if type(right) is int:
        return _add_constant(c, left, right, scope)
    a = c.node(left, scope)
    negated = _negated(right)
    if negated is not None:
        b = c.node(negated, scope)

        def subtract(frame):
            x = a(frame)
            y = b(frame)
            kind = type(x)
            if kind is int or kind is float:
                kind = type(y)
                if kind is int or kind is float:
                    r = x - y
                    if type(r) is int or r - r == 0.0:
                        return r
            return evaluate(Expr(S.Plus, (x, Expr(S.Times, (-1, y)))))
        return subtract
    i = c.place(right, scope)
    if i is not None:
        def add_local(frame):
            x = a(frame)
            y = frame[i]
            kind = type(x)
            if kind is int or kind is float:
                kind = type(y)
                if kind is int or kind is float:
                    r = x + y
                    if type(r) is int or r - r == 0.0:
                        return r
            return evaluate(Expr(S.Plus, (x, y)))
        return add_local
    b = c.node(right, scope)

    def add(frame):
        x = a(frame)
        y = b(frame)
        kind = type(x)
        if kind is int or kind is float:
            kind = type(y)
            if kind is int or kind is float:
                r = x + y
                if type(r) is int or r - r == 0.0:
                    return r
        return evaluate(Expr(S.Plus, (x, y)))
    return add


def _add_constant(c: Compiler, left, right: int, scope):
    """left + right for an integer constant."""
    evaluate = c.ev.evaluate
    i = c.place(left, scope)
    if i is not None:
        def add_to_local(frame):
            x = frame[i]
            if type(x) is int:
                return x + right
            return evaluate(Expr(S.Plus, (x, right)))
        return add_to_local
    a = c.node(left, scope)

    def add_constant(frame):
        x = a(frame)
        if type(x) is int:
            return x + right
        return evaluate(Expr(S.Plus, (x, right)))
    return add_constant


def _negated(e):
    """x where e is -x, else None."""
    if type(e) is Expr and e.head is S.Times and len(e.args) == 2 and e.args[0] == -1 and type(e.args[0]) is int:
        return e.args[1]
    return None


def _times(c: Compiler, e, args, scope, tail):
    if len(args) < 2:
        return None
    evaluate = c.ev.evaluate
    if len(args) > 2:
        parts = c._arguments(args, scope)

        def product(frame):
            values = [p(frame) for p in parts]
            result = 1
            for v in values:
                if type(v) is int or type(v) is float and result != 0 and v != 0:
                    result *= v
                else:
                    return evaluate(Expr(S.Times, tuple(values)))
            if type(result) is float and (result - result != 0.0 or result == 0.0):
                return evaluate(Expr(S.Times, tuple(values)))
            return result
        return product
    left, right = args
    if type(right) is Expr and right.head is S.Power and len(right.args) == 2 and right.args[1] == -1 \
            and type(right.args[1]) is int:
        return _quotient(c, left, right.args[0], scope)
    if type(left) is float or type(left) is int:
        left, right = right, left
    if type(right) is float or type(right) is int:
        return _multiply_constant(c, left, right, scope)
    a, b = c.node(left, scope), c.node(right, scope)

    def multiply(frame):
        x = a(frame)
        y = b(frame)
        kind, other = type(x), type(y)
        if kind is int and other is int:
            return x * y
        if (kind is float or kind is int) and (other is float or other is int):
            r = x * y
            if r - r == 0.0 and (r != 0.0 or x == 0 or y == 0):
                return r
        return evaluate(Expr(S.Times, (x, y)))
    return multiply


def _multiply_constant(c: Compiler, left, right, scope):
    """left times a machine number or integer."""
    evaluate, exact = c.ev.evaluate, type(right) is int
    i = c.place(left, scope)
    if i is not None:
        def multiply_local(frame):
            x = frame[i]
            if type(x) is float or type(x) is int:
                r = x * right
                if exact and type(r) is int or r - r == 0.0 and r != 0.0:
                    return r
            return evaluate(Expr(S.Times, (x, right)))
        return multiply_local
    a = c.node(left, scope)

    def multiply_constant(frame):
        x = a(frame)
        if type(x) is float or type(x) is int:
            r = x * right
            if exact and type(r) is int or r - r == 0.0 and r != 0.0:
                return r
        return evaluate(Expr(S.Times, (x, right)))
    return multiply_constant


def _quotient(c: Compiler, left, right, scope):
    """left / right."""
    evaluate = c.ev.evaluate
    i = c.place(left, scope)
    if i is not None and type(right) is int and right > 0:
        def divide_local(frame):
            x = frame[i]
            if type(x) is int:
                return rational(x, right) if x % right else x // right
            return evaluate(Expr(S.Times, (x, Expr(S.Power, (right, -1)))))
        return divide_local
    a, b = c.node(left, scope), c.node(right, scope)

    def divide(frame):
        x = a(frame)
        y = b(frame)
        kind, other = type(x), type(y)
        if kind is int and other is int and y != 0:
            return rational(x, y)
        if kind is float and other is float and y != 0.0 and x != 0.0:
            r = x * (1.0 / y)
            if r - r == 0.0 and 1.0 / y != 0.0:
                return evaluate(Expr(S.Times, (x, Expr(S.Power, (y, -1))))) if r == 0.0 else r
        return evaluate(Expr(S.Times, (x, Expr(S.Power, (y, -1)))))
    return divide


def _power(c: Compiler, e, args, scope, tail):
    if len(args) != 2:
        return None
    evaluate = c.ev.evaluate
    base, exponent = args
    i = c.place(base, scope)
    if i is not None and exponent == 2 and type(exponent) is int:
        def square(frame):
            x = frame[i]
            if type(x) is int:
                return x * x
            if type(x) is float:
                r = x * x
                if r - r == 0.0 and r != 0.0:
                    return r
            return evaluate(Expr(S.Power, (x, 2)))
        return square
    a = c.node(base, scope)
    if type(exponent) is int and 0 < exponent <= 64:
        def power(frame):
            x = a(frame)
            if type(x) is int:
                return x ** exponent
            if type(x) is float and exponent == 2:
                r = x * x
                if r - r == 0.0:
                    return r
            return evaluate(Expr(S.Power, (x, exponent)))
        return power
    b = c.node(exponent, scope)

    def general(frame):
        x = a(frame)
        y = b(frame)
        if type(x) is int and type(y) is int and x != 0 and 0 < y < 1000:
            return x ** y
        return evaluate(Expr(S.Power, (x, y)))
    return general


def _integer_function(head, apply):
    """A function of two integers with a positive second one."""
    def compile_(c: Compiler, e, args, scope, tail):
        if len(args) != 2:
            return None
        evaluate = c.ev.evaluate
        a, b = c.node(args[0], scope), c.node(args[1], scope)

        def call(frame):
            x = a(frame)
            y = b(frame)
            if type(x) is int and type(y) is int and y > 0:
                return apply(x, y)
            return evaluate(Expr(head, (x, y)))
        return call
    return compile_


def _parity(head, remainder):
    def compile_(c: Compiler, e, args, scope, tail):
        if len(args) != 1:
            return None
        evaluate = c.ev.evaluate
        i = c.place(args[0], scope)
        if i is not None:
            def call_local(frame):
                x = frame[i]
                if type(x) is int:
                    return TRUE if x & 1 == remainder else FALSE
                return evaluate(Expr(head, (x,)))
            return call_local
        a = c.node(args[0], scope)

        def call(frame):
            x = a(frame)
            if type(x) is int:
                return TRUE if x & 1 == remainder else FALSE
            return evaluate(Expr(head, (x,)))
        return call
    return compile_


# --- comparison and logic -------------------------------------------------------------------------------------------

def _comparison(head, compare):
    """A comparison of two machine numbers."""
    def compile_(c: Compiler, e, args, scope, tail):
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
            if kind is int or kind is float:
                kind = type(y)
                if kind is int or kind is float:
                    if type(x) is kind is int or abs(x - y) > 1e-9 * (abs(x) + abs(y)):
                        return TRUE if compare(x, y) else FALSE
            return evaluate(Expr(head, (x, y)))
        return call_reals
    return compile_


def _same_q(c: Compiler, e, args, scope, tail):
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


def _not(c: Compiler, e, args, scope, tail):
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


def _junction(head, decisive):
    """And, Or: stop at the first argument that decides; anything but True and False goes to the evaluator."""
    neutral = FALSE if decisive is TRUE else TRUE

    def compile_(c: Compiler, e, args, scope, tail):
        if not args:
            return None
        parts = c._arguments(args, scope)
        evaluate = c.ev.evaluate
        opaque = c._opaque

        rests = [opaque(Expr(head, args[i + 1:]), scope) for i in range(len(args))]

        def call(frame):
            for i, p in enumerate(parts):
                x = p(frame)
                if x is decisive:
                    return x
                if x is not neutral:
                    return evaluate(Expr(head, (x, rests[i](frame)))) if i + 1 < len(parts) else evaluate(
                        Expr(head, (x,)))
            return neutral
        return call
    return compile_


# --- control ------------------------------------------------------------------------------------------------------------

def _if(c: Compiler, e, args, scope, tail):
    if not 2 <= len(args) <= 4:
        return None
    test = c.node(args[0], scope)
    then = c.node(args[1], scope, tail)
    otherwise = c.node(args[2], scope, tail) if len(args) > 2 else lambda frame: S.Null
    undecided = c.node(args[3], scope, tail) if len(args) > 3 else None
    evaluate = c.ev.evaluate
    remaining = None
    if undecided is None:
        remaining = _held_rest(c, args[1:], scope)

    def call(frame):
        x = test(frame)
        if x is TRUE:
            return then(frame)
        if x is FALSE:
            return otherwise(frame)
        if undecided is not None:
            return undecided(frame)
        return evaluate(Expr(S.If, (x, *remaining(frame))))
    return call


def _held_rest(c: Compiler, args, scope):
    """``g(frame)``: held arguments with the frame's values put in."""
    parts = [(a, c.filled(a, scope)) for a in args]

    def held(frame):
        return [a if put_in is None else put_in(frame) for a, put_in in parts]
    return held


def _which(c: Compiler, e, args, scope, tail):
    if len(args) % 2 or not args:
        return None
    pairs = [(c.node(args[i], scope), c.node(args[i + 1], scope, tail)) for i in range(0, len(args), 2)]
    held = _held_rest(c, args, scope)
    evaluate = c.ev.evaluate

    def call(frame):
        for n, (test, value) in enumerate(pairs):
            x = test(frame)
            if x is TRUE:
                return value(frame)
            if x is not FALSE:
                rest = held(frame)[2 * n + 1:]
                return evaluate(Expr(S.Which, (x, *rest)))
        return S.Null
    return call


def _compound(c: Compiler, e, args, scope, tail):
    if not args:
        return None
    parts = c._arguments(args[:-1], scope)
    last = c.node(args[-1], scope, tail)

    def call(frame):
        for p in parts:
            x = p(frame)
            if type(x) is Expr and x.head is S.Return:
                return x
        return last(frame)
    return call


def _while(c: Compiler, e, args, scope, tail):
    if not 1 <= len(args) <= 2:
        return None
    test = c.node(args[0], scope)
    body = c.node(args[1], scope) if len(args) > 1 else lambda frame: S.Null

    def call(frame):
        try:
            while test(frame) is TRUE:
                try:
                    x = body(frame)
                except ContinueLoop:
                    continue
                if type(x) is Expr and x.head is S.Return:
                    return x.args[0] if len(x.args) == 1 else x
        except BreakLoop:
            pass
        return S.Null
    return call


def _for(c: Compiler, e, args, scope, tail):
    if not 3 <= len(args) <= 4:
        return None
    start, test, step = c._arguments(args[:3], scope)
    body = c.node(args[3], scope) if len(args) > 3 else lambda frame: S.Null

    def call(frame):
        start(frame)
        try:
            while test(frame) is TRUE:
                try:
                    x = body(frame)
                    if type(x) is Expr and x.head is S.Return:
                        return x.args[0] if len(x.args) == 1 else x
                except ContinueLoop:
                    pass
                step(frame)
        except BreakLoop:
            pass
        return S.Null
    return call


def _module(c: Compiler, e, args, scope, tail):
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
                promoted, frame[i + 1] = [frame[i + 1]], None
                release_locals(ev, promoted, x)
        return x
    return call  # the body is not in tail position: its variables must outlive it


def _promoted(ev, frame, name: Symbol, i: int, j: int) -> Symbol:
    """The symbol that a Module variable has become, because the evaluator must see it: it carries the value now."""
    found = frame[j]
    if found is None:
        ev.module_number += 1
        found = frame[j] = fresh_local(name, ev.module_number)
        d = ev.definition(found)
        d.attributes = TEMPORARY
        d.own = whole(ev, frame, i)
        frame[i] = None
    return found


# --- assignment ---------------------------------------------------------------------------------------------------------

def _set(c: Compiler, e, args, scope, tail):
    if len(args) != 2 or type(args[0]) is not Symbol:
        return _set_place(c, args, scope)
    name = args[0]
    if name in scope.names:
        return None
    value = c.node(args[1], scope)
    place = scope.assigned.get(name)
    if place is not None:
        store = _slot_store(c, place)

        def assign_slot(frame):
            v = value(frame)
            store(frame, v)
            return v
        return assign_slot
    d = c.ev.definitions[name]
    store_global = _global_store(c.ev, d)
    if store_global is None:
        return None

    def assign(frame):
        v = value(frame)
        store_global(v)
        return v
    return assign


def whole(ev, frame, i: int):
    """The value of a Module variable as the evaluator knows it: a buffer is frozen to the list that it holds."""
    v = frame[i]
    if type(v) is Buffer:
        v = frame[i] = v.freeze(ev)
    return v


# Head of a left side -> compilers of an assignment to it and of a change by an amount; None stands for any f[k].
PLACES: dict = {}


def _set_place(c: Compiler, args, scope):
    """x[[i]] = v and f[k] = v."""
    if len(args) != 2 or type(args[0]) is not Expr or type(args[0].head) is not Symbol:
        return None
    found = PLACES.get(args[0].head)
    if found is not None:
        return found[0](c, args[0], args[1], scope)
    d = c.ev.definitions[args[0].head]
    return PLACES[None][0](c, args[0], args[1], scope) if d.builtin is None else None


def _slot_store(c: Compiler, place):
    i, j = place
    ev = c.ev

    def store(frame, v):
        if frame[j] is not None:  # the symbol itself has been seen: it carries the value
            d = ev.definitions[frame[j]]
            if d.own is None:
                ev.touch(d)
            d.own = v
        else:
            frame[i] = v
    return store


def _global_store(ev, d):
    """``store(v)`` for an ordinary symbol; None for protected, watched or conditional ones."""
    if d.attributes & ~TEMPORARY or d.builtin is not None or d.symbol in ev.watchers or d.own_rules:
        return None
    touch = ev.touch

    def store(v):
        if d.own is None:
            touch(d)  # only the step from no value to a value can change what was final before
        d.own = v
    return store


def _change(head, operation, gives_old: bool):
    """x += v, x++ and their relatives on machine numbers."""
    unary = head in (S.Increment, S.Decrement, S.PreIncrement, S.PreDecrement)
    sign = -1 if head in (S.Decrement, S.PreDecrement, S.SubtractFrom) else 1

    def compile_(c: Compiler, e, args, scope, tail):
        if len(args) != (1 if unary else 2):
            return None
        name = args[0]
        if type(name) is Expr and name.head is S.Part:
            by = (lambda frame: sign) if unary else c.node(args[1], scope)
            return PLACES[S.Part][1](c, head, name, by, scope, operation or (lambda x, y: x + y), gives_old)
        if type(name) is not Symbol or name in scope.names:
            return None
        amount = None if unary else c.node(args[1], scope)
        place = scope.assigned.get(name)
        ev = c.ev
        evaluate = ev.evaluate
        if place is None:
            d = ev.definitions[name]
            if _global_store(ev, d) is None:
                return None
            fallback = head

            def change(frame):
                y = sign if amount is None else amount(frame)
                x = d.own
                kind, other = type(x), type(y)
                if (kind is int or kind is float) and (other is int or other is float):
                    r = x + y if unary else operation(x, y)
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
                r = x + y if unary else operation(x, y)
                if type(r) is int or r - r == 0.0 and r != 0.0:
                    frame[i] = r
                    return x if gives_old else r
            if frame[j] is not None or x is None:
                variable = _promoted(ev, frame, name, i, j)
                return evaluate(Expr(head, (variable,) if unary else (variable, y)))
            if head is S.SubtractFrom:
                y = Expr(S.Times, (-1, y))
            x = whole(ev, frame, i)
            r = frame[i] = evaluate(Expr(arithmetic, (x, y)))
            return x if gives_old else r
        return change_slot
    return compile_


def _list_change(head, function):
    """AppendTo and PrependTo on a Module variable."""
    def compile_(c: Compiler, e, args, scope, tail):
        if len(args) != 2 or type(args[0]) is not Symbol or args[0] not in scope.assigned:
            return None
        i, j = scope.assigned[args[0]]
        value = c.node(args[1], scope)
        ev = c.ev
        name = args[0]

        def change(frame):
            v = value(frame)
            if frame[i] is None or frame[j] is not None:
                return ev.evaluate(Expr(head, (_promoted(ev, frame, name, i, j), v)))
            r = frame[i] = ev.evaluate(Expr(function, (whole(ev, frame, i), v)))
            return r
        return change
    return compile_


def _list(c: Compiler, e, args, scope, tail):
    parts = c._arguments(args, scope)
    ev = c.ev

    def call(frame):
        values = [p(frame) for p in parts]
        for v in values:
            if type(v) is Expr and (v.head is SEQUENCE or v.head is UNEVALUATED) or v is S.Nothing:
                return ev.evaluate(Expr(LIST, tuple(values)))
        return Expr(LIST, tuple(values))
    return call


def _string_join(c: Compiler, e, args, scope, tail):
    """s1 <> s2 <> …"""
    parts = c._arguments(args, scope)
    evaluate = c.ev.evaluate

    def call(frame):
        values = [p(frame) for p in parts]
        for v in values:
            if type(v) is not str:
                return evaluate(Expr(S.StringJoin, tuple(values)))
        return "".join(values)
    return call


def _function_value(c: Compiler, e, args, scope, tail):
    """A pure function as a value: variables of the frame are put in."""
    return c._opaque(e, scope)


def _operator(name):
    from operator import ge, gt, le, lt
    return {"Less": lt, "LessEqual": le, "Greater": gt, "GreaterEqual": ge}[name]


NATIVE = {
    S.Plus: _plus, S.Times: _times, S.Power: _power,
    S.Mod: _integer_function(S.Mod, lambda x, y: x % y), S.Quotient: _integer_function(S.Quotient, lambda x, y: x // y),
    S.EvenQ: _parity(S.EvenQ, 0), S.OddQ: _parity(S.OddQ, 1),
    S.Less: _comparison(S.Less, _operator("Less")), S.LessEqual: _comparison(S.LessEqual, _operator("LessEqual")),
    S.Greater: _comparison(S.Greater, _operator("Greater")),
    S.GreaterEqual: _comparison(S.GreaterEqual, _operator("GreaterEqual")),
    S.Equal: _comparison(S.Equal, lambda x, y: x == y), S.Unequal: _comparison(S.Unequal, lambda x, y: x != y),
    S.SameQ: _same_q, S.Not: _not, S.And: _junction(S.And, FALSE), S.Or: _junction(S.Or, TRUE),
    S.If: _if, S.Which: _which, S.CompoundExpression: _compound, S.While: _while, S.For: _for, S.Module: _module,
    S.Set: _set, S.AddTo: _change(S.AddTo, lambda x, y: x + y, False),
    S.SubtractFrom: _change(S.SubtractFrom, lambda x, y: x - y, False),
    S.TimesBy: _change(S.TimesBy, lambda x, y: x * y, False),
    S.Increment: _change(S.Increment, None, True), S.Decrement: _change(S.Decrement, None, True),
    S.PreIncrement: _change(S.PreIncrement, None, False), S.PreDecrement: _change(S.PreDecrement, None, False),
    S.AppendTo: _list_change(S.AppendTo, S.Append), S.PrependTo: _list_change(S.PrependTo, S.Prepend),
    S.List: _list, S.Function: _function_value, S.StringJoin: _string_join,
}


# --- questions about bodies -------------------------------------------------------------------------------------------

def mentions(e, name) -> bool:
    stack = [e]
    while stack:
        x = stack.pop()
        kind = type(x)
        if kind is Symbol:
            if x is name:
                return True
        elif kind is Expr:
            stack.append(x.head)
            stack.extend(x.args)
        elif kind is Association:
            stack.extend(x.keys())
            stack.extend(x.values())
    return False


_LOOPS = frozenset((S.While, S.For, S.Do, S.Table, S.Sum, S.Product, S.Nest, S.NestWhile, S.Fold, S.FixedPoint))


def has_loop(table) -> bool:
    """Does a right side loop?  Then it is worth compiling before its second call."""
    for r in table.general:
        stack = [r.rhs]
        while stack:
            x = stack.pop()
            if type(x) is Expr:
                if type(x.head) is Symbol and x.head in _LOOPS:
                    return True
                stack.extend(x.args)
    return False


_SCOPING = frozenset((S.Function, S.Module, S.With, S.Block))


def _has_scoping(e) -> bool:
    """Does e contain a scoping construct (its variables might be captured by a plain substitution)?"""
    stack = [e]
    while stack:
        x = stack.pop()
        if type(x) is Expr:
            if x.head is S.Function and len(x.args) > 1 or x.head is S.With:
                return True
            stack.append(x.head)
            stack.extend(x.args)
    return False


def _plain_slots(body, arity: int) -> bool:
    """Are all slots of this body #1 … #arity, outside of inner pure functions?"""
    stack = [body]
    while stack:
        x = stack.pop()
        if type(x) is Association:
            stack.extend(x.values())
        if type(x) is not Expr:
            continue
        if x.head is S.Slot:
            if len(x.args) != 1 or type(x.args[0]) is not int or not 1 <= x.args[0] <= arity:
                return False
        elif x.head is S.SlotSequence:
            return False
        elif x.head is S.Function and (len(x.args) == 1 or x.args[0] is S.Null):
            continue
        stack.append(x.head)
        stack.extend(x.args)
    return True


def slot_filler(e, count: int):
    """``g(frame)``: e with its slots filled, or None if it has none."""
    if type(e) is Association:
        inner = slot_filler(e.to_expression(), count)
        return inner
    if type(e) is not Expr:
        return None
    if e.head is S.Slot and len(e.args) == 1 and type(e.args[0]) is int:
        i = e.args[0] - 1
        return lambda frame: frame[i]
    if e.head is S.Function and (len(e.args) == 1 or e.args[0] is S.Null):
        return None
    parts = [(i, f) for i, a in enumerate(e.args) if (f := slot_filler(a, count)) is not None]
    head = slot_filler(e.head, count)
    if not parts and head is None:
        return None

    def fill(frame):
        args = list(e.args)
        splice = False
        for i, f in parts:
            v = args[i] = f(frame)
            if type(v) is Expr and v.head is SEQUENCE:
                splice = True
        if splice:
            flat = []
            for v in args:
                if type(v) is Expr and v.head is SEQUENCE:
                    flat.extend(v.args)
                else:
                    flat.append(v)
            args = flat
        return Expr(e.head if head is None else head(frame), tuple(args))
    return fill


_FIXED = frozenset((S.Blank, S.Pattern, S.PatternTest, S.Condition, S.HoldPattern, S.Verbatim, S.Except))


def _fixed_length(lhs: Expr) -> bool:
    """Does this left side match only calls with as many arguments as it has patterns?"""
    stack = list(lhs.args)
    while stack:
        p = stack.pop()
        if type(p) is Expr:
            if p.head in (S.BlankSequence, S.BlankNullSequence, S.Optional, S.Repeated, S.RepeatedNull,
                          S.OptionsPattern, S.PatternSequence, S.OrderlessPatternSequence, S.Alternatives, S.Longest,
                          S.Shortest):
                return False
            if p.head in _FIXED:
                stack.extend(p.args)
    return True


def _conditional_scope(rhs) -> bool:
    while type(rhs) is Expr and rhs.head in (S.Module, S.With, S.Block) and rhs.args:
        rhs = rhs.args[-1]
        if type(rhs) is Expr and rhs.head is S.Condition:
            return True
    return False


def _blank_check(ev, blank: Expr):
    from .patterns import _head_test
    test = _head_test(blank.args[0])
    return lambda x, args: test(x, None)
