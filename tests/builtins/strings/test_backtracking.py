"""The matcher for string patterns with conditions and tests, which agrees with regular expressions."""

import re

import pytest
from asking import value_of

from wlnet import Session
from wlnet.builtins.strings.patterns import compile_string_pattern

PATTERNS = {
    '"ab"': "ab", "_": "(?s:.)", "__": "(?s:.+)", "___": "(?s:.*)", '"a" ~~ _ ~~ "b"': "(?s:a.b)", '"a" ..': "a+", '"a" ...': "a*", 'Repeated["a", {2, 3}]': "a{2,3}", 'Repeated["a", {2}]': "a{2}", 'Repeated["ab", 2]': "(?:ab){1,2}",
    'Shortest["a" ..]': "a+?", 'Shortest[__] ~~ "b"': "(?s:.+?b)", '"a" | "ab"': "a|ab", '("a" | "ab") ~~ "c"': "(?:a|ab)c", 'x_ ~~ x_': r"(.)\1", 'x__ ~~ "-" ~~ x__': r"(.+)-\1", 'DigitCharacter ..': r"\d+", 'Except["a"]': "[^a]",
    'StartOfString ~~ "a"': r"\Aa", '"b" ~~ EndOfString': r"b\Z", '("a" ~~ "b" ...) ..': "(?:ab*)+", '"a" ~~ ("b" | "c" ...)': "a(?:b|c*)", 'RegularExpression["a(b|c)?"]': "a(b|c)?", 'WordBoundary ~~ "a"': r"\ba", 'x : ("a" | "b") ~~ "c" ~~ x_': r"([ab])c\1",
}  # fmt: skip
TEXTS = ("", "a", "b", "ab", "aab", "abab", "aaaa", "abcabc", "ab-ab", "xaxb12", "acaaca", "aca bcb", "a\nb", "ababa-ba", "12 345")


@pytest.mark.parametrize("pattern", PATTERNS)
def test_matches_are_those_of_the_regular_expression(pattern):
    ev = Session().evaluator
    plain = re.compile(PATTERNS[pattern])
    compiled = compile_string_pattern(ev, ev.read(f"({pattern}) /; True")[0]).regex
    assert not isinstance(compiled, re.Pattern)
    for text in TEXTS:
        assert [m.span() for m in compiled.finditer(text)] == [m.span() for m in plain.finditer(text)], text
        assert [m.group() for m in compiled.finditer(text)] == [m.group() for m in plain.finditer(text)], text
        for start in range(len(text) + 1):
            for mine, theirs in (
                (compiled.search(text, start), plain.search(text, start)),
                (compiled.match(text, start), plain.match(text, start)),
            ):
                assert (mine and mine.span()) == (theirs and theirs.span()), (text, start)
            mine, theirs = compiled.fullmatch(text, start), plain.fullmatch(text, start)
            assert (mine is None) == (theirs is None), (text, start)


def test_matches_have_the_interface_of_regular_expressions():
    ev = Session().evaluator
    pattern = compile_string_pattern(ev, ev.read('x_ ~~ y : "b" .. /; x =!= "b"')[0])
    m = pattern.regex.search("bbabbc")
    groups = [m.group(g) for name in pattern.names for g in pattern.names[name]]
    assert (m.start(), m.end(), m.span(), m.group(), m.string) == (2, 5, (2, 5), "abb", "bbabbc") and groups == ["a", "bb"]
    assert pattern.regex.search("bbb") is None and pattern.regex.match("xbbab", 0).span() == (0, 3)


@pytest.mark.parametrize("code, expected", [
    ('StringCases["a1b22c333", x : DigitCharacter .. /; StringLength[x] > 1]', '{"22", "333"}'), ('StringCases["abcd", x_ ~~ y_ /; y == "d"]', '{"cd"}'), ('StringCases["aabbc", x_ ~~ y_ /; x == y]', '{"aa", "bb"}'),
    ('StringCases["abcdef", _?(MemberQ[{"b", "e"}, #] &)]', '{"b", "e"}'), ('StringCases["12 7 100", x : NumberString /; ToExpression[x] < 50]', '{"12", "7", "10", "0"}'), ('StringCases["aXbXc", __?LowerCaseQ]', '{"a", "b", "c"}'),
    ('StringReplace["aab", x : "a" .. /; StringLength[x] == 2 :> "-"]', '"-b"'), ('StringReplace["abc", x_ :> ToUpperCase[x] /; x =!= "b"]', '"AbC"'), ('StringMatchQ["aXa", x_ ~~ y_ ~~ x_ /; y == "X"]', "True"), ('StringMatchQ["aXb", x_ ~~ y_ ~~ x_ /; True]', "False"),
    ('StringPosition["abab", "a" ~~ x_ /; x == "b"]', "{{1, 2}, {3, 4}}"), ('StringCases["abc", x__ /; StringLength[x] == 2]', '{"ab"}'), ('StringCases["AbA", "a" ~~ x_ ~~ "a" /; x == "b", IgnoreCase -> True]', '{"AbA"}'), ('StringMatchQ["aA", x_ ~~ x_ /; True, IgnoreCase -> True]', "True"),
    ('StringCases["abXcd", Except["X", _] ~~ _ /; True]', '{"ab", "cd"}'), ('StringSplit["a1b2c", x : DigitCharacter /; x == "1"]', '{"a", "b2c"}'), ('StringCases["aaa", Shortest[x__] /; StringLength[x] > 1]', '{"aa"}'), ('StringCount["abab", x_ /; x == "a"]', "2"),
    ('StringCases["ab", ("a" ~~ x_) | ("b" ~~ y_) /; StringQ[x] && y == ""]', '{"ab"}'), ('StringLength[StringReplace[StringRepeat["ab", 3000], x : "a" .. /; True -> "c"]]', "6000"),
])  # fmt: skip
def test_conditions_and_tests(code, expected):
    assert value_of(code) == expected
