"""Factorials, gamma and zeta functions, and the numbers of combinatorics."""

import math

from ...evaluator import Evaluator, builtin
from ...expression import EXACT_REALS, NUMBERS, Expr, Expression, PackedArray, Rational, S, rational
from ...expression.arithmetic import add, divide, is_exact, is_machine, is_zero, multiply, negate, sign
from ...expression.numbers import from_fraction
from ...mathematics.combinatorics import abs_exact, bernoulli, product_of
from ...mathematics.gamma import half_gamma, machine_gamma
from ...mathematics.precise import precise
from ..kit.scalars import HALF
from ..kit.terms import COMPLEX_INFINITY, INFINITY, MINUS_INFINITY, NUMERIC, is_infinite, is_numeric
from .combinatorics import LARGEST_FACTORIAL, LARGEST_ZETA, harmonic_number
from .numeric_calls import as_machine, half_integer, numeric_call

# --- factorials -------------------------------------------------------------------------------------------------------


@builtin("Factorial", attributes=NUMERIC, packed=False, pure=True)
def factorial(ev: Evaluator, n: Expression) -> Expression | None:
    """n! gives the factorial of n."""
    if type(n) is int:
        if n < 0:
            return COMPLEX_INFINITY
        if n > LARGEST_FACTORIAL:
            return None
        return math.factorial(n)
    if type(n) is PackedArray:
        return None
    if is_infinite(n):
        return n if n == INFINITY else S.Indeterminate
    if half_integer(n) or type(n) in NUMBERS and not is_exact(n):
        return gamma_of(ev, add(n, 1))
    return None


@builtin("Factorial2", attributes=NUMERIC, packed=False, pure=True)
def factorial2(ev: Evaluator, n: Expression) -> Expression | None:
    """n!! gives the double factorial of n."""
    if type(n) is int:
        if n < 0:
            return _negative_double_factorial(n)
        return product_of(range(n, 0, -2)) if n < 10**5 else None
    return numeric_call("fac2", (n,))


def _negative_double_factorial(n: int):
    if n % 2 == 0:
        return COMPLEX_INFINITY
    k = (-n - 1) // 2
    return rational((-1) ** k, product_of(range(2 * k - 1, 0, -2)))


@builtin("Subfactorial", attributes=NUMERIC, packed=False, pure=True)
def subfactorial(ev: Evaluator, n: Expression) -> Expression | None:
    """Subfactorial[n] gives the number of permutations of n objects that leave no object fixed."""
    if type(n) is not int or n < 0:
        return None
    value = 1
    for k in range(1, n + 1):
        value = k * value + (-1) ** k
    return value


@builtin("FactorialPower", attributes=NUMERIC, packed=False)
def factorial_power(ev: Evaluator, x: Expression, n: Expression, h: Expression = 1) -> Expression | None:
    """FactorialPower[x, n] gives the factorial power x(x - 1)…(x - n + 1)."""
    if type(n) is not int or n < 0:
        return None
    factors = [Expr(S.Plus, (x, Expr(S.Times, (-k, h)))) for k in range(n)]
    return Expr(S.Times, tuple(factors))


@builtin("Pochhammer", attributes=NUMERIC, packed=False, pure=True)
def pochhammer(ev: Evaluator, a: Expression, n: Expression) -> Expression:
    """Pochhammer[a, n] gives the Pochhammer symbol a (a + 1) … (a + n - 1)."""
    # 12: longer products of symbols say less than the call
    if type(n) is int and n >= 0 and (type(a) in NUMBERS or n <= 12):
        value = 1
        if type(a) in NUMBERS:
            for k in range(n):
                value = multiply(value, add(a, k))
            return value
        return Expr(S.Times, tuple([Expr(S.Plus, (a, k)) for k in range(n)]))
    if type(n) is int and type(a) in EXACT_REALS:
        value = 1
        for k in range(1, -n + 1):
            factor = add(a, -k)
            if is_zero(factor):
                return COMPLEX_INFINITY
            value = multiply(value, factor)
        return divide(1, value)
    return numeric_call("rf", (a, n))


