"""Contexts and packages: Begin and BeginPackage, Names, Needs, Get."""

import re

from ...evaluator import Evaluator, Invocation, builtin, declare_symbol, dynamic_value
from ...evaluator.attributes import TEMPORARY
from ...expression import (
    Expr,
    Expression,
    MessageError,
    ReadError,
    S,
    Symbol,
    boolean,
    elements,
    has_head,
    is_immediate_rule,
    is_list,
    known_symbol,
    make_list,
    symbol,
)
from ...outside import Outside
from ...reader import describe
from .. import documented, index
from .paths import CONTEXT_NAME, find_file
from .streams import encoding_of, stream_of

PROVIDED = frozenset(("NeuralNetworks`", "GeneralUtilities`", "Developer`", "MXNetLink`", "Internal`", "Parallel`"))

declare_symbol("$Context", value="Global`", usage="$Context is the context in which new symbols are made.")
declare_symbol(
    "$ContextPath",
    value=make_list(("System`", "Global`")),
    usage="$ContextPath lists the contexts in which names are looked up, after $Context.",
)
declare_symbol("$ContextAliases", usage="$ContextAliases holds the short names of contexts.")
declare_symbol(
    "Syntax",
    messages={tag: "`1`" for tag in ("sntxf", "sntxi", "sntoct", "snthex", "sntufn", "stresc", "bktmcp", "bktmop", "badnum")},
    usage="Syntax holds the messages of the reader.",
)
_CXT = {
    "cxt": '"`1`" is not a valid context specification. A context specification must consist of valid symbol '
    "names separated by and ending with `."
}


# --- the current context --------------------------------------------------------------------------------------------


def set_contexts(ev: Evaluator, context: "str | None" = None, path: "list | None" = None) -> None:
    """Change $Context and $ContextPath, the values and what the reader uses."""
    if context is not None:
        ev.context = context
        _assign(ev, S["$Context"], context)
    if path is not None:
        ev.context_path = list(path)
        _assign(ev, S["$ContextPath"], make_list(path))


def _assign(ev, name: Symbol, value) -> None:
    d = ev.definition(name)
    d.own = value


class Contexts:
    """The packages of a session, latest first, and what End and EndPackage go back to."""

    def __init__(self) -> None:
        self.packages = ["Global`", "System`"]
        self.stack: list[tuple] = []


def packages(ev: Evaluator) -> list:
    """$Packages: the contexts of all packages loaded so far, latest first."""
    return ev.own(Contexts).packages


def _stack(ev) -> list:
    """What End and EndPackage go back to: ("Begin", context) and ("BeginPackage", context, path, needed)."""
    return ev.own(Contexts).stack


def _context_argument(ev, owner: str, x) -> str:
    if type(x) is not str or not CONTEXT_NAME.fullmatch(x):
        raise MessageError("cxt", x if type(x) is str else ev.format(x, "InputForm"), symbol=S[owner])
    return ev.context + x[1:] if x[0] == "`" else x


@builtin("Begin", messages=_CXT)
def begin(ev: Evaluator, name: Expression) -> Expression | None:
    """Begin["context`"] makes this the current context, until End."""
    context = _context_argument(ev, "Begin", name)
    _stack(ev).append(("Begin", ev.context))
    set_contexts(ev, context)
    return context


@builtin("End", messages={"noctx": "No previous context defined."})
def end(ev: Evaluator) -> Expression:
    """End[] goes back to the context before the last Begin, and gives the one it leaves."""
    left, stack = ev.context, _stack(ev)
    if not stack or stack[-1][0] != "Begin":
        ev.message("End", "noctx")
        return left
    set_contexts(ev, stack.pop()[1])
    return left


