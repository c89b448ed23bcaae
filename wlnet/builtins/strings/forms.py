"""From expressions to text and back: ToString, ToExpression, Format definitions."""

import re
from functools import cmp_to_key

from ...evaluator import BUILTINS, Evaluator, builtin, declare_symbol
from ...evaluator.attributes import PROTECTED
from ...expression import (
    NUMBERS,
    Expr,
    Expression,
    MessageError,
    ReadError,
    S,
    Symbol,
    elements,
    is_list,
    is_rule,
    make_list,
    symbol,
)
from ...expression.compounds import is_infinity
from ...expression.order import compare_strings
from ...reader import describe, expression_of_boxes
from .strings import text_of

# --- to text ----------------------------------------------------------------------------------------------------------

# Forms ToString knows, and the formatter's name of each.  Typeset forms are shown as plain text.
TEXT_FORMS = {
    S.OutputForm: "OutputForm",
    S.InputForm: "InputForm",
    S.FullForm: "FullForm",
    S.StandardForm: "OutputForm",
    S.TraditionalForm: "OutputForm",
    S.CForm: "CForm",
    S.FortranForm: "FortranForm",
    S.TeXForm: "TeXForm",
    S.TextForm: "OutputForm",
}
_TO_STRING_OPTIONS = {
    "CharacterEncoding": S["$CharacterEncoding"],
    "FormatType": S.Automatic,
    "NumberMarks": S.Automatic,
    "PageHeight": S.Infinity,
    "PageWidth": S.Infinity,
    "TotalHeight": S.Infinity,
    "TotalWidth": S.Infinity,
}


@builtin("ToString", options=_TO_STRING_OPTIONS, pure=True, messages={"fmtval": "`1` is not a valid format type."})
def to_string(
    ev: Evaluator, x: Expression, form: Expression = None, a: Expression = None, b: Expression = None, c: Expression = None
) -> Expression | None:
    """ToString[expr] gives the text of an expression in OutputForm; ToString[expr, form] in another form.
    Forms are InputForm, OutputForm, FullForm, CForm, FortranForm and TeXForm."""
    if form is None:
        return text_of(ev, x)
    options = {}
    for o in (c, b, a, form):
        if o is not None and is_rule(o):
            name = getattr(o.args[0], "name", o.args[0])
            if name not in _TO_STRING_OPTIONS:
                raise MessageError("optx", o.args[0], Expr(S.ToString, (x, o)))
            options[name] = o.args[1]
            form = options.get("FormatType", S.OutputForm) if o is form else form
    name = TEXT_FORMS.get(form)
    if name is None:
        raise MessageError("fmtval", form)
    width = options.get("PageWidth")
    text = (
        ev.format(x, name, width)
        if type(width) is int and width > 0
        else text_of(ev, x)
        if name == "OutputForm"
        else ev.format(x, name)
    )
    for option in ("PageHeight", "TotalHeight", "TotalWidth"):
        if option in options and not is_infinity(options[option]):
            ev.message("General", "unsup", "ToString", Expr(S.Rule, (S[option], options[option])))
    if options.get("CharacterEncoding") in ("ASCII", "PrintableASCII"):
        text = re.sub(r"[^\x00-\x7f]", _character_code, text)
    if options.get("NumberMarks") is S.False_:
        text = re.sub(r'("(?:[^"\\]|\\.)*")|`[\d.]*', lambda m: m.group(1) or "", text)
    return text


def _character_code(match) -> str:
    """A character as it is written in ASCII."""
    code = ord(match.group())
    # \:nnnn has four digits, \|nnnnnn is for the planes above
    return f"\\:{code:04x}" if code < 0x10000 else f"\\|{code:06x}"


@builtin("TextString")
def text_string(ev: Evaluator, x: Expression, options: dict = None) -> Expression:
    """TextString[expr] gives a text of an expression for people to read."""
    if x is S.True_ or x is S.False_:
        return x.name
    return text_of(ev, x)


# --- from text --------------------------------------------------------------------------------------------------------

_SYNTAX_TAGS = "sntxf sntxi sntoct snthex sntufn stresc bktmcp bktmop badnum".split()


