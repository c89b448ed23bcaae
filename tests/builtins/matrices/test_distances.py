"""Distances of two vectors against their formulas."""

import numpy as np
import pytest
from asking import answer_of, array_of, value_of

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


@pytest.mark.parametrize("code, expected", [
    ("{EuclideanDistance[{0, 0}, {3, 4}], EuclideanDistance[2, 5], EuclideanDistance[{a, b}, {x, y}], EuclideanDistance[{1, 2}, {1}], EuclideanDistance[{1 + I}, {1}], EuclideanDistance[{1., 2.}, {4., 6.}]}", "{5, 3, Sqrt[Abs[a - x]^2 + Abs[b - y]^2], EuclideanDistance[{1, 2}, {1}], 1, 5.}"),
    ("{SquaredEuclideanDistance[{1, 2}, {3, 5}], ManhattanDistance[{1, 2}, {3, -1}], ManhattanDistance[{a}, {x}], ChessboardDistance[{1, 2}, {3, 7}], ChebyshevDistance[{1, 2}, {3, -7}], ManhattanDistance[{}, {}]}", "{13, 5, Abs[a - x], 5, 9, 0}"),
    ("{CanberraDistance[{1, 0}, {3, 0}], CanberraDistance[{1, 2}, {1, 2}], BrayCurtisDistance[{1, 2}, {3, 4}], CosineDistance[{1, 0}, {0, 1}], CosineDistance[{1, 2}, {2, 4}], CosineDistance[{1, 1}, {-1, -1}], CorrelationDistance[{1, 2, 3}, {2, 4, 6}], CorrelationDistance[{1, 2, 3}, {3, 2, 1}], CosineDistance[1, 2]}", "{1/2, 0, 2/5, 1, 0, 2, 0, 2, CosineDistance[1, 2]}"),
    ("{VectorAngle[{1, 0}, {0, 1}], VectorAngle[{1, 0}, {1, 1}], VectorAngle[{1, 0}, {-1, 0}], VectorAngle[{1, 2}, {1, 2}]}", "{Pi/2, Pi/4, Pi, 0}"),
    ('{HammingDistance["abc", "axc"], HammingDistance[{1, 2, 3}, {1, 3, 2}], HammingDistance["ab", "AB"], HammingDistance["ab", "AB", IgnoreCase -> True], HammingDistance["", ""], HammingDistance["a", {1}], HammingDistance[{1}, {1.}]}', '{1, 2, 2, 0, 0, HammingDistance["a", {1}], 1}'),
    ('{EditDistance["kitten", "sitting"], EditDistance["", "abc"], EditDistance["abc", ""], EditDistance["ab", "ba"], EditDistance[{1, 2, 3}, {1, 3}], EditDistance["A", "a", IgnoreCase -> True], EditDistance["same", "same"], DamerauLevenshteinDistance["ab", "ba"], DamerauLevenshteinDistance["abcd", "acbd"], DamerauLevenshteinDistance["ca", "abc"], DamerauLevenshteinDistance["kitten", "sitting"]}', "{3, 3, 3, 2, 1, 0, 0, 1, 1, 3, 3}"),
    ("{BinaryDistance[1, 1], BinaryDistance[1, 2], BinaryDistance[{1, 2}, {1, 2}], BinaryDistance[1, 1.], JaccardDissimilarity[{1, 0, 1}, {1, 1, 0}], JaccardDissimilarity[{0, 0}, {0, 0}], MatchingDissimilarity[{1, 0, 1, 0}, {1, 1, 0, 0}], DiceDissimilarity[{1, 0, 1}, {1, 1, 0}], JaccardDissimilarity[{True, False}, {True, True}], JaccardDissimilarity[{1, 2}, {1, 0}], DiceDissimilarity[{1, 0}, {1}]}",
     "{0, 1, 0, 1, 2/3, 0, 1/2, 1/2, 1/2, JaccardDissimilarity[{1, 2}, {1, 0}], DiceDissimilarity[{1, 0}, {1}]}"),
    ('{DistanceMatrix[{{0, 0}, {3, 4}}], DistanceMatrix[{1, 4}, {2, 7}], DistanceMatrix[{"ab", "b"}], DistanceMatrix[{{0, 0}, {3, 4}}, DistanceFunction -> ManhattanDistance], DistanceMatrix[{{1}}, {{2}, {4}}]}', "{{{0, 5}, {5, 0}}, {{1, 6}, {2, 3}}, {{0, 1}, {1, 0}}, {{0, 7}, {7, 0}}, {{1, 3}}}"),
])  # fmt: skip
def test_value(code, expected):
    assert value_of(code) == expected


def test_strings_of_unequal_length_are_reported():
    assert answer_of('HammingDistance["ab", "abc"]') == ('HammingDistance["ab", "abc"]', ["HammingDistance::idim"])


@pytest.mark.parametrize(
    "code, expected",
    [
        ('EditDistance["sitting", "kitten"]', "3"),
        ("HammingDistance[{a, b, c}, {a, x, c}]", "1"),
        ("EuclideanDistance[{1, 2}, {4, 6}]", "5"),
        ("ManhattanDistance[{1, 2}, {4, 6}]", "7"),
        ("ChessboardDistance[{1, 2}, {4, 6}]", "4"),
        ("SquaredEuclideanDistance[{1, 2}, {4, 6}]", "25"),
        ("CosineDistance[{1, 0}, {0, 2}]", "1"),
        ("EuclideanDistance[{1}, {1, 2}]", "EuclideanDistance[{1}, {1, 2}]"),
        ("EuclideanDistance[3, -4]", "7"),
        ('DamerauLevenshteinDistance["ab", "ba"]', "1"),
    ],
)
def test_exact_distances(code, expected):
    assert value_of(code, "OutputForm") == expected
