"""Parts of expressions: Part and its assignment, Extract, positions and ranges of positions.

A *position specification* is what Part takes for one level: an integer, Key[k] or a string, All, a Span, or a list of
those.  `take_range` and its relatives turn Take-like sequence specifications into ranges of indices.
"""

from ..evaluator import Rule, builtin, declare_symbol, has_pattern
from ..expression import (
    Association,
    Atom,
    Expr,
    MessageError,
    PackedArray,
    S,
    Symbol,
    elements,
    from_array,
    has_head,
    head_of,
    identity_key,
    is_list,
    length,
    make_list,
    to_array,
)
from .structure import is_infinity, items_of, rules_of, select_items, with_items

MESSAGES = {
    "partw": "Part `1` of `2` does not exist.",
    "partd": "Part specification `1` is longer than depth of object.",
    "pkspec1": "The expression `1` cannot be used as a part specification.",
    "pspec": "Part specification `1` is neither a machine-sized integer nor a list of machine-sized integers.",
    "take": "Cannot take positions `1` through `2` in `3`.",
    "span": "`1` is not a valid Span specification.",
}


class Missed(Exception):
    """A part that does not exist: message tag and arguments."""

    def __init__(self, tag: str, *arguments):
        super().__init__()
        self.tag = tag
        self.arguments = arguments


# --- ranges of positions --------------------------------------------------------------------------------------------

def span_range(spec: Expr, n: int, x) -> range:
    """The 0-based indices that i;;j;;k means in something of length n."""
    parts = spec.args
    if not 2 <= len(parts) <= 3:
        raise Missed("span", spec)
    step = parts[2] if len(parts) == 3 else 1
    if step is S.All:
        step = 1
    start, stop = parts[0], parts[1]
    if type(step) is not int or step == 0:
        raise Missed("span", spec)
    if step < 0 and stop is S.All and (start is S.All or start == 1 and type(start) is int):
        start, stop = n, 1
    elif step < 0:
        start = n if start is S.All else start
        stop = 1 if stop is S.All else stop
    return bounded_range(start, stop, step, n, x)


def bounded_range(start, stop, step: int, n: int, x) -> range:
    """The 0-based indices from start to stop (1-based, negative from the end, All, UpTo[k]); raises Missed "take"."""
    first, last = _bound(start, n, 1, x), _bound(stop, n, n, x)
    if first is None or last is None:
        raise Missed("pkspec1", Expr(S.Span, (start, stop) if step == 1 else (start, stop, step)))
    adjacent = last == first - (1 if step > 0 else -1)
    if adjacent and 0 <= last <= n + 1 and 0 <= first <= n + 1:
        return range(0)
    if not 1 <= first <= n or not 1 <= last <= n or (last - first) * step < 0:
        raise Missed("take", start, stop, x)
    return range(first - 1, last - 1 + (1 if step > 0 else -1), step)


def _bound(k, n: int, default: int, x):
    if type(k) is int:
        return k if k >= 0 else n + 1 + k if k >= -n - 1 else -1
    if k is S.All:
        return default
    if has_head(k, S.UpTo) and len(k.args) == 1:
        limit = k.args[0]
        if type(limit) is int:
            return min(limit, n) if limit >= 0 else n + 1 + limit
        if is_infinity(limit):
            return n
    if has_head(k, S.Key) and type(x) is Association or type(k) is str and type(x) is Association:
        place = _key_place(x, k)
        return None if place is None else place + 1
    return None


def _key_place(x: Association, k):
    wanted = identity_key(k.args[0] if type(k) is Expr else k)
    for i, key in enumerate(x.data):
        if key == wanted and type(key) is type(wanted):
            return i
    return None


