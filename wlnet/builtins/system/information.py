"""What the session knows about a symbol, as text and as expressions: Information, Definition, Save."""

from ...evaluator import Evaluator, builtin, declare_symbols
from ...evaluator import attributes as attribute_bits
from ...expression import Association, Atom, Expr, Expression, MessageError, S, Symbol, elements, is_list, make_list, symbol
from ...outside import Outside
from ..control.output import show
from .contexts import find_name, matching_names, spelled
from .paths import absolute

declare_symbols("InformationData LongForm")

_ASSIGNMENTS = {  # rule table -> (head for a delayed rule, head for an immediate one)
    "own_rules": (S.SetDelayed, S.Set),
    "down": (S.SetDelayed, S.Set),
    "sub": (S.SetDelayed, S.Set),
    "up": (S.UpSetDelayed, S.UpSet),
}


def usage_of(ev: Evaluator, sym: Symbol) -> str:
    """The usage message of a symbol, or an empty text."""
    d = ev.definitions[sym]
    if d.messages and type(d.messages.get("usage")) is str:
        return d.messages["usage"]
    # what follows an empty line in a docstring is for programmers
    return d.builtin.usage.partition("\n\n")[0] if d.builtin is not None else ""


def attributes_of(ev: Evaluator, sym: Symbol) -> list:
    """The attributes of a symbol, as symbols."""
    return [S[name] for name in attribute_bits.names(ev.definitions[sym].attributes)]


def options_of(ev: Evaluator, sym: Symbol) -> Expression:
    """The options of a symbol as the list Options gives."""
    return ev.call(S.Options, sym)


def definitions_of(ev: Evaluator, sym: Symbol) -> list:
    """The assignments that would make the symbol's values again, each as a held expression (lhs = rhs)."""
    d = ev.definitions[sym]
    assignments = []
    if d.own is not None and d.builtin is None:
        assignments.append(Expr(S.Set, (sym, d.own)))
    for kind, (delayed, immediate) in _ASSIGNMENTS.items():
        table = getattr(d, kind)
        if table:
            assignments.extend([Expr(delayed if r.delayed else immediate, (r.lhs, r.rhs)) for r in table.all()])
    if d.defaults:
        assignments.extend([Expr(S.Set, (Expr(S.Default, (sym, *(() if n == 0 else (n,)))), v)) for n, v in d.defaults.items()])
    return assignments


_BETWEEN = "\n \n"  # what Wolfram puts between definitions


def definition_text(ev: Evaluator, sym: Symbol) -> str:
    """Attributes, assignments and options of a symbol as input text, in paragraphs."""
    pieces = []
    attributes = attributes_of(ev, sym)
    if attributes:
        pieces.append(Expr(S.Set, (Expr(S.Attributes, (sym,)), make_list(attributes))))
    # builtins are Python: there is no text to show
    if ev.definitions[sym].builtin is None:
        pieces.extend(definitions_of(ev, sym))
    options = options_of(ev, sym)
    if is_list(options) and elements(options):
        pieces.append(Expr(S.Set, (Expr(S.Options, (sym,)), options)))
    return _BETWEEN.join([ev.format(p, "InputForm") for p in pieces])


def find_symbols(ev: Evaluator, spec: Expression) -> list:
    """The symbols that a symbol, a name or a pattern of names means."""
    if type(spec) is Symbol:
        return [spec]
    if type(spec) is not str:
        return []
    if "*" in spec or "@" in spec:
        return [symbol(n) for n in matching_names(ev, spec)]
    sym = find_name(ev, spec)
    return [] if sym is None else [sym]


def information_text(ev: Evaluator, spec: Expression, long: bool = True) -> "str | None":
    """What ``?Name`` (``??Name`` with long) shows: usage, definitions, options and attributes; a list of names for a
    pattern; None where there is no such symbol."""
    matches = find_symbols(ev, spec)
    if not matches:
        return None
    if len(matches) > 1:
        return _columns([spelled(ev, s.full_name) for s in matches])
    sym = matches[0]
    paragraphs = [usage_of(ev, sym) or sym.full_name]
    if ev.definitions[sym].builtin is None:
        paragraphs.extend([ev.format(p, "InputForm") for p in definitions_of(ev, sym)])
    options = options_of(ev, sym)
    if long and is_list(options) and elements(options):
        paragraphs.append("Options: " + ev.format(options, "InputForm"))
    attributes = attributes_of(ev, sym)
    if long and attributes:
        paragraphs.append("Attributes: " + ev.format(make_list(attributes), "InputForm"))
    return "\n\n".join(paragraphs)


