"""Set and its relatives: values of symbols, rules, parts, associations, and the definitions of special things."""

import re

from ...evaluator import builtin, has_pattern
from ...evaluator.attributes import LOCKED, PROTECTED, bits, names
from ...evaluator.evaluator import DEFAULTS
from ...evaluator.parts import set_part
from ...expression import (
    Association,
    Expr,
    PackedArray,
    S,
    Symbol,
    elements,
    has_head,
    identity_key,
    is_list,
    length,
    make_list,
    rule,
    symbol,
)
from ...nets.layer_index import SYMBOL_OPTIONS
from ...nets.layer_index import index as layers
from .. import index

MESSAGES = {
    "shape": "Lists `1` and `2` are not the same shape.",
    "setraw": "Cannot assign to raw object `1`.",
    "noval": "Symbol `1` in part assignment does not have an immediate value.",
    "setps": "`1` in the part assignment is not a symbol.",
    "vrule": "Cannot set `1` to `2`, which is not a valid list of rules.",
    "rvalue": "`1` is not a variable with a value, so its value cannot be changed.",
    "usraw": "Cannot unset raw object `1`.",
    "norep": "Assignment on `1` for `2` not found.",
    "write": "Tag `1` in `2` is Protected.",
    "wrsym": "Symbol `1` is Protected.",
    "tagnf": "Tag `1` not found in `2`.",
    "tagnfd": "Tag `1` not found or too deep for an assigned rule.",
    "nosym": "`1` does not contain a symbol to attach a rule to.",
}


# --- where a left side goes ---------------------------------------------------------------------------------------


def assign(ev, lhs, rhs, delayed: bool, owner: str = "Set", tag=None) -> bool:
    """Make the definition lhs = rhs (or lhs := rhs).  False after a message."""
    lhs, rhs = _move_condition(lhs, rhs)
    held = has_head(lhs, S.HoldPattern) and len(lhs.args) == 1 and type(lhs.args[0]) is Expr
    if held:
        lhs = lhs.args[0]
    if type(lhs) is Symbol:
        return _assign_symbol(ev, lhs, rhs, owner)
    if is_list(lhs):
        return _assign_list(ev, lhs, rhs, delayed, owner)
    if type(lhs) is not Expr:
        ev.message(owner, "setraw", lhs)
        return False
    head = lhs.head
    if tag is None and type(head) is Symbol:
        special = _SPECIAL.get(head)
        if special is not None:
            done = special(ev, lhs, rhs, delayed, owner)
            if done is not None:
                return done
    if tag is None and not delayed and type(head) is Symbol and len(lhs.args) >= 1:
        value = ev.definitions[head].own
        if type(value) is Association and len(lhs.args) == 1:
            return _assign_key(ev, head, value, ev.evaluate(lhs.args[0]), rhs)
    return _assign_rule(ev, lhs if held else evaluated_left_side(ev, lhs), rhs, delayed, owner, tag)


def _move_condition(lhs, rhs):
    """lhs /; test = rhs keeps its test on the right side, where it may use the bindings."""
    while has_head(lhs, S.Condition) and len(lhs.args) == 2:
        rhs = Expr(S.Condition, (rhs, lhs.args[1]))
        lhs = lhs.args[0]
    return lhs, rhs


def _assign_symbol(ev, sym: Symbol, rhs, owner: str) -> bool:
    d = ev.definitions[sym]
    if d.attributes & (PROTECTED | LOCKED) and sym not in ev.watchers and not sym.name.startswith("$"):
        ev.message(owner, "wrsym", sym)
        return False
    if has_head(rhs, S.Condition) and len(rhs.args) == 2:
        ev.touch(d)
        d.table("own_rules").add(sym, rhs, True)
        return True
    if d.own is None or d.builtin is not None:
        ev.touch(d)  # from one value to another nothing that was final can change
    d.own = rhs
    ev.own_value_changed(d)
    return True


def _assign_list(ev, lhs, rhs, delayed: bool, owner: str) -> bool:
    if not is_list(rhs) or length(rhs) != length(lhs):
        ev.message(owner, "shape", lhs, rhs)
        return False
    done = True
    for target, value in zip(elements(lhs), elements(rhs)):
        done = assign(ev, target, value, delayed, owner) and done
    return done


def _assign_key(ev, name: Symbol, value: Association, key, rhs) -> bool:
    if has_head(key, S.Key) and len(key.args) == 1:
        key = key.args[0]
    d = ev.definitions[name]
    if d.builtin is not None:
        ev.touch(d)
    d.own = value.with_item(key, rhs)  # from one value to another nothing that was final can change
    return True


def _assign_rule(ev, lhs: Expr, rhs, delayed: bool, owner: str, tag) -> bool:
    """A down, sub or up value."""
    if type(lhs) is not Expr:
        return assign(ev, lhs, rhs, delayed, owner)
    if tag is not None:
        place = _tag_place(lhs, tag)
        if place is None:
            ev.message(owner, "tagnf", tag, lhs)
            return False
        name, kind = tag, place
    else:
        name, kind = _plain_head(lhs.head), "down" if type(lhs.head) is Symbol else "sub"
    if type(name) is not Symbol:
        ev.message(owner, "setraw", lhs)
        return False
    d = ev.definitions[name]
    if d.attributes & (PROTECTED | LOCKED):
        ev.message(owner, "write", name, lhs)
        return False
    add_rule(ev, name, kind, lhs, rhs, delayed)
    return True


