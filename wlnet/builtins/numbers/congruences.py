"""Powers, inverses and roots modulo an integer."""

from math import gcd

from ...evaluator import Evaluator, builtin
from ...expression import EXACT_REALS, Expr, Expression, MessageError, Rational, S, elements, is_list
from ...mathematics import number_theory, primes


@builtin(
    "PowerMod",
    attributes="Listable",
    packed=False,
    messages={
        "ninv": "`1` is not invertible modulo `2`.",
        "root": "The equation x^`1` = `2` (mod `3`) has no integer solutions.",
        "divz": "The argument `1` in `2` should be nonzero.",
    },
)
def power_mod(ev: Evaluator, a: Expression, b: Expression, m: Expression) -> Expression | None:
    """PowerMod[a, b, m] gives a^b mod m.
    PowerMod[a, -1, m] finds the modular inverse of a modulo m."""
    if type(a) is not int or type(m) is not int or type(b) not in EXACT_REALS:
        return None
    if m == 0:
        raise MessageError("divz", m, Expr(S.PowerMod, (a, b, m)))
    modulus = abs(m)
    if type(b) is Rational:
        root = number_theory.fractional_power_mod(a, b, modulus)
        if root is None:
            raise MessageError("root", b.denominator, a, m)
        return root
    if b < 0 and gcd(a, modulus) != 1:
        raise MessageError("ninv", a, m)
    return pow(a, b, modulus)


@builtin("ModularInverse", attributes="Listable", packed=False, messages={"ninv": "`1` is not invertible modulo `2`."})
def modular_inverse(ev: Evaluator, k: Expression, n: Expression) -> Expression | None:
    """ModularInverse[k, n] gives the modular inverse of k modulo n."""
    if type(k) is not int or type(n) is not int or n == 0:
        return None
    if gcd(k, n) != 1:
        raise MessageError("ninv", k, n)
    return pow(k, -1, abs(n))


@builtin("ChineseRemainder")
def chinese_remainder(ev: Evaluator, remainders: Expression, moduli: Expression, start: Expression = 0) -> Expression | None:
    """ChineseRemainder[{r1, r2, …}, {m1, m2, …}] gives the smallest x >= 0 that satisfies all congruences."""
    if not is_list(remainders) or not is_list(moduli) or type(start) is not int:
        return None
    r, m = list(elements(remainders)), list(elements(moduli))
    if len(r) != len(m) or any([type(v) is not int for v in r + m]):
        return None
    solution = number_theory.chinese_remainder(r, m)
    if solution is None:
        return None
    x, step = solution
    return start + (x - start) % step


@builtin("MultiplicativeOrder", attributes="Listable", packed=False)
def multiplicative_order(ev: Evaluator, k: Expression, n: Expression) -> Expression | None:
    """MultiplicativeOrder[k, n] gives the smallest m such that k^m = 1 mod n."""
    if type(k) is not int or type(n) is not int or n <= 0 or gcd(k, n) != 1:
        return None
    return number_theory.multiplicative_order(k, n)


@builtin("PrimitiveRoot", attributes="Listable", packed=False)
def primitive_root(ev: Evaluator, n: Expression) -> Expression | None:
    """PrimitiveRoot[n] gives a primitive root of n."""
    return number_theory.primitive_root(n) if type(n) is int and n > 1 else None


@builtin("JacobiSymbol", attributes="Listable", packed=False)
def jacobi_symbol(ev: Evaluator, n: Expression, m: Expression) -> Expression | None:
    """JacobiSymbol[n, m] gives the Jacobi symbol (n/m)."""
    return primes.jacobi(n, m) if type(n) is int and type(m) is int and m > 0 and m % 2 else None


@builtin("KroneckerSymbol", attributes="Listable", packed=False)
def kronecker_symbol(ev: Evaluator, n: Expression, m: Expression) -> Expression | None:
    """KroneckerSymbol[n, m] gives the Kronecker symbol (n/m)."""
    return number_theory.kronecker(n, m) if type(n) is int and type(m) is int else None
