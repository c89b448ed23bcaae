"""Sum and Product over explicit ranges; symbolic and infinite ones by summation.py."""

from ...evaluator import Evaluator, builtin
from ...expression import NUMBERS, Expr, Expression, S, Symbol, elements, is_list, is_rule, make_list
from ...mathematics.combinatorics import product_of
from ..kit.terms import is_infinite, is_numeric
from ..lists.iteration import ITERATOR_MESSAGES, local_definition, number_range
from ..lists.iterators import table_level
from . import summation

_OPTIONS = ("Method", "Assumptions", "GenerateConditions", "Regularization", "VerifyConvergence")
_MESSAGES = {**ITERATOR_MESSAGES, "div": "`1` does not converge."}


@builtin("Sum", attributes="HoldAll ReadProtected", messages=_MESSAGES)
def sum_(ev: Evaluator, args: tuple) -> Expression:
    """Sum[f, {i, imax}] evaluates the sum of f for i from 1 to imax.
    Sum[f, {i, imin, imax, di}] uses other bounds and steps; Sum[f, {i, {v1, v2, …}}] successive values.
    Sum[f, {i, …}, {j, …}, …] evaluates a multiple sum; imax may be symbolic or Infinity."""
    return _reduced(ev, S.Sum, args, _total, summation.symbolic_sum)


@builtin("Product", attributes="HoldAll ReadProtected", messages=_MESSAGES)
def product(ev: Evaluator, args: tuple) -> Expression:
    """Product[f, {i, imax}] evaluates the product of f for i from 1 to imax.
    Product[f, {i, imin, imax, di}] uses other bounds and steps; imax may be symbolic or Infinity."""
    return _reduced(ev, S.Product, args, _multiplied, summation.symbolic_product)


def _total(ev, values):
    if is_list(values) and not elements(values):
        return 0
    return ev.evaluate(Expr(S.Total, (values,)))


def _multiplied(ev, values):
    items = elements(values)
    if all([type(v) is int for v in items]):
        return product_of(items)
    return ev.evaluate(Expr(S.Times, tuple(items)))


def _reduced(ev, head, args, combine, symbolic):
    while len(args) > 1 and _is_option(args[-1]):
        args = args[:-1]
    if len(args) < 2:
        return None
    body, iterators = args[0], args[1:]
    value = _level(ev, head, body, iterators, combine, symbolic)
    return value


def _is_option(x) -> bool:
    if is_list(x):
        return bool(elements(x)) and all([_is_option(a) for a in elements(x)])
    return is_rule(x) and type(x.args[0]) is Symbol and x.args[0].name in _OPTIONS


def _level(ev, head, body, iterators, combine, symbolic):
    """The value for the first iterator; None leaves the call unevaluated."""
    spec = iterators[0]
    if not is_list(spec):
        spec = ev.evaluate(spec) if type(spec) is Symbol else spec
        if type(spec) is Symbol and len(iterators) == 1:
            return summation.indefinite_sum(ev, _local_value(ev, body, spec), spec) if head is S.Sum else None
    bounds = _bounds(ev, spec)
    inner = body if len(iterators) == 1 else Expr(head, (body, *iterators[1:]))
    if bounds is None or _is_finite(ev, bounds):
        shown = make_list((elements(spec)[0], *bounds)) if bounds else spec
        values = table_level(ev, inner, (shown,), head.name)
        if values is None:
            return None
        return combine(ev, values)
    name = elements(spec)[0]
    start, stop, step = bounds
    if type(name) is not Symbol or type(step) is not int or step != 1:
        return None
    term = _local_value(ev, inner, name)
    result = symbolic(ev, term, name, start, stop)
    if result is not None:
        return result
    call = Expr(head, (term, make_list((name, start, stop))))
    call.stamp = ev.clock
    return call if len(iterators) == 1 else None


def _bounds(ev, spec) -> "tuple | None":
    """(start, stop, step) of {i, …} with bounds that are not a list of values, else None."""
    if not is_list(spec) or not 2 <= len(elements(spec)) <= 4 or type(elements(spec)[0]) is not Symbol:
        return None
    parts = [ev.evaluate(p) for p in elements(spec)[1:]]
    if len(parts) == 1:
        return None if is_list(parts[0]) else (1, parts[0], 1)
    return parts[0], parts[1], parts[2] if len(parts) == 3 else 1


def _is_finite(ev, bounds) -> bool:
    start, stop, step = bounds
    if any([is_infinite(b) for b in bounds]):
        return False
    if all([type(b) in NUMBERS or is_numeric(ev, b) for b in bounds]):
        return True
    return number_range(ev, start, stop, step) is not None


def _local_value(ev, body, name: Symbol):
    """The summand with the iterator symbol kept as it is."""
    d = local_definition(ev, name)
    saved = d.own
    d.own = None
    try:
        return ev.evaluate(body)
    finally:
        d.own = saved
        ev.touch(d)