def add_rule(ev, name: Symbol, kind: str, lhs, rhs, delayed: bool) -> None:
    """Add a rule to a table of a symbol ("down", "up", "sub", …)."""
    d = ev.definitions[name]
    table = d.table(kind)
    first = not table
    literal = table.add(lhs, rhs, delayed)
    if first or kind != "down" or d.builtin is not None:
        ev.touch(d)
    elif not literal:
        d.calls = None  # expressions with this head were never final, so the clock need not move
    if kind == "up":
        ev.up_values = True
        ev.new_epoch()


def evaluated_left_side(ev, lhs: Expr):
    """The left side with the arguments of its head evaluated as its attributes say; the head itself is not applied."""
    head = lhs.head
    if type(head) is Symbol:
        d = ev.definitions[head]
        if d.own is not None and type(d.own) is Symbol:
            head = d.own
            d = ev.definitions[head]
        attributes = d.attributes
    else:
        head = evaluated_left_side(ev, head) if type(head) is Expr else head
        attributes = 0
    args, special = ev._arguments(lhs.args, attributes)
    if special:
        args = ev._splice(args, attributes)
    return lhs if args is lhs.args and head is lhs.head else Expr(head, args)


def _plain_head(head):
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


def _tag_place(lhs: Expr, tag: Symbol) -> "str | None":
    """Which table of the tag a left side belongs to: its head, or one level down in its arguments."""
    if _plain_head(lhs) is tag:
        return "down" if type(lhs.head) is Symbol else "sub"
    for a in lhs.args:
        if _argument_head(a) is tag:
            return "up"
    return None


def _argument_head(a):
    """The symbol an up value would be attached to for this argument."""
    while type(a) is Expr:
        if a.head in (S.Pattern,) and len(a.args) == 2:
            a = a.args[1]
        elif a.head in (S.HoldPattern, S.PatternTest, S.Condition, S.Optional, S.Repeated) and a.args:
            a = a.args[0]
        elif a.head in (S.Blank, S.BlankSequence, S.BlankNullSequence):
            return a.args[0] if a.args else None
        else:
            a = a.head
    return a


# --- special left sides ---------------------------------------------------------------------------------------------


def _set_part(ev, lhs, rhs, delayed, owner):
    """x[[i, …]] = v."""
    target = lhs.args[0]
    if type(target) is not Symbol:
        if has_head(target, S.Part):
            return assign(ev, Expr(S.Part, target.args + lhs.args[1:]), rhs, delayed, owner)
        return _set_part_of_element(ev, target, lhs, rhs, owner)
    d = ev.definitions[target]
    if d.own is None:
        ev.message(owner, "noval", target)
        return False

    specs = tuple([ev.evaluate(a) for a in lhs.args[1:]])
    value = d.own if type(d.own) not in (Expr, Symbol) else ev.evaluate(d.own)
    new = set_part(ev, value, specs, rhs)
    if new is None:
        return False
    if d.builtin is not None:
        ev.touch(d)
    d.own = new  # from one value to another nothing that was final can change
    return True


def _set_part_of_element(ev, target, lhs, rhs, owner):
    """a["key"][[i]] = v."""
    if (
        type(target) is Expr
        and type(target.head) is Symbol
        and len(target.args) == 1
        and type(ev.definitions[target.head].own) is Association
    ):
        key = Expr(S.Key, (ev.evaluate(target.args[0]),))
        return assign(ev, Expr(S.Part, (target.head, key, *lhs.args[1:])), rhs, False, owner)
    ev.message(owner, "setps", target)
    return False


def _set_attributes(ev, lhs, rhs, delayed, owner):
    value = ev.evaluate(rhs)
    found = attribute_bits(ev, value)
    if found is None:
        return False
    for sym in _symbols(ev, lhs.args[0]):
        change_attributes(ev, sym, found)
    return True


def _set_options(ev, lhs, rhs, delayed, owner):
    target = ev.evaluate(lhs.args[0]) if type(lhs.args[0]) is not Symbol else lhs.args[0]
    value = ev.evaluate(rhs)
    rules = option_rules(value)
    if rules is None or type(target) is not Symbol:
        ev.message(owner, "vrule", lhs, value)
        return False
    ev.definition(target).options = {option_name(r.args[0]): r.args[1] for r in rules}
    ev.state.setdefault("option names", {})[target] = [r for r in rules]
    return True


def _set_message(ev, lhs, rhs, delayed, owner):
    sym, tag = lhs.args[0], lhs.args[1]
    if type(sym) is not Symbol:
        sym = ev.evaluate(sym)
    if type(sym) is str:
        sym = ev.resolve(sym)
    if type(sym) is not Symbol:
        return None
    d = ev.definition(sym)
    if d.messages is None:
        d.messages = {}
    d.messages[tag if type(tag) is str else ev.format(tag, "OutputForm")] = rhs
    return True


