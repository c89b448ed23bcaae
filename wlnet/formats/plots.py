"""Graphics expressions drawn by matplotlib: SVG, PDF, EPS, and pixels for the raster formats."""

import colorsys
import io
from typing import TYPE_CHECKING

import numpy as np

from ..expression import (
    Expr,
    Expression,
    MessageError,
    PackedArray,
    Rational,
    S,
    Symbol,
    WolframError,
    elements,
    full_form,
    is_list,
    is_rule,
    length,
)
from ..expression.arithmetic import nearest_float
from . import Kind, kind

if TYPE_CHECKING:
    from . import Tools


_HEADS = frozenset((S.Graphics, S.Graphics3D, S.Legended, S.Labeled, S.GraphicsGrid, S.Framed))


def is_graphics(x: Expr) -> bool:
    """Is this something that can be drawn?"""
    if type(x) is not Expr or type(x.head) is not Symbol or x.head not in _HEADS or not x.args:
        return False
    return x.head is not S.GraphicsGrid or is_list(x.args[0]) and any([is_list(r) and elements(r) for r in elements(x.args[0])])


def rendered(value: Expr, form: str, options: dict) -> bytes:
    """A Graphics expression as the bytes of a picture in one of matplotlib's formats."""
    # by its objects and not by pyplot, which keeps figures in a global list and looks for a display
    from matplotlib import rc_context, rcdefaults  # slow to import
    from matplotlib.backends.backend_agg import FigureCanvasAgg  # slow to import
    from matplotlib.figure import Figure  # slow to import

    legend = None
    while value.head in (S.Legended, S.Labeled, S.Framed):
        legend = legend or (value.args[1] if value.head is S.Legended and len(value.args) > 1 else None)
        value = value.args[0]
        if not is_graphics(value):
            raise MessageError("errelem", "Graphics", form.upper(), symbol=S.Export, result=S["$Failed"])
    width, height = _size(value, options)
    # 100 dots an inch make sizes in pixels simple; ImageResolution changes only what is saved
    with rc_context():
        # a matplotlibrc in the working folder must not change pictures, nor have TeX started for them
        rcdefaults()
        figure = Figure(figsize=(width / 100, height / 100), dpi=100, layout="tight")
        FigureCanvasAgg(figure)
        out = io.BytesIO()
        try:
            _draw(figure, value, legend)
            figure.savefig(out, format=form, dpi=_number(options.get("ImageResolution")) or 100)
        except (WolframError, MemoryError, RecursionError):
            raise
        except Exception:  # primitives may have any arguments, and matplotlib has its own errors for each
            raise MessageError("errelem", "Graphics", form.upper(), symbol=S.Export, result=S["$Failed"]) from None
        return out.getvalue()


def _size(value: Expr, options: dict) -> tuple:
    """Width and height in points: ImageSize of the call or of the graphics."""
    settings = options_of(value)
    size = options.get("ImageSize", S.Automatic)
    if size is S.Automatic:
        size = settings.get("ImageSize", S.Automatic)
    # Wolfram's widths of named sizes
    named = {"Tiny": 100, "Small": 180, "Medium": 360, "Large": 576}
    if type(size) is Symbol and size.name in named:
        size = named[size.name]
    if is_list(size) and length(size) == 2 and None not in [_number(x) for x in elements(size)]:
        return tuple([_number(x) for x in elements(size)])
    # points: what matplotlib draws with its default fonts in good proportion
    width = _number(size) or 480
    ratio = _number(settings.get("AspectRatio", S.Automatic))
    # a ratio beyond 1:20 is a mistake of ranges, and matplotlib would make a picture of no height
    return width, width * (ratio if ratio and 0.05 <= ratio <= 5 else 0.7)


def _number(x) -> "float | None":
    return nearest_float(x) if type(x) in (int, float, Rational) else None


def options_of(value: Expr) -> dict:
    """The options of a Graphics expression by name; the first of several counts."""
    settings: dict = {}
    stack = list(reversed(value.args[1:]))
    while stack:
        item = stack.pop()
        if is_list(item):
            stack.extend(reversed(elements(item)))
        elif is_rule(item):
            name = item.args[0]
            settings.setdefault(name.name if type(name) is Symbol else name, item.args[1])
    return settings


# --- drawing ----------------------------------------------------------------------------------------------------------


