"""Closed forms of sums and products with symbolic or infinite bounds.

A summand is taken apart into a constant, a power r^k, factorials and a rational function of k; each combination that
has a known closed form has one function here.  None means that no closed form is known.
"""

from fractions import Fraction
from math import comb, factorial

from ...evaluator import Evaluator
from ...expression import EXACT_REALS, Expr, Expression, Rational, S, Symbol, rational
from ...expression.arithmetic import compare, multiply, sign
from ...expression.numbers import from_fraction
from ...mathematics.combinatorics import power_sum, stirling2
from ...mathematics.polynomial_factors import rational_roots
from ...mathematics.rational_functions import rational_poles
from ..kit.scalars import HALF
from ..kit.terms import INFINITY, make_minus, make_plus, make_power, make_times
from .factors import factored
from .forms import dense_coefficients, depends_on, polynomial_from
from .partial_fractions import rational_function
from .quotients import joined


class Summand:
    """constant * ratio^k * rest(k) / (a k + b)! * Binomial[n, k]."""

    __slots__ = ("constant", "ratio", "factorial", "binomial", "rest", "rest_factors")

    def __init__(self, ev, x, k):
        constants, ratios, rest = [], [], []
        self.rest_factors = rest
        self.factorial = self.binomial = None
        for f in x.args if type(x) is Expr and x.head is S.Times else (x,):
            if not depends_on(f, k):
                constants.append(f)
            elif self._take(ev, f, k, constants, ratios):
                continue
            else:
                rest.append(f)
        self.constant = ev.evaluate(Expr(S.Times, tuple(constants)))
        self.ratio = ev.evaluate(Expr(S.Times, tuple(ratios)))
        self.rest = ev.evaluate(Expr(S.Times, tuple(rest)))

    def _take(self, ev, f, k, constants: list, ratios: list) -> bool:
        """Note a power with k in its exponent, a factorial below, or a binomial coefficient."""
        if type(f) is not Expr:
            return False
        if f.head is S.Power and len(f.args) == 2 and not depends_on(f.args[0], k):
            line = dense_coefficients(ev, f.args[1], k)
            if line is not None and len(line) == 2:
                constants.append(make_power(f.args[0], line[0]))
                ratios.append(make_power(f.args[0], line[1]))
                return True
            return False
        inner = f.args[0] if f.head is S.Power and f.args[1] == -1 else None
        if type(inner) is Expr and inner.head in (S.Factorial, S.Gamma) and len(inner.args) == 1 and self.factorial is None:
            line = dense_coefficients(ev, inner.args[0], k)
            if line is not None and len(line) == 2 and all([type(c) is int for c in line]):
                self.factorial = (line[1], line[0] - (inner.head is S.Gamma))
                return True
            return False
        if (
            f.head is S.Power
            and f.args[1] == 2
            and type(f.args[0]) is Expr
            and f.args[0].head is S.Binomial
            and self._take(ev, f.args[0], k, constants, ratios)
        ):
            self.rest_factors.append(f.args[0])
            return True
        if f.head is S.Binomial and f.args[1] is k and not depends_on(f.args[0], k) and self.binomial is None:
            self.binomial = f.args[0]
            return True
        return False


# --- sums -------------------------------------------------------------------------------------------------------------


def symbolic_sum(ev: Evaluator, x: Expression, k: Symbol, start: Expression, stop: Expression) -> Expression | None:
    """The sum of x for k from start to stop, or None."""
    if not depends_on(x, k):
        if stop == INFINITY:
            return None if not (type(x) is int and x == 0) else 0
        return ev.evaluate(make_times(x, make_plus(stop, 1, make_minus(start))))
    if stop == INFINITY:
        if type(start) is not int:
            return None
        return _infinite_sum(ev, x, k, start)
    return _finite_sum(ev, x, k, start, stop)


def indefinite_sum(ev: Evaluator, x: Expression, k: Symbol) -> Expression | None:
    """The sum of x for k from 0 or 1 up to k - 1, without a constant; None if no closed form is known."""
    if not depends_on(x, k):
        return ev.evaluate(make_times(x, k))
    dense = dense_coefficients(ev, x, k)
    if dense is not None:
        return _power_sums(ev, dense, 1, make_plus(k, -1))
    s = Summand(ev, x, k)
    if s.factorial is not None or s.binomial is not None or s.ratio == 1:
        return None
    q = _antidifference(ev, s, k)
    return None if q is None else joined(ev, ev.evaluate(make_times(s.constant, _at(q, k, k), make_power(s.ratio, k))))


