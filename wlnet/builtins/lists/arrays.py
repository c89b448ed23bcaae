"""Arrays as nested lists: partitioning, padding, transposing, reshaping."""

from typing import TYPE_CHECKING

from ...evaluator import Evaluator, builtin, declare_symbols
from ...evaluator.lists import final_list
from ...expression import (
    Association,
    Expr,
    Expression,
    MessageError,
    PackedArray,
    S,
    dimensions,
    elements,
    from_array,
    has_head,
    head_of,
    identity_key,
    is_list,
    length,
    make_list,
    rational,
    to_array,
)
from ...expression.compounds import is_compound, items_of, with_items
from .flattening import flattened

if TYPE_CHECKING:
    import numpy as np


declare_symbols("Fixed Periodic Reflected Reversed")


def nested(ev: Evaluator, items: list, dims: list, head: Expression = S.List) -> Expression:
    """Items, row by row, as a nested list of these dimensions."""
    items = list(items)
    for n in reversed(dims[1:]):
        # nothing is left to count rows by: the dimensions in front say how many empty lists there are
        if n == 0:
            count = 1
            for d in dims[: dims.index(0)]:
                count *= d
            items = [_bundle(ev, head, ()) for _ in range(count)]
            return nested(ev, items, dims[: dims.index(0)], head) if dims.index(0) else items[0]
        items = [_bundle(ev, head, items[i : i + n]) for i in range(0, len(items), n)]
    return _bundle(ev, head, items)


def _bundle(ev, head, items):
    return final_list(ev, items) if head is S.List else Expr(head, tuple(items))


def object_array(x: Expression, rank: int) -> "np.ndarray":
    """The parts on level ``rank`` of a full array as a NumPy array (of numbers if packed, else of objects)."""
    import numpy as np  # slow to import, and many sessions never see an array

    if type(x) is PackedArray and x.array.ndim == rank:
        return x.array
    dims = dimensions(x)[:rank]
    items = [x]
    for _ in range(rank):
        items = [a for e in items for a in items_of(e)]
    # filled one by one: np.array would take lists among the items for further dimensions
    array = np.empty(len(items), dtype=object)
    for i, a in enumerate(items):
        array[i] = a
    return array.reshape(dims)


def from_object_array(ev: Evaluator, array: "np.ndarray", head: Expression = S.List) -> Expression:
    """The expression of what `object_array` gave."""
    if array.dtype != object:
        return from_array(array) if array.ndim else array.item()
    return nested(ev, array.reshape(-1).tolist(), list(array.shape), head)


# --- Partition ------------------------------------------------------------------------------------------------------


@builtin("Partition", messages={"ilsmp": "Single or list of positive machine-sized integers expected at position `1` of `2`."})
def partition(
    ev: Evaluator,
    x: Expression,
    size: Expression,
    offset: Expression = None,
    alignment: Expression = None,
    padding: Expression = None,
    head: Expression = None,
) -> Expression | None:
    """Partition[list, n] cuts list into sublists of length n, dropping what is left over; UpTo[n] keeps it.
    Partition[list, n, d] uses offset d; Partition[list, {n1, n2, …}, {d1, d2, …}] cuts nested lists into blocks.
    Partition[list, n, d, {kL, kR}] aligns the first element with place kL of the first sublist and the last with kR.
    Partition[list, n, d, {kL, kR}, x] pads with x, with {} not at all; a sixth argument is used as head."""
    if (
        alignment is None
        and type(x) is Expr
        and type(size) is int
        and size > 0
        and (offset is None or type(offset) is int and offset > 0)
    ):  # by far the most frequent form
        items, n = x.args, size
        return _bundle(ev, x.head, [_bundle(ev, x.head, items[p : p + n]) for p in range(0, len(items) - n + 1, offset or n)])
    call = Expr(S.Partition, tuple([a for a in (x, size, offset, alignment, padding, head) if a is not None]))
    if not is_compound(x) or type(x) is Association:
        return None
    if is_list(size):
        return _partition_blocks(ev, x, size, offset, alignment, padding, call)
    upto = has_head(size, S.UpTo) and len(size.args) == 1
    n = size.args[0] if upto else size
    d = n if offset is None else offset
    if is_list(d) and length(d) == 1:
        d = elements(d)[0]
    if type(n) is not int or type(d) is not int or n < 0 or d < 1:
        raise MessageError("ilsmp", 2 if type(n) is not int or n < 1 else 3, call)
    align = _alignment(alignment, n)
    if align is None:
        return None
    if upto:
        # UpTo keeps a shorter rest: a sublist may begin at the very last element and is filled up with nothing
        return _partition(ev, x, n, d, (1, 1), make_list(()), head)
    if alignment is None and type(x) is PackedArray and len(x) >= n > 0 and head is None:
        import numpy as np  # slow; whoever has a packed array has paid for it

        # the windows are views; only those the offset keeps are copied
        windows = np.lib.stride_tricks.sliding_window_view(x.array, n, axis=0)[::d]
        return from_array(np.ascontiguousarray(np.moveaxis(windows, -1, 1)))
    return _partition(ev, x, n, d, align, padding, head)