def _set_values(kind):
    def set_values(ev, lhs, rhs, delayed, owner):
        sym, value = lhs.args[0], ev.evaluate(rhs)
        if type(sym) is not Symbol or not is_list(value):
            return None
        d = ev.definition(sym)
        if kind == "own":
            d.own, d.own_rules = None, None
        else:
            setattr(d, kind, None)
        for r in elements(value):
            if not (has_head(r, S.Rule) or has_head(r, S.RuleDelayed)) or len(r.args) != 2:
                ev.message(owner, "vrule", lhs, value)
                return False
            left, right = _move_condition(r.args[0], r.args[1])
            if has_head(left, S.HoldPattern):
                left, right = _move_condition(left.args[0], right)
            if kind == "own":
                d.own = right
            else:
                add_rule(ev, sym, kind, left, right, r.head is S.RuleDelayed)
        return True

    return set_values


def _set_rules(kind: str, head: Symbol):
    """Messages[f] = {f::tag :> text, …} and the like: the old ones go, each rule is set as if by hand."""

    def set_rules(ev, lhs, rhs, delayed, owner):
        sym, value = lhs.args[0], ev.evaluate(rhs)
        if type(sym) is not Symbol or not is_list(value):
            return None
        rules = [
            (_without_hold(r.args[0]), r.args[1])
            for r in elements(value)
            if (has_head(r, S.Rule) or has_head(r, S.RuleDelayed)) and len(r.args) == 2
        ]
        if len(rules) < len(elements(value)) or not all([has_head(left, head) and left.args for left, _ in rules]):
            ev.message(owner, "vrule", lhs, value)
            return False
        setattr(ev.definition(sym), kind, None)
        for left, right in rules:
            _SPECIAL[head](ev, left, right, True, owner)
        return True

    return set_rules


def _without_hold(x):
    return x.args[0] if has_head(x, S.HoldPattern) and len(x.args) == 1 else x


def _set_default(ev, lhs, rhs, delayed, owner):
    sym = lhs.args[0]
    if type(sym) is not Symbol:
        return None
    d = ev.definition(sym)
    if d.defaults is None:
        d.defaults = {}
    position = lhs.args[1] if len(lhs.args) > 1 and type(lhs.args[1]) is int else 0
    d.defaults[position] = ev.evaluate(rhs)
    return True


def _set_format(ev, lhs, rhs, delayed, owner):
    target = lhs.args[0]
    name = _plain_head(target)
    if type(name) is not Symbol:
        return None
    d = ev.definition(name)
    d.table("formats").add(Expr(S.Format, (target, *lhs.args[1:])), rhs, delayed)
    ev.state["formats"] = True
    return True


def _set_numeric(ev, lhs, rhs, delayed, owner):
    target = lhs.args[0]
    name = _plain_head(target)
    if type(name) is not Symbol:
        return None
    if len(lhs.args) == 1 or lhs.args[1] is S.MachinePrecision:
        lhs = Expr(S.N, (target, make_list((S.MachinePrecision, S.MachinePrecision))))
    ev.definition(name).table("nvalues").add(lhs, rhs, delayed)
    return True


def _set_syntax(ev, lhs, rhs, delayed, owner):
    """SyntaxInformation[f] = … belongs to f."""
    if len(lhs.args) != 1 or type(lhs.args[0]) is not Symbol:
        return None
    add_rule(ev, lhs.args[0], "up", lhs, rhs, delayed)
    return True


_SPECIAL = {
    S.Part: _set_part,
    S.Attributes: _set_attributes,
    S.Options: _set_options,
    S.MessageName: _set_message,
    S.DownValues: _set_values("down"),
    S.OwnValues: _set_values("own"),
    S.UpValues: _set_values("up"),
    S.SubValues: _set_values("sub"),
    S.NValues: _set_rules("nvalues", S.N),
    S.FormatValues: _set_values("formats"),
    S.DefaultValues: _set_rules("defaults", S.Default),
    S.Messages: _set_rules("messages", S.MessageName),
    S.Default: _set_default,
    S.Format: _set_format,
    S.N: _set_numeric,
    S.SyntaxInformation: _set_syntax,
}


# --- the builtins ---------------------------------------------------------------------------------------------------


@builtin("Set", attributes="HoldFirst SequenceHold", messages=MESSAGES)
def set_(ev, lhs, rhs):
    """lhs = rhs evaluates rhs and makes it the value of lhs.
    {l1, l2, …} = {r1, r2, …} sets several values at once."""
    assign(ev, lhs, rhs, False, "Set")
    return rhs


@builtin("SetDelayed", attributes="HoldAll SequenceHold", messages=MESSAGES)
def set_delayed(ev, lhs, rhs):
    """lhs := rhs makes rhs, unevaluated, the value of lhs."""
    return S.Null if assign(ev, lhs, rhs, True, "SetDelayed") else S["$Failed"]


@builtin("TagSet", attributes="HoldAll SequenceHold", messages=MESSAGES)
def tag_set(ev, tag, lhs, rhs):
    """f /: lhs = rhs attaches the definition to the symbol f."""
    value = ev.evaluate(rhs)
    return value if _tagged(ev, tag, lhs, value, False, "TagSet") else S["$Failed"]


@builtin("TagSetDelayed", attributes="HoldAll SequenceHold", messages=MESSAGES)
def tag_set_delayed(ev, tag, lhs, rhs):
    """f /: lhs := rhs attaches the delayed definition to the symbol f."""
    return S.Null if _tagged(ev, tag, lhs, rhs, True, "TagSetDelayed") else S["$Failed"]


