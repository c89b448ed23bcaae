"""Equations: Solve, NSolve, Roots, Reduce, Eliminate; exact for linear systems and for polynomials by factors."""

from functools import cmp_to_key
from math import gcd

from ...evaluator import Evaluator, builtin
from ...expression import EXACT_REALS, NUMBERS, Expr, Expression, MessageError, S, Symbol, elements, is_list, make_list, rational
from ..kit.formulas import fill
from ..kit.scalars import HALF
from ..kit.terms import INFINITY, is_numeric, replace_all
from .coefficients import variables_of
from .factors import factored
from .forms import dense_coefficients, depends_on, expanded, over_common_denominator, polynomial_from
from .quotients import joined

_OPTIONS = {
    "GeneratedParameters": S.C,
    "InverseFunctions": S.Automatic,
    "Method": S.Automatic,
    "Quartics": S.False_,
    "Cubics": S.True_,
    "VerifySolutions": S.Automatic,
    "WorkingPrecision": INFINITY,
    "MaxExtraConditions": 0,
    "Modulus": 0,
    "Backsubstitution": S.False_,
    "Assumptions": S["$Assumptions"],
}
_HARDEST = 50  # rank of an equation that is no polynomial: it comes last
_NONLINEAR = 3  # rank over the degree: a linear equation with a constant coefficient comes first, it needs no cases
_POLISHING_STEPS = 3  # of Newton's method, which doubles the digits of a simple root each time
_REAL_WITHIN = 1e-10  # an imaginary part below this is rounding; double roots come out with errors near 1e-8
_MESSAGES = {
    "ivar": "`1` is not a valid variable.",
    "nsmet": "This system cannot be solved with the methods available to `1`.",
    "naqs": "`1` is not a quantified system of equations and inequalities.",
    "ifun": "Inverse functions are being used by `1`, so some solutions may not be found; use Reduce for "
    "complete solution information.",
}


@builtin("Solve", options=_OPTIONS, messages=_MESSAGES, unsupported="Modulus")
def solve(
    ev: Evaluator, equations: Expression, variables: Expression = None, domain: Expression = S.Complexes, options: dict = None
) -> Expression:
    """Solve[expr, vars] attempts to solve the system expr of equations or inequalities for the variables vars.
    Solve[expr, vars, dom] solves over the domain dom, Reals or Integers."""
    names = _variables(ev, equations, variables)
    cases = solutions(ev, _equations(ev, equations), names)
    if cases is None:
        raise MessageError("nsmet", S.Solve)
    return _in_domain(ev, cases, names, domain)


def _variables(ev, equations, variables) -> list:
    if variables is None:
        return variables_of(ev, equations)
    names = list(elements(variables)) if is_list(variables) else [variables]
    for x in names:
        if type(x) in NUMBERS or type(x) is str:
            raise MessageError("ivar", x)
    return names


def _equations(ev, x) -> list:
    """The conditions of a system as a flat list; True drops out."""
    if x is S.True_:
        return []
    if is_list(x) or type(x) is Expr and x.head is S.And:
        return [e for a in elements(x) for e in _equations(ev, a)]
    if type(x) is Expr and x.head is S.Equal and len(x.args) > 2:
        return [Expr(S.Equal, pair) for pair in zip(x.args, x.args[1:])]
    if type(x) is Expr and x.head is S.Equal and len(x.args) == 2 and is_list(x.args[0]):
        rights = elements(x.args[1]) if is_list(x.args[1]) else [x.args[1]] * len(elements(x.args[0]))
        return [e for a, b in zip(elements(x.args[0]), rights) for e in _equations(ev, ev.evaluate(Expr(S.Equal, (a, b))))]
    return [x]


def solutions(ev: Evaluator, equations: list, names: list) -> "list | None":
    """Dicts of values for the variables, or None where no method applies."""
    if S.False_ in equations:
        return []
    tests = [e for e in equations if not _is_equation(e)]
    equations = [e for e in equations if _is_equation(e)]
    if not equations:
        return [{}] if not tests else None
    zeros = [ev.evaluate(Expr(S.Plus, (e.args[0], Expr(S.Times, (-1, e.args[1]))))) for e in equations]
    cases = _system(ev, zeros, names)
    if cases is None or not tests:
        return cases
    return [s for s in cases if all([ev.evaluate(replace_all(t, s)) is not S.False_ for t in tests])]


def _is_equation(e) -> bool:
    return type(e) is Expr and e.head is S.Equal and len(e.args) == 2


