"""Questions about expressions: heads, predicates, sizes, levels and order."""

from ...evaluator import Evaluator, builtin, declare_symbols
from ...evaluator.flat_rules import flat_pattern
from ...expression import (
    NUMBERS,
    Association,
    BigReal,
    Complex,
    Expr,
    Expression,
    MessageError,
    NumericArray,
    PackedArray,
    Rational,
    S,
    Symbol,
    boolean,
    dimensions,
    elements,
    head_of,
    identity_key,
    is_list,
    length,
    make_list,
    same,
    to_array,
)
from ...expression.arithmetic import nearest_float
from ...expression.compounds import is_compound, is_infinity, items_of
from ...expression.image import Image
from ...expression.order import compare
from ..kit.each import caller, holds, test_each
from ..kit.levels import depth_of, levels, visit
from .sets import distinct_indices
from .sorting import ordering_sign

declare_symbols("Rule", attributes="SequenceHold")
declare_symbols("RuleDelayed", attributes="HoldRest SequenceHold")


@builtin("Head")
def head(ev: Evaluator, x: Expression, wrapper: Expression = None) -> Expression:
    """Head[expr] gives the head of expr.
    Head[expr, h] wraps it in h."""
    its_head = head_of(x)
    return its_head if wrapper is None else Expr(wrapper, (its_head,))


# --- predicates -----------------------------------------------------------------------------------------------------


@builtin("AtomQ")
def atom_q(ev: Evaluator, x: Expression) -> Expression:
    """AtomQ[expr] is True if expr has no parts."""
    return boolean(type(x) is not Expr and type(x) is not PackedArray)


@builtin("ListQ")
def list_q(ev: Evaluator, x: Expression) -> Expression:
    """ListQ[expr] is True if the head of expr is List."""
    return boolean(is_list(x))


@builtin("StringQ")
def string_q(ev: Evaluator, x: Expression) -> Expression:
    """StringQ[expr] is True if expr is a string."""
    return boolean(type(x) is str)


@builtin("TrueQ")
def true_q(ev: Evaluator, x: Expression) -> Expression:
    """TrueQ[expr] is True if expr is True, and False otherwise."""
    return boolean(x is S.True_)


@builtin("BooleanQ")
def boolean_q(ev: Evaluator, x: Expression) -> Expression:
    """BooleanQ[expr] is True if expr is True or False."""
    return boolean(x is S.True_ or x is S.False_)


@builtin("SameQ")
def same_q(ev: Evaluator, args: tuple) -> Expression:
    """lhs === rhs is True if both sides are identical, and False otherwise."""
    return boolean(all([_same(a, b) for a, b in zip(args, args[1:])]))


def _same(a, b) -> bool:
    if type(a) is float and type(b) is float and a != b:
        return abs(a - b) <= 2.3e-16 * max(abs(a), abs(b))  # the last binary digit does not count
    if type(a) in _INEXACT and type(b) in _INEXACT and (type(a) is BigReal or type(b) is BigReal):
        if same(a, b):
            return True
        # Wolfram compares numbers of different precision to the digits of the less precise one
        digits = min([v.precision for v in (a, b) if type(v) is BigReal])
        x, y = nearest_float(a), nearest_float(b)
        return abs(x - y) <= 10**-digits * max(abs(x), abs(y))
    return same(a, b)


_INEXACT = (float, BigReal)


@builtin("UnsameQ")
def unsame_q(ev: Evaluator, args: tuple) -> Expression:
    """lhs =!= rhs is True if the sides are not identical; with more sides, if no two are."""
    for i, a in enumerate(args):
        for b in args[i + 1 :]:
            if _same(a, b):
                return S.False_
    return S.True_


def _elements_pass(ev, x, test) -> bool:
    return test is None or all(test_each(ev, test, x))


@builtin("VectorQ")
def vector_q(ev: Evaluator, x: Expression, test: Expression = None) -> Expression:
    """VectorQ[expr] is True if expr is a list whose elements are not lists.
    VectorQ[expr, test] also wants test to give True for every element."""
    if type(x) is PackedArray:
        return boolean(x.array.ndim == 1 and _elements_pass(ev, x, test))
    if not is_list(x):
        return S.False_
    if test is not None:
        return boolean(_elements_pass(ev, x.args, test))
    return boolean(not any([is_list(a) for a in x.args]))


@builtin("MatrixQ")
def matrix_q(ev: Evaluator, x: Expression, test: Expression = None) -> Expression:
    """MatrixQ[expr] is True if expr is a list of lists of equal length whose elements are not lists.
    MatrixQ[expr, test] also wants test to give True for every element."""
    if not is_list(x) or not length(x):
        return S.False_
    rows = elements(x)
    if any([not is_list(r) or length(r) != length(rows[0]) for r in rows]):
        return S.False_
    # the test sees elements, never rows
    items = [a for r in rows for a in elements(r)]
    if test is None:
        return boolean(not any([is_list(a) for a in items]))
    return boolean(_elements_pass(ev, items, test))


