"""SparseArray: construction, properties, arithmetic; other functions work on the list it stands for."""

from itertools import product
from operator import add

from ...evaluator import Evaluator, Rule, builtin, declare_symbols, handles
from ...expression import (
    Expr,
    Expression,
    MessageError,
    S,
    Symbol,
    dimensions,
    elements,
    has_head,
    is_immediate_rule,
    is_list,
    is_rule,
    make_list,
    rule,
    same,
)
from ...expression.sparse import SparseArray
from ..kit.operands import MEASURES, REARRANGEMENTS, is_elementwise, with_lists

declare_symbols("Band")

_ENTRY_PATTERNS = frozenset(
    (S.Blank, S.BlankSequence, S.BlankNullSequence, S.Pattern, S.PatternTest, S.Condition, S.Alternatives, S.Except)
)


@builtin(
    "SparseArray",
    messages={
        "rect": "`1` should be a rectangular array.",
        "list": "List expected at position `1` in `2`.",
        "pos": "`1` is not a position in an array of dimensions `2`.",
        "dims": "`1` is not a list of positive integers or Automatic.",
        "ndims": "Dimensions of `1` cannot be deduced; give them as second argument.",
    },
)
def sparse_array(ev: Evaluator, args: tuple) -> Expression | None:
    """SparseArray[{pos1 -> val1, …}] gives a sparse array with these elements, 0 elsewhere.
    SparseArray[rules, dims, val] chooses dimensions and background; {i_, j_} /; cond :> v and Band[…] are allowed.
    SparseArray[list] converts a list; SparseArray[list, dims, val] pads it and takes val as background."""
    if not 1 <= len(args) <= 4:
        return None
    data = args[0]
    if len(args) == 4:
        return _from_parts(*args) if data is S.Automatic else None
    background = args[2] if len(args) == 3 else 0
    dims = _read_dimensions(args[1]) if len(args) > 1 else None
    if type(data) is SparseArray:
        return data if len(args) == 1 else _resized(ev, data, dims, background)
    if (
        is_immediate_rule(data)
        and is_list(data.args[0])
        and is_list(data.args[1])
        and elements(data.args[0])
        and is_list(elements(data.args[0])[0])
    ):
        pairs = zip(elements(data.args[0]), elements(data.args[1]))
        rules = [rule(p, v) for p, v in pairs]
        return _from_rules(ev, rules, dims, background, args)
    if is_rule(data):
        return _from_rules(ev, [data], dims, background, args)
    if not is_list(data):
        raise MessageError("list", 1, Expr(S.SparseArray, args))
    items = elements(data)
    if items and all([is_rule(e) for e in items]) or not items and dims:
        return _from_rules(ev, list(items), dims, background, args)
    if not items and len(args) == 1:
        # SparseArray[{}] is empty; with dimensions it is all background
        return SparseArray((0,), 0, {})
    return _from_list(data, dims, background)


def _read_dimensions(spec):
    """The dimensions of an argument n, {n1, …} or Automatic (None)."""
    if spec is S.Automatic:
        return None
    # n means a vector
    sizes = elements(spec) if is_list(spec) else (spec,)
    if not sizes or not all([type(n) is int and n > 0 for n in sizes]):
        raise MessageError("dims", spec)
    return tuple(sizes)


def _from_parts(_, dims, background, data):
    """SparseArray[Automatic, dims, background, {1, {rows, columns}, values}]: the printed form."""
    pattern = elements(data)[1] if is_list(data) and len(elements(data)) == 3 else None
    if not is_list(pattern) or len(elements(pattern)) != 2 or not is_list(dims):
        return None
    sizes, values = tuple(elements(dims)), elements(data)[2]
    pointers, columns = elements(pattern)
    if (
        not all([type(n) is int and n > 0 for n in sizes])
        or not sizes
        or not all([is_list(x) for x in (pointers, columns, values)])
    ):
        return None
    pointers, columns, values = elements(pointers), elements(columns), elements(values)
    rows = sizes[0] if len(sizes) > 1 else 1
    # compressed rows: pointers[row] elements lie in the rows up to this one
    if len(pointers) != rows + 1 or not all([type(p) is int for p in pointers]) or list(pointers) != sorted(pointers):
        return None
    if not pointers[-1] == len(columns) == len(values):
        return None
    entries = {}
    row = 1
    for i, (column, value) in enumerate(zip(columns, values)):
        while i >= pointers[row]:
            row += 1
        if not is_list(column):
            return None
        position = tuple(elements(column)) if len(sizes) == 1 else (row, *elements(column))
        if len(position) != len(sizes) or not all([type(p) is int and 0 < p <= n for p, n in zip(position, sizes)]):
            return None
        entries[position] = value
    return SparseArray(sizes, background, entries)


