"""Boolean functions: And, Or, Not and their relatives."""

from ...evaluator import Evaluator, builtin, declare_symbol, declare_symbols
from ...expression import Expr, Expression, S, Symbol, elements, is_list
from .domains import belongs

TRUE, FALSE = S.True_, S.False_

# What Not makes of a comparison.
_OPPOSITE = {
    S.Equal: S.Unequal,
    S.Unequal: S.Equal,
    S.Less: S.GreaterEqual,
    S.GreaterEqual: S.Less,
    S.Greater: S.LessEqual,
    S.LessEqual: S.Greater,
    S.SameQ: S.UnsameQ,
    S.UnsameQ: S.SameQ,
}


@builtin("And", attributes="Flat HoldAll OneIdentity")
def and_(ev: Evaluator, args: tuple) -> Expression:
    """e1 && e2 && … is the logical AND: it evaluates its arguments in order, giving False when one is False."""
    return _junction(ev, S.And, args, TRUE, FALSE)


@builtin("Or", attributes="Flat HoldAll OneIdentity")
def or_(ev: Evaluator, args: tuple) -> Expression:
    """e1 || e2 || … is the logical OR: it evaluates its arguments in order, giving True when one is True."""
    return _junction(ev, S.Or, args, FALSE, TRUE)


def _junction(ev, head, args, neutral, decisive):
    open_args = []
    for a in args:
        value = ev.evaluate(a)
        if value is decisive:
            return decisive
        if value is neutral:
            continue
        if type(value) is Expr and value.head is S.Sequence:
            value = _junction(ev, head, value.args, neutral, decisive)
            if value is decisive:
                return decisive
            if value is neutral:
                continue
        parts = value.args if type(value) is Expr and value.head is head else (value,)
        open_args.extend(parts)
    if not open_args:
        return neutral
    if len(open_args) == 1:
        return open_args[0]
    if len(open_args) == len(args) and all([x is y or x == y for x, y in zip(open_args, args)]):
        return None
    return finished(ev, head, open_args)


def finished(ev: Evaluator, head: Symbol, items: list) -> Expr:
    """head[items…] as a final value: its evaluated arguments are not evaluated again."""
    result = Expr(head, tuple(items))
    result.stamp = ev.clock
    return result


@builtin("Not")
def not_(ev: Evaluator, x: Expression) -> Expression | None:
    """!expr is the logical NOT: False if expr is True, and True if it is False."""
    if x is TRUE:
        return FALSE
    if x is FALSE:
        return TRUE
    if type(x) is Expr:
        if x.head is S.Not and len(x.args) == 1:
            return x.args[0]
        opposite = _OPPOSITE.get(x.head) if len(x.args) == 2 else None
        if opposite is not None:
            return Expr(opposite, x.args)
    return None


@builtin("Xor", attributes="Flat OneIdentity Orderless")
def xor(ev: Evaluator, args: tuple) -> Expression | None:
    """Xor[e1, e2, …] is the logical XOR: True if an odd number of the arguments are True and the rest False."""
    odd, open_args = False, []
    for a in args:
        if a is TRUE:
            odd = not odd
        elif a is FALSE:
            continue
        elif a in open_args:
            open_args.remove(a)
        else:
            open_args.append(a)
    if not open_args:
        return TRUE if odd else FALSE
    rest = open_args[0] if len(open_args) == 1 else Expr(S.Xor, tuple(open_args))
    if odd:
        return Expr(S.Not, (rest,))
    return None if len(open_args) == len(args) and len(open_args) > 1 else rest


@builtin("Xnor", attributes="Orderless")
def xnor(ev: Evaluator, args: tuple) -> Expression:
    """Xnor[e1, e2, …] is the logical XNOR: the negation of Xor."""
    value = ev.evaluate(Expr(S.Xor, args))
    return _opposite(value)


@builtin("Nand", attributes="HoldAll")
def nand(ev: Evaluator, args: tuple) -> Expression:
    """Nand[e1, e2, …] is the logical NAND: the negation of And."""
    return _negation(ev, S.Nand, S.And, args)


