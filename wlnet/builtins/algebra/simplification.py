"""Simplify, FullSimplify, Refine, PowerExpand and conversions between forms of functions."""

from ...evaluator import Evaluator, builtin
from ...expression import (
    EXACT_REALS,
    NUMBERS,
    Complex,
    Expr,
    Expression,
    Rational,
    S,
    Symbol,
    elements,
    has_head,
    integer_text,
    is_list,
    make_list,
)
from ...expression.arithmetic import parts
from ..kit.formulas import fill
from ..kit.terms import imaginary_factor
from ..numbers.domains import Assumptions
from .factors import factored
from .forms import depends_on, expanded
from .quotients import joined

_OPTIONS = {
    "Assumptions": S["$Assumptions"],
    "ComplexityFunction": S.Automatic,
    "ExcludedForms": make_list(()),
    "TimeConstraint": 300,
    "TransformationFunctions": S.Automatic,
    "Trig": S.True_,
}


@builtin("Simplify", options=_OPTIONS)
def simplify(ev: Evaluator, x: Expression, assumptions: Expression = S.True_, options: dict = None) -> Expression:
    """Simplify[expr] performs algebraic and other transformations on expr and returns the simplest form it finds.
    Simplify[expr, assum] does simplification using assumptions."""
    return _simplified(ev, x, _facts(ev, assumptions, options))


@builtin("FullSimplify", options=_OPTIONS)
def full_simplify(ev: Evaluator, x: Expression, assumptions: Expression = S.True_, options: dict = None) -> Expression:
    """FullSimplify[expr] tries a wide range of transformations on expr and returns the simplest form it finds."""
    return _simplified(ev, x, _facts(ev, assumptions, options))


def _facts(ev, assumptions, options) -> Assumptions:
    facts = [assumptions, options["Assumptions"] if options else S.True_, ev.evaluate(S["$Assumptions"])]
    return Assumptions(make_list(facts))


def complexity(x: Expression) -> int:
    """Leaves, with integers counted by their digits, as Wolfram's default measure does."""
    count = 0
    stack = [x]
    while stack:
        x = stack.pop()
        kind = type(x)
        if kind is Expr:
            stack.append(x.head)
            stack.extend(x.args)
        elif kind is int:
            count += max(len(integer_text(abs(x))), 1) + (x < 0)
        elif kind is Rational:
            count += len(integer_text(abs(x.numerator))) + len(integer_text(x.denominator)) + 1 + (x.numerator < 0)
        elif kind is Complex:
            stack.extend((x.re, x.im))
            count += 1
        else:
            count += 2 if kind in NUMBERS else 1
    return count


_MOST_PASSES = 4  # each begins with what the one before made shorter; none of the tests' expressions needs a second


def _simplified(ev, x, facts: Assumptions):
    """The simplest form of x: parts first, then the whole by every transformation, repeated while that helps."""
    if is_list(x):
        return make_list([_simplified(ev, a, facts) for a in elements(x)])
    if x in facts.statements:
        return S.True_
    if type(x) is not Expr:
        return x
    if x.head in (S.And, S.Or, S.Not, S.Equal, S.Rule, S.Unequal, S.Less, S.LessEqual, S.Greater, S.GreaterEqual):
        return ev.evaluate(Expr(x.head, tuple([_simplified(ev, a, facts) for a in x.args])))
    parts = tuple([_simplified(ev, a, facts) if type(a) is Expr else a for a in x.args])
    best = x if parts == x.args else ev.evaluate(Expr(x.head, parts))
    best = min((x, best), key=complexity)
    for _ in range(_MOST_PASSES):
        before = best
        for transform in _TRANSFORMATIONS:
            candidate = transform(ev, best, facts)
            if candidate is not None and complexity(candidate) < complexity(best):
                best = candidate
        for combined in _combinations(ev, best, facts):
            if complexity(combined) < complexity(best):
                best = combined
        if best is before:
            break
    return best


