"""Tokens coder: words of a string to codes, and back.  (ref/netencoder/Tokens, ref/netdecoder/Tokens)"""

import re
from collections.abc import Callable
from functools import cached_property
from typing import Any

import numpy as np

from ..expression import Expression, PackedArray, S, elements, has_head, is_list, make_list
from ..nets.errors import NetFailure
from ..nets.parameters import Anything, Boolean, Choice, Integer, Kind, Optional, Parameter
from ..nets.types import REAL, Index, Length, Tensor
from .coder import Decoder, Encoder, NetCoder, decoder, encoder

_PIECES = re.compile(r"\w+|\W+")


class TokenList(Kind):
    """A list of distinct strings."""

    expected = "a non-empty list of distinct strings"

    def read(self, x: Expression) -> Any:
        items = tuple(elements(x)) if is_list(x) and type(x) is not PackedArray else ()
        if type(x) is str or x is S.Automatic:
            language = "English" if x is S.Automatic else x
            raise NetFailure(
                "netform",
                f'wlnet has no standard vocabulary for "{language}": give a list of tokens, {{"Tokens", {{"token1", …}}}}',
            )
        if not items or not all([type(i) is str for i in items]) or len(set(items)) != len(items):
            raise self.invalid()
        return items

    def write(self, value: Any) -> Expression:
        return make_list(value)


class _Vocabulary(NetCoder):
    """What encoder and decoder share."""

    @classmethod
    def prepare(cls, values: dict) -> None:
        if values["Tokens"] is S.Automatic:
            TokenList().read(S.Automatic)


@encoder("Tokens")
class TokensEncoder(_Vocabulary, Encoder):
    """NetEncoder[{"Tokens", {"token1", …}}] converts the tokens of a string to their positions in the list; other
    tokens get the code d + 1, d the number of tokens.
    NetEncoder[{"Tokens", tokens, form}] gives integers ("Index") or unit vectors ("UnitVector").

    The string is split at matches of "SplitPattern", at the boundaries of words by default, and white space around
    the pieces is dropped; SplitPattern -> None takes lists of tokens, as TextElement[{"token1", …}] always
    gives.  "TargetLength" -> n cuts, or fills with d + 1.
    """

    parameters = [
        Parameter("Tokens", "tokens", TokenList(), default=S.Automatic, position=1),
        Parameter("OutputForm", "form", Choice("Index", "UnitVector"), default="Index", position=2),
        Parameter("IgnoreCase", "ignore_case", Boolean(), default=True, option="IgnoreCase"),
        Parameter("SplitPattern", "pattern", Anything(), default=S.WordBoundary, option="SplitPattern"),
        Parameter("TargetLength", "length", Optional(Integer(1), S.All), default=S.All, option="TargetLength"),
    ]

    @property
    def expected(self) -> str:
        return "a list of strings" if self.pattern is S.None_ else "a string"

    def array_type(self) -> Tensor:
        # one code more than tokens: that of all other words
        size, count = Length() if self.length is S.All else self.length, len(self.tokens) + 1
        return Tensor((size,), Index(1, count)) if self.form == "Index" else Tensor((size, count), REAL)

    def accepts(self, x: Expression) -> bool:
        if has_head(x, S.TextElement):
            return True
        return _strings(x) is not None if self.pattern is S.None_ else type(x) is str

    def encode(self, x: Expression, call: Callable) -> np.ndarray:
        count = len(self.tokens) + 1
        codes = [self._codes.get(t.lower() if self.ignore_case else t, count) for t in self._pieces(x, call)]
        if self.length is not S.All:
            codes = (codes + [count] * (self.length - len(codes)))[: self.length]
        if not codes:
            raise NetFailure("netdata", "the string has no tokens, but a sequence must have at least one element")
        array = np.array(codes)
        return array if self.form == "Index" else np.eye(count, dtype=np.float32)[array - 1]

    @cached_property
    def _codes(self) -> dict:
        """Token -> code; of tokens that differ in case only the first counts where case is ignored."""
        codes: dict = {}
        for i, token in enumerate(self.tokens):
            codes.setdefault(token.lower() if self.ignore_case else token, i + 1)
        return codes

    def _pieces(self, x: Expression, call: Callable) -> list:
        if has_head(x, S.TextElement):
            return _leaves(x)
        if self.pattern is S.None_:
            return _strings(x) or []
        if self.pattern is S.WordBoundary:
            pieces = _PIECES.findall(x)
        else:
            pieces = _strings(call(S.StringSplit, x, self.pattern)) or []
            if not pieces:
                raise NetFailure("netdata", 'the string cannot be split at the given "SplitPattern"')
        # white space parts words and is none
        return [t.strip() for t in pieces if t.strip()]

    def to_decoder(self) -> "Decoder | None":
        return TokensDecoder({"Tokens": self.tokens, "IgnoreCase": self.ignore_case, "InputDepth": 2})


def _strings(x: Expression) -> "list | None":
    items = list(elements(x)) if is_list(x) and type(x) is not PackedArray else []
    return items if items and all([type(i) is str for i in items]) else None


def _leaves(x: Expression) -> list:
    """The strings inside TextElement[…], in order."""
    strings: list = []
    stack = [x]
    while stack:
        item = stack.pop()
        if type(item) is str:
            strings.append(item)
        elif is_list(item):
            stack.extend(reversed(list(elements(item))))
        elif has_head(item, S.TextElement) and item.args:
            stack.append(item.args[0])
    return strings


@decoder("Tokens")
class TokensDecoder(_Vocabulary, Decoder):
    """NetDecoder[{"Tokens", {"token1", …}}] converts a sequence of probability vectors, as long as the list of
    tokens, to a string of the likeliest tokens with spaces between them.

    "IgnoreCase" -> True (the default) gives lower case; "InputDepth" -> 1 decodes single vectors.
    """

    parameters = [
        Parameter("Tokens", "tokens", TokenList(), default=S.Automatic, position=1),
        Parameter("IgnoreCase", "ignore_case", Boolean(), default=True, option="IgnoreCase"),
        Parameter("InputDepth", "depth", Integer(1, 2), default=2, option="InputDepth"),
    ]

    def array_type(self) -> Tensor:
        return Tensor(([Length()] if self.depth == 2 else []) + [len(self.tokens)], REAL)

    def decode(self, array: np.ndarray, prop: Expression, call: Callable, rng: Callable) -> Expression:
        if prop is not None and prop != "Decision":
            raise NetFailure("netdata", 'NetDecoder["Tokens"] has no properties besides None')
        # the spaces between words are not encoded: one each is the best guess
        text = " ".join([self.tokens[int(i)] for i in np.atleast_2d(array).argmax(-1)])
        return text.lower() if self.ignore_case else text

    def to_encoder(self) -> "Encoder | None":
        values = {p.name: p.default for p in TokensEncoder.parameters}
        return TokensEncoder({**values, "Tokens": self.tokens, "IgnoreCase": self.ignore_case})
