"""Strings by position: joining, taking, padding, riffling."""

import pytest
from asking import messages_of, value_of


@pytest.mark.parametrize(
    "code, expected",
    [
        ('"ab" <> "cd"', '"abcd"'),
        ('StringJoin["a", {"b", {"c"}}, "d"]', '"abcd"'),
        ("StringJoin[]", '""'),
        ('x_ <> "a"', '(x_)<>"a"'),
        ('StringLength[{"abc", ""}]', "{3, 0}"),
        ('StringReverse["drawer"]', '"reward"'),
        ('Characters["añb"]', '{"a", "ñ", "b"}'),
        ('StringRepeat["xy", 3]', '"xyxyxy"'),
        ('StringRepeat["xy", 4, 5]', '"xyxyx"'),
        ('StringTake["network", 3]', '"net"'),
        ('StringTake["network", -4]', '"work"'),
        ('StringTake["network", {2, 4}]', '"etw"'),
        ('StringTake["network", {-2, -1}]', '"rk"'),
        ('StringTake["network", {1, -1, 3}]', '"nwk"'),
        ('StringTake["network", {5}]', '"o"'),
        ('StringTake["net", UpTo[9]]', '"net"'),
        ('StringTake["network", 2 ;; 3]', '"et"'),
        ('StringTake["network", {{1, 3}, -1}]', '{"net", "k"}'),
        ('StringTake[{"one", "two"}, 1]', '{"o", "t"}'),
        ('StringTake["network", {-1, 1, -2}]', '"kotn"'),
        ('StringTake["ab", {3, 2}]', '""'),
        ('StringTake["ab", 0]', '""'),
        ('StringDrop["network", 3]', '"work"'),
        ('StringDrop["network", -3]', '"netw"'),
        ('StringDrop["network", {2, 6}]', '"nk"'),
        ('StringDrop["network", {1, -1, 2}]', '"ewr"'),
        ('StringDrop["ab", {}]', '"ab"'),
        ('StringPart["abc", {1, -1}]', '{"a", "c"}'),
        ('StringInsert["ad", "bc", 2]', '"abcd"'),
        ('StringInsert["abc", "-", {1, 2, -1}]', '"-a-bc-"'),
        ('StringReplacePart["abcdef", "-", {{1, 2}, {5, 5}}]', '"-cd-f"'),
        ('StringReplacePart["abc", {"x", "y"}, {{1, 1}, {3, 3}}]', '"xby"'),
        ('StringPadLeft["7", 3, "0"]', '"007"'),
        ('StringPadLeft["1234", 2]', '"34"'),
        ('StringPadRight["ab", 7, "xyz"]', '"abzxyzx"'),
        ('StringPadLeft["ab", 7, "xyz"]', '"zxyzxab"'),
        ('StringPadRight[{"a", "abc"}]', '{"a  ", "abc"}'),
        ('StringRotateLeft["abcde", 2]', '"cdeab"'),
        ('StringRotateRight["abcde"]', '"eabcd"'),
        ('StringRotateLeft["", 3]', '""'),
        ('StringPartition["abcdefg", 3, 2]', '{"abc", "cde", "efg"}'),
        ('StringPartition["abcde", UpTo[2]]', '{"ab", "cd", "e"}'),
        ('StringRiffle[{"a", 1, x}]', '"a 1 x"'),
        ('StringRiffle[{1, 2, 3}, "+"]', '"1+2+3"'),
        ('StringRiffle[{1, 2}, {"[", ";", "]"}]', '"[1;2]"'),
        ("StringRiffle[{{1, 2}, {3, 4}}]", '"1 2\\n3 4"'),
        ('StringRiffle[{{1, 2}, {3, 4}}, {"<", "|", ">"}, ","]', '"<1,2|3,4>"'),
        ("StringRiffle[{{{1}, {2}}, {{3}}}]", '"1\\n2\\n\\n3"'),
        ("StringRiffle[Range[40]] == StringRiffle[Table[i, {i, 40}]]", "True"),
        ('StringExtract["a b c", {1, -1}]', '{"a", "c"}'),
        ('StringExtract["k=v;q=w", ";" -> All, "=" -> 2]', '{"v", "w"}'),
        ('Sort[{"b2", "B1", "a", "_", "10", "C"}]', '{"_", "10", "a", "B1", "b2", "C"}'),
        ('Sort[{"é", "f", "e", "ä", "å", "Z"}]', '{"å", "ä", "e", "é", "f", "Z"}'),
        ('AlphabeticSort[{"pear", "Apple", "fig"}]', '{"Apple", "fig", "pear"}'),
        ('AlphabeticOrder["a", "b"]', "1"),
        ('{StringTake["hello", None], StringDrop["ab", None], StringTake[{"ab", "c"}, None]}', '{"", "ab", {"", ""}}'),
    ],
)
def test_value(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize(
    "code, message",
    [
        ('"a" <> 5', "StringJoin::string"),
        ('StringTake["abc", 4]', "StringTake::take"),
        ("StringTake[1, 2]", "StringTake::strse"),
        ('StringTake["abc", x]', "StringTake::strs"),
        ('StringDrop["abc", -4]', "StringDrop::drop"),
        ("StringLength[x]", "StringLength::string"),
        ('StringInsert["a", "b", 3]', "StringInsert::ins"),
        ('StringReplacePart["a", "b", {2, 3}]', "StringReplacePart::strp"),
        ('StringPadLeft["a", 3, ""]', "StringPadLeft::string"),
        ("StringRiffle[x]", "StringRiffle::list"),
        ('StringRepeat["a", -1]', "StringRepeat::intp"),
        ('StringPart["a", 2]', "StringPart::partw"),
        ("StringRiffle[{1}, 2]", "StringRiffle::mulsep"),
    ],
)
def test_mistakes_are_reported_and_leave_the_call(code, message):
    assert messages_of(code) == [message]
    assert value_of(f"Quiet[Head[{code}]] === Head[Unevaluated[{code}]]") == "True"


@pytest.mark.parametrize("code, expected", [
    ('{"a" <> "b" <> "c", StringJoin["a"], StringJoin[], StringJoin[{"a", {"b", {}}}], StringJoin[{}], "a" <> {"b", "c"}, StringLength["añ"], StringLength[""], StringReverse["abc"], StringReverse[""], Characters["ab"], Characters[""], Characters[{"ab", "c"}], StringReverse[{"ab", "c"}]}', '{"abc", "a", "", "ab", "", "abc", 2, 0, "cba", "", {"a", "b"}, {}, {{"a", "b"}, {"c"}}, {"ba", "c"}}'),
    ('{StringRepeat["ab", 3], StringRepeat["ab", 0], StringRepeat["ab", 3, 5], StringRepeat["ab", 3, 0], StringRepeat[{"a", "b"}, 2], StringRepeat["", 5]}', '{"ababab", "", "ababa", "", {"aa", "bb"}, ""}'),
    ('{StringTake["abcde", 2], StringTake["abcde", -2], StringTake["abcde", {2}], StringTake["abcde", {2, 4}], StringTake["abcde", {2, -2}], StringTake["abcde", {-3, -2}], StringTake["abcde", {1, 5, 2}], StringTake["abcde", {5, 1, -2}], StringTake["abcde", 2 ;; 3], StringTake["abcde", ;; ;; 2], StringTake["abcde", UpTo[9]], StringTake["abcde", All], StringTake["abcde", {{1}, {2, 3}}], StringTake["abcde", {1, -1, 4}], StringTake["abc", {3, 2}], StringTake["abc", {2, UpTo[9]}], StringTake[{"ab", "cd"}, 1], StringTake["abc", UpTo[-2]], StringTake["abc", {-1, 1, -1}]}',
     '{"ab", "de", "b", "bcd", "bcd", "cd", "ace", "eca", "bc", "ace", "abcde", "abcde", {"a", "bc"}, "ae", "", "bc", {"a", "c"}, "bc", "cba"}'),
    ('{StringDrop["abcde", 2], StringDrop["abcde", -2], StringDrop["abcde", {2}], StringDrop["abcde", {2, 4}], StringDrop["abcde", {1, 5, 2}], StringDrop["abcde", UpTo[9]], StringDrop["abcde", 2 ;; 3], StringDrop["abc", 0], StringDrop[{"ab", "cd"}, 1], StringDrop["abc", {}], StringDrop["abcde", {5, 1, -2}]}', '{"cde", "abc", "acde", "ae", "bd", "", "ade", "abc", {"b", "d"}, "abc", "bd"}'),
    ('{StringPart["abc", 2], StringPart["abc", -1], StringPart["abc", {1, 3}], StringPart["abcd", 2 ;; 3], StringPart[{"ab", "cd"}, 1]}', '{"b", "c", {"a", "c"}, {"b", "c"}, {"a", "c"}}'),
    ('{StringInsert["abc", "X", 1], StringInsert["abc", "X", 4], StringInsert["abc", "X", -1], StringInsert["abc", "X", -2], StringInsert["abc", "X", {1, 3}], StringInsert["abc", "X", {3, 1}], StringInsert[{"a", "b"}, "X", 1], StringInsert["", "X", 1], StringInsert["abc", "X", {2, 2}]}', '{"Xabc", "abcX", "abcX", "abXc", "XabXc", "XabXc", {"Xa", "Xb"}, "X", "aXXbc"}'),
    ('{StringReplacePart["abcde", "X", {2, 3}], StringReplacePart["abcde", "X", {-2, -1}], StringReplacePart["abcde", "X", {{1, 1}, {3, 4}}], StringReplacePart["abcde", {"X", "Y"}, {{1, 1}, {5, 5}}], StringReplacePart["abc", "", {2, 2}], StringReplacePart["abc", "X", {1, 3}], StringReplacePart["abc", {"X", "Y"}, {{3, 3}, {1, 1}}]}', '{"aXde", "abcX", "XbXe", "XbcdY", "ac", "X", "YbX"}'),
    ('{StringRotateLeft["abcd"], StringRotateLeft["abcd", 2], StringRotateLeft["abcd", -1], StringRotateLeft["abcd", 5], StringRotateRight["abcd", 1], StringRotateRight["abcd", 6], StringRotateLeft[{"ab", "cd"}], StringRotateRight["", 2]}', '{"bcda", "cdab", "dabc", "bcda", "dabc", "cdab", {"ba", "dc"}, ""}'),
    ('{StringPartition["abcde", 2], StringPartition["abcde", UpTo[2]], StringPartition["abcde", 2, 1], StringPartition["abcde", 3, 2], StringPartition["abcde", 6], StringPartition["", 2], StringPartition[{"abcd", "ef"}, 2], StringPartition["abcde", UpTo[3], 2], StringPartition["ab", 1]}', '{{"ab", "cd"}, {"ab", "cd", "e"}, {"ab", "bc", "cd", "de"}, {"abc", "cde"}, {}, {}, {{"ab", "cd"}, {"ef"}}, {"abc", "cde", "e"}, {"a", "b"}}'),
    ('{StringPadLeft["ab", 5], StringPadLeft["abcde", 3], StringPadLeft["ab", 5, "x"], StringPadLeft["ab", 5, "xyz"], StringPadRight["ab", 5], StringPadRight["abcde", 3], StringPadRight["ab", 5, "xyz"], StringPadLeft[{"a", "bcd"}], StringPadRight[{"a", "bcd"}, 2], StringPadLeft["ab", 0], StringPadLeft["ab", 2]}', '{"   ab", "cde", "xxxab", "yzxab", "ab   ", "abc", "abzxy", {"  a", "bcd"}, {"a ", "bc"}, "", "ab"}'),
    ('{StringRiffle[{"a", "b"}], StringRiffle[{1, x}, ", "], StringRiffle[{"a", "b"}, {"<", "|", ">"}], StringRiffle[{{1, 2}, {3}}, ";", ","], StringRiffle[{{1, 2}, {3}}], StringRiffle[{}], StringRiffle[{"a"}, ","], StringRiffle[{{{1, 2}}, {{3}}}], StringRiffle[{f[x], {1, 2}}, "-"]}', '{"a b", "1, x", "<a|b>", "1,2;3", "1 2\\n3", "", "a", "1 2\\n\\n3", "f[x]-1 2"}'),
])  # fmt: skip
def test_more_values(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize("code, message", [
    ('StringTake["abc", -4]', "StringTake::take"), ('StringTake["abc", {0, 1}]', "StringTake::take"), ('StringTake["abc", {2, 5}]', "StringTake::take"), ('StringDrop["abc", {1, 5}]', "StringDrop::drop"), ('StringDrop["abc", x]', "StringDrop::seqs"), ("StringReverse[5]", "StringReverse::string"),
    ("Characters[5]", "Characters::string"), ('StringInsert["abc", 5, 1]', "StringInsert::string"), ('StringInsert["abc", "X", 0]', "StringInsert::ins"), ('StringInsert["abc", "X", -5]', "StringInsert::ins"), ('StringReplacePart["abc", {"X"}, {{1, 1}, {2, 2}}]', "StringReplacePart::sreps"),
    ('StringRotateLeft["a", x]', "StringRotateLeft::int"), ('StringPartition["a", 0]', "StringPartition::intp"), ('StringPartition["a", 1, 0]', "StringPartition::intp"), ('StringPadRight["a", -1]', "StringPadRight::intnn"), ('StringPart["a", 0]', "StringPart::partw"), ('StringRepeat["a", x]', "StringRepeat::intp"),
])  # fmt: skip
def test_more_mistakes(code, message):
    assert messages_of(code) == [message]