def _system(ev, zeros: list, names: list) -> "list | None":
    """All expressions zero: the simplest equation first, its solutions put into the others."""
    zeros = [_numerator(ev, z) for z in zeros]
    zeros = [z for z in zeros if not (type(z) is int and z == 0)]
    if any([type(z) in NUMBERS for z in zeros]):
        return []
    if not zeros:
        return [{}]
    choice = _easiest(ev, zeros, names)
    if choice is None:
        return None
    z, x = choice
    roots = roots_of(ev, z, x)
    if roots is None:
        return None
    out = []
    rest = [other for other in zeros if other is not z]
    for root in roots:
        reduced = [ev.evaluate(replace_all(other, {x: root})) for other in rest]
        below = _system(ev, reduced, [n for n in names if n != x])
        if below is None:
            return None
        for s in below:
            value = ev.evaluate(replace_all(root, s)) if s else root
            out.append({x: joined(ev, value) if s else value, **s})
    return out


def _numerator(ev, z):
    above, below = over_common_denominator(ev, z)
    return expanded(ev, above) if below else z


def _easiest(ev, zeros: list, names: list):
    best = None
    for z in zeros:
        for x in names:
            if not depends_on(z, x):
                continue
            dense = dense_coefficients(ev, z, x)
            if dense is None:
                rank = _HARDEST
            else:
                degree = len(dense) - 1
                is_linear = degree == 1 and not any([depends_on(dense[1], n) for n in names])
                rank = degree if is_linear else degree + _NONLINEAR
            if best is None or rank < best[0]:
                best = (rank, z, x)
    return None if best is None else best[1:]


# --- one equation -----------------------------------------------------------------------------------------------------


def roots_of(ev: Evaluator, z: Expression, x: Expression) -> "list | None":
    """The solutions for x of z == 0, or None."""
    dense = dense_coefficients(ev, z, x)
    if dense is None:
        return _transcendental(ev, z, x)
    if len(dense) < 2:
        return []
    if len(dense) == 2:
        return [_quotient(ev, -1, dense[0], dense[1])]
    factors = _factors(ev, z, x)
    out = []
    for f in factors:
        f_dense = dense_coefficients(ev, f, x)
        zeros = polynomial_roots(ev, f_dense, x)
        if zeros is None:
            return None
        out.extend(zeros)
    return _sorted(ev, out)


def _factors(ev, z, x) -> list:
    """The factors of a polynomial that contain x, repeated ones as often as they occur."""
    f = factored(ev, z)
    out = []
    for a in f.args if type(f) is Expr and f.head is S.Times else (f,):
        base, k = a.args if type(a) is Expr and a.head is S.Power and type(a.args[1]) is int else (a, 1)
        if depends_on(base, x):
            out.extend([base] * k)
    return out or [z]


def _sorted(ev, values: list) -> list:
    if all([is_numeric(ev, v) for v in values]):
        numeric = [(ev.evaluate(Expr(S.N, (v,))), v) for v in values]
        if all([type(n) in (int, float) for n, _ in numeric]):
            return [v for _, v in sorted(numeric, key=cmp_to_key(lambda a, b: (a[0] > b[0]) - (a[0] < b[0])))]
        if all([type(n) in (int, float, complex) for n, _ in numeric]):
            return [v for _, v in sorted(numeric, key=lambda p: (type(p[0]) is complex, complex(p[0]).real, complex(p[0]).imag))]
    return values


def _quotient(ev, sign: int, a, b):
    return joined(ev, ev.evaluate(Expr(S.Times, (sign, a, Expr(S.Power, (b, -1))))))


def polynomial_roots(ev: Evaluator, c: list, x: Expression) -> "list | None":
    """Roots of an irreducible polynomial with these coefficients."""
    degree = len(c) - 1
    if degree == 1:
        return [_quotient(ev, -1, c[0], c[1])]
    if degree == 2:
        return _quadratic_roots(ev, c)
    middle = [v for v in c[1:-1] if not (type(v) is int and v == 0)]
    if not middle:
        return _pure_roots(ev, _quotient(ev, -1, c[0], c[-1]), degree)
    step = _common_step(c)
    if step > 1:
        inner = polynomial_roots(ev, c[::step], x)
        return None if inner is None else [r for y in inner for r in _pure_roots(ev, y, step)]
    if degree == 3 and all([is_numeric(ev, v) for v in c]):
        return _cubic_roots(ev, c)
    if any([type(v) is float for v in c]):
        return numeric_roots(ev, c)
    body = polynomial_from(c, Expr(S.Slot, (1,)))
    return [Expr(S.Root, (Expr(S.Function, (ev.evaluate(body),)), k + 1)) for k in range(degree)]


def _common_step(c: list) -> int:
    return gcd(*[k for k, v in enumerate(c) if not (type(v) is int and v == 0)])


