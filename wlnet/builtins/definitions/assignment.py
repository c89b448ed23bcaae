"""Set and its relatives: values of symbols, rules, parts, associations, and the definitions of special things."""

from ...evaluator import Evaluator, builtin
from ...evaluator.attributes import LOCKED, PROTECTED, SEQUENCE_HOLD
from ...evaluator.in_place import put_own_key, put_own_number
from ...evaluator.own_variables import WATCHERS
from ...evaluator.parts import set_part
from ...expression import (
    Association,
    Expr,
    Expression,
    S,
    Symbol,
    elements,
    has_head,
    identity_key,
    is_list,
    is_rule,
    length,
    make_list,
    option_name,
)
from ...expression.compounds import spliced
from .attributes import attribute_bits, change_attributes
from .inspection import plain_head, symbols
from .options import option_rules

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


def assign(ev: Evaluator, lhs: Expression, rhs: Expression, delayed: bool, owner: str = "Set", tag: Symbol | None = None) -> bool:
    """Make the definition lhs = rhs (or lhs := rhs).  False after a message."""
    lhs, rhs = _move_condition(lhs, rhs)
    held = has_head(lhs, S.HoldPattern) and len(lhs.args) == 1 and type(lhs.args[0]) is Expr
    if held:
        lhs = lhs.args[0]
    if type(lhs) is Symbol:
        return _assign_symbol(ev, lhs, rhs, owner)
    if is_list(lhs) and tag is None:
        return _assign_list(ev, lhs, rhs, delayed, owner)
    if type(lhs) is not Expr:
        ev.message(owner, "setraw", lhs)
        return False
    head = lhs.head
    if tag is None and type(head) is Symbol:
        # x[[1]] = …, Options[f] = … and their like are not rules for Part or Options
        special = _SPECIAL.get(head)
        if special is not None and lhs.args:
            done = special(ev, lhs, rhs, delayed, owner)
            if done is not None:
                return done
    if tag is None:
        place = association_place(ev, lhs)
        if place is not None:
            return _assign_key(ev, *place, lhs, rhs, delayed, owner)
    return _assign_rule(ev, lhs if held else evaluated_left_side(ev, lhs), rhs, delayed, owner, tag)


def _move_condition(lhs, rhs):
    """lhs /; test = rhs keeps its test on the right side, where it may use the bindings."""
    while has_head(lhs, S.Condition) and len(lhs.args) == 2:
        rhs = Expr(S.Condition, (rhs, lhs.args[1]))
        lhs = lhs.args[0]
    return lhs, rhs


def _assign_symbol(ev, sym: Symbol, rhs, owner: str) -> bool:
    d = ev.definitions[sym]
    # system variables ($…) are there to be set, although they are Protected
    if d.attributes & (PROTECTED | LOCKED) and sym not in WATCHERS and not sym.name.startswith("$"):
        ev.message(owner, "wrsym", sym)
        return False
    if has_head(rhs, S.Condition) and len(rhs.args) == 2:
        ev.touch(d)
        # x := v /; test: the value depends on the test, so it is a rule and no value
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
        # the others are set even where one fails
        done = assign(ev, target, value, delayed, owner) and done
    return done


def association_place(ev: Evaluator, lhs: Expr) -> "tuple[Symbol, list] | None":
    """(a, keys) of a[key], a[key][key, …], … for a symbol a whose value is an association; None for anything else."""
    levels: list = []
    while type(lhs) is Expr and len(lhs.args) >= 1:
        levels.append(lhs.args)
        lhs = lhs.head
    if type(lhs) is not Symbol or type(ev.definitions[lhs].own) is not Association:
        return None
    return lhs, [k for level in reversed(levels) for k in level]


