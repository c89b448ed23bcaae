"""SubwordTokens coder: strings to pieces of words of a vocabulary, and back.

(ref/netencoder/SubwordTokens, ref/netdecoder/SubwordTokens; Sennrich et al. 2016, Kudo and Richardson 2018)
"""

import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import cached_property
from typing import Any

import numpy as np

from ..expression import Expr, Expression, PackedArray, S, Symbol, elements, has_head, is_immediate_rule, is_list, make_list
from ..nets.errors import NetFailure
from ..nets.parameters import Anything, Boolean, Choice, Integer, Kind, Optional, Parameter
from ..nets.types import REAL, Index, Length, Tensor
from .coder import Decoder, Encoder, FileContent, decoder, encoder

_BLANK = Expr(S.Blank, ())
_WORDS = re.compile(r"\w+|[^\w\s]")


class Pieces(Kind):
    """A list of distinct strings, StartOfString, EndOfString and _, or the file of a SentencePiece model."""

    takes_files = True
    expected = "a list of distinct strings, StartOfString, EndOfString and _, or File[…] of a SentencePiece model"

    def read(self, x: Expression) -> Any:
        if type(x) is FileContent:
            return x
        items = tuple(elements(x)) if is_list(x) and type(x) is not PackedArray else ()
        if not items or len(set(items)) != len(items):
            raise self.invalid()
        if not all([is_special(i) or type(i) is str and i for i in items]):
            raise self.invalid()
        if not any([has_head(i, S.Blank) for i in items]):
            raise NetFailure("netform", "the list of tokens must contain _, which stands for characters that are in no token")
        return items

    def write(self, value: Any) -> Expression:
        return value if type(value) is Expr else make_list(value)


def is_special(token: Expression) -> bool:
    """Is it StartOfString, EndOfString or _ ?"""
    return token is S.StartOfString or token is S.EndOfString or has_head(token, S.Blank) and not token.args


class Algorithm(Kind):
    """ "BPE", {"BPE", suboptions…} or "WordPiece", as (name, combine whitespace, padding)."""

    expected = 'one of "BPE", {"BPE", "CombineWhitespace" -> …, "WhitespacePadding" -> …} and "WordPiece"'

    def read(self, x: Expression) -> Any:
        parts = list(elements(x)) if is_list(x) else [x]
        combine, padding = False, S.None_
        for option in parts[1:]:
            name = option.args[0] if is_immediate_rule(option) else None
            value = option.args[1] if name else None
            if name == "CombineWhitespace" and (value is S.True_ or value is S.False_):
                combine = value is S.True_
            elif name in ("WhitespacePadding", "WhitespaceTrimming") and value in (S.None_, S.Left, S.Right):
                padding = value
            else:
                raise self.invalid()
        if parts[0] not in ("BPE", "WordPiece") or parts[0] == "WordPiece" and len(parts) > 1:
            raise self.invalid()
        return parts[0], combine, padding

    def write(self, value: Any) -> Expression:
        name, combine, padding = value
        if name == "WordPiece" or not combine and padding is S.None_:
            return name
        return make_list(
            [
                name,
                Expr(S.Rule, ("CombineWhitespace", S.True_ if combine else S.False_)),
                Expr(S.Rule, ("WhitespacePadding", padding)),
            ]
        )


