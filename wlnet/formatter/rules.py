"""The printing rules of InputForm: operators from the table that the reader uses too, and heads with rules of their own.

A rule takes the printer, the expression, the limit and the depth, and gives pieces, or None for the plain ``head[args]``.
"""

from functools import cache

from ..expression import NUMBERS, TYPE_CHECKING, Expr, Expression, S, Symbol, is_rule
from .arithmetic_rules import (
    print_divide,
    print_infinity,
    print_minus,
    print_plus,
    print_power,
    print_subtract,
    print_times,
)
from .pieces import grouped, joined
from .spellings import (
    ALTERNATIVES,
    AND,
    ATOM,
    BLANKS,
    CALL,
    COMPARISON,
    COMPOUND,
    FUNCTION,
    NOT,
    OPTIONAL,
    OR,
    PATTERN,
    PATTERN_TEST,
    POWER,
    SET,
    SPAN,
    spellings,
)

if TYPE_CHECKING:
    from .printer import Printer

# -- operators from the table ------------------------------------------------------------------------------------------


def print_operator(printer: "Printer", e: Expr, limit: int, depth: int) -> list | None:
    """Any operator of the table, by the number of its arguments."""
    kinds = spellings()[e.head]
    count = len(e.args)
    if count == 1:
        if "prefix" in kinds:
            row = kinds["prefix"]
            pieces = [row.prints, (e.args[0], row.precedence + 1, depth + 1)]
        elif "postfix" in kinds:
            row = kinds["postfix"]
            bound = ATOM + 1 if row.prints[0] == "." and _ends_in_number(e.args[0]) else row.precedence + 1
            pieces = [(e.args[0], bound, depth + 1), row.prints]
        else:
            return None
        return grouped(pieces, row.precedence, limit, depth)
    row = kinds.get("infix")
    if row is None or count == 0:
        return None
    precedence = row.precedence
    if row.grouping in ("flat", "compare"):
        return grouped(joined(e.args, precedence + 1, row.prints, depth), precedence, limit, depth)
    if count != 2:
        return None
    left = precedence if row.grouping == "left" else precedence + 1
    right = precedence if row.grouping == "right" else precedence + 1
    pieces = [(e.args[0], left, depth + 1), row.prints, depth + 1, (e.args[1], right, depth + 1)]
    return grouped(pieces, precedence, limit, depth)


def _ends_in_number(x) -> bool:
    """Is the last thing printed a number, which a following point would belong to?"""
    while type(x) is Expr and x.args and (x.head in spellings() or x.head in _ARITHMETIC):
        x = x.args[-1]
    return type(x) in NUMBERS


_ARITHMETIC = (S.Plus, S.Times, S.Power, S.Minus, S.Subtract, S.Divide, S.Optional, S.Pattern, S.PatternTest)


def print_not(printer: "Printer", e: Expr, limit: int, depth: int) -> list | None:
    """InputForm sets a blank before the sign: `` !a``."""
    if len(e.args) != 1:
        return None
    return grouped([" !", (e.args[0], NOT + 1, depth + 1)], NOT, limit, depth)


def print_or(printer: "Printer", e: Expr, limit: int, depth: int) -> list | None:
    """``(a && b) || c``: a conjunction inside a disjunction is put in parentheses, as Wolfram does."""
    if len(e.args) < 2:
        return None
    return grouped(joined(e.args, AND + 1, " || ", depth), OR, limit, depth)


# -- brackets --------------------------------------------------------------------------------------------------------


def print_list(printer: "Printer", e: Expr, limit: int, depth: int) -> list | None:
    """``{a, b}``."""
    return ["{", *printer.sequence(e.args, depth), "}"]


def print_association(printer: "Printer", e: Expr, limit: int, depth: int) -> list | None:
    """``<|a -> b|>`` where all parts are rules."""
    if not all([is_rule(x) for x in e.args]):
        return None
    return ["<|", *printer.sequence(e.args, depth), "|>"]


