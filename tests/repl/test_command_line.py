"""The command: its arguments, what it prints where, its exit status, what it loads."""

import json
import os
import subprocess
import sys
import time

import pytest
from wlnet.repl.command_line import UsageError, parse

from wlnet import __version__
from wlnet.builtins import index

WLNET = [sys.executable, "-m", "wlnet"]


# A process that has imported the interpreter and forks for each command: its children are processes of their own, with
# their own output, directory and exit status, but need no 50 ms each to start.
STARTER = """
import json, os, sys, tempfile, traceback
import wlnet.session
from wlnet.repl.command_line import main
requests, answers = os.fdopen(int(sys.argv[1])), os.fdopen(int(sys.argv[2]), "w")
for line in requests:
    words, text, place = json.loads(line)
    files = [tempfile.TemporaryFile() for _ in range(3)]
    files[0].write((text or "").encode())
    files[0].seek(0)
    child = os.fork()
    if not child:
        status = 1
        try:
            for number, file in enumerate(files):
                os.dup2(file.fileno(), number)
            os.chdir(place or ".")
            sys.argv = ["wlnet", *words]
            status = main()
        except BaseException:
            traceback.print_exc()
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(status)
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    shown = []
    for file in files[1:]:
        file.seek(0)
        shown.append(file.read().decode())
    print(json.dumps([*shown, status]), file=answers, flush=True)
"""


class Starter:
    """The process that starts commands, itself started with the first of them."""

    def __init__(self):
        asked, self.requests = os.pipe()
        self.answers, answered = os.pipe()
        self.process = subprocess.Popen(
            [sys.executable, "-c", STARTER, str(asked), str(answered)], pass_fds=(asked, answered), stdin=subprocess.DEVNULL
        )
        os.close(asked)
        os.close(answered)
        self.requests, self.answers = os.fdopen(self.requests, "w"), os.fdopen(self.answers)

    def run(self, words, text, place) -> tuple:
        print(json.dumps([words, text, None if place is None else str(place)]), file=self.requests, flush=True)
        return tuple(json.loads(self.answers.readline()))

    def close(self) -> None:
        self.requests.close()
        self.process.wait(20)
        self.answers.close()


starters: list = []


@pytest.fixture(scope="module", autouse=True)
def end_of_the_starter():
    yield
    while starters:
        starters.pop().close()


def run(*words, text=None, cwd=None):
    """(output, errors, status) of a command in a process of its own, which has its interpreter imported already."""
    if not hasattr(os, "fork"):
        return run_afresh(*words, text=text, cwd=cwd)
    if not starters:
        starters.append(Starter())
    return starters[0].run(words, text, cwd)


def run_afresh(*words, text=None, cwd=None):
    """(output, errors, status) of ``python -m wlnet``."""
    done = subprocess.run(
        [*WLNET, *words],
        input=text,
        capture_output=True,
        text=True,
        cwd=cwd,
        encoding="utf-8",
        stdin=subprocess.DEVNULL if text is None else None,
    )
    return done.stdout, done.stderr, done.returncode


@pytest.mark.parametrize(
    "words, text",
    [
        (["-code", "1+1"], None),
        (["-code", 'Print["a"]; Part[{1}, 3]; Exit[4]'], None),
        (["-code", "StringLength[$ScriptInputString]"], "abc"),
        (["-linewise"], "1+2\n3*4\n"),
        (["-nonsense"], None),
        (["no-such-file.wl"], None),
        (["-timeout", "0.1", "-code", "While[True]"], None),
        (["-code", "FromCharacterCode[960]"], None),
        (["-charset", "ascii", "-code", "FromCharacterCode[960]"], None),
    ],
)
def test_a_command_started_afresh_does_the_same(words, text):
    assert run_afresh(*words, text=text) == run(*words, text=text)


# --- arguments --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "words, file, arguments",
    [
        (["a.wl"], "a.wl", []),
        (["a.wl", "-print", "x", "-c"], "a.wl", ["-print", "x", "-c"]),
        (["-print", "a.wl", "x"], "a.wl", ["x"]),
        (["-f", "a.wl", "x", "-print"], "a.wl", ["x", "-print"]),
        (["-file", "a.wl", "-own", "1"], "a.wl", ["-own", "1"]),
        (["-file", "a.wl", "--", "-print"], "a.wl", ["-print"]),
        (["-file", "a.wl", "-args", "-print"], "a.wl", ["-print"]),
        (["-script", "a.wl", "x"], "a.wl", ["x"]),
        (["--file", "a.wl"], "a.wl", []),
    ],
)
def test_files_and_their_arguments(words, file, arguments):
    command = parse(words)
    assert (command.file, command.arguments) == (file, arguments)
    assert command.script_command_line == [file, *arguments]


