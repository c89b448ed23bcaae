"""Scalar coder of older versions: a number as a vector of length 1, and back."""

from collections.abc import Callable

import numpy as np

from ..expression import REALS, Expression
from ..expression.arithmetic import nearest_float
from ..nets.errors import NetFailure
from ..nets.types import REAL, Tensor
from .coder import Decoder, Encoder, decoder, encoder


@encoder("Scalar")
class ScalarEncoder(Encoder):
    """NetEncoder["Scalar"] converts a number to a vector of length 1 (11.x; "Real" ports take its place)."""

    expected = "a number"
    takes_numbers = True

    def array_type(self) -> Tensor:
        return Tensor((1,), REAL)

    def accepts(self, x: Expression) -> bool:
        return type(x) in REALS

    def encode(self, x: Expression, call: Callable) -> np.ndarray:
        return np.array([nearest_float(x)])

    def to_decoder(self) -> "Decoder | None":
        return ScalarDecoder({})


@decoder("Scalar")
class ScalarDecoder(Decoder):
    """NetDecoder["Scalar"] converts a vector of length 1 to its number (11.x; "Real" ports take its place)."""

    properties = ["Decision"]

    def array_type(self) -> Tensor:
        return Tensor((1,), REAL)

    def decode(self, array: np.ndarray, prop: Expression, call: Callable, rng: Callable) -> Expression:
        if prop is not None and prop != "Decision":
            raise NetFailure("netdata", 'NetDecoder["Scalar"] has no properties besides None')
        return float(array[0])

    def to_encoder(self) -> "Encoder | None":
        return ScalarEncoder({})
