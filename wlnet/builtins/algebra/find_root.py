"""FindRoot."""

from ...evaluator import Evaluator, builtin
from ...evaluator.scopes import LocalValues
from ...expression import Expr, Expression, S, elements, is_list, make_list
from ...mathematics.root_finding import MOST_STEPS, root_near
from .derivatives import derivative
from .numeric_functions import FDSS, OPTIONS, numeric_function, starting_point, symbolic_value


@builtin(
    "FindRoot",
    attributes="HoldAll",
    options=OPTIONS,
    messages={
        "fdss": FDSS,
        "cvmit": "Failed to converge to the requested accuracy or precision within `1` iterations.",
        "nlnum": "The function value `1` is not a list of numbers with dimensions `2` at `3`.",
        "lstol": "The line search decreased the step size to within tolerance but was unable to find a sufficient decrease "
        "in the merit function.",
    },
)
def find_root(ev: Evaluator, args: tuple, options: dict) -> Expression | None:
    """FindRoot[f, {x, x0}] searches for a numerical root of f, starting from the point x = x0.
    FindRoot[lhs == rhs, {x, x0}] searches for a solution; lists of equations and variables are understood."""
    if len(args) < 2:
        return None
    specs = [ev.evaluate(a) if not is_list(a) else a for a in args[1:]]
    if len(specs) == 1 and is_list(specs[0]) and elements(specs[0]) and is_list(elements(specs[0])[0]):
        specs = list(elements(specs[0]))
    starts = [starting_point(ev, s, "FindRoot") for s in specs]
    names = [s[0] for s in starts]
    with LocalValues(ev, [(n, None) for n in names]):
        rules = _solution(ev, symbolic_value(ev, args[0], names, options), names, starts)
    return rules


def _solution(ev, system, names, starts):
    zeros = [_zero(ev, e) for e in elements(system)] if is_list(system) else [_zero(ev, system)]
    if not zeros:
        return None
    if len(names) == 1 and len(zeros) == 1:
        x = _root(ev, zeros[0], names[0], starts[0][1])
        return make_list((Expr(S.Rule, (names[0], x)),))
    values = _root_of_system(ev, zeros, names, [s[1][0] for s in starts])
    return make_list([Expr(S.Rule, (n, v)) for n, v in zip(names, values)])


def _zero(ev, e):
    if type(e) is Expr and e.head is S.Equal and len(e.args) == 2:
        return Expr(S.Plus, (e.args[0], Expr(S.Times, (-1, e.args[1]))))
    return e


def _has_derivative(x) -> bool:
    stack = [x]
    while stack:
        x = stack.pop()
        if x is S.Derivative:
            return True
        if type(x) is Expr:
            stack.append(x.head)
            stack.extend(x.args)
    return False


def _root(ev, zero, name, start: list) -> float:
    """Newton's method with the symbolic derivative where there is one, else the secant method."""
    slope = None
    if len(start) != 2:
        symbolic = ev.evaluate(derivative(ev, ev.evaluate(zero), name))
        if not _has_derivative(symbolic):
            slope = numeric_function(ev, symbolic, [name])
    other = start[1] if len(start) == 2 else None
    x, converged = root_near(numeric_function(ev, zero, [name]), start[0], other, slope)
    if not converged:
        ev.message("FindRoot", "cvmit", MOST_STEPS)
    return x


def _root_of_system(ev, zeros: list, names: list, start: list) -> list:
    from ...mathematics.optimisation import root_of_system  # NumPy is slow to import

    functions = [numeric_function(ev, z, names) for z in zeros]
    slopes = [[numeric_function(ev, ev.evaluate(derivative(ev, ev.evaluate(z), n)), names) for n in names] for z in zeros]
    point, converged = root_of_system(functions, slopes, start)
    if not converged:
        ev.message("FindRoot", "cvmit", MOST_STEPS)
    return point
