"""Mapped coders: a list of data, each coded by another coder.

Operators that map a net with an encoder or decoder over a sequence or a pair have them at their own ports, as in
NetPairEmbeddingOperator[net] for a net of images.
"""

from collections.abc import Callable

import numpy as np

from ..expression import Expression, S, elements, is_list, make_list
from ..nets.errors import NetFailure
from ..nets.parameters import Integer, Kind, Optional, Parameter
from ..nets.types import Length, Tensor
from .coder import Decoder, Encoder, NetCoder, decoder, encoder


class _InnerCoder(Kind):
    """The coder of the elements."""

    expected = "a coder"

    def read(self, x: Expression) -> NetCoder:
        if not isinstance(x, NetCoder):
            raise self.invalid()
        return x


PARAMETERS = [
    Parameter("Coder", "inner", _InnerCoder(), position=1, required=True),
    Parameter("Length", "length", Optional(Integer(1), S.Automatic), default=S.Automatic, position=2),
]


def _list_type(coder: NetCoder) -> Tensor:
    inner = coder.inner.type
    dims = None if inner.dims is None else (Length() if coder.length is S.Automatic else coder.length, *inner.dims)
    return Tensor(dims, inner.element)


@encoder("Mapped")
class MappedEncoder(Encoder):
    """NetEncoder[{"Mapped", coder}] encodes every element of a list with another encoder.
    NetEncoder[{"Mapped", coder, n}] takes lists of length n."""

    parameters = PARAMETERS

    @property
    def expected(self) -> str:
        return f"a list of elements that are each {self.inner.expected}"

    def array_type(self) -> Tensor:
        return _list_type(self)

    def accepts(self, x: Expression) -> bool:
        items = elements(x) if is_list(x) else ()
        fits = len(items) > 0 and self.length in (S.Automatic, len(items))
        return fits and all([self.inner.accepts(i) for i in items])

    def encode(self, x: Expression, call: Callable) -> np.ndarray:
        arrays = self.inner.encode_batch(list(elements(x)), call)
        # a variable length inside would need a ragged array
        if any([a.shape != arrays[0].shape for a in arrays]):
            raise NetFailure("netdata", "all elements of the list must be encoded as arrays of one shape")
        return np.stack(arrays)


@decoder("Mapped")
class MappedDecoder(Decoder):
    """NetDecoder[{"Mapped", coder}] decodes every element of a sequence with another decoder."""

    parameters = PARAMETERS

    @property
    def properties(self) -> list:
        return self.inner.properties

    def array_type(self) -> Tensor:
        return _list_type(self)

    def decode(self, array: np.ndarray, prop: Expression, call: Callable, rng: Callable) -> Expression:
        return make_list(self.inner.decode_batch(list(array), prop, call, rng))
