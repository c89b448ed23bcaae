"""Words and sentences, numbers written out, URLs, and alignment of strings."""

import re
from urllib.parse import quote_plus, unquote_plus

from ...evaluator import Evaluator, builtin
from ...evaluator.lists import final_list
from ...expression import Association, Expr, Expression, MessageError, S, elements, integer_text, is_list, make_list
from .strings import STRSE, expect_strings

# --- words and sentences ----------------------------------------------------------------------------------------------

_WORD = re.compile(r"[^\W_]+(?:['’.\-,](?=[^\W_])[^\W_]+)*")
_SENTENCE_END = re.compile(r"(?<=[.!?])[\"'”’)]*\s+(?=[\"'“‘(]?[A-Z0-9])")
_ABBREVIATIONS = ("Mr.", "Mrs.", "Ms.", "Dr.", "Prof.", "St.", "e.g.", "i.e.", "etc.", "vs.")


def words_of(text: str) -> list[str]:
    """The words of a text without the punctuation around them."""
    # a comma joins digits (1,000) and separates words
    return [w for part in _WORD.findall(text) for w in re.split(r",(?!\d)", part) if w]


def sentences_of(text: str) -> list[str]:
    """The sentences of a text; a full stop after a usual abbreviation ends none."""
    sentences: list[str] = []
    for piece in _SENTENCE_END.split(text.strip()):
        if sentences and sentences[-1].endswith(_ABBREVIATIONS):
            # the abbreviation's full stop ended nothing
            sentences[-1] += " " + piece
        elif piece:
            sentences.append(piece)
    return sentences


@builtin("TextWords", messages=STRSE)
def text_words(ev: Evaluator, text: Expression, n: Expression = None) -> Expression:
    """TextWords["text"] lists the words of a text; TextWords["text", n] the first n."""
    return expect_strings("TextWords", (text,), lambda s: final_list(ev, words_of(s)[: n if type(n) is int else None]))


@builtin("WordCount", messages=STRSE)
def word_count(ev: Evaluator, text: Expression) -> Expression:
    """WordCount["text"] counts the words of a text."""
    return expect_strings("WordCount", (text,), lambda s: len(words_of(s)))


@builtin("WordCounts", messages=STRSE, options={"IgnoreCase": S.False_})
def word_counts(ev: Evaluator, text: Expression, options: dict) -> Expression:
    """WordCounts["text"] gives an association of the words of a text with how often each occurs, commonest first."""

    def counts(s: str) -> Expression:
        numbers: dict = {}
        for w in words_of(s.lower() if options["IgnoreCase"] is S.True_ else s):
            numbers[w] = numbers.get(w, 0) + 1
        # a stable sort: equally frequent words in order of appearance
        return Association(dict(sorted(numbers.items(), key=lambda item: -item[1])))

    return expect_strings("WordCounts", (text,), counts)


@builtin("TextSentences", messages=STRSE)
def text_sentences(ev: Evaluator, text: Expression, n: Expression = None) -> Expression:
    """TextSentences["text"] lists the sentences of a text; TextSentences["text", n] the first n."""
    return expect_strings("TextSentences", (text,), lambda s: final_list(ev, sentences_of(s)[: n if type(n) is int else None]))


@builtin("CharacterCounts", messages=STRSE, options={"IgnoreCase": S.False_})
def character_counts(ev: Evaluator, text: Expression, n: Expression = 1, options: dict = None) -> Expression | None:
    """CharacterCounts["string"] gives an association of the characters with how often each occurs, the commonest first.
    CharacterCounts["string", n] counts the pieces of n characters."""
    if type(n) is not int or n < 1:
        return None

    def counts(s: str) -> Expression:
        s = s.lower() if options["IgnoreCase"] is S.True_ else s
        numbers: dict = {}
        for i in range(len(s) - n + 1):
            numbers[s[i : i + n]] = numbers.get(s[i : i + n], 0) + 1
        return Association(dict(sorted(numbers.items(), key=lambda item: -item[1])))

    return expect_strings("CharacterCounts", (text,), counts)


# --- numbers as text --------------------------------------------------------------------------------------------------

_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


def digits_in_base(n: int, base: int) -> str:
    """The digits of a non-negative integer, with letters above 9."""
    if base == 10:
        return integer_text(n)
    out = []
    while n or not out:
        n, digit = divmod(n, base)
        out.append(_DIGITS[digit])
    return "".join(reversed(out))


