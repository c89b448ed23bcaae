"""Powers, exponentials, characteristic polynomials."""

import pytest
from asking import array_of, messages_of, text_of, value_of

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


@pytest.mark.parametrize("code, expected", [
    ("{MatrixPower[{{1, 1}, {1, 0}}, 10], MatrixPower[{{1, 2}, {3, 4}}, 0], MatrixPower[{{1, 2}, {3, 4}}, 1], MatrixPower[{{1, 2}, {3, 4}}, -2], MatrixPower[{{1, 1}, {0, 1}}, 3, {1, 1}], MatrixPower[{{a, 0}, {0, b}}, 3], MatrixPower[{{4, 0}, {0, 9}}, 1/2], MatrixPower[{{2., 0.}, {0., 3.}}, 2], MatrixPower[{{1, 1}, {1, 0}}, 100][[1, 2]]}",
     "{{{89, 55}, {55, 34}}, {{1, 0}, {0, 1}}, {{1, 2}, {3, 4}}, {{11/2, -5/2}, {-15/4, 7/4}}, {4, 1}, {{a^3, 0}, {0, b^3}}, {{2, 0}, {0, 3}}, {{4., 0.}, {0., 9.}}, 354224848179261915075}"),
    ("{MatrixExp[{{1, 0}, {0, 2}}], MatrixExp[{{0, 1}, {0, 0}}], MatrixExp[{{0, t}, {-t, 0}}] // Simplify, MatrixExp[{{0, 1}, {0, 0}}, {a, b}], Round[MatrixExp[{{0., 1.}, {0., 0.}}], 0.001], Round[MatrixExp[{{100., 0.}, {0., -100.}}]/{{E^100., 1}, {1, E^-100.}}, 0.0001]}", "{{{E, 0}, {0, E^2}}, {{1, 1}, {0, 1}}, {{Cos[t], Sin[t]}, {-Sin[t], Cos[t]}}, {a + b, b}, {{1., 1.}, {0., 1.}}, {{1., 0.}, {0., 1.}}}"),
    ("{MatrixFunction[Sqrt, {{4, 0}, {0, 9}}], MatrixFunction[#^2 &, {{4, 1}, {2, 3}}], MatrixFunction[Exp, {{1, 0}, {0, 2}}]}", "{{{2, 0}, {0, 3}}, {{18, 7}, {14, 11}}, {{E, 0}, {0, E^2}}}"),
    ("{CharacteristicPolynomial[{{a, b}, {c, d}}, x] // Expand, CharacteristicPolynomial[{{5}}, x], CharacteristicPolynomial[{{1, 0, 0}, {0, 2, 0}, {0, 0, 3}}, x], CharacteristicPolynomial[{{2, 1}, {1, 2}}, 3]}", "{-(b*c) + a*d - a*x - d*x + x^2, 5 - x, 6 - 11*x + 6*x^2 - x^3, 0}"),
])  # fmt: skip
def test_more_exact_values(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize(
    "identity",
    [
        "MatrixPower[m, -2] - Inverse[m] . Inverse[m]",
        "MatrixExp[m, v] - MatrixExp[m] . v",
        "MatrixPower[m . Transpose[m], 1/2] . MatrixPower[m . Transpose[m], 1/2] - m . Transpose[m]",
        "MatrixExp[m] - Sum[MatrixPower[m, k]/k!, {k, 0, 40}]",
        "MatrixFunction[Sin, m] - (MatrixExp[I m] - MatrixExp[-I m])/(2 I)",
    ],
)
def test_more_identities(identity):
    assert array_of(f"{DATA}Abs[{identity}]").max() < 1e-9


@pytest.mark.parametrize(
    "code, message",
    [
        ("MatrixPower[{{1, 2}}, 2]", "MatrixPower::matsq"),
        ("MatrixExp[{1, 2}]", "MatrixExp::matsq"),
        ("CharacteristicPolynomial[5, x]", "CharacteristicPolynomial::matsq"),
    ],
)
def test_mistakes_are_reported(code, message):
    assert messages_of(code) == [message]


@pytest.mark.parametrize("code, expected", [
    ('{MatrixPower[{{a, 1}, {0, a}}, 2], MatrixPower[{{1 + x, 0}, {1, 1}}, 2], MatrixPower[{{2., 1.}, {0., 2.}}, 3], MatrixPower[{{1., 2.}, {3., 4.}}, 0], MatrixPower[{{2., x}, {0, 1}}, 1]}', '{{{a^2, 2*a}, {0, a^2}}, {{1 + 2*x + x^2, 0}, {2 + x, 1}}, {{8., 12.}, {0., 8.}}, {{1., 0.}, {0., 1.}}, {{2., x}, {0, 1}}}'),
    ('{MatrixExp[{{1, 0}, {0, x}}], MatrixExp[{{x, 0, 0}, {0, y, 0}, {0, 0, 0}}], MatrixExp[{{0, 1}, {0, 0}}], MatrixExp[{{1, 1}, {0, 2}}]}', '{{{E, 0}, {0, E^x}}, {{E^x, 0, 0}, {0, E^y, 0}, {0, 0, 1}}, {{1, 1}, {0, 1}}, {{E, -E + E^2}, {0, E^2}}}'),
])  # fmt: skip
def test_symbolic_and_mixed_matrices(code, expected):
    assert text_of(code) == expected
