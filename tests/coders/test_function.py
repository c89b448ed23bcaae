"""The function coder: any function as encoder or decoder, one datum or a batch."""

import pytest
from asking import refusal, text_of

SQUARE = 'NetEncoder[{"Function", {#, #^2} &, {2}}]'


@pytest.mark.parametrize(
    "code, text",
    [
        (f"{SQUARE}[3]", "{3., 9.}"),
        (f"{SQUARE}[{{3, 4}}]", "{{3., 9.}, {4., 16.}}"),
        ('NetEncoder[{"Function", StringLength, "Real"}]["abc"]', "3."),
        ('NetEncoder[{"Function", Total, {}}][{1, 2, 3}]', "6."),
        ('NetEncoder[{"Function", ToCharacterCode, {"Varying"}}][{"a", "bc"}]', "{{97.}, {98., 99.}}"),
        ('NetEncoder[{"Function", ToCharacterCode}]["ab"]', "{97., 98.}"),
        ('NetEncoder[{"Function", {#, #} &, {2}, "Pattern" -> _Real}][{1.5, 2.5}]', "{{1.5, 1.5}, {2.5, 2.5}}"),
        ('NetEncoder[{"Function", Map[{#, 1} &], {2}, "Batched" -> True}][{3, 4}]', "{{3., 1.}, {4., 1.}}"),
        ('NetEncoder[{"Function", NumericArray[{#, 2 #}, "Real32"] &, {2}}][3]', "{3., 6.}"),
        ('f[x_] := {x, 1}; e = NetEncoder[{"Function", f, {2}}]; e[5]', "{5., 1.}"),
        (f"ToExpression[ToString[{SQUARE}, InputForm]] === {SQUARE}", "True"),
        (f'NetChain[{{ElementwiseLayer[# + 1 &]}}, "Input" -> {SQUARE}][{{2, 3}}]', "{{3., 5.}, {4., 10.}}"),
        (
            'NetChain[{UnitVectorLayer[3]}, "Input" -> NetEncoder[{"Function", StringLength, "Real"}]]["ab"]',
            "{0., 1., 0.}",
        ),
        ('NetDecoder[{"Function", Reverse}][{1., 2.}]', "{2., 1.}"),
        ('NetDecoder[{"Function", Total, "InputDepth" -> 1}][{{1., 2.}, {3., 4.}}]', "{3., 7.}"),
        (
            'NetDecoder[{"Function", Map[Total], "InputDepth" -> 1, "Batched" -> True}][{{1., 2.}, {3., 4.}}]',
            "{3., 7.}",
        ),
        ('NetDecoder[{"Function", g, "Properties" -> {"a", "b"}}][{1., 2.}]', 'g[{1., 2.}, "a"]'),
        ('NetDecoder[{"Function", g, "Properties" -> {"a", "b"}}][{1., 2.}, "b"]', 'g[{1., 2.}, "b"]'),
        ('NetDecoder[{"Function", g, "Properties" -> {"a", "b"}}][{1., 2.}, "b" -> 3]', 'g[{1., 2.}, "b" -> 3]'),
        ('NetDecoder[{"Function", g}][{1., 2.}, None]', "{1., 2.}"),
        (
            'NetChain[{ElementwiseLayer[Ramp]}, "Input" -> 2, "Output" -> NetDecoder[{"Function", h}]][{1, -1}]',
            "h[{1., 0.}]",
        ),
    ],
)
def test_values(code, text):
    assert text_of(code) == text


@pytest.mark.parametrize(
    "code, part",
    [
        ('NetEncoder[{"Function", {#, #} &, {3}}]["x"]', "must give a vector of length 3"),
        ('NetEncoder[{"Function", {1., 2.} &, {3}}]["x"]', "must give a vector of length 3, but gave a vector of length 2"),
        ('NetEncoder[{"Function", f, {2}}]["x"]', "but gave an expression with head f"),
        ('NetEncoder[{"Function", {#, #} &, {2}, "Pattern" -> _Integer}]["x"]', "match the pattern"),
        ('NetEncoder["Function"]', "expected after the name"),
        ('NetEncoder[{"Function", f, {0}}]', "positive integers"),
        ('NetEncoder[{"Function", {1} &, {2}, "Batched" -> True}][{3, 4}]', "a list of 2 arrays"),
        ('NetDecoder[{"Function", f}][{1., 2.}, "b"]', "the properties of this decoder are None"),
        ('NetDecoder[{"Function", f, "Properties" -> 3}]', "a list of strings"),
    ],
)
def test_refusals(code, part):
    assert part in refusal(code)[1]


def test_a_function_that_gives_integers():
    code = 'NetEncoder[{"Function", StringLength, "Integer"}]'
    assert text_of(f'{{{code}["abc"], UnitVectorLayer[4, "Input" -> {code}]["abc"]}}') == "{3, {0., 0., 1., 0.}}"
