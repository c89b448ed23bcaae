"""The one way from data to NumPy arrays: what counts as numbers, and that every door of the house agrees."""

from decimal import Decimal

import numpy as np
import pytest
from asking import answer_of, array_of, text_of

from wlnet.expression import (
    BigReal,
    Complex,
    Expr,
    NumericArray,
    PackedArray,
    Rational,
    S,
    make_list,
    numeric_by,
    rational,
    rows_of_numbers,
    to_numbers,
)
from wlnet.expression.sparse import SparseArray

HALF = rational(1, 2)
ROOT = Expr(S.Sqrt, (2,))
BYTES = NumericArray(np.array([1, 255], np.uint8))


def call(f, x):
    """What a session would say about Sqrt[2], and about nothing else."""
    is_number = x is ROOT
    if f is S.NumericQ:
        return S.True_ if is_number else S.False_
    return 2**0.5 if is_number else x


@pytest.mark.parametrize(
    ("x", "dtype", "expected"),
    [
        (3, "int64", 3),
        (2.5, "float64", 2.5),
        (HALF, "float64", 0.5),
        (1j, "complex128", 1j),
        (Complex(HALF, 1), "complex128", 0.5 + 1j),
        (BigReal(Decimal("1.5"), 30), "float64", 1.5),
        (2**70, "float64", 2.0**70),
        (make_list([1, 2]), "int64", [1, 2]),
        (make_list([1, 2**63]), "float64", [1, 2.0**63]),
        (make_list([1, -(2**63)]), "int64", [1, -(2**63)]),
        (make_list([1, 2.5]), "float64", [1, 2.5]),
        (make_list([1, 1j]), "complex128", [1, 1j]),
        (make_list([make_list([1, HALF]), make_list([3, 4.5])]), "float64", [[1, 0.5], [3, 4.5]]),
        (PackedArray(np.arange(3)), "int64", [0, 1, 2]),
        (make_list([PackedArray(np.arange(2)), make_list([5, 6])]), "int64", [[0, 1], [5, 6]]),
        (BYTES, "uint8", [1, 255]),
        (make_list([BYTES, BYTES]), "uint8", [[1, 255], [1, 255]]),
        (make_list([BYTES, make_list([0, 0.5])]), "float64", [[1, 255], [0, 0.5]]),
        (SparseArray((2, 3), 0, {(1, 2): 5, (2, 3): HALF}), "float64", [[0, 5, 0], [0, 0, 0.5]]),
        (SparseArray((3,), 7, {}), "int64", [7, 7, 7]),
        (make_list([SparseArray((2,), 0, {(1,): 1}), make_list([2, 3])]), "int64", [[1, 0], [2, 3]]),
    ],
)
def test_everything_that_is_a_number(x, dtype, expected):
    array = to_numbers(x)
    assert array.dtype == dtype
    np.testing.assert_array_equal(array, np.array(expected, dtype))


@pytest.mark.parametrize(
    "x",
    [
        S.a,
        "1",
        S.Infinity,
        S.True_,
        make_list([]),
        make_list([make_list([]), make_list([])]),
        make_list([1, "2"]),
        make_list([1, make_list([2])]),
        make_list([make_list([1]), make_list([2, 3])]),
        make_list([BYTES, make_list([1, 2, 3])]),
        make_list([1, Expr(S.f, (2,))]),
        SparseArray((2,), S.a, {(1,): 1}),
        10**400,
        make_list([1.0, Rational(10**400, 3)]),
        BigReal(Decimal("1e400"), 20),
    ],
)
def test_what_is_no_number(x):
    assert to_numbers(x) is None
    assert to_numbers(x, numeric_by(call)) is None


def test_exact_numbers_have_the_value_that_the_caller_gives():
    assert to_numbers(ROOT) is None and to_numbers(make_list([ROOT, 1.0])) is None
    numeric = numeric_by(call)
    assert to_numbers(ROOT, numeric) == 2**0.5
    assert to_numbers(make_list([ROOT, 1]), numeric).tolist() == [2**0.5, 1]
    assert to_numbers(SparseArray((2,), 0, {(2,): ROOT}), numeric).tolist() == [0, 2**0.5]


def test_complex_numbers_are_refused_where_reals_are_asked_for():
    assert to_numbers(make_list([1, 1j]), real=True) is None
    assert to_numbers(Complex(0, 1), real=True) is None
    assert to_numbers(make_list([1, 2.5]), real=True).tolist() == [1, 2.5]


def test_rows_may_differ_in_length():
    rows = rows_of_numbers(make_list([make_list([1]), make_list([2, HALF])]))
    assert [row.tolist() for row in rows] == [[1], [2, 0.5]]
    assert rows_of_numbers(make_list([make_list([1]), make_list([S.a])])) is None
    assert rows_of_numbers(make_list([])) == []


# --- the doors: {x, 1} means the same wherever numbers are taken --------------------------------------------------------

PAIRS = {
    "{1/2, 1}": [0.5, 1],
    "{Sqrt[2], 1}": [2**0.5, 1],
    "{Pi + 1, 1}": [np.pi + 1, 1],
    "{1.25`30, 1}": [1.25, 1],
    "{2^70, 1}": [2.0**70, 1],
    "SparseArray[{1 -> 1/2}, 2, 1]": [0.5, 1],
    "SparseArray[{1 -> Sqrt[2]}, 2, 1]": [2**0.5, 1],
    'NumericArray[{.5, 1}, "Real32"]': [0.5, 1],
    "Developer`ToPackedArray[{.5, 1.}]": [0.5, 1],
}

