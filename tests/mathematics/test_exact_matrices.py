"""Exact linear algebra over the rationals and quadratic fields, by identities and against NumPy."""

from fractions import Fraction
from random import Random

import numpy as np
import pytest

from wlnet import Session
from wlnet.expression import Complex, rational
from wlnet.mathematics.exact_matrices import (
    Quadratic,
    adjoint,
    characteristic_coefficients,
    determinant,
    from_expressions,
    inverse,
    multiply,
    null_space,
    polynomial_roots,
    pseudo_inverse,
    reduce_rows,
    square_part,
    to_expression,
    without_denominators,
)

RANDOM = Random(3)
F = Fraction


def matrix(rows: int, columns: int, size: int = 6) -> list:
    return [[F(RANDOM.randint(-size, size)) for _ in range(columns)] for _ in range(rows)]


def surd(a, b, r=2) -> Quadratic:
    return Quadratic(F(a), F(b), r)


def number(x) -> complex:
    return complex(x.a) + complex(x.b) * complex(x.r) ** 0.5 if type(x) is Quadratic else complex(x)


def test_arithmetic_of_quadratic_numbers():
    for r in (2, 5, -1, -3):
        x, y = Quadratic(F(1, 2), F(-3), r), Quadratic(F(2), F(1, 3), r)
        for mine, theirs in (
            (x + y, number(x) + number(y)),
            (x - y, number(x) - number(y)),
            (x * y, number(x) * number(y)),
            (x / y, number(x) / number(y)),
            (1 / x, 1 / number(x)),
            (3 - x, 3 - number(x)),
            (3 * x, 3 * number(x)),
            (x + 1, number(x) + 1),
            (-x, -number(x)),
        ):
            assert number(mine) == pytest.approx(theirs)
        assert number(x.conjugate()) == pytest.approx(number(x).conjugate())
    assert (
        surd(1, 0) == 1
        and surd(1, 1) != 1
        and hash(surd(1, 2)) == hash(surd(1, 2))
        and not surd(0, 0)
        and surd(0, 1)
        and surd(1, 0)
    )


def test_square_parts():
    assert [square_part(n) for n in (12, 18, 49, 7, -8, 0, 1, -1, 75, 10**10, 2 * 10007**2)] == [
        (2, 3),
        (3, 2),
        (7, 1),
        (1, 7),
        (2, -2),
        (0, 1),
        (1, 1),
        (1, -1),
        (5, 3),
        (100000, 1),
        (10007, 2),
    ]


def test_expressions_to_field_elements_and_back():
    session = Session()
    ev = session.evaluator
    for text in (
        "1/2",
        "Sqrt[2]",
        "1 + Sqrt[2]",
        "3 - 2 Sqrt[5]",
        "(1 + Sqrt[5])/2",
        "1/Sqrt[2]",
        "2/3 + 5 I",
        "Sqrt[8]/3",
        "2 Sqrt[3] Sqrt[3]",
        "Sqrt[2] + 1/2",
    ):
        x = session.run(text)
        ((element,),) = from_expressions([[x]])
        assert number(element) == pytest.approx(complex(session.evaluate(f"N[{text}]"))), text
        value = ev.evaluate(to_expression(element))
        difference = f"Expand[{text} - ({ev.format(value, 'InputForm')})]"
        assert value == x or session.evaluate_to_string(difference, "InputForm") == "0", text
    assert (
        from_expressions([[session.run("x")]]) is None
        and from_expressions([[session.run("Sqrt[2]"), session.run("Sqrt[3]")]]) is None
        and from_expressions([[session.run("2^(1/3)")]]) is None
        and from_expressions([[1.5]]) is None
    )
    assert from_expressions([[1, rational(1, 2)]]) == [[F(1), F(1, 2)]] and from_expressions([[Complex(1, 2), 3]]) == [
        [Quadratic(F(1), F(2), -1), Quadratic(F(3), F(0), -1)]
    ]
    assert to_expression(5) == 5 and to_expression(F(1, 2)) == rational(1, 2) and to_expression(surd(3, 0)) == 3


def test_reduced_rows():
    for shape in ((3, 3), (2, 4), (4, 2), (3, 5)):
        m = matrix(*shape, 2)
        reduced, pivots = reduce_rows(m)
        assert len(pivots) == np.linalg.matrix_rank(np.array(m, float))
        for i, c in enumerate(pivots):
            assert [row[c] for row in reduced] == [F(int(k == i)) for k in range(len(m))] and not any(reduced[i][:c])
        assert not any(any(row) for row in reduced[len(pivots) :]) and pivots == sorted(pivots)
        assert np.linalg.matrix_rank(np.array(m + reduced, float)) == len(pivots)
    assert reduce_rows([]) == ([], []) and reduce_rows([[F(0), F(2)]]) == ([[0, 1]], [1])


