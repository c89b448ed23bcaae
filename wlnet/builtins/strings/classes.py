"""Character classes of string patterns as regular expressions."""

from functools import lru_cache

# Named patterns; those that can match texts of different lengths are in VARIABLE.
SYMBOLS = {
    "WhitespaceCharacter": r"\s",
    "WordCharacter": r"[^\W_]",
    "LetterCharacter": r"[^\W\d_]",
    "DigitCharacter": r"\d",
    "HexadecimalCharacter": "[0-9A-Fa-f]",
    "PunctuationCharacter": r"""[!-/:-@\[-`{-~¡§«¶·»¿‐-‧‰-⁞]""",
    "WordBoundary": r"\b",
    "StartOfString": r"\A",
    "EndOfString": r"\Z",
    "StartOfLine": "(?m:^)",
    "EndOfLine": "(?m:$)",
}
VARIABLE = {"Whitespace": r"\s+", "NumberString": r"(?:[+-]?(?:\d+\.?\d*|\.\d+))"}

DATE_ELEMENTS = {
    "Year": r"\d{4}",
    "YearShort": r"\d{2}",
    "Month": r"(?:1[0-2]|0?[1-9])",
    "MonthShort": r"(?:1[0-2]|0?[1-9])",
    "MonthName": "(?:January|February|March|April|May|June|July|August|September|October|November|December)",
    "MonthNameShort": "(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)",
    "Day": r"(?:3[01]|[12]\d|0?[1-9])",
    "DayShort": r"(?:3[01]|[12]\d|0?[1-9])",
    "DayName": "(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)",
    "DayNameShort": "(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)",
    "Hour": r"(?:2[0-3]|1\d|0?\d)",
    "Hour24": r"(?:2[0-3]|1\d|0?\d)",
    "Hour12": r"(?:1[0-2]|0?[1-9])",
    "AMPM": "(?:AM|PM|am|pm)",
    "Minute": r"[0-5]?\d",
    "Second": r"[0-5]?\d(?:\.\d*)?",
    "Millisecond": r"\d{1,3}",
}

POSIX = {
    "alpha": r"^\W\d_",
    "digit": r"0-9",
    "alnum": r"^\W_",
    "space": r"\s",
    "blank": r" \t",
    "word": r"\w",
    "punct": r"!-/:-@\[-`{-~",
    "xdigit": r"0-9A-Fa-f",
    "cntrl": r"\x00-\x1f\x7f",
    "print": r"\x20-\x7e\xa0-\U0010ffff",
    "graph": r"\x21-\x7e\xa1-\U0010ffff",
}


@lru_cache(2)
def upper_class() -> str:
    """The class of upper-case letters of the scripts that have case."""
    return _class_of(str.isupper)


@lru_cache(2)
def lower_class() -> str:
    """The class of lower-case letters."""
    return _class_of(str.islower)


def _class_of(test) -> str:
    """A regular expression for the cased letters that pass a test, in ranges."""
    ranges: list = []
    # the blocks of Unicode that have case: Latin to Armenian, Georgian, Latin and Greek extended
    for code in (*range(0x41, 0x590), *range(0x10A0, 0x1100), *range(0x1E00, 0x2000)):
        if test(chr(code)):
            if ranges and ranges[-1][1] == code - 1:
                ranges[-1][1] = code
            else:
                ranges.append([code, code])
    return "[" + "".join([chr(a) if a == b else f"{chr(a)}-{chr(b)}" for a, b in ranges]) + "]"


# p?test for predicates that look at one character at a time.
TESTS = {
    "LetterQ": SYMBOLS["LetterCharacter"],
    "DigitQ": SYMBOLS["DigitCharacter"],
    "UpperCaseQ": upper_class,
    "LowerCaseQ": lower_class,
    "StringQ": "(?s:.)",
    "PunctuationQ": SYMBOLS["PunctuationCharacter"],
}
