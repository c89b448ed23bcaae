"""Patterns for sequences of arguments, as ``s(items, i, end, b, k) -> bool``, in order and in any order."""

from itertools import combinations

from ...expression import TYPE_CHECKING, Expr, S, Symbol, elements, has_head, is_rule, same
from ...expression.compounds import is_infinity
from ..attributes import FLAT, ONE_IDENTITY, ORDERLESS
from .matchers import always, bind, head_test, undo
from .shapes import can_be_flat, has_pattern, is_named_optional, is_sequence_pattern

if TYPE_CHECKING:
    from collections.abc import Callable

    from .compiler import Compiler

SEQUENCE = S.Sequence


def blanks(
    compiler: "Compiler", p: Expr, args: tuple, head: Symbol | None, position: int, flat: Symbol | None
) -> "Callable | None":
    """__ and ___, with a head or without: the shortest sequence first."""
    least = 1 if p.head is S.BlankSequence else 0
    test = head_test(args[0]) if args else always

    def match(items, i, end, b, k):
        stop = i
        if test is always:
            stop = end
        else:
            while stop < end and test(items[stop], b):
                stop += 1
        for j in range(i + least, stop + 1):
            if k(j):
                return True
        return False

    return match


def named(compiler: "Compiler", p: Expr, args: tuple, head: Symbol | None, position: int, flat: Symbol | None) -> "Callable | None":
    """name:pattern for a sequence; several arguments are bound as a Sequence."""
    if len(args) != 2 or not is_sequence_pattern(args[1]) and not has_head(args[1], S.Optional):
        return None
    name, inner = args[0], compiler.sequence(args[1], head, position, flat)

    def match(items, i, end, b, k):
        def bound(j):
            size = len(b)
            value = items[i] if j == i + 1 else Expr(SEQUENCE, tuple(items[i:j]))
            if bind(b, name, value) and k(j):
                return True
            undo(b, size)
            return False

        return inner(items, i, end, b, bound)

    return match


def tested(
    compiler: "Compiler", p: Expr, args: tuple, head: Symbol | None, position: int, flat: Symbol | None
) -> "Callable | None":
    """pattern?test, which every argument of the sequence must pass."""
    if len(args) != 2 or not is_sequence_pattern(args[0]):
        return None
    inner, test, call = compiler.sequence(args[0], head, position, flat), args[1], compiler.ev.test

    def match(items, i, end, b, k):
        def tested(j):
            for x in items[i:j]:
                if not call(test, x):
                    return False
            return k(j)

        return inner(items, i, end, b, tested)

    return match


def conditional(
    compiler: "Compiler", p: Expr, args: tuple, head: Symbol | None, position: int, flat: Symbol | None
) -> "Callable | None":
    """pattern /; test."""
    if len(args) != 2 or not (is_sequence_pattern(args[0]) or has_head(args[0], S.Optional)):
        return None
    inner, holds = compiler.sequence(args[0], head, position, flat), compiler.condition(args[1])
    return lambda items, i, end, b, k: inner(items, i, end, b, lambda j: holds(b) and k(j))


def held(compiler: "Compiler", p: Expr, args: tuple, head: Symbol | None, position: int, flat: Symbol | None) -> "Callable | None":
    """HoldPattern[pattern]."""
    return compiler.sequence(args[0], head, position, flat) if len(args) == 1 else None


def alternatives(
    compiler: "Compiler", p: Expr, args: tuple, head: Symbol | None, position: int, flat: Symbol | None
) -> "Callable | None":
    """p1 | p2 where one of them is a sequence."""
    if not any([is_sequence_pattern(a) for a in args]):
        return None
    parts = [compiler.sequence(a, head, position, flat) for a in args]

    def match(items, i, end, b, k):
        for s in parts:
            if s(items, i, end, b, k):
                return True
        return False

    return match


