"""From a pattern to its matcher: every kind of pattern is made by the function that the tables name."""

from ...expression import TYPE_CHECKING, Association, Expr, Expression, S, Symbol
from ..attributes import FLAT, ONE_IDENTITY
from ..renaming import ANY_NAME, with_renamed_scopes
from . import general, sequences, simple
from .matchers import done, literal, undo
from .shapes import SEQUENCE_HEADS, can_be_flat, has_pattern, is_sequence_pattern
from .substitution import substitute

if TYPE_CHECKING:
    from collections.abc import Callable

    from ..evaluator import Evaluator


class Matcher:
    """A compiled pattern: ``bindings = matcher(x)`` is a dict Symbol -> value, or None where x does not match."""

    __slots__ = ("simple", "general")

    def __init__(self, simple: "Callable | None", general: "Callable | None"):
        self.simple = simple
        self.general = general

    def __call__(self, x: Expression) -> dict | None:
        b: dict = {}
        if self.simple is not None:
            return b if self.simple(x, b) else None
        return b if self.general(x, b, done) else None


def compile_pattern(ev: "Evaluator", pattern: Expression) -> Matcher:
    """The matcher of a pattern expression in the session of this evaluator."""
    return Compiler(ev).matcher(pattern)


class Compiler:
    """Makes matchers of patterns for one evaluator, whose attributes, tests and defaults they ask."""

    def __init__(self, ev: "Evaluator"):
        self.ev = ev

    def matcher(self, pattern: Expression) -> Matcher:
        """The matcher of a whole pattern."""
        way = self.simple(pattern)
        return Matcher(way, None if way is not None else self.general(pattern))

    def simple(self, p: Expression) -> "Callable | None":
        """A matcher ``m(x, b) -> bool`` for patterns that can match in one way only, else None."""
        if type(p) is not Expr:
            if type(p) is Association and has_pattern(p):
                return None
            return literal(p)
        head = p.head
        make = _SIMPLE.get(head) if type(head) is Symbol else None
        if make is not None:
            return make(self, p, p.args)
        if type(head) is Symbol and head in _CHOICES:
            return None
        if not has_pattern(p):
            return literal(p)
        return simple.compound(self, p)

    def condition(self, test: Expression) -> "Callable":
        """``holds(b)``: does the test yield True with the bindings put in?"""
        ev, test = self.ev, with_renamed_scopes(test, ANY_NAME)

        def holds(b):
            return ev.evaluate(substitute(test, b)) is S.True_

        return holds

    def general(self, p: Expression) -> "Callable":
        """A matcher ``m(x, b, k) -> bool`` for any pattern."""
        m = self.simple(p)
        if m is not None:

            def match(x, b, k):
                size = len(b)
                if m(x, b) and k():
                    return True
                undo(b, size)  # another choice begins with what was bound before this one
                return False

            return match
        if type(p) is Association:
            return general.compound(self, p.to_expression())
        head = p.head
        if is_sequence_pattern(p) or head is S.Optional or head is S.OptionsPattern:
            return general.single(self.sequence(p, None, 0), head is S.OptionsPattern)
        make = _GENERAL.get(head) if type(head) is Symbol else None
        if make is not None:
            return make(self, p, p.args)
        return general.compound(self, p)

    def arguments(self, patterns: tuple, head: Symbol | None, attributes: int) -> "Callable":
        """A sequence matcher for a whole argument list in order."""
        flat = head if attributes & FLAT else None
        parts = [self.sequence(p, head, i + 1, flat) for i, p in enumerate(patterns)]
        if not parts:
            return lambda items, i, end, b, k: k(i)
        matcher = parts[-1]
        for s in reversed(parts[:-1]):
            matcher = _chain(s, matcher)
        return matcher

    def sequence(self, p: Expression, head: Symbol | None, position: int, flat: Symbol | None = None) -> "Callable":
        """The sequence matcher of one argument pattern; head and position serve defaults, flat a Flat head."""
        if type(p) is Expr and type(p.head) is Symbol:
            make = _SEQUENCE.get(p.head)
            matcher = make(self, p, p.args, head, position, flat) if make is not None else None
            if matcher is not None:
                return matcher
        m = self.simple(p)
        if flat is not None and has_pattern(p):
            wraps = not self.ev.definitions[flat].attributes & ONE_IDENTITY and can_be_flat(p)
            return sequences.flat_single(self._one(p), flat, wraps)
        if m is not None:

            def one(items, i, end, b, k):
                if i >= end:
                    return False
                size = len(b)
                if m(items[i], b) and k(i + 1):
                    return True
                undo(b, size)
                return False

            return one
        g = self._one(p)
        return lambda items, i, end, b, k: i < end and g(items[i], b, lambda: k(i + 1))

    def _one(self, p: Expression) -> "Callable":
        """The matcher of a pattern for one argument; Repeated[] and the like, which stand for no sequence, as they are."""
        if type(p) is Expr and (is_sequence_pattern(p) or p.head is S.Optional or p.head is S.OptionsPattern):
            return general.compound(self, p)
        return self.general(p)


def _chain(first, second):
    return lambda items, i, end, b, k: first(items, i, end, b, lambda j: second(items, j, end, b, k))


_SIMPLE = {
    S.Blank: simple.blank,
    S.Pattern: simple.named,
    S.PatternTest: simple.tested,
    S.Condition: simple.conditional,
    S.HoldPattern: simple.held,
    S.Verbatim: simple.verbatim,
    S.Except: simple.excluding,
    S.Alternatives: simple.alternatives,
    S.Rational: simple.number,
    S.Complex: simple.number,
}
_GENERAL = {
    S.Pattern: general.named,
    S.PatternTest: general.tested,
    S.Condition: general.conditional,
    S.HoldPattern: general.held,
    S.Longest: general.held,
    S.Shortest: general.held,
    S.Except: general.excluding,
    S.Alternatives: general.alternatives,
    S.KeyValuePattern: general.key_values,
    S.Rational: general.number,
    S.Complex: general.number,
}
_SEQUENCE = {
    S.BlankSequence: sequences.blanks,
    S.BlankNullSequence: sequences.blanks,
    S.Pattern: sequences.named,
    S.PatternTest: sequences.tested,
    S.Condition: sequences.conditional,
    S.HoldPattern: sequences.held,
    S.Alternatives: sequences.alternatives,
    S.Repeated: sequences.repeated,
    S.RepeatedNull: sequences.repeated,
    S.PatternSequence: sequences.pattern_sequence,
    S.OrderlessPatternSequence: sequences.orderless_sequence,
    S.Longest: sequences.longest,
    S.Shortest: sequences.shortest,
    S.Optional: sequences.optional,
    S.OptionsPattern: sequences.options,
}
_CHOICES = frozenset(SEQUENCE_HEADS | {S.Optional, S.KeyValuePattern, S.Longest, S.Shortest})
