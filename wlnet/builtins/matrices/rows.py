"""Matrices as rows of expressions: reading and writing them."""

from fractions import Fraction

import numpy as np

from ...evaluator import Evaluator, declare_symbols
from ...expression import Expr, Expression, MessageError, S, Symbol, dimensions, elements, is_list, make_list
from ...mathematics import exact_matrices as exact
from ...mathematics.primes import is_prime
from ..kit.scalars import machine_array

declare_symbols("Modulus ZeroTest Tolerance TargetStructure")


SQUARE = {
    "matsq": "Argument `1` at position `2` is not a nonempty square matrix.",
    "matrix": "Argument `1` at position `2` is not a nonempty rectangular matrix.",
    "sing": "Matrix `1` is singular.",
}


def matrix_rows(x: Expression) -> "list | None":
    """The rows of a nonempty rectangular matrix of scalars as lists of elements, else None."""
    if not is_list(x) or len(dimensions(x)) != 2 or 0 in dimensions(x):
        return None
    return [list(elements(row)) for row in elements(x)]


def rectangular_rows(x: Expression) -> list:
    """The rows of a matrix that is the first argument; the message matrix for anything else."""
    rows = matrix_rows(x)
    if rows is None:
        raise MessageError("matrix", x, 1)
    return rows


def square_rows(head: Symbol, x: Expression, position: int = 1) -> list:
    """The rows of a square matrix; the message matsq for anything else."""
    rows = matrix_rows(x)
    if rows is None or len(rows) != len(rows[0]):
        raise MessageError("matsq", x, position, symbol=head)
    return rows


def inexact_matrix(ev: Evaluator, x: Expression) -> np.ndarray | None:
    """x as an array of machine numbers if its parts are numeric and one is inexact, of whatever precision; else None."""
    return machine_array(ev, x, big=True)


def field_value(ev: Evaluator, x: int | Fraction | exact.Quadratic | exact.Residue) -> Expression:
    """A number of a field as an expression."""
    value = exact.to_expression(x)
    return ev.evaluate(value) if type(value) is Expr else value


def matrix_expression(ev: Evaluator, rows: list) -> Expression:
    """Rows of field elements as an expression."""
    return make_list([make_list([field_value(ev, e) for e in row]) for row in rows])


def rows_expression(rows: list) -> Expression:
    """Rows of expressions as an expression."""
    return make_list([make_list(row) for row in rows])


def modular_rows(ev: Evaluator, head: Symbol, rows: list, options: dict) -> "list | None":
    """The rows as residues where the option Modulus asks for them; None where it does not, or, after a message, where they
    are none of a prime modulus."""
    modulus = options["Modulus"]
    if type(modulus) is int and modulus == 0:
        return None
    residues = exact.residues(rows, modulus) if type(modulus) is int and is_prime(modulus) else None
    if residues is None:
        ev.message("General", "unsup", head, Expr(S.Rule, (S.Modulus, modulus)))
    return residues
