"""Boxes: MakeBoxes and ToBoxes say how StandardForm sets an expression, MakeExpression what boxes stand for."""

from ...evaluator import BUILTINS, Evaluator, builtin
from ...evaluator.attributes import PROTECTED
from ...expression import (
    Association,
    Complex,
    Expr,
    Expression,
    PackedArray,
    Rational,
    ReadError,
    S,
    Symbol,
    elements,
    integer_text,
    is_list,
    make_list,
)
from ...expression.arithmetic import negate, sign
from ...reader import describe, expression_of_boxes

# Precedences are those of grammar/operators.tsv, as a test holds: 1000, the highest, is an atom's.
_ATOM = 1000
_PLUS, _TIMES, _POWER = 310, 400, 590
_CONSTANTS = {S.Pi: "\u03c0", S.E: "\uf74d", S.Infinity: "\u221e", S.Degree: "\u00b0", S.I: "\uf74e"}
_INFIX = {  # text and precedence
    S.Rule: ("\uf522", 120),
    S.RuleDelayed: ("\uf51f", 120),
    S.Equal: ("\uf431", 290),
    S.Unequal: ("\u2260", 290),
    S.Less: ("<", 290),
    S.LessEqual: ("\u2264", 290),
    S.Greater: (">", 290),
    S.GreaterEqual: ("\u2265", 290),
    S.And: ("&&", 215),
    S.Or: ("||", 213),
    S.Set: ("=", 40),
    S.SetDelayed: (":=", 40),
    S.SameQ: ("===", 290),
    S.UnsameQ: ("=!=", 290),
    S.Dot: (".", 490),
    S.Alternatives: ("|", 160),
    S.ReplaceAll: ("/.", 110),
    S.Map: ("/@", 620),
    S.Apply: ("@@", 620),
    S.StringJoin: ("<>", 600),
    S.CompoundExpression: (";", 10),
    S.Condition: ("/;", 130),
    S.Element: ("\u2208", 250),
    S.Cross: ("\uf4a0", 500),
    S.Union: ("\u22c3", 300),
    S.Intersection: ("\u22c2", 305),
}
_SCRIPTS = {
    S.Subscript: S.SubscriptBox,
    S.Superscript: S.SuperscriptBox,
    S.Subsuperscript: S.SubsuperscriptBox,
    S.Overscript: S.OverscriptBox,
    S.Underscript: S.UnderscriptBox,
    S.Underoverscript: S.UnderoverscriptBox,
}
_ACCENTS = {S.OverBar: "_", S.OverHat: "^", S.OverTilde: "~", S.OverVector: "\u21c0", S.OverDot: "."}
_BLANKS = {S.Blank: "_", S.BlankSequence: "__", S.BlankNullSequence: "___"}


@builtin("MakeBoxes", attributes="HoldAllComplete")
def make_boxes(ev: Evaluator, x: Expression, form: Expression = S.StandardForm) -> Expression:
    """MakeBoxes[expr] gives boxes for an expression without evaluating it. Definitions for it are accepted."""
    # not evaluated: MakeBoxes[1 + 1] shows a sum
    return _boxes(ev, x, form)


BUILTINS[S.MakeBoxes].attributes &= ~PROTECTED


@builtin("ToBoxes")
def to_boxes(ev: Evaluator, x: Expression, form: Expression = S.StandardForm) -> Expression:
    """ToBoxes[expr] gives boxes for the value of an expression."""
    return Expr(S.MakeBoxes, (x, form))


@builtin("MakeExpression", messages={"syntax": "`1`"})
def make_expression(ev: Evaluator, boxes: Expression, form: Expression = S.StandardForm) -> Expression:
    """MakeExpression[boxes, form] gives what boxes stand for, in HoldComplete."""
    try:
        return Expr(S.HoldComplete, (expression_of_boxes(boxes, ev.resolve),))
    except ReadError as error:
        ev.message("MakeExpression", "syntax", describe(error))
        return Expr(S.ErrorBox, (boxes,))


