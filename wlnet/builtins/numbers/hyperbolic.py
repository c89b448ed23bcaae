"""Hyperbolic functions and their inverses."""

from ...evaluator import Evaluator, builtin
from ...expression import NUMBERS, Expr, Expression, S
from ..kit.terms import NUMERIC
from .elementary import Elementary, evaluate, of_reciprocal, reciprocal
from .hyperbolic_exact import hyperbolic
from .inverse_exact import inverse

_SINH = Elementary("Sinh", "sinh")


_COSH = Elementary("Cosh", "cosh")


_TANH = Elementary("Tanh", "tanh")


_ARCSINH = Elementary("ArcSinh", "arcsinh", mp="asinh")


_ARCCOSH = Elementary("ArcCosh", "arccosh", lambda x: x >= 1, "acosh")


_ARCTANH = Elementary("ArcTanh", "arctanh", lambda x: abs(x) < 1, "atanh", below=True)


@builtin("Sinh", attributes=NUMERIC, pure=True)
def sinh(ev: Evaluator, z: Expression) -> Expression:
    """Sinh[z] gives the hyperbolic sine of z."""
    return evaluate(ev, _SINH, z, hyperbolic)


@builtin("Cosh", attributes=NUMERIC, pure=True)
def cosh(ev: Evaluator, z: Expression) -> Expression:
    """Cosh[z] gives the hyperbolic cosine of z."""
    return evaluate(ev, _COSH, z, hyperbolic)


@builtin("Tanh", attributes=NUMERIC, pure=True)
def tanh(ev: Evaluator, z: Expression) -> Expression:
    """Tanh[z] gives the hyperbolic tangent of z."""
    return evaluate(ev, _TANH, z, hyperbolic)


@builtin("Coth", attributes=NUMERIC, pure=True)
def coth(ev: Evaluator, z: Expression) -> Expression:
    """Coth[z] gives the hyperbolic cotangent of z."""
    return reciprocal(ev, S.Coth, S.Tanh, z, hyperbolic)


@builtin("Sech", attributes=NUMERIC, pure=True)
def sech(ev: Evaluator, z: Expression) -> Expression:
    """Sech[z] gives the hyperbolic secant of z."""
    return reciprocal(ev, S.Sech, S.Cosh, z, hyperbolic)


@builtin("Csch", attributes=NUMERIC, pure=True)
def csch(ev: Evaluator, z: Expression) -> Expression:
    """Csch[z] gives the hyperbolic cosecant of z."""
    return reciprocal(ev, S.Csch, S.Sinh, z, hyperbolic)


@builtin("ArcSinh", attributes=NUMERIC, pure=True)
def arc_sinh(ev: Evaluator, z: Expression) -> Expression:
    """ArcSinh[z] gives the inverse hyperbolic sine of the complex number z."""
    return evaluate(ev, _ARCSINH, z, inverse)


@builtin("ArcCosh", attributes=NUMERIC, pure=True)
def arc_cosh(ev: Evaluator, z: Expression) -> Expression:
    """ArcCosh[z] gives the inverse hyperbolic cosine of the complex number z."""
    return evaluate(ev, _ARCCOSH, z, inverse)


@builtin("ArcTanh", attributes=NUMERIC, pure=True)
def arc_tanh(ev: Evaluator, z: Expression) -> Expression:
    """ArcTanh[z] gives the inverse hyperbolic tangent of the complex number z."""
    if type(z) is float and abs(z) == 1:
        return S.Indeterminate
    return evaluate(ev, _ARCTANH, z, inverse)


@builtin("ArcCoth", attributes=NUMERIC, pure=True)
def arc_coth(ev: Evaluator, z: Expression) -> Expression:
    """ArcCoth[z] gives the inverse hyperbolic cotangent of the complex number z."""
    return of_reciprocal(ev, S.ArcCoth, S.ArcTanh, z)


@builtin("ArcSech", attributes=NUMERIC, pure=True)
def arc_sech(ev: Evaluator, z: Expression) -> Expression:
    """ArcSech[z] gives the inverse hyperbolic secant of the complex number z."""
    if type(z) in NUMBERS and z == 0:
        return Expr(S.DirectedInfinity, (1,))  # from both sides, up to an imaginary part that does not grow
    return of_reciprocal(ev, S.ArcSech, S.ArcCosh, z)


@builtin("ArcCsch", attributes=NUMERIC, pure=True)
def arc_csch(ev: Evaluator, z: Expression) -> Expression:
    """ArcCsch[z] gives the inverse hyperbolic cosecant of the complex number z."""
    return of_reciprocal(ev, S.ArcCsch, S.ArcSinh, z)
