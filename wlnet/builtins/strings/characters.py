"""Characters: case, kinds, codes and encodings, alphabets."""

import unicodedata

from ...evaluator import Evaluator, builtin
from ...evaluator.lists import final_list
from ...expression import PACKED_FROM, Expr, Expression, MessageError, PackedArray, S, boolean, elements, is_list, make_list
from .strings import STRSE, expect_strings

# --- case -------------------------------------------------------------------------------------------------------------


def _mapped(text: str, convert) -> str:
    """Each character converted where that gives one character again (not so for ß and its like)."""
    converted = convert(text)
    if len(converted) == len(text):
        return converted
    return "".join([d if len(d := convert(c)) == 1 else c for c in text])


@builtin("ToUpperCase", attributes="Listable", pure=True)
def to_upper_case(ev: Evaluator, text: Expression) -> Expression | None:
    """ToUpperCase["string"] gives a string with all letters in upper case."""
    if type(text) is not str:
        raise MessageError("string", 1, Expr(S.ToUpperCase, (text,)))
    return _mapped(text, str.upper)


@builtin("ToLowerCase", attributes="Listable", pure=True)
def to_lower_case(ev: Evaluator, text: Expression) -> Expression:
    """ToLowerCase["string"] gives a string with all letters in lower case."""
    if type(text) is not str:
        raise MessageError("string", 1, Expr(S.ToLowerCase, (text,)))
    return _mapped(text, str.lower)


_SMALL_WORDS = frozenset("a an and as at but by en for if in nor of on or per the to v v. via vs vs. with".split())


@builtin("Capitalize", messages=STRSE)
def capitalize(ev: Evaluator, text: Expression, scheme: Expression = "FirstLetter") -> Expression | None:
    """Capitalize["string"] makes the first letter upper case.
    Capitalize["string", "AllWords"] does so for every word, "TitleCase" for those that a title writes with capitals."""
    if scheme == "FirstLetter":
        return expect_strings("Capitalize", (text, scheme), _capital)
    if scheme not in ("AllWords", "TitleCase"):
        return None

    def words(s: str) -> str:
        out = []
        for i, word in enumerate(s.split(" ")):
            # the first word of a title has a capital in any case
            small = scheme == "TitleCase" and i > 0 and word in _SMALL_WORDS
            out.append(word if small else _capital(word))
        return " ".join(out)

    return expect_strings("Capitalize", (text, scheme), words)


def _capital(s: str) -> str:
    return _mapped(s[:1], str.upper) + s[1:]


@builtin("Decapitalize", messages=STRSE)
def decapitalize(ev: Evaluator, text: Expression) -> Expression:
    """Decapitalize["string"] makes the first letter lower case."""
    return expect_strings("Decapitalize", (text,), lambda s: _mapped(s[:1], str.lower) + s[1:])


# --- kinds ------------------------------------------------------------------------------------------------------------


@builtin("LetterQ", attributes="Listable", pure=True)
def letter_q(ev: Evaluator, x: Expression) -> Expression:
    """LetterQ["string"] is True if all characters are letters."""
    # the empty string has no character that is none: True, as in Wolfram
    return boolean(type(x) is str and (x.isalpha() or not x))


@builtin("DigitQ", attributes="Listable", pure=True)
def digit_q(ev: Evaluator, x: Expression) -> Expression:
    """DigitQ["string"] is True if all characters are digits 0 to 9."""
    return boolean(type(x) is str and (x.isascii() and x.isdigit() or not x))


@builtin("UpperCaseQ", attributes="Listable", pure=True)
def upper_case_q(ev: Evaluator, x: Expression) -> Expression:
    """UpperCaseQ["string"] is True if all characters are upper-case letters."""
    return boolean(type(x) is str and all([c.isupper() for c in x]))


@builtin("LowerCaseQ", attributes="Listable", pure=True)
def lower_case_q(ev: Evaluator, x: Expression) -> Expression:
    """LowerCaseQ["string"] is True if all characters are lower-case letters."""
    return boolean(type(x) is str and all([c.islower() for c in x]))


