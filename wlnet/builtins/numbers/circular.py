"""Circular functions, their inverses, and what is made of them."""

import math

from ...evaluator import Evaluator, builtin
from ...expression import NUMBERS, REALS, Expr, Expression, PackedArray, S, from_array
from ...expression.arithmetic import is_exact, nearest_float
from ..kit.scalars import HALF
from ..kit.terms import NUMERIC, is_infinite
from .circular_exact import by_cosine, if_simpler, quotient_by_argument, trigonometric
from .elementary import Elementary, evaluate, of_reciprocal, reciprocal
from .inverse_exact import angle_of_point, inverse

_SIN = Elementary("Sin", "sin", native=math.sin)


_COS = Elementary("Cos", "cos", native=math.cos)


_TAN = Elementary("Tan", "tan")


_ARCSIN = Elementary("ArcSin", "arcsin", lambda x: abs(x) <= 1, "asin", below=True)


_ARCCOS = Elementary("ArcCos", "arccos", lambda x: abs(x) <= 1, "acos", below=True)


_ARCTAN = Elementary("ArcTan", "arctan", mp="atan")


@builtin("Sin", attributes=NUMERIC, pure=True)
def sin(ev: Evaluator, z: Expression) -> Expression:
    """Sin[z] gives the sine of z."""
    return evaluate(ev, _SIN, z, trigonometric)


@builtin("Cos", attributes=NUMERIC, pure=True)
def cos(ev: Evaluator, z: Expression) -> Expression:
    """Cos[z] gives the cosine of z."""
    return evaluate(ev, _COS, z, trigonometric)


@builtin("Tan", attributes=NUMERIC, pure=True)
def tan(ev: Evaluator, z: Expression) -> Expression:
    """Tan[z] gives the tangent of z."""
    return evaluate(ev, _TAN, z, trigonometric)


@builtin("Cot", attributes=NUMERIC, pure=True)
def cot(ev: Evaluator, z: Expression) -> Expression:
    """Cot[z] gives the cotangent of z."""
    return reciprocal(ev, S.Cot, S.Tan, z, trigonometric)


@builtin("Sec", attributes=NUMERIC, pure=True)
def sec(ev: Evaluator, z: Expression) -> Expression:
    """Sec[z] gives the secant of z."""
    return reciprocal(ev, S.Sec, S.Cos, z, trigonometric)


@builtin("Csc", attributes=NUMERIC, pure=True)
def csc(ev: Evaluator, z: Expression) -> Expression:
    """Csc[z] gives the cosecant of z."""
    return reciprocal(ev, S.Csc, S.Sin, z, trigonometric)


@builtin("Sinc", attributes=NUMERIC, pure=True)
def sinc(ev: Evaluator, z: Expression) -> Expression:
    """Sinc[z] gives Sin[z]/z, and 1 at 0."""
    if type(z) in NUMBERS and z == 0:
        return 1 if is_exact(z) else 1.0
    if type(z) is float:
        return math.sin(z) / z  # a reciprocal would round once more
    if type(z) in NUMBERS and not is_exact(z):
        return Expr(S.Times, (Expr(S.Sin, (z,)), Expr(S.Power, (z, -1))))
    if is_infinite(z):
        return 0 if z.args else S.Indeterminate
    return quotient_by_argument(ev, z)


@builtin("ArcSin", attributes=NUMERIC, pure=True)
def arc_sin(ev: Evaluator, z: Expression) -> Expression:
    """ArcSin[z] gives the arc sine of the complex number z."""
    return evaluate(ev, _ARCSIN, z, inverse)


@builtin("ArcCos", attributes=NUMERIC, pure=True)
def arc_cos(ev: Evaluator, z: Expression) -> Expression:
    """ArcCos[z] gives the arc cosine of the complex number z."""
    return evaluate(ev, _ARCCOS, z, inverse)