def _tagged(ev, tag, lhs, rhs, delayed: bool, owner: str) -> bool:
    if type(tag) is not Symbol:
        ev.message(owner, "sym", tag, 1)
        return False
    if type(lhs) is Symbol or is_list(lhs):
        return assign(ev, lhs, rhs, delayed, owner)
    if (
        type(lhs) is Expr
        and type(lhs.head) is Symbol
        and lhs.head in (S.N, S.Format, S.MessageName, S.Attributes, S.Options, S.Default)
    ):
        return assign(ev, lhs, rhs, delayed, owner)
    return assign(ev, lhs, rhs, delayed, owner, tag)


@builtin("UpSet", attributes="HoldFirst SequenceHold", messages=MESSAGES)
def up_set(ev, lhs, rhs):
    """f[g, …] ^= rhs attaches the definition to the symbols g of the arguments."""
    done = _up_assign(ev, lhs, rhs, False, "UpSet")
    return None if done is None else rhs


@builtin("UpSetDelayed", attributes="HoldAll SequenceHold", messages=MESSAGES)
def up_set_delayed(ev, lhs, rhs):
    """f[g, …] ^:= rhs attaches the delayed definition to the symbols g of the arguments."""
    done = _up_assign(ev, lhs, rhs, True, "UpSetDelayed")
    return None if done is None else S.Null if done else S["$Failed"]


def _up_assign(ev, lhs, rhs, delayed: bool, owner: str) -> "bool | None":
    """Was everything defined?  None where no argument could hold a definition."""
    lhs, rhs = _move_condition(lhs, rhs)
    if type(lhs) is not Expr:
        ev.message(owner, "nosym", lhs)
        return None
    lhs = evaluated_left_side(ev, lhs)
    tags = []
    for a in lhs.args:
        name = _argument_head(a)
        if type(name) is Symbol and name not in tags:
            tags.append(name)
    if not tags:
        ev.message(owner, "nosym", lhs)
        return None
    done = True
    for name in tags:
        if ev.definitions[name].attributes & PROTECTED:
            ev.message(owner, "write", name, lhs)
            done = False
        else:
            add_rule(ev, name, "up", lhs, rhs, delayed)
    return done


@builtin("Unset", attributes="HoldFirst ReadProtected", messages=MESSAGES)
def unset(ev, lhs):
    """lhs =. removes the definition of lhs."""
    if has_head(lhs, S.HoldPattern) and len(lhs.args) == 1:
        lhs = lhs.args[0]
    if type(lhs) is Symbol:
        d = ev.definitions[lhs]
        if d.attributes & PROTECTED:
            ev.message("Unset", "wrsym", lhs)
            return S["$Failed"]
        ev.touch(d)
        d.own = d.own_rules = None
        return S.Null
    if is_list(lhs):
        return make_list([ev.evaluate(Expr(S.Unset, (a,))) for a in elements(lhs)])
    if type(lhs) is not Expr:
        ev.message("Unset", "usraw", lhs)
        return S["$Failed"]
    if lhs.head is S.Part and len(lhs.args) == 2 and type(lhs.args[0]) is Symbol:
        return _unset_key(ev, lhs.args[0], ev.evaluate(lhs.args[1]), lhs)
    if lhs.head is S.MessageName and type(lhs.args[0]) is Symbol:
        d = ev.definition(lhs.args[0])
        if d.messages:
            d.messages.pop(lhs.args[1], None)
        return S.Null
    if lhs.head in _UNSET_BY_LIST and type(lhs.head) is Symbol and len(lhs.args) == 1:
        ev.evaluate(Expr(S.Set, (lhs, make_list(()))))
        return S.Null
    if type(lhs.head) is Symbol and type(ev.definitions[lhs.head].own) is Association and len(lhs.args) == 1:
        return _unset_key(ev, lhs.head, ev.evaluate(lhs.args[0]), lhs)
    lhs = evaluated_left_side(ev, _move_condition(lhs, 0)[0])
    name = _plain_head(lhs.head)
    d = ev.definition(name)
    table = d.down if type(lhs.head) is Symbol else d.sub
    if table and table.remove(lhs):
        return S.Null
    for a in lhs.args:
        up = _argument_head(a)
        if type(up) is Symbol and ev.definitions[up].up and ev.definition(up).up.remove(lhs):
            return S.Null
    ev.message("Unset", "norep", name, lhs)
    return S["$Failed"]


_UNSET_BY_LIST = frozenset((S.Options, S.Attributes, S.DownValues, S.OwnValues, S.UpValues, S.SubValues, S.NValues, S.FormatValues))


@builtin("TagUnset", attributes="HoldAll ReadProtected", messages=MESSAGES)
def tag_unset(ev, tag, lhs):
    """f /: lhs =. removes the definition of lhs that is attached to the symbol f."""
    if type(tag) is not Symbol:
        ev.message("TagUnset", "sym", tag, 1)
        return S["$Failed"]
    if type(lhs) is Expr:
        lhs = evaluated_left_side(ev, _move_condition(lhs, 0)[0])
        d = ev.definition(tag)
        for table in (d.up, d.down, d.sub):
            if table and table.remove(lhs):
                return S.Null
    ev.message("TagUnset", "tagnf", tag, lhs)
    return S["$Failed"]


