"""Apply mutants one by one in a copy of the tree and tell which the nearest test file notices.

    python tests/mutants/run.py [words]

With words, only mutants with all of them in their file's name, old or new text.  A mutant is *noticed* when its test file
fails, *survived* when it passes, and *not applicable* when its old text does not stand exactly once in its file.  Needs
pytest and the packages of the tests; a whole run takes about half an hour.
"""

import compileall
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from py_compile import PycInvalidationMode

from table import MUTANTS, ROOT

COPIED = "wlnet", "grammar", "repl", "tests", "pyproject.toml", "README.md"
SLOWEST = 600  # seconds; a mutant may turn a loop into one without an end, and that is noticed too


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


def passes(tree: Path, test: str) -> bool:
    """Does a test file pass?"""
    environment = dict(os.environ, PYTHONPATH=str(tree), PYTHONDONTWRITEBYTECODE="1")
    command = [sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", test]
    try:
        run = subprocess.run(command, cwd=tree, env=environment, capture_output=True, text=True, timeout=SLOWEST)
    except subprocess.TimeoutExpired:
        return False
    if run.returncode in (4, 5):  # a wrong call of pytest, or no tests: the mutant has no part in it
        raise SystemExit(f"{test} cannot be run:\n{run.stdout}{run.stderr}")
    return run.returncode == 0


def judge(tree: Path, mutant) -> str:
    """noticed, survived or not applicable."""
    file = tree / mutant.file
    text = file.read_text(encoding="utf-8") if file.exists() else ""
    if text.count(mutant.old) != 1:
        return "not applicable"
    file.write_text(text.replace(mutant.old, mutant.new), encoding="utf-8")
    try:
        return "survived" if passes(tree, mutant.test) else "noticed"
    finally:
        file.write_text(text, encoding="utf-8")


def main(words: list) -> int:
    """Judge all mutants with these words; 1 if any of them was not noticed."""
    chosen = [m for m in MUTANTS if all([w in f"{m.file} {m.old} {m.new}" for w in words])]
    counts = {"noticed": 0, "survived": 0, "not applicable": 0}
    start = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        tree = Path(folder)
        copy_tree(tree)
        for test in sorted({m.test for m in chosen}):
            if not passes(tree, test):
                raise SystemExit(f"{test} fails without any mutant")
        for mutant in chosen:
            verdict = judge(tree, mutant)
            counts[verdict] += 1
            print(f"{verdict:14} {mutant.file}: {mutant.old!r} -> {mutant.new!r}", flush=True)
    print(
        f"{len(chosen)} mutants: "
        + ", ".join([f"{n} {verdict}" for verdict, n in counts.items()])
        + f"; {time.monotonic() - start:.0f} s"
    )
    return int(counts["noticed"] != len(chosen))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
