"""Function coder: any function of the session as encoder or decoder.  (ref/netencoder/Function,
ref/netdecoder/Function)

The definitions that a function needs are those of the session; SaveDefinitions and its kin change nothing.
"""

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from ..expression import Expression, S, elements, full_form, is_list, make_list, numeric_by, to_numbers
from ..nets.errors import NetFailure
from ..nets.parameters import Anything, Boolean, Integer, Kind, Optional, Parameter
from ..nets.types import ATOM, INTEGER, Length, Tensor, describe
from ..running.data import data_words, to_wolfram
from ..running.plans import check_shape
from .coder import Decoder, Encoder, decoder, encoder, named_property

_DEFINITIONS = [
    Parameter("SaveDefinitions", "save", Boolean(), default=True, option="SaveDefinitions"),
    Parameter("Initialization", "initialization", Anything(), default=S.None_, option="Initialization"),
    Parameter("ExcludedContexts", "excluded", Anything(), default=S.Automatic, option="ExcludedContexts"),
    Parameter("IncludedContexts", "included", Anything(), default=S.All, option="IncludedContexts"),
]


class Dimensions(Kind):
    """{d1, …} of positive integers and "Varying", n, "Varying", "Real" or "Integer"."""

    expected = 'a list of positive integers and "Varying", or one of these, "Real" or "Integer"'

    def read(self, x: Expression) -> Any:
        if x == "Real" or x == "Scalar":
            return ()
        if x == "Integer":
            return x
        items = tuple(elements(x)) if is_list(x) else (x,)
        if any([i != "Varying" if type(i) is str else type(i) is not int or i < 1 for i in items]):
            raise self.invalid()
        return items


@encoder("Function")
class FunctionEncoder(Encoder):
    """NetEncoder[{"Function", f, {d1, d2, …}}] encodes x as f[x], an array of dimensions d1×d2×….

    "Pattern" -> patt takes only data that match the pattern, and so can tell one datum from a list of data; without
    it f is tried on the list first.  With "Batched" -> True f gets lists of data.

    f is evaluated by the session when data are encoded, also in a net from a file; loading evaluates nothing of it.
    """

    parameters = [
        Parameter("Function", "function", Anything(), position=1, required=True),
        Parameter("Dimensions", "dimensions", Optional(Dimensions(), S.Automatic), default=S.Automatic, position=2),
        Parameter("Pattern", "pattern", Anything(), default=S.None_, option="Pattern"),
        Parameter("Batched", "batched", Boolean(), default=False, option="Batched"),
        *_DEFINITIONS,
    ]

    @property
    def expected(self) -> str:
        return (
            "data that the function can encode"
            if self.pattern is S.None_
            else f"data that match the pattern {full_form(self.pattern)}"
        )

    def array_type(self) -> Tensor:
        if self.dimensions is S.Automatic:
            return Tensor(None, ATOM)
        if self.dimensions == "Integer":
            return Tensor((), INTEGER)
        return Tensor([Length() if d == "Varying" else d for d in self.dimensions], ATOM)

    def examples(self, x: Expression, call: Callable) -> "tuple[list, bool] | None":
        items = list(elements(x)) if is_list(x) else []
        if self.pattern is not S.None_:
            if self._matches(x, call):
                return self.encode_batch([x], call), False
            if items and all([self._matches(i, call) for i in items]):
                return self.encode_batch(items, call), True
            return None
        # without a pattern only a trial tells whether x is one datum or a list of them
        try:
            return self.encode_batch([x], call), False
        except NetFailure:
            if not items:
                raise
        return self.encode_batch(items, call), True

    def _matches(self, x: Expression, call: Callable) -> bool:
        return call(S.MatchQ, x, self.pattern) is S.True_

    def encode_batch(self, items: Sequence, call: Callable) -> list:
        if not self.batched:
            return [self._array(call(self.function, x), call) for x in items]
        values = call(self.function, make_list(items))
        array = None if is_list(values) else to_numbers(values, numeric_by(call))
        values = list(elements(values)) if is_list(values) else list(array) if array is not None and array.ndim else []
        if len(values) != len(items):
            raise NetFailure("netdata", f"the function must give a list of {len(items)} arrays for a batch of {len(items)}")
        return [v if type(v) is np.ndarray else self._array(v, call) for v in values]

    def _array(self, value: Expression, call: Callable) -> np.ndarray:
        array = to_numbers(value, numeric_by(call), real=True)
        if array is None:
            raise NetFailure("netdata", f"the function must give {describe(self.type)}, but gave {data_words(value)}")
        try:
            check_shape("Input", self.type, array.shape)
        except NetFailure as error:
            raise NetFailure(
                "netdata", error.text.replace('port "Input" expects', "the function must give").replace("was given", "gave")
            ) from None
        # a function may give 3. for the integer 3
        with np.errstate(over="ignore", invalid="ignore"):  # infinite beyond Real32
            return np.rint(array).astype(np.int64) if self.type.is_integer else array.astype(np.float32)

    def to_decoder(self) -> "Decoder | None":
        return None


