"""OutputForm and PageForm: the forms people read.  Display wrappers (TableForm, NumberForm, …) take effect here."""

from ..expression import BigReal, Expr, NumericArray, S, Symbol, elements, is_list
from . import numerals
from .page import page_text
from .printer import CodePrinter, FullPrinter, Printer, print_picture, short_atom


class OutputPrinter(CodePrinter):
    """OutputForm: six digits, bare strings, a space for times, display wrappers carried out."""

    times = " "

    def make_handlers(self) -> dict:
        handlers = super().make_handlers()
        handlers.update(_WRAPPERS)
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
        handlers.update(dict.fromkeys((S.Graphics, S.Graphics3D, S.Image, S.Image3D), _print_page_picture))
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
    return [Printer(printer.symbol_name).text(e.args[0])] if len(e.args) == 1 else None


def _output_form(printer, e, limit, depth):
    return [OutputPrinter(printer.symbol_name).text(e.args[0])] if len(e.args) == 1 else None


def _string_form(printer, e, limit, depth):
    if not e.args or type(e.args[0]) is not str:
        return None
    return [fill_template(e.args[0], [cell_text(printer, x) for x in e.args[1:]])]


def _row(printer, e, limit, depth):
    if not e.args or not is_list(e.args[0]):
        return None
    texts = [cell_text(printer, x) for x in elements(e.args[0])]
    separator = cell_text(printer, e.args[1]) if len(e.args) > 1 and not _is_option(e.args[1]) else ""
    return [separator.join(texts)]


def _column(printer, e, limit, depth):
    if not e.args or not is_list(e.args[0]):
        return None
    return ["\n".join([cell_text(printer, x) for x in elements(e.args[0])])]


def _table(printer, e, limit, depth):
    """Rows of aligned columns; a flat list is one column (TableForm, MatrixForm)."""
    if not e.args or not is_list(e.args[0]):
        return [(e.args[0], limit, depth)] if e.args else None
    rows = [list(elements(x)) if is_list(x) else [x] for x in elements(e.args[0])]
    return [aligned([[cell_text(printer, x) for x in row] for row in rows])]


def _grid(printer, e, limit, depth):
    if not e.args or not is_list(e.args[0]) or any([not is_list(x) for x in elements(e.args[0])]):
        return None
    return [aligned([[cell_text(printer, x) for x in elements(row)] for row in elements(e.args[0])])]


def cell_text(printer, x) -> str:
    """One entry of a display form: strings bare whatever the surrounding form does with them."""
    return x if type(x) is str else printer.text(x)


def aligned(rows: list[list[str]], gap: str = "   ") -> str:
    """Columns of equal width, cells on the left, rows on lines of their own."""
    widths: list[int] = []
    for row in rows:
        for i, cell in enumerate(row):
            if i == len(widths):
                widths.append(0)
            widths[i] = max(widths[i], len(cell))
    return "\n".join([gap.join([cell.ljust(widths[i]) for i, cell in enumerate(row)]).rstrip() for row in rows])


def _is_option(x) -> bool:
    return type(x) is Expr and x.head in (S.Rule, S.RuleDelayed)


def _base_form(printer, e, limit, depth):
    """Digits in another base, the base below them on the right."""
    if len(e.args) != 2 or type(e.args[0]) is not int or type(e.args[1]) is not int or not 2 <= e.args[1] <= 36:
        return None
    n, base = e.args
    digits = []
    rest = abs(n)
    while rest or not digits:
        rest, digit = divmod(rest, base)
        digits.append("0123456789abcdefghijklmnopqrstuvwxyz"[digit])
    text = ("-" if n < 0 else "") + "".join(reversed(digits))
    return [f"{text}\n{' ' * len(text)}{base}"]


def _percent_form(printer, e, limit, depth):
    if len(e.args) != 1 or type(e.args[0]) not in (int, float):
        return None
    text = numerals.short_real(100 * float(e.args[0]))
    return [text.rstrip(".") + "%"]


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


