"""Builtin symbols by topic.  A module is imported when one of its symbols is first looked at (`load`)."""

from functools import lru_cache
from importlib import import_module
from os.path import dirname, join

INDEX = join(dirname(__file__), "index.tsv")


@lru_cache(1)
def index() -> dict[str, str]:
    """Name of every declared symbol -> module of this package; full names for symbols outside System`."""
    with open(INDEX, encoding="utf-8") as file:
        return dict([line.rstrip("\n").split("\t") for line in file])


def load(sym) -> None:
    """Import the module that declares this symbol, if any does."""
    module = index().get(sym.name if sym.context == "System`" else sym.full_name)
    if module is not None:
        import_module(f"{__name__}.{module}")


def load_all() -> None:
    """Import every module: for lists of what is supported and for tests."""
    for module in sorted(set(index().values())):
        import_module(f"{__name__}.{module}")
