"""The lexer: one regular expression over the text, giving the grammar's brackets and the chunks between them.

It yields (terminal, value, position).  A chunk holds every operand and operator up to the next bracket or comma, so that
the parser takes one step for many tokens.  The lexer owns what a grammar cannot say: which ``]]`` closes a ``[[``, which
newline ends an expression, where a nested comment ends, what a file name is.
"""

import re
from bisect import bisect_left, bisect_right
from functools import lru_cache

from ..expression import TYPE_CHECKING, Expr, PackedArray, ReadError, S, integer_value
from ..grammar.characters import characters_of
from .arrays import ArrayScanner
from .errors import read_error
from .numerals import NUMERAL, numeral
from .precedence import Operators, Suffix, can_end, operators_by_spelling
from .source import SourceText, unescape

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from ..expression import Symbol

STRING = r'"[^"\\]*+(?:\\.[^"\\]*+)*+"'
FILE_NAME = r"[A-Za-z0-9`/.\\!\-_:$*~?\u00a1-\u2000\u3040-\uffff]+"
# Characters that are a symbol all by themselves; pi is an ordinary letter, and the one-letter name π means Pi.
CONSTANTS = {
    "\u221e": "Infinity",
    "\u00b0": "Degree",
    "\uf74d": "E",
    "\u2147": "E",
    "\uf74e": "I",
    "\u2148": "I",
    "\uf74f": "I",
    "\u2149": "I",
}
# Standard characters that mean the same as the private ones behind Wolfram's names.
SYNONYMS = {"\u29f4": ":>", "\u22c5": "\u00b7", "\u2a2f": "\uf4a0", "\u2223": "\uf3d0"}

(
    NAME,
    NAME_BLANKS,
    NAME_BLANK_HEAD,
    BLANKS,
    BLANK_HEAD,
    BRACKET,
    NUMBER,
    TEXT,
    NEWLINE,
    WORD_MARK,
    OPERATOR,
    SLOT,
    OUT,
    COMMENT,
    FINISH,
    OTHER,
) = range(1, 17)

BLANK_SYMBOLS = (None, S.Blank, S.BlankSequence, S.BlankNullSequence)
OPENING = {"(": "LPAREN", "[": "LBRACKET", "[[": "LPART", "{": "LBRACE", "<|": "LASSOC"}
CLOSING = {"(": "RPAREN", "[": "RBRACKET", "[[": "RPART", "{": "RBRACE", "<|": "RASSOC"}
CLOSERS = {"(": ")", "[": "]", "[[": "]]", "{": "}", "<|": "|>"}
STANDARD_BRACKETS = {"\u301a": "[[", "\u27e6": "[[", "\uf113": "<|", "\u301b": "]]", "\u27e7": "]]", "\uf114": "|>"}
FENCES = {
    "\u230a": ("\u230b", S.Floor),
    "\u2308": ("\u2309", S.Ceiling),
    "\u2329": ("\u232a", S.AngleBracket),
    "\u27e8": ("\u27e9", S.AngleBracket),
    "\uf603": ("\uf604", S.BracketingBar),
    "\uf605": ("\uf606", S.DoubleBracketingBar),
}
BRACKETS = "".join(STANDARD_BRACKETS) + "".join(FENCES) + "".join([closer for closer, _head in FENCES.values()])
NOT_BEFORE_DIGIT = frozenset(("=.", "/.", "//."))  # x=.5 and x/.5 are a number after = and /
LONGEST_INT = 3_600  # digits; Python's int refuses more than 4,300 and is slow before
LONGEST_SHOWN = 60  # characters of a wrong token that a message shows
PUT_PRECEDENCE, MESSAGE_PRECEDENCE = 30, 750  # those of >> and :: in the table

SHORTEST_RANGE = 64  # code points; without it the class for letters has 300 ranges, with it 60

