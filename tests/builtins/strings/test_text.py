"""Words and sentences, numbers written out, URLs, and alignment of strings."""

import pytest
from asking import answer_of, text_of


@pytest.mark.parametrize("code, expected", [
    ('{TextWords["One, two; three."], TextWords["It\'s a well-known 3.5 thing"], TextWords[""], TextWords["a b c", 2], TextWords[{"a b", "c"}], TextWords["a_b"], TextWords["x,y 1,000"], TextWords["Été où?"]}',
     '{{"One", "two", "three"}, {"It\'s", "a", "well-known", "3.5", "thing"}, {}, {"a", "b"}, {{"a", "b"}, {"c"}}, {"a", "b"}, {"x", "y", "1,000"}, {"Été", "où"}}'),
    ('{WordCount["one two  three"], WordCount[""], WordCount[{"a", "b c"}], WordCounts["b a b"], WordCounts["A a"], WordCounts["A a", IgnoreCase -> True], WordCounts["a b b a c"]}', '{3, 0, {1, 2}, <|"b" -> 2, "a" -> 1|>, <|"A" -> 1, "a" -> 1|>, <|"a" -> 2|>, <|"a" -> 2, "b" -> 2, "c" -> 1|>}'),
    ('{TextSentences["One. Two! Three? Four"], TextSentences["Dr. No is e.g. here. Yes."], TextSentences[""], TextSentences["A. B. C.", 2], TextSentences["It is 3.5 now."], TextSentences["no. capital"]}',
     '{{"One.", "Two!", "Three?", "Four"}, {"Dr. No is e.g. here.", "Yes."}, {}, {"A.", "B."}, {"It is 3.5 now."}, {"no. capital"}}'),
    ('{CharacterCounts["abca"], CharacterCounts["abab", 2], CharacterCounts["Aa", IgnoreCase -> True], CharacterCounts[""], CharacterCounts["ab", 3], CharacterCounts["baa"], CharacterCounts["a", 0]}', '{<|"a" -> 2, "b" -> 1, "c" -> 1|>, <|"ab" -> 2, "ba" -> 1|>, <|"a" -> 2|>, <||>, <||>, <|"a" -> 2, "b" -> 1|>, CharacterCounts["a", 0]}'),
])  # fmt: skip
def test_words_and_sentences(code, expected):
    assert text_of(code) == expected


@pytest.mark.parametrize("code, expected", [
    ('{IntegerString[123], IntegerString[-123], IntegerString[0], IntegerString[255, 16], IntegerString[5, 2], IntegerString[35, 36], IntegerString[5, 2, 6], IntegerString[123, 10, 2], IntegerString[12, 10, 0], IntegerString[{1, 10}], IntegerString[10^4000] === StringJoin["1", StringRepeat["0", 4000]]}',
     '{"123", "123", "0", "ff", "101", "z", "000101", "23", "", {"1", "10"}, True}'),
    ('{IntegerString[1994, "Roman"], RomanNumeral[{1, 4, 9, 14, 40, 90, 400, 1987, 3999}], RomanNumeral[0], RomanNumeral[-5], RomanNumeral[5000], RomanNumeral[x]}', '{"MCMXCIV", {"I", "IV", "IX", "XIV", "XL", "XC", "CD", "MCMLXXXVII", "MMMCMXCIX"}, "N", "-V", RomanNumeral[5000], RomanNumeral[x]}'),
    ('{FromRomanNumeral[{"I", "IV", "IX", "XIV", "MCMLXXXVII"}], FromRomanNumeral["iv"], FromRomanNumeral["N"], FromRomanNumeral["ABC"], FromRomanNumeral[""]}', '{{1, 4, 9, 14, 1987}, 4, 0, FromRomanNumeral["ABC"], FromRomanNumeral[""]}'),
    ("And @@ Table[FromRomanNumeral[RomanNumeral[n]] == n, {n, 1, 4000, 37}]", "True"),
    ('{IntegerName[0], IntegerName[7], IntegerName[13], IntegerName[20], IntegerName[21], IntegerName[100], IntegerName[101], IntegerName[999], IntegerName[-5], IntegerName[{1, 2}], IntegerName[x]}', '{"zero", "seven", "thirteen", "twenty", "twenty‐one", "one hundred", "one hundred one", "nine hundred ninety‐nine", "negative five", {"one", "two"}, IntegerName[x]}'),
    ('{IntegerName[1000, "Words"], IntegerName[12345, "Words"], IntegerName[10^6 + 1, "Words"], IntegerName[1234567], IntegerName[5, "DigitsWords"], IntegerName[-7008009, "DigitsWords"], IntegerName[10^24, "Words"]}',
     '{"one thousand", "twelve thousand three hundred forty‐five", "one million one", "1 million 234 thousand 567", "5", "negative 7 million 8 thousand 9", IntegerName[1000000000000000000000000, "Words"]}'),
    ('IntegerName[{1, 2, 3, 4, 5, 8, 9, 12, 20, 21, 30, 100, 112}, "Ordinal"]', '{"first", "second", "third", "fourth", "fifth", "eighth", "ninth", "twelfth", "twentieth", "twenty‐first", "thirtieth", "one hundredth", "one hundred twelfth"}'),
    ('{URLEncode["a b&c=ü/~_-."], URLEncode[{"a b", 5}], URLDecode["a+b%26%C3%BC"], URLDecode[URLEncode["x y+z%"]], URLEncode[x]}', '{"a+b%26c%3D%C3%BC%2F~_-.", {"a+b", "5"}, "a b&ü", "x y+z%", URLEncode[x]}'),
])  # fmt: skip
def test_numbers_and_urls(code, expected):
    assert text_of(code) == expected