@builtin("Gamma", attributes=NUMERIC, packed=False)
def gamma(ev: Evaluator, args: tuple) -> Expression | None:
    """Gamma[z] is the Euler gamma function.
    Gamma[a, z] is the incomplete gamma function; Gamma[a, z0, z1] the generalized one."""
    if len(args) == 1:
        return gamma_of(ev, args[0])
    if len(args) == 2:
        return _incomplete(ev, *args)
    if len(args) == 3:
        parts = [ev.evaluate(Expr(S.Gamma, (args[0], z))) for z in args[1:]]
        if any([type(p) is Expr and p.head is S.Gamma for p in parts]):
            return None
        return Expr(S.Plus, (parts[0], Expr(S.Times, (-1, parts[1]))))
    return None


def gamma_of(ev: Evaluator, z: Expression) -> Expression | None:
    """The Euler gamma function."""
    if type(z) is int:
        if z <= 0:
            return COMPLEX_INFINITY
        return math.factorial(z - 1) if z <= LARGEST_FACTORIAL else None
    if half_integer(z):
        return Expr(S.Times, (half_gamma(z.numerator), Expr(S.Power, (S.Pi, HALF))))
    if z == INFINITY:
        return INFINITY
    if is_infinite(z):
        return S.Indeterminate if z.args else None
    if type(z) is float and z <= 0 and z == int(z):
        return COMPLEX_INFINITY
    return numeric_call("gamma", (z,), machine_gamma)


_LONGEST_SUM = 100  # terms of an incomplete gamma function of an integer


