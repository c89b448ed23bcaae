"""Searching, testing, replacing and splitting strings by string patterns."""

import pytest
from asking import answer_of, value_of


@pytest.mark.parametrize("code, expected", [
    ('{StringMatchQ["abc", "abc"], StringMatchQ["abc", "ab"], StringMatchQ["abc", "a*"], StringMatchQ["abc", "a@"], StringMatchQ["aBc", "a@"], StringMatchQ["", ""], StringMatchQ["ABC", "abc", IgnoreCase -> True], StringMatchQ[{"a", "b"}, "a"], StringMatchQ["a"][{"a", "b"}], StringMatchQ["a*c", "a\\\\*c"]}',
     "{True, False, True, True, False, True, True, {True, False}, {True, False}, True}"),
    ('{StringContainsQ["abc", "b"], StringContainsQ["abc", "d"], StringContainsQ["abc", ""], StringContainsQ["aBc", "b"], StringContainsQ["aBc", "b", IgnoreCase -> True], StringContainsQ["a1", DigitCharacter], StringContainsQ[{"ab", "c"}, "b"], StringContainsQ["b"][{"ab", "c"}], StringContainsQ[{{"b"}}, "b"]}',
     "{True, False, True, False, True, True, {True, False}, {True, False}, {{True}}}"),
    ('{StringFreeQ["abc", "b"], StringFreeQ["abc", "d"], StringFreeQ["abc", {"x", "c"}], StringFreeQ["a1", DigitCharacter], StringFreeQ["d"]["abc"], StringFreeQ["B", "b", IgnoreCase -> True]}', "{False, True, False, False, True, False}"),
    ('{StringStartsQ["abc", "ab"], StringStartsQ["abc", "bc"], StringStartsQ["abc", "AB", IgnoreCase -> True], StringStartsQ["1a", DigitCharacter], StringStartsQ["a1", DigitCharacter], StringStartsQ[{"ab", "b"}, "a"], StringStartsQ["a"]["ab"], StringStartsQ["a", ""]}',
     "{True, False, True, True, False, {True, False}, True, True}"),
    ('{StringEndsQ["abc", "bc"], StringEndsQ["abc", "ab"], StringEndsQ["abc", "BC", IgnoreCase -> True], StringEndsQ["a1", DigitCharacter], StringEndsQ["1a", DigitCharacter], StringEndsQ["c"][{"abc", "ab"}], StringEndsQ["aab", "a" ~~ _]}', "{True, False, True, True, False, {True, False}, True}"),
])  # fmt: skip
def test_questions(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize("code, expected", [
    ('{StringCases["abcabd", "ab" ~~ _], StringCases["abc", "x"], StringCases["aXbX", x_ ~~ "X" :> x], StringCases["a1b2", d : DigitCharacter :> ToExpression[d]], StringCases["aaa", "a", 2], StringCases["aaa", "a", 0], StringCases["aAa", "a", IgnoreCase -> True], StringCases["aaaa", "aa", Overlaps -> True], StringCases["ab", {"a" -> 1, "b" -> 2}], StringCases["abc", "b"]}',
     '{{"abc", "abd"}, {}, {"a", "b"}, {1, 2}, {"a", "a"}, {}, {"a", "A", "a"}, {"aa", "aa", "aa"}, {1, 2}, {"b"}}'),
    ('{StringCases["aab", "a" .., Overlaps -> All], StringCases["aab", "a" .., Overlaps -> False], StringCases[{"ab", "b"}, "b"], StringCases["b"][{"ab"}], StringCases["abc", {"a", "c"}], StringCases["a.b", "."], StringCases["", "a"], StringCases["ab", "" ~~ "b"]}',
     '{{"aa", "a", "a"}, {"aa"}, {{"b"}, {"b"}}, {{"b"}}, {"a", "c"}, {"."}, {}, {"b"}}'),
    ('{StringPosition["abcab", "ab"], StringPosition["aaa", "aa"], StringPosition["aaa", "aa", Overlaps -> False], StringPosition["abcab", {"ab", "c"}], StringPosition["abab", "ab", 1], StringPosition["abc", "x"], StringPosition[{"ab", "ba"}, "a"], StringPosition["b"]["abb"], StringPosition["AB", "a", IgnoreCase -> True], StringPosition["aab", "a" ..], StringPosition["aab", "a" .., Overlaps -> All]}',
     "{{{1, 2}, {4, 5}}, {{1, 2}, {2, 3}}, {{1, 2}}, {{1, 2}, {3, 3}, {4, 5}}, {{1, 2}}, {}, {{{1, 1}}, {{2, 2}}}, {{2, 2}, {3, 3}}, {{1, 1}}, {{1, 2}, {2, 2}}, {{1, 2}, {1, 1}, {2, 2}}}"),
    ('{StringCount["abcab", "ab"], StringCount["aaa", "aa"], StringCount["aaa", "aa", Overlaps -> True], StringCount["aAa", "a"], StringCount["aAa", "a", IgnoreCase -> True], StringCount["a1b22", DigitCharacter ..], StringCount[{"a", "aa"}, "a"], StringCount["a"]["banana"], StringCount["abc", {"a", "c"}]}', "{2, 1, 2, 2, 3, 2, {1, 2}, 3, 2}"),
])  # fmt: skip
def test_finding(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize("code, expected", [
    ('{StringReplace["abab", "a" -> "x"], StringReplace["abab", "a" -> "x", 1], StringReplace["abab", "a" -> "x", 0], StringReplace["abc", {"a" -> "b", "b" -> "a"}], StringReplace["abc", {"ab" -> "1", "a" -> "2"}], StringReplace["aAa", "a" -> "x", IgnoreCase -> True], StringReplace["abc", "x" -> "y"], StringReplace[{"a", "ba"}, "a" -> "c"], StringReplace["a" -> "b"]["aa"], StringReplace["", "a" -> "b"]}',
     '{"xbxb", "xbab", "abab", "bac", "1c", "xxx", "abc", {"c", "bc"}, "bb", ""}'),
    ('{StringReplace["a1b2", d : DigitCharacter :> "<" <> d <> ">"], StringReplace["ab", x_ ~~ y_ :> y <> x], StringReplace["abc", "b" -> x], StringReplace["abab", {"a" -> "x", "b" -> "y"}, 3], StringReplace["abc", <|"a" -> "1", "c" -> "3"|>], StringReplace["ab", {{"a" -> "1"}, {"b" -> "2"}}], StringReplace["aab", "a" .. -> "-"], StringReplace["a.b", "." -> ""], StringReplace["abc", "" -> "-"] // Head, StringReplace["aXb", {"X" -> "a", "a" -> "b"}]}',
     '{"a<1>b<2>", "ba", "a"~~x~~"c", "xyxb", "1b3", {"1b", "a2"}, "-b", "ab", String, "bab"}'),
    ('{StringReplaceList["aba", "a" -> "x"], StringReplaceList["aba", {"a" -> "x", "b" -> "y"}], StringReplaceList["aab", "a" .. -> "-"], StringReplaceList["aba", "a" -> "x", 1], StringReplaceList["b", "a" -> "x"]}', '{{"xba", "abx"}, {"xba", "aya", "abx"}, {"-b", "-ab", "a-b"}, {"xba"}, {}}'),
    ('{StringDelete["abab", "a"], StringDelete["a1b22", DigitCharacter], StringDelete["aAb", "a", IgnoreCase -> True], StringDelete[{"ab", "a"}, "a"], StringDelete["a"]["banana"], StringDelete["abc", {"a", "c"}], StringDelete["abc", ""]}', '{"bb", "ab", "b", {"b", ""}, "bnn", "b", "abc"}'),
    ('{StringTrim["  a b  "], StringTrim["\\n\\ta"], StringTrim["xxaxx", "x"], StringTrim["xxaxx", "x" ..], StringTrim["abXab", "ab"], StringTrim["aXbX", "x", IgnoreCase -> True], StringTrim[{" a", "b "}], StringTrim["abc", "x"], StringTrim[""], StringTrim["xx", "x" ..]}', '{"a b", "a", "xax", "a", "X", "aXb", {"a", "b"}, "abc", "", ""}'),
])  # fmt: skip
def test_replacing(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize("code, expected", [
    ('{StringSplit["a b  c"], StringSplit["  a "], StringSplit["a,b,,c", ","], StringSplit[",a,", ","], StringSplit[",a,", ",", All], StringSplit["a,b,c", ",", 2], StringSplit["a,b", ";"], StringSplit["", ","], StringSplit["a1b22c", DigitCharacter ..], StringSplit["abc", ""]}',
     '{{"a", "b", "c"}, {"a"}, {"a", "b", "", "c"}, {"a"}, {"", "a", ""}, {"a", "b,c"}, {"a,b"}, {}, {"a", "b", "c"}, {"a", "b", "c"}}'),
    ('{StringSplit["a-b", "-" -> "+"], StringSplit["a1b", d : DigitCharacter :> d <> d], StringSplit["a-b;c", {"-", ";"}], StringSplit["a-b;c", {"-" -> 1, ";" -> 2}], StringSplit["aXbxc", "x", IgnoreCase -> True], StringSplit[{"a b", "c d"}], StringSplit["a b c", " ", 1], StringSplit["a,b,", ",", Infinity], StringSplit["a,b,", ",", 9], StringSplit["a b", Whitespace, All]}',
     '{{"a", "+", "b"}, {"a", "11", "b"}, {"a", "b", "c"}, {"a", 1, "b", 2, "c"}, {"a", "b", "c"}, {{"a", "b"}, {"c", "d"}}, {"a b c"}, {"a", "b"}, {"a", "b", ""}, {"a", "b"}}'),
    ('{StringExtract["a b c", 2], StringExtract["a b c", -1], StringExtract["a b c", {1, 3}], StringExtract["a b c", 9], StringExtract["a,b;c,d", ";" -> 2], StringExtract["a,b;c,d", ";" -> 2, "," -> 1], StringExtract["a,b", "," -> All], StringExtract["a b c d", 2 ;; 3]}',
     '{"b", "c", {"a", "c"}, Missing["PartAbsent", 9], "c,d", "c", {"a", "b"}, {"b", "c"}}'),
])  # fmt: skip
def test_splitting(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize("code, message", [
    ('StringContainsQ[5, "a"]', "StringContainsQ::strse"), ('StringCases["a", "b", x]', "StringCases::innf"), ('StringPosition["a", "b", -1]', "StringPosition::innf"), ('StringPosition["a", "b", Overlaps -> 5]', "StringPosition::ovlp"),
    ('StringCount["a", _, Overlaps -> 5]', "StringCount::ovlp"), ('StringReplace["a", "b"]', "StringReplace::srep"), ('StringReplace["a", "b" -> "c", -1]', "StringReplace::innf"), ("StringTrim[5]", "StringTrim::strse"), ("StringSplit[5]", "StringSplit::strse"),
    ('StringSplit["a", "b", -1]', "StringSplit::innf"), ('StringSplit["a", "b", 1, 2]', "StringSplit::argb"), ('StringDelete[5, "a"]', "StringDelete::strse"), ('StringEndsQ[5, "a"]', "StringEndsQ::strse"),
])  # fmt: skip
def test_mistakes_are_reported_and_leave_the_call(code, message):
    text, messages = answer_of(code)
    assert messages == [message]
    assert text.startswith(code.split("[")[0] + "[")
