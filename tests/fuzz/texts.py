"""Programs that the repository has (pages, examples, strings of tests), whole and in tokens, to be mutated."""

import ast
import json
import os
import re
from functools import lru_cache
from pathlib import Path

KEPT = "WLNET_FUZZ"  # environment variable that names a file with the programs, and with the seeds of files
TESTS = Path(__file__).parent.parent
_INPUT = re.compile(r"^In\[\d+\]:= (.*(?:\n {6,}.*)*)", re.MULTILINE)
_TOKEN = re.compile(
    r'"(?:[^"\\]|\\.)*"|[A-Za-z$`][A-Za-z0-9$`]*|\d+(?:\.\d*)?(?:`+[\d.]*)?(?:\*\^-?\d+)?|\.\d+'
    r"|\[\[|\]\]|<\||\|>|[-+*/^@&|<>=!~:?.;#_%']+|\s+|."
)
LONGEST = 400  # characters; longer texts are mostly whole files
FORBIDDEN = re.compile(
    r"\b(Run|RunProcess|StartProcess|SystemOpen|SetDirectory|ResetDirectory|(Delete|Copy|Rename)(File|Directory)|CreateArchive"
    r"|ExtractArchive|Environment|SetEnvironment|ParallelMap|Pause|Input|InputString|Dialog|RepeatedTiming|Exit|Quit)\b|!!|\"!|<< *!|/(tmp|dev|etc|proc|work)"
)


def may_run(code: str) -> bool:
    """May a fuzzer evaluate it?  Nothing that starts processes, acts on other folders or waits for a person."""
    return not FORBIDDEN.search(code)


@lru_cache(1)
def programs() -> list[str]:
    """The inputs of pages and the code in strings of tests."""
    if KEPT in os.environ:  # by the parent: looking through all tests takes seconds
        return json.loads(Path(os.environ[KEPT]).read_text("utf-8"))["programs"]
    found = []
    for page in sorted((TESTS / "golden").rglob("*.md")):
        found += _INPUT.findall(page.read_text("utf-8"))
    for path in sorted(TESTS.rglob("test_*.py")) + [TESTS / "layers" / "table.py"]:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and type(node.value) is str and re.search(r"\w\[|[-+/]@|->|//|\{.*,", node.value):
                found.append(node.value)
    return sorted({p for p in found if 3 < len(p) <= LONGEST and may_run(p)})


@lru_cache(1)
def vocabulary() -> list[str]:
    """All tokens of the programs."""
    return sorted({t for p in programs() for t in tokens(p) if not t.isspace()})


def tokens(code: str) -> list[str]:
    """The code in pieces that join to itself."""
    return _TOKEN.findall(code)
