"""Characters coder: strings to codes of characters, and back.  (ref/netencoder/Characters, ref/netdecoder/Characters)

The table assigns codes in order: a string gives each of its characters the next code, "…" -> n the code n, "…" -> Automatic
all of them the next code, n;;m the characters with these code points; character groups stand for their characters.
"""

import string
import sys
from collections.abc import Callable
from functools import cached_property

import numpy as np

from ..expression import Expr, Expression, S, Symbol, elements, has_head, is_immediate_rule, is_list, make_list
from ..nets.errors import NetFailure
from ..nets.parameters import Anything, Boolean, Choice, Integer, Optional, Parameter
from ..nets.types import REAL, Index, Length, Tensor
from .coder import Decoder, Encoder, NetCoder, decoder, encoder

_DEFAULT = "\t\n" + "".join([chr(i) for i in range(32, 127)])
_GROUPS: dict = {
    S.Automatic: _DEFAULT,
    S.LetterCharacter: string.ascii_lowercase + string.ascii_uppercase,
    S.DigitCharacter: string.digits,
    S.PunctuationCharacter: string.punctuation,
    S.WhitespaceCharacter: " \t\n",
    S.WordCharacter: string.ascii_lowercase + string.ascii_uppercase + string.digits,
}


class Table:
    """Codes of characters, of the start and end of a string, and of any other character."""

    def __init__(self, spec: Expression):
        self.codes: dict = {}  # character -> code
        self.start: int | None = None
        self.end: int | None = None
        self.other: int | None = None
        self.count = 0
        self.alphabet: list = []  # what the codes stand for, in order: strings or symbols
        # in order: each entry takes the next free code
        for item in elements(spec) if is_list(spec) else (spec,):
            self._add(item, None)
        # explicit codes may be larger than the number of entries
        self.count = max([self.count, *self.codes.values()])

    def _next(self) -> int:
        self.count += 1
        return self.count

    def _add(self, item: Expression, code: "int | None") -> None:
        """Assign codes to one entry; ``code`` is given when all its characters share one."""
        if is_immediate_rule(item):
            target = item.args[1]
            if has_head(item.args[0], S.Span):
                self._range(item.args[0], target)
            elif target is S.Automatic:
                self._add(item.args[0], self._next())
            elif type(target) is int and target > 0:
                self._add(item.args[0], target)
            else:
                raise NetFailure("netform", "a code in the character table should be a positive integer or Automatic")
        elif type(item) is str or type(item) is Symbol and item in _GROUPS:
            group: str = item if type(item) is str else _GROUPS[item]
            for c in group:
                self._assign(c, code)
        elif item is S.StartOfString or item is S.EndOfString or has_head(item, S.Blank) and not item.args:
            name = "start" if item is S.StartOfString else "end" if item is S.EndOfString else "other"
            setattr(self, name, self._next() if code is None else code)
            self.alphabet.append(item)
        elif has_head(item, S.Span):
            self._range(item, None)
        elif is_list(item) and code is not None:  # {StartOfString, EndOfString} -> code
            for part in elements(item):
                self._add(part, code)
        else:
            raise NetFailure("netform", "an entry of the character table should be a string, a rule, a character group or _")

    def _range(self, span: Expr, target: Expression) -> None:
        bounds = span.args
        if len(bounds) != 2 or not all([type(b) is int for b in bounds]):
            raise NetFailure("netform", "a range of characters should be n;;m with code points n and m")
        if not 0 <= bounds[0] <= bounds[1] <= sys.maxunicode:
            raise NetFailure("netform", "a range of characters should be n;;m with code points n and m")
        characters = "".join([chr(i) for i in range(bounds[0], bounds[1] + 1)])
        if target is None:
            self._add(characters, None)
        else:
            self._add(characters, self._next() if target is S.Automatic else target)

    def _assign(self, c: str, code: "int | None") -> None:
        # the first entry counts: "abc" before _ keeps its own codes
        if c not in self.codes:
            self.codes[c] = self._next() if code is None else code
            self.alphabet.append(c)


class _Characters(NetCoder):
    """What encoder and decoder share."""

    @cached_property
    def table(self) -> Table:
        return Table(self.encoding)

    @classmethod
    def prepare(cls, values: dict) -> None:
        Table(values["Encoding"])

    def part(self, name: str) -> Expression:
        return make_list(self.table.alphabet) if name == "Alphabet" else None


