"""Flat runs of operands and operators become expressions: one pass with an explicit stack over the operator table.

A run is a list of entries: expressions, `Operators` (one spelling with all it may mean), `Call` (a bracket with arguments)
and `Suffix` (what else may follow an operand and already has its arguments).  Nothing here recurses, so a chain of a
hundred thousand prefixes is as good as any other.
"""

from functools import cache

from ..expression import BigReal, Expr, Expression, S, Symbol, negate
from ..grammar.characters import named_characters
from ..grammar.operators import CALL_PRECEDENCE, operators

# How an infix (or prefix) operator makes its expression.
LEFT, RIGHT, FLAT, COMPARE, PLUS, DIVIDE, AT, SLASH_SLASH, TILDE, COLON, SPAN, TAG, SET, PREFIX, NEGATE, TAGGED, TILDED, NOT_NOT = (
    range(18)
)
INTEGRAL = 18
_CHAINS = frozenset((FLAT, COMPARE, PLUS, SPAN))
_SPECIAL_CODES = {
    "Minus": PLUS,
    "Plus": PLUS,
    "Divide": DIVIDE,
    "Prefix": AT,
    "Postfix": SLASH_SLASH,
    "Infix": TILDE,
    "Pattern": COLON,
    "Optional": COLON,
    "Span": SPAN,
    "TagSet": TAG,
    "Set": SET,
    "SetDelayed": SET,
}
_CODES = {"left": LEFT, "right": RIGHT, "flat": FLAT, "compare": COMPARE, "none": LEFT}
# those of the table, as a test holds
TIMES, PATTERN, OPTIONAL, SPAN_PRECEDENCE, SET_PRECEDENCE, DERIVATIVE = 400, 150, 140, 305, 40, 670


class Operators:
    """All that one spelling may mean before, between and after operands; a precedence of None where it may not stand."""

    __slots__ = (
        "spelling",
        "before",
        "before_head",
        "before_code",
        "between",
        "between_head",
        "between_code",
        "after",
        "after_head",
    )

    def __init__(self, spelling: str):
        self.spelling = spelling
        self.before = self.between = self.after = None
        self.before_head = self.between_head = self.after_head = None
        self.before_code = self.between_code = None

    def __repr__(self) -> str:
        return f"<{self.spelling}>"


class Call:
    """[arguments] after an expression."""

    __slots__ = ("args", "position")

    def __init__(self, args: tuple, position: int):
        self.args = args
        self.position = position


class Suffix:
    """Something after an expression that makes head[expression, args]: [[i]], ::tag, >>file."""

    __slots__ = ("precedence", "head", "args", "position")

    def __init__(self, precedence: int, head: Symbol, args: tuple, position: int):
        self.precedence = precedence
        self.head = head
        self.args = args
        self.position = position


class Misplaced(Exception):
    """An entry that cannot stand where it stands, by its index in the run; the length of the run if it ends too early."""

    def __init__(self, index: int):
        super().__init__(index)
        self.index = index


_NOT_OPERANDS = frozenset((Operators, Call, Suffix))
READ_BY_LEXER = frozenset(("MessageName", "Get", "Put", "PutAppend"))  # they take a name, not an expression


@cache
def operators_by_spelling() -> dict:
    """`Operators` for every spelling, named characters as the character itself."""
    by_spelling: dict = {}
    for row in operators():
        if row.kind == "call" or row.head in READ_BY_LEXER:
            continue
        for spelling in row.spellings:
            if spelling.startswith("\\["):
                spelling = named_characters()[spelling[2:-1]]
            entry = by_spelling.get(spelling)
            if entry is None:
                entry = by_spelling[spelling] = Operators(spelling)
            head = S[row.head]
            if row.kind == "prefix":
                entry.before, entry.before_head = row.precedence, head
                entry.before_code = {"Minus": NEGATE, "Integral": INTEGRAL}.get(row.head, PREFIX)
            elif row.kind == "postfix":
                entry.after, entry.after_head = row.precedence, head
            else:
                entry.between, entry.between_head = row.precedence, head
                entry.between_code = _SPECIAL_CODES.get(row.head, _CODES[row.grouping])
                if row.head == "Minus":
                    entry.between_head = S.Plus
    twice, once = by_spelling["!!"], by_spelling["!"]  # before an operand !! is two operators
    twice.before, twice.before_head, twice.before_code = once.before, once.before_head, NOT_NOT
    return by_spelling


