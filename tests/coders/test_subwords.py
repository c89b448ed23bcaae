"""The subword coder: byte pair encoding against a slow one, WordPiece, terminal tokens, SentencePiece files."""

import random

import pytest
from asking import refusal, text_of

from wlnet.coders.subwords import merged

LIST = '{_, "h", "e", "l", "o", " ", "he", "ll", "llo", " he", "hello", " hello"}'


@pytest.mark.parametrize(
    "code, text",
    [
        (f'NetEncoder[{{"SubwordTokens", {LIST}}}]["hello"]', "{11}"),
        (f'NetEncoder[{{"SubwordTokens", {LIST}}}]["hello hello"]', "{11, 12}"),
        (f'NetEncoder[{{"SubwordTokens", {LIST}}}]["hex xyl"]', "{7, 1, 6, 1, 4}"),  # neighbouring unknown: one code
        (f'NetEncoder[{{"SubwordTokens", {LIST}}}][{{"he", "lo"}}]', "{{7}, {4, 5}}"),
        (f'NetEncoder[{{"SubwordTokens", {LIST}, Method -> {{"BPE", "WhitespacePadding" -> Left}}}}]["hello"]', "{12}"),
        (f'NetEncoder[{{"SubwordTokens", {LIST}, Method -> {{"BPE", "WhitespacePadding" -> Right}}}}]["o"]', "{5, 6}"),
        (f'NetEncoder[{{"SubwordTokens", {LIST}, Method -> {{"BPE", "CombineWhitespace" -> True}}}}]["o  o"]', "{5, 6, 5}"),
        (f'NetEncoder[{{"SubwordTokens", {LIST}, IgnoreCase -> True}}]["HELLO"]', "{11}"),
        (f'NetEncoder[{{"SubwordTokens", {LIST}, "TextPreprocessing" -> StringReverse}}]["olleh"]', "{11}"),
        (f'NetEncoder[{{"SubwordTokens", {LIST}, "TargetLength" -> 3}}]["o"]', "{5, 1, 1}"),
        (f'NetEncoder[{{"SubwordTokens", {LIST}, "Vocabulary" -> {{"h", "e", "l", "o", "he"}}}}]["hello"]', "{7, 4, 4, 5}"),
        (
            'NetEncoder[{"SubwordTokens", {_, StartOfString, EndOfString, "a", "b", "ab"}, "IncludeTerminalTokens" -> True, '
            '"TargetLength" -> 5}]["abb"]',
            "{2, 6, 5, 3, 3}",
        ),
        ('NetEncoder[{"SubwordTokens", {_, "\\[EAcute]"}, "UnicodeNormalization" -> "NFC"}]["e" <> FromCharacterCode[769]]', "{2}"),
        (
            'NetEncoder[{"SubwordTokens", {_, " he", "llo", "h", " wor", "ld", " !"}, Method -> "WordPiece"}]["hello world!"]',
            "{2, 3, 5, 6, 7}",
        ),
        ('NetEncoder[{"SubwordTokens", {_, " he", "llo"}, Method -> "WordPiece"}]["hello hell"]', "{2, 3, 1}"),
        ('NetEncoder[{"BPESubwordTokens", {_, "a", "aa"}}]["aaa"]', "{3, 2}"),
        (
            f'With[{{e = NetEncoder[{{"SubwordTokens", {LIST}}}]}}, NetDecoder[e][Map[UnitVector[12, #] &, {{7, 12, 1}}]]]',
            '"he hello"',
        ),
        (
            f'With[{{e = NetEncoder[{{"SubwordTokens", {LIST}, Method -> {{"BPE", "WhitespacePadding" -> Left}}}}]}}, '
            'NetDecoder[e][Map[UnitVector[12, #] &, e["hello hello"]]]]',
            '"hello hello"',
        ),
        (
            f'With[{{e = NetEncoder[{{"SubwordTokens", {LIST}, Method -> {{"BPE", "WhitespacePadding" -> Left}}}}]}}, '
            "ToExpression[ToString[e, InputForm]] === e]",
            "True",
        ),
    ],
)
def test_values(code, text):
    assert text_of(code) == text


