r"""Boxes: the one-line form ``\( … \)`` of them, and the input text that they stand for."""

import re
from copy import copy

from ..expression import TYPE_CHECKING, Expr, Expression, S, Symbol, elements, is_list, make_list
from .driver import parse

if TYPE_CHECKING:
    from collections.abc import Callable

    from .lexer import Lexer

_MARK = r"\\[()^_/@&+%*!`]"
_WORD = r"(?:[^\W\d_]|[$`])(?:[^\W_]|[$`])*"
_NUMBER = r"(?:\d+\.?\d*|\.\d+)(?:`{1,2}\d*\.?\d*)?(?:\*\^-?\d+)?"
_STRING = r'"(?:[^"\\]|\\.)*"'
_JOINED = r"->|:>|==|!=|<=|>=|===|=!=|&&|\|\||/@|@@|/\.|//\.|//|:=|\+\+|--|<>|\.\.\.?|___?|;;|<\||\|>"
_TOKEN = re.compile(rf"\s*({_MARK}|{_STRING}|{_NUMBER}|{_WORD}|{_JOINED}|\S|\Z)", re.DOTALL)
_SCRIPTS = {"\\^": S.SuperscriptBox, "\\_": S.SubscriptBox, "\\&": S.OverscriptBox, "\\+": S.UnderscriptBox}
_CLOSERS = {"(": ")", "[": "]", "{": "}", "<|": "|>", "\\(": "\\)"}
_DEEPEST = 100  # boxes inside boxes: reading them nests Python's frames, and nobody writes more


def read_linear_syntax(lexer: "Lexer", position: int, resolve: "Callable[[str], Symbol]") -> tuple[Expression, bool, int]:
    r"""The box of the ``\(`` or ``\!\(`` at a position of a lexer's text, is it to be interpreted, and where it ends."""
    reading = _LinearSyntax(lexer, position, resolve)
    interpreted = reading.take() == "\\!"
    if interpreted and reading.take() != "\\(":
        raise lexer.error("sntxf", position, "\\!")
    box = reading.group("\\)")
    return box, interpreted, reading.position


class _LinearSyntax:
    """A reader of the one-line form of boxes."""

    def __init__(self, lexer, position: int, resolve):
        self.lexer, self.position, self.resolve = lexer, position, resolve
        self.depth = 0

    def take(self) -> str:
        match = _TOKEN.match(self.lexer.text, self.position)
        self.position = match.end()
        return match[1]

    def next_is(self, token: str) -> bool:
        match = _TOKEN.match(self.lexer.text, self.position)
        if match[1] != token:
            return False
        self.position = match.end()
        return True

    def group(self, closer: str) -> Expression:
        """One box for everything up to a closing token."""
        self.depth += 1
        if self.depth > _DEEPEST:
            raise self.lexer.error("sntxf", self.position)
        items: list = []
        while True:
            start = self.position
            token = self.take()
            if token == closer:
                break
            if not token:
                raise self.lexer.error("sntxi", start, "", incomplete=True)
            if token in _SCRIPTS or token == "\\/":
                items.append(self._joined(token, items.pop() if items else ""))
            elif token == "\\`":
                rest = self.group(closer)
                self.depth -= 1
                return Expr(S.FormBox, (rest, self.resolve(str(_row(items)))))
            elif token in ("\\)", "\\%", ")", "]", "}"):
                raise self.lexer.error("bktmcp", start, token)
            elif token == "[" and items:
                items.append(_flat_row([items.pop(), "[", self.group("]"), "]"]))
            else:
                items.append(self.operand(token))
        self.depth -= 1
        return _row(items)

    def operand(self, token: str) -> Expression:
        """The box that a token begins."""
        if not token:
            raise self.lexer.error("sntxi", self.position, "", incomplete=True)
        if token == "\\(":
            return self.group("\\)")
        if token == "\\*":
            return self._written_out()
        if token == "\\@":
            inside = self._with_scripts(self.operand(self.take()))
            return Expr(S.RadicalBox, (inside, self.operand(self.take()))) if self.next_is("\\%") else Expr(S.SqrtBox, (inside,))
        if token in _CLOSERS:
            return _flat_row([token, self.group(_CLOSERS[token]), _CLOSERS[token]])
        if token[0] == '"':
            return token
        if token[0] == "\\":
            raise self.lexer.error("sntxf", self.position - len(token), token)
        return token

    def _joined(self, mark: str, left):
        right = self.operand(self.take())
        if mark == "\\/":
            return Expr(S.FractionBox, (left, self._with_scripts(right)))
        if not self.next_is("\\%"):
            return Expr(_SCRIPTS[mark], (left, right))
        second = self.operand(self.take())
        if mark in ("\\^", "\\_"):
            below, above = (right, second) if mark == "\\_" else (second, right)
            return Expr(S.SubsuperscriptBox, (left, below, above))
        below, above = (right, second) if mark == "\\+" else (second, right)
        return Expr(S.UnderoverscriptBox, (left, below, above))

    def _with_scripts(self, box):
        while True:
            mark = _TOKEN.match(self.lexer.text, self.position)[1]
            if mark not in _SCRIPTS:
                return box
            self.take()
            box = self._joined(mark, box)

    def _written_out(self):
        r"""The box after ``\*``, in ordinary input."""
        lexer = copy(self.lexer)
        lexer.position, lexer.in_boxes = self.position, True
        box = parse(lexer, self.resolve)
        self.position = lexer.position
        return box


