"""FindMinimum, NMinimize and their like."""

from ...evaluator import Evaluator, builtin
from ...expression import NUMBERS, Expr, Expression, S, Symbol, elements, is_list, make_list
from ...mathematics.optimisation import global_minimum, minimum_near
from .numeric_functions import FDSS, OPTIONS, real_function, starting_point, symbolic_value

_MINIMUM = {"fdss": FDSS, "cvmit": "Failed to converge to the requested accuracy or precision within `1` iterations."}


@builtin("FindMinimum", attributes="HoldAll", options=OPTIONS, messages=_MINIMUM)
def find_minimum(ev: Evaluator, args: tuple, options: dict) -> Expression:
    """FindMinimum[f, {x, x0}] searches for a local minimum in f, starting from x = x0; several variables as a list.
    FindMinimum[{f, cons}, {x, y, …}] searches for one subject to constraints."""
    return _extremum(ev, args, 1, options)


@builtin("FindMaximum", attributes="HoldAll", options=OPTIONS, messages=_MINIMUM)
def find_maximum(ev: Evaluator, args: tuple, options: dict) -> Expression:
    """FindMaximum[f, {x, x0}] searches for a local maximum in f, starting from x = x0; several variables as a list.
    FindMaximum[{f, cons}, {x, y, …}] searches for one subject to constraints."""
    return _extremum(ev, args, -1, options)


@builtin("FindArgMin", attributes="HoldAll", options=OPTIONS, messages=_MINIMUM)
def find_arg_min(ev: Evaluator, args: tuple, options: dict) -> Expression | None:
    """FindArgMin[f, {x, x0}] gives the position of a local minimum of f."""
    extremum = _extremum(ev, args, 1, options)
    return None if extremum is None else make_list([r.args[1] for r in elements(elements(extremum)[1])])


def _extremum(ev, args, sign: int, options: dict):
    if len(args) != 2:
        return None
    spec = args[1] if is_list(args[1]) else make_list((args[1],))
    parts = elements(spec)
    specs = parts if _are_several(ev, parts) else (spec,)
    starts = [starting_point(ev, s if is_list(s) and len(elements(s)) > 1 else _with_start(s), "FindMinimum") for s in specs]
    names = [s[0] for s in starts]
    body, constraints = _objective(symbolic_value(ev, args[0], names, options))
    f, penalties = real_function(ev, body, names), [real_function(ev, c, names) for c in constraints]
    point = minimum_near(lambda *xs: sign * f(*xs), [s[1][0] for s in starts], penalties)
    rules = make_list([Expr(S.Rule, (n, v)) for n, v in zip(names, point)])
    return make_list((f(*point), rules))


def _are_several(ev, parts) -> bool:
    """Are these the specifications of several variables, and not a variable and its starting point?"""
    if not parts or not all([is_list(p) or type(p) is Symbol for p in parts]):
        return False
    return len(parts) == 1 or is_list(parts[0]) or type(ev.evaluate(Expr(S.N, (parts[1],)))) not in NUMBERS


def _with_start(spec):
    """{x, 1}: searches start from 1 where they are not told."""
    return make_list((elements(spec)[0] if is_list(spec) and elements(spec) else spec, 1))


def _objective(body) -> tuple:
    """(function, expressions that are zero where the constraints hold) of f or {f, constraints…}."""
    if not is_list(body) or not elements(body):
        return body, []
    return elements(body)[0], _violations(elements(body)[1:])


@builtin("NMinimize", attributes="HoldAll", options=OPTIONS, messages=_MINIMUM)
def nminimize(ev: Evaluator, args: tuple, options: dict) -> Expression:
    """NMinimize[f, {x, y, …}] searches for a global minimum in f numerically.
    NMinimize[{f, cons}, {x, y, …}] searches for one subject to constraints."""
    return _global_extremum(ev, args, 1, options)


@builtin("NMaximize", attributes="HoldAll", options=OPTIONS, messages=_MINIMUM)
def nmaximize(ev: Evaluator, args: tuple, options: dict) -> Expression:
    """NMaximize[f, {x, y, …}] searches for a global maximum in f numerically.
    NMaximize[{f, cons}, {x, y, …}] searches for one subject to constraints."""
    return _global_extremum(ev, args, -1, options)


def _global_extremum(ev, args, sign: int, options: dict):
    """The best of local searches from scattered starts; constraints are added as a growing penalty."""
    if len(args) != 2:
        return None
    names = list(elements(args[1])) if is_list(args[1]) else [args[1]]
    if any([type(n) is not Symbol for n in names]):
        return None
    body, constraints = _objective(symbolic_value(ev, args[0], names, options))
    f = real_function(ev, body, names)
    penalties = [real_function(ev, c, names) for c in constraints]
    best = global_minimum(lambda *xs: sign * f(*xs), penalties, len(names))
    if best is None:
        return None
    rules = make_list([Expr(S.Rule, (n, v)) for n, v in zip(names, best[1])])
    return make_list((sign * best[0], rules))


def _violations(constraints) -> list:
    """Expressions that are zero where the constraints hold and grow where they do not."""
    out = []
    stack = list(constraints)
    while stack:
        c = stack.pop()
        if type(c) is not Expr:
            continue
        if c.head is S.And or c.head is S.List:
            stack.extend(c.args)
            continue
        for a, b in zip(c.args, c.args[1:]):
            difference = Expr(S.Plus, (a, Expr(S.Times, (-1, b))))
            if c.head is S.Equal:
                out.append(difference)
            elif c.head in (S.Less, S.LessEqual):
                out.append(Expr(S.Max, (0, difference)))
            elif c.head in (S.Greater, S.GreaterEqual):
                out.append(Expr(S.Max, (0, Expr(S.Times, (-1, difference)))))
    return out
