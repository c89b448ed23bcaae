"""Nearest elements, least-squares fits, discrete Fourier transforms."""

import numpy as np

from ...evaluator import Evaluator, application, builtin
from ...expression import (
    Association,
    Expr,
    Expression,
    MessageError,
    S,
    elements,
    from_array,
    is_immediate_rule,
    is_list,
    length,
    make_list,
    to_numbers,
)
from ...expression.compounds import is_infinity
from ..kit.scalars import numbers_of, real_value

DISTANCE = {
    "near1": "The data `1` should be a non-empty list, a rule or an association.",
    "nearuf": "The distance function `1` does not give a number for `2` and `3`.",
}


# --- Nearest --------------------------------------------------------------------------------------------------------


@builtin(
    "Nearest", options={"DistanceFunction": S.Automatic, "Method": S.Automatic, "WorkingPrecision": S.Automatic}, messages=DISTANCE
)
def nearest(
    ev: Evaluator, data: Expression, x: Expression = None, count: Expression = None, options: dict = None
) -> Expression | None:
    """Nearest[{e1, e2, …}, x] gives the elements nearest to x; Nearest[data, x, n] the n nearest.
    Nearest[data, x, {n, r}] gives at most n within the distance r.
    Nearest[{e1, …} -> {v1, …}, x] gives the values; Nearest[data -> \"Index\", x] the positions.
    Nearest[data] gives a function of x."""
    points = _points(data)
    if points is None:
        raise MessageError("near1", data)
    if x is None:
        return Expr(S.NearestFunction, (data, options["DistanceFunction"]))
    return _nearest(ev, *points, x, count, options["DistanceFunction"])


@builtin("NearestFunction")
def nearest_function(ev: Evaluator, data: Expression, distance: Expression = S.Automatic) -> Expression | None:
    """NearestFunction[data, f] stands for the function that Nearest[data] gives; apply it to x, or x and a number."""
    return None


@application("NearestFunction")
def _apply_nearest(ev, function: Expr, args: tuple):
    points = _points(function.args[0]) if function.args and 1 <= len(args) <= 2 else None
    if points is None:
        return None
    distance = function.args[1] if len(function.args) > 1 else S.Automatic
    return _nearest(ev, *points, args[0], args[1] if len(args) > 1 else None, distance)


def _points(data):
    """(points, what to give for each of them, or a property name)."""
    if type(data) is Association:
        return data.values(), data.keys()
    if is_immediate_rule(data) and is_list(data.args[0]):
        points, values = list(elements(data.args[0])), data.args[1]
        if (
            is_list(values)
            and length(values)
            and all([type(v) is str for v in elements(values)])
            and set(elements(values)) <= _PROPERTIES
        ):
            return points, values
        if is_list(values):
            return (points, list(elements(values))) if length(values) == len(points) else None
        # data -> Automatic means positions
        return (points, "Index") if values is S.Automatic else (points, values) if values in _PROPERTIES else None
    if not is_list(data) or not length(data):
        return None
    items = list(elements(data))
    if all([is_immediate_rule(e) for e in items]):
        return [e.args[0] for e in items], [e.args[1] for e in items]
    return items, items


_PROPERTIES = frozenset(("Index", "Element", "Distance"))


def _nearest(ev, points, values, x, count, distance):
    # a list of targets, one answer for each
    if is_list(x) and length(x) and not is_list(points[0]):
        return make_list([_nearest(ev, points, values, e, count, distance) for e in elements(x)])
    if is_list(x) and length(x) and is_list(elements(x)[0]) and is_list(points[0]) and not is_list(elements(points[0])[0]):
        return make_list([_nearest(ev, points, values, e, count, distance) for e in elements(x)])
    sizes = _distances(ev, points, x, distance)
    # a stable sort: of equally near points the first stands first
    order = sorted(range(len(points)), key=sizes.__getitem__)
    limit, radius = count, None
    if is_list(count) and length(count) == 2:
        limit, radius = elements(count)
        radius = real_value(ev, radius) if not is_infinity(radius) else None
    if limit is None:
        # without a number Wolfram gives all points that tie
        order = [i for i in order if sizes[i] == sizes[order[0]]]
    elif limit is not S.All and not is_infinity(limit):
        if type(limit) is not int or limit < 0:
            return None
        order = order[:limit]
    if radius is not None:
        order = [i for i in order if sizes[i] <= radius]
    return make_list([_answer(values, points, sizes, i) for i in order])


def _answer(values, points, sizes, i: int):
    if type(values) is list:
        return values[i]
    if is_list(values):
        return make_list([_answer(v, points, sizes, i) for v in elements(values)])
    if values == "Index":
        return i + 1
    return sizes[i] if values == "Distance" else points[i]


