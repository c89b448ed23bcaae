"""Shapes and coders of ports, as options give them."""

import pytest
from asking import refusal, shape_of, text_of


@pytest.mark.parametrize(
    "shape, value",
    [
        ("3", "{1, 2, 3}"),
        ("{2, 2}", "{{1, 2}, {3, 4}}"),
        ('"Real"', "5"),
        ('"Scalar"', "5"),
        ('"Varying"', "{1, 2, 3, 4}"),
        ('{"Varying", 2}', "{{1, 2}, {3, 4}, {5, 6}}"),
        ("{2, Automatic}", "{{1, 2, 3}, {4, 5, 6}}"),
        ("{}", "5"),
        ("Automatic", "{1, 2}"),
        ('{3, "Real"}', "{1, 2, 3}"),
        ('RepeatingElement["Real"]', "{1, 2, 3}"),
    ],
)
def test_shapes_take_what_fits(shape, value):
    assert text_of(f'DropoutLayer["Input" -> {shape}][{value}] == {value}') == "True"


@pytest.mark.parametrize(
    "shape, value",
    [("3", "{1, 2}"), ("{2, 2}", "{1, 2}"), ('"Real"', "x"), ('{"Varying", 2}', "{{1, 2, 3}}"), ("{2, Automatic}", "{{1, 2}}")],
)
def test_shapes_refuse_what_does_not(shape, value):
    assert refusal(f'DropoutLayer["Input" -> {shape}][{value}]').name == "DropoutLayer::netdata"


def test_integers_have_a_type_of_their_own():
    assert shape_of('PlaceholderLayer["Input" -> Restricted["Integer", 5]]', "Input") == 'Restricted["Integer", 5]'
    assert "IndexIntegerT[5]" in text_of('PlaceholderLayer["Input" -> Restricted["Integer", 5]]')


@pytest.mark.parametrize(
    "coder, value, text",
    [
        ('NetEncoder["Boolean"]', "True", "1."),
        ('"Boolean"', "True", "1."),
        ('{"Class", {"a", "b"}, "UnitVector"}', '"b"', "{0., 1.}"),
        ('NetEncoder[{"Class", {"a", "b"}, "UnitVector"}]', '{"a", "b"}', "{{1., 0.}, {0., 1.}}"),
        ('{"Varying", NetEncoder["Boolean"]}', "{True, False, True}", "{1., 0., 1.}"),
        ('{2, NetEncoder["Boolean"]}', "{True, False}", "{1., 0.}"),
        ('{"Varying", 2, NetEncoder["Boolean"]}', "{{True, False}}", "{{1., 0.}}"),
    ],
)
def test_encoders(coder, value, text):
    assert text_of(f'NetChain[{{Ramp}}, "Input" -> {coder}][{value}]') == text


@pytest.mark.parametrize(
    "code, part",
    [
        ('DropoutLayer["Input" -> -2]', "a shape such as n"),
        ('DropoutLayer["Input" -> 0]', "a shape such as"),
        ('DropoutLayer["Input" -> {2, 0}]', "a shape such as"),
        ('DropoutLayer["Input" -> 2.5]', "a shape such as"),
        ('DropoutLayer["Input" -> "Foo"]', "a shape such as"),
        ('DropoutLayer["Input" -> {2, "Foo"}]', "a shape such as"),
        ('DropoutLayer["Input" -> x]', "a shape such as"),
        ('DropoutLayer["Input" -> NetDecoder["Boolean"]]', "a NetEncoder"),
        ('DropoutLayer["Output" -> NetEncoder["Boolean"]]', "a NetDecoder"),
        ('NetChain[{Ramp}, "Output" -> {2, NetEncoder["Boolean"]}]', "NetDecoder"),
        ('NetChain[{Ramp}, "Input" -> {x, NetEncoder["Boolean"]}]', "a list of sizes"),
        ('NetChain[{Ramp}, "Foo" -> 2]', '"Input", "Output"'),
        ('PlaceholderLayer["Input" -> Restricted["Integer", x]]', "a shape such as"),
        ('PlaceholderLayer["Input" -> Restricted["Real", 3]]', "a shape such as"),
    ],
)
def test_refusals(code, part):
    assert part in refusal(code).text


def test_the_printed_type_has_its_element():
    assert shape_of('EmbeddingLayer[2, 5, "Input" -> {"Varying"}]', "Output") == '{"Varying", 2}'
