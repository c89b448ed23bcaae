"""From Wolfram code to ops: what ElementwiseLayer, ThreadingLayer and FunctionLayer compute.

    Translator(dtype).apply(f, [x])      # f: an expression (a pure function, symbol, composition, name …); x: a value

Values of the translation are Python numbers and booleans, `ops.Value` with the batch as axis 0 (of length 1 for what is
the same in every example), Python lists and dicts (lists and associations that are not one array yet), symbols, and
functions.  There is one handler per head, in ``HANDLERS`` or ``FORMS``: here those of the structure of code; the others
in translate_scalars.py, translate_arrays.py, translate_statistics.py and translate_loops.py.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from typing import Any

import numpy as np

from .. import ops
from ..expression import (
    Association,
    Expr,
    Expression,
    NumericArray,
    PackedArray,
    Rational,
    S,
    Symbol,
    elements,
    has_head,
    is_list,
    symbol,
)
from ..expression.arithmetic import nearest_float
from ..nets.errors import NetFailure
from ..nets.net import Net
from ..nets.parameters import Kind
from ..ops import OpsError, Value
from .table import (
    CODE_HEADS,
    CONSTANTS,
    FORMS,
    HANDLERS,
    NAMED,
    SCALAR_HEADS,
    Closure,
    Scope,
    Spread,
    Untranslatable,
    form,
    handler,
    items_of,
    slots_of,
    words,
)

_OPERATORS = frozenset("Map Apply Fold FoldList MapThread MapIndexed Scan Nest".split())  # f[a][x] is f[a, x]
_REVERSED = frozenset(
    "Append Prepend Extract Lookup KeyTake GreaterThan GreaterEqualThan LessThan LessEqualThan EqualTo UnequalTo Threshold".split()
)  # f[a][x] is f[x, a]


class Translator:
    """One translation.

    ``pads``: do axes of length 1 stretch (ThreadingLayer), or must listable arguments have equal leading sizes, as in
    the language?  ``array(name)`` gives NetArray["name"] without batch; ``run(name, port -> value)`` the outputs of one
    of ``nets``.
    """

    def __init__(self, dtype=ops.FLOAT32, pads: bool = False, array=None, run=None, nets=None, batch: int = 1, trace=None):
        self.dtype, self.pads, self.array, self.run = dtype, pads, array, run
        self.nets, self.batch, self.trace = nets or {}, batch, trace

    @contextmanager
    def examples(self, count: int) -> Iterator:
        """While elements of a list are taken as examples, this is how many there are."""
        before = self.batch
        self._set_batch(count)
        try:
            yield
        finally:
            self._set_batch(before)

    def _set_batch(self, count: int) -> None:
        self.batch = count
        if self.trace is not None:
            self.trace.batch = count

    def net(self, name: str, args: list) -> Value | None:
        """A net inside the function applied to an array, to an association of ports or to arrays for its ports."""
        net = self.nets.get(name)
        if net is None:
            raise Untranslatable(f"there is no net {name} in the function")
        inputs = args[0] if len(args) == 1 and type(args[0]) is dict else dict(zip(net.inputs, args))
        if set(inputs) != set(net.inputs):
            raise Untranslatable("a net inside the function needs data for its ports " + ", ".join([f'"{p}"' for p in net.inputs]))
        ins = {}
        for port in net.inputs:
            x = self.array_of(inputs[port])
            x = ops.cast(x, ops.INT64) if net.input_tensor(port).is_integer else self.real(x)
            ins[port] = ops.broadcast_to(x, (self.batch, *x.shape[1:]))
        outs = self.run(name, ins)
        return next(iter(outs.values())) if len(outs) == 1 else outs

    # --- functions ---------------------------------------------------------------------------------------------------

    def apply(self, f: "Expression", args: list, scope: "Scope | None" = None) -> Any:
        """f[args…] for a function of any form."""
        kind = type(f)
        if kind is Closure:
            return self._apply_pure(f.function, args, f.scope)
        if kind is Symbol:
            bound = scope.names.get(f) if scope is not None else None
            if bound is not None and bound is not f:
                return self.apply(bound, args, scope)
            return self._apply_symbol(f, args)
        if kind is str:
            if f in NAMED:
                return self.named(f, args)
        if kind is Association:
            raise Untranslatable("an association cannot be used here")
        if kind is dict:
            return f[args[0]]
        if kind is Expr:
            return self._apply_expression(f, args, scope or Scope())
        if isinstance(f, Net):
            raise Untranslatable("a net cannot be used here")
        if isinstance(f, (Value, list)):
            raise Untranslatable("an array is not a function")
        raise Untranslatable("it is not a function", f)

    def named(self, name: str, args: list) -> Value:
        """The activation function of this name ("GELU", …)."""
        if len(args) != 1:
            raise Untranslatable(f'"{name}" takes one argument, not {len(args)}', name)
        return NAMED[name](self.real(args[0]))

    def _apply_symbol(self, f: Symbol, args: list):
        if f in HANDLERS:
            return HANDLERS[f](self, list(args))
        if f in FORMS:
            names = [Expr(S.Slot, (i + 1,)) for i in range(len(args))]
            return FORMS[f](self, Expr(f, tuple(names)), Scope(tuple(args)))
        raise Untranslatable("there is no such operation", f)

    def _apply_expression(self, f: Expr, args: list, scope: Scope):
        head = f.head
        name = head.name if type(head) is Symbol else ""
        if head is S.Function:
            return self._apply_pure(f, args, scope)
        if name == "Composition" or name == "RightComposition":
            for g in f.args if name == "RightComposition" else reversed(f.args):
                args = [self.apply(self.function(g, scope), args, scope)]
            return args[0]
        if name == "NetPath":
            return self.net(f.args[-1], args)
        if name in _OPERATORS and len(f.args) == 1 or name in _REVERSED and len(f.args) == 1:
            own = [self.function(f.args[0], scope) if name in _OPERATORS else self.value(f.args[0], scope)]
            return self._apply_symbol(head, own + list(args) if name in _OPERATORS else list(args) + own)
        if name == "Key" and len(f.args) == 1:
            return self.apply(args[0], [f.args[0]])
        if type(head) is Expr:  # f[a][b]
            inner = self.value(f, scope)
            return self.apply(inner, args, scope)
        raise Untranslatable("it is not a function of arrays", f)

    def _apply_pure(self, f: Expr, args: list, scope: Scope):
        parts = f.args
        if len(parts) == 1 or parts[0] is S.Null:
            return self.value(parts[-1] if len(parts) == 1 else parts[1], Scope(tuple(args), scope.names))
        names = elements(parts[0]) if is_list(parts[0]) else (parts[0],)
        names = [p.args[0] if has_head(p, S.Typed) else p for p in names]
        if len(names) > len(args):
            raise Untranslatable(f"it needs {len(names)} arguments, but {len(args)} were given", f)
        return self.value(parts[1], Scope(scope.slots, {**scope.names, **dict(zip(names, args))}))

    def function(self, x: "Expression", scope: Scope) -> "Expression":
        """A function given as an argument: pure functions keep their scope, other code stays code."""
        if has_head(x, S.Function):
            return Closure(x, scope)
        if type(x) is Symbol:
            return scope.names.get(x, x)
        if has_head(x, S.Slot):
            return self.value(x, scope)
        return x

    # --- code --------------------------------------------------------------------------------------------------------

    def value(self, x: "Expression", scope: Scope) -> "Expression | None":
        """The translated value of code."""
        kind = type(x)
        if kind is int or kind is float or kind is str or kind is bool or isinstance(x, (Value, list, dict, Closure)):
            return x
        if kind is Symbol:
            return self._symbol(x, scope)
        if kind is Rational:
            return x.numerator / x.denominator
        if kind is PackedArray:
            return self.lift(x.array)
        if kind is Association:
            return {k: self.value(v, scope) for k, v in x.items()}
        if kind is Expr:
            return self._expression(x, scope)
        if kind is NumericArray:
            return self.lift(x.array)
        try:
            return nearest_float(x)
        except (TypeError, ValueError):
            raise Untranslatable("it is no number", x) from None

    def _symbol(self, x: Symbol, scope: Scope):
        if x in scope.names:
            return scope.names[x]
        if x is S.True_ or x is S.False_:
            return x is S.True_
        return CONSTANTS.get(x.name, x)

    def _expression(self, x: Expr, scope: Scope):
        head = x.head
        if type(head) is not Symbol or head in scope.names:
            f = self.function(head, scope)
            return self.apply(f, self.values(x.args, scope), scope)
        handler_of_head = None if head in FORMS else HANDLERS.get(head)
        if handler_of_head is None and head not in FORMS:
            if head.name == "NetPath":
                return x
            raise Untranslatable(f"there is no operation for {head.name}", x)
        try:
            if handler_of_head is None:
                return FORMS[head](self, x, scope)
            return handler_of_head(self, self.values(x.args, scope))
        except OpsError as error:
            raise Untranslatable(error.text, x) from None
        except Untranslatable as error:
            error.part = x if error.part is None else error.part
            raise
        except (IndexError, TypeError, KeyError, ValueError, AttributeError):  # handlers expect well-formed arguments
            raise Untranslatable("its arguments have a form that nets cannot compute", x) from None

    def values(self, args: tuple, scope: Scope) -> list:
        """Translated arguments; functions stay functions, sequences are spliced in."""
        values: list = []
        for a in args:
            v = self._argument(a, scope)
            if type(v) is Spread:
                values.extend(v)
            else:
                values.append(v)
        return values

    def _argument(self, a, scope: Scope):
        if type(a) is Expr:
            if a.head is S.Function:
                return Closure(a, scope)
            name = a.head.name if type(a.head) is Symbol else ""
            if (
                name in ("Composition", "RightComposition", "Key", "Span", "Rule")
                or name in _OPERATORS | _REVERSED
                and len(a.args) == 1
            ):
                return self._code(a, scope)
        return self.value(a, scope)

    def _code(self, a: Expr, scope: Scope):
        """Code that is data: spans and the like with their parts translated, operator forms as functions."""
        if a.head.name in ("Span", "Rule", "Key"):
            return Expr(a.head, tuple([self.value(p, scope) for p in a.args]))
        held = [symbol(f"NeuralNetworks`held{i}") for i in range(len(a.args))]
        names = {**scope.names, **{name: self._argument(p, scope) for name, p in zip(held, a.args)}}
        body = Expr(Expr(a.head, tuple(held)), (Expr(S.SlotSequence, (1,)),))
        return Closure(Expr(S.Function, (body,)), Scope((), names))

    # --- numbers and arrays ------------------------------------------------------------------------------------------

    def lift(self, array: "np.ndarray") -> Value:
        """A constant array as a value with an axis of length 1 for the batch."""
        array = np.asarray(array)
        kind = self.dtype if array.dtype.kind == "f" else ops.INT64
        return ops.constant(array[None], kind)

    def is_array(self, x: Value) -> bool:
        """Is x an array or a list (not a number)?"""
        return isinstance(x, (Value, list))

    def array_of(self, x: object) -> Value:
        """x as a value: numbers become constants, lists are stacked."""
        if isinstance(x, Value):
            return x
        if type(x) is bool:
            return ops.constant([x], ops.BOOL)
        if type(x) is int:
            return ops.constant([x], ops.INT64)
        if type(x) is float:
            return ops.constant([x], self.dtype)
        if type(x) is list:
            if not x:
                raise Untranslatable("empty lists are not allowed in nets")
            return self.stack([self.array_of(a) for a in x])
        raise Untranslatable(
            f"{words(x) if not isinstance(x, (dict, Closure)) else 'a function or association'} is not an array", x
        )

    def real(self, x: object) -> Value:
        """x as a value with real elements."""
        x = self.array_of(x)
        return x if x.is_float and x.dtype == self.dtype else ops.cast(x, self.dtype)

    def stack(self, parts: list) -> Value:
        """Arrays of one shape joined along a new first level."""
        parts = self.one_batch(parts)
        shapes = {p.shape for p in parts}
        if len(shapes) > 1:
            raise Untranslatable(
                "a list of arrays with different dimensions is not an array: "
                + ", ".join([str(list(s[1:])) for s in sorted(shapes)])
            )
        return ops.stack(parts, 1)

    def one_batch(self, parts: list) -> list:
        """The values with one length of the batch axis."""
        batch = max([p.shape[0] for p in parts])
        return [p if p.shape[0] == batch else ops.broadcast_to(p, (batch, *p.shape[1:])) for p in parts]

    def aligned(self, values: list) -> list:
        """Operands of a listable function, all with the levels of the deepest one: axes of length 1 come behind."""
        ranks = [v.ndim for v in values if isinstance(v, Value)]
        if not ranks or min(ranks) == max(ranks) and self.pads:
            return values
        deepest = max(ranks)
        if not self.pads:
            self._check_listable([v.shape[1:] for v in values if isinstance(v, Value)])
        return [
            ops.reshape(v, v.shape + (1,) * (deepest - v.ndim)) if isinstance(v, Value) and v.ndim < deepest else v for v in values
        ]

    def _check_listable(self, shapes: list) -> None:
        first = max(shapes, key=len)
        for s in shapes:
            if s != first[: len(s)]:
                raise Untranslatable(f"arrays of dimensions {list(first)} and {list(s)} cannot be combined elementwise")


# --- the structure of code -------------------------------------------------------------------------------------------


@form("Slot", scalar=True)
def _slot(t, x, scope):
    key = x.args[0] if x.args else 1
    if type(key) is int and 0 < key <= len(scope.slots):
        return scope.slots[key - 1]
    if type(key) is str and scope.slots and type(scope.slots[0]) is dict and key in scope.slots[0]:
        return scope.slots[0][key]
    raise Untranslatable(f"there is no argument for the slot #{key}", x)


@form("SlotSequence", scalar=True)
def _slot_sequence(t, x, scope):
    return Spread(scope.slots[(x.args[0] if x.args else 1) - 1 :])


@form("Function", scalar=True)
def _function(t, x, scope):
    return Closure(x, scope)


@handler("List", scalar=True)
def _list(t, args):
    return list(args)


@form("Sequence")
def _sequence(t, x, scope):
    return Spread(t.values(x.args, scope))


@form("NetArray")
def _net_array(t, x, scope):
    return ops.expand_dims(t.array(x.args[0]), 0)


@form("With", "Module", "Block", scalar=True)
def _local(t, x, scope):
    names = dict(scope.names)
    outer = Scope(scope.slots, names if x.head is not S.With else scope.names)
    for a in elements(x.args[0]):
        if has_head(a, S.Set):
            names[a.args[0]] = t._argument(a.args[1], outer)
        elif type(a) is Symbol:
            names[a] = a
    return t.value(x.args[1], Scope(scope.slots, names))


@form("CompoundExpression", scalar=True)
def _compound(t, x, scope):
    result = S.Null
    for a in x.args:
        result = t.value(a, scope)
    return result


@form("Set", scalar=True)
def _set(t, x, scope):
    if len(x.args) != 2:
        raise Untranslatable("Set takes a variable and a value", x)
    target = x.args[0]
    value = t._argument(x.args[1], scope)
    if is_list(target) and all([type(a) is Symbol for a in elements(target)]):
        for a, v in zip(elements(target), items_of(t, value)):
            scope.names[a] = v
    elif type(target) is Symbol:
        scope.names[target] = value
    else:
        raise Untranslatable("only variables can be set", x)
    return value


@form("If", scalar=True)
def _if(t, x, scope):
    condition = t.value(x.args[0], scope)
    if type(condition) is bool:
        branch = x.args[1] if condition else x.args[2] if len(x.args) > 2 else S.Null
        return t.value(branch, scope)
    if len(x.args) < 3:
        raise Untranslatable("If needs both branches", x)
    return _cases(t, [(condition, x.args[1])], x.args[2], scope, x)


@form("Which", scalar=True)
def _which(t, x, scope):
    return _cases(t, [(x.args[i], x.args[i + 1]) for i in range(0, len(x.args) - 1, 2)], None, scope, x)


@form("Piecewise", scalar=True)
def _piecewise(t, x, scope):
    pairs = [(p.args[1], p.args[0]) for p in elements(x.args[0])]
    return _cases(t, pairs, x.args[1] if len(x.args) > 1 else 0, scope, x)


def _cases(t, pairs, default, scope, x):
    """The branch of the first condition that holds, element by element."""
    chosen, free = [], None  # free: where no condition held so far
    for condition, branch in pairs:
        holds = t.value(condition, scope)
        if holds is False:
            continue
        if holds is True:
            default = branch
            break
        if not isinstance(holds, Value):
            raise Untranslatable("it is not a condition", condition)
        active = holds if free is None else ops.logical_and(*t.aligned([free, holds]))
        chosen.append((holds, t.value(branch, _gated(branch, active, scope))))
        free = ops.logical_not(holds) if free is None else ops.logical_and(*t.aligned([free, ops.logical_not(holds)]))
    if default is None:
        raise Untranslatable("Which needs True as its last condition", x)
    result = t.value(default, scope if free is None else _gated(default, free, scope))
    for holds, branch in reversed(chosen):
        result = _choose(t, holds, branch, result)
    return result


def _choose(t, condition, first, second):
    first, second = [t.array_of(v) if type(v) is list else v for v in (first, second)]
    condition, first, second = t.aligned([condition, first, second])
    if not isinstance(first, Value) and not isinstance(second, Value):
        first = ops.constant(float(first), t.dtype)
    return ops.where(condition, first, second)


_TAME = frozenset("Plus Times Subtract Minus Max Min Abs Ramp Tanh LogisticSigmoid Sin Cos Slot List Clip".split())


def _gated(code, active, scope: Scope) -> Scope:
    """The scope in which a branch is computed: no gradient comes back from where the branch is not taken.

    A derivative may be infinite or undefined there (Sqrt, Log, Exp of a large number), and 0 times it is not 0.
    """
    if all([h.name in _TAME for h, _ in heads_of(code)]):
        return scope

    def gate(v: Value) -> Value:
        if not isinstance(v, Value) or not v.is_float or v.ndim < active.ndim:
            return v
        mask = ops.reshape(active, active.shape + (1,) * (v.ndim - active.ndim))
        return ops.where(mask, v, ops.stop_gradient(v))

    return Scope(tuple([gate(v) for v in scope.slots]), {n: gate(v) for n, v in scope.names.items()})


@form("Switch")
def _switch(t, x, scope):
    subject = t.value(x.args[0], scope)
    for i in range(1, len(x.args) - 1, 2):
        pattern = x.args[i]
        if has_head(pattern, S.Blank) or not isinstance(subject, (Value, list)) and t.value(pattern, scope) == subject:
            return t.value(x.args[i + 1], scope)
    raise Untranslatable("Switch can only compare what does not depend on the input", x)


@form("Hold", "HoldForm", "Evaluate", "N", "Normal", "Identity", "Inactive", "Unevaluated")
def _transparent(t, x, scope):
    return t._argument(x.args[0], scope)


def heads_of(x: "Expression") -> list:
    """All symbols that are heads or functions in code, with the expressions they stand in."""
    heads: list = []
    waiting = [x]
    while waiting:
        e = waiting.pop()
        if type(e) is Expr:
            if type(e.head) is Symbol:
                heads.append((e.head, e))
            else:
                waiting.append(e.head)
            waiting.extend(e.args)
    return heads


_ARITY = {"Subtract": 2, "Divide": 2, "Power": 2, "Surd": 2, "Mod": 2, "ArcTan": 2, "Erf": 2, "Quotient": 2}


def arguments_of(f: "Expression") -> tuple:
    """(port names that the slots or parameters of a function of several numbers call for, are they named slots?)."""
    named, most, rest = [], 0, False
    while has_head(f, S.Composition) or has_head(f, S.RightComposition):
        f = f.args[-1 if f.head is S.Composition else 0]
    if has_head(f, S.Function) and len(f.args) > 1 and f.args[0] is not S.Null:
        most = len(elements(f.args[0])) if is_list(f.args[0]) else 1
    elif has_head(f, S.Function) and f.args:
        for head, e in slots_of(f.args[-1] if len(f.args) == 1 else f.args[1]):
            key = e.args[0] if e.args else 1
            rest = rest or head is S.SlotSequence
            if type(key) is str and key not in named:
                named.append(key)
            elif type(key) is int and head is S.Slot:
                most = max(most, key)
    elif type(f) is Symbol:
        most = _ARITY.get(f.name, 0)
    if named:
        return named, True
    if rest or not most:
        return [], False
    return (["Input"] if most == 1 else [f"Input{i + 1}" for i in range(most)]), False


_TAKE_LISTS = frozenset("Clip Threshold Piecewise".split())


def acts_on_elements(f: "Expression") -> bool:
    """Does a function of arrays, Wolfram's way, act on each element by itself?  (Max and lists do not.)"""
    if type(f) is Symbol:
        return f in SCALAR_HEADS and f.name not in ("Max", "Min", "List")
    if not is_scalar_code(f):
        return False
    waiting = [f]
    while waiting:
        e = waiting.pop()
        if type(e) is not Expr:
            if type(e) is Symbol and e.name in ("Max", "Min"):
                return False
            continue
        if has_head(e, S.List) or has_head(e, S.Max) or has_head(e, S.Min):
            return False
        lists = type(e.head) is Symbol and e.head.name in _TAKE_LISTS
        for a in e.args[1:] if has_head(e, S.Function) and len(e.args) > 1 else e.args:
            waiting.extend(_within(a) if lists and is_list(a) else (a,))
    return True


