"""Lists: making, joining, extending, turning and flattening them; sums and differences along them."""

from collections.abc import Sequence

from ...evaluator import Evaluator, builtin
from ...evaluator.in_place import keep_final
from ...evaluator.lists import final_list
from ...expression import (
    PACKED_FROM,
    Association,
    Expr,
    Expression,
    MessageError,
    PackedArray,
    S,
    elements,
    from_array,
    head_of,
    identity_key,
    is_list,
    length,
    make_list,
    same,
    to_array,
)
from ...expression.arithmetic import nearest_float
from ...expression.compounds import association_of_rules, is_compound, items_of, rules_of, select_items, with_items
from ..kit.each import HEADS
from .iteration import number_range


@builtin("List", attributes="Locked")
def list_(ev: Evaluator, args: tuple) -> Expression | None:
    """{e1, e2, …} is a list of elements."""
    special = False
    for a in args:
        if a is S.Nothing:
            special = True
        elif type(a) is Expr and a.head is S.Splice:
            special = _is_splice(ev, a) or special
    # almost every list: nothing to splice, nothing to build anew
    if not special:
        return None
    out: list = []
    for a in args:
        if a is S.Nothing:
            continue
        if type(a) is Expr and a.head is S.Splice and _is_splice(ev, a):
            out.extend(elements(a.args[0]))
        else:
            out.append(a)
    return Expr(S.List, tuple(out))


def _is_splice(ev, a: Expr) -> bool:
    """Is this Splice[{…}] or Splice[{…}, h] for an h that List matches?"""
    return bool(a.args) and is_list(a.args[0]) and (len(a.args) == 1 or len(a.args) == 2 and ev.matches(S.List, a.args[1]))


@builtin("Splice")
def splice(ev: Evaluator, items: Expression, heads: Expression = None) -> None:
    """Splice[{e1, e2, …}] is spliced into any list that it stands in; Splice[{e1, e2, …}, h] into expressions whose head
    matches h."""
    if heads is not None and not ev.definitions[S.Splice].up:
        # an up value, as the evaluator looks for them only when a session has any
        lhs, rhs = ev.read_in("System`Splice`", _SPLICED)
        ev.definition(S.Splice).table("up").add(lhs, rhs, True)
        ev.up_values = True


_SPLICED = """h_[before___, Splice[{items___}, heads_], after___]
h[before, items, after] /; MatchQ[h, heads]"""


@builtin("Nothing")
def nothing(ev: Evaluator, args: tuple) -> Expression:
    """Nothing disappears from lists; Nothing[…] gives Nothing."""
    return S.Nothing


# --- making lists ---------------------------------------------------------------------------------------------------

_RANGE = {"range": "Range specification in `1` does not have appropriate bounds."}


_PIECE = 1 << 24  # elements that are computed at a time, in some 50 ms: Ctrl-C must not wait for all of a long range


def _spaced(values: range):
    import numpy as np  # slow to import, and many sessions never see an array

    if len(values) <= _PIECE:
        return np.arange(values.start, values.stop, values.step, dtype="int64")
    array = np.empty(len(values), dtype="int64")
    for i in range(0, len(values), _PIECE):
        piece = values[i : i + _PIECE]
        array[i : i + len(piece)] = np.arange(piece.start, piece.stop, piece.step, dtype="int64")
    return array


@builtin("Range", attributes="Listable", messages=_RANGE)
def range_(ev: Evaluator, start: Expression, stop: Expression = None, step: Expression = 1) -> Expression | None:
    """Range[n] gives {1, 2, …, n}.
    Range[m, n] gives {m, …, n}; Range[m, n, d] uses steps of d."""
    call = Expr(S.Range, (start,) if stop is None else (start, stop) if step is None else (start, stop, step))
    if stop is None:
        start, stop = 1, start
    if type(start) is PackedArray or type(stop) is PackedArray or type(step) is PackedArray:
        # Listable threads over a packed argument
        return None
    if type(start) is int and type(stop) is int and type(step) is int and step:
        values = range(start, stop + (1 if step > 0 else -1), step)
        # what an int64 holds can be packed; the other integers stay Python's
        if len(values) >= PACKED_FROM and -(2**63) < start < 2**63 and -(2**63) < stop < 2**63:
            return PackedArray(_spaced(values))
        return _stamped(ev, values)
    try:
        values = number_range(ev, start, stop, step)
    except (MessageError, OverflowError):
        values = None
    if values is None:
        raise MessageError("range", call)
    return final_list(ev, list(values))