def _alignment(spec, n: int) -> "tuple | None":
    """Places (1-based) of the first and the last element in the first and the last sublist."""
    if spec is None:
        # Wolfram's default {1, -1}: no sublist hangs over at either end
        return 1, n
    ends = elements(spec) if is_list(spec) else (spec, spec)
    if len(ends) != 2 or not all([type(k) is int and k != 0 for k in ends]):
        return None
    left, right = [k if k > 0 else n + 1 + k for k in ends]
    return left, right


def _partition(ev, x, n: int, d: int, align: tuple, padding, head):
    items = list(items_of(x))
    size = len(items)
    left, right = align
    start = 1 - left
    count = (size - right - start) // d + 1
    # without padding Wolfram takes the list as cyclic
    pad = items if padding is None else list(elements(padding)) if is_list(padding) else [padding]
    rows = []
    outer = head_of(x)
    inner = outer if head is None else head
    for k in range(max(count, 0)):
        p = start + k * d
        if p >= 0 and p + n <= size:
            row = items[p : p + n]
        elif not pad:
            row = items[max(p, 0) : max(p + n, 0)]
        else:
            row = [items[i] if 0 <= i < size else pad[i % len(pad)] for i in range(p, p + n)]
        rows.append(_bundle(ev, inner, row))
    return _bundle(ev, outer, rows)


def _partition_blocks(ev, x, sizes, offsets, alignment, padding, call):
    ns = list(elements(sizes))
    ds = ns if offsets is None else list(elements(offsets)) if is_list(offsets) else [offsets] * len(ns)
    if len(ds) != len(ns) or not all([type(n) is int and n > 0 for n in ns]) or not all([type(d) is int and d > 0 for d in ds]):
        raise MessageError("ilsmp", 3 if offsets is not None else 2, call)
    if not ns or len(dimensions(x)) < len(ns):
        return None
    aligns = [_level_alignment(alignment, k, n) for k, n in enumerate(ns)]
    if None in aligns:
        return None
    return _blocks(ev, x, ns, ds, aligns, padding)


def _level_alignment(spec, k: int, n: int):
    if is_list(spec) and all([is_list(e) for e in elements(spec)]) and length(spec) == 2:
        left, right = elements(spec)
        spec = make_list((elements(left)[k], elements(right)[k]))
    return _alignment(spec, n)


def _blocks(ev, x, ns, ds, aligns, padding):
    groups = _partition(ev, x, ns[0], ds[0], aligns[0], padding if len(ns) == 1 else None, None)
    if len(ns) == 1:
        return groups
    head = head_of(x)
    out = []
    for g in items_of(groups):
        rows = [_blocks(ev, row, ns[1:], ds[1:], aligns[1:], padding) for row in items_of(g)]
        out.append(_combine(ev, rows, len(ns) - 1, head))
    return _bundle(ev, head, out)


def _combine(ev, rows, depth: int, head):
    """Rows of blocks as blocks of rows."""
    if depth == 0:
        return _bundle(ev, head, rows)
    columns = [items_of(r) for r in rows]
    return _bundle(ev, head, [_combine(ev, list(c), depth - 1, head) for c in zip(*columns)])


# --- padding --------------------------------------------------------------------------------------------------------

_PAD = {"ilsm": "Single or list of machine-sized integers expected at position `1` of `2`."}


@builtin("PadRight", messages=_PAD)
def pad_right(
    ev: Evaluator, x: Expression, size: Expression = S.Automatic, padding: Expression = 0, margin: Expression = 0
) -> Expression | None:
    """PadRight[list, n] makes a list of length n by padding with zeros on the right.
    PadRight[list, n, x] pads with x, PadRight[list, n, {x1, x2, …}] cyclically; a margin m may follow.
    PadRight[list, {n1, n2, …}] pads a nested list; PadRight[list] makes a full array."""
    return _pad(ev, S.PadRight, x, size, padding, margin, 1)