def _within(x) -> list:
    """The elements of a list, and of the lists in it."""
    return [b for a in elements(x) for b in (elements(a) if is_list(a) else (a,))]


def is_scalar_code(f: "Expression") -> bool:
    """Does the function compute each element of its arguments by itself?"""
    if type(f) is str:
        return True
    if type(f) is Symbol:
        return f in SCALAR_HEADS
    if type(f) is not Expr:
        return False
    if f.head in (S.Composition, S.RightComposition):
        return all([is_scalar_code(g) for g in f.args])
    if f.head is not S.Function or not f.args:
        return False
    return not any([not _is_scalar_part(h) for h, _ in heads_of(f.args[-1] if len(f.args) < 3 else f.args[1])])


def _is_scalar_part(head) -> bool:
    if head is S.List:
        return True
    return head in SCALAR_HEADS


class Code(Kind):
    """A function as parameter, kept as the expression it is.

    ``scalar``: only functions of single numbers; ``arguments``: how many it must take, if that is fixed.
    """

    is_code = True  # the constructor puts in the definitions of the session's own symbols first

    def __init__(self, scalar: bool = False, arguments: "int | None" = None):
        self.scalar, self.arguments = scalar, arguments
        self.expected = "a function or the name of one"

    def read(self, x: "Expression") -> "Expression":
        try:
            return self.read_code(x)
        except Untranslatable as error:
            raise NetFailure("netform", error.text) from None

    def read_code(self, x: "Expression") -> "Expression | None":
        """The function, checked; raises `Untranslatable`."""
        if type(x) is str or type(x) is Symbol:
            _check_name(x, self.scalar, self.arguments)
        else:
            _check_code(x, self.scalar, self.arguments)
        return x

    def write(self, value: "Expression") -> "Expression":
        return value