def _from_list(data, dims, background):
    sizes = dimensions(data)
    if 0 in sizes:
        raise MessageError("rect", data)
    entries = {}
    stack = [((), data)]
    while stack:
        position, item = stack.pop()
        if len(position) == len(sizes):
            if is_list(item):
                raise MessageError("rect", data)
            # 0. counts as 0, the default background
            if not same(item, background) and not (background == 0 and type(item) is float and item == 0):
                entries[position] = item
            continue
        stack.extend([((*position, i), e) for i, e in enumerate(elements(item), 1)])
    return SparseArray(sizes, background, _within(entries, dims)) if dims else SparseArray(sizes, background, entries)


def _within(entries: dict, dims: tuple) -> dict:
    return {p: v for p, v in entries.items() if len(p) == len(dims) and all([i <= n for i, n in zip(p, dims)])}


def _resized(ev, array: SparseArray, dims, background):
    dims = dims or array.dims
    if same(background, array.background):
        return SparseArray(dims, background, _within(array.entries, dims))
    # with another background other elements are explicit
    return _from_list(array.to_list(), dims, background)


def _from_rules(ev, rules: list, dims, background, args):
    """An array from position rules; the first rule for a position counts."""
    literal: dict = {}
    general = []
    for r in rules:
        position = _position(r.args[0])
        # behind the first pattern order matters: the first rule that fits a position counts
        if has_head(r.args[0], S.Band) and not _is_band(r.args[0]):
            raise MessageError("pos", r.args[0], S.Automatic if dims is None else make_list(dims))
        if position is not None and not general:
            literal.setdefault(position, r.args[1])
        else:
            general.append(r)
    if dims is None:
        positions = [p for r in rules if (p := _position(r.args[0])) is not None]
        bands = [extent for r in rules if (extent := _band_extent(r)) is not None]
        told = [r for r in rules if _position(r.args[0]) is not None or has_head(r.args[0], S.Band)]
        if not bands and (not positions or len(told) < len(rules)):  # a pattern fits positions without end
            raise MessageError("ndims", Expr(S.SparseArray, args))
        dims = tuple(map(max, zip(*positions, *bands)))
    for r in general:
        if has_head(r.args[0], S.Band) and len(_band_start(r.args[0])) != len(dims):
            raise MessageError("pos", r.args[0], make_list(dims))
    for position in literal:
        if len(position) != len(dims) or any([not 1 <= i <= n for i, n in zip(position, dims)]):
            raise MessageError("pos", make_list(position), make_list(dims))
    entries = literal
    for r in general:
        for position, value in _general_entries(ev, r, dims):
            entries.setdefault(position, value)
    # explicit elements that equal the background are not stored
    explicit = {p: v for p, v in entries.items() if not same(v, background)}
    return SparseArray(dims, background, explicit)


def _position(lhs):
    """A literal position: n or {n1, n2, …}."""
    if type(lhs) is int:
        return (lhs,)
    if is_list(lhs) and elements(lhs) and all([type(i) is int for i in elements(lhs)]):
        return tuple(elements(lhs))
    return None


def _general_entries(ev, r, dims: tuple) -> list:
    """The entries a Band or a pattern stands for."""
    lhs = r.args[0]
    if has_head(lhs, S.Band):
        return _band_entries(lhs, r.args[1], dims)
    literal = _position(lhs)
    if literal is not None:
        return [(literal, r.args[1])]
    if len(dims) == 1:
        lhs = _of_vector(lhs)
    compiled = Rule(lhs, r.args[1])
    entries = []
    for position in _positions(dims):
        value = ev.apply_rule(compiled, make_list(position))
        if value is not None:
            entries.append((position, ev.evaluate(value)))
    return entries


def _of_vector(lhs):
    """The pattern of a position in a vector: i_ stands for {i_}, also under a condition."""
    if has_head(lhs, S.Condition) and len(lhs.args) == 2:
        return Expr(S.Condition, (_of_vector(lhs.args[0]), lhs.args[1]))
    return lhs if is_list(lhs) else make_list([lhs])


def _positions(dims: tuple):
    return product(*[range(1, n + 1) for n in dims])


def _is_band(band) -> bool:
    """Band[start], Band[start, end] or Band[start, end, step] of positions of one rank."""
    if not 1 <= len(band.args) <= 3 or (start := _position(band.args[0])) is None:
        return False
    if len(band.args) == 3 and is_list(band.args[2]) and not any(elements(band.args[2])):  # it would stand still
        return False
    return all([not is_list(p) or (q := _position(p)) is not None and len(q) == len(start) for p in band.args[1:]])


