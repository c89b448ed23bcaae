"""Kinds of data for Import and Export, one module a group of kinds.

A module declares its kinds when it is imported::

    @kind("CSV", extensions=("csv",), elements=("Data", "Dataset"), options={"HeaderLines": 0})
    class Csv(Kind):
        def read(self, data: bytes, element: str, options: dict, tools): …
        def write(self, value, options: dict, tools) -> bytes: …

``read`` gives an expression, ``write`` bytes; both raise MessageError for what they cannot do.  A new kind is one new
file in this package: all modules here are looked through when a kind is first asked for.
"""

import os
from collections.abc import Callable
from functools import lru_cache
from importlib import import_module
from typing import Protocol

from ..expression import Expression, Symbol


class Tools(Protocol):
    """What a format may ask of the session."""

    def read(self, text: str) -> list:
        """The expressions of a text."""

    def evaluate(self, e: Expression) -> Expression:
        """The value of an expression."""

    def format(self, x: Expression, form: str) -> str:
        """The text of a value in one of the formatter's forms."""

    def why_impure(self, sym: Symbol) -> str | None:
        """What a symbol does besides computing; None for one that only computes, and for one that is no builtin."""

    def resolve(self, name: str) -> Symbol:
        """The symbol of a name in the current contexts."""


class Kind:
    """One format: its names, what it can give, and how it is read and written."""

    name: str
    extensions: tuple = ()
    elements: tuple = ("Data",)  # the first one is what Import gives by default
    options: dict = {}
    magic: tuple = ()  # first bytes by which the format is known
    readable = True
    writable = True

    def read(self, data: bytes, element: str, options: dict, tools: "Tools | None") -> None:
        raise NotImplementedError

    def write(self, value: Expression, options: dict, tools: "Tools | None") -> bytes:
        raise NotImplementedError


_KINDS: dict[str, Kind] = {}


def kind(*names: str, **settings) -> Callable:
    """Declare the decorated Kind subclass under these names; further keyword arguments set its attributes."""

    def declare(cls) -> Callable:
        for name in names:
            entry = cls()
            entry.name = name
            for key, value in settings.items():
                setattr(entry, key, value)
            _KINDS[name.lower()] = entry
        return cls

    return declare


@lru_cache(1)
def _load() -> None:
    # all at once when a kind is first asked for: a start without Import loads none
    for name in sorted(os.listdir(os.path.dirname(__file__))):
        if name.endswith(".py") and name != "__init__.py":
            import_module(f"{__name__}.{name[:-3]}")


def find_kind(name: str) -> "Kind | None":
    """The kind of this name, in any case of letters."""
    _load()
    return _KINDS.get(name.lower())


def all_kinds() -> list:
    """All kinds by name."""
    _load()
    return sorted(_KINDS.values(), key=lambda k: k.name.lower())


def kind_of_file(path: str) -> "Kind | None":
    """The kind that a file's extension means."""
    _load()
    extension = path.rpartition("/")[2].rpartition(".")[2].lower()
    for entry in _KINDS.values():
        if extension in entry.extensions:
            return entry
    return None


def kind_of_data(data: bytes) -> "Kind | None":
    """The kind that the first bytes mean."""
    _load()
    # in order of declaration: no mark is the beginning of another
    for entry in _KINDS.values():
        if any([data.startswith(m) for m in entry.magic]):
            return entry
    return None