def _combinations(ev, x, facts):
    """Expansion followed by factoring and the trigonometric rules."""
    whole = expanded(ev, x)
    yield factored(ev, whole)
    yield _trigonometric(ev, whole, facts)
    yield factored(ev, _trigonometric(ev, whole, facts))


def _expand(ev, x, facts):
    return expanded(ev, x)


def _factor(ev, x, facts):
    return factored(ev, x)


def _together(ev, x, facts):
    return ev.evaluate(joined(ev, x))


def _trigonometric(ev, x, facts):
    """Sin[a]^2 + Cos[a]^2 is 1, and the like, where such terms stand side by side."""
    if type(x) is not Expr or x.head is not S.Plus:
        return x
    for f, g, sign, total in ((S.Sin, S.Cos, 1, 1), (S.Cosh, S.Sinh, -1, 1), (S.Sec, S.Tan, -1, 1), (S.Csc, S.Cot, -1, 1)):
        for replaced in (f, g):
            value = _without_square(ev, x, f, g, sign, total, replaced)
            if complexity(value) < complexity(x):
                return value
    return x


def _without_square(ev, x, f, g, sign: int, total: int, replaced):
    """The sum with f^2 written by g^2 (or the other way round): f^2 + sign g^2 = total."""

    def rewrite(e):
        if type(e) is not Expr:
            return e
        if (
            e.head is S.Power
            and type(e.args[1]) is int
            and e.args[1] == 2
            and type(e.args[0]) is Expr
            and e.args[0].head is replaced
        ):
            arg = e.args[0].args
            if replaced is f:
                return Expr(S.Plus, (total, Expr(S.Times, (-sign, Expr(S.Power, (Expr(g, arg), 2))))))
            return Expr(S.Plus, (sign * total, Expr(S.Times, (-sign, Expr(S.Power, (Expr(f, arg), 2))))))
        return Expr(e.head, tuple([rewrite(a) for a in e.args]))

    return expanded(ev, ev.evaluate(rewrite(x)))


def _quotients(ev, x, facts):
    """Sin[a]/Cos[a] is Tan[a]."""
    if type(x) is not Expr or x.head is not S.Times:
        return x
    for above, below, result in ((S.Sin, S.Cos, S.Tan), (S.Cos, S.Sin, S.Cot), (S.Sinh, S.Cosh, S.Tanh), (S.Cosh, S.Sinh, S.Coth)):
        for a in x.args:
            if type(a) is Expr and a.head is above:
                inverse = Expr(S.Power, (Expr(below, a.args), -1))
                if inverse in x.args:
                    rest = tuple([b for b in x.args if b is not a and b != inverse])
                    return ev.evaluate(Expr(S.Times, (*rest, Expr(result, a.args))))
    return x


def _double_angle(ev, x, facts):
    """2 Sin[a] Cos[a] is Sin[2 a]."""
    if type(x) is not Expr or x.head is not S.Times:
        return x
    for a in x.args:
        if type(a) is Expr and a.head is S.Sin and Expr(S.Cos, a.args) in x.args:
            rest = tuple([b for b in x.args if b is not a and b != Expr(S.Cos, a.args)])
            return ev.evaluate(Expr(S.Times, (Rational(1, 2), *rest, Expr(S.Sin, (Expr(S.Times, (2, a.args[0])),)))))
    return x


def _logarithms(ev, x, facts):
    """Numeric logarithms joined: Log[2] + Log[3] is Log[6]."""
    if type(x) is not Expr or x.head is not S.Plus:
        return x
    logs = [a for a in x.args if type(a) is Expr and a.head is S.Log and len(a.args) == 1 and type(a.args[0]) in EXACT_REALS]
    if len(logs) < 2:
        return x
    rest = tuple([a for a in x.args if a not in logs])
    inner = ev.evaluate(Expr(S.Times, tuple([a.args[0] for a in logs])))
    return ev.evaluate(Expr(S.Plus, (*rest, Expr(S.Log, (inner,)))))