def test_code_and_its_arguments():
    command = parse(["-c", "1", "-print", "all", "-code", "2", "x", "-y"])
    assert (command.code, command.print, command.arguments) == (["1", "2"], "all", ["x", "-y"])
    assert command.script_command_line[:3] == ["wlnet", "-c", "1"]


@pytest.mark.parametrize(
    "words, said",
    [
        (["-nonsense"], "unknown option -nonsense"),
        (["-code"], "needs a value"),
        (["-cloud"], "cloud"),
        (["-f", "a", "-f", "b"], "given twice"),
        (["-timeout", "soon", "-c", "1"], "number of seconds"),
    ],
)
def test_wrong_arguments(words, said):
    with pytest.raises(UsageError, match=said):
        parse(words)
    _, errors, status = run(*words)
    assert status == 2 and errors.startswith("wlnet: ") and said in errors


# --- what is printed --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "code, shown",
    [
        ("1+1", "2"),
        ('"text"', "text"),
        ('{"a", x, 1.5}', "{a, x, 1.5}"),
        ("1.23456789012", "1.23456789012"),
        ("Null", "Null"),
        ("1;\n2+3", "5"),
        ("x = 5; x^2", "25"),
        ('Print["a", 1/2]', "a1/2\nNull"),
    ],
)
def test_code(code, shown):
    assert run("-code", code) == (shown + "\n", "", 0)


@pytest.mark.parametrize(
    "form, shown",
    [
        ("InputForm", '{"a", 2}'),
        ("FullForm", 'List["a", 2]'),
        ("OutputForm", "{a, 2}"),
    ],
)
def test_format(form, shown):
    assert run("-format", form, "-c", '{"a", 2}') == (shown + "\n", "", 0)


def test_unknown_format():
    out, errors, status = run("-format", "NoSuchFormat", "-c", "1")
    assert status == 1 and not out and "NoSuchFormat" in errors


def test_messages_go_to_the_errors():
    out, errors, status = run("-code", "Print[1]; Part[{1, 2}, 7]")
    assert out == "1\n{1, 2}[[7]]\n" and errors == "Part::partw: Part 7 of {1, 2} does not exist.\n" and status == 0


@pytest.mark.parametrize(
    "words, shown",
    [
        (["-linewise"], "3\n12\n"),
        (["-linewise", "-code", "StringLength[$ScriptInputString]"], "3\n3\n"),
        (["-linewise", "-function", "StringReverse"], "2+1\n4*3\n"),
    ],
)
def test_linewise(words, shown):
    assert run(*words, text="1+2\n3*4\n") == (shown, "", 0)


def test_standard_input_as_a_string():
    assert run("-code", "StringLength[$ScriptInputString]", text="abc\nde") == ("6\n", "", 0)


@pytest.mark.parametrize(
    "words, shown",
    [
        (["-function", "StringJoin", "-args", "a", "b"], "ab"),
        (["-function", "Plus", "-s", "Integer", "-args", "3", "4"], "7"),
    ],
)
def test_function(words, shown):
    assert run(*words) == (shown + "\n", "", 0)


def test_function_of_a_wrong_type():
    _, errors, status = run("-function", "Plus", "-s", "Integer", "-args", "x")
    assert status == 1 and "not of the type Integer" in errors


# --- files ------------------------------------------------------------------------------------------------------------


@pytest.fixture
def script(tmp_path):
    path = tmp_path / "script.wl"
    path.write_text("#!/usr/bin/env wlnet\nx = 6;\nPrint[Rest[$ScriptCommandLine]]\nx*7\n")
    return path


def test_file(script):
    assert run(str(script), "a", "-b") == ("{a, -b}\n", "", 0)
    assert run("-print", str(script)) == ("{}\n42\n", "", 0)
    assert run("-print", "all", str(script)) == ("Null\n{}\nNull\n42\n", "", 0)
    assert run("-f", "-", text="Print[5]") == ("5\n", "", 0)


def test_name_of_the_file(script):
    script.write_text("Print[FileNameTake[$InputFileName]]; Print[First[$ScriptCommandLine]]")
    assert run("script.wl", cwd=script.parent) == ("script.wl\nscript.wl\n", "", 0)


