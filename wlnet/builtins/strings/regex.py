"""PCRE regular expressions, as Wolfram's RegularExpression takes them, in Python's dialect."""

import re

from .classes import POSIX, SYMBOLS, lower_class, upper_class

_PROPERTIES = {
    "L": lambda: SYMBOLS["LetterCharacter"],
    "Lu": upper_class,
    "Ll": lower_class,
    "N": lambda: r"\d",
    "Nd": lambda: r"\d",
    "P": lambda: SYMBOLS["PunctuationCharacter"],
    "Z": lambda: r"\s",
    "Zs": lambda: " ",
}
_ESCAPES = {"z": r"\Z", "Z": r"(?=\n?\Z)", "h": r"[ \t]", "R": r"(?:\r\n|\n|\r)", "e": r"\x1b", "G": "", "N": "[^\\n]"}
_TOKEN = re.compile(
    r"\\Q.*?(?:\\E|\Z)|\\[pP]\{\w+\}|\\[pP]\w|\\k<\w+>|\\\d+|\\.|\[\^?\]?(?:\[:\^?\w+:\]|\\.|[^\]])*\]|"
    r"\(\?<(?=[A-Za-z])|\(\?[imsx]+\)|\(\?R\)|\(|\)|.",
    re.DOTALL,
)


def translate(regex: str, shift: int) -> str:
    """The regular expression in Python's dialect, its numbered back references moved by ``shift`` groups."""
    if shift == 0 and not re.search(r"\[:|\\[pPkzZhQRNeG]|\(\?[<imsx]", regex):
        return regex
    out: list[str] = []
    pending = [0]  # by open group: how many inline-flag groups wait for its end
    for token in _TOKEN.findall(regex):
        if token[0] == "\\":
            token = _escape(token, shift)
        elif token[0] == "[" and len(token) > 1:
            token = _character_class(token)
        elif token[0] == "(":
            if len(token) > 3 and token[-1] == ")":  # (?i) holds to the end of the group it stands in
                pending[-1] += 1
                token = token[:-1] + ":"
            else:
                pending.append(0)
                token = "(?P<" if token == "(?<" else token
        elif token == ")" and len(pending) > 1:
            token = ")" * (pending.pop() + 1)
        out.append(token)
    return "".join(out) + ")" * pending[0]


def _escape(token: str, shift: int) -> str:
    kind = token[1]
    if kind.isdigit() and kind != "0":
        return f"(?:\\{int(token[1:]) + shift})"
    if kind == "Q":
        return re.escape(token[2:].removesuffix("\\E"))
    if kind == "k" and len(token) > 2:
        return f"(?P={token[3:-1]})"
    if kind in "pP" and len(token) > 2:
        known = _PROPERTIES.get(token[2:].strip("{}"))
        if known is not None:
            return known() if kind == "p" else f"(?:(?!{known()})(?s:.))"
    return _ESCAPES.get(kind, token) if len(token) == 2 else token


def _character_class(token: str) -> str:
    """A bracketed class with its [:names:] written out; a name that is itself a complement needs an alternative."""
    names = re.findall(r"\[:(\w+):\]", token)
    if not names:
        return re.sub(r"\\h", r" \\t", token)
    complement = token.startswith("[^")
    rest = re.sub(r"\[:\w+:\]", "", token[2 if complement else 1 : -1])
    parts = [f"[{POSIX[n]}]" for n in names if n in POSIX] + [c for n in names for c in _cases(n)]
    if rest:
        parts.append(f"[{rest}]")
    joined = "|".join(parts)
    return f"(?:(?!{joined})(?s:.))" if complement else f"(?:{joined})"


def _cases(name: str) -> list:
    return {"upper": [upper_class()], "lower": [lower_class()]}.get(name, [])
