"""Row, Column, TableForm, MatrixForm, Grid, Labeled and scripts: entries set beside, below and above each other."""

from ..expression import TYPE_CHECKING, Expr, S, Symbol, elements, is_list, split_options
from .blocks import Block, beside, stacked, table
from .cells import cell, cell_text, piece_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from .printer import Printer

_SIDES = (S.Left, S.Right, S.Center)
_SPANS = (S.SpanFromLeft, S.SpanFromAbove, S.SpanFromBoth)
_ROW_GAP, _COLUMN_GAP = 1, 3  # empty lines and columns in OutputForm's tables
_ALL_LEVELS = 1 << 30


def print_row(printer: "Printer", e: Expr, limit: int, depth: int) -> list | None:
    """Row[{a, b}, separator]: entries side by side."""
    if not e.args or not is_list(e.args[0]):
        return None
    positional, _options = split_options(e.args)
    separator = cell(printer, positional[1]) if len(positional) > 1 else None
    parts: list = []
    for x in elements(e.args[0]):
        if parts and separator is not None:
            parts.append(separator)
        parts.append(cell(printer, x))
    return [piece_of(beside(parts))] if parts else [""]


def print_column(printer: "Printer", e: Expr, limit: int, depth: int) -> list | None:
    """Column[{a, b}, alignment, gap]: entries one below the other."""
    if not e.args or not is_list(e.args[0]):
        return None
    positional, _options = split_options(e.args)
    alignment = positional[1].name if len(positional) > 1 and type(positional[1]) is Symbol else "Left"
    gap = positional[2] if len(positional) > 2 and type(positional[2]) is int and positional[2] >= 0 else 0
    return [piece_of(stacked([cell(printer, x) for x in elements(e.args[0])], gap, alignment))]


def print_table(printer: "Printer", e: Expr, limit: int, depth: int) -> list | None:
    """TableForm and MatrixForm: rows of aligned columns; deeper levels alternate between columns and rows."""
    positional, options = split_options(e.args)
    if len(positional) != 1:
        return None
    x = positional[0]
    levels = options.get("TableDepth")
    levels = levels if type(levels) is int else _ALL_LEVELS
    if not is_list(x) or levels < 1:
        return [(x, limit, depth)]
    return [piece_of(_table_block(printer, x, options, levels))]


def _table_block(printer, x, options: dict, levels: int) -> Block:
    rows = []
    for row in elements(x):
        if is_list(row) and levels > 1:
            rows.append([_table_cell(printer, y, levels - 2) for y in elements(row)])
        else:
            rows.append([cell(printer, row)])
    directions = options.get("TableDirections")
    if directions is S.Row or is_list(directions) and elements(directions)[:1] == (S.Row,):
        size = max([len(row) for row in rows], default=0)
        rows = [[row[i] for row in rows if i < len(row)] for i in range(size)]
    spacing = options.get("TableSpacing")
    gaps = [g for g in elements(spacing) if type(g) is int] if is_list(spacing) else []
    alignments = _alignments(options.get("TableAlignments"))
    rows, alignments = _with_headings(printer, rows, options.get("TableHeadings"), alignments)
    return table(rows, gaps[0] if gaps else _ROW_GAP, gaps[1] if len(gaps) > 1 else _COLUMN_GAP, alignments)


def _table_cell(printer, x, levels: int) -> Block:
    """An entry; a list in it is a small table of its own, closer together."""
    if not is_list(x) or levels < 1:
        return cell(printer, x)
    rows = [
        [_table_cell(printer, z, levels - 2) for z in elements(y)] if is_list(y) and levels > 1 else [cell(printer, y)]
        for y in elements(x)
    ]
    return table(rows, 0, 1)


def _alignments(spec) -> list:
    """Alignments of the columns from TableAlignments or Alignment."""
    if spec is None or spec is S.Automatic:
        return []
    parts = list(elements(spec)) if is_list(spec) else [None, spec] if spec in _SIDES else [spec]
    if len(parts) > 1 or not is_list(spec):
        columns = parts[1] if len(parts) > 1 else parts[0]
    else:
        columns = parts[0]
    names = elements(columns) if is_list(columns) else [columns]
    return [n if type(n) is str and len(n) == 1 else n.name if n in _SIDES else "Left" for n in names]


def _with_headings(printer, rows: list, headings, alignments: list):
    """The rows with a column and a row of headings, where asked for, and the alignments moved along."""
    if headings is None or headings is S.None_:
        return rows, alignments
    parts = [S.Automatic, S.Automatic] if headings is S.Automatic else list(elements(headings))
    across = parts[1] if len(parts) > 1 else S.None_
    down = parts[0] if parts else S.None_
    empty = Block([""])
    count = max([len(row) for row in rows], default=0)
    if across is not S.None_:
        names = range(1, count + 1) if across is S.Automatic else elements(across)
        rows = [[cell(printer, x) for x in names], *rows]
    if down is not S.None_:
        first = [empty] if across is not S.None_ else []
        names = range(1, len(rows) + 1 - len(first)) if down is S.Automatic else elements(down)
        labels = [*first, *[cell(printer, x) for x in names]]
        rows = [[labels[i] if i < len(labels) else empty, *row] for i, row in enumerate(rows)]
        alignments = ["Left", *alignments] if alignments else alignments
    return rows, alignments


def print_grid(printer: "Printer", e: Expr, limit: int, depth: int) -> list | None:
    """Grid[{{a, b}, {c, d}}]: aligned columns; a cell that another one spans is empty."""
    if not e.args or not is_list(e.args[0]) or any([not is_list(x) for x in elements(e.args[0])]):
        return None
    options = split_options(e.args)[1]
    rows = [[Block([""]) if x in _SPANS else cell(printer, x) for x in elements(row)] for row in elements(e.args[0])]
    alignment = options.get("Alignment")
    if is_list(alignment):
        alignment = elements(alignment)[0]
    alignments = [x.name for x in (elements(alignment) if is_list(alignment) else [alignment]) if x in _SIDES]
    return [piece_of(table(rows, _ROW_GAP, _COLUMN_GAP, alignments))]


def print_labeled(printer: "Printer", e: Expr, limit: int, depth: int) -> list | None:
    """Labeled[x, label]: the label below."""
    if len(e.args) < 2:
        return None
    return [piece_of(stacked([cell(printer, e.args[0]), cell(printer, e.args[1])], 0, "Center"))]


def print_invisible(printer: "Printer", e: Expr, limit: int, depth: int) -> list | None:
    """Invisible[x]: as much space as x takes."""
    return [" " * len(cell_text(printer, e.args[0]))] if e.args else None


def print_spacer(printer: "Printer", e: Expr, limit: int, depth: int) -> list | None:
    """Spacer[n]: one space, whatever its width in points."""
    return [" "]


def script_rule(above: bool) -> "Callable":
    """The rule of Overscript or Underscript: one text centred over the other."""

    def print_script(printer, e, limit, depth):
        if len(e.args) != 2:
            return None
        base, script = [cell(printer, x) for x in e.args]
        block = stacked([script, base] if above else [base, script], 0, "Center")
        block.baseline = len(script.lines) + base.baseline if above else base.baseline
        return [block]

    return print_script