def _finite_sum(ev, x, k, start, stop):
    dense = dense_coefficients(ev, x, k)
    if dense is not None:
        return _power_sums(ev, dense, start, stop)
    if type(x) is Expr and x.head is S.Plus:
        parts = [symbolic_sum(ev, a, k, start, stop) for a in x.args]
        if all([p is not None for p in parts]):
            return ev.evaluate(Expr(S.Plus, tuple(parts)))
    s = Summand(ev, x, k)
    if s.factorial is not None:
        return None
    if s.binomial is not None:
        value = _binomial_sum(ev, s, k, start, stop)
    elif type(s.ratio) is int and s.ratio == 1:
        value = _rational_sum(ev, s.rest, k, start, stop)
    else:
        value = _geometric_sum(ev, s, k, start, stop)
    return None if value is None else ev.evaluate(make_times(s.constant, value))


def _power_sums(ev, dense: list, start, stop):
    """Faulhaber's formula, factored."""
    terms = []
    for j, c in enumerate(dense):
        if type(c) is int and c == 0:
            continue
        upper = polynomial_from(power_sum(j), stop)
        lower = polynomial_from(power_sum(j), make_plus(start, -1))
        terms.append(make_times(c, make_plus(upper, make_minus(lower))))
    return factored(ev, ev.evaluate(Expr(S.Plus, tuple(terms))))


def _geometric_sum(ev, s: Summand, k, start, stop):
    """p(k) r^k by its antidifference."""
    q = _antidifference(ev, s, k)
    if q is None:
        return None
    above = ev.evaluate(make_times(_at(q, k, make_plus(stop, 1)), _raised(s.ratio, make_plus(stop, 1))))
    below = ev.evaluate(make_times(_at(q, k, start), _raised(s.ratio, start)))
    return joined(ev, ev.evaluate(make_plus(above, make_minus(below))))


def _raised(ratio, exponent):
    """ratio^exponent; powers of E as one power."""
    if type(ratio) is Expr and ratio.head is S.Power and ratio.args[0] is S.E:
        return make_power(S.E, Expr(S.Expand, (make_times(exponent, ratio.args[1]),)))
    return make_power(ratio, exponent)


def _at(coefficients: list, k, value):
    return polynomial_from(coefficients, value)


def _antidifference(ev, s: Summand, k) -> "list | None":
    """q with r q(k + 1) - q(k) = rest(k), as coefficients from the constant up."""
    p = dense_coefficients(ev, s.rest, k)
    if p is None:
        return None
    inverse = ev.evaluate(make_power(make_plus(s.ratio, -1), -1))
    q: list = [0] * len(p)
    for i in range(len(p) - 1, -1, -1):
        known = [make_times(comb(j, i), q[j]) for j in range(i + 1, len(p))]
        inner = make_plus(p[i], make_times(-1, s.ratio, Expr(S.Plus, tuple(known)))) if known else p[i]
        q[i] = joined(ev, ev.evaluate(make_times(inverse, inner)))
    return q


def _binomial_sum(ev, s: Summand, k, start, stop):
    """Sums of p(k) r^k Binomial[n, k] over all k."""
    n = s.binomial
    if type(start) is not int or start != 0 or stop != n:
        return None
    if s.rest == Expr(S.Binomial, (n, k)) and s.ratio == 1:
        return Expr(S.Binomial, (make_times(2, n), n))
    p = dense_coefficients(ev, s.rest, k)
    if p is None:
        return None
    if len(p) == 1 and s.ratio == -1:
        return make_times(p[0], Expr(S.KroneckerDelta, (n,)))
    terms = []
    for j, c in enumerate(p):
        for i in range(j + 1):
            falling = Expr(S.Times, tuple([make_plus(n, -m) for m in range(i)]))
            weight = stirling2(j, i)
            if weight:
                terms.append(
                    make_times(c, weight, falling, make_power(s.ratio, i), make_power(make_plus(1, s.ratio), make_plus(n, -i)))
                )
    return joined(ev, ev.evaluate(Expr(S.Plus, tuple(terms))))


