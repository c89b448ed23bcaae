"""Linear algebra: exact results, identities on random matrices, messages for wrong input."""

import numpy as np
import pytest
from asking import value_of

from wlnet import Session


@pytest.mark.parametrize(
    "code, expected",
    [
        ("{{1, 2}, {3, 4}} . {x, y}", "{x + 2*y, 3*x + 4*y}"),
        ("{1, 2} . {{a, b}, {c, d}}", "{a + 2*c, b + 2*d}"),
        ("{10^20, 1} . {10^20, 1}", "10000000000000000000000000000000000000001"),
        ("{2^40, 2^40} . {2^40, 2^40}", "2417851639229258349412352"),
        ("x . y", "x . y"),
        ("{1, 2} . {1, 2, 3}", "{1, 2} . {1, 2, 3}"),
        ("{{1, 2}} . {{3}, {4}} . {z}", "{11*z}"),
        ("Cross[{a, b}]", "{-b, a}"),
        ("Det[{{a, b}, {c, d}}]", "-(b*c) + a*d"),
        ("Det[{{2, 1, 1}, {1, 3, 2}, {1, 0, 0}}]", "-1"),
        ("Det[{{1/3, 2}, {1, 3}}]", "-1"),
        ("Det[{{0, 1}, {1, 0}}]", "-1"),
        ("Det[{1, 2}]", "Det[{1, 2}]"),
        ("Inverse[{{2, 1}, {1, 1}}]", "{{1, -1}, {-1, 2}}"),
        ("Inverse[{{1, 2}, {2, 4}}]", "Inverse[{{1, 2}, {2, 4}}]"),
        ("Inverse[{{1, I}, {0, 2}}]", "{{1, -1/2*I}, {0, 1/2}}"),
        ("LinearSolve[{{2, 0}, {0, 4}}, {1, 1}]", "{1/2, 1/4}"),
        ("LinearSolve[{{1, 1}, {1, 1}}, {1, 2}]", "LinearSolve[{{1, 1}, {1, 1}}, {1, 2}]"),
        ("LinearSolve[{{1, 2}, {3, 4}}][{5, 11}]", "{1, 2}"),
        ("NullSpace[{{1, 2, 3}}]", "{{-3, 0, 1}, {-2, 1, 0}}"),
        ("RowReduce[{{1, 2, 3}, {4, 5, 6}}]", "{{1, 0, -1}, {0, 1, 2}}"),
        ("MatrixRank[{{1, 2}, {2, 4}}]", "1"),
        ("RowReduce[{{a, b}, {c, d}}]", "{{1, 0}, {0, 1}}"),
        ("MatrixPower[{{1, 1}, {0, 1}}, 5]", "{{1, 5}, {0, 1}}"),
        ("MatrixPower[{{2, 0}, {0, 4}}, -1]", "{{1/2, 0}, {0, 1/4}}"),
        ("MatrixExp[{{0, 0}, {0, 0}}]", "{{1, 0}, {0, 1}}"),
        ("Tr[{{1, 2}, {3, 4}}]", "5"),
        ("Tr[{{a, b}, {c, d}}, List]", "{a, d}"),
        ("Norm[{3, 4}]", "5"),
        ("Norm[{1, -2, 3}, 1]", "6"),
        ("Norm[{1, -7}, Infinity]", "7"),
        ('Norm[{{1, 2}, {3, 4}}, "Frobenius"]', "Sqrt[30]"),
        ("Norm[x]", "Norm[x]"),
        ("Normalize[{0, 0}]", "{0, 0}"),
        ("Normalize[{3, 4}]", "{3/5, 4/5}"),
        ("Normalize[{1, 3}, Total]", "{1/4, 3/4}"),
        ("Eigenvalues[{{0, 1}, {1, 0}}]", "{-1, 1}"),
        ("Eigenvalues[{{2, 1, 0}, {1, 2, 1}, {0, 1, 2}}]", "{2 + Sqrt[2], 2, 2 - Sqrt[2]}"),
        ("Eigenvectors[{{2, 1}, {1, 2}}]", "{{1, 1}, {-1, 1}}"),
        ("Eigenvalues[{{1, 2}, {3, 4}}, -1]", "{(5 - Sqrt[33])/2}"),
        ("Eigensystem[{{1, 1}, {0, 1}}]", "{{1, 1}, {{1, 0}, {0, 0}}}"),
        ("SingularValueList[{{3, 0}, {0, -4}}]", "{4, 3}"),
        ("PseudoInverse[{{1, 2}, {2, 4}}]", "{{1/25, 2/25}, {2/25, 4/25}}"),
        ("IdentityMatrix[2]", "{{1, 0}, {0, 1}}"),
        ("IdentityMatrix[-1]", "IdentityMatrix[-1]"),
        ("DiagonalMatrix[{a, b}, 1]", "{{0, a, 0}, {0, 0, b}, {0, 0, 0}}"),
        ("KroneckerProduct[{1, 2}, {3, 4}]", "{{3, 4}, {6, 8}}"),
        ("UpperTriangularize[{{1, 2}, {3, 4}}]", "{{1, 2}, {0, 4}}"),
        ("LowerTriangularize[{{1, 2}, {3, 4}}, -1]", "{{0, 0}, {3, 0}}"),
        ("Orthogonalize[{{1, 1}, {1, 0}}]", "{{1/Sqrt[2], 1/Sqrt[2]}, {1/Sqrt[2], -(1/Sqrt[2])}}"),
        ("Projection[{1, 2}, {1, 0}]", "{1, 0}"),
        ("CholeskyDecomposition[{{4, 2}, {2, 2}}]", "{{2, 1}, {0, 1}}"),
        ("LeastSquares[{{1}, {1}}, {1, 3}]", "{2}"),
        ("CharacteristicPolynomial[{{1, 2}, {3, 4}}, x]", "-2 - 5*x + x^2"),
        ("HilbertMatrix[2]", "{{1, 1/2}, {1/2, 1/3}}"),
        ("SymmetricMatrixQ[{{1, 2}, {2, 1}}]", "True"),
        ("PositiveDefiniteMatrixQ[{{1, 2}, {2, 1}}]", "False"),
        ("Attributes[Dot]", "{Flat, OneIdentity, Protected}"),
    ],
)
def test_exact(code, expected):
    assert value_of(code, "OutputForm") == expected