def _unset_key(ev, name: Symbol, key, lhs):
    d = ev.definition(name)
    if type(d.own) is not Association:
        ev.message("Unset", "norep", name, lhs)
        return S["$Failed"]
    if has_head(key, S.Key):
        key = key.args[0]
    data = dict(d.own.data)
    data.pop(identity_key(key), None)
    d.own = Association(data, d.own.delayed)
    return S.Null


# --- changing a value in place ----------------------------------------------------------------------------------------


def _change(ev, owner: str, lhs, new_value):
    """Set lhs to new_value(old value); the pair (old, new), or None after a message.

    The value may have been put there by an association key or a part: only a value that exists can be changed.
    """
    old = current_value(ev, lhs)
    if old is None:
        ev.message(owner, "rvalue", lhs)
        return None
    new = new_value(old)
    if not assign(ev, lhs, new, False, owner):
        return None
    return old, new


def current_value(ev, lhs):
    """The value of a symbol, part or f[x] that can be changed; None if lhs has no value."""
    if type(lhs) is Symbol:
        d = ev.definitions[lhs]
        if d.own is None and not d.own_rules:
            return None
        return ev.evaluate(lhs)
    if type(lhs) is Expr and type(lhs.head) in (Symbol, Expr) and not is_list(lhs):
        value = ev.evaluate(lhs)
        if (
            type(value) is Expr
            and value.head is lhs.head
            and lhs.head is not S.Part
            and ev.definitions[_plain_head(lhs.head)].own is None
        ):
            return None
        return value
    return None


RVALUE = {"rvalue": MESSAGES["rvalue"], "setraw": MESSAGES["setraw"], "wrsym": MESSAGES["wrsym"]}


@builtin("Increment", attributes="HoldFirst ReadProtected", messages=RVALUE)
def increment(ev, x):
    """x++ adds 1 to the value of x and gives the old value."""
    pair = _change(ev, "Increment", x, lambda v: v + 1 if type(v) is int else ev.call(S.Plus, v, 1))
    return pair and pair[0]


@builtin("Decrement", attributes="HoldFirst ReadProtected", messages=RVALUE)
def decrement(ev, x):
    """x-- subtracts 1 from the value of x and gives the old value."""
    pair = _change(ev, "Decrement", x, lambda v: v - 1 if type(v) is int else ev.call(S.Plus, v, -1))
    return pair and pair[0]


@builtin("PreIncrement", attributes="HoldFirst ReadProtected", messages=RVALUE)
def pre_increment(ev, x):
    """++x adds 1 to the value of x and gives the new value."""
    pair = _change(ev, "PreIncrement", x, lambda v: v + 1 if type(v) is int else ev.call(S.Plus, v, 1))
    return pair and pair[1]


@builtin("PreDecrement", attributes="HoldFirst ReadProtected", messages=RVALUE)
def pre_decrement(ev, x):
    """--x subtracts 1 from the value of x and gives the new value."""
    pair = _change(ev, "PreDecrement", x, lambda v: v - 1 if type(v) is int else ev.call(S.Plus, v, -1))
    return pair and pair[1]


@builtin("AddTo", attributes="HoldFirst", messages=RVALUE)
def add_to(ev, x, change):
    """x += dx adds dx to the value of x and gives the new value."""
    pair = _change(ev, "AddTo", x, lambda v: ev.call(S.Plus, v, change))
    return pair and pair[1]


@builtin("SubtractFrom", attributes="HoldFirst", messages=RVALUE)
def subtract_from(ev, x, change):
    """x -= dx subtracts dx from the value of x and gives the new value."""
    pair = _change(ev, "SubtractFrom", x, lambda v: ev.call(S.Subtract, v, change))
    return pair and pair[1]


@builtin("TimesBy", attributes="HoldFirst", messages=RVALUE)
def times_by(ev, x, factor):
    """x *= c multiplies the value of x by c and gives the new value."""
    pair = _change(ev, "TimesBy", x, lambda v: ev.call(S.Times, v, factor))
    return pair and pair[1]


@builtin("DivideBy", attributes="HoldFirst", messages=RVALUE)
def divide_by(ev, x, divisor):
    """x /= c divides the value of x by c and gives the new value."""
    pair = _change(ev, "DivideBy", x, lambda v: ev.call(S.Divide, v, divisor))
    return pair and pair[1]


@builtin("ApplyTo", attributes="HoldFirst", messages=RVALUE)
def apply_to(ev, x, f):
    """x //= f sets x to f[x] and gives the new value."""
    pair = _change(ev, "ApplyTo", x, lambda v: ev.call(f, v))
    return pair and pair[1]


@builtin("AppendTo", attributes="HoldFirst", messages=RVALUE)
def append_to(ev, x, element):
    """AppendTo[x, elem] appends elem to the value of x and sets x to the result."""
    pair = _change(ev, "AppendTo", x, lambda v: ev.call(S.Append, v, element))
    return pair and pair[1]


@builtin("PrependTo", attributes="HoldFirst", messages=RVALUE)
def prepend_to(ev, x, element):
    """PrependTo[x, elem] prepends elem to the value of x and sets x to the result."""
    pair = _change(ev, "PrependTo", x, lambda v: ev.call(S.Prepend, v, element))
    return pair and pair[1]


