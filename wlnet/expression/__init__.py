"""Symbols, expressions, numbers, packed arrays, associations.  Knows nothing else of wlnet."""

from .arrays import NUMERIC_TYPES, TYPE_NAMES, ByteArray, NumericArray
from .association import Association
from .errors import MessageError, ReadError, WolframError
from .expr import Atom, Expr, expr, from_identity_key, has_head, head_of, identity_key, identity_keys, rule, same
from .numbers import (
    EXACT_REALS,
    NUMBERS,
    REALS,
    BigReal,
    Complex,
    Rational,
    complex_number,
    identical_atoms,
    rational,
)
from .packed import (
    PACKED_FROM,
    PackedArray,
    dimensions,
    elements,
    from_array,
    is_list,
    length,
    make_list,
    pack,
    to_array,
    to_numeric_array,
    unpack,
)
from .symbols import S, Symbol, boolean, fresh_symbol, known_names, known_symbol, symbol

__all__ = [
    "Association", "Atom", "BigReal", "ByteArray", "Complex", "EXACT_REALS", "Expr", "MessageError", "NUMBERS",
    "NUMERIC_TYPES", "NumericArray", "PACKED_FROM", "PackedArray", "REALS", "Rational", "ReadError", "S", "Symbol",
    "TYPE_NAMES", "WolframError", "boolean", "complex_number", "dimensions", "elements", "expr", "fresh_symbol",
    "from_array", "from_identity_key", "has_head", "head_of", "identical_atoms", "identity_key", "identity_keys",
    "is_list", "known_names", "known_symbol", "length", "make_list", "pack", "rational", "rule", "same", "symbol",
    "to_array", "to_numeric_array", "unpack",
]
