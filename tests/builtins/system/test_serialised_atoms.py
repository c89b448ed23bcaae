"""Atoms that come out of files and byte arrays work in a session that has never met their kind."""

import pytest
from asking import value_of

from wlnet import Session

MADE = [
    ('NumericArray[{{1, 2}, {3, 4}}, "Integer8"]', "Normal[v]", [[1, 2], [3, 4]]),
    ('Image[{{0, 1}, {1, 0}}, "Bit"]', "ImageDimensions[v]", [2, 2]),
    ("Image[{{0.5}}]", "Head[v + v] === Image", True),
    ("<|1 -> {Image[{{0.5}}]}|>", "Head[First[v[1]] + First[v[1]]] === Image", True),
    ("ByteArray[{1, 255}]", "Length[v]", 2),
    ('Dataset[{<|"a" -> 1|>}]', 'v[1, "a"]', 1),
    ("SparseArray[{1 -> 5, 4 -> 7}]", "Total[v]", 12),
    ('{1, f[Image[{{0.5}}]], <|1 -> NumericArray[{1}, "Real32"]|>}', "Head[v[[2, 1]]] === Image", True),
    ('LinearLayer[1, "Weights" -> {{2}}, "Biases" -> {1}]', "First[v[{3}]]", 7.0),
]


@pytest.mark.parametrize("made, question, answer", MADE)
@pytest.mark.parametrize(
    "write, read", [("Compress[#]", "Uncompress[#]"), ("BaseEncode[BinarySerialize[#]]", "BinaryDeserialize[BaseDecode[#]]")]
)
def test_what_was_serialised_is_alive_in_another_session(made, question, answer, write, read):
    text = Session().evaluate(write.replace("#", made))
    assert Session().evaluate(f"v = {read.replace('#', f'{chr(34)}{text}{chr(34)}')}; {question}") == answer


def test_a_net_from_a_file_is_alive_in_another_session(tmp_path):
    Session().run(f'Export["{tmp_path}/n.wlnet", LinearLayer[1, "Weights" -> {{{{2}}}}, "Biases" -> {{1}}]]')
    session = Session()
    session.run(f'v = Import["{tmp_path}/n.wlnet"]')
    assert list(session.evaluate("v[{3}]")) == [7.0]


@pytest.mark.parametrize(
    "code, expected",
    [
        ("BaseEncode[ByteArray[{1}]]", '"AQ=="'),
        ('BaseEncode[NumericArray[{1}, "UnsignedInteger8"]]', '"AQ=="'),
        ('BaseEncode[NumericArray[{1}, "Integer16"]]', 'BaseEncode[NumericArray[{1}, "Integer16"]]'),
        ("BaseEncode[{}]", '""'),
        ("BaseEncode[{1}]", "BaseEncode[{1}]"),
    ],
)
def test_what_counts_as_bytes(code, expected):
    assert value_of(code) == expected
