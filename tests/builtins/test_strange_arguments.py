"""Functions of the surroundings (files, streams, formats, dates, plots) never fail with an error of our own."""

import pytest

from wlnet import Session
from wlnet.builtins import index

MODULES = (
    "contexts",
    "streams",
    "output",
    "information",
    "session_values",
    "import_export",
    "hashing",
    "dates",
    "failures",
    "compile_",
    "parallel",
    "graphics",
    "plots",
    "graphs",
    "dynamic",
)
STRANGE = [
    "1",
    '"x"',
    "f[x]",
    '{1, "a"}',
    "{}",
    '<|"a" -> 1|>',
    "x -> 1",
    "-2.5",
    "{{1, 2}, {3, 4}}",
    'InputStream["a", 7]',
    "Infinity",
    "{x, 0, 1}",
]


@pytest.mark.parametrize("module", MODULES)
def test_no_internal_errors(module, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    session = Session()
    found = []
    session.on_message(lambda symbol, tag, text: found.append(text) if tag == "unknownerr" else None)
    for name in [n for n, m in index().items() if m == module and n[0] != "$" and "`" not in n]:
        for first in STRANGE:
            session.run(f"{name}[{first}]")
            session.run(f"{name}[{first}, {STRANGE[1]}]; {name}[{first}, {STRANGE[4]}]; {name}[{STRANGE[0]}, {first}]")
        session.run(f"{name}[]; {name}[1, 2, 3]")
    assert not found
