"""Eigenvalues and decompositions: exact ones, and identities on random matrices."""

import numpy as np
import pytest
from asking import answer_of, array_of, text_of, value_of

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
        ("{Eigenvalues[{{a, b}, {b, a}}], Eigenvalues[{{1, x}, {x, 1}}]}", "{{a - b, a + b}, {1 - x, 1 + x}}"),
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


@pytest.mark.parametrize("code, expected", [
    ("{Eigenvalues[{{2, 1}, {1, 2}}], Eigenvalues[{{0, 1}, {-1, 0}}], Eigenvalues[{{1, 1}, {0, 1}}], Eigenvalues[{{1, 2}, {0, 3}}], Eigenvalues[{{a, 0}, {0, b}}], Eigenvalues[{{5}}], Eigenvalues[{{1, 0, 0}, {0, -3, 0}, {0, 0, 2}}], Eigenvalues[{{4, 1}, {2, 3}}, 1], Eigenvalues[{{4, 1}, {2, 3}}, -1], Eigenvalues[{{4, 1}, {2, 3}}, UpTo[9]], Eigenvalues[{{0, 1}, {1, 1}}]}",
     "{{3, 1}, {I, -I}, {1, 1}, {3, 1}, {a, b}, {5}, {-3, 2, 1}, {5}, {2}, {5, 2}, {(1 + Sqrt[5])/2, (1 - Sqrt[5])/2}}"),
    ("{Eigenvectors[{{2, 1}, {1, 2}}], Eigenvectors[{{0, 1}, {-1, 0}}], Eigenvectors[{{2, 0}, {0, 3}}], Eigenvectors[{{1, 1}, {0, 1}}], Eigenvectors[{{4, 1}, {2, 3}}, 1], Eigenvectors[{{2, 0, 0}, {0, 2, 0}, {0, 0, 3}}]}",
     "{{{1, 1}, {-1, 1}}, {{-I, 1}, {I, 1}}, {{0, 1}, {1, 0}}, {{1, 0}, {0, 0}}, {{1, 1}}, {{0, 0, 1}, {0, 1, 0}, {1, 0, 0}}}"),
    ("{Eigensystem[{{4, 1}, {2, 3}}], Eigensystem[{{2, 1}, {1, 2}}, 1], Eigensystem[{{1, 0}, {0, 1}}]}", "{{{5, 2}, {{1, 1}, {-1, 2}}}, {{3}, {{1, 1}}}, {{1, 1}, {{0, 1}, {1, 0}}}}"),
    ("Union[Head /@ Eigenvalues[{{1, 2, 3}, {4, 5, 6}, {7, 8, 10}}]]", "{Root}"),
    ("{SingularValueList[{{3, 0}, {0, 4}}], SingularValueList[{{1, 1}, {1, 1}}], SingularValueList[{{1, 2, 2}}], SingularValueList[{{3, 0}, {0, 4}}, 1], SingularValueList[{{1}, {1}}], SingularValueList[{{0, 0}}]}", "{{4, 3}, {2}, {3}, {4}, {Sqrt[2]}, {}}"),
    ("{SingularValueDecomposition[{{3, 0}, {0, 4}}][[2]], Block[{u, w, v}, {u, w, v} = SingularValueDecomposition[{{1, 1}, {1, -1}}]; u . w . Transpose[v]], Block[{u, w, v}, {u, w, v} = SingularValueDecomposition[{{1, 2, 2}}]; {Dimensions /@ {u, w, v}, u . w . Transpose[v]}], Dimensions /@ SingularValueDecomposition[{{1, 0}, {0, 2}, {0, 0}}, 1]}",
     "{{{4, 0}, {0, 3}}, {{1, 1}, {1, -1}}, {{{1, 1}, {1, 3}, {3, 3}}, {{1, 2, 2}}}, {{3, 1}, {1, 1}, {2, 1}}}"),
    ("{QRDecomposition[{{3, 0}, {4, 5}}], Block[{q, r}, {q, r} = QRDecomposition[{{1, 2}, {3, 4}, {5, 6}}]; {Simplify[Transpose[q] . r], Simplify[q . Transpose[q]], r[[2, 1]]}], QRDecomposition[{{1, 1}, {1, 1}}]}",
     "{{{{3/5, 4/5}, {-4/5, 3/5}}, {{5, 4}, {0, 3}}}, {{{1, 2}, {3, 4}, {5, 6}}, {{1, 0}, {0, 1}}, 0}, {{{1/Sqrt[2], 1/Sqrt[2]}}, {{Sqrt[2], Sqrt[2]}}}}"),
    ("{CholeskyDecomposition[{{4, 2}, {2, 5}}], CholeskyDecomposition[{{1}}], CholeskyDecomposition[{{2, I}, {-I, 2}}], CholeskyDecomposition[{{25, 15, -5}, {15, 18, 0}, {-5, 0, 11}}]}", "{{{2, 1}, {0, 2}}, {{1}}, {{Sqrt[2], I/Sqrt[2]}, {0, Sqrt[3/2]}}, {{5, 3, -1}, {0, 3, 1}, {0, 0, 3}}}"),
    ("{LUDecomposition[{{1, 2}, {3, 4}}], LUDecomposition[{{0, 1}, {2, 3}}], LUDecomposition[{{2, 1, 1}, {4, 3, 3}, {8, 7, 9}}]}", "{{{{1, 2}, {3, -2}}, {1, 2}, 0}, {{{2, 3}, {0, 1}}, {2, 1}, 0}, {{{2, 1, 1}, {2, 1, 1}, {4, 3, 2}}, {1, 2, 3}, 0}}"),
    ("{JordanDecomposition[{{4, 1}, {2, 3}}], Block[{s, j}, {s, j} = JordanDecomposition[{{4, 1}, {2, 3}}]; s . j . Inverse[s]], Head[Root[#^2 - 2 &, 2, 0]]}", "{{{{1, -1}, {1, 2}}, {{5, 0}, {0, 2}}}, {{4, 1}, {2, 3}}, Root}"),
])  # fmt: skip
def test_more_exact_values(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize("identity", [
    "Module[{lu, p, c, l, u}, {lu, p, c} = LUDecomposition[m]; l = LowerTriangularize[lu, -1] + IdentityMatrix[5]; u = UpperTriangularize[lu]; l . u - m[[p]]]", "Module[{q, t}, {q, t} = SchurDecomposition[m + Transpose[m]]; q . t . ConjugateTranspose[q] - m - Transpose[m]]",
    "Module[{s, j}, {s, j} = JordanDecomposition[m]; s . j . Inverse[s] - m]", "Module[{u, s, t}, {u, s, t} = SingularValueDecomposition[w, 4]; u . s . ConjugateTranspose[t] - w]", "SingularValueList[w]^2 - Eigenvalues[w . Transpose[w]]", "Eigenvalues[{m, 2. IdentityMatrix[5]}] - Eigenvalues[m]/2",
    "Module[{a, b}, {a, b} = Eigensystem[m + Transpose[m]]; b . Transpose[b] - IdentityMatrix[5]]",
])  # fmt: skip
def test_more_identities(identity):
    assert array_of(f"{DATA}Abs[{identity}]").max() < 1e-8


@pytest.mark.parametrize("code, message", [
    ("Eigenvalues[{{1, 2}}]", "Eigenvalues::matsq"), ("Eigenvalues[{{1, 2}, {3, 4}}, 3]", "Eigenvalues::takeeigen"), ("Eigenvalues[{{1, 2}, {3, 4}}, 0]", "Eigenvalues::takeeigen"), ("Eigenvectors[5]", "Eigenvectors::matsq"), ("CholeskyDecomposition[{{1, 2}, {2, 1}}]", "CholeskyDecomposition::posdef"),
    ("CholeskyDecomposition[{{1, 2}, {3, 4}}]", "CholeskyDecomposition::herm"), ("CholeskyDecomposition[{{1., 2.}, {2., 1.}}]", "CholeskyDecomposition::posdef"), ("LUDecomposition[{{1, 1}, {1, 1}}]", "LUDecomposition::sing"), ("QRDecomposition[{1, 2}]", "QRDecomposition::matrix"), ("SingularValueList[5]", "SingularValueList::matrix"),
    ("SchurDecomposition[{{1, 2}, {3, 4}}]", "General::unsup"), ("JordanDecomposition[{{1, 1}, {0, 1}}]", "General::unsup"),
])  # fmt: skip
def test_mistakes_are_reported_and_leave_the_call(code, message):
    assert answer_of(code) == (code, [message])


@pytest.mark.parametrize("code, expected", [
    ('{Eigenvalues[{{a, b}, {c, d}}], Eigenvalues[{{1, 2}, {3, x}}], Eigenvalues[{{a, 1}, {0, b}}]}', '{{(a + d - Sqrt[a^2 + 4*b*c - 2*a*d + d^2])/2, (a + d + Sqrt[a^2 + 4*b*c - 2*a*d + d^2])/2}, {(1 + x - Sqrt[25 - 2*x + x^2])/2, (1 + x + Sqrt[25 - 2*x + x^2])/2}, {a, b}}'),
    ('{SingularValueDecomposition[{{3, 0}, {0, 4}}], SingularValueList[{{0, 5}, {2, 0}, {0, 0}}]}', '{{{{0, 1}, {1, 0}}, {{4, 0}, {0, 3}}, {{0, 1}, {1, 0}}}, {5, 2}}'),
])  # fmt: skip
def test_symbolic_and_mixed_matrices(code, expected):
    assert text_of(code) == expected


@pytest.mark.parametrize(
    "code, expected",
    [
        ("Round[1000 N[{Root[#^2 - 2 &, 1], Root[#^5 - # - 1 &, 1], Root[#^2 - 2. &, 2]}]]", "{-1414, 1167, 1414}"),
        ("N[Root[#^2 - 2 &, 2], 30] == N[Sqrt[2], 30]", "True"),
        ("Precision[N[Root[#^5 - # - 1 &, 3], 25]]", "25."),
        ("z = N[Root[#^5 - # - 1 &, 3], 25]; Abs[z^5 - z - 1] < 10^-22", "True"),
        ("{Root[#^5 - # - 1 &, 1], N[Root[Sin, 1]]}", "{Root[#1^5 - #1 - 1 & , 1], Root[Sin, 1]}"),
    ],
)
def test_approximate_roots(code, expected):
    assert value_of(code) == expected