def _incomplete(ev, a, z):
    if type(z) in NUMBERS and is_zero(z) and type(a) in NUMBERS:
        if type(a) in (int, Rational, float) and sign(a) > 0:
            return Expr(S.Gamma, (a,))
        return INFINITY if type(a) is int and a == 0 else COMPLEX_INFINITY
    if z == INFINITY:
        return 0
    if type(a) is int and a == 1:
        return Expr(S.Power, (S.E, Expr(S.Times, (-1, z))))
    if type(a) is int and 1 < a <= _LONGEST_SUM and type(z) in EXACT_REALS:
        from fractions import Fraction  # slow to import

        x = Fraction(z.numerator, z.denominator)
        value = sum([x**k * (math.factorial(a - 1) // math.factorial(k)) for k in range(a)])
        return Expr(S.Times, (from_fraction(value), Expr(S.Power, (S.E, negate(z)))))
    if any([type(v) in NUMBERS and not is_exact(v) for v in (a, z)]):
        return numeric_call("gammainc", (a, z))
    return None


@builtin("LogGamma", attributes=NUMERIC, packed=False, pure=True)
def log_gamma(ev: Evaluator, z: Expression) -> Expression | None:
    """LogGamma[z] gives the logarithm of the gamma function."""
    if type(z) is int:
        # the factorials that machine numbers hold end there
        return INFINITY if z <= 0 else Expr(S.Log, (math.factorial(z - 1),)) if z < 171 else None
    if half_integer(z) and z.numerator > 0:
        return Expr(S.Log, (Expr(S.Gamma, (z,)),))
    if z == INFINITY:
        return z
    return numeric_call("loggamma", (z,), lambda x: math.lgamma(x) if x > 0 else math.nan)


@builtin("PolyGamma", attributes=f"{NUMERIC} NHoldFirst", packed=False, pure=True)
def poly_gamma(ev: Evaluator, n: Expression, z: Expression = None) -> Expression:
    """PolyGamma[z] gives the digamma function; PolyGamma[n, z] its nth derivative."""
    if z is None:
        return Expr(S.PolyGamma, (0, n))
    if type(n) is int and n == 0 and type(z) is int and z > 0:
        harmonic = harmonic_number(ev, z - 1)
        return Expr(S.Plus, (harmonic, Expr(S.Times, (-1, S.EulerGamma))))
    if type(n) is int and n >= 0 and type(z) is int and z <= 0:
        return COMPLEX_INFINITY
    return numeric_call("psi", (n, z)) if type(n) is int and n >= 0 else None


@builtin("Beta", attributes=NUMERIC, packed=False, pure=True)
def beta(ev: Evaluator, args: tuple) -> Expression | None:
    """Beta[a, b] gives the Euler beta function.
    Beta[z, a, b] gives the incomplete beta function."""
    if len(args) == 3:
        z, a, b = args
        if is_numeric(ev, z) and type(z) in NUMBERS and any([type(v) in NUMBERS and not is_exact(v) for v in args]):
            result = precise("", (a, b, z), lambda mp, p, q, x: mp.betainc(p, q, 0, x))
            return as_machine(result) if any([is_machine(v) for v in args]) else result
        return Expr(S.Beta, (a, b)) if type(z) is int and z == 1 else None
    if len(args) != 2:
        return None
    a, b = args
    if type(a) in EXACT_REALS and type(b) in EXACT_REALS:
        if (type(a) is int or half_integer(a)) and (type(b) is int or half_integer(b)):
            return Expr(S.Times, (Expr(S.Gamma, (a,)), Expr(S.Gamma, (b,)), Expr(S.Power, (Expr(S.Gamma, (add(a, b),)), -1))))
        return None
    return numeric_call("beta", args)


@builtin("Zeta", attributes=NUMERIC, packed=False, pure=True)
def zeta(ev: Evaluator, s: Expression, a: Expression = None) -> Expression | None:
    """Zeta[s] gives the Riemann zeta function; Zeta[s, a] the generalized zeta function."""
    if a is not None and not (type(a) is int and a == 1):
        return numeric_call("zeta", (s, a))
    if type(s) is int:
        if s == 1:
            return COMPLEX_INFINITY
        if s < 0 and s % 2 == 0:
            return 0
        if abs(s) > LARGEST_ZETA:
            return None
        if s <= 0:
            return rational(-1, 2) if s == 0 else multiply(rational(-1, 1 - s), bernoulli(1 - s))
        if s % 2 == 0:
            value = divide(multiply(2 ** (s - 1), abs_exact(bernoulli(s))), math.factorial(s))
            return Expr(S.Times, (value, Expr(S.Power, (S.Pi, s))))
        return None
    if s == INFINITY:
        return 1
    return numeric_call("zeta", (s,))


# --- other special functions, by mpmath -------------------------------------------------------------------------------


def _at_zero(x, value):
    return value if type(x) is int and x == 0 else None


@builtin("ProductLog", attributes=NUMERIC, packed=False, pure=True)
def product_log(ev: Evaluator, z: Expression, w: Expression = None) -> Expression:
    """ProductLog[z] gives the principal solution for w in z = w E^w."""
    if w is not None:
        return numeric_call("lambertw", (w, z))
    if type(z) is int and z == 0:
        return 0
    if z is S.E:
        return 1
    return numeric_call("lambertw", (z,))


@builtin("ExpIntegralEi", attributes=NUMERIC, packed=False, pure=True)
def exp_integral_ei(ev: Evaluator, z: Expression) -> Expression:
    """ExpIntegralEi[z] gives the exponential integral function Ei(z)."""
    return MINUS_INFINITY if type(z) is int and z == 0 else numeric_call("ei", (z,))


@builtin("ExpIntegralE", attributes=NUMERIC, packed=False, pure=True)
def exp_integral_e(ev: Evaluator, n: Expression, z: Expression) -> Expression:
    """ExpIntegralE[n, z] gives the exponential integral function E_n(z)."""
    return numeric_call("expint", (n, z))


@builtin("LogIntegral", attributes=NUMERIC, packed=False, pure=True)
def log_integral(ev: Evaluator, z: Expression) -> Expression:
    """LogIntegral[z] is the logarithmic integral function li(z)."""
    return _at_zero(z, 0) if type(z) is int and z == 0 else numeric_call("li", (z,))


@builtin("SinIntegral", attributes=NUMERIC, packed=False, pure=True)
def sin_integral(ev: Evaluator, z: Expression) -> Expression:
    """SinIntegral[z] gives the sine integral function Si(z)."""
    return 0 if type(z) is int and z == 0 else numeric_call("si", (z,))


@builtin("CosIntegral", attributes=NUMERIC, packed=False, pure=True)
def cos_integral(ev: Evaluator, z: Expression) -> Expression:
    """CosIntegral[z] gives the cosine integral function Ci(z)."""
    return MINUS_INFINITY if type(z) is int and z == 0 else numeric_call("ci", (z,))


@builtin("BesselJ", attributes=NUMERIC, packed=False, pure=True)
def bessel_j(ev: Evaluator, n: Expression, z: Expression) -> Expression:
    """BesselJ[n, z] gives the Bessel function of the first kind J_n(z)."""
    if type(z) is int and z == 0 and type(n) is int:
        return int(n == 0)
    return numeric_call("besselj", (n, z))


@builtin("BesselY", attributes=NUMERIC, packed=False, pure=True)
def bessel_y(ev: Evaluator, n: Expression, z: Expression) -> Expression:
    """BesselY[n, z] gives the Bessel function of the second kind Y_n(z)."""
    return numeric_call("bessely", (n, z))


@builtin("BesselI", attributes=NUMERIC, packed=False, pure=True)
def bessel_i(ev: Evaluator, n: Expression, z: Expression) -> Expression:
    """BesselI[n, z] gives the modified Bessel function of the first kind I_n(z)."""
    if type(z) is int and z == 0 and type(n) is int:
        return int(n == 0)
    return numeric_call("besseli", (n, z))


@builtin("BesselK", attributes=NUMERIC, packed=False, pure=True)
def bessel_k(ev: Evaluator, n: Expression, z: Expression) -> Expression:
    """BesselK[n, z] gives the modified Bessel function of the second kind K_n(z)."""
    return numeric_call("besselk", (n, z))


@builtin("PolyLog", attributes=NUMERIC, packed=False, pure=True)
def poly_log(ev: Evaluator, n: Expression, z: Expression) -> Expression:
    """PolyLog[n, z] gives the polylogarithm function Li_n(z)."""
    if type(z) is int and z == 0:
        return 0
    if type(z) is int and z == 1 and type(n) is int:
        return Expr(S.Zeta, (n,))
    if type(n) is int and n == 1:
        return Expr(S.Times, (-1, Expr(S.Log, (Expr(S.Plus, (1, Expr(S.Times, (-1, z)))),))))
    return numeric_call("polylog", (n, z))


@builtin("EllipticK", attributes=NUMERIC, packed=False, pure=True)
def elliptic_k(ev: Evaluator, m: Expression) -> Expression:
    """EllipticK[m] gives the complete elliptic integral of the first kind K(m)."""
    return Expr(S.Times, (HALF, S.Pi)) if type(m) is int and m == 0 else numeric_call("ellipk", (m,))


@builtin("EllipticE", attributes=NUMERIC, packed=False, pure=True)
def elliptic_e(ev: Evaluator, m: Expression) -> Expression:
    """EllipticE[m] gives the complete elliptic integral E(m)."""
    if type(m) is int and m in (0, 1):
        return Expr(S.Times, (HALF, S.Pi)) if m == 0 else 1
    return numeric_call("ellipe", (m,))


@builtin("AiryAi", attributes=NUMERIC, packed=False, pure=True)
def airy_ai(ev: Evaluator, z: Expression) -> Expression:
    """AiryAi[z] gives the Airy function Ai(z)."""
    return numeric_call("airyai", (z,))


@builtin("AiryBi", attributes=NUMERIC, packed=False, pure=True)
def airy_bi(ev: Evaluator, z: Expression) -> Expression:
    """AiryBi[z] gives the Airy function Bi(z)."""
    return numeric_call("airybi", (z,))


@builtin("Erfi", attributes=NUMERIC, packed=False, pure=True)
def erfi(ev: Evaluator, z: Expression) -> Expression:
    """Erfi[z] gives the imaginary error function erf(i z)/i."""
    return 0 if type(z) is int and z == 0 else numeric_call("erfi", (z,))


@builtin("FresnelS", attributes=NUMERIC, packed=False, pure=True)
def fresnel_s(ev: Evaluator, z: Expression) -> Expression:
    """FresnelS[z] gives the Fresnel integral S(z)."""
    return 0 if type(z) is int and z == 0 else numeric_call("fresnels", (z,))


@builtin("FresnelC", attributes=NUMERIC, packed=False, pure=True)
def fresnel_c(ev: Evaluator, z: Expression) -> Expression:
    """FresnelC[z] gives the Fresnel integral C(z)."""
    return 0 if type(z) is int and z == 0 else numeric_call("fresnelc", (z,))


@builtin("Hypergeometric2F1", attributes=NUMERIC, packed=False, pure=True)
def hypergeometric_2f1(ev: Evaluator, a: Expression, b: Expression, c: Expression, z: Expression) -> Expression:
    """Hypergeometric2F1[a, b, c, z] is the hypergeometric function 2F1(a, b; c; z)."""
    return 1 if type(z) is int and z == 0 else numeric_call("hyp2f1", (a, b, c, z))
