"""ConvolutionLayer against the sum of its definition."""

from itertools import product

import numpy as np
import pytest
from asking import array_of, refusal, text_of

from wlnet import Session

rng = np.random.default_rng(5)


def convolved(x, w, bias, stride, dilation, padding, groups):
    """The definition, entry by entry: x (m, S…), w (n, m/groups, K…)."""
    rank = x.ndim - 1
    x = np.pad(x, [(0, 0), *padding])
    space = [(x.shape[i + 1] - dilation[i] * (w.shape[i + 2] - 1) - 1) // stride[i] + 1 for i in range(rank)]
    out = np.zeros((len(w), *space))
    per_group = w.shape[1]
    for o, *at in product(*[range(n) for n in out.shape]):
        first = o // (len(w) // groups) * per_group
        parts = [slice(a * s, a * s + d * (k - 1) + 1, d) for a, s, d, k in zip(at, stride, dilation, w.shape[2:])]
        window = x[(slice(first, first + per_group), *parts)]
        out[(o, *at)] = (window * w[o]).sum() + bias[o]
    return out


@pytest.mark.parametrize(
    "size, kernel, channels, groups, stride, dilation, padding",
    [
        ((6,), (3,), (2, 3), 1, (1,), (1,), ((0, 0),)),
        ((7,), (2,), (4, 2), 2, (2,), (2,), ((1, 2),)),
        ((5, 4), (2, 3), (2, 2), 1, (1, 2), (1, 1), ((1, 1), (0, 2))),
        ((5, 6), (3, 2), (3, 3), 3, (2, 1), (1, 2), ((0, 0), (1, 1))),
        ((3, 4, 3), (2, 2, 3), (2, 4), 2, (1, 2, 1), (1, 1, 1), ((0, 1), (0, 0), (1, 1))),
    ],
)
@pytest.mark.parametrize("interleaving", [False, True])
def test_definition(size, kernel, channels, groups, stride, dilation, padding, interleaving):
    m, n = channels
    x, w = rng.standard_normal((m, *size)), rng.standard_normal((n, m // groups, *kernel))
    bias = rng.standard_normal(n)
    found = array_of(
        f'ConvolutionLayer[{n}, {_list(kernel)}, "Weights" -> w, "Biases" -> b, "Stride" -> {_list(stride)}, '
        f'"Dilation" -> '
        f'{_list(dilation)}, PaddingSize -> {_list([_list(p) for p in padding])}, "ChannelGroups" -> {groups}, '
        f"Interleaving -> {interleaving}][x]",
        w=w,
        b=bias,
        x=np.moveaxis(x, 0, -1) if interleaving else x,
    )
    expected = convolved(x, w, bias, stride, dilation, padding, groups)
    np.testing.assert_allclose(np.moveaxis(found, -1, 0) if interleaving else found, expected, rtol=1e-4, atol=1e-5)


def _list(items):
    return "{" + ", ".join([str(i) for i in items]) + "}"


@pytest.mark.parametrize("n", range(1, 8))
@pytest.mark.parametrize("stride, kernel, dilation", [(1, 2, 1), (2, 3, 1), (3, 2, 2), (3, 1, 1)])
def test_same_padding_divides_the_size_by_the_stride(n, stride, kernel, dilation):
    code = (
        f'ConvolutionLayer[1, {{{kernel}}}, "Stride" -> {stride}, "Dilation" -> {dilation}, PaddingSize -> "Same", '
        f'"Input" -> {{1, {n}}}]'
    )
    assert text_of(f'NetExtract[{code}, "Output"]') == f"{{1, {-(-n // stride)}}}"


@pytest.mark.parametrize(
    "code, expected",
    [
        (
            'ConvolutionLayer[1, {2}, PaddingSize -> "Same", "Weights" -> {{{1, 10}}}, "Biases" -> None][{{1, 2, 3}}]',
            "{{21., 32., 3.}}",
        ),  # the odd zero comes last
        ('ConvolutionLayer["Weights" -> {{{1, 2}}}, "Biases" -> {10}][{{1, 2, 3}}]', "{{15., 18.}}"),
        (
            'ConvolutionLayer[1, 2, "Weights" -> {{{1, 2}}}, "Biases" -> {10}][{{{1, 2, 3}}, {{0, 1, 0}}}]',
            "{{{15., 18.}}, {{12., 11.}}}",
        ),
        ('ConvolutionLayer[3, 2, "Input" -> {2, 5, 5}][["KernelSize"]]', "{2, 2}"),
        ('NetExtract[ConvolutionLayer[3, 2, PaddingSize -> 1, "Dimensionality" -> 3], "PaddingSize"]', "{{1, 1}, {1, 1}, {1, 1}}"),
        ('NetExtract[NetChain[{ConvolutionLayer[3, 2], Ramp}, "Input" -> {1, 4}], {1, "Stride"}]', "{1}"),
        ('NetExtract[ConvolutionLayer[4, 3, "ChannelGroups" -> 2, "Input" -> {6, 8}], "Output"]', "{4, 6}"),
        ('NetExtract[ConvolutionLayer[4, {3}, PaddingSize -> 1, "Output" -> {4, 8}], "Input"][[2]]', "8"),
        ('NetExtract[ConvolutionLayer[4, {3}, "Output" -> {4, 8}], "Input"][[2]]', "10"),
        ('Dimensions[NetExtract[NetInitialize[ConvolutionLayer[4, {3, 2}, "Input" -> {6, 8, 9}]], "Weights"]]', "{4, 6, 3, 2}"),
    ],
)
def test_values(code, expected):
    assert text_of(code) == expected


def test_unchanged_varying_length_is_the_same_length():
    layer = Session().evaluate('ConvolutionLayer[2, 3, PaddingSize -> 1, "Input" -> {2, "Varying"}]').expression
    assert layer.inputs["Input"].dims[1] == layer.outputs["Output"].dims[1]


@pytest.mark.parametrize(
    "code, part",
    [
        ("ConvolutionLayer[0, 3]", "argument 1"),
        ("ConvolutionLayer[2]", "the kernel's size expected"),
        ("ConvolutionLayer[2, {1, 2, 3, 4}]", "one to three positive integers"),
        ('ConvolutionLayer[2, {3, 3}, "Stride" -> {1}]', "Stride is for 1 spatial dimension, but KernelSize for 2"),
        ('ConvolutionLayer[3, 3, "ChannelGroups" -> 2]', "multiple of ChannelGroups"),
        ('ConvolutionLayer[4, 3, "ChannelGroups" -> 2, "Input" -> {3, 8}]', "the number of input channels, 3"),
        ("ConvolutionLayer[2, 3, PaddingSize -> -1]", "PaddingSize"),
        ('ConvolutionLayer[2, 3, PaddingSize -> "Valid"]', '"Same"'),
        ('ConvolutionLayer[2, 3, "Padding" -> 1]', "Padding"),
        (
            'ConvolutionLayer[2, 3, "Input" -> {1, 2, 8}]',
            "the kernel of size 3 does not fit into the input, whose size at level 2 is 2",
        ),
        ('ConvolutionLayer[2, 3, "Input" -> {1, 9}, "Output" -> {2, 8}]', "size 7 at level 2"),
        ('ConvolutionLayer[2, 3, "Input" -> 9]', "rank 2, 3 or 4"),
        ('ConvolutionLayer[2, 3, "Weights" -> {{1, 2}}]', "Weights of rank 3, 4 or 5"),
        ('ConvolutionLayer[2, 3, "Weights" -> {{{1, 2}}}]', 'array "Weights"'),
        ('ConvolutionLayer[2, 3, "Input" -> {1, 9}][RandomReal[1, {1, 9}]]', "not initialized"),
        ('ConvolutionLayer[1, {2}, "Weights" -> {{{1, 2}}}, "Biases" -> None][{1, 2}]', 'port "Input"'),
    ],
)
def test_messages(code, part):
    assert part in refusal(code).text