def test_executable_script(script, tmp_path):
    interpreter = tmp_path / "wlnet"
    interpreter.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m wlnet "$@"\n')
    for path in (interpreter, script):
        path.chmod(0o755)
    done = subprocess.run(
        [str(script), "q"], capture_output=True, text=True, env={**os.environ, "PATH": f"{tmp_path}:{os.environ['PATH']}"}
    )
    assert (done.stdout, done.returncode) == ("{q}\n", 0)


def test_syntax_error_has_file_line_and_column(script):
    script.write_text("Print[1]\n\n{1, 2))\n")
    out, errors, status = run(str(script))
    assert out == "1\n" and status == 1
    assert errors.startswith(f"Syntax::bktmcp: {script}, line 3, column 6: ") and "\n{1, 2))\n     ^\n" in errors


def test_missing_file():
    out, errors, status = run("no-such-file.wl")
    assert (out, errors, status) == ("", "wlnet: no-such-file.wl: No such file or directory\n", 1)


def test_bytes_that_are_not_utf_8(script):
    script.write_bytes(b'Print["caf\xe9"]')
    assert run(str(script))[0] == "caf\u00e9\n"


@pytest.mark.parametrize(
    "code, status",
    [
        ("1", 0),
        ("Exit[]", 0),
        ("Exit[3]", 3),
        ("Quit[4]", 4),
        ("Do[If[i > 2, Exit[i]], {i, 9}]", 3),
        ("1 +", 1),
        ("Abort[]", 1),
        ("Throw[1]", 1),
        ("$Failed", 1),
        ("Catch[Throw[1]]", 0),
    ],
)
def test_exit_status(code, status, script):
    assert run("-code", code)[2] == status
    script.write_text(code)
    assert run(str(script))[2] == status


def test_timeout():
    out, _, status = run("-timeout", "0.3", "-code", "While[True]")
    assert (out, status) == ("$Aborted\n", 1)


def test_interrupt():
    process = subprocess.Popen([*WLNET, "-code", 'Print["started"]; While[True]'], stdout=subprocess.PIPE, text=True)
    assert process.stdout.readline() == "started\n"
    process.send_signal(2)
    assert process.wait(20) == 130
    process.stdout.close()


def test_reader_that_goes_away():
    done = subprocess.run(
        f'"{sys.executable}" -m wlnet -code "Do[Print[i], {{i, 20000}}]" | head -1', shell=True, capture_output=True, text=True
    )
    assert (done.stdout, done.stderr) == ("1\n", "")


def test_output_that_cannot_be_encoded():
    out, errors, status = run("-code", "FromCharacterCode[55357]")
    assert status == 0 and not errors
    assert run("-charset", "ascii", "-code", "FromCharacterCode[960]")[0] == "\\u03c0\n"


# --- help, version, what is loaded ------------------------------------------------------------------------------------


def test_help():
    for word in ("-h", "-help", "--help"):
        out, errors, status = run(word)
        assert "-linewise" in out and not errors and status == 0


def test_version_and_symbols():
    assert run("-version") == (f"wlnet {__version__}\n", "", 0)
    out, _, status = run("-version", "-symbols")
    names = out.split()
    assert status == 0 and {"Map", "Table"} <= set(names)
    assert names == sorted([name for name in index() if "`" not in name])


def loaded(*words) -> set:
    """The modules that a command imports."""
    code = f"import sys; from wlnet.repl.command_line import main; main({list(words)!r}); print(*sys.modules)"
    return set(subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stdout.split())


def test_version_loads_no_interpreter():
    assert not {"numpy", "wlnet.session", "wlnet.evaluator", "wlnet.reader", "lark"} & loaded("-version")


def test_code_loads_no_heavy_module():
    heavy = {
        "numpy",
        "lark",
        "prompt_toolkit",
        "PIL",
        "h5py",
        "torch",
        "matplotlib",
        "mpmath",
        "scipy",
        "inspect",
        "argparse",
        "importlib.metadata",
        "typing",
    }
    found = loaded("-code", "1+1")
    assert "wlnet.session" in found and not heavy & found


def test_code_is_as_fast_as_importing_numpy():
    environment = dict(os.environ)
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # the first start compiles what is not compiled yet
    commands = ([*WLNET, "-code", "1+1"], [sys.executable, "-c", "import numpy"])
    times: tuple = ([], [])
    for _ in range(5):
        for command, found in zip(commands, times):
            start = time.perf_counter()
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=environment)
            found.append(time.perf_counter() - start)
    ours, numpy = [min(found) for found in times]  # what else runs on the machine only adds to a time
    assert ours <= numpy
