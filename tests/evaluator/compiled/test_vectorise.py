"""Bodies over whole arrays: the same numbers as one by one, and refusals where the exact rules would decide otherwise."""

import numpy as np
import pytest
from asking import array_of, value_of

from wlnet import Session
from wlnet.evaluator.compiled.vectorise import VECTOR_FROM, vector_body, vector_map
from wlnet.expression import PackedArray, symbol

VALUES = array_of("Range[60]/7.").tolist()
SUM = "(# + #^2 + 0.3 + 1/#) & /@ (Range[60]/7.)"


def test_terms_of_a_sum_are_added_in_ascending_order():
    """Orderless sorts the numbers before they are added; another order gives other last digits."""
    value_of(SUM)
    sums = array_of(SUM).tolist()
    for x, total in zip(VALUES, sums):
        a, b, c, d = sorted([x, x * x, 0.3, 1 / x])
        assert total == a + b + c + d
    assert sums != [x + x * x + 0.3 + 1 / x for x in VALUES]


BODIES = [
    *("#", "# + 1", "2 # - 3", "# - 0.5", "#^2", "#^3 - #", "#^-1", "1/#", "#/3", "#^0.5", "Sqrt[#]", "E^#", "3 # + 4 #^2"),
    *("Sin[#]", "Cos[#] + Sin[#]", "Log[#]", "Abs[#]", "Floor[#]", "Ceiling[#]", "Round[#]", "Mod[#, 3]", "Mod[#, -3]"),
    *("Quotient[#, 4]", "Quotient[7, #]", "-#", "Minus[#]", "Subtract[#, 2]", "Divide[#, 2]", "N[#]", "# k", "#^k", "Floor[#/2]"),
    *("10^15 #", "#^20", "2^62 + #", "# 2^61", "#^# ", "Max[#, 2]", "If[# > 2, #, 0]", "{#, 2 #}", "#^0", "# 0", "0. #", "1"),
]
# Ascending and mixed signs, zeros, halves, small and large, integers that leave 64 bits when they are doubled.
LISTS = [
    *(
        "Range[40]",
        "Range[-20, 20]",
        "N[Range[40]]",
        "N[Range[-20, 20]]",
        "Range[40]/2.",
        "Range[-20, 20] 0.5",
        "Range[40] 10.^-200",
    ),
    *("Range[40] 10.^200", "Range[40] + 2^62 - 50", "Range[-40, -1]", "ConstantArray[0, 40]", "ConstantArray[0., 40]", "Range[10]"),
]


@pytest.mark.parametrize("body", BODIES)
def test_whole_arrays_and_single_numbers_agree(body):
    """`value_of` compares; the last digits count."""
    value_of(f"k = 3; {{{', '.join([f'Map[{body} &, {numbers}]' for numbers in LISTS])}}}")


X = symbol("Global`x")


def body_over(code: str, array):
    """What vector_body makes of a body in x."""
    session = Session()
    return vector_body(session.evaluator, session.evaluator.read(code)[0], {X: np.asarray(array)})


@pytest.mark.parametrize(
    "code, array",
    [
        ("1/x", [1.0, 0.0]),
        ("Log[x]", [1.0, 0.0]),
        ("Log[x]", [1.0, -1.0]),
        ("Sqrt[x]", [1.0, -1.0]),
        ("Exp[x]", [1.0, 1000.0]),
        ("x^x", [1.0, -1.0]),
        ("x^-1", [1, 2]),
        ("x^0", [1.0, 2.0]),
        ("x*x", [1, 2**32]),
        ("x + 2^62", [1, 2**62]),
        ("x^2", [1e-200, 1.0]),
        ("Sin[x]", [1, 2]),
        ("Mod[x, -3]", [1, 2]),
        ("Mod[x, 2]", [1.5, 2.5]),
        ("Mod[5, x]", [0, 3]),
        ("Quotient[5, x]", [0, 3]),
        ("16 x^3", [-(2**20), 1]),
        ("2^62 + x^2", [2**31, -1]),
        ("Floor[x]", [1.0, 1e30]),
        ("f[x]", [1.0, 2.0]),
        ("x y", [1.0, 2.0]),
        ("7", [1.0, 2.0]),
        ("x + 1/2", [1.0, 2.0]),
    ],
)
def test_what_could_come_out_otherwise_is_refused(code, array):
    assert body_over(code, array) is None


