"""Part of expressions, read and assigned."""

from ..expression import (
    TYPE_CHECKING,
    Association,
    Atom,
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
    to_array,
)
from ..expression.compounds import is_infinity, items_of, select_items, with_items
from .in_place import keep_final

if TYPE_CHECKING:
    import numpy as np

    from .evaluator import Evaluator


class Missed(MessageError):
    """A part that does not exist; callers show their own call in place of the arguments."""


# --- ranges of positions --------------------------------------------------------------------------------------------


def span_range(spec: Expr, n: int, x: Expression) -> range:
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


def bounded_range(start: Expression, stop: Expression, step: int, n: int, x: Expression) -> range:
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
        place = key_place(x, k)
        return None if place is None else place + 1
    return None


def key_place(x: Association, k: Expression) -> int | None:
    """The 0-based place of a key, given as Key[k] or as a string; None where it is not there."""
    name = identity_key(k.args[0] if type(k) is Expr else k)
    for i, key in enumerate(x.data):
        if key == name and type(key) is type(name):
            return i
    return None


def sequence_range(spec: Expression, n: int, x: Expression) -> range | list:
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
    if not bounds:
        return range(0)
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


def get_part(ev: "Evaluator", x: Expression, specs: tuple) -> Expression:
    """x[[specs…]].  Raises MessageError where a part does not exist or a specification is malformed."""
    try:
        if type(x) is PackedArray:
            part = _packed_part(x.array, specs)
            if part is not None:
                return part
        return part_of(x, specs, 0)
    except Missed as missed:
        raise MessageError(missed.tag, *missed.arguments) from None


def _packed_part(array, specs: tuple):
    """Parts of a packed array by NumPy indexing; None where the general way must decide."""
    import numpy as np  # slow; whoever has a packed array has paid for it

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


def part_of(x: Expression, specs: tuple, i: int) -> Expression:
    """x[[specs[i:]]].  Raises Missed."""
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
            return a if i + 1 == len(specs) else part_of(a, specs, i + 1)
    elif kind is PackedArray:
        if type(spec) is int and spec:
            n = len(x)
            if not -n <= spec <= n:
                raise Missed("partw", spec, x)
            return part_of(row(x, spec - 1 if spec > 0 else spec), specs, i + 1)
    elif kind is Association:
        return _association_part(x, specs, i)
    else:
        return _atom_part(x, specs, i)
    if type(spec) is int:  # the head of a packed list
        return part_of(S.List, specs, i + 1)
    return _several(x, part_indices(spec, x), specs, i)


def row(x: PackedArray, place: int) -> Expression:
    """One element of a packed list: a number, or a packed list again."""
    element = x.array[place]
    return element.item() if element.ndim == 0 else PackedArray(element)


def _several(x, indices, specs: tuple, i: int):
    """The parts at these indices with the head of x, each reduced by the remaining specifications."""
    if i + 1 == len(specs) and (type(indices) is range or min(indices, default=0) >= 0):  # the head is not among them
        return select_items(x, indices)
    items = items_of(x)
    parts = [part_of(x.head if k == -1 else items[k], specs, i + 1) for k in indices]
    if type(x) is Association:
        keys = list(x.data)
        return Association({keys[k]: v for k, v in zip(indices, parts)}, x.delayed)
    return with_items(x, parts)


def part_indices(spec: Expression, x: Expression) -> range | list:
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
        return part_of(value, specs, i + 1)
    if type(spec) is int:
        if spec == 0:
            return part_of(S.Association, specs, i + 1)
        if not -len(x) <= spec <= len(x):
            raise Missed("partw", spec, x)
        return part_of(x.values()[spec - 1 if spec > 0 else spec], specs, i + 1)
    if is_list(spec) and any([type(k) is str or has_head(k, S.Key) for k in elements(spec)]):
        return _association_parts(x, elements(spec), specs, i)
    return _several(x, part_indices(spec, x), specs, i)


def _association_parts(x: Association, keys, specs: tuple, i: int) -> Association:
    entries = []
    for k in keys:
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
            entries.append((key, Expr(S.Missing, ("KeyAbsent", key))))
        else:
            entries.append((key, part_of(value, specs, i + 1)))
    return Association.from_items(entries)


def _atom_part(x, specs: tuple, i: int):
    """Parts of an atom: only part 0, its head; data atoms (arrays) hand out parts of the list they stand for."""
    spec = specs[i]
    if spec == 0 and type(spec) is int:
        return part_of(head_of(x), specs, i + 1)
    if isinstance(x, Atom) and hasattr(x, "part"):
        return x.part(specs[i:])
    raise Missed("partd", Expr(S.Part, (x, *specs[i:])))


# --- changing parts -------------------------------------------------------------------------------------------------


def set_part(ev: "Evaluator", x: Expression, specs: tuple, value: Expression) -> Expression | None:
    """x with the parts at specs replaced by value, or None after a message.

    Where specs means several parts, a list of as many values is assigned part by part, anything else to each of them.
    Keys of associations are created as needed.
    """
    kind = type(x)
    if kind is PackedArray:
        new = set_packed(x.array, specs, value)
        if new is not None:
            return new
    try:
        new = _set(x, specs, 0, value)
    except Missed as missed:
        ev.message("Set", missed.tag if missed.tag != "pkspec1" else "pkspec", *missed.arguments)
        return None
    if kind is Expr and x.head is S.List and len(specs) == 1 and type(specs[0]) is int:
        if ev.evaluate(x) is x:
            keep_final(ev, x, new, value)
    return new


_MACHINE_LIMIT = 2**63  # integers of packed arrays have 64 bits


def set_packed(array: "np.ndarray", specs: tuple, value: Expression) -> PackedArray | None:
    """A copy of the packed array with its part assigned, where the type stays; None for the general way."""
    if len(specs) > array.ndim:
        return None
    kind = array.dtype.kind
    if kind == "i":
        fits = type(value) is int and -_MACHINE_LIMIT <= value < _MACHINE_LIMIT
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
    if len(specs) < array.ndim:  # a row becomes a number: the array is ragged then
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
    indices = part_indices(spec, x)
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
        changed = [identity_key(k.args[0] if has_head(k, S.Key) and len(k.args) == 1 else k) for k in elements(spec)]
    else:
        changed = [keys[k] for k in part_indices(spec, x)]
    values = elements(value) if is_list(value) and length(value) == len(changed) else None
    data = dict(x.data)
    for j, key in enumerate(changed):
        data[key] = _set(data.get(key), specs, i + 1, value if values is None else values[j])
    return Association(data, x.delayed)
