"""What a layer's `forward` may ask of the run that it is part of; `running.trace.Context` gives it."""

from collections.abc import Callable
from typing import Any, NoReturn, Protocol

from ..nets.layer import Layer
from ..ops import Value


class Context(Protocol):
    """The mode, the arrays and the batch of one run, as one layer sees them."""

    layer: Layer
    trace: Any  # the whole run: its number of examples changes while elements of a list are taken as examples

    @property
    def training(self) -> bool:
        """Is the net evaluated as in training?"""

    @property
    def dtype(self) -> str:
        """The real element type of this run."""

    @property
    def batch(self) -> int:
        """The number of examples."""

    @property
    def call(self) -> Callable | None:
        """``call(f, *args)`` evaluates code in the session that runs the net; None where no session does."""

    def array(self, name: str) -> Value:
        """The layer's array as a value (without batch axis)."""

    def has_array(self, name: str) -> bool:
        """Is the array in use (not switched off with None)?"""

    def batched(self, value: Value) -> Value:
        """A value without batch axis, repeated for every example."""

    def constant(self, number: float, shape: tuple) -> Value:
        """An array of one number, without batch axis."""

    def run(self, name: str, ins: dict, batch: int | None = None) -> dict:
        """The outputs of the net of this name inside the layer, for inputs with batch axis."""

    def update(self, name: str, value: Value) -> None:
        """In training: the array's value after this step (moving statistics)."""

    def tell(self, name: str, value: Value) -> None:
        """Make a value inside the layer readable as NetPort[{…, name}]."""

    def fail(self, text: str) -> NoReturn:
        """Refuse the data; the message names the layer."""
