"""Membership of values in the domains of numbers, and what assumptions say about symbols."""

from ...evaluator import Evaluator
from ...expression import COMPLEXES, EXACT_REALS, NUMBERS, Complex, Expr, Expression, Rational, S, Symbol
from ...expression.arithmetic import is_zero, parts, sign, to_decimal
from ...expression.numbers import as_fraction
from ..kit.terms import is_infinite, is_numeric
from .ordering import numeric_value, precise_value, sign_of

_REAL_DOMAINS = {S.Reals: None, S.PositiveReals: 1, S.NegativeReals: -1, S.NonNegativeReals: (0, 1), S.NonPositiveReals: (-1, 0)}
_LARGEST_EXPONENT = 20  # forty digits of larger numbers have too few behind the point
_DISTANCE = 1e-15  # and those of others are right to 10^-20 and some
_INTEGER_DOMAINS = {
    S.Integers: None,
    S.PositiveIntegers: 1,
    S.NegativeIntegers: -1,
    S.NonNegativeIntegers: (0, 1),
    S.NonPositiveIntegers: (-1, 0),
}


def belongs(ev: Evaluator, x: Expression, domain: Expression) -> Expression | None:
    """True or False where it is known whether x lies in the domain, else None."""
    if domain is S.Complexes:
        return S.True_ if is_numeric(ev, x) else None
    if domain is S.Booleans:
        return S.True_ if x is S.True_ or x is S.False_ else S.False_ if type(x) in NUMBERS else None
    if domain is S.Primes:
        return ev.evaluate(Expr(S.PrimeQ, (x,))) if type(x) in NUMBERS else None
    if domain in _INTEGER_DOMAINS:
        return _in_integers(ev, x, _INTEGER_DOMAINS[domain])
    if domain is S.Rationals:
        return _known(type(x) in EXACT_REALS, type(x) in NUMBERS or x is S.Pi or x is S.E)
    if domain is S.Algebraics:
        return _known(type(x) in EXACT_REALS, x is S.Pi or x is S.E)
    if domain in _REAL_DOMAINS:
        return _in_reals(ev, x, _REAL_DOMAINS[domain])
    return None


def _known(holds: bool, decided: bool):
    return S.True_ if holds else S.False_ if decided else None


def _sign_fits(ev, x, sign):
    if sign is None:
        return S.True_
    s = sign_of(ev, x)
    if s is None:
        return None
    return S.True_ if s == sign or type(sign) is tuple and s in sign else S.False_


def _in_integers(ev, x, sign):
    if type(x) is int:
        return _sign_fits(ev, x, sign)
    if type(x) in NUMBERS:
        return S.False_
    return S.False_ if is_numeric(ev, x) and _is_apart_from_integers(ev, x) else None


def _is_apart_from_integers(ev, x) -> bool:
    """Do the first forty digits of an exact number show that it is no integer?"""
    value = precise_value(ev, x)
    if type(value) not in NUMBERS:
        return False
    re, im = parts(value)
    if any([not is_zero(p) and to_decimal(p, 1).adjusted() > _LARGEST_EXPONENT for p in (re, im)]):
        return False
    re, im = as_fraction(re), as_fraction(im)
    return max(abs(re - round(re)), abs(im)) > _DISTANCE


def _in_reals(ev, x, sign):
    if type(x) is complex or type(x) is Complex or is_infinite(x):
        return S.False_
    if type(x) in NUMBERS:
        return _sign_fits(ev, x, sign)
    if is_numeric(ev, x):
        kind = type(numeric_value(ev, x))
        # what has no value, as InverseErf[1.6], is in no domain known
        return S.False_ if kind in COMPLEXES else _sign_fits(ev, x, sign) if kind in NUMBERS else None
    return None


class Assumptions:
    """Signs and domains of symbols as a conjunction of inequalities and memberships states them."""

    def __init__(self, facts):
        self.signs: dict = {}  # symbol -> 1, -1, "nonnegative" or "nonpositive"
        self.real: set = set()
        self.integer: set = set()
        self.statements: set = set()
        stack = [facts]
        while stack:
            fact = stack.pop()
            if type(fact) is Expr and fact.head in (S.And, S.List):
                stack.extend(fact.args)
            elif type(fact) is Expr:
                self._note(fact)

    def _note(self, fact: Expr) -> None:
        self.statements.add(fact)
        if fact.head is S.Element and len(fact.args) == 2 and type(fact.args[1]) is Symbol:
            names = fact.args[0].args if type(fact.args[0]) is Expr and fact.args[0].head is S.Alternatives else (fact.args[0],)
            for x in names:
                self.real.add(x)
                if fact.args[1].name.endswith("Integers"):
                    self.integer.add(x)
                if fact.args[1].name.startswith("Positive"):
                    self.signs[x] = 1
            return
        relation = _RELATIONS.get(fact.head)
        if relation is None:
            return
        for a, b in zip(fact.args, fact.args[1:]):
            self._order(a, b, relation)

    def _order(self, a, b, relation: str) -> None:
        if relation[0] == "<":
            a, b, relation = b, a, relation.replace("<", ">")
        strict = relation == ">"
        if type(a) is Symbol and type(b) in (int, float, Rational):
            self.real.add(a)
            if sign(b) >= 0:
                self.signs[a] = 1 if strict or sign(b) > 0 else "nonnegative"
        if type(b) is Symbol and type(a) in (int, float, Rational):
            self.real.add(b)
            if sign(a) <= 0:
                self.signs[b] = -1 if strict or sign(a) < 0 else "nonpositive"

    def is_positive(self, x: Expression) -> bool:
        if type(x) in (int, float, Rational):
            return sign(x) > 0
        if x in (S.Pi, S.E):
            return True
        if type(x) is Expr and x.head in (S.Times, S.Plus):
            return all([self.is_positive(a) for a in x.args])
        if type(x) is Expr and x.head is S.Power and len(x.args) == 2:
            return self.is_positive(x.args[0]) and self.is_real(x.args[1])
        return self.signs.get(x) == 1

    def is_non_negative(self, x: Expression) -> bool:
        if type(x) is Expr and x.head is S.Power and type(x.args[1]) is int and x.args[1] % 2 == 0:
            return self.is_real(x.args[0])
        if type(x) is Expr and x.head is S.Plus or type(x) is Expr and x.head is S.Times:
            return all([self.is_non_negative(a) for a in x.args])
        return self.is_positive(x) or self.signs.get(x) == "nonnegative" or type(x) is int and x == 0

    def is_negative(self, x: Expression) -> bool:
        return type(x) in (int, float, Rational) and sign(x) < 0 or self.signs.get(x) == -1

    def is_real(self, x: Expression) -> bool:
        if type(x) in (int, float, Rational):
            return True
        if type(x) is Expr and x.head in (S.Plus, S.Times) or type(x) is Expr and x.head is S.Power and type(x.args[1]) is int:
            return all([self.is_real(a) for a in x.args])
        return x in self.real or x in (S.Pi, S.E)


_RELATIONS = {S.Less: "<", S.LessEqual: "<=", S.Greater: ">", S.GreaterEqual: ">="}