def _number_form(style: str):
    def form(printer, e, limit, depth):
        arguments = [x for x in e.args if not _is_option(x)]
        if not arguments or len(arguments) > 2:
            return None
        spec = _digit_spec(arguments[1]) if len(arguments) == 2 else (numerals.PAGE_DIGITS, None)
        if spec is None:
            return None
        options = {x.args[0].name: x.args[1] for x in e.args if _is_option(x) and type(x.args[0]) is Symbol}
        inner = _NumberPrinter(printer.symbol_name, _writer(style, spec, options))
        x = arguments[0]
        if style == "padded" and type(x) is int:
            return [str(x).rjust(spec[0] + 1)]
        return [inner.text(x)]
    return form


def _digit_spec(x):
    """(digits, digits after the point or None) from ``n`` or ``{n, f}``."""
    if type(x) is int and x > 0:
        return x, None
    if is_list(x):
        parts = list(elements(x))
        if len(parts) == 2 and type(parts[0]) is int and type(parts[1]) is int:
            return parts[0], parts[1]
    return None


def _writer(style: str, spec, options):
    """The function that writes one real number for this style."""
    digits, after = spec

    def write(x) -> str:
        value = float(x)
        if value - value != 0:
            return numerals.full_real(value)
        if style == "scientific":
            return _scientific(value, digits, after, 1)
        if style == "engineering":
            return _scientific(value, digits, after, 3)
        if after is None:
            text = numerals.short_real(value, digits)
        else:
            rounded = float(f"{value:.{max(digits - 1, 0)}e}") if digits else value
            text = f"{rounded:.{after}f}" if after else f"{rounded:.0f}."
        if "DigitBlock" in options and type(options["DigitBlock"]) is int:
            text = _blocks(text, options["DigitBlock"])
        if style == "accounting" and text.startswith("-"):
            text = f"({text[1:]})"
        if style == "padded":
            text = text.rjust(digits + 2)
        return text
    return write


def _scientific(value: float, digits: int, after, step: int) -> str:
    mantissa, _, exponent = f"{value:.{digits - 1}e}".partition("e")
    shift = int(exponent) % step
    power = int(exponent) - shift
    scaled = float(mantissa) * 10**shift
    text = f"{scaled:.{after}f}" if after is not None else numerals.short_real(scaled, digits)
    return text if power == 0 else f"{text}*^{power}"


def _blocks(text: str, size: int) -> str:
    """Commas between groups of digits before the point."""
    sign = "-" if text.startswith("-") else ""
    whole, point, fraction = text[len(sign):].partition(".")
    groups = []
    while len(whole) > size:
        groups.insert(0, whole[-size:])
        whole = whole[:-size]
    return sign + ",".join([whole, *groups]) + point + fraction


_WRAPPERS = {
    S.HoldForm: _transparent, S.StandardForm: _transparent, S.TraditionalForm: _transparent, S.Style: _transparent,
    S.Short: _transparent, S.Shallow: _transparent, S.Framed: _transparent, S.Highlighted: _transparent,
    S.Text: _transparent, S.Tooltip: _transparent, S.DisplayForm: _transparent, S.Annotation: _transparent,
    S.FullForm: _full_form, S.InputForm: _input_form, S.OutputForm: _output_form, S.StringForm: _string_form,
    S.Row: _row, S.Column: _column, S.TableForm: _table, S.MatrixForm: _table, S.Grid: _grid, S.TextGrid: _grid,
    S.BaseForm: _base_form, S.PercentForm: _percent_form,
    S.NumberForm: _number_form("number"), S.PaddedForm: _number_form("padded"),
    S.ScientificForm: _number_form("scientific"), S.EngineeringForm: _number_form("engineering"),
    S.AccountingForm: _number_form("accounting"), S.DecimalForm: _number_form("number"),
}


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
        name = template[start + 1:end]
        if name == ".":
            index, replacement = 0, "`"
        else:
            index = int(name) if name.isascii() and name.isdigit() else next_one if not name else 0
            replacement = texts[index - 1] if 1 <= index <= len(texts) else template[start:end + 1]
        out.append(template[position:start] + replacement)
        if index:
            next_one = index + 1
        position = end + 1
