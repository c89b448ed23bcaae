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

from ...expression import (
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
    same,
)
from ..atom_handlers import PLAIN
from ..attributes import ANY_HOLD, FLAT, HOLD_FIRST, HOLD_REST, LISTABLE, ORDERLESS, SEQUENCE_HOLD, TEMPORARY
from ..control import Control
from ..definitions import Rule
from ..patterns import head_test, substitute
from ..pure_functions import substitute_scoped
from .buffers import Buffer
from .local_symbols import fresh_local

SELF = frozenset((int, float, complex, str, Rational, Complex, BigReal, PackedArray, NumericArray, ByteArray))
_PLAIN = SELF & PLAIN  # those that no operand handler waits for
_KEYS = frozenset((S.Key, S.Sequence, S.Unevaluated))  # keys that an application of an association treats on its own
NO_RULE = object()  # what a call gives when no rule applies
# In place of an arity in a code: it is of the expression itself, not of what that does to arguments; or a `Template`.
_AS_BODY, AS_TEMPLATE = -1, -2
UNUSUAL = ANY_HOLD | FLAT | ORDERLESS | LISTABLE | SEQUENCE_HOLD
INDIRECT = ANY_HOLD | ORDERLESS | SEQUENCE_HOLD  # builtins with these are called by the evaluator only
TRUE, FALSE, LIST, SEQUENCE, UNEVALUATED = S.True_, S.False_, S.List, S.Sequence, S.Unevaluated


NATIVE: dict = {}  # head -> function(compiler, e, args, scope, tail) that gives f(frame) or None: see `compiled_forms`


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


class Template:
    """A pure function inside of a compiled body: compiled once, bound to the frame's values whenever it is made."""

    __slots__ = ("function", "names", "compiled")

    def __init__(self, function: Expr, names: tuple):
        self.function = function
        self.names = names  # the variables of the outer frame that it reads
        self.compiled: dict = {}  # number of arguments -> (code, size of the frame)

    def bind(self, c: "Compiler", f: Expr, arity: int, values: tuple):
        """The Python function for f, which is the template with these values put in; None for unusual parameters."""
        found = self.compiled.get(arity)
        if found is None:
            scope = _function_scope(self.function, arity)
            if scope is not None:
                for name in self.names:
                    scope.names[name] = scope.size
                    scope.size += 1
                parts = self.function.args
                found = c.node(parts[0] if len(parts) == 1 else parts[1], scope), scope.size
            self.compiled[arity] = found = found or (None, 0)
        run, size = found
        if run is None:
            return None
        return c._applied(f, arity, run, [*values, *[None] * (size - arity - len(values))])


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
            if d.own is None and not d.attributes & UNUSUAL and d.function is None and not ev.up_values:
                return self._user_function(d, arity)
            if d.own is None and f in ARITHMETIC and d.builtin is not None and not d.down and 0 < arity < 4:
                slots = tuple([Expr(S.Slot, (i + 1,)) for i in range(arity)])
                return self._pure(Expr(S.Function, (Expr(f, slots),)), arity)
            if d.own is None and d.function is not None and not d.down and not _attributes_for(d, arity) & INDIRECT:
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
        if code is not None and code[0] is ev.epoch:
            if code[2] == arity:
                return code[1]
            if code[2] == AS_TEMPLATE:
                compiled = code[1].bind(self, f, arity, code[3])
                if compiled is not None:
                    f.code = (ev.epoch, compiled, arity)
                    return compiled
        scope = _function_scope(f, arity)
        if scope is None:
            return None
        run = self.node(f.args[-1] if len(f.args) == 1 else f.args[1], scope)
        apply = self._applied(f, arity, run, [None] * (scope.size - arity))
        f.code = (ev.epoch, apply, arity)
        return apply

    def _applied(self, f: Expr, arity: int, run, extra: list):
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
        if arity == 1 and len(checks) == 1 and not returns:
            check = checks[0][1]

            def apply1(args):
                if not check(args[0], args):
                    return NO_RULE
                frame = [*args, *extra] if extra else args
                if test is not None and test(frame) is not TRUE:
                    return NO_RULE
                return body(frame)

            return apply1

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
            return self._application(e, scope)
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
        if d.attributes & UNUSUAL:
            return self._opaque(e, scope)
        if d.own is not None:
            return self._application(e, scope)
        return self._call(e, d, scope, tail)

    def _application(self, e, scope: Scope):
        """x[a, …] where x is a variable or a slot: associations are looked up and pure functions called directly."""
        opaque = self._opaque(e, scope)
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
        args, arity = self._arguments(e.args, scope), len(e.args)
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

    def place(self, e, scope: Scope) -> "int | None":
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
            if fill is not None:
                return lambda frame: slot_filler(substitute(e, {name: frame[i] for name, i in used}), slots)(frame)
            return lambda frame: substitute(e, {name: frame[i] for name, i in used})

        def put_in(frame):
            x = substitute_scoped(e, {name: promoted(ev, frame, name, i, j) for name, i, j in locals_})
            x = substitute(x, {name: frame[i] for name, i in used})
            return x if fill is None else slot_filler(x, slots)(frame)

        return put_in

    def _arguments(self, args, scope: Scope) -> list:
        return [self.node(a, scope) for a in args]

    def _builtin(self, e: Expr, d, scope: Scope):
        """A builtin without a special form here: native evaluation of the arguments where they are not held."""
        attributes = _attributes_for(d, len(e.args))
        if attributes & ANY_HOLD or any([type(a) is Expr and a.head in (SEQUENCE, UNEVALUATED) for a in e.args]):
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
        if attributes & indirect or d.down:
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