def _draw(figure, value: Expr, legend) -> None:
    if value.head is S.GraphicsGrid:
        rows = [elements(r) if is_list(r) else (r,) for r in elements(value.args[0])]
        columns = max(map(len, rows))
        for i, row in enumerate(rows):
            for j, cell in enumerate(row):
                if is_graphics(cell):
                    axes = _axes(figure, cell, len(rows), columns, i * columns + j + 1)
                    _fill(axes, cell, None)
        return
    _fill(_axes(figure, value, 1, 1, 1), value, legend)


def _axes(figure, value: Expr, rows: int, columns: int, index: int):
    three = value.head is S.Graphics3D
    return figure.add_subplot(rows, columns, index, **({"projection": "3d"} if three else {}))


def _fill(axes, value: Expr, legend) -> None:
    """Draw the primitives of a Graphics and set what its options say."""
    while value.head in (S.Legended, S.Labeled, S.Framed):
        value = value.args[0]
    settings = options_of(value)
    painter = (Painter3D if value.head is S.Graphics3D else Painter)(axes)
    # painted in this order: below, the content, above
    for extra in ("Prolog", None, "Epilog"):
        content = value.args[0] if extra is None else settings.get(extra)
        if content is not None and type(content) is not Symbol:
            painter.paint(content, Style())
    if value.head is S.Graphics3D:
        _label(axes, settings, ("set_xlabel", "set_ylabel", "set_zlabel"))
        return
    _arrange(axes, settings)
    if legend is not None:
        _add_legend(axes, painter, legend)


def _arrange(axes, settings: dict) -> None:
    ratio = settings.get("AspectRatio", S.Automatic)
    if ratio is S.Automatic:
        # Automatic draws both axes to one scale
        axes.set_aspect("equal", adjustable="datalim")
    elif _number(ratio):
        axes.set_box_aspect(_number(ratio))
    axes.autoscale_view()
    scales = settings.get("ScalingFunctions", S.None_)
    for scale, setter in zip(elements(scales) if is_list(scales) else (S.None_, scales), (axes.set_xscale, axes.set_yscale)):
        if scale in ("Log", "Log10", "Log2"):
            setter("log")
    _ranges(axes, settings.get("PlotRange", S.Automatic))
    framed = settings.get("Frame", S.False_)
    if framed is not S.True_ and not is_list(framed):
        if settings.get("Axes", S.False_) in (S.False_, S.None_):
            axes.set_axis_off()
        else:
            axes.spines[["top", "right"]].set_visible(False)
    if settings.get("GridLines", S.None_) is S.Automatic:
        # 0.4: lines that stay behind the data
        axes.grid(True, alpha=0.4)
    if settings.get("PlotLabel", S.None_) is not S.None_:
        axes.set_title(text_of(settings["PlotLabel"]))
    _label(axes, settings, ("set_xlabel", "set_ylabel"))


def _label(axes, settings: dict, setters: tuple) -> None:
    labels = settings.get("FrameLabel") or settings.get("AxesLabel")
    if labels is None or labels is S.None_ or labels is S.Automatic:
        return
    for setter, label in zip(setters, elements(labels) if is_list(labels) else (labels,)):
        if label is not S.None_ and not is_list(label):
            getattr(axes, setter)(text_of(label))


def _ranges(axes, plot_range) -> None:
    if is_list(plot_range):
        parts = list(elements(plot_range))
        if len(parts) == 2 and None not in [_number(p) for p in parts]:
            # two numbers are the vertical range, as in PlotRange -> {ymin, ymax}
            axes.set_ylim(*[_number(p) for p in parts])
            return
        for part, setter in zip(parts, (axes.set_xlim, axes.set_ylim)):
            bounds = [_number(p) for p in elements(part)] if is_list(part) else []
            if len(bounds) == 2 and None not in bounds:
                setter(*bounds)


def _add_legend(axes, painter, legend) -> None:
    labels = _legend_labels(legend)
    if labels and painter.entries:
        axes.legend([handle for handle, _ in zip(painter.entries, labels)], labels, loc="best", frameon=False)


def _legend_labels(x) -> list:
    """The texts in a legend: in a list, or in LineLegend[styles, labels] however it is wrapped."""
    if is_list(x):
        return [text_of(a) for a in elements(x)]
    if type(x) is Expr and x.head in (S.LineLegend, S.PointLegend, S.SwatchLegend) and len(x.args) > 1:
        return _legend_labels(x.args[1])
    if type(x) is Expr and x.args:
        return _legend_labels(x.args[0])
    return []


