"""PCRE regular expressions in Python's dialect."""

import re

import pytest
from asking import answer_of, value_of

from wlnet.builtins.strings.regex import translate

# what PCRE (pcrepattern(3)) says the regular expression matches, and does not
PCRE = {
    r"a\z": (["a"], ["a\n", "ab"]), r"a\Z": (["a"], ["ab"]), r"[[:alpha:]]+": (["aé"], ["a1", ""]), r"[[:digit:]x]": (["5", "x"], ["a"]), r"[^[:digit:]]": (["a", "-"], ["5"]), r"[[:upper:]]": (["A", "É"], ["a"]),
    r"[[:lower:][:digit:]]+": (["a1", "é"], ["A"]), r"[[:space:]]": ([" ", "\t"], ["a"]), r"[[:punct:]]": (["!", "~", "_"], ["a", "1"]), r"[[:xdigit:]]+": (["fF09"], ["g"]), r"[[:alnum:]]": (["a", "1"], ["_"]), r"[[:word:]]": (["a", "_"], ["-"]),
    r"[[:blank:]]": ([" ", "\t"], ["\n"]), r"[[:cntrl:]]": (["\x01"], ["a"]), r"[[:graph:]]": (["a"], [" "]), r"[[:print:]]": (["a", " "], ["\x01"]), r"[^[:upper:]a]": (["b"], ["A", "a"]),
    r"\p{L}": (["a", "é"], ["1"]), r"\p{Lu}": (["A"], ["a"]), r"\p{Ll}": (["a"], ["A"]), r"\pL": (["a"], ["1"]), r"\P{L}": (["1", "-"], ["a"]), r"\P{Lu}": (["a", "1"], ["A"]), r"\p{N}": (["7"], ["a"]), r"\p{Nd}": (["7"], ["a"]), r"\p{P}": (["!"], ["a"]), r"\p{Zs}": ([" "], ["\t", "a"]),
    r"\Qa.b*\E": (["a.b*"], ["axb"]), r"\Qa+": (["a+"], ["aa"]), r"x\Q[\Ey": (["x[y"], ["xy"]), r"\h+": ([" \t"], ["\n"]), r"[\h]": ([" "], ["h"]), r"\R": (["\r\n", "\n"], ["a"]), r"\N": (["a"], ["\n"]), r"\e": (["\x1b"], ["e"]),
    r"(?i)ab": (["AB", "ab"], ["x"]), r"a(?i)b": (["aB", "ab"], ["Ab"]), r"(a(?i)b)c": (["aBc"], ["abC", "ABc"]), r"(?i:a)b": (["Ab"], ["AB"]), r"(?s)a.b": (["a\nb"], ["ab"]), r"a.b": (["axb"], ["a\nb"]), r"(?x)a b": (["ab"], ["a b"]), r"(?m)a$": (["a"], ["b"]),
    r"(?<n>.)\k<n>": (["aa"], ["ab"]), r"(.)\1": (["aa"], ["ab"]), r"(?:ab)+": (["abab"], ["aba"]), r"(?=a)\w": (["a"], ["b"]), r"(?<!x)a": (["a"], ["x"]), r"(?<=x)?a": (["a"], ["x"]), r"a{2,3}": (["aa", "aaa"], ["a", "aaaa"]), r"\d{2}": (["12"], ["1"]), r"a|b": (["a", "b"], ["c"]), r"[]a]": (["]", "a"], ["b"]), r"[^]a]": (["b"], ["]"]),
    r"\x41": (["A"], ["a"]), r"\.": (["."], ["a"]), r"a\tb": (["a\tb"], ["atb"]), r"\w\s\S\W\D": (["a b-c"], ["abcde"]),
}  # fmt: skip


@pytest.mark.parametrize("regex", PCRE)
def test_dialect(regex):
    matching, others = PCRE[regex]
    compiled = re.compile(translate(regex, 0))
    assert [t for t in matching if not compiled.fullmatch(t)] == []
    assert [t for t in others if compiled.fullmatch(t)] == []


def test_back_references_are_moved():
    assert re.fullmatch("(x)" + translate(r"(.)\1", 1), "xaa") and not re.fullmatch("(x)" + translate(r"(.)\1", 1), "xax")
    assert re.fullmatch("(x)(y)" + translate(r"(.)(.)\2\1", 2), "xyabba")
    assert translate("ab", 0) == "ab" and translate("a(b)", 3) == "a(b)"


@pytest.mark.parametrize("code, expected", [
    ('StringCases["a1b22", RegularExpression["\\\\d+"]]', '{"1", "22"}'), ('StringReplace["ab", RegularExpression["(.)(.)"] -> "$2$1"]', '"ba"'), ('StringReplace["ab", RegularExpression["(.)(.)"] :> "$2" <> "-" <> "$0"]', '"b-ab"'),
    ('StringCases["ab cd", RegularExpression["(\\\\w)(\\\\w)"] -> {"$1", "$2"}]', '{{"a", "b"}, {"c", "d"}}'), ('StringCases["xaax", "x" ~~ RegularExpression["(a)\\\\1"] ~~ "x"]', '{"xaax"}'), ('StringSplit["a1b2c", RegularExpression["[0-9]"]]', '{"a", "b", "c"}'),
    ('StringMatchQ["AB", RegularExpression["ab"], IgnoreCase -> True]', "True"), ('StringCases["aXbX", RegularExpression["(?<n>[a-z])X"] -> "$1"]', '{"a", "b"}'), ('StringCases["a\\nb", RegularExpression["^."]]', '{"a"}'), ('StringCases["a\\nb", RegularExpression["(?m)^."]]', '{"a", "b"}'),
])  # fmt: skip
def test_value(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize("regex", ["(", "[a", "a**", "(?<n", "a{2,1}", ")"])
def test_what_is_no_regular_expression_is_reported(regex):
    text, messages = answer_of(f'StringCases["a", RegularExpression["{regex}"]]')
    assert messages == ["RegularExpression::maln"] and text == f'StringCases["a", RegularExpression["{regex}"]]'
