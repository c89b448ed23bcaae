"""Compile and FunctionCompile: functions with typed arguments.  The evaluator compiles bodies by itself."""

from ...evaluator import Evaluator, application, builtin, declare_symbol, declare_symbols
from ...expression import (
    BigReal,
    Complex,
    Expr,
    Expression,
    MessageError,
    PackedArray,
    Rational,
    S,
    Symbol,
    dimensions,
    elements,
    has_head,
    is_list,
    make_list,
    pack,
    to_array,
    to_numbers,
)
from ...expression.arithmetic import to_complex, to_float
from ..kit.scalars import numbers_of, numeric

declare_symbols("CompilationTarget Parallelization CompilationOptions Typed TypeSpecifier KernelFunction CompilerEnvironment")
declare_symbol("$CompilationTarget", value="WVM")

_TYPES = {
    S.Integer: "machine-size integer",
    S.Real: "machine-size real number",
    S.Complex: "machine-size complex number",
    S.True_: "True or False",
}
_REAL = Expr(S.Blank, (S.Real,))
_MESSAGES = {
    "cset": "The variable specification `1` is not of the form x, {x, type} or {x, type, rank}.",
    "cfsa": "Argument `1` at position `2` should be a `3`.",
    "cfta": "Argument `1` at position `2` should be a rank `3` tensor of `4`s.",
    "cfct": "Number of arguments `1` does not match the length `2` of the argument template.",
}


@builtin(
    "Compile",
    attributes="HoldAll",
    messages=_MESSAGES,
    options={
        "CompilationOptions": S.Automatic,
        "CompilationTarget": S.Automatic,
        "Parallelization": S.Automatic,
        "RuntimeAttributes": make_list(()),
        "RuntimeOptions": S.Automatic,
    },
)
def compile_(
    ev: Evaluator, variables: Expression, body: Expression, types: Expression = None, options: dict = None
) -> Expression | None:
    """Compile[{x1, x2, …}, expr] gives a function of real arguments; {x, _Integer}, {x, _Complex}, {x, True | False}
    and {x, _Real, rank} state other types."""
    specs = []
    for v in elements(variables) if is_list(variables) else (variables,):
        spec = _variable(v)
        if spec is None:
            raise MessageError("cset", v)
        specs.append(spec)
    if all([s.args[1:] == (_REAL, 0) for s in specs]):
        specs = [s.args[0] for s in specs]  # as short as Wolfram prints it
    attributes = ev.evaluate(options["RuntimeAttributes"])
    listable = S.Listable in (elements(attributes) if is_list(attributes) else (attributes,))
    return Expr(S.CompiledFunction, (make_list(specs), body, "-CompiledCode-", *((S.Listable,) if listable else ())))


def _variable(v) -> "Expr | None":
    """{x, blank, rank} of a variable specification."""
    if type(v) is Symbol:
        return make_list((v, _REAL, 0))
    # x, {x, type} and {x, type, rank}
    if not is_list(v) or not 1 <= len(elements(v)) <= 3 or type(elements(v)[0]) is not Symbol:
        return None
    name, *rest = elements(v)
    kind = rest[0] if rest else _REAL
    rank = rest[1] if len(rest) > 1 else 0
    if not (has_head(kind, S.Blank) and kind.args and kind.args[0] in _TYPES or _is_boolean(kind)):
        return None
    return make_list((name, kind, rank)) if type(rank) is int and rank >= 0 else None


def _is_boolean(kind) -> bool:
    return has_head(kind, S.Alternatives) and set(kind.args) == {S.True_, S.False_}


@builtin("CompiledFunction", attributes="HoldAll", messages=_MESSAGES)
def compiled_function(ev: Evaluator, args: tuple) -> Expression | None:
    """CompiledFunction[…] is what Compile gives."""
    return None


@application("CompiledFunction")
def apply_compiled(ev: Evaluator, head: Expr, args: tuple) -> Expression | None:
    """A compiled function of arguments: coerced to their types, then the body."""
    if len(head.args) < 2 or not is_list(head.args[0]):
        return None
    specs = [(s, _REAL, 0) if type(s) is Symbol else s.args for s in head.args[0].args]
    if len(args) != len(specs):
        raise MessageError("cfct", len(args), len(specs))
    if len(head.args) > 3:
        threaded = _threaded(ev, head, specs, args)
        if threaded is not None:
            return threaded
    values = []
    for i, (a, (_, kind, rank)) in enumerate(zip(args, specs), 1):
        value = _coerced(ev, a, kind, rank)
        if value is None:
            # as in Wolfram the function goes on with uncompiled evaluation
            _refuse(ev, a, i, kind, rank)
            value = a
        values.append(value)
    result = _uniform(_function(ev, head)(*values))
    if type(result) is int or type(result) is Rational:
        ranks = {name: _RANKS.get(kind.args[0] if has_head(kind, S.Blank) else None) for name, kind, rank in specs if rank == 0}
        if _rank_of(head.args[1], ranks) == 1:
            return to_float(result)
    return result


_RANKS = {S.Integer: 0, S.Real: 1, S.Complex: 2}
_MIXING = frozenset((S.Plus, S.Times, S.Subtract, S.Minus, S.Max, S.Min))
_TO_REALS = frozenset((S.Sqrt, S.Exp, S.Log, S.Sin, S.Cos, S.Tan, S.Sinh, S.Cosh, S.Tanh, S.ArcTan, S.Divide))