@builtin("PrintableASCIIQ", attributes="Listable", pure=True)
def printable_ascii_q(ev: Evaluator, x: Expression) -> Expression:
    """PrintableASCIIQ["string"] is True if all characters are printable ASCII characters."""
    return boolean(type(x) is str and all([" " <= c <= "~" for c in x]))


# --- codes ------------------------------------------------------------------------------------------------------------

_ENCODINGS = {
    "unicode": None,
    "utf8": "utf-8",
    "utf-8": "utf-8",
    "utf16": "utf-16-le",
    "ascii": "ascii",
    "printableascii": "ascii",
    "isolatin1": "latin-1",
    "isolatin2": "iso8859-2",
    "windowsansi": "cp1252",
    "windowslatin1": "cp1252",
    "macintoshroman": "mac-roman",
    "koi8-r": "koi8-r",
    "shiftjis": "shift-jis",
    "euc-jp": "euc-jp",
    "euc": "euc-jp",
    "big5": "big5",
    "cp936": "cp936",
    "cp949": "cp949",
    "cp950": "cp950",
    "gb2312": "gb2312",
}


CHARSET = {"charset": "The character encoding `1` is not known."}


def codec_of(name: str) -> "str | None":
    """Python's name of a Wolfram character encoding; None for Unicode code points; MessageError if unknown."""
    key = name.lower() if type(name) is str else ""
    if key in _ENCODINGS:
        return _ENCODINGS[key]
    if key.startswith("iso8859-") and key[8:].isdigit() and 1 <= int(key[8:]) <= 16:
        return key
    raise MessageError("charset", name)


@builtin("ToCharacterCode", messages=STRSE | CHARSET)
def to_character_code(ev: Evaluator, text: Expression, encoding: Expression = "Unicode") -> Expression | None:
    """ToCharacterCode["string"] lists the codes of the characters; ToCharacterCode["string", "encoding"] their bytes.
    ToCharacterCode[{s1, s2, …}] gives a list for each string."""
    codec = codec_of(encoding)

    def codes(s: str) -> Expression:
        if codec is None:
            if len(s) >= PACKED_FROM:
                import numpy as np  # slow to import, and many sessions never see an array

                # UTF-32 is the codes themselves; NumPy reads them without a loop
                return PackedArray(np.frombuffer(s.encode("utf-32-le", "surrogatepass"), "<u4").astype("int64"))
            return final_list(ev, [ord(c) for c in s])
        # a character without a code in the encoding must not spoil the others
        if codec != "utf-8" and not s.isascii():
            return final_list(ev, [_byte(c, codec) for c in s])
        return final_list(ev, list(s.encode(codec, "surrogatepass")))

    return expect_strings("ToCharacterCode", (text,), codes)


def _byte(c: str, codec: str):
    """The code of one character in an encoding, None where it has none."""
    try:
        return int.from_bytes(c.encode(codec), "big")
    except UnicodeEncodeError:
        return S.None_


@builtin(
    "FromCharacterCode",
    messages=CHARSET
    | {
        "intnm": "Non-negative machine-sized integer expected at position 1 in `1`.",
        "notunicode": "A character code, which should be a non-negative integer less than 1114112, is expected at position "
        "`2` in `1`.",
        "utf8": "The bytes `1` do not form a character of UTF-8 and were taken as they are.",
    },
)
def from_character_code(ev: Evaluator, codes: Expression, encoding: Expression = "Unicode") -> Expression | None:
    """FromCharacterCode[n] gives the character with code n; FromCharacterCode[{n1, n2, …}] a string.
    FromCharacterCode[{…}, "encoding"] takes the numbers as bytes of an encoding."""
    codec = codec_of(encoding)
    if type(codes) is int:
        return _decoded(ev, [codes], codec, codes)
    if (
        codec is None
        and type(codes) is PackedArray
        and codes.array.ndim == 1
        and codes.array.dtype.kind == "i"
        and 0 <= codes.array.min()
        and codes.array.max() < 0x110000  # Unicode ends there
    ):
        return codes.array.astype("<u4").tobytes().decode("utf-32-le", "surrogatepass")
    if type(codes) is PackedArray and codes.array.ndim == 1 or is_list(codes) and not any([is_list(c) for c in elements(codes)]):
        return _decoded(ev, list(elements(codes)), codec, codes)
    if is_list(codes):
        # a list of lists gives a list of strings
        rows = [list(elements(c)) if is_list(c) else [c] for c in elements(codes)]
        return make_list([_decoded(ev, row, codec, codes) for row in rows])
    return None


