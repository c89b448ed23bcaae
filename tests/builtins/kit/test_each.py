"""Applying functions to many parts: packed or not, compiled, native or walked, the results are the same."""

import numpy as np
import pytest
from asking import MODES

from wlnet import Session
from wlnet.builtins.kit.each import apply_each, caller, holds, test_each
from wlnet.expression import Expr, PackedArray, S, elements, rational, symbol

test_each.__test__ = False  # it is no test

COUNTS = [1, 8, 9, 31, 32, 33, 60]


@pytest.fixture(params=MODES, ids=str)
def ev(request):
    evaluator = Session().evaluator
    evaluator.compiling, evaluator.vectorising = request.param
    return evaluator


def read(ev, text: str):
    return ev.evaluate(ev.read(text)[0])


@pytest.mark.parametrize("n", COUNTS)
@pytest.mark.parametrize("function, meaning", [
    ("#^2 - 3 # &", lambda x: x * x - 3 * x), ("If[# > 3, -#, #] &", lambda x: -x if x > 3 else x), ("Function[t, t + 1/2]", lambda x: rational(2 * x + 1, 2)),
    ("g", lambda x: x + 10), ("h", lambda x: Expr(symbol("Global`h"), (x,))), ("EvenQ", lambda x: S.True_ if x % 2 == 0 else S.False_),
])  # fmt: skip
def test_a_function_of_every_element(ev, n, function, meaning):
    read(ev, "g[x_] := x + 10")
    f, expected = read(ev, function), [meaning(x) for x in range(-2, n - 2)]
    packed = PackedArray(np.arange(-2, n - 2))
    assert elements_of(apply_each(ev, f, list(range(-2, n - 2)))) == expected
    assert elements_of(apply_each(ev, f, packed)) == expected


def elements_of(result) -> list:
    return result.elements() if type(result) is PackedArray else list(result)


def test_long_packed_lists_stay_packed_where_bodies_run_on_arrays():
    ev = Session().evaluator
    f = read(ev, "#^2 + 1 &")
    for n in (31, 32, 33):
        result = apply_each(ev, f, PackedArray(np.arange(float(n))))
        assert type(result) is (PackedArray if n >= 32 else list), n
    ev.vectorising = False
    assert type(apply_each(ev, f, PackedArray(np.arange(40.0)))) is list


def test_no_elements(ev):
    assert list(apply_each(ev, S.f, [])) == [] and test_each(ev, S.EvenQ, []) == []


TESTS = {
    "EvenQ": lambda x: x % 2 == 0, "OddQ": lambda x: x % 2 == 1, "IntegerQ": lambda x: True, "NumberQ": lambda x: True,
    "Positive": lambda x: x > 0, "Negative": lambda x: x < 0, "NonNegative": lambda x: x >= 0, "PrimeQ": lambda x: abs(x) in (2, 3, 5, 7), "# > 1 &": lambda x: x > 1,
}  # fmt: skip


@pytest.mark.parametrize("criterion", TESTS)
def test_tests_of_whole_numbers(ev, criterion):
    for n in (3, 8, 9, 12):
        numbers = list(range(-4, n - 4))
        expected = [TESTS[criterion](x) for x in numbers]
        assert test_each(ev, read(ev, criterion), numbers) == expected
        assert test_each(ev, read(ev, criterion), PackedArray(np.arange(-4, n - 4))) == expected


def test_tests_of_other_things(ev):
    items = elements(read(ev, '{2, 2., x, 1/2, I, {2}, -2, 0, 3, 3.5, "a"}'))
    assert test_each(ev, S.EvenQ, items) == [True] + [False] * 5 + [True, True] + [False] * 3
    assert test_each(ev, S.IntegerQ, items) == [True] + [False] * 5 + [True, True, True, False, False]
    assert test_each(ev, S.Positive, items) == [True, True, False, True] + [False] * 4 + [True, True, False]


def test_changed_builtins_are_asked(ev):
    read(ev, "Unprotect[EvenQ, Positive]; EvenQ[4] = False; Positive = Negative;")
    assert test_each(ev, S.EvenQ, list(range(9))) == [True, False, True, False, False, False, True, False, True]
    assert test_each(ev, S.Positive, list(range(-5, 5))) == [True] * 5 + [False] * 5


def test_only_true_counts(ev):
    assert test_each(ev, read(ev, "If[# > 2, 1, True] &"), [1, 2, 3]) == [True, True, False]
    assert test_each(ev, read(ev, "q"), [1, 2]) == [False, False]


def test_callers_and_comparisons(ev):
    assert (
        caller(ev, read(ev, "#1 - #2 &"), 2)(5, 3) == 2
        and caller(ev, read(ev, "7 &"), 0)() == 7
        and caller(ev, read(ev, "{##} &"), 3)(1, 2, 3) == read(ev, "{1, 2, 3}")
    )
    less = holds(ev, S.Less)
    assert [less(1, 2), less(2, 2), less(2, 1), less(1, S.x)] == [True, False, False, False]
    near = holds(ev, read(ev, "Abs[#1 - #2] < 2 &"))
    assert [near(1, 2), near(1, 3), near(3, 2)] == [True, False, True]
