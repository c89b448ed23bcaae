"""What convolution, deconvolution and pooling share: parameters per spatial axis, padding, and how sizes follow.

An array has one channel axis (first, or last when interleaved) and 1 to 3 spatial axes.  A parameter is one number for
all spatial axes, a tuple of numbers, or for padding a tuple of (begin, end) pairs or "Same".
"""

from functools import partial

from .. import ops
from ..expression import S
from ..nets.errors import NetFailure
from ..nets.layer import Layer
from ..nets.layer_types import LayerTypes
from ..nets.parameters import Boolean, Kind, Parameter, to_expr, to_value
from ..nets.types import Length
from ..ops import Value
from .context import Context

SAME = "Same"


class PerAxis(Kind):
    """A positive integer for all spatial axes, or one for each."""

    expected = "a positive integer or a list of one to three positive integers"

    def read(self, x: Value) -> object:
        value = to_value(x)
        items = value if type(value) is tuple else (value,)
        if not 1 <= len(items) <= 3 or any([type(n) is not int or n < 1 for n in items]):
            raise self.invalid()
        return value


class Padding(Kind):
    """n, {n1, n2, …}, {{begin1, end1}, …} or "Same"."""

    expected = 'a non-negative integer, a list {n1, n2, …}, a list of pairs {{begin1, end1}, …} or "Same"'

    def read(self, x: Value) -> object:
        value = to_value(x)
        if value == SAME or _is_width(value):
            return value
        if type(value) is not tuple or not 1 <= len(value) <= 3:
            raise self.invalid()
        if all([_is_width(n) for n in value]):
            return value
        pairs = [tuple(n) if type(n) is tuple else (n, n) for n in value]
        if any([len(p) != 2 or not all([_is_width(n) for n in p]) for p in pairs]):
            raise self.invalid()
        return tuple(pairs)


def _is_width(n) -> bool:
    return type(n) is int and n >= 0


class Dimensionality(Kind):
    """1, 2, 3 or Automatic."""

    expected = "1, 2, 3 or Automatic"

    def read(self, x: Value) -> object:
        if x is S.Automatic or type(x) is int and 1 <= x <= 3:
            return x
        raise self.invalid()


def common_parameters() -> list:
    """PaddingSize, Dimensionality and Interleaving."""
    return [
        Parameter("PaddingSize", "padding", Padding(), default=0, option="PaddingSize"),
        Parameter("Dimensionality", "dimensionality", Dimensionality(), default=S.Automatic, option="Dimensionality"),
        Parameter("Interleaving", "interleaving", Boolean(), default=False, option="Interleaving"),
    ]


def spatial_rank(values: dict) -> "int | None":
    """The number of spatial axes that the parameters tell, or None; raises NetFailure where they disagree."""
    rank, source = None, None
    for name in ("Dimensionality", "KernelSize", "Stride", "Dilation", "PaddingSize"):
        value = values.get(name)
        n = value if name == "Dimensionality" and type(value) is int else len(value) if type(value) is tuple else None
        if n is None:
            continue
        if rank is not None and n != rank:
            raise NetFailure("netform", f"{name} is for {n} spatial dimension{'s' * (n > 1)}, but {source} for {rank}")
        rank, source = n, name
    return rank


def per_axis(value: int | tuple, rank: int) -> tuple:
    """One number for each spatial axis."""
    return value if type(value) is tuple else (value,) * rank


def pairs_of(padding: int | tuple, rank: int) -> tuple:
    """One (begin, end) pair for each spatial axis; padding is not "Same"."""
    return tuple([p if type(p) is tuple else (p, p) for p in per_axis(padding, rank)])


def settled_values(layer: Layer, rank: "int | None", names: tuple = ("kernel", "stride", "dilation")) -> dict:
    """Attribute -> value of the parameters for this number of spatial axes, written out for every axis."""
    if rank is None or not 1 <= rank <= 3:
        return {}
    settings = {name: per_axis(getattr(layer, name), rank) for name in names if getattr(layer, name) is not S.Automatic}
    padding = layer.padding
    return {**settings, "padding": padding if padding == SAME else pairs_of(padding, rank), "dimensionality": rank}


def channel_axis(layer: Layer, rank: int) -> int:
    """The channel axis of an example with this many spatial axes."""
    return rank if layer.interleaving else 0


def space_axes(layer: Layer, rank: int) -> range:
    """The spatial axes of an example."""
    return range(rank) if layer.interleaving else range(1, rank + 1)