@builtin(
    "IntegerString",
    attributes="Listable",
    messages={"basf": 'Base specification `1` should be an integer between 2 and 36, or "Roman".'},
)
def integer_string(ev: Evaluator, n: Expression, base: Expression = 10, size: Expression = None) -> Expression | None:
    """IntegerString[n] gives the digits of an integer as a string, without a sign; IntegerString[n, b] in base b.
    IntegerString[n, b, len] pads with zeros to, or keeps the last, len digits."""
    if type(n) is not int:
        if type(n) in (float, str):
            raise MessageError("int", Expr(S.IntegerString, (n,)), 1)
        return None
    if base == "Roman":
        return roman(abs(n))
    # digits are 0 to 9 and a to z
    if type(base) is not int or not 2 <= base <= 36:
        raise MessageError("basf", base)
    text = digits_in_base(abs(n), base)
    if type(size) is int and size >= 0:
        # Wolfram keeps the last digits where there are too many
        return text.rjust(size, "0")[len(text) - size if len(text) > size else 0 :]
    return text if size is None else None


_ROMAN = (
    (1000, "M"),
    (900, "CM"),
    (500, "D"),
    (400, "CD"),
    (100, "C"),
    (90, "XC"),
    (50, "L"),
    (40, "XL"),
    (10, "X"),
    (9, "IX"),
    (5, "V"),
    (4, "IV"),
    (1, "I"),
)


def roman(n: int) -> str:
    """A positive integer in Roman numerals; N for 0."""
    if n == 0:
        # Wolfram follows the medieval nulla
        return "N"
    out = []
    for value, letters in _ROMAN:
        count, n = divmod(n, value)
        out.append(letters * count)
    return "".join(out)


@builtin("RomanNumeral", attributes="Listable")
def roman_numeral(ev: Evaluator, n: Expression) -> Expression:
    """RomanNumeral[n] gives an integer in Roman numerals."""
    # RomanNumeral is defined up to 4999: five thousand has no letter
    return None if type(n) is not int or abs(n) >= 5000 else ("-" if n < 0 else "") + roman(abs(n))


@builtin("FromRomanNumeral", attributes="Listable")
def from_roman_numeral(ev: Evaluator, text: Expression) -> Expression | None:
    """FromRomanNumeral["string"] gives the integer that a Roman numeral stands for."""
    if type(text) is not str or not re.fullmatch("[MDCLXVIN]+", text.upper()):
        return None
    values = [{"M": 1000, "D": 500, "C": 100, "L": 50, "X": 10, "V": 5, "I": 1, "N": 0}[c] for c in text.upper()]
    return sum([-v if i + 1 < len(values) and values[i + 1] > v else v for i, v in enumerate(values)])


_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
).split()
_TENS = "- - twenty thirty forty fifty sixty seventy eighty ninety".split()
_SCALES = ["", " thousand", " million", " billion", " trillion", " quadrillion", " quintillion", " sextillion"]


