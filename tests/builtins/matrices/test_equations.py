"""Linear equations: reduced rows, null spaces, solutions and equations without one."""

import pytest
from asking import array_of, messages_of, text_of, value_of

DATA = (
    "SeedRandom[4]; m = RandomReal[{-1, 1}, {5, 5}]; w = RandomReal[1, {4, 6}]; v = RandomReal[1, 5]; "
    "q = RandomInteger[{-9, 9}, {4, 4}]; "
)


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("LinearSolve[{{2, 0}, {0, 4}}, {1, 1}]", "{1/2, 1/4}"),
        ("LinearSolve[{{1, 1}, {1, 1}}, {1, 2}]", "LinearSolve[{{1, 1}, {1, 1}}, {1, 2}]"),
        ("LinearSolve[{{1, 2}, {3, 4}}][{5, 11}]", "{1, 2}"),
        ("NullSpace[{{1, 2, 3}}]", "{{-3, 0, 1}, {-2, 1, 0}}"),
        ("RowReduce[{{1, 2, 3}, {4, 5, 6}}]", "{{1, 0, -1}, {0, 1, 2}}"),
        ("MatrixRank[{{1, 2}, {2, 4}}]", "1"),
        ("RowReduce[{{a, b}, {c, d}}]", "{{1, 0}, {0, 1}}"),
        ("LeastSquares[{{1}, {1}}, {1, 3}]", "{2}"),
    ],
)
def test_exact(code, expected):
    assert value_of(code, "OutputForm") == expected


@pytest.mark.parametrize(
    "identity",
    [
        "m . LinearSolve[m, v] - v",
    ],
)
def test_identities(identity):
    assert array_of(f"{DATA}Abs[{identity}]").max() < 1e-9


@pytest.mark.parametrize(
    ("code", "message"),
    [
        ("LinearSolve[{{0}}, {1}]", "LinearSolve::nosol"),
    ],
)
def test_messages(code, message):
    assert messages_of(code) == [message]