def text_of(x: str) -> str:
    """A label as plain text."""
    if type(x) is str:
        return x
    if type(x) is Expr and x.head in (S.Style, S.Text, S.HoldForm, S.TraditionalForm, S.Framed, S.Rotate) and x.args:
        return text_of(x.args[0])
    if type(x) is Expr and x.head is S.Row and x.args and is_list(x.args[0]):
        return "".join([text_of(a) for a in elements(x.args[0])])

    return full_form(x)


def rgb(x: Expression) -> "tuple | None":
    """(r, g, b) or (r, g, b, opacity) of a color; None for anything else."""
    if type(x) is not Expr or x.head not in _COLORS:
        return None
    parts = [_number(a) for a in (elements(x.args[0]) if len(x.args) == 1 and is_list(x.args[0]) else x.args)]
    if None in parts or not parts:
        return None
    # values outside are clipped, as Wolfram displays them
    parts = [min(max(p, 0.0), 1.0) for p in parts]
    if x.head is S.GrayLevel:
        return (parts[0],) * 3 + tuple(parts[1:2])
    if x.head is S.Hue:
        # Hue[h] is fully saturated and bright
        return colorsys.hsv_to_rgb(*(parts + [1.0, 1.0])[:3]) + tuple(parts[3:4])
    return tuple(parts[:4])


_COLORS = frozenset((S.RGBColor, S.GrayLevel, S.Hue))


class Style:
    """The graphics directives in force; copied where a list opens a new scope."""

    def __init__(self, **values):
        self.color = (0.0, 0.0, 0.0)
        self.opacity = 1.0
        # points: with the size of points (4) and texts (10) what matplotlib's pictures need to be read well
        self.width = 1.2
        self.point = 4.0
        self.dashes = None
        self.edge = None
        self.face = None
        self.size = 10.0
        self.__dict__.update(values)

    def copy(self) -> "Style":
        return Style(**self.__dict__)

    def apply(self, x: Expression) -> bool:
        """Take in a directive; False if x is none."""
        color = rgb(x)
        if color is not None:
            self.color = color[:3]
            self.opacity = color[3] if len(color) > 3 else self.opacity
            return True
        if type(x) is Symbol:
            return self._named(x)
        if type(x) is not Expr or type(x.head) is not Symbol:
            return False
        head, args = x.head.name, x.args
        first = _number(args[0]) if args else None
        if head == "Directive":
            for a in args:
                self.apply(a)
        elif head == "Opacity" and first is not None:
            self.opacity = first
            if len(args) > 1:
                self.apply(args[1])
        elif head in ("Thickness", "AbsoluteThickness"):
            # Thickness and PointSize are fractions of the width, here of about 400 points
            self.width = first * (400 if head == "Thickness" else 1) if first else self.width
        elif head in ("PointSize", "AbsolutePointSize"):
            # 400 as for Thickness
            self.point = first * (400 if head == "PointSize" else 1) if first else self.point
        elif head in ("Dashing", "AbsoluteDashing"):
            # one pattern for all: Dashing[{}] alone means a solid line
            self.dashes = (0, (4, 3)) if args and args[0] != Expr(S.List, ()) else None
        elif head in ("EdgeForm", "FaceForm"):
            inner = Style()
            for a in args:
                inner.apply(a)
            setattr(self, "edge" if head == "EdgeForm" else "face", inner.color if args else "none")
        elif head not in _IGNORED:
            return False
        return True

    def _named(self, x: Symbol) -> bool:
        if x.name in ("Thick", "Thin"):
            # twice and half the usual width
            self.width = 2.4 if x.name == "Thick" else 0.6
        elif x.name in ("Dashed", "Dotted", "DotDashed"):
            self.dashes = {"Dashed": "--", "Dotted": ":", "DotDashed": "-."}[x.name]
        return True


_IGNORED = frozenset("Arrowheads CapForm JoinForm Glow Specularity Lighting FontSize BaseStyle Rule".split())


def _points(x):
    """Coordinates as an array of shape (n, 2 or 3), or None."""
    if type(x) is PackedArray:
        return x.array.astype(float) if x.array.ndim == 2 else None
    if not is_list(x) or not length(x):
        return None
    rows = [[_number(c) for c in elements(p)] if is_list(p) else [None] for p in elements(x)]
    if any([None in r or len(r) != len(rows[0]) for r in rows]):
        return None
    return np.array(rows)