def can_end(entries: list, after_operand: bool) -> bool:
    """May an expression end after these entries?  ``after_operand``: does an operand stand before them?

    ``a!`` may and ``!`` may not: an operator that can stand on both sides is taken as in `climb`.
    """
    index = len(entries) - 1
    while index >= 0:
        entry = entries[index]
        if type(entry) is not Operators:
            return True
        if entry.between_head is S.Span or entry.between_head is S.CompoundExpression:
            return True
        if entry.after is None:
            return False
        if entry.before is None:
            return True
        index -= 1  # ! or ++: postfix exactly if an expression could end before it
    return after_operand


def climb(entries: list) -> Expression:
    """The expression that a run of entries stands for."""
    count = len(entries)
    if count == 1 and type(entries[0]) not in _NOT_OPERANDS:
        return entries[0]
    if count == 2 and type(entries[1]) is Call and type(entries[0]) not in _NOT_OPERANDS:
        return Expr(entries[0], entries[1].args)
    frames: list = []  # [precedence, code, head, operands so far, more] of operators that wait for an operand
    left = None
    after_operand = False  # is `left` an operand waiting for an operator?
    for index, entry in enumerate(entries):
        kind = type(entry)
        if kind is Operators:
            if not after_operand:
                if entry.before is not None:
                    frames.append([entry.before, entry.before_code, entry.before_head, [], None])
                    continue
                if entry.between_code is SPAN:
                    left = S.All if frames and frames[-1][1] is SPAN else 1
                elif frames and frames[-1][2] is S.CompoundExpression and entry.between_head is not S.CompoundExpression:
                    # a; & is (a;) &: nothing else could begin behind the semicolon
                    left = Expr(S.CompoundExpression, (frames[-1][3].pop(), S.Null))
                    if not frames[-1][3]:
                        frames.pop()
                else:
                    left = _missing_operand(frames, index)
                after_operand = True
            precedence = entry.between
            if precedence is not None:
                _infix(frames, left, entry, index)
                after_operand = False
            elif entry.after is not None:
                left = _postfix(frames, left, entry, index, entries)
            else:  # a prefix operator after an operand: a product
                _chain(frames, left, TIMES, S.Times, index)
                frames.append([entry.before, entry.before_code, entry.before_head, [], None])
                after_operand = False
        elif kind is Call:
            if not after_operand:
                raise Misplaced(index)
            while frames and frames[-1][0] > CALL_PRECEDENCE:
                left = _finish(frames.pop(), left, index)
            left = Expr(left, entry.args)
        elif kind is Suffix:
            if not after_operand:
                raise Misplaced(index)
            left = _suffix(frames, left, entry, index, entries)
        else:
            if after_operand:
                _chain(frames, left, TIMES, S.Times, index)
            left = entry
            after_operand = True
    if not after_operand:
        left = _missing_operand(frames, count)
    while frames:
        left = _finish(frames.pop(), left, count)
    return left


def _missing_operand(frames: list, index: int):
    """What stands for the operand that is not there: after ; and ;; it may be left out."""
    if frames:
        top = frames[-1]
        if top[1] is SPAN:
            return S.All
        if top[2] is S.CompoundExpression:
            return S.Null
    raise Misplaced(index)


def _chain(frames: list, left, precedence: int, head, index: int) -> None:
    """Add an operand to a flat operator's run, starting the run if none is open."""
    while frames:
        top = frames[-1]
        if top[0] < precedence:
            break
        if top[2] is head and top[1] is FLAT:
            top[3].append(left)
            return
        left = _finish(frames.pop(), left, index)
    frames.append([precedence, FLAT, head, [left], None])


def _infix(frames: list, left, entry: Operators, index: int) -> None:
    precedence, code, head = entry.between, entry.between_code, entry.between_head
    if code is FLAT:
        _chain(frames, left, precedence, head, index)
        return
    if code is COLON:
        _colon(frames, left, index)
        return
    right = code is RIGHT or code is SET or code is TAG or code is AT
    while frames:
        top = frames[-1]
        if top[0] < precedence:
            break
        if top[0] == precedence:
            if code is SET and top[1] is TAG:
                frames[-1] = [precedence, TAGGED, S.TagSet if head is S.Set else S.TagSetDelayed, [top[3][0], left], None]
                return
            if right:
                break
            if top[1] is code and code in _CHAINS:
                if code is PLUS:
                    top[3].append(_minus(left) if top[4] else left)
                    top[4] = entry.spelling != "+"
                    return
                if code is COMPARE:
                    top[3].append(left)
                    top[4].append(head)
                    return
                if len(top[3]) < 2:
                    top[3].append(left)
                    return
                # a;;b;;c;;d is a product of a;;b;;c and 1;;d
                span = _finish(frames.pop(), left, index)
                if frames and frames[-1][1] is FLAT and frames[-1][0] == precedence:
                    frames[-1][3].append(span)
                else:
                    frames.append([precedence, FLAT, S.Times, [span], None])
                left = 1
                break
            if code is TILDE and top[1] is TILDE:
                frames[-1] = [precedence, TILDED, None, [top[3][0], left], None]
                return
        left = _finish(frames.pop(), left, index)
    more = entry.spelling != "+" if code is PLUS else [head] if code is COMPARE else None
    frames.append([precedence, code, head, [left], more])


