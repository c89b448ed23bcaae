"""Formulas that stand as Wolfram text in tables, read once, with their letters replaced by values."""

from ...evaluator import Evaluator, substitute
from ...expression import Expression, Symbol, symbol

_CONTEXT = "wlnet`formulas`"  # the letters must not appear among the user's symbols
_parsed: dict = {}


def read_formula(ev: Evaluator, text: str) -> Expression:
    """The expression that a text means; names without a builtin are letters."""
    formula = _parsed.get(text)
    if formula is None:
        formula = _parsed[text] = ev.read_in(_CONTEXT, text)[0]
    return formula


def letter(name: str) -> Symbol:
    """The symbol that a letter of a formula is read as."""
    return symbol(_CONTEXT + name)


def fill(ev: Evaluator, text: str, **values: Expression) -> Expression:
    """The formula with its letters replaced, not yet evaluated."""
    return substitute(read_formula(ev, text), {letter(name): value for name, value in values.items()})
