"""What a matrix is."""

import pytest
from asking import text_of, value_of


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("SymmetricMatrixQ[{{1, 2}, {2, 1}}]", "True"),
        ("SymmetricMatrixQ[{{1, a}, {a, 1}}]", "True"),
        ("SymmetricMatrixQ[{{1, 2}, {3, 1}}]", "False"),
        ("SymmetricMatrixQ[{{1, 2}}]", "False"),
        ("AntisymmetricMatrixQ[{{0, 2}, {-2, 0}}]", "True"),
        ("AntisymmetricMatrixQ[{{1, 2}, {-2, 0}}]", "False"),
        ("HermitianMatrixQ[{{1, I}, {-I, 1}}]", "True"),
        ("HermitianMatrixQ[{{1, I}, {I, 1}}]", "False"),
        ("SquareMatrixQ[{{a, b}, {c, d}}]", "True"),
        ("SquareMatrixQ[{{a, b}}]", "False"),
        ("SquareMatrixQ[x]", "False"),
        ("DiagonalMatrixQ[{{1, 0}, {0, 2}}]", "True"),
        ("DiagonalMatrixQ[{{0, 1}, {0, 0}}]", "False"),
        ("DiagonalMatrixQ[{{0, 1}, {0, 0}}, 1]", "True"),
        ("UpperTriangularMatrixQ[{{1, 2}, {0, 3}}]", "True"),
        ("UpperTriangularMatrixQ[{{1, 2}, {0, 3}}, 1]", "False"),
        ("LowerTriangularMatrixQ[{{1, 2}, {0, 3}}]", "False"),
        ("LowerTriangularMatrixQ[{{1, 0}, {2, 3}}]", "True"),
        ("OrthogonalMatrixQ[{{3, 4}, {-4, 3}}/5]", "True"),
        ("OrthogonalMatrixQ[RotationMatrix[.3]]", "True"),
        ("OrthogonalMatrixQ[{{1, 1}, {0, 1}}]", "False"),
        ("UnitaryMatrixQ[{{1, I}, {I, 1}}/Sqrt[2]]", "True"),
        ("OrthogonalMatrixQ[{{1, I}, {I, 1}}/Sqrt[2]]", "False"),
        ("PositiveDefiniteMatrixQ[{{1, 2}, {2, 1}}]", "False"),
        ("PositiveDefiniteMatrixQ[{{2, 1}, {1, 2}}]", "True"),
        ("PositiveDefiniteMatrixQ[{{Pi, Sqrt[2]}, {Sqrt[2], 1}}]", "True"),
        ("PositiveDefiniteMatrixQ[{{1, 1}, {1, 1}}]", "False"),
        ("PositiveSemidefiniteMatrixQ[{{1, 1}, {1, 1}}]", "True"),
        ("PositiveSemidefiniteMatrixQ[{{1, 2}, {2, 1}}]", "False"),
        ("PositiveSemidefiniteMatrixQ[{{a}}]", "False"),
    ],
)
def test_predicates(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize("code, expected", [
    ('{UnitaryMatrixQ[{{0, I}, {I, 0}}], OrthogonalMatrixQ[{{0.6, -0.8}, {0.8, 0.6}}], UnitaryMatrixQ[{{0, 1. I}, {1. I, 0}}], OrthogonalMatrixQ[{{0.6, -0.8}, {0.8, 0.7}}], UnitaryMatrixQ[{{1. + I, 0.}, {0., 1. - I}}/Sqrt[2.]], UnitaryMatrixQ[{{1. + I, 0.}, {0., 1. - I}}], OrthogonalMatrixQ[{{x, 0}, {0, 1}}]}', '{True, True, True, False, True, False, False}'),
])  # fmt: skip
def test_symbolic_and_mixed_matrices(code, expected):
    assert text_of(code) == expected