def _colon(frames: list, left, index: int) -> None:
    """``name:pattern`` after a symbol, ``pattern:default`` after anything else: of what stands right before the colon.

    So a | b:c is a | (b:c), and x_ + y_:1 is x_ + (y_:1); only in name:pattern:default the pattern reaches further back.
    """
    inside = next((i for i in range(len(frames) - 1, -1, -1) if frames[i][2] is S.Pattern), None)
    if inside is not None:
        while len(frames) > inside:
            left = _finish(frames.pop(), left, index)
    elif type(left) is Symbol:
        frames.append([PATTERN, LEFT, S.Pattern, [left], None])
        return
    frames.append([OPTIONAL, LEFT, S.Optional, [left], None])


def _postfix(frames: list, left, entry: Operators, index: int, entries: list):
    precedence, head = entry.after, entry.after_head
    while frames and frames[-1][0] > precedence:
        left = _finish(frames.pop(), left, index)
    if head is S.Derivative:
        if entries[index - 1] is entry:  # f'' is Derivative[2][f], f'[x]' is not
            return Expr(Expr(S.Derivative, (left.head.args[0] + 1,)), left.args)
        return Expr(Expr(S.Derivative, (1,)), (left,))
    if head is S.Unset and frames and frames[-1][1] is TAG:
        return Expr(S.TagUnset, (frames.pop()[3][0], left))
    return Expr(head, (left,))


def _suffix(frames: list, left, entry: Suffix, index: int, entries: list):
    while frames and frames[-1][0] > entry.precedence:
        left = _finish(frames.pop(), left, index)
    if entry.head is S.MessageName:
        before = entries[index - 1]
        if type(before) is Suffix and before.head is S.MessageName:  # f::tag::language
            return Expr(S.MessageName, left.args + entry.args)
    return Expr(entry.head, (left, *entry.args))


def _minus(x):
    """Minus a literal, which is a number of its own (-0. is 0.), or -1 times anything else."""
    kind = type(x)
    if kind is int or kind is float or kind is BigReal:
        return negate(x) if x else x
    return Expr(S.Times, (-1, x))


def _integral(head: Symbol, x: Expression) -> Expr:
    """The integral sign before f d x: Integrate[f, x]; before anything else the bare sign."""
    if type(x) is Expr and x.head is S.Times and type(x.args[-1]) is Expr and x.args[-1].head is S.DifferentialD:
        rest = x.args[:-1]
        return Expr(S.Integrate, (rest[0] if len(rest) == 1 else Expr(S.Times, rest), *x.args[-1].args))
    return Expr(head, (x,))


def _finish(frame: list, right, index: int):
    """The expression of an operator whose last operand is now known."""
    _precedence, code, head, operands, more = frame
    if code is FLAT or code is SPAN or code is TAGGED:
        operands.append(right)
        return Expr(head, tuple(operands))
    if code is LEFT or code is RIGHT or code is SET:
        return Expr(head, (operands[0], right))
    if code is PLUS:
        operands.append(_minus(right) if more else right)
        return Expr(S.Plus, tuple(operands))
    if code is PREFIX:
        return Expr(head, (right,))
    if code is INTEGRAL:
        return _integral(head, right)
    if code is NOT_NOT:
        return Expr(head, (Expr(head, (right,)),))
    if code is NEGATE:
        return _minus(right)
    if code is AT:
        return Expr(operands[0], (right,))
    if code is SLASH_SLASH:
        return Expr(right, (operands[0],))
    if code is DIVIDE:
        return Expr(S.Times, (operands[0], Expr(S.Power, (right, -1))))
    if code is TILDED:
        return Expr(operands[1], (operands[0], right))
    if code is COMPARE:
        operands.append(right)
        if len(set(more)) == 1:
            return Expr(head, tuple(operands))
        mixed = [operands[0]]
        for relation, operand in zip(more, operands[1:]):
            mixed += (relation, operand)
        return Expr(S.Inequality, tuple(mixed))
    raise Misplaced(index)  # a~f without its second ~, a/:b without =
