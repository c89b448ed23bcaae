"""Matrices of machine numbers where NumPy has no function of its own, or not the one that Wolfram's results ask for."""

from itertools import permutations

import numpy as np

from .aside import aside, solving

_EXACT_PRODUCT = 1 << 62  # a bound of sums of products below it cannot leave 64 bits; one bit is to spare
_TAYLOR_TERMS = 18  # of E^a for |a| < 1/2: the first term left out is 2^-19/19! = 2e-23 of the result
_ILL_CONDITIONED = 1e15  # a solution with this condition number has no correct digit
_SMALLEST_SCALE = 1e-300  # keeps the tolerance of a zero matrix above zero
_RESIDUAL = {"rtol": 1e-8, "atol": 1e-10}  # half the digits: a least-squares solution of a solvable system has them


def array_product(x: np.ndarray, y: np.ndarray) -> "np.ndarray | None":
    """The product of two arrays of machine numbers, None where it leaves the range of the type."""
    if x.dtype.kind == y.dtype.kind == "i":
        bound = int(np.abs(x).max()) * int(np.abs(y).max()) * x.shape[-1]
        if bound >= _EXACT_PRODUCT or min(x.min(), y.min()) == np.iinfo(np.int64).min:  # abs of the least one is itself
            return None
    with np.errstate(all="ignore"):
        product = aside(x.size * (y.size // max(len(y), 1)), np.tensordot, x, y, axes=1)
    return product if product.dtype.kind == "i" or np.isfinite(product).all() else None


def inverse(a: np.ndarray) -> np.ndarray:
    """The inverse; of a 2 x 2 array by cofactors, which keeps simple numbers simple.  Raises LinAlgError."""
    if len(a) != 2:
        return aside(solving(a), np.linalg.inv, a)
    determinant = a[0, 0] * a[1, 1] - a[0, 1] * a[1, 0]
    if determinant == 0:
        raise np.linalg.LinAlgError
    return np.array([[a[1, 1], -a[0, 1]], [-a[1, 0], a[0, 0]]]) / determinant + 0.0  # 0. in place of -0.


def exponential(a: np.ndarray) -> np.ndarray:
    """E^a for a square array, by the Taylor series of a/2^k and k squarings."""
    norm = np.abs(a).sum(axis=1).max()
    squarings = max(0, int(np.ceil(np.log2(norm))) + 1) if norm > 0 else 0
    a = a / 2.0**squarings
    term = np.eye(len(a), dtype=a.dtype)
    result = term.copy()
    for k in range(1, _TAYLOR_TERMS + 1):
        term = term @ a / k
        result = result + term
    for _ in range(squarings):
        result = result @ result
    return result


def reduce_rows(a: np.ndarray) -> np.ndarray:
    """The reduced row echelon form, by Gauss-Jordan elimination with partial pivoting."""
    a = a.astype(complex if a.dtype.kind == "c" else float)
    # what rounding leaves of a zero in this many steps
    tolerance = max(a.shape) * np.finfo(float).eps * max(np.abs(a).max(), _SMALLEST_SCALE)
    top = 0
    for column in range(a.shape[1]):
        if top == len(a):
            break
        best = top + int(np.abs(a[top:, column]).argmax())
        if abs(a[best, column]) <= tolerance:
            a[top:, column] = 0
            continue
        a[[top, best]] = a[[best, top]]
        a[top] /= a[top, column]
        for i in range(len(a)):
            if i != top:
                a[i] -= a[i, column] * a[top]
        top += 1
    return a + 0.0  # 0. in place of -0.


def null_space(a: np.ndarray) -> np.ndarray:
    """An orthonormal basis, one vector a row, of the x with a . x = 0."""
    _, s, vh = np.linalg.svd(a)
    rank = int((s > s.max() * max(a.shape) * np.finfo(float).eps).sum())  # the tolerance of np.linalg.matrix_rank
    return vh[rank:].conj()


def solve(a: np.ndarray, b: np.ndarray) -> "np.ndarray | None":
    """An x with a . x = b, None where there is none."""
    if a.shape[0] == a.shape[1]:
        try:
            x = aside(solving(a), np.linalg.solve, a, b)
            if np.isfinite(x).all() and np.linalg.cond(a) < _ILL_CONDITIONED:
                return x
        except np.linalg.LinAlgError:
            pass
    x = np.linalg.lstsq(a, b, rcond=None)[0]
    return x if np.allclose(a @ x, b, **_RESIDUAL) else None


def signature_tensor(n: int) -> np.ndarray:
    """The totally antisymmetric tensor of rank and dimension n: the signs of the permutations, else 0."""
    tensor = np.zeros((n,) * n, dtype=np.int64)
    for p in permutations(range(n)):
        swaps = sum([p[i] > p[j] for i in range(n) for j in range(i + 1, n)])
        tensor[p] = -1 if swaps % 2 else 1
    return tensor
