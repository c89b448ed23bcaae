"""Size, sign, angle and parts of numbers: Abs, Sign, Arg, Re, Im, Conjugate, and the steps made of them."""

import math

from ...evaluator import builtin
from ...expression import NUMBERS, BigReal, Complex, Expr, PackedArray, Rational, S, Symbol, from_array, make_list
from ...expression.arithmetic import add, is_zero, multiply, negate, parts, sign
from ..kit.scalars import HALF
from ..kit.terms import INFINITY, is_infinite, is_numeric, term_parts
from .comparison import equal, numeric_value, sign_of
from .elementary_exact import is_negative, opposite

_NUMERIC = "Listable NumericFunction"
_REAL = frozenset((int, float, Rational, BigReal))
_COMPLEX = frozenset((complex, Complex))


@builtin("Abs", attributes=_NUMERIC, pure=True)
def abs_(ev, z):
    """Abs[z] gives the absolute value of the real or complex number z."""
    kind = type(z)
    if kind in _REAL:
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

    if x.dtype.kind == "i" and x.min() == -(2**63):
        return None
    return from_array(np.hypot(x.real, x.imag) if x.dtype.kind == "c" else abs(x))


def _symbolic_size(ev, z):
    if type(z) not in (Expr, Symbol):
        return None
    s = sign_of(ev, z)
    if s is not None:
        return z if s >= 0 else opposite(z)
    if is_numeric(ev, z) and type(numeric_value(ev, z)) in _COMPLEX:
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
    if z.head is S.Power and len(z.args) == 2 and z.args[0] is S.E:
        return Expr(S.Power, (S.E, Expr(S.Re, (z.args[1],))))
    if z.head is S.Times:
        known = [a for a in z.args if is_numeric(ev, a)]
        if known:
            others = tuple([a for a in z.args if not is_numeric(ev, a)])
            return Expr(S.Times, (*[Expr(S.Abs, (a,)) for a in known], Expr(S.Abs, (Expr(S.Times, others),))))
    return Expr(S.Abs, (opposite(z),)) if is_negative(z) else None


def _size_of_numeric(ev, z):
    """Abs of an exact complex expression by its parts, where these are real expressions."""
    if z.head is S.Power and len(z.args) == 2 and z.args[0] is S.E:
        return Expr(S.Power, (S.E, Expr(S.Re, (z.args[1],))))
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


@builtin("RealAbs", attributes=_NUMERIC, pure=True)
def real_abs(ev, x):
    """RealAbs[x] gives the absolute value of the real number x."""
    if type(x) in _REAL or type(x) is PackedArray and x.array.dtype.kind in "if":
        return abs_(ev, x)
    s = sign_of(ev, x)
    return None if s is None else x if s >= 0 else opposite(x)


@builtin("Sign", attributes=_NUMERIC, pure=True)
def sign_(ev, x):
    """Sign[x] gives -1, 0 or 1 depending on whether x is negative, zero or positive; z/Abs[z] for complex z."""
    kind = type(x)
    if kind in _REAL:
        return sign(x)
    if kind is PackedArray:
        return _array_sign(x.array)
    if kind in _COMPLEX:
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
        if x.args[0] is S.E:
            return Expr(S.Power, (S.E, Expr(S.Times, (Complex(0, 1), Expr(S.Im, (x.args[1],))))))
        if x.args[0] == Complex(0, 1) and sign_of(ev, x.args[1]) is not None:
            return x  # a real power of I lies on the unit circle
    if is_numeric(ev, x) and type(numeric_value(ev, x)) in _COMPLEX:
        value = ev.evaluate(Expr(S.Times, (x, Expr(S.Power, (Expr(S.Abs, (x,)), -1)))))
        return None if _mentions_sign(value) else value
    return Expr(S.Times, (-1, Expr(S.Sign, (opposite(x),)))) if is_negative(x) else None


def _mentions_sign(x) -> bool:
    return type(x) is Expr and (x.head in (S.Sign, S.Abs) or any([_mentions_sign(a) for a in x.args]))


@builtin("RealSign", attributes=_NUMERIC, pure=True)
def real_sign(ev, x):
    """RealSign[x] gives -1, 0 or 1 depending on whether x is negative, zero or positive."""
    if type(x) in _REAL:
        return sign(x)
    return _array_sign(x.array) if type(x) is PackedArray else sign_of(ev, x)


# --- parts ------------------------------------------------------------------------------------------------------------


@builtin("Re", attributes=_NUMERIC, pure=True)
def re(ev, z):
    """Re[z] gives the real part of the complex number z."""
    return _part(ev, z, S.Re)


