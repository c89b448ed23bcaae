"""Matrices made of little."""

import pytest
from asking import text_of, value_of


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


@pytest.mark.parametrize("code, expected", [
    ("{IdentityMatrix[1], IdentityMatrix[{2, 3}], IdentityMatrix[3][[2]], Head[IdentityMatrix[2, SparseArray]], DiagonalMatrix[{a, b}], DiagonalMatrix[{a, b}, -1], DiagonalMatrix[{a}, 0, 2], DiagonalMatrix[{a, b}, 0, {2, 3}], DiagonalMatrix[{1, 2, 3}, 1, 3], DiagonalMatrix[{}]}",
     "{{{1}}, {{1, 0, 0}, {0, 1, 0}}, {0, 1, 0}, SparseArray, {{a, 0}, {0, b}}, {{0, 0, 0}, {a, 0, 0}, {0, b, 0}}, {{a, 0}, {0, 0}}, {{a, 0, 0}, {0, b, 0}}, {{0, 1, 0}, {0, 0, 2}, {0, 0, 0}}, {}}"),
    ("{LowerTriangularize[m], LowerTriangularize[m, 1], LowerTriangularize[m, -1], UpperTriangularize[m], UpperTriangularize[m, 1], UpperTriangularize[m, -1], LowerTriangularize[{{1., 2.}, {3., 4.}}]}",
     "{{{1, 0, 0}, {4, 5, 0}, {7, 8, 9}}, {{1, 2, 0}, {4, 5, 6}, {7, 8, 9}}, {{0, 0, 0}, {4, 0, 0}, {7, 8, 0}}, {{1, 2, 3}, {0, 5, 6}, {0, 0, 9}}, {{0, 2, 3}, {0, 0, 6}, {0, 0, 0}}, {{1, 2, 3}, {4, 5, 6}, {0, 8, 9}}, {{1., 0.}, {3., 4.}}}"),
    ("{HilbertMatrix[3], HilbertMatrix[{1, 2}], ToeplitzMatrix[{a, b, c}], ToeplitzMatrix[3], ToeplitzMatrix[{a, b}, {a, c, d}], HankelMatrix[{a, b, c}], HankelMatrix[3], HankelMatrix[{a, b}, {b, c, d}]}",
     "{{{1, 1/2, 1/3}, {1/2, 1/3, 1/4}, {1/3, 1/4, 1/5}}, {{1, 1/2}}, {{a, b, c}, {b, a, b}, {c, b, a}}, {{1, 2, 3}, {2, 1, 2}, {3, 2, 1}}, {{a, c, d}, {b, a, c}}, {{a, b, c}, {b, c, 0}, {c, 0, 0}}, {{1, 2, 3}, {2, 3, 0}, {3, 0, 0}}, {{a, b, c}, {b, c, d}}}"),
    ("{RotationMatrix[Pi/2], RotationMatrix[t], RotationMatrix[Pi/2, {0, 0, 1}], RotationMatrix[Pi, {1, 0, 0}], RotationMatrix[Pi/2, {0, 2, 0}], VandermondeMatrix[{a, b, c}], VandermondeMatrix[{2, 3}, 3]}",
     "{{{0, -1}, {1, 0}}, {{Cos[t], -Sin[t]}, {Sin[t], Cos[t]}}, {{0, -1, 0}, {1, 0, 0}, {0, 0, 1}}, {{1, 0, 0}, {0, -1, 0}, {0, 0, -1}}, {{0, 0, 1}, {0, 1, 0}, {-1, 0, 0}}, {{1, a, a^2}, {1, b, b^2}, {1, c, c^2}}, {{1, 2, 4}, {1, 3, 9}}}"),
    ("{LeviCivitaTensor[2, List], Normal[LeviCivitaTensor[2]], LeviCivitaTensor[3, List][[1, 2, 3]], LeviCivitaTensor[3, List][[1, 3, 2]], LeviCivitaTensor[3, List][[1, 1, 2]], Total[Abs[LeviCivitaTensor[3, List]], 3]}", "{{{0, 1}, {-1, 0}}, {{0, 1}, {-1, 0}}, 1, -1, 0, 6}"),
])  # fmt: skip
def test_more_values(code, expected):
    assert value_of("m = {{1, 2, 3}, {4, 5, 6}, {7, 8, 9}}; " + code) == expected


@pytest.mark.parametrize("code, expected", [
    ('{DiagonalMatrix[{1, 2}, 0, {3, 2}], DiagonalMatrix[{1, 2}, 0, 1], DiagonalMatrix[{1, 2}, 0, 0], DiagonalMatrix[{1, 2}, 0, {3, 0}]}', '{{{1, 0}, {0, 2}, {0, 0}}, {{1}}, DiagonalMatrix[{1, 2}, 0, 0], DiagonalMatrix[{1, 2}, 0, {3, 0}]}'),
    ('{LowerTriangularize[{{1., 2.}, {3., 4.}}], UpperTriangularize[{{1., x}, {3., 4.}}], LowerTriangularize[{{1, 2}, {3, 4}}, -1], UpperTriangularize[{{1., 2.}, {3., 4.}}, 1], LowerTriangularize[{{a, b, c}, {d, e, f}}, 1], UpperTriangularize[{{a, b}, {c, d}, {e, f}}, -1]}', '{{{1., 0.}, {3., 4.}}, {{1., x}, {0., 4.}}, {{0, 0}, {3, 0}}, {{0., 2.}, {0., 0.}}, {{a, b, 0}, {d, e, f}}, {{a, b}, {c, d}, {0, f}}}'),
])  # fmt: skip
def test_symbolic_and_mixed_matrices(code, expected):
    assert text_of(code) == expected
