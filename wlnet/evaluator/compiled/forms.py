"""The forms that closures know: arithmetic, comparison, control, assignment and lists, one function per head.

Each gives ``f(frame)`` for a call, or None where the call has an unusual form and is left to the evaluator.
"""

from operator import ge, gt, le, lt

from ...expression import Association, Expr, Rational, S, Symbol, identity_key, rational
from ...expression.packed import PACKED_FROM
from ..attributes import TEMPORARY
from ..control import BreakLoop, ContinueLoop
from .compiler import (
    AS_TEMPLATE,
    FALSE,
    LIST,
    NATIVE,
    SELF,
    SEQUENCE,
    TRUE,
    UNEVALUATED,
    Compiler,
    Scope,
    Template,
    has_scope,
    mentions,
    promoted,
    slot_filler,
    used_as_head,
    whole,
)
from .local_symbols import release_locals

_BEYOND = float("inf")  # no closure takes this for a result: the evaluator does the sum then


# --- arithmetic -------------------------------------------------------------------------------------------------------


def _plus(c: Compiler, e, args, scope, tail):
    if len(args) < 2:
        return None
    evaluate = c.ev.evaluate
    if len(args) > 2:
        parts = c._arguments(args, scope)

        def total(frame):
            values = [p(frame) for p in parts]
            exact = True
            for v in values:
                if type(v) is float:
                    exact = False
                elif type(v) is not int:
                    return evaluate(Expr(S.Plus, tuple(values)))
            if exact:
                return sum(values)
            try:
                result = 0
                for v in sorted(values):  # in the order that Orderless gives them
                    result += v
            except OverflowError:
                return evaluate(Expr(S.Plus, tuple(values)))
            return result if result - result == 0.0 else evaluate(Expr(S.Plus, tuple(values)))

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
                    try:
                        r = x - y
                    except OverflowError:  # an integer beyond the reals
                        r = _BEYOND
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
                    try:
                        r = x + y
                    except OverflowError:  # an integer beyond the reals
                        r = _BEYOND
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
                try:
                    r = x + y
                except OverflowError:  # an integer beyond the reals
                    r = _BEYOND
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
                if type(v) is int and type(result) is int:
                    result *= v
                elif (
                    (type(v) is float or type(v) is int and -_EXACT_REALS < v < _EXACT_REALS)
                    and result != 0
                    and v != 0
                    and (type(result) is float or -_EXACT_REALS < result < _EXACT_REALS)
                ):
                    result *= v
                else:
                    return evaluate(Expr(S.Times, tuple(values)))
            if type(result) is float and (result - result != 0.0 or result == 0.0):
                return evaluate(Expr(S.Times, tuple(values)))
            return result

        return product
    left, right = args
    if (
        type(right) is Expr
        and right.head is S.Power
        and len(right.args) == 2
        and right.args[1] == -1
        and type(right.args[1]) is int
    ):
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
            try:
                r = x * y
            except OverflowError:  # an integer beyond the reals
                r = _BEYOND
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
                try:
                    r = x * right
                except OverflowError:  # an integer beyond the reals
                    r = _BEYOND
                if exact and type(r) is int or r - r == 0.0 and r != 0.0:
                    return r
            return evaluate(Expr(S.Times, (x, right)))

        return multiply_local
    a = c.node(left, scope)

    def multiply_constant(frame):
        x = a(frame)
        if type(x) is float or type(x) is int:
            try:
                r = x * right
            except OverflowError:  # an integer beyond the reals
                r = _BEYOND
            if exact and type(r) is int or r - r == 0.0 and r != 0.0:
                return r
        return evaluate(Expr(S.Times, (x, right)))

    return multiply_constant


