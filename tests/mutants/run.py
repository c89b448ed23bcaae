"""Apply mutants one by one in a copy of the tree and tell which the nearest test file notices.

    python tests/mutants/run.py [words]

With words, only mutants with all of them in their file's name, old or new text.  A mutant is *noticed* when its test file
fails, *never ends* when it has not ended long after it should have (which is noticing too), *survived* when it passes, and
*not applicable* when its old text does not stand exactly once in its file, and *not judged* when its test file fails without
it.  Needs pytest and the packages of the tests; a
whole run takes about half an hour.
"""

import compileall
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from py_compile import PycInvalidationMode

from table import MUTANTS, ROOT

COPIED = "wlnet", "grammar", "repl", "tests", "pyproject.toml", "README.md"
# A mutant may turn a loop into one without an end.  Its test file ends in about the time it takes without the mutant; the
# factor leaves room for a busy machine and for a mutant that only slows things down, the start for Python and imports.
START, FACTOR = 30, 6  # seconds, times

TRIES = 3  # of a test file without a mutant: a busy machine fails tests of clocks and threads now and then
VERDICTS = {"fails": "noticed", "never ends": "never ends", "passes": "survived"}


def copy_tree(target: Path) -> None:
    """What the tests need, with byte code that knows its source by content: two edits in one second are told apart."""
    for name in COPIED:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, target / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, target / name)
    for name in ("wlnet", "grammar", "repl"):
        compileall.compile_dir(target / name, quiet=1, invalidation_mode=PycInvalidationMode.CHECKED_HASH)


def outcome(tree: Path, test: str, limit: "float | None" = None) -> str:
    """What becomes of a test file: passes, fails, or never ends (it ran longer than limit seconds and was ended)."""
    environment = dict(os.environ, PYTHONPATH=str(tree), PYTHONDONTWRITEBYTECODE="1")
    command = [sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", test]
    with tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace") as output:  # a pipe waits for whoever holds it open
        run = subprocess.Popen(command, cwd=tree, env=environment, stdout=output, stderr=output, start_new_session=True)
        try:
            run.wait(limit)
        except subprocess.TimeoutExpired:
            return "never ends"
        finally:
            _end_group(run)
        if run.returncode in (4, 5):  # a wrong call of pytest, or no tests: the mutant has no part in it
            output.seek(0)
            raise SystemExit(f"{test} cannot be run:\n{output.read()}")
    return "fails" if run.returncode else "passes"


def _end_group(run: subprocess.Popen) -> None:
    """End a program and whatever it started: a command line under test would loop on alone."""
    try:
        os.killpg(run.pid, signal.SIGKILL)
    except ProcessLookupError:
        pass
    run.wait()


def usual_limit(tree: Path, test: str) -> "float | None":
    """Seconds that a test file may take with a mutant; None where it fails without one."""
    for _ in range(TRIES):
        begin = time.monotonic()
        if outcome(tree, test) == "passes":
            return START + FACTOR * (time.monotonic() - begin)
    return None


def judge(tree: Path, mutant, limit: "float | None") -> str:
    """noticed, never ends, survived, not applicable or not judged."""
    if limit is None:
        return "not judged"
    file = tree / mutant.file
    text = file.read_text(encoding="utf-8") if file.exists() else ""
    if text.count(mutant.old) != 1:
        return "not applicable"
    file.write_text(text.replace(mutant.old, mutant.new), encoding="utf-8")
    try:
        return VERDICTS[outcome(tree, mutant.test, limit)]
    finally:
        file.write_text(text, encoding="utf-8")


def main(words: list) -> int:
    """Judge all mutants with these words; 1 if any of them was not noticed."""
    chosen = [m for m in MUTANTS if all([w in f"{m.file} {m.old} {m.new}" for w in words])]
    counts = dict.fromkeys(("noticed", "never ends", "survived", "not applicable", "not judged"), 0)
    limits = {}
    start = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        tree = Path(folder)
        copy_tree(tree)
        for test in sorted({m.test for m in chosen}):
            limits[test] = usual_limit(tree, test)
            if limits[test] is None:
                print(f"{test} fails without any mutant", flush=True)
        for mutant in chosen:
            verdict = judge(tree, mutant, limits[mutant.test])
            counts[verdict] += 1
            print(f"{verdict:14} {mutant.file}: {mutant.old!r} -> {mutant.new!r}", flush=True)
    print(
        f"{len(chosen)} mutants: "
        + ", ".join([f"{n} {verdict}" for verdict, n in counts.items()])
        + f"; {time.monotonic() - start:.0f} s"
    )
    return int(counts["noticed"] + counts["never ends"] != len(chosen))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
