"""Closures for Do and Table inside of compiled bodies: bounds and body read the variables of the frame directly."""

from collections.abc import Callable, Iterator, Sequence

from ...evaluator import BreakLoop, ContinueLoop, substitute
from ...evaluator.compiled.compiler import Compiler
from ...evaluator.compiled.forms import NATIVE
from ...evaluator.compiled.questions import slot_filler
from ...evaluator.compiled.variables import whole
from ...evaluator.compiled.vectorise import VECTOR_FROM
from ...expression import NUMBERS, Expr, Expression, S, Symbol, is_list
from ...expression.compounds import mentions
from .iteration import LoopReturn, finish, loop_value, parse_iterator, vector_table

_PLAIN = frozenset((int, float))


class _Compiled:
    """One compiled iterator: ``values(frame)`` gives an Iterator or None, ``run(frame, it, step)`` goes through it."""

    __slots__ = ("values", "symbol", "place", "bounds", "ev")

    def __init__(self, c: Compiler, spec, scope, owner: str, parse):
        ev = self.ev = c.ev
        self.symbol = self.place = None
        if not is_list(spec):
            bound = c.node(spec, scope)
            self.bounds = (spec,)
            self.values = lambda frame: parse(ev, bound(frame), owner)
            return
        # {n} counts without a variable
        head = spec.args[:1] if len(spec.args) > 1 else ()
        self.bounds = spec.args[len(head) :]
        if head:
            self.symbol = head[0]
            # a variable of an enclosing Module that lives in the frame; else a symbol with an own value
            self.place = scope.assigned.get(self.symbol)
        bounds = c.arguments(self.bounds, scope)
        self.values = lambda frame: parse(ev, Expr(S.List, (*head, *[b(frame) for b in bounds])), owner)

    def run(self, frame: Sequence, it: Iterator, step: Callable) -> None:
        """step(value) for each value, with the variable set to it; what the variable was before comes back."""
        ev = self.ev
        if self.symbol is None:
            for _ in it.values:
                step()
            return
        # numbers depend on no symbol: setting them makes no cached value out of date
        numeric = type(it.values) is range or all([type(v) in NUMBERS for v in it.values])
        place = self.place
        if place is None:
            d = ev.definition(self.symbol)
            saved = d.own
            try:
                for value in it.values:
                    d.own = value
                    if not numeric:
                        ev.touch(d)
                    step()
            finally:
                d.own = saved
            return
        i, j = place
        # frame[j] names the symbol once a variable has left the frame (a closure took it, say)
        saved = whole(ev, frame, i) if frame[j] is None else ev.definitions[frame[j]].own
        try:
            for value in it.values:
                # asked anew for every value: the body itself may have made the variable leave the frame
                if frame[j] is None:
                    frame[i] = value
                else:
                    ev.definition(frame[j]).own = value
                step()
        finally:
            if frame[j] is None:
                frame[i] = saved
            else:
                ev.definition(frame[j]).own = saved


def _iterators(c: Compiler, specs, scope, owner: str) -> "list | None":
    """Compiled iterators; None where one has a form that is better left to the evaluator."""
    iterators = []
    for spec in specs:
        if type(spec) is Expr and spec.head is S.List:
            if (
                not 1 <= len(spec.args) <= 4
                # a name that a pattern has bound is no variable any more: its value stands there
                or len(spec.args) > 1
                and (type(spec.args[0]) is not Symbol or spec.args[0] in scope.names)
            ):
                return None
        elif type(spec) is Expr and spec.head in (S.Sequence, S.Unevaluated, S.Evaluate):
            return None
        iterators.append(_Compiled(c, spec, scope, owner, parse_iterator))
    return iterators


def _in_frame(e, scope) -> bool:
    """Does e read anything of the frame?  Where nothing does, the evaluator's own loop is as good."""
    return bool(scope.slots and slot_filler(e, scope.slots) is not None or mentions(e, (*scope.names, *scope.assigned)))


def _call_as_given(c: Compiler, e: Expr, scope):
    """``g(frame)``: the whole call, for a loop that turns out to be malformed."""
    put_in = c.filled(e, scope)
    return (lambda frame: e) if put_in is None else put_in


