"""Plots: functions and data as Graphics expressions made of lines, points, rectangles and rasters."""

import numpy as np

from ...evaluator import Evaluator, builtin
from ...evaluator.messages import Frame
from ...expression import (
    Association,
    Expr,
    Expression,
    MessageError,
    PackedArray,
    S,
    Symbol,
    dimensions,
    elements,
    from_array,
    has_head,
    is_list,
    length,
    make_list,
    split_options,
)
from ...expression.dataset import Dataset
from ..kit.each import apply_each
from ..kit.scalars import numbers_of, real_value
from .graphics import GRAPHICS3D_OPTIONS, GRAPHICS_OPTIONS, option_rules, tell_unknown

# 1/GoldenRatio: the aspect ratio of Plot by default
GOLDEN = 0.6180339887498948
PALETTE = (
    (0.368417, 0.506779, 0.709798),
    (0.880722, 0.611041, 0.142051),
    (0.560181, 0.691569, 0.194885),
    (0.922526, 0.385626, 0.209179),
    (0.528488, 0.470624, 0.701351),
    (0.772079, 0.431554, 0.102387),
    (0.363898, 0.618501, 0.782349),
    (1, 0.75, 0),
    (0.647624, 0.37816, 0.614037),
    (0.571589, 0.586483, 0),
)
MESSAGES = {
    "pllim": "Range specification `1` is not of the form {x, xmin, xmax}.",
    "plln": "Limiting value `1` in `2` is not a machine-sized real number.",
    "ldata": "`1` is not a list of numbers or pairs of numbers.",
    "hist": "`1` is not a list of numbers.",
}
POINTS = 241  # where a function of one variable is evaluated
GRID = 41  # along each side for a function of two variables


# --- options --------------------------------------------------------------------------------------------------------

_STYLED = {"PlotLegends": S.None_, "PlotStyle": S.Automatic, "ScalingFunctions": S.None_}
_CURVES = {
    **GRAPHICS_OPTIONS,
    "AspectRatio": Expr(S.Power, (S.GoldenRatio, -1)),
    "Axes": S.True_,
    "Filling": S.None_,
    "PlotRange": S.Automatic,
    **_STYLED,
}
_PLOT = {**_CURVES, "PlotPoints": S.Automatic, "PlotRange": make_list((S.Full, S.Automatic))}
_LIST_PLOT = {**_CURVES, "DataRange": S.Automatic, "Joined": S.False_}
_SQUARES = {**GRAPHICS_OPTIONS, "AspectRatio": 1, "Frame": S.True_, "PlotRange": S.Automatic, "ColorFunction": S.Automatic}
_DENSITY = {**_SQUARES, "PlotPoints": S.Automatic, "PlotLegends": S.None_, "ScalingFunctions": S.None_}
_CONTOURS = {**_DENSITY, "Contours": S.Automatic, "ContourShading": S.Automatic}
_SOLID = {**GRAPHICS3D_OPTIONS, "Axes": S.True_, "PlotRange": S.Automatic}
_CHART = {
    **GRAPHICS_OPTIONS,
    "AspectRatio": Expr(S.Power, (S.GoldenRatio, -1)),
    "Axes": S.True_,
    "ChartLabels": S.None_,
    "ChartStyle": S.Automatic,
    "PlotRange": S.Automatic,
    "ScalingFunctions": S.None_,
}
_PIE = {**GRAPHICS_OPTIONS, "ChartLabels": S.None_, "ChartStyle": S.Automatic, "PlotRange": S.Automatic}

# --- parts ----------------------------------------------------------------------------------------------------------


def color(i: int) -> Expr:
    """The color of the i-th curve, from 0; the palette begins again where it ends."""
    return Expr(S.RGBColor, PALETTE[i % len(PALETTE)])


def styles_of(options: dict, count: int) -> list:
    """One style a curve: PlotStyle, cycled, over the standard colors."""
    styles = options.get("PlotStyle", S.Automatic)
    if styles is S.Automatic or styles is S.None_:
        return [color(i) for i in range(count)]
    if not is_list(styles) or not elements(styles):
        return [make_list((color(i), styles)) for i in range(count)]
    in_turn = elements(styles)
    return [make_list((color(i), in_turn[i % len(in_turn)])) for i in range(count)]