def print_part(printer: "Printer", e: Expr, limit: int, depth: int) -> list | None:
    """``x[[1,2]]``."""
    if len(e.args) < 2:
        return None
    pieces: list = [(e.args[0], CALL, depth + 1), "[["]
    for i, x in enumerate(e.args[1:]):
        if i:
            pieces += [",", depth + 1]
        pieces.append((x, 0, depth + 1))
    pieces.append("]]")
    return pieces


# -- functions, slots, patterns --------------------------------------------------------------------------------------


def print_function(printer: "Printer", e: Expr, limit: int, depth: int) -> list | None:
    """``body & ``."""
    if len(e.args) != 1:
        return None
    return grouped([(e.args[0], FUNCTION + 1, depth + 1), " & "], FUNCTION, limit, depth)


def print_slot(printer: "Printer", e: Expr, limit: int, depth: int) -> list | None:
    """``#1`` or ``#name``."""
    return _numbered(e, "#", names=True)


def print_slot_sequence(printer: "Printer", e: Expr, limit: int, depth: int) -> list | None:
    """``##1``."""
    return _numbered(e, "##", names=False)


def _numbered(e: Expr, mark: str, names: bool):
    if len(e.args) != 1:
        return None
    x = e.args[0]
    if type(x) is int and x >= 0:
        return [f"{mark}{x}"]
    if names and type(x) is str and x.isascii() and x.isidentifier() and "_" not in x:
        return [mark + x]
    return None


def print_out(printer: "Printer", e: Expr, limit: int, depth: int) -> list | None:
    """``%`` or ``%5``."""
    if not e.args:
        return ["%"]
    if len(e.args) == 1 and type(e.args[0]) is int and e.args[0] > 0:
        return [f"%{e.args[0]}"]
    return None


def blank_text(printer: "Printer", x: Expression) -> str | None:
    """``_``, ``__h``, …: the text of a blank that can follow a pattern name, else None."""
    if type(x) is not Expr or type(x.head) is not Symbol or x.head not in BLANKS or len(x.args) > 1:
        return None
    if not x.args:
        return BLANKS[x.head]
    if type(x.args[0]) is not Symbol:
        return None
    return BLANKS[x.head] + printer.symbol_name(x.args[0])


def print_blank(printer: "Printer", e: Expr, limit: int, depth: int) -> list | None:
    """``_h``, in parentheses where an operator could take the blank for its own."""
    text = blank_text(printer, e)
    if text is None:
        return None
    return [f"({text})" if COMPARISON < limit <= POWER + 1 else text]  # in arithmetic and comparisons only


def pattern_text(printer: "Printer", x: Expression) -> str | None:
    """``x_``, ``x__h``: the text of a named blank, else None."""
    if type(x) is not Expr or x.head is not S.Pattern or len(x.args) != 2 or type(x.args[0]) is not Symbol:
        return None
    blank = blank_text(printer, x.args[1])
    return None if blank is None else printer.symbol_name(x.args[0]) + blank


def print_pattern(printer: "Printer", e: Expr, limit: int, depth: int) -> list | None:
    """``x_h``, or ``x:p`` for a pattern that is no blank."""
    if len(e.args) != 2 or type(e.args[0]) is not Symbol:
        return None
    text = pattern_text(printer, e)
    if text is not None:
        # a named blank stands bare between | but is put in parentheses by anything tighter
        return [f"({text})" if limit > ALTERNATIVES + 1 else text]
    pieces = [printer.symbol_name(e.args[0]) + ":", (e.args[1], PATTERN + 1, depth + 1)]
    return grouped(pieces, PATTERN, limit, depth)


