"""Compound expressions and the structural questions every room asks of them."""

from math import isnan

from .integers import integer_text
from .numbers import TYPE_CHECKING, BigReal, Complex, Rational
from .symbols import S, Symbol

if TYPE_CHECKING:
    from typing import Any

    Expression = Any  # a value of the language: a Number, str, Symbol, Expr, PackedArray or Atom; Any as Number is
else:
    Expression = object


class Expr:
    """head[args…]: immutable.  ``stamp``, ``symbols`` and ``code`` belong to the evaluator."""

    __slots__ = ("head", "args", "stamp", "symbols", "code", "_hash")

    def __init__(self, head: Expression, args: tuple = ()):
        self.head = head
        self.args = args
        self.stamp = 0
        self.symbols = None
        self.code = None
        self._hash: int | None = None

    def __eq__(self, other: object) -> bool:
        return self is other or same(self, other)

    def __hash__(self) -> int:
        if self._hash is None:
            _fill_hashes(self)
        return self._hash

    def __repr__(self) -> str:
        return full_form(self)

    def __reduce__(self) -> tuple:
        return Expr, (self.head, self.args)


class Atom:
    """Base of the atoms that are neither numbers, strings nor symbols: immutable values compared by content.

    Subclasses give ``head`` (a Symbol) and, where the printed form is a compound expression, ``to_expression()``.
    """

    __slots__ = ()
    head: Symbol
    elided = False  # does a page show only the beginning and the end of it?

    def to_expression(self) -> Expression:
        """The expression that prints as this value and evaluates back to it."""
        raise NotImplementedError


def expr(head: Expression, *args: Expression) -> Expr:
    """``expr(S.Plus, 1, x)``: an expression from its arguments; a Python string as head names a System symbol."""
    if type(head) is str:
        head = S[head]
    return Expr(head, args)


def rule(lhs: Expression, rhs: Expression) -> Expr:
    """lhs -> rhs."""
    return Expr(S.Rule, (lhs, rhs))


def head_of(x: Expression) -> Expression:
    """The head of any value, as Head gives it."""
    kind = type(x)
    if kind is Expr:
        return x.head
    head = _ATOM_HEADS.get(kind)
    return head if head is not None else x.head


_ATOM_HEADS = {
    int: S.Integer,
    float: S.Real,
    complex: S.Complex,
    str: S.String,
    Rational: S.Rational,
    Complex: S.Complex,
    BigReal: S.Real,
    Symbol: S.Symbol,
}


def has_head(x: Expression, head: Symbol) -> bool:
    """Is x a compound expression (or packed list, association) with this symbol as head?"""
    return type(x) is Expr and x.head is head or type(x) not in _ATOM_HEADS and head_of(x) is head


def same(a: Expression, b: Expression) -> bool:
    """SameQ: structural identity; 1 and 1. differ, a packed list equals the list it stands for.  Never recurses."""
    if a is b:
        return True
    stack = [(a, b)]
    while stack:
        a, b = stack.pop()
        if a is b:
            continue
        kind = type(a)
        if kind is not type(b):
            if kind in _LISTS and type(b) in _LISTS:
                if kind is Expr:
                    a, b = b, a
                if type(b) is not Expr or b.head is not S.List or len(a) != len(b.args):
                    return False
                stack.extend(zip(a.elements(), b.args))
                continue
            return False
        if kind is Expr:
            if len(a.args) != len(b.args):
                return False
            if a._hash is not None and b._hash is not None and a._hash != b._hash:  # cheap where both are known
                return False
            if a.head is not b.head:
                if type(a.head) is Symbol:
                    return False
                stack.append((a.head, b.head))
            for x, y in zip(a.args, b.args):
                if x is not y:
                    kind = type(x)
                    if kind is str or kind is int:  # compared at once: most leaves are, and the stack costs more
                        if type(y) is not kind or x != y:
                            return False
                    else:
                        stack.append((x, y))
        elif kind is float:
            if a != b and (a == a or b == b):  # two NaN are the same
                return False
        elif a != b:
            return False
    return True


def full_form(x: Expression) -> str:
    """``Plus[1, x]``-style text of any value for programmers; users see the formatter's output.  Never recurses."""
    out: list[str] = []
    stack: list = [x]
    while stack:
        item = stack.pop()
        kind = type(item)
        if kind is tuple:  # a piece of text to print as it is
            out.append(item[0])
        elif kind is Expr:
            stack.append(("]",))
            for i, arg in enumerate(reversed(item.args)):
                stack.append(arg)
                if i < len(item.args) - 1:
                    stack.append((", ",))
            stack.append(("[",))
            stack.append(item.head)
        elif kind in _LISTS:
            stack.append(item.unpack())
        elif isinstance(item, Atom):
            try:
                stack.append(item.to_expression())
            except NotImplementedError:
                out.append(f"<{kind.__name__}>")
        elif kind is str:
            out.append('"' + item.replace("\\", "\\\\").replace('"', '\\"') + '"')
        else:
            out.append(integer_text(item) if kind is int else repr(item))
    return "".join(out)


def _fill_hashes(root: Expr) -> None:
    """Hash bottom-up with an explicit stack; deep expressions must not recurse through tp_hash."""
    stack = [root]
    while stack:
        e = stack[-1]
        pending = [x for x in e.args if type(x) is Expr and x._hash is None]
        if type(e.head) is Expr and e.head._hash is None:
            pending.append(e.head)
        if pending:
            stack.extend(pending)
            continue
        stack.pop()
        keys = tuple([identity_key(x) if type(x) is float or type(x) is complex else x for x in e.args])
        e._hash = hash((identity_key(e.head), keys))


class RealKey(float):
    """A machine real as a dictionary key: never equal to the integer of the same value."""

    __slots__ = ()

    def __eq__(self, other: object) -> bool:
        # `!=` on either would come back here for ever
        return type(other) is RealKey and (float.__eq__(self, other) or isnan(self) and isnan(other))

    def __ne__(self, other: object) -> bool:
        return not self == other

    def __hash__(self) -> int:
        return hash(("Real", None if isnan(self) else float.__hash__(self)))  # Python gives every NaN a hash of its own


class ComplexKey(complex):
    """A machine complex number as a dictionary key: never equal to a real of the same value."""

    __slots__ = ()

    def __eq__(self, other: object) -> bool:
        return type(other) is ComplexKey and complex.__eq__(self, other)

    def __ne__(self, other: object) -> bool:
        return not self == other

    def __hash__(self) -> int:
        return hash(("Complex", complex.__hash__(self)))


def identity_key(x: Expression) -> Expression:
    """x itself, or a stand-in whose ``==`` and ``hash`` agree with `same`: what to put into a set or dict.

    Undo with `from_identity_key`.
    """
    kind = type(x)
    if kind is float:
        return RealKey(x)
    if kind is complex:
        return ComplexKey(x)
    return x


def identity_keys(items: list | tuple) -> list | tuple:
    """`identity_key` of many values; mostly the values themselves."""
    return items if _INEXACT.isdisjoint(map(type, items)) else [identity_key(x) for x in items]


_INEXACT = frozenset((float, complex))


def from_identity_key(key: Expression) -> Expression:
    """The value that a key of `identity_key` stands for."""
    kind = type(key)
    if kind is RealKey:
        return float(key)
    if kind is ComplexKey:
        return complex(key)
    return key


_LISTS: set[type] = {Expr}  # PackedArray adds itself


def register_list_type(kind: type) -> None:
    """Let `same` and `full_form` know a class whose values stand for Lists, with `elements` and `unpack`."""
    _LISTS.add(kind)