def _boxes(ev, x, form):
    kind = type(x)
    if kind is PackedArray:
        x = x.unpack()
    elif kind is Association:
        x = x.to_expression()
    elif kind is Symbol:
        # named constants have a character of their own in StandardForm
        return _CONSTANTS.get(x) or ev.format(x, "InputForm")
    elif kind is not Expr:
        return _number_boxes(ev, x, form)
    maker = _MAKERS.get(x.head) if type(x.head) is Symbol else _derivative
    special = maker(ev, x, form) if maker is not None else None
    return special if special is not None else _call_boxes(ev, x, form)


def _part(ev, x, form, limit: int = 0):
    """Boxes of a part, in parentheses if it binds less tightly; a user's definition of MakeBoxes may say how."""
    # the detour by the evaluator only where a user has defined something
    box = ev.evaluate(Expr(S.MakeBoxes, (x, form))) if ev.definitions[S.MakeBoxes].down else _boxes(ev, x, form)
    return _row(["(", box, ")"]) if _precedence(x) < limit else box


def _precedence(x) -> int:
    if type(x) is Expr and len(x.args) > 1 and type(x.head) is Symbol:
        own = {S.Plus: _PLUS, S.Times: _TIMES, S.Power: _POWER}.get(x.head)
        return own or _INFIX.get(x.head, ("", _ATOM))[1]
    if type(x) is Expr and len(x.args) == 1 and type(x.head) is Symbol:
        return _SINGLE.get(x.head, _ATOM)
    if type(x) in (Complex, complex):
        return _PLUS
    return _TIMES if type(x) in (int, float, Rational) and sign(x) < 0 or type(x) is Rational else _ATOM


_SINGLE = {S.Function: 90, S.Not: 230, S.Factorial: 610}  # operators of one operand


def _row(parts: list) -> Expr:
    return Expr(S.RowBox, (make_list(parts),))


def _between(parts: list, separator: str) -> list:
    return [y for i, part in enumerate(parts) for y in ((separator, part) if i else (part,))]


def _number_boxes(ev, x, form):
    if type(x) is Rational:
        if x.numerator < 0:
            return _row(["-", _number_boxes(ev, negate(x), form)])
        return Expr(S.FractionBox, (integer_text(x.numerator), integer_text(x.denominator)))
    if type(x) in (complex, Complex):
        re, im = (x.real, x.imag) if type(x) is complex else (x.re, x.im)
        unit = _CONSTANTS[S.I]
        part = unit if im == 1 and type(im) is int else _row([_number_boxes(ev, im, form), " ", unit])
        return part if re == 0 and type(re) is int else _row([_number_boxes(ev, re, form), "+", part])
    if type(x) in (int, float) and sign(x) < 0:
        return _row(["-", _number_boxes(ev, -x, form)])
    return ev.format(x, "FullForm") if type(x) is float else ev.format(x, "InputForm")


def _call_boxes(ev, x, form):
    inside = _between([_part(ev, a, form) for a in x.args], ",")
    body = [_row(inside)] if len(inside) > 1 else inside
    # 670: the precedence of f[x] (CALL_PRECEDENCE of the grammar)
    return _row([_part(ev, x.head, form, 670), "[", *body, "]"])


def _plus(ev, x, form):
    if len(x.args) < 2:
        return None
    parts: list = []
    for term in x.args:
        positive = _without_sign(term)
        if parts or positive is not None:
            # a + (-b) is shown as a - b
            parts.append("+" if positive is None else "-")
        parts.append(_part(ev, term if positive is None else positive, form, _PLUS + 1))
    return _row(parts)


def _without_sign(term):
    """The term with the opposite sign if it begins with a minus, else None."""
    if type(term) in (int, float, Rational):
        return negate(term) if sign(term) < 0 else None
    if type(term) is not Expr or term.head is not S.Times or type(term.args[0]) not in (int, float, Rational):
        return None
    factor = term.args[0]
    if sign(factor) >= 0:
        return None
    rest = term.args[1:]
    if factor == -1:
        return rest[0] if len(rest) == 1 else Expr(S.Times, rest)
    return Expr(S.Times, (negate(factor), *rest))