def finished(
    content: list,
    options: dict,
    defaults: dict,
    head: Expression = S.Graphics,
    labels: list | None = None,
    legend: Symbol = S.LineLegend,
) -> Expression:
    """The Graphics, with its defaults below the options, and a legend where PlotLegends asks for one."""
    legends = options.pop("PlotLegends", S.None_)
    for name in _OWN:
        options.pop(name, None)
    graphics = Expr(head, (make_list(content), *option_rules({**defaults, **options})))
    if legends is S.None_ or legends is S.Null:
        return graphics
    if legends is S.Automatic or legends == "Expressions" or type(legends) is str:
        legends = make_list(labels or [])
    if has_head(legends, S.Placed) and legends.args and is_list(legends.args[0]):
        legends = legends.args[0]
    texts = legends if is_list(legends) else make_list((legends,))
    colors = make_list([color(i) for i in range(len(elements(texts)))])
    return Expr(S.Legended, (graphics, Expr(S.Placed, (Expr(legend, (colors, texts)), S.After, S.Identity))))


_OWN = (
    "PlotStyle",
    "Joined",
    "Filling",
    "FillingStyle",
    "PlotMarkers",
    "DataRange",
    "PlotPoints",
    "MaxRecursion",
    "Mesh",
    "InterpolationOrder",
    "ChartStyle",
    "ChartLabels",
    "ChartLegends",
    "ColorFunction",
    "Contours",
    "ContourShading",
    "ContourStyle",
    "Exclusions",
    "PerformanceGoal",
    "WorkingPrecision",
    "EvaluationMonitor",
    "ColorFunctionScaling",
    "ColorRules",
    "BarSpacing",
    "Evaluated",
    "PlotTheme",
    "MaxPlotPoints",
    "ClippingStyle",
)
_CURVE = {"AspectRatio": GOLDEN, "Axes": S.True_, "PlotRange": S.All}


def _given(ev, owner: str, args: tuple) -> tuple:
    """Data or functions, and the options by name: those of the call, and what SetOptions changed."""
    operands, options = split_options(args)
    tell_unknown(ev, owner, options)
    d = ev.definitions[S[owner]]
    for name, value in (d.options or {}).items():
        if value is not d.builtin.options[name]:
            options.setdefault(name, value)
    return operands, options


def _iterator(ev, owner: str, spec) -> tuple:
    """(symbol, low, high) of a held {x, low, high}."""
    parts = elements(spec) if is_list(spec) else ()
    if len(parts) != 3 or type(parts[0]) is not Symbol:
        raise MessageError("pllim", spec, symbol=S[owner])
    bounds = [real_value(ev, ev.evaluate(p)) for p in parts[1:]]
    for p, b in zip(parts[1:], bounds):
        if b is None:
            raise MessageError("plln", ev.evaluate(p), spec, symbol=S[owner])
    return parts[0], *bounds


def _options(ev, options: dict) -> dict:
    return {name: ev.evaluate(value) for name, value in options.items()}


def _curves(ev, body, name: Symbol, xs) -> list:
    """The values of one or several held bodies at the points xs, one array each with NaN where there is none."""
    if is_list(body):
        return [c for b in elements(body) for c in _curves(ev, b, name, xs)]

    frames = ev.messages.frames
    frames.append(Frame(True))
    size = len(frames)
    try:
        values = apply_each(ev, Expr(S.Function, (make_list((name,)), body)), from_array(xs))
    finally:
        del frames[size - 1 :]
    return _columns(ev, values.array.T if type(values) is PackedArray else values)


def _columns(ev, values) -> list:
    """Results at the points as arrays of reals: one, or one for each element where the results are lists."""
    if isinstance(values, np.ndarray):
        values = values.astype(float) if values.dtype.kind != "c" else np.where(values.imag == 0, values.real, np.nan)
        return [values] if values.ndim == 1 else list(values)
    if values and all([is_list(v) for v in values]):
        width = min([len(elements(v)) for v in values])
        return [_reals(ev, [elements(v)[i] for v in values]) for i in range(width)]
    return [_reals(ev, values)]


def _reals(ev, values):
    numbers = [v if type(v) is float or type(v) is int else real_value(ev, v) for v in values]
    return np.array([np.nan if v is None else v for v in numbers], dtype=float)


