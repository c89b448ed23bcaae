"""Character classes of string patterns: what belongs to them."""

import re

import pytest
from asking import value_of

from wlnet.builtins.strings.classes import lower_class, upper_class

MEMBERS = {
    "WhitespaceCharacter": (" \t\n", "a1_"), "WordCharacter": ("aZé9", "_ -!"), "LetterCharacter": ("aZéßЯ", "1_ -"), "DigitCharacter": ("0159", "aé-"), "HexadecimalCharacter": ("09afAF", "gG-"), "PunctuationCharacter": ("!,.;()[]{}#~", "a1 \n"),
}  # fmt: skip


@pytest.mark.parametrize("name", MEMBERS)
def test_members(name):
    inside, outside = MEMBERS[name]
    for c in inside + outside:
        text = c.replace("\n", "\\n").replace("\t", "\\t")
        assert value_of(f'StringMatchQ["{text}", {name}]') == str(c in inside), c


@pytest.mark.parametrize("code, expected", [
    ('StringCases["x = -1.5 + .5, 3. and +7e5", NumberString]', '{"-1.5", ".5", "3.", "+7", "5"}'), ('StringSplit["a  b\\n c", Whitespace]', '{"a", "b", "c"}'),
    ('StringPosition["ab cd", WordBoundary ~~ _]', "{{1, 1}, {3, 3}, {4, 4}}"), ('StringReplace["a\\nb", {StartOfLine -> "<", EndOfLine -> ">"}]', '"<a>\\n<b>"'), ('StringReplace["a\\nb", {StartOfString -> "<", EndOfString -> ">"}]', '"<a\\nb>"'),
    # elements of dates
    ('StringCases["on 2024-02-29, 1-1-99", DatePattern[{"Year", "Month", "Day"}]]', '{"2024-02-29"}'), ('StringCases["29.02.2024", DatePattern[{"Day", ".", "Month", ".", "Year"}]]', '{"29.02.2024"}'),
    ('StringMatchQ["12:59:60", DatePattern[{"Hour", ":", "Minute", ":", "Second"}]]', "False"), ('StringMatchQ["23:59:59.5", DatePattern[{"Hour", ":", "Minute", ":", "Second"}]]', "True"), ('StringMatchQ["24:00", DatePattern[{"Hour", ":", "Minute"}]]', "False"),
    ('StringMatchQ["5 March 2020", DatePattern[{"Day", " ", "MonthName", " ", "Year"}]]', "True"), ('StringMatchQ["5 Mar 2020", DatePattern[{"Day", " ", "MonthNameShort", " ", "Year"}]]', "True"), ('StringMatchQ["32 March 2020", DatePattern[{"Day", " ", "MonthName", " ", "Year"}]]', "False"),
    ('StringMatchQ["13", DatePattern[{"Month"}]]', "False"), ('StringMatchQ["12", DatePattern[{"Month"}]]', "True"), ('StringMatchQ["Sunday", DatePattern[{"DayName"}]]', "True"), ('StringMatchQ["Sun", DatePattern[{"DayNameShort"}]]', "True"), ('StringMatchQ["11 PM", DatePattern[{"Hour12", " ", "AMPM"}]]', "True"),
    ('StringMatchQ["13 PM", DatePattern[{"Hour12", " ", "AMPM"}]]', "False"), ('StringMatchQ["99", DatePattern[{"YearShort"}]]', "True"), ('StringMatchQ["0", DatePattern[{"Day"}]]', "False"), ('StringMatchQ["31", DatePattern[{"Day"}]]', "True"),
])  # fmt: skip
def test_value(code, expected):
    assert value_of(code) == expected


def test_letters_with_case():
    """The letters of Latin, Greek, Cyrillic, Armenian and Georgian with case, and nothing else."""
    upper, lower = re.compile(upper_class()), re.compile(lower_class())
    for c in map(chr, (*range(0x41, 0x590), *range(0x10A0, 0x1100), *range(0x1E00, 0x2000))):
        assert (upper.fullmatch(c) is not None) == c.isupper() and (lower.fullmatch(c) is not None) == c.islower(), hex(ord(c))
    assert not upper.fullmatch("1") and not lower.fullmatch("A") and upper.fullmatch("Ω") and lower.fullmatch("я")