def _quadratic_roots(ev, c: list) -> list:
    exact = all([type(v) in EXACT_REALS for v in c])
    if exact:
        root = ev.evaluate(fill(ev, "Sqrt[b^2 - 4 a c]", a=c[2], b=c[1], c=c[0]))
    else:
        inside = expanded(ev, ev.evaluate(fill(ev, "b^2 - 4 a c", a=c[2], b=c[1], c=c[0])))
        root = ev.evaluate(Expr(S.Power, (inside, HALF)))
    out = []
    for sign in (-1, 1):
        value = ev.evaluate(fill(ev, "(-b + s r)/(2 a)", a=c[2], b=c[1], s=sign, r=root))
        out.append(expanded(ev, value) if exact and _is_plain(root) else joined(ev, value) if exact else value)
    if exact and ev.evaluate(Expr(S.Less, (c[2], 0))) is S.True_:
        out.reverse()
    return out


def _is_plain(root) -> bool:
    return type(root) in NUMBERS


def _pure_roots(ev, value, n: int) -> list:
    """The n-th roots of a value."""
    if n == 2:
        root = ev.evaluate(Expr(S.Power, (value, HALF)))
        return [ev.evaluate(Expr(S.Times, (-1, root))), root]
    root = ev.evaluate(Expr(S.Power, (value, rational(1, n))))
    out = []
    for k in range(n):
        turn = Expr(S.Power, (-1, rational(2 * k, n))) if k else 1
        out.append(ev.evaluate(Expr(S.Times, (turn, root))))
    return out


def _cubic_roots(ev, c: list) -> list:
    """Cardano's formula for numeric coefficients."""
    p, q = [
        ev.evaluate(fill(ev, text, a=c[3], b=c[2], c=c[1], d=c[0]))
        for text in ("(3 a c - b^2)/(3 a^2)", "(2 b^3 - 9 a b c + 27 a^2 d)/(27 a^3)")
    ]
    if any([type(v) is float for v in c]):
        return numeric_roots(ev, c)
    u = ev.evaluate(fill(ev, "(-q/2 + Sqrt[q^2/4 + p^3/27])^(1/3)", p=p, q=q))
    out = []
    for w in ("1", "(-1 + I Sqrt[3])/2", "(-1 - I Sqrt[3])/2"):
        out.append(ev.evaluate(fill(ev, "w u - p/(3 w u) - b/(3 a)", u=u, p=p, a=c[3], b=c[2], w=ev.evaluate(fill(ev, w)))))
    return out


def _transcendental(ev, z, x) -> "list | None":
    """One occurrence of x inside of functions that can be undone step by step."""
    left, right = z, 0
    if type(left) is not Expr:
        return None
    while left is not x and left != x:
        if type(left) is not Expr:
            return None
        places = [i for i, a in enumerate(left.args) if depends_on(a, x)]
        if len(places) != 1:
            return None
        i = places[0]
        others = left.args[:i] + left.args[i + 1 :]
        if left.head is S.Plus:
            right = ev.evaluate(Expr(S.Plus, (right, *[Expr(S.Times, (-1, a)) for a in others])))
        elif left.head is S.Times:
            right = ev.evaluate(Expr(S.Times, (right, *[Expr(S.Power, (a, -1)) for a in others])))
        elif left.head is S.Power and i == 1:
            right = ev.evaluate(fill(ev, "Log[r]/Log[b]", r=right, b=left.args[0]))
        elif left.head is S.Power and type(left.args[1]) in EXACT_REALS:
            if type(left.args[1]) is int and left.args[1] > 0:
                inner = left.args[0]
                zeros = []
                for root in _pure_roots(ev, right, left.args[1]):
                    more = roots_of(ev, ev.evaluate(Expr(S.Plus, (inner, Expr(S.Times, (-1, root))))), x)
                    if more is None:
                        return None
                    zeros.extend(more)
                return zeros
            right = ev.evaluate(Expr(S.Power, (right, ev.evaluate(Expr(S.Power, (left.args[1], -1))))))
        elif len(left.args) == 1 and type(left.head) is Symbol and left.head.name in _INVERSES:
            right = ev.evaluate(fill(ev, _INVERSES[left.head.name], y=right))
        else:
            return None
        left = left.args[i]
        dense = dense_coefficients(ev, left, x)
        if dense is not None and len(dense) > 2:
            return roots_of(ev, ev.evaluate(Expr(S.Plus, (left, Expr(S.Times, (-1, right))))), x)
    return [right]


