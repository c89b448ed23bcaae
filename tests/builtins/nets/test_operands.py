"""Functions of lists and options, given nets."""

import pytest
from asking import answer_of, text_of

CHAIN = 'n = NetChain[<|"a" -> 3, "b" -> Tanh, "c" -> 2|>, "Input" -> 4]; m = NetChain[{Ramp, Tanh}]; '


@pytest.mark.parametrize(
    "code, text",
    [
        ("Length[n]", "3"),
        ("Keys[n]", '{"a", "b", "c"}'),
        ("Head /@ Values[n]", "{LinearLayer, ElementwiseLayer, LinearLayer}"),
        ("First[m] === ElementwiseLayer[Ramp]", "True"),
        ("Last[m] === ElementwiseLayer[Tanh]", "True"),
        ("Normal[m] === {ElementwiseLayer[Ramp], ElementwiseLayer[Tanh]}", "True"),
        ("Keys[Normal[n]]", '{"a", "b", "c"}'),
        ("Keys[Take[n, 2]]", '{"a", "b"}'),
        ("Keys[Take[n, {2, 3}]]", '{"b", "c"}'),
        ("Keys[Drop[n, -1]]", '{"a", "b"}'),
        ("Keys[Most[n]]", '{"a", "b"}'),
        ("Keys[Rest[n]]", '{"b", "c"}'),
        ("Keys[n[[2 ;; 3]]]", '{"b", "c"}'),
        ("Keys[n[[{1, 3}]]]", '{"a", "c"}'),
        ("Keys[n[[;; -2]]]", '{"a", "b"}'),
        ("n[[2]] === NetExtract[n, 2]", "True"),
        ("Options[n, BatchSize]", "{BatchSize -> Automatic}"),
        ('Options[n, "NetEvaluationMode"]', '{NetEvaluationMode -> "Test"}'),
        ("Options[n][[All, 1]]", "{BatchSize, NetEvaluationMode, RandomSeeding, TargetDevice, WorkingPrecision}"),
        ("Options[LinearLayer[2], TargetDevice]", '{TargetDevice -> "CPU"}'),
        ("AtomQ[n]", "True"),
        ("Head[n]", "NetChain"),
        ("Head[LinearLayer[2]]", "LinearLayer"),
        ("Head[Length[LinearLayer[2]]]", "Integer"),
        ('NetEncoder["Characters"][["Alphabet"]] // Length', "97"),
        ('Head[Information[NetEncoder["Boolean"]]]', "InformationData"),
        ('Information[NetEncoder[{"Image", {2, 3}}]][[1, "Output"]]', "{3, 3, 2}"),
        ('Information[NetEncoder["Boolean"]][[1, "ObjectType"]]', '"NetEncoder"'),
        ("n == n", "True"),
        ('n === NetChain[<|"a" -> 3, "b" -> Tanh, "c" -> 2|>, "Input" -> 4]', "True"),
        ("n === m", "False"),
        ("MatchQ[n, _NetChain]", "True"),
    ],
)
def test_values(code, text):
    assert text_of(CHAIN + code) == text


@pytest.mark.parametrize(
    "code, message",
    [
        ("Take[n, x]", "Take::netarg"),
        ("n[[{}]]", "Part::netport"),
        ("Drop[n, 3]", "Drop::netform"),
        ("n[[9]]", "Part::netport"),
    ],
)
def test_refusals(code, message):
    assert answer_of(CHAIN + code) == ("$Failed", [message])
