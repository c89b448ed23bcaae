"""Local variables of Module, With and Block, and conditions inside them."""

from ..expression import TYPE_CHECKING, Expr, Expression, S, Symbol, elements, has_head, is_list
from .attributes import TEMPORARY
from .compiled.local_symbols import fresh_local
from .renaming import substitute_scoped

if TYPE_CHECKING:
    from .evaluator import Evaluator

LVSYM = {
    "lvsym": "Local variable specification `1` contains `2`, which is not a symbol or an assignment to a symbol.",
    "lvlist": "Local variable specification `1` is not a list.",
    "dup": "Duplicate local variable `1` found in local variable specification `2`.",
    "lvset": "Local variable specification `1` contains `2`, which is an assignment to `3`; only assignments to "
    "symbols are allowed.",
}


def local_variables(ev: "Evaluator", owner: str, spec: Expression) -> list | None:
    """[(symbol, value or None, delayed)] of {x, y = v, z := w}; None after a message."""
    if not is_list(spec):
        ev.message(owner, "lvlist", spec)
        return None
    variables: list = []
    seen = set()
    for item in elements(spec):
        if type(item) is Symbol:
            entry = (item, None, False)
        elif (has_head(item, S.Set) or has_head(item, S.SetDelayed)) and len(item.args) == 2:
            if type(item.args[0]) is not Symbol:
                ev.message(owner, "lvset", spec, item, item.args[0])
                return None
            entry = (item.args[0], item.args[1], item.head is S.SetDelayed)
        else:
            ev.message(owner, "lvsym", spec, item)
            return None
        if entry[0] in seen:
            ev.message(owner, "dup", entry[0], spec)
            return None
        seen.add(entry[0])
        variables.append(entry)
    return variables


def stripped(result: Expression, owner: Symbol) -> Expression:
    """Return[v, Module] ends this Module."""
    if type(result) is Expr and result.head is S.Return and len(result.args) == 2 and result.args[1] is owner:
        return result.args[0]
    return result


def open_module(ev: "Evaluator", variables: Expression, body: Expression) -> tuple[list, Expression] | None:
    """New symbols with their values set, and the body in terms of them; None after a message."""
    specs = local_variables(ev, "Module", variables)
    if specs is None:
        return None
    ev.module_number += 1
    number = ev.module_number
    renamed = {}
    local = []
    for sym, value, delayed in specs:
        new = renamed[sym] = fresh_local(sym, number)
        d = ev.definitions[new]
        d.attributes = TEMPORARY
        local.append(new)
        if value is not None:
            d.own = value if delayed else ev.evaluate(value)
    if local:
        ev.clock += 1  # the new symbols have values now, though no expression can have mentioned them before
        for new in local:
            ev.definitions[new].changed = ev.clock
    return local, substitute_scoped(body, renamed)


def open_with(ev: "Evaluator", variables: Expression, body: Expression) -> Expression | None:
    """The body with the constants of With put in; None after a message."""
    specs = local_variables(ev, "With", variables)
    if specs is None:
        return None
    values = {}
    for sym, value, delayed in specs:
        if value is None:
            ev.message("With", "lvsym", variables, sym)
            return None
        values[sym] = value if delayed else ev.evaluate(value)
    return substitute_scoped(body, values)


class LocalValues:
    """While active, the given symbols have these values (None: no value) and no other rules; then the old ones."""

    def __init__(self, ev: "Evaluator", values: list):
        self.ev = ev
        self.values = values
        self.saved: list = []

    def __enter__(self):
        ev = self.ev
        for sym, value in self.values:
            d = ev.definition(sym)
            rules = d.own_rules, d.down, d.up, d.sub, d.nvalues
            self.saved.append((d, d.own, rules, d.function, d.attributes, d.options, d.option_rules, d.messages))
            if d.builtin is None:
                d.own_rules = d.down = d.up = d.sub = d.nvalues = None
                d.own = d.options = d.option_rules = d.messages = None
                if d.attributes & ~TEMPORARY:
                    d.attributes = 0
                    ev.forget_matchers()
            if value is not None:
                d.own = value
            elif d.builtin is not None and d.builtin.value is None:
                d.own = d.function = None
            ev.own_value_changed(d)
        return self

    def __exit__(self, *error):
        ev = self.ev
        for d, own, rules, function, attributes, options, option_rules, messages in reversed(self.saved):
            d.own, d.function, d.options, d.option_rules, d.messages = own, function, options, option_rules, messages
            d.own_rules, d.down, d.up, d.sub, d.nvalues = rules
            if d.attributes != attributes:
                d.attributes = attributes
                ev.forget_matchers()
            ev.touch(d)
            ev.own_value_changed(d)
        return False


def scoped_condition(ev: "Evaluator", e: Expr) -> Expression | None:
    """Module[…, body /; test] as the right side of a rule: the body if the test holds, else None (the rule fails)."""
    if len(e.args) < 2:
        return e
    if e.head is S.Module:
        opened = open_module(ev, e.args[0], e.args[1])
        body = None if opened is None else opened[1]
    elif e.head is S.With:
        body = e.args[-1]
        for variables in reversed(e.args[1:-1]):
            body = Expr(S.With, (variables, body))
        body = open_with(ev, e.args[0], body)
    else:
        specs = local_variables(ev, "Block", e.args[0])
        if specs is None:
            return None
        with LocalValues(ev, [(s, None if v is None else ev.evaluate(v)) for s, v, _ in specs]):
            inner = _conditional(ev, e.args[1])
            return None if inner is None else ev.evaluate(inner)
    return None if body is None else _conditional(ev, body)


def _conditional(ev, body):
    if has_head(body, S.Condition) and len(body.args) == 2:
        return body.args[0] if ev.evaluate(body.args[1]) is S.True_ else None
    if type(body) is Expr and body.head in (S.Module, S.With, S.Block):
        return scoped_condition(ev, body)
    return body
