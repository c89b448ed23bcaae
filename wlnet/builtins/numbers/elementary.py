"""Elementary functions: exponential, logarithm, trigonometric and hyperbolic functions and their inverses.

Each is one `Elementary`: its machine function (NumPy's loop, or that of math where it is more often correctly rounded,
for single numbers and lists alike), where that is real, mpmath's name, and its exact rules (elementary_rules.py).
"""

import math

from ...evaluator import builtin
from ...expression import NUMBERS, BigReal, Complex, Expr, PackedArray, S, from_array
from ...expression.arithmetic import (
    MACHINE_PRECISION,
    NATIVE,
    divide,
    elementwise,
    is_exact,
    is_machine,
    is_zero,
    to_complex,
)
from ...mathematics.precise import precise
from ..kit.terms import is_infinite
from . import elementary_exact as rules

_NUMERIC = "Listable NumericFunction"


class Elementary:
    """A function of one variable: how to compute it, and its exact rules."""

    __slots__ = ("symbol", "ufunc", "domain", "mp", "native", "below")

    def __init__(self, name: str, ufunc: str, domain=None, mp: str = "", native=None, below: bool = False):
        self.symbol = S[name]
        self.ufunc = ufunc
        self.domain = domain  # where a real argument has a real value: works for floats and arrays
        self.mp = mp or name.lower()
        self.native = native or NATIVE.get(ufunc)  # a function of math in place of NumPy's
        self.below = below  # on a cut of the positive axis the value is continuous from below

    def real(self, x: float):
        """The value at a machine real: float, complex, or None where it leaves the range of doubles."""
        if self.domain is not None and not self.domain(x):
            return self.complex_(complex(x, -0.0 if self.below and x > 0 else 0.0))
        if self.native is not None:
            return self._native(x)
        import numpy as np  # slow to import, and many sessions never see an array

        with np.errstate(all="ignore"):
            r = float(getattr(np, self.ufunc)(x))
        return r if math.isfinite(r) and (r != 0.0 or x == 0.0 or self.ufunc != "exp") else None

    def _native(self, x: float):
        try:
            r = self.native(x)
        except OverflowError:
            return None
        return r if r != 0.0 or x == 0.0 or self.ufunc != "exp" else None

    def complex_(self, z: complex):
        """The value at a machine complex number, or None where it leaves the range of doubles."""
        import numpy as np  # slow to import, and many sessions never see an array

        with np.errstate(all="ignore"):
            r = complex(getattr(np, self.ufunc)(z))
        return r if math.isfinite(r.real) and math.isfinite(r.imag) else None

    def array(self, x):
        """The values at an array as an expression, or None where the elements need single treatment."""
        import numpy as np  # slow to import, and many sessions never see an array

        if x.dtype.kind not in "fc" or x.dtype.kind == "f" and self.domain is not None and not self.domain(x).all():
            return None
        with np.errstate(all="ignore"):
            r = elementwise(np, self.ufunc, x)
        if not np.isfinite(r).all() or self.ufunc == "exp" and not r.all():
            return None
        return from_array(r)

    def precise(self, x):
        """The value at a number beyond machine precision or range."""
        result = precise(self.mp, (x,))
        if is_machine(x) and type(result) is BigReal:
            return BigReal(result.value, MACHINE_PRECISION)
        return result


def evaluate(ev, f: Elementary, x, exact):
    """f[x]: by NumPy, by mpmath, or by the exact rules."""
    kind = type(x)
    if kind is float:
        r = f.real(x)
        return f.precise(x) if r is None else r
    if kind is PackedArray:
        return f.array(x.array)
    if kind in NUMBERS and not is_exact(x):
        if kind is complex or kind is Complex and float in (type(x.re), type(x.im)):
            z = to_complex(x)
            r = None if z is None else f.complex_(z)
            if r is not None:
                return r
        return f.precise(x)
    if x is S.Indeterminate:
        return x
    return exact(ev, f.symbol, x)