_EXACT_REALS = 2**53  # integers below are machine reals without rounding


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
        if (
            other is float
            and (kind is float or kind is int and -_EXACT_REALS < x < _EXACT_REALS)
            or kind is float
            and other is int
            and -_EXACT_REALS < y < _EXACT_REALS
        ):
            if y and x:
                r = x * (1.0 / y)
                if r - r == 0.0 and r != 0.0:
                    return r
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
    if type(exponent) is int and exponent == 2:

        def square_of(frame):
            x = a(frame)
            if type(x) is int:
                return x * x
            if type(x) is float:
                r = x * x
                if r - r == 0.0 and r != 0.0:
                    return r
            return evaluate(Expr(S.Power, (x, 2)))

        return square_of
    if type(exponent) is int and 0 < exponent <= 64:

        def power(frame):
            x = a(frame)
            if type(x) is int:
                return x**exponent
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
            return x**y
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
            if (
                kind is float
                and type(y) is Rational
                and y.denominator < _EXACT_REALS
                and -_EXACT_REALS < y.numerator < _EXACT_REALS
            ):
                z = y.numerator / y.denominator
                if abs(x - z) > 1e-9 * (abs(x) + abs(z)):
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
        return abs(x - y) > 1e-9 * (abs(x) + abs(y))
    except OverflowError:  # an integer beyond the reals
        return True


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
                rest = held(frame)[2 * n + 1 :]
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
                locals_, frame[i + 1] = [frame[i + 1]], None
                release_locals(ev, locals_, x)
        return x

    return call  # the body is not in tail position: its variables must outlive it


def _with(c: Compiler, e, args, scope, tail):
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
    body = c.node(args[1], inner, tail)
    scope.size = max(scope.size, inner.size)
    opaque, size = c._opaque(e, scope), inner.size
    own_frame = scope.slots is None and not scope.names and not scope.assigned

    def call(frame):
        if own_frame:
            frame = [None] * size
        values = [value(frame) for _, _, value in starts]
        for (_, i, _), v in zip(starts, values):
            if type(v) is Expr and v.head in _NOT_ELEMENTS:
                return opaque(frame)
            frame[i] = v
        x = body(frame)
        if type(x) is Expr and x.head is S.Return and len(x.args) == 2 and x.args[1] is S.With:
            return x.args[0]
        return x

    return call


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
    store_global = global_store(c.ev, d)
    if store_global is None:
        return None

    def assign(frame):
        v = value(frame)
        store_global(v)
        return v

    return assign


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


def global_store(ev, d):
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
                        r = _BEYOND
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
                    r = _BEYOND
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
                return ev.evaluate(Expr(head, (promoted(ev, frame, name, i, j), v)))
            r = frame[i] = ev.evaluate(Expr(function, (whole(ev, frame, i), v)))
            return r

        return change

    return compile_


def _list(c: Compiler, e, args, scope, tail):
    """{e1, …}: a short list of final elements is final."""
    parts = c._arguments(args, scope)
    ev = c.ev
    definitions = ev.definitions
    if len(parts) >= PACKED_FROM:
        return lambda frame: ev.evaluate(Expr(LIST, tuple([p(frame) for p in parts])))

    def call(frame):
        values = tuple([p(frame) for p in parts])
        result = Expr(LIST, values)
        for v in values:
            kind = type(v)
            if kind is Expr:
                if v.stamp != ev.clock or v.head in _NOT_ELEMENTS:
                    return ev.evaluate(result)
            elif kind is Symbol:
                if definitions[v].own is not None or v is S.Nothing:
                    return ev.evaluate(result)
            elif kind not in SELF:
                return ev.evaluate(result)
        result.stamp = ev.clock
        return result

    return call


_NOT_ELEMENTS = frozenset((SEQUENCE, UNEVALUATED, S.Splice, S.Nothing))


def _association(c: Compiler, e, args, scope, tail):
    """<|k -> v, …|>."""
    rules = []
    if len(args) == 1 and type(args[0]) is Expr and args[0].head is not S.Rule and args[0].head is not S.RuleDelayed:
        made, evaluate = c.node(args[0], scope), c.ev.evaluate
        return lambda frame: evaluate(Expr(S.Association, (made(frame),)))
    for a in args:
        if type(a) is not Expr or a.head is not S.Rule or len(a.args) != 2:
            return None
        rules.append(tuple(c._arguments(a.args, scope)))
    ev = c.ev

    def call(frame):
        pairs = [(key(frame), value(frame)) for key, value in rules]
        data, final = {}, True
        for k, v in pairs:
            if type(k) is Expr and k.head in _NOT_ELEMENTS or type(v) is Expr and v.head in _NOT_ELEMENTS:
                return ev.evaluate(Expr(S.Association, tuple([Expr(S.Rule, pair) for pair in pairs])))
            data[identity_key(k)] = v
            final = final and (type(v) in SELF or type(v) is Expr and v.stamp == ev.clock)
        result = Association(data)
        if final:
            result.stamp = ev.clock
        return result

    return call


