"""Which room may enter which (read from the imports, hidden ones too), where text is printed, what is public."""

import ast
import importlib
import io
import subprocess
import sys
import tokenize
import tomllib
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

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
    "outside": {"expression"},
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
        "outside",
        "__version__",
    },
    "conversion": {"expression"},
    "large_stack": set(),
    "work": {"evaluator", "large_stack"},
    "session": {"expression", "reader", "formatter", "evaluator", "builtins", "outside", "conversion", "work"},
    "repl": {"expression", "grammar", "reader", "evaluator", "builtins", "outside", "session", "__version__"},
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
FLAT = {"display", "inert", "missing", "purity", "scan", "__main__"}  # modules of builtins that stand beside the wings
SLOW = {"lark", "PIL", "h5py", "matplotlib", "mpl_toolkits", "mpmath", "scipy", "torch", "prompt_toolkit", "onnx", "ipykernel"}
# An import inside a function delays one of these third-party modules, directly or through a module of ours, …
DELAYED = SLOW | {"numpy"}
# … or one of these standard modules, which cost a session that does not need them from 0.2 to 60 ms of its start, …
DELAYED_STANDARD = {
    "base64",
    "colorsys",
    "ctypes",
    "difflib",
    "fractions",
    "hashlib",
    "heapq",
    "html",
    "html.parser",
    "inspect",
    "pkgutil",
    "platform",
    "resource",
    "shutil",
    "socket",
    "statistics",
    "subprocess",
    "tempfile",
    "unicodedata",
    "urllib.request",
    "uuid",
    "weakref",
    "xml.etree",
    "zipfile",
}
DELAYED_OURS = {  # … or one of our own modules that a plain start does not need, for the reason given here
    "wlnet.reader.boxes": "few texts have boxes, and its regular expressions take time to compile",
    "wlnet.formatter.layout": "what a plain start shows stands on one line",
    "wlnet.builtins": "the command asks for it only to list all symbols",
    "wlnet.repl.sandboxes": "few ask for a sandbox",
    "wlnet.session": "import wlnet alone is quick: its version is asked by tools that never start a session",
}
LOADED_WHEN_CHOSEN = {"wlnet.ops.torch_engine"}  # whoever chooses this engine imports torch with it
EXPORTS_WHAT_IT_IMPORTS = {"wlnet.ops"}  # some 130 functions; saying each name twice would help nobody
LONGEST_FILE = 1500  # lines; a longer one is hard to read


class Import(NamedTuple):
    """An import statement: the full names it imports, where it stands, and whether a type checker alone runs it."""

    names: list
    node: ast.AST
    inside: bool
    for_types: bool


BLOCKS = ast.stmt, ast.excepthandler, ast.match_case


class Module:
    """A source file: its name as it is imported, and its syntax tree."""

    def __init__(self, path: Path, name: str):
        self.path = path
        self.name = name
        self.is_package = path.name == "__init__.py"

    @cached_property
    def tree(self) -> ast.Module:
        return ast.parse(self.path.read_text("utf-8"))

    @property
    def room(self) -> str:
        return room_of(self.name)

    def imports(self):
        """Full names of everything that is imported, at the top or inside functions."""
        for statement in self.import_statements:
            yield from statement.names

    @cached_property
    def import_statements(self) -> list:
        statements = []
        # statements only, which stand in no expression: a tenth of the time of ast.walk
        open_ones = [(self.tree, False, False)]  # node, is it inside a function, does it run for type checkers only?
        while open_ones:
            node, inside, for_types = open_ones.pop()
            if isinstance(node, ast.Import):
                statements.append(Import([alias.name for alias in node.names], node, inside, for_types))
            elif isinstance(node, ast.ImportFrom):
                base = self._base(node)
                names = [f"{base}.{alias.name}" if base else alias.name for alias in node.names]
                statements.append(Import(names, node, inside, for_types))
            inside = inside or isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))
            for_types = for_types or isinstance(node, ast.If) and ast.unparse(node.test).endswith("TYPE_CHECKING")
            for name in ("body", "orelse", "finalbody", "handlers", "cases"):
                open_ones += [(part, inside, for_types) for part in getattr(node, name, ()) if isinstance(part, BLOCKS)]
        return sorted(statements, key=lambda statement: statement.node.lineno)

    @cached_property
    def commented_lines(self) -> set:
        """Numbers of the lines that have a comment."""
        tokens = tokenize.generate_tokens(io.StringIO(self.path.read_text("utf-8")).readline)
        return {token.start[0] for token in tokens if token.type == tokenize.COMMENT}

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
    assert wrong_arrows(MODULES) == []


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