DOORS = {
    "net": "ElementwiseLayer[Ramp][#] &",
    "batch": 'First[ElementwiseLayer["ReLU", "Input" -> 2][{#, #}]] &',
    "port": 'NetGraph[{Ramp}, {NetPort["a"] -> 1}][<|"a" -> #|>] &',
    "encoder": 'NetEncoder[{"Function", Identity, 2}][#] &',
    "array": 'NetArrayLayer["Array" -> #][] &',
    "weights": 'Normal[NetExtract[LinearLayer[2, "Input" -> 2, "Biases" -> #], "Biases"]] &',
    "shared array": 'Normal[NetExtract[NetArrayLayer["Array" -> NetArray[<|"Name" -> "w", "Array" -> #|>]], "Array"]] &',
    "replaced array": 'NetReplacePart[NetArrayLayer["Array" -> {1, 2}], "Array" -> #][] &',
    "placeholder": 'Normal[NetExtract[PlaceholderLayer["Arrays" -> <|"W" -> #|>], "W"]] &',
    "association": 'NetArrayLayer[<|"Type" -> "NetArray", "Arrays" -> <|"Array" -> #|>, "Parameters" -> <||>, '
    '"Inputs" -> <||>, "Outputs" -> <|"Output" -> NeuralNetworks`TensorT[{2}, NeuralNetworks`RealT]|>|>][] &',
    "numeric array": 'Normal[NumericArray[#, "Real64"]] &',
    "NPY": 'Normal[ImportString[ExportString[#, "NPY"], "NPY"]] &',
    "HDF5": 'Normal[First[Values[ImportString[ExportString[#, "HDF5"], {"HDF5", "Data"}]]]] &',
    "Dot": "{{1., 0.}, {0., 1.}} . # &",
    "Norm": "Norm[#] Normalize[N[Normal[#]]] &",
    "Mean": "With[{a = N[First[Normal[#]]]}, Mean[#] + (a - 1)/2 {1, -1}] &",
    "Fourier": "InverseFourier[Fourier[#]] &",
    "LinearSolve": "LinearSolve[{{1., 0.}, {0., 1.}}, #] &",
    "image": "ImageData[Image[{#}]][[1]] &",
    "plot": "Cases[ListPlot[#], Point[p_] :> p, Infinity][[1, All, 2]] &",
}


@pytest.mark.parametrize("door", DOORS)
@pytest.mark.parametrize("pair", PAIRS)
def test_every_door_takes_the_same_numbers(door, pair):
    array = np.ravel(array_of(f"N[({DOORS[door]})[{pair}]]"))
    np.testing.assert_allclose(array, PAIRS[pair], rtol=1e-6, atol=1e-15 * max(PAIRS[pair]))  # Fourier cancels


@pytest.mark.parametrize("x", ["1/2", "Sqrt[2]/4", "0.5`20", "Pi/10"])
def test_single_numbers_are_numbers_too(x):
    expected = array_of(f"N[{x}]")
    for code in (
        f"ElementwiseLayer[Ramp][{x}]",
        f'NetArrayLayer["Array" -> {x}][]',
        f'NetExtract[DropoutLayer[{x}], "DropoutProbability"]',
        f'First[NetEncoder["Scalar"][N[{x}]]]',
    ):
        assert array_of(code) == pytest.approx(float(expected), rel=1e-6), code


@pytest.mark.parametrize(
    "code",
    [
        'NetArrayLayer["Array" -> {1, I}]',
        'NetArrayLayer["Array" -> {1, a}]',
        'NetArrayLayer["Array" -> {{1}, {2, 3}}]',
        "ElementwiseLayer[Ramp][{1, I}]",
        "ElementwiseLayer[Ramp][{1, a}]",
        'NetArrayLayer["Array" -> {1, Infinity}]',
    ],
)
def test_what_is_no_number_is_refused_with_a_message(code):
    text, messages = answer_of(code)
    assert text == "$Failed" and len(messages) == 1, (text, messages)


def test_a_list_of_numeric_arrays_gives_numeric_arrays():
    code = 'ElementwiseLayer[Ramp, "Input" -> 2][{NumericArray[{1, -2}, "Real32"], NumericArray[{3, 4}, "Real32"]}]'
    assert text_of(f"Head[{code}]") == "NumericArray"
    assert text_of(f"Normal[{code}]") == "{{1., 0.}, {3., 4.}}"


def test_numbers_of_arbitrary_precision_keep_it_where_no_machine_number_is():
    assert text_of("Precision[{1.5`20, 2} . {1, 2}] > 18") == "True"
    assert text_of("{1.5`20, 2.} . {1, 2} // Precision") == "MachinePrecision"


def test_integers_beyond_64_bits_are_not_rounded_into_integer_types():
    assert answer_of("NumericArray[{2^63 + 1}]")[1] == ["NumericArray::nconvss"]
    assert text_of('Normal[NumericArray[{2^70}, "Real64"]] == {2.^70}') == "True"