def sequence_range(spec, n: int, x) -> "range | list":
    """The 0-based indices that a Take specification n, -n, UpTo[n], All, None, {m, n, s} or a Span means."""
    if type(spec) is int:
        if spec >= 0:
            if spec > n:
                raise Missed("take", 1, spec, x)
            return range(spec)
        if -spec > n:
            raise Missed("take", spec, -1, x)
        return range(n + spec, n)
    if spec is S.All:
        return range(n)
    if spec is S.None_:
        return range(0)
    if type(spec) is Expr:
        if spec.head is S.UpTo and len(spec.args) == 1:
            limit = spec.args[0]
            if type(limit) is int and limit >= 0:
                return range(min(limit, n))
            if is_infinity(limit):
                return range(n)
        elif spec.head is S.Span:
            return span_range(spec, n, x)
        elif spec.head is S.List:
            return _list_range(spec, n, x)
    elif type(spec) is PackedArray:
        return _list_range(spec.unpack(), n, x)
    raise Missed("seqs", spec)


def _list_range(spec: Expr, n: int, x):
    bounds = spec.args
    if not 1 <= len(bounds) <= 3 or any([type(b) is Expr and b.head is S.List for b in bounds]):
        raise Missed("seqs", spec)
    if len(bounds) == 1:
        if type(bounds[0]) is not int and not has_head(bounds[0], S.UpTo):
            raise Missed("seqs", spec)
        place = _bound(bounds[0], n, 1, x)
        if place is None or not 1 <= place <= n:
            raise Missed("take", bounds[0], bounds[0], x)
        return range(place - 1, place)
    step = bounds[2] if len(bounds) == 3 else 1
    if type(step) is not int or step == 0:
        raise Missed("seqs", spec)
    first = _bound(bounds[0], n, 1, x)
    last = _bound(bounds[1], n, n, x)
    if first is None or last is None:
        raise Missed("seqs", spec)
    return bounded_range(bounds[0], bounds[1], step, n, x)


# --- reading parts --------------------------------------------------------------------------------------------------

def get_part(ev, x, specs: tuple):
    """x[[specs…]].  Raises MessageError where a part does not exist or a specification is malformed."""
    try:
        if type(x) is PackedArray:
            found = _packed_part(x.array, specs)
            if found is not None:
                return found
        return _part(x, specs, 0)
    except Missed as missed:
        raise MessageError(missed.tag, *missed.arguments) from None


def _packed_part(array, specs: tuple):
    """Parts of a packed array by NumPy indexing; None where the general way must decide."""
    import numpy as np
    axis = 0
    for k, spec in enumerate(specs):
        if axis >= array.ndim:
            raise Missed("partd", Expr(S.Part, (from_array(array) if array.ndim else array.item(), *specs[k:])))
        n = array.shape[axis]
        if type(spec) is int:
            if spec == 0 or not -n <= spec <= n:
                return None
            place = spec - 1 if spec > 0 else spec
            array = array[place] if axis == 0 else array[(slice(None),) * axis + (place,)]
            continue
        if spec is S.All:
            axis += 1
            continue
        if has_head(spec, S.Span):
            indices = span_range(spec, n, PackedArray(array))
            index = slice(indices.start, indices.stop if indices.stop >= 0 else None, indices.step)
        else:
            index = to_array(spec)
            if index is None or index.ndim != 1 or index.dtype.kind != "i":
                return None
            if ((index == 0) | (index > n) | (index < -n)).any():
                return None
            index = np.where(index > 0, index - 1, index)
        array = array[(slice(None),) * axis + (index,)]
        axis += 1
    if array.size == 0:
        return None
    return from_array(array)


def _part(x, specs: tuple, i: int):
    if i == len(specs):
        return x
    spec = specs[i]
    kind = type(x)
    if kind is Expr:
        args = x.args
        if type(spec) is int:
            n = len(args)
            if 0 < spec <= n:
                a = args[spec - 1]
            elif spec == 0:
                a = x.head
            elif -n <= spec < 0:
                a = args[spec]
            else:
                raise Missed("partw", spec, x)
            return a if i + 1 == len(specs) else _part(a, specs, i + 1)
    elif kind is PackedArray:
        if type(spec) is int and spec:
            n = len(x)
            if not -n <= spec <= n:
                raise Missed("partw", spec, x)
            return _part(_row(x, spec - 1 if spec > 0 else spec), specs, i + 1)
    elif kind is Association:
        return _association_part(x, specs, i)
    else:
        return _atom_part(x, specs, i)
    if type(spec) is int:  # the head of a packed list
        return _part(S.List, specs, i + 1)
    return _several(x, _indices(spec, x), specs, i)