class Modules:
    """Modules by name, with the questions that concern several of them."""

    def __init__(self, modules: list):
        self.by_name = {module.name: module for module in modules}
        self._loaded: dict = {}

    def meant_by(self, name: str) -> "str | None":
        """The module that a full name is, or stands in: wlnet.ops.graph for wlnet.ops.graph.Graph."""
        while name and name not in self.by_name:
            name = name.rpartition(".")[0]
        return name or None

    def arrows(self, name: str) -> set:
        """The modules that a module imports, inside functions too."""
        statements = [s for s in self.by_name[name].import_statements if not s.for_types]
        return {self.meant_by(full_name) for s in statements for full_name in s.names} - {None, name}

    def circles(self) -> list:
        """Groups of modules that import each other, in any number of steps: the strong components of the arrows (Tarjan)."""
        number: dict = {}  # in the order of the first visit
        lowest: dict = {}  # the lowest number that can be reached from here
        open_path: list = []
        circles = []

        def visit(name):
            number[name] = lowest[name] = len(number)
            open_path.append(name)
            for target in sorted(self.arrows(name)):
                if target not in number:
                    visit(target)
                    lowest[name] = min(lowest[name], lowest[target])
                elif target in open_path:
                    lowest[name] = min(lowest[name], number[target])
            if lowest[name] == number[name]:
                start = open_path.index(name)
                if len(open_path) - start > 1:
                    circles.append(sorted(open_path[start:]))
                del open_path[start:]

        for name in self.by_name:
            if name not in number:
                visit(name)
        return circles

    def loads(self, name: str) -> set:
        """The delayed modules that importing a module loads: those that it, what it imports and their packages name at the top."""
        known = self._loaded.get(name)
        if known is None:
            known = self._loaded[name] = set()
            parts = name.split(".")
            for package in [".".join(parts[:n]) for n in range(1, len(parts))]:
                known |= self.loads(package) if package in self.by_name else set()
            for statement in self.by_name[name].import_statements:
                if not statement.inside and not statement.for_types:
                    known |= self.loaded_by(statement)
        return known

    def loaded_by(self, statement: Import) -> set:
        """The delayed modules that an import statement loads."""
        loaded = set()
        for full_name in statement.names:
            ours = self.meant_by(full_name)
            if ours is not None:
                loaded |= self.loads(ours)
                if ours in DELAYED_OURS:
                    loaded.add(ours)
            else:
                package = full_name.split(".")[0]
                loaded |= {package} & DELAYED
                loaded |= {module for module in DELAYED_STANDARD if f"{full_name}.".startswith(f"{module}.")}
        return loaded

    def unreasoned(self) -> list:
        """Imports inside functions that delay nothing that their file does not load anyway, or do not say why they stand there."""
        complaints = []
        for module in self.by_name.values():
            for statement in module.import_statements:
                if not statement.inside:
                    continue
                lines = range(statement.node.lineno, statement.node.end_lineno + 1)
                delayed = self.loaded_by(statement) - self.loads(module.name)
                if not delayed or module.commented_lines.isdisjoint(lines):
                    why = "no comment" if delayed else "delays nothing"
                    complaints.append(f"{module.name}:{lines[0]}: {', '.join(statement.names)} ({why})")
        return complaints


def modules_of(tmp_path, **sources) -> Modules:
    """Modules wlnet.a, wlnet.b, … made of these texts."""
    modules = []
    for name, text in sources.items():
        path = tmp_path / f"{name}.py"
        path.write_text(text)
        modules.append(Module(path, f"wlnet.{name}"))
    return Modules(modules)


