"""Boolean functions of symbols as tables: satisfiability, tautologies, truth tables, minimal forms.

A function is known by its minterms, the assignments that make it True as numbers with one bit a variable, and its
shortest disjunctions come from the prime implicants (Quine and McCluskey).  An implicant is a pair (care, values).
"""

from ...evaluator import Evaluator, builtin
from ...expression import Expr, Expression, MessageError, S, elements, is_list, make_list
from ...expression.order import canonical_sort
from ...mathematics.boolean_minimization import minimal_cover

_CONNECTIVES = frozenset((S.And, S.Or, S.Not, S.Xor, S.Nand, S.Nor, S.Implies, S.Equivalent, S.Xnor))
_MOST_VARIABLES = 20  # a table of 2^18 rows takes a minute, and each variable doubles it
_MANY = "More than `1` variables are too many for a table of all assignments."


@builtin("BooleanVariables")
def boolean_variables(ev: Evaluator, expression: Expression) -> Expression:
    """BooleanVariables[expr] gives a list of the Boolean variables in the Boolean expression expr."""
    return make_list(variables_of(expression))


@builtin("BooleanTable", messages={"many": _MANY})
def boolean_table(ev: Evaluator, expression: Expression, variables: Expression = None) -> Expression:
    """BooleanTable[bf, {a1, a2, …}] gives the truth values of bf for all values of the variables, all True first."""
    names = _variables(expression, variables)
    return make_list([_value(ev, expression, names, row) for row in _rows(names)])


@builtin("TautologyQ", messages={"many": _MANY})
def tautology_q(ev: Evaluator, expression: Expression, variables: Expression = None) -> Expression:
    """TautologyQ[bf] gives True if all values of the variables make bf True."""
    names = _variables(expression, variables)
    return S.True_ if all([_value(ev, expression, names, row) is S.True_ for row in _rows(names)]) else S.False_


@builtin("SatisfiableQ", messages={"many": _MANY})
def satisfiable_q(ev: Evaluator, expression: Expression, variables: Expression = None) -> Expression:
    """SatisfiableQ[bf] gives True if some values of the variables make bf True."""
    names = _variables(expression, variables)
    for row in _rows(names):
        if _value(ev, expression, names, row) is S.True_:
            return S.True_
    return S.False_


@builtin("SatisfiabilityCount", messages={"many": _MANY})
def satisfiability_count(ev: Evaluator, expression: Expression, variables: Expression = None) -> Expression:
    """SatisfiabilityCount[bf] counts the values of the variables that make bf True."""
    return len(_minterms(ev, expression, _variables(expression, variables)))


@builtin("SatisfiabilityInstances", messages={"many": _MANY})
def satisfiability_instances(
    ev: Evaluator, expression: Expression, variables: Expression = None, count: Expression = 1
) -> Expression | None:
    """SatisfiabilityInstances[bf, {a1, a2, …}, n] gives n choices of values of the variables that make bf True."""
    names = _variables(expression, variables)
    rows = [row for row in _rows(names) if _value(ev, expression, names, row) is S.True_]
    if count is not S.All:
        if type(count) is not int or count < 0:
            return None
        rows = rows[:count]
    return make_list([make_list([_truth(row, i, names) for i in range(len(names))]) for row in rows])


@builtin("BooleanMinimize", messages={"many": _MANY, "form": '`1` is not one of the forms "DNF" and "CNF".'})
def boolean_minimize(ev: Evaluator, expression: Expression, form: Expression = "DNF") -> Expression:
    """BooleanMinimize[expr] finds a minimal-length disjunctive normal form of expr; BooleanMinimize[expr, "CNF"] a
    conjunctive one."""
    if form not in ("DNF", "CNF"):
        raise MessageError("form", form)
    names = _variables(expression, None)
    conjunctive = form == "CNF"
    true = _minterms(ev, expression, names)
    rows = set(range(2 ** len(names))) - true if conjunctive else true
    if not rows or len(rows) == 2 ** len(names):
        return S.True_ if bool(rows) != conjunctive else S.False_
    cover = minimal_cover(rows, len(names))
    inner, outer = (S.Or, S.And) if conjunctive else (S.And, S.Or)
    terms = [_literals(care, values, names, inner, conjunctive) for care, values in cover]
    return Expr(outer, tuple(terms)) if len(terms) > 1 else terms[0]


def variables_of(expression: Expression) -> list:
    """The parts of a Boolean expression that are no connectives, in order."""
    atoms: dict = {}
    stack = [expression]
    while stack:
        x = stack.pop()
        if type(x) is Expr and x.head in _CONNECTIVES:
            stack.extend(x.args)
        elif x is not S.True_ and x is not S.False_:
            atoms[x] = None
    return list(canonical_sort(tuple(atoms)))


def _variables(expression, spec) -> list:
    names = variables_of(expression) if spec is None else list(elements(spec)) if is_list(spec) else [spec]
    if len(names) > _MOST_VARIABLES:
        raise MessageError("many", _MOST_VARIABLES)
    return names


def _rows(names: list):
    """The assignments as numbers; the first variable is the highest bit, all True comes first."""
    return range(2 ** len(names) - 1, -1, -1)


def _truth(row: int, i: int, names: list):
    return S.True_ if row >> (len(names) - 1 - i) & 1 else S.False_


def _value(ev, expression, names: list, row: int):
    rules = make_list([Expr(S.Rule, (name, _truth(row, i, names))) for i, name in enumerate(names)])
    return ev.evaluate(Expr(S.ReplaceAll, (expression, rules)))


def _minterms(ev, expression, names: list) -> set:
    return {row for row in _rows(names) if _value(ev, expression, names, row) is S.True_}


def _literals(care: int, values: int, names: list, head, negated: bool):
    parts = []
    for i, name in enumerate(names):
        bit = 1 << (len(names) - 1 - i)
        if care & bit:
            parts.append(name if bool(values & bit) != negated else Expr(S.Not, (name,)))
    return Expr(head, tuple(parts)) if len(parts) > 1 else parts[0]