def _assign_key(ev, name: Symbol, keys: list, lhs: Expr, rhs, delayed: bool, owner: str) -> bool:
    """a[key] = v, a[key][key, …] = v: the association, or the one within it, has a new value."""
    d = ev.definitions[name]
    if d.attributes & (PROTECTED | LOCKED):
        ev.message(owner, "wrsym", name)
        return False
    keys = [_bare_key(ev.evaluate(k)) for k in keys]
    if not delayed and d.builtin is None and put_own_key(ev, d, keys, rhs):
        return True
    levels: list = [d.own]
    for i, key in enumerate(keys[:-1]):
        inner = levels[-1].get(key)
        inner = Expr(S.Missing, ("KeyAbsent", key)) if inner is None else ev.evaluate(inner)
        if type(inner) is not Association:
            # what stands there takes the definition, or says why it does not
            return assign(ev, Expr(inner, tuple(keys[i + 1 :])), rhs, delayed, owner)
        levels.append(inner)
    new = levels.pop().with_item(keys[-1], rhs, delayed)
    while levels:
        new = levels.pop().with_item(keys[len(levels)], new)
    # the first own value of a system symbol changes what was final before
    if d.builtin is not None:
        ev.touch(d)
    d.own = new  # from one value to another nothing that was final can change
    return True


def _bare_key(key: Expression) -> Expression:
    return key.args[0] if has_head(key, S.Key) and len(key.args) == 1 else key


def _assign_rule(ev, lhs: Expr, rhs, delayed: bool, owner: str, tag) -> bool:
    """A down, sub or up value."""
    if type(lhs) is not Expr:
        # evaluating the left side has made something else of it: a symbol or a list
        return assign(ev, lhs, rhs, delayed, owner)
    if tag is not None:
        place = _tag_place(lhs, tag)
        if place is None:
            ev.message(owner, "tagnf", tag, lhs)
            return False
        name, kind = tag, place
    else:
        name, kind = plain_head(lhs.head), "down" if type(lhs.head) is Symbol else "sub"
    if type(name) is not Symbol:
        ev.message(owner, "setraw", lhs)
        return False
    d = ev.definitions[name]
    if d.attributes & (PROTECTED | LOCKED):
        ev.message(owner, "write", name, lhs)
        return False
    add_rule(ev, name, kind, lhs, rhs, delayed)
    return True


def add_rule(
    ev: Evaluator, name: Symbol, kind: str, lhs: Expression, rhs: Expression, delayed: bool, in_order: bool = False
) -> None:
    """Add a rule to a table of a symbol ("down", "up", "sub", …), by its specificity or (``in_order``) behind the others."""
    d = ev.definitions[name]
    table = d.table(kind)
    first = not table
    literal = table.append(lhs, rhs, delayed) if in_order else table.add(lhs, rhs, delayed)
    # f[1] was final while f had no rules: now it is not
    if first or kind != "down" or d.builtin is not None:
        ev.touch(d)
    elif not literal:
        d.calls = None  # expressions with this head were never final, so the clock need not move
    if kind == "up":
        # while no session has up values, evaluation does not look for them
        ev.up_values = True
        ev.new_epoch()


def evaluated_left_side(ev: Evaluator, lhs: Expr) -> Expression:
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
    args, special = ev.evaluated_arguments(lhs.args, attributes)
    if special and not attributes & SEQUENCE_HOLD:
        args = tuple(spliced(args))
    return lhs if args is lhs.args and head is lhs.head else Expr(head, args)


def _tag_place(lhs: Expr, tag: Symbol) -> "str | None":
    """Which table of the tag a left side belongs to: its head, or one level down in its arguments."""
    if plain_head(lhs) is tag:
        return "down" if type(lhs.head) is Symbol else "sub"
    for a in lhs.args:
        # Wolfram looks one level deep only
        if _argument_head(a) is tag:
            return "up"
    return None