def machine_exp(x):
    """E^x for a machine number."""
    r = _EXP.real(x) if type(x) is float else _EXP.complex_(x)
    return _EXP.precise(x) if r is None else r


_EXP = Elementary("Exp", "exp")
_LOG = Elementary("Log", "log", lambda x: x > 0)
_SIN = Elementary("Sin", "sin", native=math.sin)
_COS = Elementary("Cos", "cos", native=math.cos)
_TAN = Elementary("Tan", "tan")
_SINH = Elementary("Sinh", "sinh")
_COSH = Elementary("Cosh", "cosh")
_TANH = Elementary("Tanh", "tanh")
_ARCSIN = Elementary("ArcSin", "arcsin", lambda x: abs(x) <= 1, "asin", below=True)
_ARCCOS = Elementary("ArcCos", "arccos", lambda x: abs(x) <= 1, "acos", below=True)
_ARCTAN = Elementary("ArcTan", "arctan", mp="atan")
_ARCSINH = Elementary("ArcSinh", "arcsinh", mp="asinh")
_ARCCOSH = Elementary("ArcCosh", "arccosh", lambda x: x >= 1, "acosh")
_ARCTANH = Elementary("ArcTanh", "arctanh", lambda x: abs(x) < 1, "atanh", below=True)


# --- exponential and logarithm ----------------------------------------------------------------------------------------


@builtin("Exp", attributes=_NUMERIC, pure=True)
def exp(ev, z):
    """Exp[z] gives the exponential of z."""
    if type(z) is float:
        return machine_exp(z)
    return Expr(S.Power, (S.E, z))


@builtin("Log", attributes=_NUMERIC, pure=True)
def log(ev, x, argument=None):
    """Log[z] gives the natural logarithm of z.
    Log[b, z] gives the logarithm to base b."""
    if argument is not None:
        return _log_base(ev, x, argument)
    if type(x) in NUMBERS and not is_exact(x) and x == 0:
        return S.Indeterminate
    return evaluate(ev, _LOG, x, rules.logarithm)


def _log_base(ev, base, x):
    if type(base) is PackedArray or type(x) is PackedArray:
        plain = type(base) is int and base in (2, 10)
        return (_LOG2 if base == 2 else _LOG10).array(x.array) if plain else None
    if type(base) is int and base > 1 and type(x) in (int, _RATIONAL):
        found = rules.integer_logarithm(base, x)
        if found is not None:
            return found
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
        v if not is_exact(v) else float(v) if type(v) in (int, _RATIONAL) and is_machine(other) else v
        for v, other in ((x, base), (base, x))
    ]
    top, bottom = [ev.evaluate(Expr(S.Log, (v,))) for v in with_point]
    if type(top) in NUMBERS and type(bottom) in NUMBERS and not is_zero(bottom):
        return divide(top, bottom)
    return Expr(S.Times, (top, Expr(S.Power, (bottom, -1))))


_RATIONAL = type(rules.HALF)
_LOG2 = Elementary("Log2", "log2", lambda x: x > 0)
_LOG10 = Elementary("Log10", "log10", lambda x: x > 0)


@builtin("Log2", attributes=_NUMERIC, pure=True)
def log2(ev, x):
    """Log2[x] gives the base-2 logarithm of x."""
    return _log_of_base(ev, _LOG2, 2, x)


@builtin("Log10", attributes=_NUMERIC, pure=True)
def log10(ev, x):
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


@builtin("Log1p", attributes=_NUMERIC, packed=False, pure=True)
def log1p(ev, x):
    """Log1p[x] gives the natural logarithm of 1 + x, accurately for small x."""
    return math.log1p(x) if type(x) is float and x > -1 else Expr(S.Log, (Expr(S.Plus, (1, x)),))


# --- trigonometric functions ------------------------------------------------------------------------------------------