def test_determinants_and_inverses():
    for n in (1, 2, 3, 4):
        m = matrix(n, n)
        d = determinant(m)
        assert float(d) == pytest.approx(np.linalg.det(np.array(m, float)), abs=1e-8)
        if d:
            assert multiply(m, inverse(m)) == [[F(int(i == j)) for j in range(n)] for i in range(n)]
    assert (
        determinant([[F(0), F(1)], [F(1), F(0)]]) == -1
        and determinant([[F(0), F(0)], [F(1), F(1)]]) == 0
        and inverse([[F(1), F(1)], [F(1), F(1)]]) is None
    )
    assert (
        determinant([[F(0), F(2), F(1)], [F(0), F(3), F(1)], [F(5), F(0), F(0)]]) == -5
        and determinant([[surd(0, 1), F(1)], [F(1), surd(0, 1)]]) == 1
    )


def test_null_spaces():
    for shape in ((2, 4), (3, 3), (1, 3), (4, 3)):
        m = matrix(*shape, 1)
        basis = null_space(m)
        assert len(basis) == shape[1] - len(reduce_rows(m)[1]) and all(
            not any(sum(x * y for x, y in zip(row, v)) for row in m) for v in basis
        )
        assert all(x.denominator == 1 for v in basis for x in v)
    assert null_space([[F(1), F(2), F(3)]]) == [[-3, 0, 1], [-2, 1, 0]] and null_space([[F(2), F(1)]]) == [[-1, 2]]
    assert (
        without_denominators([F(1, 2), F(1, 3)]) == [3, 2]
        and without_denominators([surd(1, 1), F(1, 2)]) == [surd(1, 1), F(1, 2)]
        and without_denominators([surd(F(1, 2), 0), F(1)]) == [1, 2]
    )


def test_products_and_adjoints():
    a, b = matrix(2, 3), matrix(3, 2)
    assert np.array_equal(np.array(multiply(a, b), float), np.array(a, float) @ np.array(b, float))
    assert (
        adjoint([[F(1), F(2)], [F(3), F(4)]]) == [[1, 3], [2, 4]]
        and adjoint([[Quadratic(F(1), F(2), -1)]]) == [[Quadratic(F(1), F(-2), -1)]]
        and adjoint([[surd(1, 2)]]) == [[surd(1, 2)]]
    )


def test_pseudo_inverses():
    for shape in ((2, 3), (3, 2), (3, 3)):
        m = matrix(*shape, 2)
        m[-1] = list(m[0])  # of lower rank
        p = pseudo_inverse(m)
        assert np.allclose(np.array(p, float), np.linalg.pinv(np.array(m, float)))
        assert multiply(multiply(m, p), m) == m and multiply(multiply(p, m), p) == p
    assert pseudo_inverse([[F(0), F(0)]]) == [[0], [0]]


def test_characteristic_polynomials():
    for n in (1, 2, 3, 4):
        m = matrix(n, n)
        assert np.allclose(np.array(characteristic_coefficients(m)[::-1], float), np.poly(np.array(m, float)))


@pytest.mark.parametrize("coefficients, roots, rest", [
    ([-6, 11, -6, 1], [1, 2, 3], [1]), ([0, 0, 1], [0, 0], [1]), ([-2, 0, 1], [surd(0, 1), surd(0, -1)], [1]), ([1, 0, 1], [Quadratic(F(0), F(1), -1), Quadratic(F(0), F(-1), -1)], [1]), ([-1, -1, 1], [Quadratic(F(1, 2), F(1, 2), 5), Quadratic(F(1, 2), F(-1, 2), 5)], [1]),
    ([4, 0, -5, 0, 1], [1, -1, 2, -2], [1]), ([6, 0, -5, 0, 1], [surd(0, 1), surd(0, -1), surd(0, 1, 3), surd(0, -1, 3)], [1]), ([-2, 0, 0, 1], [], [-2, 0, 0, 1]), ([2, -2, 0, -1, 1], [1], [-2, 0, 0, 1]), ([-1, 2], [F(1, 2)], [1]), ([F(-1, 2), F(1)], [F(1, 2)], [1]), ([1, -2, 1], [1, 1], [1]),
])  # fmt: skip
def test_roots_of_polynomials(coefficients, roots, rest):
    found, left = polynomial_roots(coefficients)
    assert left == rest and sorted(map(repr, map(number, found))) == sorted(map(repr, map(number, roots)))