def _decoded(ev, numbers: list, codec, whole) -> str:
    """The string of character codes or bytes; MessageError for a number that is neither."""
    for position, n in enumerate(numbers, 1):
        # Unicode ends there
        if type(n) is not int or not 0 <= n < 0x110000:
            raise MessageError("notunicode", Expr(S.FromCharacterCode, (whole,)), position)
    # codes above a byte cannot be of an 8-bit encoding: they are characters already
    if codec is None or max(numbers, default=0) > 255:
        return "".join([chr(n) for n in numbers])
    data = bytes(numbers)
    try:
        return data.decode(codec)
    except UnicodeDecodeError:
        if codec == "utf-8":
            ev.message("FromCharacterCode", "utf8", make_list(numbers))
        # bytes that are no text of the encoding are taken one by one
        return data.decode("latin-1")


@builtin("CharacterName")
def character_name(ev: Evaluator, text: Expression, kind: Expression = None) -> Expression | None:
    """CharacterName["c"] gives the Unicode name of a character in words run together."""
    if type(text) is not str:
        return None
    names = ["".join([w.capitalize() for w in unicodedata.name(c, "").replace("-", " ").split()]) for c in text]
    return names[0] if len(names) == 1 else make_list(names)


@builtin("CharacterRange", messages={"argtype": "Arguments `1` and `2` are not both strings of length 1."})
def character_range(ev: Evaluator, first: Expression, last: Expression) -> Expression | None:
    """CharacterRange["c1", "c2"] lists the characters from c1 to c2; CharacterRange[n1, n2] those with these codes."""
    # Unicode ends there
    if type(first) is int and type(last) is int and 0 <= first and last < 0x110000:
        return final_list(ev, [chr(c) for c in range(first, last + 1)])
    if type(first) is not str or type(last) is not str or len(first) != 1 or len(last) != 1:
        raise MessageError("argtype", first, last)
    return final_list(ev, [chr(c) for c in range(ord(first), ord(last) + 1)])


_ALPHABETS = {
    "english": "abcdefghijklmnopqrstuvwxyz",
    "latin": "abcdefghijklmnopqrstuvwxyz",
    "german": "abcdefghijklmnopqrstuvwxyzäöüß",
    "french": "abcdefghijklmnopqrstuvwxyz",
    "italian": "abcdefghilmnopqrstuvz",
    "spanish": "abcdefghijklmnñopqrstuvwxyz",
    "swedish": "abcdefghijklmnopqrstuvwxyzåäö",
    "danish": "abcdefghijklmnopqrstuvwxyzæøå",
    "norwegian": "abcdefghijklmnopqrstuvwxyzæøå",
    "finnish": "abcdefghijklmnopqrstuvwxyzåäö",
    "greek": "αβγδεζηθικλμνξοπρστυφχψω",
    "russian": "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
    "ukrainian": "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя",
    "polish": "aąbcćdeęfghijklłmnńoópqrsśtuvwxyzźż",
    "portuguese": "abcdefghijklmnopqrstuvwxyz",
    "dutch": "abcdefghijklmnopqrstuvwxyz",
    "turkish": "abcçdefgğhıijklmnoöprsştuüvyz",
    "hungarian": "aábcdeéfghiíjklmnoóöőpqrstuúüűvwxyz",
    "cyrillic": "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
    "hebrew": "אבגדהוזחטיכלמנסעפצקרשת",
}


@builtin("Alphabet", messages={"noalph": "No alphabet is known for `1`."})
def alphabet(ev: Evaluator, name: Expression = "English") -> Expression | None:
    """Alphabet[] lists the letters of the English alphabet; Alphabet["Greek"] those of another one."""
    letters = _ALPHABETS.get(name.lower()) if type(name) is str else None
    if letters is None:
        raise MessageError("noalph", name)
    return final_list(ev, list(letters))