def _stamped(ev, values) -> Expr:
    """A list of numbers, final as it is."""
    result = make_list(values)
    # numbers are final, so the evaluator need not look at them one by one
    result.stamp = ev.clock
    return result


@builtin(
    "ConstantArray", messages={"ilsmn": "Single or list of non-negative machine-sized integers expected at position `1` of `2`."}
)
def constant_array(ev: Evaluator, value: Expression, spec: Expression) -> Expression | None:
    """ConstantArray[c, n] gives a list of n copies of c.
    ConstantArray[c, {n1, n2, …}] gives a nested list."""
    dims = tuple(elements(spec)) if is_list(spec) else (spec,)
    if not all([type(n) is int and n >= 0 for n in dims]):
        raise MessageError("ilsmn", 2, Expr(S.ConstantArray, (value, spec)))
    size = 1
    for n in dims:
        size *= n
    # as in Range: only machine integers can be packed
    if size >= PACKED_FROM and (type(value) is float or type(value) is int and abs(value) < 2**63 or type(value) is PackedArray):
        import numpy as np  # slow to import, and many sessions never see an array

        if type(value) is PackedArray:
            return PackedArray(np.broadcast_to(value.array, dims + value.array.shape).copy())
        return PackedArray(np.full(dims, value, dtype="int64" if type(value) is int else "float64"))
    for n in reversed(dims):
        value = final_list(ev, [value] * n)
    return value


@builtin("UnitVector", messages={"intpm": "Positive machine-sized integer expected at position `1` in `2`."})
def unit_vector(ev: Evaluator, n: Expression, k: Expression = None) -> Expression | None:
    """UnitVector[k] gives the two-dimensional unit vector in direction k.
    UnitVector[n, k] gives the n-dimensional one."""
    if k is None:
        n, k = 2, n
    if type(n) is not int or type(k) is not int or not 1 <= k <= n:
        return None
    return make_list([1 if i == k else 0 for i in range(1, n + 1)])


# --- joining and extending ------------------------------------------------------------------------------------------


@builtin("Join", attributes="Flat OneIdentity", messages=HEADS)
def join(ev: Evaluator, args: tuple) -> Expression | None:
    """Join[list1, list2, …] puts lists (or expressions with one head, or associations) together.
    Join[list1, list2, …, n] joins the parts on level n."""
    if not args:
        return Expr(S.List, ())
    depth = 1
    if type(args[-1]) is int and len(args) > 1:
        depth = args[-1]
        args = args[:-1]
        if depth < 1:
            raise MessageError("intp", Expr(S.Join, (*args, depth)), len(args) + 1)
    for i, a in enumerate(args, 1):
        if not is_compound(a):
            raise MessageError("normal", i, Expr(S.Join, args))
    head = head_of(args[0])
    for i, a in enumerate(args[1:], 2):
        if head_of(a) != head:
            raise MessageError("heads2", Expr(S.Join, args), i, head_of(a), head)
    return join_values(ev, args, depth)


def join_values(ev: Evaluator, values: Sequence, depth: int = 1) -> Expression:
    """The values joined on a level."""
    if depth > 1:
        return _join_deep(ev, values, depth)
    if type(values[0]) is Association:
        # a later value replaces an earlier one in its old place
        return association_of_rules([r for a in values for r in a.rules()])
    if any([type(v) is PackedArray for v in values]):
        # empty lists have no type that could differ
        arrays = [to_array(v) for v in values if length(v)]
        if all([a is not None for a in arrays]) and len({(a.shape[1:], a.dtype) for a in arrays}) == 1:
            import numpy as np  # slow; whoever has a packed array has paid for it

            return PackedArray(np.concatenate(arrays))
    out: list = []
    for v in values:
        out.extend(items_of(v))
    if all([type(v) is Expr and v.head is S.List and v.stamp == ev.clock for v in values]):
        return final_list(ev, out, True)
    return like(ev, values[0], out, values)