def _argument_head(a):
    """The symbol an up value would be attached to for this argument."""
    while type(a) is Expr:
        if a.head in (S.Pattern,) and len(a.args) == 2:
            a = a.args[1]
        # what stands for a value in a pattern names it by its inner part
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
            # x[[1]][[2]] = v is x[[1, 2]] = v
            return assign(ev, Expr(S.Part, target.args + lhs.args[1:]), rhs, delayed, owner)
        return _set_part_of_element(ev, target, lhs, rhs, owner)
    d = ev.definitions[target]
    if d.own is None:
        ev.message(owner, "noval", target)
        return False
    if d.attributes & (PROTECTED | LOCKED):
        ev.message(owner, "wrsym", target)
        return False

    specs = tuple([ev.evaluate(a) for a in lhs.args[1:]])
    if d.builtin is None and put_own_number(d, specs, rhs):
        return True
    # an array or association is a value already; an expression may have changed since
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
    place = association_place(ev, target)
    if place is not None:
        name, keys = place
        keys = [Expr(S.Key, (_bare_key(ev.evaluate(k)),)) for k in keys]
        return assign(ev, Expr(S.Part, (name, *keys, *lhs.args[1:])), rhs, False, owner)
    ev.message(owner, "setps", target)
    return False


def _set_attributes(ev, lhs, rhs, delayed, owner):
    value = ev.evaluate(rhs)
    new_bits = attribute_bits(ev, value)
    if new_bits is None:
        return False
    for sym in symbols(ev, lhs.args[0]):
        change_attributes(ev, sym, new_bits)
    return True


def _set_options(ev, lhs, rhs, delayed, owner):
    target = ev.evaluate(lhs.args[0]) if type(lhs.args[0]) is not Symbol else lhs.args[0]
    value = ev.evaluate(rhs)
    rules = option_rules(value)
    if rules is None or type(target) is not Symbol:
        ev.message(owner, "vrule", lhs, value)
        return False
    d = ev.definition(target)
    d.options, d.option_rules = {option_name(r.args[0]): r.args[1] for r in rules}, rules
    return True


def _set_message(ev, lhs, rhs, delayed, owner):
    if len(lhs.args) != 2:
        return None
    sym, tag = lhs.args
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
    def set_values(ev: Evaluator, lhs: Expression, rhs: Expression, delayed: bool, owner: str) -> bool | None:
        sym, value = lhs.args[0], ev.evaluate(rhs)
        if type(sym) is not Symbol or not is_list(value):
            return None
        d = ev.definition(sym)
        if kind == "own":
            d.own, d.own_rules = None, None
        else:
            setattr(d, kind, None)
        for r in elements(value):
            if not is_rule(r):
                ev.message(owner, "vrule", lhs, value)
                return False
            # DownValues shows HoldPattern[f[x_] /; t] as well as HoldPattern[f[x_]] /; t
            left, right = _move_condition(r.args[0], r.args[1])
            if has_head(left, S.HoldPattern):
                left, right = _move_condition(left.args[0], right)
            if kind == "own":
                d.own = right
            else:
                add_rule(ev, sym, kind, left, right, r.head is S.RuleDelayed, in_order=True)
        return True

    return set_values


def _set_rules(kind: str, head: Symbol):
    """Messages[f] = {f::tag :> text, …} and the like: the old ones go, each rule is set as if by hand."""

    def set_rules(ev: Evaluator, lhs: Expression, rhs: Expression, delayed: bool, owner: str) -> bool | None:
        sym, value = lhs.args[0], ev.evaluate(rhs)
        if type(sym) is not Symbol or not is_list(value):
            return None
        rules = [(_without_hold(r.args[0]), r.args[1]) for r in elements(value) if is_rule(r)]
        if len(rules) < len(elements(value)) or not all([has_head(left, head) and left.args for left, _ in rules]):
            ev.message(owner, "vrule", lhs, value)
            return False
        # only when all rules are good: a bad list must not clear what was there
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
    name = plain_head(target)
    if type(name) is not Symbol:
        return None
    d = ev.definition(name)
    d.table("formats").add(Expr(S.Format, (target, *lhs.args[1:])), rhs, delayed)
    ev.has_formats = True
    return True


