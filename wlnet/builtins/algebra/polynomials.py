"""Polynomials and rational expressions: Expand, Factor, Together, Cancel, Apart, Collect and their coefficients."""

from fractions import Fraction
from functools import cmp_to_key
from math import gcd

from ...evaluator import builtin
from ...expression import (
    NUMBERS,
    Expr,
    MessageError,
    Rational,
    S,
    Symbol,
    boolean,
    elements,
    has_head,
    is_list,
    make_list,
)
from ...expression.order import canonical_sort, compare
from ...mathematics import polynomial_algebra as algebra
from ..kit.terms import MINUS_INFINITY, is_numeric, term_parts
from ..numbers.integers import fraction_parts
from .forms import (
    Generators,
    coefficients,
    dense_coefficients,
    depends_on,
    exact,
    expanded,
    from_polynomial,
    over_common_denominator,
    polynomial_from,
    to_polynomial,
    widened,
)

_OPTIONS = {"Modulus": 0, "Trig": S.False_}


def _each(ev, x, function):
    """function over lists and equations, and the parts of rules."""
    if is_list(x):
        return make_list([_each(ev, a, function) for a in elements(x)])
    if type(x) is Expr and x.head in (S.Equal, S.Unequal, S.Less, S.LessEqual, S.Greater, S.GreaterEqual, S.Rule):
        return Expr(x.head, tuple([_each(ev, a, function) for a in x.args]))
    return function(ev, x)


# --- expansion and factors --------------------------------------------------------------------------------------------


@builtin("Expand", options=_OPTIONS)
def expand(ev, x, pattern=None, options=None):
    """Expand[expr] expands out products and positive integer powers in expr.
    Expand[expr, patt] leaves unexpanded any parts of expr that are free of the pattern patt."""
    if pattern is not None and not depends_on(x, pattern) and type(pattern) is Symbol:
        return x
    return _modular(ev, expanded(ev, x), options)


def _modular(ev, x, options):
    m = options["Modulus"]
    if type(m) is not int or m == 0:
        return x
    if type(x) is int:
        return x % m
    if type(x) is Expr and x.head is S.Plus:
        return Expr(S.Plus, tuple([_modular(ev, a, options) for a in x.args]))
    c, rest = term_parts(x)
    return Expr(S.Times, (c % m, rest)) if type(c) is int else x


@builtin("ExpandAll", options=_OPTIONS)
def expand_all(ev, x, options):
    """ExpandAll[expr] expands out all products and integer powers in any part of expr."""
    return expanded(ev, x, everywhere=True)


@builtin("ExpandNumerator")
def expand_numerator(ev, x):
    """ExpandNumerator[expr] expands out products and powers that appear in the numerator of expr."""
    above, below = fraction_parts(ev, x)
    return Expr(S.Times, (expanded(ev, above), Expr(S.Power, (below, -1))))


@builtin("ExpandDenominator")
def expand_denominator(ev, x):
    """ExpandDenominator[expr] expands out products and powers that appear as denominators in expr."""
    above, below = fraction_parts(ev, x)
    return Expr(S.Times, (above, Expr(S.Power, (expanded(ev, below), -1))))


@builtin("Factor", options={"Modulus": 0, "Extension": S.None_, "GaussianIntegers": S.False_, "Trig": S.False_})
def factor(ev, x, options):
    """Factor[poly] factors a polynomial over the integers."""
    return _each(ev, x, factored)


def factored(ev, x):
    """x as a quotient of products of irreducible polynomials."""
    if type(x) is not Expr:
        return x
    above, below = over_common_denominator(ev, x)
    generators = Generators()
    top = _factors(ev, above, generators)
    if top is None:
        return x
    bottom = []
    for base, e in below.items():
        parts = _factors(ev, base, generators)
        if parts is None:
            return x
        bottom.append((parts, e))
    content, powers = _quotient_of(top, bottom, len(generators.bases))
    return _product(ev, content, powers, generators)


