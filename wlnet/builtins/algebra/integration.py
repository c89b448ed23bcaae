"""Integrals and limits: Integrate by linearity, tables, substitution, parts and partial fractions; Limit; Series."""

from ...evaluator import Evaluator, builtin, declare_symbol
from ...expression import (
    EXACT_REALS,
    NUMBERS,
    Expr,
    Expression,
    MessageError,
    Rational,
    S,
    Symbol,
    elements,
    is_immediate_rule,
    is_list,
    make_list,
)
from ...expression.arithmetic import sign
from ...expression.numbers import from_fraction
from ...mathematics.polynomial_factors import factor_polynomial
from ...mathematics.polynomials import ratio
from ..kit.formulas import fill
from ..kit.scalars import HALF
from ..kit.terms import INFINITY, MINUS_INFINITY, is_infinite, replace_all
from ..numbers.fraction_parts import fraction_parts
from .derivatives import derivative
from .forms import dense_coefficients, depends_on, expanded
from .partial_fractions import partial_fractions, rational_function
from .quotients import joined

declare_symbol("SeriesData", usage="SeriesData[x, x0, {a0, a1, …}, nmin, nmax, den] represents a power series.")

_OPTIONS = {"Assumptions": S["$Assumptions"], "GenerateConditions": S.Automatic, "PrincipalValue": S.False_, "Method": S.Automatic}

# antiderivatives of f(x)
_TABLE = {
    "Sin": "-Cos[x]",
    "Cos": "Sin[x]",
    "Tan": "-Log[Cos[x]]",
    "Cot": "Log[Sin[x]]",
    "Sec": "ArcCoth[Sin[x]]",
    "Csc": "-ArcCoth[Cos[x]]",
    "Sinh": "Cosh[x]",
    "Cosh": "Sinh[x]",
    "Tanh": "Log[Cosh[x]]",
    "Coth": "Log[Sinh[x]]",
    "Sech": "2 ArcTan[Tanh[x/2]]",
    "Log": "-x + x Log[x]",
    "ArcSin": "Sqrt[1 - x^2] + x ArcSin[x]",
    "ArcCos": "-Sqrt[1 - x^2] + x ArcCos[x]",
    "ArcTan": "x ArcTan[x] - Log[1 + x^2]/2",
    "ArcSinh": "-Sqrt[1 + x^2] + x ArcSinh[x]",
    "ArcTanh": "x ArcTanh[x] + Log[1 - x^2]/2",
    "Erf": "1/(E^x^2 Sqrt[Pi]) + x Erf[x]",
    "Erfc": "-1/(E^x^2 Sqrt[Pi]) + x Erfc[x]",
    "LogisticSigmoid": "Log[1 + E^x]",
    "UnitStep": "x UnitStep[x]",
    "Ramp": "x Ramp[x]/2",
}
_SQUARES = {
    "Sin": "x/2 - Sin[2 x]/4",
    "Cos": "x/2 + Sin[2 x]/4",
    "Sec": "Tan[x]",
    "Csc": "-Cot[x]",
    "Tan": "-x + Tan[x]",
    "Cot": "-x - Cot[x]",
    "Sinh": "-x/2 + Sinh[2 x]/4",
    "Cosh": "x/2 + Sinh[2 x]/4",
    "Sech": "Tanh[x]",
    "Tanh": "x - Tanh[x]",
    "Log": "2 x - 2 x Log[x] + x Log[x]^2",
}


@builtin(
    "Integrate",
    options=_OPTIONS,
    messages={"idiv": "Integral of `1` does not converge on `2`.", "ilim": "Invalid integration variable or limit(s) in `1`."},
)
def integrate(ev: Evaluator, args: tuple, options: dict) -> Expression | None:
    """Integrate[f, x] gives the indefinite integral of f with respect to x.
    Integrate[f, {x, xmin, xmax}] gives the definite integral; Integrate[f, {x, …}, {y, …}] a multiple one."""
    if len(args) < 2:
        return None
    f = args[0]
    for spec in reversed(args[1:]):
        value = _along(ev, f, spec)
        if value is None:
            return None if f is args[0] else Expr(S.Integrate, (f, *args[1 : args.index(spec) + 1]))
        f = value
    return f


def _along(ev, f, spec):
    if not is_list(spec):
        if type(spec) in NUMBERS or type(spec) is str:
            raise MessageError("ilim", spec)
        value = antiderivative(ev, f, spec)
        return None if value is None else ev.evaluate(value)
    parts = elements(spec)
    if len(parts) != 3:
        raise MessageError("ilim", spec)
    return _definite(ev, f, *parts)