def _lines(xs, ys) -> list:
    """Line primitives of a curve, broken where it has no values."""
    # beyond 1e300 matplotlib's own transforms overflow
    good = np.isfinite(ys) & (np.abs(ys) < 1e300)
    breaks = np.flatnonzero(np.diff(good.astype(int))) + 1
    pieces = np.split(np.column_stack([xs, ys]), breaks)
    flags = np.split(good, breaks)
    return [Expr(S.Line, (from_array(p),)) for p, f in zip(pieces, flags) if f[0] and len(p) > 1]


# --- functions ------------------------------------------------------------------------------------------------------


@builtin("Plot", attributes="HoldAll", options=_PLOT, messages=MESSAGES)
def plot(ev: Evaluator, args: tuple) -> Expression | None:
    """Plot[f, {x, xmin, xmax}] plots f as a function of x; Plot[{f1, f2, …}, {x, xmin, xmax}] several."""
    operands, options = _given(ev, "Plot", args)
    if len(operands) != 2:
        return None
    name, low, high = _iterator(ev, "Plot", operands[1])
    options = _options(ev, options)
    points = options.get("PlotPoints")
    # PlotPoints are refined about twice by Wolfram: four times as many stand for that
    xs = np.linspace(low, high, max(points * 4, 50) if type(points) is int else POINTS)
    curves = _curves(ev, operands[0], name, xs)
    styles = styles_of(options, len(curves))
    content = [make_list([style, *_lines(xs, ys)]) for style, ys in zip(styles, curves)]
    labels = [Expr(S.HoldForm, (b,)) for b in (elements(operands[0]) if is_list(operands[0]) else (operands[0],))]
    return finished(content, options, {**_CURVE, "PlotRange": _clipped_range(curves, low, high)}, labels=labels)


def _clipped_range(curves: list, low: float, high: float):
    """The range that shows a function well: poles are cut off."""
    values = np.concatenate([c[np.isfinite(c)] for c in curves]) if curves else np.array([])
    if not values.size:
        return S.All
    bottom, top = np.percentile(values, [2, 98])
    spread = (top - bottom) or 1.0
    bottom = values.min() if values.min() > bottom - 2 * spread else bottom - spread / 2
    top = values.max() if values.max() < top + 2 * spread else top + spread / 2
    # 3 % of room above and below, so that extremes do not touch the frame
    pad = 0.03 * ((top - bottom) or 1.0)
    return make_list((make_list((low, high)), make_list((float(bottom - pad), float(top + pad)))))


@builtin("ParametricPlot", attributes="HoldAll", options={**_PLOT, "AspectRatio": S.Automatic}, messages=MESSAGES)
def parametric_plot(ev: Evaluator, args: tuple) -> Expression | None:
    """ParametricPlot[{fx, fy}, {u, umin, umax}] plots a curve given by its coordinates."""
    operands, options = _given(ev, "ParametricPlot", args)
    if len(operands) != 2 or not is_list(operands[0]):
        return None
    name, low, high = _iterator(ev, "ParametricPlot", operands[1])
    options = _options(ev, options)
    us = np.linspace(low, high, POINTS)
    pairs = elements(operands[0]) if all([is_list(b) for b in elements(operands[0])]) else (operands[0],)
    if any([length(pair) != 2 for pair in pairs]):
        return None
    content = []
    for style, pair in zip(styles_of(options, len(pairs)), pairs):
        x, y = _curves(ev, pair, name, us)[:2]
        content.append(make_list([style, *_lines(x, y)]))
    return finished(content, options, {"Axes": S.True_, "AspectRatio": S.Automatic})


def _grid(ev, owner: str, args: tuple):
    """(options, x range, y range, values on a grid) of a held f, {x, …}, {y, …}."""
    operands, options = _given(ev, owner, args)
    if len(operands) != 3:
        return None
    options = _options(ev, options)
    x, x0, x1 = _iterator(ev, owner, operands[1])
    y, y0, y1 = _iterator(ev, owner, operands[2])
    points = options.get("PlotPoints")
    # 400 x 400 points are as many as a picture shows; more only cost time
    n = points if type(points) is int and 2 <= points <= 400 else GRID
    body = operands[0]
    if has_head(body, S.Equal) and len(body.args) == 2:
        body = Expr(S.Subtract, body.args)
        options.setdefault("Contours", make_list((0,)))
        options.setdefault("ContourShading", S.False_)
    function = Expr(S.Function, (make_list((x, y)), body))
    call = ev.function(function, 2)
    xs, ys = np.linspace(x0, x1, n), np.linspace(y0, y1, n)
    values = np.array([_reals(ev, [call(float(a), float(b)) for a in xs]) for b in ys])
    return options, xs, ys, values