def _factors(ev, x, generators: Generators):
    """(content, [(polynomial, multiplicity)]) of a polynomial expression, or None."""
    if type(x) is Expr and x.head is S.Times:
        content, found = 1, []
        for a in x.args:
            parts = _factors(ev, a, generators)
            if parts is None:
                return None
            content *= parts[0]
            found.extend(parts[1])
        return content, found
    if type(x) is Expr and x.head is S.Power and len(x.args) == 2 and type(x.args[1]) is int and x.args[1] > 0:
        parts = _factors(ev, x.args[0], generators)
        return None if parts is None else (parts[0] ** x.args[1], [(f, k * x.args[1]) for f, k in parts[1]])
    f = to_polynomial(ev, x, generators)
    if f is None:
        return None
    if not f:
        return 0, []
    return algebra.factor_terms(f)


def _quotient_of(top, bottom, count: int) -> tuple:
    """(content, [(polynomial, signed multiplicity)]) with equal factors joined."""
    content, powers = Fraction(top[0]), []

    def note(f, k):
        f = widened(f, count)
        for i, (g, m) in enumerate(powers):
            if g == f:
                powers[i] = (g, m + k)
                return
        powers.append((f, k))

    for f, k in top[1]:
        note(f, k)
    for (c, parts), e in bottom:
        content /= Fraction(c) ** e
        for f, k in parts:
            note(f, -k * e)
    return content, [(f, k) for f, k in powers if k]


def _product(ev, content, powers, generators: Generators):
    """The evaluated product of polynomials to their powers, each with a positive leading coefficient."""
    factors = []
    order = sorted(range(len(generators.bases)), key=cmp_to_key(lambda i, j: compare(generators.bases[i], generators.bases[j])))
    for f, k in powers:
        if f[max(f, key=lambda e: [e[i] for i in order])] < 0:
            f = {e: -c for e, c in f.items()}
            content = -content if k % 2 else content
        base = ev.evaluate(from_polynomial(f, generators))
        factors.append(base if k == 1 else Expr(S.Power, (base, k)))
    content = exact(content)
    if type(content) is int and content == 1:
        return ev.evaluate(Expr(S.Times, tuple(factors)))
    if type(content) is int and content == -1 and len(factors) == 1 and type(factors[0]) is Expr and factors[0].head is S.Plus:
        return ev.evaluate(Expr(S.Times, (-1, factors[0])))
    return ev.evaluate(Expr(S.Times, (content, *factors)))


@builtin("FactorList", options={"Modulus": 0})
def factor_list(ev, x, options):
    """FactorList[poly] gives a list of the factors of a polynomial, together with their exponents."""
    generators = Generators()
    parts = _factors(ev, x, generators)
    if parts is None:
        return None
    pairs = [make_list((exact(parts[0]), 1))]
    for f, k in parts[1]:
        pairs.append(make_list((ev.evaluate(from_polynomial(widened(f, len(generators.bases)), generators)), k)))
    return make_list(pairs)


@builtin("FactorSquareFree")
def factor_square_free(ev, x):
    """FactorSquareFree[poly] pulls out any multiple factors in a polynomial."""
    generators = Generators()
    f = to_polynomial(ev, x, generators)
    if f is None or len(generators.bases) != 1:
        return factored(ev, x)
    content, part = algebra.primitive(_dense(f))
    factors = [(_sparse(g), k) for g, k in algebra.square_free(part)]
    return _product(ev, content, factors, generators)


def _dense(f: dict) -> list:
    out = [0] * (max([e[0] for e in f]) + 1)
    for (k,), c in f.items():
        out[k] = c
    return out


def _sparse(f: list) -> dict:
    return {(k,): c for k, c in enumerate(f) if c}