@builtin("Im", attributes=_NUMERIC, pure=True)
def im(ev, z):
    """Im[z] gives the imaginary part of the complex number z."""
    return _part(ev, z, S.Im)


def _part(ev, z, head):
    kind = type(z)
    place = 0 if head is S.Re else 1
    if kind in NUMBERS:
        return parts(z)[place]
    if kind is PackedArray:
        return _array_part(z.array, place)
    if z is S.Indeterminate:
        return z
    if is_infinite(z):
        return _infinite_part(z, place)
    if is_real_valued(ev, z):
        return z if place == 0 else 0
    if kind is not Expr:
        return None
    if z.head is S.Plus:
        known = [a for a in z.args if type(a) in NUMBERS or is_real_valued(ev, a) or type(term_parts(a)[0]) is Complex]
        if known:
            others = [a for a in z.args if a not in known]
            pieces = [Expr(head, (a,)) for a in known]
            if others:
                pieces.append(Expr(head, (others[0] if len(others) == 1 else Expr(S.Plus, tuple(others)),)))
            return Expr(S.Plus, tuple(pieces))
        return None
    if z.head is S.Times:
        return _part_of_product(ev, z, head)
    if z.head is S.Conjugate:
        inner = Expr(head, z.args)
        return inner if place == 0 else Expr(S.Times, (-1, inner))
    return _part_of_numeric(ev, z, place)


def _part_of_product(ev, z, head):
    """Real factors come out of a part; I turns one part into the other."""
    real = [a for a in z.args if type(a) in _REAL or type(a) not in NUMBERS and is_real_valued(ev, a)]
    rest = [a for a in z.args if a not in real]
    if not rest:
        return z if head is S.Re else 0
    if type(rest[0]) is Complex:
        other = rest[1] if len(rest) == 2 else Expr(S.Times, tuple(rest[1:])) if len(rest) > 1 else None
        a, b = parts(rest[0])
        if other is None:
            return Expr(S.Times, (*real, a if head is S.Re else b))
        real_part, imaginary = Expr(S.Re, (other,)), Expr(S.Im, (other,))
        terms = (
            (Expr(S.Times, (a, real_part)), Expr(S.Times, (negate(b), imaginary)))
            if head is S.Re
            else (Expr(S.Times, (a, imaginary)), Expr(S.Times, (b, real_part)))
        )
        return Expr(S.Times, (*real, Expr(S.Plus, terms)))
    if not real:
        return _part_of_numeric(ev, z, 0 if head is S.Re else 1)
    return Expr(S.Times, (*real, Expr(head, (rest[0] if len(rest) == 1 else Expr(S.Times, tuple(rest)),))))


def _part_of_numeric(ev, z, place: int):
    """Parts of powers of E and of -1 with exact values."""
    if z.head is S.Power and len(z.args) == 2:
        base, exponent = z.args
        if (base is S.E or type(base) is int and base > 1) and is_numeric(ev, exponent):
            size = Expr(S.Power, (base, Expr(S.Re, (exponent,))))
            angle = Expr(S.Times, (Expr(S.Im, (exponent,)), Expr(S.Log, (base,))))
            return Expr(S.Times, (size, Expr(S.Sin if place else S.Cos, (angle,))))
        if base == -1 and type(exponent) is Rational:
            return Expr(S.Sin if place else S.Cos, (Expr(S.Times, (exponent, S.Pi)),))
    return None


def _array_part(x, place: int):
    import numpy as np  # slow to import, and many sessions never see an array

    if x.dtype.kind == "c":
        return from_array(x.imag if place else x.real)
    return from_array(np.zeros(x.shape, "int64")) if place else PackedArray(x)


def _infinite_part(z, place: int):
    if not z.args:
        return S.Indeterminate
    direction = z.args[0]
    if type(direction) in NUMBERS:
        p = parts(direction)[place]
        return 0 if is_zero(p) else Expr(S.DirectedInfinity, (sign(p),))
    return None


def is_real_valued(ev, x) -> bool:
    """Is the value known to be real?"""
    if type(x) in _REAL:
        return True
    if type(x) is Expr and x.head in _REAL_HEADS:
        return True
    if is_numeric(ev, x) and type(x) not in NUMBERS:
        return type(numeric_value(ev, x)) in (float, BigReal, int)
    if (
        type(x) is Expr
        and x.head in (S.Plus, S.Times)
        or type(x) is Expr
        and x.head is S.Power
        and len(x.args) == 2
        and type(x.args[1]) is int
    ):
        return all([is_real_valued(ev, a) for a in x.args])
    return False


