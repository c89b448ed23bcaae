"""What is short for a net: numbers, functions, lists, associations of them; and nets from associations."""

import pytest
from asking import answer_of, refusal, text_of


@pytest.mark.parametrize(
    "short, long",
    [
        ("3", "LinearLayer[3]"),
        ("{2, 3}", "LinearLayer[{2, 3}]"),
        ("Ramp", "ElementwiseLayer[Ramp]"),
        ("Tanh", "ElementwiseLayer[Tanh]"),
        ("2 # &", "ElementwiseLayer[2 # &]"),
        ("#1 + #2 &", "ThreadingLayer[#1 + #2 &]"),
        ("Plus", "ThreadingLayer[Plus]"),
        ("Times", "ThreadingLayer[Times]"),
        ("Max", "ThreadingLayer[Max]"),
        ("Total[#] &", "FunctionLayer[Total[#] &]"),
        ("Function[x, x^2]", "ElementwiseLayer[Function[x, x^2]]"),
        ("{3, Ramp}", "NetChain[{3, Ramp}]"),
        ('<|"a" -> 3|>', 'NetChain[<|"a" -> 3|>]'),
        ('{"a" -> 3, "b" -> Ramp}', 'NetChain[<|"a" -> 3, "b" -> Ramp|>]'),
        ("DropoutLayer[]", "DropoutLayer[]"),
        ("LogisticSigmoid", "ElementwiseLayer[LogisticSigmoid]"),
    ],
)
def test_short_forms(short, long):
    assert text_of(f"NetExtract[NetGraph[{{{short}}}, {{}}], 1] === ({long})") == "True"


@pytest.mark.parametrize(
    "code, text",
    [
        ("Keys[NetChain[{Ramp, Tanh}]]", '{"1", "2"}'),
        ('Keys[NetChain[{"a" -> Ramp, "b" -> 2}]]', '{"a", "b"}'),
        ("Keys[NetChain[<|1 -> Ramp, 2 -> Tanh|>]]", '{"1", "2"}'),
        ('Keys[NetGraph[<|"a" -> Ramp|>, {}]]', '{"a"}'),
        ('Keys[NetChain[{Ramp, {"x" -> 2, "y" -> Tanh}}][[2]]]', '{"x", "y"}'),
        ('n = NetChain[{2, Ramp}, "Input" -> 3]; a = ToExpression[ToString[n, InputForm]]; a === n', "True"),
        (
            'n = NetInitialize[NetGraph[<|"a" -> 2|>, {}, "Input" -> 3]]; ToExpression[ToString[n, InputForm]][{1, 2, 3}] == n[{1, 2, 3}]',
            "True",
        ),
    ],
)
def test_names_and_associations(code, text):
    assert text_of(code) == text


@pytest.mark.parametrize(
    "code, part",
    [
        ('NetChain[{"what"}]', "a layer, a net, an integer, a list or a function"),
        ("NetChain[{2.5}]", "a layer, a net"),
        ("NetChain[{{}}]", "at least one layer"),
        ("NetChain[5]", "a list or an association of layers"),
        ("NetChain[<|2.5 -> Ramp|>]", "The name of a layer"),
        ("NetChain[{}]", "at least one layer"),
        ("NetChain[<||>]", "at least one layer"),
        ("NetGraph[{}, {}]", "at least one layer"),
        ('NetChain[<|"Type" -> "Chain"|>, <||>]', "does not describe a net"),
        ('NetGraph[<|"Type" -> "Graph", "Nodes" -> 3|>, <||>]', "does not describe a net"),
    ],
)
def test_refusals(code, part):
    assert part in refusal(code).text


def test_zero_is_no_size():
    assert answer_of("NetChain[{0}]") == ("$Failed", ["LinearLayer::netarg", "NetChain::netarg"])
