"""Piecewise: values by conditions."""

from ...evaluator import Evaluator, builtin, declare_symbol
from ...expression import Expr, Expression, MessageError, S, elements, is_list, make_list


@builtin("Piecewise", attributes="HoldAll", messages={"pairs": "The first argument `1` of Piecewise is not a list of pairs."})
def piecewise(ev: Evaluator, cases: Expression, default: Expression = 0) -> Expression:
    """Piecewise[{{val1, cond1}, {val2, cond2}, …}] represents a piecewise function with values vali in the regions
    defined by the conditions condi.
    Piecewise[{{val1, cond1}, …}, val] uses default value val if none of the condi apply; it is 0 if not given."""
    if not is_list(cases) or not all([_is_pair(c) for c in elements(cases)]):
        cases = ev.evaluate(cases)
        if not is_list(cases) or not all([_is_pair(c) for c in elements(cases)]):
            raise MessageError("pairs", cases)
    open_cases = []
    for pair in elements(cases):
        value, condition = elements(pair)
        holds = ev.evaluate(condition)
        if holds is S.False_:
            continue
        if holds is S.True_:
            if not open_cases:
                return value
            return _rest(ev, open_cases, value)
        value = ev.evaluate(value)
        open_cases.append((value, holds))
    if not open_cases:
        return default
    return _rest(ev, open_cases, default)


def _is_pair(x) -> bool:
    return is_list(x) and len(elements(x)) == 2


def _rest(ev, open_cases: list, default):
    """The cases that are still open, as a final value."""
    default = ev.evaluate(default)
    while open_cases and open_cases[-1][0] == default and type(open_cases[-1][0]) is type(default):
        open_cases.pop()
    if not open_cases:
        return default
    if all([v == open_cases[0][0] for v, _ in open_cases]) and len(open_cases) > 1:
        open_cases = [(open_cases[0][0], ev.evaluate(Expr(S.Or, tuple([c for _, c in open_cases]))))]
    result = Expr(S.Piecewise, (make_list([make_list(pair) for pair in open_cases]), default))
    result.stamp = ev.clock
    return result


declare_symbol("Undefined")


@builtin("ConditionalExpression")
def conditional_expression(ev: Evaluator, value: Expression, condition: Expression) -> Expression | None:
    """ConditionalExpression[expr, cond] is expr when cond holds and Undefined when it does not."""
    if condition is S.True_:
        return value
    return S.Undefined if condition is S.False_ else None