def _rank_of(x: Expression, ranks: dict) -> int | None:
    """0, 1 or 2 for code whose value is an integer, a real or a complex number whatever happens; None where it is not known."""
    kind = type(x)
    if kind is int:
        return 0
    if kind is float or kind is Rational:
        return 1
    if kind is Symbol:
        return 1 if x is S.Pi or x is S.E else ranks.get(x)
    if kind is not Expr:
        return None
    args = x.args
    if x.head is S.If and len(args) >= 3:
        args = args[1:3]
    elif x.head is S.CompoundExpression and args:
        return _rank_of(args[-1], ranks)
    elif x.head is S.Power and len(args) == 2 and not (type(args[1]) is int and args[1] >= 0):
        args = (*args, 1.0)
    elif x.head in _TO_REALS:
        args = (*args, 1.0)
    elif x.head is not S.Power and x.head not in _MIXING:
        return None
    inner = [_rank_of(a, ranks) for a in args]
    return None if None in inner or not inner else max(inner)


class CompiledBodies:
    """The bodies of a session's compiled functions as Python functions: id -> (compiled function, Python function)."""

    def __init__(self) -> None:
        self.functions: dict = {}


def _function(ev, head: Expr):
    """The body as a Python function, made once for a compiled function."""
    cache = ev.own(CompiledBodies).functions
    entry = cache.get(id(head))
    # ids are used again after an object is gone
    if entry is None or entry[0] is not head:
        names = make_list([s if type(s) is Symbol else s.args[0] for s in head.args[0].args])
        pure = Expr(S.Function, (names, head.args[1]))
        # one entry a shape of arguments: a loop over growing lists must not fill memory
        if len(cache) > 1000:
            cache.clear()
        entry = cache[id(head)] = (head, ev.function(pure, len(names.args)))
    return entry[1]


def _refuse(ev, a, position: int, kind, rank: int) -> None:
    type_name = "True or False" if _is_boolean(kind) else _TYPES[kind.args[0]]
    if rank:
        ev.message("CompiledFunction", "cfta", a, position, rank, type_name)
    else:
        ev.message("CompiledFunction", "cfsa", a, position, type_name)


def _coerced(ev, a, kind, rank: int):
    """The argument in the type that was declared, None if it is not of that type."""
    if rank:
        return _coerced_array(ev, a, kind, rank)
    if _is_boolean(kind):
        return a if a is S.True_ or a is S.False_ else None
    declared = kind.args[0]
    # Wolfram refuses reals for integers but takes integers for reals
    if declared is S.Integer:
        return a if type(a) is int else None
    value = numeric(ev, a) if type(a) not in (int, float, complex, Rational, BigReal, Complex) else a
    if declared is S.Real:
        return to_float(value) if type(value) in (int, float, Rational, BigReal) else None
    return None if value is None else to_complex(value)


def _coerced_array(ev, a, kind, rank: int):
    if not is_list(a) or len(dimensions(a)) != rank:
        return None
    if _is_boolean(kind):
        return a
    array = to_array(a)
    if kind.args[0] is S.Integer:
        return a if array is not None and array.dtype.kind == "i" else None
    if array is None:
        array = numbers_of(ev, a)
    if array is None or array.ndim != rank:
        return None
    if kind.args[0] is S.Real:
        return None if array.dtype.kind == "c" else pack(PackedArray(array.astype("float64")))
    return PackedArray(array.astype("complex128"))


def _threaded(ev, head: Expr, specs: list, args: tuple):
    """A listable compiled function over arguments of too high a rank; None if there are none."""
    size = None
    for a, (_, _, rank) in zip(args, specs):
        if is_list(a) and len(dimensions(a)) > rank:
            size = len(elements(a)) if size is None else size
            if len(elements(a)) != size:
                return None
    if size is None:
        return None
    columns = [elements(a) if is_list(a) and len(dimensions(a)) > rank else [a] * size for a, (_, _, rank) in zip(args, specs)]
    return pack(make_list([apply_compiled(ev, head, row) for row in zip(*columns)]))


def _uniform(value):
    """Lists from compiled code hold numbers of one kind: integers beside reals become reals."""
    if type(value) is Expr and value.head is S.List and to_array(value) is None:
        array = to_numbers(value)
        if array is not None and array.dtype.kind in "fc":
            plain = PackedArray(array)
            # below 32 elements Python's lists are faster than NumPy (measured for the vectorised bodies, VECTOR_FROM)
            return plain if array.size >= 32 else plain.unpack()
    return value


# --- FunctionCompile --------------------------------------------------------------------------------------------------


@builtin("FunctionCompile", messages={"nofunc": "`1` is not a function with typed arguments."})
def function_compile(ev: Evaluator, f: Expression, options: dict = None) -> Expression | None:
    """FunctionCompile[Function[Typed[x, "type"], body]] gives a compiled function; wlnet compiles all functions by
    itself, so that this one only states its types."""
    if not has_head(f, S.Function) or len(f.args) < 2:
        raise MessageError("nofunc", f, result=S["$Failed"])
    return Expr(S.CompiledCodeFunction, (f,))


@builtin("CompiledCodeFunction", attributes="HoldAll")
def compiled_code_function(ev: Evaluator, args: tuple) -> Expression | None:
    """CompiledCodeFunction[…] is what FunctionCompile gives."""
    return None


@application("CompiledCodeFunction")
def _apply_code(ev, head: Expr, args: tuple):
    # one written by hand may be anything
    if not head.args or not has_head(head.args[0], S.Function) or len(head.args[0].args) < 2:
        return None
    function = head.args[0]
    names = function.args[0]
    names = elements(names) if is_list(names) else (names,)
    plain = make_list([n.args[0] if has_head(n, S.Typed) else n for n in names])
    return ev.evaluate(Expr(Expr(S.Function, (plain, function.args[1])), args))
