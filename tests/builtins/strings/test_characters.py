"""Characters, codes, words, numbers as text, alignment, templates; laws that hold for any string."""

import pytest
from asking import messages_of, value_of
from hypothesis import given, settings
from hypothesis import strategies as st

from wlnet import Session
from wlnet.formatter import format_expression


@pytest.mark.parametrize(
    "code, expected",
    [
        ('ToUpperCase["straße"]', '"STRAßE"'),
        ('ToLowerCase[{"AB", {"Ç"}}]', '{"ab", {"ç"}}'),
        ('{Capitalize["ab cd"], Capitalize["ab cd", "AllWords"], Decapitalize["AB"]}', '{"Ab cd", "Ab Cd", "aB"}'),
        ('{LetterQ["aé"], LetterQ["a1"], LetterQ[""], LetterQ[3]}', "{True, False, True, False}"),
        ('{DigitQ["019"], DigitQ["٣"], UpperCaseQ["AB"], LowerCaseQ["aB"]}', "{True, False, True, False}"),
        ('LetterQ[{"a", "1"}]', "{True, False}"),
        ('ToCharacterCode["aé€"]', "{97, 233, 8364}"),
        ('ToCharacterCode["é€", "UTF-8"]', "{195, 169, 226, 130, 172}"),
        ('ToCharacterCode["é€", "ISO8859-1"]', "{233, None}"),
        ('ToCharacterCode[{"a", "bc"}]', "{{97}, {98, 99}}"),
        ("FromCharacterCode[{87, 76}]", '"WL"'),
        ("FromCharacterCode[{{87}, {}, 76}]", '{"W", "", "L"}'),
        ('FromCharacterCode[{226, 130, 172}, "UTF-8"]', '"€"'),
        ('CharacterRange["x", "z"]', '{"x", "y", "z"}'),
        ("CharacterRange[48, 50]", '{"0", "1", "2"}'),
        ('CharacterRange["b", "a"]', "{}"),
        ("Length[Alphabet[]]", "26"),
        ('Take[Alphabet["Greek"], 2]', '{"α", "β"}'),
        ('LetterNumber["c"]', "3"),
        ("FromLetterNumber[{1, -1}]", '{"a", "z"}'),
        ('RemoveDiacritics["Ångström"]', '"Angstrom"'),
        ('Transliterate["Юля"]', '"Yulya"'),
        ('TextWords["It\'s a well-known rule, 3.5 times."]', '{"It\'s", "a", "well-known", "rule", "3.5", "times"}'),
        ('WordCount["one, two; three"]', "3"),
        ('TextSentences["Dr. Who is in. Is he? Yes."]', '{"Dr. Who is in.", "Is he?", "Yes."}'),
        ('WordCounts["a b a"]', '<|"a" -> 2, "b" -> 1|>'),
        ('CharacterCounts["abab", 2]', '<|"ab" -> 2, "ba" -> 1|>'),
        ("{IntegerString[-255, 16], IntegerString[5, 2, 6], IntegerString[1234, 10, 2]}", '{"ff", "000101", "34"}'),
        ('{RomanNumeral[1987], FromRomanNumeral["MCMLXXXVII"]}', '{"MCMLXXXVII", 1987}'),
        ('IntegerName[1021, "Words"]', '"one thousand twenty‐one"'),
        ('{IntegerName[12, "Ordinal"], IntegerName[30, "Ordinal"]}', '{"twelfth", "thirtieth"}'),
        ('{URLEncode["a b/ç"], URLDecode["a+b%2F%C3%A7"]}', '{"a+b%2F%C3%A7", "a b/ç"}'),
        ('LongestCommonSubsequence["xabcy", "zabcw"]', '"abc"'),
        ('LongestCommonSequence["axbxc", "aybyc"]', '"abc"'),
        ("LongestCommonSubsequence[{1, 2, 3}, {2, 3, 4}]", "{2, 3}"),
        ('SequenceAlignment["kitten", "mitten"]', '{{"k", "m"}, "itten"}'),
        ('{NeedlemanWunschSimilarity["abc", "axc"], SmithWatermanSimilarity["xxabc", "abcyy"]}', "{1, 3}"),
        ('TemplateApply["`1`+`2`=`1`", {x, 2}]', '"x+2=x"'),
        ('StringTemplate["Dear `name`, `` <* 1 + 2 *>"][<|"name" -> "Ada"|>]', '"Dear Ada,  3"'),
        ('TemplateApply[StringTemplate["[``]", InsertionFunction -> (ToString[#, InputForm] &)], {"s"}]', '"[\\"s\\"]"'),
        ('TemplateApply[TemplateObject[{"a", TemplateIf[TemplateSlot[1] > 0, "+", "-"]}], {5}]', '"a+"'),
        ('TemplateApply[TemplateObject[{TemplateSequence["<`1`>", {1, 2}]}]]', '"<1><2>"'),
    ],
)
def test_value(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize(
    "code, message",
    [
        ("ToUpperCase[1]", "ToUpperCase::string"),
        ('CharacterRange["a", "bc"]', "CharacterRange::argtype"),
        ("FromCharacterCode[-1]", "FromCharacterCode::notunicode"),
        ('ToCharacterCode["a", "no"]', "ToCharacterCode::charset"),
        ('Alphabet["Klingon"]', "Alphabet::noalph"),
        ("IntegerString[1, 40]", "IntegerString::basf"),
        ("StringTemplate[1]", "StringTemplate::string"),
        ('StringTemplate["<*(*>"]', "StringTemplate::notexpr"),
    ],
)
def test_mistakes_are_reported(code, message):
    assert messages_of(code) == [message]


SESSION = Session()
texts = st.text(st.characters(blacklist_categories=("Cs",)), max_size=12)
words = st.text("ab,; é", min_size=0, max_size=8)


def run(template: str, *values) -> object:
    """The Python value of a template with its %s replaced by strings in InputForm."""
    return SESSION.evaluate(template % tuple([format_expression(v) for v in values]))


@settings(max_examples=60, deadline=None)
@given(texts, texts, texts)
def test_joining_is_associative_and_adds_lengths(a, b, c):
    assert run("StringJoin[StringJoin[%s, %s], %s]", a, b, c) == a + b + c
    assert run("StringJoin[%s, StringJoin[%s, %s]]", a, b, c) == a + b + c
    assert run("StringLength[%s <> %s]", a, b) == len(a) + len(b)


@settings(max_examples=60, deadline=None)
@given(texts)
def test_codes_and_characters_give_the_string_back(text):
    assert run("FromCharacterCode[ToCharacterCode[%s]]", text) == text
    assert run('FromCharacterCode[ToCharacterCode[%s, "UTF-8"], "UTF-8"]', text) == text
    assert run("StringJoin[Characters[StringReverse[%s]]]", text) == text[::-1]


@settings(max_examples=60, deadline=None)
@given(words)
def test_splitting_undoes_riffling(text):
    assert run('StringRiffle[StringSplit[%s, ",", All], ","]', text) == text
    assert run('StringDelete[%s, ";"]', text) == run('StringJoin[StringSplit[%s, ";"]]', text) == text.replace(";", "")


@settings(max_examples=60, deadline=None)
@given(words, st.text("ab,", min_size=1, max_size=2))
def test_searching_agrees_with_replacing_and_counting(text, part):
    assert run("StringCount[%s, %s]", text, part) == text.count(part) == len(run("StringCases[%s, %s]", text, part))
    assert run("StringReplace[%s, x : %s :> x <> x]", text, part) == text.replace(part, part + part)
    assert run("StringContainsQ[%s, %s]", text, part) is not run("StringFreeQ[%s, %s]", text, part)


@settings(max_examples=60, deadline=None)
@given(st.lists(words, max_size=6))
def test_sorting_strings_is_idempotent(items):
    once = run("Sort[{" + ", ".join(["%s"] * len(items)) + "}]", *items)
    assert run("Sort[{" + ", ".join(["%s"] * len(items)) + "}]", *once) == once
    assert sorted(once) == sorted(items)


@pytest.mark.parametrize("code, expected", [
    ('{ToUpperCase["aß1é"], ToLowerCase["AÉ1"], ToUpperCase[""], ToUpperCase[{"a", {"b"}}], ToLowerCase["İ"]}', '{"Aß1É", "aé1", "", {"A", {"B"}}, "İ"}'),
    ('{Capitalize["the end of it"], Capitalize["the end of it", "AllWords"], Capitalize["the end of it", "TitleCase"], Capitalize[""], Capitalize[{"a", "b"}], Capitalize["éa"], Capitalize["a", "No"], Decapitalize["ABC"], Decapitalize[""], Decapitalize[{"A"}]}', '{"The end of it", "The End Of It", "The End of It", "", {"A", "B"}, "Éa", Capitalize["a", "No"], "aBC", "", {"a"}}'),
    ('{LetterQ["abc"], LetterQ["ab1"], LetterQ["é"], LetterQ[" "], DigitQ["123"], DigitQ["12a"], DigitQ["1.2"], DigitQ[""], UpperCaseQ["ABC"], UpperCaseQ["ABc"], UpperCaseQ["A1"], UpperCaseQ[""], LowerCaseQ["abc"], LowerCaseQ["aB"], LowerCaseQ["a1"], LowerCaseQ[5], PrintableASCIIQ["a b~"], PrintableASCIIQ["é"], PrintableASCIIQ["\\n"], PrintableASCIIQ[{"a", "é"}]}',
     "{True, False, True, False, True, False, False, True, True, False, False, True, True, False, False, False, True, False, False, {True, False}}"),
    ('{ToCharacterCode["A"], ToCharacterCode[""], ToCharacterCode["aπ"], ToCharacterCode["aé", "UTF-8"], ToCharacterCode["é", "ISO8859-1"], ToCharacterCode["π", "ISO8859-1"], ToCharacterCode["é", "ASCII"], ToCharacterCode[{"a", "bc"}], Length[ToCharacterCode[StringRepeat["é", 40]]], ToCharacterCode["Ж", "KOI8-R"]}', "{{65}, {}, {97, 960}, {97, 195, 169}, {233}, {None}, {None}, {{97}, {98, 99}}, 40, {246}}"),
    ('{FromCharacterCode[65], FromCharacterCode[{72, 105}], FromCharacterCode[{}], FromCharacterCode[{{72}, {105, 33}}], FromCharacterCode[{195, 169}, "UTF-8"], FromCharacterCode[{233}, "ISO8859-1"], FromCharacterCode[960], FromCharacterCode[Range[65, 104]] === StringJoin[FromCharacterCode /@ Range[65, 104]], FromCharacterCode[x], FromCharacterCode[{960}, "UTF-8"]}', '{"A", "Hi", "", {"H", "i!"}, "é", "é", "π", True, FromCharacterCode[x], "π"}'),
    ('{CharacterRange["a", "e"], CharacterRange["e", "a"], CharacterRange["a", "a"], CharacterRange[48, 50], CharacterRange["α", "γ"], Take[Alphabet[], 3], Length[Alphabet[]], Length[Alphabet["Greek"]], Last[Alphabet["German"]], Length[Alphabet["Russian"]], Alphabet["spanish"][[15]]}', '{{"a", "b", "c", "d", "e"}, {}, {"a"}, {"0", "1", "2"}, {"α", "β", "γ"}, {"a", "b", "c"}, 26, 24, "ß", 33, "ñ"}'),
    ('{LetterNumber["a"], LetterNumber["Z"], LetterNumber["1"], LetterNumber["abc"], LetterNumber[{"a", "b"}], LetterNumber["γ", "Greek"], LetterNumber[""], FromLetterNumber[1], FromLetterNumber[26], FromLetterNumber[-1], FromLetterNumber[{1, 2}], FromLetterNumber[3, "Greek"], FromLetterNumber[0], FromLetterNumber[27]}', '{1, 26, 0, {1, 2, 3}, {1, 2}, 3, {}, "a", "z", "z", {"a", "b"}, "γ", " ", FromLetterNumber[27]}'),
    ('{RemoveDiacritics["àéîõüç"], RemoveDiacritics["abc"], RemoveDiacritics[{"é", "ñ"}], Transliterate["Привет"], Transliterate["Ἀθῆναι"], Transliterate["Straße"], Transliterate["œuvre ÆØ"], Transliterate["Щука"], Transliterate["abc"]}', '{"aeiouc", "abc", {"e", "n"}, "Privet", "Athenai", "Strasse", "oeuvre AEO", "Shchuka", "abc"}'),
    ('{CharacterNormalize["e\\:0301", "NFC"] === "é", StringLength[CharacterNormalize["é", "NFD"]], CharacterNormalize["ﬁ", "NFKC"], CharacterNormalize["a", "XX"], CharacterName["a"], CharacterName["ab"]}', '{True, 2, "fi", CharacterNormalize["a", "XX"], "LatinSmallLetterA", {"LatinSmallLetterA", "LatinSmallLetterB"}}'),
])  # fmt: skip
def test_more_values(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize("code, message", [
    ("ToLowerCase[5]", "ToLowerCase::string"), ("Capitalize[5]", "Capitalize::strse"), ("ToCharacterCode[5]", "ToCharacterCode::strse"), ("FromCharacterCode[{65, -1}]", "FromCharacterCode::notunicode"), ("FromCharacterCode[1114112]", "FromCharacterCode::notunicode"),
    ('FromCharacterCode[65, "X"]', "FromCharacterCode::charset"), ('FromCharacterCode[{255}, "UTF-8"]', "FromCharacterCode::utf8"), ('Alphabet["X"]', "Alphabet::noalph"), ('CharacterRange["a", 5]', "CharacterRange::argtype"), ('CharacterRange["", "a"]', "CharacterRange::argtype"), ("RemoveDiacritics[5]", "RemoveDiacritics::strse"),
])  # fmt: skip
def test_more_mistakes(code, message):
    assert messages_of(code) == [message]
