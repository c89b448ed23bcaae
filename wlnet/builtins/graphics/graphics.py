"""Graphics as expressions: putting them together, and turning them into images."""

import io

from ...evaluator import Evaluator, builtin, declare_symbol
from ...expression import Expr, Expression, MessageError, S, elements, is_list, make_list, rule, split_options
from ...formats.plots import is_graphics, rendered
from ...formats.raster import from_pillow

# what the pages of Graphics and Graphics3D list, of the options that pictures are drawn by
GRAPHICS_OPTIONS = {
    "AspectRatio": S.Automatic,
    "Axes": S.False_,
    "AxesLabel": S.None_,
    "Epilog": make_list(()),
    "Frame": S.False_,
    "FrameLabel": S.None_,
    "GridLines": S.None_,
    "ImageSize": S.Automatic,
    "PlotLabel": S.None_,
    "PlotRange": S.All,
    "Prolog": make_list(()),
}
GRAPHICS3D_OPTIONS = {name: value for name, value in GRAPHICS_OPTIONS.items() if "Frame" not in name and name != "GridLines"}
declare_symbol("Graphics", usage="Graphics[primitives, options] is a two-dimensional picture.", options=GRAPHICS_OPTIONS)
declare_symbol("Graphics3D", usage="Graphics3D[primitives, options] is a three-dimensional picture.", options=GRAPHICS3D_OPTIONS)
declare_symbol("GraphicsGrid", usage="GraphicsGrid[{{g11, …}, …}] sets pictures in a grid.")

_WRAPPERS = (S.Legended, S.Labeled)
_MESSAGES = {"gtype": "`1` is not a type of graphics.", "gcomb": "Could not combine the graphics objects in `1`."}


def tell_unknown(ev: Evaluator, owner: str, options: dict) -> None:
    """A message for each option that is no System symbol: nothing could know what it means."""
    for name in options:
        if not ev.is_builtin_name(name):
            ev.message(owner, "optx", name, S[owner])


def option_rules(options: dict) -> tuple:
    """Options as the rules of a call."""
    return tuple([rule(S[name], value) for name, value in options.items()])


@builtin("Show", messages=_MESSAGES)
def show(ev: Evaluator, args: tuple) -> Expression | None:
    """Show[g1, g2, …] lays pictures over each other; Show[g, options] gives a picture other options."""
    operands, options = split_options(args)
    pictures = []
    for g in operands:
        pictures.extend(elements(g) if is_list(g) else [g])
    plain = [_unwrapped(g) for g in pictures]
    if not plain or any([type(g) is not Expr or g.head not in (S.Graphics, S.Graphics3D) or not g.args for g in plain]):
        raise MessageError("gtype" if not plain else "gcomb", Expr(S.Show, args))
    heads = {g.head for g in plain}
    if len(heads) > 1:
        raise MessageError("gcomb", Expr(S.Show, args))
    for g in plain:
        for name, value in split_options(g.args)[1].items():
            # options of the call before those of the first picture, and so on
            options.setdefault(name, value)
    content = plain[0].args[0] if len(plain) == 1 else make_list([g.args[0] for g in plain])
    shown = Expr(heads.pop(), (content, *option_rules(options)))
    for g in pictures:
        if type(g) is Expr and g.head in _WRAPPERS:
            # the legend of the first picture that has one is for all
            return Expr(g.head, (shown, *g.args[1:]))
    return shown


def _unwrapped(g):
    while type(g) is Expr and g.head in _WRAPPERS and g.args:
        g = g.args[0]
    return g


@builtin("GraphicsRow", minimum=1)
def graphics_row(ev: Evaluator, args: tuple) -> Expression:
    """GraphicsRow[{g1, g2, …}] sets pictures side by side."""
    operands, options = split_options(args)
    return Expr(S.GraphicsGrid, (make_list((operands[0],)), *option_rules(options))) if is_list(operands[0]) else None


@builtin("GraphicsColumn", minimum=1)
def graphics_column(ev: Evaluator, args: tuple) -> Expression | None:
    """GraphicsColumn[{g1, g2, …}] sets pictures below each other."""
    operands, options = split_options(args)
    if not is_list(operands[0]):
        return None
    rows = make_list([make_list((g,)) for g in elements(operands[0])])
    return Expr(S.GraphicsGrid, (rows, *option_rules(options)))


@builtin("Rasterize", messages=_MESSAGES)
def rasterize(ev: Evaluator, args: tuple) -> Expression:
    """Rasterize[g] gives a picture as an image; ImageSize -> w sets its width."""
    operands, options = split_options(args)
    if not operands or not is_graphics(operands[0]):
        raise MessageError("gtype", operands[0] if operands else S.Null)

    import PIL.Image  # slow to import, and most plots are shown as text

    if "RasterSize" in options:
        # both mean pixels here
        options["ImageSize"] = options.pop("RasterSize")
    return from_pillow(PIL.Image.open(io.BytesIO(rendered(operands[0], "png", options))).convert("RGB"))
