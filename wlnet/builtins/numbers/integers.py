"""Number theory: divisors, primes, congruences and functions of integers."""

from math import gcd, isqrt, lcm

from ...evaluator import builtin
from ...expression import (
    NUMBERS,
    Complex,
    Expr,
    MessageError,
    Rational,
    S,
    boolean,
    complex_number,
    elements,
    is_list,
    make_list,
    pack,
    rational,
)
from ...expression.arithmetic import add, denominator, multiply, negate, numerator, reciprocal
from ...mathematics import primes
from ..kit.terms import INFINITY
from .elementary_exact import is_negative, opposite
from .rounding import ceiling_of, floor_of, round_of

_LISTABLE = "Listable"


# --- common divisors --------------------------------------------------------------------------------------------------

_EXACT = "Exact number expected at position `1` in `2`."


@builtin("GCD", attributes="Flat Listable OneIdentity Orderless", packed=False, pure=True, messages={"exact": _EXACT})
def gcd_(ev, args):
    """GCD[n1, n2, …] gives the greatest common divisor of the ni."""
    if all([type(a) is int for a in args]):
        return gcd(*args)
    if all([type(a) in (int, Rational) for a in args]):
        return rational(gcd(*[numerator(a) for a in args]), lcm(*[denominator(a) for a in args]))
    if all([_is_gaussian(a) for a in args]):
        result = 0
        for a in args:
            result = _gaussian_gcd(result, a)
        return result
    return _partly(ev, S.GCD, args, gcd)


@builtin("LCM", attributes="Flat Listable OneIdentity Orderless", packed=False, pure=True, messages={"exact": _EXACT})
def lcm_(ev, args):
    """LCM[n1, n2, …] gives the least common multiple of the ni."""
    if not args:
        return None
    if all([type(a) is int for a in args]):
        return lcm(*args)
    if all([type(a) in (int, Rational) for a in args]):
        return rational(lcm(*[numerator(a) for a in args]), gcd(*[denominator(a) for a in args]))
    return _partly(ev, S.LCM, args, lcm)


def _partly(ev, head, args, combine):
    for i, a in enumerate(args):
        if type(a) in NUMBERS and type(a) not in (int, Rational) and not _is_gaussian(a):
            ev.message(head, "exact", i + 1, Expr(head, args))
            return None
    whole = [a for a in args if type(a) is int]
    others = tuple([a for a in args if type(a) is not int])
    return Expr(head, (combine(*whole), *others)) if len(whole) > 1 else None


def _is_gaussian(a) -> bool:
    return type(a) is int or type(a) is Complex and type(a.re) is int and type(a.im) is int


def _gaussian_gcd(a, b):
    while b != 0:
        q = multiply(a, reciprocal(b))
        re, im = (q.re, q.im) if type(q) is Complex else (q, 0)
        a, b = b, add(a, negate(multiply(b, complex_number(round_of(re), round_of(im)))))
    for unit in (1, Complex(0, 1), -1, Complex(0, -1)):
        z = multiply(a, unit)
        re, im = (z.re, z.im) if type(z) is Complex else (z, 0)
        if re > 0 and im >= 0:
            return z
    return a


@builtin("ExtendedGCD", attributes="Listable", packed=False)
def extended_gcd(ev, args):
    """ExtendedGCD[n1, n2, …] gives {g, {r1, r2, …}} where g = GCD[n1, n2, …] = r1 n1 + r2 n2 + …"""
    if not args or any([type(a) is not int for a in args]):
        return None
    g, factors = args[0], [1]
    for n in args[1:]:
        g, x, y = bezout(g, n)
        factors = [f * x for f in factors] + [y]
    if g < 0:
        g, factors = -g, [-f for f in factors]
    return make_list((g, make_list(factors)))


def bezout(a: int, b: int) -> tuple:
    """(g, x, y) with g = a x + b y."""
    x, y, u, v = 1, 0, 0, 1
    while b:
        q = a // b
        a, b, x, u, y, v = b, a - q * b, u, x - q * u, v, y - q * v
    return (a, x, y) if a >= 0 else (-a, -x, -y)