@builtin("BeginPackage", messages=_CXT)
def begin_package(ev: Evaluator, name: Expression, needed: Expression = None) -> Expression:
    """BeginPackage["context`"] starts a package: only its context and System` are visible, until EndPackage.
    BeginPackage["context`", {"need1`", …}] also loads other packages."""
    context = _context_argument(ev, "BeginPackage", name)
    others = [] if needed is None else list(elements(needed)) if is_list(needed) else [needed]
    before = (ev.context, list(ev.context_path))
    # loaded before the context changes, so that these packages see the old one
    for other in others:
        if ev.call(S.Needs, other) is S["$Failed"]:
            return S["$Failed"]
    others = [c for c in others if type(c) is str]
    _stack(ev).append(("BeginPackage", *before, others))
    set_contexts(ev, context, [context, *[c for c in others if c != context], "System`"])
    if context not in packages(ev):
        packages(ev).insert(0, context)
    return context


@builtin("EndPackage", messages={"noctx": "No previous context defined."})
def end_package(ev: Evaluator) -> Expression:
    """EndPackage[] ends a package: the contexts before BeginPackage come back, with the package's own in front."""
    stack, package = _stack(ev), ev.context
    while stack and stack[-1][0] == "Begin":
        package = stack.pop()[1]  # a forgotten End
    if not stack:
        ev.message("EndPackage", "noctx")
        return S.Null
    _, context, path, needed = stack.pop()
    front = [package, *[c for c in needed if c != package]]
    new_path = front + [c for c in path if c not in front]
    set_contexts(ev, context, new_path)
    _tell_shadowing(ev, package, [c for c in new_path if c != package])
    return S.Null


def _tell_shadowing(ev, package: str, others: list) -> None:
    """One message for each symbol of a package whose name is also found elsewhere on the context path."""
    owned = {s.name: s for s in list(ev.definitions) if s.context == package}
    if not owned:
        return
    for s in list(ev.definitions):
        # only what somebody has defined can be meant instead
        if s.context in others and s.name in owned and _is_defined(s, ev.definitions[s]):
            ev.message(owned[s.name], "shdw", s.name, make_list((package, s.context)), package)


def _is_defined(sym: Symbol, d) -> bool:
    return sym.context == "System`" or sym.context != "Global`" or d.attributes != TEMPORARY


# --- names ----------------------------------------------------------------------------------------------------------


@dynamic_value("$Packages")
def packages_(ev: Evaluator) -> Expression:
    """$Packages lists the contexts of the packages loaded so far."""
    return make_list(packages(ev))


@builtin(
    "Context", attributes="HoldFirst", messages={"ssle": "Symbol, string, or HoldPattern[symbol] expected at position `2` in `1`."}
)
def context_(ev: Evaluator, x: Expression = None) -> Expression | None:
    """Context[] gives the current context.
    Context[symbol] and Context["name"] give the context of a symbol."""
    if x is None:
        return ev.context
    if type(x) is Expr:
        x = x.args[0] if x.head is S.HoldPattern and len(x.args) == 1 else ev.evaluate(x)
    if type(x) is str:
        sym = find_name(ev, x)
        if sym is None:
            raise MessageError("notfound", x)
        return sym.context
    if type(x) is not Symbol:
        raise MessageError("ssle", Expr(S.Context, (x,)), 1)
    return x.context


def find_name(ev: Evaluator, name: str) -> "Symbol | None":
    """The symbol that a name means, without making it."""
    if "`" in name:
        full = ev.context + name[1:] if name[0] == "`" else name
        sym = known_symbol(full)
        # builtins become symbols when they are first mentioned; 7 is the length of System`
        if sym is None and full.startswith("System`") and ev.is_builtin_name(full[7:]):
            sym = symbol(full)
        return sym if sym is not None and (sym in ev.definitions or sym.context == "System`" and ev.exists(sym)) else None
    for context in [ev.context, *ev.context_path]:
        sym = find_name(ev, context + name)
        if sym is not None:
            return sym
    return None