def print_optional(printer: "Printer", e: Expr, limit: int, depth: int) -> list | None:
    """``x_.`` or ``p:default``."""
    if len(e.args) == 1:
        text = pattern_text(printer, e.args[0]) or blank_text(printer, e.args[0])
        if text is None or text[-1] != "_" or text.endswith("__"):
            return None  # x_h. would be read as the beginning of a Dot
        return [f"({text}.)" if limit > ALTERNATIVES + 1 else text + "."]
    if len(e.args) != 2 or type(e.args[0]) is Symbol:
        return None
    text = pattern_text(printer, e.args[0])
    left = text if text is not None else (e.args[0], OPTIONAL + 1, depth + 1)
    return grouped([left, ":", (e.args[1], OPTIONAL + 1, depth + 1)], OPTIONAL, limit, depth)


def print_pattern_test(printer: "Printer", e: Expr, limit: int, depth: int) -> list | None:
    """``p?test``."""
    if len(e.args) != 2:
        return None
    pattern, test = e.args
    pieces: list = [(pattern, PATTERN_TEST + 1, depth + 1), "?"]
    if type(test) is Expr and test.head is not S.List:
        pieces += ["(", (test, 0, depth + 1), ")"]  # p?f[x] would be read as (p?f)[x]
    else:
        pieces.append((test, PATTERN_TEST + 1, depth + 1))
    return grouped(pieces, PATTERN_TEST, limit, depth)


def print_span(printer: "Printer", e: Expr, limit: int, depth: int) -> list | None:
    """``a ;; b``."""
    if len(e.args) not in (2, 3):
        return None
    return grouped(joined(e.args, SPAN + 1, " ;; ", depth), SPAN, limit, depth)


def print_compound(printer: "Printer", e: Expr, limit: int, depth: int) -> list | None:
    """``a; b; ``."""
    if len(e.args) < 2:
        return None
    if e.args[-1] is S.Null:
        pieces = [*joined(e.args[:-1], COMPOUND + 1, "; ", depth), "; "]
    else:
        pieces = joined(e.args, COMPOUND + 1, "; ", depth)
    return grouped(pieces, COMPOUND, limit, depth)


def print_message_name(printer: "Printer", e: Expr, limit: int, depth: int) -> list | None:
    """``f::tag``."""
    if (
        len(e.args) < 2
        or type(e.args[0]) is not Symbol
        or any([type(x) is not str or not x.isascii() or not x.isalnum() for x in e.args[1:]])
    ):
        return None
    return ["::".join([printer.symbol_name(e.args[0]), *e.args[1:]])]


def _tag_rule(text: str):
    def print_tag_rule(printer: "Printer", e: Expr, limit: int, depth: int) -> list | None:
        if len(e.args) != 3 or type(e.args[0]) is not Symbol:
            return None
        inside = depth + 1
        pieces = [
            (e.args[0], SET + 1, inside),
            " /: ",
            inside,
            (e.args[1], SET + 1, inside),
            text,
            inside,
            (e.args[2], SET, inside),
        ]
        return grouped(pieces, SET, limit, depth)

    return print_tag_rule


# -- all of them -------------------------------------------------------------------------------------------------------


@cache
def input_rules() -> dict:
    """Printing rules of InputForm by head: the operator table, then the heads with rules of their own."""
    return dict.fromkeys(spellings(), print_operator) | {
        S.Not: print_not,
        S.Or: print_or,
        S.Plus: print_plus,
        S.Times: print_times,
        S.Power: print_power,
        S.Minus: print_minus,
        S.Subtract: print_subtract,
        S.Divide: print_divide,
        S.DirectedInfinity: print_infinity,
        S.List: print_list,
        S.Association: print_association,
        S.Part: print_part,
        S.Function: print_function,
        S.Slot: print_slot,
        S.SlotSequence: print_slot_sequence,
        S.Out: print_out,
        S.Blank: print_blank,
        S.BlankSequence: print_blank,
        S.BlankNullSequence: print_blank,
        S.Pattern: print_pattern,
        S.Optional: print_optional,
        S.PatternTest: print_pattern_test,
        S.Span: print_span,
        S.CompoundExpression: print_compound,
        S.MessageName: print_message_name,
        S.TagSet: _tag_rule(" = "),
        S.TagSetDelayed: _tag_rule(" := "),
    }
