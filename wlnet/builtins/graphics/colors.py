"""Colors: the directives, named colors and what is computed with them."""

import numpy as np

from ...evaluator import Evaluator, builtin, declare_symbol, declare_symbols
from ...expression import Expr, Expression, S, Symbol, boolean, elements, is_list, length, rational
from ..kit.scalars import divide, multiply, real_value, subtract, total

declare_symbols("RGBColor GrayLevel Hue CMYKColor LABColor LUVColor XYZColor LCHColor Opacity")

SPACES = {S.RGBColor: "RGB", S.GrayLevel: "Grayscale", S.Hue: "HSB", S.CMYKColor: "CMYK", S.XYZColor: "XYZ", S.LABColor: "LAB"}
HEADS = {name: head for head, name in SPACES.items()}
HEADS["Hue"] = S.Hue
HEADS["HSB"] = S.Hue
_CHANNELS = {"RGB": 3, "Grayscale": 1, "HSB": 3, "CMYK": 4, "XYZ": 3, "LAB": 3}


def _gray(*values):
    return Expr(S.GrayLevel, values)


def _rgb(*values):
    return Expr(S.RGBColor, values)


declare_symbol("Black", value=_gray(0), usage="Black is the color GrayLevel[0].")
declare_symbol("White", value=_gray(1), usage="White is the color GrayLevel[1].")
declare_symbol("Gray", value=_gray(0.5), usage="Gray is the color GrayLevel[0.5].")
# the named colors below have the values that Wolfram documents
declare_symbol("LightGray", value=_gray(0.85), usage="LightGray is the color GrayLevel[0.85].")
declare_symbol("Transparent", value=_gray(0, 0), usage="Transparent is a color without opacity.")
declare_symbol("Red", value=_rgb(1, 0, 0), usage="Red is the color RGBColor[1, 0, 0].")
declare_symbol("Green", value=_rgb(0, 1, 0), usage="Green is the color RGBColor[0, 1, 0].")
declare_symbol("Blue", value=_rgb(0, 0, 1), usage="Blue is the color RGBColor[0, 0, 1].")
declare_symbol("Yellow", value=_rgb(1, 1, 0), usage="Yellow is the color RGBColor[1, 1, 0].")
declare_symbol("Cyan", value=_rgb(0, 1, 1), usage="Cyan is the color RGBColor[0, 1, 1].")
declare_symbol("Magenta", value=_rgb(1, 0, 1), usage="Magenta is the color RGBColor[1, 0, 1].")
declare_symbol("Brown", value=_rgb(0.6, 0.4, 0.2), usage="Brown is the color RGBColor[0.6, 0.4, 0.2].")
declare_symbol("Orange", value=_rgb(1, 0.5, 0), usage="Orange is the color RGBColor[1, 0.5, 0].")
declare_symbol("Pink", value=_rgb(1, 0.5, 0.5), usage="Pink is the color RGBColor[1, 0.5, 0.5].")
declare_symbol("Purple", value=_rgb(0.5, 0, 0.5), usage="Purple is the color RGBColor[0.5, 0, 0.5].")
declare_symbol("LightRed", value=_rgb(1, 0.85, 0.85), usage="LightRed is a light red.")
declare_symbol("LightGreen", value=_rgb(0.88, 1, 0.88), usage="LightGreen is a light green.")
declare_symbol("LightBlue", value=_rgb(0.87, 0.94, 1), usage="LightBlue is a light blue.")
declare_symbol("LightYellow", value=_rgb(1, 1, 0.85), usage="LightYellow is a light yellow.")
declare_symbol("LightCyan", value=_rgb(0.9, 1.0, 1.0), usage="LightCyan is a light cyan.")
declare_symbol("LightMagenta", value=_rgb(1.0, 0.9, 1.0), usage="LightMagenta is a light magenta.")
declare_symbol("LightBrown", value=_rgb(0.94, 0.91, 0.88), usage="LightBrown is a light brown.")
declare_symbol("LightOrange", value=_rgb(1, 0.9, 0.8), usage="LightOrange is a light orange.")
declare_symbol("LightPink", value=_rgb(1.0, 0.925, 0.925), usage="LightPink is a light pink.")
declare_symbol("LightPurple", value=_rgb(0.94, 0.88, 0.94), usage="LightPurple is a light purple.")


def color_parts(ev: Evaluator, color: Expression) -> tuple | None:
    """(space, values, opacity or None) of a color directive, else None."""
    if type(color) is not Expr or type(color.head) is not Symbol or color.head not in SPACES:
        return None
    space = SPACES[color.head]
    values = elements(color.args[0]) if len(color.args) == 1 and is_list(color.args[0]) else color.args
    if space == "HSB" and len(values) == 1:
        values = (*values, 1, 1)
    numbers = [real_value(ev, v) for v in values]
    count = _CHANNELS[space]
    # one value more is the opacity
    if None in numbers or len(numbers) not in (count, count + 1):
        return None
    return space, numbers[:count], numbers[count] if len(numbers) > count else None


