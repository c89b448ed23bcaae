"""PlaceholderLayer: ports and arrays without a meaning."""

import pytest
from asking import refusal, shape_of, text_of


@pytest.mark.parametrize(
    "code, expected",
    [
        ('Keys[NetChain[{LinearLayer[2], PlaceholderLayer["x", <|"a" -> 1|>]}]]', '{"1", "2"}'),
        ("Options[PlaceholderLayer]", '{"Arrays" -> None, InputPorts -> Automatic, "OutputPorts" -> Automatic}'),
        ('With[{p = PlaceholderLayer["x", <|"a" -> 1|>, "Arrays" -> {"W"}]}, ToExpression[ToString[p, InputForm]] === p]', "True"),
    ],
)
def test_value(code, expected):
    assert text_of(code) == expected


@pytest.mark.parametrize(
    "code, port, expected",
    [
        ('PlaceholderLayer[InputPorts -> <|"a" -> 2, "b" -> {3, 4}|>, OutputPorts -> {"c"}]', "b", "{3, 4}"),
        ('PlaceholderLayer["x", "Output" -> 3]', "Output", "3"),
    ],
)
def test_inferred(code, port, expected):
    assert shape_of(code, port) == expected


@pytest.mark.parametrize(
    "code, part",
    [
        ("PlaceholderLayer[][{1, 2}]", "cannot be evaluated"),
        ('PlaceholderLayer["x", "Arrays" -> 3]', "names"),
    ],
)
def test_message(code, part):
    assert part in refusal(code).text