def _rational_sum(ev, x, k, start, stop):
    """A rational function of k up to a symbolic bound: harmonic numbers, which cancel where it telescopes."""
    pieces = _partial_terms(ev, x, k)
    if pieces is None:
        return None
    polynomial, poles = pieces
    terms = [_power_sums(ev, [from_fraction(c) for c in polynomial], start, stop)] if polynomial else []
    by_order: dict = {}
    for root, order, c in poles:
        if root.denominator != 1 or type(start) is int and start <= root:
            return None
        by_order.setdefault(order, []).append((int(root), c))
    for order, items in by_order.items():
        total = sum([c for _, c in items])
        base = max([r for r, _ in items])
        for root, c in items:
            # the sum over 1/(k - root) is the one over 1/(k - base) with other ends
            for i in range(root, base):
                terms.append(make_times(from_fraction(c), make_power(make_plus(stop, -i), -order)))
                terms.append(make_times(from_fraction(-c), make_power(make_plus(start, -1, -i), -order)))
        if total:
            shift = (make_plus(stop, -base), make_plus(start, -1, -base))
            harmonics = [Expr(S.HarmonicNumber, (h, order) if order > 1 else (h,)) for h in shift]
            terms.append(make_times(from_fraction(total), make_plus(harmonics[0], make_minus(harmonics[1]))))
    return factored(ev, ev.evaluate(Expr(S.Plus, tuple(terms))))


def _partial_terms(ev, x, k) -> tuple | None:
    """(polynomial part, [(root, order, coefficient)]) of a rational function whose poles are rational, or None."""
    parts = rational_function(ev, x, k)
    return None if parts is None else rational_poles(*parts)


# --- infinite sums ----------------------------------------------------------------------------------------------------


def _infinite_sum(ev, x, k, start: int):
    if (
        type(x) is Expr
        and x.head is S.Power
        and x.args[0] is k
        and start == 1
        and not depends_on(x.args[1], k)
        and type(x.args[1]) in (Symbol, Expr)
    ):
        return ev.evaluate(Expr(S.Zeta, (make_minus(x.args[1]),)))
    s = Summand(ev, x, k)
    if s.binomial is not None:
        return None
    if s.factorial is not None:
        value = _exponential_series(ev, s, k, start)
    elif type(s.ratio) is int and s.ratio == 1:
        value = _infinite_rational(ev, s.rest, k, start, 1)
    elif type(s.ratio) is int and s.ratio == -1:
        value = _infinite_rational(ev, s.rest, k, start, -1)
    else:
        value = _power_series(ev, s, k, start)
    if value is not None:
        return ev.evaluate(make_times(s.constant, value))
    if type(x) is Expr and x.head is S.Plus:
        parts = [symbolic_sum(ev, a, k, start, INFINITY) for a in x.args]
        if all([p is not None for p in parts]):
            return ev.evaluate(Expr(S.Plus, tuple(parts)))
    return None


def _infinite_rational(ev, x, k, start: int, sign: int):
    """Rational summands, alternating for sign -1, by polygamma functions at the poles."""
    parts = rational_function(ev, x, k)
    pieces = _partial_terms(ev, x, k)
    if pieces is None and sign == 1:
        return _shifted_squares(ev, x, k, start)
    if parts is None or pieces is None:
        return None
    if len(parts[1]) - len(parts[0]) < (2 if sign == 1 else 1):
        if parts[0]:
            ev.message("Sum", "div", "Sum")
        return None
    terms = []
    for root, order, c in pieces[1]:
        offset = start - root
        if offset <= 0 and offset.denominator == 1:
            return None
        value = _tail(offset, order) if sign == 1 else _alternating_tail(offset, order, start)
        if value is None:
            return None
        terms.append(make_times(from_fraction(c), value))
    return ev.evaluate(Expr(S.Expand, (Expr(S.Plus, tuple(terms)),)))


def _shifted_squares(ev, x, k, start: int):
    """The sum of 1/(k^2 + c) from 0 or 1 on, for a c that is not minus a square: a hyperbolic cotangent."""
    if type(x) is not Expr or x.head is not S.Power or x.args[1] != -1 or start not in (0, 1):
        return None
    dense = dense_coefficients(ev, x.args[0], k)
    if dense is None or len(dense) != 3 or dense[1] != 0 or dense[2] != 1:
        return None
    root = ev.evaluate(make_power(dense[0], HALF))
    if type(dense[0]) is Expr and dense[0].head is S.Power and dense[0].args[1] == 2:
        root = dense[0].args[0]
    angle = make_times(root, S.Pi)
    above = make_plus(-1 if start else 1, make_times(angle, Expr(S.Coth, (angle,))))
    return ev.evaluate(make_times(HALF, above, make_power(dense[0], -1)))


def _tail(q: Fraction, order: int):
    """The part of the sum of (q + i)^-order over i >= 0 that does not cancel among poles."""
    return make_minus(_digamma(q)) if order == 1 else _hurwitz(order, q)


