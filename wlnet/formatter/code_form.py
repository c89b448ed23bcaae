"""CodeForm, what ``wlnet -code`` shows: InputForm with bare strings and short texts for pictures and data objects."""

from ..expression import Association, Atom, ByteArray, Expr, Expression, NumericArray, S, elements, is_list
from .arithmetic_rules import print_minus
from .pieces import grouped, joined
from .printer import Printer, print_first
from .rules import input_rules
from .spellings import PLUS

_PICTURES = {
    S.Graphics: "-Graphics-",
    S.Graphics3D: "-Graphics3D-",
    S.Image: "-Image-",
    S.Image3D: "-Image3D-",
    S.Audio: "-Audio-",
    S.Graph: "-Graph-",
    S.GraphicsBox: "-Graphics-",
}
_DRAWN = frozenset(_PICTURES) - {S.Image, S.Image3D, S.Audio}  # those are atoms; a call that stayed one is a mistake


def print_picture(printer: Printer, e: Expr, limit: int, depth: int) -> list | None:
    """A drawing by a word for it."""
    return [_PICTURES[e.head]] if e.args else None


def print_sequence_form(printer: Printer, e: Expr, limit: int, depth: int) -> list | None:
    """SequenceForm[a, b] is the arguments one after the other."""
    return [(x, 0, depth + 1) for x in e.args]


def print_row(printer: Printer, e: Expr, limit: int, depth: int) -> list | None:
    """Row[list, separator] is the elements one after the other."""
    if not 1 <= len(e.args) <= 2 or not is_list(e.args[0]):
        return None
    pieces: list = []
    for x in elements(e.args[0]):
        pieces.extend([(y, 0, depth + 1) for y in e.args[1:]] if pieces else ())
        pieces.append((x, 0, depth + 1))
    return pieces


def print_minus_signs(printer: Printer, e: Expr, limit: int, depth: int) -> list | None:
    """Minus with a wrong number of arguments shows them between signs of their own."""
    if len(e.args) < 2:
        return print_minus(printer, e, limit, depth)
    return grouped(joined(e.args, PLUS + 1, " \u2212 ", depth), PLUS, limit, depth)


def print_earlier(printer: Printer, e: Expr, limit: int, depth: int) -> list | None:
    """Out[-2] is %%; a result asked for by its number is spelled out."""
    if not e.args:
        return ["%"]
    n = e.args[0]
    # a hundred signs are more than anybody counts: Out[-100] is spelled out too
    return ["%" * -n] if len(e.args) == 1 and type(n) is int and -100 < n < 0 else None


def print_quoted(printer: Printer, e: Expr, limit: int, depth: int) -> list | None:
    """FullForm[expr] keeps the quotes of strings."""
    if len(e.args) != 1:
        return None
    return ["FullForm[", _QuotingCodePrinter(printer.symbol_name).text(e.args[0]), "]"]


class CodePrinter(Printer):
    """CodeForm: InputForm with bare strings and short texts for pictures and data objects."""

    quotes = False
    # heads that wolframscript prints without their operator
    spelled_out: tuple = (S.Span, S.Out, S.MessageName, S.StringJoin, S.StringExpression)

    def make_handlers(self) -> dict:
        handlers = dict(input_rules())
        for head in self.spelled_out:
            del handlers[head]
        handlers.update(dict.fromkeys(_DRAWN, print_picture))
        handlers.update(
            {
                S.SequenceForm: print_sequence_form,
                S.Row: print_row,
                S.Style: print_first,
                S.Format: print_first,
                S.Minus: print_minus_signs,
                S.Out: print_earlier,
                S.FullForm: print_quoted,
            }
        )
        return handlers

    def text(self, x: Expression) -> str:
        """A sequence that is the whole result is shown as Print shows its arguments."""
        if type(x) is Expr and x.head is S.Sequence:
            return "".join([self.text(y) for y in x.args])
        return super().text(x)

    def real(self, x: float) -> str:
        return "0." if x == 0 else super().real(x)  # without the sign that zero may carry

    def atom(self, x: Atom, limit: int, depth: int) -> list | str:
        short = short_atom(x)
        return short if short is not None else super().atom(x, limit, depth)


class _QuotingCodePrinter(CodePrinter):
    quotes = True


def short_atom(x: Atom) -> str | None:
    """The short text of a data object where its content is not shown, else None."""
    kind = type(x)
    if kind is Association:
        return None
    if kind is NumericArray:
        return f"NumericArray[<{','.join([str(n) for n in x.array.shape])}>, {x.type_name}]"
    if kind is ByteArray:
        return f"ByteArray[<{len(x.data)}>]"
    if x.head in _PICTURES:
        return _PICTURES[x.head]
    if x.elided:
        return f"{x.head.name}[<>]"
    return None