def _definite(ev, f, x, low, high):
    if is_list(f):
        return make_list([Expr(S.Integrate, (a, make_list((x, low, high)))) for a in elements(f)])
    if (low, high) == (MINUS_INFINITY, INFINITY) or high == INFINITY and low == 0:
        known = _gaussian(ev, f, x, low)
        if known is not None:
            return known
    whole = antiderivative(ev, f, x)
    if whole is None:
        return None
    whole = ev.evaluate(whole)
    ends = [_value_at(ev, whole, x, end, side) for end, side in ((low, -1), (high, 1))]
    if any([e is None or e is S.Indeterminate for e in ends]):
        return None
    if any([is_infinite(e) for e in ends]):
        ev.message("Integrate", "idiv", f, make_list((low, high)))
        return None
    return ev.evaluate(Expr(S.Plus, (ends[1], Expr(S.Times, (-1, ends[0])))))


def _gaussian(ev, f, x, low):
    """The integral of E^(-a x^2 + b x + c) over the line or, for b = 0, the half line."""
    if type(f) is Expr and f.head is S.Times:
        constant = [a for a in f.args if not depends_on(a, x)]
        rest = [a for a in f.args if depends_on(a, x)]
        if len(rest) != 1:
            return None
    else:
        constant, rest = [], [f]
    g = rest[0]
    if type(g) is not Expr or g.head is not S.Power or g.args[0] is not S.E:
        return None
    dense = dense_coefficients(ev, g.args[1], x)
    if dense is None or len(dense) != 3 or type(dense[2]) not in (int, Rational, float) or sign(dense[2]) >= 0:
        return None
    if low == 0 and not (type(dense[1]) is int and dense[1] == 0):
        return None
    value = fill(ev, "E^(c - b^2/(4 a)) Sqrt[Pi]/Sqrt[-a]", a=dense[2], b=dense[1], c=dense[0])
    return ev.evaluate(Expr(S.Times, (*constant, value, HALF if low == 0 else 1)))


def _value_at(ev, f, x, point, side: int):
    """The limit of an antiderivative at an end of the interval."""
    if not is_infinite(point):
        value = _quietly(ev, replace_all(f, {x: point}))
        if not _is_bad(value):
            return value
    return limit_of(ev, f, x, point)


def _quietly(ev, x):
    return ev.evaluate(Expr(S.Quiet, (x,)))


def _is_bad(value) -> bool:
    stack = [value]
    while stack:
        v = stack.pop()
        if v is S.Indeterminate or is_infinite(v):
            return True
        if type(v) is Expr:
            stack.extend(v.args)
    return False


# --- antiderivatives --------------------------------------------------------------------------------------------------


# Integrals inside integrals: none of the tests' needs more than two, and the search widens with each.
_DEEPEST_INTEGRAL = 6
_DEEPEST_LIMIT = 8  # likewise; a quotient counts two, and cyclic ones (Sqrt[x^2 + 1]/x) come back for ever


def antiderivative(ev: Evaluator, f: Expression, x: Symbol, depth: int = 0) -> Expression | None:
    """An antiderivative of f, not yet evaluated, or None."""
    if depth > _DEEPEST_INTEGRAL:
        return None
    if not depends_on(f, x):
        return Expr(S.Times, (f, x))
    if f == x:
        return Expr(S.Times, (HALF, Expr(S.Power, (x, 2))))
    if is_list(f):
        parts = [antiderivative(ev, a, x) for a in elements(f)]
        return None if None in parts else make_list(parts)
    if type(f) is not Expr:
        return None
    if f.head is S.Plus:
        parts = [antiderivative(ev, a, x, depth) for a in f.args]
        return None if None in parts else Expr(S.Plus, tuple(parts))
    if f.head is S.Times:
        constant = [a for a in f.args if not depends_on(a, x)]
        if constant:
            rest = [a for a in f.args if depends_on(a, x)]
            inner = antiderivative(ev, rest[0] if len(rest) == 1 else Expr(S.Times, tuple(rest)), x, depth)
            return None if inner is None else Expr(S.Times, (*constant, inner))
    for method in (_by_table, _rational, _by_substitution, _by_parts, _by_expansion):
        value = method(ev, f, x, depth)
        if value is not None:
            return value
    return None