# --- primes -----------------------------------------------------------------------------------------------------------


@builtin("PrimeQ", attributes=_LISTABLE, packed=False, pure=True, options={"GaussianIntegers": S.False_})
def prime_q(ev, n, options):
    """PrimeQ[expr] yields True if expr is a prime number, and yields False otherwise."""
    if options["GaussianIntegers"] is S.True_ or type(n) is Complex:
        return boolean(_is_gaussian_prime(n))
    return boolean(type(n) is int and primes.is_prime(abs(n)))


def _is_gaussian_prime(z) -> bool:
    if not _is_gaussian(z):
        return False
    re, im = (z.re, z.im) if type(z) is Complex else (z, 0)
    if re and im:
        return primes.is_prime(re * re + im * im)
    return primes.is_prime(abs(re + im)) and abs(re + im) % 4 == 3


@builtin("CompositeQ", attributes=_LISTABLE, packed=False)
def composite_q(ev, n):
    """CompositeQ[n] yields True if n is a composite number, and yields False otherwise."""
    return boolean(type(n) is int and abs(n) > 3 and not primes.is_prime(abs(n)))


@builtin("PrimePowerQ", attributes=_LISTABLE, packed=False)
def prime_power_q(ev, n):
    """PrimePowerQ[expr] yields True if expr is a power of a prime number, and yields False otherwise."""
    return boolean(type(n) is int and abs(n) > 1 and len(primes.factor(abs(n))) == 1)


@builtin("SquareFreeQ", attributes=_LISTABLE, packed=False)
def square_free_q(ev, n):
    """SquareFreeQ[expr] gives True if expr is a square-free integer, and False otherwise."""
    return boolean(type(n) is int and n != 0 and all([k == 1 for k in primes.factor(abs(n)).values()]))


@builtin("Prime", attributes=_LISTABLE, packed=False, messages={"intpp": "Positive integer argument expected in `1`."})
def prime(ev, n):
    """Prime[n] gives the nth prime number."""
    if type(n) is int and n > 0:
        return primes.nth_prime(n)
    if type(n) in NUMBERS:
        ev.message("Prime", "intpp", Expr(S.Prime, (n,)))
    return None


@builtin("PrimePi", attributes=_LISTABLE, packed=False)
def prime_pi(ev, x):
    """PrimePi[x] gives the number of primes less than or equal to x."""
    if type(x) in (int, float, Rational):
        return primes.count_primes(max(floor_of(x), 0))
    value = ev.evaluate(Expr(S.Floor, (x,)))
    return primes.count_primes(max(value, 0)) if type(value) is int else None


@builtin("NextPrime", attributes=_LISTABLE, packed=False)
def next_prime(ev, x, k=1):
    """NextPrime[x] gives the smallest prime above x; NextPrime[x, k] the kth-next one."""
    if type(x) not in (int, float, Rational) or type(k) is not int:
        return None
    n = floor_of(x) if k > 0 else ceiling_of(x)
    for _ in range(abs(k)):
        n = primes.next_prime(n) if k > 0 else _previous(n)
    return n


def _previous(n: int) -> int:
    found = primes.previous_prime(n)
    return -primes.next_prime(-n) if found is None and n <= 0 else -2 if found is None else found


@builtin("FactorInteger", attributes=_LISTABLE, packed=False, options={"GaussianIntegers": S.False_}, messages={"exact": _EXACT})
def factor_integer(ev, n, options):
    """FactorInteger[n] gives a list of the prime factors of the integer n, together with their exponents."""
    if type(n) is int or type(n) is Rational:
        pairs = {} if n in (0, 1) else {-1: 1} if numerator(n) < 0 else {}
        if n == 0 or n == 1:
            pairs = {n: 1}
        elif n != -1:
            found = primes.factor(abs(numerator(n)))
            for p, k in primes.factor(denominator(n)).items():
                found[p] = -k
            pairs.update(sorted(found.items()))
        return make_list([make_list(pair) for pair in pairs.items()])
    if type(n) in NUMBERS:
        ev.message("FactorInteger", "exact", 1, Expr(S.FactorInteger, (n,)))
    return None


