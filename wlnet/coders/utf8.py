"""UTF8 coder: strings to the codes of their UTF-8 bytes.  (ref/netencoder/UTF8)"""

from collections.abc import Callable

import numpy as np

from ..expression import Expression
from ..nets.errors import NetFailure
from ..nets.parameters import Choice, Parameter
from ..nets.types import REAL, Index, Length, Tensor
from .coder import Encoder, encoder

CODES = 248  # no valid text has a byte beyond 247


@encoder("UTF8")
class UTF8Encoder(Encoder):
    """NetEncoder["UTF8"] converts a string to its UTF-8 bytes plus 1, integers from 1 to 248.
    NetEncoder[{"UTF8", form}] gives integers ("Index") or unit vectors ("UnitVector")."""

    parameters = [Parameter("OutputForm", "form", Choice("Index", "UnitVector"), default="Index", position=1)]
    expected = "a string"

    def array_type(self) -> Tensor:
        return Tensor((Length(),), Index(1, CODES)) if self.form == "Index" else Tensor((Length(), CODES), REAL)

    def accepts(self, x: Expression) -> bool:
        return type(x) is str

    def encode(self, x: Expression, call: Callable) -> np.ndarray:
        if not x:
            raise NetFailure("netdata", "the string is empty, but a sequence must have at least one element")
        codes = np.frombuffer(x.encode("utf-8", "replace"), np.uint8).astype(np.int64)
        return codes + 1 if self.form == "Index" else np.eye(CODES, dtype=np.float32)[codes]