def like(ev: Evaluator, x: Expression, items: list, sources: Sequence = ()) -> Expression:
    """Items with the head of x; a list is final if its sources were."""
    if is_list(x):
        return final_list(ev, items)
    return Expr(head_of(x), tuple(items))


def _join_deep(ev, values, depth: int):
    rows = [list(items_of(v)) for v in values]
    joined = []
    for i in range(max([len(r) for r in rows])):
        parts = [r[i] for r in rows if i < len(r)]
        if not all([is_compound(p) for p in parts]):
            raise MessageError("normal", 1, Expr(S.Join, tuple(parts)))
        joined.append(join_values(ev, parts, depth - 1))
    return like(ev, values[0], joined)


@builtin("Append", operator="first")
def append(ev: Evaluator, x: Expression, element: Expression) -> Expression | None:
    """Append[expr, elem] gives expr with elem added at the end.
    Append[assoc, key -> value] adds or replaces an entry.
    Append[elem] is an operator form."""
    return _extended(ev, x, element, "Append")


@builtin("Prepend", operator="first")
def prepend(ev: Evaluator, x: Expression, element: Expression) -> Expression:
    """Prepend[expr, elem] gives expr with elem added in front.
    Prepend[assoc, key -> value] puts an entry in front.
    Prepend[elem] is an operator form."""
    return _extended(ev, x, element, "Prepend")


def _extended(ev, x, element, owner: str):
    at_end = owner == "Append"
    if type(x) is Association:
        new = rules_of(element)
        if new is None:
            raise MessageError("invdt", symbol=S.Association)
        # Wolfram moves a key that is there already to the end (or the front)
        if at_end and len(new) == 1 and new[0].head is S.Rule:
            key = identity_key(new[0].args[0])
            data = dict(x.data)
            data.pop(key, None)
            data[key] = new[0].args[1]
            return Association(data, x.delayed - {key})
        keys = [r.args[0] for r in new]
        old = [r for r in x.rules() if not any([same(r.args[0], k) for k in keys])]
        return association_of_rules(old + new if at_end else new + old)
    if type(x) is PackedArray:
        row = to_array(make_list((element,)))
        if row is not None and row.dtype == x.array.dtype and row.shape[1:] == x.array.shape[1:]:
            import numpy as np  # slow; whoever has a packed array has paid for it

            return PackedArray(np.concatenate((x.array, row) if at_end else (row, x.array)))
    items = items_of(x)
    if items is None:
        raise MessageError("normal", 1, Expr(S[owner], (x, element)))
    new = (*items, element) if at_end else (element, *items)
    result = Expr(head_of(x), new)
    # a loop that appends stays linear: the list need not be evaluated again for one element
    if type(x) is Expr and x.head is S.List:
        keep_final(ev, x, result, element)
    return result


@builtin("Catenate")
def catenate(ev: Evaluator, x: Expression) -> Expression | None:
    """Catenate[{list1, list2, …}] joins the lists; associations give their values."""
    items = items_of(x)
    if items is None or not is_list(x) and type(x) is not Association:
        return None
    if not all([is_list(a) or type(a) is Association for a in items]):
        return None
    if type(x) is PackedArray:
        return from_array(x.array.reshape(-1, *x.array.shape[2:]))
    if items and all([type(a) is Association for a in items]):
        return final_list(ev, [v for a in items for v in a.values()])
    return final_list(ev, [v for a in items for v in items_of(a)])


