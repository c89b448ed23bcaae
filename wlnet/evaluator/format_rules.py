"""Format: values as the user's rules want them shown."""

from ..expression import TYPE_CHECKING, Association, Expr, Expression, S, Symbol

if TYPE_CHECKING:
    from .evaluator import Evaluator

_MOST_ROUNDS = 100  # of rules for Format that give values with such rules again: one that gives itself must end somewhere


def with_formats(ev: "Evaluator", x: Expression, form: str) -> Expression:
    """x with the Format definitions of its symbols applied, for printing in a form."""
    special = form in ("InputForm", "CForm", "FortranForm", "TeXForm")
    asked = (S[form],) if special else (S.OutputForm, S.StandardForm)
    return _formatted(ev, x, asked, special, 0)


def _formatted(ev, x, asked: tuple, only_asked: bool, rounds: int):
    name = x
    while type(name) is Expr:
        name = name.head
    if type(name) is Symbol and rounds < _MOST_ROUNDS:
        table = ev.definitions[name].formats
        if table:
            for call in [(x, f) for f in asked] + ([] if only_asked else [(x,)]):
                shown = ev.apply_table(table, Expr(S.Format, call))
                if shown is not None:
                    return _formatted(ev, ev.evaluate(shown), asked, only_asked, rounds + 1)
    if type(x) is Expr:
        if x.head in _KEEP_PARTS:
            return x
        new = [_formatted(ev, a, asked, only_asked, rounds) for a in x.args]
        head = _formatted(ev, x.head, asked, only_asked, rounds) if type(x.head) is Expr else x.head
        changed = head is not x.head
        for old, now in zip(x.args, new):
            changed = changed or old is not now
        return Expr(head, tuple(new)) if changed else x
    if type(x) is Association:
        return Association({k: _formatted(ev, v, asked, only_asked, rounds) for k, v in x.data.items()}, x.delayed)
    return x


_KEEP_PARTS = (S.InputForm, S.FullForm)