def _shades(values, options: dict):
    """Values as colors of a raster: (n, m, 3)."""
    good = values[np.isfinite(values)]
    low, high = (good.min(), good.max()) if good.size else (0.0, 1.0)
    t = np.nan_to_num((values - low) / ((high - low) or 1.0))
    dark, light = np.array((0.26, 0.24, 0.48)), np.array((0.98, 0.92, 0.76))
    return dark + t[..., None] * (light - dark)


@builtin("DensityPlot", attributes="HoldAll", options=_DENSITY, messages=MESSAGES)
def density_plot(ev: Evaluator, args: tuple) -> Expression | None:
    """DensityPlot[f, {x, xmin, xmax}, {y, ymin, ymax}] shows the values of f as colors."""
    grid = _grid(ev, "DensityPlot", args)
    if grid is None:
        return None
    options, xs, ys, values = grid
    return finished([_raster(xs, ys, _shades(values, options))], options, _FRAMED)


_FRAMED = {"AspectRatio": 1, "Frame": S.True_}


def _raster(xs, ys, pixels) -> Expr:
    corners = make_list((make_list((float(xs[0]), float(ys[0]))), make_list((float(xs[-1]), float(ys[-1])))))
    return Expr(S.Raster, (from_array(pixels), corners))


@builtin("ContourPlot", attributes="HoldAll", options=_CONTOURS, messages=MESSAGES)
def contour_plot(ev: Evaluator, args: tuple) -> Expression | None:
    """ContourPlot[f, {x, xmin, xmax}, {y, ymin, ymax}] draws the lines on which f is constant; ContourPlot[f == g, …]
    those on which both sides are equal."""
    grid = _grid(ev, "ContourPlot", args)
    if grid is None:
        return None
    options, xs, ys, values = grid
    contours = options.get("Contours", S.Automatic)
    good = values[np.isfinite(values)]
    if is_list(contours):
        heights = [h for h in [real_value(ev, c) for c in elements(contours)] if h is not None]
    else:
        count = contours if type(contours) is int else 10
        heights = list(np.linspace(good.min(), good.max(), count + 2)[1:-1]) if good.size else []
    content: list = []
    if options.get("ContourShading") is not S.False_:
        content.append(_raster(xs, ys, _shades(values, options)))
    for height in heights:
        segments = contour_segments(xs, ys, values, height)
        if len(segments):
            content.append(make_list((Expr(S.GrayLevel, (0.2,)), Expr(S.Line, (from_array(segments),)))))
    return finished(content, options, _FRAMED)


def contour_segments(xs: np.ndarray, ys: np.ndarray, values: np.ndarray, height: float) -> np.ndarray:
    """Line segments (n, 2, 2) where a function given on a grid has a height, one triangle of the grid at a time."""
    gx, gy = np.meshgrid(xs, ys)
    points = np.stack([gx, gy, values - height], -1)
    a, b, c, d = points[:-1, :-1], points[:-1, 1:], points[1:, 1:], points[1:, :-1]
    triangles = np.concatenate([np.stack([a, b, c], 2).reshape(-1, 3, 3), np.stack([a, c, d], 2).reshape(-1, 3, 3)])
    # where the function has no value it has no contour
    triangles = triangles[np.isfinite(triangles[:, :, 2]).all(1)]
    above = triangles[:, :, 2] > 0
    # only a triangle with corners on both sides is crossed
    triangles = triangles[above.any(1) & ~above.all(1)]
    above = triangles[:, :, 2] > 0
    lone = np.where(above.sum(1) == 1, above.argmax(1), (~above).argmax(1))  # the corner on its own side
    rows = np.arange(len(triangles))
    tip = triangles[rows, lone]
    ends = []
    for k in (1, 2):
        other = triangles[rows, (lone + k) % 3]
        t = (tip[:, 2] / (tip[:, 2] - other[:, 2]))[:, None]
        ends.append(tip[:, :2] + t * (other[:, :2] - tip[:, :2]))
    return np.stack(ends, 1)