@encoder("SubwordTokens", "BPESubwordTokens")
class SubwordTokensEncoder(Encoder):
    """NetEncoder[{"SubwordTokens", {token1, token2, …}}] converts a string to the positions of the subword tokens it
    consists of.
    NetEncoder[{"SubwordTokens", File["path"]}] takes the tokens of a SentencePiece BPE model.

    Tokens that begin a word start with a space; _ stands for what no token covers.  "BPE" starts from characters and
    always joins the pair of neighbours whose token comes first in the list; neighbours that are unknown give one
    code.  "WordPiece" takes the longest token that fits, from the left of every word and punctuation mark; a word that
    is not covered wholly is unknown.
    """

    parameters = [
        Parameter("Tokens", "tokens", Pieces(), position=1, required=True),
        Parameter("Method", "method", Algorithm(), default=("BPE", False, S.None_), option="Method"),
        Parameter("IgnoreCase", "ignore_case", Boolean(), default=False, option="IgnoreCase"),
        Parameter("IncludeTerminalTokens", "terminal", Boolean(), default=False, option="IncludeTerminalTokens"),
        Parameter("InputType", "input_type", Choice("String", "ByteArray"), default="String", option="InputType"),
        Parameter("OutputProperties", "output", Choice("VocabularyIndex"), default="VocabularyIndex", option="OutputProperties"),
        Parameter("TargetLength", "length", Optional(Integer(1), S.All), default=S.All, option="TargetLength"),
        Parameter("TextPreprocessing", "preprocess", Anything(), default=S.None_, option="TextPreprocessing"),
        Parameter(
            "UnicodeNormalization",
            "normalization",
            Choice(S.None_, "NFC", "NFD", "NFKC", "NFKD"),
            default=S.None_,
            option="UnicodeNormalization",
        ),
        Parameter("Vocabulary", "vocabulary", Anything(), default=S.None_, option="Vocabulary"),
    ]

    @classmethod
    def prepare(cls, values: dict) -> None:
        if type(values["Tokens"]) is FileContent:
            # a model file fixes both: its tokens only make sense with its own method
            values["Tokens"], values["Method"] = read_model(values["Tokens"])
        if values["Tokens"] is None:
            raise NetFailure("netform", "the tokens should be a list, or the file of a model")
        present = set([t for t in values["Tokens"] if type(t) is Symbol])
        if values["IncludeTerminalTokens"] and not {S.StartOfString, S.EndOfString} <= present:
            raise NetFailure("netform", '"IncludeTerminalTokens" -> True needs StartOfString and EndOfString in the list of tokens')
        allowed = values["Vocabulary"]
        if allowed is not S.None_ and (not is_list(allowed) or set(elements(allowed)) - set(values["Tokens"])):
            raise NetFailure("netform", '"Vocabulary" should be None or a list of tokens of the encoder')

    @property
    def expected(self) -> str:
        return "a string" if self.input_type == "String" else "a byte array"

    def array_type(self) -> Tensor:
        return Tensor((Length() if self.length is S.All else self.length,), Index(1, len(self.tokens)))

    def accepts(self, x: Expression) -> bool:
        return type(x) is str if self.input_type == "String" else has_head(x, S.ByteArray)

    @cached_property
    def terminals(self) -> dict:
        """StartOfString and EndOfString -> code."""
        return {t: i + 1 for i, t in enumerate(self.tokens) if type(t) is Symbol}

    @cached_property
    def _words(self) -> dict:
        allowed = None if self.vocabulary is S.None_ else set(elements(self.vocabulary))
        return {
            (t.lower() if self.ignore_case else t): i + 1
            # reversed: of tokens equal in lower case the first one keeps its code
            for i, t in reversed(list(enumerate(self.tokens)))
            if type(t) is str and (allowed is None or t in allowed)
        }

    @cached_property
    def unknown(self) -> int:
        """The code of _."""
        return next(i + 1 for i, t in enumerate(self.tokens) if has_head(t, S.Blank))

    def encode(self, x: Expression, call: Callable) -> np.ndarray:
        text = x if type(x) is str else bytes(x.data).decode("utf-8", "replace")
        if self.preprocess is not S.None_:
            text = call(self.preprocess, text)
            if type(text) is not str:
                raise NetFailure("netdata", 'the function "TextPreprocessing" must give a string')
        if self.normalization is not S.None_:
            text = unicodedata.normalize(self.normalization, text)
        text = text.lower() if self.ignore_case else text
        codes = self._word_pieces(text) if self.method[0] == "WordPiece" else self._pairs(text)
        return np.array(self._fitted(codes))

    def _fitted(self, codes: list) -> list:
        if self.terminal:
            codes = [self.terminals[S.StartOfString], *codes, self.terminals[S.EndOfString]]
        if self.length is not S.All:
            # a sequence that has ended goes on ending
            padding = self.terminals.get(S.EndOfString, self.unknown)
            codes = (codes + [padding] * (self.length - len(codes)))[: self.length]
        if not codes:
            raise NetFailure("netdata", "the string has no tokens, but a sequence must have at least one element")
        return codes

    def _pairs(self, text: str) -> list:
        """Byte pair encoding, with the order of the tokens as priority."""
        _, combine, padding = self.method
        if combine:
            text = re.sub(r"\s+", " ", text)
        text = " " + text if padding is S.Left else text + " " if padding is S.Right else text
        codes: list = []
        for piece in merged(list(text), self._words):
            code = self._words.get(piece, self.unknown)
            # one code for a run of unknown characters, as SentencePiece has it
            if code != self.unknown or codes[-1:] != [code]:
                codes.append(code)
        return codes

    def _word_pieces(self, text: str) -> list:
        codes: list = []
        for word in _WORDS.findall(text):
            pieces, rest = [], " " + word
            while rest:
                n = next((n for n in range(len(rest), 0, -1) if rest[:n] in self._words and rest[:n] != " "), 0)
                if n == 0:
                    pieces = [self.unknown]
                    break
                pieces.append(self._words[rest[:n]])
                rest = rest[n:]
            codes += pieces
        return codes

    def to_decoder(self) -> "Decoder | None":
        return SubwordTokensDecoder({"Tokens": self.tokens, "Method": ("BPE", False, self.method[2]), "InputDepth": 2})


