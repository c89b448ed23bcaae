"""What is written in terms of Plus, Times and Power."""

from math import isfinite

from ...evaluator import Evaluator, builtin
from ...expression import NUMBERS, Expr, Expression
from ...expression.arithmetic import negate
from ..kit.terms import PLUS, POWER, TIMES


@builtin("Minus", attributes="Listable NumericFunction", pure=True)
def minus(ev: Evaluator, x: Expression) -> Expression:
    """-x is the arithmetic negation of x."""
    if type(x) in NUMBERS:
        return negate(x)
    return Expr(TIMES, (-1, x))


@builtin("Subtract", attributes="Listable NumericFunction", pure=True)
def subtract(ev: Evaluator, x: Expression, y: Expression) -> Expression:
    """x - y is equivalent to x + (-1 * y)."""
    if type(x) is int and type(y) is int:
        return x - y
    return Expr(PLUS, (x, Expr(TIMES, (-1, y))))


@builtin("Divide", attributes="Listable NumericFunction", pure=True)
def divide(ev: Evaluator, x: Expression, y: Expression) -> Expression:
    """x/y or Divide[x, y] is equivalent to x y^-1."""
    if type(x) is float and type(y) is float and y:
        r = x / y
        if isfinite(r) and r != 0.0:
            return r
    return Expr(TIMES, (x, Expr(POWER, (y, -1))))


@builtin("NonCommutativeMultiply", attributes="Flat OneIdentity")
def non_commutative_multiply(ev: Evaluator, args: tuple) -> Expression | None:
    """a ** b ** c is a general associative, but non-commutative, form of multiplication."""
    return None