def _times(ev, x, form):
    positive = _without_sign(x)
    if positive is not None:
        return _row(["-", _part(ev, positive, form, _TIMES)])
    above, below = [], []
    for factor in x.args:
        if type(factor) is Rational:
            above += [factor.numerator] if factor.numerator != 1 else []
            below.append(factor.denominator)
        elif _is_reciprocal(factor):
            exponent = negate(factor.args[1])
            below.append(factor.args[0] if exponent == 1 else Expr(S.Power, (factor.args[0], exponent)))
        else:
            above.append(factor)
    # negative powers and fractions go below one bar
    if below:
        return Expr(S.FractionBox, (_product(ev, above, form), _product(ev, below, form)))
    # Times of one thing (held) is shown as a call
    return _product(ev, above, form) if len(above) > 1 else None


def _product(ev, factors: list, form):
    if not factors:
        return "1"
    if len(factors) == 1:
        return _part(ev, factors[0], form)
    return _row(_between([_part(ev, f, form, _TIMES + 1) for f in factors], " "))


def _is_reciprocal(x) -> bool:
    return type(x) is Expr and x.head is S.Power and len(x.args) == 2 and type(x.args[1]) in (int, Rational) and sign(x.args[1]) < 0


def _power(ev, x, form):
    if len(x.args) != 2:
        return None
    base, exponent = x.args
    # StandardForm has a root for exponents 1/2 and -1/2 alone
    if type(exponent) is Rational and abs(exponent.numerator) == 1 and exponent.denominator == 2:
        root = Expr(S.SqrtBox, (_part(ev, base, form),))
        return root if exponent.numerator == 1 else Expr(S.FractionBox, ("1", root))
    if _is_reciprocal(x):
        return _times(ev, Expr(S.Times, (x,)), form)
    raised = (
        Expr(S.FractionBox, (integer_text(exponent.numerator), integer_text(exponent.denominator)))
        if type(exponent) is Rational
        else _part(ev, exponent, form)
    )
    return Expr(S.SuperscriptBox, (_part(ev, base, form, _POWER + 1), raised))


def _infix(ev, x, form):
    if len(x.args) < 2:
        return None
    text, precedence = _INFIX[x.head]
    return _row(_between([_part(ev, a, form, precedence + 1) for a in x.args], text))


def _list(ev, x, form):
    inside = _between([_part(ev, a, form) for a in x.args], ",")
    return _row(["{", *([_row(inside)] if len(inside) > 1 else inside), "}"])


def _association(ev, x, form):
    inside = _between([_part(ev, a, form) for a in x.args], ",")
    return _row(["<|", *([_row(inside)] if len(inside) > 1 else inside), "|>"])


def _script(ev, x, form):
    count = 3 if x.head in (S.Subsuperscript, S.Underoverscript) else 2
    # only Subscript takes several indices
    if len(x.args) < count or len(x.args) > count and x.head is not S.Subscript:
        return None
    rest = [_part(ev, a, form) for a in x.args[1:]]
    if len(rest) >= count:
        rest = [_row(_between(rest, ","))]
    return Expr(_SCRIPTS[x.head], (_part(ev, x.args[0], form, _POWER + 1), *rest))


def _accent(ev, x, form):
    return Expr(S.OverscriptBox, (_part(ev, x.args[0], form), _ACCENTS[x.head])) if len(x.args) == 1 else None


def _not(ev, x, form):
    # 230: the precedence of Not, as 611 and the others below are those of their operators
    return _row(["!", _part(ev, x.args[0], form, 230)]) if len(x.args) == 1 else None


def _factorial(ev, x, form):
    # 611: one above Factorial, so that (n!)! keeps its parentheses
    return _row([_part(ev, x.args[0], form, 611), "!"]) if len(x.args) == 1 else None