@pytest.mark.parametrize(
    "code, array, result",
    [
        ("x + 1", [1, 2], [2, 3]),
        ("x*x", [2**31, -(2**31)], [2**62, 2**62]),
        ("x + 2^62", [2**61, -1], [2**62 + 2**61, 2**62 - 1]),
        ("x^2", [-3, 2], [9, 4]),
        ("x^3", [-3, 2], [-27, 8]),
        ("2^62 - x^2", [2**31, -1], [0, 2**62 - 1]),
        ("x^-2", [2.0, 4.0], [0.25, 0.0625]),
        ("Mod[5, x]", [2, 3], [1, 2]),
        ("Mod[x, 3]", [-1, 5], [2, 2]),
        ("Quotient[x, 3]", [-1, 5], [-1, 1]),
        ("Abs[x]", [-3, 2], [3, 2]),
        ("Round[x]", [0.5, 1.5, 2.5, -0.5], [0, 2, 2, 0]),
        ("Floor[x]", [-0.5, 1.5], [-1, 1]),
        ("Ceiling[x]", [-0.5, 1.5], [0, 2]),
        ("-x", [1, -2], [-1, 2]),
        ("Subtract[x, 3]", [1, 5], [-2, 2]),
        ("Divide[x, 4.]", [1.0, 2.0], [0.25, 0.5]),
        ("N[x]", [1, 2], [1.0, 2.0]),
    ],
)
def test_what_is_done_at_once(code, array, result):
    value = body_over(code, array)
    assert value.tolist() == result and value.dtype.kind == ("f" if type(result[0]) is float else "i")


@pytest.mark.parametrize("size, packed", [(VECTOR_FROM - 1, False), (VECTOR_FROM, True)])
def test_from_which_length_on(size, packed):
    session = Session()
    f = session.evaluator.read("# + 1 &")[0]
    result = vector_map(session.evaluator, f, PackedArray(np.arange(size)))
    assert (result is not None) is packed


@pytest.mark.parametrize(
    "code, fits", [("x |-> x + 1", True), ("Function[{x}, x + 1]", True), ("Function[{x, y}, x]", False), ("f", False)]
)
def test_which_functions_are_done_at_once(code, fits):
    session = Session()
    result = vector_map(session.evaluator, session.evaluator.read(code)[0], PackedArray(np.arange(40)))
    assert (result is not None) is fits


def test_infinities_are_left_to_the_evaluator():
    session = Session()
    session.set_value("v", np.array([np.inf] * 40))
    assert session.evaluate_to_string("First[(# + 1 &) /@ v]", "InputForm") == "Infinity"
    infinite = np.array([0.5, -np.inf] * 20)
    assert vector_map(session.evaluator, session.evaluator.read("# + 1 &")[0], PackedArray(infinite)) is None


@pytest.mark.parametrize(
    "code",
    [
        "# # & /@ (Range[40] 10.^-200)",
        "1.*^-200*1.*^-200*# & /@ (1. Range[40])",
        "#^2 & /@ (Range[0, 39] 10.^-170)",
        "Exp[-#] & /@ (Range[40] 50.)",
        "E^(-#) & /@ (Range[40] 50.)",
        "0.1^# & /@ (Range[40] 50.)",
        "Table[1.*^-170 k*1.*^-170 k, {k, 1., 40.}]",
    ],
)
def test_underflow_is_left_to_the_evaluator(code):
    """What is below the machine's range is no zero, whichever mode finds it."""
    assert "0." not in value_of(f"Rest[{code}]").replace("{", "").split(", ")
