"""Pure functions: slots, named parameters, and substitution that renames locals."""

from ..expression import TYPE_CHECKING, Association, Expr, Expression, S, Symbol, elements, is_list
from ..expression.compounds import spliced
from .attributes import ANY_HOLD, BITS
from .renaming import SCOPES, SLOTS, parameter_names, scope_names, substitute_scoped, with_renamed_scopes

if TYPE_CHECKING:
    from .evaluator import Evaluator


def apply_function(ev: "Evaluator", function: Expr, args: tuple) -> Expression | None:
    """Function[…][args] with the parameters put in, not yet evaluated; None if the function is malformed."""
    parts = function.args
    if len(parts) == 1:
        return fill_slots(ev, parts[0], args, function)
    if not 2 <= len(parts) <= 3:
        return None
    if len(parts) == 3:
        args = _with_attributes(ev, parts[2], args, function)
        if type(args) is Expr:
            return args
    if parts[0] is S.Null:
        return fill_slots(ev, parts[1], args, function)
    names = parameter_names(parts[0])
    if names is None:
        ev.message("Function", "flpar", parts[0], function)
        return None
    if len(names) > len(args):
        ev.message("Function", "fpct", function, Expr(function, args))
        return None
    return substitute_scoped(parts[1], dict(zip(names, args)))


def function_attributes(ev: "Evaluator", spec: Expression) -> int:
    """The bits of the attributes in the third part of Function."""
    spec = ev.evaluate(spec)
    total = 0
    for a in elements(spec) if is_list(spec) else (spec,):
        if type(a) is Symbol:
            total |= BITS.get(a.name, 0)
    return total & ANY_HOLD


def _with_attributes(ev, spec, args: tuple, function: Expr):
    """The arguments as the attributes of the third part of Function want them: Listable threads over lists."""
    spec = ev.evaluate(spec)
    names = [a.name for a in (elements(spec) if is_list(spec) else (spec,)) if type(a) is Symbol and a.name in BITS]
    if "Listable" in names:
        sizes = [len(elements(a)) for a in args if is_list(a)]
        if sizes and min(sizes) == max(sizes):
            columns = [elements(a) if is_list(a) else None for a in args]
            rows = [Expr(function, tuple([a if c is None else c[i] for a, c in zip(args, columns)])) for i in range(sizes[0])]
            return Expr(S.List, tuple(rows))
    return args


def fill_slots(ev: "Evaluator", body: Expression, args: tuple, function: Expr, renamed: bool = False) -> Expression:
    """The body with its slots filled; slots of inner functions stay. In a ``renamed`` body no value can be captured."""
    kind = type(body)
    if kind is not Expr:
        if kind is Association:
            return _fill_association(ev, body, args, function, renamed)
        return body
    head = body.head
    if type(head) is Symbol:
        if head in SLOTS and len(body.args) <= 1:
            return _slot(ev, body, args, function)
        if head is S.Function and (len(body.args) < 2 or body.args[0] is S.Null):
            return body
        if not renamed and head in SCOPES and scope_names(body):
            body, renamed = with_renamed_scopes(body, SLOTS), True
        new_head = head
    else:
        new_head = fill_slots(ev, head, args, function, renamed) if type(head) is Expr else head
    changed = new_head is not head
    splice = False
    out = []
    for a in body.args:
        kind = type(a)
        if kind is Expr or kind is Association:
            v = fill_slots(ev, a, args, function, renamed)
            if v is not a:
                changed = True
                if type(v) is Expr and v.head is S.Sequence:
                    splice = True
            out.append(v)
        else:
            out.append(a)
    if not changed:
        return body
    if splice:
        out = spliced(out)
    return Expr(new_head, tuple(out))


def _fill_association(ev, body: Association, args: tuple, function: Expr, renamed: bool):
    filled = fill_slots(ev, body.to_expression(), args, function, renamed)
    return Association({k: v for k, v in zip(body.data, [r.args[1] for r in filled.args])}, body.delayed)


def _slot(ev, slot: Expr, args: tuple, function: Expr):
    key = slot.args[0] if slot.args else 1
    if type(key) is int:
        if slot.head is S.SlotSequence:
            return Expr(S.Sequence, args[key - 1 :]) if key > 0 else slot
        if key == 0:
            return function
        if 0 < key <= len(args):
            return args[key - 1]
        ev.message("Function", "slotn", key, function, Expr(function, args))
        return slot
    if type(key) is str and args and slot.head is S.Slot:
        source = args[0]
        if type(source) is Association:
            value = source.get(key)
            if value is not None:
                return value
        ev.message("Function", "slota", key, function, Expr(function, args))
    return slot