@builtin("PadLeft", messages=_PAD)
def pad_left(
    ev: Evaluator, x: Expression, size: Expression = S.Automatic, padding: Expression = 0, margin: Expression = 0
) -> Expression:
    """PadLeft[list, n] makes a list of length n by padding with zeros on the left.
    PadLeft[list, n, x] pads with x, PadLeft[list, n, {x1, x2, …}] cyclically; a margin m may follow.
    PadLeft[list, {n1, n2, …}] pads a nested list; PadLeft[list] makes a full array."""
    return _pad(ev, S.PadLeft, x, size, padding, margin, -1)


def _pad(ev, owner, x, size, padding, margin, side: int):
    if not is_compound(x) or type(x) is Association:
        return None
    if size is S.Automatic:
        sizes = _full_size(x)
        # a flat list is a full array as it is
        if len(sizes) <= 1:
            return x
    elif is_list(size):
        sizes = list(elements(size))
        if not sizes:
            return x
    else:
        sizes = [size]
    margins = list(elements(margin)) if is_list(margin) else [margin] * len(sizes)
    if (
        not all([type(n) is int or n is S.Automatic for n in sizes])
        or len(margins) != len(sizes)
        or not all([type(m) is int for m in margins])
    ):
        if is_list(margin) or type(margin) is int:
            raise MessageError("ilsm", 2, Expr(owner, (x, size)))
        return None
    if S.Automatic in sizes:
        full = _full_size(x)
        sizes = [full[i] if n is S.Automatic and i < len(full) else n for i, n in enumerate(sizes)]
        if S.Automatic in sizes:
            return None
    return _padded(ev, x, sizes, margins, padding, side, head_of(x))


def _full_size(x) -> list:
    """The largest length on every level on which all parts are lists."""
    sizes = []
    level = [x]
    head = head_of(x)
    while level and all([is_compound(e) and head_of(e) == head for e in level]):
        sizes.append(max([length(e) for e in level]))
        level = [a for e in level for a in items_of(e)]
    return sizes


def _padded(ev, x, sizes, margins, padding, side: int, head):
    """x padded on this level and below; x is None where only padding stands."""
    n, m = sizes[0], margins[0]
    if n < 0:
        # Wolfram pads on the other side for a negative length
        n, direction = -n, -side
    else:
        direction = side
    items = [] if x is None else list(items_of(x)) if is_compound(x) else [x]
    count = len(items)
    start = m if direction > 0 else n - m - count  # index of the first element in the result
    rest = sizes[1:]
    out = []
    continued = _CONTINUE.get(padding) if type(padding) is str and count else None
    for i in range(n):
        k = i - start
        inside = 0 <= k < count
        if continued is not None and not inside:
            part = items[continued(k, count)]
            if padding.endswith("Negation") and _is_negated(k, count, padding):
                part = ev.evaluate(Expr(S.Minus, (part,)))
            out.append(_padded(ev, part, rest, margins[1:], padding, side, head) if rest and is_compound(part) else part)
            continue
        # Wolfram lays the list over the tiled padding: PadRight[{a, b}, 5, {x, y, z}] goes on with z, not with x
        here = _padding_at(padding, k if direction > 0 else k - count, len(sizes))
        if rest:
            part = items[k] if inside else None
            if inside and not is_compound(part):
                out.append(part)
            else:
                out.append(_padded(ev, part, rest, margins[1:], here, side, head))
        else:
            out.append(items[k] if inside else here)
    return _bundle(ev, head, out)


def _padding_at(padding, k: int, levels: int):
    """The padding for index k (counted from the first or behind the last element) on this level."""
    if not is_list(padding):
        return padding
    if levels > 1 and not any([is_list(a) for a in elements(padding)]):
        return padding  # a flat list is for the innermost level
    parts = elements(padding)
    return parts[k % len(parts)] if parts else 0


