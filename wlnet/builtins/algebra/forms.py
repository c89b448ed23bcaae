"""Expressions as polynomials and back: expansion, terms in chosen generators, quotients of polynomials."""

from ...evaluator import Evaluator
from ...expression import EXACT_REALS, NUMBERS, Expr, Expression, Rational, S, Symbol, elements, identity_key, is_list, rational
from ...expression.arithmetic import add, integer_power, multiply
from ...expression.numbers import as_fraction, from_fraction
from ...mathematics.modular_polynomials import reduced_modulo
from ...mathematics.polynomial_terms import to_dense, widened
from ...mathematics.primes import is_prime
from ..kit.terms import term_parts, with_coefficient
from ..numbers.fraction_parts import fraction_parts

# --- expansion --------------------------------------------------------------------------------------------------------


def expanded(ev: Evaluator, x: Expression, everywhere: bool = False) -> Expression:
    """x with products and positive powers of sums multiplied out."""
    if is_list(x) or type(x) is Expr and x.head in _THREADING:
        return Expr(x.head if type(x) is Expr else S.List, tuple([expanded(ev, a, everywhere) for a in elements(x)]))
    if type(x) is not Expr:
        return x
    if everywhere:
        new = Expr(x.head, tuple([expanded(ev, a, True) for a in x.args]))
        x = ev.evaluate(new) if new.args != x.args else x
        if type(x) is not Expr:
            return x
    if not _is_expandable(x):
        return x
    terms = _terms(ev, x)
    return ev.evaluate(sum_of_terms(terms))


_THREADING = frozenset((S.Equal, S.Unequal, S.Less, S.LessEqual, S.Greater, S.GreaterEqual, S.And, S.Or, S.Not, S.Rule))


def _is_expandable(x: Expr) -> bool:
    """Is there a product or power of a sum on the algebraic top of x?"""
    if x.head is S.Plus:
        return any([type(a) is Expr and _is_expandable(a) for a in x.args])
    if x.head is S.Times:
        return any([_is_sum(a) or type(a) is Expr and _is_expandable(a) for a in x.args])
    if x.head is S.Power and len(x.args) == 2:
        return (
            (_is_sum(x.args[0]) or type(x.args[0]) is Expr and x.args[0].head is S.Times)
            and type(x.args[1]) is int
            and x.args[1] > 1
            or type(x.args[1]) is Rational
            and _is_sum(x.args[0])
            and x.args[1].numerator > x.args[1].denominator
        )
    return False


def _is_sum(x) -> bool:
    return type(x) is Expr and x.head is S.Plus


# Terms: dict from a monomial (sorted tuple of (base, exponent)) to its numeric coefficient.


def _terms(ev, x) -> dict:
    kind = type(x)
    if kind in NUMBERS:
        return {(): x}
    if kind is Expr:
        if x.head is S.Plus:
            return _sum(ev, x.args)
        if x.head is S.Times:
            return _product(ev, x.args)
        if x.head is S.Power and len(x.args) == 2:
            power = _power_terms(ev, *x.args)
            if power is not None:
                return power
    return {((identity_key(x), 1),): 1}


def _sum(ev, args) -> dict:
    out: dict = {}
    for a in args:
        for m, c in _terms(ev, a).items():
            out[m] = add(out[m], c) if m in out else c
    return out


def _product(ev, args) -> dict:
    out = {(): 1}
    for a in args:
        out = _multiplied(out, _terms(ev, a))
    return out


def _multiplied(f: dict, g: dict) -> dict:
    out: dict = {}
    for m, a in f.items():
        for n, b in g.items():
            key = _joined(m, n)
            c = multiply(a, b)
            out[key] = add(out[key], c) if key in out else c
    return out


def _joined(m: tuple, n: tuple) -> tuple:
    if not m:
        return n
    if not n:
        return m
    exponents = dict(m)
    for base, e in n:
        if base in exponents:
            e = add(exponents[base], e)
            if type(e) is int and e == 0:
                del exponents[base]
                continue
        exponents[base] = e
    return tuple(sorted(exponents.items(), key=_order_of))


def _order_of(item):
    return id(item[0]) if type(item[0]) is Symbol else hash(item[0])


def _power_terms(ev, base, exponent) -> "dict | None":
    if type(exponent) is int and exponent > 0 and type(base) is Expr and base.head in (S.Plus, S.Times):
        return _power_of(_terms(ev, base), exponent)
    if type(exponent) is Rational and exponent.numerator > exponent.denominator and _is_sum(base):
        whole, rest = divmod(exponent.numerator, exponent.denominator)
        root = {((identity_key(base), rational(rest, exponent.denominator)),): 1}
        return _multiplied(_power_of(_terms(ev, base), whole), root)
    if type(exponent) in EXACT_REALS and type(base) not in NUMBERS:
        return {((identity_key(base), exponent),): 1}
    return None