_INVERSES = {
    "Log": "E^y",
    "Sin": "ArcSin[y]",
    "Cos": "ArcCos[y]",
    "Tan": "ArcTan[y]",
    "ArcSin": "Sin[y]",
    "ArcCos": "Cos[y]",
    "ArcTan": "Tan[y]",
    "Sinh": "ArcSinh[y]",
    "Tanh": "ArcTanh[y]",
    "Cosh": "ArcCosh[y]",
    "LogisticSigmoid": "Log[y/(1 - y)]",
}


# --- results ----------------------------------------------------------------------------------------------------------


def _in_domain(ev, cases: list, names: list, domain):
    results = []
    for s in cases:
        values = list(s.values())
        if domain is S.Reals and any([ev.evaluate(Expr(S.Element, (v, S.Reals))) is S.False_ for v in values]):
            continue
        if domain is S.Integers and any([type(v) is not int and is_numeric(ev, v) for v in values]):
            continue
        results.append(make_list([Expr(S.Rule, (x, s[x])) for x in names if x in s]))
    return make_list(list(dict.fromkeys(results)) if len(names) > 1 else results)


@builtin(
    "Roots",
    options={
        "Cubics": S.True_,
        "Quartics": S.True_,
        "Modulus": 0,
        "Multiplicity": 1,
        "Using": S.True_,
        "Eliminate": S.False_,
        "EquatedTo": S.Null,
    },
    unsupported="Modulus",
)
def roots(ev: Evaluator, equation: Expression, x: Expression, options: dict) -> Expression | None:
    """Roots[lhs == rhs, var] yields a disjunction of equations which represent the roots of a polynomial equation."""
    if not _is_equation(equation):
        return None
    zero = ev.evaluate(Expr(S.Plus, (equation.args[0], Expr(S.Times, (-1, equation.args[1])))))
    zeros = roots_of(ev, zero, x)
    return None if zeros is None else Expr(S.Or, tuple([Expr(S.Equal, (x, r)) for r in zeros]))


@builtin("ToRules")
def to_rules(ev: Evaluator, x: Expression) -> Expression | None:
    """ToRules[eqns] takes logical combinations of equations, in the form generated by Roots and Reduce, and converts
    them to lists of rules."""
    cases = x.args if type(x) is Expr and x.head is S.Or else (x,)
    lists = []
    for c in cases:
        equations = c.args if type(c) is Expr and c.head is S.And else (c,)
        if not all([_is_equation(e) for e in equations]):
            return None
        lists.append(make_list([Expr(S.Rule, e.args) for e in equations]))
    return Expr(S.Sequence, tuple(lists))


@builtin("Reduce", options=_OPTIONS, messages=_MESSAGES, unsupported="Modulus")
def reduce_(
    ev: Evaluator, statement: Expression, variables: Expression = None, domain: Expression = S.Complexes, options: dict = None
) -> Expression:
    """Reduce[expr, vars] reduces the statement expr by solving equations or inequalities for vars."""
    names = _variables(ev, statement, variables)
    if statement is S.True_ or statement is S.False_:
        return statement
    if len(names) == 1 and type(statement) is Expr and statement.head in _INEQUALITIES and len(statement.args) == 2:
        value = _reduced_inequality(ev, statement, names[0])
        if value is not None:
            return value
    solved = solutions(ev, _equations(ev, statement), names)
    if solved is None:
        raise MessageError("nsmet", S.Reduce)
    cases = []
    for s in solved:
        if domain is S.Reals and any([ev.evaluate(Expr(S.Element, (v, S.Reals))) is S.False_ for v in s.values()]):
            continue
        cases.append(Expr(S.And, tuple([Expr(S.Equal, (x, s[x])) for x in names if x in s])))
    return Expr(S.Or, tuple(dict.fromkeys([ev.evaluate(c) for c in cases])))


_INEQUALITIES = frozenset((S.Less, S.LessEqual, S.Greater, S.GreaterEqual))