def _linear(ev, e, x):
    """(a, b) where e is a x + b with a free of x, else None."""
    dense = dense_coefficients(ev, e, x)
    return (dense[1], dense[0]) if dense is not None and len(dense) == 2 else None


def _by_table(ev, f, x, depth):
    if f.head is S.Power and len(f.args) == 2:
        base, e = f.args
        if not depends_on(e, x):
            line = _linear(ev, base, x)
            if line is not None:
                if type(e) is int and e == -1:
                    return fill(ev, "Log[u]/a", u=base, a=line[0])
                return fill(ev, "u^(e + 1)/(a (e + 1))", u=base, e=e, a=line[0])
            if type(e) is int and e == 2 and type(base) is Expr and len(base.args) == 1:
                line = _linear(ev, base.args[0], x)
                text = _SQUARES.get(base.head.name) if type(base.head) is Symbol else None
                if line is not None and text is not None:
                    return Expr(S.Times, (Expr(S.Power, (line[0], -1)), fill(ev, text, x=base.args[0])))
            return _root_of_quadratic(ev, base, e, x)
        if not depends_on(base, x):
            line = _linear(ev, e, x)
            if line is not None:
                return fill(ev, "b^u/(a Log[b])", b=base, u=e, a=line[0])
            return _error_function(ev, base, e, x)
        return None
    if len(f.args) == 1 and type(f.head) is Symbol and f.head.name in _TABLE:
        line = _linear(ev, f.args[0], x)
        if line is not None:
            return Expr(S.Times, (Expr(S.Power, (line[0], -1)), fill(ev, _TABLE[f.head.name], x=f.args[0])))
    return None


def _root_of_quadratic(ev, base, e, x):
    """(c + a x^2)^(-1/2) and ^(1/2) with numeric coefficients."""
    dense = dense_coefficients(ev, base, x)
    if (
        dense is None
        or len(dense) != 3
        or dense[1] != 0
        or type(e) is not Rational
        or e.denominator != 2
        or any([type(c) not in EXACT_REALS for c in dense])
        or e.numerator not in (1, -1)
    ):
        return None
    c, a = dense[0], dense[2]
    if sign(c) <= 0:
        return None
    name = "ArcSinh" if sign(a) > 0 else "ArcSin"
    size = a if sign(a) > 0 else ev.evaluate(Expr(S.Times, (-1, a)))
    inverse = fill(ev, f"{name}[Sqrt[a/c] x]/Sqrt[a]", a=size, c=c, x=x)
    if e.numerator == -1:
        return inverse
    return fill(ev, "x r/2 + c g/2", x=x, r=Expr(S.Power, (base, HALF)), c=c, g=inverse)


def _error_function(ev, base, e, x):
    """E^(a x^2 + b x + c)."""
    dense = dense_coefficients(ev, e, x)
    if base is not S.E or dense is None or len(dense) != 3:
        return None
    a = ev.evaluate(Expr(S.Times, (-1, dense[2])))
    if type(a) in (int, Rational, float) and sign(a) < 0:
        return None
    return fill(ev, "E^(c + b^2/(4 a)) Sqrt[Pi] Erf[Sqrt[a] x - b/(2 Sqrt[a])]/(2 Sqrt[a])", a=a, b=dense[1], c=dense[0], x=x)


def _rational(ev, f, x, depth):
    """Rational functions by partial fractions: logarithms and arc tangents."""
    parts = rational_function(ev, f, x)
    if parts is None or len(parts[1]) < 2:
        return None
    terms = partial_fractions(ev, f, x)
    if len(terms) > 1:
        values = [antiderivative(ev, ev.evaluate(t), x, depth + 1) for t in terms]
        return None if None in values else Expr(S.Plus, tuple(values))
    content, factors = factor_polynomial(parts[1])
    if len(factors) != 1 or len(factors[0][0]) != 3 or factors[0][1] != 1:
        return None
    c, b, a = [from_fraction(v * content) for v in factors[0][0]]
    top = [from_fraction(v) for v in parts[0]] + [0]
    root = ev.evaluate(fill(ev, "Sqrt[4 a c - b^2]", a=a, b=b, c=c))
    return ev.evaluate(
        fill(
            ev,
            "q Log[c + b x + a x^2]/(2 a) + (p - q b/(2 a)) 2 ArcTan[(b + 2 a x)/r]/r",
            p=top[0],
            q=top[1],
            a=a,
            b=b,
            c=c,
            x=x,
            r=root,
        )
    )