@pytest.mark.parametrize("code, expected", [
    ("{RowReduce[{{1, 2}, {3, 4}}], RowReduce[{{1, 2}, {2, 4}}], RowReduce[{{0, 0}, {0, 1}}], RowReduce[{{2, 4, 6}}], RowReduce[{{0, 2}, {3, 0}}], RowReduce[{{1, 2, 3}, {4, 5, 6}, {7, 8, 9}}], RowReduce[{{1., 2.}, {3., 4.}}], RowReduce[{{1, a}, {a, a^2}}]}",
     "{{{1, 0}, {0, 1}}, {{1, 2}, {0, 0}}, {{0, 1}, {0, 0}}, {{1, 2, 3}}, {{1, 0}, {0, 1}}, {{1, 0, -1}, {0, 1, 2}, {0, 0, 0}}, {{1., 0.}, {0., 1.}}, {{1, a}, {0, 0}}}"),
    ("{NullSpace[{{1, 2}, {2, 4}}], NullSpace[{{1, 0}, {0, 1}}], NullSpace[{{0, 0}}], NullSpace[{{1, 2, 3}, {4, 5, 6}, {7, 8, 9}}], NullSpace[{{1, a}, {a, a^2}}], Chop[{{1., 2.}, {2., 4.}} . First[NullSpace[{{1., 2.}, {2., 4.}}]]], NullSpace[{{1, I}, {I, -1}}]}", "{{{-2, 1}}, {}, {{0, 1}, {1, 0}}, {{1, -2, 1}}, {{-a, 1}}, {0, 0}, {{-I, 1}}}"),
    ("{MatrixRank[{{1, 2}, {3, 4}}], MatrixRank[{{0, 0}, {0, 0}}], MatrixRank[{{1, 2, 3}, {4, 5, 6}, {7, 8, 9}}], MatrixRank[{{1., 2.}, {2., 4.}}], MatrixRank[{{1}, {2}, {3}}], MatrixRank[{{1, 2}, {3, 6}}], MatrixRank[{{a, b}, {2 a, 2 b}}]}", "{2, 0, 2, 1, 1, 1, 1}"),
    ("{LinearSolve[{{1, 2}, {3, 4}}, {5, 6}], LinearSolve[{{1, 2}, {3, 4}}, {{1, 0}, {0, 1}}], LinearSolve[{{1, 2}}, {3}], LinearSolve[{{1}, {2}}, {3, 6}], LinearSolve[{{1, 1}, {1, 1}}, {2, 2}], {{a, b}, {0, d}} . LinearSolve[{{a, b}, {0, d}}, {x, y}] // Simplify, LinearSolve[{{2., 0.}, {0., 4.}}, {1, 2}]}",
     "{{-4, 9/2}, {{-2, 1}, {3/2, -1/2}}, {3, 0}, {3}, {2, 0}, {x, y}, {0.5, 0.5}}"),
    ("f = LinearSolve[{{1, 2}, {3, 4}}]; {Head[f], f[{5, 6}], f[{{1, 0}, {0, 1}}], Round[LinearSolve[{{1., 2.}, {3., 4.}}][{5., 6.}], 0.1]}", "{LinearSolveFunction, {-4, 9/2}, {{-2, 1}, {3/2, -1/2}}, {-4., 4.5}}"),
    ("{LeastSquares[{{1, 1}, {1, 2}, {1, 3}}, {7, 7, 8}], LeastSquares[{{1, 2}, {3, 4}}, {5, 6}], LeastSquares[{{1}, {1}}, {{1, 2}, {3, 4}}], Round[LeastSquares[{{1., 0.}, {0., 1.}, {1., 1.}}, {1., 1., 0.}], 0.001], LeastSquares[{{1, 1}, {1, 1}}, {1, 3}]}", "{{19/3, 1/2}, {-4, 9/2}, {{2, 3}}, {0.333, 0.333}, {1, 1}}"),
])  # fmt: skip
def test_more_exact_values(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize("code, message", [
    ("RowReduce[{1, 2}]", "RowReduce::matrix"), ("NullSpace[5]", "NullSpace::matrix"), ("MatrixRank[{1, 2}]", "MatrixRank::matrix"), ("LinearSolve[{{1, 1}, {1, 1}}, {1, 2}]", "LinearSolve::nosol"), ("LinearSolve[{{1, 2}, {3, 4}}, {1, 2, 3}]", "LinearSolve::lslc"), ("LinearSolve[{{1., 1.}, {1., 1.}}, {1., 2.}]", "LinearSolve::nosol"),
])  # fmt: skip
def test_more_mistakes(code, message):
    assert messages_of(code) == [message]


@pytest.mark.parametrize("code, expected", [
    ('m = {{a, b}, {c, d}}; n = {{a, 1, 0}, {b, c, 1}, {0, 1, d}}; {Together[m . LinearSolve[m, {e, f}]], Together[n . LinearSolve[n, {e, f, g}]], Together[m . LinearSolve[m, {{e, 1}, {f, 2}}]], LinearSolve[{{x}}, {y}]}', '{{e, f}, {e, f, g}, {{e, 1}, {f, 2}}, {y/x}}'),
    ('{LeastSquares[{{1, 2}, {3, 4}}, {1, 2, 3}], LeastSquares[{{1, 0}, {0, 1}, {1, 1}}, {1, 2, 4}], Chop[LeastSquares[{{1, 0}, {0, 1}, {1, 1}}, {1., 2, 4}] - {4, 7}/3], LeastSquares[x, {1, 2}], LeastSquares[{{1}, {2}}, x], LeastSquares[{{2, 0}, {0, x}}, {1, 2}]}', '{LeastSquares[{{1, 2}, {3, 4}}, {1, 2, 3}], {4/3, 7/3}, {0, 0}, LeastSquares[x, {1, 2}], LeastSquares[{{1}, {2}}, x], {1/2, 2/x}}'),
    ('{LinearSolve[{{1., x}, {0, 1}}, {1, 2}] - {1 - 2 x, 2} // Expand // Chop, LinearSolve[{{2, 1}, {0, 1}}, {1., 2}]}', '{{0, 0}, {-0.5, 2.}}'),
])  # fmt: skip
def test_symbolic_and_mixed_matrices(code, expected):
    assert text_of(code) == expected


@pytest.mark.parametrize(
    "code, expected",
    [
        (
            "{RowReduce[{{1, 2, 3}, {4, 5, 6}}, Modulus -> 7], NullSpace[{{1, 2}, {2, 4}}, Modulus -> 5], MatrixRank[{{1, 2}, {3, 1}}, Modulus -> 5], MatrixRank[{{1, 2}, {3, 1}}]}",
            "{{{1, 0, 6}, {0, 1, 2}}, {{3, 1}}, 1, 2}",
        ),
        (
            "m = {{1, 2}, {3, 4}}; {LinearSolve[m, {5, 6}, Modulus -> 7], Mod[m . LinearSolve[m, {5, 6}, Modulus -> 7], 7]}",
            "{{3, 1}, {5, 6}}",
        ),
        ("LinearSolve[{{1/2, 1}, {1, 1}}, {{1}, {0}}, Modulus -> 3]", "{{1}, {2}}"),
    ],
)
def test_equations_modulo_a_prime(code, expected):
    assert value_of(code) == expected
