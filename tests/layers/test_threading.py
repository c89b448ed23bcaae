"""ThreadingLayer, TotalLayer and DotLayer: several inputs."""

import numpy as np
import pytest
from asking import array_of, refusal, shape_of, text_of


@pytest.mark.parametrize(
    "code, expected",
    [
        ("ThreadingLayer[Times][{{1, 2}, {3, 4}}]", "{3., 8.}"),
        ("ThreadingLayer[Plus][{1, 2, 3}]", "6."),
        ("ThreadingLayer[Subtract][{{1, 2}, {3, 5}}]", "{-2., -3.}"),
        ("ThreadingLayer[Divide][{{1, 2}, {2, 8}}]", "{0.5, 0.25}"),
        ("ThreadingLayer[Power][{{2, 3}, {3, 2}}]", "{8., 9.}"),
        ("ThreadingLayer[Max][{{1, 5}, {3, 4}, {2, 9}}]", "{3., 9.}"),
        ("ThreadingLayer[Min][{{1, 5}, {3, 4}}]", "{1., 4.}"),
        ("ThreadingLayer[Mod][{{5, 6}, {3, 4}}]", "{2., 2.}"),
        ("Round[ThreadingLayer[ArcTan][{{1}, {1}}], 0.0001] == {Round[N[Pi/4], 0.0001]}", "True"),
        ('ThreadingLayer[#a - 2*#b &][<|"a" -> {1, 2}, "b" -> {3, 4}|>]', "{-5., -6.}"),
        ('ThreadingLayer[#b - 2*#a &][<|"a" -> {1, 2}, "b" -> {3, 4}|>]', "{1., 0.}"),
        ("ThreadingLayer[Function[{x, y}, x*y + 1]][{{1, 2}, {3, 4}}]", "{4., 9.}"),
        ('ThreadingLayer["ReLU"[#1] + "HardTanh"[#2] &][{{-1, 2}, {3, -0.5}}]', "{1., 1.5}"),
        ("ThreadingLayer[If[#1 > #2, 1, 0] &][{{-1, 2}, {3, -0.5}}]", "{0., 1.}"),
        ("ThreadingLayer[Clip[#1, {0, #2}] &][{{5, -2}, {3, 1}}]", "{3., 0.}"),
        ('ThreadingLayer[Plus, InputPorts -> {"a", "b"}][<|"a" -> 1, "b" -> 2|>]', "3."),
        ("TotalLayer[][{{1, 2}, {3, 4}, {5, 6}}]", "{9., 12.}"),
        ("TotalLayer[][{1, 2}]", "3."),
        ("DotLayer[][{{1, 2}, {3, 4}}]", "11."),
        ("DotLayer[][{{{1, 2}, {3, 4}}, {1, 1}}]", "{3., 7.}"),
        ("DotLayer[][{{1, 1}, {{1, 2}, {3, 4}}, {1, 1}}]", "10."),
        ('NetGraph[{TotalLayer[]}, {{NetPort["a"], NetPort["b"]} -> 1}][<|"a" -> {1, 2}, "b" -> {3, 4}|>]', "{4., 6.}"),
        ('NetGraph[{ElementwiseLayer[2*# &], ThreadingLayer[Subtract]}, {{NetPort["Input"], 1} -> 2}][{1, 2}]', "{-1., -2.}"),
    ],
)
def test_value(code, expected):
    assert text_of(code) == expected


A, B = np.arange(6.0).reshape(2, 3), np.array([10.0, 20.0])


@pytest.mark.parametrize(
    "spec, first, second, expected",
    [
        ("Automatic", A, np.ones((1, 3)), A + 1),
        ("Automatic", A, np.array([[1.0], [5.0]]), A + [[1], [5]]),
        ("-1", A, B, A + B[:, None]),
        ("1", A, np.array([1.0, 2, 3]), A + [1, 2, 3]),
        ("2", A, B, A + B[:, None]),
        ("-2", A, np.array([1.0, 2, 3]), A + [1, 2, 3]),
        ("{None, -1}", A, B, A + B[:, None]),
        ("None", A, A, 2 * A),
        ("1", np.array(7.0), A, A + 7),
        ("2", np.ones((2, 4, 3)), A, 1 + A[:, None, :] + np.zeros((2, 4, 3))),
    ],
)
def test_broadcasting(spec, first, second, expected):
    result = array_of(f"ThreadingLayer[Plus, {spec}][{{a, b}}]", a=first, b=second)
    np.testing.assert_allclose(result, expected)


@pytest.mark.parametrize(
    "code, port, expected",
    [
        ('ThreadingLayer[Plus, "Input1" -> {2, 1}, "Input2" -> {1, 3}]', "Output", "{2, 3}"),
        ('ThreadingLayer[Plus, None, "Input1" -> {2, 3}, "Input2" -> Automatic]', "Input2", "{2, 3}"),
        ("ThreadingLayer[Plus, -1, InputPorts -> {{4, 3}, 4}]", "Output", "{4, 3}"),
        ('TotalLayer[InputPorts -> 2, "Output" -> {2, 3}]', "Input2", "{2, 3}"),
        ("DotLayer[InputPorts -> {{2, 3}, {3, 4}}]", "Output", "{2, 4}"),
        ("DotLayer[InputPorts -> {3, 3}]", "Output", '"Real"'),
    ],
)
def test_inferred(code, port, expected):
    assert shape_of(code, port) == expected


def test_surd_takes_arrays_of_indices():
    assert array_of("ThreadingLayer[Surd][{{-8, 9}, {3, 2}}]").tolist() == [-2, 3]


@pytest.mark.parametrize(
    "code, part",
    [
        ("ThreadingLayer[Plus, None][{{1, 2}, {3}}]", "same dimensions"),
        ("ThreadingLayer[Plus][{{1, 2}, {3, 4, 5}}]", "sizes 2, 3"),
        ("ThreadingLayer[Plus, 0]", "an integer other than 0"),
        ("ThreadingLayer[Total]", "Total"),
        ("TotalLayer[][{{1, 2}, {3, 4, 5}}]", "same dimensions"),
        ("DotLayer[][{{1, 2}, {3, 4, 5}}]", "must be the first of"),
        ("DotLayer[][{1, 2}]", "at least one level"),
        ('ThreadingLayer[#a + #b &][<|"a" -> 1|>]', '"b"'),
    ],
)
def test_message(code, part):
    assert part in refusal(code).text