@builtin("Sin", attributes=_NUMERIC, pure=True)
def sin(ev, z):
    """Sin[z] gives the sine of z."""
    return evaluate(ev, _SIN, z, rules.trigonometric)


@builtin("Cos", attributes=_NUMERIC, pure=True)
def cos(ev, z):
    """Cos[z] gives the cosine of z."""
    return evaluate(ev, _COS, z, rules.trigonometric)


@builtin("Tan", attributes=_NUMERIC, pure=True)
def tan(ev, z):
    """Tan[z] gives the tangent of z."""
    return evaluate(ev, _TAN, z, rules.trigonometric)


@builtin("Cot", attributes=_NUMERIC, pure=True)
def cot(ev, z):
    """Cot[z] gives the cotangent of z."""
    return _reciprocal(ev, S.Cot, S.Tan, z, rules.trigonometric)


@builtin("Sec", attributes=_NUMERIC, pure=True)
def sec(ev, z):
    """Sec[z] gives the secant of z."""
    return _reciprocal(ev, S.Sec, S.Cos, z, rules.trigonometric)


@builtin("Csc", attributes=_NUMERIC, pure=True)
def csc(ev, z):
    """Csc[z] gives the cosecant of z."""
    return _reciprocal(ev, S.Csc, S.Sin, z, rules.trigonometric)


@builtin("Sinc", attributes=_NUMERIC, pure=True)
def sinc(ev, z):
    """Sinc[z] gives Sin[z]/z, and 1 at 0."""
    if type(z) in NUMBERS and z == 0:
        return 1 if is_exact(z) else 1.0
    if type(z) in NUMBERS and not is_exact(z):
        return Expr(S.Times, (Expr(S.Sin, (z,)), Expr(S.Power, (z, -1))))
    if is_infinite(z):
        return 0 if z.args else S.Indeterminate
    return rules.quotient_by_argument(ev, z)


def _reciprocal(ev, head, of, z, exact):
    """A function that is 1 over another one: numerically by that one."""
    if type(z) is PackedArray and z.array.dtype.kind in "fc" or type(z) in NUMBERS and not is_exact(z):
        return Expr(S.Power, (Expr(of, (z,)), -1))
    if z is S.Indeterminate:
        return z
    return None if type(z) is PackedArray else exact(ev, head, z)


# --- hyperbolic functions ---------------------------------------------------------------------------------------------


@builtin("Sinh", attributes=_NUMERIC, pure=True)
def sinh(ev, z):
    """Sinh[z] gives the hyperbolic sine of z."""
    return evaluate(ev, _SINH, z, rules.hyperbolic)


@builtin("Cosh", attributes=_NUMERIC, pure=True)
def cosh(ev, z):
    """Cosh[z] gives the hyperbolic cosine of z."""
    return evaluate(ev, _COSH, z, rules.hyperbolic)


@builtin("Tanh", attributes=_NUMERIC, pure=True)
def tanh(ev, z):
    """Tanh[z] gives the hyperbolic tangent of z."""
    return evaluate(ev, _TANH, z, rules.hyperbolic)


@builtin("Coth", attributes=_NUMERIC, pure=True)
def coth(ev, z):
    """Coth[z] gives the hyperbolic cotangent of z."""
    return _reciprocal(ev, S.Coth, S.Tanh, z, rules.hyperbolic)


@builtin("Sech", attributes=_NUMERIC, pure=True)
def sech(ev, z):
    """Sech[z] gives the hyperbolic secant of z."""
    return _reciprocal(ev, S.Sech, S.Cosh, z, rules.hyperbolic)


@builtin("Csch", attributes=_NUMERIC, pure=True)
def csch(ev, z):
    """Csch[z] gives the hyperbolic cosecant of z."""
    return _reciprocal(ev, S.Csch, S.Sinh, z, rules.hyperbolic)