@builtin("ArrayQ")
def array_q(ev: Evaluator, x: Expression, rank: Expression = None, test: Expression = None) -> Expression:
    """ArrayQ[expr] is True if expr is a full array: lists of equal length at every level, and no lists inside.
    ArrayQ[expr, patt] wants the number of levels to match patt; ArrayQ[expr, patt, test] tests every element."""
    if not is_list(x):
        return S.False_
    dims = dimensions(x)
    items = _leaves_at(x, len(dims))
    if test is None and any([is_list(a) for a in items]):
        return S.False_
    if rank is not None and not ev.matches(len(dims), rank):
        return S.False_
    return boolean(_elements_pass(ev, items, test))


def _leaves_at(x, depth: int) -> list:
    """The elements of a full array of this depth, row by row."""
    if type(x) is PackedArray:
        return x.array.reshape(-1).tolist()
    items = list(elements(x))
    for _ in range(depth - 1):
        items = [a for row in items for a in elements(row)]
    return items


@builtin("DuplicateFreeQ")
def duplicate_free_q(ev: Evaluator, x: Expression, test: Expression = None) -> Expression | None:
    """DuplicateFreeQ[list] is True if no two elements are the same.
    DuplicateFreeQ[list, test] compares with test."""
    items = items_of(x)
    if items is None:
        return None

    return boolean(len(distinct_indices(ev, items, test)) == len(items))


@builtin("MemberQ", operator="first", options={"Heads": S.False_})
def member_q(ev: Evaluator, x: Expression, pattern: Expression, spec: Expression = None, options: dict = None) -> Expression:
    """MemberQ[list, form] is True if an element of list matches form.
    MemberQ[list, form, levelspec] looks on these levels.
    MemberQ[form] is an operator form."""
    if spec is None and options["Heads"] is not S.True_:
        items = items_of(x)
        if items is None:
            return S.False_
        matcher = ev.matcher(pattern)
        for a in items:
            if matcher(a) is not None:
                return S.True_
        return S.False_
    return boolean(_occurs(ev, x, pattern, levels(spec if spec is not None else 1), options["Heads"] is S.True_))


@builtin("FreeQ", operator="first", options={"Heads": S.True_})
def free_q(ev: Evaluator, x: Expression, pattern: Expression, spec: Expression = None, options: dict = None) -> Expression:
    """FreeQ[expr, form] is True if no part of expr, heads included, matches form.
    FreeQ[expr, form, levelspec] looks on these levels.
    FreeQ[form] is an operator form."""
    depths = levels(spec if spec is not None else _EVERYWHERE)
    # a + b occurs in a + b + c: FreeQ of a Flat function must look at part of its arguments too
    wider = flat_pattern(ev, pattern)
    if wider is not None:
        pattern = Expr(S.Alternatives, (pattern, wider[0]))
    return boolean(not _occurs(ev, x, pattern, depths, options["Heads"] is not S.False_))


_EVERYWHERE = make_list((0, S.Infinity))


class _Found(Exception):
    pass


def _occurs(ev, x, pattern, depths, heads: bool) -> bool:
    matcher = ev.matcher(pattern)

    def check(part: Expression) -> None:
        if matcher(part) is not None:
            raise _Found

    try:
        visit(x, depths, heads, check)
    except _Found:
        return True
    return False


@builtin("MatchQ", operator="first")
def match_q(ev: Evaluator, x: Expression, pattern: Expression) -> Expression:
    """MatchQ[expr, form] is True if the pattern form matches expr.
    MatchQ[form] is an operator form."""
    return boolean(ev.matches(x, pattern))


# --- order ----------------------------------------------------------------------------------------------------------


@builtin("Order")
def order(ev: Evaluator, a: Expression, b: Expression, function: Expression = None) -> Expression:
    """Order[e1, e2] is 1 if e1 comes before e2 in canonical order, -1 if after, and 0 if they are the same.
    Order[e1, e2, p] uses the ordering function p."""
    if function is not None:
        return -ordering_sign(ev.evaluate(Expr(function, (a, b))))
    return -compare(a, b)


@builtin("OrderedQ")
def ordered_q(ev: Evaluator, x: Expression, test: Expression = None) -> Expression:
    """OrderedQ[h[e1, e2, …]] is True if the elements are in canonical order.
    OrderedQ[h[e1, e2, …], p] uses the ordering function p.
    """
    items = items_of(x)
    if items is None:
        raise MessageError("normal", 1, Expr(S.OrderedQ, (x,)))
    if test is None:
        return boolean(all([compare(a, b) <= 0 for a, b in zip(items, items[1:])]))

    call = caller(ev, test, 2)
    for a, b in zip(items, items[1:]):
        # an ordering function may give True and False or 1, 0 and -1
        if ordering_sign(call(a, b)) > 0:
            return S.False_
    return S.True_