def _band_start(band) -> tuple:
    start = band.args[0]
    return tuple(elements(start)) if is_list(start) else (start,)


def _band_end(band) -> "tuple | None":
    """Where Band[start, end, …] ends, by positions that may count from the end; None where that is the end of the array."""
    return tuple(elements(band.args[1])) if len(band.args) > 1 and is_list(band.args[1]) else None


def _band_step(band, rank: int) -> tuple:
    return tuple(elements(band.args[2])) if len(band.args) > 2 and is_list(band.args[2]) else (1,) * rank


def _is_block(value, rank: int) -> bool:
    """Is a value of a band an array of the rank of the whole, which stands there as a block?"""
    return len(dimensions(value)) == rank


def _band_extent(r):
    """The smallest dimensions that hold a band; None where nothing tells."""
    if not has_head(r.args[0], S.Band):
        return None
    band, value = r.args
    start, end, rank = _band_start(band), _band_end(band), len(_band_start(band))
    if end is not None and all([type(i) is int and i > 0 for i in end]):
        return end
    if _is_block(value, rank):
        return tuple([i + n - 1 for i, n in zip(start, dimensions(value))])
    values = elements(value) if is_list(value) else (value,)
    if values and all([_is_block(v, rank) for v in values]):
        sizes = [dimensions(v) for v in values]
        return tuple([i + sum([n[axis] for n in sizes]) - 1 for axis, i in enumerate(start)])
    last = tuple([i + s * (len(values) - 1) for i, s in zip(start, _band_step(band, rank))])
    return tuple(map(max, start, last))


def _band_entries(band, value, dims: tuple) -> list:
    """Band[{i, j}], Band[start, end] and Band[start, end, step] -> value, list of values or of blocks."""
    rank, position = len(dims), _band_start(band)
    end = _band_end(band)
    # negative ends count from the end of the array
    limit = dims if end is None else tuple([n + 1 + i if i < 0 else i for i, n in zip(end, dims)])
    step = _band_step(band, rank)
    values = elements(value) if is_list(value) else (value,)
    if _is_block(value, rank):
        values, cycles = (value,), end is not None
    else:
        cycles = not is_list(value) or end is not None  # values go round until the band ends, or stand once each
    entries: list = []
    k = 0
    while values and all([1 <= i <= min(n, m) for i, n, m in zip(position, dims, limit)]):
        if k >= len(values) and not cycles:
            break
        item = values[k % len(values)]
        stride = step
        if _is_block(item, rank):
            sizes = dimensions(item)
            inside = [(offset, _element(item, offset)) for offset in product(*[range(n) for n in sizes])]
            placed = [(tuple(map(add, position, offset)), v) for offset, v in inside]
            entries += [(p, v) for p, v in placed if all([i <= min(n, m) for i, n, m in zip(p, dims, limit)])]
            stride = step if len(band.args) > 2 else sizes  # blocks do not overlap
        else:
            entries.append((position, item))
        position = tuple(map(add, position, stride))
        k += 1
    return entries


def _element(array, offset: tuple):
    for i in offset:
        array = elements(array)[i]
    return array


@builtin("ArrayRules")
def array_rules(ev: Evaluator, array: Expression, background: Expression = 0) -> Expression | None:
    """ArrayRules[array] gives {pos1 -> val1, …, {_, …} -> background} for the elements that differ from the background.
    ArrayRules[list, val] takes val as the background."""
    if is_list(array):
        array = _from_list(array, None, background)
    if type(array) is not SparseArray:
        return None
    blanks = make_list([Expr(S.Blank, ())] * len(array.dims))
    return make_list([*[rule(make_list(p), v) for p, v in array.entries.items()], rule(blanks, array.background)])


# --- properties -----------------------------------------------------------------------------------------------------

_PROPERTIES = {
    "NonzeroValues": lambda a: make_list(a.entries.values()),
    "ExplicitValues": lambda a: make_list(a.entries.values()),
    "NonzeroPositions": lambda a: make_list([make_list(p) for p in a.entries]),
    "ExplicitPositions": lambda a: make_list([make_list(p) for p in a.entries]),
    "ExplicitLength": lambda a: len(a.entries),
    "NonzeroLength": lambda a: len(a.entries),
    "Background": lambda a: a.background,
    "ImplicitValue": lambda a: a.background,
    "Density": lambda a: len(a.entries) / _size(a),
    "ColumnIndices": lambda a: make_list([make_list(p) for p in a.column_indices()]),
    "RowPointers": lambda a: make_list(a.row_pointers()),
    "Dimensions": lambda a: make_list(a.dims),
    "PatternArray": lambda a: SparseArray(a.dims, a.background, {p: Expr(S.Blank, ()) for p in a.entries}),
    "PatternValues": lambda a: make_list([Expr(S.Blank, ())] * len(a.entries)),
    "AdjacencyLists": lambda a: (
        None
        if len(a.dims) != 2
        else make_list([make_list([p[1] for p in a.entries if p[0] == i]) for i in range(1, a.dims[0] + 1)])
    ),
    "Properties": lambda a: make_list(sorted(_PROPERTIES)),
    "Methods": lambda a: make_list(sorted(_PROPERTIES)),
}


