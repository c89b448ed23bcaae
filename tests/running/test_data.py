"""Data of ports: one example or a batch, integers, different lengths, words for what arrived, values out."""

import numpy as np
import pytest
from asking import refusal, text_of

from wlnet.expression import Association, Expr, NumericArray, S, make_list, pack, to_numbers
from wlnet.nets.errors import NetFailure
from wlnet.nets.types import INTEGER, Index, Length, Tensor
from wlnet.running.data import data_words, read_tensor, stack_examples, to_wolfram


def lists(x):
    """Nested Python lists as unpacked lists."""
    return make_list([lists(a) for a in x]) if isinstance(x, list) else x


@pytest.mark.parametrize(
    "dims, data, is_batch, count",
    [
        ((2,), [1.0, 2.0], False, 1),
        ((2,), [[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]], True, 3),
        ((), 3.0, False, 1),
        ((), [1.0, 2.0], True, 2),
        (None, [[1.0, 2.0]], False, 1),
        ((Length(),), [1.0, 2.0, 3.0], False, 1),
        ((Length(), 2), [[1.0, 2.0]], False, 1),
        ((Length(),), [[1.0], [2.0, 3.0]], True, 2),
    ],
)
def test_examples_and_batches(dims, data, is_batch, count):
    for x in (lists(data), pack(lists(data))):
        examples = read_tensor("Input", Tensor(dims), x)
        assert (examples.is_batch, len(examples), examples.as_numeric_array) == (is_batch, count, False)


def test_different_lengths_stay_apart():
    examples = read_tensor("Input", Tensor((Length(),)), lists([[1.0], [2.0, 3.0]]))
    assert [a.tolist() for a in examples.arrays] == [[1.0], [2.0, 3.0]]


def test_numeric_arrays_are_told():
    assert read_tensor("Input", Tensor((2,)), NumericArray(np.ones(2))).as_numeric_array
    rows = make_list([NumericArray(np.ones(2)), NumericArray(np.ones(2))])
    assert read_tensor("Input", Tensor((2,)), rows).as_numeric_array
    assert not read_tensor("Input", Tensor((2,)), make_list([NumericArray(np.ones(2)), lists([1.0, 2.0])])).as_numeric_array


@pytest.mark.parametrize(
    "tensor, data, text",
    [
        (Tensor((2,)), [1.0, 2.0, 3.0], "expects a vector of length 2, but was given a vector of length 3"),
        (Tensor((2,)), [[1.0], [2.0]], "expects a vector of length 2"),
        (Tensor((2,)), 1.0, "was given a number"),
        (Tensor((2,)), [[[1.0, 2.0]]], "was given a 1×1×2 array"),
        (Tensor((2,)), ["a"], "a list with elements that are not numbers"),
        (Tensor((2,)), [1j, 2.0], "complex numbers"),
        (Tensor((), Index(1, 3)), 4, "was given the integer 4"),
        (Tensor((), Index(1, 3)), 0, "was given the integer 0"),
        (Tensor((), Index(1, None)), 0, "was given the integer 0"),
        (Tensor((), INTEGER), 1.5, "numbers that are not integers"),
    ],
)
def test_refusals(tensor, data, text):
    with pytest.raises(NetFailure) as refusal:
        read_tensor("Input", tensor, lists(data))
    assert text in str(refusal.value)


def test_integers_given_as_reals():
    examples = read_tensor("Input", Tensor((2,), Index(1, 9)), lists([3.0, 9.0]))
    assert examples.arrays.dtype == np.int64 and examples.arrays.tolist() == [[3, 9]]


@pytest.mark.parametrize(
    "x, words",
    [
        ("abc", 'the string "abc"'),
        ("x" * 50, f'the string "{"x" * 37}…"'),
        (lists([]), "an empty list"),
        (lists([[1], [1, 2]]), "a ragged list of lists"),
        (lists([[1], ["a"]]), "a list with elements that are not numbers"),
        (Association({}), "an association"),
        (3, "the number 3"),
        (S.foo, "the symbol foo"),
        (Expr(S.f, (1,)), "an expression with head f"),
    ],
)
def test_what_arrived_in_words(x, words):
    assert data_words(x) == words


def test_values_out():
    assert to_wolfram(np.array(2.0)) == 2.0 and type(to_wolfram(np.array(2))) is int
    assert to_numbers(to_wolfram(np.array([True, False]))).tolist() == [1, 0]
    assert type(to_wolfram(np.ones(2, np.float32), True)) is NumericArray
    assert type(to_wolfram(np.array(1.0, np.float32), True)) is float
    assert to_wolfram(np.zeros((2, 0))) == make_list([make_list(()), make_list(())])
    assert to_wolfram(np.zeros((0, 2))) == make_list(())


def test_examples_of_one_shape_are_stacked():
    assert stack_examples([np.ones(2), np.zeros(2)]).shape == (2, 2)
    assert type(stack_examples([np.ones(2), np.zeros(3)])) is list


EMBED = 'e = EmbeddingLayer[1, 3, "Weights" -> {{10}, {20}, {30}}]; '


@pytest.mark.parametrize(
    "code, value",
    [
        (EMBED + "{e[1], e[3]}", "{{10.}, {30.}}"),
        (EMBED + "e[2.]", "{20.}"),
        (EMBED + "e[{1, 3}]", "{{10.}, {30.}}"),
        ('LinearLayer[1, "Weights" -> {{2}}, "Biases" -> None][{1/2}]', "{1.}"),
        ("ElementwiseLayer[2 # &][{Sqrt[4], Pi}]", "{4., 6.2831854820251465}"),
        ('Head[ElementwiseLayer[2 # &][NumericArray[{1, 2}, "Real32"]]]', "NumericArray"),
        ("ElementwiseLayer[2 # &][SparseArray[{2 -> 3}, 3]]", "{0., 6., 0.}"),
        ('ElementwiseLayer[2 # &, "Input" -> {"Varying"}][{{1, 2}, {3}}]', "{{2., 4.}, {6.}}"),
    ],
)
def test_what_ports_take(code, value):
    assert text_of(code) == value


@pytest.mark.parametrize(
    "code, part",
    [
        (EMBED + "e[1.5]", "not integers"),
        (EMBED + "e[0]", "the integer 0"),
        (EMBED + "e[4]", "the integer 4"),
        (EMBED + "e[{1, 5}]", "the integer 5"),
        ('ElementwiseLayer[Tanh, "Input" -> 2]["some text"]', 'the string "some text"'),
        ('ElementwiseLayer[Tanh, "Input" -> 2][{1, x}]', "not numbers"),
        ('ElementwiseLayer[Tanh, "Input" -> 2][5]', "given a number"),
        ('ElementwiseLayer[Tanh, "Input" -> 2][f[x]]', "head f"),
        ('ElementwiseLayer[Tanh, "Input" -> 2][{1, 2, 3}]', "3"),
        ('ElementwiseLayer[Tanh, "Input" -> 2][x]', "the symbol x"),
    ],
)
def test_what_is_said_of_data_that_does_not_fit(code, part):
    assert part in refusal(code).text
