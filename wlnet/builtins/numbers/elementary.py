"""Elementary functions: exponential, logarithm, trigonometric and hyperbolic functions and their inverses.

Each is one `Elementary`: its machine function (NumPy's loop, or that of math where it is more often correctly rounded,
for single numbers and lists alike), where that is real, mpmath's name, and its exact rules (circular_exact.py and its like).
"""

import math
from collections.abc import Callable

from ...evaluator import Evaluator
from ...expression import NUMBERS, BigReal, Complex, Expr, Expression, PackedArray, S, Symbol, from_array
from ...expression.arithmetic import MACHINE_PRECISION, NATIVE, elementwise, is_exact, is_machine, to_complex
from ...expression.numbers import TYPE_CHECKING, Number
from ...mathematics.precise import precise
from .inverse_exact import inverse_of_reciprocal

if TYPE_CHECKING:
    import numpy as np


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

    def real(self, x: float) -> float | complex | None:
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

    def complex_(self, z: complex) -> complex | None:
        """The value at a machine complex number, or None where it leaves the range of doubles."""
        import numpy as np  # slow to import, and many sessions never see an array

        with np.errstate(all="ignore"):
            r = complex(getattr(np, self.ufunc)(z))
        return r if math.isfinite(r.real) and math.isfinite(r.imag) else None

    def array(self, x: "np.ndarray") -> Expression | None:
        """The values at an array as an expression, or None where the elements need single treatment."""
        import numpy as np  # slow to import, and many sessions never see an array

        if x.dtype.kind not in "fc" or x.dtype.kind == "f" and self.domain is not None and not self.domain(x).all():
            return None
        with np.errstate(all="ignore"):
            r = elementwise(np, self.ufunc, x)
        if not np.isfinite(r).all() or self.ufunc == "exp" and not r.all():
            return None
        return from_array(r)

    def precise(self, x: Number) -> Number:
        """The value at a number beyond machine precision or range."""
        result = precise(self.mp, (x,))
        if is_machine(x) and type(result) is BigReal:
            return BigReal(result.value, MACHINE_PRECISION)
        return result


def evaluate(ev: Evaluator, f: Elementary, x: Expression, exact: Callable) -> Expression | None:
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


def reciprocal(ev: Evaluator, head: Symbol, of: Symbol, z: Expression, exact: Callable) -> Expression | None:
    """A function that is 1 over another one: numerically by that one."""
    if type(z) is PackedArray and z.array.dtype.kind in "fc" or type(z) in NUMBERS and not is_exact(z):
        return Expr(S.Power, (Expr(of, (z,)), -1))
    if z is S.Indeterminate:
        return z
    return None if type(z) is PackedArray else exact(ev, head, z)


def of_reciprocal(ev: Evaluator, head: Symbol, of: Symbol, z: Expression) -> Expression | None:
    """An inverse function at z as another one at 1/z, where that has a value."""
    if type(z) is PackedArray and (z.array.dtype.kind == "i" or not z.array.all()):
        return None
    if type(z) in NUMBERS and not is_exact(z) and z == 0:
        return Expr(S.N, (Expr(head, (0,)),))
    if type(z) is PackedArray or type(z) in NUMBERS and not is_exact(z) and z != 0:
        return Expr(of, (Expr(S.Power, (z, -1)),))
    return z if z is S.Indeterminate else inverse_of_reciprocal(ev, head, of, z)
