"""ReshapeLayer: the same elements in another shape.  (ref/ReshapeLayer)"""

from .. import ops
from ..expression import S
from ..nets.layer import Layer, layer
from ..nets.layer_types import LayerTypes
from ..nets.parameters import Kind, Parameter, Sizes
from ..nets.types import ATOM, Length, Tensor
from ..nets.unification import root
from ..ops import Value
from .context import Context
from .sizes import value

REFERENCE = "ReferenceShape"


class Shape(Kind):
    """Sizes, with Inherited, at most one of Automatic or All; or "ReferenceShape"."""

    expected = 'a list of positive integers and Inherited, with at most one Automatic or All among them, or "ReferenceShape"'
    _sizes = Sizes(also=(S.Inherited, S.Automatic, S.All), single=False)

    def read(self, x: Value) -> str | tuple | None:
        if x == REFERENCE:
            return REFERENCE
        try:
            dims = self._sizes.read(x)
        except Exception:
            raise self.invalid() from None
        if len([d for d in dims if d is S.Automatic or d is S.All]) > 1:
            raise self.invalid()
        return dims


@layer("ReshapeLayer", "Reshape")
class ReshapeLayer(Layer):
    """ReshapeLayer[{n1, n2, …}] represents a net layer that reinterprets its input as an array of dimensions n1×n2×….
    ReshapeLayer["ReferenceShape"] takes the dimensions of the array at its port "ReferenceShape".

    An entry Inherited copies the dimension of the input at the same position, All copies the dimensions of the input
    from there on, Automatic is what the number of elements leaves.
    """

    parameters = [Parameter("Dimensions", "dims", Shape(), position=1, required=True)]

    def initial_inputs(self) -> dict:
        names = ("Input", REFERENCE) if self.dims == REFERENCE else ("Input",)
        return {n: Tensor(None, ATOM) for n in names}

    def infer(self, t: LayerTypes) -> None:
        source, result = t["Input"], t["Output"]
        t.same_element(source, result)
        if self.dims == REFERENCE:
            t.same_shape(t[REFERENCE], result)
        elif S.All not in self.dims:
            t.set_rank(result, len(self.dims))
        if self.dims != REFERENCE:
            dims = self._copied(t, t.sizes(source))
            if dims is not None:
                t.set_dims(result, dims)
        self._count(t, source, result)

    def _copied(self, t, sizes):
        """What is known of the output from the sizes of the input."""
        if sizes is None and (S.All in self.dims or S.Inherited in self.dims):
            return None
        dims: list = []
        for i, d in enumerate(self.dims):
            if d is S.All:
                dims += sizes[i:]
            elif d is S.Inherited:
                if i >= len(sizes) or len(dims) != i:
                    t.fail(f"there is no dimension {i + 1} of the input to inherit")
                dims.append(sizes[i])
            else:
                dims.append(None if d is S.Automatic else d)
        return dims

    def _count(self, t, source, result) -> None:
        """Input and output have equally many elements; that may fix one last size."""
        sizes = {port: t.sizes(port) for port in (source, result)}
        if None in sizes.values():
            return
        common = [s for s in sizes[source]]
        left, right = _cancel(t, common, sizes[result])
        counts = [_known(t, side) for side in (left, right)]
        for (total, unknown), (other, others) in (counts, counts[::-1]):
            if others or len(unknown) > 1:
                continue
            if not unknown and total != other or unknown and other % total:
                t.fail(f"an input of {_words(t, sizes[source])} cannot be reshaped to {_words(t, sizes[result])}")
            if unknown and value(t, unknown[0]) is None:
                t.same_size(unknown[0], other // total, "the number of elements must stay the same")
        if self.dims != REFERENCE and S.Automatic in self.dims:
            self._vary(t, result, left, counts[1][0])

    def _vary(self, t, result, left, others: int) -> None:
        """The size Automatic where sizes of the input that it must hold are of variable length."""
        at, numbers = self.dims.index(S.Automatic), [value(t, s) for s in left]
        if None not in numbers and any([type(n) is Length for n in numbers]) and value(t, t.sizes(result)[at]) is None:
            t.set_size(result, at, left[0] if len(left) == 1 and others == 1 else Length())

    def forward_ports(self, ctx: Context, ins: dict) -> dict:
        x = ins["Input"]
        if self.dims == REFERENCE:
            return {"Output": ops.reshape(x, ins[REFERENCE].shape)}
        dims: list = []
        for i, d in enumerate(self.dims):
            if d is S.All:
                dims += x.shape[i + 1 :]
            elif d is S.Inherited:
                dims.append(x.shape[i + 1])
            else:
                dims.append(-1 if d is S.Automatic else d)
        known = [d for d in dims if d != -1]
        if x.size // ctx.batch % ops.graph.count(known):
            ctx.fail(f"{x.size // ctx.batch} elements cannot be arranged as {'×'.join([str(d) for d in known])}×…")
        return {"Output": ops.reshape(x, (ctx.batch, *dims))}


def _cancel(t, left, right):
    """Both lists of sizes without the variables that stand in both."""
    left, right = [s if type(s) is int else root(s) for s in left], [s if type(s) is int else root(s) for s in right]
    for s in list(left):
        if type(value(t, s)) is not int and s in right:
            left.remove(s)
            right.remove(s)
    return left, right


def _known(t, sizes):
    """(product of the known numbers, the other sizes)."""
    total, unknown = 1, []
    for s in sizes:
        n = value(t, s)
        if type(n) is int:
            total *= n
        else:
            unknown.append(s)
    return total, unknown


def _words(t, sizes) -> str:
    numbers = [value(t, s) for s in sizes]
    return "dimensions {" + ", ".join([str(n) if type(n) is int else "…" for n in numbers]) + "}"