@builtin("AssociateTo", attributes="HoldFirst", messages=RVALUE)
def associate_to(ev, x, rules):
    """AssociateTo[a, key -> value] adds the rule to the association that is the value of a."""
    old = current_value(ev, x)
    if type(old) is not Association:
        ev.message("AssociateTo", "rvalue", x)
        return None
    pair = _change(ev, "AssociateTo", x, lambda v: ev.call(S.Append, v, rules))
    return pair and pair[1]


@builtin("KeyDropFrom", attributes="HoldFirst", messages=RVALUE)
def key_drop_from(ev, x, keys):
    """KeyDropFrom[a, keys] removes keys from the association that is the value of a."""
    pair = _change(ev, "KeyDropFrom", x, lambda v: ev.call(S.KeyDrop, v, keys))
    return pair and pair[1]


# --- clearing and looking ------------------------------------------------------------------------------------------


def _symbols(ev, spec) -> list:
    """The symbols a held argument of Clear, Protect, … names: symbols, strings with * and @, lists of them."""
    if type(spec) is Symbol:
        return [spec]
    if is_list(spec):
        return [s for a in elements(spec) for s in _symbols(ev, a)]
    if type(spec) is str:
        return matching_symbols(ev, spec)
    if type(spec) is Expr:
        if has_head(spec, S.HoldPattern) or has_head(spec, S.Unevaluated):
            return _symbols(ev, spec.args[0])
        value = ev.evaluate(spec)
        if type(value) is not Expr or is_list(value):
            return _symbols(ev, value)
    return []


def matching_symbols(ev, pattern: str) -> list:
    """Symbols of this session whose name matches a string pattern with * (anything) and @ (no capitals)."""
    if "`" in pattern:
        contexts, name = pattern.rsplit("`", 1)
        contexts = [contexts + "`"]
    else:
        contexts, name = [ev.context, *ev.context_path], pattern
    form = re.compile("".join([".*" if c == "*" else "[^A-Z]+" if c == "@" else re.escape(c) for c in name]))
    wild = [re.compile("".join([".*" if c == "*" else re.escape(c) for c in text])) for text in contexts]
    found = [s for s in list(ev.definitions) if form.fullmatch(s.name) and any(w.fullmatch(s.context) for w in wild)]
    if not found and "*" not in pattern and "@" not in pattern:
        found = [ev.resolve(pattern)]
    return found


def _clear(ev, args, owner: str, action) -> object:
    for spec in args:
        for sym in _symbols(ev, spec):
            d = ev.definitions[sym]
            if d.attributes & PROTECTED:
                ev.message(owner, "wrsym", sym)
                continue
            ev.touch(d)
            action(d)
            ev.own_value_changed(d)
    return S.Null


@builtin("Clear", attributes="HoldAll")
def clear(ev, args):
    """Clear[x, y, …] removes the values of symbols; Clear["pattern"] of all symbols whose names match."""
    return _clear(ev, args, "Clear", lambda d: d.clear())


@builtin("ClearAll", attributes="HoldAll")
def clear_all(ev, args):
    """ClearAll[x, y, …] removes values, attributes, options and messages of symbols."""

    def action(d):
        changed = d.attributes
        d.clear_all()
        if changed:
            ev.forget_matchers()

    return _clear(ev, args, "ClearAll", action)


@builtin("Remove", attributes="HoldAll Locked")
def remove(ev, args):
    """Remove[x, y, …] removes symbols completely."""

    def action(d):  # the symbol itself stays: other sessions may use it
        d.clear_all()
        ev.definitions.pop(d.symbol, None)

    return _clear(ev, args, "Remove", action)


@builtin("ValueQ", attributes="HoldFirst")
def value_q(ev, x, options=None):
    """ValueQ[expr] is True if a value has been defined for expr."""
    if type(x) is Symbol:
        d = ev.definitions[x]
        return S.True_ if d.own is not None or d.own_rules else S.False_
    if type(x) is Expr:
        name = _plain_head(x.head)
        if type(name) is Symbol:
            d = ev.definitions[name]
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
    def values(ev, x):
        sym = symbol_argument(ev, x)
        if sym is None:
            return None
        d = ev.definitions[sym]
        if kind == "own":
            found = [] if d.own is None or d.builtin is not None else [Expr(S.RuleDelayed, (Expr(S.HoldPattern, (sym,)), d.own))]
            return make_list(found + _rules_of(d.own_rules))
        return make_list(_rules_of(getattr(d, kind)))

    return values


def symbol_argument(ev, x) -> "Symbol | None":
    """A symbol given as such or by name."""
    if type(x) is str:
        return ev.resolve(x)
    if has_head(x, S.HoldPattern) or has_head(x, S.Unevaluated):
        x = x.args[0]
    return x if type(x) is Symbol else None


@builtin("DownValues", attributes="HoldAll")
def down_values(ev, x):
    """DownValues[f] lists the rules for f[…]."""
    return _values("down")(ev, x)


@builtin("OwnValues", attributes="HoldAll")
def own_values(ev, x):
    """OwnValues[x] lists the rules for the symbol x itself."""
    return _values("own")(ev, x)


