"""What kind of number: NumberQ, IntegerQ, EvenQ, NumericQ and the heads of numbers."""

from math import gcd

from ...evaluator import Evaluator, builtin, declare_symbol
from ...expression import (
    COMPLEXES,
    EXACT_REALS,
    NUMBERS,
    REALS,
    BigReal,
    Complex,
    Expr,
    Expression,
    MessageError,
    PackedArray,
    S,
    boolean,
    complex_number,
    from_array,
    rational,
)
from ...expression.arithmetic import multiply, parts
from ..kit.terms import is_infinite, is_numeric
from .ordering import is_provably_zero

declare_symbol("Integer", usage="Integer is the head used for integers.")
declare_symbol("Real", usage="Real is the head used for real (floating-point) numbers.")
declare_symbol("String", usage="String is the head of a character string.")


@builtin("Rational")
def rational_(ev: Evaluator, n: Expression, d: Expression) -> Expression | None:
    """Rational[n, d] is the head of a rational number with numerator n and denominator d."""
    if type(n) is int and type(d) is int:
        if d == 0:
            return Expr(S.Times, (n, Expr(S.Power, (d, -1))))
        return rational(n, d)
    return None


@builtin("Complex")
def complex_(ev: Evaluator, re: Expression, im: Expression) -> Expression | None:
    """Complex is the head used for complex numbers; Complex[x, y] is x + I y."""
    if type(re) in NUMBERS and type(im) in NUMBERS and type(re) not in COMPLEXES and type(im) not in COMPLEXES:
        return complex_number(re, im)
    if type(re) in NUMBERS and type(im) in NUMBERS:
        return Expr(S.Plus, (re, Expr(S.Times, (Complex(0, 1), im))))
    return None


@builtin("NumberQ", pure=True)
def number_q(ev: Evaluator, x: Expression) -> Expression:
    """NumberQ[expr] gives True if expr is a number, and False otherwise."""
    return boolean(type(x) in NUMBERS)


@builtin("NumericQ", pure=True)
def numeric_q(ev: Evaluator, x: Expression) -> Expression:
    """NumericQ[expr] gives True if expr is a numeric quantity, and False otherwise."""
    return boolean(is_numeric(ev, x))


@builtin("IntegerQ", pure=True)
def integer_q(ev: Evaluator, x: Expression) -> Expression:
    """IntegerQ[expr] gives True if expr is an integer, and False otherwise."""
    return S.True_ if type(x) is int else S.False_


@builtin("RealValuedNumberQ", pure=True)
def real_valued_number_q(ev: Evaluator, x: Expression) -> Expression:
    """RealValuedNumberQ[expr] gives True if expr is a real number."""
    return boolean(type(x) in REALS)


@builtin("RealValuedNumericQ", pure=True)
def real_valued_numeric_q(ev: Evaluator, x: Expression) -> Expression:
    """RealValuedNumericQ[expr] gives True if expr is a real numeric quantity."""
    if type(x) in NUMBERS:
        return boolean(type(x) not in COMPLEXES)
    if not is_numeric(ev, x):
        return S.False_
    return boolean(type(ev.evaluate(Expr(S.N, (x,)))) in (float, int, BigReal))


@builtin("ExactNumberQ", pure=True)
def exact_number_q(ev: Evaluator, x: Expression) -> Expression:
    """ExactNumberQ[expr] gives True if expr is an exact integer, rational or complex number."""
    return boolean(type(x) in NUMBERS and all([type(p) in EXACT_REALS for p in parts(x)]))


@builtin("InexactNumberQ", pure=True)
def inexact_number_q(ev: Evaluator, x: Expression) -> Expression:
    """InexactNumberQ[expr] gives True if expr is an approximate number."""
    return boolean(type(x) in NUMBERS and any([type(p) in (float, BigReal) for p in parts(x)]))


