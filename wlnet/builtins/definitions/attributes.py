"""Attributes of symbols, and protection."""

from ...evaluator import Evaluator, builtin
from ...evaluator.attributes import LOCKED, PROTECTED, bits, names
from ...expression import Expr, Expression, S, Symbol, elements, is_list, make_list
from .inspection import symbol_argument, symbols

# --- attributes -------------------------------------------------------------------------------------------------------


def attribute_bits(ev: Evaluator, value: Expression) -> "int | None":
    """The bits of an attribute or a list of them; None after a message."""
    total = 0
    for a in elements(value) if is_list(value) else (value,):
        try:
            total |= bits(a.name if type(a) is Symbol else "?")
        except KeyError:
            ev.message("Attributes", "attnf", a)
            return None
    return total


def change_attributes(ev: Evaluator, sym: Symbol, value: int) -> None:
    """Give a symbol exactly these attributes."""
    d = ev.definition(sym)
    if d.attributes != value:
        d.attributes = value
        # matchers are compiled for Flat, Orderless and OneIdentity as they were
        ev.forget_matchers()


@builtin(
    "Attributes",
    attributes="HoldAll Listable",
    messages={
        "attnf": "`1` is not a known attribute.",
        "notfound": "Symbol `1` not found.",
        "ssle": "Symbol, string, or HoldPattern[symbol] expected at position `1` in `2`.",
    },
)
def attributes_(ev: Evaluator, x: Expression) -> Expression | None:
    """Attributes[f] lists the attributes of the symbol f."""
    sym = symbol_argument(ev, x)
    if sym is None or type(sym) is not Symbol:
        ev.message("Attributes", "ssle", 1, Expr(S.Attributes, (x,)))
        return None
    return make_list([S[n] for n in names(ev.definitions[sym].attributes)])


def _modify_attributes(ev, owner: str, spec, value, combine):
    change = attribute_bits(ev, value)
    if change is None:
        return None
    for sym in symbols(ev, spec):
        d = ev.definitions[sym]
        if d.attributes & LOCKED:
            ev.message(owner, "locked", sym)
            continue
        change_attributes(ev, sym, combine(d.attributes, change))
    return S.Null


@builtin("SetAttributes", attributes="HoldFirst")
def set_attributes(ev: Evaluator, spec: Expression, value: Expression) -> Expression | None:
    """SetAttributes[f, attr] adds attr to the attributes of f; both may be lists."""
    return _modify_attributes(ev, "SetAttributes", spec, value, lambda a, b: a | b)


@builtin("ClearAttributes", attributes="HoldFirst")
def clear_attributes(ev: Evaluator, spec: Expression, value: Expression) -> Expression:
    """ClearAttributes[f, attr] removes attr from the attributes of f; both may be lists."""
    return _modify_attributes(ev, "ClearAttributes", spec, value, lambda a, b: a & ~b)


@builtin("Protect", attributes="HoldAll")
def protect(ev: Evaluator, args: tuple) -> Expression:
    """Protect[f, …] protects symbols against new definitions and lists those that were not protected before."""
    return _set_protection(ev, args, True)


@builtin("Unprotect", attributes="HoldAll")
def unprotect(ev: Evaluator, args: tuple) -> Expression:
    """Unprotect[f, …] allows new definitions of symbols and lists those that were protected before."""
    return _set_protection(ev, args, False)


def _set_protection(ev, args, on: bool):
    changed = []
    for spec in args:
        for sym in symbols(ev, spec):
            d = ev.definitions[sym]
            if d.attributes & LOCKED:
                ev.message("Protect" if on else "Unprotect", "locked", sym)
            elif bool(d.attributes & PROTECTED) != on:
                ev.touch(d)
                d.attributes ^= PROTECTED
                # Wolfram lists strings, those that really changed
                changed.append(sym.name)
    return make_list(changed)