def all_symbols(ev: Evaluator) -> list:
    """Every symbol of the session with those of System` that were never mentioned."""
    known = {s.full_name for s in list(ev.definitions)}
    known.update([n if "`" in n else "System`" + n for n in (*index(), *documented())])
    return sorted(known)


def name_pattern(spec: Expression) -> "re.Pattern | None":
    """What Names matches full names with: * is any text without a context mark, @ any text without capitals."""
    if type(spec) is not str:
        return None
    context, tick, name = spec.rpartition("`")
    translate = {"*": "[^`]*", "@": "[^`A-Z]+"}
    short = "".join([translate.get(c) or re.escape(c) for c in name])
    if not tick:
        return re.compile(f"(?P<context>[^`]+`(?:[^`]+`)*)(?P<name>{short})")
    wide = "".join([".*" if c == "*" else re.escape(c) for c in context + tick])
    return re.compile(f"(?P<context>{wide})(?P<name>{short})")


def matching_names(ev: Evaluator, spec: Expression, fold: bool = False) -> list:
    """The full names that a name, a pattern with * and @, a list of these or a string pattern means."""
    if is_list(spec):
        return sorted({n for s in elements(spec) for n in matching_names(ev, s, fold)})
    names = all_symbols(ev)
    if type(spec) is not str:
        return [n for n in names if ev.call(S.StringMatchQ, n.rpartition("`")[2], spec) is S.True_]
    if spec.startswith("`"):
        spec = ev.context + spec[1:]
    pattern = name_pattern(spec)
    if fold:
        pattern = re.compile(pattern.pattern, re.IGNORECASE)
    matches = [n for n in names if pattern.fullmatch(n)]
    # without a context a pattern means what is visible
    if "`" not in spec:
        visible = {ev.context, *ev.context_path}
        matches = [n for n in matches if n.rpartition("`")[0] + "`" in visible]
    return matches


def spelled(ev: Evaluator, full_name: str) -> str:
    """A full name as one can write it now: short if its context is visible."""
    context, tick, name = full_name.rpartition("`")
    return name if context + tick in (ev.context, *ev.context_path) else full_name


@builtin("Names", options={"IgnoreCase": S.False_})
def names(ev: Evaluator, pattern: Expression = None, options: dict = None) -> Expression:
    """Names["string"] lists the names of symbols that match a string with * and @.
    Names[] lists all that are visible."""
    full_names = matching_names(ev, "*" if pattern is None else pattern, options["IgnoreCase"] is S.True_)
    return make_list(sorted([spelled(ev, n) for n in full_names], key=lambda n: (n.lower(), n)))


@builtin("NameQ")
def name_q(ev: Evaluator, name: Expression) -> Expression:
    """NameQ["string"] is True if a symbol of this name exists."""
    if type(name) is not str:
        return S.False_
    if "*" in name or "@" in name:
        return boolean(bool(matching_names(ev, name)))
    return boolean(find_name(ev, name) is not None)


@builtin("Contexts")
def contexts(ev: Evaluator, pattern: Expression = None) -> Expression:
    """Contexts[] lists all contexts; Contexts["string"] those that match a string with *."""
    all_contexts = {n.rpartition("`")[0] + "`" for n in all_symbols(ev)} | set(packages(ev))
    if type(pattern) is str:
        form = re.compile("".join([".*" if c == "*" else re.escape(c) for c in pattern]))
        all_contexts = {c for c in all_contexts if form.fullmatch(c)}
    return make_list(sorted(all_contexts))


# --- packages -------------------------------------------------------------------------------------------------------