@builtin("LetterNumber")
def letter_number(ev: Evaluator, text: Expression, name: Expression = "English") -> Expression | None:
    """LetterNumber["c"] gives the place of a letter in the alphabet, 0 for other characters; strings give lists."""
    letters = _ALPHABETS.get(name.lower()) if type(name) is str else None
    if letters is None or type(text) is not str and not is_list(text):
        return None
    if is_list(text):
        return make_list([Expr(S.LetterNumber, (t, name)) for t in elements(text)])
    numbers = [letters.find(c) + 1 for c in text.lower()]
    return numbers[0] if len(numbers) == 1 else final_list(ev, numbers)


@builtin("FromLetterNumber")
def from_letter_number(ev: Evaluator, n: Expression, name: Expression = "English") -> Expression | None:
    """FromLetterNumber[n] gives the nth letter of the alphabet."""
    letters = _ALPHABETS.get(name.lower()) if type(name) is str else None
    if letters is None:
        return None
    if is_list(n):
        return make_list([Expr(S.FromLetterNumber, (i, name)) for i in elements(n)])
    if type(n) is not int:
        return None
    return letters[n - 1 if n > 0 else n] if 1 <= abs(n) <= len(letters) else " " if n == 0 else None


# --- diacritics and scripts -------------------------------------------------------------------------------------------

_SPECIAL = {
    "ß": "ss",
    "æ": "ae",
    "Æ": "AE",
    "ø": "o",
    "Ø": "O",
    "œ": "oe",
    "Œ": "OE",
    "ł": "l",
    "Ł": "L",
    "đ": "d",
    "Đ": "D",
    "þ": "th",
    "Þ": "Th",
    "ð": "d",
    "ı": "i",
}
_CYRILLIC = dict(
    zip("абвгдеёжзийклмнопрстуфхцчшщъыьэюя", ("a b v g d e e zh z i j k l m n o p r s t u f h c ch sh shch # y # e yu ya").split())
)
_GREEK = dict(zip("αβγδεζηθικλμνξοπρστυφχψως", "a b g d e z e th i k l m n x o p r s t y ph ch ps o s".split()))


def without_diacritics(text: str) -> str:
    """The letters without their accents."""
    if text.isascii():
        return text
    decomposed = unicodedata.normalize("NFD", text)
    return unicodedata.normalize("NFC", "".join([c for c in decomposed if unicodedata.category(c) != "Mn"]))


@builtin("RemoveDiacritics", messages=STRSE)
def remove_diacritics(ev: Evaluator, text: Expression) -> Expression:
    """RemoveDiacritics["string"] replaces letters with accents by the plain ones."""
    return expect_strings("RemoveDiacritics", (text,), without_diacritics)


@builtin("Transliterate", messages=STRSE)
def transliterate(ev: Evaluator, text: Expression, target: Expression = "Latin") -> Expression | None:
    """Transliterate["string"] writes a string with plain ASCII letters where that is known."""
    if target not in ("Latin", "ASCII"):
        ev.message("General", "unsup", "Transliterate", target)
        return None

    def write(s: str) -> str:
        out = []
        for c in without_diacritics(s):
            lower = c.lower()
            new = _CYRILLIC.get(lower) or _GREEK.get(lower)
            if new is None:
                out.append(_SPECIAL.get(c, c))
            else:
                new = new.strip("#")
                out.append(new if c == lower else new.capitalize())
        return "".join(out)

    return expect_strings("Transliterate", (text, target), write)


@builtin("CharacterNormalize", messages=STRSE)
def character_normalize(ev: Evaluator, text: Expression, form: Expression) -> Expression | None:
    """CharacterNormalize["string", "NFC"] gives a Unicode normalisation form: NFC, NFD, NFKC or NFKD."""
    if form not in ("NFC", "NFD", "NFKC", "NFKD"):
        return None
    return expect_strings("CharacterNormalize", (text, form), lambda s: unicodedata.normalize(form, s))