@builtin("ArcTan", attributes=NUMERIC, pure=True)
def arc_tan(ev: Evaluator, x: Expression, y: Expression = None) -> Expression:
    """ArcTan[z] gives the arc tangent of z.
    ArcTan[x, y] gives the arc tangent of y/x, taking into account which quadrant the point {x, y} is in."""
    if y is not None:
        return _arc_tan_of_point(ev, x, y)
    if type(x) is complex and x.real == 0 and abs(x.imag) == 1:
        return S.Indeterminate
    return evaluate(ev, _ARCTAN, x, inverse)


def _arc_tan_of_point(ev, x, y):
    if type(x) is PackedArray or type(y) is PackedArray:
        return _arc_tan_arrays(x, y)
    if type(x) in REALS and type(y) in REALS and float in (type(x), type(y)):
        return math.atan2(nearest_float(y), nearest_float(x))
    return angle_of_point(ev, x, y)


def _arc_tan_arrays(x, y):
    import numpy as np  # slow to import, and many sessions never see an array

    a = x.array if type(x) is PackedArray else x
    b = y.array if type(y) is PackedArray else y
    values = [v for v in (a, b) if not isinstance(v, np.ndarray)]
    if any([type(v) is not float for v in values]) or any([v.dtype.kind != "f" for v in (a, b) if isinstance(v, np.ndarray)]):
        return None
    pairs = np.broadcast_arrays(a, b)
    return from_array(np.array([math.atan2(q, p) for p, q in zip(*[v.ravel().tolist() for v in pairs])]).reshape(pairs[0].shape))


@builtin("ArcCot", attributes=NUMERIC, pure=True)
def arc_cot(ev: Evaluator, z: Expression) -> Expression:
    """ArcCot[z] gives the arc cotangent of the complex number z."""
    return of_reciprocal(ev, S.ArcCot, S.ArcTan, z)


@builtin("ArcSec", attributes=NUMERIC, pure=True)
def arc_sec(ev: Evaluator, z: Expression) -> Expression:
    """ArcSec[z] gives the arc secant of the complex number z."""
    return of_reciprocal(ev, S.ArcSec, S.ArcCos, z)


@builtin("ArcCsc", attributes=NUMERIC, pure=True)
def arc_csc(ev: Evaluator, z: Expression) -> Expression:
    """ArcCsc[z] gives the arc cosecant of the complex number z."""
    return of_reciprocal(ev, S.ArcCsc, S.ArcSin, z)


@builtin("Haversine", attributes=NUMERIC, packed=False, pure=True)
def haversine(ev: Evaluator, z: Expression) -> Expression:
    """Haversine[z] gives the haversine function, Sin[z/2]^2."""
    if type(z) in NUMBERS and not is_exact(z):
        return Expr(S.Power, (Expr(S.Sin, (Expr(S.Times, (HALF, z)),)), 2))
    return by_cosine(ev, z)


@builtin("InverseHaversine", attributes=NUMERIC, packed=False, pure=True)
def inverse_haversine(ev: Evaluator, z: Expression) -> Expression:
    """InverseHaversine[z] gives the inverse haversine function, 2 ArcSin[Sqrt[z]]."""
    return if_simpler(ev, Expr(S.Times, (2, Expr(S.ArcSin, (Expr(S.Power, (z, HALF)),)))), S.ArcSin)


@builtin("Gudermannian", attributes=NUMERIC, packed=False, pure=True)
def gudermannian(ev: Evaluator, z: Expression) -> Expression:
    """Gudermannian[z] gives the Gudermannian function, 2 ArcTan[Tanh[z/2]]."""
    half = Expr(S.Times, (HALF, z))
    return if_simpler(ev, Expr(S.Times, (2, Expr(S.ArcTan, (Expr(S.Tanh, (half,)),)))), S.ArcTan)


@builtin("InverseGudermannian", attributes=NUMERIC, packed=False, pure=True)
def inverse_gudermannian(ev: Evaluator, z: Expression) -> Expression:
    """InverseGudermannian[z] gives the inverse Gudermannian function, 2 ArcTanh[Tan[z/2]]."""
    half = Expr(S.Times, (HALF, z))
    return if_simpler(ev, Expr(S.Times, (2, Expr(S.ArcTanh, (Expr(S.Tan, (half,)),)))), S.ArcTanh)