@builtin("ArrayPad", messages={"arraypad": "Padding specification `1` is not valid."})
def array_pad(ev: Evaluator, x: Expression, amount: Expression, padding: Expression = 0) -> Expression | None:
    """ArrayPad[array, m] pads an array with m zeros on all sides, ArrayPad[array, {m, n}] with m before and n after.
    ArrayPad[array, {{m1, n1}, {m2, n2}, …}] pads level by level; negative numbers remove elements.
    ArrayPad[array, m, x] pads with x; "Fixed", "Periodic", "Reflected" and "Reversed" continue the array."""
    if not is_list(x):
        return None
    rank = len(dimensions(x))
    amounts = _pad_amounts(amount, rank)
    if amounts is None:
        return None
    method = padding if type(padding) is str else padding.name if padding in _NAMED_PADDING else None
    if type(padding) is str and padding not in _CONTINUE and padding not in ("Extrapolated",):
        return None
    result = x
    for level, (before, after) in enumerate(amounts):
        result = _pad_level(ev, result, level, before, after, padding, method, rank)
    return result


_NAMED_PADDING = frozenset((S.Fixed, S.Periodic, S.Reflected, S.Reversed))


def _pad_amounts(amount, rank: int) -> "list | None":
    if type(amount) is int:
        return [(amount, amount)] * rank
    if not is_list(amount):
        return None
    parts = elements(amount)
    if len(parts) == 2 and all([type(p) is int for p in parts]):
        return [tuple(parts)] * rank
    out = []
    for p in parts:
        pair = (p, p) if type(p) is int else tuple(elements(p))
        if len(pair) == 1:
            pair = pair * 2
        if len(pair) != 2 or not all([type(k) is int for k in pair]):
            return None
        out.append(pair)
    return out if len(out) <= rank else None


def _fixed(k: int, n: int) -> int:
    return min(max(k, 0), n - 1)


def _reflected(k: int, n: int) -> int:
    # a period of 2 n - 2 would be zero
    if n == 1:
        return 0
    # the end elements are the mirrors and do not come twice
    k %= 2 * n - 2
    return k if k < n else 2 * n - 2 - k


def _reversed(k: int, n: int) -> int:
    # the whole list is turned around, so the end elements come twice
    k %= 2 * n
    return k if k < n else 2 * n - 1 - k


_CONTINUE = {
    "Fixed": _fixed,
    "Periodic": lambda k, n: k % n,
    "Reflected": _reflected,
    "Reversed": _reversed,
    "ReflectedNegation": _reflected,
    "ReversedNegation": _reversed,
}


def _pad_level(ev, x, level: int, before: int, after: int, padding, method, rank: int):
    if level:
        return with_items(x, [_pad_level(ev, a, level - 1, before, after, padding, method, rank - 1) for a in items_of(x)])
    items = list(items_of(x))
    n = len(items)
    if method is None:
        filler = _same_shape(items[0], padding) if items else padding
        cyclic = elements(padding) if is_list(padding) else None
        out = []
        for k in range(-before, n + after):
            if 0 <= k < n:
                out.append(items[k])
            elif cyclic:
                out.append(_same_shape(items[0], cyclic[k % len(cyclic)]) if items else cyclic[k % len(cyclic)])
            else:
                out.append(filler)
        return final_list(ev, out)
    # an empty list has nothing that could be continued
    if not n:
        return None
    out = []
    for k in range(-before, n + after):
        if method == "Extrapolated":
            out.append(_extrapolated(ev, items, k))
            continue
        a = items[_CONTINUE[method](k, n)]
        out.append(Expr(S.Minus, (a,)) if not 0 <= k < n and method.endswith("Negation") and _is_negated(k, n, method) else a)
    return final_list(ev, out)