def _size(a: SparseArray) -> int:
    size = 1
    for n in a.dims:
        size *= n
    return size


def apply_sparse(ev: Evaluator, array: SparseArray, args: tuple) -> Expression | None:
    """SparseArray[…]["property"]."""
    if len(args) != 1 or type(args[0]) is not str or args[0] not in _PROPERTIES:
        return None
    return _PROPERTIES[args[0]](array)


# --- as an argument -------------------------------------------------------------------------------------------------


def sparse_operand(ev: Evaluator, call: Expr, args: tuple) -> Expression | None:
    """f[…, sparse, …]: elementwise functions keep the array sparse, structural ones too, others see the list."""
    head = call.head
    if type(head) is not Symbol:
        return None
    arrays = [a for a in args if type(a) is SparseArray]
    if head is S.Normal and len(args) <= 2:
        return arrays[0].to_list()
    if is_elementwise(ev, head):
        return _elementwise(ev, call, args, arrays)
    handler = _SPECIAL.get(head)
    if handler is not None:
        return handler(ev, call, args)
    if head in REARRANGEMENTS or head is S.Dot:
        result = with_lists(ev, call, args, SparseArray, SparseArray.to_list)
        others = [a for a in args if is_list(a)] if head in (S.Join, S.Dot, S.KroneckerProduct) else ()
        # Wolfram gives a sparse array back unless a full list took part
        if is_list(result) and not others and 0 not in dimensions(result):
            return _from_list(result, None, arrays[0].background)
        return result
    if head in MEASURES:
        return with_lists(ev, call, args, SparseArray, SparseArray.to_list)
    return None


def _elementwise(ev, call, args, arrays):
    dims = arrays[0].dims
    if call.head is S.Times and all([a.background == 0 for a in arrays]):
        # what is 0 stays so, whatever a list has there
        args = tuple([_from_list(a, None, 0) if is_list(a) and dimensions(a) == dims else a for a in args])
        arrays = [a for a in args if type(a) is SparseArray]
    if any([is_list(a) for a in args]) or any([a.dims != dims for a in arrays]):
        return with_lists(ev, call, args, SparseArray, SparseArray.to_list)
    # anywhere else all arrays have their background
    positions = dict.fromkeys([p for a in arrays for p in a.entries])
    background = _at(ev, call.head, args, None)
    entries = {p: _at(ev, call.head, args, p) for p in positions}
    return SparseArray(dims, background, {p: v for p, v in entries.items() if not same(v, background)})


def _at(ev, head, args, position):
    """head of the elements at this position, of the backgrounds for None."""
    return ev.evaluate(
        Expr(
            head,
            tuple(
                [
                    a if type(a) is not SparseArray else a.background if position is None else a.entries.get(position, a.background)
                    for a in args
                ]
            ),
        )
    )


def _map(ev, call, args):
    if len(args) != 2 or type(args[1]) is not SparseArray or len(args[1].dims) != 1:
        return with_lists(ev, call, args, SparseArray, SparseArray.to_list)
    f, array = args
    return SparseArray(array.dims, ev.call(f, array.background), {p: ev.call(f, v) for p, v in array.entries.items()})


def _outer(ev, call, args):
    """Outer[f, a, b]: a list over the elements of a of the sparse arrays f[x, b]."""
    if len(args) != 3 or type(args[2]) is not SparseArray:
        return with_lists(ev, call, args, SparseArray, SparseArray.to_list)
    f, a, b = args
    a = a.to_list() if type(a) is SparseArray else a

    def over(x: Expression) -> Expression:
        if is_list(x):
            return make_list([over(e) for e in elements(x)])
        return SparseArray(b.dims, ev.call(f, x, b.background), {p: ev.call(f, x, v) for p, v in b.entries.items()})

    return over(a)


def _depth(ev, call, args):
    return len(args[0].dims) + 1 if len(args) == 1 else None


_SPECIAL = {S.Map: _map, S.Outer: _outer, S.Depth: _depth}

handles(SparseArray, sparse_operand, apply_sparse)