def _check_code(x: "Expression", scalar: bool, arguments: "int | None") -> None:
    check(x, scalar)
    if arguments is not None:
        value = Translator(pads=True).apply(x, [ops.input("x", (1,))] * arguments)
        if not isinstance(value, (Value, int, float)):
            raise Untranslatable("its value is no number", x)


@lru_cache(256)  # there are fewer names of functions; deep nets have the same few again and again
def _check_name(x: "str | Symbol", scalar: bool, arguments: "int | None") -> None:
    _check_code(x, scalar, arguments)


def check(f: "Expression", scalar: bool) -> None:
    """Complain about the first part of a function that has no translation."""
    if type(f) is str:
        if f not in NAMED:
            raise Untranslatable("the functions with a name are " + ", ".join([f'"{n}"' for n in NAMED]), f)
        return
    for head, e in [(f, f)] if type(f) is Symbol else heads_of(f):
        if type(e) is Expr and e.head is S.Function and not 1 <= len(e.args) <= 3:
            raise Untranslatable("a function has a body, and parameters before it", e)
        if head in SCALAR_HEADS or head.name in CODE_HEADS and type(e) is Expr:
            continue
        if head not in HANDLERS and head not in FORMS:
            raise Untranslatable(f"there is no operation for {head.name}", e)
        if scalar:
            raise Untranslatable(f"{head.name} does not act on single numbers", e)