@builtin("FactorTerms")
def factor_terms(ev, x):
    """FactorTerms[poly] pulls out any overall numerical factor in poly."""
    generators = Generators()
    f = to_polynomial(ev, x, generators)
    if not f:
        return x
    content = algebra.content_of(f)
    if f[max(f)] < 0:
        content = -content
    rest = ev.evaluate(
        from_polynomial(
            {e: c / content if type(content) is not int else algebra.ratio(c, content) for e, c in f.items()}, generators
        )
    )
    return Expr(S.Times, (exact(content), rest)) if content != 1 else rest


# --- quotients --------------------------------------------------------------------------------------------------------


@builtin("Together", options=_OPTIONS)
def together(ev, x, options):
    """Together[expr] puts terms in a sum over a common denominator, and cancels factors in the result."""
    return _each(ev, x, joined)


def joined(ev, x):
    """x over a common denominator, with common factors cancelled."""
    if type(x) is not Expr or x.head not in (S.Plus, S.Times, S.Power):
        return x
    above, below = over_common_denominator(ev, x)
    if not below and not _is_fraction(x):
        return x if x.head is not S.Plus else _with_content(ev, x)
    return cancelled(ev, above, below)


def _with_content(ev, x):
    """A sum with fractions over their common denominator."""
    generators = Generators()
    f = to_polynomial(ev, x, generators)
    if not f:
        return x
    content = algebra.content_of(f)
    if type(content) is int and abs(content) == 1:
        return x
    powers = [({e: algebra.ratio(c, content) for e, c in f.items()}, 1)]
    return _product(ev, content, powers, generators)


def cancelled(ev, above, below: dict):
    """above over the product of below, with common polynomial factors cancelled."""
    generators = Generators()
    top = to_polynomial(ev, above, generators)
    if top is None:
        return Expr(S.Times, (above, *[Expr(S.Power, (b, -e)) for b, e in below.items()]))
    if not top:
        return 0
    others = []
    for base, e in below.items():
        f = to_polynomial(ev, base, generators)
        if f is None:
            others.append(Expr(S.Power, (base, -e)))
            continue
        others.append((f, e))
    count = len(generators.bases)
    top = widened(top, count)
    content = Fraction(1)
    powers: list = []
    rest = []
    for item in others:
        if type(item) is Expr:
            rest.append(item)
            continue
        f, e = widened(item[0], count), item[1]
        c = algebra.content_of(f)
        content /= Fraction(c) ** e
        f = algebra.primitive_terms(f)
        top, powers = _cancel_power(top, f, e, powers)
    if not any(top.values()):
        return 0
    top_content = algebra.content_of(top)
    content *= top_content
    top = algebra.primitive_terms(top)
    merged: list = [(top, 1)] if any([any(e) for e in top]) else []
    for f, k in powers:
        if any([any(e) for e in f]):
            merged.append((f, -k))
    value = _product(ev, content, merged, generators)
    return ev.evaluate(Expr(S.Times, (value, *rest))) if rest else value


def _cancel_power(top: dict, f: dict, e: int, powers: list) -> tuple:
    """top/f^e: common factors leave both; what is left of f^e is added to the powers."""
    left = e
    while left:
        quotient = algebra.divide_exactly(top, f)
        if quotient is None:
            break
        top = quotient
        left -= 1
    for _ in range(left):
        common = algebra.gcd_terms(top, f)
        if not any([any(x) for x in common]):
            _note(powers, f, left)
            return top, powers
        top = algebra.divide_exactly(top, common)
        _note(powers, algebra.divide_exactly(f, common), 1)
        left -= 1
    return top, powers


def _note(powers: list, f: dict, k: int) -> None:
    for i, (g, m) in enumerate(powers):
        if g == f:
            powers[i] = (g, m + k)
            return
    powers.append((f, k))


@builtin("Cancel", options={"Modulus": 0, "Extension": S.None_, "Trig": S.False_})
def cancel(ev, x, options):
    """Cancel[expr] cancels out common factors in the numerator and denominator of expr."""
    return _each(ev, x, _cancelled_terms)