def _row(items: list):
    if len(items) == 1:
        return items[0]
    return Expr(S.RowBox, (make_list(items),)) if items else ""


def _flat_row(items: list) -> Expr:
    return Expr(S.RowBox, (make_list([x for x in items if x != ""]),))


# -- what boxes stand for ----------------------------------------------------------------------------------------------

_ACCENTS = {
    "_": "OverBar",
    "\u00af": "OverBar",
    "^": "OverHat",
    "~": "OverTilde",
    "\u2192": "OverVector",
    "\u21c0": "OverVector",
    ".": "OverDot",
}
_PRIMES = {"\u2032": "'", "'": "'", "\u2033": "''", "''": "''"}
_WORD_END, _WORD_START = re.compile(r"[\w$`]\Z"), re.compile(r"[\w$`]")


def input_text(box: Expression) -> tuple[str, dict]:
    """The text to read for boxes, and the expressions among them by the names that stand for them in the text."""
    parts: dict = {}
    text = ""
    for piece in _texts(box, parts):
        text += " " + piece if _WORD_END.search(text) and _WORD_START.match(piece) else piece
    return text, parts


def _texts(box, parts: dict) -> list:
    """Pieces of input text in order."""
    out: list = []
    stack = [box]
    while stack:
        x = stack.pop()
        if type(x) is str:
            out.append(x)
        elif type(x) is Expr and type(x.head) is Symbol and x.head.name.endswith("Box"):
            stack.extend(reversed(_contents(x, parts)))
        elif type(x) is int:
            out.append(str(x))
        else:
            name = f"box${len(parts)}"
            parts[name] = x
            out.append(name)
    return out


def _contents(x, parts: dict) -> list:
    """Texts and boxes that one box consists of."""
    head, args = x.head, x.args
    if head is S.RowBox:
        return list(elements(args[0])) if args and is_list(args[0]) else []
    if head is S.GridBox and args and is_list(args[0]):
        rows = [["{", *_between(elements(row)), "}"] for row in elements(args[0]) if is_list(row)]
        return ["{", *[y for i, row in enumerate(rows) for y in ([","] if i else []) + row], "}"]
    if head is S.InterpretationBox and len(args) > 1:
        parts[name := f"box${len(parts)}"] = args[1]
        return [name]
    a, b, c = (*args, "", "", "")[:3]
    if head is S.SuperscriptBox:
        return [a, _PRIMES[b.strip('"')]] if type(b) is str and b.strip('"') in _PRIMES else ["(", a, ")^(", b, ")"]
    if head is S.FractionBox:
        return ["((", a, ")/(", b, "))"]
    if head is S.SqrtBox:
        return ["Sqrt[", a, "]"]
    if head is S.RadicalBox:
        return ["((", a, ")^(1/(", b, ")))"]
    if head is S.SubsuperscriptBox:
        return ["(Subscript[", a, ",", b, "])^(", c, ")"]
    if head is S.OverscriptBox and type(b) is str and b in _ACCENTS:
        return [_ACCENTS[b], "[", a, "]"]
    if head is S.UnderscriptBox and b == "_":
        return ["UnderBar[", a, "]"]
    if head in (S.SubscriptBox, S.OverscriptBox, S.UnderscriptBox, S.UnderoverscriptBox):
        return [head.name.removesuffix("Box"), "[", *_between(args), "]"]
    return [a]


def _between(boxes) -> list:
    """Boxes with commas between them."""
    return [y for i, box in enumerate(boxes) for y in ((",", box) if i else (box,))]