def _row(x: PackedArray, place: int):
    row = x.array[place]
    return row.item() if row.ndim == 0 else PackedArray(row)


def _several(x, indices, specs: tuple, i: int):
    """The parts at these indices with the head of x, each reduced by the remaining specifications."""
    if i + 1 == len(specs) and 0 not in [k for k in indices if k == -1]:
        if type(indices) is range or min(indices, default=0) >= 0:
            return select_items(x, indices)
    items = items_of(x)
    chosen = [_part(x.head if k == -1 else items[k], specs, i + 1) for k in indices]
    if type(x) is Association:
        keys = list(x.data)
        return Association({keys[k]: v for k, v in zip(indices, chosen)}, x.delayed)
    return with_items(x, chosen)


def _indices(spec, x):
    """0-based indices of All, a Span or a list of integers; -1 stands for the head."""
    n = length(x)
    if spec is S.All:
        return range(n)
    if has_head(spec, S.Span):
        return span_range(spec, n, x)
    if is_list(spec):
        out = []
        for k in elements(spec):
            if type(k) is not int:
                raise Missed("pkspec1", spec if not is_list(k) else k)
            if not -n <= k <= n:
                raise Missed("partw", spec, x)
            out.append(k - 1 if k > 0 else n + k if k else -1)
        return out
    if has_head(spec, S.UpTo) and len(spec.args) == 1 and type(spec.args[0]) is int:
        return range(min(spec.args[0], n))
    raise Missed("pkspec1", spec)


def _association_part(x: Association, specs: tuple, i: int):
    spec = specs[i]
    if type(spec) is str or has_head(spec, S.Key) and len(spec.args) == 1:
        key = spec if type(spec) is str else spec.args[0]
        value = x.get(key)
        if value is None:
            return Expr(S.Missing, ("KeyAbsent", key))
        return _part(value, specs, i + 1)
    if type(spec) is int:
        if spec == 0:
            return _part(S.Association, specs, i + 1)
        if not -len(x) <= spec <= len(x):
            raise Missed("partw", spec, x)
        return _part(x.values()[spec - 1 if spec > 0 else spec], specs, i + 1)
    if is_list(spec) and any([type(k) is str or has_head(k, S.Key) for k in elements(spec)]):
        return _association_parts(x, elements(spec), specs, i)
    return _several(x, _indices(spec, x), specs, i)


def _association_parts(x: Association, wanted, specs: tuple, i: int) -> Association:
    found = []
    for k in wanted:
        if type(k) is int:
            if k == 0 or not -len(x) <= k <= len(x):
                raise Missed("partw", k, x)
            key = x.keys()[k - 1 if k > 0 else k]
        elif type(k) is str:
            key = k
        elif has_head(k, S.Key) and len(k.args) == 1:
            key = k.args[0]
        else:
            raise Missed("pkspec1", k)
        value = x.get(key)
        if value is None:
            found.append((key, Expr(S.Missing, ("KeyAbsent", key))))
        else:
            found.append((key, _part(value, specs, i + 1)))
    return Association.from_items(found)


def _atom_part(x, specs: tuple, i: int):
    """Parts of an atom: only part 0, its head; data atoms (arrays) hand out parts of the list they stand for."""
    spec = specs[i]
    if spec == 0 and type(spec) is int:
        return _part(head_of(x), specs, i + 1)
    if isinstance(x, Atom) and hasattr(x, "part"):
        return x.part(specs[i:])
    raise Missed("partd", Expr(S.Part, (x, *specs[i:])))


