"""Square roots, and real roots of real numbers."""

from math import sqrt as sqrt_of

from ...evaluator import Evaluator, builtin
from ...expression import COMPLEXES, NUMBERS, Complex, Expr, Expression, Rational, S, is_list
from ...expression.arithmetic import negate, sign, to_float
from ..kit.scalars import HALF
from ..kit.terms import POWER, TIMES, is_numeric, term_parts, with_coefficient
from .power import is_positive


@builtin("Sqrt", attributes="Listable NumericFunction", pure=True)
def sqrt(ev: Evaluator, x: Expression) -> Expression:
    """Sqrt[z] gives the square root of z."""
    return sqrt_of(x) if type(x) is float and x >= 0 else Expr(POWER, (x, HALF))


@builtin(
    "CubeRoot", attributes="Listable NumericFunction", pure=True, messages={"preal": "The parameter `1` should be real valued."}
)
def cube_root(ev: Evaluator, x: Expression) -> Expression:
    """CubeRoot[x] gives the real-valued cube root of x."""
    root = _real_root(ev, x, 3)
    return Expr(S.Surd, (x, 3)) if root is None and type(x) not in NUMBERS and not is_list(x) else root


@builtin(
    "Surd",
    attributes="Listable NumericFunction",
    pure=True,
    messages={
        "preal": "The parameter `1` should be real valued.",
        "indet": "Indeterminate expression `1` encountered.",
        "noneg": "Surd is not defined for even roots of negative values.",
    },
)
def surd(ev: Evaluator, x: Expression, n: Expression) -> Expression | None:
    """Surd[x, n] gives the real-valued n-th root of x."""
    return _real_root(ev, x, n) if type(n) is int and n else None


def _real_root(ev, x, n: int):
    if type(x) in COMPLEXES:
        ev.message("CubeRoot" if n == 3 else "Surd", "preal", x)
        return None
    root = Rational(1, n) if n > 1 else Rational(-1, -n) if n < -1 else n
    if type(x) in NUMBERS:
        if sign(x) >= 0:
            return Expr(POWER, (x, root))
        if n % 2 == 0:
            ev.message("Surd", "noneg")
            return S.Indeterminate
        return Expr(TIMES, (-1, Expr(POWER, (negate(x), root))))
    if is_list(x):
        return None
    coefficient, rest = term_parts(x)
    if n % 2 and type(coefficient) is not Complex and sign(coefficient) < 0:
        return Expr(
            TIMES,
            (-1, Expr(S.Surd if n != 3 else S.CubeRoot, (with_coefficient(negate(coefficient), rest), *((n,) if n != 3 else ())))),
        )
    if is_numeric(ev, x):
        return Expr(POWER, (x, root)) if to_float(0) is not None and is_positive(ev, x) else None
    return None
