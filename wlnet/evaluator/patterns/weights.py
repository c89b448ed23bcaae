"""How general a pattern is, which decides in what order rules are tried."""

from ...expression import Expr, Expression, S, Symbol, identity_key
from .shapes import has_pattern


def canonical_pattern(x: Expression) -> Expression:
    """x with its pattern variables numbered by first appearance: equal for equivalent left sides."""
    names: dict = {}

    def walk(e):
        if type(e) is Symbol:
            return names.get(e, e)
        if type(e) is not Expr:
            return e
        if e.head is S.Pattern and len(e.args) == 2 and type(e.args[0]) is Symbol:
            names.setdefault(e.args[0], f"$pattern{len(names)}")
        return Expr(walk(e.head), tuple([walk(a) for a in e.args]))

    return identity_key(walk(x))


def pattern_weight(x: Expression, names: set | None = None) -> float | tuple:
    """How general a pattern is: a number for a single pattern, a tuple of weights for a compound one (0 = literal).

    ``names`` are those of the variables further left: one that comes again fits less than a new one.
    """
    if type(x) is not Expr:
        return 0
    if names is None:
        names = set()
    head, args = x.head, x.args
    if head is S.HoldPattern and len(args) == 1:
        return pattern_weight(args[0], names)
    if head is S.Pattern and len(args) == 2:
        weight = pattern_weight(args[1], names)
        again = args[0] in names
        names.add(args[0])
        return weight - _AGAIN if again and type(weight) is not tuple else weight
    if head is S.Blank:
        return 3 if args else 5
    if head is S.BlankSequence:
        return 6 if args else 7
    if head in (S.BlankNullSequence, S.OptionsPattern, S.RepeatedNull):
        return 8 if args and head is S.BlankNullSequence else 9
    if head is S.Repeated:
        return 6
    if (head is S.PatternTest or head is S.Condition) and args:
        inner = pattern_weight(args[0], names)
        return inner - 0.5 if type(inner) is not tuple else inner
    if head is S.Optional and args:
        inner = pattern_weight(args[0], names)
        return inner + 0.25 if type(inner) is not tuple else inner
    if head is S.Alternatives:
        return 2
    if head is S.Except:
        return 4
    if head is S.Verbatim:
        return 0
    if not has_pattern(x):
        return 0
    return (pattern_weight(head, names), *[pattern_weight(a, names) for a in args])


_AGAIN = 0.1  # less than what tells two kinds of pattern apart


def compare_weights(a: float | tuple, b: float | tuple) -> int:
    """-1 if a is more specific than b in some place and in no place more general; 1 the other way round; else 0."""
    if type(a) is not tuple and type(b) is not tuple:
        return (a > b) - (a < b)
    if type(a) is not tuple:
        return -1 if a == 0 or b == () else 1
    if type(b) is not tuple:
        return 1 if b == 0 else -1
    if len(a) != len(b):
        # 6: BlankSequence[h], the first of those that match sequences
        sequences_a, sequences_b = max(map(_flat_weight, a)) >= 6, max(map(_flat_weight, b)) >= 6
        if sequences_a != sequences_b:
            return 1 if sequences_a else -1
        return (len(b) > len(a)) - (len(b) < len(a))
    orders = {compare_weights(x, y) for x, y in zip(a, b)}
    orders.discard(0)
    return orders.pop() if len(orders) == 1 else 0


def _flat_weight(w) -> float:
    return 1 if type(w) is tuple else w