@pytest.mark.parametrize("code, expected", [
    ('{LongestCommonSubsequence["xabcy", "zabcw"], LongestCommonSubsequence["abc", "xyz"], LongestCommonSubsequence[{1, 2, 3}, {0, 2, 3}], LongestCommonSubsequence["ABc", "abC", IgnoreCase -> True], LongestCommonSubsequence["ab", "ab"], LongestCommonSubsequence["", "a"], LongestCommonSubsequence["abxcd", "cdxab"]}', '{"abc", "", {2, 3}, "ABc", "ab", "", "ab"}'),
    ('{LongestCommonSubsequencePositions["xabcy", "zzabc"], LongestCommonSubsequencePositions["a", "b"], LongestCommonSequence["axbyc", "azbwc"], LongestCommonSequence["abc", "xyz"], LongestCommonSequence[{1, 2, 3, 4}, {2, 4, 3}], LongestCommonSequence["AB", "ab", IgnoreCase -> True], LongestCommonSequencePositions["axbyc", "azbwc"], LongestCommonSequencePositions["abx", "yab"]}',
     '{{{{2, 4}}, {{3, 5}}}, {}, "abc", "", {2, 4}, "AB", {{{1, 1}, {3, 3}, {5, 5}}, {{1, 1}, {3, 3}, {5, 5}}}, {{{1, 2}}, {{2, 3}}}}'),
    ('{NeedlemanWunschSimilarity["abc", "abc"], NeedlemanWunschSimilarity["abc", "axc"], NeedlemanWunschSimilarity["abc", "ac"], NeedlemanWunschSimilarity["", "abc"], NeedlemanWunschSimilarity["abc", ""], NeedlemanWunschSimilarity[{1, 2}, {1, 3}], NeedlemanWunschSimilarity["AB", "ab"], NeedlemanWunschSimilarity["AB", "ab", IgnoreCase -> True], NeedlemanWunschSimilarity["abcd", "bcde"]}', "{3, 1, 1, -3, -3, 0, -2, 2, 1}"),
    ('{SmithWatermanSimilarity["xxabc", "abcyy"], SmithWatermanSimilarity["abc", "xyz"], SmithWatermanSimilarity["abxcd", "abcd"], SmithWatermanSimilarity["", "a"], SmithWatermanSimilarity["aAb", "AAB", IgnoreCase -> True], SmithWatermanSimilarity[{1, 2, 3}, {2, 3}]}', "{3, 0, 3, 0, 3, 2}"),
    ('{SequenceAlignment["abcxde", "abcyde"], SequenceAlignment["abc", "abc"], SequenceAlignment["abc", "xyz"], SequenceAlignment["abc", "ac"], SequenceAlignment["", "a"], SequenceAlignment["", ""], SequenceAlignment[{1, 2}, {2}], SequenceAlignment["xab", "ab"]}', '{{"abc", {"x", "y"}, "de"}, {"abc"}, {{"abc", "xyz"}}, {"a", {"b", ""}, "c"}, {{"", "a"}}, {}, {{{1}, {}}, {2}}, {{"x", ""}, "ab"}}'),
    ('{LongestCommonSequence["a", {1}], NeedlemanWunschSimilarity[x, y]}', '{LongestCommonSequence["a", {1}], NeedlemanWunschSimilarity[x, y]}'),
    ('{SmithWatermanSimilarity["xxxabc", "yyyyabc"], NeedlemanWunschSimilarity["xxxabc", "yyyyabc"]}', "{3, -1}"),
])  # fmt: skip
def test_alignment(code, expected):
    assert text_of(code) == expected


@pytest.mark.parametrize("code, message", [
    ("TextWords[5]", "TextWords::strse"), ("IntegerString[5, 1]", "IntegerString::basf"), ("IntegerString[5, 37]", "IntegerString::basf"), ("IntegerString[1.5]", "IntegerString::int"), ("CharacterCounts[5]", "CharacterCounts::strse"), ("TextSentences[5]", "TextSentences::strse"),
])  # fmt: skip
def test_mistakes_are_reported_and_leave_the_call(code, message):
    assert answer_of(code) == (code, [message])
