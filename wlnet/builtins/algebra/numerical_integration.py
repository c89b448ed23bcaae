"""NIntegrate, NSum, NProduct."""

import math

from ...evaluator import Evaluator, builtin
from ...expression import Expr, Expression, MessageError, S, Symbol, elements, is_list, make_list
from ...expression.compounds import infinity_sign, is_infinity
from ...mathematics.quadrature import infinite_sum, integral
from .numeric_functions import numeric_function, real_function

_INNER, _OUTER = 1e-10, 1e-8  # tolerances: that of an outer integral lies above the errors of its integrand
_UNCONVERGED, _UNCONVERGED_NEAR_ZERO = 1e-5, 1e-9  # an error that the user is told of, of the value or near 0


@builtin(
    "NIntegrate",
    attributes="HoldAll",
    options={
        "AccuracyGoal": S.Automatic,
        "PrecisionGoal": S.Automatic,
        "WorkingPrecision": S.MachinePrecision,
        "MaxRecursion": S.Automatic,
        "MinRecursion": 0,
        "MaxPoints": S.Automatic,
        "Method": S.Automatic,
        "Exclusions": S.Automatic,
        "EvaluationMonitor": S.None_,
    },
    messages={
        "ilim": "Invalid integration variable or limit(s) in `1`.",
        "inumr": "The integrand `1` has evaluated to non-numerical values for all sampling points in the region with "
        "boundaries `2`.",
        "ncvb": "NIntegrate failed to converge to prescribed accuracy. NIntegrate obtained `1` and `2` for the integral "
        "and error estimates.",
    },
)
def nintegrate(ev: Evaluator, args: tuple, options: dict) -> Expression | None:
    """NIntegrate[f, {x, xmin, xmax}] gives a numerical approximation to the integral of f from xmin to xmax.
    NIntegrate[f, {x, …}, {y, …}] gives a multiple integral."""
    if len(args) < 2:
        return None
    limits = []
    for spec in args[1:]:
        parts = elements(spec) if is_list(spec) else elements(ev.evaluate(spec))
        if len(parts) < 3 or type(parts[0]) is not Symbol:
            raise MessageError("ilim", spec)
        limits.append((parts[0], [ev.evaluate(p) for p in parts[1:]]))
    value, error = _nested(ev, args[0], limits, [], [])
    if value != value:
        ev.message("NIntegrate", "inumr", args[0], make_list([make_list(p) for _, p in limits]))
        return None
    if error > _UNCONVERGED * abs(value) + _UNCONVERGED_NEAR_ZERO:
        ev.message("NIntegrate", "ncvb", value, error)
    return value


def _nested(ev, f, limits: list, names: list, values: list) -> tuple:
    (name, points), rest = limits[0], limits[1:]
    ends = [_bound(ev, p, names, values) for p in points]
    if rest:

        def integrand(x):
            return _nested(ev, f, rest, [*names, name], [*values, x])[0]
    else:
        function = numeric_function(ev, f, [*names, name])

        def integrand(x):
            return function(*values, x)

    total = error = 0.0
    for a, b in zip(ends, ends[1:]):
        value, e = integral(integrand, a, b, _INNER if not rest else _OUTER)
        total += value
        error += e
    return total, error


def _bound(ev, p, names: list, values: list) -> float:
    sign = infinity_sign(p)
    if sign:
        return sign * math.inf
    value = numeric_function(ev, p, names)(*values)
    return math.nan if type(value) is complex else value


_SERIES_OPTIONS = {
    "AccuracyGoal": S.Automatic,
    "PrecisionGoal": S.Automatic,
    "WorkingPrecision": S.MachinePrecision,
    "Method": S.Automatic,
}


@builtin("NSum", attributes="HoldAll", options=_SERIES_OPTIONS)
def nsum(ev: Evaluator, f: Expression, spec: Expression, options: dict) -> Expression:
    """NSum[f, {i, imin, imax}] gives a numerical approximation to the sum of f; imax may be Infinity."""
    return _series_value(ev, f, spec, S.Sum)


@builtin("NProduct", attributes="HoldAll", options=_SERIES_OPTIONS)
def nproduct(ev: Evaluator, f: Expression, spec: Expression, options: dict) -> Expression:
    """NProduct[f, {i, imin, imax}] gives a numerical approximation to the product of f; imax may be Infinity."""
    return _series_value(ev, f, spec, S.Product)


def _series_value(ev, f, spec, exact_head):
    parts = elements(spec) if is_list(spec) else ()
    if len(parts) != 3 or type(parts[0]) is not Symbol:
        return None
    low, high = ev.evaluate(parts[1]), ev.evaluate(parts[2])
    if not is_infinity(high):
        return Expr(S.N, (Expr(exact_head, (f, spec)),))
    if type(low) is not int:
        return None
    function = real_function(ev, f, [parts[0]])
    if exact_head is S.Product:
        value = infinite_sum(lambda k: _logarithm(function(k)), low)
        return math.exp(value) if value < _LARGEST_LOGARITHM else math.inf if value == value else S.Indeterminate
    value = infinite_sum(function, low)
    return value if value == value else S.Indeterminate


_LARGEST_LOGARITHM = 709.0  # e to a larger one is no double


def _logarithm(x: float) -> float:
    return math.log(x) if x > 0 else math.nan