def _columns(names: list, width: int = 100) -> str:
    """Names side by side, as many columns as fit."""
    # two blanks apart
    cell = max(map(len, names)) + 2
    per_line = max(1, width // cell)
    return "\n".join(["".join([n.ljust(cell) for n in names[i : i + per_line]]).rstrip() for i in range(0, len(names), per_line)])


_PROPERTIES = (
    "ObjectType",
    "Usage",
    "FullName",
    "Name",
    "Context",
    "Attributes",
    "Options",
    "Definitions",
    "OwnValues",
    "DownValues",
    "UpValues",
    "SubValues",
)


def _property(ev, sym: Symbol, name: str):
    if name == "ObjectType":
        return "Symbol"
    if name == "Usage":
        return usage_of(ev, sym) or S.None_
    if name in ("FullName", "Name", "Context"):
        return {"FullName": sym.full_name, "Name": sym.name, "Context": sym.context}[name]
    if name == "Attributes":
        return make_list(attributes_of(ev, sym))
    if name == "Options":
        return options_of(ev, sym)
    if name == "Definitions":
        return definition_text(ev, sym)
    return ev.call(S[name], sym)


@builtin(
    "Information",
    attributes="HoldAll",
    options={"LongForm": S.True_},
    messages={"notfound": "Symbol `1` not found.", "noprop": "`1` is not a property of symbols."},
)
def information(ev: Evaluator, x: Expression, prop: Expression = None, options: dict = None) -> Expression | None:
    """Information[symbol] (?symbol) shows what is known about a symbol; Information["form"] lists matching names.
    Information[symbol, prop] gives a property such as "Usage", "Options", "Attributes"."""
    if type(x) is not Symbol and type(x) is not str or type(x) is Symbol and _has_atom_value(ev, x):
        value = ev.evaluate(x)
        if type(value) is not Symbol and type(value) is not str:
            again = Expr(S.Information, (value, *(() if prop is None else (ev.evaluate(prop),))))
            handler = ev.operand_of(type(value))
            return None if handler is None else handler(ev, again, again.args)
        x = value
    matches = find_symbols(ev, x)
    if not matches:
        ev.message("Information", "notfound", x)
        return Expr(S.Missing, ("UnknownSymbol", x))
    if prop is None:
        show(ev, information_text(ev, x, options["LongForm"] is not S.False_))
        return S.Null
    prop = ev.evaluate(prop)
    if prop == "Properties":
        return make_list(_PROPERTIES)
    if prop is S.All:
        return Association.from_items([(p, _property(ev, matches[0], p)) for p in _PROPERTIES])
    if prop not in _PROPERTIES:
        raise MessageError("noprop", prop)
    return _property(ev, matches[0], prop)


def _has_atom_value(ev, x: Symbol) -> bool:
    """Is the symbol a variable that holds an atom with information of its own (a net, an image)?"""
    own = ev.definitions[x].own
    return isinstance(own, Atom) and ev.operand_of(type(own)) is not None


@builtin("Definition", attributes="HoldAll")
def definition(ev: Evaluator, x: Expression) -> Expression:
    """Definition[symbol] gives the definitions of a symbol as text that could be read again."""
    matches = find_symbols(ev, x)
    return _BETWEEN.join([t for s in matches if (t := definition_text(ev, s))]) if matches else S.Null


def used_symbols(ev: Evaluator, sym: Symbol, used: dict) -> dict:
    """The symbol and all user symbols its definitions mention, in order of first use."""
    # before its parts: definitions may mention each other
    used[sym] = True
    for e in definitions_of(ev, sym):
        for s in ev.symbols_of(e):
            if (
                s not in used
                and s.context != "System`"
                and s in ev.definitions
                and (definitions_of(ev, s) or ev.definitions[s].attributes)
            ):
                used_symbols(ev, s, used)
    return used


@builtin("FullDefinition", attributes="HoldAll")
def full_definition(ev: Evaluator, x: Expression) -> Expression:
    """FullDefinition[symbol] gives the definitions of a symbol and of all that it depends on."""
    used: dict = {}
    for s in find_symbols(ev, x):
        used_symbols(ev, s, used)
    return _BETWEEN.join([t for s in used if (t := definition_text(ev, s))])


@builtin("Save", attributes="HoldRest")
def save(ev: Evaluator, target: Expression, what: Expression) -> Expression:
    """Save["file", symbol] appends the full definition of a symbol to a file; Save["file", {s1, …}] of several;
    Save["file", "form"] of all symbols whose names match."""
    path = absolute(ev, target, "Save")
    used: dict = {}
    for item in elements(what) if is_list(what) else (what,):
        if type(item) is str and item.endswith("`"):
            # a context stands for all its symbols
            item += "*"
        for s in find_symbols(ev, item):
            used_symbols(ev, s, used)
    texts = [t for s in used if (t := definition_text(ev, s))]
    texts += [
        ev.format(Expr(S.Set, (Expr(S.MessageName, (s, tag)), text)), "InputForm")
        for s in used
        for tag, text in (ev.definitions[s].messages or {}).items()
    ]
    ev.own(Outside).append(path, "".join([t + "\n\n" for t in texts]).encode("utf-8"), "Save")
    return S.Null


@builtin("DumpSave", attributes="HoldRest")
def dump_save(ev: Evaluator, target: Expression, what: Expression = None) -> None:
    """DumpSave is not supported: files of that format are bound to one system; use Save."""
    raise MessageError("unsup", "DumpSave", "use Save or BinarySerialize", symbol=S.General, result=S["$Failed"])
