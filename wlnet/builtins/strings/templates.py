"""Templates: texts with slots that are filled later."""

import re

from ...evaluator import Evaluator, application, builtin, declare_symbols
from ...expression import Association, Expr, Expression, MessageError, ReadError, S, elements, is_immediate_rule, is_list, make_list
from .strings import text_of

_OPTIONS = {"CombinerFunction": S.StringJoin, "InsertionFunction": S.TextString, "MetaInformation": Association({})}
_MARK = re.compile(r"<\*(.*?)\*>|`([^`\s]*)`", re.DOTALL)

declare_symbols("CombinerFunction InsertionFunction TemplateVerbatim")
declare_symbols("TemplateSlot", "HoldRest")
declare_symbols("TemplateExpression TemplateIf", "HoldAll")
declare_symbols("TemplateSequence", "HoldFirst")


def parse_template(ev: Evaluator, text: str) -> list:
    """The pieces of a template text: strings, TemplateSlot and TemplateExpression."""
    pieces: list = []
    position, count = 0, 0
    for m in _MARK.finditer(text):
        if m.start() > position:
            pieces.append(text[position : m.start()])
        position = m.end()
        name = m.group(2)
        if name is None:
            pieces.append(_expression(ev, m.group(1)))
        elif name == "":
            # `` takes the values in turn, going on behind the last number
            count += 1
            pieces.append(Expr(S.TemplateSlot, (count,)))
        else:
            number = int(name) if name.isdigit() else None
            count = number or count
            pieces.append(Expr(S.TemplateSlot, (name if number is None else number,)))
    if position < len(text):
        pieces.append(text[position:])
    return pieces


def _expression(ev, code: str) -> Expr:
    try:
        read = ev.read(code)
    except ReadError:
        raise MessageError("notexpr", code, symbol=S.StringTemplate) from None
    return Expr(S.TemplateExpression, (_slots_named(read[0] if len(read) == 1 else Expr(S.CompoundExpression, tuple(read))),))


def _slots_named(x: Expression) -> Expression:
    """The code of a template's expression with TemplateSlot for its slots; inner pure functions keep theirs."""
    if type(x) is not Expr or x.head is S.Function and (len(x.args) < 2 or x.args[0] is S.Null):
        return x
    if x.head is S.Slot and len(x.args) <= 1:
        return Expr(S.TemplateSlot, x.args or (1,))
    return Expr(_slots_named(x.head), tuple([_slots_named(a) for a in x.args]))


@builtin("StringTemplate", options=_OPTIONS, messages={"notexpr": "`1` in a template is not an expression."})
def string_template(ev: Evaluator, text: Expression, options: dict) -> Expression | None:
    """StringTemplate["text `1` `name`"] gives a template that can be applied to values for its slots.
    <* expr *> in the text stands for the value of an expression."""
    if type(text) is Expr and text.head is S.File and len(text.args) == 1 and type(text.args[0]) is str:
        # a template may lie in a file
        text = ev.evaluate(Expr(S.ReadString, text.args))
    if type(text) is not str:
        raise MessageError("string", 1, Expr(S.StringTemplate, (text,)))
    rules = [Expr(S.Rule, (S[name], value)) for name, value in options.items()]
    return Expr(S.TemplateObject, (make_list(parse_template(ev, text)), *rules))


@builtin("TemplateObject", attributes="HoldFirst")
def template_object(ev: Evaluator, args: tuple) -> Expression | None:
    """TemplateObject[…] represents a template; apply it to values, or an association, for its slots."""
    return None


@application("TemplateObject")
def _apply(ev, template: Expr, args: tuple):
    """template[v1, v2, …] or template[<|name -> value, …|>]."""
    values = args[0] if len(args) == 1 and type(args[0]) is Association else make_list(args)
    return apply_template(ev, template, values)


@builtin("TemplateApply", operator=None)
def template_apply(ev: Evaluator, template: Expression, values: Expression = None) -> Expression:
    """TemplateApply[template, {v1, v2, …}] fills the slots of a template or template text by position.
    TemplateApply[template, <|name -> v, …|>] fills them by name."""
    if values is None:
        values = make_list([])
    elif not is_list(values) and type(values) is not Association:
        values = make_list([values])
    return apply_template(ev, template, values)