def _power_of(f: dict, n: int) -> dict:
    if len(f) == 1:
        ((m, c),) = f.items()
        return {tuple([(b, multiply(e, n)) for b, e in m]): integer_power(c, n)}
    result = None
    while n:
        if n & 1:
            result = f if result is None else _multiplied(result, f)
        n >>= 1
        if n:
            f = _multiplied(f, f)
    return result


def sum_of_terms(terms: dict) -> Expression:
    """The sum that the terms stand for, not yet evaluated."""
    out = []
    for m, c in terms.items():
        if type(c) is int and c == 0:
            continue
        factors = [b if type(e) is int and e == 1 else Expr(S.Power, (b, e)) for b, e in m]
        if not factors:
            out.append(c)
        elif type(c) is int and c == 1:
            out.append(factors[0] if len(factors) == 1 else Expr(S.Times, tuple(factors)))
        else:
            out.append(Expr(S.Times, (c, *factors)))
    if not out:
        return 0
    return out[0] if len(out) == 1 else Expr(S.Plus, tuple(out))


# --- polynomials in some variables ------------------------------------------------------------------------------------


def coefficients(ev: Evaluator, x: Expression, variable: Expression) -> "dict | None":
    """x as a polynomial in one variable: {exponent: coefficient expression}; None if it is not one."""
    by_exponent: dict = {}
    for m, c in _terms(ev, x).items():
        exponent, rest = 0, []
        for base, e in m:
            if base == variable:
                exponent = e
            elif depends_on(base, variable):
                return None
            else:
                rest.append(base if e == 1 and type(e) is int else Expr(S.Power, (base, e)))
        if type(exponent) is not int or exponent < 0:
            return None
        term = c if not rest else with_coefficient(c, rest[0] if len(rest) == 1 else Expr(S.Times, tuple(rest)))
        by_exponent.setdefault(exponent, []).append(term)
    out = {}
    for e, terms in sorted(by_exponent.items()):
        value = ev.evaluate(terms[0] if len(terms) == 1 else Expr(S.Plus, tuple(terms)))
        if type(value) is not int or value != 0:
            out[e] = value
    return out


def dense_coefficients(ev: Evaluator, x: Expression, variable: Expression) -> "list | None":
    """[c0, c1, …] of a polynomial in one variable, or None."""
    by_exponent = coefficients(ev, x, variable)
    if by_exponent is None:
        return None
    return [by_exponent.get(k, 0) for k in range(max(by_exponent, default=-1) + 1)]


def modulus_of(ev: Evaluator, head: Symbol, options: dict) -> int:
    """The prime of the option Modulus; 0 without one, and after a message where it is none."""
    modulus = options["Modulus"]
    if type(modulus) is int and (modulus == 0 or is_prime(modulus)):
        return modulus
    ev.message("General", "unsup", head, Expr(S.Rule, (S.Modulus, modulus)))
    return 0


def dense_modulo(ev: Evaluator, head: Symbol, polynomials: list, p: int) -> "tuple | None":
    """(generators, [coefficients from the constant up]) of polynomials in one variable over the field of p elements.

    None, after a message, where they have other variables or coefficients.
    """
    generators = Generators()
    terms = [to_polynomial(ev, f, generators) for f in polynomials]
    if None not in terms and len(generators.bases) <= 1:
        try:
            return generators, [reduced_modulo(to_dense(f) if f else [], p) for f in terms]
        except ZeroDivisionError:
            pass
    ev.message("General", "unsup", head, Expr(S.Rule, (S.Modulus, p)))
    return None


def depends_on(x: Expression, variable: Expression) -> bool:
    """Does the variable occur in x?"""
    stack = [x]
    while stack:
        x = stack.pop()
        if x is variable or type(x) is Expr and x == variable:
            return True
        if type(x) is Expr:
            stack.append(x.head)
            stack.extend(x.args)
    return False


def polynomial_from(coefficients_: list, variable: Expression) -> Expression:
    """The sum of c_k variable^k, not yet evaluated."""
    terms = [
        Expr(S.Times, (c, Expr(S.Power, (variable, k)))) if k else c
        for k, c in enumerate(coefficients_)
        if not (type(c) is int and c == 0)
    ]
    return Expr(S.Plus, tuple(terms)) if terms else 0


