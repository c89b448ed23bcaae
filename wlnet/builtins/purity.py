"""Which symbols only compute, and what the others do: the one list that code in layers goes by.

Every symbol of the index stands in purity.tsv with its class: ``pure`` for what depends on its arguments alone (or on the
random state) and changes nothing, else one of ACTS.  A symbol without a class counts as one that acts.
"""

from functools import lru_cache
from os.path import dirname, join

from ..expression import Symbol

PURITY = join(dirname(__file__), "purity.tsv")
PURE = "pure"
ACTS = {
    "clock": "it asks for the time",
    "drawing": "it draws a picture",
    "files": "it reads or changes files",
    "machine": "it asks what the machine knows",
    "notebook": "it acts on what is shown",
    "output": "it writes to the output",
    "processes": "it starts programs",
    "session": "it reads or changes what the session remembers",
    "streams": "it reads or writes a stream",
    "text": "it makes code of text or data",
    "training": "it trains or measures a net",
}
_UNKNOWN = "wlnet does not know what it does"


@lru_cache(1)
def classes() -> dict[str, str]:
    """Name of a symbol, as in the index -> "pure" or what it does."""
    with open(PURITY, encoding="utf-8") as file:
        return dict([line.rstrip("\n").split("\t") for line in file])


def why_impure(sym: Symbol) -> str | None:
    """What a builtin symbol does besides computing, as a sentence; None for one that only computes."""
    # $Line is computed by Session`$Line
    kind = classes().get(sym.name if sym.context in ("System`", "Session`") else sym.full_name)
    return None if kind == PURE else ACTS.get(kind or "", _UNKNOWN)
