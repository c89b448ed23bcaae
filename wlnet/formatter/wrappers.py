"""OutputForm and PageForm: the forms people read.  Display wrappers (TableForm, NumberForm, …) take effect here."""

from ..expression import BigReal, Expr, NumericArray, Rational, S, Symbol, elements, is_list, is_rule
from . import numerals
from .blocks import Block, beside, block_of, stacked, table
from .number_layout import base_text, layout_of
from .page import page_text
from .printer import CodePrinter, FullPrinter, Printer, grouped, print_operator, print_picture, short_atom
from .spellings import PLUS, TIMES


class OutputPrinter(CodePrinter):
    """OutputForm: six digits, bare strings, a space for times, display wrappers carried out."""

    times = " "
    spelled_out = ()

    def make_handlers(self) -> dict:
        handlers = super().make_handlers()
        handlers.update(_WRAPPERS)
        handlers[S.Not] = print_operator
        return handlers

    def real(self, x: float) -> str:
        return numerals.short_real(x)

    def big_real(self, x: BigReal) -> str:
        return numerals.short_big_real(x)


class PagePrinter(Printer):
    """PageForm, the style of documentation pages: InputForm with six digits, pictures and display wrappers shown."""

    def make_handlers(self) -> dict:
        handlers = dict(super().make_handlers())
        handlers.update(_WRAPPERS)
        handlers.update(dict.fromkeys((S.Graphics, S.Graphics3D), _print_page_picture))
        handlers[S.Not] = print_operator
        return handlers

    def real(self, x: float) -> str:
        return numerals.short_real(x)

    def big_real(self, x: BigReal) -> str:
        return numerals.short_big_real(x)

    def atom(self, x, limit: int, depth: int):
        if type(x) is NumericArray or getattr(x, "elided", False):
            return page_text(x, self.symbol_name)
        if x.head in (S.Image, S.Image3D):
            return "[image]"
        if getattr(x, "short_text", None) is not None:
            return short_atom(x)
        return super().atom(x, limit, depth)


def _print_page_picture(printer, e: Expr, limit: int, depth: int):
    return ["[image]"] if print_picture(printer, e, limit, depth) else None


# -- wrappers: printer, expression, limit, depth -> pieces, or None to print the call as it stands ---------------------


def _transparent(printer, e, limit, depth):
    return [(e.args[0], limit, depth)] if e.args else None


def _full_form(printer, e, limit, depth):
    return [FullPrinter(printer.symbol_name).text(e.args[0])] if len(e.args) == 1 else None


def _input_form(printer, e, limit, depth):
    return [Printer(printer.symbol_name).text(e.args[0])] if e.args and not _positional(e)[1:] else None


def _output_form(printer, e, limit, depth):
    return [block_piece(OutputPrinter(printer.symbol_name).text(e.args[0]))] if len(e.args) == 1 else None


def _coded(form: str):
    """CForm, FortranForm and TeXForm, whose modules few sessions need."""

    def print_coded(printer, e, limit, depth):
        from .forms import printer_of

        return [printer_of(form)(printer.symbol_name).text(e.args[0])] if len(e.args) == 1 else None

    return print_coded


def _string_form(printer, e, limit, depth):
    if not e.args or type(e.args[0]) is not str:
        return None
    return [fill_template(e.args[0], [cell_text(printer, x) for x in e.args[1:]])]


def _row(printer, e, limit, depth):
    if not e.args or not is_list(e.args[0]):
        return None
    positional = _positional(e)
    separator = cell(printer, positional[1]) if len(positional) > 1 else None
    parts: list = []
    for x in elements(e.args[0]):
        if parts and separator is not None:
            parts.append(separator)
        parts.append(cell(printer, x))
    return [_piece(beside(parts))] if parts else [""]


def _column(printer, e, limit, depth):
    if not e.args or not is_list(e.args[0]):
        return None
    positional = _positional(e)
    alignment = positional[1].name if len(positional) > 1 and type(positional[1]) is Symbol else "Left"
    gap = positional[2] if len(positional) > 2 and type(positional[2]) is int and positional[2] >= 0 else 0
    return [_piece(stacked([cell(printer, x) for x in elements(e.args[0])], gap, alignment))]


