"""Pure functions: slots, named parameters, and substitution that renames locals."""

from ..expression import TYPE_CHECKING, Association, Expr, Expression, S, Symbol, elements, has_head, is_list, symbol
from ..expression.compounds import mentions, spliced
from .attributes import ANY_HOLD, BITS
from .patterns import substitute

if TYPE_CHECKING:
    from .evaluator import Evaluator

_SLOTS = frozenset((S.Slot, S.SlotSequence))


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


def parameter_names(spec: Expression) -> list | None:
    """The parameter symbols of x or {x, y, …}; None for anything else."""
    if type(spec) is Symbol:
        return [spec]
    if is_list(spec):
        names = [a.args[0] if has_head(a, S.Typed) and a.args else a for a in elements(spec)]
        if all([type(n) is Symbol for n in names]):
            return names
    if has_head(spec, S.Typed) and spec.args and type(spec.args[0]) is Symbol:
        return [spec.args[0]]
    return None


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


def fill_slots(ev: "Evaluator", body: Expression, args: tuple, function: Expr) -> Expression:
    """The body with its slots filled; slots of inner functions stay."""
    kind = type(body)
    if kind is not Expr:
        if kind is Association:
            return _fill_association(ev, body, args, function)
        return body
    head = body.head
    if head in _SLOTS and len(body.args) <= 1 if type(head) is Symbol else False:
        return _slot(ev, body, args, function)
    if head is S.Function and (len(body.args) == 1 or body.args[0] is S.Null):
        return body
    new_head = fill_slots(ev, head, args, function) if type(head) is Expr else head
    changed = new_head is not head
    splice = False
    out = []
    for a in body.args:
        kind = type(a)
        if kind is Expr or kind is Association:
            v = fill_slots(ev, a, args, function)
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


def _fill_association(ev, body: Association, args: tuple, function: Expr):
    filled = fill_slots(ev, body.to_expression(), args, function)
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


def substitute_scoped(e: Expression, b: dict) -> Expression:
    """Like substitute, but parameters of inner functions are their own: they hide outer ones and are renamed y$."""
    kind = type(e)
    if kind is Symbol:
        return b.get(e, e)
    if kind is not Expr:
        return substitute(e, b) if kind is Association else e
    if e.head is S.Function and len(e.args) >= 2:
        names = parameter_names(e.args[0])
        if names:
            inner = {k: v for k, v in b.items() if k not in names}
            if not inner or not mentions(e.args[1], inner):
                return e
            renamed = {n: symbol(f"{n.full_name}$") for n in names}  # as Wolfram renames them, whether they clash or not
            new_names = [renamed[n] for n in names]
            spec = Expr(S.List, tuple(new_names)) if is_list(e.args[0]) else new_names[0]
            return Expr(e.head, (spec, substitute_scoped(e.args[1], {**inner, **renamed}), *e.args[2:]))
    if e.head in _LOCALS and type(e.head) is Symbol and len(e.args) == 2 and is_list(e.args[0]):
        hidden = [_local_name(a) for a in elements(e.args[0])]
        if any([n in b for n in hidden]):
            return _substituted_locals(e, hidden, b)
    head = b.get(e.head, e.head) if type(e.head) is Symbol else substitute_scoped(e.head, b)
    changed = head is not e.head
    out = []
    for a in e.args:
        kind = type(a)
        if kind is Symbol:
            v = b.get(a, a)
        elif kind is Expr or kind is Association:
            v = substitute_scoped(a, b)
        else:
            v = a
        changed = changed or v is not a
        out.append(v)
    return Expr(head, tuple(out)) if changed else e


_LOCALS = frozenset((S.With, S.Module))


def _local_name(item):
    """The variable of x, x = v or x := v in a list of local variables."""
    if (has_head(item, S.Set) or has_head(item, S.SetDelayed)) and len(item.args) == 2:
        return item.args[0]
    return item


def _substituted_locals(e: Expr, hidden: list, b: dict) -> Expr:
    """With and Module keep their own variables: only their values and what else the body holds are replaced."""
    items = []
    for a in elements(e.args[0]):
        if type(a) is Expr and len(a.args) == 2:
            a = Expr(a.head, (a.args[0], substitute_scoped(a.args[1], b)))
        items.append(a)
    inner = {k: v for k, v in b.items() if k not in hidden}
    return Expr(e.head, (Expr(S.List, tuple(items)), substitute_scoped(e.args[1], inner)))
