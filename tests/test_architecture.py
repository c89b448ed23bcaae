"""Which room may enter which (read from the imports, hidden ones too), where text is printed, what is public."""

import ast
import importlib
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
HOUSES = {"wlnet": "wlnet", "grammar": "wlnet.grammar", "repl": "wlnet.repl"}
ALLOWED = {
    "expression": set(),
    "grammar": set(),
    "mathematics": {"expression"},
    "reader": {"expression", "grammar"},
    "formatter": {"expression", "grammar"},
    "evaluator": {"expression"},
    "ops": set(),
    "nets": {"expression"},
    "running": {"expression", "ops", "nets"},
    "translation": {"expression", "ops", "nets"},
    "layers": {"expression", "mathematics", "ops", "nets", "translation"},
    "coders": {"expression", "ops", "nets", "running"},
    "training": {"expression", "ops", "nets", "running", "coders"},
    "formats": {"expression", "grammar", "nets", "coders"},
    "builtins": {
        "expression",
        "mathematics",
        "evaluator",
        "reader",
        "ops",
        "nets",
        "running",
        "translation",
        "layers",
        "coders",
        "training",
        "formats",
        "__version__",
    },
    "conversion": {"expression"},
    "evaluating_thread": set(),
    "session": {"expression", "reader", "formatter", "evaluator", "builtins", "conversion", "evaluating_thread"},
    "repl": {"expression", "grammar", "reader", "evaluator", "builtins", "session", "__version__"},
    "__init__": {"session"},
    "__main__": {"repl"},
    "examples": set(),
}
WINGS = {
    "kit": set(),
    "numbers": {"kit"},
    "lists": {"kit"},
    "strings": {"kit"},
    "matrices": {"kit"},
    "statistics": {"kit"},
    "algebra": {"kit", "numbers", "lists"},
    "nets": {"kit", "numbers", "statistics"},
    "definitions": {"kit"},
    "control": {"kit", "definitions"},
    "system": {"kit", "control", "definitions"},
    "graphics": {"kit", "system", "statistics", "lists"},
}
MENDED_NEXT = {  # the last three that run back; nothing may be added
    "wlnet.builtins.lists.associations imports wlnet.builtins.algebra.integration.series_polynomial",
    "wlnet.builtins.nets.connect imports wlnet.builtins.lists.numeric_arrays",
    "wlnet.builtins.system.atoms imports wlnet.builtins.nets.connect.enable_nets",
}
FLAT = {"display", "inert", "missing", "scan", "__main__"}  # modules of builtins that stand beside the wings
SLOW = {"lark", "PIL", "h5py", "matplotlib", "mpmath", "torch", "prompt_toolkit", "onnx", "ipykernel"}
LOADED_WHEN_CHOSEN = {"wlnet.ops.torch_engine"}  # whoever chooses this engine imports torch with it
EXPORTS_WHAT_IT_IMPORTS = {"wlnet.ops"}  # some 130 functions; saying each name twice would help nobody
LONGEST_FILE = 1500  # lines; a longer one is hard to read


class Module:
    """A source file: its name as it is imported, and its syntax tree."""

    def __init__(self, path: Path, name: str):
        self.path = path
        self.name = name
        self.is_package = path.name == "__init__.py"
        self.tree = ast.parse(path.read_text("utf-8"))

    @property
    def room(self) -> str:
        return room_of(self.name)

    def imports(self):
        """Full names of everything that is imported, at the top or inside functions."""
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Import):
                for alias in node.names:
                    yield alias.name
            elif isinstance(node, ast.ImportFrom):
                base = self._base(node)
                for alias in node.names:
                    yield f"{base}.{alias.name}" if base else alias.name

    def _base(self, node: ast.ImportFrom) -> str:
        if not node.level:
            return node.module
        parts = self.name.split(".")
        parts = parts[: len(parts) - node.level + self.is_package]
        return ".".join([*parts, *([node.module] if node.module else [])])


def room_of(name: str) -> str:
    """The room of a dotted name: ops of wlnet.ops.graph.Graph."""
    parts = name.split(".")
    if len(parts) == 1:
        return "__init__"
    return "session" if parts[1] == "Session" else parts[1]  # wlnet.Session is loaded from wlnet.session


def all_modules() -> list:
    found = []
    for folder, name in HOUSES.items():
        for path in sorted((ROOT / folder).rglob("*.py")):
            parts = path.relative_to(ROOT / folder).with_suffix("").parts
            found.append(Module(path, ".".join([name, *[p for p in parts if p != "__init__"]])))
    return found


MODULES = all_modules()


def wing_of(name: str) -> "str | None":
    """The wing of builtins that a dotted name stands in."""
    parts = name.split(".")
    return parts[2] if len(parts) > 2 and parts[1] == "builtins" and parts[2] in WINGS else None


