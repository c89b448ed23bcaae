"""What a symbol holds: DownValues, OwnValues, ValueQ; and forgetting it: Clear, ClearAll, Remove."""

import re
from typing import TYPE_CHECKING

from ...evaluator import Evaluator, builtin
from ...evaluator.attributes import PROTECTED
from ...evaluator.evaluator import DEFAULTS
from ...expression import Expr, Expression, S, Symbol, elements, has_head, identity_key, is_list, make_list

if TYPE_CHECKING:
    from ...evaluator.definitions import Definition


def plain_head(head: Expression) -> Expression:
    """The symbol at the innermost head, behind Pattern, HoldPattern and the like."""
    while type(head) is Expr:
        if head.head is S.HoldPattern and head.args:
            head = head.args[0]
        elif head.head is S.Pattern and len(head.args) == 2:
            head = head.args[1]
        elif head.head is S.Blank and len(head.args) == 1:
            head = head.args[0]
        else:
            head = head.head
    return head


# --- clearing and looking ------------------------------------------------------------------------------------------


def symbols(ev: Evaluator, spec: Expression) -> list:
    """The symbols a held argument of Clear, Protect, … names: symbols, strings with * and @, lists of them."""
    if type(spec) is Symbol:
        return [spec]
    if is_list(spec):
        return [s for a in elements(spec) for s in symbols(ev, a)]
    if type(spec) is str:
        return matching_symbols(ev, spec)
    if type(spec) is Expr:
        if (has_head(spec, S.HoldPattern) or has_head(spec, S.Unevaluated)) and len(spec.args) == 1:
            return symbols(ev, spec.args[0])
        value = ev.evaluate(spec)
        # Clear[Evaluate[…]] and the like; a call that stays a call names nothing
        if type(value) is not Expr or is_list(value):
            return symbols(ev, value)
    return []


def matching_symbols(ev: Evaluator, pattern: str) -> list:
    """Symbols of this session whose name matches a string pattern with * (anything) and @ (no capitals)."""
    if "`" in pattern:
        contexts, name = pattern.rsplit("`", 1)
        contexts = [contexts + "`"]
    else:
        contexts, name = [ev.context, *ev.context_path], pattern
    form = re.compile("".join([".*" if c == "*" else "[^A-Z]+" if c == "@" else re.escape(c) for c in name]))
    wild = [re.compile("".join([".*" if c == "*" else re.escape(c) for c in text])) for text in contexts]
    matches = [s for s in list(ev.definitions) if form.fullmatch(s.name) and any(w.fullmatch(s.context) for w in wild)]
    # a plain name means the symbol even where there is none yet
    if not matches and "*" not in pattern and "@" not in pattern:
        matches = [ev.resolve(pattern)]
    return matches


def _clear(ev, args, owner: str, action) -> object:
    for spec in args:
        for sym in symbols(ev, spec):
            d = ev.definitions[sym]
            if d.attributes & PROTECTED:
                ev.message(owner, "wrsym", sym)
                continue
            ev.touch(d)
            action(d)
            # $Path and others act on their values at once
            ev.own_value_changed(d)
    return S.Null


@builtin("Clear", attributes="HoldAll")
def clear(ev: Evaluator, args: tuple) -> Expression:
    """Clear[x, y, …] removes the values of symbols; Clear["pattern"] of all symbols whose names match."""
    return _clear(ev, args, "Clear", lambda d: d.clear())


@builtin("ClearAll", attributes="HoldAll")
def clear_all(ev: Evaluator, args: tuple) -> Expression:
    """ClearAll[x, y, …] removes values, attributes, options and messages of symbols."""

    def action(d: "Definition") -> None:
        changed = d.attributes
        d.clear_all()
        if changed:
            ev.forget_matchers()

    return _clear(ev, args, "ClearAll", action)


@builtin("Remove", attributes="HoldAll Locked")
def remove(ev: Evaluator, args: tuple) -> Expression:
    """Remove[x, y, …] removes symbols completely."""

    def action(d: "Definition") -> None:  # the symbol itself stays: other sessions may use it
        d.clear_all()
        ev.definitions.pop(d.symbol, None)

    return _clear(ev, args, "Remove", action)