@builtin("UpValues", attributes="HoldAll")
def up_values(ev, x):
    """UpValues[g] lists the rules for expressions with g among their arguments."""
    return _values("up")(ev, x)


@builtin("SubValues", attributes="HoldAll")
def sub_values(ev, x):
    """SubValues[f] lists the rules for f[…][…]."""
    return _values("sub")(ev, x)


@builtin("NValues", attributes="HoldAll")
def n_values(ev, x):
    """NValues[x] lists the rules for numerical values of x."""
    return _values("nvalues")(ev, x)


@builtin("FormatValues", attributes="HoldAll")
def format_values(ev, x):
    """FormatValues[x] lists the rules for the printed form of x."""
    return _values("formats")(ev, x)


@builtin("DefaultValues", attributes="HoldAll")
def default_values(ev, x):
    """DefaultValues[f] lists the default arguments of f."""
    sym = symbol_argument(ev, x)
    if sym is None:
        return None
    found = ev.definitions[sym].defaults or {k: v for (f, k), v in DEFAULTS.items() if f is sym}
    return make_list(
        [Expr(S.RuleDelayed, (Expr(S.HoldPattern, (Expr(S.Default, (sym, k) if k else (sym,)),)), v)) for k, v in found.items()]
    )


@builtin("Messages", attributes="HoldAll")
def messages_(ev, x):
    """Messages[f] lists the messages of f."""
    sym = symbol_argument(ev, x)
    if sym is None:
        return None
    found = ev.definitions[sym].messages or {}
    return make_list([Expr(S.RuleDelayed, (Expr(S.HoldPattern, (Expr(S.MessageName, (sym, k)),)), v)) for k, v in found.items()])


@builtin("Default")
def default(ev, args):
    """Default[f] is the default value of arguments of f given as _.; Default[f, i] of its ith argument."""
    if args and type(args[0]) is Symbol and len(args) <= 2:
        return ev.default_value(args[0], args[1] if len(args) > 1 and type(args[1]) is int else 0)
    return None


# --- attributes -------------------------------------------------------------------------------------------------------


def attribute_bits(ev, value) -> "int | None":
    """The bits of an attribute or a list of them; None after a message."""
    total = 0
    for a in elements(value) if is_list(value) else (value,):
        try:
            total |= bits(a.name if type(a) is Symbol else "?")
        except KeyError:
            ev.message("Attributes", "attnf", a)
            return None
    return total


def change_attributes(ev, sym: Symbol, value: int) -> None:
    """Give a symbol exactly these attributes."""
    d = ev.definition(sym)
    if d.attributes != value:
        d.attributes = value
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
def attributes_(ev, x):
    """Attributes[f] lists the attributes of the symbol f."""
    sym = symbol_argument(ev, x)
    if sym is None or type(sym) is not Symbol:
        ev.message("Attributes", "ssle", 1, Expr(S.Attributes, (x,)))
        return None
    return make_list([S[n] for n in names(ev.definitions[sym].attributes)])


def _modify_attributes(ev, owner: str, spec, value, combine):
    found = attribute_bits(ev, value)
    if found is None:
        return None
    for sym in _symbols(ev, spec):
        d = ev.definitions[sym]
        if d.attributes & LOCKED:
            ev.message(owner, "locked", sym)
            continue
        change_attributes(ev, sym, combine(d.attributes, found))
    return S.Null


@builtin("SetAttributes", attributes="HoldFirst")
def set_attributes(ev, spec, value):
    """SetAttributes[f, attr] adds attr to the attributes of f; both may be lists."""
    return _modify_attributes(ev, "SetAttributes", spec, value, lambda a, b: a | b)


@builtin("ClearAttributes", attributes="HoldFirst")
def clear_attributes(ev, spec, value):
    """ClearAttributes[f, attr] removes attr from the attributes of f; both may be lists."""
    return _modify_attributes(ev, "ClearAttributes", spec, value, lambda a, b: a & ~b)


@builtin("Protect", attributes="HoldAll")
def protect(ev, args):
    """Protect[f, …] protects symbols against new definitions and lists those that were not protected before."""
    return _set_protection(ev, args, True)


@builtin("Unprotect", attributes="HoldAll")
def unprotect(ev, args):
    """Unprotect[f, …] allows new definitions of symbols and lists those that were protected before."""
    return _set_protection(ev, args, False)


def _set_protection(ev, args, on: bool):
    changed = []
    for spec in args:
        for sym in _symbols(ev, spec):
            d = ev.definitions[sym]
            if d.attributes & LOCKED:
                ev.message("Protect" if on else "Unprotect", "locked", sym)
            elif bool(d.attributes & PROTECTED) != on:
                ev.touch(d)
                d.attributes ^= PROTECTED
                changed.append(sym.name)
    return make_list(changed)


# --- options --------------------------------------------------------------------------------------------------------------


def option_rules(value) -> "list | None":
    """The rules of a rule, a (nested) list of rules or an association; None for anything else."""
    if has_head(value, S.Rule) or has_head(value, S.RuleDelayed):
        return [value] if len(value.args) == 2 else None
    if type(value) is Association:
        return value.rules()
    if is_list(value) and type(value) is not PackedArray:
        out = []
        for v in value.args:
            found = option_rules(v)
            if found is None:
                return None
            out.extend(found)
        return out
    return None


