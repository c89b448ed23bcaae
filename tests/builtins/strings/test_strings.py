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