@builtin("ValueQ", attributes="HoldFirst")
def value_q(ev: Evaluator, x: Expression, options: dict = None) -> Expression:
    """ValueQ[expr] is True if a value has been defined for expr."""
    if type(x) is Symbol:
        d = ev.definitions[x]
        return S.True_ if d.own is not None or d.own_rules else S.False_
    if type(x) is Expr:
        name = plain_head(x.head)
        if type(name) is Symbol:
            d = ev.definitions[name]
            # any definition for the head counts; the call need not evaluate differently
            if d.own is not None or d.down or d.sub:
                return S.True_
        value = ev.evaluate(x)
        return S.False_ if identity_key(value) == identity_key(x) else S.True_
    return S.False_


def _rules_of(table) -> list:
    out = []
    for r in table.all() if table else ():
        out.append(Expr(S.RuleDelayed, (Expr(S.HoldPattern, (r.lhs,)), r.rhs)))
    return out


def _values(kind: str):
    def values(ev: Evaluator, x: Expression) -> Expression | None:
        sym = symbol_argument(ev, x)
        if sym is None:
            return None
        d = ev.definitions[sym]
        if kind == "own":
            # values of system symbols are no definitions of the user
            own = [] if d.own is None or d.builtin is not None else [Expr(S.RuleDelayed, (Expr(S.HoldPattern, (sym,)), d.own))]
            return make_list(own + _rules_of(d.own_rules))
        return make_list(_rules_of(getattr(d, kind)))

    return values


def symbol_argument(ev: Evaluator, x: Expression) -> "Symbol | None":
    """A symbol given as such or by name."""
    if type(x) is str:
        return ev.resolve(x)
    if has_head(x, S.HoldPattern) or has_head(x, S.Unevaluated):
        x = x.args[0]
    return x if type(x) is Symbol else None


@builtin("DownValues", attributes="HoldAll")
def down_values(ev: Evaluator, x: Expression) -> Expression:
    """DownValues[f] lists the rules for f[…]."""
    return _values("down")(ev, x)


@builtin("OwnValues", attributes="HoldAll")
def own_values(ev: Evaluator, x: Expression) -> Expression:
    """OwnValues[x] lists the rules for the symbol x itself."""
    return _values("own")(ev, x)


@builtin("UpValues", attributes="HoldAll")
def up_values(ev: Evaluator, x: Expression) -> Expression:
    """UpValues[g] lists the rules for expressions with g among their arguments."""
    return _values("up")(ev, x)


@builtin("SubValues", attributes="HoldAll")
def sub_values(ev: Evaluator, x: Expression) -> Expression:
    """SubValues[f] lists the rules for f[…][…]."""
    return _values("sub")(ev, x)


@builtin("NValues", attributes="HoldAll")
def n_values(ev: Evaluator, x: Expression) -> Expression:
    """NValues[x] lists the rules for numerical values of x."""
    return _values("nvalues")(ev, x)


@builtin("FormatValues", attributes="HoldAll")
def format_values(ev: Evaluator, x: Expression) -> Expression:
    """FormatValues[x] lists the rules for the printed form of x."""
    return _values("formats")(ev, x)


@builtin("DefaultValues", attributes="HoldAll")
def default_values(ev: Evaluator, x: Expression) -> Expression | None:
    """DefaultValues[f] lists the default arguments of f."""
    sym = symbol_argument(ev, x)
    if sym is None:
        return None
    # Plus, Times and Power have defaults from the start
    defaults = ev.definitions[sym].defaults or {k: v for (f, k), v in DEFAULTS.items() if f is sym}
    return make_list(
        [Expr(S.RuleDelayed, (Expr(S.HoldPattern, (Expr(S.Default, (sym, k) if k else (sym,)),)), v)) for k, v in defaults.items()]
    )


@builtin("Messages", attributes="HoldAll")
def messages_(ev: Evaluator, x: Expression) -> Expression | None:
    """Messages[f] lists the messages of f."""
    sym = symbol_argument(ev, x)
    if sym is None:
        return None
    texts = ev.definitions[sym].messages or {}
    return make_list([Expr(S.RuleDelayed, (Expr(S.HoldPattern, (Expr(S.MessageName, (sym, k)),)), v)) for k, v in texts.items()])


@builtin("Default")
def default(ev: Evaluator, args: tuple) -> Expression | None:
    """Default[f] is the default value of arguments of f given as _.; Default[f, i] of its ith argument."""
    if args and type(args[0]) is Symbol and len(args) <= 2:
        return ev.default_value(args[0], args[1] if len(args) > 1 and type(args[1]) is int else 0)
    return None
