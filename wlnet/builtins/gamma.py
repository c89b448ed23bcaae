"""Factorials, gamma and zeta functions, and the numbers of combinatorics."""

import math
from decimal import Context, Decimal

from ..evaluator import builtin
from ..expression import (
    NUMBERS,
    BigReal,
    Complex,
    Expr,
    PackedArray,
    Rational,
    S,
    elements,
    is_list,
    make_list,
    rational,
)
from ..expression.arithmetic import add, divide, is_exact, is_machine, is_zero, multiply, negate, numerator, to_float
from .arithmetic import COMPLEX_INFINITY, INFINITY, is_infinite, is_numeric
from .scalars import HALF

_NUMERIC = "Listable NumericFunction"
_LARGEST_FACTORIAL = 10**6
_LARGEST_BELL = 10**4
_LARGEST_PARTITION = 10**5
_LARGEST_INDEX = 10**8  # of numbers whose digits grow with their index
_LARGEST_ZETA = 10**4  # beyond, Bernoulli numbers take too long
_EXACT = frozenset((int, Rational))
_PI = Decimal("3.14159265358979323846264338327950288420")


def _half_integer(x) -> bool:
    return type(x) is Rational and x.denominator == 2


def numeric_call(name: str, args, machine=None):
    """A function of numbers of which one is approximate: by math for machine reals, else by mpmath; None if exact."""
    if any([type(a) not in NUMBERS for a in args]) or all([is_exact(a) for a in args]):
        return None
    machine_number = any([is_machine(a) for a in args])
    if machine is not None and machine_number and all([type(a) in (int, float, Rational) for a in args]):
        try:
            value = machine(*[float(a) for a in args])
            if math.isfinite(value):
                return value
        except (ValueError, OverflowError):
            pass
    from .precise import precise
    result = precise(name, args)
    if machine_number:
        return _as_machine(result)
    return result


def _as_machine(x):
    if type(x) is BigReal:
        value = to_float(x)
        return x if value is None else value
    if type(x) is Complex:
        re, im = _as_machine(x.re), _as_machine(x.im)
        return complex(re, im) if type(re) is float and type(im) in (float, int) else x
    return x


# --- factorials -------------------------------------------------------------------------------------------------------

@builtin("Factorial", attributes=_NUMERIC, packed=False, pure=True)
def factorial(ev, n):
    """n! gives the factorial of n."""
    if type(n) is int:
        if n < 0:
            return COMPLEX_INFINITY
        if n > _LARGEST_FACTORIAL:
            return None
        return math.factorial(n)
    if type(n) is PackedArray:
        return None
    if is_infinite(n):
        return n if n == INFINITY else S.Indeterminate
    if _half_integer(n) or type(n) in NUMBERS and not is_exact(n):
        return gamma_of(ev, add(n, 1))
    return None


@builtin("Factorial2", attributes=_NUMERIC, packed=False, pure=True)
def factorial2(ev, n):
    """n!! gives the double factorial of n."""
    if type(n) is int:
        if n < 0:
            return _negative_double_factorial(n)
        return math.prod(range(n, 0, -2)) if n < 10**5 else None
    return numeric_call("fac2", (n,))


def _negative_double_factorial(n: int):
    if n % 2 == 0:
        return COMPLEX_INFINITY
    k = (-n - 1) // 2
    return rational((-1) ** k, math.prod(range(2 * k - 1, 0, -2)))


@builtin("Subfactorial", attributes=_NUMERIC, packed=False, pure=True)
def subfactorial(ev, n):
    """Subfactorial[n] gives the number of permutations of n objects that leave no object fixed."""
    if type(n) is not int or n < 0:
        return None
    value = 1
    for k in range(1, n + 1):
        value = k * value + (-1) ** k
    return value


@builtin("FactorialPower", attributes=_NUMERIC, packed=False)
def factorial_power(ev, x, n, h=1):
    """FactorialPower[x, n] gives the factorial power x(x - 1)…(x - n + 1)."""
    if type(n) is not int or n < 0:
        return None
    factors = [Expr(S.Plus, (x, Expr(S.Times, (-k, h)))) for k in range(n)]
    return Expr(S.Times, tuple(factors))


