"""Bindings put into expressions."""

from ...expression import Association, Expr, Expression, S, Symbol, from_identity_key, identity_key
from ...expression.compounds import spliced

_SEQUENCE, _OPTION_VALUE, _OPTIONS = S.Sequence, S.OptionValue, S.OptionsPattern
_UNSPLICED_IN = (S.Rule, S.RuleDelayed, S.Set, S.SetDelayed)  # whose attribute SequenceHold keeps a Sequence whole


def substitute(e: Expression, b: dict) -> Expression:
    """e with pattern variables replaced by their bindings; a bound Sequence is spliced into its surroundings."""
    if not b:
        return e
    kind = type(e)
    if kind is Symbol:
        return b.get(e, e)
    if kind is not Expr:
        if kind is Association:
            return _substitute_association(e, b)
        return e
    head = e.head
    if head is _OPTION_VALUE and _OPTIONS in b:
        owner, options = b[_OPTIONS].args
        args = e.args
        if len(args) == 1:
            return Expr(head, (owner, options, substitute(args[0], b)))
        # ref/OptionValue: OptionValue[f, name] takes the options that the pattern matched and the defaults of f
        if len(args) == 2 and type(args[0]) is Symbol and args[0] not in b:
            return Expr(head, (args[0], options, substitute(args[1], b)))
        if len(args) == 4 and args[0] is S.Automatic and args[1] is S.Automatic:
            return Expr(head, (owner, options, substitute(args[2], b), args[3]))
    new_head = b.get(head, head) if type(head) is Symbol else substitute(head, b)
    changed = new_head is not head
    out = []
    splice = False
    for a in e.args:
        kind = type(a)
        if kind is Symbol:
            v = b.get(a, a)
        elif kind is Expr or kind is Association:
            v = substitute(a, b)
        else:
            v = a
        if v is not a:
            changed = True
            if type(v) is Expr and v.head is _SEQUENCE:
                splice = True
        out.append(v)
    if not changed:
        return e
    if splice and new_head not in _UNSPLICED_IN:
        out = spliced(out)
    return Expr(new_head, tuple(out))


def _substitute_association(a, b):
    delayed, data = [], {}
    for key, value in a.data.items():
        new_key = identity_key(substitute(from_identity_key(key), b))
        data[new_key] = substitute(value, b)
        if key in a.delayed:
            delayed.append(new_key)
    return Association(data, frozenset(delayed))