def test_no_files_stand_in_a_circle():
    circles = Modules(MODULES).circles()
    assert circles == []


def test_the_circle_test_sees_a_circle(tmp_path):
    inside = "def f():\n    from . import c\n"
    circles = modules_of(
        tmp_path, a="from .b import x\nfrom .e import y\n", b=inside, c="import wlnet.a\n", d="from .a import x\n", e=""
    )
    assert circles.circles() == [["wlnet.a", "wlnet.b", "wlnet.c"]]
    for_types = "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from .a import x\n"
    assert modules_of(tmp_path, a="from .b import x\n", b=for_types).circles() == []


def test_imports_inside_functions_delay_slow_modules():
    assert Modules(MODULES).unreasoned() == []


def test_the_test_of_imports_inside_functions_sees_wrong_ones(tmp_path):
    modules = modules_of(
        tmp_path,
        good="def f():\n    import numpy  # slow\n    from .arrays import x  # slow\n    import difflib  # slow\n",
        silent="def f():\n    import numpy\n",
        loaded_anyway="from .more import x\ndef f():\n    import numpy  # slow\n",
        quick="def f():\n    import math  # quick\n    from .silent import f  # quick\n",
        more="from .arrays import x\n",
        arrays="import numpy\n",
    )
    assert modules.unreasoned() == [
        "wlnet.silent:2: numpy (no comment)",
        "wlnet.loaded_anyway:3: numpy (delays nothing)",
        "wlnet.quick:2: math (delays nothing)",
        "wlnet.quick:3: wlnet.silent.f (delays nothing)",
    ]


def test_a_plain_start_loads_nothing_that_is_delayed():
    """wlnet -code 1+1, whose start everybody waits for; -S leaves out what site-packages load by themselves."""
    code = "import sys; from wlnet.repl.command_line import main; main(); print(*sys.modules, file=sys.stderr)"
    run = subprocess.run([sys.executable, "-S", "-c", code, "-code", "1+1"], cwd=ROOT, capture_output=True, text=True)
    loaded = set(run.stderr.split())
    assert run.stdout == "2\n" and "wlnet.session" in loaded
    # ctypes for the stack that the evaluation needs, resource for the limit of memory
    expected = {"wlnet.builtins", "wlnet.session", "ctypes", "resource"}
    assert loaded & (DELAYED | DELAYED_STANDARD | set(DELAYED_OURS)) == expected


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
        if module.room == "repl" or "print(" not in module.path.read_text("utf-8"):
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


def test_variables_say_what_they_are():
    """A participle tells that something happened, not what the thing is."""
    participles = {"found", "given", "kept", "made", "wanted"}
    for module in MODULES:
        for node in ast.walk(module.tree):
            name = node.arg if isinstance(node, ast.arg) else getattr(node, "id", None)
            assert name not in participles, f"{module.name}:{node.lineno}: {name}"


def test_docstrings():
    """Modules, and their functions and classes that others may use, say what they are for."""
    for module in MODULES:
        assert ast.get_docstring(module.tree), module.name
        for node in module.tree.body:
            if isinstance(node, (ast.FunctionDef, ast.ClassDef)) and not node.name.startswith(("_", "pytest_")):
                assert ast.get_docstring(node), f"{module.name}.{node.name}"


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
    from wlnet.builtins.scan import ATOM_INDEX, INDEX, LAYER_INDEX, atom_index_text, index_text, layer_index_text

    assert Path(INDEX).read_text("utf-8") == index_text(), "run python -m wlnet.builtins"
    assert Path(ATOM_INDEX).read_text("utf-8") == atom_index_text(), "run python -m wlnet.builtins"
    assert Path(LAYER_INDEX).read_text("utf-8") == layer_index_text(), "run python -m wlnet.builtins"


def test_every_builtin_has_a_usage_text():
    from wlnet import builtins
    from wlnet.evaluator import BUILTINS

    builtins.load_all()
    assert [s.full_name for s, b in BUILTINS.items() if b.function is not None and s.context == "System`" and not b.usage] == []
