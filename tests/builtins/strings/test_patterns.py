"""String patterns in the functions that search, test, replace and split."""

import pytest
from asking import messages_of, value_of
from hypothesis import given, settings
from hypothesis import strategies as st

from wlnet import Session
from wlnet.builtins.strings.patterns import CompiledPatterns


@pytest.mark.parametrize(
    "code, expected",
    [
        # blanks, names, repetition
        ('StringCases["banana", _ ~~ "n"]', '{"an", "an"}'),
        ('StringMatchQ["noon", x_ ~~ y_ ~~ y_ ~~ x_]', "True"),
        ('StringMatchQ["nooN", x_ ~~ y_ ~~ y_ ~~ x_, IgnoreCase -> True]', "True"),
        ('StringMatchQ["ab", a_ ~~ a_]', "False"),
        ('StringCases["aab", Repeated["a", {1}] ~~ _]', '{"aa"}'),
        ('StringMatchQ["aaa", "a" ..]', "True"),
        ('StringMatchQ["", "a" ...]', "True"),
        ('StringMatchQ["aaaa", Repeated["a", {2, 3}]]', "False"),
        ('StringCases["aabb", (x_) ..]', '{"aa", "bb"}'),
        ('StringCases["xayxb", "x" ~~ c : ("a" | "b") :> c]', '{"a", "b"}'),
        ('StringCases["ab-ba", ("a" ~~ x_) | ("b" ~~ x_) :> x]', '{"b", "a"}'),
        ('StringMatchQ["", ___]', "True"),
        # shortest and longest
        ('StringCases["<a><b>", "<" ~~ __ ~~ ">"]', '{"<a><b>"}'),
        ('StringCases["<a><b>", Shortest["<" ~~ __ ~~ ">"]]', '{"<a>", "<b>"}'),
        ('StringCases["<a><b>", "<" ~~ Shortest[x__] ~~ ">" :> x]', '{"a", "b"}'),
        # classes and anchors
        ('StringCases["a1 B_2", WordCharacter ..]', '{"a1", "B", "2"}'),
        ('StringCases["0xBEEG", HexadecimalCharacter ..]', '{"0", "BEE"}'),
        ('StringReplace["a  b", Whitespace -> " "]', '"a b"'),
        ('StringCases["a, b!", PunctuationCharacter]', '{",", "!"}'),
        ('StringReplace["cat concat", WordBoundary ~~ "cat" -> "dog"]', '"dog concat"'),
        ('StringCases["-1.5 and .5", NumberString]', '{"-1.5", ".5"}'),
        ('StringReplace["a\\nb", StartOfLine -> "> "]', '"> a\\n> b"'),
        ('StringReplace["aXa", StartOfString ~~ "a" -> "-"]', '"-Xa"'),
        ('StringReplace["aXa", "a" ~~ EndOfString -> "-"]', '"aX-"'),
        ('StringCases["abcxyz", CharacterRange["b", "y"] ..]', '{"bcxy"}'),
        ('StringCases["abc", Except["b"]]', '{"a", "c"}'),
        ('StringCases["a1b2", Except[DigitCharacter, _]]', '{"a", "b"}'),
        ('StringCases["Été où", LetterCharacter ..]', '{"Été", "où"}'),
        # tests and conditions
        ('StringCases["aBc", _?UpperCaseQ]', '{"B"}'),
        ('StringCases["a12b", x__?DigitQ :> ToExpression[x] + 1]', "{13}"),
        ('StringCases["abcd", _?(MemberQ[{"b", "d"}, #] &)]', '{"b", "d"}'),
        ('StringCases["13 40 7", x : NumberString /; ToExpression[x] > 10]', '{"13", "40"}'),
        ('StringReplace["aabb", x_ ~~ y_ /; x === y :> "<" <> x <> ">"]', '"<a><b>"'),
        ('StringReplace["3 12", x : DigitCharacter .. :> "many" /; ToExpression[x] > 5]', '"3 many"'),
        ('StringMatchQ["aXbX", x__ ~~ "X" /; StringLength[x] == 3]', "True"),
        ('StringCases["abcabd", "ab" ~~ x_ /; x != "c"]', '{"abd"}'),
        # regular expressions
        ('StringReplace["2024-05", RegularExpression["(\\\\d+)-(\\\\d+)"] -> "$2/$1"]', '"05/2024"'),
        ('StringCases["aXbY", RegularExpression["([a-z])([A-Z])"] :> {"$2", "$0"}]', '{{"X", "aX"}, {"Y", "bY"}}'),
        ('StringMatchQ["abab", RegularExpression["(..)\\\\1"]]', "True"),
        ('StringCases["xabab", "x" ~~ RegularExpression["(..)\\\\1"]]', '{"xabab"}'),
        ('StringMatchQ["aé", RegularExpression["[[:alpha:]]+"]]', "True"),
        ('StringMatchQ["AB", RegularExpression["(?i)ab"]]', "True"),
        ('StringSplit["a1b22c", RegularExpression["\\\\d+"]]', '{"a", "b", "c"}'),
        ('StringMatchQ["a.b", RegularExpression["\\\\Qa.b\\\\E"]]', "True"),
        ('StringMatchQ["Ab", RegularExpression["\\\\p{Lu}\\\\p{Ll}"]]', "True"),
        ('StringMatchQ["_", RegularExpression["[[:upper:]_]"]]', "True"),
        # alternatives, metacharacters
        ('StringMatchQ["net.wl", "*.wl"]', "True"),
        ('StringMatchQ["abC", "a@"]', "False"),
        ('StringMatchQ["a*", "a\\\\*"]', "True"),
        ('StringMatchQ[{"ab", "cb"}, {"a*", "x"}]', "{True, False}"),
        ('StringContainsQ["a*b", "*"]', "True"),
        ('StringCases["a1b2", {LetterCharacter -> 0, DigitCharacter -> 1}]', "{0, 1, 0, 1}"),
        ('StringCases["abc", {"b", "c"}]', '{"b", "c"}'),
        # overlaps, limits, operator forms
        ('StringCases["aaa", "aa", Overlaps -> True]', '{"aa", "aa"}'),
        ('StringCases["abc", __, Overlaps -> All]', '{"abc", "ab", "a", "bc", "b", "c"}'),
        ('StringPosition["aaa", "aa"]', "{{1, 2}, {2, 3}}"),
        ('StringPosition["aaa", "aa", Overlaps -> False]', "{{1, 2}}"),
        ('StringPosition["abab", {"b", "ab"}, 3]', "{{1, 2}, {2, 2}, {3, 4}}"),
        ('StringCount["banana", "ana"]', "1"),
        ('StringCount["banana", "ana", Overlaps -> True]', "2"),
        ('StringCases["abc", _, 2]', '{"a", "b"}'),
        ('StringReplace["aaa", "a" -> "b", 2]', '"bba"'),
        ('Select[{"Ab", "ba"}, StringStartsQ["a", IgnoreCase -> True]]', '{"Ab"}'),
        ('StringReplace["a" -> "b"][{"aa", "c"}]', '{"bb", "c"}'),
        ('StringMatchQ["a" ~~ _] /@ {"ab", "b"}', "{True, False}"),
        ('StringCases[{"a1", "b"}, DigitCharacter]', '{{"1"}, {}}'),
        ('StringFreeQ["abc", {"x", "c"}]', "False"),
        # replacing
        ('StringReplace["abc", {"a" -> "b", "b" -> "c"}]', '"bcc"'),
        ('StringReplace["ABab", "a" -> "-", IgnoreCase -> True]', '"-B-b"'),
        ('StringReplace["abc", "b" -> 2]', '"a"~~2~~"c"'),
        ('StringReplace["ab", {"x" -> "1", y_ /; y == "a" :> y <> y}]', '"aab"'),
        ('StringReplaceList["aba", {"a" -> "x", "b" -> "y"}]', '{"xba", "aya", "abx"}'),
        ('StringDelete["a-b-c", "-"]', '"abc"'),
        ('StringDelete["a1b22", DigitCharacter ..]', '"ab"'),
        ('StringTrim["  a b\\t"]', '"a b"'),
        ('StringTrim["xxaxx", "x"]', '"xax"'),
        ('StringTrim["xxaxx", "x" ..]', '"a"'),
        ('f[x_] := x <> "!"; StringReplace["ab", x_ :> f[x]]', '"a!b!"'),
        ('y = "z"; StringReplace["ab", "a" :> y]', '"zb"'),
        ('StringReplace["ab", x_ :> Module[{t = x}, t <> t]]', '"aabb"'),
        # splitting
        ('StringSplit[" a  b "]', '{"a", "b"}'),
        ('StringSplit["a,,b,", ","]', '{"a", "", "b"}'),
        ('StringSplit["a,,b,", ",", All]', '{"a", "", "b", ""}'),
        ('StringSplit["a,b,c", ",", 2]', '{"a", "b,c"}'),
        ('StringSplit["a1b2c", d : DigitCharacter :> {d}]', '{"a", {"1"}, "b", {"2"}, "c"}'),
        ('StringSplit["aXbxc", "x", IgnoreCase -> True]', '{"a", "b", "c"}'),
        ('StringSplit["abc", ""]', '{"a", "b", "c"}'),
        ('StringSplit["", ","]', "{}"),
        ('StringSplit["a b\\nc d", {" ", "\\n"}]', '{"a", "b", "c", "d"}'),
        ('StringSplit[{"a b", "c"}]', '{{"a", "b"}, {"c"}}'),
        # the expression itself
        ('"a" ~~ "b" ~~ x_', '"ab"~~x_'),
        ('"a" ~~ ""', '"a"'),
        ('StringExpression["x"]', '"x"'),
        ('StringCases["on 2024-02-29.", DatePattern[{"Year", "Month", "Day"}]]', '{"2024-02-29"}'),
        (
            '{StringMatchQ["ab", PatternSequence["a", "b"]], StringCases["abc", PatternSequence["a", x_] :> x], StringReplace["abab", x : PatternSequence["a", "b"] :> "[" <> x <> "]"]}',
            '{True, {"b"}, "[ab][ab]"}',
        ),
    ],
)
def test_value(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize(
    "code, message",
    [
        ('StringCases["a", 5]', "StringExpression::invld"),
        ('StringMatchQ["a", x ~~ "b"]', "StringExpression::invld"),
        ('StringMatchQ["a", RegularExpression["("]]', "RegularExpression::maln"),
        ('StringReplace["a", x]', "StringReplace::srep"),
        ('StringReplace[5, "a" -> "b"]', "StringReplace::strse"),
        ('StringCases["a", "a", -1]', "StringCases::innf"),
        ('StringCases["a", "a", Overlaps -> 2]', "StringCases::ovlp"),
        ('StringSplit["a", "b", 0]', "StringSplit::innf"),
        ('StringContainsQ["a", "b", Foo -> 1]', "StringContainsQ::optx"),
    ],
)
def test_mistakes_are_reported(code, message):
    assert messages_of(code) == [message]


def test_patterns_are_compiled_once():
    session = Session()
    session.run('Do[StringCases["a1b", LetterCharacter ~~ _], {50}]')
    assert len(session.evaluator.own(CompiledPatterns).patterns) == 1


def test_conditions_see_new_definitions():
    assert (
        value_of('ok[x_] := x == "a"; p = _?ok; r1 = StringCases["ab", p]; ok[x_] := x == "b"; {r1, StringCases["ab", p]}')
        == '{{"a"}, {"b"}}'
    )


def test_long_texts_with_conditions():
    assert value_of('StringLength[StringReplace[StringRepeat["ab ", 2000], x : LetterCharacter .. /; x == "ab" :> "c"]]') == "4000"
    assert value_of('StringMatchQ[StringRepeat["a", 5000], __?(# == "a" &)]') == "True"


plain_patterns = st.recursive(
    st.sampled_from(
        [
            '"a"',
            '"b"',
            '"ab"',
            "_",
            "__",
            "___",
            "DigitCharacter",
            "LetterCharacter ..",
            '("a" | "1")',
            "Whitespace",
            'Except["a"]',
            "NumberString",
            "EndOfString",
            "StartOfString",
            "WordBoundary",
            "x_",
            '(y : "a" ..)',
        ]
    ),
    lambda p: (
        st.builds("({} ~~ {})".format, p, p)
        | st.builds("({} | {})".format, p, p)
        | st.builds("Shortest[{}]".format, p)
        | st.builds("({}) ..".format, st.sampled_from(['"a"', '("a" | "b1")', "_"]))
    ),
    max_leaves=5,
)


@settings(max_examples=150, deadline=None)
@given(plain_patterns, st.text("ab1 ", max_size=8))
def test_the_backtracking_matcher_agrees_with_regular_expressions(pattern, text):
    session = Session()
    for function in ("StringCases", "StringPosition", "StringMatchQ", "StringDelete"):
        plain = session.evaluate_to_string(f'{function}["{text}", {pattern}]', "InputForm")
        assert session.evaluate_to_string(f'{function}["{text}", ({pattern}) /; True]', "InputForm") == plain, pattern
