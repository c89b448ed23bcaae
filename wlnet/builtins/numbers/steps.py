"""Steps and boxes: functions of the sign of a number."""

from ...evaluator import Evaluator, builtin
from ...expression import NUMBERS, Expr, Expression, PackedArray, Rational, S, from_array
from ...expression.arithmetic import is_zero
from ..kit.terms import NUMERIC, is_infinite, is_numeric
from .equality import equal
from .ordering import numeric_value, sign_of


def _stepwise(ev, x, value, array):
    """A function of the sign of a real number: value(sign, x), or array(np, x) for many."""
    if type(x) is PackedArray:
        import numpy as np  # slow to import, and many sessions never see an array

        return None if x.array.dtype.kind == "c" else from_array(array(np, x.array))
    if x is S.Indeterminate:
        return x
    s = sign_of(ev, x)
    return None if s is None else value(s, x)


@builtin("Ramp", attributes=NUMERIC, pure=True)
def ramp(ev: Evaluator, x: Expression) -> Expression:
    """Ramp[x] gives x if x >= 0 and 0 otherwise."""
    return _stepwise(
        ev, x, lambda s, v: v if s >= 0 else 0 if type(v) is not float else 0.0, lambda np, v: np.where(v >= 0, v, v.dtype.type(0))
    )


@builtin("UnitStep", attributes="Listable NumericFunction Orderless", pure=True)
def unit_step(ev: Evaluator, args: tuple) -> Expression | None:
    """UnitStep[x] represents the unit step function, equal to 0 for x < 0 and 1 for x >= 0.
    UnitStep[x1, x2, …] is 1 only if none of the xi are negative."""
    if len(args) == 1:
        return _stepwise(ev, args[0], lambda s, v: int(s >= 0), lambda np, v: (v >= 0).astype("int64"))
    if any([type(a) is PackedArray for a in args]):
        return None
    signs = [sign_of(ev, a) for a in args]
    if any([s is not None and s < 0 for s in signs]):
        return 0
    if None not in signs:
        return 1
    # those that are known not to be negative decide nothing
    unknown = tuple([a for a, s in zip(args, signs) if s is None])
    return Expr(S.UnitStep, unknown) if len(unknown) < len(args) else None


@builtin("HeavisideTheta", attributes="Listable NumericFunction Orderless", packed=False, pure=True)
def heaviside_theta(ev: Evaluator, args: tuple) -> Expression | None:
    """HeavisideTheta[x] represents the Heaviside theta function, equal to 0 for x < 0 and 1 for x > 0."""
    signs = [None if type(a) is PackedArray else sign_of(ev, a) for a in args]
    if any([s is not None and s < 0 for s in signs]):
        return 0
    return 1 if all([s == 1 for s in signs]) else None


@builtin("Unitize", attributes=NUMERIC, pure=True)
def unitize(ev: Evaluator, x: Expression, tolerance: Expression = None) -> Expression | None:
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
def kronecker_delta(ev: Evaluator, args: tuple) -> Expression | None:
    """KroneckerDelta[n1, n2, …] gives 1 if all the ni are equal, and 0 otherwise."""
    if len(args) == 1:
        return kronecker_delta(ev, (*args, 0))
    known = True
    for a, b in zip(args, args[1:]):
        equals = equal(ev, a, b)
        if equals is False:
            return 0
        known = known and equals is True
    return 1 if known else None


@builtin("DiscreteDelta", attributes="NumericFunction Orderless", pure=True)
def discrete_delta(ev: Evaluator, args: tuple) -> Expression | None:
    """DiscreteDelta[n1, n2, …] gives 1 if all the ni are zero, and 0 otherwise."""
    vanish = [equal(ev, a, 0) for a in args]
    if False in vanish:
        return 0
    return 1 if None not in vanish else None


@builtin("DiracDelta", attributes="Listable NumericFunction Orderless", packed=False, pure=True)
def dirac_delta(ev: Evaluator, args: tuple) -> Expression | None:
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
def unit_box(ev: Evaluator, args: tuple) -> Expression:
    """UnitBox[x] represents the unit box function, equal to 1 for |x| <= 1/2 and 0 otherwise."""
    return _box(ev, args, None)


@builtin("UnitTriangle", attributes="Listable NumericFunction Orderless", packed=False, pure=True)
def unit_triangle(ev: Evaluator, args: tuple) -> Expression:
    """UnitTriangle[x] represents the unit triangle function on the interval |x| <= 1."""
    return _box(ev, args, lambda a: Expr(S.Plus, (1, Expr(S.Times, (-1, Expr(S.Abs, (a,)))))))


@builtin("SquareWave", attributes=NUMERIC, packed=False, pure=True)
def square_wave(ev: Evaluator, x: Expression) -> Expression | None:
    """SquareWave[x] gives a square wave that alternates between 1 and -1 with unit period."""
    s = sign_of(ev, ev.evaluate(Expr(S.Plus, (Expr(S.Mod, (x, 1)), Rational(-1, 2))))) if type(x) is not PackedArray else None
    return None if s is None else 1 if s < 0 else -1