def sizes_shown(layer: Layer) -> dict:
    """The spatial sizes as the net's association shows them, where they are known."""
    ports = {"$InputSize": layer.input_tensor("Input").dims, "$OutputSize": layer.output_tensor("Output").dims}
    sizes = {k: [dims[i] for i in space_axes(layer, len(dims) - 1)] for k, dims in ports.items() if dims is not None}
    return {k: to_expr(v) for k, v in sizes.items() if all([type(n) is int for n in v])}


def same_padding(n: int, kernel: int, stride: int, dilation: int) -> tuple:
    """The zeros before and after that give ceil(n / stride) windows; an odd one goes to the end."""
    total = max((-(-n // stride) - 1) * stride + dilation * (kernel - 1) + 1 - n, 0)
    return total // 2, total - total // 2


def infer_rank(t: LayerTypes, rank: "int | None", layer: Layer) -> "int | None":
    """The number of spatial axes from the parameters or either port, with both ports given the rank that follows."""
    ports = (t["Input"], t["Output"])
    if rank is None:
        levels = t.rank(ports[0])
        if levels is None:  # only then is the output asked: what a rule has not read is no news to it
            levels = t.rank(ports[1])
        if levels is None:
            return None
        rank = levels - 1
        if not 1 <= rank <= 3:
            t.fail(f"an array of rank 2, 3 or 4 expected (channels and 1 to 3 spatial dimensions), but the rank is {rank + 1}")
    for port in ports:
        t.set_rank(port, rank + 1)
    return rank


def infer_windows(t: LayerTypes, layer: Layer, rank: int, dilation: tuple) -> None:
    """Relate the spatial sizes of the ports of a layer that looks at windows of its input."""
    kernel, stride = per_axis(layer.kernel, rank), per_axis(layer.stride, rank)
    pairs = [None] * rank if layer.padding == SAME else pairs_of(layer.padding, rank)
    for axis, k, s, d, pair in zip(space_axes(layer, rank), kernel, stride, dilation, pairs, strict=True):
        reach = d * (k - 1)
        change = 0 if pair is None else sum(pair) - reach
        if s == 1 and change == 0:
            t.same_size(t.size(t["Input"], axis), t.size(t["Output"], axis), partial(_size_clash, t, axis))
            continue
        size = t.dims(t["Input"])[axis]
        if type(size) is int:
            windows = -(-size // s) if pair is None else (size + change - 1) // s + 1
            if windows < 1:
                t.fail(
                    f"the kernel of size {k}{_dilated(d)} does not fit into the input, whose size at level "
                    f"{axis + 1} is {size}{_padded(pair)}"
                )
            t.set_size(t["Output"], axis, windows)
        elif type(size) is Length:
            t.set_size(t["Output"], axis, Length())
        elif s == 1:
            out = t.dims(t["Output"])[axis]
            if type(out) is int:
                t.set_size(t["Input"], axis, _positive(t, out - change, axis))


def _size_clash(t, axis: int) -> str:
    a, b = t.dims(t["Input"])[axis], t.dims(t["Output"])[axis]
    return f"input and output must have the same size at level {axis + 1}, but have {a} and {b}"


def _dilated(d: int) -> str:
    return f" with dilation {d}" if d > 1 else ""


def _padded(pair) -> str:
    return f" with padding {pair[0]} and {pair[1]}" if pair and any(pair) else ""


def _positive(t, n: int, axis: int) -> int:
    if n < 1:
        t.fail(f"no input has an output of size {t.dims(t['Output'])[axis]} at level {axis + 1}")
    return n


def paddings(layer: Layer, sizes: tuple, kernel: tuple, stride: tuple, dilation: tuple) -> tuple:
    """(before, after) pairs of zeros for inputs of these spatial sizes."""
    if layer.padding != SAME:
        return pairs_of(layer.padding, len(sizes))
    return tuple([same_padding(*args) for args in zip(sizes, kernel, stride, dilation, strict=True)])


def channels_first(layer: Layer, x: Value) -> Value:
    """x (B, …) with the channel axis at 1."""
    return ops.move_axis(x, x.ndim - 1, 1) if layer.interleaving else x


def channels_back(layer: Layer, x: Value) -> Value:
    """The inverse of ``channels_first``."""
    return ops.move_axis(x, 1, x.ndim - 1) if layer.interleaving else x


def as_real(ctx: Context, x: Value) -> Value:
    """x as reals of the run's precision."""
    return x if x.is_float else ops.cast(x, ctx.dtype)