@decoder("Function")
class FunctionDecoder(Decoder):
    """NetDecoder[{"Function", f}] decodes an array a as f[a].

    "Properties" -> {"prop1", …} lets f[a, prop] decode properties, the first of them by default; "InputDepth" -> n
    fixes the rank of the arrays, "Batched" -> True gives f lists of arrays.

    f is evaluated by the session when arrays are decoded, also in a net from a file; loading evaluates nothing of it.
    """

    parameters = [
        Parameter("Function", "function", Anything(), position=1, required=True),
        Parameter("Properties", "property_names", Anything(), default=make_list(()), option="Properties"),
        Parameter("InputDepth", "depth", Optional(Integer(0), S.Automatic), default=S.Automatic, option="InputDepth"),
        Parameter("Batched", "batched", Boolean(), default=False, option="Batched"),
        *_DEFINITIONS,
    ]

    @classmethod
    def prepare(cls, values: dict) -> None:
        names = values["Properties"]
        if not is_list(names) or not all([type(name) is str for name in elements(names)]):
            raise NetFailure("netform", '"Properties" should be a list of strings')

    @property
    def properties(self) -> list:
        return list(elements(self.property_names))

    def array_type(self) -> Tensor:
        return Tensor(None if self.depth is S.Automatic else [None] * self.depth, ATOM)

    def decode_batch(self, arrays: Sequence, prop: Expression, call: Callable, rng: Callable) -> list:
        if prop == "Properties":
            return super().decode_batch(arrays, prop, call, rng)
        name, _ = named_property(prop, "")
        if prop is not None and name not in self.properties:
            raise NetFailure("netdata", "the properties of this decoder are " + ", ".join([*self.properties, "None"]))
        more = [prop if prop is not None else self.properties[0]] if self.properties else []
        data = [to_wolfram(np.asarray(a)) for a in arrays]
        if not self.batched:
            return [call(self.function, x, *more) for x in data]
        values = call(self.function, make_list(data), *more)
        if not is_list(values) or len(elements(values)) != len(data):
            raise NetFailure("netdata", f"the function must give a list of {len(data)} values for a batch of {len(data)}")
        return list(elements(values))


@encoder("FeatureExtractor")
class FeatureExtractorEncoder(Encoder):
    """NetEncoder[{"FeatureExtractor", f}] needs FeatureExtraction, which wlnet does not have; "Function" takes its
    place."""

    parameters = [Parameter("Extractor", "extractor", Anything(), default=S.Automatic, position=1)]
    supported = False

    @classmethod
    def prepare(cls, values: dict) -> None:
        raise NetFailure(
            "netform",
            'wlnet has no feature extraction, so there is no NetEncoder "FeatureExtractor"; use a function '
            'that gives numeric vectors: NetEncoder[{"Function", f, {n}}]',
        )