@builtin("Plot3D", attributes="HoldAll", options={**_SOLID, "PlotPoints": S.Automatic}, messages=MESSAGES)
def plot3d(ev: Evaluator, args: tuple) -> Expression | None:
    """Plot3D[f, {x, xmin, xmax}, {y, ymin, ymax}] shows f as a surface over the plane."""
    grid = _grid(ev, "Plot3D", args)
    if grid is None:
        return None
    options, xs, ys, values = grid
    return finished([_surface(xs, ys, values)], options, {"BoxRatios": make_list((1, 1, 0.4))}, S.Graphics3D)


def _surface(xs, ys, values) -> Expr:
    """A GraphicsComplex of quadrilaterals over a grid."""
    gx, gy = np.meshgrid(xs, ys)
    points = np.stack([gx, gy, np.nan_to_num(values)], -1).reshape(-1, 3)
    index = np.arange(values.size).reshape(values.shape) + 1
    faces = np.stack([index[:-1, :-1], index[:-1, 1:], index[1:, 1:], index[1:, :-1]], -1).reshape(-1, 4)
    style = make_list((color(1), Expr(S.EdgeForm, (Expr(S.GrayLevel, (0.3,)),)), Expr(S.Polygon, (from_array(faces),))))
    return Expr(S.GraphicsComplex, (from_array(points), style))


# --- data -----------------------------------------------------------------------------------------------------------


def _plain(x):
    if type(x) is Dataset:
        x = x.data
    if type(x) is Association:
        return make_list(x.values())
    return x


def datasets(ev: Evaluator, owner: str, data: Expression, options: dict) -> list:
    """The point arrays (n, 2) in a list of heights, of pairs, or of several such lists."""
    data = _plain(data)
    if not is_list(data):
        raise MessageError("ldata", data, symbol=S[owner])
    single = _dataset(ev, data, options)
    if single is not None:
        return [single]
    curves = [_dataset(ev, _plain(d), options) if is_list(_plain(d)) else None for d in elements(data)]
    if not curves or any([f is None for f in curves]):
        raise MessageError("ldata", data, symbol=S[owner])
    return curves


def _dataset(ev, data, options: dict):
    rank = len(dimensions(data))
    array = numbers_of(ev, data) if is_list(data) else None
    if array is None:
        return _gappy(ev, data, options) if rank == 1 and not any([is_list(d) for d in elements(data)]) else None
    if array.dtype.kind == "c" or array.ndim > 2:
        return None
    if array.ndim == 2:
        return array.astype(float) if array.shape[1] == 2 else None
    # bare heights stand at 1, 2, 3, …
    return np.column_stack([_abscissas(ev, len(array), options), array])


def _gappy(ev, data, options: dict):
    """Heights of which some are missing."""
    values = _reals(ev, elements(data))
    if not len(values) or not np.isfinite(values).any():
        return None
    return np.column_stack([_abscissas(ev, len(values), options), values])


def _abscissas(ev, n: int, options: dict):
    data_range = options.get("DataRange", S.Automatic)
    if is_list(data_range) and len(elements(data_range)) == 2:
        bounds = [real_value(ev, b) for b in elements(data_range)]
        if None not in bounds:
            return np.linspace(*bounds, n)
    return np.arange(1, n + 1)


def _list_plot(ev, owner: str, args: tuple, joined: bool):
    operands, options = _given(ev, owner, args)
    if len(operands) != 1:
        return None
    curves = datasets(ev, owner, operands[0], options)
    joined = options.get("Joined", S.True_ if joined else S.False_) is S.True_
    content = []
    for style, points in zip(styles_of(options, len(curves)), curves):
        marks = _lines(points[:, 0], points[:, 1]) if joined else [Expr(S.Point, (from_array(points),))]
        content.append(make_list([*_filling(points, options), style, Expr(S.AbsolutePointSize, (4,)), *marks]))
    labels = [str(k) for k in operands[0].keys()] if type(operands[0]) is Association else None
    return finished(content, options, dict(_CURVE), labels=labels, legend=S.LineLegend if joined else S.PointLegend)


