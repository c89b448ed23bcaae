"""The character coder: tables, forms, lengths, decoding."""

import pytest
from asking import refusal, text_of


@pytest.mark.parametrize(
    "code, text",
    [
        ('NetEncoder["Characters"]["ab Z~"]', "{68, 69, 3, 61, 97}"),
        ('NetEncoder["Characters"][{"a", "bc"}]', "{{68}, {69, 70}}"),
        ('NetEncoder["Characters"]["\\t\\n"]', "{1, 2}"),
        ('NetEncoder[{"Characters", "abc"}]["cab"]', "{3, 1, 2}"),
        ('NetEncoder[{"Characters", {"ab", "xy" -> Automatic, _}}]["axybq"]', "{1, 3, 3, 2, 4}"),
        ('NetEncoder[{"Characters", {"a" -> 5, "b"}}]["ab"]', "{5, 1}"),
        ('NetEncoder[{"Characters", {StartOfString, DigitCharacter, EndOfString}}]["07"]', "{1, 2, 9, 12}"),
        ('NetEncoder[{"Characters", {97 ;; 99, "z"}}]["acz"]', "{1, 3, 4}"),
        ('NetEncoder[{"Characters", "ab", "UnitVector"}]["ba"]', "{{0., 1.}, {1., 0.}}"),
        ('NetEncoder[{"Characters", "ab", "IgnoreCase" -> True}]["aB"]', "{1, 2}"),
        ('NetEncoder[{"Characters", {"ab", EndOfString}, "TargetLength" -> 4}]["a"]', "{1, 3, 3, 3}"),
        ('NetEncoder[{"Characters", "ab", "TargetLength" -> 2}]["abab"]', "{1, 2}"),
        ('NetDecoder[{"Characters", "abc"}][{{.1, .8, .1}, {.6, .3, .1}}]', '"ba"'),
        ('NetDecoder[NetEncoder[{"Characters", "abc"}]] === NetDecoder[{"Characters", "abc"}]', "True"),
        ('NetEncoder[NetDecoder[{"Characters", "abc"}]]["cb"]', "{3, 2}"),
        ('NetDecoder[{"Characters", "ab"}][{{0, 1}, {0, 1}}, "RandomSample"]', '"bb"'),
        ('e = NetEncoder[{"Characters", {"ab", _}}]; e === ToExpression[ToString[e, InputForm]]', "True"),
        ('NetEncoder[{"Characters", "ab"}][["Alphabet"]]', '{"a", "b"}'),
    ],
)
def test_values(code, text):
    assert text_of(code) == text


@pytest.mark.parametrize(
    "code, part",
    [
        ('NetEncoder["Characters"]["\\[Alpha]"]', "is not in the encoder's table"),
        ('NetEncoder["Characters"][7]', "expects a string"),
        ('NetEncoder["Characters"][""]', "at least one element"),
        ('NetEncoder[{"Characters", "ab", "Foo"}]', '"UnitVector"'),
        ('NetEncoder[{"Characters", 7}]', "an entry of the character table"),
        ('NetEncoder[{"Characters", "ab", "Bar" -> 1}]', "Bar"),
        ('NetEncoder["Charakters"]', '"Characters"'),
        ('NetDecoder["Characters"][{{1, 2}}]', "Varying×97"),
    ],
)
def test_refusals(code, part):
    assert part in refusal(code)[1]


def test_several_entries_may_share_a_code():
    assert (
        text_of('NetEncoder[{"Characters", {DigitCharacter, {StartOfString, EndOfString} -> Automatic}}]["12"]') == "{11, 2, 3, 11}"
    )
    assert text_of('NetEncoder[{"Characters", {{"a", "bc"} -> 2, "d"}}]["abcd"]') == "{2, 2, 2, 1}"


def test_the_first_entry_for_a_character_counts():
    assert text_of('NetEncoder[{"Characters", {"ab", "ba", "c"}}]["abc"]') == "{1, 2, 3}"
    assert text_of('NetEncoder[{"Characters", {"a" -> 5, "ab"}}]["ab"]') == "{5, 1}"
