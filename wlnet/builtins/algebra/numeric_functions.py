"""What the numerical methods share: expressions as functions of floats, starting points, options."""

import math
from collections.abc import Callable

from ...evaluator import Evaluator
from ...evaluator.scopes import LocalValues
from ...expression import NUMBERS, Expr, Expression, MessageError, S, Symbol, elements, is_list, make_list
from ...expression.arithmetic import nearest_float

OPTIONS = {
    "AccuracyGoal": S.Automatic,
    "PrecisionGoal": S.Automatic,
    "WorkingPrecision": S.MachinePrecision,
    "MaxIterations": 100,
    "Method": S.Automatic,
    "Evaluated": S.True_,
    "DampingFactor": 1,
    "EvaluationMonitor": S.None_,
    "StepMonitor": S.None_,
    "Jacobian": S.Automatic,
    "Gradient": S.Automatic,
}


def numeric_function(ev: Evaluator, f: Expression, names: list) -> Callable:
    """A Python function of floats: f with the symbols replaced, as float or complex, nan where it is neither."""
    function = ev.function(Expr(S.Function, (make_list(names), f)), len(names))

    def value(*xs):
        v = function(*xs)
        if type(v) not in NUMBERS:
            v = ev.evaluate(Expr(S.N, (v,)))
        if type(v) is complex:
            return v
        try:
            return nearest_float(v)
        except (TypeError, ValueError):
            return math.nan

    return value


def real_function(ev: Evaluator, f: Expression, names: list) -> Callable:
    """A Python function of floats as `numeric_function` makes it, nan where its value is complex."""
    function = numeric_function(ev, f, names)

    def value(*xs):
        v = function(*xs)
        return math.nan if type(v) is complex else v

    return value


def symbolic_value(ev: Evaluator, e: Expression, names: list, options: dict) -> Expression:
    """A held function, equation or system, evaluated while its variables are symbols without values.

    Without Evaluated -> False all numerical methods look at this before they put numbers in.
    """
    if options["Evaluated"] is S.False_:
        return e
    with LocalValues(ev, [(n, None) for n in names]):
        return ev.evaluate(e)


def starting_point(ev, spec, owner: str) -> tuple:
    """(symbol, starting numbers) of {x, x0}, {x, x0, x1} or {x, x0, min, max}."""
    parts = elements(spec) if is_list(spec) else ()
    if len(parts) < 2 or type(parts[0]) is not Symbol:
        raise MessageError("fdss", spec, owner)
    numbers = []
    for p in parts[1:]:
        value = ev.evaluate(Expr(S.N, (p,)))
        if type(value) not in (int, float, complex):
            raise MessageError("fdss", spec, owner)
        numbers.append(complex(value) if type(value) is complex else nearest_float(value))
    return parts[0], numbers


FDSS = "Search specification `1` should be a list with 1 to 5 elements."
