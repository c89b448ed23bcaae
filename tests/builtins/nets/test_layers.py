"""Layer symbols as builtins: attributes, options with defaults, arguments, ports of layers that take any number."""

import pytest
from asking import refusal, text_of

from wlnet.nets.layer_index import index


@pytest.mark.parametrize("name", sorted(index()))
def test_every_layer_symbol_is_protected_and_explained(name):
    assert (
        text_of(f"{{Attributes[{name}], StringLength[{name}::usage] > 20, ListQ[Options[{name}]]}}") == "{{Protected}, True, True}"
    )


@pytest.mark.parametrize(
    "code, text",
    [
        ("Options[DropoutLayer, Method]", '{Method -> "Dropout"}'),
        ('MemberQ[Options[LinearLayer], "Biases" -> Automatic]', "True"),
        ("MemberQ[Options[LinearLayer][[All, 1]], LearningRateMultipliers]", "True"),
        ("FreeQ[Options[DropoutLayer], LearningRateMultipliers]", "True"),
        ("SymbolName /@ Options[CatenateLayer][[;; 1, 1]]", '{"InputPorts"}'),
        ('Information[CatenateLayer["InputPorts" -> 3], "InputPortNames"]', '{"Input1", "Input2", "Input3"}'),
        ('Information[CatenateLayer["InputPorts" -> {"a", "b"}], "InputPortNames"]', '{"a", "b"}'),
        ('Information[CatenateLayer["InputPorts" -> {2, 3}], "InputPorts"]', '<|"Input1" -> 2, "Input2" -> 3|>'),
        ('Information[CatenateLayer["InputPorts" -> <|"a" -> 2, "b" -> 3|>], "InputPorts"]', '<|"a" -> 2, "b" -> 3|>'),
        ('Information[CatenateLayer["InputPorts" -> {"a" -> 2, "b" -> 3}], "OutputPorts"]', '<|"Output" -> 5|>'),
        ('Information[TotalLayer["InputPorts" -> 1], "InputPortNames"]', '{"Input"}'),
        ('Information[CatenateLayer["a" -> 2, "b" -> 3], "InputPortNames"]', '{"a", "b"}'),
        ("LinearLayer[3] === LinearLayer[{3}]", "True"),
        ('LinearLayer[3, "Input" -> 2, "Output" -> 3][["Output"]]', "3"),
        ("ElementwiseLayer[Ramp] === ElementwiseLayer[Ramp]", "True"),
    ],
)
def test_options(code, text):
    assert text_of(code) == text


@pytest.mark.parametrize(
    "code, tag, part",
    [
        ("LinearLayer[2, 3]", "netform", "at most 1 arguments expected besides options, but 2 were given"),
        ("ConvolutionLayer[2]", "netform", "the kernel's size expected"),
        ("EmbeddingLayer[]", "netform", "argument 1 is missing"),
        ("LinearLayer[-1]", "netarg", "argument 1"),
        ('LinearLayer[2, "Foo" -> 3]', "netopt", '"Weights", "Biases"'),
        ("LinearLayer[2, Foo -> 3]", "netopt", "Foo"),
        ("DropoutLayer[2]", "netarg", "argument 1"),
        ('DropoutLayer[0.5, Method -> "Foo"]', "netarg", "the option Method"),
        ('CatenateLayer["InputPorts" -> 0]', "netarg", "a positive integer"),
        ('CatenateLayer["InputPorts" -> x]', "netarg", "a positive integer"),
        ("NetMapOperator[]", "net", ""),
        ('PoolingLayer[2, "Function" -> 3]', "netarg", "Function"),
        ("ElementwiseLayer[]", "net", ""),
    ],
)
def test_refusals(code, tag, part):
    message = refusal(code)
    assert message.name.startswith(code.split("[")[0] + "::" + tag) and part in message.text
