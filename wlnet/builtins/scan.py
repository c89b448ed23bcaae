"""Reads the sources of builtins and layers for declarations, without importing them."""

import ast
from functools import cache
from pathlib import Path

from ..nets.layer_index import INDEX as LAYER_INDEX
from . import ATOM_INDEX, INDEX

DECLARATIONS = {"builtin", "declare_symbol", "declare_symbols", "dynamic_value"}
LAYER_DECLARATIONS = {"layer", "obsolete"}
BUILTINS = Path(__file__).parent
LAYERS = Path(LAYER_INDEX).parent


@cache
def _declarations(source: str) -> list[ast.Call]:
    """The calls in a module of functions that declare something.  Parsing is nearly all the time of a scan."""
    calls = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)]
    return [call for call in calls if _called(call) in DECLARATIONS | LAYER_DECLARATIONS | {"handles"}]


def _called(call: ast.Call) -> str:
    return call.func.id if isinstance(call.func, ast.Name) else ""


def declared_names(source: str) -> list[str]:
    """The names declared in a module by literal first arguments of builtin, declare_symbol and declare_symbols."""
    names = []
    for call in _declarations(source):
        if _called(call) in DECLARATIONS and call.args and isinstance(call.args[0], ast.Constant):
            text = call.args[0].value
            names.extend(text.split() if _called(call) == "declare_symbols" else [text])
    return names


def index_text() -> str:
    """The contents of index.tsv: one line a symbol, name and module."""
    lines = {}
    for path in sorted(BUILTINS.rglob("*.py")):
        module = ".".join(path.relative_to(BUILTINS).with_suffix("").parts)
        for name in declared_names(path.read_text("utf-8")):
            if name in lines:
                raise ValueError(f"{name} is declared in {lines[name]} and {module}")
            lines[name] = module
    return "".join(f"{name}\t{module}\n" for name, module in sorted(lines.items()))


def handled_classes(source: str) -> list[str]:
    """The classes whose atoms a module handles: first arguments of ``handles(Class, …)``."""
    return [call.args[0].id for call in _declarations(source) if _called(call) == "handles"]


def atom_index_text() -> str:
    """The contents of atoms.tsv: one line a class of atoms and a module that handles them."""
    rows = set()
    for path in BUILTINS.rglob("*.py"):
        module = ".".join(path.relative_to(BUILTINS).with_suffix("").parts)
        rows.update([f"{name}\t{module}\n" for name in handled_classes(path.read_text("utf-8"))])
    return "".join(sorted(rows))


def declared_layers(source: str) -> list[tuple]:
    """(symbol, type name) of every ``@layer("Symbol", "Type")`` and ``obsolete("Symbol", "Type", …)`` of a layer module."""
    layers = []
    for call in _declarations(source):
        if _called(call) in LAYER_DECLARATIONS and call.args:
            words = [a.value for a in call.args if isinstance(a, ast.Constant)]
            layers.append((words[0], words[1] if len(words) > 1 and words[1] else words[0].removesuffix("Layer")))
    return layers


def layer_index_text() -> str:
    """The contents of layers/index.tsv: symbol, type name, module."""
    rows = [
        (name, kind, path.stem) for path in sorted(LAYERS.glob("*.py")) for name, kind in declared_layers(path.read_text("utf-8"))
    ]
    return "".join("\t".join(row) + "\n" for row in sorted(rows))


def write_index() -> None:
    """Write the index files."""
    for path, text in ((INDEX, index_text()), (ATOM_INDEX, atom_index_text()), (LAYER_INDEX, layer_index_text())):
        temporary = Path(path).with_suffix(".tmp")
        temporary.write_text(text, "utf-8")
        temporary.replace(path)
