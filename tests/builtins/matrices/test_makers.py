"""Matrices made of little."""

import pytest
from asking import value_of


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("IdentityMatrix[2]", "{{1, 0}, {0, 1}}"),
        ("IdentityMatrix[-1]", "IdentityMatrix[-1]"),
        ("DiagonalMatrix[{a, b}, 1]", "{{0, a, 0}, {0, 0, b}, {0, 0, 0}}"),
        ("UpperTriangularize[{{1, 2}, {3, 4}}]", "{{1, 2}, {0, 4}}"),
        ("LowerTriangularize[{{1, 2}, {3, 4}}, -1]", "{{0, 0}, {3, 0}}"),
        ("HilbertMatrix[2]", "{{1, 1/2}, {1/2, 1/3}}"),
    ],
)
def test_exact(code, expected):
    assert value_of(code, "OutputForm") == expected