def _by_substitution(ev, f, x, depth):
    """f(u) u' for an inner function u."""
    variable = Symbol("u", "wlnet`")
    for u in _inner_functions(f, x):
        slope = ev.evaluate(derivative(ev, u, x))
        if slope == 0:
            continue
        quotient = ev.evaluate(Expr(S.Times, (f, Expr(S.Power, (slope, -1)))))
        reduced = replace_all(quotient, {u: variable})
        if depends_on(reduced, x):
            reduced = ev.evaluate(replace_all(ev.evaluate(joined(ev, quotient)), {u: variable}))
        if not depends_on(reduced, x):
            inner = antiderivative(ev, ev.evaluate(reduced), variable, depth + 1)
            if inner is not None:
                return replace_all(inner, {variable: u})
    return None


def _inner_functions(f, x) -> list:
    """Parts of f that could be substituted, larger ones first."""
    inner: dict = {}
    stack = list(f.args)
    while stack:
        e = stack.pop()
        if type(e) is Expr and depends_on(e, x):
            inner[e] = True
            stack.extend(e.args)
    return sorted(inner, key=lambda e: -len(repr(e)))


def _by_parts(ev, f, x, depth):
    """A polynomial times an exponential, sine, cosine or logarithm."""
    if f.head is not S.Times:
        return None
    for g in f.args:
        rest = [a for a in f.args if a is not g]
        p = rest[0] if len(rest) == 1 else Expr(S.Times, tuple(rest))
        dense = dense_coefficients(ev, p, x)
        if dense is None or len(dense) < 2:
            continue
        if type(g) is Expr and g.head in (S.Log, S.ArcTan, S.ArcSin):
            whole = ev.evaluate(antiderivative(ev, p, x))
            left = ev.evaluate(Expr(S.Times, (whole, derivative(ev, g, x))))
            inner = antiderivative(ev, expanded(ev, left), x, depth + 1)
            return None if inner is None else Expr(S.Plus, (Expr(S.Times, (whole, g)), Expr(S.Times, (-1, inner))))
        whole = _by_table(ev, g, x, depth) if type(g) is Expr else None
        if whole is None:
            continue
        whole = ev.evaluate(whole)
        left = ev.evaluate(Expr(S.Times, (derivative(ev, p, x), whole)))
        inner = antiderivative(ev, expanded(ev, left), x, depth + 1)
        if inner is not None:
            return Expr(S.Plus, (Expr(S.Times, (p, whole)), Expr(S.Times, (-1, inner))))
    return None


def _by_expansion(ev, f, x, depth):
    other = expanded(ev, f)
    if other == f:
        other = expanded(ev, ev.evaluate(Expr(S.TrigReduce, (f,))))
    return None if other == f else antiderivative(ev, other, x, depth + 1)


# --- limits -----------------------------------------------------------------------------------------------------------


@builtin(
    "Limit",
    options={
        "Direction": S.Reals,
        "Assumptions": S["$Assumptions"],
        "Method": S.Automatic,
        "GenerateConditions": S.Automatic,
        "PerformanceGoal": S.Automatic,
    },
)
def limit(ev: Evaluator, f: Expression, rule: Expression, options: dict) -> Expression | None:
    """Limit[expr, x -> a] finds the limiting value of expr when x approaches a."""
    if not is_immediate_rule(rule):
        return None
    if is_list(f):
        return make_list([Expr(S.Limit, (a, rule)) for a in elements(f)])
    return limit_of(ev, f, *rule.args)


def limit_of(ev: Evaluator, f: Expression, x: Expression, point: Expression, depth: int = 0) -> Expression | None:
    """The limit of f for x -> point by substitution, leading terms and l'Hospital's rule, or None."""
    if not depends_on(f, x):
        return f
    value = _quietly(ev, replace_all(f, {x: point}))
    if not _is_bad(value):
        return value
    if depth > _DEEPEST_LIMIT:
        return None
    if is_infinite(value) and value.args:
        return value
    if type(f) is not Expr:
        return None
    if is_infinite(point):
        parts = rational_function(ev, f, x)
        if parts is not None:
            return _rational_at_infinity(ev, parts, point)
    if f.head is S.Power and f.args[0] is not S.E and depends_on(f.args[0], x) and depends_on(f.args[1], x):
        inner = limit_of(ev, ev.evaluate(fill(ev, "e Log[b]", e=f.args[1], b=f.args[0])), x, point, depth + 1)
        return None if inner is None else ev.evaluate(Expr(S.Power, (S.E, inner)))
    limit = _hospital(ev, f, x, point, depth)
    if limit is not None:
        return limit
    if f.head in (S.Plus, S.Times, S.Power) or len(f.args) == 1:
        parts = [limit_of(ev, a, x, point, depth + 1) for a in f.args]
        if None not in parts:
            value = _quietly(ev, Expr(f.head, tuple(parts)))
            if value is not S.Indeterminate:
                return value
    return None


