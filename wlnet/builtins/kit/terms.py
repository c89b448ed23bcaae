"""Terms of sums and products, infinities, and what counts as numeric."""

from ...evaluator import substitute
from ...evaluator.attributes import CONSTANT, NUMERIC_FUNCTION
from ...expression import NUMBERS, Association, Expr, Expression, S, Symbol, elements, has_head, is_list, rational
from ...expression.compounds import is_infinity

PLUS, TIMES, POWER = S.Plus, S.Times, S.Power
INFINITY = Expr(S.DirectedInfinity, (1,))
MINUS_INFINITY = Expr(S.DirectedInfinity, (-1,))
COMPLEX_INFINITY = Expr(S.DirectedInfinity, ())
ARITHMETIC = "Flat Listable NumericFunction OneIdentity Orderless"


# --- what counts as a number ------------------------------------------------------------------------------------------


def is_numeric(ev, x) -> bool:
    """NumericQ: a number, a constant, or a numeric function of such."""
    stack = [x]
    definitions = ev.definitions
    while stack:
        x = stack.pop()
        kind = type(x)
        if kind in NUMBERS:
            continue
        if kind is Symbol:
            if not definitions[x].attributes & CONSTANT:
                return False
        elif kind is Expr and type(x.head) is Symbol and definitions[x.head].attributes & NUMERIC_FUNCTION:
            stack.extend(x.args)
        else:
            return False
    return True


def is_infinite(x) -> bool:
    """Is x a directed infinity?"""
    return type(x) is Expr and x.head is S.DirectedInfinity


def term_parts(x) -> tuple:
    """A term as (numeric coefficient, rest)."""
    if type(x) is Expr and x.head is TIMES and len(x.args) > 1 and type(x.args[0]) in NUMBERS:
        rest = x.args[1:]
        return x.args[0], rest[0] if len(rest) == 1 else Expr(TIMES, rest)
    return 1, x


def with_coefficient(coefficient, rest):
    """coefficient times rest, as Times would leave it."""
    if type(coefficient) is int and coefficient == 1:
        return rest
    if type(rest) is Expr and rest.head is TIMES:
        return Expr(TIMES, (coefficient, *rest.args))
    return Expr(TIMES, (coefficient, rest))


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


def size_range(spec, n: int) -> "list | None":
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
