"""Completion: what is offered where."""

import pytest
from wlnet.repl.completion import complete

from wlnet import Session

SESSION = Session()
SESSION.run('myFunction[x_] := x; Options[myFunction] = {myOption -> 1, "Text" -> 2}; myVariable = 3')


def offered(text: str) -> list:
    return [found.text for found in complete(text, SESSION)]


@pytest.mark.parametrize(
    "text, expected",
    [
        ("RandomSam", "RandomSample"),
        ("x = {1, NestWhileL", "NestWhileList"),
        ("myVar", "myVariable"),
        ("1 + myFun", "myFunction"),
        ("?Riff", "Riffle"),
        ('NetEncoder["Im', 'Image"'),
        ('NetEncoder[{"Im', 'Image"'),
        ('NetDecoder["', 'Class"'),
        ('net = NetChain[{LinearLayer[3]}, "Input" -> NetEncoder["Cha', 'Characters"'),
        ('ElementwiseLayer["SE', 'SELU"'),
        ('NetTrain[net, data, Method -> "SG', 'SGD"'),
        ('NetTrain[net, data, Method -> {"AD', 'ADAM"'),
        ('drop[{1, 2}, NetEvaluationMode -> "Tr', 'Train"'),
        ('myFunction[1, "Te', 'Text" -> '),
        ('"\\[Alph', "Alpha]"),
        ("\\[Alph", "Alpha]"),
        ('Image[{{1}}, "By', 'Byte"'),
        ('Image[f[1, {2, 3}], "By', 'Byte"'),
        ('{1, myFunction["Te', 'Text" -> '),
    ],
)
def test_offered(text, expected):
    assert expected in offered(text)


@pytest.mark.parametrize(
    "text",
    ["", "f[1, ", '"closed"', "(* Tab", "x_", "12", 'f["NoSuchString', "a::us"]
    + ['Image["By', 'Image[x, y, "By', 'myFunction[1] <> "Te', 'f[myFunction[1], "Te', 'NetEncoder["a"]; "Im'],
)
def test_nothing_is_offered(text):
    assert offered(text) == []


@pytest.mark.parametrize("text, length", [("x + RandomSam", 9), ('NetEncoder["Im', 2), ("\\[Alph", 4)])
def test_length_that_is_replaced(text, length):
    assert {found.length for found in complete(text, SESSION)} == {length}


def test_file_names(tmp_path):
    (tmp_path / "data.csv").write_text("1")
    (tmp_path / "deep").mkdir()
    assert offered(f'Import["{tmp_path}/d') == [f"{tmp_path}/data.csv", f"{tmp_path}/deep/"]
    assert offered(f'Import["{tmp_path}/missing/') == []


@pytest.mark.parametrize("text", ["]", "f[x]]]", "{|>", '"', "\\[", "a`b`", "#", "f[,,", '"\\'])
def test_odd_texts_do_no_harm(text):
    complete(text, SESSION)