@builtin("Nor", attributes="HoldAll")
def nor(ev: Evaluator, args: tuple) -> Expression:
    """Nor[e1, e2, …] is the logical NOR: the negation of Or."""
    return _negation(ev, S.Nor, S.Or, args)


def _opposite(value):
    if value is TRUE:
        return FALSE
    return TRUE if value is FALSE else None


def _negation(ev, owner, junction, args):
    """The negation of And or Or: of one open part its Not, of several what is left of them."""
    value = ev.evaluate(Expr(junction, args))
    known = _opposite(value)
    if known is not None:
        return known
    if type(value) is not Expr or value.head is not junction:
        return Expr(S.Not, (value,))
    return Expr(owner, value.args) if len(value.args) < len(args) else None


@builtin("Implies")
def implies(ev: Evaluator, p: Expression, q: Expression) -> Expression | None:
    """Implies[p, q] represents the logical implication p => q."""
    if p is FALSE or q is TRUE:
        return TRUE
    if p is TRUE:
        return q
    if q is FALSE:
        return Expr(S.Not, (p,))
    return TRUE if p == q else None


@builtin("Equivalent", attributes="Orderless")
def equivalent(ev: Evaluator, args: tuple) -> Expression | None:
    """Equivalent[e1, e2, …] represents the logical equivalence e1 <=> e2 <=> …"""
    rest = [a for a in dict.fromkeys(args) if a is not TRUE and a is not FALSE]
    if TRUE in args and FALSE in args:
        return FALSE
    if TRUE in args:
        return Expr(S.And, tuple(rest))
    if FALSE in args:
        return Expr(S.And, tuple([Expr(S.Not, (a,)) for a in rest]))
    return TRUE if len(rest) < 2 else None


@builtin("Majority", attributes="Flat OneIdentity Orderless")
def majority(ev: Evaluator, args: tuple) -> Expression | None:
    """Majority[e1, e2, …] gives True if more than half of the arguments are True."""
    if all([a is TRUE or a is FALSE for a in args]):
        return TRUE if 2 * args.count(TRUE) > len(args) else FALSE
    return None


@builtin("Boole", attributes="Listable")
def boole(ev: Evaluator, x: Expression) -> Expression | None:
    """Boole[expr] gives 1 if expr is True and 0 if it is False."""
    if x is TRUE:
        return 1
    return 0 if x is FALSE else None


@builtin("Element")
def element(ev: Evaluator, x: Expression, domain: Expression) -> Expression:
    """Element[x, dom] or x ∈ dom asserts that x is an element of the domain dom."""
    if type(x) is Expr and x.head is S.Alternatives:
        return Expr(S.And, tuple([Expr(S.Element, (a, domain)) for a in x.args]))
    if is_list(x) and type(domain) is not Expr:
        return Expr(S.And, tuple([Expr(S.Element, (a, domain)) for a in elements(x)]))
    return belongs(ev, x, domain)


@builtin("NotElement")
def not_element(ev: Evaluator, x: Expression, domain: Expression) -> Expression:
    """NotElement[x, dom] or x ∉ dom asserts that x is not an element of dom."""
    value = ev.evaluate(Expr(S.Element, (x, domain)))
    return _opposite(value)


declare_symbols(
    "Reals Integers Complexes Rationals Booleans Primes Algebraics PositiveIntegers NegativeIntegers "
    "NonNegativeIntegers NonPositiveIntegers PositiveReals NegativeReals NonNegativeReals "
    "NonPositiveReals PositiveRationals NegativeRationals"
)


@builtin("ForAll", attributes="HoldAll")
def for_all(ev: Evaluator, args: tuple) -> Expression | None:
    """ForAll[x, expr] represents the statement that expr is True for all values of x."""
    return None


@builtin("Exists", attributes="HoldAll")
def exists(ev: Evaluator, args: tuple) -> Expression | None:
    """Exists[x, expr] represents the statement that there exists a value of x for which expr is True."""
    return None


declare_symbol("Assumptions", usage="Assumptions is an option that specifies default assumptions.")
