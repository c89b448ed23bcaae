"""The evaluation loop: the reference semantics of the language.

`Evaluator.evaluate` loops on the results of rules, so that tail calls cost no stack.  Every faster path of this
package falls back to it, node by node.
"""

from itertools import count

from ..expression import (
    TYPE_CHECKING,
    Association,
    Atom,
    BigReal,
    Complex,
    Expr,
    Expression,
    PackedArray,
    Rational,
    S,
    Symbol,
    fresh_symbol,
    known_symbol,
    symbol,
)
from ..expression.compounds import spliced
from ..expression.order import canonical_sort
from ..expression.templates import fill_template
from . import messages
from .arguments import flattened, keep_their_order, threaded, without_unevaluated
from .atom_handlers import HANDLERS, PLAIN, handlers_of
from .attributes import ANY_HOLD, FLAT, HOLD_ALL_COMPLETE, HOLD_FIRST, HOLD_REST, LISTABLE, ORDERLESS, SEQUENCE_HOLD
from .builtin_calls import call_builtin, guarded
from .compiled.compiler import Compiler
from .compiled.questions import has_loop
from .compiled.scope import LIST, NO_RULE, SEQUENCE, UNEVALUATED, UNUSUAL, returned
from .definitions import Definition, Definitions, Rule, RuleTable, may_fail
from .flat_rules import apply_inside
from .own_variables import ITERATION_LIMIT, RECURSION_LIMIT, WATCHERS
from .patterns import Matcher, compile_pattern, substitute
from .patterns.matchers import done
from .pure_functions import apply_function, function_attributes
from .scopes import scoped_condition
from .services import Services

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TypeVar

    Kind = TypeVar("Kind")

_SESSIONS = count(1)
_MATCHERS_KEPT = 2000  # compiled patterns; programs that make patterns as they run must not fill the memory with them