def _cancelled_terms(ev, x):
    if type(x) is Expr and x.head is S.Plus:
        return Expr(S.Plus, tuple([_cancelled_terms(ev, a) for a in x.args]))
    if type(x) is not Expr or x.head not in (S.Times, S.Power):
        return x
    above, below = over_common_denominator(ev, x)
    return cancelled(ev, above, below) if below or _is_fraction(x) else x


def _is_fraction(x) -> bool:
    """A sum over an integer, whose common divisors cancel too?"""
    return x.head is S.Times and type(x.args[0]) is Rational and has_head(x.args[-1], S.Plus)


@builtin("Apart")
def apart(ev, x, variable=None):
    """Apart[expr] rewrites a rational expression as a sum of terms with minimal denominators.
    Apart[expr, var] treats all variables other than var as constants."""
    if is_list(x):
        return make_list([Expr(S.Apart, (a, *([variable] if variable is not None else []))) for a in elements(x)])
    if variable is None:
        found = variables_of(ev, x)
        if len(found) != 1:
            return x if not found else Expr(S.Apart, (x, found[0]))
        variable = found[0]
    terms = partial_fractions(ev, x, variable)
    if terms is None:
        return x
    return Expr(S.Plus, tuple(terms))


def partial_fractions(ev, x, variable) -> "list | None":
    """The terms of the partial fraction expansion of a rational function with rational coefficients, or None."""
    parts = rational_function(ev, x, variable)
    if parts is None:
        return None
    above, below = parts
    quotient, rest = algebra.divide_polynomials(above, below)
    terms = [_polynomial(quotient, variable)] if quotient else []
    content, factors = algebra.factor_polynomial(below)
    rest = [algebra.ratio(c, content) for c in rest]
    for f, k in factors:
        cofactor = [1]
        for g, m in factors:
            if g != f:
                for _ in range(m):
                    cofactor = algebra.multiply_polynomials(cofactor, g)
        numerator_ = _multiply_modulo_power(rest, cofactor, f, k)
        for j in range(k, 0, -1):
            numerator_, digit = algebra.divide_polynomials(numerator_, f) if numerator_ else ([], [])
            if digit:
                terms.append(
                    Expr(S.Times, (_fraction_numerator(ev, digit, variable), Expr(S.Power, (_polynomial(f, variable), -j))))
                )
    return terms


def _fraction_numerator(ev, digit, variable):
    content, part = algebra.primitive([Fraction(c) for c in digit])
    return Expr(S.Times, (exact(content), _polynomial(part, variable)))


def _multiply_modulo_power(rest, cofactor, f, k):
    """rest / cofactor modulo f^k, over the fractions."""
    modulus = [1]
    for _ in range(k):
        modulus = algebra.multiply_polynomials(modulus, f)
    inverse = _inverse_modulo([Fraction(c) for c in cofactor], [Fraction(c) for c in modulus])
    return algebra.divide_polynomials(algebra.multiply_polynomials(rest, inverse), modulus)[1] if rest else []


def _inverse_modulo(f: list, m: list) -> list:
    a, b, x, y = f, m, [1], []
    while b:
        q, r = algebra.divide_polynomials(a, b)
        a, b = b, r
        x, y = y, _difference(x, algebra.multiply_polynomials(q, y))
    return [c / a[0] for c in x]


def _difference(f: list, g: list) -> list:
    size = max(len(f), len(g))
    return algebra.trimmed([(f[i] if i < len(f) else 0) - (g[i] if i < len(g) else 0) for i in range(size)])