@builtin("Pochhammer", attributes=_NUMERIC, packed=False, pure=True)
def pochhammer(ev, a, n):
    """Pochhammer[a, n] gives the Pochhammer symbol a (a + 1) … (a + n - 1)."""
    if type(n) is int and n >= 0 and (type(a) in NUMBERS or n <= 12):
        value = 1
        if type(a) in NUMBERS:
            for k in range(n):
                value = multiply(value, add(a, k))
            return value
        return Expr(S.Times, tuple([Expr(S.Plus, (a, k)) for k in range(n)]))
    if type(n) is int and type(a) in _EXACT:
        value = 1
        for k in range(1, -n + 1):
            factor = add(a, -k)
            if is_zero(factor):
                return COMPLEX_INFINITY
            value = multiply(value, factor)
        return divide(1, value)
    return numeric_call("rf", (a, n))


@builtin("Gamma", attributes=_NUMERIC, packed=False)
def gamma(ev, args):
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


def gamma_of(ev, z):
    """The Euler gamma function."""
    if type(z) is int:
        if z <= 0:
            return COMPLEX_INFINITY
        return math.factorial(z - 1) if z <= _LARGEST_FACTORIAL else None
    if _half_integer(z):
        return Expr(S.Times, (_half_gamma(z.numerator), Expr(S.Power, (S.Pi, HALF))))
    if z == INFINITY:
        return INFINITY
    if is_infinite(z):
        return S.Indeterminate if z.args else None
    if type(z) is float and z <= 0 and z == int(z):
        return COMPLEX_INFINITY
    return numeric_call("gamma", (z,), machine_gamma)


def machine_gamma(x: float) -> float:
    """Gamma[x] to the last digit: Stirling's series above 24 in decimals of twice the digits; math.gamma beyond 170."""
    if not -170 < x < 170 or x == int(x):
        return math.gamma(x)
    c = Context(prec=36)
    z, product = Decimal(x), Decimal(1)
    while z < 24:
        product = c.multiply(product, z)
        z = c.add(z, Decimal(1))
    log = c.subtract(c.multiply(c.subtract(z, Decimal("0.5")), c.ln(z)), z)
    power, square = z, c.multiply(z, z)
    for k in range(1, 13):
        b = bernoulli(2 * k)
        log = c.add(log, c.divide(Decimal(numerator(b)), c.multiply(power, Decimal(b.denominator * 2 * k * (2 * k - 1)))))
        power = c.multiply(power, square)
    whole = c.multiply(c.exp(log), c.sqrt(c.multiply(Decimal(2), _PI)))
    return float(c.divide(whole, product))


def _half_gamma(n: int):
    """Gamma[n/2] over Sqrt[Pi] for an odd n."""
    value = 1
    x = rational(1, 2)
    while numerator(x) < n:
        value = multiply(value, x)
        x = add(x, 1)
    while numerator(x) > n:
        x = add(x, -1)
        value = divide(value, x)
    return value


_LONGEST_SUM = 100  # terms of an incomplete gamma function of an integer