def apply_template(ev: Evaluator, template: Expression, values: Expression) -> str:
    """The text, or other value, of a template with its slots filled."""
    options = dict(_OPTIONS)
    if type(template) is Expr and template.head is S.TemplateObject and template.args:
        for r in template.args[1:]:
            if is_immediate_rule(r):
                options[getattr(r.args[0], "name", r.args[0])] = r.args[1]
        template = template.args[0]
    return _filled(ev, template, values, options)


def _filled(ev, x, values, options: dict):
    if type(x) is str:
        # a plain text has nothing to parse
        if "`" in x or "<*" in x:
            return _filled(ev, make_list(parse_template(ev, x)), values, options)
        return x
    if is_list(x):
        parts = [p if type(p) is str else _filled(ev, p, values, options) for p in elements(x)]
        if options["CombinerFunction"] is S.StringJoin:
            return "".join([p if type(p) is str else text_of(ev, p) for p in parts])
        return ev.evaluate(Expr(options["CombinerFunction"], (make_list(parts),)))
    if type(x) is not Expr:
        return _inserted(ev, x, options)
    fill = _FILLERS.get(x.head)
    if fill is not None:
        return fill(ev, x, values, options)
    if x.head is S.TemplateObject:
        return apply_template(ev, x, values)
    return _inserted(ev, ev.evaluate(_with_slots(x, values)), options)


def _inserted(ev, value, options: dict):
    function = options["InsertionFunction"]
    if function is S.TextString:
        return text_of(ev, value)
    return value if function is S.Identity else ev.evaluate(Expr(function, (value,)))


def _slot_value(x: Expr, values):
    """The value of a TemplateSlot, its DefaultValue, or None."""
    name = x.args[0] if x.args else 1
    if type(values) is Association:
        value = values.get(name)
    else:
        items = elements(values)
        value = items[name - 1] if type(name) is int and 1 <= name <= len(items) else None
        # TemplateApply[t, {<|…|>}] means the association
        if value is None and len(items) == 1 and type(items[0]) is Association:
            value = items[0].get(name)
    # TemplateSlot[name, DefaultValue -> v]
    if value is None:
        for r in x.args[1:]:
            if is_immediate_rule(r) and getattr(r.args[0], "name", "") == "DefaultValue":
                return r.args[1]
    return value


def _fill_slot(ev, x: Expr, values, options: dict):
    value = _slot_value(x, values)
    # a text has a gap where a value is missing
    return "" if value is None else _inserted(ev, value, options)


def _fill_expression(ev, x: Expr, values, options: dict):
    return _inserted(ev, ev.evaluate(_with_slots(x.args[0], values)), options)


def _fill_if(ev, x: Expr, values, options: dict):
    holds = ev.evaluate(_with_slots(x.args[0], values)) is S.True_
    branch = x.args[1] if holds else x.args[2] if len(x.args) > 2 else ""
    return _filled(ev, branch, values, options)


def _fill_sequence(ev, x: Expr, values, options: dict):
    items = ev.evaluate(_with_slots(x.args[1], values)) if len(x.args) > 1 else make_list([])
    # an association gives its keys to the slots, anything else is slot 1
    parts = [_filled(ev, x.args[0], e if type(e) is Association else make_list([e]), options) for e in elements(items)]
    return "".join([p if type(p) is str else text_of(ev, p) for p in parts])


_FILLERS = {
    S.TemplateSlot: _fill_slot,
    S.TemplateExpression: _fill_expression,
    S.TemplateIf: _fill_if,
    S.TemplateSequence: _fill_sequence,
    S.TemplateVerbatim: lambda ev, x, values, options: x.args[0],
}


def _with_slots(x, values):
    """An expression with its TemplateSlot parts replaced by their values."""
    if type(x) is not Expr:
        return x
    if x.head is S.TemplateSlot:
        value = _slot_value(x, values)
        # inside of expressions a hole must be visible
        return Expr(S.Missing, ("SlotAbsent", *x.args[:1])) if value is None else value
    return Expr(_with_slots(x.head, values), tuple([_with_slots(a, values) for a in x.args]))