def merged(pieces: list, ranks: dict) -> list[str]:
    """The pieces with neighbours joined, the pair of lowest rank (then the leftmost) first, until no pair is in
    ``ranks``.

    A heap of candidate pairs over a linked list: n log n in the length of the text.
    """
    from heapq import heapify, heappop, heappush  # no other coder needs it

    n = len(pieces)
    after, before = list(range(1, n + 1)), list(range(-1, n - 1))
    # by rank, then from the left: ties are broken as reading goes
    heap = [
        (ranks[pieces[i] + pieces[i + 1]], i, pieces[i] + pieces[i + 1]) for i in range(n - 1) if pieces[i] + pieces[i + 1] in ranks
    ]
    heapify(heap)
    while heap:
        _, i, joined = heappop(heap)
        j = after[i] if pieces[i] is not None else n
        if j >= n or pieces[i] + pieces[j] != joined:
            continue  # one of the two was joined with another neighbour meanwhile
        pieces[i], pieces[j] = joined, None
        after[i] = after[j]
        if after[i] < n:
            before[after[i]] = i
        for a in (before[i], i):
            if a >= 0 and after[a] < n:
                pair = pieces[a] + pieces[after[a]]
                if pair in ranks:
                    heappush(heap, (ranks[pair], a, pair))
    return [p for p in pieces if p is not None]


@decoder("SubwordTokens", "BPESubwordTokens")
class SubwordTokensDecoder(Decoder):
    """NetDecoder[NetEncoder[{"SubwordTokens", …}]] converts a sequence of probability vectors, one entry per token,
    to a string: the likeliest tokens joined.

    "WhitespaceTrimming" (from the encoder's "WhitespacePadding") drops one space on that side.  _, StartOfString and
    EndOfString give nothing.
    """

    parameters = [
        Parameter("Tokens", "tokens", Pieces(), position=1, required=True),
        Parameter("Method", "method", Algorithm(), default=("BPE", False, S.None_), option="Method"),
        Parameter("InputDepth", "depth", Integer(1, 2), default=2, option="InputDepth"),
    ]

    @classmethod
    def prepare(cls, values: dict) -> None:
        if type(values["Tokens"]) is FileContent:
            values["Tokens"], values["Method"] = read_model(values["Tokens"])

    def array_type(self) -> Tensor:
        return Tensor(([Length()] if self.depth == 2 else []) + [len(self.tokens)], REAL)

    def decode(self, array: np.ndarray, prop: Expression, call: Callable, rng: Callable) -> Expression:
        if prop is not None and prop != "Decision":
            raise NetFailure("netdata", 'NetDecoder["SubwordTokens"] has no properties besides None')
        tokens = [self.tokens[int(i)] for i in np.atleast_2d(array).argmax(-1)]
        text = "".join([token for token in tokens if type(token) is str])
        side = self.method[2]
        if side is S.Left:
            return text.removeprefix(" ")
        return text.removesuffix(" ") if side is S.Right else text

    def to_encoder(self) -> "Encoder | None":
        values = {p.name: p.default for p in SubwordTokensEncoder.parameters}
        return SubwordTokensEncoder({**values, "Tokens": self.tokens, "Method": self.method})


# --- SentencePiece models -------------------------------------------------------------------------------------------

_NORMAL, _UNKNOWN, _CONTROL, _BPE = 1, 2, 3, 2


def read_model(file: FileContent) -> tuple:
    """(tokens, method) of a SentencePiece BPE model: a protocol buffer of pieces, trainer and normalizer
    specification."""
    path = file.name
    try:
        fields = list(_fields(file.data))
    except (IndexError, ValueError):
        raise NetFailure("netform", f'the file "{path}" is not a SentencePiece model') from None
    trainer = dict([f for n, v in fields if n == 2 and type(v) is bytes for f in _fields(v)])
    normalizer = dict([f for n, v in fields if n == 3 and type(v) is bytes for f in _fields(v)])
    if trainer.get(3, 1) != _BPE:
        raise NetFailure("netform", f'the SentencePiece model "{path}" is not a BPE model')
    tokens = tuple([_token(dict(_fields(v))) for n, v in fields if n == 1 and type(v) is bytes])
    padding = S.Left if normalizer.get(3, 1) else S.None_
    return Pieces().read(make_list(tokens)), ("BPE", bool(normalizer.get(4, 1)), padding)


def _token(piece: dict) -> Expression:
    text, kind = piece.get(1, b"").decode("utf-8"), piece.get(3, _NORMAL)
    if kind == _UNKNOWN:
        return _BLANK
    if kind == _CONTROL:
        return {"<s>": S.StartOfString, "</s>": S.EndOfString}.get(text, text)
    return text.replace("\u2581", " ")


def _fields(data: bytes) -> "Iterator[tuple]":
    """(field number, value) pairs of a protocol buffer: integers, or bytes."""
    at = 0
    while at < len(data):
        key, at = _varint(data, at)
        number, wire = key >> 3, key & 7
        if wire == 0:
            value, at = _varint(data, at)
        elif wire == 2:
            size, at = _varint(data, at)
            value, at = data[at : at + size], at + size
        elif wire in (1, 5):
            width = 8 if wire == 1 else 4
            value, at = data[at : at + width], at + width
        else:
            raise ValueError(wire)
        yield number, value


def _varint(data: bytes, at: int) -> tuple:
    value = shift = 0
    while True:
        byte = data[at]
        value |= (byte & 127) << shift
        at, shift = at + 1, shift + 7
        if byte < 128:
            return value, at
