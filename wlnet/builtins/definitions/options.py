"""Options of symbols and calls: Options, SetOptions, OptionValue, FilterRules."""

from ...evaluator import Evaluator, builtin, has_pattern
from ...expression import (
    Association,
    Expr,
    Expression,
    PackedArray,
    S,
    Symbol,
    elements,
    is_list,
    is_rule,
    make_list,
    option_name,
    rule,
    symbol,
)
from ...nets.layer_index import SYMBOL_OPTIONS
from ...nets.layer_index import index as layers
from .. import index

# --- options --------------------------------------------------------------------------------------------------------------


def option_rules(value: Expression) -> "list | None":
    """The rules of a rule, a (nested) list of rules or an association; None for anything else."""
    if is_rule(value):
        return [value] if len(value.args) == 2 else None
    if type(value) is Association:
        return value.rules()
    # numbers are no options
    if is_list(value) and type(value) is not PackedArray:
        out = []
        for v in value.args:
            inner = option_rules(v)
            if inner is None:
                return None
            out.extend(inner)
        return out
    return None


def default_options(ev: Evaluator, f: Expression) -> list:
    """The default options of a symbol as rules."""
    d = ev.definitions[f]
    if d.option_rules is not None:
        current = d.options or {}
        # SetOptions changes values; names and order stay as the user wrote them
        return [Expr(r.head, (r.args[0], current.get(option_name(r.args[0]), r.args[1]))) for r in d.option_rules]
    return [rule(option_symbol(n, f), v) for n, v in (d.options or {}).items()]


def option_symbol(name: str, owner: Symbol) -> Expression:
    """Builtin option names are symbols where System` has such a symbol (Method, Padding), else strings; those of layers are
    symbols only where other functions have the option too ("Function" and "Weights" are strings)."""
    known = SYMBOL_OPTIONS if owner.name in layers() else index()
    return symbol("System`" + name) if name in known else name


@builtin("Options", messages={"optnf": "`1` is not a known option for `2`."})
def options_(ev: Evaluator, x: Expression, names: Expression = None) -> Expression | None:
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
    if names is None:
        return make_list(rules)
    asked_names = elements(names) if is_list(names) else (names,)
    out = []
    for name in asked_names:
        settings = [r for r in rules if option_name(r.args[0]) == option_name(name)]
        if not settings:
            ev.message("Options", "optnf", name, x)
            continue
        out.append(settings[0])
    return make_list(out)


@builtin("SetOptions", messages={"optnf": "`1` is not a known option for `2`.", "rep": "`1` is not a valid replacement rule."})
def set_options(ev: Evaluator, args: tuple) -> Expression | None:
    """SetOptions[f, name -> value, …] sets default options of f."""
    if not args or type(args[0]) is not Symbol:
        return None
    rules = option_rules(make_list(args[1:]))
    if rules is None:
        return None
    f = args[0]
    known = [option_name(r.args[0]) for r in default_options(ev, f)]
    for r in rules:
        # SetOptions, unlike Options[f] = …, adds no new options
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
def option_value(ev: Evaluator, args: tuple) -> Expression | None:
    """OptionValue[name] is the value of an option in a function that matched OptionsPattern[].
    OptionValue[f, name] is the default; OptionValue[f, opts, name] looks in opts first."""
    if len(args) == 2:
        settings = option_rules(args[0])
        if settings is not None:
            return _option_values(ev, None, settings, args[1])
        return _option_values(ev, args[0], [], args[1])
    if len(args) in (3, 4):
        settings = option_rules(args[1])
        if settings is None:
            return None
        value = _option_values(ev, args[0], settings, args[2])
        return value if len(args) == 3 or value is None else Expr(args[3], (value,))
    return None


def _option_values(ev, owner, settings: list, name):
    if is_list(name):
        return make_list([_option_values(ev, owner, settings, n) for n in elements(name)])
    plain_name = option_name(name)
    for r in settings:
        # the first setting of an option counts
        if option_name(r.args[0]) == plain_name:
            return r.args[1]
    for source in elements(owner) if is_list(owner) else (owner,):
        if type(source) is Symbol:
            for r in default_options(ev, source):
                if option_name(r.args[0]) == plain_name:
                    return r.args[1]
        else:
            for r in option_rules(source) or ():
                if option_name(r.args[0]) == plain_name:
                    return r.args[1]
    # without defaults to look in there is no name to complain about
    if owner is None:
        return None
    ev.message("OptionValue", "optnf", owner, name)
    return name


@builtin("FilterRules")
def filter_rules(ev: Evaluator, rules: Expression, pattern: Expression) -> Expression | None:
    """FilterRules[rules, patt] picks the rules whose left side matches patt; a list of option names or rules works too."""
    candidates = option_rules(rules)
    if candidates is None:
        return None
    forms = []
    for p in elements(pattern) if is_list(pattern) else (pattern,):
        if is_rule(p) and p.args:
            # FilterRules[opts, Options[f]]: the names of rules
            p = p.args[0]
        forms.append(p)
    chosen = []
    for r in candidates:
        name = r.args[0]
        for p in forms:
            if option_name(name) == option_name(p) or type(p) is Expr and has_pattern(p) and ev.matches(name, p):
                chosen.append(r)
                break
    if type(rules) is Association:
        return Association.from_items([(r.args[0], r.args[1]) for r in chosen])
    return make_list(chosen)


@builtin("OptionQ")
def option_q(ev: Evaluator, x: Expression) -> Expression:
    """OptionQ[expr] is True if expr can be taken as an option or a list of options."""
    return S.True_ if option_rules(x) is not None else S.False_
