"""Packed and ordinary lists give the same results, and lists obey their laws."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wlnet import Session
from wlnet.expression import Expr, PackedArray, S, make_list, same, unpack

SESSION = Session()
EV = SESSION.evaluator

UNARY = [
    "Reverse",
    "Sort",
    "Total",
    "Accumulate",
    "Differences",
    "Union",
    "Tally",
    "DeleteDuplicates",
    "Most",
    "Rest",
    "First",
    "Last",
    "Length",
    "Dimensions",
    "Depth",
    "LeafCount",
    "Ordering",
    "ReverseSort",
    "Split",
    "Gather",
    "Counts",
    "RotateLeft",
    "Flatten",
    "VectorQ",
    "MatrixQ",
    "ArrayQ",
    "ListQ",
    "OrderedQ",
    "DuplicateFreeQ",
    "PositionIndex",
    "Permutations",
    "Signature",
]
SECOND = [
    ("Take", 3),
    ("Take", -2),
    ("Drop", 4),
    ("Partition", 5),
    ("PadRight", 50),
    ("PadLeft", 3),
    ("Part", -1),
    ("RotateRight", 7),
    ("ArrayPad", 2),
    ("Append", 1),
    ("Prepend", 1),
    ("Append", 2.5),
    ("Delete", 2),
    ("Riffle", 0),
    ("MemberQ", 1),
    ("Count", 1),
    ("Position", 1),
    ("FreeQ", 1),
    ("DeleteCases", 1),
    ("Cases", Expr(S.Blank, (S.Integer,))),
    ("TakeLargest", 3),
    ("Differences", 2),
    ("ReplaceAll", Expr(S.Rule, (1, 9))),
]
numbers = st.lists(st.integers(-5, 5), min_size=8, max_size=40)


def agree(head, items, dtype, *rest):
    array = np.array(items, dtype=dtype)
    packed = EV.evaluate(Expr(S[head], (PackedArray(array), *rest)))
    plain = EV.evaluate(Expr(S[head], (PackedArray(array).unpack(), *rest)))
    assert same(packed, plain), (head, unpack(packed), unpack(plain))


@pytest.mark.parametrize("head", [h for h in UNARY if h != "Permutations"])
@settings(max_examples=15, deadline=None)
@given(items=numbers, dtype=st.sampled_from(["int64", "float64"]))
def test_one_argument(head, items, dtype):
    agree(head, items, dtype)


@pytest.mark.parametrize("head, second", SECOND)
@settings(max_examples=10, deadline=None)
@given(items=numbers, dtype=st.sampled_from(["int64", "float64"]))
def test_two_arguments(head, second, items, dtype):
    agree(head, items, dtype, second)


@pytest.mark.parametrize(
    "head",
    [
        "Transpose",
        "Total",
        "Flatten",
        "Reverse",
        "Dimensions",
        "Catenate",
        "Accumulate",
        "First",
        "Depth",
        "MatrixQ",
        "Union",
        "Sort",
    ],
)
@settings(max_examples=10, deadline=None)
@given(rows=st.integers(1, 6), columns=st.integers(1, 6), seed=st.integers(0, 99))
def test_matrices(head, rows, columns, seed):
    agree(head, np.random.default_rng(seed).integers(-9, 9, (rows, columns)).tolist(), "int64")


@settings(max_examples=25, deadline=None)
@given(a=numbers, b=numbers, c=numbers)
def test_join_is_associative(a, b, c):
    left = EV.call(S.Join, EV.call(S.Join, make_list(a), make_list(b)), make_list(c))
    right = EV.call(S.Join, make_list(a), EV.call(S.Join, make_list(b), make_list(c)))
    assert same(left, right)


@settings(max_examples=25, deadline=None)
@given(items=st.lists(st.one_of(st.integers(), st.floats(allow_nan=False), st.text(max_size=3)), max_size=12))
def test_sort_is_idempotent_and_reverse_an_involution(items):
    once = EV.call(S.Sort, make_list(items))
    assert same(EV.call(S.Sort, once), once)
    assert same(EV.call(S.Reverse, EV.call(S.Reverse, once)), once)


def test_integers_never_overflow():
    big = PackedArray(np.full(40, 2**62, dtype="int64"))
    assert EV.call(S.Total, big) == 40 * 2**62
    assert EV.evaluate(Expr(S.Last, (Expr(S.Accumulate, (big,)),))) == 40 * 2**62


@pytest.mark.parametrize("spec", ["3", "-2", "2;;7", ";;;;3", "{1,3,-1}", "All", "-1;;1;;-2"])
def test_parts_of_packed_lists(spec):
    packed = SESSION.evaluate_to_string(f"Range[40][[{spec}]]", "InputForm")
    plain = SESSION.evaluate_to_string(f"Append[Range[40], x][[1;;40]][[{spec}]]", "InputForm")
    assert packed == plain


def test_part_assignment_copies():
    code = "x = Range[40]; y = x; x[[1]] = 100; x[[2]] = a; {First[y], x[[2]], x[[1]], y[[2]]}"
    assert SESSION.evaluate_to_string(code, "InputForm") == "{1, a, 100, 2}"