def repeated(
    compiler: "Compiler", p: Expr, args: tuple, head: Symbol | None, position: int, flat: Symbol | None
) -> "Callable | None":
    """p.., p..., Repeated[p, n], Repeated[p, {n}] and Repeated[p, {m, n}]."""
    if not 1 <= len(args) <= 2:
        return None
    least, most = (1 if p.head is S.Repeated else 0), None
    if len(args) == 2:
        bounds = args[1]
        if type(bounds) is int:
            most = bounds
        elif has_head(bounds, S.List) and len(elements(bounds)) == 1:
            least = most = elements(bounds)[0]
        elif has_head(bounds, S.List) and len(elements(bounds)) == 2:
            least, most = elements(bounds)
        if type(least) is not int or type(most) is not int and not is_infinity(most):
            return None  # it is taken as it stands
        if type(most) is not int:
            most = None
    one = compiler.sequence(args[0], head, position, None)

    def match(items, i, end, b, k):
        def step(start, count):
            if count >= least and k(start):
                return True
            if most is not None and count >= most:
                return False
            return one(items, start, end, b, lambda j: j > start and step(j, count + 1))

        return step(i, 0)

    return match


def pattern_sequence(
    compiler: "Compiler", p: Expr, args: tuple, head: Symbol | None, position: int, flat: Symbol | None
) -> "Callable | None":
    """PatternSequence[p1, p2]."""
    return compiler.arguments(args, head, 0)


def orderless_sequence(
    compiler: "Compiler", p: Expr, args: tuple, head: Symbol | None, position: int, flat: Symbol | None
) -> "Callable | None":
    """OrderlessPatternSequence[p1, p2]."""
    inner = orderless(compiler, args, None, ORDERLESS)

    def match(items, i, end, b, k):
        for j in range(i, end + 1):
            if inner(items[i:j], 0, j - i, b, lambda used, j=j: used == j - i and k(j)):
                return True
        return False

    return match


def longest(
    compiler: "Compiler", p: Expr, args: tuple, head: Symbol | None, position: int, flat: Symbol | None
) -> "Callable | None":
    """Longest[pattern]: the ways in which it can match, the longest first."""
    if not args:
        return None
    inner = compiler.sequence(args[0], head, position, flat)

    def match(items, i, end, b, k):
        ends = []
        size = len(b)
        inner(items, i, end, b, lambda j: ends.append(j))  # append gives None: collect all
        undo(b, size)
        for stop in sorted(set(ends), reverse=True):
            if inner(items, i, end, b, lambda j, stop=stop: j == stop and k(j)):
                return True
        return False

    return match


def shortest(
    compiler: "Compiler", p: Expr, args: tuple, head: Symbol | None, position: int, flat: Symbol | None
) -> "Callable | None":
    """Shortest[pattern]: matchers try the shortest first anyway."""
    if not args:
        return None
    return compiler.sequence(args[0], head, position, flat)


def optional(
    compiler: "Compiler", p: Expr, args: tuple, head: Symbol | None, position: int, flat: Symbol | None
) -> "Callable | None":
    """p:default and p., which may be left out."""
    if not args:
        return None
    inner = compiler.sequence(args[0], head, position, flat)
    default = left_out(compiler, p, head, position)
    return lambda items, i, end, b, k: inner(items, i, end, b, k) or default(b, lambda: k(i))


def left_out(compiler: "Compiler", p: Expr, head: Symbol | None, position: int) -> "Callable":
    """``match(b, k)``: go on with the default value of an optional argument, if there is one."""
    args, ev = p.args, compiler.ev
    name = args[0].args[0] if has_head(args[0], S.Pattern) else None
    explicit = args[1] if len(args) == 2 else None

    def match(b, k):
        value = explicit if explicit is not None else ev.default_value(head, position)
        if value is None:
            return False
        size = len(b)
        if (name is None or bind(b, name, value)) and k():
            return True
        undo(b, size)
        return False

    return match