# --- sizes ----------------------------------------------------------------------------------------------------------


@builtin("Length")
def length_(ev: Evaluator, x: Expression) -> Expression:
    """Length[expr] gives the number of parts of expr, 0 for atoms."""
    return length(x)


@builtin("Depth", options={"Heads": S.False_})
def depth(ev: Evaluator, x: Expression, options: dict) -> Expression:
    """Depth[expr] gives the largest number of indices needed to reach a part, plus one."""
    if options["Heads"] is S.True_:
        return _depth_with_heads(x)
    return depth_of(x)


def _depth_with_heads(x) -> int:
    if not is_compound(x):
        return 1
    return 1 + max([_depth_with_heads(head_of(x)), *[_depth_with_heads(a) for a in items_of(x)]])


@builtin("Dimensions", options={"AllowedHeads": S.Automatic})
def dimensions_(ev: Evaluator, x: Expression, limit: Expression = None, options: dict = None) -> Expression:
    """Dimensions[expr] gives the list of dimensions of expr as a full array.
    Dimensions[expr, n] gives at most n of them."""
    if type(x) is Association:
        dims = _association_dimensions(x)
    elif type(x) is Image:
        dims = x.dimensions
    elif type(x) is NumericArray:
        dims = x.array.shape
    else:
        dims = dimensions(x)
    if limit is not None and not is_infinity(limit):
        if type(limit) is not int or limit < 0:
            raise MessageError("innf", 2, Expr(S.Dimensions, (x, limit)))
        dims = dims[:limit]
    return make_list(dims)


def _association_dimensions(x: Association) -> tuple:
    values = x.values()
    if values and all([is_list(v) or type(v) is Association for v in values]):
        shapes = {_association_dimensions(v) if type(v) is Association else dimensions(v) for v in values}
        common = []
        for column in zip(*shapes):
            if len(set(column)) > 1:
                break
            common.append(column[0])
        return (len(values), *common)
    return (len(values),)


@builtin("ArrayDepth", options={"AllowedHeads": S.Automatic})
def array_depth(ev: Evaluator, x: Expression, options: dict) -> Expression:
    """ArrayDepth[expr] gives the number of levels on which expr is a full array."""
    if type(x) is Association:
        return len(_association_dimensions(x))
    return len(dimensions(x)) if type(x) in (Expr, PackedArray) else 0


@builtin("TensorRank")
def tensor_rank(ev: Evaluator, x: Expression) -> Expression:
    """TensorRank[array] gives the number of indices of an array."""
    if is_list(x):
        return len(dimensions(x))
    return 0 if type(x) in NUMBERS else None


@builtin("LeafCount")
def leaf_count(ev: Evaluator, x: Expression) -> Expression:
    """LeafCount[expr] gives the number of indivisible parts of expr, heads included."""
    count = 0
    stack = [x]
    while stack:
        e = stack.pop()
        kind = type(e)
        if kind is Expr:
            stack.append(e.head)
            stack.extend(e.args)
        elif kind is PackedArray:
            shape = e.array.shape
            total = 1
            for n in shape:
                count += total  # the heads of this level
                total *= n
            count += total * (3 if e.array.dtype.kind == "c" else 1)
        elif kind is Association:
            count += 1
            stack.extend(e.rules())
        elif kind in NUMBERS:
            count += _number_leaves(e)
        else:
            count += 1
    return count


def _number_leaves(x) -> int:
    kind = type(x)
    # Wolfram counts the head and the two integers: LeafCount[1/2] is 3
    if kind is Rational:
        return 3
    if kind is complex:
        return 3
    if kind is Complex:
        return 1 + _number_leaves(x.re) + _number_leaves(x.im)
    return 1


