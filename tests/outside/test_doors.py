"""Every way to files, processes and the system in wlnet/ leads through wlnet/outside, or stands in a list with its reason."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent / "wlnet"
# Of os and os.path: what works on names alone and asks the system nothing.
NAMES_ONLY = {
    "path",
    "join",
    "dirname",
    "basename",
    "splitext",
    "normpath",
    "relpath",
    "isabs",
    "sep",
    "SEEK_CUR",
    "SEEK_END",
    "SEEK_SET",
}
# Modules by which a program reaches files, processes, other machines or code.
REACHING = {
    "_posixsubprocess", "asyncio", "codeop", "concurrent", "ctypes", "dbm", "fileinput", "ftplib", "glob", "http", "imaplib", "linecache",
    "marshal", "mmap", "multiprocessing", "pathlib", "pickle", "posix", "pty", "runpy", "shelve", "shutil", "signal", "smtplib", "socket",
    "sqlite3", "ssl", "subprocess", "tempfile", "urllib.request", "webbrowser",
}  # fmt: skip
BUILTIN = {"open", "exec", "eval", "compile", "__import__", "input", "breakpoint"}
METHODS = {"tofile", "fromfile", "memmap", "loadtxt", "savetxt", "genfromtxt", "dump", "popen"}  # Path needs pathlib, found above
# Functions of libraries that open a file unless they are given bytes.
TAKE_BYTES = {"File", "open", "load", "save", "savez", "savez_compressed", "savefig", "ZipFile", "TarFile", "GzipFile"}

REASONED = {
    ("__init__", "isdir"): "looks beside the package for its own parts",
    ("nets.layer_index", "open"): "the table of layers that comes with wlnet",
    ("builtins.__init__", "open"): "the tables of symbols that come with wlnet",
    ("builtins.purity", "open"): "the table of symbols that only compute, which comes with wlnet",
    ("builtins.scan", "*"): "writes these tables, when a developer asks for it; the language does not reach it",
    ("reader.tables_builder", "*"): "writes the reader's tables, when a developer asks for it",
    ("ops.workers", "*"): "the threads of NumPy's own library and their processor cores",
    ("evaluator.interrupts", "*"): "ends the evaluation of a thread of this process",
    ("large_stack", "*"): "a stack for this process, from its own memory",
    ("work", "signal"): "Ctrl-C",
    ("formats.unpacking", "sysconf"): "how much memory the machine has",
    ("evaluator.memory", "open"): "/proc/self/statm: how much memory this process has",
    ("evaluator.memory", "sysconf"): "how large a page of memory is",
    ("builtins.control.clock", "sysconf"): "how much memory the machine has",
    ("builtins.system.session_values", "sched_getaffinity"): "how many processor cores there are",
    ("builtins.system.session_values", "cpu_count"): "how many processor cores there are",
    ("builtins.system.session_values", "getpid"): "the number of this process",
    ("builtins.system.session_values", "getppid"): "the number of the process that started this one",
    ("builtins.system.session_values", "abspath"): "where wlnet itself is",
    ("builtins.system.session_values", "socket"): "asked through Outside.ask_machine",
    ("formats.json_", "urandom"): "numbers by chance",
    ("formats.__init__", "listdir"): "which modules of formats there are",
    ("formats.hdf5_apart", "subprocess"): "a process of the library that reads bytes and gives bytes, and dies with its answer",
    ("formats.hdf5_child", "*"): "the program of that process: no module of wlnet imports it",
    ("formats.arrays", "open"): "a member of an archive that is in memory",
    ("formats.archives", "open"): "a member of an archive that is in memory",
}


def module_name(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts)


def uses(tree: ast.AST):
    """(line, name) of everything in a module that may reach outside of it."""
    from_os: set = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                if alias.name in REACHING or alias.name.split(".")[0] in REACHING:
                    yield node.lineno, alias.name
        elif isinstance(node, ast.ImportFrom) and not node.level:
            if node.module in ("os", "os.path", "io"):
                for alias in node.names:
                    if alias.name not in NAMES_ONLY | {"BytesIO", "StringIO"}:
                        from_os.add(alias.asname or alias.name)
                        yield node.lineno, alias.name
            elif node.module in REACHING or node.module.split(".")[0] in REACHING:
                yield node.lineno, node.module
        elif isinstance(node, ast.Attribute):
            owner = ast.unparse(node.value)
            if owner in ("os", "os.path") and node.attr not in NAMES_ONLY:
                yield node.lineno, node.attr
            elif node.attr in METHODS:
                yield node.lineno, node.attr
        elif isinstance(node, ast.Call):
            if isinstance(node.func, ast.Name) and node.func.id in BUILTIN:
                yield node.lineno, node.func.id
            elif isinstance(node.func, ast.Attribute) and node.func.attr in TAKE_BYTES and not is_of_session(node.func):
                first = ast.unparse(node.args[0]) if node.args else ""
                if not (first.startswith("io.BytesIO(") or first == "out" and "out = io.BytesIO()" in ast.unparse(tree)):
                    yield node.lineno, node.func.attr


def is_of_session(function: ast.Attribute) -> bool:
    """Is it a method of Outside, as in ev.own(Outside).open?"""
    owner = ast.unparse(function.value)
    return owner.endswith("own(Outside)") or owner == "outside"


def complaints(path: Path, name: str) -> list:
    return [
        f"{name}:{line}: {what}"
        for line, what in uses(ast.parse(path.read_text("utf-8")))
        if (name, what) not in REASONED and (name, "*") not in REASONED
    ]


MODULES = [p for p in sorted(ROOT.rglob("*.py")) if p.parent != ROOT / "outside"]


def test_every_way_out_is_a_door():
    assert [c for path in MODULES for c in complaints(path, module_name(path))] == []


def test_every_reason_is_needed():
    seen = {(module_name(p), what) for p in MODULES for _, what in uses(ast.parse(p.read_text("utf-8")))}
    modules = {name for name, _ in seen}
    assert [key for key in REASONED if key not in seen and not (key[1] == "*" and key[0] in modules)] == []


@pytest.mark.parametrize(
    "code",
    [
        "open('x')",
        "import os\nos.remove('x')",
        "import os\nos.path.exists('x')",
        "from os.path import isfile\nisfile('x')",
        "from os import system\nsystem('x')",
        "import subprocess",
        "def f():\n    from shutil import rmtree",
        "from pathlib import Path",
        "import numpy as np\nnp.load('x')",
        "import h5py\nh5py.File(name)",
        "import PIL.Image\nPIL.Image.open(path)",
        "a.tofile('x')",
        "eval('1')",
        "import urllib.request",
        "from io import open",
    ],
)
def test_the_test_of_doors_sees(code):
    assert list(uses(ast.parse(code)))


def test_the_test_of_doors_lets_pass():
    code = "import os, io\nos.path.join('a', 'b')\nnp.load(io.BytesIO(data))\nev.own(Outside).open(path)\nout = io.BytesIO()\nnp.save(out, x)"
    assert list(uses(ast.parse(code))) == []