# --- polynomials over the rationals in all their generators -----------------------------------------------------------


class Generators:
    """The non-polynomial parts and variables of some expressions, numbered: the variables of their polynomials."""

    def __init__(self):
        self.places: dict = {}
        self.bases: list = []

    def place(self, base: Expression) -> int:
        number = self.places.get(base)
        if number is None:
            number = self.places[base] = len(self.bases)
            self.bases.append(base)
        return number


def to_polynomial(ev: Evaluator, x: Expression, generators: Generators) -> "dict | None":
    """x expanded as {exponents: int or Fraction}; None for inexact or complex coefficients or negative exponents.

    Exponent tuples are as long as there were generators when the term was met: use `widened` before arithmetic.
    """
    out: dict = {}
    for m, c in _terms(ev, x).items():
        if type(c) not in EXACT_REALS:
            return None
        exponents: dict = {}
        for base, e in m:
            base, e = _rooted(base, e)
            if type(e) is not int or e < 0:
                return None
            place = generators.place(base)
            exponents[place] = exponents.get(place, 0) + e
        key = tuple([exponents.get(i, 0) for i in range(len(generators.bases))])
        out[key] = out.get(key, 0) + as_fraction(c)
    return widened({e: c for e, c in out.items() if c}, len(generators.bases))


def _rooted(base, e):
    """A fractional power of a base as a whole power of its root."""
    if type(e) is Rational:
        return Expr(S.Power, (base, rational(1, e.denominator))), e.numerator
    return base, e


def from_polynomial(f: dict, generators: Generators) -> Expression:
    """The expression of a polynomial, not yet evaluated."""
    terms = []
    for e, c in f.items():
        factors = [base if k == 1 else Expr(S.Power, (base, k)) for base, k in zip(generators.bases, e) if k]
        terms.append(Expr(S.Times, (from_fraction(c), *factors)) if factors else from_fraction(c))
    if not terms:
        return 0
    return terms[0] if len(terms) == 1 else Expr(S.Plus, tuple(terms))


# --- quotients --------------------------------------------------------------------------------------------------------


def over_common_denominator(ev: Evaluator, x: Expression) -> tuple:
    """x as (numerator, {factor: exponent}) with the denominators of its terms brought together.

    Numeric factors of denominators stay in the numerator as fractions.
    """
    if type(x) is Expr and x.head is S.Plus:
        parts = [over_common_denominator(ev, a) for a in x.args]
        below: dict = {}
        for _, factors in parts:
            for base, e in factors.items():
                below[base] = max(below.get(base, 0), e)
        if not below:
            return x, {}
        terms = []
        for above, factors in parts:
            missing = [(b, e - factors.get(b, 0)) for b, e in below.items() if e > factors.get(b, 0)]
            terms.append(Expr(S.Times, (above, *[Expr(S.Power, (b, e)) for b, e in missing])))
        return ev.evaluate(Expr(S.Plus, tuple(terms))), below
    if type(x) is Expr and x.head is S.Times:
        parts = [over_common_denominator(ev, a) for a in x.args]
        below = {}
        for _, factors in parts:
            for base, e in factors.items():
                below[base] = below.get(base, 0) + e
        return ev.evaluate(Expr(S.Times, tuple([a for a, _ in parts]))), below
    if type(x) is Expr and x.head is S.Power and len(x.args) == 2 and type(x.args[1]) is int:
        base, n = x.args
        if _has_denominator(base):
            above, factors = over_common_denominator(ev, base)
            below = {b: e * abs(n) for b, e in factors.items()}
            if n > 0:
                return Expr(S.Power, (above, n)), below
            return ev.evaluate(Expr(S.Times, tuple([Expr(S.Power, (b, e)) for b, e in below.items()]))), {above: -n}
        if n < 0:
            content, rest = _numeric_content(base)
            return (Expr(S.Power, (content, n)) if content != 1 else 1), {rest: -n}
        return x, {}
    above, under = fraction_parts(ev, x) if type(x) is Expr and x.head is S.Power else (x, 1)
    return above, {} if type(under) is int and under == 1 else {under: 1}


def _has_denominator(x) -> bool:
    if type(x) is Expr and x.head in (S.Plus, S.Times):
        return any([_has_denominator(a) for a in x.args])
    return type(x) is Expr and x.head is S.Power and len(x.args) == 2 and type(x.args[1]) is int and x.args[1] < 0


def _numeric_content(x) -> tuple:
    coefficient, rest = term_parts(x)
    return (coefficient, rest) if type(coefficient) in EXACT_REALS else (1, x)
