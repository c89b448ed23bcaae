"""The smallest matchers, and how bindings are made and undone."""

from ...expression import (
    TYPE_CHECKING,
    BigReal,
    Complex,
    Expr,
    Expression,
    PackedArray,
    Rational,
    S,
    Symbol,
    head_of,
    same,
)

if TYPE_CHECKING:
    from collections.abc import Callable

_KINDS = {
    S.Integer: (int,),
    S.Real: (float, BigReal),
    S.String: (str,),
    S.Symbol: (Symbol,),
    S.Rational: (Rational,),
    S.Complex: (complex, Complex),
}


def bind(b: dict, name: Symbol, value: Expression) -> bool:
    """Bind a pattern variable, or check that it already has this value."""
    old = b.get(name)
    if old is None:
        b[name] = value
        return True
    return old is value or same(old, value)


def undo(b: dict, size: int) -> None:
    """Forget the bindings that were added since there were ``size``."""
    while len(b) > size:
        b.popitem()


def done() -> bool:
    """The continuation behind which nothing is left to match."""
    return True


def always(x: Expression, b: dict) -> bool:
    """The matcher of a bare blank."""
    return True


def literal(p: Expression) -> "Callable":
    """The matcher of an expression without patterns."""
    if type(p) is Symbol:
        return lambda x, b: x is p
    if type(p) is int:
        return lambda x, b: type(x) is int and x == p
    return lambda x, b: same(x, p)


def match_atom(x: Expression, match: "Callable", b: dict) -> bool:
    """Match an atom that stands for a compound expression (Association, …) part by part."""
    try:
        e = x.to_expression()
    except NotImplementedError:
        return False
    return match(e, b)


def number_expression(x: Expression) -> Expression:
    """A rational or complex number as the call that writes it; anything else as it is."""
    kind = type(x)
    if kind is Rational:
        return Expr(S.Rational, (x.numerator, x.denominator))
    if kind is Complex:
        return Expr(S.Complex, (x.re, x.im))
    return Expr(S.Complex, (x.real, x.imag)) if kind is complex else x


def head_test(head: Expression) -> "Callable":
    """``test(x, b)`` for a typed blank."""
    kind = _KINDS.get(head) if type(head) is Symbol else None
    if kind is not None:
        if len(kind) == 1:
            only = kind[0]
            return lambda x, b: type(x) is only
        return lambda x, b: type(x) in kind
    if head is S.List:
        return lambda x, b: type(x) is Expr and x.head is S.List or type(x) is PackedArray
    if type(head) is Symbol:
        return lambda x, b: x.head is head if type(x) is Expr else head_of(x) is head
    return lambda x, b: same(head_of(x), head)