@builtin("Riffle", messages={"incs": "Invalid positions `1`."})
def riffle(ev: Evaluator, x: Expression, inserts: Expression, spec: Expression = None) -> Expression | None:
    """Riffle[list, x] puts x between the elements of list; Riffle[list, {x1, x2, …}] uses the xi in turn.
    Riffle[list, xs, n] puts them at every nth place.
    Riffle[list, xs, {imin, imax, n}] puts them at places imin, imin + n, … up to imax."""
    if not is_list(x):
        return None
    items = elements(x)
    # {} is an element to put in: it has none of its own
    new = elements(inserts) if is_list(inserts) and length(inserts) else (inserts,)
    if not items:
        return x
    count = len(items)
    if spec is None:
        first, last, step = 2, -2, 2
        if len(new) == count and is_list(inserts):
            # as many new elements as old ones: the last new one goes behind the list
            last = -1
    elif type(spec) is int and spec > 0:
        # between elements; behind the last one only where no other place is
        first, last, step = spec, -1 if spec > 2 and count == spec - 1 else -2, spec
    elif is_list(spec) and length(spec) == 3 and all([type(k) is int for k in elements(spec)]):
        first, last, step = elements(spec)
    else:
        return None
    if step < 1 or first == 0 or last == 0:
        return None
    places = _riffle_places(count, first, last, step)
    if places is None:
        return None
    out: list = []
    taken = 0
    for position in range(1, count + len(places) + 1):
        if position in places:
            out.append(new[places[position] % len(new)])
        else:
            out.append(items[taken])
            taken += 1
    return final_list(ev, out)