@builtin("ByteCount")
def byte_count(ev: Evaluator, x: Expression) -> Expression:
    """ByteCount[expr] estimates the number of bytes that expr takes."""
    if type(x) is PackedArray:
        # 160: what the wrapper and NumPy's header take in CPython 3.11 on 64 bits
        return x.array.nbytes + 160
    array = to_array(x)
    if array is not None:
        # 40 bytes: a tuple slot and the header of a row
        return array.nbytes + 40 * len(array)
    if type(x) is str:
        # five words of header, and the text in whole words of 8 bytes
        return 8 * (5 + len(x.encode("utf-8")) // 8)
    # 40 bytes a leaf: a slot in the tuple of parts and a small object; Wolfram's own figure is no more exact
    return 40 * leaf_count(ev, x)


@builtin("Level", options={"Heads": S.False_})
def level(ev: Evaluator, x: Expression, spec: Expression, wrapper: Expression = S.List, options: dict = None) -> Expression:
    """Level[expr, levelspec] lists the parts of expr on these levels, inner ones first.
    Level[expr, levelspec, f] gives f of them."""
    parts: list = []
    visit(x, levels(spec), options["Heads"] is S.True_, parts.append)
    return Expr(wrapper, tuple(parts))


@builtin("SymbolName", attributes="")
def symbol_name(ev: Evaluator, x: Expression) -> Expression | None:
    """SymbolName[sym] gives the name of a symbol without its context."""
    if type(x) is not Symbol:
        raise MessageError("sym", x, 1)
    return x.name


@builtin("ContainsAll", operator="first", options={"SameTest": S.Automatic})
def contains_all(ev: Evaluator, x: Expression, y: Expression, options: dict) -> Expression:
    """ContainsAll[e1, e2] is True if every element of e2 is in e1.
    ContainsAll[e2] is an operator form."""
    return _contains(ev, x, y, options, lambda a, b, inside: all([inside(e, a) for e in b]))


@builtin("ContainsAny", operator="first", options={"SameTest": S.Automatic})
def contains_any(ev: Evaluator, x: Expression, y: Expression, options: dict) -> Expression:
    """ContainsAny[e1, e2] is True if some element of e2 is in e1.
    ContainsAny[e2] is an operator form."""
    return _contains(ev, x, y, options, lambda a, b, inside: any([inside(e, a) for e in b]))


@builtin("ContainsNone", operator="first", options={"SameTest": S.Automatic})
def contains_none(ev: Evaluator, x: Expression, y: Expression, options: dict) -> Expression:
    """ContainsNone[e1, e2] is True if no element of e2 is in e1.
    ContainsNone[e2] is an operator form."""
    return _contains(ev, x, y, options, lambda a, b, inside: not any([inside(e, a) for e in b]))


@builtin("ContainsOnly", operator="first", options={"SameTest": S.Automatic})
def contains_only(ev: Evaluator, x: Expression, y: Expression, options: dict) -> Expression:
    """ContainsOnly[e1, e2] is True if e1 has only elements of e2.
    ContainsOnly[e2] is an operator form."""
    return _contains(ev, x, y, options, lambda a, b, inside: all([inside(e, b) for e in a]))


@builtin("ContainsExactly", operator="first", options={"SameTest": S.Automatic})
def contains_exactly(ev: Evaluator, x: Expression, y: Expression, options: dict) -> Expression:
    """ContainsExactly[e1, e2] is True if e1 and e2 have the same elements.
    ContainsExactly[e2] is an operator form."""
    return _contains(ev, x, y, options, lambda a, b, inside: all([inside(e, b) for e in a]) and all([inside(e, a) for e in b]))


@builtin("SubsetQ", operator="first", options={"SameTest": S.Automatic})
def subset_q(ev: Evaluator, x: Expression, y: Expression, options: dict) -> Expression:
    """SubsetQ[list1, list2] is True if every element of list2 is in list1.
    SubsetQ[list2] is an operator form."""
    if is_compound(x) and is_compound(y) and head_of(x) != head_of(y):
        raise MessageError("heads", head_of(x), head_of(y))
    return _contains(ev, x, y, options, lambda a, b, inside: all([inside(e, a) for e in b]))


@builtin("DisjointQ", operator="first", options={"SameTest": S.Automatic})
def disjoint_q(ev: Evaluator, x: Expression, y: Expression, options: dict) -> Expression:
    """DisjointQ[list1, list2] is True if the lists have no common element."""
    return _contains(ev, x, y, options, lambda a, b, inside: not any([inside(e, a) for e in b]))


@builtin("IntersectingQ", operator="first", options={"SameTest": S.Automatic})
def intersecting_q(ev: Evaluator, x: Expression, y: Expression, options: dict) -> Expression:
    """IntersectingQ[list1, list2] is True if the lists have a common element."""
    return _contains(ev, x, y, options, lambda a, b, inside: any([inside(e, a) for e in b]))


def _contains(ev, x, y, options, decide):
    if not is_compound(x) or not is_compound(y):
        return None
    test = options["SameTest"]
    if test is S.Automatic:
        sets: dict = {}

        def inside(e: Expression, items: tuple) -> bool:
            # both tuples outlive the call, so their ids name them; a set is made once for each
            known = sets.get(id(items))
            if known is None:
                known = sets[id(items)] = {identity_key(i) for i in items}
            return identity_key(e) in known
    else:
        equal = holds(ev, test)

        def inside(e: Expression, items: tuple) -> bool:
            return any([equal(e, i) for i in items])

    return boolean(decide(items_of(x), items_of(y), inside))