def _switch(c: Compiler, e, args, scope, tail):
    """Switch[x, form, value, …] with forms that hold no local variable."""
    if len(args) % 2 == 0:
        return None
    ev = c.ev
    forms = args[1::2]
    for form in forms:
        if c.filled(form, scope) is not None or not _is_constant(ev, form):
            return None
    x = c.node(args[0], scope)
    values = [c.node(v, scope, tail) for v in args[2::2]]
    held = _held_rest(c, args[1:], scope)
    matchers: list = []

    def call(frame):
        v = x(frame)
        if not matchers:
            matchers.extend([ev.matcher(ev.evaluate(f)) for f in forms])
        for matches, value in zip(matchers, values):
            if matches(v) is not None:
                return value(frame)
        return Expr(S.Switch, (v, *held(frame)))

    return call


def _is_constant(ev, form) -> bool:
    """Does a form evaluate to itself whatever the user does: atoms, and blanks of System heads?"""
    if type(form) is Expr:
        return (
            form.head is S.Blank
            and len(form.args) <= 1
            and all([_is_constant(ev, a) for a in form.args])
            or form.head is S.Alternatives
            and all([_is_constant(ev, a) for a in form.args])
        )
    if type(form) is Symbol:
        d = ev.definitions[form]
        return d.builtin is not None and d.builtin.value is None and d.own is None
    return type(form) in SELF


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
    """A pure function as a value: variables of the frame are put in, and its code is bound to them."""
    opaque = c._opaque(e, scope)
    used = [(name, i) for name, i in scope.names.items() if mentions(e, name)]
    if (
        not 1 <= len(args) <= 2
        or not used
        or any([mentions(e, name) for name in scope.assigned])
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
            if not any([type(v) is Expr and v.head in _NOT_ELEMENTS for v in values]):
                f.code = (epoch, template, AS_TEMPLATE, values)
        return f

    return make


NATIVE.update(
    {
        S.Plus: _plus,
        S.Times: _times,
        S.Power: _power,
        S.Mod: _integer_function(S.Mod, lambda x, y: x % y),
        S.Quotient: _integer_function(S.Quotient, lambda x, y: x // y),
        S.EvenQ: _parity(S.EvenQ, 0),
        S.OddQ: _parity(S.OddQ, 1),
        S.Less: _comparison(S.Less, lt),
        S.LessEqual: _comparison(S.LessEqual, le),
        S.Greater: _comparison(S.Greater, gt),
        S.GreaterEqual: _comparison(S.GreaterEqual, ge),
        S.Equal: _comparison(S.Equal, lambda x, y: x == y),
        S.Unequal: _comparison(S.Unequal, lambda x, y: x != y),
        S.SameQ: _same_q,
        S.Not: _not,
        S.And: _junction(S.And, FALSE),
        S.Or: _junction(S.Or, TRUE),
        S.If: _if,
        S.Which: _which,
        S.CompoundExpression: _compound,
        S.While: _while,
        S.For: _for,
        S.Module: _module,
        S.With: _with,
        S.Set: _set,
        S.AddTo: _change(S.AddTo, lambda x, y: x + y, False),
        S.SubtractFrom: _change(S.SubtractFrom, lambda x, y: x - y, False),
        S.TimesBy: _change(S.TimesBy, lambda x, y: x * y, False),
        S.Increment: _change(S.Increment, None, True),
        S.Decrement: _change(S.Decrement, None, True),
        S.PreIncrement: _change(S.PreIncrement, None, False),
        S.PreDecrement: _change(S.PreDecrement, None, False),
        S.AppendTo: _list_change(S.AppendTo, S.Append),
        S.PrependTo: _list_change(S.PrependTo, S.Prepend),
        S.List: _list,
        S.Association: _association,
        S.Switch: _switch,
        S.Function: _function_value,
        S.StringJoin: _string_join,
    }
)