def _below_thousand(n: int, hyphen: str) -> str:
    words = []
    if n >= 100:
        words.append(_ONES[n // 100] + " hundred")
        n %= 100
    # up to nineteen numbers have names of their own
    if n >= 20:
        words.append(_TENS[n // 10] + (hyphen + _ONES[n % 10] if n % 10 else ""))
    elif n or not words:
        words.append(_ONES[n])
    return " ".join(words)


def integer_words(n: int, hyphen: str = "\u2010") -> str:
    """An integer in English words: all of them."""
    if n < 0:
        return "negative " + integer_words(-n, hyphen)
    groups = []
    while n or not groups:
        # English names powers of 1000, here and below
        n, group = divmod(n, 1000)
        groups.append(group)
    return " ".join(
        [_below_thousand(g, hyphen) + _SCALES[i] for i, g in reversed(list(enumerate(groups))) if g or len(groups) == 1]
    )


_IRREGULAR = {
    "one": "first",
    "two": "second",
    "three": "third",
    "five": "fifth",
    "eight": "eighth",
    "nine": "ninth",
    "twelve": "twelfth",
}


def ordinal_words(n: int) -> str:
    """The ordinal of an integer in English words."""
    text = integer_words(n)
    # only the last word changes: twenty-first
    start = max(text.rfind(" "), text.rfind("\u2010")) + 1
    last = text[start:]
    return text[:start] + (_IRREGULAR.get(last) or (last[:-1] + "ieth" if last.endswith("y") else last + "th"))


@builtin("IntegerName", attributes="Listable")
def integer_name(ev: Evaluator, n: Expression, form: Expression = None) -> Expression | None:
    """IntegerName[n] gives the name of an integer: digits with the words of large scales.
    IntegerName[n, "Words"] writes it out; "Ordinal" gives the ordinal, "DigitsWords" digits with the scales."""
    # beyond the last scale there are no names
    if type(n) is not int or abs(n) >= 1000 ** len(_SCALES):
        return None
    # small numbers are words, larger ones digits with the word of a scale
    if form == "Words" or form is None and abs(n) < 1000:
        return integer_words(n)
    if form == "Ordinal":
        return ordinal_words(n)
    if form in (None, "DigitsWords"):
        return _digits_and_words(n)
    return None


def _digits_and_words(n: int) -> str:
    """``12 thousand 345``: digits in groups with the names of the scales."""
    sign, rest, groups = ("negative " if n < 0 else ""), abs(n), []
    while rest or not groups:
        rest, group = divmod(rest, 1000)
        groups.append(group)
    return sign + " ".join([f"{g}{_SCALES[i]}" for i, g in reversed(list(enumerate(groups))) if g or len(groups) == 1])


# --- URLs -------------------------------------------------------------------------------------------------------------


@builtin("URLEncode", attributes="Listable")
def url_encode(ev: Evaluator, text: Expression) -> Expression:
    """URLEncode["string"] writes a string so that it can stand in a URL."""
    if type(text) is int:
        return str(text)
    return quote_plus(text, safe="-_.~") if type(text) is str else None


@builtin("URLDecode", attributes="Listable")
def url_decode(ev: Evaluator, text: Expression) -> Expression:
    """URLDecode["string"] undoes URLEncode."""
    return unquote_plus(text) if type(text) is str else None


# --- alignment --------------------------------------------------------------------------------------------------------


def _sequences(a, b):
    """Both arguments as Python sequences, and the function that makes a result of a piece; None where unlike."""
    if type(a) is str and type(b) is str:
        return a, b, lambda piece: "".join(piece)
    if is_list(a) and is_list(b):
        return list(elements(a)), list(elements(b)), make_list
    return None


def _folded(a, b, options):
    if options["IgnoreCase"] is S.True_ and type(a) is str:
        return a.lower(), b.lower()
    return a, b


def longest_common_run(a: list | str, b: list | str) -> tuple:
    """Start in a, start in b and length of the longest common run of consecutive elements; the first of several."""
    best = 0, 0, 0
    # one row of the table is enough to compute the next
    row = [0] * (len(b) + 1)
    for i, x in enumerate(a):
        new = [0] * (len(b) + 1)
        for j, y in enumerate(b):
            if x == y:
                size = new[j + 1] = row[j] + 1
                if size > best[2]:
                    best = i + 1 - size, j + 1 - size, size
        row = new
    return best


def common_subsequence(a: Expression, b: Expression) -> list:
    """Pairs of indices of a longest common subsequence (not necessarily consecutive)."""
    n, m = len(a), len(b)
    lengths = [[0] * (m + 1) for _ in range(n + 1)]
    for i in range(n - 1, -1, -1):
        for j in range(m - 1, -1, -1):
            lengths[i][j] = lengths[i + 1][j + 1] + 1 if a[i] == b[j] else max(lengths[i + 1][j], lengths[i][j + 1])
    i = j = 0
    pairs = []
    while i < n and j < m:
        # forwards from the start, so that of several the leftmost is found
        if a[i] == b[j]:
            pairs.append((i, j))
            i, j = i + 1, j + 1
        elif lengths[i + 1][j] >= lengths[i][j + 1]:
            i += 1
        else:
            j += 1
    return pairs


_CASE = {"IgnoreCase": S.False_}


@builtin("LongestCommonSubsequence", options=_CASE)
def longest_common_subsequence(ev: Evaluator, a: Expression, b: Expression, options: dict) -> Expression | None:
    """LongestCommonSubsequence[s1, s2] gives the longest run of consecutive characters or elements common to both."""
    sides = _sequences(a, b)
    if sides is None:
        return None
    start, _, size = longest_common_run(*_folded(sides[0], sides[1], options))
    return sides[2](sides[0][start : start + size])


@builtin("LongestCommonSubsequencePositions", options=_CASE)
def longest_common_subsequence_positions(ev: Evaluator, a: Expression, b: Expression, options: dict) -> Expression | None:
    """LongestCommonSubsequencePositions[s1, s2] gives where the longest common run stands in both."""
    sides = _sequences(a, b)
    if sides is None:
        return None
    i, j, size = longest_common_run(*_folded(sides[0], sides[1], options))
    if size == 0:
        return make_list([])
    return make_list([make_list([make_list([i + 1, i + size])]), make_list([make_list([j + 1, j + size])])])


@builtin("LongestCommonSequence", options=_CASE)
def longest_common_sequence(ev: Evaluator, a: Expression, b: Expression, options: dict) -> Expression | None:
    """LongestCommonSequence[s1, s2] gives the longest sequence of elements that stand in both in this order."""
    sides = _sequences(a, b)
    if sides is None:
        return None
    pairs = common_subsequence(*_folded(sides[0], sides[1], options))
    return sides[2]([sides[0][i] for i, _ in pairs])


@builtin("LongestCommonSequencePositions", options=_CASE)
def longest_common_sequence_positions(ev: Evaluator, a: Expression, b: Expression, options: dict) -> Expression | None:
    """LongestCommonSequencePositions[s1, s2] gives where the parts of the longest common sequence stand in both."""
    sides = _sequences(a, b)
    if sides is None:
        return None
    pairs = common_subsequence(*_folded(sides[0], sides[1], options))
    return make_list([make_list([make_list(r) for r in _runs([p[side] for p in pairs])]) for side in (0, 1)])


def _runs(indices: list) -> list:
    """Consecutive indices as 1-based [first, last] pairs."""
    runs: list = []
    for i in indices:
        if runs and runs[-1][1] == i:
            runs[-1][1] = i + 1
        else:
            runs.append([i + 1, i + 1])
    return runs


def alignment_score(a: Expression, b: Expression, local: bool) -> int:
    """Matches count 1, mismatches and gaps -1: the best score of a whole alignment, or of a part of it."""
    row = [0 if local else -j for j in range(len(b) + 1)]
    best = 0
    for i, x in enumerate(a, 1):
        previous, row[0] = row[0], 0 if local else -i
        for j, y in enumerate(b, 1):
            value = max(previous + (1 if x == y else -1), row[j] - 1, row[j - 1] - 1)
            previous = row[j]
            row[j] = max(value, 0) if local else value
            best = max(best, row[j])
    return best if local else row[-1]


@builtin("NeedlemanWunschSimilarity", options=_CASE)
def needleman_wunsch_similarity(ev: Evaluator, a: Expression, b: Expression, options: dict) -> Expression:
    """NeedlemanWunschSimilarity[s1, s2] gives the score of the best alignment of both as wholes."""
    sides = _sequences(a, b)
    return None if sides is None else alignment_score(*_folded(sides[0], sides[1], options), local=False)


@builtin("SmithWatermanSimilarity", options=_CASE)
def smith_waterman_similarity(ev: Evaluator, a: Expression, b: Expression, options: dict) -> Expression:
    """SmithWatermanSimilarity[s1, s2] gives the score of the best alignment of parts of both."""
    sides = _sequences(a, b)
    return None if sides is None else alignment_score(*_folded(sides[0], sides[1], options), local=True)


@builtin("SequenceAlignment", options=_CASE)
def sequence_alignment(ev: Evaluator, a: Expression, b: Expression, options: dict) -> Expression | None:
    """SequenceAlignment[s1, s2] lists the parts common to both and {part of s1, part of s2} where they differ."""
    sides = _sequences(a, b)
    if sides is None:
        return None
    x, y, make = sides
    out, i, j, same = [], 0, 0, []
    for p, q in [*common_subsequence(*_folded(x, y, options)), (len(x), len(y))]:
        if p > i or q > j:
            if same:
                out.append(make(same))
                same = []
            out.append(make_list([make(x[i:p]), make(y[j:q])]))
        same += x[p : p + 1]
        i, j = p + 1, q + 1
    return make_list([*out, make(same)] if same else out)
