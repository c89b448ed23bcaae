"""Size, sign and angle of numbers: Abs, Sign, Arg."""

import math

from ...evaluator import Evaluator, builtin
from ...expression import COMPLEXES, REALS, Complex, Expr, Expression, PackedArray, S, Symbol, from_array, make_list
from ...expression.arithmetic import add, is_zero, multiply, negate, sign
from ..kit.scalars import HALF
from ..kit.terms import INFINITY, NUMERIC, is_infinite, is_negative, is_numeric, opposite, term_parts
from .complex_parts import is_positive_power
from .ordering import numeric_value, sign_of


@builtin("Abs", attributes=NUMERIC, pure=True)
def abs_(ev: Evaluator, z: Expression) -> Expression:
    """Abs[z] gives the absolute value of the real or complex number z."""
    kind = type(z)
    if kind in REALS:
        return negate(z) if sign(z) < 0 else 0.0 if kind is float and z == 0 else z
    if kind is PackedArray:
        return _array_size(z.array)
    if kind is complex:
        return math.hypot(z.real, z.imag)
    if kind is Complex:
        return Expr(S.Power, (add(multiply(z.re, z.re), multiply(z.im, z.im)), HALF))
    if z is S.Indeterminate:
        return z
    if is_infinite(z):
        return INFINITY
    return _symbolic_size(ev, z)


def _array_size(x):
    import numpy as np  # slow to import, and many sessions never see an array

    if x.dtype.kind == "i" and x.min() == -(2**63):  # its absolute value is no int64
        return None
    return from_array(np.hypot(x.real, x.imag) if x.dtype.kind == "c" else abs(x))


def _symbolic_size(ev, z):
    if type(z) not in (Expr, Symbol):
        return None
    s = sign_of(ev, z)
    if s is not None:
        return z if s >= 0 else opposite(z)
    if is_numeric(ev, z) and type(numeric_value(ev, z)) in COMPLEXES:
        return _size_of_numeric(ev, z)
    if type(z) is Symbol:
        return None
    if z.head is S.Abs:
        return z
    if z.head is S.Conjugate:
        return Expr(S.Abs, z.args)
    coefficient, rest = term_parts(z)
    if coefficient != 1 or type(coefficient) is not int:
        return Expr(S.Times, (Expr(S.Abs, (coefficient,)), Expr(S.Abs, (rest,))))
    if z.head is S.Power and len(z.args) == 2 and type(z.args[1]) in (int, type(HALF)):
        return Expr(S.Power, (Expr(S.Abs, (z.args[0],)), z.args[1]))
    if is_positive_power(ev, z):
        return Expr(S.Power, (z.args[0], Expr(S.Re, (z.args[1],))))
    if z.head is S.Times:
        known = [a for a in z.args if is_numeric(ev, a)]
        if known:
            others = tuple([a for a in z.args if not is_numeric(ev, a)])
            return Expr(S.Times, (*[Expr(S.Abs, (a,)) for a in known], Expr(S.Abs, (Expr(S.Times, others),))))
    return Expr(S.Abs, (opposite(z),)) if is_negative(z) else None


def _size_of_numeric(ev, z):
    """Abs of an exact complex expression by its parts, where these are real expressions."""
    if is_positive_power(ev, z):
        return Expr(S.Power, (z.args[0], Expr(S.Re, (z.args[1],))))
    if z.head is S.Power and z.args[0] == -1:
        return 1
    if z.head is S.Times:
        return Expr(S.Times, tuple([Expr(S.Abs, (a,)) for a in z.args]))
    re, im = [ev.evaluate(Expr(f, (z,))) for f in (S.Re, S.Im)]
    if _has_heads(re) or _has_heads(im):
        return None
    return Expr(S.Power, (Expr(S.Plus, (Expr(S.Power, (re, 2)), Expr(S.Power, (im, 2)))), HALF))


def _has_heads(x) -> bool:
    return (
        type(x) is Expr
        and x.head in (S.Re, S.Im, S.Plus)
        and any([type(a) is Expr and a.head in (S.Re, S.Im) for a in (x, *x.args)])
    )


@builtin("RealAbs", attributes=NUMERIC, pure=True)
def real_abs(ev: Evaluator, x: Expression) -> Expression | None:
    """RealAbs[x] gives the absolute value of the real number x."""
    if type(x) in REALS or type(x) is PackedArray and x.array.dtype.kind in "if":
        return abs_(ev, x)
    s = sign_of(ev, x)
    return None if s is None else x if s >= 0 else opposite(x)


@builtin("Sign", attributes=NUMERIC, pure=True)
def sign_(ev: Evaluator, x: Expression) -> Expression:
    """Sign[x] gives -1, 0 or 1 depending on whether x is negative, zero or positive; z/Abs[z] for complex z."""
    kind = type(x)
    if kind in REALS:
        return sign(x)
    if kind is PackedArray:
        return _array_sign(x.array)
    if kind in COMPLEXES:
        if is_zero(x) or kind is complex and x == 0:
            return 0
        return Expr(S.Times, (x, Expr(S.Power, (Expr(S.Abs, (x,)), -1))))
    if x is S.Indeterminate:
        return x
    if is_infinite(x):
        return x.args[0] if x.args else S.Indeterminate
    s = sign_of(ev, x)
    if s is not None:
        return s
    return _symbolic_sign(ev, x)


