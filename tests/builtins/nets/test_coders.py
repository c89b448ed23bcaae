"""NetEncoder and NetDecoder: names, parameters, options, printed forms, one turned into the other."""

import pytest
from asking import refusal, text_of


@pytest.mark.parametrize(
    "code, text",
    [
        ('NetEncoder["Boolean"][{True, False}]', "{1, 0}"),
        ('NetEncoder[{"Boolean"}][True]', "1"),
        ('NetEncoder[{"Class", {"a", "b"}}]["b"]', "2"),
        ('NetEncoder[{"Class", {"a", "b"}, "UnitVector"}]["b"] // Normal', "{0., 1.}"),
        ('NetDecoder[{"Class", {"a", "b"}}][{0.2, 0.8}]', '"b"'),
        ('NetDecoder[{"Class", {"a", "b"}}][{{0.2, 0.8}, {0.9, 0.1}}]', '{"b", "a"}'),
        ('NetDecoder[{"Class", {"a", "b"}}][{0.25, 0.75}, "Probabilities"]', '<|"a" -> 0.25, "b" -> 0.75|>'),
        ('NetDecoder["Boolean"][0.7]', "True"),
        ('NetDecoder["Boolean"][0.25, None]', "0.25"),
        ('NetEncoder[{"Image", {2, 3}}][["ImageSize"]]', "{2, 3}"),
        ('NetEncoder[{"Image", {2, 3}, "Grayscale"}][["ColorSpace"]]', '"Grayscale"'),
        ('NetEncoder[{"Image", {2, 3}, ColorSpace -> "Grayscale"}][["ColorSpace"]]', '"Grayscale"'),
        ('NetEncoder[{"Image", {2, 3}}, ColorSpace -> "Grayscale"][["ColorSpace"]]', '"Grayscale"'),
        ('e = NetEncoder[{"Class", {"a", "b"}}]; ToExpression[ToString[e, InputForm]] === e', "True"),
        ('d = NetDecoder[{"Class", {"a", "b"}}]; ToExpression[ToString[d, InputForm]] === d', "True"),
        ('NetDecoder[NetEncoder[{"Class", {"a", "b"}}]][{0.1, 0.9}]', '"b"'),
        ('NetEncoder[NetDecoder[{"Class", {"a", "b"}}]]["b"]', "2"),
        ('e = NetEncoder["Boolean"]; NetEncoder[e] === e', "True"),
        ('NetEncoder["Characters"] === NetEncoder[{"Characters"}]', "True"),
        ('AtomQ[NetEncoder["Boolean"]]', "True"),
        ('Head[NetEncoder["Boolean"]]', "NetEncoder"),
    ],
)
def test_values(code, text):
    assert text_of(code) == text


@pytest.mark.parametrize(
    "code, name, part",
    [
        ('NetEncoder["Foo"]', "NetEncoder::netarg", '"Boolean"'),
        ('NetDecoder["Foo"]', "NetDecoder::netarg", '"Class"'),
        ("NetEncoder[]", "NetEncoder::netform", "the name of a coder"),
        ("NetEncoder[5]", "NetEncoder::netarg", '"Boolean"'),
        ('NetEncoder["Image", {2, 3}]', "NetEncoder::netform", "one list"),
        ('NetEncoder[{"Boolean", 1, 2, 3, 4}]', "NetEncoder::netform", "at most"),
        ('NetEncoder[{"Image", {2, 3}, "Foo" -> 1}]', "NetEncoder::netopt", "Foo"),
        ('NetEncoder[{"Image", "big"}]', "NetEncoder::net", "Image"),
        ('NetEncoder[{"Class"}]', "NetEncoder::netform", "Class"),
        ('NetDecoder[NetEncoder[{"Function", f, {2}}]]', "NetDecoder::netform", "cannot be turned"),
        ('NetEncoder[{"Class", {"a"}}]["b"]', "NetEncoder::netdata", "b"),
        ('NetDecoder[{"Class", {"a", "b"}}][{1, 2, 3}]', "NetDecoder::netdata", "the decoder"),
        ('NetEncoder["Boolean"][]', "NetEncoder::netform", "data expected"),
        ('NetEncoder["Boolean"][True, 1]', "NetEncoder::netform", "one argument"),
    ],
)
def test_refusals(code, name, part):
    message = refusal(code)
    assert message.name.startswith(name) and part in message.text