@builtin("Divisors", attributes=_LISTABLE, packed=False, options={"GaussianIntegers": S.False_})
def divisors(ev, n, options):
    """Divisors[n] gives a list of the integers that divide n."""
    return pack(make_list(primes.divisors(abs(n)))) if type(n) is int and n else None


@builtin("DivisorSigma", attributes="Listable NumericFunction", packed=False)
def divisor_sigma(ev, k, n):
    """DivisorSigma[k, n] gives the divisor function, the sum of the kth powers of the divisors of n."""
    if type(n) is not int or n == 0:
        return None
    if type(k) is int and k >= 0:
        return sum([d**k for d in primes.divisors(abs(n))])
    return Expr(S.Plus, tuple([Expr(S.Power, (d, k)) for d in primes.divisors(abs(n))]))


@builtin("DivisorSum")
def divisor_sum(ev, n, form, condition=None):
    """DivisorSum[n, form] represents the sum of form[i] for all i that divide n.
    DivisorSum[n, form, cond] includes only those divisors for which cond[i] gives True."""
    if type(n) is not int or n <= 0:
        return None
    chosen = [d for d in primes.divisors(n) if condition is None or ev.test(condition, d)]
    return Expr(S.Plus, tuple([Expr(form, (d,)) for d in chosen]))


@builtin("EulerPhi", attributes=_LISTABLE, packed=False)
def euler_phi(ev, n):
    """EulerPhi[n] gives the Euler totient function of n."""
    if type(n) is not int:
        return None
    if n == 0:
        return 0
    result = 1
    for p, k in primes.factor(abs(n)).items():
        result *= (p - 1) * p ** (k - 1)
    return result


@builtin("MoebiusMu", attributes=_LISTABLE, packed=False)
def moebius_mu(ev, n):
    """MoebiusMu[n] gives the Möbius function of n."""
    if type(n) is not int:
        return None
    if n == 0:
        return 0
    exponents = list(primes.factor(abs(n)).values())
    return 0 if any([k > 1 for k in exponents]) else (-1) ** len(exponents)


@builtin("LiouvilleLambda", attributes=_LISTABLE, packed=False)
def liouville_lambda(ev, n):
    """LiouvilleLambda[n] gives the Liouville function of n."""
    return (-1) ** sum(primes.factor(n).values()) if type(n) is int and n > 0 else None


@builtin("MangoldtLambda", attributes=_LISTABLE, packed=False)
def mangoldt_lambda(ev, n):
    """MangoldtLambda[n] gives the von Mangoldt function of n."""
    if type(n) is not int or n < 1:
        return None
    found = list(primes.factor(n))
    return Expr(S.Log, (found[0],)) if len(found) == 1 else 0


@builtin("PrimeNu", attributes=_LISTABLE, packed=False)
def prime_nu(ev, n):
    """PrimeNu[n] gives the number of distinct primes in n."""
    return len(primes.factor(abs(n))) if type(n) is int and n else None


@builtin("PrimeOmega", attributes=_LISTABLE, packed=False)
def prime_omega(ev, n):
    """PrimeOmega[n] gives the number of prime factors of n, counting multiplicities."""
    return sum(primes.factor(abs(n)).values()) if type(n) is int and n else None


@builtin("CarmichaelLambda", attributes=_LISTABLE, packed=False)
def carmichael_lambda(ev, n):
    """CarmichaelLambda[n] gives the smallest m with a^m = 1 modulo n for all a relatively prime to n."""
    if type(n) is not int or n == 0:
        return None
    result = 1
    for p, k in primes.factor(abs(n)).items():
        result = lcm(result, 2 ** (k - 2) if p == 2 and k > 2 else (p - 1) * p ** (k - 1))
    return result


@builtin("PerfectNumberQ", attributes=_LISTABLE, packed=False)
def perfect_number_q(ev, n):
    """PerfectNumberQ[n] returns True if n is a perfect number, and False otherwise."""
    return boolean(type(n) is int and n > 1 and sum(primes.divisors(n)) == 2 * n)


# --- congruences ------------------------------------------------------------------------------------------------------


