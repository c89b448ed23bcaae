"""Parts of complex numbers: Re, Im, Conjugate."""

from ...evaluator import Evaluator, builtin
from ...evaluator.attributes import CONSTANT
from ...expression import (
    EXACT_REALS,
    NUMBERS,
    REALS,
    BigReal,
    Complex,
    Expr,
    Expression,
    PackedArray,
    Rational,
    S,
    Symbol,
    from_array,
    make_list,
)
from ...expression.arithmetic import is_zero, negate, parts, sign
from ..kit.terms import NUMERIC, is_infinite, is_numeric, term_parts
from .ordering import numeric_value

# --- parts ------------------------------------------------------------------------------------------------------------


@builtin("Re", attributes=NUMERIC, pure=True)
def re(ev: Evaluator, z: Expression) -> Expression:
    """Re[z] gives the real part of the complex number z."""
    return _part(ev, z, S.Re)


@builtin("Im", attributes=NUMERIC, pure=True)
def im(ev: Evaluator, z: Expression) -> Expression:
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
    real = [a for a in z.args if type(a) in REALS or type(a) not in NUMBERS and is_real_valued(ev, a)]
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


def is_real_valued(ev: Evaluator, x: Expression) -> bool:
    """Is the value known to be real?"""
    if type(x) in REALS:
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


def is_positive_power(ev: Evaluator, z: Expr) -> bool:
    """Is z = b^w for a positive number or constant b?  Then its size is b^Re[w], and its conjugate b^Conjugate[w]."""
    if z.head is not S.Power or len(z.args) != 2:
        return False
    base = z.args[0]
    if type(base) is Symbol:
        return bool(ev.definitions[base].attributes & CONSTANT)
    return type(base) in EXACT_REALS and sign(base) > 0


@builtin("ReIm", attributes=NUMERIC, pure=True)
def re_im(ev: Evaluator, z: Expression) -> Expression | None:
    """ReIm[z] gives the list {Re[z], Im[z]} of the number z."""
    if type(z) is PackedArray:
        import numpy as np  # slow to import, and many sessions never see an array

        x = z.array
        return from_array(np.stack([x.real, x.imag], -1)) if x.dtype.kind == "c" else None
    return make_list((Expr(S.Re, (z,)), Expr(S.Im, (z,))))


@builtin("Conjugate", attributes=NUMERIC, pure=True)
def conjugate(ev: Evaluator, z: Expression) -> Expression | None:
    """Conjugate[z] or z⃰ gives the complex conjugate of the complex number z."""
    kind = type(z)
    if kind in REALS:
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
    if is_positive_power(ev, z):
        return Expr(S.Power, (z.args[0], Expr(S.Conjugate, (z.args[1],))))
    return None