@pytest.fixture
def session():
    s = Session()
    s.evaluate(
        "SeedRandom[4]; m = RandomReal[{-1, 1}, {5, 5}]; w = RandomReal[1, {4, 6}]; v = RandomReal[1, 5]; "
        "q = RandomInteger[{-9, 9}, {4, 4}]"
    )
    return s


@pytest.mark.parametrize(
    "identity",
    [
        "m . Inverse[m] - IdentityMatrix[5]",
        "m . LinearSolve[m, v] - v",
        "w . PseudoInverse[w] . w - w",
        "Module[{u, s, t}, {u, s, t} = SingularValueDecomposition[w]; u . s . ConjugateTranspose[t] - w]",
        "Module[{a, b}, {a, b} = QRDecomposition[m]; ConjugateTranspose[a] . b - m]",
        "Module[{a, b}, {a, b} = Eigensystem[m]; m . Transpose[b] - Transpose[b] . DiagonalMatrix[a]]",
        "Module[{c}, c = CholeskyDecomposition[m . Transpose[m]]; Transpose[c] . c - m . Transpose[m]]",
        "Det[m] - Times @@ Eigenvalues[m]",
        "MatrixExp[m] . MatrixExp[-m] - IdentityMatrix[5]",
        "N[q . Inverse[q] - IdentityMatrix[4]]",
        "N[Det[q]] - Det[N[q]]",
        "MatrixPower[m, 3] - m . m . m",
        "Orthogonalize[m] . Transpose[Orthogonalize[m]] - IdentityMatrix[5]",
    ],
)
def test_identities(session, identity):
    assert np.abs(np.array(session.evaluate(identity))).max() < 1e-9


def test_numeric_eigenvalues_come_by_size(session):
    values = np.abs(np.array(session.evaluate("Eigenvalues[m]")))
    assert (np.diff(values) <= 1e-12).all()


@pytest.mark.parametrize(
    "code, tag",
    [
        ("Det[{{1, 2}}]", "matsq"),
        ("Inverse[{{1, 1}, {1, 1}}]", "sing"),
        ("{1} . {1, 2}", "dotsh"),
        ("LinearSolve[{{0}}, {1}]", "nosol"),
    ],
)
def test_messages(code, tag):
    session = Session()
    session.evaluate(code)
    assert [t for _, t, _ in session.messages] == [tag]