def _alternating_tail(q: Fraction, order: int, start: int):
    """The sum of (-1)^(start + i) (q + i)^-order over i >= 0."""
    sign = -1 if start % 2 else 1
    if order == 1:
        return make_times(multiply(HALF, sign), make_plus(_digamma((q + 1) / 2), make_minus(_digamma(q / 2))))
    if q.denominator == 2 and order < 4:
        return _beta_tail(q, order, sign)
    first, second = _hurwitz(order, q / 2), _hurwitz(order, (q + 1) / 2)
    if first is None or second is None:
        return None
    return make_times(rational(sign, 2**order), make_plus(first, make_minus(second)))


def _beta_tail(q: Fraction, order: int, sign: int):
    """_alternating_tail at half-integers, from the sums of (-1)^i/(2 i + 1)^2 and (-1)^i/(2 i + 1)^3."""
    # the alternating sums from 0 on: Catalan, and Pi^3/32
    whole = make_times(2**order, S.Catalan if order == 2 else make_times(rational(1, 32), make_power(S.Pi, 3)))
    steps = int(q - Fraction(1, 2))
    before = range(min(steps, 0), max(steps, 0))
    skipped = sum([(1 - i % 2 * 2) / (Fraction(1, 2) + i) ** order for i in before], Fraction(0))
    if steps > 0:
        skipped = -skipped
    return make_times(sign * (1 - steps % 2 * 2), make_plus(whole, from_fraction(skipped)))


# digamma at fractions: -EulerGamma + these
_DIGAMMA = {
    Fraction(1): 0,
    Fraction(1, 2): make_times(-2, Expr(S.Log, (2,))),
    Fraction(1, 4): make_plus(make_times(rational(-1, 2), S.Pi), make_times(-3, Expr(S.Log, (2,)))),
    Fraction(3, 4): make_plus(make_times(HALF, S.Pi), make_times(-3, Expr(S.Log, (2,)))),
    Fraction(1, 3): make_plus(
        make_times(rational(-1, 2), S.Pi, make_power(3, rational(-1, 2))), make_times(rational(-3, 2), Expr(S.Log, (3,)))
    ),
    Fraction(2, 3): make_plus(
        make_times(HALF, S.Pi, make_power(3, rational(-1, 2))), make_times(rational(-3, 2), Expr(S.Log, (3,)))
    ),
}