def rational_function(ev, x, variable) -> "tuple | None":
    """(numerator, denominator) as coefficient lists over the rationals, without common factors; None otherwise."""
    above, below = over_common_denominator(ev, x)
    top = rational_coefficients(ev, above, variable)
    if top is None:
        return None
    bottom = [1]
    for base, e in below.items():
        f = rational_coefficients(ev, base, variable)
        if f is None:
            return None
        for _ in range(e):
            bottom = algebra.multiply_polynomials(bottom, f)
    if not top:
        return [], [1]
    common = algebra.gcd_polynomials(algebra.primitive(top)[1], algebra.primitive(bottom)[1])
    if len(common) > 1:
        top, bottom = algebra.divide_polynomials(top, common)[0], algebra.divide_polynomials(bottom, common)[0]
    return top, bottom


def rational_coefficients(ev, x, variable) -> "list | None":
    """[c0, c1, …] as ints and Fractions of a polynomial in one variable over the rationals, or None."""
    dense = dense_coefficients(ev, x, variable)
    if dense is None or any([type(c) is not int and type(c).__name__ != "Rational" for c in dense]):
        return None
    return [c if type(c) is int else Fraction(c.numerator, c.denominator) for c in dense]


def _polynomial(f: list, variable):
    return polynomial_from([exact(c) for c in f], variable)


# --- coefficients -----------------------------------------------------------------------------------------------------


@builtin("Collect")
def collect(ev, x, variables, head=None):
    """Collect[expr, x] collects together terms involving the same powers of objects matching x.
    Collect[expr, var, h] applies h to the expression that forms the coefficient of each term."""
    names = list(elements(variables)) if is_list(variables) else [variables]
    if is_list(x):
        return make_list([Expr(S.Collect, (a, variables, *([head] if head is not None else []))) for a in elements(x)])
    return _collected(ev, x, names, head)


def _collected(ev, x, names: list, head):
    if not names:
        return x if head is None else Expr(head, (x,))
    found: dict = {}
    for term in _expanded_terms(ev, x):
        key, rest = _split_power(term, names[0])
        found.setdefault(key, []).append(rest)
    terms = []
    for key, parts in found.items():
        c = ev.evaluate(Expr(S.Plus, tuple(parts)))
        c = _collected(ev, c, names[1:], head)
        terms.append(Expr(S.Times, (key, c)))
    return Expr(S.Plus, tuple(terms))


def _expanded_terms(ev, x) -> tuple:
    x = expanded(ev, x)
    return x.args if type(x) is Expr and x.head is S.Plus else (x,)


def _split_power(term, variable) -> tuple:
    """(power of the variable, rest) of a product."""
    factors = term.args if type(term) is Expr and term.head is S.Times else (term,)
    power, rest = 1, []
    for f in factors:
        if f == variable or type(f) is Expr and f.head is S.Power and f.args[0] == variable:
            power = f
        else:
            rest.append(f)
    return power, rest[0] if len(rest) == 1 else Expr(S.Times, tuple(rest)) if rest else 1


@builtin("Coefficient")
def coefficient(ev, x, form, n=1):
    """Coefficient[expr, form] gives the coefficient of form in the polynomial expr.
    Coefficient[expr, form, n] gives the coefficient of form^n in expr."""
    if is_list(x):
        return make_list([Expr(S.Coefficient, (a, form, n)) for a in elements(x)])
    if is_list(n):
        return make_list([Expr(S.Coefficient, (x, form, k)) for k in elements(n)])
    wanted = _monomial(form, n) if not (type(n) is int and n == 0) else {}
    names = list(_monomial(form, 1))
    found = []
    for term in _expanded_terms(ev, x):
        rest, ok = _without(term, wanted, names)
        if ok:
            found.append(rest)
    return Expr(S.Plus, tuple(found))


def _monomial(form, n) -> dict:
    """{base: exponent} of a product of powers, to the n-th power."""
    out = {}
    for f in form.args if type(form) is Expr and form.head is S.Times else (form,):
        base, e = f.args if type(f) is Expr and f.head is S.Power and len(f.args) == 2 else (f, 1)
        out[base] = e * n if type(e) is int and type(n) is int else Expr(S.Times, (e, n))
    return out