def option_name(key) -> str:
    """Option names are compared as strings: Method and "Method" are the same option."""
    return key.name if type(key) is Symbol else key if type(key) is str else key


def default_options(ev, f) -> list:
    """The default options of a symbol as rules."""
    d = ev.definitions[f]
    kept = ev.state.get("option names", {}).get(f)
    if kept is not None:
        current = d.options or {}
        return [Expr(r.head, (r.args[0], current.get(option_name(r.args[0]), r.args[1]))) for r in kept]
    return [rule(option_symbol(n, f), v) for n, v in (d.options or {}).items()]


def option_symbol(name: str, owner: Symbol):
    """Builtin option names are symbols where System` has such a symbol (Method, Padding), else strings; those of layers are
    symbols only where other functions have the option too ("Function" and "Weights" are strings)."""
    known = SYMBOL_OPTIONS if owner.name in layers() else index()
    return symbol("System`" + name) if name in known else name


@builtin("Options", messages={"optnf": "`1` is not a known option for `2`."})
def options_(ev, x, wanted=None):
    """Options[f] lists the default options of f; Options[f[…, opts]] those given in an expression.
    Options[f, name] gives the setting of one option."""
    if type(x) is str:
        x = ev.resolve(x)
    if type(x) is Symbol:
        rules = default_options(ev, x)
    elif type(x) is Expr:
        rules = []
        for a in x.args:
            rules.extend(option_rules(a) or [])
    else:
        return None
    if wanted is None:
        return make_list(rules)
    names_wanted = elements(wanted) if is_list(wanted) else (wanted,)
    out = []
    for name in names_wanted:
        found = [r for r in rules if option_name(r.args[0]) == option_name(name)]
        if not found:
            ev.message("Options", "optnf", name, x)
            continue
        out.append(found[0])
    return make_list(out)


@builtin("SetOptions", messages={"optnf": "`1` is not a known option for `2`.", "rep": "`1` is not a valid replacement rule."})
def set_options(ev, args):
    """SetOptions[f, name -> value, …] sets default options of f."""
    if not args or type(args[0]) is not Symbol:
        return None
    rules = option_rules(make_list(args[1:]))
    if rules is None:
        return None
    f = args[0]
    known = [option_name(r.args[0]) for r in default_options(ev, f)]
    for r in rules:
        if option_name(r.args[0]) not in known:
            ev.message("SetOptions", "optnf", r.args[0], f)
            return None
    d = ev.definition(f)
    for r in rules:
        d.options[option_name(r.args[0])] = r.args[1]
    return make_list(default_options(ev, f))


@builtin(
    "OptionValue",
    attributes="",
    messages={"optnf": "Option name `2` not found in defaults for `1`.", "rep": "`1` is not a valid replacement rule."},
)
def option_value(ev, args):
    """OptionValue[name] is the value of an option in a function that matched OptionsPattern[].
    OptionValue[f, name] is the default; OptionValue[f, opts, name] looks in opts first."""
    if len(args) == 2:
        given = option_rules(args[0])
        if given is not None:
            return _option_values(ev, None, given, args[1])
        return _option_values(ev, args[0], [], args[1])
    if len(args) in (3, 4):
        given = option_rules(args[1])
        if given is None:
            return None
        found = _option_values(ev, args[0], given, args[2])
        return found if len(args) == 3 or found is None else Expr(args[3], (found,))
    return None


def _option_values(ev, owner, given: list, name):
    if is_list(name):
        return make_list([_option_values(ev, owner, given, n) for n in elements(name)])
    wanted = option_name(name)
    for r in given:
        if option_name(r.args[0]) == wanted:
            return r.args[1]
    for source in elements(owner) if is_list(owner) else (owner,):
        if type(source) is Symbol:
            for r in default_options(ev, source):
                if option_name(r.args[0]) == wanted:
                    return r.args[1]
        else:
            for r in option_rules(source) or ():
                if option_name(r.args[0]) == wanted:
                    return r.args[1]
    if owner is None:
        return None
    ev.message("OptionValue", "optnf", owner, name)
    return name


@builtin("FilterRules")
def filter_rules(ev, rules, pattern):
    """FilterRules[rules, patt] picks the rules whose left side matches patt; a list of option names or rules works too."""
    found = option_rules(rules)
    if found is None:
        return None
    wanted = []
    for p in elements(pattern) if is_list(pattern) else (pattern,):
        if (has_head(p, S.Rule) or has_head(p, S.RuleDelayed)) and p.args:
            p = p.args[0]
        wanted.append(p)
    kept = []
    for r in found:
        name = r.args[0]
        for p in wanted:
            if option_name(name) == option_name(p) or type(p) is Expr and has_pattern(p) and ev.matches(name, p):
                kept.append(r)
                break
    if type(rules) is Association:
        return Association.from_items([(r.args[0], r.args[1]) for r in kept])
    return make_list(kept)


@builtin("OptionQ")
def option_q(ev, x):
    """OptionQ[expr] is True if expr can be taken as an option or a list of options."""
    return S.True_ if option_rules(x) is not None else S.False_


@builtin("SyntaxInformation")
def syntax_information(ev, x):
    """SyntaxInformation[f] holds hints for editors; assignments to it are accepted and kept as ordinary rules."""
    return make_list(())
