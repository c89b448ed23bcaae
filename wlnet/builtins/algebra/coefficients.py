"""Coefficients, exponents and variables of polynomials."""

from ...evaluator import Evaluator, builtin
from ...expression import (
    NUMBERS,
    Expr,
    Expression,
    MessageError,
    S,
    Symbol,
    boolean,
    elements,
    is_immediate_rule,
    is_list,
    make_list,
)
from ...expression.order import canonical_sort
from ..kit.terms import MINUS_INFINITY, is_numeric
from .forms import coefficients, dense_coefficients, expanded


@builtin("Collect")
def collect(ev: Evaluator, x: Expression, variables: Expression, head: Expression = None) -> Expression:
    """Collect[expr, x] collects together terms involving the same powers of objects matching x.
    Collect[expr, var, h] applies h to the expression that forms the coefficient of each term."""
    names = list(elements(variables)) if is_list(variables) else [variables]
    if is_list(x):
        return make_list([Expr(S.Collect, (a, variables, *([head] if head is not None else []))) for a in elements(x)])
    return _collected(ev, x, names, head)


def _collected(ev, x, names: list, head):
    if not names:
        return x if head is None else Expr(head, (x,))
    by_power: dict = {}
    for term in _expanded_terms(ev, x):
        key, rest = _split_power(term, names[0])
        by_power.setdefault(key, []).append(rest)
    terms = []
    for key, parts in by_power.items():
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
def coefficient(ev: Evaluator, x: Expression, form: Expression, n: Expression = 1) -> Expression:
    """Coefficient[expr, form] gives the coefficient of form in the polynomial expr.
    Coefficient[expr, form, n] gives the coefficient of form^n in expr."""
    if is_list(x):
        return make_list([Expr(S.Coefficient, (a, form, n)) for a in elements(x)])
    if is_list(n):
        return make_list([Expr(S.Coefficient, (x, form, k)) for k in elements(n)])
    powers = _monomial(form, n) if not (type(n) is int and n == 0) else {}
    names = list(_monomial(form, 1))
    rests = []
    for term in _expanded_terms(ev, x):
        rest, ok = _without(term, powers, names)
        if ok:
            rests.append(rest)
    return Expr(S.Plus, tuple(rests))


def _monomial(form, n) -> dict:
    """{base: exponent} of a product of powers, to the n-th power."""
    out = {}
    for f in form.args if type(form) is Expr and form.head is S.Times else (form,):
        base, e = f.args if type(f) is Expr and f.head is S.Power and len(f.args) == 2 else (f, 1)
        out[base] = e * n if type(e) is int and type(n) is int else Expr(S.Times, (e, n))
    return out


def _without(term, powers: dict, names: list) -> tuple:
    factors = term.args if type(term) is Expr and term.head is S.Times else (term,)
    left, rest = dict(powers), []
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
def coefficient_list(ev: Evaluator, x: Expression, variables: Expression, options: dict) -> Expression:
    """CoefficientList[poly, var] gives a list of coefficients of powers of var in poly, starting with power 0.
    CoefficientList[poly, {var1, var2, …}] gives an array of coefficients of the vari."""
    names = list(elements(variables)) if is_list(variables) else [variables]
    if is_list(x):
        return make_list([Expr(S.CoefficientList, (a, variables)) for a in elements(x)])
    if len(names) == 1:
        dense = dense_coefficients(ev, x, names[0])
        if dense is None:
            raise MessageError("poly", x)
        return make_list([modulo(ev, c, options) for c in dense])
    sizes = [max(coefficients(ev, x, v) or {0: 0}) + 1 for v in names]
    return _reduced_array(ev, _coefficient_array(ev, x, names, sizes), options)


def _reduced_array(ev, array, options):
    if not options["Modulus"]:
        return array
    if not is_list(array):
        return modulo(ev, array, options)
    return make_list([_reduced_array(ev, a, options) for a in elements(array)])


def modulo(ev: Evaluator, x: Expression, options: dict) -> Expression:
    """A polynomial or coefficient reduced by the option Modulus."""
    modulus = options["Modulus"]
    return x if type(modulus) is int and not modulus else ev.evaluate(Expr(S.PolynomialMod, (x, modulus)))


def _coefficient_array(ev, x, names: list, sizes: list):
    by_exponent = coefficients(ev, x, names[0])
    if by_exponent is None:
        raise MessageError("poly", x)
    values = [by_exponent.get(k, 0) for k in range(sizes[0])]
    if len(names) == 1:
        return make_list(values)
    return make_list([_coefficient_array(ev, v, names[1:], sizes[1:]) for v in values])