def _array_sign(x):
    import numpy as np  # slow to import, and many sessions never see an array

    return None if x.dtype.kind == "c" else from_array(np.sign(x).astype("int64"))


def _symbolic_sign(ev, x):
    if type(x) is not Expr:
        return None
    coefficient, rest = term_parts(x)
    if coefficient != 1 or type(coefficient) is not int:
        return Expr(S.Times, (Expr(S.Sign, (coefficient,)), Expr(S.Sign, (rest,))))
    if x.head is S.Sign:
        return x
    if x.head is S.Power and len(x.args) == 2:
        if type(x.args[1]) is int:
            return Expr(S.Power, (Expr(S.Sign, (x.args[0],)), x.args[1]))
        if is_positive_power(ev, x):
            return Expr(S.Power, (x.args[0], Expr(S.Times, (Complex(0, 1), Expr(S.Im, (x.args[1],))))))
        if x.args[0] == Complex(0, 1) and sign_of(ev, x.args[1]) is not None:
            return x  # a real power of I lies on the unit circle
    if is_numeric(ev, x) and type(numeric_value(ev, x)) in COMPLEXES:
        value = ev.evaluate(Expr(S.Times, (x, Expr(S.Power, (Expr(S.Abs, (x,)), -1)))))
        return None if _mentions_sign(value) else value
    return Expr(S.Times, (-1, Expr(S.Sign, (opposite(x),)))) if is_negative(x) else None


def _mentions_sign(x) -> bool:
    return type(x) is Expr and (x.head in (S.Sign, S.Abs) or any([_mentions_sign(a) for a in x.args]))


@builtin("RealSign", attributes=NUMERIC, pure=True)
def real_sign(ev: Evaluator, x: Expression) -> Expression:
    """RealSign[x] gives -1, 0 or 1 depending on whether x is negative, zero or positive."""
    if type(x) in REALS:
        return sign(x)
    return _array_sign(x.array) if type(x) is PackedArray else sign_of(ev, x)


@builtin("AbsArg", attributes=NUMERIC, packed=False, pure=True)
def abs_arg(ev: Evaluator, z: Expression) -> Expression | None:
    """AbsArg[z] gives the list {Abs[z], Arg[z]} of the number z."""
    return None if type(z) is PackedArray else make_list((Expr(S.Abs, (z,)), Expr(S.Arg, (z,))))


@builtin("Arg", attributes=NUMERIC, pure=True)
def arg(ev: Evaluator, z: Expression) -> Expression | None:
    """Arg[z] gives the argument of the complex number z, between -Pi and Pi."""
    kind = type(z)
    if kind in REALS:
        if sign(z) >= 0:
            return 0
        return S.Pi
    if kind is complex:
        return math.atan2(z.imag, z.real)
    if kind is Complex:
        return Expr(S.ArcTan, (z.re, z.im))
    if kind is PackedArray:
        return _array_angle(z.array)
    if is_infinite(z):
        return Expr(S.Arg, z.args) if z.args else S.Indeterminate
    s = sign_of(ev, z)
    if s is not None:
        return 0 if s >= 0 else S.Pi
    if kind is Expr and is_numeric(ev, z):
        if z.head is S.Power and z.args[0] == -1:
            return Expr(S.Times, (z.args[1], S.Pi))
        if is_positive_power(ev, z):
            return _reduced_angle(Expr(S.Times, (Expr(S.Im, (z.args[1],)), Expr(S.Log, (z.args[0],)))))
        real, imaginary = [ev.evaluate(Expr(f, (z,))) for f in (S.Re, S.Im)]
        if not _has_heads(real) and not _has_heads(imaginary):
            return Expr(S.ArcTan, (real, imaginary))
    coefficient, rest = term_parts(z)
    if rest is not z and type(coefficient) in REALS and sign(coefficient) > 0:
        return Expr(S.Arg, (rest,))
    return None


def _reduced_angle(angle):
    """An angle between -Pi and Pi."""
    turn = Expr(S.Times, (2, S.Pi))
    turns = Expr(S.Round, (Expr(S.Times, (angle, Expr(S.Power, (turn, -1)))),))
    return Expr(S.Plus, (angle, Expr(S.Times, (-1, turn, turns))))


def _array_angle(x):
    import numpy as np  # slow to import, and many sessions never see an array

    if x.dtype.kind == "c":
        return from_array(np.array([math.atan2(v.imag, v.real) for v in x.ravel().tolist()]).reshape(x.shape))
    if (x >= 0).all():
        return from_array(np.zeros(x.shape, "int64"))
    return None