def _distances(ev, points, x, distance) -> list:
    """The distances of x from all points as floats."""
    if distance is S.Automatic or distance is S.EuclideanDistance:
        array, target = to_numbers(make_list(points)), to_numbers(make_list([x]))
        if array is not None and target is not None and array.shape[1:] == target.shape[1:]:
            wide = np.result_type(array, target, np.int64)  # differences of unsigned numbers would wrap around
            difference = np.abs(np.subtract(array, target, dtype=wide))
            return (
                difference
                if difference.ndim == 1
                else np.sqrt((difference.astype(float) ** 2).reshape(len(points), -1).sum(axis=1))
            ).tolist()
    if distance is S.Automatic:
        distance = S.EditDistance if type(x) is str else S.EuclideanDistance
    sizes = []
    for p in points:
        size = real_value(ev, ev.call(distance, p, x))
        if size is None:
            raise MessageError("nearuf", distance, p, x, symbol=S.Nearest)
        sizes.append(size)
    return sizes


# --- Fit ------------------------------------------------------------------------------------------------------------


@builtin("Fit", messages={"fitd": "`1` should be a list of numbers or of points of numbers."})
def fit(ev: Evaluator, data: Expression, functions: Expression, variables: Expression) -> Expression | None:
    """Fit[data, {f1, f2, …}, x] gives the combination of the functions of x that fits the data best (least squares).
    Fit[{{x1, y1, z1}, …}, functions, {x, y}] fits functions of several variables."""
    names = list(elements(variables)) if is_list(variables) else [variables]
    points = numbers_of(ev, data) if is_list(data) else None
    if points is None or points.dtype.kind == "c" or points.ndim > 2 or not is_list(functions):
        raise MessageError("fitd", data)
    points = points.astype(float)
    if points.ndim == 1:
        # bare values stand at x = 1, 2, 3, …
        points = np.stack([np.arange(1.0, len(points) + 1), points], axis=1)
    if points.shape[1] != len(names) + 1:
        raise MessageError("fitd", data)
    columns = []
    for f in elements(functions):
        rows = [
            real_value(ev, ev.evaluate(Expr(S.ReplaceAll, (f, make_list([Expr(S.Rule, pair) for pair in zip(names, row[:-1])])))))
            for row in points.tolist()
        ]
        if None in rows:
            return None
        columns.append(rows)
    solution = np.linalg.lstsq(np.array(columns).T, points[:, -1], rcond=None)[0]
    return ev.evaluate(Expr(S.Plus, tuple([Expr(S.Times, pair) for pair in zip(solution.tolist(), elements(functions))])))


# --- Fourier --------------------------------------------------------------------------------------------------------

FOURIER = {
    "fftl": "Argument `1` is not a nonempty rectangular array of numbers.",
    "fpopt": "FourierParameters -> `1` is not a list of two numbers.",
}


@builtin("Fourier", options={"FourierParameters": make_list([0, 1])}, messages=FOURIER)
def fourier(ev: Evaluator, data: Expression, options: dict) -> Expression:
    """Fourier[list] gives the discrete Fourier transform, with factor 1/Sqrt[n] and positive exponent."""
    return _transform(ev, data, options, 1)


@builtin("InverseFourier", options={"FourierParameters": make_list([0, 1])}, messages=FOURIER)
def inverse_fourier(ev: Evaluator, data: Expression, options: dict) -> Expression:
    """InverseFourier[list] undoes Fourier."""
    return _transform(ev, data, options, -1)


def _transform(ev, data, options, direction: int):
    parameters = [real_value(ev, p) for p in elements(options["FourierParameters"])]
    if len(parameters) != 2 or None in parameters or abs(parameters[1]) != 1:
        # another |b| would be a fractional transform, which the FFT does not do
        raise MessageError("fpopt", options["FourierParameters"])
    array = numbers_of(ev, data)
    if array is None or not array.ndim:
        raise MessageError("fftl", data)
    a, b = parameters
    # NumPy's forward transform has a negative exponent and no factor, its inverse a positive one and 1/n.
    positive = b * direction > 0
    result = np.fft.ifftn(array) * array.size if positive else np.fft.fftn(array)
    scale = array.size ** (-(1 - a) / 2) if direction > 0 else array.size ** (-(1 + a) / 2)
    result = result * scale
    # rounding leaves about n log n units in the last place; below 10^-14 the imaginary part is nothing else
    if direction < 0 and np.abs(result.imag).max() <= 1e-14 * max(1.0, np.abs(result).max()):
        result = result.real
    return from_array(result)