def _set_numeric(ev, lhs, rhs, delayed, owner):
    target = lhs.args[0]
    name = plain_head(target)
    if type(name) is not Symbol:
        return None
    # N[f[x_]] = … is stored with the precision that N[f[x]] asks for
    if len(lhs.args) == 1 or lhs.args[1] is S.MachinePrecision:
        lhs = Expr(S.N, (target, make_list((S.MachinePrecision, S.MachinePrecision))))
    ev.definition(name).table("nvalues").add(lhs, rhs, delayed)
    return True


def _set_property(ev, lhs, rhs, delayed, owner):
    """SyntaxInformation[f] = …, NumericQ[x] = True belong to f and x."""
    if len(lhs.args) != 1 or type(lhs.args[0]) is not Symbol:
        return None
    # the head is Protected; the rule hangs on f
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
    S.SyntaxInformation: _set_property,
    S.NumericQ: _set_property,
}


# --- the builtins ---------------------------------------------------------------------------------------------------


@builtin("Set", attributes="HoldFirst SequenceHold", messages=MESSAGES)
def set_(ev: Evaluator, lhs: Expression, rhs: Expression) -> Expression:
    """lhs = rhs evaluates rhs and makes it the value of lhs.
    {l1, l2, …} = {r1, r2, …} sets several values at once."""
    assign(ev, lhs, rhs, False, "Set")
    # the value of an assignment is its right side even where it failed, as in Wolfram
    return rhs


@builtin("SetDelayed", attributes="HoldAll SequenceHold", messages=MESSAGES)
def set_delayed(ev: Evaluator, lhs: Expression, rhs: Expression) -> Expression:
    """lhs := rhs makes rhs, unevaluated, the value of lhs."""
    return S.Null if assign(ev, lhs, rhs, True, "SetDelayed") else S["$Failed"]


@builtin("TagSet", attributes="HoldAll SequenceHold", messages=MESSAGES)
def tag_set(ev: Evaluator, tag: Expression, lhs: Expression, rhs: Expression) -> Expression:
    """f /: lhs = rhs attaches the definition to the symbol f."""
    value = ev.evaluate(rhs)
    return value if _tagged(ev, tag, lhs, value, False, "TagSet") else S["$Failed"]


@builtin("TagSetDelayed", attributes="HoldAll SequenceHold", messages=MESSAGES)
def tag_set_delayed(ev: Evaluator, tag: Expression, lhs: Expression, rhs: Expression) -> Expression:
    """f /: lhs := rhs attaches the delayed definition to the symbol f."""
    return S.Null if _tagged(ev, tag, lhs, rhs, True, "TagSetDelayed") else S["$Failed"]


def _tagged(ev, tag, lhs, rhs, delayed: bool, owner: str) -> bool:
    if type(tag) is not Symbol:
        ev.message(owner, "sym", tag, 1)
        return False
    # x /: x = 1 is x = 1
    if type(lhs) is Symbol:
        return assign(ev, lhs, rhs, delayed, owner)
    if (
        type(lhs) is Expr
        and type(lhs.head) is Symbol
        and lhs.head in (S.N, S.Format, S.MessageName, S.Attributes, S.Options, S.Default)
    ):
        return assign(ev, lhs, rhs, delayed, owner)
    return assign(ev, lhs, rhs, delayed, owner, tag)


@builtin("UpSet", attributes="HoldFirst SequenceHold", messages=MESSAGES)
def up_set(ev: Evaluator, lhs: Expression, rhs: Expression) -> Expression | None:
    """f[g, …] ^= rhs attaches the definition to the symbols g of the arguments."""
    done = _up_assign(ev, lhs, rhs, False, "UpSet")
    return None if done is None else rhs


