"""Powers, exponentials, characteristic polynomials."""

import pytest
from asking import array_of, value_of

DATA = (
    "SeedRandom[4]; m = RandomReal[{-1, 1}, {5, 5}]; w = RandomReal[1, {4, 6}]; v = RandomReal[1, 5]; "
    "q = RandomInteger[{-9, 9}, {4, 4}]; "
)


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("MatrixPower[{{1, 1}, {0, 1}}, 5]", "{{1, 5}, {0, 1}}"),
        ("MatrixPower[{{2, 0}, {0, 4}}, -1]", "{{1/2, 0}, {0, 1/4}}"),
        ("MatrixExp[{{0, 0}, {0, 0}}]", "{{1, 0}, {0, 1}}"),
        ("CharacteristicPolynomial[{{1, 2}, {3, 4}}, x]", "-2 - 5*x + x^2"),
    ],
)
def test_exact(code, expected):
    assert value_of(code, "OutputForm") == expected


@pytest.mark.parametrize(
    "identity",
    [
        "MatrixExp[m] . MatrixExp[-m] - IdentityMatrix[5]",
        "MatrixPower[m, 3] - m . m . m",
    ],
)
def test_identities(identity):
    assert array_of(f"{DATA}Abs[{identity}]").max() < 1e-9