@builtin(
    "ToExpression",
    attributes="Listable",
    messages=dict.fromkeys(_SYNTAX_TAGS, "`1`")
    | {
        "notstrbox": "`1` is not a string or a box. ToExpression can only interpret strings or boxes as Wolfram Language input.",
        "form": "wlnet reads InputForm only, not `1`.",
    },
)
def to_expression(ev: Evaluator, text: Expression, form: Expression = S.InputForm, wrapper: Expression = None) -> Expression:
    """ToExpression["text"] reads a text as Wolfram Language and gives its value.
    ToExpression["text", form, h] wraps the head h around what was read before it is evaluated.
    ToExpression[{s1, s2, …}] does so for each string."""
    if is_list(text):
        rest = () if wrapper is None else (form, wrapper)
        return make_list([Expr(S.ToExpression, (t, *rest)) for t in elements(text)])
    if type(text) in NUMBERS:
        return text
    boxes = type(text) is Expr and type(text.head) is Symbol and text.head.name.endswith("Box")
    if type(text) is not str and not boxes:
        ev.message("ToExpression", "notstrbox", text)
        return S["$Failed"]
    if form not in (S.InputForm, S.StandardForm, S.TraditionalForm, S.OutputForm, S.Automatic):
        ev.message("ToExpression", "form", form)
        return S["$Failed"]
    try:
        if boxes:
            read = expression_of_boxes(text, ev.resolve)
            return read if wrapper is None else Expr(wrapper, (read,))
        if wrapper is not None:
            return Expr(wrapper, tuple(ev.read(text)))
        stream = ev.open_text(text, None)
        value = S.Null
        while (e := stream.next()) is not stream.end:
            value = ev.evaluate(e)
        return value
    except ReadError as error:
        ev.message("ToExpression", error.tag, describe(error))
        return S["$Failed"]


@builtin("SyntaxQ")
def syntax_q(ev: Evaluator, text: Expression) -> Expression | None:
    """SyntaxQ["text"] is True if a text can be read as Wolfram Language."""
    if type(text) is not str:
        raise MessageError("string", 1, Expr(S.SyntaxQ, (text,)))
    try:
        ev.read(text)
    except ReadError:
        return S.False_
    return S.True_


@builtin("Unique", messages={"usym": "`1` is not a symbol or a valid symbol name."})
def unique(ev: Evaluator, names: Expression = None) -> Expression | None:
    """Unique[] gives a new symbol $n; Unique[x] a new symbol x$n; Unique["x"] a new symbol xn.
    Unique[{x, y, …}] gives a list of new symbols."""
    if names is None:
        return _new_symbol(ev, "$")
    if is_list(names):
        return make_list([unique(ev, n) for n in elements(names)])
    if type(names) is Symbol:
        return _new_symbol(ev, names.name + "$")
    if type(names) is not str or not names.replace("$", "a").isidentifier():
        raise MessageError("usym", names)
    return _new_symbol(ev, names)


def _new_symbol(ev, prefix: str) -> Symbol:
    """A symbol of the current context whose name begins so and that did not exist before."""
    while True:
        ev.module_number += 1
        sym = symbol(f"{ev.context}{prefix}{ev.module_number}")
        if sym not in ev.definitions:
            ev.definitions[sym]  # noqa: B018 - the name exists in this session from now on
            return sym


# --- alphabetical order -----------------------------------------------------------------------------------------------


@builtin("AlphabeticOrder")
def alphabetic_order(ev: Evaluator, a: Expression, b: Expression) -> Expression:
    """AlphabeticOrder["s1", "s2"] is 1 if s1 comes before s2 in a dictionary, -1 if after, 0 if they are the same."""
    return -compare_strings(a, b) if type(a) is str and type(b) is str else None


@builtin("AlphabeticSort")
def alphabetic_sort(ev: Evaluator, x: Expression) -> Expression | None:
    """AlphabeticSort[{s1, s2, …}] sorts strings as in a dictionary."""
    if not is_list(x) or not all([type(s) is str for s in elements(x)]):
        return None
    return make_list(sorted(elements(x), key=cmp_to_key(compare_strings)))


@builtin("Format")
def format_(ev: Evaluator, x: Expression, form: Expression = None) -> Expression | None:
    """Format[expr] prints as expr does. f /: Format[f[x_]] := text defines how f prints."""
    return None


declare_symbol("StringForm", usage='StringForm["text", e1, …] prints the text with `1`, `2`, … or `` replaced by e1, …')


@builtin("Subscript", attributes="NHoldRest")
def subscript(ev: Evaluator, args: tuple) -> Expression | None:
    """Subscript[x, i] prints as x with an index."""
    return None


BUILTINS[S.Subscript].attributes &= ~PROTECTED