@builtin(
    "PowerMod",
    attributes=_LISTABLE,
    packed=False,
    messages={
        "ninv": "`1` is not invertible modulo `2`.",
        "root": "The equation x^`1` = `2` (mod `3`) has no integer solutions.",
        "divz": "The argument `1` in `2` should be nonzero.",
    },
)
def power_mod(ev, a, b, m):
    """PowerMod[a, b, m] gives a^b mod m.
    PowerMod[a, -1, m] finds the modular inverse of a modulo m."""
    if type(a) is not int or type(m) is not int or type(b) not in (int, Rational):
        return None
    if m == 0:
        raise MessageError("divz", m, Expr(S.PowerMod, (a, b, m)))
    modulus = abs(m)
    if type(b) is Rational:
        root = _modular_root(a, b, modulus)
        if root is None:
            raise MessageError("root", b.denominator, a, m)
        return root
    if b < 0 and gcd(a, modulus) != 1:
        raise MessageError("ninv", a, m)
    return pow(a, b, modulus)


def _modular_root(a: int, exponent: Rational, m: int) -> "int | None":
    if m > 10**7:
        return None
    target = pow(a, exponent.numerator, m)
    for x in range(m):
        if pow(x, exponent.denominator, m) == target:
            return x
    return None


@builtin("ModularInverse", attributes=_LISTABLE, packed=False, messages={"ninv": "`1` is not invertible modulo `2`."})
def modular_inverse(ev, k, n):
    """ModularInverse[k, n] gives the modular inverse of k modulo n."""
    if type(k) is not int or type(n) is not int or n == 0:
        return None
    if gcd(k, n) != 1:
        raise MessageError("ninv", k, n)
    return pow(k, -1, abs(n))


@builtin("ChineseRemainder")
def chinese_remainder(ev, remainders, moduli, start=0):
    """ChineseRemainder[{r1, r2, …}, {m1, m2, …}] gives the smallest x >= 0 that satisfies all congruences."""
    if not is_list(remainders) or not is_list(moduli) or type(start) is not int:
        return None
    r, m = list(elements(remainders)), list(elements(moduli))
    if len(r) != len(m) or any([type(v) is not int for v in r + m]):
        return None
    x, step = 0, 1
    for ri, mi in zip(r, m):
        g, inverse, _ = bezout(step, mi)
        if (ri - x) % g:
            return None
        x += (ri - x) // g * inverse % (mi // g) * step
        step = lcm(step, mi)
    return start + (x - start) % step


