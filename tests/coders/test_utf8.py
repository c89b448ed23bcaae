"""The UTF-8 coder: bytes plus 1."""

import pytest
from asking import refusal, text_of


@pytest.mark.parametrize(
    "code, text",
    [
        ('NetEncoder["UTF8"]["Az"]', "{66, 123}"),
        ('NetEncoder["UTF8"]["\\[EAcute]"]', "{196, 170}"),
        ('NetEncoder["UTF8"][{"a", "bc"}]', "{{98}, {99, 100}}"),
        ('With[{s = "x\\[Alpha]\\:4e2d"}, NetEncoder["UTF8"][s] === ToCharacterCode[s, "UTF8"] + 1]', "True"),
        (
            'With[{v = NetEncoder[{"UTF8", "UnitVector"}]["a"]}, {Dimensions[v], v[[1, 98]], Total[v, 2]}]',
            "{{1, 248}, 1., 1.}",
        ),
        ('NetEncoder["UTF8"] === ToExpression[ToString[NetEncoder["UTF8"], InputForm]]', "True"),
    ],
)
def test_values(code, text):
    assert text_of(code) == text


@pytest.mark.parametrize(
    "code, part",
    [
        ('NetEncoder["UTF8"][5]', "expects a string"),
        ('NetEncoder["UTF8"][""]', "at least one element"),
        ('NetEncoder[{"UTF8", "Bits"}]', '"UnitVector"'),
        ('NetDecoder["UTF8"]', "The name of a NetDecoder"),
        ('NetDecoder[NetEncoder["UTF8"]]', "cannot be turned"),
    ],
)
def test_refusals(code, part):
    assert part in refusal(code)[1]
