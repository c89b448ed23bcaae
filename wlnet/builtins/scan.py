"""Reads the sources of this package for declarations, without importing them."""

import ast
from pathlib import Path

from . import INDEX

DECLARATIONS = {"builtin", "declare_symbol", "declare_symbols", "dynamic_value"}


def declared_names(source: str) -> list[str]:
    """The names declared in a module by literal first arguments of builtin, declare_symbol(s) and
    dynamic_value."""
    found = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in DECLARATIONS \
                and node.args and isinstance(node.args[0], ast.Constant):
            text = node.args[0].value
            found.extend(text.split() if node.func.id == "declare_symbols" else [text])
    return found


def index_text() -> str:
    """The contents of index.tsv: one line a symbol, name and module."""
    lines = {}
    for path in sorted(Path(__file__).parent.glob("*.py")):
        for name in declared_names(path.read_text("utf-8")):
            if name in lines:
                raise ValueError(f"{name} is declared in {lines[name]} and {path.stem}")
            lines[name] = path.stem
    return "".join(f"{name}\t{module}\n" for name, module in sorted(lines.items()))


def write_index() -> None:
    """Write index.tsv."""
    temporary = Path(INDEX + ".tmp")
    temporary.write_text(index_text(), "utf-8")
    temporary.replace(INDEX)
