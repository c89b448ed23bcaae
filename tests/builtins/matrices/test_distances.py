"""Distances of two vectors against their formulas."""

import numpy as np
import pytest
from asking import array_of, value_of

U, V = np.array([1.0, 2, 4]), np.array([3.0, 1, 1])


def cosine(u, v):
    return u @ v / np.sqrt(u @ u * (v @ v))


FORMULAS = {
    "EuclideanDistance": np.sqrt(((U - V) ** 2).sum()),
    "SquaredEuclideanDistance": ((U - V) ** 2).sum(),
    "NormalizedSquaredEuclideanDistance": np.var(U - V) / (2 * (np.var(U) + np.var(V))),
    "ManhattanDistance": np.abs(U - V).sum(),
    "ChessboardDistance": np.abs(U - V).max(),
    "ChebyshevDistance": np.abs(U - V).max(),
    "CanberraDistance": (np.abs(U - V) / (U + V)).sum(),
    "BrayCurtisDistance": np.abs(U - V).sum() / np.abs(U + V).sum(),
    "CosineDistance": 1 - cosine(U, V),
    "CorrelationDistance": 1 - cosine(U - U.mean(), V - V.mean()),
    "VectorAngle": np.arccos(cosine(U, V)),
}


@pytest.mark.parametrize("name", FORMULAS)
def test_distance(name):
    assert array_of(f"N[{name}[{{1, 2, 4}}, {{3, 1, 1}}]]") == pytest.approx(FORMULAS[name], rel=1e-12)


def test_exact_value():
    assert value_of("NormalizedSquaredEuclideanDistance[{1, 2, 4}, {3, 1, 1}]") == "19/22"
