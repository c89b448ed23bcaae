"""Matrices as rows: which lists are matrices, and back to expressions."""

import numpy as np
import pytest

from wlnet import Session
from wlnet.builtins.matrices.rows import inexact_matrix, matrix_expression, matrix_rows, rows_expression, square_rows
from wlnet.expression import MessageError, S, make_list, rational, symbol
from wlnet.mathematics.exact_matrices import from_expressions

EV = Session().evaluator
X = symbol("Global`x")


def read(text: str):
    return EV.evaluate(EV.read(text)[0])


@pytest.mark.parametrize("code, rows", [
    ("{{1, 2}, {3, x}}", [[1, 2], [3, X]]), ("{{1, 2, 3}}", [[1, 2, 3]]), ("{{1}, {2}}", [[1], [2]]), ("Partition[Range[6], 3]", [[1, 2, 3], [4, 5, 6]]), ("N[{{1, 2}, {3, 4}}]", [[1.0, 2.0], [3.0, 4.0]]), ("{Range[2], {x, 1}}", [[1, 2], [X, 1]]),
    ("{}", None), ("{{}}", None), ("{{}, {}}", None), ("{1, 2}", None), ("{{1, 2}, {3}}", None), ("{{{1}}}", None), ("x", None), ("5", None), ("f[{1, 2}, {3, 4}]", None), ("{f[1, 2], f[3, 4]}", None), ("{{1, 2}, 3}", None),
])  # fmt: skip
def test_rows_of_matrices(code, rows):
    assert matrix_rows(read(code)) == rows


@pytest.mark.parametrize("code", ["{{1, 2, 3}, {4, 5, 6}}", "{{1, 2}}", "{1, 2}", "{}", "x", "{{1, 2}, {3}}", "{{1}, {2}}"])
def test_other_than_square_matrices(code):
    with pytest.raises(MessageError) as error:
        square_rows(S.Det, read(code))
    assert (error.value.tag, error.value.symbol, error.value.arguments) == ("matsq", S.Det, (read(code), 1))
    with pytest.raises(MessageError) as error:
        square_rows(S.Det, read(code), 2)
    assert error.value.arguments[1] == 2


def test_square_matrices():
    assert square_rows(S.Det, read("{{1, x}, {3, 4}}")) == [[1, X], [3, 4]] and square_rows(S.Det, read("{{7}}")) == [[7]]


@pytest.mark.parametrize(
    "code, array",
    [
        ("{{1., 2}, {3, Pi}}", [[1, 2], [3, np.pi]]),
        ("{{1.5`20, 2}, {3, 4}}", [[1.5, 2], [3, 4]]),
        ("{{1, 2}, {3, 4}}", None),
        ("{{1., x}, {3, 4}}", None),
        ("{{1. I, 2}, {3, 4}}", [[1j, 2], [3, 4]]),
        ("{{Pi, 2}, {3, 4}}", None),
    ],
)
def test_inexact_matrices(code, array):
    found = inexact_matrix(EV, read(code))
    assert found is None if array is None else np.array_equal(found, array)


def test_back_to_expressions():
    assert (
        rows_expression([[1, X], [3, 4]]) == read("{{1, x}, {3, 4}}")
        and rows_expression([]) == make_list([])
        and rows_expression([[rational(1, 2)]]) == read("{{1/2}}")
        and matrix_expression(EV, from_expressions([[1, rational(1, 2)], [read("Sqrt[2]"), 3]])) == read("{{1, 1/2}, {Sqrt[2], 3}}")
    )