def _without(term, wanted: dict, names: list) -> tuple:
    factors = term.args if type(term) is Expr and term.head is S.Times else (term,)
    left, rest = dict(wanted), []
    for f in factors:
        base, e = f.args if type(f) is Expr and f.head is S.Power and len(f.args) == 2 else (f, 1)
        if base in names:
            if left.get(base) != e:
                return None, False
            del left[base]
        else:
            rest.append(f)
    return (rest[0] if len(rest) == 1 else Expr(S.Times, tuple(rest)) if rest else 1), not left


@builtin("CoefficientList", options={"Modulus": 0}, messages={"poly": "`1` is not a polynomial."})
def coefficient_list(ev, x, variables, options):
    """CoefficientList[poly, var] gives a list of coefficients of powers of var in poly, starting with power 0.
    CoefficientList[poly, {var1, var2, …}] gives an array of coefficients of the vari."""
    names = list(elements(variables)) if is_list(variables) else [variables]
    if is_list(x):
        return make_list([Expr(S.CoefficientList, (a, variables)) for a in elements(x)])
    if len(names) == 1:
        dense = dense_coefficients(ev, x, names[0])
        if dense is None:
            raise MessageError("poly", x)
        return make_list(dense)
    sizes = [max(coefficients(ev, x, v) or {0: 0}) + 1 for v in names]
    return _coefficient_array(ev, x, names, sizes)


def _coefficient_array(ev, x, names: list, sizes: list):
    found = coefficients(ev, x, names[0])
    if found is None:
        raise MessageError("poly", x)
    values = [found.get(k, 0) for k in range(sizes[0])]
    if len(names) == 1:
        return make_list(values)
    return make_list([_coefficient_array(ev, v, names[1:], sizes[1:]) for v in values])


@builtin("CoefficientRules", options={"Modulus": 0})
def coefficient_rules(ev, x, variables=None, options=None):
    """CoefficientRules[poly, {x1, x2, …}] gives the list {{e11, e12, …} -> c1, …} of exponent vectors and coefficients
    of the monomials in poly."""
    names = (
        list(elements(variables))
        if variables is not None and is_list(variables)
        else [variables]
        if variables is not None
        else variables_of(ev, x)
    )
    rows = _monomials(ev, x, names, ())
    if rows is None:
        return None
    rows.sort(reverse=True, key=lambda row: row[0])
    return make_list([Expr(S.Rule, (make_list(e), c)) for e, c in rows])


def _monomials(ev, x, names: list, before: tuple) -> "list | None":
    if not names:
        return [(before, x)]
    found = coefficients(ev, x, names[0])
    if found is None:
        return None
    rows: list = []
    for e, c in found.items():
        more = _monomials(ev, c, names[1:], (*before, e))
        if more is None:
            return None
        rows.extend(more)
    return rows


@builtin("FromCoefficientRules")
def from_coefficient_rules(ev, rules, variables):
    """FromCoefficientRules[list, {x1, x2, …}] constructs a polynomial from a list of rules for exponent vectors."""
    names = elements(variables) if is_list(variables) else (variables,)
    if not is_list(rules) or not all([has_head(r, S.Rule) and len(r.args) == 2 for r in elements(rules)]):
        return None
    terms = []
    for r in elements(rules):
        powers = [Expr(S.Power, (v, e)) for v, e in zip(names, elements(r.args[0]))]
        terms.append(Expr(S.Times, (r.args[1], *powers)))
    return Expr(S.Plus, tuple(terms))


@builtin("MonomialList", options={"Modulus": 0})
def monomial_list(ev, x, variables=None, options=None):
    """MonomialList[poly] gives the list of all monomials in the polynomial poly."""
    names = (
        list(elements(variables))
        if variables is not None and is_list(variables)
        else [variables]
        if variables is not None
        else variables_of(ev, x)
    )
    rows = _monomials(ev, x, names, ())
    if rows is None:
        return None
    rows.sort(reverse=True, key=lambda row: row[0])
    return make_list([Expr(S.Times, (c, *[Expr(S.Power, (v, e)) for v, e in zip(names, es)])) for es, c in rows])