def _table(printer, e, limit, depth):
    """TableForm and MatrixForm: rows of aligned columns; deeper levels alternate between columns and rows."""
    positional = _positional(e)
    if len(positional) != 1:
        return None
    options = _options(e)
    x = positional[0]
    levels = options.get("TableDepth")
    levels = levels if type(levels) is int else 1 << 30
    if not is_list(x) or levels < 1:
        return [(x, limit, depth)]
    return [_piece(_table_block(printer, x, options, levels))]


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
    return table(rows, gaps[0] if gaps else 1, gaps[1] if len(gaps) > 1 else 3, alignments)


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


_SIDES = (S.Left, S.Right, S.Center)


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


def _grid(printer, e, limit, depth):
    if not e.args or not is_list(e.args[0]) or any([not is_list(x) for x in elements(e.args[0])]):
        return None
    options = _options(e)
    rows = [[Block([""]) if x in _SPANS else cell(printer, x) for x in elements(row)] for row in elements(e.args[0])]
    alignment = options.get("Alignment")
    if is_list(alignment):
        alignment = elements(alignment)[0]
    alignments = [x.name for x in (elements(alignment) if is_list(alignment) else [alignment]) if x in _SIDES]
    return [_piece(table(rows, 1, 3, alignments))]


_SPANS = (S.SpanFromLeft, S.SpanFromAbove, S.SpanFromBoth)


def cell_text(printer, x) -> str:
    """One entry of a display form: strings bare whatever the surrounding form does with them."""
    return x if type(x) is str else printer.text(x)


def cell(printer, x) -> Block:
    """One entry of a display form as a block."""
    return block_of(cell_text(printer, x))


def _piece(block: Block):
    """A block as a piece; plain text where it has one line."""
    return block if len(block.lines) > 1 else block.lines[0] if block.lines else ""


def block_piece(text: str):
    return block_of(text) if "\n" in text else text


def _positional(e: Expr) -> list:
    return [x for x in e.args if not is_rule(x)]


def _options(e: Expr) -> dict:
    """Options of a wrapper by name; the first of several wins."""
    found: dict = {}
    for x in e.args[1:]:
        for r in elements(x) if is_list(x) and all([is_rule(y) for y in elements(x)]) else [x]:
            if is_rule(r) and type(r.args[0]) is Symbol:
                found.setdefault(r.args[0].name, r.args[1])
    return found


def _labeled(printer, e, limit, depth):
    """Labeled[x, label]: the label below."""
    if len(e.args) < 2:
        return None
    return [_piece(stacked([cell(printer, e.args[0]), cell(printer, e.args[1])], 0, "Center"))]


def _invisible(printer, e, limit, depth):
    return [" " * len(cell_text(printer, e.args[0]))] if e.args else None


def _spacer(printer, e, limit, depth):
    return [" "]


def _script(above: bool):
    def print_script(printer, e, limit, depth):
        """Overscript and Underscript: one text centred over the other."""
        if len(e.args) != 2:
            return None
        base, script = [cell(printer, x) for x in e.args]
        block = stacked([script, base] if above else [base, script], 0, "Center")
        block.baseline = len(script.lines) + base.baseline if above else base.baseline
        return [block]

    return print_script


def _infix(printer, e, limit, depth):
    """Infix[f[a, b], h]: the parts of the first argument with h, or ~f~, between them."""
    if not e.args or type(e.args[0]) is str or not elements(e.args[0]):
        return None
    parts = elements(e.args[0])
    mark = cell_text(printer, e.args[1]) if len(e.args) > 1 else f"~{cell_text(printer, e.args[0].head)}~"
    own = e.args[2] if len(e.args) > 2 and type(e.args[2]) is int else PLUS
    pieces: list = []
    for x in parts:
        pieces += [f" {mark.strip()} ", (x, own + 1, depth)] if pieces else [(x, own + 1, depth)]
    return grouped(pieces, own, limit, depth) if len(parts) > 1 else pieces


def _beside_head(text: str, after: bool):
    """Prefix[f[x]] as f @ x and Postfix[f[x]] as x // f; a second argument replaces the operator and head."""

    def print_beside(printer, e, limit, depth):
        if not e.args or type(e.args[0]) is not Expr or len(e.args[0].args) != 1:
            return None
        own = e.args[2] if len(e.args) > 2 and type(e.args[2]) is int else TIMES
        head = cell_text(printer, e.args[1] if len(e.args) > 1 else e.args[0].head)
        mark = "" if len(e.args) > 1 else text
        inside = (e.args[0].args[0], own + 1, depth)
        return grouped([inside, mark + head] if after else [head + mark, inside], own, limit, depth)

    return print_beside