@builtin("UpSetDelayed", attributes="HoldAll SequenceHold", messages=MESSAGES)
def up_set_delayed(ev: Evaluator, lhs: Expression, rhs: Expression) -> Expression:
    """f[g, …] ^:= rhs attaches the delayed definition to the symbols g of the arguments."""
    done = _up_assign(ev, lhs, rhs, True, "UpSetDelayed")
    return None if done is None else S.Null if done else S["$Failed"]


def _up_assign(ev, lhs, rhs, delayed: bool, owner: str) -> "bool | None":
    """Was everything defined?  None where no argument could hold a definition."""
    lhs, rhs = _move_condition(lhs, rhs)
    if type(lhs) is not Expr:
        ev.message(owner, "nosym", lhs)
        return None
    if lhs.head is S.Format and lhs.args:
        # Format[f[x_]] ^= … is no up value: formats have a table of their own
        return _set_format(ev, lhs, rhs, delayed, owner)
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
        # f[g, Plus] ^= …: what can be defined is defined
        if ev.definitions[name].attributes & PROTECTED:
            ev.message(owner, "write", name, lhs)
            done = False
        else:
            add_rule(ev, name, "up", lhs, rhs, delayed)
    return done


@builtin("Unset", attributes="HoldFirst ReadProtected", messages=MESSAGES)
def unset(ev: Evaluator, lhs: Expression) -> Expression:
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
    if lhs.head is S.MessageName and len(lhs.args) == 2 and type(lhs.args[0]) is Symbol:
        d = ev.definition(lhs.args[0])
        if d.messages:
            d.messages.pop(lhs.args[1], None)
        return S.Null
    if lhs.head in _UNSET_BY_LIST and type(lhs.head) is Symbol and len(lhs.args) == 1:
        # Options[f] =. takes all options away
        ev.evaluate(Expr(S.Set, (lhs, make_list(()))))
        return S.Null
    if type(lhs.head) is Symbol and type(ev.definitions[lhs.head].own) is Association and len(lhs.args) == 1:
        return _unset_key(ev, lhs.head, ev.evaluate(lhs.args[0]), lhs)
    # 0: only the left side is wanted; a rule is found by it alone
    lhs = _move_condition(lhs, 0)[0]
    if type(lhs) is not Expr:
        ev.message("Unset", "usraw", lhs)
        return S["$Failed"]
    lhs = evaluated_left_side(ev, lhs)
    name = plain_head(lhs.head)
    if type(name) is not Symbol:  # 1[x] =.
        ev.message("Unset", "norep", name, lhs)
        return S["$Failed"]
    d = ev.definition(name)
    table = d.down if type(lhs.head) is Symbol else d.sub
    if table and table.remove(lhs):
        return S.Null
    # no rule of the head: perhaps an up value of an argument
    for a in lhs.args:
        up = _argument_head(a)
        if type(up) is Symbol and ev.definitions[up].up and ev.definition(up).up.remove(lhs):
            return S.Null
    ev.message("Unset", "norep", name, lhs)
    return S["$Failed"]


_UNSET_BY_LIST = frozenset((S.Options, S.Attributes, S.DownValues, S.OwnValues, S.UpValues, S.SubValues, S.NValues, S.FormatValues))


@builtin("TagUnset", attributes="HoldAll ReadProtected", messages=MESSAGES)
def tag_unset(ev: Evaluator, tag: Expression, lhs: Expression) -> Expression:
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
    if d.attributes & (PROTECTED | LOCKED):
        ev.message("Unset", "wrsym", name)
        return S["$Failed"]
    data = dict(d.own.data)
    # an absent key is gone already: no message
    data.pop(identity_key(_bare_key(key)), None)
    d.own = Association(data, d.own.delayed)
    return S.Null


@builtin("SyntaxInformation")
def syntax_information(ev: Evaluator, x: Expression) -> Expression:
    """SyntaxInformation[f] holds hints for editors; assignments to it are accepted and kept as ordinary rules."""
    return make_list(())
