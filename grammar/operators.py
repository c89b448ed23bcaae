"""The operator table: every operator's spellings, precedence, grouping and printed form, read by reader and formatter.

Columns of operators.tsv:

head        the symbol the operator stands for; ``Minus`` and ``Divide`` stand for products, see the reader
kind        prefix, infix, postfix or call (brackets after an expression)
precedence  larger binds tighter; the numbers are those of Wolfram Language's ``Precedence``
grouping    left, right, none, flat (a run of equal operators makes one expression with many arguments) or compare (flat,
            and mixed runs make an Inequality)
spellings   separated by blanks; ``\\[Name]`` stands for the character as well
prints      what InputForm puts between (before, after) the operands, in quotes; empty where InputForm prints head[...]
"""

from functools import cache
from os.path import dirname, join

FOLDER = dirname(__file__)
CALL_PRECEDENCE = 670  # f[x] and f[[i]]
HIGHEST_PRECEDENCE = 1000  # atoms and everything in brackets


class Operator:
    """One row of the operator table."""

    __slots__ = ("head", "kind", "precedence", "grouping", "spellings", "prints")

    def __init__(self, head: str, kind: str, precedence: int, grouping: str, spellings: tuple, prints: "str | None"):
        self.head = head
        self.kind = kind
        self.precedence = precedence
        self.grouping = grouping
        self.spellings = spellings
        self.prints = prints

    def __repr__(self) -> str:
        return f"<{self.kind} {self.spellings[0]} {self.head} {self.precedence}>"


@cache
def operators() -> tuple:
    """All rows of operators.tsv as Operator objects, tightest first."""
    with open(join(FOLDER, "operators.tsv"), encoding="utf-8") as file:
        lines = file.read().splitlines()
    rows = []
    for line in lines[1:]:
        cells = line.split("\t")
        # in quotes, for blanks belong to it
        prints = cells[5][1:-1] if len(cells) > 5 and cells[5] else None
        rows.append(Operator(cells[0], cells[1], int(cells[2]), cells[3], tuple(cells[4].split(" ")), prints))
    return tuple(rows)


@cache
def operator_for(head: str, kind: str) -> "Operator | None":
    """The operator of this kind for a head: ``operator_for("Plus", "infix")``."""
    return _by_head_and_kind().get((head, kind))


@cache
def _by_head_and_kind() -> dict:
    return {(op.head, op.kind): op for op in operators()}
