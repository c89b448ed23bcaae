"""Changing expressions at positions: Delete, Insert, MapAt, ReplacePart."""

from collections.abc import Callable

from ...evaluator import Evaluator, Rule, application, builtin, has_pattern
from ...evaluator.parts import Missed, get_part, key_place, part_indices, part_of, set_packed
from ...expression import (
    Association,
    Expr,
    Expression,
    MessageError,
    PackedArray,
    S,
    elements,
    from_array,
    has_head,
    head_of,
    identity_key,
    is_list,
    length,
    make_list,
)
from ...expression.compounds import items_of, rules_of, with_items

MESSAGES = {
    "partw": "Part `1` of `2` does not exist.",
    "partd": "Part specification `1` is longer than depth of object.",
    "pkspec1": "The expression `1` cannot be used as a part specification.",
    "pspec": "Part specification `1` is neither a machine-sized integer nor a list of machine-sized integers.",
    "take": "Cannot take positions `1` through `2` in `3`.",
    "span": "`1` is not a valid Span specification.",
}


def is_part_spec(s: Expression) -> bool:
    """Can this stand for parts on one level: an integer, a key, a span, All, or a list?"""
    kind = type(s)
    return (
        kind is int
        or kind is str
        or s is S.All
        or kind is PackedArray
        or kind is Expr
        and s.head in (S.List, S.Span, S.Key, S.UpTo)
    )


# --- positions as data ----------------------------------------------------------------------------------------------


def position_list(spec: Expression) -> "list[tuple]":
    """The positions that n, {i, j, …} or {{i, …}, {k, …}, …} means, as tuples of part specifications."""
    if not is_list(spec):
        return [(spec,)]
    parts = elements(spec)
    if parts and all([is_list(p) for p in parts]):
        return [tuple(elements(p)) for p in parts]
    return [tuple(parts)]


def is_many(spec: Expression) -> bool:
    """Is this a list of positions?"""
    return is_list(spec) and length(spec) > 0 and all([is_list(p) for p in elements(spec)])


def is_position(spec: Expression) -> bool:
    """Is this one index a position: an integer or a key?"""
    return type(spec) is int or type(spec) is str or has_head(spec, S.Key) and len(spec.args) == 1


def change_at(x: Expression, position: tuple, change: Callable, i: int = 0) -> Expression | None:
    """x with change(part) in place of the part at a position; All and Span mean several.  Raises Missed."""
    if i == len(position):
        return change(x)
    spec = position[i]
    if type(x) is Association:
        return _change_in_association(x, position, change, i)
    if type(x) is PackedArray:
        # the new part may be anything
        x = x.unpack()
    if type(x) is not Expr:
        raise Missed("partw", make_list(position), x)
    if type(spec) is int:
        n = len(x.args)
        # part 0 is the head
        if spec == 0:
            return Expr(change_at(x.head, position, change, i + 1), x.args)
        if not -n <= spec <= n:
            raise Missed("partw", make_list(position), x)
        places = [spec - 1 if spec > 0 else n + spec]
    else:
        places = part_indices(spec, x)
    args = list(x.args)
    for k in places:
        args[k] = change_at(args[k], position, change, i + 1)
    return Expr(x.head, tuple(args))


def _change_in_association(x: Association, position: tuple, change, i: int) -> Association:
    spec = position[i]
    keys = list(x.data)
    if type(spec) is str or has_head(spec, S.Key) and len(spec.args) == 1:
        key = identity_key(spec if type(spec) is str else spec.args[0])
        if key not in x.data:
            raise Missed("partw", make_list(position), x)
        changed_keys = [key]
    elif type(spec) is int:
        if spec == 0 or not -len(keys) <= spec <= len(keys):
            raise Missed("partw", make_list(position), x)
        changed_keys = [keys[spec - 1 if spec > 0 else spec]]
    else:
        changed_keys = [keys[k] for k in part_indices(spec, x)]
    data = dict(x.data)
    for key in changed_keys:
        data[key] = change_at(data[key], position, change, i + 1)
    return Association(data, x.delayed)


# --- Delete, Insert, ReplacePart, MapAt -----------------------------------------------------------------------------

_GONE = Expr(S["Internal`Gone"], ())
_POSITION = {
    **MESSAGES,
    "partw": "Part `1` of `2` does not exist.",
    "psl": "Position specification `1` in `2` is not a machine-sized integer or a list of machine-sized integers.",
    "delete": "Cannot delete position `1` in `2`.",
    "ins": "Cannot insert at position `1` in `2`.",
    "iaix": "Cannot insert at position `1` in `2`.",
}


