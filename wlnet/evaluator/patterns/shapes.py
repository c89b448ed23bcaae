"""What patterns look like: questions that are asked before they are compiled."""

from ...expression import Association, Expr, Expression, S, Symbol, has_head

_PATTERN_HEADS = frozenset(
    S[n]
    for n in (
        "Blank",
        "BlankSequence",
        "BlankNullSequence",
        "Pattern",
        "PatternTest",
        "Condition",
        "Alternatives",
        "Optional",
        "Repeated",
        "RepeatedNull",
        "Except",
        "HoldPattern",
        "Verbatim",
        "OptionsPattern",
        "PatternSequence",
        "KeyValuePattern",
        "Longest",
        "Shortest",
        "OrderlessPatternSequence",
    )
)


def has_pattern(x: Expression) -> bool:
    """Does x contain a pattern object?"""
    stack = [x]
    while stack:
        x = stack.pop()
        if type(x) is Expr:
            if x.head in _PATTERN_HEADS if type(x.head) is Symbol else False:
                return True
            stack.append(x.head)
            stack.extend(x.args)
        elif type(x) is Association:
            stack.extend(x.rules())
    return False


SEQUENCE_HEADS = frozenset(
    (
        S.BlankSequence,
        S.BlankNullSequence,
        S.Repeated,
        S.RepeatedNull,
        S.PatternSequence,
        S.OptionsPattern,
        S.OrderlessPatternSequence,
    )
)


def is_sequence_pattern(p: Expression) -> bool:
    """Can p match something else than exactly one argument?"""
    while type(p) is Expr:
        head = p.head
        if head in SEQUENCE_HEADS if type(head) is Symbol else False:
            return True
        if head in (S.PatternTest, S.Condition, S.HoldPattern, S.Longest, S.Shortest) and p.args:
            p = p.args[0]
        elif head is S.Pattern and len(p.args) == 2:
            p = p.args[1]
        elif head is S.Alternatives:
            for a in p.args:
                if is_sequence_pattern(a):
                    return True
            return False
        else:
            return False
    return False


def is_named_optional(p: Expression) -> bool:
    """Is p name:(pattern:default)?"""
    return has_head(p, S.Pattern) and len(p.args) == 2 and has_head(p.args[1], S.Optional)


def has_defaults(patterns: tuple) -> bool:
    """May one of the arguments be left out?"""
    return any([has_head(p, S.Optional) or is_named_optional(p) for p in patterns])


def can_be_flat(p: Expression) -> bool:
    """May this pattern stand for a group of arguments of a Flat head: an untyped blank, with or without a name?"""
    while (has_head(p, S.Pattern) or has_head(p, S.PatternTest) or has_head(p, S.Condition)) and len(p.args) == 2:
        p = p.args[1] if has_head(p, S.Pattern) else p.args[0]
    return has_head(p, S.Blank) and not p.args


def binds(p: Expression) -> bool:
    """Does p name anything?"""
    stack = [p]
    while stack:
        x = stack.pop()
        if type(x) is Expr:
            if x.head is S.Pattern:
                return True
            stack.append(x.head)
            stack.extend(x.args)
    return False
