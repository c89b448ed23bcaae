"""Module, Block, With: local symbols, local values, local constants."""

from ...evaluator import Evaluator, builtin
from ...evaluator.compiled.local_symbols import release_locals
from ...evaluator.scopes import LVSYM, LocalValues, local_variables, open_module, open_with, stripped
from ...expression import Expr, Expression, S

RETURNING = {"Module": S.Module, "Block": S.Block, "With": S.With}


@builtin("Module", attributes="HoldAll", messages=LVSYM)
def module_(ev: Evaluator, variables: Expression, body: Expression) -> Expression | None:
    """Module[{x, y = v, …}, expr] evaluates expr with x, y, … as new local symbols."""
    opened = open_module(ev, variables, body)
    if opened is None:
        return None
    local, body = opened
    result = stripped(ev.evaluate(body), S.Module)
    opened = body = None  # they mention the locals
    release_locals(ev, local, result)
    return result


@builtin("With", attributes="HoldAll", messages=LVSYM)
def with_(ev: Evaluator, args: tuple) -> Expression | None:
    """With[{x = v, …}, expr] evaluates expr with x, … replaced by their values."""
    if len(args) < 2:
        return None
    body = args[-1]
    for variables in reversed(args[1:-1]):
        body = Expr(S.With, (variables, body))
    opened = open_with(ev, args[0], body)
    return None if opened is None else stripped(ev.evaluate(opened), S.With)


@builtin("Block", attributes="HoldAll", messages=LVSYM)
def block_(ev: Evaluator, variables: Expression, body: Expression) -> Expression | None:
    """Block[{x, y = v, …}, expr] evaluates expr with local values of the symbols x, y, …."""
    specs = local_variables(ev, "Block", variables)
    if specs is None:
        return None
    values = [(sym, None if value is None else value if delayed else ev.evaluate(value)) for sym, value, delayed in specs]
    with LocalValues(ev, values):
        return stripped(ev.evaluate(body), S.Block)