# --- inverses ---------------------------------------------------------------------------------------------------------


@builtin("ArcSin", attributes=_NUMERIC, pure=True)
def arc_sin(ev, z):
    """ArcSin[z] gives the arc sine of the complex number z."""
    return evaluate(ev, _ARCSIN, z, rules.inverse)


@builtin("ArcCos", attributes=_NUMERIC, pure=True)
def arc_cos(ev, z):
    """ArcCos[z] gives the arc cosine of the complex number z."""
    return evaluate(ev, _ARCCOS, z, rules.inverse)


@builtin("ArcTan", attributes=_NUMERIC, pure=True)
def arc_tan(ev, x, y=None):
    """ArcTan[z] gives the arc tangent of z.
    ArcTan[x, y] gives the arc tangent of y/x, taking into account which quadrant the point {x, y} is in."""
    if y is not None:
        return _arc_tan_of_point(ev, x, y)
    if type(x) is complex and x.real == 0 and abs(x.imag) == 1:
        return S.Indeterminate
    return evaluate(ev, _ARCTAN, x, rules.inverse)


def _arc_tan_of_point(ev, x, y):
    if type(x) is PackedArray or type(y) is PackedArray:
        return _arc_tan_arrays(x, y)
    real = (int, float, _RATIONAL, BigReal)
    if type(x) in real and type(y) in real and float in (type(x), type(y)):
        return math.atan2(float(y), float(x))
    return rules.angle_of_point(ev, x, y)


def _arc_tan_arrays(x, y):
    import numpy as np  # slow to import, and many sessions never see an array

    a = x.array if type(x) is PackedArray else x
    b = y.array if type(y) is PackedArray else y
    values = [v for v in (a, b) if not isinstance(v, np.ndarray)]
    if any([type(v) is not float for v in values]) or any([v.dtype.kind != "f" for v in (a, b) if isinstance(v, np.ndarray)]):
        return None
    pairs = np.broadcast_arrays(a, b)
    return from_array(np.array([math.atan2(q, p) for p, q in zip(*[v.ravel().tolist() for v in pairs])]).reshape(pairs[0].shape))


@builtin("ArcSinh", attributes=_NUMERIC, pure=True)
def arc_sinh(ev, z):
    """ArcSinh[z] gives the inverse hyperbolic sine of the complex number z."""
    return evaluate(ev, _ARCSINH, z, rules.inverse)


@builtin("ArcCosh", attributes=_NUMERIC, pure=True)
def arc_cosh(ev, z):
    """ArcCosh[z] gives the inverse hyperbolic cosine of the complex number z."""
    return evaluate(ev, _ARCCOSH, z, rules.inverse)


@builtin("ArcTanh", attributes=_NUMERIC, pure=True)
def arc_tanh(ev, z):
    """ArcTanh[z] gives the inverse hyperbolic tangent of the complex number z."""
    if type(z) is float and abs(z) == 1:
        return S.Indeterminate
    return evaluate(ev, _ARCTANH, z, rules.inverse)


@builtin("ArcCot", attributes=_NUMERIC, pure=True)
def arc_cot(ev, z):
    """ArcCot[z] gives the arc cotangent of the complex number z."""
    return _of_reciprocal(ev, S.ArcCot, S.ArcTan, z)


@builtin("ArcSec", attributes=_NUMERIC, pure=True)
def arc_sec(ev, z):
    """ArcSec[z] gives the arc secant of the complex number z."""
    return _of_reciprocal(ev, S.ArcSec, S.ArcCos, z)


@builtin("ArcCsc", attributes=_NUMERIC, pure=True)
def arc_csc(ev, z):
    """ArcCsc[z] gives the arc cosecant of the complex number z."""
    return _of_reciprocal(ev, S.ArcCsc, S.ArcSin, z)