def _filling(points, options: dict) -> list:
    """The area or the stems between data and the axis."""
    if options.get("Filling", S.None_) in (S.None_, S.Null):
        return []
    # from each point straight down to the axis
    stems = np.stack([points, points * [1, 0]], 1)
    return [make_list((Expr(S.Opacity, (0.3,)), Expr(S.Line, (from_array(stems),))))]


@builtin("ListPlot", minimum=1, options=_LIST_PLOT, messages=MESSAGES)
def list_plot(ev: Evaluator, args: tuple) -> Expression | None:
    """ListPlot[{y1, y2, …}] and ListPlot[{{x1, y1}, …}] plot points; ListPlot[{data1, data2, …}] several lists."""
    return _list_plot(ev, "ListPlot", args, False)


@builtin("ListLinePlot", minimum=1, options={**_LIST_PLOT, "Joined": S.True_}, messages=MESSAGES)
def list_line_plot(ev: Evaluator, args: tuple) -> Expression:
    """ListLinePlot[{y1, y2, …}] plots a line through points; ListLinePlot[{data1, data2, …}] several."""
    return _list_plot(ev, "ListLinePlot", args, True)


_LOG = {"ListLogPlot": "Log", "ListLogLogPlot": make_list(("Log", "Log")), "ListLogLinearPlot": make_list(("Log", S.None_))}


def _scaled(ev, owner: str, args: tuple):
    """ListPlot with logarithmic axes."""
    return _list_plot(ev, owner, (*args, Expr(S.Rule, (S.ScalingFunctions, _LOG[owner]))), False)


@builtin("ListLogPlot", minimum=1, options=_LIST_PLOT, messages=MESSAGES)
def list_log_plot(ev: Evaluator, args: tuple) -> Expression:
    """ListLogPlot[data] plots points with a logarithmic vertical axis."""
    return _scaled(ev, "ListLogPlot", args)


@builtin("ListLogLogPlot", minimum=1, options=_LIST_PLOT, messages=MESSAGES)
def list_log_log_plot(ev: Evaluator, args: tuple) -> Expression:
    """ListLogLogPlot[data] plots points with logarithmic axes."""
    return _scaled(ev, "ListLogLogPlot", args)


@builtin("ListLogLinearPlot", minimum=1, options=_LIST_PLOT, messages=MESSAGES)
def list_log_linear_plot(ev: Evaluator, args: tuple) -> Expression:
    """ListLogLinearPlot[data] plots points with a logarithmic horizontal axis."""
    return _scaled(ev, "ListLogLinearPlot", args)


@builtin("LogPlot", attributes="HoldAll", options=_PLOT, messages=MESSAGES)
def log_plot(ev: Evaluator, args: tuple) -> Expression:
    """LogPlot[f, {x, xmin, xmax}] plots a function with a logarithmic vertical axis."""
    return plot(ev, (*args, Expr(S.Rule, (S.ScalingFunctions, "Log")), Expr(S.Rule, (S.PlotRange, S.All))))


@builtin("PieChart", minimum=1, options=_PIE, messages=MESSAGES)
def pie_chart(ev: Evaluator, args: tuple) -> Expression:
    """PieChart[{y1, y2, …}] shows values as sectors of a circle; ChartLabels -> {…} names them."""
    operands, options = _given(ev, "PieChart", args)
    data = operands[0].data if type(operands[0]) is Dataset else operands[0]
    keys = list(data.keys()) if type(data) is Association else None
    values = [real_value(ev, y) for y in elements(_plain(data))]
    if not values or None in values or min(values) < 0 or not sum(values):
        raise MessageError("ldata", operands[0])
    ends = np.concatenate([[0.0], np.cumsum(values)]) / sum(values) * 2 * np.pi
    chart_labels = options.get("ChartLabels", S.Automatic)
    labels = keys if chart_labels is S.Automatic else list(elements(chart_labels)) if is_list(chart_labels) else None
    content = []
    for i, (a, b) in enumerate(zip(ends, ends[1:])):
        angles = np.pi - np.linspace(a, b, max(2, int((b - a) * 30)))  # clockwise from the left
        rim = np.column_stack([np.cos(angles), np.sin(angles)])
        sector = Expr(S.Polygon, (from_array(np.vstack([[0.0, 0.0], rim])),))
        content.append(make_list((color(i), Expr(S.EdgeForm, (Expr(S.GrayLevel, (1,)),)), sector)))
        if labels and i < len(labels):
            middle = np.pi - (a + b) / 2
            # labels of sectors stand at 0.6 of the radius, where a sector is wide enough for them
            place = make_list((float(0.6 * np.cos(middle)), float(0.6 * np.sin(middle))))
            content.append(make_list((Expr(S.GrayLevel, (0,)), Expr(S.Text, (labels[i], place)))))
    return finished(content, options, {"AspectRatio": 1}, legend=S.SwatchLegend)