def _precedence_form(printer, e, limit, depth):
    """PrecedenceForm[x, n]: in parentheses as an operator of precedence n would be."""
    if len(e.args) != 2 or type(e.args[1]) is not int:
        return None
    return grouped([(e.args[0], 0, depth)], e.args[1], limit, depth)


# -- shortened forms ---------------------------------------------------------------------------------------------------

LINE_WIDTH = 78


def _skeleton(printer, e, limit, depth):
    return ["<<", (e.args[0], 0, depth), ">>"] if len(e.args) == 1 else None


def _short(printer, e, limit, depth):
    """Short[x, n]: about n lines, the middle of long lists left out."""
    if not e.args:
        return None
    lines = e.args[1] if len(e.args) > 1 and type(e.args[1]) in (int, float) else 1
    room = max(int(lines * LINE_WIDTH), 1)
    x = e.args[0]
    text = cell_text(printer, x) if not _is_long(x, room) else None
    if text is not None and len(text) <= room:
        return [(x, limit, depth)]
    parts = list(elements(x))
    if not parts:
        half = max((room - 8) // 2, 1)
        text = cell_text(printer, x)
        return [text[:half], f"<<{len(text) - 2 * half}>>", text[-half:]] if len(text) > 2 * half else [text]
    return [(_with_gap(printer, x, parts, room), limit, depth)]


def _is_long(x, room: int) -> bool:
    """Has x so many parts that its text cannot fit?"""
    return is_list(x) and len(elements(x)) > room


def _with_gap(printer, x, parts: list, room: int):
    """x with a Skeleton in place of the parts in the middle that do not fit."""
    used, front, back = 12, 0, 0
    while front + back < len(parts):
        at_front = front <= back
        text = cell_text(printer, Expr(S.Short, (parts[front] if at_front else parts[-1 - back], 0.5)))
        used += len(text) + 2
        if used > room and front:
            break
        if at_front:
            front += 1
        else:
            back += 1
    left_out = len(parts) - front - back
    if left_out < 1:
        return x
    ends = [Expr(S.Short, (p, 0.5)) for p in parts]
    head = x.head
    return Expr(head, (*ends[:front], Expr(S.Skeleton, (left_out,)), *ends[len(parts) - back :]))


def _shallow(printer, e, limit, depth):
    """Shallow[x, {depth, length}]: deep parts and long tails as Skeleton."""
    if not e.args:
        return None
    spec = e.args[1] if len(e.args) > 1 else None
    levels, size = (4, 10) if spec is None else (spec, 10) if not is_list(spec) else (*elements(spec), 10)[:2]
    levels = levels if type(levels) is int else 1 << 30
    size = size if type(size) is int else 1 << 30
    return [(_shallow_copy(e.args[0], levels, size), limit, depth)]


def _shallow_copy(x, levels: int, size: int):
    parts = elements(x)
    if not len(parts):
        return x
    if levels <= 1:
        return Expr(x.head, (Expr(S.Skeleton, (len(parts),)),))
    new = [_shallow_copy(p, levels - 1, size) for p in parts[:size]]
    if len(parts) > size:
        new.append(Expr(S.Skeleton, (len(parts) - size,)))
    return Expr(x.head, tuple(new))


# -- numbers in a given layout -----------------------------------------------------------------------------------------


class _NumberPrinter(OutputPrinter):
    """Numbers with chosen digits inside NumberForm and its relatives."""

    def __init__(self, symbol_name, write):
        super().__init__(symbol_name)
        self.write = write

    def real(self, x: float) -> str:
        return self.write(x)

    def big_real(self, x: BigReal) -> str:
        return self.write(x)

    def plain_number(self, x) -> str:
        return self.write(x) if type(x) is int else super().plain_number(x)

    def packed_text(self, array) -> str:
        if array.ndim == 1 and array.dtype.kind in "iu":
            return "{" + ", ".join([self.write(v) for v in array.tolist()]) + "}"
        return super().packed_text(array)


def _number_form(style: str):
    def form(printer, e, limit, depth):
        positional = _positional(e)
        layout = layout_of(style, positional[1:], [x for x in e.args if is_rule(x)]) if positional else None
        if layout is None:
            return None
        return [block_piece(_NumberPrinter(printer.symbol_name, layout.write).text(positional[0]))]

    return form


class _BasePrinter(OutputPrinter):
    """Numbers in another base, the base below them on the right."""

    base = 10

    def plain_number(self, x) -> str:
        return base_text(x, self.base) if type(x) in (int, float, Rational) else super().plain_number(x)

    def number(self, x, limit: int):
        text = super().number(x, limit)
        digits = text.lstrip("-(")
        if not digits[:1].isalnum():
            return text
        return [Block([text + " " * len(str(self.base)), " " * len(text) + str(self.base)], 0)]

    def packed(self, x, depth: int):
        return self.expand(x.unpack(), 0, depth)


def _base_form(printer, e, limit, depth):
    if len(e.args) != 2 or type(e.args[1]) is not int or not 2 <= e.args[1] <= 36:
        return None
    inner = _BasePrinter(printer.symbol_name)
    inner.base = e.args[1]
    return [block_piece(inner.text(e.args[0]))]


def _percent_form(printer, e, limit, depth):
    if not e.args or type(e.args[0]) not in (int, float, Rational):
        return None
    x = e.args[0]
    if type(x) is int:
        return [f"{100 * x}%"]
    digits = e.args[1] if len(e.args) > 1 and type(e.args[1]) is int else numerals.PAGE_DIGITS
    return [numerals.short_real(100 * float(x), digits).rstrip(".") + "%"]


_WRAPPERS = dict.fromkeys(
    [
        S[name]
        for name in (
            "HoldForm StandardForm TraditionalForm Style Framed Highlighted Text Tooltip DisplayForm Annotation Panel Item "
            "Pane Mouseover Interpretation Defer Button Hyperlink Legended Magnify Rotate PopupWindow StatusArea Format "
            "RawBoxes MathMLForm Deploy EventHandler ClickToCopy TextCell ExpressionCell"
        ).split()
    ],
    _transparent,
)
_WRAPPERS |= {
    S.Infix: _infix,
    S.Prefix: _beside_head(" @ ", False),
    S.Postfix: _beside_head(" // ", True),
    S.PrecedenceForm: _precedence_form,
    S.Short: _short,
    S.Shallow: _shallow,
    S.Skeleton: _skeleton,
    S.Labeled: _labeled,
    S.Invisible: _invisible,
    S.Spacer: _spacer,
    S.Overscript: _script(True),
    S.Underscript: _script(False),
    S.FullForm: _full_form,
    S.InputForm: _input_form,
    S.OutputForm: _output_form,
    S.StringForm: _string_form,
    S.CForm: _coded("CForm"),
    S.FortranForm: _coded("FortranForm"),
    S.TeXForm: _coded("TeXForm"),
    S.Row: _row,
    S.Column: _column,
    S.TableForm: _table,
    S.MatrixForm: _table,
    S.Grid: _grid,
    S.TextGrid: _grid,
    S.BaseForm: _base_form,
    S.PercentForm: _percent_form,
    S.NumberForm: _number_form("number"),
    S.PaddedForm: _number_form("padded"),
    S.ScientificForm: _number_form("scientific"),
    S.EngineeringForm: _number_form("engineering"),
    S.AccountingForm: _number_form("accounting"),
    S.DecimalForm: _number_form("decimal"),
}


class PrintPrinter(OutputPrinter):
    """PrintForm, what Print shows: OutputForm, but machine reals with all their digits."""

    times = "*"

    def real(self, x: float) -> str:
        return numerals.full_real(x)


def fill_template(template: str, texts: list[str]) -> str:
    """A message or StringForm template with `` `1` `` and ``` `` ``` replaced by the texts; other marks stay."""
    out: list[str] = []
    position, next_one = 0, 1
    while True:
        start = template.find("`", position)
        if start < 0:
            return "".join(out) + template[position:]
        end = template.find("`", start + 1)
        if end < 0:
            return "".join(out) + template[position:]
        name = template[start + 1 : end]
        if name == ".":
            index, replacement = 0, "`"
        else:
            index = int(name) if name.isascii() and name.isdigit() else next_one if not name else 0
            replacement = texts[index - 1] if 1 <= index <= len(texts) else template[start : end + 1]
        out.append(template[position:start] + replacement)
        if index:
            next_one = index + 1
        position = end + 1
