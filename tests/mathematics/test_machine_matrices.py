"""Algorithms on matrices of machine numbers, against NumPy's and their own definitions."""

from itertools import permutations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from wlnet.mathematics.machine_matrices import (
    array_product,
    exponential,
    inverse,
    null_space,
    reduce_rows,
    signature_tensor,
    solve,
)

RNG = np.random.default_rng(5)


@given(st.lists(st.integers(-(2**40), 2**40), min_size=1, max_size=4), st.integers(0, 2**23))
def test_products_of_integers_are_exact_or_none(row, factor):
    product = array_product(np.array(row), np.full(len(row), factor))
    assert product is None or int(product) == factor * sum(row)


def test_products_that_leave_the_range_are_none():
    assert array_product(np.array([2**40]), np.array([2**40])) is None
    assert array_product(np.array([-(2**63)]), np.array([1])) is None
    assert array_product(np.array([1e200]), np.array([1e200])) is None
    assert array_product(np.array([1e200]), np.array([1e100])) == 1e300


def test_a_small_inverse_keeps_simple_numbers_simple():
    assert inverse(np.array([[1.0, 2.0], [3.0, 4.0]])).tolist() == [[-2, 1], [1.5, -0.5]]
    for singular in ([[1.0, 2.0], [2.0, 4.0]], np.zeros((3, 3))):
        with pytest.raises(np.linalg.LinAlgError):
            inverse(np.array(singular))


@pytest.mark.parametrize("scale", [0, 1e-3, 1, 30])
def test_exponential(scale):
    a = scale * RNG.uniform(-1, 1, (4, 4))
    a = a - a.T  # imaginary eigenvalues: the exponential is orthogonal and nothing overflows
    values, vectors = np.linalg.eig(a)
    expected = (vectors * np.exp(values)) @ np.linalg.inv(vectors)
    np.testing.assert_allclose(exponential(a), expected.real, atol=1e-12)


def test_reduced_rows():
    a = np.array([[1, 2, 3], [2, 4, 6], [1, 1, 1]])
    np.testing.assert_allclose(reduce_rows(a), [[1, 0, -1], [0, 1, 2], [0, 0, 0]], atol=1e-15)
    assert not np.signbit(reduce_rows(np.array([[-1.0, 0.0]]))).any()
    assert reduce_rows(np.zeros((2, 2))).tolist() == [[0, 0], [0, 0]]


def test_null_space_is_orthonormal_and_vanishes():
    a = RNG.normal(size=(2, 5))
    basis = null_space(a)
    np.testing.assert_allclose(a @ basis.T, 0, atol=1e-14)
    np.testing.assert_allclose(basis @ basis.T, np.eye(3), atol=1e-14)
    assert null_space(np.eye(3)).shape == (0, 3)


def test_solutions_of_any_shape():
    for shape in ((4, 4), (3, 5), (5, 3)):
        a, x = RNG.normal(size=shape), RNG.normal(size=shape[1])
        solution = solve(a, a @ x)
        np.testing.assert_allclose(a @ solution, a @ x, rtol=1e-9)
    assert solve(np.array([[1.0], [1.0]]), np.array([1.0, 2.0])) is None
    assert solve(np.array([[1.0, 1.0], [1.0, 1.0]]), np.array([1.0, 2.0])) is None


@pytest.mark.parametrize("n", [1, 2, 3, 4])
def test_signature_tensor_gives_determinants(n):
    tensor = signature_tensor(n)
    assert np.count_nonzero(tensor) == len(list(permutations(range(n))))
    a = RNG.normal(size=(n, n))
    value = tensor
    for row in a:
        value = np.tensordot(row, value, axes=1)
    np.testing.assert_allclose(value, np.linalg.det(a))
