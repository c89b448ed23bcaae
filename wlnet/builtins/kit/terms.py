"""Terms of sums and products, infinities, and what counts as numeric."""

from ...evaluator import Definition, Evaluator, substitute
from ...evaluator.attributes import CONSTANT, NUMERIC_FUNCTION
from ...expression import (
    COMPLEXES,
    EXACT_REALS,
    NUMBERS,
    Association,
    Complex,
    Expr,
    Expression,
    Rational,
    S,
    Symbol,
    elements,
    has_head,
    is_list,
    rational,
)
from ...expression.arithmetic import multiply, negate, sign
from ...expression.compounds import is_infinity
from ...expression.numbers import Number

PLUS, TIMES, POWER = S.Plus, S.Times, S.Power
INFINITY = Expr(S.DirectedInfinity, (1,))
MINUS_INFINITY = Expr(S.DirectedInfinity, (-1,))
COMPLEX_INFINITY = Expr(S.DirectedInfinity, ())
NUMERIC = "Listable NumericFunction"
ARITHMETIC = "Flat Listable NumericFunction OneIdentity Orderless"


# --- what counts as a number ------------------------------------------------------------------------------------------


def is_numeric(ev: Evaluator, x: Expression) -> bool:
    """NumericQ: a number, a constant, or a numeric function of such."""
    stack = [x]
    definitions = ev.definitions
    while stack:
        x = stack.pop()
        kind = type(x)
        if kind in NUMBERS:
            continue
        if kind is Symbol:
            d = definitions[x]
            if not d.attributes & CONSTANT and not (d.up and _is_said_to_be_numeric(d)):
                return False
        elif kind is Expr and type(x.head) is Symbol and definitions[x.head].attributes & NUMERIC_FUNCTION:
            stack.extend(x.args)
        else:
            return False
    return True


def _is_said_to_be_numeric(d: Definition) -> bool:
    """Did the user say NumericQ[x] = True?"""
    r = d.up.literal.get(Expr(S.NumericQ, (d.symbol,)))
    return r is not None and r.rhs is S.True_


def is_infinite(x: Expression) -> bool:
    """Is x a directed infinity?"""
    return type(x) is Expr and x.head is S.DirectedInfinity


# --- sums, products and powers, not yet evaluated -----------------------------------------------------------------------


def make_plus(*terms: Expression) -> Expr:
    """The sum of these terms."""
    return Expr(PLUS, terms)


def make_times(*factors: Expression) -> Expr:
    """The product of these factors."""
    return Expr(TIMES, factors)


def make_power(base: Expression, exponent: Expression) -> Expr:
    """base^exponent."""
    return Expr(POWER, (base, exponent))


def make_minus(x: Expression) -> Expr:
    """-x."""
    return Expr(TIMES, (-1, x))


# --- terms --------------------------------------------------------------------------------------------------------------


def term_parts(x: Expression) -> tuple:
    """A term as (numeric coefficient, rest)."""
    if type(x) is Expr and x.head is TIMES and len(x.args) > 1 and type(x.args[0]) in NUMBERS:
        rest = x.args[1:]
        return x.args[0], rest[0] if len(rest) == 1 else Expr(TIMES, rest)
    return 1, x


def with_coefficient(coefficient: Number, rest: Expression) -> Expression:
    """coefficient times rest, as Times would leave it."""
    if type(coefficient) is int and coefficient == 1:
        return rest
    if type(rest) is Expr and rest.head is TIMES:
        return Expr(TIMES, (coefficient, *rest.args))
    return Expr(TIMES, (coefficient, rest))