class Evaluator:
    """One session's definitions, limits and messages, and the function that evaluates in them."""

    def __init__(self, services: "Services | None" = None):
        services = services or Services()
        self.read, self.open_text, self.format, self.write = services.read, services.open_text, services.format, services.write
        self.is_builtin_name, self.load_handlers = services.is_builtin_name, services.load_handlers
        self.definitions = Definitions(services.load)
        self.messages = messages.MessageLog()
        base = next(_SESSIONS) << 48  # stamps of one session never look valid to another
        self.base = base
        self.clock = base + 1
        self.depth = 0
        self.recursion_limit = RECURSION_LIMIT
        self.iteration_limit = ITERATION_LIMIT
        self.context = "Global`"
        self.context_path = ["System`", "Global`"]
        self.module_number = 0
        self.up_values = False  # has any symbol up values yet?
        self.line = 1
        self.inputs: dict = {}
        self.outputs: dict = {}
        self.has_formats = False  # has any symbol rules for Format yet?
        self.raises = False  # is a Python error raised, and not told in a message?  For tests.
        self._own: dict[type, object] = {}  # what topics keep in the session, by class: see `own`
        self._matchers: dict = {}
        self.compiling = True  # closures and vectorised bodies; tests switch each off in turn
        self.vectorising = True
        self.epoch = object()  # compiled code of an earlier epoch is void
        self.compiler = Compiler(self)
        self._fired = False  # was the last step of the loop a user's rule?

    # --- compiled code --------------------------------------------------------------------------------------------

    def body(self, e: Expression) -> "Callable":
        """``run(None)`` that gives the value of a held expression, for bodies that run many times."""
        if not self.compiling:
            evaluate = self.evaluate
            return lambda frame: evaluate(e)
        return self.compiler.body(e)

    def function(self, f: Expression, arity: int = 1) -> "Callable":
        """A Python function of evaluated arguments that gives the value of f[args…], for many calls."""
        if not self.compiling:
            evaluate = self.evaluate
            return lambda *args: evaluate(Expr(f, args))
        return self.compiler.function(f, arity)

    def own(self, kind: "type[Kind]") -> "Kind":
        """The session's object of a class, made when it is first asked for.

        Each topic of builtins that remembers something from call to call has a class of its own for it: ``ev.own(OpenStreams)``.
        """
        state = self._own.get(kind)
        if state is None:
            state = self._own[kind] = kind()
        return state

    # --- services for builtins ----------------------------------------------------------------------------------

    def call(self, f: Expression, *args: Expression) -> Expression:
        """Evaluate f[args…]."""
        return self.evaluate(Expr(f, args))

    def test(self, f: Expression, x: Expression) -> bool:
        """Does f[x] evaluate to True?"""
        return self.evaluate(Expr(f, (x,))) is S.True_

    def message(self, sym: Symbol | str, tag: str, *arguments: Expression) -> None:
        """Issue Symbol::tag with these arguments (expressions, strings or Python values)."""
        messages.emit(self, S[sym] if type(sym) is str else sym, tag, arguments)

    def fill(self, template: str, arguments: tuple) -> str:
        """A message text: `1`, `2`, … and `` replaced by the arguments in OutputForm."""
        texts = [a if type(a) is str else "None" if a is None else self.format(a, "MessageForm") for a in arguments]
        return fill_template(template, texts)

    def matcher(self, pattern: Expression) -> Matcher:
        """The compiled matcher of a pattern, cached: ``matcher(x)`` gives bindings or None."""
        if type(pattern) is not Expr:
            return compile_pattern(self, pattern)
        matcher = self._matchers.get(pattern)
        if matcher is None:
            if len(self._matchers) > _MATCHERS_KEPT:
                self._matchers.clear()
            matcher = self._matchers[pattern] = compile_pattern(self, pattern)
        return matcher

    def matches(self, x: Expression, pattern: Expression) -> bool:
        """MatchQ[x, pattern]."""
        return self.matcher(pattern)(x) is not None

    def definition(self, sym: Symbol) -> Definition:
        """The definition of a symbol, for writing: marks it as changed."""
        d = self.definitions[sym]
        self.touch(d)
        return d

    def touch(self, d: Definition) -> None:
        """Note that a definition changes now: evaluated expressions that mention the symbol are no longer final."""
        self.clock += 1
        d.changed = self.clock
        d.calls = None
        if d.builtin is not None:
            self.new_epoch()

    def new_epoch(self) -> None:
        """Compiled code is void: a System symbol or attributes have changed."""
        self.epoch = object()
        for d in self.definitions.values():
            d.calls = None

    def own_value_changed(self, d: Definition) -> None:
        """A symbol has a new own value: tell whoever watches it ($RecursionLimit, $Context, …)."""
        watcher = WATCHERS.get(d.symbol)
        if watcher is not None:
            watcher(self, d.own)

    def forget_matchers(self) -> None:
        """Attributes changed: patterns compiled under the old ones are void."""
        self._matchers.clear()
        self.new_epoch()
        for d in self.definitions.values():
            for table in (d.down, d.up, d.sub, d.own_rules, d.nvalues):
                if table:
                    for r in table.all():
                        r.matcher = r.inside = None

    def resolve(self, name: str) -> Symbol:
        """The symbol a spelled name means in the current context and context path; made in the context if new."""
        if "`" in name:
            return symbol(self.context + name[1:] if name[0] == "`" else name)
        for context in self.context_path if self.context in self.context_path else [self.context, *self.context_path]:
            if context == "System`":
                sym = known_symbol("System`" + name)
                if sym is not None and self.exists(sym):
                    return sym
                if self.is_builtin_name(name):
                    return symbol("System`" + name)
            else:
                sym = known_symbol(context + name)
                if sym is not None and sym in self.definitions:
                    return sym
                if context != "Global`" and self.is_builtin_name(context + name):
                    return symbol(context + name)
        sym = symbol(self.context + name)
        self.definitions[sym]  # noqa: B018 - the name exists in this session from now on
        return sym

    def read_in(self, context: str, text: str) -> list:
        """The expressions of a text whose names are those of builtins, and otherwise symbols of a context."""
        outer = self.context, self.context_path
        self.context, self.context_path = context, ["System`"]
        try:
            return self.read(text)
        finally:
            self.context, self.context_path = outer

    def exists(self, sym: Symbol) -> bool:
        """Has this System symbol a meaning or a place in this session?"""
        return sym in self.definitions or self.is_builtin_name(sym.name)

    def unique(self, name: str) -> Symbol:
        """A new local symbol name$n, as Module makes them."""
        self.module_number += 1
        return fresh_symbol(f"{name}${self.module_number}")

    def default_value(self, head: Symbol | None, position: int) -> Expression | None:
        """Default[head, position] as the pattern x_. takes it, or None."""
        if head is None:
            return None
        d = self.definitions[head]
        if d.defaults:
            value = d.defaults.get(position)
            return d.defaults.get(0) if value is None else value
        return DEFAULTS.get((head, position), DEFAULTS.get((head, 0)))

    # --- the loop -----------------------------------------------------------------------------------------------

    def evaluate(self, e: Expression) -> Expression:
        """The value of an expression."""
        kind = type(e)
        if kind is Expr:
            if e.stamp == self.clock:
                return e
        elif kind is Symbol:
            value = self.definitions[e].own
            if value is None:
                return self._own_rules(e)
            if type(value) not in (Expr, Symbol):
                return value
            e = value
            if type(e) is Symbol:
                return self._symbol_chain(e)
            if e.stamp == self.clock:
                return e
        elif kind is Association:
            return self._association(e)
        else:
            return e
        if self.depth >= self.recursion_limit:
            return self.too_deep(e)
        self.depth += 1
        try:
            return self._loop(e)
        finally:
            self.depth -= 1

    def _symbol_chain(self, e: Symbol):
        """A symbol whose value is a symbol: follow, counting depth, so that x = y; y = x ends."""
        if self.depth >= self.recursion_limit:
            return self.too_deep(e)
        self.depth += 1
        try:
            return self.evaluate(e)
        finally:
            self.depth -= 1

    def _own_rules(self, e: Symbol):
        d = self.definitions[e]
        if not d.own_rules:
            return e
        for r in d.own_rules.all():
            result = self.apply_rule(r, e)
            if result is not None:
                return self.evaluate(result)
        return e

    def _association(self, a: Association):
        if a.stamp == self.clock or self._is_fresh(a):
            return a
        values = list(a.data.items())
        changed = False
        data = {}
        for key, value in values:
            kind = type(value)
            if kind is int or kind is str or kind is float:
                data[key] = value
                continue
            new = value if key in a.delayed else self.evaluate(value)
            changed = changed or new is not value
            data[key] = new
        if changed:
            a = Association(data, a.delayed)
        a.stamp = self.clock
        return a

    def _is_fresh(self, e) -> bool:
        """Was e found final earlier, and has no symbol in it changed since?  Then it is stamped anew."""
        stamp = e.stamp
        if stamp <= self.base or stamp > self.clock:
            return False
        symbols = e.symbols
        if symbols is None:
            symbols = e.symbols = self.symbols_of(e)
        definitions = self.definitions
        for s in symbols:
            if definitions[s].changed > stamp:
                return False
        e.stamp = self.clock
        return True

    def symbols_of(self, e: Expression) -> tuple:
        """The symbols that occur in e."""
        symbols: set = set()
        seen: set = set()
        stack = [e]
        while stack:
            x = stack.pop()
            kind = type(x)
            if kind is Symbol:
                symbols.add(x)
            elif kind is Expr:
                if x.symbols is not None:
                    symbols.update(x.symbols)
                elif id(x) not in seen:
                    seen.add(id(x))
                    if type(x.head) is not Symbol:
                        stack.append(x.head)
                    else:
                        symbols.add(x.head)
                    stack.extend(x.args)
            elif kind is Association:
                stack.extend(x.keys())
                stack.extend(x.values())
        return tuple(symbols)

    def _loop(self, e):
        """Evaluate until no rule applies."""
        definitions = self.definitions
        steps = 0
        owner = None  # the head whose rule made e: Return[v] as its result means v
        while True:
            if type(e) is not Expr:
                return self.evaluate(e)
            if e.stamp and (e.stamp == self.clock or self._is_fresh(e)):
                return returned(e, owner) if owner is not None and e.head is S.Return else e
            head = e.head
            if type(head) is not Symbol:
                head = self.evaluate(head)
                if type(head) is Expr and head.head is SEQUENCE:
                    e = Expr(SEQUENCE, head.args + e.args)
                    continue
            elif (own := definitions[head].own) is not None:
                head = self.evaluate(own)
            if type(head) is Symbol:
                d = definitions[head]
                attributes = d.attributes
            else:
                d = None
                attributes = 0
                if type(head) is Expr and head.head is S.Function and len(head.args) == 3:
                    attributes = function_attributes(self, head.args[2])
            result = self._step(e, head, d, attributes)
            if type(result) is _Final:
                e = result.value
                return returned(e, owner) if owner is not None and type(e) is Expr and e.head is S.Return else e
            if self._fired:
                owner = head
            e = result
            steps += 1
            if steps > self.iteration_limit:
                self.message(S["$IterationLimit"], "itlim", self.iteration_limit)
                return Expr(S.Hold, (e,))

    def _step(self, e: Expr, head, d, attributes: int):
        """One pass: evaluate the arguments and apply one rule.  Gives the next expression, or _Final(value)."""
        clock = self.clock
        args, special = self.evaluated_arguments(e.args, attributes)
        evaluated = args
        if special and not attributes & (HOLD_ALL_COMPLETE | SEQUENCE_HOLD):
            args = tuple(spliced(args))
        wrapped = None
        if special:
            args, wrapped = without_unevaluated(args, attributes)
        if attributes & FLAT:
            args = flattened(args, head)
        if attributes & LISTABLE:
            result = threaded(self, head, d, args)
            if result is not None:
                self._fired = False
                return result
        if attributes & ORDERLESS and len(args) > 1 and not keep_their_order(head, args):
            args = canonical_sort(args)
        if args is not e.args and (args == () or args != e.args) or head is not e.head:
            current = Expr(head, args)
        else:
            current = e
        result = self._apply(current, head, d, args, attributes)
        if result is not None:
            return result
        if wrapped is not None:
            return _Final(Expr(head, wrapped))
        if self.clock != clock and evaluated is not e.args and self._is_outdated(args, clock):
            self._fired = False
            return current
        self.stamp(current, d)
        return _Final(current)

    def _is_outdated(self, args: tuple, clock: int) -> bool:
        """Has a symbol in these arguments changed since the clock showed this?  {b, b = 5} is {b, 5} first, then {5, 5}."""
        definitions = self.definitions
        for a in args:
            kind = type(a)
            if kind is Symbol:
                if definitions[a].changed > clock:
                    return True
            elif kind is Expr and a.stamp != self.clock and clock >= a.stamp > self.base and not self._is_fresh(a):
                return True
        return False

    def evaluated_arguments(self, args: tuple, attributes: int) -> tuple[tuple, bool]:
        """Evaluated arguments as a tuple (the same one if nothing changed) and whether a special head is among them."""
        if attributes & ANY_HOLD:
            if attributes & HOLD_ALL_COMPLETE:
                return args, False
            first, rest = not attributes & HOLD_FIRST, not attributes & HOLD_REST
        else:
            first = rest = True
        out = []
        special = changed = False
        evaluates = first  # are arguments evaluated here: the first one, and then the others?
        for a in args:
            kind = type(a)
            if kind is Expr:
                h = a.head
                if h is UNEVALUATED:
                    special = True
                elif evaluates or h is S.Evaluate:
                    v = self.evaluate(a)
                    if v is not a:
                        changed = True
                        a = v
                    if type(a) is Expr and (a.head is SEQUENCE or a.head is UNEVALUATED):
                        special = True
                elif h is SEQUENCE:
                    special = True
            elif evaluates and (kind is Symbol or kind is Association):
                v = self.evaluate(a)
                if v is not a:
                    changed = True
                    a = v
                    if type(a) is Expr and (a.head is SEQUENCE or a.head is UNEVALUATED):
                        special = True
            out.append(a)
            evaluates = rest
        return (tuple(out) if changed else args), special

    def _apply(self, current: Expr, head, d, args: tuple, attributes: int):
        """Apply the first rule that fits: up values, down values, builtin, sub values.  None if none does."""
        if attributes & HOLD_ALL_COMPLETE:
            pass
        elif self.up_values:
            result = self._apply_up_values(current, args)
            if result is not None:
                self._fired = True
                return result
        elif d is not None and head is not LIST and (d.function is not None or attributes & LISTABLE):
            # no atom changes what a list is, and long lists take time
            for a in args:
                if type(a) not in PLAIN:
                    result = self._apply_operands(current, args)
                    if result is not None:
                        self._fired = True
                        return result
                    break
        if d is not None:
            if d.down:
                if not d.hot and has_loop(d.down):
                    d.hot = True
                if d.hot and self.compiling and not attributes & UNUSUAL:
                    result = self.compiler.call(d, args)
                    if result is not NO_RULE:
                        self._fired = False
                        return result if type(result) is not Expr or result.stamp else _Final(result)
                else:
                    d.hot = True
                    result = self.apply_table(d.down, current, attributes & FLAT)
                    if result is not None:
                        self._fired = True
                        return result
            if d.function is not None:
                result = call_builtin(self, d, args, current)
                self._fired = False
                return result
            return None
        self._fired = False
        if type(head) is Expr:
            return self._apply_compound_head(current, head, args)
        if isinstance(head, Atom):
            application = self.application_of(type(head))
            if application is not None:
                return guarded(self, application, head, args, current)
        return None

    def application_of(self, kind: type) -> "Callable | None":
        """function(ev, atom, args) that says what atom[args] means for atoms of a class, or None."""
        return (HANDLERS.get(kind) or handlers_of(kind, self.load_handlers)).application

    def operand_of(self, kind: type) -> "Callable | None":
        """function(ev, call, args) that says what call = f[…, atom, …] means for atoms of a class, or None."""
        return (HANDLERS.get(kind) or handlers_of(kind, self.load_handlers)).operand

    def _apply_operands(self, current: Expr, args: tuple):
        """The value of f[…, atom, …] as the handler of one of its atoms gives it, or None."""
        for a in args:
            kind = type(a)
            if kind not in PLAIN:
                operand = self.operand_of(kind)
                if operand is not None:
                    result = guarded(self, operand, current, args, current)
                    if result is not None:
                        return result
        return None

    def _apply_up_values(self, current: Expr, args: tuple):
        seen = None
        flat = type(current.head) is Symbol and self.definitions[current.head].attributes & FLAT
        for a in args:
            kind = type(a)
            if kind not in PLAIN:
                operand = self.operand_of(kind)
                result = None if operand is None else guarded(self, operand, current, args, current)
                if result is not None:
                    return result
                continue
            if kind is Expr:
                a = a.head
                while type(a) is Expr:
                    a = a.head
                kind = type(a)
            if kind is Symbol and a is not seen:
                seen = a
                table = self.definitions[a].up
                if table:
                    result = self.apply_table(table, current, flat)
                    if result is not None:
                        return result
            elif kind in _ATOM_HEADS:
                table = self.definitions[_ATOM_HEADS[kind]].up
                result = self.apply_table(table, current, flat) if table else None
                if result is not None:
                    return result
        return None

    def _apply_compound_head(self, current: Expr, head: Expr, args: tuple):
        """Sub values, operator forms and pure functions."""
        inner = head.head
        while type(inner) is Expr:
            inner = inner.head
        if type(inner) is not Symbol:
            return None
        d = self.definitions[inner]
        if d.sub:
            result = self.apply_table(d.sub, current)
            if result is not None:
                self._fired = True
                return result
        if d.builtin is None:
            return None
        if head.head is not inner:
            curried = d.builtin.curried
            return None if curried is None else guarded(self, curried, head, args, current)
        if inner is S.Function:
            return apply_function(self, head, args)
        application = d.builtin.application
        if application is not None:
            return guarded(self, application, head, args, current)
        form = d.builtin.operator
        if form is not None and len(head.args) == d.builtin.operator_arity and len(args) == 1:
            if form == "first":
                return Expr(inner, args + head.args)
            return Expr(inner, head.args + args)
        return None

    def apply_table(self, table: RuleTable, e: Expr, flat: int = 0) -> Expression | None:
        """The result of the first rule of the table that matches e (or, where its head is Flat, a part), or None."""
        if table.literal:
            r = table.literal.get(e)
            if r is not None:
                return self.instantiate(r, {})
        for r in table.general:
            result = self.apply_rule(r, e)
            if result is not None:
                return result
        if flat and len(e.args) > 2:
            for r in table.all():
                result = apply_inside(self, r, e)
                if result is not None:
                    return result
        return None

    def apply_rule(self, r: Rule, e: Expression) -> Expression | None:
        """The right side of a rule with its bindings if the rule matches e and its condition holds, else None."""
        matcher = r.matcher
        if matcher is None:
            matcher = r.matcher = compile_pattern(self, r.lhs)
        b: dict = {}
        if matcher.simple is not None:
            if not matcher.simple(e, b):
                return None
            return self.instantiate(r, b)
        if not may_fail(r.rhs):
            if not matcher.general(e, b, done):
                return None
            return self.instantiate(r, b)
        # The right side carries a condition: it takes part in the choice of bindings.
        accepted: list = []

        def accept():
            result = self.instantiate(r, b)
            if result is None:
                return False
            accepted.append(result)
            return True

        matcher.general(e, b, accept)
        return accepted[0] if accepted else None

    def instantiate(self, r: Rule, b: dict) -> Expression | None:
        """The right side with bindings put in; None if it carries a Condition that does not hold."""
        rhs = r._applied
        if rhs is None:
            rhs = r.applied()
        if type(rhs) is Expr:
            while type(rhs) is Expr and rhs.head is S.Condition and len(rhs.args) == 2:
                if self.evaluate(substitute(rhs.args[1], b)) is not S.True_:
                    return None
                rhs = rhs.args[0]
            if type(rhs) is Expr and may_fail(rhs):
                return scoped_condition(self, substitute(rhs, b))
        return substitute(rhs, b)

    def stamp(self, e: Expr, d: Definition | None) -> None:
        """Remember that e is final, if it is data: no rule of its head could fire later without a change we see."""
        if d is not None and (d.down or d.up):
            return
        if d is None and type(e.head) is Expr and e.head.stamp != self.clock:
            return
        clock = self.clock
        if d is not None and d.function is not None and d.attributes & ANY_HOLD and d.symbol not in _INERT_HOLDS:
            return
        for a in e.args:
            if type(a) is Expr and a.stamp != clock and not (d is not None and d.symbol in _INERT_HOLDS):
                return
        e.stamp = clock

    def too_deep(self, e: Expression) -> Expr:
        """What stands for e beyond the limit of recursion."""
        self.message(S["$RecursionLimit"], "reclim2", self.recursion_limit, e)
        return Expr(S.TerminatedEvaluation, ("RecursionLimit",))


class _Final:
    """The end of the loop: a value no rule applies to."""

    __slots__ = ("value",)

    def __init__(self, value):
        self.value = value


_INERT_HOLDS = frozenset((S.Hold, S.HoldForm, S.HoldComplete, S.HoldPattern, S.Function, S.RuleDelayed))
DEFAULTS = {(S.Plus, 0): 0, (S.Times, 0): 1, (S.Power, 2): 1}


_ATOM_HEADS = {
    int: S.Integer,
    float: S.Real,
    str: S.String,
    Rational: S.Rational,
    complex: S.Complex,
    Complex: S.Complex,
    BigReal: S.Real,
    PackedArray: S.List,
}  # up values of x_Integer, …
