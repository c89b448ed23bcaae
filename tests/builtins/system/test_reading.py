"""Reading from streams piece by piece."""

import pytest
from asking import messages_of, value_of

from wlnet import Session


@pytest.mark.parametrize(
    "code, expected",
    [
        (
            's = StringToStream["1 2.5 word"]; {Read[s, Number], Read[s, Number], Read[s, Word], Read[s, Word]}',
            '{1, 2.5, "word", EndOfFile}',
        ),
        (
            's = StringToStream["ab\\ncd"]; {Read[s, Character], Read[s, Byte], ReadLine[s], ReadLine[s], ReadLine[s]}',
            '{"a", 98, "", "cd", EndOfFile}',
        ),
        ('s = StringToStream["{1, 2}\\nf[x]"]; {Read[s], Read[s], Read[s]}', "{{1, 2}, f[x], EndOfFile}"),
        ('ReadList[StringToStream["1 2\\n3 4"], Number]', "{1, 2, 3, 4}"),
        ('ReadList[StringToStream["1 2\\n3 4"], Number, RecordLists -> True]', "{{1, 2}, {3, 4}}"),
        ('ReadList[StringToStream["1 2\\n3 4"], {Number, Number}]', "{{1, 2}, {3, 4}}"),
        ('ReadList[StringToStream["a,b;c\\nd"], Word, WordSeparators -> {",", ";"}]', '{"a", "b", "c", "d"}'),
        (
            'ReadList[StringToStream["a,,b\\nd"], Word, WordSeparators -> ",", NullWords -> True, RecordLists -> True]',
            '{{"a", "", "b"}, {"d"}}',
        ),
        ('ReadList[StringToStream["a|b|"], Record, RecordSeparators -> "|"]', '{"a", "b"}'),
        ('ReadList[StringToStream["a+b"], Word, TokenWords -> {"+"}]', '{"a", "+", "b"}'),
        ('ReadList["!echo a b", Word]', '{"a", "b"}'),
        ('Import["!echo a", "Text"]', '"a\\n"'),
        ('ReadList[StringToStream["a b c"], Word, 2]', '{"a", "b"}'),
        ('ReadString[StringToStream["xyz"]]', '"xyz"'),
        ('s = StringToStream["a;b"]; {ReadString[s, ";"], ReadString[s]}', '{"a", "b"}'),
        ('s = StringToStream["one\\ntwo\\nthree"]; {Find[s, "t"], Find[s, "t"], Find[s, "t"]}', '{"two", "three", EndOfFile}'),
        ('s = StringToStream["a b c"]; Skip[s, Word, 2]; Read[s, Word]', '"c"'),
    ],
)
def test_reading(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize(
    "code, expected",
    [
        ('ReadLine[InputStream["x", 99]]', ["ReadLine::openx"]),
        ('Read[StringToStream["a"], "Nonsense"]', ["Read::readf"]),
    ],
)
def test_messages(code, expected):
    assert messages_of(code) == expected


@pytest.mark.parametrize(
    "code, expected",
    [
        ('ReadList[StringToStream["a b\\nc"], Record]', '{"a b", "c"}'),
        ('ReadList[StringToStream["1.5 2"], Real]', "{1.5, 2.}"),
        ('ReadList[StringToStream["1e3 2"], Number]', "{1000., 2}"),
        ('ReadList[StringToStream["ab"], Character]', '{"a", "b"}'),
        ('ReadList[StringToStream["AB"], Byte, 1]', "{65}"),
        ('ReadList[StringToStream["1 + 1\\n2 + 2"]]', "{2, 4}"),
        ('ReadList[StringToStream["1 + 1"], Hold[Expression]]', "{Hold[1 + 1]}"),
        ('ReadList[StringToStream[""], Word]', "{}"),
        ('ReadString[StringToStream[""]]', "EndOfFile"),
        ('s = StringToStream["a b"]; Skip[s, Word]; ReadString[s]', '" b"'),
        ('s = StringToStream["a\\nb\\nc"]; Skip[s, Record, 2]; ReadLine[s]', '"c"'),
        ('s = StringToStream["xay\\nzz\\nbay"]; FindList[s, "ay"]', '{"xay", "bay"}'),
        ('FindList[StringToStream["xay\\nbay"], "ay", 1]', '{"xay"}'),
        ('Find[StringToStream["a\\nB"], "b", IgnoreCase -> True]', '"B"'),
        ('Find[StringToStream["cat\\na b"], "a", AnchoredSearch -> True]', '"a b"'),
        ('Normal[ReadByteArray[StringToStream["AB"]]]', "{65, 66}"),
        ('s = StringToStream["1\\n2"]; Read[s, Number]; Read[s, Number]; Read[s, Number]', "EndOfFile"),
    ],
)
def test_more_reading(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize(
    "code, messages",
    [
        ('s = StringToStream["x"]; Close[s]; ReadLine[s]', ["ReadLine::openx"]),
        ('ReadList["/no such thing"]', ["ReadList::noopen"]),
    ],
)
def test_more_messages(code, messages):
    assert messages_of(code) == messages


@pytest.mark.parametrize("kind", ["{}", "f[]", "3"])
def test_types_without_parts_are_refused_and_do_not_read_for_ever(kind):
    assert messages_of(f'ReadList[StringToStream["a"], {kind}]') == ["Read::readf"]


@pytest.mark.parametrize(
    "options, expected",
    [
        ("", []),
        ("IgnoreCase -> True", ["one Two", "wordy two", "two", "x;y two;z"]),
        ("AnchoredSearch -> True, IgnoreCase -> True", ["two"]),
        ("WordSearch -> True, IgnoreCase -> True", ["one Two", "wordy two", "two"]),
        ('WordSearch -> True, IgnoreCase -> True, WordSeparators -> {" ", ";"}', ["one Two", "wordy two", "two", "x;y two;z"]),
        ('RecordSeparators -> ";", IgnoreCase -> True', ["one Two\nwordy two\ntwo\nx", "y two"]),
    ],
)
def test_options_of_find(tmp_path, options, expected):
    path = tmp_path / "lines"
    path.write_text("one Two\nwordy two\ntwo\nx;y two;z\n")
    arguments = f'"{path}", {{"TWO", "missing"}}' + (f", {options}" if options else "")
    assert Session().evaluate(f"FindList[{arguments}]") == expected
    assert Session().evaluate(f"Find[{arguments}] /. EndOfFile -> 0") == (expected or [0])[0]


def test_word_search_wants_whole_words(tmp_path):
    path = tmp_path / "lines"
    path.write_text("wordy\na word\n")
    assert Session().evaluate(f'FindList["{path}", "word", WordSearch -> True]') == ["a word"]