def is_negative(x: Expression) -> bool:
    """Does x show a minus sign: a negative number, coefficient, or first term of a sum?"""
    kind = type(x)
    if kind in NUMBERS:
        if kind in COMPLEXES:
            re, im = (x.re, x.im) if kind is Complex else (x.real, x.imag)
            return sign(re) < 0 or sign(re) == 0 and sign(im) < 0
        return sign(x) < 0
    if kind is Expr and x.head is TIMES and x.args and type(x.args[0]) in NUMBERS:
        return is_negative(x.args[0])
    if kind is Expr and x.head is PLUS:
        return type(x.args[0]) not in COMPLEXES and is_negative(x.args[0])
    return False


def opposite(x: Expression) -> Expression:
    """-x, with the sign put into every term of a sum."""
    if type(x) in NUMBERS:
        return negate(x)
    if type(x) is Expr and x.head is PLUS:
        return Expr(PLUS, tuple([opposite(a) for a in x.args]))
    coefficient, rest = term_parts(x)
    return with_coefficient(negate(coefficient), rest)


def pi_multiple(x: Expression) -> int | Rational | None:
    """q where x is q Pi for an exact real q, else None."""
    if x is S.Pi:
        return 1
    if x is S.Degree:
        return rational(1, 180)
    if type(x) is int and x == 0:
        return 0
    if type(x) is Expr and x.head is TIMES and len(x.args) == 2 and type(x.args[0]) in EXACT_REALS:
        if x.args[1] is S.Pi:
            return x.args[0]
        if x.args[1] is S.Degree:
            return multiply(x.args[0], rational(1, 180))
    return None


def imaginary_factor(x: Expression) -> Expression | None:
    """y where x is I y, shown by an imaginary coefficient, else None."""
    coefficient, rest = (x, None) if type(x) is Complex else term_parts(x) if type(x) is Expr else (1, x)
    if type(coefficient) is Complex and coefficient.re == 0 and type(coefficient.re) is int:
        return coefficient.im if rest is None else with_coefficient(coefficient.im, rest)
    return None


def replace_all(e: Expression, values: dict) -> Expression:
    """e with each of these symbols or expressions replaced by its value, in one pass for all symbols."""
    e = substitute(e, {old: new for old, new in values.items() if type(old) is Symbol})
    for old, new in values.items():
        if type(old) is not Symbol:
            e = _replace_part(e, old, new)
    return e


def _replace_part(e, old, new):
    if e == old:
        return new
    if type(e) is Expr:
        return Expr(_replace_part(e.head, old, new), tuple([_replace_part(a, old, new) for a in e.args]))
    if type(e) is Association:
        return Association({k: _replace_part(v, old, new) for k, v in e.data.items()}, e.delayed)
    return e


def size_range(spec: Expression, n: int) -> "list | None":
    """The sizes up to n that All, k, {k}, {a, b} or {a, b, step} mean; None for anything else."""
    if spec is None or spec is S.All or is_infinity(spec):
        return list(range(n + 1))
    if has_head(spec, S.UpTo) and len(spec.args) == 1:
        spec = spec.args[0]
    if type(spec) is int:
        return list(range(min(spec, n) + 1)) if spec >= 0 else None
    if not is_list(spec):
        return None
    parts = [n if is_infinity(p) or p is S.All else p for p in elements(spec)]
    if not all([type(p) is int for p in parts]) or not 1 <= len(parts) <= 3:
        return None
    if len(parts) == 1:
        return [parts[0]] if 0 <= parts[0] <= n else []
    if parts[0] < 0:
        return None
    step = parts[2] if len(parts) == 3 else 1
    if step == 0:
        return None
    return [k for k in range(parts[0], parts[1] + (1 if step > 0 else -1), step) if 0 <= k <= n]


def series_polynomial(x, point, coefficients, first, _last, denominator):
    """The polynomial part of a power series, not yet evaluated."""
    step = Expr(S.Plus, (x, Expr(S.Times, (-1, point))))
    return Expr(
        S.Plus,
        tuple(
            [
                Expr(S.Times, (c, Expr(S.Power, (step, rational(first + k, denominator))))) if first + k else c
                for k, c in enumerate(elements(coefficients))
            ]
        ),
    )