@builtin("Needs", messages={"nocont": "Context `1` was not created when Needs was evaluated.", **_CXT})
def needs(ev: Evaluator, name: Expression, file: Expression = None) -> Expression | None:
    """Needs["context`"] loads the package of a context unless it is loaded, and makes its names visible.
    Needs["context`", "file"] loads a file."""
    if is_immediate_rule(name):
        raise MessageError("unsup", "Needs[context -> alias]", "load the package without an alias", result=S["$Failed"])
    context = _context_argument(ev, "Needs", name)
    if context not in packages(ev) and not _is_provided(context):
        if ev.call(S.Get, context if file is None else file) is S["$Failed"]:
            ev.message("Needs", "nocont", context)
            return S["$Failed"]
        # the file has been read but began no such package
        if context not in packages(ev):
            ev.message("Needs", "nocont", context)
            return S["$Failed"]
    if context not in packages(ev):
        packages(ev).insert(0, context)
    if context not in ev.context_path:
        set_contexts(ev, path=[context, *ev.context_path])
    return S.Null


def _is_provided(context: str) -> bool:
    """Is this a context of which wlnet itself provides what there is?"""
    return context in PROVIDED or any([n.startswith(context) for n in index()])


@builtin(
    "Get",
    options={"CharacterEncoding": "UTF8", "Path": S.Automatic, "Method": S.Automatic},
    messages={
        "path": "File, directory or context specification expected instead of `1`.",
        "encoded": "`1` is an encoded or binary file, which wlnet cannot read.",
    },
)
def get(ev: Evaluator, source: Expression, key: Expression = None, options: dict = None) -> Expression | None:
    """Get["file"] (<<file) evaluates a file and gives the value of its last expression.
    Get["context`"] loads a package: whatever it says is done."""
    if type(source) is str and source.endswith("`") and _is_provided(source):
        return S.Null  # there is nothing to load
    stream = stream_of(ev, source)
    if stream is not None and stream.head is S.InputStream:
        return evaluate_text(ev, stream.rest_of_text(), stream.name)
    path = find_file(ev, source, "Get", options["Path"])
    if path is None:
        shown = source if type(source) is str else ev.format(source, "InputForm")
        raise MessageError("noopen", shown, result=S["$Failed"])
    data = ev.own(Outside).read(path, "Get")
    # the mark of Encode; a zero byte so early is no text (200: the head of a file decides)
    if data.startswith(b"(*!1N!*)") or b"\0" in data[:200]:
        raise MessageError("encoded", path, result=S["$Failed"])
    encoding = options["CharacterEncoding"]
    if type(encoding) is str and encoding not in ("UTF8", "UTF-8"):
        return evaluate_text(ev, data.decode(encoding_of(encoding), "replace"), path)
    return evaluate_text(ev, decoded(data), path)


def decoded(data: bytes) -> str:
    """Text of a source file: UTF-8, or Latin-1 where it is not."""
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError:
        return data.decode("latin-1").replace("\r\n", "\n")


def evaluate_text(ev: Evaluator, text: str, name: str) -> Expression | None:
    """Evaluate the expressions of a file one by one; $InputFileName is its name meanwhile."""
    if text.startswith("#!"):
        # the line stays, empty, so that messages count lines right
        text = "\n" + text.partition("\n")[2]
    invocation = ev.own(Invocation)
    outer, invocation.input_file = invocation.input_file, name
    before = (ev.context, list(ev.context_path), len(_stack(ev)))
    value = S.Null
    line = 0
    try:
        stream = ev.open_text(text, name)
        while (e := stream.next()) is not stream.end:
            line = stream.line
            value = ev.evaluate(e)
            if has_head(value, S.Return):
                return value.args[0] if value.args else S.Null
        return value
    except ReadError as error:
        # what came before the error has been evaluated and stays, as in Wolfram
        ev.message("Syntax", error.tag, f'{describe(error)}\n(line {max(line, error.line)} of "{name}")')
        _leave(ev, *before)
        return S["$Failed"]
    except BaseException:
        _leave(ev, *before)
        raise
    finally:
        invocation.input_file = outer


def _leave(ev, context: str, path: list, depth: int) -> None:
    """Back to the contexts before a file that was not read to its end."""
    if len(_stack(ev)) > depth:
        del _stack(ev)[depth:]
        set_contexts(ev, context, path)