def _digamma(q: Fraction):
    """PolyGamma[0, q] by its fractional part."""
    base = q - (-(-q.numerator // q.denominator) - 1)  # between 0 (excluded) and 1
    steps = Fraction(0)
    x = base
    while x < q:
        steps += 1 / x
        x += 1
    while x > q:
        x -= 1
        steps -= 1 / x
    known = _DIGAMMA.get(base)
    if known is None:
        return make_plus(Expr(S.PolyGamma, (0, from_fraction(base))), from_fraction(steps))
    return make_plus(make_minus(S.EulerGamma), known, from_fraction(steps))


def _hurwitz(order: int, q: Fraction):
    """Zeta[order, q] for q an integer or a half-integer; None otherwise."""
    if q.denominator > 2:
        return None
    base = Fraction(1) if q.denominator == 1 else Fraction(1, 2)
    steps = Fraction(0)
    x = base
    while x < q:
        steps += 1 / x**order
        x += 1
    while x > q:
        x -= 1
        steps -= 1 / x**order
    zeta = Expr(S.Zeta, (order,))
    return make_plus(zeta if base == 1 else make_times(2**order - 1, zeta), from_fraction(-steps))


def _power_series(ev, s: Summand, k, start: int):
    """rest(k) r^k for a rational function: geometric series, logarithms and polylogarithms."""
    r = s.ratio
    if type(r) in (int, Rational, float) and (compare(r, 1) >= 0 or compare(r, -1) <= 0):
        ev.message("Sum", "div", "Sum")
        return None
    if dense_coefficients(ev, s.rest, k) is not None:
        if start == 0 and type(r) in (Symbol, Expr) and not depends_on(s.rest, k):
            return make_times(s.rest, make_power(make_plus(1, make_minus(r)), -1))
        q = _antidifference(ev, s, k)
        value = factored(ev, ev.evaluate(make_times(_at(q, k, start), make_power(r, start))))
        return make_minus(value)
    pieces = _partial_terms(ev, s.rest, k)
    if pieces is None:
        return None
    terms = []
    if pieces[0]:
        polynomial = Summand(ev, make_times(polynomial_from([from_fraction(c) for c in pieces[0]], k), make_power(r, k)), k)
        value = _power_series(ev, polynomial, k, start)
        if value is None:
            return None
        terms.append(value)
    for root, order, c in pieces[1]:
        if root.denominator != 1 or root >= start:
            return None
        root = int(root)
        whole = make_minus(Expr(S.Log, (make_plus(1, make_minus(r)),))) if order == 1 else Expr(S.PolyLog, (order, r))
        first = [make_times(-1, make_power(r, m), rational(1, m**order)) for m in range(1, start - root)]
        terms.append(make_times(from_fraction(c), make_power(r, root), make_plus(whole, *first)))
    return ev.evaluate(Expr(S.Plus, tuple(terms)))


def _exponential_series(ev, s: Summand, k, start: int):
    """p(k) r^k/(a k + b)! for a = 1 and 2: exponential, hyperbolic and circular functions."""
    step, shift = s.factorial
    p = dense_coefficients(ev, s.rest, k)
    if p is None or step not in (1, 2):
        return None
    first = step * start + shift
    if first < 0:
        return None
    if step == 1:
        return _exponential(ev, p, s.ratio, shift, first)
    return _even_series(ev, s.ratio, shift, first) if len(p) == 1 else None


def _exponential(ev, p: list, r, shift: int, first: int):
    """The sum of p(m - shift) r^(m - shift)/m! over m >= first."""
    moved = _moved(ev, p, -shift)
    terms = []
    for j, c in enumerate(moved):
        touchard = polynomial_from([stirling2(j, i) for i in range(j + 1)], r)
        terms.append(make_times(c, touchard, make_power(S.E, r)))
    for m in range(first):
        terms.append(
            make_times(
                -1,
                Expr(S.Plus, tuple([make_times(c, m**j) for j, c in enumerate(moved)])),
                make_power(r, m),
                rational(1, factorial(m)),
            )
        )
    return ev.evaluate(make_times(make_power(r, -shift), Expr(S.Plus, tuple(terms))))


def _moved(ev, p: list, by: int) -> list:
    """Coefficients of p(x + by)."""
    return [
        ev.evaluate(Expr(S.Plus, tuple([make_times(c, comb(j, i), by ** (j - i)) for j, c in enumerate(p) if j >= i])))
        for i in range(len(p))
    ]


def _even_series(ev, r, shift: int, first: int):
    """The sum of r^n/(2 n + shift)! as a function of the root of r."""
    alternating = False
    if type(r) is int and r < 0 or type(r) is Expr and r.head is S.Times and r.args[0] == -1:
        r, alternating = ev.evaluate(make_minus(r)), True
    z = r.args[0] if type(r) is Expr and r.head is S.Power and r.args[1] == 2 else ev.evaluate(make_power(r, HALF))
    odd = first % 2
    name = (S.Sin if odd else S.Cos) if alternating else (S.Sinh if odd else S.Cosh)
    signs = [(-1) ** (m // 2) if alternating else 1 for m in range(first)]
    rest = [make_times(-signs[m], make_power(z, m), rational(1, factorial(m))) for m in range(odd, first, 2)]
    sign = (-1) ** (shift // 2) if alternating else 1
    return ev.evaluate(make_times(sign, make_power(z, -shift), make_plus(Expr(name, (z,)), *rest)))


# --- products ---------------------------------------------------------------------------------------------------------


def symbolic_product(ev: Evaluator, x: Expression, k: Symbol, start: Expression, stop: Expression) -> Expression | None:
    """The product of x for k from start to stop, or None."""
    count = make_plus(stop, 1, make_minus(start))
    if stop == INFINITY:
        return _infinite_product(ev, x, k, start)
    if not depends_on(x, k):
        return ev.evaluate(make_power(x, count))
    if x is k:
        if type(start) is not int:
            return ev.evaluate(Expr(S.Pochhammer, (start, count)))
        return ev.evaluate(make_times(Expr(S.Factorial, (stop,)), make_power(Expr(S.Factorial, (make_plus(start, -1),)), -1)))
    rational_value = _rational_product(ev, x, k, start, stop)
    if rational_value is not None:
        return rational_value
    if type(x) is not Expr:
        return None
    if x.head is S.Times:
        parts = [symbolic_product(ev, a, k, start, stop) for a in x.args]
        return None if None in parts else ev.evaluate(Expr(S.Times, tuple(parts)))
    if x.head is S.Power and len(x.args) == 2:
        base, exponent = x.args
        if not depends_on(exponent, k):
            inner = symbolic_product(ev, base, k, start, stop)
            return None if inner is None else ev.evaluate(make_power(inner, exponent))
        if not depends_on(base, k):
            inner = symbolic_sum(ev, exponent, k, start, stop)
            return None if inner is None else ev.evaluate(make_power(base, inner))
    return None


def _infinite_product(ev, x, k, start):
    if type(x) is Expr and x.head is S.Power and len(x.args) == 2 and type(x.args[0]) in EXACT_REALS and compare(x.args[0], 1) > 0:
        line = dense_coefficients(ev, x.args[1], k)
        if line is not None and len(line) >= 2 and type(line[-1]) in EXACT_REALS:
            return 0 if sign(line[-1]) < 0 else INFINITY
    if type(x) in EXACT_REALS and -1 < Fraction(x.numerator, x.denominator) < 1:
        return 0
    roots = _linear_factors(ev, x, k)
    if roots is None and start == 1:
        square = _sum_of_squares(ev, x, k)
        if square is not None:
            # the product representation of Sinh
            turn = make_times(S.Pi, make_power(square, HALF))
            return ev.evaluate(make_times(Expr(S.Sinh, (turn,)), make_power(turn, -1)))
    if roots is not None and type(start) is int and not sum([m for _, m in roots[1]]) and abs(roots[0]) < 1:
        return 0  # the factors tend to a number below 1
    if roots is not None and type(start) is int and sum([m for _, m in roots[1]]) < 0 and all([r < start for r, _ in roots[1]]):
        return 0  # the factors tend to 0
    if roots is None or type(start) is not int or sum([m for _, m in roots[1]]) or roots[0] != 1:
        return None
    if sum([Fraction(r) * m for r, m in roots[1]]):
        return None
    factors = [make_power(Expr(S.Gamma, (from_fraction(start - Fraction(r)),)), -m) for r, m in roots[1]]
    return ev.evaluate(Expr(S.Times, tuple(factors)))


def _sum_of_squares(ev, x, k) -> "Expression | None":
    """c > 0 where x is 1 + c/k^2, else None."""
    rest = ev.evaluate(Expr(S.Expand, (make_times(Expr(S.Plus, (x, -1)), make_power(k, 2)),)))
    return rest if type(rest) in EXACT_REALS and sign(rest) > 0 else None


def _linear_factors(ev, x, k) -> "tuple | None":
    """(constant, [(root, multiplicity)]) of a rational function that splits into linear factors over the rationals."""
    parts = rational_function(ev, x, k)
    if parts is None or not parts[0]:
        return None
    top, above = rational_roots(parts[0])
    bottom, below = rational_roots(parts[1])
    if len(above) > 1 or len(below) > 1:
        return None
    return Fraction(above[0]) / Fraction(below[0]), [(Fraction(r), m) for r, m in top] + [(Fraction(r), -m) for r, m in bottom]


def _rational_product(ev, x, k, start, stop):
    """Products of rational functions by gamma functions, which cancel where it telescopes."""
    product = _linear_factors(ev, x, k)
    if product is None or not product[1]:
        return None
    constant, roots = product
    if len(roots) == 1 and roots[0][0] == 0 and constant == 1:
        return None  # powers of k itself: factorials
    factors = [make_power(from_fraction(constant), make_plus(stop, 1, make_minus(start)))] if constant != 1 else []
    classes: dict = {}
    for root, m in roots:
        classes.setdefault(root % 1, []).append((root, m))
    for members in classes.values():
        total = sum([m for _, m in members])
        base = max([r for r, _ in members])
        for root, m in members:
            for i in range(int(base - root)):  # k - root over k - base telescopes
                factors.append(make_power(make_plus(stop, from_fraction(-root - i)), m))
                factors.append(make_power(make_plus(start, from_fraction(-root - i - 1)), -m))
        if total:
            factors.append(make_power(Expr(S.Gamma, (make_plus(stop, from_fraction(1 - base)),)), total))
            factors.append(make_power(Expr(S.Gamma, (make_plus(start, from_fraction(-base)),)), -total))
    value = ev.evaluate(Expr(S.Times, tuple(factors)))
    return value if _has_gamma(value) else factored(ev, value)


def _has_gamma(x) -> bool:
    return type(x) is Expr and (x.head is S.Gamma or x.head in (S.Times, S.Power) and any([_has_gamma(a) for a in x.args]))
