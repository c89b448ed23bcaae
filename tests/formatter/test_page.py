"""Large objects on a page: laid out over lines, the middle left out."""

import numpy as np
import pytest

from wlnet.expression import NumericArray
from wlnet.formatter.page import HEAD, LONGEST, TAIL, elide, page_text


@pytest.mark.parametrize("size", [1, LONGEST, LONGEST + 1, 5000])
def test_long_texts_lose_their_middle(size):
    text = "".join([chr(97 + i % 26) for i in range(size)])
    shown = elide(text)
    if size <= LONGEST:
        assert shown == text
    else:
        assert shown == text[:HEAD] + " ... " + text[-TAIL:] and len(shown) == LONGEST


@pytest.mark.parametrize("shape", [(3,), (2, 3), (1000,), (300, 200), (5, 400), (2, 3, 400)])
def test_arrays_show_their_ends(shape):
    """The shortcut for large arrays gives what the whole text would."""
    array = np.arange(np.prod(shape), dtype="int32").reshape(shape)
    text = page_text(NumericArray(array))
    last = str(array.size - 1)
    assert text.startswith("NumericArray[") and '"Integer32"]' in text and last in text
    assert len(text) <= LONGEST
    assert (" ... " in text) is (array.size > 120)


def test_lines_are_no_longer_than_a_page():
    text = page_text(NumericArray(np.arange(100, dtype="int32").reshape(10, 10)))
    assert max(map(len, text.split("\n"))) <= 100
