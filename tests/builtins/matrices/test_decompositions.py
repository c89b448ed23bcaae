"""Eigenvalues and decompositions: exact ones, and identities on random matrices."""

import numpy as np
import pytest
from asking import array_of, value_of

DATA = (
    "SeedRandom[4]; m = RandomReal[{-1, 1}, {5, 5}]; w = RandomReal[1, {4, 6}]; v = RandomReal[1, 5]; "
    "q = RandomInteger[{-9, 9}, {4, 4}]; "
)


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("Eigenvalues[{{0, 1}, {1, 0}}]", "{-1, 1}"),
        ("Eigenvalues[{{2, 1, 0}, {1, 2, 1}, {0, 1, 2}}]", "{2 + Sqrt[2], 2, 2 - Sqrt[2]}"),
        ("Eigenvectors[{{2, 1}, {1, 2}}]", "{{1, 1}, {-1, 1}}"),
        ("Eigenvalues[{{1, 2}, {3, 4}}, -1]", "{(5 - Sqrt[33])/2}"),
        ("Eigensystem[{{1, 1}, {0, 1}}]", "{{1, 1}, {{1, 0}, {0, 0}}}"),
        ("SingularValueList[{{3, 0}, {0, -4}}]", "{4, 3}"),
        ("CholeskyDecomposition[{{4, 2}, {2, 2}}]", "{{2, 1}, {0, 1}}"),
    ],
)
def test_exact(code, expected):
    assert value_of(code, "OutputForm") == expected


@pytest.mark.parametrize(
    "identity",
    [
        "Module[{u, s, t}, {u, s, t} = SingularValueDecomposition[w]; u . s . ConjugateTranspose[t] - w]",
        "Module[{a, b}, {a, b} = QRDecomposition[m]; ConjugateTranspose[a] . b - m]",
        "Module[{a, b}, {a, b} = Eigensystem[m]; m . Transpose[b] - Transpose[b] . DiagonalMatrix[a]]",
        "Module[{c}, c = CholeskyDecomposition[m . Transpose[m]]; Transpose[c] . c - m . Transpose[m]]",
        "Det[m] - Times @@ Eigenvalues[m]",
    ],
)
def test_identities(identity):
    assert array_of(f"{DATA}Abs[{identity}]").max() < 1e-9


def test_numeric_eigenvalues_come_by_size():
    values = np.abs(array_of(DATA + "Abs[Eigenvalues[m]]"))
    assert (np.diff(values) <= 1e-12).all()