@builtin("MultiplicativeOrder", attributes=_LISTABLE, packed=False)
def multiplicative_order(ev, k, n):
    """MultiplicativeOrder[k, n] gives the smallest m such that k^m = 1 mod n."""
    if type(k) is not int or type(n) is not int or n <= 0 or gcd(k, n) != 1:
        return None
    if n == 1:
        return 1
    order = carmichael_lambda(ev, n)
    for p in primes.factor(order):
        while order % p == 0 and pow(k, order // p, n) == 1:
            order //= p
    return order


@builtin("PrimitiveRoot", attributes=_LISTABLE, packed=False)
def primitive_root(ev, n):
    """PrimitiveRoot[n] gives a primitive root of n."""
    if type(n) is not int or n < 2:
        return None
    size = euler_phi(ev, n)
    if carmichael_lambda(ev, n) != size:
        return None
    tests = [size // p for p in primes.factor(size)]
    for g in range(1, n + 1):
        if gcd(g, n) == 1 and all([pow(g, t, n) != 1 for t in tests]) or n == 2:
            return g
    return None


@builtin("JacobiSymbol", attributes=_LISTABLE, packed=False)
def jacobi_symbol(ev, n, m):
    """JacobiSymbol[n, m] gives the Jacobi symbol (n/m)."""
    return primes.jacobi(n, m) if type(n) is int and type(m) is int and m > 0 and m % 2 else None


@builtin("KroneckerSymbol", attributes=_LISTABLE, packed=False)
def kronecker_symbol(ev, n, m):
    """KroneckerSymbol[n, m] gives the Kronecker symbol (n/m)."""
    if type(n) is not int or type(m) is not int:
        return None
    if m == 0:
        return int(abs(n) == 1)
    result = -1 if m < 0 and n < 0 else 1
    m = abs(m)
    while m % 2 == 0:
        m //= 2
        result *= 0 if n % 2 == 0 else 1 if n % 8 in (1, 7) else -1
    return result * primes.jacobi(n, m)


# --- parts of integers ------------------------------------------------------------------------------------------------


@builtin("IntegerExponent", attributes=_LISTABLE, packed=False, messages={"ibase": "Base `1` is not an integer greater than 1."})
def integer_exponent(ev, n, b=10):
    """IntegerExponent[n, b] gives the highest power of b that divides n; b is 10 if not given."""
    if type(n) is not int or type(b) is not int:
        return None
    if b < 2:
        raise MessageError("ibase", b)
    if n == 0:
        return INFINITY
    k = 0
    while n % b == 0:
        n //= b
        k += 1
    return k


@builtin("Numerator", attributes=_LISTABLE, packed=False)
def numerator_(ev, x):
    """Numerator[expr] gives the numerator of expr."""
    return fraction_parts(ev, x)[0]


@builtin("Denominator", attributes=_LISTABLE, packed=False)
def denominator_(ev, x):
    """Denominator[expr] gives the denominator of expr."""
    return fraction_parts(ev, x)[1]


@builtin("NumeratorDenominator", attributes=_LISTABLE, packed=False)
def numerator_denominator(ev, x):
    """NumeratorDenominator[expr] gives the list {Numerator[expr], Denominator[expr]}."""
    return make_list(fraction_parts(ev, x))


def fraction_parts(ev, x) -> tuple:
    """(numerator, denominator) of an expression: factors with negative exponents go below."""
    if type(x) is Rational:
        return x.numerator, x.denominator
    if type(x) is Complex and (type(x.re) is Rational or type(x.im) is Rational):
        below = lcm(*[denominator(p) for p in (x.re, x.im) if type(p) in (int, Rational)])
        return multiply(x, below), below
    factors = x.args if type(x) is Expr and x.head is S.Times else (x,)
    above, below = [], []
    for f in factors:
        if len(factors) > 1 and type(f) in (Rational, Complex):
            n, d = fraction_parts(ev, f)
            above.append(n)
            below.append(d)
        elif type(f) is Expr and f.head is S.Power and len(f.args) == 2:
            n, d = _fraction_of_power(*f.args)
            above.append(n)
            below.append(d)
        else:
            above.append(f)
    return ev.evaluate(Expr(S.Times, tuple(above))), ev.evaluate(Expr(S.Times, tuple(below)))


def _fraction_of_power(base, exponent):
    if type(base) is Rational and type(exponent) is Rational:
        if exponent.numerator < 0:
            base, exponent = rational(base.denominator, base.numerator), negate(exponent)
        return Expr(S.Power, (numerator(base), exponent)), Expr(S.Power, (denominator(base), exponent))
    if is_negative(exponent):
        return 1, Expr(S.Power, (base, opposite(exponent)))
    if type(exponent) is Expr and exponent.head is S.Plus:
        down = [a for a in exponent.args if is_negative(a)]
        if down:
            up = [a for a in exponent.args if not is_negative(a)]
            return Expr(S.Power, (base, Expr(S.Plus, tuple(up)))), Expr(
                S.Power, (base, Expr(S.Plus, tuple([opposite(a) for a in down])))
            )
    return Expr(S.Power, (base, exponent)), 1


@builtin("SquaresR", attributes=_LISTABLE, packed=False)
def squares_r(ev, d, n):
    """SquaresR[d, n] gives the number of ways r_d(n) to represent the integer n as a sum of d squares."""
    if type(d) is not int or type(n) is not int or d < 1 or n < 0 or n > 10**6:
        return None
    counts = [1] + [0] * n
    for _ in range(d):
        counts = [sum([counts[m - k * k] * (2 if k else 1) for k in range(isqrt(m) + 1)]) for m in range(n + 1)]
    return counts[n]