def options(
    compiler: "Compiler", p: Expr, args: tuple, head: Symbol | None, position: int, flat: Symbol | None
) -> "Callable | None":
    """Options, remembered under the key OptionsPattern so that OptionValue[name] on the right side finds them."""
    owner = args[0] if args else head

    def match(items, i, end, b, k):
        stop = i
        while stop < end and _is_options(items[stop]):
            stop += 1
        for j in range(stop, i - 1, -1):
            size = len(b)
            if S.OptionsPattern not in b:
                b[S.OptionsPattern] = Expr(S.List, (owner, Expr(S.List, tuple(items[i:j]))))
            if k(j):
                return True
            undo(b, size)
        return False

    return match


def flat_single(m: "Callable", flat: Symbol, wraps: bool) -> "Callable":
    """One pattern for any number of arguments of a Flat head: x_ in x_ + y_ may be a + b.

    Where the head ``wraps`` (it is not OneIdentity) an argument alone stands for head[argument].
    """

    def match(items, i, end, b, k):
        for j in range(i + 1, end + 1):
            x = items[i] if j == i + 1 and not wraps else Expr(flat, tuple(items[i:j]))
            if m(x, b, lambda j=j: k(j)):
                return True
        return False

    return match


def orderless(compiler: "Compiler", patterns: tuple, head: Symbol | None, attributes: int) -> "Callable":
    """Arguments in any order: each pattern picks among the items that are left."""
    flat = head if attributes & FLAT else None
    wraps = flat is not None and not attributes & ONE_IDENTITY
    fixed = [p for p in patterns if not has_pattern(p)]
    singles, sequences = [], []
    for i, p in enumerate(patterns):
        if not has_pattern(p):
            continue
        if has_head(p, S.Optional) and not is_sequence_pattern(p.args[0]):
            group = flat is not None and can_be_flat(p.args[0])
            singles.append((compiler.general(p.args[0]), group, left_out(compiler, p, head, i + 1)))
        elif is_sequence_pattern(p) or has_head(p, S.Optional) or is_named_optional(p):
            sequences.append(compiler.sequence(p, head, i + 1, None))
        else:
            singles.append((compiler.general(p), flat is not None and can_be_flat(p), None))
    # Patterns that can take a group or be left out choose last, in the order of the pattern.
    singles.sort(key=lambda part: part[1] or part[2] is not None)

    def match(items, i, end, b, k):
        rest = list(items[i:end])
        for p in fixed:
            for n, x in enumerate(rest):
                if same(x, p):
                    del rest[n]
                    break
            else:
                return False

        def choose(n, left):
            if n == len(singles):
                return share(0, left)
            m, group, default = singles[n]
            if group and n == len(singles) - 1 and not sequences and len(left) > 1:
                return m(Expr(flat, tuple(left)), b, lambda: choose(n + 1, []))
            for place, x in enumerate(left):
                if place and left[place - 1] is x:  # tried already
                    continue
                others = left[:place] + left[place + 1 :]
                if group and wraps:
                    x = Expr(flat, (x,))
                if m(x, b, lambda others=others: choose(n + 1, others)):
                    return True
            return default is not None and default(b, lambda: choose(n + 1, left))

        def share(n, left):
            if n == len(sequences):
                return not left and k(end)
            s = sequences[n]
            if n == len(sequences) - 1:
                return s(left, 0, len(left), b, lambda j: j == len(left) and share(n + 1, []))
            for size in range(len(left) + 1):
                for places in combinations(range(len(left)), size):
                    part = [left[c] for c in places]
                    others = [x for c, x in enumerate(left) if c not in places]
                    if s(part, 0, size, b, lambda j, size=size, others=others: j == size and share(n + 1, others)):
                        return True
            return False

        return choose(0, rest)

    return match


def _is_options(x) -> bool:
    """Is x a rule or a list of rules, whatever their left sides, as OptionsPattern takes them?"""
    return is_rule(x) or has_head(x, S.List) and all([_is_options(a) for a in x.args])