def _refined(ev, x, facts: Assumptions):
    """x with roots, absolute values and signs resolved by the assumptions."""
    if type(x) is not Expr:
        return x
    if x in facts.statements:
        return S.True_
    args = tuple([_refined(ev, a, facts) for a in x.args])
    e = Expr(x.head, args)
    if e.head is S.Power and len(args) == 2:
        base, exponent = args
        if type(base) is Expr and base.head is S.Power and len(base.args) == 2:
            inner, k = base.args
            if facts.is_positive(inner) and facts.is_real(k):
                return ev.evaluate(Expr(S.Power, (inner, Expr(S.Times, (k, exponent)))))
            if type(k) is int and k % 2 == 0 and exponent == Rational(1, 2) and facts.is_real(inner):
                return _refined(ev, ev.evaluate(Expr(S.Power, (Expr(S.Abs, (inner,)), k // 2))), facts)
        if type(base) is Expr and base.head is S.Times and type(exponent) is Rational:
            outside = [a for a in base.args if facts.is_non_negative(a)]
            if outside:
                inside = [a for a in base.args if a not in outside]
                parts = [_refined(ev, Expr(S.Power, (a, exponent)), facts) for a in outside]
                return ev.evaluate(Expr(S.Times, (*parts, Expr(S.Power, (Expr(S.Times, tuple(inside)), exponent)))))
    if len(args) == 1 and e.head in (S.Abs, S.Sign, S.Re, S.Im, S.Conjugate, S.RealAbs, S.Ramp, S.UnitStep):
        known = _refined_call(e.head, args[0], facts)
        if known is not None:
            return ev.evaluate(known)
    if (
        e.head is S.Log
        and len(args) == 1
        and has_head(args[0], S.Power)
        and len(args[0].args) == 2
        and facts.is_positive(args[0].args[0])
        and facts.is_real(args[0].args[1])
    ):
        return ev.evaluate(Expr(S.Times, (args[0].args[1], Expr(S.Log, (args[0].args[0],)))))
    if e.head in (S.Greater, S.GreaterEqual, S.Less, S.LessEqual) and len(args) == 2:
        known = _refined_order(e.head, *args, facts)
        if known is not None:
            return known
    if e.head is S.Element and len(args) == 2:
        if args[1] is S.Integers and args[0] in facts.integer or args[1] is S.Reals and facts.is_real(args[0]):
            return S.True_
    if e.head in (S.Sin, S.Cos) and len(args) == 1 and type(args[0]) is Expr and args[0].head is S.Times and S.Pi in args[0].args:
        rest = [a for a in args[0].args if a is not S.Pi]
        if all([a in facts.integer or type(a) is int for a in rest]):
            return 0 if e.head is S.Sin else ev.evaluate(Expr(S.Power, (-1, Expr(S.Times, tuple(rest)))))
    return x if args == x.args else ev.evaluate(e)


def _refined_call(head, x, facts: Assumptions):
    if head in (S.Abs, S.RealAbs, S.Ramp) and facts.is_non_negative(x):
        return x
    if head in (S.Abs, S.RealAbs) and facts.is_negative(x):
        return Expr(S.Times, (-1, x))
    if head is S.Ramp and facts.is_negative(x):
        return 0
    if head is S.Sign and facts.is_positive(x):
        return 1
    if head is S.Sign and facts.is_negative(x):
        return -1
    if head is S.UnitStep and facts.is_non_negative(x):
        return 1
    if head in (S.Re, S.Conjugate) and facts.is_real(x):
        return x
    return 0 if head is S.Im and facts.is_real(x) else None


def _refined_order(head, a, b, facts: Assumptions):
    if head in (S.Less, S.LessEqual):
        a, b, head = b, a, S.Greater if head is S.Less else S.GreaterEqual
    if type(b) is int and b == 0:
        if facts.is_positive(a) or head is S.GreaterEqual and facts.is_non_negative(a):
            return S.True_
        if facts.is_negative(a):
            return S.False_
    if type(a) is int and a == 0 and (facts.is_positive(b) or facts.is_negative(b)):
        return S.True_ if facts.is_negative(b) else S.False_
    return None


_TRANSFORMATIONS = (_refined, _expand, _factor, _together, _trigonometric, _quotients, _double_angle, _logarithms)


@builtin("Refine", options={"Assumptions": S["$Assumptions"], "TimeConstraint": 30})
def refine(ev: Evaluator, x: Expression, assumptions: Expression = S.True_, options: dict = None) -> Expression:
    """Refine[expr, assum] gives the form of expr that would be obtained if symbols in it were replaced by explicit
    numerical expressions satisfying the assumptions assum."""
    facts = _facts(ev, assumptions, options)
    if is_list(x):
        return make_list([_refined(ev, a, facts) for a in elements(x)])
    return _refined(ev, x, facts)


@builtin("Assuming", attributes="HoldRest")
def assuming(ev: Evaluator, assumptions: Expression, x: Expression) -> Expression:
    """Assuming[assum, expr] evaluates expr with assum appended to $Assumptions."""
    name = S["$Assumptions"]
    before = ev.evaluate(name)
    combined = assumptions if before is S.True_ else Expr(S.And, (before, assumptions))
    return Expr(S.Block, (make_list((Expr(S.Set, (name, combined)),)), x))


# --- other forms ------------------------------------------------------------------------------------------------------


@builtin("PowerExpand", options={"Assumptions": S.Automatic})
def power_expand(ev: Evaluator, x: Expression, options: dict) -> Expression:
    """PowerExpand[expr] expands all powers of products and powers, as for positive bases and real exponents."""
    return _power_expanded(ev, x)


def _power_expanded(ev, x):
    if is_list(x):
        return make_list([_power_expanded(ev, a) for a in elements(x)])
    if type(x) is not Expr:
        return x
    args = tuple([_power_expanded(ev, a) for a in x.args])
    if x.head is S.Power and len(args) == 2 and type(args[0]) is Expr:
        base, e = args
        if base.head is S.Times:
            return ev.evaluate(Expr(S.Times, tuple([_power_expanded(ev, Expr(S.Power, (a, e))) for a in base.args])))
        if base.head is S.Power:
            return ev.evaluate(Expr(S.Power, (base.args[0], Expr(S.Times, (base.args[1], e)))))
    if x.head is S.Log and len(args) == 1 and type(args[0]) is Expr:
        if args[0].head is S.Times:
            return ev.evaluate(Expr(S.Plus, tuple([_power_expanded(ev, Expr(S.Log, (a,))) for a in args[0].args])))
        if args[0].head is S.Power and len(args[0].args) == 2:
            return ev.evaluate(Expr(S.Times, (args[0].args[1], _power_expanded(ev, Expr(S.Log, (args[0].args[0],))))))
    return x if args == x.args else ev.evaluate(Expr(x.head, args))


_TO_EXP = {
    "Sin": "(E^(-I x) - E^(I x)) I/2",
    "Cos": "(E^(-I x) + E^(I x))/2",
    "Tan": "I (E^(-I x) - E^(I x))/(E^(-I x) + E^(I x))",
    "Sinh": "(E^x - E^-x)/2",
    "Cosh": "(E^x + E^-x)/2",
    "Tanh": "(E^x - E^-x)/(E^x + E^-x)",
    "Sec": "2/(E^(-I x) + E^(I x))",
    "Sech": "2/(E^x + E^-x)",
}


@builtin("TrigToExp", attributes="Listable")
def trig_to_exp(ev: Evaluator, x: Expression) -> Expression:
    """TrigToExp[expr] converts trigonometric functions in expr to exponentials."""
    return _rewritten(
        ev,
        x,
        lambda e: (
            fill(ev, _TO_EXP[e.head.name], x=e.args[0])
            if type(e.head) is Symbol and e.head.name in _TO_EXP and len(e.args) == 1
            else e
        ),
    )


@builtin("ExpToTrig", attributes="Listable")
def exp_to_trig(ev: Evaluator, x: Expression) -> Expression:
    """ExpToTrig[expr] converts exponentials in expr to trigonometric functions."""
    return _rewritten(
        ev,
        x,
        lambda e: (
            Expr(S.Plus, (Expr(S.Cosh, (e.args[1],)), Expr(S.Sinh, (e.args[1],)))) if e.head is S.Power and e.args[0] is S.E else e
        ),
    )


def _rewritten(ev, x, rule):
    """x with a rule applied to every part, innermost first."""
    if type(x) is not Expr:
        return x
    args = tuple([_rewritten(ev, a, rule) for a in x.args])
    return ev.evaluate(rule(x if args == x.args else Expr(x.head, args)))


_SUMS = {
    "Sin": "Sin[x] Cos[y] + Cos[x] Sin[y]",
    "Cos": "Cos[x] Cos[y] - Sin[x] Sin[y]",
    "Sinh": "Sinh[x] Cosh[y] + Cosh[x] Sinh[y]",
    "Cosh": "Cosh[x] Cosh[y] + Sinh[x] Sinh[y]",
    "Tan": "(Sin[x] Cos[y] + Cos[x] Sin[y])/(Cos[x] Cos[y] - Sin[x] Sin[y])",
}


@builtin("TrigExpand", attributes="Listable")
def trig_expand(ev: Evaluator, x: Expression) -> Expression:
    """TrigExpand[expr] expands out trigonometric functions in expr."""
    return expanded(ev, _rewritten(ev, x, lambda e: _expanded_angle(ev, e)))


def _expanded_angle(ev, e):
    if type(e.head) is not Symbol or e.head.name not in _SUMS or len(e.args) != 1 or type(e.args[0]) is not Expr:
        return e
    angle = e.args[0]
    if angle.head is S.Plus:
        first, rest = angle.args[0], angle.args[1:]
        rest = rest[0] if len(rest) == 1 else Expr(S.Plus, rest)
    elif angle.head is S.Times and type(angle.args[0]) is int and angle.args[0] > 1:
        first = angle.args[1] if len(angle.args) == 2 else Expr(S.Times, angle.args[1:])
        rest = ev.evaluate(Expr(S.Times, (angle.args[0] - 1, first)))
    else:
        return e
    return _rewritten(ev, fill(ev, _SUMS[e.head.name], x=first, y=rest), lambda inner: _expanded_angle(ev, inner))


@builtin("TrigReduce", attributes="Listable")
def trig_reduce(ev: Evaluator, x: Expression) -> Expression:
    """TrigReduce[expr] rewrites products and powers of trigonometric functions as functions of combined angles."""
    value = expanded(ev, ev.evaluate(Expr(S.TrigToExp, (expanded(ev, x),))))
    if not depends_on(value, S.E):
        return x
    return expanded(ev, ev.evaluate(_rewritten(ev, value, _circular)))


def _circular(e):
    if e.head is S.Power and e.args[0] is S.E:
        y = imaginary_factor(e.args[1])
        if y is not None:
            return Expr(S.Plus, (Expr(S.Cos, (y,)), Expr(S.Times, (Complex(0, 1), Expr(S.Sin, (y,))))))
    return e


@builtin("ComplexExpand")
def complex_expand(ev: Evaluator, x: Expression, variables: Expression = None) -> Expression:
    """ComplexExpand[expr] expands expr assuming that all variables are real."""
    real, imaginary = _parts(ev, x)
    return expanded(ev, ev.evaluate(Expr(S.Plus, (real, Expr(S.Times, (Complex(0, 1), imaginary))))))


def _parts(ev, x) -> tuple:
    """(real part, imaginary part) of an expression in real variables."""
    if type(x) in NUMBERS:
        return parts(x)
    if type(x) is not Expr:
        return x, 0
    if x.head is S.Plus:
        pairs = [_parts(ev, a) for a in x.args]
        return tuple([ev.evaluate(Expr(S.Plus, tuple([p[i] for p in pairs]))) for i in (0, 1)])
    if x.head is S.Times:
        re, im = 1, 0
        for a in x.args:
            c, d = _parts(ev, a)
            re, im = (
                ev.evaluate(fill(ev, "a c - b d", a=re, b=im, c=c, d=d)),
                ev.evaluate(fill(ev, "a d + b c", a=re, b=im, c=c, d=d)),
            )
        return re, im
    if x.head is S.Power and len(x.args) == 2:
        if x.args[0] is S.E:
            a, b = _parts(ev, x.args[1])
            return ev.evaluate(fill(ev, "E^a Cos[b]", a=a, b=b)), ev.evaluate(fill(ev, "E^a Sin[b]", a=a, b=b))
        if type(x.args[1]) is int:
            a, b = _parts(ev, x.args[0])
            if type(b) is int and b == 0:
                return x, 0
            if x.args[1] < 0:
                inverse = ev.evaluate(fill(ev, "1/(a^2 + b^2)", a=a, b=b))
                a, b = Expr(S.Times, (a, inverse)), Expr(S.Times, (-1, b, inverse))
            return _parts(ev, Expr(S.Times, (Expr(S.Plus, (a, Expr(S.Times, (Complex(0, 1), b)))),) * abs(x.args[1])))
    if len(x.args) == 1 and x.head in (S.Re, S.Im, S.Abs, S.Conjugate):
        a, b = _parts(ev, x.args[0])
        if x.head is S.Abs:
            return ev.evaluate(fill(ev, "Sqrt[a^2 + b^2]", a=a, b=b)), 0
        return {S.Re: (a, 0), S.Im: (b, 0), S.Conjugate: (a, ev.evaluate(Expr(S.Times, (-1, b))))}[x.head]
    forms = {
        S.Sin: ("Sin[a] Cosh[b]", "Cos[a] Sinh[b]"),
        S.Cos: ("Cos[a] Cosh[b]", "-Sin[a] Sinh[b]"),
        S.Sinh: ("Sinh[a] Cos[b]", "Cosh[a] Sin[b]"),
        S.Cosh: ("Cosh[a] Cos[b]", "Sinh[a] Sin[b]"),
        S.Log: ("Log[a^2 + b^2]/2", "ArcTan[a, b]"),
    }.get(x.head)
    if forms is not None and len(x.args) == 1:
        a, b = _parts(ev, x.args[0])
        if type(b) is int and b == 0:
            return x, 0
        return tuple([ev.evaluate(fill(ev, f, a=a, b=b)) for f in forms])
    return x, 0


@builtin("LogicalExpand")
def logical_expand(ev: Evaluator, x: Expression) -> Expression:
    """LogicalExpand[expr] expands out logical combinations of equations and other conditions."""
    if type(x) is not Expr or x.head not in (S.And, S.Or, S.Not):
        return x
    if x.head is S.Not:
        inner = x.args[0]
        if type(inner) is Expr and inner.head in (S.And, S.Or):
            other = S.Or if inner.head is S.And else S.And
            return Expr(S.LogicalExpand, (Expr(other, tuple([Expr(S.Not, (a,)) for a in inner.args])),))
        return x
    args = [ev.evaluate(Expr(S.LogicalExpand, (a,))) for a in x.args]
    if x.head is S.Or:
        return Expr(S.Or, tuple(args))
    terms = [()]
    for a in args:
        choices = a.args if type(a) is Expr and a.head is S.Or else (a,)
        terms = [(*t, c) for t in terms for c in choices]
    return Expr(S.Or, tuple([Expr(S.And, t) for t in terms])) if len(terms) > 1 else Expr(S.And, terms[0])
