"""PoolingLayer against the sum of its definition."""

from itertools import product

import numpy as np
import pytest
from asking import array_of, refusal, text_of

rng = np.random.default_rng(7)
NEUTRAL = {"Max": -np.inf, "Mean": 0, "Total": 0}


@pytest.mark.parametrize("function", ["Max", "Mean", "Total"])
@pytest.mark.parametrize(
    "size, kernel, stride, padding",
    [
        ((6,), (3,), (1,), ((0, 0),)),
        ((7,), (2,), (3,), ((1, 1),)),
        ((4, 5), (2, 3), (2, 1), ((1, 0), (0, 2))),
        ((3, 4, 3), (2, 2, 2), (1, 2, 1), ((0, 0), (1, 1), (0, 0))),
    ],
)
def test_definition(function, size, kernel, stride, padding):
    x = rng.standard_normal((2, *size))
    wide = np.pad(x, [(0, 0), *padding], constant_values=NEUTRAL[function])
    space = [(n - k) // s + 1 for n, k, s in zip(wide.shape[1:], kernel, stride)]
    expected = np.zeros((2, *space))
    for at in product(*[range(n) for n in space]):
        parts = [slice(a * s, a * s + k) for a, s, k in zip(at, stride, kernel)]
        window = wide[(slice(None), *parts)].reshape(2, -1)
        expected[(slice(None), *at)] = {"Max": np.max, "Mean": np.mean, "Total": np.sum}[function](window, 1)
    lists = [str(v).translate(str.maketrans("()[]", "{}{}")).replace(",}", "}") for v in (kernel, stride, padding)]
    code = f'PoolingLayer[{lists[0]}, {lists[1]}, "Function" -> {function}, PaddingSize -> {lists[2]}, Interleaving -> {{}}][x]'
    np.testing.assert_allclose(array_of(code.replace("{}", "False"), x=x), expected, rtol=1e-5, atol=1e-6)
    last = array_of(code.replace("{}", "True"), x=np.moveaxis(x, 0, -1))
    np.testing.assert_allclose(np.moveaxis(last, -1, 0), expected, rtol=1e-5, atol=1e-6)


@pytest.mark.parametrize(
    "code, expected",
    [
        ("PoolingLayer[2][{{1, 2, 3, 4}}]", "{{2., 3., 4.}}"),
        ("PoolingLayer[2, 2][{{1, 2, 3, 4}}]", "{{2., 4.}}"),
        ('PoolingLayer[2, "Stride" -> 2][{{1, 2, 3, 4}}]', "{{2., 4.}}"),
        ("PoolingLayer[2, 2][{{1, 2, 3, 4, 5}}]", "{{2., 4.}}"),
        ('PoolingLayer[2, 2, PaddingSize -> "Same"][{{1, 2, 3, 4, 5}}]', "{{2., 4., 5.}}"),
        ("PoolingLayer[2, PaddingSize -> 1][{{-1, -2}}]", "{{-1., -1., -2.}}"),
        ('PoolingLayer[3, "Function" -> Mean, PaddingSize -> 1][{{3, 3, 3}}]', "{{2., 3., 2.}}"),
        ('NetExtract[PoolingLayer[{2, 2}, 2, "Input" -> {3, 9, 8}], "Output"]', "{3, 4, 4}"),
        ('NetExtract[PoolingLayer[2, "Output" -> {3, 9, 8}], "Input"]', "{3, 10, 9}"),
        ('NetExtract[PoolingLayer[2, 3, "Input" -> {3, 9, 8}], "Stride"]', "{3, 3}"),
        ('NetExtract[PoolingLayer[2, "Function" -> Total], "Function"]', "Total"),
    ],
)
def test_values(code, expected):
    assert text_of(code) == expected


@pytest.mark.parametrize(
    "code, part",
    [
        ("PoolingLayer[]", "argument 1 is missing"),
        ("PoolingLayer[0]", "positive integer"),
        ('PoolingLayer[2, "Function" -> Min]', "one of Max, Mean, Total"),
        ("PoolingLayer[{2, 2}, {1}]", "Stride is for 1 spatial dimension, but KernelSize for 2"),
        ('PoolingLayer[5, "Input" -> {1, 3}]', "the kernel of size 5 does not fit"),
        ('PoolingLayer[2, "Input" -> {1, 3}, "Output" -> {2, 2}]', "same number of channels"),
    ],
)
def test_messages(code, part):
    assert part in refusal(code).text