def _reduced_inequality(ev, statement, x):
    """A polynomial inequality in one variable as intervals between the real roots."""
    zero = ev.evaluate(Expr(S.Plus, (statement.args[0], Expr(S.Times, (-1, statement.args[1])))))
    dense = dense_coefficients(ev, zero, x)
    if dense is None or any([not is_numeric(ev, c) for c in dense]):
        return None
    zeros = roots_of(ev, zero, x)
    if zeros is None:
        return None
    real = [r for r in dict.fromkeys(zeros) if ev.evaluate(Expr(S.Element, (r, S.Reals))) is S.True_]
    strict = statement.head in (S.Less, S.Greater)

    def holds(point) -> bool:
        return ev.evaluate(replace_all(statement, {x: point})) is S.True_

    points = _between(ev, real)
    inside = [holds(p) for p in points]
    relation = S.Less if strict else S.LessEqual
    pieces = []
    for i, ok in enumerate(inside):
        if not ok:
            continue
        low, high = real[i - 1] if i else None, real[i] if i < len(real) else None
        if low is None and high is None:
            return S.True_
        if low is None:
            pieces.append(Expr(relation, (x, high)))
        elif high is None:
            pieces.append(Expr(S.Greater if strict else S.GreaterEqual, (x, low)))
        else:
            pieces.append(Expr(relation, (low, x, high)))
    if not strict:
        pieces.extend([Expr(S.Equal, (x, r)) for i, r in enumerate(real) if not inside[i] and not inside[i + 1]])
    return Expr(S.Or, tuple(pieces)) if pieces else S.False_


def _between(ev, real: list) -> list:
    if not real:
        return [0]
    middle = [ev.evaluate(fill(ev, "(a + b)/2", a=a, b=b)) for a, b in zip(real, real[1:])]
    return [ev.evaluate(fill(ev, "a - 1", a=real[0])), *middle, ev.evaluate(fill(ev, "a + 1", a=real[-1]))]


@builtin("Eliminate")
def eliminate(ev: Evaluator, equations: Expression, variables: Expression) -> Expression | None:
    """Eliminate[eqns, vars] eliminates variables between a set of simultaneous equations."""
    zeros = [
        ev.evaluate(Expr(S.Plus, (e.args[0], Expr(S.Times, (-1, e.args[1]))))) for e in _equations(ev, equations) if _is_equation(e)
    ]
    for x in elements(variables) if is_list(variables) else (variables,):
        choice = _easiest(ev, zeros, [x])
        if choice is None:
            continue
        values = roots_of(ev, choice[0], x)
        if values is None or len(values) != 1:
            return None
        zeros = [_numerator(ev, ev.evaluate(replace_all(z, {x: values[0]}))) for z in zeros if z is not choice[0]]
    return Expr(S.And, tuple([Expr(S.Equal, (expanded(ev, z), 0)) for z in zeros]))


# --- numerical --------------------------------------------------------------------------------------------------------


@builtin(
    "NSolve", options={"WorkingPrecision": S.MachinePrecision, "Method": S.Automatic, "MaxRoots": S.Automatic}, messages=_MESSAGES
)
def nsolve(
    ev: Evaluator, equations: Expression, variables: Expression = None, domain: Expression = S.Complexes, options: dict = None
) -> Expression:
    """NSolve[expr, vars] attempts to find numerical approximations to the solutions of the system expr."""
    names = _variables(ev, equations, variables)
    conditions = _equations(ev, equations)
    if len(names) == 1 and len(conditions) == 1 and _is_equation(conditions[0]):
        e = conditions[0]
        zero = _numerator(ev, ev.evaluate(Expr(S.Plus, (e.args[0], Expr(S.Times, (-1, e.args[1]))))))
        dense = dense_coefficients(ev, zero, names[0])
        if dense is not None and len(dense) > 1:
            values = numeric_roots(ev, dense)
            if values is not None:
                return _in_domain(ev, [{names[0]: r} for r in values], names, domain)
    cases = solutions(ev, conditions, names)
    if cases is None:
        raise MessageError("nsmet", S.NSolve)
    return Expr(S.N, (_in_domain(ev, cases, names, domain),))


def numeric_roots(ev: Evaluator, c: list) -> "list | None":
    """Roots of a polynomial with numeric coefficients, each polished by Newton's method; real ones first."""
    import numpy as np  # slow to import, and many sessions never see an array

    values = [ev.evaluate(Expr(S.N, (v,))) for v in c]
    if any([type(v) not in (int, float, complex) for v in values]):
        return None
    p = np.array(values[::-1], dtype=complex)
    slope = np.polyder(p)
    out = []
    for r in np.roots(p):
        for _ in range(_POLISHING_STEPS):
            d = np.polyval(slope, r)
            if d != 0:
                r = r - np.polyval(p, r) / d
        out.append(float(r.real) if abs(r.imag) < _REAL_WITHIN * max(1.0, abs(r)) else complex(r))
    return sorted(out, key=lambda r: (complex(r).real, complex(r).imag))


@builtin("CountRoots")
def count_roots(ev: Evaluator, p: Expression, x: Expression) -> Expression | None:
    """CountRoots[poly, x] gives the number of real roots of the polynomial poly in x."""
    dense = dense_coefficients(ev, p, x)
    values = None if dense is None else numeric_roots(ev, dense)
    return None if values is None else len([r for r in values if type(r) is float])
