"""Images as values: types and scales of pixels, channels, equality, printed form."""

import numpy as np
import pytest

from wlnet.expression import NumericArray, S, rule, same
from wlnet.expression.image import Image, from_reals

PIXELS = np.array([[0, 128], [255, 1]], dtype="uint8")


def test_equality_is_by_pixels_type_and_color_space():
    assert same(Image(PIXELS, "Byte", "Grayscale"), Image(PIXELS.copy(), "Byte", "Grayscale"))
    assert hash(Image(PIXELS)) == hash(Image(PIXELS.copy()))
    assert not same(Image(PIXELS, "Byte"), Image(PIXELS, "Byte", "RGB"))
    assert not same(Image(PIXELS, "Byte"), Image(PIXELS, "Bit"))
    assert not same(Image(PIXELS), Image(PIXELS[:1])) and not same(Image(PIXELS), Image(PIXELS + 1))


@pytest.mark.parametrize(
    "dtype, name, highest", [("uint8", "Byte", 255), ("uint16", "Bit16", 65535), ("float32", "Real32", 1), ("float64", "Real64", 1)]
)
def test_types_follow_the_array(dtype, name, highest):
    image = Image(np.array([[0, highest]], dtype=dtype))
    assert image.type == name and image.reals().tolist() == [[0.0, 1.0]] and image.reals().dtype == "float64"


def test_dimensions_are_width_and_height():
    assert Image(np.zeros((2, 5), dtype="uint8")).dimensions == (5, 2)
    assert Image(np.zeros((2, 5), dtype="uint8")).channels == 1 and Image(np.zeros((2, 5, 3), dtype="uint8")).channels == 3


@pytest.mark.parametrize(
    "name, pixels",
    [("Byte", [[0, 128, 255]]), ("Bit16", [[0, 32768, 65535]]), ("Bit", [[0, 0, 1]]), ("Real64", [[-0.2, 0.5, 1.7]])],
)
def test_reals_become_integers_by_rounding_and_clipping(name, pixels):
    image = from_reals(np.array([[-0.2, 0.5, 1.7]]), name, "Grayscale")
    assert image.array.tolist() == pixels and image.type == name and image.color_space == "Grayscale"


def test_its_printed_form():
    gray, colored = Image(PIXELS).to_expression(), Image(np.zeros((1, 1, 3)), color_space="RGB").to_expression()
    assert gray.args[0] == NumericArray(PIXELS)
    assert gray.args[1:] == ("Byte", rule(S.ColorSpace, S.Automatic), rule(S.Interleaving, S.None_))
    assert colored.args[1:] == ("Real64", rule(S.ColorSpace, "RGB"), rule(S.Interleaving, S.True_))
