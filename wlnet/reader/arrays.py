"""Number literals in bulk: a long (nested) list of plain numbers is read by NumPy, many times faster than token by token."""

import re

from ..expression import PACKED_FROM, TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np

SHORTEST = 2 * PACKED_FROM  # characters; a shorter literal has too few numbers to be packed
_PROMISING = re.compile(rf"[-\s{{}},.\d*^]{{{SHORTEST - 2}}}")
_RUN = re.compile(r"[-\s{},.\d*^]*+")
_BRACE = re.compile(r"[{}]")
_REAL = r"[\s{]*+-?(?:\d++\.\d*+|\.\d++)(?:\*\^-?\d++)?[\s}]*+"
_INTEGER = r"[\s{]*+-?\d++[\s}]*+"
# Texts, which re compiles and keeps when the first array is read: most sessions read none, and start the quicker.
_REALS = rf"(?:{_REAL},)*+{_REAL}"
_INTEGERS = rf"(?:{_INTEGER},)*+{_INTEGER}"
_LONG_REAL = r"(?<![\d.*^-])-?[0.]*+[1-9](?:\.?\d){17}"  # more digits than a machine real is written with
_LONG_INTEGER = r"\d{19}"  # may not fit 64 bits
_SMALLEST = 1e-300  # below the bound lie zeros that may be lost numbers, and reals that lost digits
_HIGHEST_RANK = 32  # of NumPy's arrays of old
_ONLY_BRACES = {ord(c): None for c in "0123456789.-*^ \t\r\n\f\v"}


class ArrayScanner:
    """Finds the numeric array literals of one text.  Braces that failed once are remembered, or time would be squared."""

    def __init__(self, text: str):
        self._text = text
        self._run_end = 0
        self._closers: dict = {}
        self._refused_until = 0

    def promising(self, position: int) -> bool:
        """Does what follows an opening brace look like many numbers?"""
        return position > self._refused_until and _PROMISING.match(self._text, position) is not None

    def read(self, opening: int) -> "tuple[np.ndarray, int] | tuple[None, None]":
        """The NumPy array of the literal whose brace opens here, and where it ends; (None, None) if it is not one."""
        end = self._closer(opening)
        if end is None or end - opening < SHORTEST:
            return None, None
        array = parse_array(self._text[opening:end])
        if array is None:
            self._refused_until = end
            return None, None
        return array, end

    def _closer(self, opening: int):
        """Just after the brace that closes this one, if only number characters are between."""
        if opening >= self._run_end:
            self._run_end = _RUN.match(self._text, opening).end()
            self._closers = {}
            stack = []
            for brace in _BRACE.finditer(self._text, opening, self._run_end):
                if brace[0] == "{":
                    stack.append(brace.start())
                elif stack:
                    self._closers[stack.pop()] = brace.end()
                else:
                    break
        return self._closers.get(opening)


def parse_array(literal: str) -> "np.ndarray | None":
    """``{{1., 2.}, …}`` as a float64 or int64 array of 32 numbers or more; None if it is anything else.

    A mix of integers and reals, ragged lists, integers beyond 18 digits and reals of more than 17 significant digits
    (which have arbitrary precision) are refused.
    """
    skeleton = literal.translate(_ONLY_BRACES)
    count = skeleton.count(",") + 1
    if count < PACKED_FROM:
        return None
    shape = _shape(skeleton, count)
    if shape is None:
        return None
    points = literal.count(".")
    if points == count:
        if re.fullmatch(_REALS, literal) is None or re.search(_LONG_REAL, literal) is not None:
            return None
        dtype = "float64"
        if "*^" in literal:
            literal = literal.replace("*^", "e")
    elif points == 0:
        if "*" in literal or re.fullmatch(_INTEGERS, literal) is None or re.search(_LONG_INTEGER, literal) is not None:
            return None
        dtype = "int64"
    else:
        return None
    return _numbers(literal, dtype, shape)


_NO_BRACES = {ord(c): None for c in "{}"}


def _numbers(literal: str, dtype: str, shape: tuple):
    import numpy as np  # slow, and few texts have long lists of numbers

    array = np.fromstring(literal.translate(_NO_BRACES), dtype=dtype, sep=",")
    if array.size != int(np.prod(shape)) or dtype == "float64" and not _ordinary(np, array, literal):
        return None
    array = array.reshape(shape)
    array.flags.writeable = False
    return array


def _ordinary(np, array, literal: str) -> bool:
    """No number left the range of machine reals."""
    if not np.isfinite(array).all():
        return False
    return "e" not in literal or bool((np.abs(array) > _SMALLEST).all())


def _shape(skeleton: str, count: int):
    """Dimensions of the array with these braces and commas, or None if it is not rectangular."""
    rank = len(skeleton) - len(skeleton.lstrip("{"))
    if rank > _HIGHEST_RANK:
        return None
    first_row = skeleton.find("}") - rank
    dimensions = [first_row + 1]
    unit = "{" + "," * first_row + "}"
    for level in range(rank - 2, -1, -1):  # how many units does the first list of this level hold?
        end = skeleton.find("}" * (rank - level), level)
        inner = end + (rank - level) - 1 - (level + 1)
        repeats = (inner + 1) // (len(unit) + 1)
        if repeats < 1 or repeats * dimensions[-1] > count:
            return None
        unit = "{" + ",".join([unit] * repeats) + "}"
        dimensions.append(repeats)
    if unit != skeleton:
        return None
    return tuple(reversed(dimensions))