_REAL_HEADS = frozenset((S.Abs, S.Re, S.Im, S.Arg, S.UnitStep, S.Floor, S.RealAbs))


@builtin("ReIm", attributes=_NUMERIC, pure=True)
def re_im(ev, z):
    """ReIm[z] gives the list {Re[z], Im[z]} of the number z."""
    if type(z) is PackedArray:
        import numpy as np  # slow to import, and many sessions never see an array

        x = z.array
        return from_array(np.stack([x.real, x.imag], -1)) if x.dtype.kind == "c" else None
    return make_list((Expr(S.Re, (z,)), Expr(S.Im, (z,))))


@builtin("AbsArg", attributes=_NUMERIC, packed=False, pure=True)
def abs_arg(ev, z):
    """AbsArg[z] gives the list {Abs[z], Arg[z]} of the number z."""
    return None if type(z) is PackedArray else make_list((Expr(S.Abs, (z,)), Expr(S.Arg, (z,))))


@builtin("Conjugate", attributes=_NUMERIC, pure=True)
def conjugate(ev, z):
    """Conjugate[z] or z⃰ gives the complex conjugate of the complex number z."""
    kind = type(z)
    if kind in _REAL:
        return z
    if kind is complex:
        return z.conjugate()
    if kind is Complex:
        return Complex(z.re, negate(z.im))
    if kind is PackedArray:
        return from_array(z.array.conj())
    if z is S.Indeterminate or is_real_valued(ev, z):
        return z
    if is_infinite(z):
        return Expr(S.DirectedInfinity, tuple([Expr(S.Conjugate, (a,)) for a in z.args]))
    if kind is not Expr:
        return None
    if z.head is S.Conjugate:
        return z.args[0]
    if z.head is S.Plus:
        return Expr(S.Plus, tuple([Expr(S.Conjugate, (a,)) for a in z.args]))
    if z.head is S.Times:
        known = [a for a in z.args if type(a) in NUMBERS or is_numeric(ev, a)]
        if known:
            others = [a for a in z.args if a not in known]
            inner = others[0] if len(others) == 1 else Expr(S.Times, tuple(others))
            return Expr(S.Times, (*[Expr(S.Conjugate, (a,)) for a in known], *([Expr(S.Conjugate, (inner,))] if others else [])))
    if z.head is S.Power and len(z.args) == 2 and type(z.args[1]) is int:
        return Expr(S.Power, (Expr(S.Conjugate, (z.args[0],)), z.args[1]))
    if z.head is S.Power and len(z.args) == 2 and z.args[0] is S.E:
        return Expr(S.Power, (S.E, Expr(S.Conjugate, (z.args[1],))))
    return None


@builtin("Arg", attributes=_NUMERIC, pure=True)
def arg(ev, z):
    """Arg[z] gives the argument of the complex number z, between -Pi and Pi."""
    kind = type(z)
    if kind in _REAL:
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
        if z.head is S.Power and z.args[0] is S.E:
            return _reduced_angle(Expr(S.Im, (z.args[1],)))
        real, imaginary = [ev.evaluate(Expr(f, (z,))) for f in (S.Re, S.Im)]
        if not _has_heads(real) and not _has_heads(imaginary):
            return Expr(S.ArcTan, (real, imaginary))
    coefficient, rest = term_parts(z)
    if rest is not z and type(coefficient) in _REAL and sign(coefficient) > 0:
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


# --- steps ------------------------------------------------------------------------------------------------------------


def _stepwise(ev, x, value, array):
    """A function of the sign of a real number: value(sign, x), or array(np, x) for many."""
    if type(x) is PackedArray:
        import numpy as np  # slow to import, and many sessions never see an array

        return None if x.array.dtype.kind == "c" else from_array(array(np, x.array))
    if x is S.Indeterminate:
        return x
    s = sign_of(ev, x)
    return None if s is None else value(s, x)


@builtin("Ramp", attributes=_NUMERIC, pure=True)
def ramp(ev, x):
    """Ramp[x] gives x if x >= 0 and 0 otherwise."""
    return _stepwise(
        ev, x, lambda s, v: v if s >= 0 else 0 if type(v) is not float else 0.0, lambda np, v: np.where(v >= 0, v, v.dtype.type(0))
    )


