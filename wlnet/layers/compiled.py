"""CompiledLayer: a compilable function as a layer.  (ref/CompiledLayer)"""

from functools import partial
from typing import TYPE_CHECKING, NoReturn

import numpy as np

from .. import ops
from ..expression import Expr, S, elements, from_array, has_head, is_list, numeric_by, symbol, to_numbers
from ..nets.errors import NetFailure
from ..nets.layer import Layer, layer
from ..nets.layer_types import LayerTypes
from ..nets.parameters import Kind, Parameter
from ..nets.types import Length, Tensor
from ..ops import OpsError, Value
from ..ops.elementwise import real
from ..translation.table import Untranslatable
from ..translation.translator import Translator
from .context import Context
from .function import probe_lengths, size_of

if TYPE_CHECKING:
    from ..expression import Expression


_EVALUATE_PURELY = symbol("NeuralNetworks`EvaluatePurely")


class _Compilable(Kind):
    """A Function; ``least`` is the number of its parameters; ``also`` are symbols allowed in its place."""

    is_code = True

    def __init__(self, least: int, also=()):
        self.least, self.also = least, also
        self.expected = "a Function with typed parameters" + "".join([f" or {s.name}" for s in also])

    def read_code(self, x: Value) -> "Expression | None":
        if x in self.also if type(x) is not Expr else False:
            return x
        if not has_head(x, S.Function) or len(_parameters(x)) < self.least:
            raise NetFailure("netform", self.expected)
        return x

    read = read_code

    def write(self, value: "Expression") -> "Expression":
        return value


def _parameters(f) -> list:
    if len(f.args) < 2:
        return [None]  # slots
    return list(elements(f.args[0])) if is_list(f.args[0]) else [f.args[0]]


def _declared_rank(f) -> "int | None":
    """The rank that Typed[x, TypeSpecifier["PackedArray"]["MachineReal", rank]] declares for the first parameter."""
    first = _parameters(f)[0]
    kind = first.args[1] if type(first) is Expr and has_head(first, S.Typed) and len(first.args) == 2 else None
    if type(kind) is not Expr:
        return 0 if type(kind) is str else None
    return kind.args[-1] if kind.args and type(kind.args[-1]) is int else None


@layer("CompiledLayer", "Compiled")
class CompiledLayer(Layer):
    """CompiledLayer[func] represents a net layer that computes the compilable function func; it is differentiated.
    CompiledLayer[func, None] is not differentiated.
    CompiledLayer[func, gradfunc] has the gradient gradfunc[input, outputgradient(, output)].

    What operations of nets do not compute is evaluated, knowing no definitions of the session, and may only compute.
    func and gradfunc take one example, or a batch: the rank of the input, beside that declared in func, tells which.
    """

    parameters = [
        Parameter("Function", "function", _Compilable(1), position=1, required=True),
        Parameter("GradientFunction", "gradient", _Compilable(2, (S.Automatic, S.None_)), default=S.Automatic, position=2),
    ]

    # --- types -------------------------------------------------------------------------------------------------------

    def infer(self, t: LayerTypes) -> None:
        t.real(t["Input"], t["Output"])
        rank = _declared_rank(self.function)
        own = t.rank(t["Input"])
        if rank is not None and own is not None and own not in (rank, rank - 1):
            t.fail(
                f"the function takes arrays of rank {rank}, so the input must have rank {rank} (one example) or "
                f"{rank - 1} (a batch), but has {own}"
            )
        dims = t.dims(t["Input"])
        if dims is None or None in dims:
            return
        sizes = {d: s for d, s in zip(dims, t.sizes(t["Input"])) if type(d) is Length}
        seen = [self._shape(t, [lengths.get(d, d) for d in dims], t.call) for lengths in probe_lengths(sizes)]
        if None not in seen:
            t.set_dims(t["Output"], [size_of(column, sizes) for column in zip(*seen)])

    def _shape(self, t, dims, call) -> "tuple | None":
        """The shape of the output for an input of these dimensions; None if only a session can tell and there is none."""
        shapes = self.cache.setdefault("shapes", {})
        if tuple(dims) not in shapes:
            x = ops.input("Input", (2, *dims))
            try:
                shapes[tuple(dims)] = self._translated(x, ops.FLOAT32).shape[1:]
            except (Untranslatable, OpsError):
                if call is None:
                    return None
                try:
                    shapes[tuple(dims)] = self._called(call, np.full((2, *dims), 0.5)).shape[1:]
                except OpsError as error:
                    (t or self).fail(error.text)
        return shapes[tuple(dims)]

    def takes_batch(self, rank: int) -> bool:
        """Does the function take all examples at once, for an input of this rank?"""
        return _declared_rank(self.function) == rank + 1

    # --- values ------------------------------------------------------------------------------------------------------

    def _translated(self, x, dtype):
        if not self.takes_batch(x.ndim - 1):
            t = Translator(dtype, batch=x.shape[0])
            out = t.real(t.apply(self.function, [x]))
            return ops.broadcast_to(out, (x.shape[0], *out.shape[1:]))
        t = Translator(dtype)
        return ops.squeeze(t.real(t.apply(self.function, [ops.expand_dims(x, 0)])), 0)

    def _called(self, call, x, function=None, *more):
        """The function evaluated by a session's ``call`` on a batch of arrays."""
        f = self.function if function is None else function
        call = partial(_computed, call)
        rows = [(x, *more)] if self.takes_batch(x.ndim - 1) else list(zip(x, *more))
        numeric = numeric_by(call)
        results = [to_numbers(call(f, *[_to_wolfram(a) for a in row]), numeric, real=True) for row in rows]
        if any([a is None for a in results]):
            raise OpsError("CompiledLayer", "its function gave something else than an array of real numbers")
        if self.takes_batch(x.ndim - 1):
            return results[0]
        if any([a.shape != results[0].shape for a in results]):
            raise OpsError("CompiledLayer", "its function gave arrays of different dimensions")
        return np.stack(results)

    def forward(self, ctx: Context, x: Value) -> Value:
        x = real(x, ctx.dtype)
        if type(self.gradient) is not Expr:
            try:
                out = self._translated(x, ctx.dtype)
                return out if self.gradient is S.Automatic else ops.stop_gradient(out)
            except Untranslatable:
                pass
        shape = self._shape(None, list(x.shape[1:]), ctx.call)
        if shape is None or ctx.call is None:
            self.fail("there is no session to evaluate its function, which ops cannot compute")
        gradient = self._gradient if type(self.gradient) is Expr else None
        return ops.external(self._called, [x], (ctx.batch, *shape), ctx.dtype, gradient, calls=True)

    def fail(self, text: str) -> NoReturn:
        """Refuse data outside inference."""
        raise OpsError("CompiledLayer", text)

    def assumed_input(self, name: str) -> Tensor | None:
        rank = _declared_rank(self.function)
        return None if rank is None or self.input_tensor(name).dims is not None else Tensor([None] * rank)

    def _gradient(self, call, arrays, cotangent, result):
        third = (result,) if len(_parameters(self.gradient)) > 2 else ()
        return [self._called(call, arrays[0], self.gradient, cotangent, *third)]


def _computed(call, f, *args):
    """The value of f[args…], in which nothing but computing may happen: the function may come with a file."""
    value = call(_EVALUATE_PURELY, f, *args)
    if has_head(value, S.HoldComplete):
        return value.args[0]
    raise OpsError("CompiledLayer", value.args[0] if has_head(value, S.Failure) else "its function cannot be evaluated")


def _to_wolfram(array):
    array = np.asarray(array, float)
    return from_array(array) if array.ndim else array.item()