class Painter:
    """Draws two-dimensional primitives on axes; ``entries`` are what a legend may explain."""

    def __init__(self, axes):
        self.axes = axes
        self.entries: list = []
        self.shared = None  # the points of an enclosing GraphicsComplex

    def paint(self, x: Expr, style: Style) -> None:
        """Draw a primitive, or everything in a list with its directives in force up to its end."""
        if is_list(x):
            inner = style.copy()
            for item in elements(x):
                # what is no directive is a primitive
                if not inner.apply(item):
                    self.paint(item, inner)
            return
        if type(x) is not Expr or type(x.head) is not Symbol:
            return
        if x.head is S.Style:
            inner = style.copy()
            for item in x.args[1:]:
                inner.apply(item)
            self.paint(x.args[0], inner)
        elif x.head is S.GraphicsComplex:
            outer, self.shared = self.shared, _points(x.args[0])
            self.paint(x.args[1], style)
            self.shared = outer
        elif x.head in (S.Tooltip, S.Annotation, S.GraphicsGroup, S.Legended, S.Mouseover):
            self.paint(x.args[0], style)
        else:
            draw = getattr(self, "draw_" + x.head.name.lower(), None)
            args = x.args or _WHERE_NOT_TOLD.get(x.head, ())
            if draw is not None and args:
                draw(args, style)

    def paths(self, x: Expression) -> list:
        """The point sequences in the argument of Line, Polygon or Point."""
        if self.shared is not None:
            return self._indexed(x)
        whole = _points(x)
        if whole is not None:
            return [whole]
        single = _points(Expr(S.List, (x,)))
        if single is not None:
            return [single]
        if type(x) is PackedArray and x.array.ndim == 3:
            return [a.astype(float) for a in x.array]
        return [p for a in elements(x) for p in self.paths(a)] if is_list(x) else []

    def _indexed(self, x) -> list:
        if type(x) is PackedArray:
            rows = x.array if x.array.ndim > 1 else x.array[None]
            return [self.shared[np.asarray(r) - 1] for r in rows]
        items = elements(x)
        if items and all([type(i) is int for i in items]):
            # indices of a GraphicsComplex begin at 1
            return [self.shared[np.array(items) - 1]]
        return [p for i in items for p in self._indexed(i)] if items else []

    def line_style(self, style: Style) -> dict:
        return {
            "color": style.color,
            "alpha": style.opacity,
            "linewidth": style.width,
            **({"linestyle": style.dashes} if style.dashes else {}),
        }

    def draw_line(self, args: tuple, style: "Style") -> None:
        for i, path in enumerate(self.paths(args[0])):
            (handle,) = self.axes.plot(*path.T, **self.line_style(style))
            # one entry of the legend for all parts of a line
            if not i:
                self.entries.append(handle)

    draw_arrow = draw_line
    draw_beziercurve = draw_bsplinecurve = draw_line

    def draw_point(self, args: tuple, style: "Style") -> None:
        paths = self.paths(args[0])
        if paths:
            points = np.concatenate(paths)
            self.entries.append(self.axes.scatter(*points.T, s=style.point**2, color=[style.color], alpha=style.opacity))

    def patch(self, shape: object, style: Style) -> None:
        face = style.face if style.face is not None else style.color
        # 0.6: the width of thin lines
        shape.set(facecolor=face, alpha=style.opacity, edgecolor=style.edge or "none", linewidth=0.6)
        self.axes.add_patch(shape)
        self.entries.append(shape)

    def draw_polygon(self, args: tuple, style: "Style") -> None:
        from matplotlib.patches import Polygon  # slow; whoever draws has paid for it

        for path in self.paths(args[0]):
            self.patch(Polygon(path[:, :2], closed=True), style)

    draw_triangle = draw_filledcurve = draw_polygon

    def draw_rectangle(self, args: tuple, style: "Style") -> None:
        from matplotlib.patches import Rectangle  # slow; whoever draws has paid for it

        x0, y0 = _pair(args[0])
        x1, y1 = _pair(args[1]) if len(args) > 1 and is_list(args[1]) else (x0 + 1, y0 + 1)
        self.patch(Rectangle((x0, y0), x1 - x0, y1 - y0), style)

    def _ellipses(self, args) -> list:
        """(center, semiaxes, angles or None) of each ellipse that Disk[…] or Circle[…] stands for."""
        centers = elements(args[0]) if elements(args[0]) and is_list(elements(args[0])[0]) else (args[0],)
        radius = args[1] if len(args) > 1 else 1
        semiaxes = _pair(radius) if is_list(radius) else (_number(radius) or 1,) * 2
        angles = _pair(args[2]) if len(args) > 2 and is_list(args[2]) else None
        return [(_pair(center), semiaxes, angles) for center in centers]

    def draw_disk(self, args: tuple, style: "Style") -> None:
        from matplotlib.patches import Ellipse, Polygon  # slow; whoever draws has paid for it

        for center, (a, b), angles in self._ellipses(args):
            shape = Ellipse(center, 2 * a, 2 * b) if angles is None else Polygon([center, *_arc(center, a, b, angles)], closed=True)
            self.patch(shape, style)

    def draw_circle(self, args: tuple, style: "Style") -> None:
        from matplotlib.patches import Ellipse  # slow; whoever draws has paid for it

        for center, (a, b), angles in self._ellipses(args):
            if angles is None:
                self.axes.add_patch(Ellipse(center, 2 * a, 2 * b, fill=False, **self.line_style(style)))
            else:
                self.axes.plot(*_arc(center, a, b, angles).T, **self.line_style(style))

    def draw_text(self, args: tuple, style: "Style") -> None:
        if len(args) > 1 and is_list(args[1]):
            self.axes.text(*_pair(args[1]), text_of(args[0]), ha="center", va="center", color=style.color, fontsize=style.size)

    def draw_raster(self, args: tuple, style: "Style") -> None:
        pixels = np.array(_nested(args[0]), dtype=float)
        height, width = pixels.shape[:2]
        corners = [(0, 0), (width, height)]
        if len(args) > 1 and is_list(args[1]):
            corners = [_pair(c) for c in elements(args[1])]
        # Wolfram counts rows of a raster from below
        extent = (corners[0][0], corners[1][0], corners[0][1], corners[1][1])
        # without bounds matplotlib would stretch the gray levels
        settings = {"cmap": "gray", "vmin": 0, "vmax": 1} if pixels.ndim == 2 else {}
        self.axes.imshow(np.clip(pixels, 0, 1), extent=extent, origin="lower", interpolation="nearest", aspect="auto", **settings)