@builtin("UnitStep", attributes="Listable NumericFunction Orderless", pure=True)
def unit_step(ev, args):
    """UnitStep[x] represents the unit step function, equal to 0 for x < 0 and 1 for x >= 0.
    UnitStep[x1, x2, …] is 1 only if none of the xi are negative."""
    if len(args) == 1:
        return _stepwise(ev, args[0], lambda s, v: int(s >= 0), lambda np, v: (v >= 0).astype("int64"))
    if any([type(a) is PackedArray for a in args]):
        return None
    signs = [sign_of(ev, a) for a in args]
    if any([s is not None and s < 0 for s in signs]):
        return 0
    return 1 if None not in signs else None


@builtin("HeavisideTheta", attributes="Listable NumericFunction Orderless", packed=False, pure=True)
def heaviside_theta(ev, args):
    """HeavisideTheta[x] represents the Heaviside theta function, equal to 0 for x < 0 and 1 for x > 0."""
    signs = [None if type(a) is PackedArray else sign_of(ev, a) for a in args]
    if any([s is not None and s < 0 for s in signs]):
        return 0
    return 1 if all([s == 1 for s in signs]) else None


@builtin("Unitize", attributes=_NUMERIC, pure=True)
def unitize(ev, x, tolerance=None):
    """Unitize[x] gives 0 when x is zero, and 1 when x has any other numerical value.
    Unitize[x, dx] gives 0 for values within dx of zero."""
    if type(x) is PackedArray and tolerance is None:
        return from_array((x.array != 0).astype("int64"))
    if type(x) is PackedArray:
        return None
    if tolerance is not None:
        size = ev.evaluate(Expr(S.Less, (Expr(S.Abs, (x,)), tolerance)))
        return 0 if size is S.True_ else 1 if size is S.False_ else None
    if type(x) in NUMBERS:
        return 0 if is_zero(x) or x == 0 else 1
    if is_infinite(x):
        return 1
    if is_numeric(ev, x):
        value = numeric_value(ev, x)
        return None if type(value) not in NUMBERS else 0 if value == 0 else 1
    return None


@builtin("KroneckerDelta", attributes="NumericFunction Orderless", pure=True)
def kronecker_delta(ev, args):
    """KroneckerDelta[n1, n2, …] gives 1 if all the ni are equal, and 0 otherwise."""
    if len(args) == 1:
        return kronecker_delta(ev, (*args, 0))
    known = True
    for a, b in zip(args, args[1:]):
        found = equal(ev, a, b)
        if found is False:
            return 0
        known = known and found is True
    return 1 if known else None


@builtin("DiscreteDelta", attributes="NumericFunction Orderless", pure=True)
def discrete_delta(ev, args):
    """DiscreteDelta[n1, n2, …] gives 1 if all the ni are zero, and 0 otherwise."""
    found = [equal(ev, a, 0) for a in args]
    if False in found:
        return 0
    return 1 if None not in found else None


@builtin("DiracDelta", attributes="Listable NumericFunction Orderless", packed=False, pure=True)
def dirac_delta(ev, args):
    """DiracDelta[x] represents the Dirac delta function."""
    signs = [None if type(a) is PackedArray else sign_of(ev, a) for a in args]
    return 0 if any([s in (1, -1) for s in signs]) else None


def _box(ev, args, inside):
    """1 or a shape inside of the unit box, 0 outside."""
    values = []
    for a in args:
        if type(a) is PackedArray:
            return None
        order = sign_of(ev, ev.evaluate(Expr(S.Plus, (Expr(S.Abs, (a,)), Rational(-1, 2) if inside is None else -1))))
        if order is None:
            return None
        if order > 0:
            return 0
        values.append(1 if inside is None else inside(a))
    return Expr(S.Times, tuple(values))


@builtin("UnitBox", attributes="Listable NumericFunction Orderless", packed=False, pure=True)
def unit_box(ev, args):
    """UnitBox[x] represents the unit box function, equal to 1 for |x| <= 1/2 and 0 otherwise."""
    return _box(ev, args, None)


@builtin("UnitTriangle", attributes="Listable NumericFunction Orderless", packed=False, pure=True)
def unit_triangle(ev, args):
    """UnitTriangle[x] represents the unit triangle function on the interval |x| <= 1."""
    return _box(ev, args, lambda a: Expr(S.Plus, (1, Expr(S.Times, (-1, Expr(S.Abs, (a,)))))))


@builtin("SquareWave", attributes=_NUMERIC, packed=False, pure=True)
def square_wave(ev, x):
    """SquareWave[x] gives a square wave that alternates between 1 and -1 with unit period."""
    s = sign_of(ev, ev.evaluate(Expr(S.Plus, (Expr(S.Mod, (x, 1)), Rational(-1, 2))))) if type(x) is not PackedArray else None
    return None if s is None else 1 if s < 0 else -1