@builtin("ArcCoth", attributes=_NUMERIC, pure=True)
def arc_coth(ev, z):
    """ArcCoth[z] gives the inverse hyperbolic cotangent of the complex number z."""
    return _of_reciprocal(ev, S.ArcCoth, S.ArcTanh, z)


@builtin("ArcSech", attributes=_NUMERIC, pure=True)
def arc_sech(ev, z):
    """ArcSech[z] gives the inverse hyperbolic secant of the complex number z."""
    return _of_reciprocal(ev, S.ArcSech, S.ArcCosh, z)


@builtin("ArcCsch", attributes=_NUMERIC, pure=True)
def arc_csch(ev, z):
    """ArcCsch[z] gives the inverse hyperbolic cosecant of the complex number z."""
    return _of_reciprocal(ev, S.ArcCsch, S.ArcSinh, z)


def _of_reciprocal(ev, head, of, z):
    """An inverse function at z as another one at 1/z, where that has a value."""
    if type(z) is PackedArray and (z.array.dtype.kind == "i" or not z.array.all()):
        return None
    if type(z) in NUMBERS and not is_exact(z) and z == 0:
        return Expr(S.N, (Expr(head, (0,)),))
    if type(z) is PackedArray or type(z) in NUMBERS and not is_exact(z) and z != 0:
        return Expr(of, (Expr(S.Power, (z, -1)),))
    return z if z is S.Indeterminate else rules.inverse_of_reciprocal(ev, head, of, z)


# --- relatives --------------------------------------------------------------------------------------------------------


@builtin("Haversine", attributes=_NUMERIC, packed=False, pure=True)
def haversine(ev, z):
    """Haversine[z] gives the haversine function, Sin[z/2]^2."""
    if type(z) in NUMBERS and not is_exact(z):
        return Expr(S.Power, (Expr(S.Sin, (Expr(S.Times, (rules.HALF, z)),)), 2))
    return rules.by_cosine(ev, z)


@builtin("InverseHaversine", attributes=_NUMERIC, packed=False, pure=True)
def inverse_haversine(ev, z):
    """InverseHaversine[z] gives the inverse haversine function, 2 ArcSin[Sqrt[z]]."""
    return rules.if_simpler(ev, Expr(S.Times, (2, Expr(S.ArcSin, (Expr(S.Power, (z, rules.HALF)),)))), S.ArcSin)


@builtin("Gudermannian", attributes=_NUMERIC, packed=False, pure=True)
def gudermannian(ev, z):
    """Gudermannian[z] gives the Gudermannian function, 2 ArcTan[Tanh[z/2]]."""
    half = Expr(S.Times, (rules.HALF, z))
    return rules.if_simpler(ev, Expr(S.Times, (2, Expr(S.ArcTan, (Expr(S.Tanh, (half,)),)))), S.ArcTan)


@builtin("InverseGudermannian", attributes=_NUMERIC, packed=False, pure=True)
def inverse_gudermannian(ev, z):
    """InverseGudermannian[z] gives the inverse Gudermannian function, 2 ArcTanh[Tan[z/2]]."""
    half = Expr(S.Times, (rules.HALF, z))
    return rules.if_simpler(ev, Expr(S.Times, (2, Expr(S.ArcTanh, (Expr(S.Tan, (half,)),)))), S.ArcTanh)


@builtin("LogisticSigmoid", attributes=_NUMERIC, pure=True)
def logistic_sigmoid(ev, z):
    """LogisticSigmoid[z] gives the logistic sigmoid function 1/(1 + E^-z)."""
    if type(z) is float:
        return _logistic(z)
    if type(z) is PackedArray:
        return _logistic_array(z.array) if z.array.dtype.kind == "f" else None
    if type(z) in NUMBERS and not is_exact(z):
        return Expr(S.Power, (Expr(S.Plus, (1, Expr(S.Power, (S.E, Expr(S.Times, (-1, z)))))), -1))
    if z == 0 and type(z) is int:
        return rules.HALF
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