@builtin("ListPointPlot3D", minimum=1, options=_SOLID, messages=MESSAGES)
def list_point_plot3d(ev: Evaluator, args: tuple) -> Expression:
    """ListPointPlot3D[{{x1, y1, z1}, …}] plots points in space."""
    operands, options = _given(ev, "ListPointPlot3D", args)
    array = numbers_of(ev, _plain(operands[0]))
    if array is None or array.ndim != 2 or array.shape[1] != 3:
        raise MessageError("ldata", operands[0])
    return finished([color(0), Expr(S.Point, (from_array(array.astype(float)),))], options, {}, S.Graphics3D)


@builtin("ListPlot3D", minimum=1, options=_SOLID, messages=MESSAGES)
def list_plot3d(ev: Evaluator, args: tuple) -> Expression:
    """ListPlot3D[matrix] shows heights on a grid as a surface."""
    operands, options = _given(ev, "ListPlot3D", args)
    array = numbers_of(ev, _plain(operands[0]))
    if array is None or array.ndim != 2:
        raise MessageError("ldata", operands[0])
    if array.shape[1] == 3 and array.shape[0] > 3:
        # three columns and more rows are points {x, y, z}, not a grid
        return list_point_plot3d(ev, args)
    rows, columns = array.shape
    content = [_surface(np.arange(1, columns + 1), np.arange(1, rows + 1), array.astype(float))]
    return finished(content, options, {"BoxRatios": make_list((1, 1, 0.4))}, S.Graphics3D)


@builtin("Histogram", minimum=1, options=_CHART, messages=MESSAGES)
def histogram(ev: Evaluator, args: tuple) -> Expression | None:
    """Histogram[{x1, x2, …}] shows how often values fall into bins; Histogram[data, bins] with bins as for
    HistogramList; Histogram[{data1, data2, …}] for several lists."""
    operands, options = _given(ev, "Histogram", args)
    if not operands:
        return None
    data = _plain(operands[0])
    several = is_list(data) and elements(data) and all([is_list(_plain(d)) for d in elements(data)])
    content = []
    for i, values in enumerate(elements(data) if several else (data,)):
        binned = ev.call(S.HistogramList, _plain(values), *operands[1:])
        if not is_list(binned) or len(elements(binned)) != 2:
            raise MessageError("hist", values)
        edges, counts = [[real_value(ev, x) for x in elements(part)] for part in elements(binned)]
        bars = [_bar(a, b, n) for a, b, n in zip(edges, edges[1:], counts) if n]
        content.append(make_list((_fill_style(options, i, several), *bars)))
    return finished(content, options, dict(_CURVE), legend=S.SwatchLegend)


def _bar(left: float, right: float, height: float) -> Expr:
    return Expr(S.Rectangle, (make_list((float(left), 0.0)), make_list((float(right), float(height)))))


def _fill_style(options: dict, i: int, faint: bool) -> Expr:
    style = options.get("ChartStyle", S.Automatic)
    if is_list(style) and elements(style):
        style = elements(style)[i % len(elements(style))]
    base = color(i + 1) if style is S.Automatic or type(style) is str else style
    # 0.6 lets bars of several histograms shine through each other, 0.9 a little of the grid
    return Expr(S.Directive, (base, Expr(S.Opacity, (0.6 if faint else 0.9,)), Expr(S.EdgeForm, (Expr(S.GrayLevel, (0.3,)),))))