@builtin("Exponent", attributes="Listable")
def exponent(ev, x, form, head=S.Max):
    """Exponent[expr, form] gives the maximum power with which form appears in the expanded form of expr."""
    found = []
    for term in _expanded_terms(ev, x):
        if type(term) is int and term == 0:
            continue
        power, _ = _split_power(term, form)
        found.append(0 if power == 1 and type(power) is int else power.args[1] if power != form else 1)
    if not found:
        return MINUS_INFINITY
    return Expr(head, tuple(dict.fromkeys(found)))


@builtin("PolynomialQ")
def polynomial_q(ev, x, variables=None):
    """PolynomialQ[expr, var] yields True if expr is a polynomial in var, and yields False otherwise."""
    names = variables_of(ev, x) if variables is None else list(elements(variables)) if is_list(variables) else [variables]
    return boolean(all([coefficients(ev, x, v) is not None for v in names]) and type(x) is not str)


def variables_of(ev, x) -> list:
    """The independent variables of a polynomial or rational expression, in order."""
    found: dict = {}
    stack = [x]
    while stack:
        x = stack.pop()
        if type(x) is Expr and x.head in (S.Plus, S.Times, S.List, S.Equal):
            stack.extend(x.args)
        elif type(x) is Expr and x.head is S.Power and len(x.args) == 2 and type(x.args[1]) in NUMBERS:
            stack.append(x.args[0])
        elif type(x) in (Symbol, Expr) and not is_numeric(ev, x):
            found[x] = True
    return list(canonical_sort(tuple(found)))


@builtin("Variables")
def variables_(ev, x):
    """Variables[poly] gives a list of all independent variables in a polynomial."""
    return make_list(variables_of(ev, x))


# --- division ---------------------------------------------------------------------------------------------------------


def _division(ev, p, q, x):
    f, g = dense_coefficients(ev, p, x), dense_coefficients(ev, q, x)
    if f is None or g is None or not g:
        return None
    quotient, rest = [0] * max(len(f) - len(g) + 1, 0), list(f)
    for i in range(len(quotient) - 1, -1, -1):
        c = quotient[i] = ev.evaluate(Expr(S.Times, (rest[i + len(g) - 1], Expr(S.Power, (g[-1], -1)))))
        for j, b in enumerate(g):
            product = Expr(S.Times, (-1, c, b))
            rest[i + j] = expanded(ev, ev.evaluate(Expr(S.Plus, (rest[i + j], product))))
    return polynomial_from(quotient, x), polynomial_from(rest[: len(g) - 1], x)


@builtin("PolynomialQuotient", options={"Modulus": 0})
def polynomial_quotient(ev, p, q, x, options):
    """PolynomialQuotient[p, q, x] gives the quotient of p and q, treated as polynomials in x."""
    found = _division(ev, p, q, x)
    return None if found is None else found[0]


@builtin("PolynomialRemainder", options={"Modulus": 0})
def polynomial_remainder(ev, p, q, x, options):
    """PolynomialRemainder[p, q, x] gives the remainder from dividing p by q, treated as polynomials in x."""
    found = _division(ev, p, q, x)
    return None if found is None else found[1]


@builtin("PolynomialQuotientRemainder", options={"Modulus": 0})
def polynomial_quotient_remainder(ev, p, q, x, options):
    """PolynomialQuotientRemainder[p, q, x] gives a list of the quotient and remainder of p and q."""
    found = _division(ev, p, q, x)
    return None if found is None else make_list(found)