def _part_of(ev, x, form):
    if len(x.args) < 2:
        return None
    indices = _between([_part(ev, a, form) for a in x.args[1:]], ",")
    inside = [_row(indices)] if len(indices) > 1 else indices
    # 670: as for calls
    return _row([_part(ev, x.args[0], form, 670), "\u301a", *inside, "\u301b"])


def _blank(ev, x, form):
    if len(x.args) > 1:
        return None
    return _BLANKS[x.head] + (ev.format(x.args[0], "InputForm") if x.args else "")


def _pattern(ev, x, form):
    if len(x.args) != 2 or type(x.args[0]) is not Symbol:
        return None
    name = ev.format(x.args[0], "InputForm")
    if type(x.args[1]) is Expr and x.args[1].head in _BLANKS:
        return name + _blank(ev, x.args[1], form)
    # 151: one above Pattern itself
    return _row([name, ":", _part(ev, x.args[1], form, 151)])


def _function(ev, x, form):
    # 91: one above Function, so that a function in a function gets parentheses
    return _row([_part(ev, x.args[0], form, 91), "&"]) if len(x.args) == 1 else None


def _slot(ev, x, form):
    return f"#{x.args[0]}" if len(x.args) == 1 and type(x.args[0]) is int and x.args[0] != 1 else "#" if x.args == (1,) else None


def _held(ev, x, form):
    return Expr(S.TagBox, (_part(ev, x.args[0], form), x.head)) if len(x.args) == 1 else None


def _style(ev, x, form):
    return Expr(S.StyleBox, (_part(ev, x.args[0], form), *x.args[1:])) if x.args else None


def _grid(ev, x, form):
    if not x.args or not is_list(x.args[0]):
        return None
    rows = [make_list([_part(ev, y, form) for y in (elements(row) if is_list(row) else (row,))]) for row in elements(x.args[0])]
    grid = Expr(S.GridBox, (make_list(rows),))
    return Expr(S.TagBox, (_row(["(", grid, ")"]) if x.head is S.MatrixForm else grid, x.head))


def _row_of(ev, x, form):
    if not x.args or not is_list(x.args[0]):
        return None
    parts = [_part(ev, y, form) for y in elements(x.args[0])]
    if len(x.args) > 1:
        parts = _between(parts, _part(ev, x.args[1], form))
    return Expr(S.TemplateBox, (make_list(parts), "RowDefault")) if len(x.args) == 1 else _row(parts)


def _derivative(ev, x, form):
    """f' has a prime, f'' two."""
    if type(x.head) is Expr and x.head.head is S.Derivative and x.head.args in ((1,), (2,)) and len(x.args) == 1:
        mark = "\u2032" if x.head.args == (1,) else "\u2033"
        return Expr(S.SuperscriptBox, (_part(ev, x.args[0], form, _POWER + 1), mark, Expr(S.Rule, (S.MultilineFunction, S.None_))))
    return None


def _raw(ev, x, form):
    return x.args[0] if len(x.args) == 1 else None


_MAKERS = (
    {
        S.Plus: _plus,
        S.Times: _times,
        S.Power: _power,
        S.List: _list,
        S.Association: _association,
        S.Not: _not,
        S.Factorial: _factorial,
        S.Part: _part_of,
        S.Pattern: _pattern,
        S.Function: _function,
        S.Slot: _slot,
        S.HoldForm: _held,
        S.Style: _style,
        S.Grid: _grid,
        S.MatrixForm: _grid,
        S.TableForm: _grid,
        S.Column: _grid,
        S.Row: _row_of,
        S.RawBoxes: _raw,
    }
    | dict.fromkeys(_INFIX, _infix)
    | dict.fromkeys(_SCRIPTS, _script)
    | dict.fromkeys(_ACCENTS, _accent)
    | dict.fromkeys(_BLANKS, _blank)
)