@builtin("Part", attributes="NHoldRest ReadProtected", messages=MESSAGES)
def part(ev, args):
    """expr[[i]] or Part[expr, i] gives the ith part of expr; negative i count from the end, 0 is the head.
    expr[[i, j, …]] gives a part of a part.
    expr[[{i1, i2, …}]], expr[[m;;n;;s]] and expr[[All]] give several parts.
    assoc[[Key[k]]] and assoc[["k"]] give the value of a key."""
    if len(args) == 1:
        return args[0]
    if not args:
        return None
    specs = args[1:]
    for s in specs:
        if not _is_part_spec(s):
            raise MessageError("pkspec1", s)
    return get_part(ev, args[0], specs)


def _is_part_spec(s) -> bool:
    kind = type(s)
    return (kind is int or kind is str or s is S.All or kind is PackedArray
            or kind is Expr and s.head in (S.List, S.Span, S.Key, S.UpTo))


# --- changing parts -------------------------------------------------------------------------------------------------

def set_part(ev, x, specs: tuple, value):
    """x with the parts at specs replaced by value, or None after a message.

    Where specs means several parts, a list of as many values is assigned part by part, anything else to each of them.
    Keys of associations are created as needed.
    """
    kind = type(x)
    if kind is PackedArray:
        new = _set_packed(x.array, specs, value)
        if new is not None:
            return new
    try:
        new = _set(x, specs, 0, value)
    except Missed as missed:
        ev.message("Set", missed.tag if missed.tag != "pkspec1" else "pkspec", *missed.arguments)
        return None
    if kind is Expr and x.head is S.List and len(specs) == 1 and type(specs[0]) is int:
        _keep_final(ev, x, new, value)
    return new


def _keep_final(ev, old: Expr, new: Expr, value) -> None:
    """A final list with one element replaced by something final is final: long lists need not be looked through."""
    clock, kind = ev.clock, type(value)
    if ev.evaluate(old) is not old or old.stamp != clock:
        return
    symbols = old.symbols
    if kind is Symbol:
        if ev.definitions[value].own is not None or ev.definitions[value].own_rules or value is S.Nothing:
            return
        if symbols is not None and value not in symbols:
            symbols = (*symbols, value)
    elif kind not in _SYMBOL_FREE:
        if kind is not Expr or value.stamp != clock or value.head in (S.Sequence, S.Unevaluated):
            return
        symbols = None
    new.stamp, new.symbols = clock, symbols


_SYMBOL_FREE = frozenset((int, float, str, complex, PackedArray))


def _set_packed(array, specs: tuple, value):
    """A copy of the packed array with its part assigned, where the type stays; None for the general way."""
    if len(specs) > array.ndim:
        return None
    kind = array.dtype.kind
    if kind == "i":
        fits = type(value) is int and -(2**63) <= value < 2**63
    else:
        fits = kind == "f" and type(value) is float
    if not fits:
        return None
    index = []
    for spec, n in zip(specs, array.shape):
        if type(spec) is int and spec and -n <= spec <= n:
            index.append(spec - 1 if spec > 0 else spec)
        elif spec is S.All:
            index.append(slice(None))
        elif has_head(spec, S.Span):
            r = span_range(spec, n, PackedArray(array))
            index.append(slice(r.start, r.stop if r.stop >= 0 else None, r.step))
        else:
            return None
    if len(specs) < array.ndim and any([type(i) is int for i in index]):
        return None  # a whole row becomes a number
    if len(specs) < array.ndim:
        return None
    new = array.copy()
    new[tuple(index)] = value
    return PackedArray(new)


def _set(x, specs: tuple, i: int, value):
    """The new x: specs[i:] of it replaced."""
    if i == len(specs):
        return value
    spec = specs[i]
    if type(x) is Association:
        return _set_in_association(x, specs, i, value)
    if type(x) is PackedArray:
        x = x.unpack()
    if type(x) is not Expr:
        raise Missed("partd", Expr(S.Part, (x, *specs[i:])))
    args = list(x.args)
    if type(spec) is int:
        n = len(args)
        if spec == 0:
            return Expr(_set(x.head, specs, i + 1, value), x.args)
        if not -n <= spec <= n:
            raise Missed("partw", spec, x)
        place = spec - 1 if spec > 0 else spec
        args[place] = _set(args[place], specs, i + 1, value)
        return Expr(x.head, tuple(args))
    indices = _indices(spec, x)
    values = elements(value) if is_list(value) and length(value) == len(indices) else None
    for j, k in enumerate(indices):
        args[k] = _set(args[k], specs, i + 1, value if values is None else values[j])
    return Expr(x.head, tuple(args))