def _do(c: Compiler, e, args, scope, tail):
    """Do[body, iterators…]."""
    # the evaluator's own Do and Table are as fast there, and compile their bodies once for all
    if len(args) < 2 or not _in_frame(e, scope):
        return None
    iterators = _iterators(c, args[1:], scope, "Do")
    if iterators is None:
        return None

    body, whole_call = c.node(args[0], scope), _call_as_given(c, e, scope)

    def level(frame: Sequence, n: int) -> bool:
        it = iterators[n].values(frame)
        if it is None:
            return False
        if n + 1 < len(iterators):

            def step() -> None:
                if not level(frame, n + 1):
                    # the loops around must not go on with a message a turn
                    raise _Malformed
        else:

            def step() -> None:
                try:
                    x = body(frame)
                except ContinueLoop:
                    return
                if type(x) is Expr and x.head is S.Return:
                    raise LoopReturn(x)

        iterators[n].run(frame, it, step)
        return True

    def call(frame: Sequence) -> Expression:
        try:
            if not level(frame, 0):
                return whole_call(frame)
        except _Malformed:
            return whole_call(frame)
        except BreakLoop:
            pass
        except LoopReturn as r:
            return loop_value(r.value, S.Do)
        return S.Null

    return call


class _Malformed(Exception):
    """An inner iterator has no values; its message has been given."""


def _table(c: Compiler, e, args, scope, tail):
    """Table[body, iterators…]."""
    if len(args) < 2 or not _in_frame(e, scope):
        return None
    iterators = _iterators(c, args[1:], scope, "Table")
    if iterators is None:
        return None

    body, whole_call = c.node(args[0], scope), _call_as_given(c, e, scope)
    vector = _vector(c, args, iterators, scope)
    evaluate = c.ev.evaluate

    def level(frame: Sequence, n: int) -> Expression | None:
        it = iterators[n].values(frame)
        if it is None:
            raise _Malformed
        # two levels at most become one array operation
        if vector is not None and n >= len(iterators) - 2 and it.symbol is not None and len(it.values) >= VECTOR_FROM:
            result = vector(frame, it, n)
            if result is not None:
                return result
        out: list = []
        if n + 1 < len(iterators):

            def step() -> None:
                out.append(level(frame, n + 1))
        else:

            def step() -> None:
                out.append(body(frame))

        try:
            iterators[n].run(frame, it, step)
        except BreakLoop:
            pass
        # evaluated for Nothing and Sequence among the elements
        return evaluate(finish(out))

    def call(frame: Sequence) -> Expression:
        try:
            return level(frame, 0)
        except _Malformed:
            return whole_call(frame)

    return call


def _vector(c: Compiler, args, iterators: list, scope):
    """``g(frame, it, n)``: the levels from n on with NumPy, where everything the body reads of the frame is a number."""
    ev, body = c.ev, args[0]
    own = {it.symbol for it in iterators}
    slots = [(name, i) for name, i in scope.names.items() if mentions(body, (name,))]
    slots += [(name, i) for name, (i, _) in scope.assigned.items() if name not in own and mentions(body, (name,))]
    fill = slot_filler(body, scope.slots) if scope.slots else None
    last = len(iterators) - 1

    def run(frame: Sequence, it: Iterator, n: int) -> Expression | None:
        if not ev.vectorising:
            return None
        values = {name: frame[i] for name, i in slots}
        # an array or an expression in the body could have a shape of its own
        if not all([type(v) in _PLAIN for v in values.values()]):
            return None
        axes = (it,)
        if n < last:
            inner = iterators[last]
            # a triangle is no array
            if inner.symbol is None or any([mentions(b, (it.symbol,)) for b in inner.bounds]):
                return None
            inner_values = inner.values(frame)
            if inner_values is None:
                return None
            axes = (it, inner_values)
        x = body if fill is None else fill(frame)
        return vector_table(ev, substitute(x, values), axes)

    return run


NATIVE[S.Do] = _do
NATIVE[S.Table] = _table