@builtin("CoefficientRules", options={"Modulus": 0})
def coefficient_rules(ev: Evaluator, x: Expression, variables: Expression = None, options: dict = None) -> Expression | None:
    """CoefficientRules[poly, {x1, x2, …}] gives the list {{e11, e12, …} -> c1, …} of exponent vectors and coefficients
    of the monomials in poly."""
    rows = _monomials(ev, x, _variable_names(ev, x, variables))
    if rows is None:
        return None
    rows = [(e, modulo(ev, c, options)) for e, c in rows]
    return make_list([Expr(S.Rule, (make_list(e), c)) for e, c in rows if not (type(c) is int and c == 0)])


def _variable_names(ev, x, variables) -> list:
    """The variables that a call gives, or else all that the polynomial has."""
    if variables is None:
        return variables_of(ev, x)
    return list(elements(variables)) if is_list(variables) else [variables]


def _monomials(ev, x, names: list) -> "list | None":
    """(exponents, coefficient) of all monomials, the highest exponents first; None where x is no polynomial."""
    rows = _unsorted_monomials(ev, x, names, ())
    return None if rows is None else sorted(rows, reverse=True, key=lambda row: row[0])


def _unsorted_monomials(ev, x, names: list, before: tuple) -> "list | None":
    if not names:
        return [(before, x)]
    by_exponent = coefficients(ev, x, names[0])
    if by_exponent is None:
        return None
    rows: list = []
    for e, c in by_exponent.items():
        more = _unsorted_monomials(ev, c, names[1:], (*before, e))
        if more is None:
            return None
        rows.extend(more)
    return rows


@builtin("FromCoefficientRules")
def from_coefficient_rules(ev: Evaluator, rules: Expression, variables: Expression) -> Expression | None:
    """FromCoefficientRules[list, {x1, x2, …}] constructs a polynomial from a list of rules for exponent vectors."""
    names = elements(variables) if is_list(variables) else (variables,)
    if not is_list(rules) or not all([is_immediate_rule(r) for r in elements(rules)]):
        return None
    terms = []
    for r in elements(rules):
        powers = [Expr(S.Power, (v, e)) for v, e in zip(names, elements(r.args[0]))]
        terms.append(Expr(S.Times, (r.args[1], *powers)))
    return Expr(S.Plus, tuple(terms))


@builtin("MonomialList", options={"Modulus": 0})
def monomial_list(ev: Evaluator, x: Expression, variables: Expression = None, options: dict = None) -> Expression | None:
    """MonomialList[poly] gives the list of all monomials in the polynomial poly."""
    names = _variable_names(ev, x, variables)
    rows = _monomials(ev, x, names)
    if rows is None:
        return None
    rows = [(e, modulo(ev, c, options)) for e, c in rows]
    nonzero = [(e, c) for e, c in rows if not (type(c) is int and c == 0)]
    return make_list([Expr(S.Times, (c, *[Expr(S.Power, (v, e)) for v, e in zip(names, es)])) for es, c in nonzero])


@builtin("Exponent", attributes="Listable")
def exponent(ev: Evaluator, x: Expression, form: Expression, head: Expression = S.Max) -> Expression:
    """Exponent[expr, form] gives the maximum power with which form appears in the expanded form of expr."""
    exponents = []
    for term in _expanded_terms(ev, x):
        if type(term) is int and term == 0:
            continue
        power, _ = _split_power(term, form)
        exponents.append(0 if power == 1 and type(power) is int else power.args[1] if power != form else 1)
    if not exponents:
        return MINUS_INFINITY
    return Expr(head, tuple(dict.fromkeys(exponents)))


@builtin("PolynomialQ")
def polynomial_q(ev: Evaluator, x: Expression, variables: Expression = None) -> Expression:
    """PolynomialQ[expr, var] yields True if expr is a polynomial in var, and yields False otherwise."""
    names = variables_of(ev, x) if variables is None else list(elements(variables)) if is_list(variables) else [variables]
    return boolean(all([coefficients(ev, x, v) is not None for v in names]) and type(x) is not str)


def variables_of(ev: Evaluator, x: Expression) -> list:
    """The independent variables of a polynomial or rational expression, in order."""
    variables: dict = {}
    stack = [x]
    while stack:
        x = stack.pop()
        if type(x) is Expr and x.head in (S.Plus, S.Times, S.List, S.Equal):
            stack.extend(x.args)
        elif type(x) is Expr and x.head is S.Power and len(x.args) == 2 and type(x.args[1]) in NUMBERS:
            stack.append(x.args[0])
        elif type(x) in (Symbol, Expr) and not is_numeric(ev, x):
            variables[x] = True
    return list(canonical_sort(tuple(variables)))


@builtin("Variables")
def variables_(ev: Evaluator, x: Expression) -> Expression:
    """Variables[poly] gives a list of all independent variables in a polynomial."""
    return make_list(variables_of(ev, x))
