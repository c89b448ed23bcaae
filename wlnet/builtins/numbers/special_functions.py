"""Special functions that distributions need: error functions, incomplete gamma and beta functions, their inverses."""

import math

from ...evaluator import Evaluator, builtin
from ...expression import EXACT_REALS, REALS, Expr, Expression, S, is_list, rational
from ...expression.arithmetic import nearest_float, sign
from ...expression.compounds import infinity_sign
from ...mathematics.incomplete import (
    beta_regularized,
    gamma_lower,
    gamma_upper,
    increasing_root,
    inverse_gamma_lower,
)
from ...mathematics.incomplete import inverse_erf as machine_inverse_erf
from ...mathematics.incomplete import inverse_erfc as machine_inverse_erfc
from ..kit.scalars import multiply, negate, power, real_value, total
from ..kit.terms import INFINITY, MINUS_INFINITY, NUMERIC


def _machine(*values):
    """The values as floats if all are real numbers and one of them is a machine number, else None."""
    if any([type(v) not in REALS for v in values]) or not any([type(v) is float for v in values]):
        return None
    return [nearest_float(v) for v in values]


def _is_negative(x) -> bool:
    """Does x show a minus sign: a negative number or a product with one?"""
    if type(x) is int or type(x) is float:
        return x < 0
    if type(x) in EXACT_REALS:
        return x.numerator < 0
    return type(x) is Expr and x.head is S.Times and type(x.args[0]) in REALS and sign(x.args[0]) < 0


# --- builtins -------------------------------------------------------------------------------------------------------


@builtin("Erf", attributes=NUMERIC)
def erf(ev: Evaluator, x: Expression, y: Expression = None) -> Expression | None:
    """Erf[z] is the error function.
    Erf[z0, z1] is Erf[z1] - Erf[z0]."""
    if y is not None:
        return ev.call(S.Subtract, Expr(S.Erf, (y,)), Expr(S.Erf, (x,)))
    if is_list(x):
        return None
    if type(x) is float:
        return math.erf(x)
    if type(x) is int and x == 0:
        return 0
    if infinity_sign(x):
        return infinity_sign(x)
    return negate(ev, ev.call(S.Erf, negate(ev, x))) if _is_negative(x) else None


@builtin("Erfc", attributes=NUMERIC)
def erfc(ev: Evaluator, x: Expression) -> Expression | None:
    """Erfc[z] is 1 - Erf[z]."""
    if type(x) is float:
        return math.erfc(x)
    if type(x) is int and x == 0:
        return 1
    return {1: 0, -1: 2}.get(infinity_sign(x)) if not is_list(x) else None


@builtin("InverseErf", attributes=NUMERIC)
def inverse_erf(ev: Evaluator, x: Expression) -> Expression | None:
    """InverseErf[s] is the z with Erf[z] == s."""
    if type(x) is int and x in (-1, 0, 1):
        return (MINUS_INFINITY, 0, INFINITY)[x + 1]
    if type(x) is float and -1 < x < 1:
        return machine_inverse_erf(x)
    return None


@builtin("InverseErfc", attributes=NUMERIC)
def inverse_erfc(ev: Evaluator, x: Expression) -> Expression | None:
    """InverseErfc[s] is the z with Erfc[z] == s."""
    if type(x) is int and x in (0, 1, 2):
        return (INFINITY, 0, MINUS_INFINITY)[x]
    return machine_inverse_erfc(x) if type(x) is float and 0 < x < 2 else None


@builtin("GammaRegularized", attributes=NUMERIC)
def gamma_regularized(ev: Evaluator, a: Expression, x: Expression, y: Expression = None) -> Expression | None:
    """GammaRegularized[a, z] is Gamma[a, z]/Gamma[a].
    GammaRegularized[a, z0, z1] is GammaRegularized[a, z0] - GammaRegularized[a, z1]."""
    if y is not None:
        numbers = _machine(a, x, y)
        if numbers is not None and numbers[0] > 0 and min(numbers[1:]) >= 0:
            k, low, high = numbers
            return gamma_lower(k, high) - gamma_lower(k, low)
        if type(x) is int and x == 0 and type(a) is int and a > 0:
            upper = gamma_regularized(ev, a, y)
            return None if upper is None else ev.call(S.Subtract, 1, upper)
        return None
    numbers = _machine(a, x)
    if numbers is not None and numbers[0] > 0 and numbers[1] >= 0:
        return gamma_upper(*numbers)
    if type(x) is int and x == 0 and type(a) in EXACT_REALS and a.numerator > 0:
        return 1
    # 200: as many terms are written out; beyond, the call says more
    if type(a) is int and 0 < a < 200 and not is_list(x) and type(x) is not float:
        terms = [multiply(ev, power(ev, x, k), rational(1, math.factorial(k))) for k in range(1, a)]
        return ev.call(S.Times, Expr(S.Power, (S.E, Expr(S.Times, (-1, x)))), total(ev, [1, *terms]))
    return None


@builtin("InverseGammaRegularized", attributes=NUMERIC)
def inverse_gamma_regularized(ev: Evaluator, a: Expression, q: Expression, p: Expression = None) -> Expression | None:
    """InverseGammaRegularized[a, s] is the z with GammaRegularized[a, z] == s.
    InverseGammaRegularized[a, 0, s] is the z with GammaRegularized[a, 0, z] == s."""
    if p is None:
        numbers = _machine(a, q)
        if numbers is None or numbers[0] <= 0 or not 0 < numbers[1] <= 1:
            return None
        k, s = numbers
        return inverse_gamma_lower(k, 1 - s)
    numbers = _machine(a, p)
    if numbers is None or real_value(ev, q) != 0 or numbers[0] <= 0 or not 0 <= numbers[1] < 1:
        return None
    return inverse_gamma_lower(*numbers)


@builtin("BetaRegularized", attributes=NUMERIC)
def beta_regularized_(ev: Evaluator, z: Expression, a: Expression, b: Expression) -> Expression | None:
    """BetaRegularized[z, a, b] is the incomplete beta function over Beta[a, b]."""
    numbers = _machine(z, a, b)
    if numbers is not None and 0 <= numbers[0] <= 1 and min(numbers[1:]) > 0:
        return beta_regularized(*numbers)
    if type(z) is int and z in (0, 1):
        return z
    if type(a) is type(b) is int and a > 0 and b > 0 and type(z) in EXACT_REALS:
        n = a + b - 1
        rest = ev.call(S.Subtract, 1, z)
        return total(
            ev, [multiply(ev, math.comb(n, j), multiply(ev, power(ev, z, j), power(ev, rest, n - j))) for j in range(a, n + 1)]
        )
    return None


@builtin("InverseBetaRegularized", attributes=NUMERIC)
def inverse_beta_regularized(ev: Evaluator, s: Expression, a: Expression, b: Expression) -> Expression | None:
    """InverseBetaRegularized[s, a, b] is the z with BetaRegularized[z, a, b] == s."""
    if type(s) is int and s in (0, 1):
        return s
    numbers = _machine(s, a, b)
    if numbers is None or not 0 <= numbers[0] <= 1 or min(numbers[1:]) <= 0:
        return None
    return increasing_root(lambda x: beta_regularized(x, numbers[1], numbers[2]), numbers[0], 0.0, 1.0)
