"""Parts of expressions: Part and its assignment, Extract, positions and ranges of positions.

A *position specification* is what Part takes for one level: an integer, Key[k] or a string, All, a Span, or a list of
those.  `take_range` and its relatives turn Take-like sequence specifications into ranges of indices.
"""

from ...evaluator import Evaluator, builtin, declare_symbol
from ...evaluator.parts import Missed, get_part, row, sequence_range
from ...expression import Atom, Expr, Expression, MessageError, PackedArray, S, is_list, length, make_list
from ...expression.compounds import items_of, select_items, with_items
from .positions import MESSAGES, is_many, is_part_spec, position_list


@builtin("Part", attributes="NHoldRest ReadProtected", messages=MESSAGES)
def part(ev: Evaluator, args: tuple) -> Expression | None:
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
        if not is_part_spec(s):
            raise MessageError("pkspec1", s)
    return get_part(ev, args[0], specs)


# --- Extract, First and the other single parts ----------------------------------------------------------------------


@builtin(
    "Extract",
    attributes="NHoldRest",
    operator="first",
    messages={
        **MESSAGES,
        "psl": "Position specification `1` in `2` is not a machine-sized integer or a list of machine-sized integers.",
        "psl1": "Position specification `1` in `2` is not applicable.",
    },
)
def extract(ev: Evaluator, x: Expression, spec: Expression, head: Expression = None) -> Expression | None:
    """Extract[expr, pos] gives the part of expr at a position in the form Position gives.
    Extract[expr, {pos1, pos2, …}] gives a list of parts.
    Extract[expr, pos, h] wraps each part in h before evaluation.
    Extract[pos] is an operator form."""
    for p in position_list(spec):
        if not all([is_part_spec(s) for s in p]):
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
        # numeric, byte and sparse arrays have elements though they are atoms
        if isinstance(x, Atom) and hasattr(x, "to_list"):
            return _end(ev, x.to_list(), default, place, tag)
        if default is not None:
            return default
        raise MessageError("normal", 1, Expr(S.First if place == 0 else S.Last, (x,)))
    if len(items):
        return row(x, place) if type(x) is PackedArray else items[place]
    if default is not None:
        return default
    raise MessageError(tag, x)


@builtin("First", attributes="HoldRest", messages=_FIRST)
def first(ev: Evaluator, x: Expression, default: Expression = None) -> Expression | None:
    """First[expr] gives the first part of expr.
    First[expr, def] gives def if there is none."""
    return _end(ev, x, default, 0, "nofirst")


@builtin("Last", attributes="HoldRest", messages=_FIRST)
def last(ev: Evaluator, x: Expression, default: Expression = None) -> Expression:
    """Last[expr] gives the last part of expr.
    Last[expr, def] gives def if there is none."""
    return _end(ev, x, default, -1, "nolast")


_NONE_LEFT = {"norest": "`1` has zero length and no rest.", "nomost": "`1` has zero length and no most."}


@builtin("Rest", messages={"norest": "Cannot take the rest of expression `1` with length zero."})
def rest(ev: Evaluator, x: Expression) -> Expression | None:
    """Rest[expr] gives expr without its first part."""
    n = _count(x, S.Rest)
    if n == 0:
        raise MessageError("norest", x)
    return select_items(x, range(1, n))


@builtin("Most", messages={"nomost": "Cannot take the most of expression `1` with length zero."})
def most(ev: Evaluator, x: Expression) -> Expression | None:
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

TAKE = {
    "take": "Cannot take positions `1` through `2` in `3`.",
    "seqs": "Sequence specification (+n, -n, {+n}, {-n}, {m, n}, or {m, n, s}) expected at position `2` in `1`.",
}
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
    # only what the outer level chose is looked into
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


def drop_indices(spec: Expression, n: int, x: Expression) -> list | range | None:
    """The 0-based indices that Drop keeps."""
    # the frequent form without a set of indices
    if type(spec) is int and -n <= spec <= n:
        return range(spec, n) if spec >= 0 else range(n + spec)
    return _kept(spec, n, x)


@builtin("Take", attributes="NHoldRest", messages=TAKE, minimum=1)
def take(ev: Evaluator, args: tuple) -> Expression | None:
    """Take[list, n] gives the first n parts of list, Take[list, -n] the last n.
    Take[list, {m, n}] gives parts m to n, Take[list, {m, n, s}] every sth of them; Take[list, UpTo[n]] at most n.
    Take[list, seq1, seq2, …] takes on successive levels."""
    return _take_or_drop("Take", args[0], args[1:], sequence_range)


@builtin("Drop", attributes="NHoldRest", messages=DROP, minimum=1)
def drop(ev: Evaluator, args: tuple) -> Expression | None:
    """Drop[list, n] gives list without its first n parts, Drop[list, -n] without its last n.
    Drop[list, {m, n}] and Drop[list, {m, n, s}] leave out these parts; Drop[list, UpTo[n]] at most n.
    Drop[list, seq1, seq2, …] drops on successive levels."""
    return _take_or_drop("Drop", args[0], args[1:], drop_indices)


@builtin("TakeDrop", attributes="NHoldRest", messages=TAKE)
def take_drop(ev: Evaluator, x: Expression, spec: Expression) -> Expression:
    """TakeDrop[list, seq] gives {Take[list, seq], Drop[list, seq]}."""
    return make_list([_take_or_drop("Take", x, (spec,), sequence_range), _take_or_drop("Drop", x, (spec,), drop_indices)])


declare_symbol("Span", usage="i;;j means the positions from i to j; i;;j;;k those in steps of k.")
declare_symbol("UpTo", usage="UpTo[n] means up to n parts, or as many as there are.")
