"""Everything the README shows is run: commands, sessions, Python; links lead somewhere."""

import contextlib
import doctest
import io
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from wlnet.repl.golden import Page

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")


def blocks(language: str) -> list:
    return re.findall(rf"^```{language}\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)


@pytest.fixture(scope="module")
def environment(tmp_path_factory):
    """An environment where the command wlnet is this interpreter's."""
    folder = tmp_path_factory.mktemp("bin")
    command = folder / "wlnet"
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m wlnet "$@"\n')
    command.chmod(0o755)
    return {**os.environ, "PATH": f"{folder}:{os.environ['PATH']}"}


def shell(command: str, environment) -> subprocess.CompletedProcess:
    return subprocess.run(["bash", "-c", command], capture_output=True, text=True, cwd=ROOT, env=environment)


def test_the_two_commands():
    install, test = [block.strip() for block in blocks("sh")]
    assert install.startswith("pip install . && wlnet ") and test == "pip install '.[test]' && pytest"


def test_the_main_job(environment):
    done = shell(blocks("sh")[0].strip().split(" && ")[1], environment)
    assert (done.returncode, done.stderr) == (0, "")
    assert re.fullmatch(
        r"layers: +7\nnumbers: +\d+\ndecisions: \{(True|False), (True|False), (True|False)\}\n"
        r"dropout at work: True\n",
        done.stdout,
    ), done.stdout


def console_cases() -> list:
    found = []
    for block in blocks("console"):
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, _, output = part.partition("\n")
            found.append((command, output))
    return found


@pytest.mark.parametrize("command, output", console_cases())
def test_console(command, output, environment):
    done = shell(command, environment)
    assert (done.stdout, done.stderr, done.returncode) == (output, "", 0)


def test_sessions():
    page = Page(README, "README.md").run()
    assert page.count and [str(difference) for difference in page.differences] == []


def test_python():
    examples = doctest.DocTestParser().get_doctest("\n".join(blocks("python")), {}, "README", "README.md", 0)
    assert examples.examples
    report = io.StringIO()
    with contextlib.redirect_stdout(report):
        result = doctest.DocTestRunner().run(examples, out=report.write)
    assert result.failed == 0, report.getvalue()


def test_links_lead_somewhere():
    for target in re.findall(r"\]\(([^)#:]+)\)", README):
        assert (ROOT / target).exists(), target


def test_ci_runs_the_commands_of_the_readme():
    """.ci/run takes its commands from the sh blocks; it must find exactly these two."""
    script = (ROOT / ".ci" / "run").read_text("utf-8")
    awk = re.search(r"< <\((awk .*? README\.md)\)", script)[1]
    assert shell(awk, os.environ).stdout.splitlines() == [block.strip() for block in blocks("sh")]


def test_module_docstring_of_the_package():
    import wlnet

    assert doctest.testmod(wlnet).failed == 0