def _riffle_places(count: int, first: int, last: int, step: int) -> "dict | None":
    """Place in the result -> number of the inserted element; None if a place lies outside of the result."""
    if first > 0 and last > 0:
        inserted = max(0, (last - first) // step + 1)
        if inserted and first + (inserted - 1) * step > count + inserted:
            return None
        return {first + k * step: k for k in range(inserted)}
    # every place a new element: there is no place for the old ones
    if step == 1:
        return None
    # places from the end depend on how many are inserted: the largest number that fits is looked for
    best = 0
    for m in range(1, 2 * count + 3):
        total = count + m
        start = first if first > 0 else total + 1 + first
        limit = last if last > 0 else total + 1 + last
        if start >= 1 and start + (m - 1) * step <= min(limit, total):
            best = m
    start = first if first > 0 else count + best + 1 + first
    return {start + k * step: k for k in range(best)}


# --- turning --------------------------------------------------------------------------------------------------------


@builtin("Reverse", messages={"levels": "Level specification `1` is not valid."})
def reverse(ev: Evaluator, x: Expression, spec: Expression = 1) -> Expression | None:
    """Reverse[expr] gives expr with its parts in reverse order.
    Reverse[expr, n] reverses level n, Reverse[expr, {n1, n2, …}] several levels."""
    chosen = elements(spec) if is_list(spec) else (spec,)
    if not all([type(n) is int and n >= 1 for n in chosen]):
        return None
    if not is_compound(x):
        raise MessageError("normal", 1, Expr(S.Reverse, (x,)))
    if type(x) is PackedArray and max(chosen, default=1) <= x.array.ndim:
        import numpy as np  # slow; whoever has a packed array has paid for it

        return PackedArray(np.ascontiguousarray(np.flip(x.array, tuple([n - 1 for n in chosen]))))
    return _reversed(ev, x, frozenset(chosen), 1)


def _reversed(ev, x, chosen, level: int):
    if not is_compound(x):
        return x
    n = length(x)
    if level in chosen:
        x = select_items(x, range(n - 1, -1, -1))
    if max(chosen, default=0) <= level:
        return x
    return with_items(x, [_reversed(ev, a, chosen, level + 1) for a in items_of(x)])


@builtin(
    "RotateLeft",
    messages={"rspec": "Rotation specification `1` should be a machine-sized integer or list of machine-sized integers."},
)
def rotate_left(ev: Evaluator, x: Expression, n: Expression = 1) -> Expression:
    """RotateLeft[expr] moves the first part to the end; RotateLeft[expr, n] does so n times.
    RotateLeft[expr, {n1, n2, …}] rotates successive levels."""
    return _rotate(ev, x, n, 1)


@builtin(
    "RotateRight",
    messages={"rspec": "Rotation specification `1` should be a machine-sized integer or list of machine-sized integers."},
)
def rotate_right(ev: Evaluator, x: Expression, n: Expression = 1) -> Expression:
    """RotateRight[expr] moves the last part to the front; RotateRight[expr, n] does so n times.
    RotateRight[expr, {n1, n2, …}] rotates successive levels."""
    return _rotate(ev, x, n, -1)


def _rotate(ev, x, spec, sign: int):
    shifts = elements(spec) if is_list(spec) else (spec,)
    if not all([type(s) is int for s in shifts]):
        raise MessageError("rspec", spec)
    if not is_compound(x):
        raise MessageError("normal", 1, Expr(S.RotateLeft if sign > 0 else S.RotateRight, (x, spec)))
    if type(x) is PackedArray and len(shifts) <= x.array.ndim:
        import numpy as np  # slow; whoever has a packed array has paid for it

        return PackedArray(np.roll(x.array, [-sign * s for s in shifts], axis=range(len(shifts))))
    return _rotated(x, [sign * s for s in shifts], 0)


def _rotated(x, shifts, level: int):
    if level == len(shifts) or not is_compound(x):
        return x
    n = length(x)
    if n:
        # a turn by the length is no turn; Python's % is positive for negative shifts too
        k = shifts[level] % n
        if k:
            x = select_items(x, [*range(k, n), *range(k)])
    if level + 1 == len(shifts):
        return x
    return with_items(x, [_rotated(a, shifts, level + 1) for a in items_of(x)])


@builtin("Diagonal")
def diagonal(ev: Evaluator, x: Expression, k: Expression = 0) -> Expression | None:
    """Diagonal[m] gives the leading diagonal of the matrix m.
    Diagonal[m, k] gives the kth diagonal above (k > 0) or below (k < 0) it."""
    if type(k) is not int or not is_list(x):
        return None
    if type(x) is PackedArray and x.array.ndim >= 2:
        rows, columns = x.array.shape[:2]
        pairs = [(i, i + k) for i in range(rows) if 0 <= i + k < columns]
        if not pairs:
            return make_list(())
        return from_array(x.array[[p[0] for p in pairs], [p[1] for p in pairs]])
    entries = []
    for i, row in enumerate(elements(x)):
        if not is_list(row):
            return None
        if 0 <= i + k < length(row):
            entries.append(elements(row)[i + k])
    return final_list(ev, entries)


@builtin("Subdivide")
def subdivide(ev: Evaluator, a: Expression, b: Expression = None, n: Expression = None) -> Expression | None:
    """Subdivide[n] divides the interval from 0 to 1 into n equal parts; Subdivide[x, n] from 0 to x,
    Subdivide[x1, x2, n] from x1 to x2."""
    if n is None:
        a, b, n = (0, 1, a) if b is None else (0, a, b)
    if type(n) is not int or n < 1:
        return None
    step = ev.evaluate(Expr(S.Divide, (Expr(S.Subtract, (b, a)), n)))
    if type(a) in (int, float) and type(step) is float:
        import numpy as np  # slow to import, and many sessions never see an array

        # i (b - a)/n and not i times a rounded step: the last point must be b
        return from_array(a + np.arange(n + 1) * (nearest_float(b) - a) / n)
    return final_list(ev, [ev.evaluate(Expr(S.Plus, (a, Expr(S.Times, (i, step))))) for i in range(n + 1)])


@builtin("PowerRange", messages={"range": _RANGE["range"]})
def power_range(ev: Evaluator, a: Expression, b: Expression = None, r: Expression = 10) -> Expression | None:
    """PowerRange[b] gives {1, 10, …, b}; PowerRange[a, b] {a, 10 a, …, b}; PowerRange[a, b, r] uses the factor r."""
    if b is None:
        a, b = 1, a
    out = []
    x = a
    growing = ev.evaluate(Expr(S.Greater, (r, 1))) is S.True_
    # a factor below 1 leads down to b
    compare = S.LessEqual if growing else S.GreaterEqual
    while ev.evaluate(Expr(compare, (x, b))) is S.True_:
        out.append(x)
        # a power range that long comes from a factor near 1 by mistake: it stays unevaluated instead of filling memory
        if len(out) > 100_000:
            return None
        x = ev.evaluate(Expr(S.Times, (x, r)))
    return make_list(out)