@builtin("PolynomialGCD", options={"Modulus": 0})
def polynomial_gcd(ev, args, options):
    """PolynomialGCD[poly1, poly2, …] gives the greatest common divisor of the polynomials polyi."""
    return _combined(ev, args, lambda f, g: _scaled_gcd(f, g))


def _scaled_gcd(f: dict, g: dict) -> dict:
    a, b = algebra.content_of(f), algebra.content_of(g)
    number = gcd(a, b) if type(a) is int and type(b) is int else 1
    return {e: c * number for e, c in algebra.gcd_terms(f, g).items()}


@builtin("PolynomialLCM", options={"Modulus": 0})
def polynomial_lcm(ev, args, options):
    """PolynomialLCM[poly1, poly2, …] gives the least common multiple of the polynomials polyi."""
    if len(args) == 2:
        common = ev.evaluate(Expr(S.PolynomialGCD, args))
        first = ev.evaluate(Expr(S.Cancel, (Expr(S.Times, (args[0], Expr(S.Power, (common, -1)))),)))
        return Expr(S.Times, (first, args[1]))
    return args[0] if len(args) == 1 else None


def _combined(ev, args, operation):
    generators = Generators()
    polynomials = [to_polynomial(ev, a, generators) for a in args]
    if any([f is None for f in polynomials]) or not args:
        return None
    count = len(generators.bases)
    result = widened(polynomials[0], count)
    for f in polynomials[1:]:
        result = operation(result, widened(f, count)) if result and f else result or widened(f, count)
    return from_polynomial(result, generators)


@builtin("Resultant", options={"Modulus": 0, "Method": S.Automatic})
def resultant(ev, p, q, x, options):
    """Resultant[poly1, poly2, var] computes the resultant of the polynomials with respect to the variable var."""
    f, g = dense_coefficients(ev, p, x), dense_coefficients(ev, q, x)
    if f is None or g is None or not f or not g:
        return None
    m, n = len(f) - 1, len(g) - 1
    if m + n == 0:
        return 1
    rows = [[0] * i + f[::-1] + [0] * (n - 1 - i) for i in range(n)]
    rows += [[0] * i + g[::-1] + [0] * (m - 1 - i) for i in range(m)]
    value = ev.evaluate(Expr(S.Det, (make_list([make_list(r) for r in rows]),)))
    return expanded(ev, value)


@builtin("Discriminant", options={"Modulus": 0})
def discriminant(ev, p, x, options):
    """Discriminant[poly, var] computes the discriminant of the polynomial poly with respect to the variable var."""
    f = dense_coefficients(ev, p, x)
    if f is None or len(f) < 2:
        return None
    slope = polynomial_from([Expr(S.Times, (k, c)) for k, c in enumerate(f)][1:], x)
    n = len(f) - 1
    value = ev.evaluate(Expr(S.Resultant, (p, ev.evaluate(slope), x)))
    quotient = Expr(S.Times, ((-1) ** (n * (n - 1) // 2), value, Expr(S.Power, (f[-1], -1))))
    return Expr(S.Expand, (Expr(S.Cancel, (quotient,)),))


@builtin("HornerForm")
def horner_form(ev, p, x=None):
    """HornerForm[poly, x] puts the polynomial poly in Horner form with respect to x."""
    if x is None:
        found = variables_of(ev, p)
        x = found[0] if found else None
    f = dense_coefficients(ev, p, x) if x is not None else None
    if not f:
        return p
    value = f[-1]
    for c in reversed(f[:-1]):
        value = Expr(S.Plus, (c, Expr(S.Times, (x, value))))
    return value


@builtin("PolynomialMod")
def polynomial_mod(ev, p, m):
    """PolynomialMod[poly, m] gives the polynomial poly reduced modulo m."""
    if type(m) is int:
        return _modular(ev, expanded(ev, p), {"Modulus": m})
    found = variables_of(ev, m)
    return Expr(S.PolynomialRemainder, (p, m, found[0])) if len(found) == 1 else None
