"""NetMapOperator and NetMapThreadOperator: the same as one element at a time."""

import numpy as np
import pytest
from asking import array_of, refusal, shape_of, text_of

from wlnet import Session

DOUBLE = 'LinearLayer[2, "Weights" -> {{1, 0}, {0, 2}}, "Biases" -> {0, 1}]'
PLUS = 'NetGraph[{ThreadingLayer[Plus]}, {{NetPort["a"], NetPort["b"]} -> 1}]'


@pytest.mark.parametrize(
    "code, expected",
    [
        ("NetMapOperator[SummationLayer[]][{{1, 2}, {3, 4}}]", "{3., 7.}"),
        (f"NetMapOperator[{DOUBLE}][{{{{1, 2}}, {{3, 4}}}}]", "{{1., 5.}, {3., 9.}}"),
        (
            f'NetMapOperator[{DOUBLE}, "Input" -> {{"Varying", 2}}][{{{{{{1, 2}}}}, {{{{3, 4}}, {{5, 6}}}}}}]',
            "{{{1., 5.}}, {{3., 9.}, {5., 13.}}}",
        ),
        ("NetMapOperator[NetMapOperator[SummationLayer[]]][{{{1, 2}, {3, 4}}, {{5, 6}, {7, 8}}}]", "{{3., 7.}, {11., 15.}}"),
        ("NetMapOperator[OrderingLayer[]][{{3, 1}, {1, 2}}]", "{{2, 1}, {1, 2}}"),
        ('Head[NetExtract[NetMapOperator[LinearLayer[2]], "Net"]]', "LinearLayer"),
        (f'NetMapThreadOperator[{PLUS}][<|"a" -> {{1, 2}}, "b" -> {{3, 4}}|>]', "{4., 6.}"),
        (f'NetMapThreadOperator[{PLUS}, 2][<|"a" -> {{{{1, 2}}}}, "b" -> {{{{3, 4}}}}|>]', "{{4., 6.}}"),
        (f'NetMapThreadOperator[{PLUS}, <|"a" -> 1|>][<|"a" -> {{1, 2}}, "b" -> 5|>]', "{6., 7.}"),
        (
            f'NetMapThreadOperator[{PLUS}, <|"a" -> 2, "b" -> 1|>][<|"a" -> {{{{1, 2}}, {{3, 4}}}}, "b" -> {{10, 20}}|>]',
            "{{11., 12.}, {23., 24.}}",
        ),
        ("NetMapThreadOperator[ThreadingLayer[Times]][{{1, 2}, {3, 4}}]", "{3., 8.}"),
        ("Keys[Options[NetMapOperator]]", '{LearningRateMultipliers, "Input", "Output"}'),
    ],
)
def test_value(code, expected):
    assert text_of(code) == expected


def test_states_start_anew_for_every_element():
    x = np.random.default_rng(1).standard_normal((3, 4, 2))
    code = 'gru = NetInitialize[GatedRecurrentLayer[3, "Input" -> {4, 2}]]; '
    session = Session()
    mapped = array_of(code + "NetMapOperator[gru][x]", session, x=x)
    alone = array_of("gru[x]", session)
    np.testing.assert_allclose(mapped, alone, rtol=1e-5)
    assert text_of('NetMapOperator[gru][x, NetPort[All, "States"]]', session) == "<||>"


def test_gradient_of_shared_weights_is_summed():
    x = np.random.default_rng(1).standard_normal((5, 2))
    code = f'NetMapOperator[{DOUBLE}][x, NetPortGradient[{{"Net", "Biases"}}]]'
    np.testing.assert_allclose(array_of(code, x=x), [5, 5])


@pytest.mark.parametrize(
    "code, port, expected",
    [
        ('NetMapOperator[LinearLayer[3], "Input" -> {4, 2}]', "Output", "{4, 3}"),
        ('NetMapOperator[LinearLayer[3, "Input" -> 2]]', "Input", "{Automatic, 2}"),
        ('NetMapOperator[LinearLayer[], "Output" -> {4, 3}]', "Output", "{4, 3}"),
    ],
)
def test_inferred(code, port, expected):
    assert shape_of(code, port) == expected


@pytest.mark.parametrize(
    "code, part",
    [
        ("NetMapOperator[]", "a net expected"),
        ('NetMapOperator["x"]', "a net"),
        (f"NetMapOperator[{PLUS}]", "exactly one input"),
        ('NetMapOperator[LinearLayer[2, "Input" -> 3], "Input" -> {4, 2}]', "3"),
        (f'NetMapThreadOperator[{PLUS}, <|"c" -> 1|>]', 'no input port "c"'),
        (f"NetMapThreadOperator[{PLUS}, 0]", "positive"),
        (f'NetMapThreadOperator[{PLUS}][<|"a" -> {{1, 2}}, "b" -> {{1, 2, 3}}|>]', "same length"),
    ],
)
def test_message(code, part):
    assert part in refusal(code).text


@pytest.mark.parametrize(
    "code, expected",
    [
        (
            'NetMapOperator[NetChain[{ElementwiseLayer[# &]}, "Input" -> 2, "Output" -> NetDecoder[{"Class", {"a", "b"}}]]]'
            "[{{0.1, 0.9}, {0.8, 0.2}}]",
            '{"b", "a"}',
        ),
        (
            'NetMapOperator[NetChain[{ElementwiseLayer[2 # &]}, "Input" -> NetEncoder["Boolean"]]][{True, False, True}]',
            "{2., 0., 2.}",
        ),
        (
            'NetMapOperator[NetChain[{ElementwiseLayer[2 # &]}, "Input" -> NetEncoder["Boolean"]]][{{True}, {True, False}}]',
            "{{2.}, {2., 0.}}",
        ),
        (
            'With[{m = NetMapOperator[NetChain[{Ramp}, "Input" -> NetEncoder["Boolean"]]]}, '
            "ToExpression[ToString[m, InputForm]] === m]",
            "True",
        ),
    ],
)
def test_coders_of_the_net_are_mapped_too(code, expected):
    assert text_of(code) == expected


def test_the_ports_of_an_open_net_are_those_with_levels():
    code = 'NetMapThreadOperator[ThreadingLayer[Plus], <|"Input1" -> 1|>][<|"Input1" -> {{1, 2}, {3, 4}}, "Input2" -> {10, 20}|>]'
    assert text_of(code) == "{{11., 22.}, {13., 24.}}"