def _rational_at_infinity(ev, parts, point):
    above, below = parts
    if not above or len(above) < len(below):
        return 0
    lead = from_fraction(ratio(above[-1], below[-1]))
    if len(above) == len(below):
        return lead
    sign = point.args[0] ** ((len(above) - len(below)) % 2) if point.args else 1
    return ev.evaluate(Expr(S.Times, (lead, sign, INFINITY)))


def _hospital(ev, f, x, point, depth):
    """0/0 and infinity/infinity as the quotient of the derivatives; 0 times infinity becomes a quotient."""
    g = ev.evaluate(joined(ev, f))
    if g != f:
        return limit_of(ev, g, x, point, depth + 1)
    above, below = fraction_parts(ev, g)
    if depends_on(below, x):
        return _quotient_limit(ev, above, below, x, point, depth)
    if type(above) is not Expr or above.head is not S.Times:
        return None
    small = tuple([a for a in above.args if _quietly(ev, replace_all(a, {x: point})) == 0])
    if not small or len(small) == len(above.args):
        return None
    rest = tuple([a for a in above.args if a not in small])
    for over, under in ((rest, small), (small, rest)):
        value = _quotient_limit(ev, Expr(S.Times, over), Expr(S.Power, (Expr(S.Times, under), -1)), x, point, depth + 2)
        if value is not None:
            return value
    return None


def _quotient_limit(ev, above, below, x, point, depth):
    """The limit of above/below by the limits of both or of their derivatives."""
    if depth > _DEEPEST_LIMIT:
        return None
    top, bottom = [limit_of(ev, e, x, point, depth + 2) for e in (ev.evaluate(above), ev.evaluate(below))]
    both_zero = top == 0 and bottom == 0
    both_infinite = top is not None and bottom is not None and is_infinite(top) and is_infinite(bottom)
    if not both_zero and not both_infinite:
        if top is None or bottom is None or top is S.Indeterminate or bottom is S.Indeterminate:
            return None
        value = _quietly(ev, Expr(S.Times, (top, Expr(S.Power, (bottom, -1)))))
        return None if value is S.Indeterminate or is_infinite(value) and not value.args else value
    slopes = [derivative(ev, ev.evaluate(e), x) for e in (above, below)]
    quotient = ev.evaluate(Expr(S.Times, (slopes[0], Expr(S.Power, (slopes[1], -1)))))
    return limit_of(ev, quotient, x, point, depth + 1)


@builtin("Series")
def series(ev: Evaluator, f: Expression, spec: Expression) -> Expression | None:
    """Series[f, {x, x0, n}] generates a power series expansion for f about the point x = x0 to order (x - x0)^n."""
    if not is_list(spec) or len(elements(spec)) != 3 or type(elements(spec)[2]) is not int:
        return None
    x, point, n = elements(spec)
    coefficients, slope = [], f
    for k in range(n + 1):
        value = (
            limit_of(ev, slope, x, point)
            if _is_bad(_quietly(ev, replace_all(slope, {x: point})))
            else ev.evaluate(replace_all(slope, {x: point}))
        )
        if value is None or _is_bad(value):
            return None
        coefficients.append(ev.evaluate(Expr(S.Times, (value, Expr(S.Power, (Expr(S.Factorial, (k,)), -1))))))
        slope = ev.evaluate(derivative(ev, slope, x))
    return Expr(S.SeriesData, (x, point, make_list(coefficients), 0, n + 1, 1))


@builtin("SeriesCoefficient")
def series_coefficient(ev: Evaluator, f: Expression, spec: Expression) -> Expression | None:
    """SeriesCoefficient[f, {x, x0, n}] finds the coefficient of (x - x0)^n in the expansion of f about x = x0."""
    value = ev.evaluate(Expr(S.Series, (f, spec)))
    if type(value) is not Expr or value.head is not S.SeriesData:
        return None
    return elements(value.args[2])[-1]