def is_color(ev: Evaluator, x: Expression) -> bool:
    """Is x a color?"""
    return color_parts(ev, x) is not None


def convert_pixels(array: np.ndarray, source: str, target: str) -> np.ndarray:
    """Pixels (…, channels) of reals from one color space to another."""
    if source == target:
        return array
    return _FROM_RGB[target](_TO_RGB[source](array))


def _gray_to_rgb(a):
    return np.repeat(a[..., :1], 3, axis=-1)


def _rgb_to_gray(a):
    # The weights of ITU-R 601 luma, as ColorConvert[…, "Grayscale"] uses them.
    return (a[..., 0] * 0.299 + a[..., 1] * 0.587 + a[..., 2] * 0.114)[..., None]


def _hsb_to_rgb(a):
    # six sectors of the hue circle; hues repeat after 1
    h, s, v = a[..., 0] % 1 * 6, a[..., 1], a[..., 2]
    i = np.floor(h)
    f = h - i
    p, q, t = v * (1 - s), v * (1 - s * f), v * (1 - s * (1 - f))
    choices = [(v, t, p), (q, v, p), (p, v, t), (p, q, v), (t, p, v), (v, p, q)]
    return np.stack([np.choose(i.astype(int) % 6, [c[k] for c in choices]) for k in range(3)], axis=-1)


def _rgb_to_hsb(a):
    high, low = a.max(axis=-1), a.min(axis=-1)
    span = high - low
    # grays have no hue: any divisor will do
    safe = np.where(span == 0, 1, span)
    r, g, b = a[..., 0], a[..., 1], a[..., 2]
    h = np.where(high == r, (g - b) / safe, np.where(high == g, 2 + (b - r) / safe, 4 + (r - g) / safe)) / 6 % 1
    return np.stack([np.where(span == 0, 0, h), np.where(high == 0, 0, span / np.where(high == 0, 1, high)), high], axis=-1)


def _cmyk_to_rgb(a):
    return (1 - a[..., :3]) * (1 - a[..., 3:])


def _rgb_to_cmyk(a):
    k = 1 - a.max(axis=-1, keepdims=True)
    # black has no color to divide
    return np.concatenate([(1 - a - k) / np.where(k == 1, 1, 1 - k), k], axis=-1)


# of sRGB with the white D65 (IEC 61966-2-1)
_XYZ = ((0.4124564, 0.3575761, 0.1804375), (0.2126729, 0.7151522, 0.0721750), (0.0193339, 0.1191920, 0.9503041))
_WHITE = (0.95047, 1.0, 1.08883)


def _rgb_to_xyz(a):
    # the transfer function of sRGB (IEC 61966-2-1)
    linear = np.where(a <= 0.04045, a / 12.92, ((np.maximum(a, 0) + 0.055) / 1.055) ** 2.4)
    return linear @ np.array(_XYZ).T


def _xyz_to_rgb(a):
    linear = a @ np.linalg.inv(np.array(_XYZ)).T
    # its inverse
    return np.where(linear <= 0.0031308, linear * 12.92, 1.055 * np.maximum(linear, 0) ** (1 / 2.4) - 0.055)


def _rgb_to_lab(a):
    t = _rgb_to_xyz(a) / np.array(_WHITE)
    # CIE 1976: the cube root, with the tangent below (6/29)^3; lightness in units of 100
    f = np.where(t > (6 / 29) ** 3, np.cbrt(t), t * (29 / 6) ** 2 / 3 + 4 / 29)
    # CIE's 116 f - 16, 500 and 200, in units of 100
    return np.stack([1.16 * f[..., 1] - 0.16, 5 * (f[..., 0] - f[..., 1]), 2 * (f[..., 1] - f[..., 2])], axis=-1)


def _lab_to_rgb(a):
    # the inverse of the lines above, with the tangent below 6/29
    y = (a[..., 0] + 0.16) / 1.16
    f = np.stack([y + a[..., 1] / 5, y, y - a[..., 2] / 2], axis=-1)
    t = np.where(f > 6 / 29, f**3, (f - 4 / 29) * 3 * (6 / 29) ** 2)
    return _xyz_to_rgb(t * np.array(_WHITE))


_TO_RGB = {
    "RGB": lambda a: a,
    "Grayscale": _gray_to_rgb,
    "HSB": _hsb_to_rgb,
    "CMYK": _cmyk_to_rgb,
    "XYZ": _xyz_to_rgb,
    "LAB": _lab_to_rgb,
}
_FROM_RGB = {
    "RGB": lambda a: a,
    "Grayscale": _rgb_to_gray,
    "HSB": _rgb_to_hsb,
    "CMYK": _rgb_to_cmyk,
    "XYZ": _rgb_to_xyz,
    "LAB": _rgb_to_lab,
}