_ORIGIN = Expr(S.List, (0, 0))
_WHERE_NOT_TOLD = {S.Disk: (_ORIGIN,), S.Circle: (_ORIGIN,), S.Rectangle: (_ORIGIN,)}  # Disk[] is Disk[{0, 0}]


def _arc(center: tuple, a: float, b: float, angles: tuple) -> np.ndarray:
    """Points of an ellipse from one angle to another."""
    # 90: with 4 degrees a step a full circle looks round
    t = np.linspace(*angles, 90)
    return np.column_stack([center[0] + a * np.cos(t), center[1] + b * np.sin(t)])


def _pair(x) -> tuple:
    values = [_number(a) or 0.0 for a in elements(x)]
    return (values + [0.0, 0.0])[0], (values + [0.0, 0.0])[1]


def _nested(x):
    if type(x) is PackedArray:
        return x.array.tolist()
    color = rgb(x)
    if color is not None:
        return list(color[:3])
    return [_nested(a) for a in elements(x)] if is_list(x) else _number(x) or 0.0


class Painter3D(Painter):
    """Draws three-dimensional primitives."""

    def draw_polygon(self, args: tuple, style: "Style") -> None:
        from mpl_toolkits.mplot3d.art3d import Poly3DCollection  # slow to import, and few drawings are solid

        paths = self.paths(args[0])
        if paths:
            self.axes.add_collection3d(
                Poly3DCollection(paths, facecolor=style.face or style.color, alpha=style.opacity, edgecolor=style.edge or "none")
            )
            points = np.concatenate(paths)
            self.axes.auto_scale_xyz(*points.T)


class _Vector(Kind):
    elements = ("Graphics",)
    options = {"ImageSize": S.Automatic, "Background": S.Automatic, "ImageResolution": S.Automatic}
    readable = False

    def write(self, value: Expr, options: dict, tools: "Tools") -> bytes:
        if not is_graphics(value):
            raise MessageError("errelem", "Graphics", self.name, symbol=S.Export, result=S["$Failed"])
        return rendered(value, self.name.lower(), options)


for _name in ("SVG", "PDF", "EPS"):
    kind(_name, extensions=(_name.lower(),))(_Vector)