def _remove_marks(x):
    """x without the marked parts; a marked head leaves the arguments as a Sequence."""
    kind = type(x)
    if kind is Association:
        return Association({k: _remove_marks(v) for k, v in x.data.items() if v is not _GONE}, x.delayed)
    if kind is not Expr:
        return x
    args = tuple([_remove_marks(a) for a in x.args if a is not _GONE])
    if x.head is _GONE:
        return Expr(S.Sequence, args)
    # an untouched part stays the same object: its stamp and caches stay with it
    if len(args) == len(x.args) and all([a is b for a, b in zip(args, x.args)]):
        return x
    return Expr(x.head, args)


@builtin("Delete", attributes="NHoldRest", operator="first", messages=_POSITION)
def delete(ev: Evaluator, x: Expression, spec: Expression) -> Expression | None:
    """Delete[expr, n] gives expr without its nth part.
    Delete[expr, {i, j, …}] deletes the part at that position, Delete[expr, {pos1, pos2, …}] several.
    Delete[pos] is an operator form."""
    if type(x) is PackedArray and type(spec) is int and 0 < abs(spec) <= len(x):
        import numpy as np  # slow; whoever has a packed array has paid for it

        return from_array(np.delete(x.array, spec - 1 if spec > 0 else spec, axis=0)) if len(x) > 1 else make_list(())
    if items_of(x) is None:
        raise MessageError("normal", 1, Expr(S.Delete, (x, spec)))
    call = Expr(S.Delete, (x, spec))
    if length(spec) == 0 and is_list(spec):
        return x
    try:
        # deep ones first: a part of a part that goes too is still there then
        for p in sorted(position_list(spec), key=len, reverse=True):
            if not all([is_position(s) for s in p]):
                raise MessageError("psl", spec, call)
            # parts are marked first, so no deletion shifts the positions that follow
            x = change_at(x, p, lambda old: _GONE)
    except Missed as missed:
        raise MessageError("partw", *missed.arguments) from None
    if x is _GONE:
        return Expr(S.Sequence, ())
    return _remove_marks(x)


@builtin("Insert", attributes="NHoldRest", operator="first", operator_arity=2, messages=_POSITION)
def insert(ev: Evaluator, x: Expression, element: Expression, spec: Expression) -> Expression | None:
    """Insert[expr, elem, n] inserts elem at position n of expr; negative n count from the end.
    Insert[expr, elem, {i, j, …}] inserts deeper, Insert[expr, elem, {pos1, pos2, …}] at several positions.
    Insert[elem, pos] is an operator form."""
    call = Expr(S.Insert, (x, element, spec))
    if items_of(x) is None:
        raise MessageError("normal", 1, call)
    positions = position_list(spec)
    marked: dict = {}
    for p in positions:
        if not p or not all([is_position(s) for s in p]):
            raise MessageError("psl", spec, call)
        holder = _holder(ev, x, p)
        n = length(holder) if holder is not None else -1
        place = p[-1]
        if has_head(place, S.Key) and len(place.args) == 1 or type(place) is str:
            index = key_place(holder, place) if type(holder) is Association else None
            place = -1 if index is None else index + 1
        elif place < 0:
            # -1 means behind the last part
            place = n + 2 + place
        if not 1 <= place <= n + 1:
            raise MessageError("ins", make_list(p) if len(p) > 1 else p[0], x)
        marked.setdefault(_normal_path(ev, x, p[:-1]), []).append(place)
    # from inside out and from right to left: no insertion moves a place still to come
    for path in sorted(marked, key=len, reverse=True):
        places = sorted(marked[path], reverse=True)
        x = change_at(x, path, lambda old, places=places: _inserted(old, element, places))
    return x


def _normal_path(ev, x, path: tuple) -> tuple:
    """A position with its negative indices made positive."""
    out = []
    for i, s in enumerate(path):
        if type(s) is int and s < 0:
            s = length(get_part(ev, x, path[:i]) if i else x) + 1 + s
        out.append(s)
    return tuple(out)


def _holder(ev, x, p: tuple):
    """The compound value that a position's last index is in, or None."""
    if len(p) == 1:
        return x
    try:
        holder = part_of(x, p[:-1], 0)
    except Missed:
        return None
    return holder if items_of(holder) is not None else None


def _inserted(x, element, places):
    if type(x) is Association:
        new = rules_of(element)
        if new is None:
            raise MessageError("invdt", symbol=S.Association)
        names = {identity_key(r.args[0]) for r in new}
        entries = [None if identity_key(r.args[0]) in names else r for r in x.rules()]
        for k in places:
            entries[k - 1 : k - 1] = new
        return Expr(S.Association, tuple([r for r in entries if r is not None]))
    args = list(items_of(x))
    for k in places:
        args.insert(k - 1, element)
    return with_items(x, args)


