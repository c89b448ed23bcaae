"""Builtin symbols by topic.  A module is imported when one of its symbols is first looked at (`load`)."""

from functools import lru_cache
from importlib import import_module
from os.path import dirname, join
from threading import RLock

from ..expression import Symbol
from ..nets.layer_index import index as layer_index
from .missing import declare_missing

INDEX = join(dirname(__file__), "index.tsv")
ATOM_INDEX = join(dirname(__file__), "atoms.tsv")
DOCUMENTED = join(dirname(__file__), "documented.txt")
LAYER = "layer"  # module name of the symbols that the files of wlnet/layers declare


@lru_cache(1)
def index() -> dict[str, str]:
    """Name of every declared symbol -> module of this package; full names for symbols outside System`."""
    with open(INDEX, encoding="utf-8") as file:
        words = file.read().split()  # all at once: every start reads it
    modules = dict(zip(words[::2], words[1::2], strict=True))
    for name in layer_index():
        modules[name] = LAYER
    return modules


@lru_cache(1)
def documented() -> frozenset:
    """Names of documented System functions, also of those that wlnet does not have."""
    with open(DOCUMENTED, encoding="utf-8") as file:
        return frozenset([name for line in file if line[0] != "#" for name in line.split()])


def is_known(name: str) -> bool:
    """Is this the name of a System symbol: one that wlnet has, or one that it knows to lack?"""
    return name in index() or name in documented()


# Sessions in several threads share the table of builtins: one of them at a time adds to it.  The locks that Python has for
# modules do not suffice: where two threads import modules that import each other's, one of them gets a module half made.
_DECLARING = RLock()


def load(sym: Symbol) -> None:
    """Import the module that declares this symbol, if any does."""
    name = sym.name if sym.context == "System`" else sym.full_name
    module = index().get(name)
    if module is None and (sym.context != "System`" or name not in documented()):
        return
    with _DECLARING:
        if module is LAYER:
            from .nets.layers import declare_layer  # NumPy comes with it

            declare_layer(name)
        elif module is not None:
            import_module(f"{__name__}.{module}")
        else:
            declare_missing(name)


@lru_cache(1)
def atom_index() -> dict[str, list[str]]:
    """Name of a class of atoms -> modules of this package that say what its atoms mean as arguments and as functions."""
    modules: dict[str, list[str]] = {}
    with open(ATOM_INDEX, encoding="utf-8") as file:
        for line in file:
            name, module = line.split()
            modules.setdefault(name, []).append(module)
    return modules


def load_handlers(kind: type) -> None:
    """Import the modules that handle the atoms of a class, or of a class that it refines."""
    with _DECLARING:
        for base in kind.__mro__:
            for module in atom_index().get(base.__name__, ()):
                import_module(f"{__name__}.{module}")


def load_all() -> None:
    """Import every module: for lists of what is supported and for tests."""
    from .nets.layers import declare_layer  # NumPy comes with it

    for name, module in index().items():
        if module is LAYER:
            declare_layer(name)
    for module in sorted(set(index().values()) - {LAYER}):
        import_module(f"{__name__}.{module}")