def _set_in_association(x: Association, specs: tuple, i: int, value) -> Association:
    spec = specs[i]
    if type(spec) is str or has_head(spec, S.Key) and len(spec.args) == 1:
        key = spec if type(spec) is str else spec.args[0]
        old = x.get(key)
        if old is None and i + 1 < len(specs):
            raise Missed("partw", spec, x)
        return x.with_item(key, _set(old, specs, i + 1, value))
    keys = list(x.data)
    if type(spec) is int:
        if spec == 0 or not -len(keys) <= spec <= len(keys):
            raise Missed("partw", spec, x)
        key = keys[spec - 1 if spec > 0 else spec]
        data = dict(x.data)
        data[key] = _set(data[key], specs, i + 1, value)
        return Association(data, x.delayed)
    if is_list(spec) and any([type(k) is str or has_head(k, S.Key) for k in elements(spec)]):
        wanted = [identity_key(k.args[0] if has_head(k, S.Key) else k) for k in elements(spec)]
    else:
        wanted = [keys[k] for k in _indices(spec, x)]
    values = elements(value) if is_list(value) and length(value) == len(wanted) else None
    data = dict(x.data)
    for j, key in enumerate(wanted):
        data[key] = _set(data.get(key), specs, i + 1, value if values is None else values[j])
    return Association(data, x.delayed)


# --- positions as data ----------------------------------------------------------------------------------------------

def position_list(spec) -> "list[tuple]":
    """The positions that n, {i, j, …} or {{i, …}, {k, …}, …} means, as tuples of part specifications."""
    if not is_list(spec):
        return [(spec,)]
    parts = elements(spec)
    if parts and all([is_list(p) for p in parts]):
        return [tuple(elements(p)) for p in parts]
    return [tuple(parts)]


def is_many(spec) -> bool:
    """Is this a list of positions?"""
    return is_list(spec) and length(spec) > 0 and all([is_list(p) for p in elements(spec)])


def is_position(spec) -> bool:
    """Is this one index a position: an integer or a key?"""
    return type(spec) is int or type(spec) is str or has_head(spec, S.Key)


def change_at(x, position: tuple, change, i: int = 0):
    """x with change(part) in place of the part at a position; All and Span mean several.  Raises Missed."""
    if i == len(position):
        return change(x)
    spec = position[i]
    if type(x) is Association:
        return _change_in_association(x, position, change, i)
    if type(x) is PackedArray:
        x = x.unpack()
    if type(x) is not Expr:
        raise Missed("partw", make_list(position), x)
    if type(spec) is int:
        n = len(x.args)
        if spec == 0:
            return Expr(change_at(x.head, position, change, i + 1), x.args)
        if not -n <= spec <= n:
            raise Missed("partw", make_list(position), x)
        places = [spec - 1 if spec > 0 else n + spec]
    else:
        places = _indices(spec, x)
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
        wanted = [key]
    elif type(spec) is int:
        if spec == 0 or not -len(keys) <= spec <= len(keys):
            raise Missed("partw", make_list(position), x)
        wanted = [keys[spec - 1 if spec > 0 else spec]]
    else:
        wanted = [keys[k] for k in _indices(spec, x)]
    data = dict(x.data)
    for key in wanted:
        data[key] = change_at(data[key], position, change, i + 1)
    return Association(data, x.delayed)


# --- Extract, First and the other single parts ----------------------------------------------------------------------

@builtin("Extract", attributes="NHoldRest", operator="first", messages={
    **MESSAGES, "psl": "Position specification `1` in `2` is not a machine-sized integer or a list of machine-sized "
                       "integers.", "psl1": "Position specification `1` in `2` is not applicable."})