def _function_scope(f: Expr, arity: int) -> "Scope | None":
    """The variables of a pure function called with so many arguments; None where its parameters are unusual."""
    if len(f.args) == 1 or f.args[0] is S.Null:
        return Scope({}, arity, arity) if _plain_slots(f.args[-1], arity) else None
    names = f.args[0]
    if type(names) is Symbol:
        names = (names,)
    elif type(names) is Expr and names.head is LIST and all([type(n) is Symbol for n in names.args]):
        names = names.args
    else:
        return None
    if len(names) > arity or len(set(names)) < len(names) or _has_scoping(f.args[1]):
        return None
    return Scope({n: i for i, n in enumerate(names)}, arity)


def used_as_head(e, names) -> bool:
    """Does one of the names stand as a head in e?"""
    stack = [e]
    while stack:
        x = stack.pop()
        if type(x) is Expr:
            if type(x.head) is Symbol:
                if x.head in names:
                    return True
            else:
                stack.append(x.head)
            stack.extend(x.args)
    return False


def _attributes_for(d, count: int) -> int:
    """The attributes of a builtin that matter for a call with so many arguments: HoldRest does not for one."""
    attributes = d.attributes
    return attributes & ~HOLD_REST if count == 1 and not attributes & HOLD_FIRST else attributes


def _pure_call(ev, d):
    """A function of one evaluated argument for a builtin that is declared pure, else None."""
    b, function = d.builtin, d.function
    if (
        not b.pure
        or function is None
        or _attributes_for(d, 1) & (UNUSUAL & ~LISTABLE)
        or b.takes_tuple
        or not b.minimum <= 1 <= b.maximum
    ):
        return None
    if b.takes_options:
        plain_function, options = function, dict(d.options if d.options is not None else b.options or ())

        def function(ev, x):
            return plain_function(ev, x, options=options)

    evaluate, direct = ev.evaluate, _direct_call(ev, d)
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
            elif listable and (kind is PackedArray or kind is Association) or kind not in PLAIN:
                return evaluate(Expr(head, values))
        result = call_builtin(d, values) if function is not None else None
        if result is None:
            e = Expr(head, values)
            ev._stamp(e, d)
            return e
        if type(result) in SELF or result is TRUE or result is FALSE or type(result) is Expr and result.stamp == ev.clock:
            return result
        return evaluate(result)

    return call


def _general_call(evaluate, head, args: list):
    if len(args) == 1:
        a = args[0]
        return lambda frame: evaluate(Expr(head, (a(frame),)))
    if len(args) == 2:
        a, b = args
        return lambda frame: evaluate(Expr(head, (a(frame), b(frame))))
    return lambda frame: evaluate(Expr(head, tuple([a(frame) for a in args])))


ARITHMETIC = frozenset(
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
)  # as functions: the same forms over slots


# --- Module variables ---------------------------------------------------------------------------------------------------


def whole(ev, frame, i: int):
    """The value of a Module variable as the evaluator knows it: a buffer is frozen to the list that it holds."""
    v = frame[i]
    if type(v) is Buffer:
        v = frame[i] = v.freeze(ev)
    return v


def promoted(ev, frame, name: Symbol, i: int, j: int) -> Symbol:
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


def has_scope(e) -> bool:
    """Does e contain a scoping construct of any kind with named variables?"""
    stack = [e]
    while stack:
        x = stack.pop()
        if type(x) is Expr:
            if x.head in _SCOPING and (x.head is not S.Function or len(x.args) > 1):
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
            if p.head in (
                S.BlankSequence,
                S.BlankNullSequence,
                S.Optional,
                S.Repeated,
                S.RepeatedNull,
                S.OptionsPattern,
                S.PatternSequence,
                S.OrderlessPatternSequence,
                S.Alternatives,
                S.Longest,
                S.Shortest,
            ):
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
    return head_test(blank.args[0])  # does not look at its second argument