_SECOND_CLOSER = re.compile(r"\s*\]")
_SECOND_OPENER = re.compile(r"\s++\[")  # x[ [i] ] is x[[i]]: nothing else could begin so
_COMMENT_EDGE = re.compile(r"\(\*|\*\)")
_BLANK_SPACE = re.compile(r"[\s\ufeff\u200b]*+")
_FULL_NAME = re.compile(r"`?[^`\d][^`]*(?:`[^`\d][^`]*)*")
_INFORMATION = re.compile(r"(\?\??)[ \t]*([^\n]*)")


class Alphabet:
    """Character classes of a token pattern: for ASCII texts without, for others with the named characters."""

    def __init__(self, ascii_only: bool):
        self.letter, self.space, self.marks, self.brackets = "A-Za-z$", r" \t\r\f\v", "", ""
        if not ascii_only:
            spaces = characters_of("space") + "\ufeff\u3000"
            marks = set(characters_of("operator") + "".join(CONSTANTS) + "".join(SYNONYMS)) - set(BRACKETS)
            self.space += spaces
            self.marks = f"|[{''.join(sorted(marks))}]"
            self.brackets = BRACKETS
            self.letter += _others(spaces + "".join(marks) + BRACKETS + characters_of("bracket"), characters_of("letter"))
        self.word = rf"[{self.letter}][{self.letter}\d]*+"
        self.name = rf"[{self.letter}`][{self.letter}\d`]*+"  # contexts are checked when a name is first seen


def _others(excluded: str, letters: str) -> str:
    """A regular expression's class of all characters beyond ASCII but the excluded ones.

    Short gaps between excluded characters are left out too unless a known letter is in them: those blocks hold other
    operators, and each range less compiles faster.
    """
    codes = sorted({ord(c) for c in excluded if c > "\x7f"})
    known = sorted({ord(c) for c in letters})
    edges = [0x7F, *codes, 0x110000]
    return "".join(
        [
            f"{chr(low + 1)}-{chr(high - 1)}"
            for low, high in zip(edges, edges[1:])
            if high - low > SHORTEST_RANGE or bisect_right(known, low) < bisect_left(known, high)
        ]
    )


def operator_pattern() -> str:
    """An expression matching the longest ASCII operator; built as a tree of first characters, which is fast."""
    tree: dict = {}
    for spelling in operators_by_spelling():
        if spelling.isascii():
            node = tree
            for character in spelling:
                node = node.setdefault(character, {})
            node[""] = "(?!\\d)" if spelling in NOT_BEFORE_DIGIT else ""
    return _tree_pattern(tree)


def _tree_pattern(node: dict) -> str:
    branches = [re.escape(c) + _tree_pattern(below) for c, below in node.items() if c]
    if not branches:
        return node[""]
    return f"(?:{'|'.join(branches)}{'|' + node[''] if '' in node else ''})"


@lru_cache(maxsize=4)
def word_pattern(ascii_only: bool, file_name: bool) -> re.Pattern:
    """What follows ``::`` or ``#``, or ``<<`` and ``>>``: a name without quotes or a string."""
    word = FILE_NAME if file_name else Alphabet(ascii_only).word
    blanks = r"[ \t]*+" if file_name else ""
    return re.compile(f"{blanks}({word}|{STRING})", re.DOTALL)


@lru_cache(maxsize=2)
def token_pattern(ascii_only: bool) -> re.Pattern:
    """The regular expression of all tokens; a shorter one, compiled faster, where the text is ASCII."""
    a = Alphabet(ascii_only)
    return re.compile(
        rf"[{a.space}]*+(?:"
        rf"({a.name})(?:(_{{1,3}})({a.name}|\.(?![.\d]))?)?"
        rf"|(_{{1,3}})({a.name}|\.(?![.\d]))?"
        rf"|(\((?!\*)|[\]){{}},{a.brackets}]|\[\[?|<\||\|>)"
        rf"|({NUMERAL})"
        rf"|({STRING})"
        rf"|(\n\s*+)"
        rf"|(::|<<|>>>?)"
        rf"|(=[ \t]++\.(?![.\d])|{operator_pattern()}{a.marks})"
        rf"|(\#\d++|\#\#?\d*+)"
        rf"|(%\d++|%++)"
        rf"|(\(\*)"
        rf"|(\Z)"
        rf"|(.))",
        re.DOTALL,
    )


