"""Sparse arrays, images and datasets as values: equality, hashing, printed form."""

import numpy as np

from wlnet.expression import make_list, same
from wlnet.expression.dataset import Dataset
from wlnet.expression.image import Image, from_reals
from wlnet.expression.sparse import SparseArray


def test_sparse_arrays_are_equal_by_content_whatever_the_order_of_entries():
    a = SparseArray((2, 3), 0, {(2, 1): 5, (1, 3): 7})
    b = SparseArray((2, 3), 0, {(1, 3): 7, (2, 1): 5})
    assert same(a, b) and hash(a) == hash(b)
    assert not same(a, SparseArray((2, 3), 0.0, a.entries))
    assert repr(a.to_list()) == "List[List[0, 0, 7], List[5, 0, 0]]"
    assert a.row_pointers() == [0, 1, 2]


def test_images_are_equal_by_pixels_type_and_color_space():
    pixels = np.array([[0, 128], [255, 1]], dtype="uint8")
    assert same(Image(pixels, "Byte", "Grayscale"), Image(pixels.copy(), "Byte", "Grayscale"))
    assert not same(Image(pixels, "Byte"), Image(pixels, "Byte", "RGB"))
    assert Image(pixels).dimensions == (2, 2)


def test_reals_become_integers_by_rounding_and_clipping():
    image = from_reals(np.array([[-0.2, 0.5, 1.7]]), "Byte")
    assert image.array.tolist() == [[0, 128, 255]]
    assert np.allclose(image.reals(), [[0, 128 / 255, 1]])


def test_datasets():
    assert same(Dataset(make_list([1, 2])), Dataset(make_list([1, 2])))
    assert not same(Dataset(make_list([1, 2])), Dataset(make_list([1.0, 2])))