@builtin("MapAt", attributes="NHoldRest", messages={**MESSAGES, "psl1": "Position specification `1` in `2` is not applicable."})
def map_at(ev: Evaluator, f: Expression, x: Expression, spec: Expression = None) -> Expression | None:
    """MapAt[f, expr, n] applies f to the nth part of expr.
    MapAt[f, expr, {i, j, …}] applies it to the part at that position, MapAt[f, expr, {pos1, pos2, …}] to several.
    MapAt[f, pos] is an operator form."""
    if spec is None:
        return None
    call = Expr(S.MapAt, (f, x, spec))
    if items_of(x) is None and not (spec == 0 and type(spec) is int):
        raise MessageError("partw", make_list([spec]) if not is_list(spec) else spec, x)
    try:
        positions = position_list(spec)
        if not all([is_part_spec(s) for p in positions for s in p]):
            raise MessageError("psl1", spec, call)
        for p in sorted(positions, key=len, reverse=True):
            # a position that is named twice gets f twice, as in Wolfram
            x = change_at(x, p, lambda old: Expr(f, (old,)))
    except Missed as missed:
        raise MessageError("partw", *missed.arguments) from None
    return x


@application("MapAt")
def _map_at_operator(ev, operator, args):
    if len(operator.args) != 2 or len(args) != 1:
        return None
    return Expr(S.MapAt, (operator.args[0], args[0], operator.args[1]))


@builtin(
    "ReplacePart",
    operator="first",
    options={"Heads": S.Automatic},
    messages={**MESSAGES, "rep": "`1` is neither a list of replacement rules nor a position specification."},
)
def replace_part(
    ev: Evaluator, x: Expression, rules: Expression, position: Expression = None, options: dict = None
) -> Expression | None:
    """ReplacePart[expr, i -> new] gives expr with its ith part replaced.
    ReplacePart[expr, {i, j, …} -> new] replaces a deeper part; the positions may be patterns.
    ReplacePart[expr, {pos1 -> new1, …}] replaces several parts.
    ReplacePart[rules] is an operator form."""
    if position is not None:
        if not all([type(s) is int for p in position_list(position) for s in p]):
            return None
        new_parts = [Expr(S.Rule, (position, rules))]
    else:
        new_parts = rules_of(rules)
    if new_parts is None:
        raise MessageError("rep", rules)
    if items_of(x) is None:
        return x if not any([r.args[0] == 0 for r in new_parts]) else None
    if any([has_pattern(r.args[0]) for r in new_parts]):
        return _replace_matching_parts(ev, x, new_parts, options["Heads"] is S.True_)
    chosen: dict = {}
    for r in new_parts:
        for p in position_list(r.args[0]):
            place = _existing(x, p)
            if place is not None:
                # the first rule for a position counts
                chosen.setdefault(place, r.args[1])
    for place in sorted(chosen, key=len, reverse=True):
        value = chosen[place]
        if type(x) is PackedArray:
            # a number into a packed array of its type: the array stays packed
            new = set_packed(x.array, place, value)
            if new is not None:
                x = new
                continue
        x = change_at(x, place, lambda old, value=value: value)
    return x


def _existing(x, p: tuple) -> "tuple | None":
    """The position with positive indices if x has such a part, else None."""
    out = []
    for s in p:
        parts = items_of(x)
        if parts is None:
            return None
        if has_head(s, S.Key) and len(s.args) == 1 or type(s) is str:
            if type(x) is not Association:
                return None
            key = s if type(s) is str else s.args[0]
            x = x.get(key)
            if x is None:
                return None
            s = Expr(S.Key, (key,))
        elif type(s) is int:
            if s == 0:
                x = head_of(x)
            elif -len(parts) <= s <= len(parts):
                s = s if s > 0 else len(parts) + 1 + s
                x = parts[s - 1]
            else:
                return None
        else:
            return None
        out.append(s)
    return tuple(out)


def _replace_matching_parts(ev, x, rules, heads: bool):
    """Parts whose position matches a rule are replaced, outer ones first."""
    prepared = []
    for r in rules:
        for p in [r.args[0]] if not is_many(r.args[0]) else elements(r.args[0]):
            prepared.append(Rule(_normal_pattern(x, p), r.args[1], r.head is S.RuleDelayed))

    def walk(e: Expression, path: tuple) -> Expression:
        if path:
            where = make_list(path)
            for r in prepared:
                # on level 1 a pattern may mean the index itself as well as the list {i}
                result = ev.apply_rule(r, path[0]) if len(path) == 1 else None
                if result is None:
                    result = ev.apply_rule(r, where)
                if result is not None:
                    return result
        parts = items_of(e)
        if parts is None:
            return e
        if type(e) is Association:
            return Association({k: walk(v, (*path, Expr(S.Key, (key,)))) for k, v, key in zip(e.data, parts, e.keys())}, e.delayed)
        new = [walk(a, (*path, i)) for i, a in enumerate(parts, 1)]
        if heads:
            return Expr(walk(head_of(e), (*path, 0)), tuple(new))
        return with_items(e, new)

    return walk(x, ())


def _normal_pattern(x, p):
    """A position pattern with the negative indices of a plain position made positive."""
    if has_pattern(p):
        return p
    where = _existing(x, position_list(p)[0])
    return p if where is None else make_list(where)