def extract(ev, x, spec, head=None):
    """Extract[expr, pos] gives the part of expr at a position in the form Position gives.
    Extract[expr, {pos1, pos2, …}] gives a list of parts.
    Extract[expr, pos, h] wraps each part in h before evaluation.
    Extract[pos] is an operator form."""
    for p in position_list(spec):
        if not all([_is_part_spec(s) for s in p]):
            raise MessageError("psl1", spec, Expr(S.Extract, (x, spec)))
    if length(spec) == 0 and is_list(spec):
        return Expr(S.List, ())
    parts = [get_part(ev, x, p) for p in position_list(spec)]
    if head is not None:
        parts = [Expr(head, (p,)) for p in parts]
    return make_list(parts) if is_many(spec) else parts[0]


_FIRST = {"nofirst": "`1` has zero length and no first element.", "nolast": "`1` has zero length and no last element."}


def _end(ev, x, default, place: int, tag: str):
    items = x.array if type(x) is PackedArray else items_of(x)
    if items is None:
        if isinstance(x, Atom) and hasattr(x, "to_list"):
            return _end(ev, x.to_list(), default, place, tag)
        if default is not None:
            return default
        raise MessageError("normal", 1, Expr(S.First if place == 0 else S.Last, (x,)))
    if len(items):
        return _row(x, place) if type(x) is PackedArray else items[place]
    if default is not None:
        return default
    raise MessageError(tag, x)


@builtin("First", attributes="HoldRest", messages=_FIRST)
def first(ev, x, default=None):
    """First[expr] gives the first part of expr.
    First[expr, def] gives def if there is none."""
    return _end(ev, x, default, 0, "nofirst")


@builtin("Last", attributes="HoldRest", messages=_FIRST)
def last(ev, x, default=None):
    """Last[expr] gives the last part of expr.
    Last[expr, def] gives def if there is none."""
    return _end(ev, x, default, -1, "nolast")


_NONE_LEFT = {"norest": "`1` has zero length and no rest.", "nomost": "`1` has zero length and no most."}


@builtin("Rest", messages={"norest": "Cannot take the rest of expression `1` with length zero."})
def rest(ev, x):
    """Rest[expr] gives expr without its first part."""
    n = _count(x, S.Rest)
    if n == 0:
        raise MessageError("norest", x)
    return select_items(x, range(1, n))


@builtin("Most", messages={"nomost": "Cannot take the most of expression `1` with length zero."})
def most(ev, x):
    """Most[expr] gives expr without its last part."""
    n = _count(x, S.Most)
    if n == 0:
        raise MessageError("nomost", x)
    return select_items(x, range(n - 1))


def _count(x, owner) -> int:
    if items_of(x) is None if type(x) is not PackedArray else False:
        raise MessageError("normal", 1, Expr(owner, (x,)))
    return length(x)


# --- Take and Drop --------------------------------------------------------------------------------------------------

TAKE = {"take": "Cannot take positions `1` through `2` in `3`.",
        "seqs": "Sequence specification (+n, -n, {+n}, {-n}, {m, n}, or {m, n, s}) expected at position `2` in `1`."}
DROP = {"drop": "Cannot drop positions `1` through `2` in `3`.", "seqs": TAKE["seqs"]}


def _along(x, specs: tuple, choose, i: int = 0):
    """x with its parts chosen by choose(spec, n, x) -> indices, level by level."""
    if i == len(specs):
        return x
    if items_of(x) is None:
        raise Missed("normal", 1, x)
    indices = choose(specs[i], length(x), x)
    chosen = select_items(x, indices)
    if i + 1 == len(specs):
        return chosen
    return with_items(chosen, [_along(a, specs, choose, i + 1) for a in items_of(chosen)])


def _take_or_drop(owner: str, x, specs: tuple, choose):
    if not specs:
        return x
    if type(x) is not PackedArray and items_of(x) is None:
        raise MessageError("normal", 1, Expr(S[owner], (x, *specs)))
    try:
        return _along(x, specs, choose)
    except Missed as missed:
        if missed.tag == "take":
            raise MessageError("take" if owner == "Take" else "drop", *missed.arguments) from None
        if missed.tag == "normal":
            raise MessageError("normal", 1, Expr(S[owner], (x, *specs))) from None
        raise MessageError("seqs", Expr(S[owner], (x, *specs)), 2) from None