@encoder("Characters")
class CharactersEncoder(_Characters, Encoder):
    """NetEncoder["Characters"] converts the characters of a string to a sequence of integer codes.
    NetEncoder[{"Characters", table, form}] uses a table and gives codes ("Index") or unit vectors ("UnitVector")."""

    parameters = [
        Parameter("Encoding", "encoding", Anything(), default=S.Automatic, position=1),
        Parameter("OutputForm", "form", Choice("Index", "UnitVector"), default="Index", position=2),
        Parameter("IgnoreCase", "ignore_case", Boolean(), default=False, option="IgnoreCase"),
        Parameter("TargetLength", "length", Optional(Integer(1), S.All), default=S.All, option="TargetLength"),
    ]
    expected = "a string"

    def array_type(self) -> Tensor:
        size = Length() if self.length is S.All else self.length
        if self.form == "UnitVector":
            return Tensor((size, self.table.count), REAL)
        return Tensor((size,), Index(1, self.table.count))

    def accepts(self, x: Expression) -> bool:
        return type(x) is str

    def encode(self, x: Expression, call: Callable) -> np.ndarray:
        codes = self._codes(x.lower() if self.ignore_case else x)
        if self.length is not S.All:
            padding = self.table.end or self.table.other or self.table.count  # the last code where no symbol stands for it
            codes = (codes + [padding] * (self.length - len(codes)))[: self.length]
        if not codes:
            raise NetFailure("netdata", "the string is empty, but a sequence must have at least one element")
        array = np.array(codes)
        return array if self.form == "Index" else np.eye(self.table.count, dtype=np.float32)[array - 1]

    def _codes(self, text: str) -> list:
        table = self.table
        codes = [table.start] if table.start else []
        for c in text:
            # the text is in lower case now, the table may have capitals only
            code = table.codes.get(c) or (table.codes.get(c.upper()) if self.ignore_case else None) or table.other
            if code is None:
                raise NetFailure("netdata", f"the character {c!r} is not in the encoder's table")
            codes.append(code)
        return codes + ([table.end] if table.end else [])

    def to_decoder(self) -> "Decoder | None":
        return CharactersDecoder({"Encoding": self.encoding, "IgnoreCase": self.ignore_case, "InputDepth": 2})


@decoder("Characters")
class CharactersDecoder(_Characters, Decoder):
    """NetDecoder["Characters"] converts a sequence of probability vectors to a string of characters.
    NetDecoder[{"Characters", table}] uses a table as NetEncoder does."""

    parameters = [
        Parameter("Encoding", "encoding", Anything(), default=S.Automatic, position=1),
        Parameter("IgnoreCase", "ignore_case", Boolean(), default=False, option="IgnoreCase"),
        Parameter("InputDepth", "depth", Integer(1, 2), default=2, option="InputDepth"),
    ]
    properties = ["Decision", "RandomSample"]

    def array_type(self) -> Tensor:
        return Tensor(([Length()] if self.depth == 2 else []) + [self.table.count], REAL)

    def decode(self, array: np.ndarray, prop: Expression, call: Callable, rng: Callable) -> Expression:
        rows = np.atleast_2d(array)
        if prop is None or prop == "Decision":
            codes = rows.argmax(-1) + 1
        elif prop == "RandomSample":
            draws = rng().random(len(rows))[:, None]
            # the sums are compared with the draw of a share of them: rounding leaves the last one a little off 1
            sums = np.cumsum(rows, -1)
            codes = np.minimum((draws * sums[:, -1:] >= sums).sum(-1), rows.shape[-1] - 1) + 1
        else:
            raise NetFailure("netdata", f'the properties of NetDecoder["Characters"] are {", ".join(self.properties)} and None')
        return "".join([self._characters.get(int(c), "") for c in codes])

    @cached_property
    def _characters(self) -> dict:
        """Code -> character; of several characters with one code (upper and lower case) the first."""
        characters: dict = {}
        for c, code in self.table.codes.items():
            characters.setdefault(code, c)
        return characters

    def to_encoder(self) -> "Encoder | None":
        return CharactersEncoder(
            {"Encoding": self.encoding, "OutputForm": "Index", "IgnoreCase": self.ignore_case, "TargetLength": S.All}
        )
