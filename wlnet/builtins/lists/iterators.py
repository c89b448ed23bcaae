"""Iterators {i, a, b, d} and what runs over them: Table, Do, and the helpers for Sum, Product and Array."""

from ...evaluator import BreakLoop, ContinueLoop, Evaluator, builtin
from ...evaluator.compiled.vectorise import VECTOR_FROM
from ...expression import NUMBERS, Expr, Expression, S
from . import iterators_compiled  # noqa: F401 - Do and Table inside of compiled bodies
from .iteration import (
    ITERATOR_MESSAGES,
    LoopReturn,
    finish,
    local_definition,
    loop_value,
    parse_iterator,
    run,
    vector_level,
)


@builtin("Do", attributes="HoldAll", messages=ITERATOR_MESSAGES)
def do_(ev: Evaluator, args: tuple) -> Expression | None:
    """Do[expr, n] evaluates expr n times.
    Do[expr, {i, imax}], Do[expr, {i, imin, imax, di}], Do[expr, {i, {v1, v2, …}}] evaluate it for each value of i.
    Do[expr, {i, …}, {j, …}, …] loops over several variables."""
    if len(args) < 2:
        if not args:
            ev.message("Do", "argmu", S.Do, 2)
        return None
    code = ev.body(args[0])

    def visit() -> None:
        try:
            result = code(None)
        except ContinueLoop:
            return
        if type(result) is Expr and result.head is S.Return:
            raise LoopReturn(result)

    try:
        if not (_run_one(ev, args[1], code) if len(args) == 2 else run(ev, args[1:], "Do", visit)):
            return None
    except BreakLoop:
        pass
    except LoopReturn as r:
        return loop_value(r.value, S.Do)
    return S.Null


def _run_one(ev, spec, code) -> bool:
    """`run` for one iterator: the loop that programs spend their time in, without calls of its own."""
    it = parse_iterator(ev, spec, "Do")
    if it is None:
        return False
    d = local_definition(ev, it.symbol) if it.symbol is not None else None
    saved = None if d is None else d.own
    # a number depends on nothing, so no value can be out of date because of it; else the definition is touched
    numeric = d is None or type(it.values) is range or all([type(v) in NUMBERS for v in it.values])
    try:
        for value in it.values:
            if d is not None:
                d.own = value
                if not numeric:
                    ev.touch(d)
            try:
                result = code(None)
            except ContinueLoop:
                continue
            if type(result) is Expr and result.head is S.Return:
                raise LoopReturn(result)
            del result  # who holds the value of a variable keeps it from being changed in place
    finally:
        if d is not None:
            d.own = saved
    return True


@builtin("Table", attributes="HoldAll", messages=ITERATOR_MESSAGES)
def table_(ev: Evaluator, args: tuple) -> Expression | None:
    """Table[expr, n] is a list of n values of expr.
    Table[expr, {i, imax}], Table[expr, {i, imin, imax, di}], Table[expr, {i, {v1, …}}] take the values for each i.
    Table[expr, {i, …}, {j, …}, …] is a nested list."""
    if len(args) < 2:
        return None
    return table_level(ev, args[0], args[1:])


def table_level(ev: Evaluator, body: Expression, iterators: tuple, owner: str = "Table") -> Expression | None:
    """The list for the first iterator, whose elements are lists for the others; None if an iterator is malformed, after
    a message of the owner."""
    it = parse_iterator(ev, iterators[0], owner)
    if it is None:
        return None
    rest = iterators[1:]
    # below that length NumPy takes longer to begin than the loop to end
    if it.symbol is not None and ev.vectorising and len(it.values) >= VECTOR_FROM:
        result = vector_level(ev, body, it, rest)
        if result is not None:
            return result
    step = None if rest else ev.body(body)
    out = []
    if it.symbol is None:
        try:
            for _ in it.values:
                value = table_level(ev, body, rest, owner) if rest else step(None)
                if value is None:
                    return None
                out.append(value)
        except BreakLoop:
            pass
        return finish(out)
    d = local_definition(ev, it.symbol)
    saved = d.own
    numeric = type(it.values) is range or all([type(v) in NUMBERS for v in it.values])
    failed = False
    try:
        for value in it.values:
            d.own = value
            if not numeric:
                ev.touch(d)
            value = table_level(ev, body, rest, owner) if rest else step(None)
            if value is None:
                # an inner iterator is malformed (its message is given): the whole Table stays unevaluated
                failed = True
                break
            out.append(value)
    except BreakLoop:
        pass
    finally:
        d.own = saved  # nothing that was final with a value can change without one
    return None if failed else finish(out)
