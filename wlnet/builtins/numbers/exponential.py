"""Exponential and logarithms."""

import math

from ...evaluator import Evaluator, builtin
from ...expression import EXACT_REALS, NUMBERS, Expr, Expression, PackedArray, S, from_array
from ...expression.arithmetic import divide, elementwise, is_exact, is_machine, is_zero, nearest_float
from ...expression.numbers import Number
from ..kit.scalars import HALF
from ..kit.terms import NUMERIC, is_infinite
from .elementary import Elementary, evaluate
from .logarithm_exact import integer_logarithm, logarithm


def machine_exp(x: float | complex) -> Number:
    """E^x for a machine number."""
    r = _EXP.real(x) if type(x) is float else _EXP.complex_(x)
    return _EXP.precise(x) if r is None else r


_EXP = Elementary("Exp", "exp")


_LOG = Elementary("Log", "log", lambda x: x > 0)


@builtin("Exp", attributes=NUMERIC, pure=True)
def exp(ev: Evaluator, z: Expression) -> Expression:
    """Exp[z] gives the exponential of z."""
    if type(z) is float:
        return machine_exp(z)
    return Expr(S.Power, (S.E, z))


@builtin("Log", attributes=NUMERIC, pure=True)
def log(ev: Evaluator, x: Expression, argument: Expression = None) -> Expression:
    """Log[z] gives the natural logarithm of z.
    Log[b, z] gives the logarithm to base b."""
    if argument is not None:
        return _log_base(ev, x, argument)
    if type(x) in NUMBERS and not is_exact(x) and x == 0:
        return S.Indeterminate
    return evaluate(ev, _LOG, x, logarithm)


def _log_base(ev, base, x):
    if type(base) is PackedArray or type(x) is PackedArray:
        plain = type(base) is int and base in (2, 10)
        return (_LOG2 if base == 2 else _LOG10).array(x.array) if plain else None
    if type(base) is int and base > 1 and type(x) in EXACT_REALS:
        exact = integer_logarithm(base, x)
        if exact is not None:
            return exact
    if base is S.E:
        return Expr(S.Log, (x,))
    if is_infinite(base) or base == 0 and type(base) is int:
        return None if type(x) not in NUMBERS else 0
    if type(base) is int and base in (2, 10) and type(x) is float and x > 0:
        return (_LOG2 if base == 2 else _LOG10).real(x)
    if type(base) in NUMBERS and type(x) in NUMBERS and not (is_exact(base) and is_exact(x)):
        return _log_quotient(ev, base, x)
    return Expr(S.Times, (Expr(S.Log, (x,)), Expr(S.Power, (Expr(S.Log, (base,)), -1))))


def _log_quotient(ev, base, x):
    """Log[x]/Log[base] for numbers of which one is approximate."""
    with_point = [
        v if not is_exact(v) else nearest_float(v) if type(v) in EXACT_REALS and is_machine(other) else v
        for v, other in ((x, base), (base, x))
    ]
    top, bottom = [ev.evaluate(Expr(S.Log, (v,))) for v in with_point]
    if type(top) in NUMBERS and type(bottom) in NUMBERS and not is_zero(bottom):
        return divide(top, bottom)
    return Expr(S.Times, (top, Expr(S.Power, (bottom, -1))))


_LOG2 = Elementary("Log2", "log2", lambda x: x > 0)


_LOG10 = Elementary("Log10", "log10", lambda x: x > 0)


@builtin("Log2", attributes=NUMERIC, pure=True)
def log2(ev: Evaluator, x: Expression) -> Expression:
    """Log2[x] gives the base-2 logarithm of x."""
    return _log_of_base(ev, _LOG2, 2, x)


@builtin("Log10", attributes=NUMERIC, pure=True)
def log10(ev: Evaluator, x: Expression) -> Expression:
    """Log10[x] gives the base-10 logarithm of x."""
    return _log_of_base(ev, _LOG10, 10, x)


def _log_of_base(ev, f: Elementary, base: int, x):
    if type(x) is float and x > 0:
        return f.real(x)
    if type(x) is PackedArray:
        return f.array(x.array)
    if type(x) is float and x < 0:
        return complex(f.real(-x), math.pi / math.log(base))
    return Expr(S.Log, (base, x))


@builtin("Log1p", attributes=NUMERIC, packed=False, pure=True)
def log1p(ev: Evaluator, x: Expression) -> Expression:
    """Log1p[x] gives the natural logarithm of 1 + x, accurately for small x."""
    return math.log1p(x) if type(x) is float and x > -1 else Expr(S.Log, (Expr(S.Plus, (1, x)),))


@builtin("LogisticSigmoid", attributes=NUMERIC, pure=True)
def logistic_sigmoid(ev: Evaluator, z: Expression) -> Expression | None:
    """LogisticSigmoid[z] gives the logistic sigmoid function 1/(1 + E^-z)."""
    if type(z) is float:
        return _logistic(z)
    if type(z) is PackedArray:
        return _logistic_array(z.array) if z.array.dtype.kind == "f" else None
    if type(z) in NUMBERS and not is_exact(z):
        return Expr(S.Power, (Expr(S.Plus, (1, Expr(S.Power, (S.E, Expr(S.Times, (-1, z)))))), -1))
    if z == 0 and type(z) is int:
        return HALF
    if is_infinite(z) and z.args and z.args[0] in (1, -1):
        return (z.args[0] + 1) // 2
    return None


def _logistic(z: float) -> float:
    small = math.exp(-abs(z))
    return 1.0 / (1.0 + small) if z >= 0 else small / (1.0 + small)


def _logistic_array(x):
    import numpy as np  # slow to import, and many sessions never see an array

    small = elementwise(np, "exp", -abs(x))
    return from_array(np.where(x >= 0, 1.0, small) / (1.0 + small))
