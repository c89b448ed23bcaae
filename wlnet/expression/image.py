"""Image: pixels as an atom.  Knows no image library; NumPy arrays only."""

from .arrays import NumericArray
from .expr import Atom, Expr, rule
from .numbers import TYPE_CHECKING
from .symbols import S

if TYPE_CHECKING:
    import numpy as np

IMAGE_TYPES = {"Bit": "uint8", "Byte": "uint8", "Bit16": "uint16", "Real32": "float32", "Real64": "float64"}
SCALES = {"Bit": 1, "Byte": 255, "Bit16": 65535, "Real32": 1, "Real64": 1}
_TYPE_OF_DTYPE = {"uint8": "Byte", "uint16": "Bit16", "float32": "Real32", "float64": "Real64", "bool": "Bit"}


class Image(Atom):
    """A raster image: ``array`` has shape (height, width) or (height, width, channels), top row first.

    ``type`` is one of IMAGE_TYPES; ``color_space`` is "Grayscale", "RGB", … or None where it is not known.
    """

    __slots__ = ("array", "type", "color_space")
    head = S.Image

    def __init__(self, array: "np.ndarray", type: str | None = None, color_space: str | None = None):
        self.type = type or _TYPE_OF_DTYPE[array.dtype.name]
        self.array = array
        self.color_space = color_space

    @property
    def channels(self) -> int:
        return self.array.shape[2] if self.array.ndim == 3 else 1

    @property
    def dimensions(self) -> tuple[int, int]:
        """(width, height)."""
        return self.array.shape[1], self.array.shape[0]

    def reals(self) -> "np.ndarray":
        """The pixels as reals, 1 for full intensity."""
        scale = SCALES[self.type]
        return self.array.astype("float64") / scale if scale != 1 else self.array.astype("float64")

    def to_expression(self) -> Expr:
        space = S.Automatic if self.color_space is None else self.color_space
        return Expr(
            S.Image,
            (
                NumericArray(self.array),
                self.type,
                rule(S.ColorSpace, space),
                rule(S.Interleaving, S.True_ if self.array.ndim == 3 else S.None_),
            ),
        )

    def __eq__(self, other: object) -> bool:
        return (
            type(other) is Image
            and self.type == other.type
            and self.color_space == other.color_space
            and self.array.shape == other.array.shape
            and bool((self.array == other.array).all())
        )

    def __hash__(self) -> int:
        return hash((Image, self.array.shape, self.array.tobytes()))


def from_reals(array: "np.ndarray", type: str, color_space: str | None = None) -> Image:
    """An image of this type from pixels given as reals, 1 for full intensity; integer types clip and round."""
    import numpy as np  # slow; whoever has an array has paid for it

    with np.errstate(over="ignore", invalid="ignore"):  # infinite beyond the type; no number becomes any integer
        if type in ("Real32", "Real64"):
            return Image(array.astype(IMAGE_TYPES[type]), type, color_space)
        scale = SCALES[type]
        return Image(np.rint(np.clip(array, 0, 1) * scale).astype(IMAGE_TYPES[type]), type, color_space)