def _incomplete(ev, a, z):
    if type(z) in NUMBERS and is_zero(z) and type(a) in NUMBERS:
        if type(a) in (int, Rational, float) and float(a) > 0:
            return Expr(S.Gamma, (a,))
        return INFINITY if type(a) is int and a == 0 else COMPLEX_INFINITY
    if z == INFINITY:
        return 0
    if type(a) is int and a == 1:
        return Expr(S.Power, (S.E, Expr(S.Times, (-1, z))))
    if type(a) is int and 1 < a <= _LONGEST_SUM and type(z) in (int, Rational):
        from fractions import Fraction
        x = Fraction(z.numerator, z.denominator)
        value = sum([x ** k * (math.factorial(a - 1) // math.factorial(k)) for k in range(a)])
        return Expr(S.Times, (rational(value.numerator, value.denominator), Expr(S.Power, (S.E, negate(z)))))
    if any([type(v) in NUMBERS and not is_exact(v) for v in (a, z)]):
        return numeric_call("gammainc", (a, z))
    return None


@builtin("LogGamma", attributes=_NUMERIC, packed=False, pure=True)
def log_gamma(ev, z):
    """LogGamma[z] gives the logarithm of the gamma function."""
    if type(z) is int:
        return INFINITY if z <= 0 else Expr(S.Log, (math.factorial(z - 1),)) if z < 171 else None
    if _half_integer(z) and z.numerator > 0:
        return Expr(S.Log, (Expr(S.Gamma, (z,)),))
    if z == INFINITY:
        return z
    return numeric_call("loggamma", (z,), lambda x: math.lgamma(x) if x > 0 else math.nan)


@builtin("PolyGamma", attributes=_NUMERIC, packed=False, pure=True)
def poly_gamma(ev, n, z=None):
    """PolyGamma[z] gives the digamma function; PolyGamma[n, z] its nth derivative."""
    if z is None:
        return Expr(S.PolyGamma, (0, n))
    if type(n) is int and n == 0 and type(z) is int and z > 0:
        harmonic = harmonic_number(ev, z - 1)
        return Expr(S.Plus, (harmonic, Expr(S.Times, (-1, S.EulerGamma))))
    if type(n) is int and n >= 0 and type(z) is int and z <= 0:
        return COMPLEX_INFINITY
    return numeric_call("psi", (n, z))


@builtin("Beta", attributes=_NUMERIC, packed=False, pure=True)
def beta(ev, args):
    """Beta[a, b] gives the Euler beta function.
    Beta[z, a, b] gives the incomplete beta function."""
    if len(args) == 3:
        z, a, b = args
        if is_numeric(ev, z) and type(z) in NUMBERS and any([type(v) in NUMBERS and not is_exact(v) for v in args]):
            from .precise import precise
            result = precise("", (a, b, z), lambda mp, p, q, x: mp.betainc(p, q, 0, x))
            return _as_machine(result) if any([is_machine(v) for v in args]) else result
        return Expr(S.Beta, (a, b)) if type(z) is int and z == 1 else None
    if len(args) != 2:
        return None
    a, b = args
    if type(a) in _EXACT and type(b) in _EXACT:
        if (type(a) is int or _half_integer(a)) and (type(b) is int or _half_integer(b)):
            return Expr(S.Times, (Expr(S.Gamma, (a,)), Expr(S.Gamma, (b,)),
                                  Expr(S.Power, (Expr(S.Gamma, (add(a, b),)), -1))))
        return None
    return numeric_call("beta", args)


@builtin("Zeta", attributes=_NUMERIC, packed=False, pure=True)
def zeta(ev, s, a=None):
    """Zeta[s] gives the Riemann zeta function; Zeta[s, a] the generalized zeta function."""
    if a is not None and not (type(a) is int and a == 1):
        return numeric_call("zeta", (s, a))
    if type(s) is int:
        if s == 1:
            return COMPLEX_INFINITY
        if s < 0 and s % 2 == 0:
            return 0
        if abs(s) > _LARGEST_ZETA:
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


def abs_exact(x):
    return negate(x) if numerator(x) < 0 else x


# --- numbers of combinatorics -----------------------------------------------------------------------------------------

@builtin("Binomial", attributes=_NUMERIC, packed=False, pure=True)
def binomial(ev, n, k):
    """Binomial[n, k] gives the binomial coefficient n!/(k! (n - k)!)."""
    if type(n) is int and type(k) is int:
        return binomial_of(n, k) if min(abs(k), abs(n - k)) <= _LARGEST_FACTORIAL else None
    if type(n) is PackedArray or type(k) is PackedArray:
        return None
    if n == k and type(n) is type(k):
        return 1 if type(n) not in NUMBERS or is_exact(n) else 1.0
    if type(k) is int and k >= 0 and (k < 7 or type(n) in _EXACT):
        if type(n) in NUMBERS:
            value = 1
            for i in range(k):
                value = multiply(value, add(n, -i))
            return divide(value, math.factorial(k))
        factors = [Expr(S.Plus, (n, -i)) for i in range(k)]
        return Expr(S.Times, (rational(1, math.factorial(k)), *factors)) if k else 1
    if type(k) is int and k < 0 and is_numeric(ev, n):
        return 0
    difference = ev.evaluate(Expr(S.Plus, (n, Expr(S.Times, (-1, k)))))
    if type(difference) is int and type(n) not in NUMBERS:
        return Expr(S.Binomial, (n, difference)) if 0 <= difference < 7 else None
    if is_numeric(ev, n) and is_numeric(ev, k) and (is_approximate(n) or is_approximate(k)):
        n, k = [v if type(v) in NUMBERS else ev.evaluate(Expr(S.N, (v,))) for v in (n, k)]
    return numeric_call("binomial", (n, k))


def is_approximate(x) -> bool:
    return type(x) in NUMBERS and not is_exact(x)


def binomial_of(n: int, k: int) -> int:
    """Binomial coefficients of integers of any sign."""
    if k < 0:
        if n >= 0 or k > n:
            return 0
        return (-1) ** (n - k) * math.comb(-k - 1, n - k)
    if n >= 0:
        return math.comb(n, k)
    return (-1) ** k * math.comb(k - n - 1, k)


@builtin("Multinomial", attributes="Listable NumericFunction Orderless", packed=False, pure=True)
def multinomial(ev, args):
    """Multinomial[n1, n2, …] gives the multinomial coefficient (n1 + n2 + …)!/(n1! n2! …)."""
    if any([type(a) is not int or a < 0 for a in args]):
        return None
    value, total = 1, 0
    for a in args:
        total += a
        value *= math.comb(total, a)
    return value


@builtin("CatalanNumber", attributes=_NUMERIC, packed=False, pure=True)
def catalan_number(ev, n):
    """CatalanNumber[n] gives the nth Catalan number."""
    return math.comb(2 * n, n) // (n + 1) if type(n) is int and 0 <= n <= _LARGEST_FACTORIAL else None


@builtin("Fibonacci", attributes=_NUMERIC, packed=False, pure=True)
def fibonacci(ev, n, x=None):
    """Fibonacci[n] gives the Fibonacci number F_n; Fibonacci[n, x] the Fibonacci polynomial."""
    if type(n) is int and abs(n) > _LARGEST_INDEX:
        return None
    if type(n) is int and x is None:
        value = fibonacci_pair(abs(n))[0]
        return -value if n < 0 and n % 2 == 0 else value
    if type(n) is int and n >= 0:
        a, b = 0, 1
        for _ in range(n):
            a, b = b, ev.evaluate(Expr(S.Expand, (Expr(S.Plus, (Expr(S.Times, (x, b)), a)),)))
        return a
    if x is None and type(n) is float:
        phi = (1 + 5 ** 0.5) / 2
        return (phi ** n - math.cos(math.pi * n) * phi ** -n) / 5 ** 0.5
    return None


def fibonacci_pair(n: int) -> tuple:
    """(F_n, F_(n+1)) by doubling."""
    a, b = 0, 1
    for digit in bin(n)[2:]:
        a, b = a * (2 * b - a), a * a + b * b
        if digit == "1":
            a, b = b, a + b
    return a, b


@builtin("LucasL", attributes=_NUMERIC, packed=False, pure=True)
def lucas_l(ev, n):
    """LucasL[n] gives the Lucas number L_n."""
    if type(n) is not int or abs(n) > _LARGEST_INDEX:
        return None
    a, b = fibonacci_pair(abs(n))
    value = 2 * b - a
    return -value if n < 0 and n % 2 else value


@builtin("HarmonicNumber", attributes=_NUMERIC, packed=False, pure=True)
def harmonic_number(ev, n, r=1):
    """HarmonicNumber[n] gives the nth harmonic number; HarmonicNumber[n, r] that of order r."""
    if type(n) is int and type(r) is int:
        if n < 0 or n > _LARGEST_FACTORIAL:
            return COMPLEX_INFINITY if r == 1 and n < 0 else None
        if r < 0:
            return sum([k ** -r for k in range(1, n + 1)])
        return _sum_of_reciprocals(1, n + 1, r)
    if n == INFINITY and type(r) is int:
        return INFINITY if r <= 1 else Expr(S.Zeta, (r,))
    return numeric_call("harmonic", (n,)) if r == 1 and type(r) is int else None


def _sum_of_reciprocals(low: int, high: int, r: int):
    """1/low^r + … + 1/(high - 1)^r, by halves."""
    if high - low < 1:
        return 0
    if high - low == 1:
        return rational(1, low ** r)
    middle = (low + high) // 2
    return add(_sum_of_reciprocals(low, middle, r), _sum_of_reciprocals(middle, high, r))


_bernoulli: list = [1]


def bernoulli(n: int):
    """The Bernoulli number B_n with B_1 = -1/2."""
    while len(_bernoulli) <= n:
        m = len(_bernoulli)
        if m > 1 and m % 2:
            _bernoulli.append(0)
            continue
        total = 0
        for k in range(m):
            if _bernoulli[k] != 0:
                total = add(total, multiply(math.comb(m + 1, k), _bernoulli[k]))
        _bernoulli.append(divide(negate(total), m + 1))
    return _bernoulli[n]


@builtin("BernoulliB", attributes=_NUMERIC, packed=False, pure=True)
def bernoulli_b(ev, n, x=None):
    """BernoulliB[n] gives the Bernoulli number B_n; BernoulliB[n, x] the Bernoulli polynomial."""
    if type(n) is not int or not 0 <= n <= _LARGEST_ZETA:
        return None
    if x is None:
        return bernoulli(n)
    return Expr(S.Plus, tuple([Expr(S.Times, (multiply(math.comb(n, k), bernoulli(k)), Expr(S.Power, (x, n - k))))
                               if n - k else bernoulli(k) for k in range(n + 1)]))


@builtin("EulerE", attributes=_NUMERIC, packed=False, pure=True)
def euler_e(ev, n):
    """EulerE[n] gives the Euler number E_n."""
    if type(n) is not int or not 0 <= n <= _LARGEST_ZETA:
        return None
    values = [1]
    for m in range(1, n // 2 + 1):
        values.append(-sum([math.comb(2 * m, 2 * k) * values[k] for k in range(m)]))
    return 0 if n % 2 else values[n // 2]


@builtin("StirlingS1", attributes=_NUMERIC, packed=False, pure=True)
def stirling_s1(ev, n, m):
    """StirlingS1[n, m] gives the Stirling number of the first kind."""
    if type(n) is not int or type(m) is not int or not 0 <= n <= _LARGEST_ZETA or m < 0:
        return None
    row = [1]
    for i in range(n):
        row = [(row[k - 1] if k else 0) - i * (row[k] if k < len(row) else 0) for k in range(len(row) + 1)]
    return row[m] if m < len(row) else 0


@builtin("StirlingS2", attributes=_NUMERIC, packed=False, pure=True)
def stirling_s2(ev, n, m):
    """StirlingS2[n, m] gives the Stirling number of the second kind."""
    if type(n) is not int or type(m) is not int or not 0 <= n <= _LARGEST_ZETA or m < 0:
        return None
    return sum([(-1) ** (m - k) * math.comb(m, k) * k ** n for k in range(m + 1)]) // math.factorial(m)


@builtin("BellB", attributes=_NUMERIC, packed=False, pure=True)
def bell_b(ev, n):
    """BellB[n] gives the Bell number B_n."""
    if type(n) is not int or not 0 <= n <= _LARGEST_BELL:
        return None
    row = [1]
    for _ in range(n):  # Bell's triangle
        last = row[-1]
        row = [last, *[last := last + above for above in row]]
    return row[0]


@builtin("PartitionsP", attributes=_NUMERIC, packed=False, pure=True)
def partitions_p(ev, n):
    """PartitionsP[n] gives the number p(n) of unrestricted partitions of the integer n."""
    if type(n) is not int or n > _LARGEST_PARTITION:
        return None
    counts = [1] + [0] * max(n, 0)
    for m in range(1, n + 1):
        k = 1
        while (pentagon := k * (3 * k - 1) // 2) <= m:
            s = 1 if k % 2 else -1
            counts[m] += s * counts[m - pentagon]
            if pentagon + k <= m:
                counts[m] += s * counts[m - pentagon - k]
            k += 1
    return counts[n] if n >= 0 else 0


@builtin("PartitionsQ", attributes=_NUMERIC, packed=False, pure=True)
def partitions_q(ev, n):
    """PartitionsQ[n] gives the number of partitions of the integer n into distinct parts."""
    if type(n) is not int or n > _LARGEST_PARTITION:
        return None
    counts = [1] + [0] * max(n, 0)
    for part in range(1, n + 1):
        for m in range(n, part - 1, -1):
            counts[m] += counts[m - part]
    return counts[n] if n >= 0 else 0


@builtin("PolygonalNumber", attributes=_NUMERIC, packed=False, pure=True)
def polygonal_number(ev, r, n=None):
    """PolygonalNumber[n] gives the nth triangular number; PolygonalNumber[r, n] the nth r-gonal number."""
    if n is None:
        r, n = 3, r
    if type(r) is int and type(n) is int:
        return n * ((r - 2) * n - (r - 4)) // 2
    return None


# --- other special functions, by mpmath -------------------------------------------------------------------------------

def _at_zero(x, value):
    return value if type(x) is int and x == 0 else None


@builtin("ProductLog", attributes=_NUMERIC, packed=False, pure=True)
def product_log(ev, z, w=None):
    """ProductLog[z] gives the principal solution for w in z = w E^w."""
    if w is not None:
        return numeric_call("lambertw", (w, z))
    if type(z) is int and z == 0:
        return 0
    if z is S.E:
        return 1
    return numeric_call("lambertw", (z,))


@builtin("ExpIntegralEi", attributes=_NUMERIC, packed=False, pure=True)
def exp_integral_ei(ev, z):
    """ExpIntegralEi[z] gives the exponential integral function Ei(z)."""
    return Expr(S.DirectedInfinity, (-1,)) if type(z) is int and z == 0 else numeric_call("ei", (z,))


@builtin("ExpIntegralE", attributes=_NUMERIC, packed=False, pure=True)
def exp_integral_e(ev, n, z):
    """ExpIntegralE[n, z] gives the exponential integral function E_n(z)."""
    return numeric_call("expint", (n, z))


@builtin("LogIntegral", attributes=_NUMERIC, packed=False, pure=True)
def log_integral(ev, z):
    """LogIntegral[z] is the logarithmic integral function li(z)."""
    return _at_zero(z, 0) if type(z) is int and z == 0 else numeric_call("li", (z,))


@builtin("SinIntegral", attributes=_NUMERIC, packed=False, pure=True)
def sin_integral(ev, z):
    """SinIntegral[z] gives the sine integral function Si(z)."""
    return 0 if type(z) is int and z == 0 else numeric_call("si", (z,))


@builtin("CosIntegral", attributes=_NUMERIC, packed=False, pure=True)
def cos_integral(ev, z):
    """CosIntegral[z] gives the cosine integral function Ci(z)."""
    return Expr(S.DirectedInfinity, (-1,)) if type(z) is int and z == 0 else numeric_call("ci", (z,))


@builtin("BesselJ", attributes=_NUMERIC, packed=False, pure=True)
def bessel_j(ev, n, z):
    """BesselJ[n, z] gives the Bessel function of the first kind J_n(z)."""
    if type(z) is int and z == 0 and type(n) is int:
        return int(n == 0)
    return numeric_call("besselj", (n, z))


@builtin("BesselY", attributes=_NUMERIC, packed=False, pure=True)
def bessel_y(ev, n, z):
    """BesselY[n, z] gives the Bessel function of the second kind Y_n(z)."""
    return numeric_call("bessely", (n, z))


@builtin("BesselI", attributes=_NUMERIC, packed=False, pure=True)
def bessel_i(ev, n, z):
    """BesselI[n, z] gives the modified Bessel function of the first kind I_n(z)."""
    if type(z) is int and z == 0 and type(n) is int:
        return int(n == 0)
    return numeric_call("besseli", (n, z))


@builtin("BesselK", attributes=_NUMERIC, packed=False, pure=True)
def bessel_k(ev, n, z):
    """BesselK[n, z] gives the modified Bessel function of the second kind K_n(z)."""
    return numeric_call("besselk", (n, z))


@builtin("PolyLog", attributes=_NUMERIC, packed=False, pure=True)
def poly_log(ev, n, z):
    """PolyLog[n, z] gives the polylogarithm function Li_n(z)."""
    if type(z) is int and z == 0:
        return 0
    if type(z) is int and z == 1 and type(n) is int:
        return Expr(S.Zeta, (n,))
    if type(n) is int and n == 1:
        return Expr(S.Times, (-1, Expr(S.Log, (Expr(S.Plus, (1, Expr(S.Times, (-1, z)))),))))
    return numeric_call("polylog", (n, z))


@builtin("EllipticK", attributes=_NUMERIC, packed=False, pure=True)
def elliptic_k(ev, m):
    """EllipticK[m] gives the complete elliptic integral of the first kind K(m)."""
    return Expr(S.Times, (HALF, S.Pi)) if type(m) is int and m == 0 else numeric_call("ellipk", (m,))


@builtin("EllipticE", attributes=_NUMERIC, packed=False, pure=True)
def elliptic_e(ev, m):
    """EllipticE[m] gives the complete elliptic integral E(m)."""
    if type(m) is int and m in (0, 1):
        return Expr(S.Times, (HALF, S.Pi)) if m == 0 else 1
    return numeric_call("ellipe", (m,))


@builtin("AiryAi", attributes=_NUMERIC, packed=False, pure=True)
def airy_ai(ev, z):
    """AiryAi[z] gives the Airy function Ai(z)."""
    return numeric_call("airyai", (z,))


@builtin("AiryBi", attributes=_NUMERIC, packed=False, pure=True)
def airy_bi(ev, z):
    """AiryBi[z] gives the Airy function Bi(z)."""
    return numeric_call("airybi", (z,))


# --- orthogonal polynomials -------------------------------------------------------------------------------------------

def _recurrence(ev, n, x, first, step):
    """p_n(x) by p_(k+1) = step(k, x, p_k, p_(k-1)), expanded; None unless n is a non-negative integer."""
    if type(n) is not int or n < 0 or n > 2000:
        return None
    before, current = 0, 1
    if n == 0:
        return 1
    before, current = current, ev.evaluate(Expr(S.Expand, (first,)))
    for k in range(1, n):
        before, current = current, ev.evaluate(Expr(S.Expand, (step(k, x, current, before),)))
    return current


def _combination(a, p, b, q):
    return Expr(S.Plus, (Expr(S.Times, (a, p)), Expr(S.Times, (b, q))))


@builtin("ChebyshevT", attributes=_NUMERIC, packed=False)
def chebyshev_t(ev, n, x):
    """ChebyshevT[n, x] gives the Chebyshev polynomial of the first kind T_n(x)."""
    return _recurrence(ev, n, x, x, lambda k, t, p, q: _combination(Expr(S.Times, (2, t)), p, -1, q))


@builtin("ChebyshevU", attributes=_NUMERIC, packed=False)
def chebyshev_u(ev, n, x):
    """ChebyshevU[n, x] gives the Chebyshev polynomial of the second kind U_n(x)."""
    return _recurrence(ev, n, x, Expr(S.Times, (2, x)),
                       lambda k, t, p, q: _combination(Expr(S.Times, (2, t)), p, -1, q))


@builtin("HermiteH", attributes=_NUMERIC, packed=False)
def hermite_h(ev, n, x):
    """HermiteH[n, x] gives the Hermite polynomial H_n(x)."""
    return _recurrence(ev, n, x, Expr(S.Times, (2, x)),
                       lambda k, t, p, q: _combination(Expr(S.Times, (2, t)), p, -2 * k, q))


@builtin("LegendreP", attributes=_NUMERIC, packed=False)
def legendre_p(ev, n, x):
    """LegendreP[n, x] gives the Legendre polynomial P_n(x)."""
    return _recurrence(ev, n, x, x, lambda k, t, p, q: _combination(
        Expr(S.Times, (rational(2 * k + 1, k + 1), t)), p, rational(-k, k + 1), q))


@builtin("LaguerreL", attributes=_NUMERIC, packed=False)
def laguerre_l(ev, n, x):
    """LaguerreL[n, x] gives the Laguerre polynomial L_n(x)."""
    minus = Expr(S.Times, (-1, x))
    return _recurrence(ev, n, x, Expr(S.Plus, (1, minus)), lambda k, t, p, q: _combination(
        Expr(S.Plus, (rational(2 * k + 1, k + 1), Expr(S.Times, (rational(-1, k + 1), t)))), p,
        rational(-k, k + 1), q))


@builtin("Cyclotomic")
def cyclotomic(ev, n, x):
    """Cyclotomic[n, x] gives the nth cyclotomic polynomial in x."""
    if type(n) is not int or n < 1:
        return None
    from . import primes
    from .polynomial_algebra import divide_polynomials, multiply_polynomials
    above, below = [1], [1]
    for d in primes.divisors(n):
        mu = [k for k in primes.factor(n // d).values()]
        if any([k > 1 for k in mu]):
            continue
        factor = [-1] + [0] * (d - 1) + [1]
        if len(mu) % 2:
            below = multiply_polynomials(below, factor)
        else:
            above = multiply_polynomials(above, factor)
    quotient = divide_polynomials(above, below)[0]
    return Expr(S.Plus, tuple([Expr(S.Times, (c, Expr(S.Power, (x, k)) if k else 1)) for k, c in enumerate(quotient)]))



@builtin("Erfi", attributes=_NUMERIC, packed=False, pure=True)
def erfi(ev, z):
    """Erfi[z] gives the imaginary error function erf(i z)/i."""
    return 0 if type(z) is int and z == 0 else numeric_call("erfi", (z,))


@builtin("FresnelS", attributes=_NUMERIC, packed=False, pure=True)
def fresnel_s(ev, z):
    """FresnelS[z] gives the Fresnel integral S(z)."""
    return 0 if type(z) is int and z == 0 else numeric_call("fresnels", (z,))


@builtin("FresnelC", attributes=_NUMERIC, packed=False, pure=True)
def fresnel_c(ev, z):
    """FresnelC[z] gives the Fresnel integral C(z)."""
    return 0 if type(z) is int and z == 0 else numeric_call("fresnelc", (z,))


@builtin("Hypergeometric2F1", attributes=_NUMERIC, packed=False, pure=True)
def hypergeometric_2f1(ev, a, b, c, z):
    """Hypergeometric2F1[a, b, c, z] is the hypergeometric function 2F1(a, b; c; z)."""
    return 1 if type(z) is int and z == 0 else numeric_call("hyp2f1", (a, b, c, z))


@builtin("LinearRecurrence")
def linear_recurrence(ev, kernel, start, n):
    """LinearRecurrence[ker, init, n] gives the sequence of length n obtained by iterating the linear recurrence with
    kernel ker starting with initial values init."""
    if not is_list(kernel) or not is_list(start) or type(n) is not int:
        return None
    weights, values = elements(kernel), list(elements(start))
    if len(values) < len(weights):
        return None
    while len(values) < n:
        terms = [Expr(S.Times, (w, v)) for w, v in zip(weights, reversed(values))]
        values.append(ev.evaluate(Expr(S.Plus, tuple(terms))))
    return make_list(values[:n])