def _is_negated(k: int, n: int, method: str) -> bool:
    if method == "ReversedNegation":
        return (k // n) % 2 == 1
    # every other copy is negated; reflected copies share their end elements, so a copy is n - 1 long
    return (k // (n - 1)) % 2 == 1 if n > 1 else True


def _extrapolated(ev, items, k: int):
    """The value of the interpolating polynomial of all items at index k."""
    if 0 <= k < len(items):
        return items[k]
    n = len(items)
    terms = []
    for i, a in enumerate(items):
        top = bottom = 1
        for j in range(n):
            if j != i:
                top *= k - j
                bottom *= i - j
        terms.append(Expr(S.Times, (rational(top, bottom), a)))
    return ev.evaluate(Expr(S.Plus, tuple(terms)))


def _same_shape(model, value):
    """value repeated in the shape of a nested list."""
    if is_list(model):
        return make_list([_same_shape(a, value) for a in elements(model)])
    return value


# --- Transpose ------------------------------------------------------------------------------------------------------

_TRANSPOSE = {
    "nmtx": "The first two levels of `1` cannot be transposed.",
    "perm": "Entry `1` in `2` is out of bounds for a permutation of length `3`.",
}


@builtin("Transpose", messages=_TRANSPOSE)
def transpose(ev: Evaluator, x: Expression, spec: Expression = None) -> Expression | None:
    """Transpose[list] exchanges the first two levels of list.
    Transpose[list, {n1, n2, …}] makes level k level nk; Transpose[list, m <-> n] exchanges two levels."""
    result = transposed(ev, x, spec)
    if result is None:
        if is_list(x) and not length(x):
            return x
        if spec is None:
            raise MessageError("nmtx", x)
        return None
    return result


def transposed(ev: Evaluator, x: Expression, spec: Expression | None = None) -> Expression | None:
    """The transposed array, or None."""
    if type(x) is Association:
        return _transposed_association(x) if spec is None else None
    if not is_compound(x):
        return None
    rank = len(dimensions(x))
    targets = _targets(spec, rank)
    if targets is None or len(targets) > rank or rank < 2 and spec is None:
        return None
    array = object_array(x, len(targets))
    if len(set(targets)) < len(targets):
        # Wolfram: levels sent to the same level give the diagonal over them
        array = _diagonals(array, targets)
        targets = sorted(set(targets))
    axes = [targets.index(j + 1) for j in range(len(targets))]
    import numpy as np  # slow; whoever has an array has paid for it

    extra = list(range(len(axes), array.ndim))
    return from_object_array(ev, np.ascontiguousarray(array.transpose(axes + extra)), head_of(x))


def _targets(spec, rank: int) -> "list | None":
    """Where each level goes: a list of level numbers with no gaps, or None."""
    if spec is None:
        # without a specification only the first two levels change places
        return [2, 1]
    if has_head(spec, S.TwoWayRule) and len(spec.args) == 2 and all([type(k) is int for k in spec.args]):
        a, b = [k if k > 0 else rank + 1 + k for k in spec.args]
        if not 1 <= min(a, b) <= max(a, b) <= rank:
            return None
        targets = list(range(1, max(a, b) + 1))
        targets[a - 1], targets[b - 1] = b, a
        return targets
    if type(spec) is int:
        k = spec % rank if rank else 0
        return [(i + k) % rank + 1 for i in range(rank)]
    if is_list(spec):
        targets = list(elements(spec))
        if targets and all([type(k) is int and k > 0 for k in targets]) and set(targets) == set(range(1, max(targets) + 1)):
            return targets
    return None


def _diagonals(array, targets):
    """Levels with the same target taken together: their common index."""
    import numpy as np  # slow; whoever has an array has paid for it

    order = sorted(set(targets))
    size = {t: min([array.shape[i] for i, u in enumerate(targets) if u == t]) for t in order}
    grids = np.meshgrid(*[np.arange(size[t]) for t in order], indexing="ij")
    place = {t: g for t, g in zip(order, grids)}
    return array[tuple([place[t] for t in targets])]


def _transposed_association(x: Association):
    rows = x.values()
    if not rows or not all([type(r) is Association for r in rows]):
        return None
    keys = list(rows[0].data)
    if any([list(r.data) != keys for r in rows]):
        return None
    return Association({k: Association({outer: r.data[k] for outer, r in x.data.items()}) for k in keys})


@builtin("ConjugateTranspose")
def conjugate_transpose(ev: Evaluator, x: Expression, spec: Expression = None) -> Expression:
    """ConjugateTranspose[m] gives the complex conjugate of the transposed matrix m."""
    result = transposed(ev, x, spec)
    return None if result is None else Expr(S.Conjugate, (result,))


def move_level_last(x: Expression, n: int) -> Expression:
    """The array with level n (from 1) moved behind the others."""
    rank = len(dimensions(x))
    if not 1 <= n <= rank:
        raise MessageError("level", n)
    array = object_array(x, rank)
    import numpy as np  # slow; whoever has an array has paid for it

    moved = np.moveaxis(array, n - 1, -1)
    if moved.dtype != object:
        return from_array(moved)

    def build(a: Expression) -> Expression:
        return make_list([build(r) for r in a]) if isinstance(a, np.ndarray) else a

    return build(moved)


# --- reshaping ------------------------------------------------------------------------------------------------------


@builtin("ArrayReshape")
def array_reshape(ev: Evaluator, x: Expression, dims: Expression, padding: Expression = 0) -> Expression | None:
    """ArrayReshape[list, dims] arranges the elements of list in an array of these dimensions, with zeros as needed.
    ArrayReshape[list, dims, padding] fills up with padding; "Periodic" repeats the elements."""
    if not is_compound(x) or not is_list(dims):
        return None
    shape = list(elements(dims))
    if shape.count(S.Automatic) == 1:
        known = 1
        for n in shape:
            known *= n if type(n) is int else 1
        # 2^60: deeper than any list can be nested
        total = len(flattened(x, 1 << 60, head_of(x)))
        shape[shape.index(S.Automatic)] = -(-total // known) if known else 0
    if not all([type(n) is int and n >= 0 for n in shape]):
        return None
    size = 1
    for n in shape:
        size *= n
    array = to_array(x)
    # up to 8 elements the list itself is as quick as NumPy, and its parts stay as they are
    if array is not None and array.size >= size and size and array.size > 8:
        return from_array(array.reshape(-1)[:size].reshape(shape))
    # all levels, as for the count above
    items = flattened(x, 1 << 60, head_of(x))[:size]
    # Wolfram drops surplus elements and pads missing ones
    missing = size - len(items)
    if missing:
        if padding in ("Periodic", S.Periodic) and items:
            items = [items[i % len(items)] for i in range(size)]
        elif padding in ("Fixed", S.Fixed) and items:
            items += [items[-1]] * missing
        elif padding in ("Reflected", "Reversed") and items:
            items = [items[_CONTINUE[padding](i, len(items))] for i in range(size)]
        elif is_list(padding) and length(padding):
            filler = elements(padding)
            items += [filler[i % len(filler)] for i in range(missing)]
        else:
            items += [padding] * missing
    return nested(ev, items, shape) if shape else items[0]


@builtin("ArrayFlatten", messages={"flatmat": "The blocks of `1` do not fit together."})
def array_flatten(ev: Evaluator, x: Expression, rank: Expression = 2) -> Expression | None:
    """ArrayFlatten[{{m11, m12, …}, {m21, m22, …}, …}] makes one matrix of blocks; a number stands for a constant block.
    ArrayFlatten[array, r] flattens r pairs of levels."""
    if not is_list(x) or type(rank) is not int or rank < 1:
        return None
    if rank == 1:
        return Expr(S.Flatten, (x, 1))
    if rank > 2:
        spec = make_list([make_list((k, k + rank)) for k in range(1, rank + 1)])
        return Expr(S.Flatten, (x, spec))
    rows = [list(elements(r)) if is_list(r) else None for r in elements(x)]
    if None in rows or len({len(r) for r in rows}) > 1 or not rows:
        return None
    heights = [_common([length(b) for b in r if is_list(b)]) for r in rows]
    widths = [_common([dimensions(r[j])[1] for r in rows if len(dimensions(r[j])) > 1]) for j in range(len(rows[0]))]
    if None in heights or None in widths:
        raise MessageError("flatmat", x)
    out = []
    for r, height in zip(rows, heights):
        lines: list = [[] for _ in range(height)]
        for b, width in zip(r, widths):
            full = is_list(b)
            if full and dimensions(b)[:2] != (height, width):
                raise MessageError("flatmat", x)
            for i in range(height):
                lines[i].extend(elements(elements(b)[i]) if full else [b] * width)
        out.extend([final_list(ev, line) for line in lines])
    return final_list(ev, out)


def _common(sizes):
    """The one size, 1 if there is none, None if they differ."""
    if not sizes:
        return 1
    return sizes[0] if len(set(sizes)) == 1 else None


@builtin("ArrayComponents")
def array_components(ev: Evaluator, x: Expression, level: Expression = None) -> Expression | None:
    """ArrayComponents[array] replaces equal elements of array by equal positive integers."""
    if not is_list(x):
        return None
    rank = len(dimensions(x)) if level is None else level
    if type(rank) is not int or rank < 1:
        return None
    array = object_array(x, min(rank, len(dimensions(x))))
    numbers: dict = {}
    items = []
    for a in array.reshape(-1).tolist():
        items.append(0 if a == 0 and type(a) is int else numbers.setdefault(identity_key(a), len(numbers) + 1))
    return nested(ev, items, list(array.shape))