def _kept(spec, n: int, x):
    gone = set(sequence_range(spec, n, x))
    if len(gone) == n:
        return range(0)
    return [k for k in range(n) if k not in gone] if gone else range(n)


def drop_indices(spec, n: int, x):
    """The 0-based indices that Drop keeps."""
    if type(spec) is int and -n <= spec <= n:
        return range(spec, n) if spec >= 0 else range(n + spec)
    return _kept(spec, n, x)


@builtin("Take", attributes="NHoldRest", messages=TAKE, minimum=1)
def take(ev, args):
    """Take[list, n] gives the first n parts of list, Take[list, -n] the last n.
    Take[list, {m, n}] gives parts m to n, Take[list, {m, n, s}] every sth of them; Take[list, UpTo[n]] at most n.
    Take[list, seq1, seq2, …] takes on successive levels."""
    return _take_or_drop("Take", args[0], args[1:], sequence_range)


@builtin("Drop", attributes="NHoldRest", messages=DROP, minimum=1)
def drop(ev, args):
    """Drop[list, n] gives list without its first n parts, Drop[list, -n] without its last n.
    Drop[list, {m, n}] and Drop[list, {m, n, s}] leave out these parts; Drop[list, UpTo[n]] at most n.
    Drop[list, seq1, seq2, …] drops on successive levels."""
    return _take_or_drop("Drop", args[0], args[1:], drop_indices)


@builtin("TakeDrop", attributes="NHoldRest", messages=TAKE)
def take_drop(ev, x, spec):
    """TakeDrop[list, seq] gives {Take[list, seq], Drop[list, seq]}."""
    return make_list([_take_or_drop("Take", x, (spec,), sequence_range),
                      _take_or_drop("Drop", x, (spec,), drop_indices)])


declare_symbol("Span", usage="i;;j means the positions from i to j; i;;j;;k those in steps of k.")
declare_symbol("UpTo", usage="UpTo[n] means up to n parts, or as many as there are.")


# --- Delete, Insert, ReplacePart, MapAt -----------------------------------------------------------------------------

_GONE = Expr(S["Internal`Gone"], ())
_POSITION = {**MESSAGES, "partw": "Part `1` of `2` does not exist.",
             "psl": "Position specification `1` in `2` is not a machine-sized integer or a list of machine-sized "
                    "integers.", "delete": "Cannot delete position `1` in `2`.",
             "ins": "Cannot insert at position `1` in `2`.", "iaix": "Cannot insert at position `1` in `2`."}


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
    if len(args) == len(x.args) and all([a is b for a, b in zip(args, x.args)]):
        return x
    return Expr(x.head, args)


@builtin("Delete", attributes="NHoldRest", operator="first", messages=_POSITION)
def delete(ev, x, spec):
    """Delete[expr, n] gives expr without its nth part.
    Delete[expr, {i, j, …}] deletes the part at that position, Delete[expr, {pos1, pos2, …}] several.
    Delete[pos] is an operator form."""
    if type(x) is PackedArray and type(spec) is int and 0 < abs(spec) <= len(x):
        import numpy as np
        return from_array(np.delete(x.array, spec - 1 if spec > 0 else spec, axis=0)) if len(x) > 1 else make_list(())
    if items_of(x) is None:
        raise MessageError("normal", 1, Expr(S.Delete, (x, spec)))
    call = Expr(S.Delete, (x, spec))
    if length(spec) == 0 and is_list(spec):
        return x
    try:
        for p in position_list(spec):
            if not all([is_position(s) for s in p]):
                raise MessageError("psl", spec, call)
            x = change_at(x, p, lambda old: _GONE)
    except Missed as missed:
        raise MessageError("partw", *missed.arguments) from None
    if x is _GONE:
        return Expr(S.Sequence, ())
    return _remove_marks(x)


