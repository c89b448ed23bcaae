"""wlnet -sandbox and wlnet doctest: what the command line lets programs and pages do."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from wlnet.repl.command_line import main
from wlnet.repl.golden import Page
from wlnet.repl.sandboxes import page_sandbox

from wlnet import Session
from wlnet.outside import Sandbox

ROOT = Path(__file__).parent.parent.parent
TOUCH = 'Run["touch CANARY"]'


@pytest.fixture
def work(tmp_path, monkeypatch):
    monkeypatch.setattr(sys, "path", list(sys.path))
    (tmp_path / "work").mkdir()
    (tmp_path / "scripts").mkdir()
    (tmp_path / "secret.txt").write_text("SECRET")
    (tmp_path / "scripts" / "data.txt").write_text("DATA")
    monkeypatch.chdir(tmp_path / "work")
    return tmp_path


def asked(capfd, *words) -> tuple:
    """(exit status, output, errors) of the command."""
    status = main(list(words))
    return (status, *capfd.readouterr())


def test_code(work, capfd):
    status, out, errors = asked(capfd, "-sandbox", "-code", TOUCH)
    assert (status, out) == (1, "$Failed\n") and "leave out -sandbox" in errors
    assert not os.path.exists("CANARY")
    assert asked(capfd, "-code", TOUCH)[0] == 0 and os.path.exists("CANARY")


def test_a_script_reads_its_folder(work, capfd):
    script = work / "scripts" / "x.wl"
    script.write_text(
        'Print[Import["data.txt", "Text"]]; Print[Import[FileNameJoin[{DirectoryName[$InputFileName], "data.txt"}], "Text"]]'
    )
    assert asked(capfd, "-sandbox", str(script)) == (0, "DATA\nDATA\n", "")
    script.write_text(f'Put[1, "{work}/scripts/new"]')
    _, _, errors = asked(capfd, "-sandbox", str(script))
    assert "outside of its working folder" in errors and not (work / "scripts" / "new").exists()


def test_roots(work, capfd):
    code = f'Import["{work}/secret.txt", "Text"]'
    _, _, errors = asked(capfd, "-sandbox", "-code", code)
    assert f'start wlnet with -root "{work}"' in errors
    assert asked(capfd, "-sandbox", "-root", "/usr", "-root", str(work), "-code", code) == (0, "SECRET\n", "")


@pytest.mark.parametrize("words", [("-root", "/etc", "-code", "1"), ("-sandbox", "-root"), ("doctest", "-root")])
def test_usage(work, capfd, words):
    status, out, errors = asked(capfd, *words)
    assert status == 2 and out == "" and "-root" in errors


@pytest.mark.parametrize(
    "words, given",
    [
        (("-linewise",), f"{TOUCH}\n"),
        (("-linewise", "-code", TOUCH), "x\n"),
        (("-function", "Run", "touch CANARY"), ""),
        (("-",), f"{TOUCH}\n"),
        (("-file", "-"), f"{TOUCH}\n"),
        ((), f"{TOUCH}\n"),
    ],
)
def test_every_way_to_run_code(work, words, given):
    """As a process of its own: the standard input belongs to it."""
    command = [sys.executable, "-m", "wlnet", "-sandbox", *words]
    run = subprocess.run(command, input=given, capture_output=True, text=True, env={**os.environ, "PYTHONPATH": str(ROOT)})
    assert "Run::sandbox" in run.stdout + run.stderr and not os.path.exists("CANARY")


def test_python_imports_nothing_from_the_working_folder(work):
    """python -m puts it first on Python's path, and a folder from elsewhere may hold anything."""
    Path("h5py.py").write_text("open('CANARY', 'w')")
    code = 'Export["x.h5", {1.}]'
    run = subprocess.run(
        [sys.executable, "-m", "wlnet", "-sandbox", "-code", code], capture_output=True, env={**os.environ, "PYTHONPATH": str(ROOT)}
    )
    assert run.stdout == b"x.h5\n" and not os.path.exists("CANARY")


PAGE = f"""Text
<!-- law: {TOUCH}; True -->
```wl
In[1]:= {TOUCH}

Out[1]= 0

In[2]:= Put[1, "own.m"]; Get["own.m"]

Out[2]= 1
```
<!-- image: {TOUCH} -->
```wl
In[3]:= {{[image]}}

Out[3]= {{0}}
```
"""


def test_pages(work, capfd):
    (work / "scripts" / "page.md").write_text(PAGE)
    status, out, _ = asked(capfd, "doctest", str(work / "scripts" / "page.md"))
    assert status == 1 and "wlnet doctest -trust allows it" in out and "In[2]" not in out
    assert not os.path.exists("CANARY")
    status, out, _ = asked(capfd, "doctest", "-trust", str(work / "scripts" / "page.md"))
    assert status == 0 and os.path.exists("CANARY")


def test_pages_are_rewritten_in_the_sandbox(work, capfd):
    page = work / "scripts" / "page.md"
    page.write_text(PAGE)
    asked(capfd, "doctest", "-update", str(page))
    assert not os.path.exists("CANARY") and "Run::sandbox" in page.read_text()


def test_the_folder_of_a_page_and_roots_can_be_read(work, capfd):
    page = work / "scripts" / "page.md"
    page.write_text(
        f'```wl\nIn[1]:= Import["{work}/scripts/data.txt", "Text"] <> Import["{work}/secret.txt", "Text"]\n\nOut[1]= "DATASECRET"\n```\n'
    )
    assert asked(capfd, "doctest", str(page))[0] == 1
    assert asked(capfd, "doctest", "-root", str(work), str(page))[0] == 0


def test_laws_of_comments_alone(work):
    text = f"<!-- law: {TOUCH} === 0 -->\n```wl\nIn[1]:= 1\n\nOut[1]= 1\n```\n"
    page = Page(text, "page.md", sandbox=page_sandbox([], "page.md")).run()
    assert len(page.differences) == 1 and "Run::sandbox" in page.differences[0].actual
    assert not os.path.exists("CANARY")


@pytest.mark.parametrize(
    "code", ["While[True]", "AbortProtect[CheckAbort[While[True], While[True]]]", "3^(4 10^8); 1", "$Post = (While[True] &);"]
)
def test_an_endless_input_ends(work, capfd, code):
    status, out, errors = asked(capfd, "-sandbox", "-timeout", "0.5", "-code", code)
    assert status == 1 and out == "$Aborted\n"


def test_the_limit_of_a_sandbox_is_told(work):
    session = Session(Sandbox(seconds=0.2))
    for code in ("While[True]", "Unprotect[TimeConstrained]; ClearAll[TimeConstrained]; TimeConstrained[While[True], 100]"):
        assert str(session.evaluate(code)) == "$Aborted"
        assert session.messages[-1][2].startswith("A sandbox does not evaluate one input for longer than 0.2 seconds")
    session = Session(Sandbox(seconds=0.5))
    assert session.evaluate("TimeConstrained[Pause[100], 0.05]; 1 + 1") == 2
    session.run("Format[loop] := (While[True]; 1)")
    assert session.evaluate_to_string("loop") in ("$Failed", "$Aborted")


def test_endless_examples_and_laws_of_pages_end(work, capfd):
    page = work / "page.md"
    page.write_text("<!-- law: While[True] -->\n```wl\nIn[1]:= While[True]\n\nOut[1]= 1\n```\n")
    status, out, _ = asked(capfd, "doctest", "-timeout", "0.3", str(page))
    assert status == 1 and out.count("wlnet doctest -timeout SECONDS allows it") == 2
    assert asked(capfd, "doctest", "-timeout", "soon", str(page))[0] == 2