def pixel_of(ev: Evaluator, color: Expr, space: str) -> np.ndarray | None:
    """The values of a color in a color space, or None."""
    parts = color_parts(ev, color)
    if parts is None:
        return None
    return convert_pixels(np.array(parts[1]), parts[0], space)


def convert_color(ev: Evaluator, color: Expr, space: str) -> Expression | None:
    """A color directive in another color space, or None."""
    parts = color_parts(ev, color)
    if parts is None or space not in HEADS:
        return None
    if parts[0] == space:
        return color
    values = [float(v) for v in pixel_of(ev, color, "HSB" if space == "Hue" else space)]
    # opacity is no part of a color space
    return Expr(HEADS[space], (*values, *([] if parts[2] is None else [parts[2]])))


@builtin("ColorQ")
def color_q(ev: Evaluator, x: Expression) -> Expression:
    """ColorQ[x] tells whether x is a color."""
    return boolean(is_color(ev, x))


@builtin("Lighter")
def lighter(ev: Evaluator, color: Expression, amount: Expression = None) -> Expression:
    """Lighter[color] mixes a color with white by 1/3; Lighter[color, f] by the fraction f."""
    return _mixed(ev, color, amount, 1)


@builtin("Darker")
def darker(ev: Evaluator, color: Expression, amount: Expression = None) -> Expression:
    """Darker[color] mixes a color with black by 1/3; Darker[color, f] by the fraction f."""
    return _mixed(ev, color, amount, 0)


def _mixed(ev, color, amount, level: int):
    parts = color_parts(ev, color)
    fraction = rational(1, 3) if amount is None else amount
    if parts is None or real_value(ev, fraction) is None:
        return None
    # level 0 for Darker is black
    white = Expr(S.GrayLevel, (level,))
    return _weighted(ev, [color, white], [subtract(ev, 1, fraction), fraction])


def _weighted(ev, colors: list, weights: list):
    """The combination of colors with these weights; in RGB, in gray if all are gray.  Exact parts stay exact."""
    gray = all([c.head is S.GrayLevel for c in colors])
    rows = []
    for c in colors:
        values = elements(c.args[0]) if is_list(c.args[0]) else c.args
        if c.head is S.GrayLevel:
            rows.append(values[:1] if gray else values[:1] * 3)
        elif c.head is S.RGBColor:
            rows.append(values[:3])
        else:
            rows.append([float(v) for v in pixel_of(ev, c, "RGB")])
    mixed = [total(ev, [multiply(ev, w, row[i]) for w, row in zip(weights, rows)]) for i in range(len(rows[0]))]
    return Expr(S.GrayLevel if gray else S.RGBColor, tuple(mixed))


@builtin("Blend")
def blend(ev: Evaluator, colors: Expression, at: Expression = None) -> Expression | None:
    """Blend[{c1, c2}, x] mixes (1 - x) c1 with x c2; Blend[{c1, c2, …}, x] goes through the colors as x goes 0 to 1.
    Blend[{c1, c2, …}] mixes equal parts; Blend[colors, {w1, w2, …}] weighted ones."""
    if not is_list(colors) or not length(colors):
        return None
    items = list(elements(colors))
    if not all([is_color(ev, c) for c in items]):
        return None
    n = len(items)
    if at is None:
        return _weighted(ev, items, [rational(1, n)] * n)
    if is_list(at):
        weights = list(elements(at))
        whole = total(ev, weights)
        if len(weights) != n or not real_value(ev, whole):
            return None
        return _weighted(ev, items, [divide(ev, w, whole) for w in weights])
    x = real_value(ev, at)
    if x is None or n < 2:
        return items[0] if n == 1 else None
    # outside of 0 to 1 the first or last color stands
    i = min(max(int(x * (n - 1)), 0), n - 2)
    fraction = subtract(ev, multiply(ev, at, n - 1), i) if 0 <= x <= 1 else int(x > 0)
    return _weighted(ev, items[i : i + 2], [subtract(ev, 1, fraction), fraction])


@builtin("ColorDistance", options={"DistanceFunction": S.Automatic})
def color_distance(ev: Evaluator, a: Expression, b: Expression, options: dict) -> Expression:
    """ColorDistance[c1, c2] gives the Euclidean distance of two colors in the LAB color space."""
    x, y = pixel_of(ev, a, "LAB"), pixel_of(ev, b, "LAB")
    return None if x is None or y is None else float(((x - y) ** 2).sum() ** 0.5)