@builtin("Insert", attributes="NHoldRest", operator="first", operator_arity=2, messages=_POSITION)
def insert(ev, x, element, spec):
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
        if has_head(place, S.Key) or type(place) is str:
            found = _key_place(holder, place) if type(holder) is Association else None
            place = -1 if found is None else found + 1
        elif place < 0:
            place = n + 2 + place
        if not 1 <= place <= n + 1:
            raise MessageError("ins", make_list(p) if len(p) > 1 else p[0], x)
        marked.setdefault(_normal_path(ev, x, p[:-1]), []).append(place)
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
        holder = _part(x, p[:-1], 0)
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
            entries[k - 1:k - 1] = new
        return Expr(S.Association, tuple([r for r in entries if r is not None]))
    args = list(items_of(x))
    for k in places:
        args.insert(k - 1, element)
    return with_items(x, args)


@builtin("MapAt", attributes="NHoldRest", messages={
    **MESSAGES, "psl1": "Position specification `1` in `2` is not applicable."})
def map_at(ev, f, x, spec=None):
    """MapAt[f, expr, n] applies f to the nth part of expr.
    MapAt[f, expr, {i, j, …}] applies it to the part at that position, MapAt[f, expr, {pos1, pos2, …}] to several.
    MapAt[f, pos] is an operator form."""
    if spec is None:
        ev.applications[S.MapAt] = _map_at_operator
        return None
    call = Expr(S.MapAt, (f, x, spec))
    if items_of(x) is None and not (spec == 0 and type(spec) is int):
        raise MessageError("partw", make_list([spec]) if not is_list(spec) else spec, x)
    try:
        positions = position_list(spec)
        if not all([_is_part_spec(s) for p in positions for s in p]):
            raise MessageError("psl1", spec, call)
        for p in sorted(positions, key=len, reverse=True):
            x = change_at(x, p, lambda old: Expr(f, (old,)))
    except Missed as missed:
        raise MessageError("partw", *missed.arguments) from None
    return x


def _map_at_operator(ev, operator, args):
    if len(operator.args) != 2 or len(args) != 1:
        return None
    return Expr(S.MapAt, (operator.args[0], args[0], operator.args[1]))


@builtin("ReplacePart", operator="first", options={"Heads": S.Automatic}, messages={
    **MESSAGES, "rep": "`1` is neither a list of replacement rules nor a position specification."})
def replace_part(ev, x, rules, position=None, options=None):
    """ReplacePart[expr, i -> new] gives expr with its ith part replaced.
    ReplacePart[expr, {i, j, …} -> new] replaces a deeper part; the positions may be patterns.
    ReplacePart[expr, {pos1 -> new1, …}] replaces several parts.
    ReplacePart[rules] is an operator form."""
    if position is not None:
        if not all([type(s) is int for p in position_list(position) for s in p]):
            return None
        found = [Expr(S.Rule, (position, rules))]
    else:
        found = rules_of(rules)
    if found is None:
        raise MessageError("rep", rules)
    if items_of(x) is None:
        return x if not any([r.args[0] == 0 for r in found]) else None
    if any([has_pattern(r.args[0]) for r in found]):
        return _replace_matching_parts(ev, x, found, options["Heads"] is S.True_)
    chosen: dict = {}
    for r in found:
        for p in position_list(r.args[0]):
            place = _existing(x, p)
            if place is not None:
                chosen.setdefault(place, r.args[1])
    for place in sorted(chosen, key=len, reverse=True):
        value = chosen[place]
        if type(x) is PackedArray:
            new = _set_packed(x.array, place, value)
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
        if parts is None and s != 0:
            return None
        if has_head(s, S.Key) or type(s) is str:
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

    def walk(e, path: tuple):
        if path:
            where = make_list(path)
            for r in prepared:
                result = ev.apply_rule(r, path[0]) if len(path) == 1 else None
                if result is None:
                    result = ev.apply_rule(r, where)
                if result is not None:
                    return result
        parts = items_of(e)
        if parts is None:
            return e
        if type(e) is Association:
            return Association({k: walk(v, (*path, Expr(S.Key, (key,)))) for k, v, key in
                                zip(e.data, parts, e.keys())}, e.delayed)
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