@builtin("BarChart", minimum=1, options=_CHART, messages=MESSAGES)
def bar_chart(ev: Evaluator, args: tuple) -> Expression | None:
    """BarChart[{y1, y2, …}] shows values as bars; BarChart[{{y1, …}, {z1, …}}] in groups."""
    operands, options = _given(ev, "BarChart", args)
    if len(operands) != 1:
        return None
    data = operands[0].data if type(operands[0]) is Dataset else operands[0]
    labels = list(data.keys()) if type(data) is Association else None
    data = _plain(data)
    groups = [elements(_plain(g)) if is_list(_plain(g)) else (g,) for g in elements(data)]
    content, position, centers = [], 0.5, []
    for group in groups:
        start = position
        for j, y in enumerate(group):
            height = real_value(ev, y)
            if height is not None:
                style = _fill_style(options, j if len(group) > 1 else 0, False)
                # a gap of 5 % on each side of a bar
                content.append(make_list((style, _bar(position + 0.05, position + 0.95, height))))
            position += 1
        centers.append((start + position) / 2)
        # groups of bars are set apart by a third of a bar
        position += 0.3 if len(group) > 1 else 0
    content += _chart_labels(options.get("ChartLabels", S.None_), labels, centers)
    return finished(content, options, dict(_CURVE), legend=S.SwatchLegend)


def _chart_labels(chart_labels, keys, centers: list) -> list:
    if chart_labels is S.Automatic and keys:
        texts = keys
    elif is_list(chart_labels):
        texts = elements(chart_labels)
    else:
        return []
    return [Expr(S.Text, (t, make_list((c, 0.0)))) for t, c in zip(texts, centers)]


def _matrix(ev, data):
    array = numbers_of(ev, _plain(data))
    if array is None or array.ndim != 2:
        raise MessageError("ldata", data)
    return array.astype(float)


@builtin("ArrayPlot", minimum=1, options=_SQUARES, messages=MESSAGES)
def array_plot(ev: Evaluator, args: tuple) -> Expression | None:
    """ArrayPlot[matrix] shows the elements of a matrix as gray squares, darker for larger values."""
    operands, options = _given(ev, "ArrayPlot", args)
    array = _matrix(ev, operands[0])
    if options.get("ColorFunction", S.Automatic) is S.Automatic:
        low, high = np.nanmin(array), np.nanmax(array)
        # 0 is white in a matrix without negative elements
        low = min(low, 0.0) if low >= 0 else low
        pixels = 1 - (array - low) / ((high - low) or 1.0)
    else:
        pixels = _shades(array, options)
    return _array_graphics(pixels, options)


def _array_graphics(pixels, options: dict) -> Expr:
    """The first row is on top."""
    rows, columns = pixels.shape[:2]
    corners = make_list((make_list((0, 0)), make_list((columns, rows))))
    # Raster begins at the bottom
    raster = Expr(S.Raster, (from_array(pixels[::-1].copy()), corners))
    return finished([raster], options, {"AspectRatio": rows / columns, "Frame": S.True_, "FrameTicks": S.None_})


@builtin("MatrixPlot", minimum=1, options=_SQUARES, messages=MESSAGES)
def matrix_plot(ev: Evaluator, args: tuple) -> Expression:
    """MatrixPlot[matrix] shows the elements of a matrix in colors: blue below zero, red above."""
    operands, options = _given(ev, "MatrixPlot", args)
    array = _matrix(ev, operands[0])
    # zero is white, and both signs have one scale
    largest = np.nanmax(np.abs(array)) or 1.0
    t = np.nan_to_num(array / largest)[..., None]
    warm, cold, white = np.array((0.85, 0.3, 0.1)), np.array((0.25, 0.4, 0.75)), np.ones(3)
    return _array_graphics(np.where(t >= 0, white + t * (warm - white), white - t * (cold - white)), options)


@builtin("ListDensityPlot", minimum=1, options=_DENSITY, messages=MESSAGES)
def list_density_plot(ev: Evaluator, args: tuple) -> Expression:
    """ListDensityPlot[matrix] shows heights on a grid as colors."""
    operands, options = _given(ev, "ListDensityPlot", args)
    array = _matrix(ev, operands[0])
    rows, columns = array.shape
    xs, ys = np.arange(1, columns + 1), np.arange(1, rows + 1)
    return finished([_raster(xs, ys, _shades(array, options))], options, _FRAMED)
