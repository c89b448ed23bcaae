"""Small mistakes that the tests must notice: one text in one file for another, and the test file that must fail."""

from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[2]


class Mutant(NamedTuple):
    """A file, a text that stands in it once, what stands there instead, and the test file that must fail."""

    file: str
    old: str
    new: str
    test: str


def mutants(file: str, *changes: tuple, test: "str | None" = None) -> list:
    """Mutants of one file; the nearest test file mirrors it unless told."""
    folder, name = file.removeprefix("wlnet/").rsplit("/", 1) if "/" in file.removeprefix("wlnet/") else ("", file[6:])
    nearest = test or "/".join(filter(None, ("tests", folder, f"test_{name}")))
    return [Mutant(file, old, new, nearest) for old, new in changes]


MUTANTS = [
    *mutants(
        "wlnet/reader/lexer.py",
        ("if depth == 0:", "if depth <= 1:"),
        ('S.True_ if match[1] == "??" else S.False_', 'S.False_ if match[1] == "??" else S.True_'),
        ('if opened == "[[" and bracket == "]":', 'if opened == "[[":'),
        ('else () if body == "%" else (-len(body),)', "else (-len(body),)"),
        ("if brackets or not (can_end(chunk, started) if chunk else started):", "if brackets or not started:"),
        ('NOT_BEFORE_DIGIT = frozenset(("=.", "/.", "//."))', 'NOT_BEFORE_DIGIT = frozenset(("=.", "//."))'),
        ('S.Slot if mark[1] != "#" else S.SlotSequence', "S.Slot"),
        ("PUT_PRECEDENCE, MESSAGE_PRECEDENCE = 30, 750", "PUT_PRECEDENCE, MESSAGE_PRECEDENCE = 300, 750"),
        ('body.replace("\\r\\n", "\\n")', "body"),
        ('head is None or head == ".":', "head is None:"),
    ),
    *mutants(
        "wlnet/reader/numerals.py",
        ("MACHINE_DIGITS = 17", "MACHINE_DIGITS = 18"),
        ("LARGEST_EXPONENT = 100_000 ", "LARGEST_EXPONENT = 100_001 "),
        ("precision = float(digits) + size", "precision = float(digits)"),
        ("if not 2 <= base <= 36:", "if not 2 <= base <= 35:"),
        ("power = int(exponent or 0) - len(fraction)", "power = int(exponent or 0)"),
        ("return -number if number else number", "return -number"),
    ),
    *mutants(
        "wlnet/reader/precedence.py",
        ("_CHAINS = frozenset((FLAT, COMPARE, PLUS, SPAN))", "_CHAINS = frozenset((FLAT, COMPARE, SPAN))"),
        ('top[4] = entry.spelling != "+"', 'top[4] = entry.spelling == "+"'),
        ("right = code is RIGHT or code is SET or", "right = code is RIGHT or"),
        ("left.head.args[0] + 1", "left.head.args[0]"),
        ("if len(set(more)) == 1:", "if len(set(more)) >= 1:"),
        ("left = S.All if frames and frames[-1][1] is SPAN else 1", "left = 1"),
        ("return after_operand is flips", "return after_operand is not flips"),
        ("S.TagSet if head is S.Set else S.TagSetDelayed", "S.TagSet"),
        (
            "return Expr(S.Times, (operands[0], Expr(S.Power, (right, -1))))",
            "return Expr(S.Times, (right, Expr(S.Power, (operands[0], -1))))",
        ),
    ),
    *mutants(
        "wlnet/reader/arrays.py",
        ("if count < PACKED_FROM:", "if count <= PACKED_FROM:"),
        ('_LONG_INTEGER = re.compile(r"\\d{19}")', '_LONG_INTEGER = re.compile(r"\\d{18}")'),
        ("(np.abs(array) > 1e-300).all()", "(np.abs(array) >= 0).all()"),
        ("repeats = (inner + 1) // (len(unit) + 1)", "repeats = inner // (len(unit) + 1)"),
        ("if unit != skeleton:", "if False:"),
    ),
    *mutants(
        "wlnet/reader/boxes.py",
        ("_DEEPEST = 100 ", "_DEEPEST = 99 "),
        ('(right, second) if mark == "\\\\_" else (second, right)', "(right, second)"),
        ('return ["((", a, ")/(", b, "))"]', 'return ["(", a, ")/(", b, ")"]'),
        ("return Expr(S.FractionBox, (left, self._with_scripts(right)))", "return Expr(S.FractionBox, (left, right))"),
    ),
    *mutants(
        "wlnet/reader/source.py",
        ("index = bisect_right(self._ends, position)", "index = bisect_right(self._ends, position - 1)"),
        ("position - start + 1, line", "position - start, line"),
        ("None if code > 0x10FFFF or 0xD800 <= code < 0xE000 else chr(code)", "None if code > 0x10FFFF else chr(code)"),
    ),
    *mutants(
        "wlnet/reader/reader.py",
        ("return not error.incomplete", "return error.incomplete"),
        ("lexer.position = len(lexer.text)\n", "pass\n"),
        ("if collecting:", "if True:"),
    ),
    *mutants(
        "wlnet/reader/errors.py",
        ("min(column - 1 - LONGEST_LINE // 2, ", "min(column - 1, "),
        ("line[: column - 1]", "line[:column]"),
    ),
    *mutants("wlnet/reader/builders.py", ("if len(found) == 1:", "if False:")),
    *mutants(
        "wlnet/reader/driver.py",
        ('incomplete = terminal == "$END" and position >= len(lexer.text)', 'incomplete = terminal == "$END"'),
        ("for e in entries[:index]", "for e in entries[:index + 1]"),
    ),
    *mutants(
        "wlnet/reader/tokens.py",
        ('match[group] != "::").match', 'match[group] == "::").match'),
        ('kind, position = "string", len(prepared)', 'kind = "string"'),
    ),
]