class Lexer:
    """Tokens of one text, one top-level expression at a time; ``position`` is where the next one starts."""

    def __init__(self, text: str, read_boxes: "Callable[..., tuple] | None" = None):
        """``read_boxes(lexer, position, resolve)`` reads linear box syntax: its value, and where it ends."""
        self.source = SourceText(text)
        self.text = self.source.text
        self.position = 0
        self.in_boxes = False  # is this the inside of linear box syntax, which the next mark ends?
        self._match_all = token_pattern(self.text.isascii()).finditer
        self._operators = operators_by_spelling()
        self._arrays = ArrayScanner(self.text)
        self._read_boxes = read_boxes

    def skip_blank(self) -> bool:
        """Move to the next expression; False if there is none."""
        text = self.text
        while True:
            self.position = _BLANK_SPACE.match(text, self.position).end()
            if not text.startswith("(*", self.position):
                return self.position < len(text)
            self.position = self.comment_end(self.position)

    def information(self) -> Expr | None:
        """``?Name`` or ``??Name`` at the start of an expression, as a call; None if something else is there."""
        match = _INFORMATION.match(self.text, self.position)
        if match is None:
            return None
        self.position = match.end()
        names = match[2].split("(*")[0].strip().rstrip(";").split()
        names = [name.strip('"') for name in names] or [""]
        patterns = names[0] if len(names) == 1 else Expr(S.List, tuple(names))
        return Expr(S.Information, (patterns, Expr(S.Rule, (S.LongForm, S.True_ if match[1] == "??" else S.False_))))

    def error(self, tag: str, position: int, token: str | None = None, incomplete: bool = False) -> ReadError:
        """A `ReadError` here; unless told, the token is the one at the position."""
        if token is None:
            token = self._token_text(position)
        return read_error(tag, self.source, position, token, incomplete)

    def _token_text(self, position: int) -> str:
        match = next(self._match_all(self.text, position), None)
        if match is None or match.lastindex == FINISH:
            return ""
        return match[0].strip()[:LONGEST_SHOWN]

    def comment_end(self, position: int) -> int:
        """Where the comment that starts here ends; comments nest."""
        depth = 0
        for edge in _COMMENT_EDGE.finditer(self.text, position):
            if edge[0] == "(*":
                depth += 1
            elif depth:
                depth -= 1
                if depth == 0:
                    return edge.end()
        raise self.error("sntxi", len(self.text), "", incomplete=True)

    def expression_tokens(self, resolve: "Callable[[str], Symbol]") -> "Iterator[tuple]":
        """Yield (terminal, value, position) up to the end of one top-level expression, then ("$END", None, position).

        The value of a chunk is its entries and the positions of the operators among them; the value of an opening
        bracket is its position.
        """
        text, operators = self.text, self._operators
        names: dict = {}
        brackets: list = []  # what is open, outermost first
        chunk: list = []
        where: list = []
        started = False  # has anything been yielded?
        at, restart = 0, self.position
        while restart is not None:  # somebody else has read what stood before, or nothing has been read yet
            start, restart = restart, None
            for match in self._match_all(text, start):
                kind = match.lastindex  # names and operators first: most tokens are
                if kind == NAME:
                    name = match[NAME]
                    value = names.get(name)
                    if value is None:
                        value = names[name] = self._named(name, match.start(NAME), resolve)
                    chunk.append(value)
                elif kind == OPERATOR:
                    spelling = match[OPERATOR]
                    value = operators.get(spelling)
                    if value is None:
                        value = self._other_operator(spelling, match.start(OPERATOR), resolve)
                    chunk.append(value)
                    if type(value) is Operators:
                        where.append(match.start(OPERATOR))
                elif kind == BRACKET:
                    bracket, at = match[BRACKET], match.start(BRACKET)
                    if bracket == "{" and self._arrays.promising(match.end()):
                        array, restart = self._arrays.read(at)
                        if array is not None:
                            chunk.append(PackedArray(array))
                            break
                    if chunk:
                        yield "CHUNK", (chunk, where), at
                        chunk, where = [], []
                    started = True
                    if bracket == "," and brackets:
                        yield "COMMA", at, at
                        continue
                    terminal, value, restart = self._bracket(bracket, brackets, at, match.end())
                    yield terminal, value, at
                    if restart is not None:
                        break
                elif kind == NUMBER:
                    value = match[NUMBER]
                    short = len(value) < LONGEST_INT and value.isdigit()
                    chunk.append(int(value) if short else self._number(value, match.start(NUMBER)))
                elif kind == NEWLINE:
                    if not brackets and (can_end(chunk, started) if chunk else started):
                        at, self.position = match.start(NEWLINE), match.end()
                        break
                elif kind == FINISH or kind == OTHER and self._ends_boxes(match.start(OTHER), brackets):
                    at = self.position = match.start(kind)
                    if brackets:
                        raise self.error("sntxi", at, "", incomplete=True)
                    break
                elif kind == COMMENT:
                    restart = self.comment_end(match.start(COMMENT))
                    break
                else:
                    value, restart = self._operand(match, kind, names, resolve)
                    chunk.append(value)
                    if restart is not None:
                        break
        if chunk:
            yield "CHUNK", (chunk, where), at
        yield "$END", None, at

    def _bracket(self, bracket: str, brackets: list, at: int, end: int) -> tuple:
        """Terminal and value of a bracket, or a comma outside all of them; and where to read on if it took more than itself."""
        if bracket == ",":
            raise self.error("sntxf", at)
        bracket = STANDARD_BRACKETS.get(bracket, bracket)
        if bracket in OPENING:
            second = _SECOND_OPENER.match(self.text, end) if bracket == "[" else None
            if second is not None:
                bracket = "[["
            brackets.append(bracket)
            return OPENING[bracket], at, None if second is None else second.end()
        if bracket in FENCES:
            closer, head = FENCES[bracket]
            brackets.append(closer)
            return "LFENCE", head, None
        restart, terminal = self._close(bracket, brackets, at, end)
        return terminal, at, restart

    def _ends_boxes(self, at: int, brackets: list) -> bool:
        """Is the mark here the one that ends the linear box syntax which this lexer reads the inside of?"""
        return self.in_boxes and not brackets and self.text[at] == "\\"

    def _operand(self, match, kind: int, names: dict, resolve) -> tuple:
        """What a token that is an operand, or a suffix of one, stands for; and where to read on if not behind it."""
        start = match.start(kind)
        if kind == TEXT:
            body = match[TEXT][1:-1]
            if "\\" in body:
                return unescape(body, self.source, start + 1), None
            return body.replace("\r\n", "\n"), None
        if kind <= BLANK_HEAD:
            return self._blank(match, kind, names, resolve), None
        if kind == OUT:
            mark = match[OUT]
            number = integer_value(mark[1:]) if mark[1:].isdigit() else -len(mark)
            return Expr(S.Out, () if mark == "%" else (number,)), None
        if kind == OTHER:
            if not self.text.startswith(("\\(", "\\!"), start):
                raise self._unreadable(start)
            return self._read_boxes(self, start, resolve)
        value, end = self._marked(match[kind], start, match.end())
        return value, None if end == match.end() else end

    def _close(self, bracket: str, brackets: list, at: int, end: int) -> tuple:
        """Terminal of a closing bracket, and where to read on if it took more than its own character."""
        if not brackets:
            raise self.error("bktmop", at)
        opened = brackets[-1]
        if opened == "[[" and bracket == "]":
            second = _SECOND_CLOSER.match(self.text, end)
            if second is None:
                raise self.error("bktmcp", at)
            brackets.pop()
            return second.end(), "RPART"
        if CLOSERS.get(opened, opened) != bracket:
            raise self.error("bktmcp", at)
        brackets.pop()
        return None, CLOSING.get(opened, "RFENCE")

    def _number(self, literal: str, position: int):
        try:
            return numeral(literal)
        except ValueError:
            raise self.error("badnum", position, literal[:LONGEST_SHOWN]) from None

    def _other_operator(self, spelling: str, position: int, resolve):
        """What a character beyond ASCII stands for: a constant, or an operator under its standard character.

        Also the two parts of ``x = .``, which may stand apart.
        """
        if spelling[0] == "=":
            return self._operators["=."]
        if spelling in CONSTANTS:
            return S[CONSTANTS[spelling]]
        entry = self._operators.get(SYNONYMS.get(spelling, spelling))
        if entry is None:
            raise self.error("sntxf", position, spelling)
        return entry

    def _marked(self, mark: str, start: int, end: int) -> tuple:
        """Slots, ::tag and file names: the entry of a mark and the word after it, and where that ends."""
        if mark[0] == "#":
            if mark != "#":
                digits = mark.lstrip("#")
                return Expr(S.Slot if mark[1] != "#" else S.SlotSequence, (integer_value(digits or "1"),)), end
            match = word_pattern(self.text.isascii(), False).match(self.text, end)
            if match is None:
                return Expr(S.Slot, (1,)), end
            return Expr(S.Slot, (self._word(match),)), match.end()
        if mark == "::" and self.text.startswith("[", end):  # type::[parameters] is TypeSpecifier[type][parameters]
            return Suffix(MESSAGE_PRECEDENCE, S.TypeSpecifier, (), start), end
        match = word_pattern(self.text.isascii(), mark != "::").match(self.text, end)
        if match is None:
            incomplete = not self.text[end:].strip()
            raise self.error("sntxi" if incomplete else "sntxf", end, incomplete=incomplete)
        word = self._word(match)
        if mark == "<<":
            return Expr(S.Get, (word,)), match.end()
        if mark == "::":
            return Suffix(MESSAGE_PRECEDENCE, S.MessageName, (word,), start), match.end()
        return Suffix(PUT_PRECEDENCE, S.Put if mark == ">>" else S.PutAppend, (word,), start), match.end()

    def _word(self, match) -> str:
        """A name or file name as a string; quotes are allowed around it."""
        body = match[1]
        return unescape(body[1:-1], self.source, match.start(1) + 1) if body.startswith('"') else body

    def _unreadable(self, position: int):
        """The error for a character that starts no token."""
        text = self.text
        if text[position] == '"':
            return self.error("sntxi", len(text), "", incomplete=True)
        if text.startswith("\\[", position):
            end = text.find("]", position)
            if end > 0:
                return self.error("sntufn", position, text[position : end + 1][:LONGEST_SHOWN])
        if text[position] == "\\" and position == len(text) - 1:
            return self.error("sntxi", position, "", incomplete=True)
        return self.error("sntxf", position, text[position])

    def _named(self, name: str, position: int, resolve):
        if "`" in name and _FULL_NAME.fullmatch(name) is None:
            raise self.error("sntxf", position, name)
        return S.Pi if name == "\u03c0" else resolve(name)

    def _blank(self, match, kind: int, names: dict, resolve):
        """_, x_, x_h, x__, x_. and the like."""
        if kind <= NAME_BLANK_HEAD:
            name_group, blanks, head_group = NAME, match[NAME_BLANKS], NAME_BLANK_HEAD
        else:
            name_group, blanks, head_group = None, match[BLANKS], BLANK_HEAD
        head = match[head_group]
        if head is None or head == ".":
            pattern = Expr(BLANK_SYMBOLS[len(blanks)], ())
        else:
            if head not in names:
                names[head] = self._named(head, match.start(head_group), resolve)
            pattern = Expr(BLANK_SYMBOLS[len(blanks)], (names[head],))
        if name_group is not None:
            name = match[name_group]
            if name not in names:
                names[name] = self._named(name, match.start(name_group), resolve)
            pattern = Expr(S.Pattern, (names[name], pattern))
        return Expr(S.Optional, (pattern,)) if head == "." else pattern