@builtin("MachineNumberQ", pure=True)
def machine_number_q(ev: Evaluator, x: Expression) -> Expression:
    """MachineNumberQ[expr] gives True if expr is a machine-precision number."""
    return boolean(type(x) is float or type(x) is complex)


@builtin("EvenQ", attributes="Listable", pure=True)
def even_q(ev: Evaluator, x: Expression) -> Expression:
    """EvenQ[expr] gives True if expr is an even integer, and False otherwise."""
    return _parity(x, 0)


@builtin("OddQ", attributes="Listable", pure=True)
def odd_q(ev: Evaluator, x: Expression) -> Expression:
    """OddQ[expr] gives True if expr is an odd integer, and False otherwise."""
    return _parity(x, 1)


def _parity(x, remainder: int):
    if type(x) is int:
        return S.True_ if x & 1 == remainder else S.False_
    if type(x) is PackedArray:
        return _packed_parity(x, remainder)
    if type(x) is Complex and type(x.re) is int and type(x.im) is int:
        return boolean((x.re + x.im) % 2 == remainder and (remainder or x.re % 2 == 0))
    return S.False_


def _packed_parity(x, remainder: int):
    array = x.array
    return from_array(array % 2 == remainder if array.dtype.kind == "i" else array != array)


@builtin("Divisible", attributes="Listable", packed=False, pure=True)
def divisible(ev: Evaluator, n: Expression, m: Expression) -> Expression | None:
    """Divisible[n, m] yields True if n is divisible by m."""
    if type(n) is int and type(m) is int:
        if m == 0:
            raise MessageError("infy", Expr(S.HoldForm, (Expr(S.Times, (n, Expr(S.Power, (0, -1)))),)), symbol=S.Power)
        return boolean(n % m == 0)
    if type(n) in EXACT_REALS and type(m) in EXACT_REALS:
        return boolean(type(multiply(n, rational(*_inverse(m)))) is int)
    return None


def _inverse(m):
    return (1, m) if type(m) is int else (m.denominator, m.numerator)


@builtin("CoprimeQ", attributes="Listable Orderless", packed=False, pure=True)
def coprime_q(ev: Evaluator, args: tuple) -> Expression | None:
    """CoprimeQ[n1, n2, …] yields True if all pairs of the ni are relatively prime."""
    if any([type(a) is not int for a in args]):
        return S.False_ if all([type(a) in NUMBERS for a in args]) else None
    return boolean(all([gcd(a, b) == 1 for i, a in enumerate(args) for b in args[i + 1 :]]))


@builtin("PossibleZeroQ", attributes="Listable", packed=False)
def possible_zero_q(ev: Evaluator, x: Expression) -> Expression:
    """PossibleZeroQ[expr] gives True if basic symbolic and numerical methods suggest that expr has value zero."""
    if type(x) in NUMBERS:
        return boolean(x == 0)
    if type(x) is str or is_infinite(x):
        return S.False_
    if is_numeric(ev, x):
        return boolean(is_provably_zero(ev, x))
    simplified = ev.evaluate(Expr(S.Together, (Expr(S.ExpandAll, (x,)),)))
    return boolean(simplified == 0 and type(simplified) is int)


@builtin(
    "Symbol",
    attributes="Locked",
    messages={
        "symname": 'The string "`1`" cannot be used for a symbol name. A symbol name must start with a letter followed by '
        "letters and numbers."
    },
)
def symbol_(ev: Evaluator, name: Expression) -> Expression | None:
    """Symbol["name"] refers to a symbol with the specified name."""
    if type(name) is not str:
        ev.message("Symbol", "string", 1, Expr(S.Symbol, (name,)))
        return None
    if not all(
        [p and (p[0].isalpha() or p[0] == "$") and p.replace("$", "a").isalnum() for p in name.split("`") if p or "`" not in name]
    ):
        ev.message("Symbol", "symname", name)
        return None
    return ev.resolve(name)
