"""ResizeLayer: resampling of the spatial dimensions.  (ref/ResizeLayer, ref/ArrayResample)"""

from .. import ops
from ..expression import Expr, Rational, S, elements, has_head, is_list, make_list
from ..nets.errors import NetFailure
from ..nets.layer import Layer, layer
from ..nets.layer_types import LayerTypes
from ..nets.parameters import Boolean, Choice, Kind, Parameter
from ..nets.types import Length
from ..ops import Value
from .context import Context


class Dimensions(Kind):
    """A list of sizes n, Scaled[r] and All, read as integers, Ratio and None."""

    expected = "a list of positive integers, Scaled[ratio] and All"

    def read(self, x: Value) -> tuple | None:
        if not is_list(x) or not elements(x):
            raise self.invalid()
        return tuple([self._one(d) for d in elements(x)])

    def _one(self, d):
        if d is S.All or type(d) is int and d > 0:
            return None if d is S.All else d
        if has_head(d, S.Scaled) and len(d.args) == 1:
            ratio = d.args[0]
            ratio = ratio.numerator / ratio.denominator if type(ratio) is Rational else ratio
            if type(ratio) in (int, float) and ratio > 0:
                return Ratio(ratio)
        raise self.invalid()

    def write(self, value: tuple) -> Expr:
        shown = [Expr(S.Scaled, (d.number,)) if type(d) is Ratio else d for d in value]
        return make_list([S.All if d is None else d for d in shown])


class Ratio:
    """Scaled[number]."""

    __slots__ = ("number",)

    def __init__(self, number):
        self.number = number

    def of(self, n: int) -> int:
        """The size that an axis of length n gets."""
        return max(round(n * self.number), 1)

    def __eq__(self, other):
        return type(other) is Ratio and self.number == other.number

    def __hash__(self):
        return hash((Ratio, self.number))


@layer("ResizeLayer")
class ResizeLayer(Layer):
    """ResizeLayer[{d}] is a layer that performs one-dimensional resizing of a two-dimensional array.
    ResizeLayer[{d1, …, dn}] performs n-dimensional resizing of an (n+1)-dimensional array.

    Each d is a size, Scaled[r] (Round[r size]) or All.  The other axis, the first or with Interleaving -> True the
    last, holds the channels.  Resampling "Linear" (Automatic) interpolates between samples, "Nearest" repeats them and
    takes only Scaled[n] with whole n.  "Scheme" "Point" (Automatic for "Linear") keeps both end points; "Bin" (for
    "Nearest") takes samples as centres of equal cells and continues the edges.
    """

    parameters = [
        Parameter("Dimensions", "dimensions", Dimensions(), position=1, required=True),
        Parameter("Resampling", "resampling", Choice(S.Automatic, "Linear", "Nearest"), default=S.Automatic, option="Resampling"),
        Parameter("Scheme", "scheme", Choice(S.Automatic, "Point", "Bin"), default=S.Automatic, option="Scheme"),
        Parameter("Interleaving", "interleaving", Boolean(), default=False, option="Interleaving"),
    ]

    @classmethod
    def prepare(cls, values: dict, nets: dict, arrays: dict) -> None:
        if values["Resampling"] != "Nearest":
            return
        if any([d is not None and (type(d) is not Ratio or int(d.number) != d.number) for d in values["Dimensions"]]):
            raise NetFailure(
                "netform", 'with Resampling -> "Nearest", only Scaled[n] with a positive integer n or All can be the new dimensions'
            )
        if values["Scheme"] == "Point":
            raise NetFailure(
                "netform", 'the scheme "Point" cannot be combined with Resampling -> "Nearest"; use "Bin" or Automatic'
            )

    def infer(self, t: LayerTypes) -> None:
        t.real(t["Input"], t["Output"])
        n = len(self.dimensions)
        t.set_rank(t["Input"], n + 1)
        t.set_rank(t["Output"], n + 1)
        channel = n if self.interleaving else 0
        first = 0 if self.interleaving else 1
        for axis, d in [(channel, None), *enumerate(self.dimensions, first)]:
            if d is None:
                a, b = t.dims(t["Input"])[axis], t.dims(t["Output"])[axis]
                t.same_size(
                    t.sizes(t["Input"])[axis],
                    t.sizes(t["Output"])[axis],
                    f"input and output must have the same size at level {axis + 1}, but have {a} and {b}",
                )
            elif type(d) is int:
                t.set_size(t["Output"], axis, d)
            else:
                _infer_ratio(t, axis, d)

    def forward(self, ctx: Context, x: Value) -> Value:
        x = x if x.is_float else ops.cast(x, ctx.dtype)
        first = 1 if self.interleaving else 2
        if self.resampling == "Nearest":
            return ops.upsample(x, [1 if d is None else int(d.number) for d in self.dimensions], first)
        sizes = [d.of(n) if type(d) is Ratio else d for d, n in zip(self.dimensions, x.shape[first:])]
        return ops.resize(x, sizes, first, "bin" if self.scheme == "Bin" else "point")


def _infer_ratio(t, axis: int, ratio: Ratio) -> None:
    size, out = t.dims(t["Input"])[axis], t.dims(t["Output"])[axis]
    if type(size) is int:
        t.set_size(t["Output"], axis, ratio.of(size))
    elif type(size) is Length:
        t.set_size(t["Output"], axis, Length())
    elif type(out) is int and int(ratio.number) == ratio.number:
        if out % ratio.number:
            t.fail(f"no input scaled by {ratio.number} has an output of size {out} at level {axis + 1}")
        t.set_size(t["Input"], axis, out // int(ratio.number))
