"""Norms, projections, orthogonal bases."""

import pytest
from asking import array_of, value_of

DATA = (
    "SeedRandom[4]; m = RandomReal[{-1, 1}, {5, 5}]; w = RandomReal[1, {4, 6}]; v = RandomReal[1, 5]; "
    "q = RandomInteger[{-9, 9}, {4, 4}]; "
)


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("Norm[{3, 4}]", "5"),
        ("Norm[{1, -2, 3}, 1]", "6"),
        ("Norm[{1, -7}, Infinity]", "7"),
        ('Norm[{{1, 2}, {3, 4}}, "Frobenius"]', "Sqrt[30]"),
        ("Norm[x]", "Norm[x]"),
        ("Normalize[{0, 0}]", "{0, 0}"),
        ("Normalize[{3, 4}]", "{3/5, 4/5}"),
        ("Normalize[{1, 3}, Total]", "{1/4, 3/4}"),
        ("Orthogonalize[{{1, 1}, {1, 0}}]", "{{1/Sqrt[2], 1/Sqrt[2]}, {1/Sqrt[2], -(1/Sqrt[2])}}"),
        ("Projection[{1, 2}, {1, 0}]", "{1, 0}"),
    ],
)
def test_exact(code, expected):
    assert value_of(code, "OutputForm") == expected


@pytest.mark.parametrize(
    "identity",
    [
        "Orthogonalize[m] . Transpose[Orthogonalize[m]] - IdentityMatrix[5]",
    ],
)
def test_identities(identity):
    assert array_of(f"{DATA}Abs[{identity}]").max() < 1e-9