def wrong_arrows(modules) -> list:
    arrows = []
    for module in modules:
        for name in module.imports():
            if name.split(".")[0] != "wlnet":
                continue
            room, wing, own_wing = room_of(name), wing_of(name), wing_of(module.name)
            if room != module.room and room not in ALLOWED[module.room]:
                arrows.append(f"{module.name} imports {name}")
            if wing and own_wing and wing != own_wing and wing not in WINGS[own_wing]:
                arrows.append(f"{module.name} imports {name}")
    return arrows


def test_every_room_is_known():
    assert {module.room for module in MODULES} == set(ALLOWED)


def test_arrows():
    assert [arrow for arrow in wrong_arrows(MODULES) if arrow not in MENDED_NEXT] == []


def test_every_builtin_module_stands_in_a_wing():
    for module in MODULES:
        parts = module.name.split(".")
        if module.room == "builtins" and len(parts) > 2:
            assert wing_of(module.name) or parts[2] in FLAT, module.name


def test_the_arrow_test_sees_a_wrong_one(tmp_path):
    path = tmp_path / "wrong.py"
    path.write_text("def f():\n    from ..evaluator import Evaluator\n    import wlnet.session\n    from .. import builtins\n")
    assert len(wrong_arrows([Module(path, "wlnet.ops.wrong")])) == 3
    path.write_text("from ..numbers import arithmetic\nfrom ..kit.terms import is_numeric\n")
    assert len(wrong_arrows([Module(path, "wlnet.builtins.lists.wrong")])) == 1


@pytest.mark.parametrize(
    "room", ["expression", "mathematics", "reader", "evaluator", "formatter", "ops", "nets", "running", "translation", "layers"]
)
def test_slow_modules_are_imported_where_they_are_needed(room):
    for module in MODULES:
        if module.room == room and module.name not in LOADED_WHEN_CHOSEN:
            top = [n for n in module.tree.body if isinstance(n, (ast.Import, ast.ImportFrom))]
            names = {
                (n.module or "") if isinstance(n, ast.ImportFrom) else n.names[0].name for n in top if not getattr(n, "level", 0)
            }
            assert not {name.split(".")[0] for name in names} & SLOW, module.name


def test_only_the_front_end_prints():
    for module in MODULES:
        if module.room == "repl":
            continue
        for node in ast.walk(module.tree):
            called = isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id
            assert called != "print", f"{module.name} prints in line {node.lineno}"


def test_no_file_is_too_long():
    for module in MODULES:
        if module.name != "wlnet.reader.tables":  # generated
            assert len(module.path.read_text("utf-8").splitlines()) <= LONGEST_FILE, module.name


@pytest.mark.parametrize(
    "module", [m for m in MODULES if m.is_package and m.name not in EXPORTS_WHAT_IT_IMPORTS], ids=lambda m: m.name
)
def test_export_lists(module):
    """A package lists the names it offers in __all__, in order: those it does not use itself."""
    package = importlib.import_module(module.name)
    imported = {
        alias.asname or alias.name
        for node in module.tree.body
        if isinstance(node, ast.ImportFrom) and node.level
        for alias in node.names
    }
    used = {node.id for node in ast.walk(module.tree) if isinstance(node, ast.Name)}
    listed = getattr(package, "__all__", [])
    assert sorted(listed) == list(listed)
    assert all([hasattr(package, name) for name in listed])
    assert {name for name in imported - used if not name.startswith("_")} <= set(listed)


def test_public_names():
    import wlnet

    assert wlnet.__all__ == ["Session", "__version__"]


def test_docstrings():
    for module in MODULES:
        assert ast.get_docstring(module.tree), module.name


def test_packaging():
    """pyproject.toml lists every package and carries every file that is not Python."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    setup = project["tool"]["setuptools"]
    folders = {m.name if m.is_package else m.name.rpartition(".")[0] for m in MODULES}
    assert set(setup["packages"]) == folders
    endings = {pattern.lstrip("*") for pattern in setup["package-data"]["*"]}
    for folder in HOUSES:
        for path in (ROOT / folder).rglob("*"):
            if path.is_file() and path.suffix not in (".py", ".pyc", ".tmp"):
                assert path.suffix in endings, path


def test_version_is_one():
    import wlnet

    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    assert project["project"]["version"] == wlnet.__version__
    assert f"## {wlnet.__version__}" in (ROOT / "CHANGELOG.md").read_text("utf-8")


def test_index_of_symbols_is_current():
    from wlnet.builtins.scan import INDEX, index_text

    assert Path(INDEX).read_text("utf-8") == index_text(), "run python -m wlnet.builtins"


def test_every_builtin_has_a_usage_text():
    from wlnet import builtins
    from wlnet.evaluator import BUILTINS

    builtins.load_all()
    assert [s.full_name for s, b in BUILTINS.items() if b.function is not None and s.context == "System`" and not b.usage] == []