def slow_merges(pieces: list, ranks: dict) -> list:
    """The definition: join the pair of lowest rank, the leftmost of them, until none is left."""
    while True:
        pairs = [(ranks[a + b], i) for i, (a, b) in enumerate(zip(pieces, pieces[1:])) if a + b in ranks]
        if not pairs:
            return pieces
        _, i = min(pairs)
        pieces = [*pieces[:i], pieces[i] + pieces[i + 1], *pieces[i + 2 :]]


def test_merges_are_those_of_the_definition():
    rng = random.Random(4)
    for _ in range(200):
        words = {"".join(rng.choices("abc", k=rng.randint(2, 4))) for _ in range(12)}
        ranks = {w: i for i, w in enumerate(sorted(words, key=lambda w: (len(w), w)))}
        text = "".join(rng.choices("abc", k=rng.randint(1, 30)))
        assert merged(list(text), ranks) == slow_merges(list(text), ranks), (text, ranks)


def _varint(n: int) -> bytes:
    return bytes([n]) if n < 128 else bytes([n & 127 | 128]) + _varint(n >> 7)


def _field(number: int, value) -> bytes:
    if type(value) is int:
        return _varint(number << 3) + _varint(value)
    return _varint(number << 3 | 2) + _varint(len(value)) + value


def sentence_piece_model(pieces, model_type: int) -> bytes:
    """The bytes of a model with these (text, kind) pieces."""
    parts = [_field(1, _field(1, text.encode()) + b"\x15\x00\x00\x00\x00" + _field(3, kind)) for text, kind in pieces]
    return b"".join(parts) + _field(2, _field(3, model_type)) + _field(3, _field(3, 1) + _field(4, 1))


PIECES = [("<unk>", 2), ("<s>", 3), ("</s>", 3), ("\u2581a", 1), ("b", 1), ("\u2581ab", 1), ("\u2581", 1), ("a", 1)]


def test_sentence_piece_file(tmp_path):
    path = tmp_path / "bpe.model"
    path.write_bytes(sentence_piece_model(PIECES, 2))
    encoder = f'NetEncoder[{{"SubwordTokens", File["{path}"], "IncludeTerminalTokens" -> True}}]'
    assert text_of(f'{encoder}["ab  ab?"]') == "{2, 6, 6, 1, 3}"
    assert text_of(f'{encoder}[["Tokens"]]') == '{_, StartOfString, EndOfString, " a", "b", " ab", " ", "a"}'
    (tmp_path / "unigram.model").write_bytes(sentence_piece_model(PIECES, 1))
    assert "not a BPE model" in refusal(encoder.replace("bpe.model", "unigram.model"))[1]
    (tmp_path / "text.model").write_text("just some text")
    assert "not a" in refusal(encoder.replace("bpe.model", "text.model"))[1]


@pytest.mark.parametrize(
    "code, part",
    [
        ('NetEncoder[{"SubwordTokens", {"a", "b"}}]', "must contain _"),
        ('NetEncoder["SubwordTokens"]', "distinct strings"),
        ('NetEncoder[{"SubwordTokens", {_, "a", "a"}}]', "distinct strings"),
        ('NetEncoder[{"SubwordTokens", File["/nowhere.model"]}]', "cannot be read"),
        ('NetEncoder[{"SubwordTokens", {_, "a"}, Method -> "Unigram"}]', '"WordPiece"'),
        ('NetEncoder[{"SubwordTokens", {_, "a"}, "IncludeTerminalTokens" -> True}]', "StartOfString and EndOfString"),
        ('NetEncoder[{"SubwordTokens", {_, "a"}, "Vocabulary" -> {"z"}}]', "tokens of the encoder"),
        ('NetEncoder[{"SubwordTokens", {_, "a"}, "OutputProperties" -> "Token"}]', '"VocabularyIndex"'),
        ('NetEncoder[{"SubwordTokens", {_, "a"}}][7.5]', "expects a string"),
        ('NetEncoder[{"SubwordTokens", {_, "a"}}][""]', "at least one element"),
    ],
)
def test_refusals(code, part):
    assert part in refusal(code)[1]
