"""Level specifications and walks over the levels of an expression.

A part is on level n > 0 if n indices lead to it, and on level -n if its depth is n.  Walks go from the inside out:
children first, then the part that holds them, as Level, Cases and Position give their results.
"""

from collections.abc import Callable

from ...expression import Association, Expr, Expression, MessageError, PackedArray, S, elements, is_list
from ...expression.compounds import is_infinity, items_of

EVERY_LEVEL = 1 << 60  # deeper than any expression


class Levels:
    """A level specification: bounds ``low`` and ``high``, negative ones counted by depth."""

    __slots__ = ("low", "high", "by_depth")

    def __init__(self, low: int, high: int):
        self.low = low
        self.high = high
        self.by_depth = low < 0 or high < 0

    def contain(self, level: int, depth: int) -> bool:
        """Is a part at this level, with this depth, meant?"""
        low, high = self.low, self.high
        return (level >= low if low >= 0 else depth <= -low) and (level <= high if high >= 0 else depth >= -high)

    def go_below(self, level: int) -> bool:
        """Can parts below this level be meant?"""
        return self.high < 0 or level < self.high


def levels(spec: Expression) -> Levels:
    """The levels that n, {n}, {m, n}, Infinity or All mean; MessageError for anything else."""
    if is_list(spec):
        bounds = [_bound(b) for b in elements(spec)]
        if None not in bounds:
            if len(bounds) == 1:
                return Levels(bounds[0], bounds[0])
            if len(bounds) == 2:
                return Levels(bounds[0], bounds[1])
    elif spec is S.All:
        return Levels(0, EVERY_LEVEL)
    else:
        n = _bound(spec)
        if n is not None:
            return Levels(1, n)
    raise MessageError("level", spec)


def _bound(n) -> "int | None":
    if type(n) is int:
        return n
    if is_infinity(n):
        return EVERY_LEVEL
    return None


def depth_of(x: Expression) -> int:
    """The maximal number of indices needed to reach a part of x, plus one; heads do not count."""
    depth = 1
    current = [x]
    while True:
        below = []
        compound = False
        for e in current:
            kind = type(e)
            if kind is Expr:
                compound = True
                below.extend(e.args)
            elif kind is PackedArray:
                compound = True
                below.extend(_shapes(e))
            elif kind is Association:
                compound = True
                below.extend(e.values())
        if not compound:
            return depth
        depth += 1
        current = below


def _shapes(packed: PackedArray) -> list:
    """Stand-ins of the rows of a packed array: one is enough, all have the same depth."""
    array = packed.array
    return [PackedArray(array[0])] if array.ndim > 1 and array.shape[0] else [0]


def visit(x: Expression, spec: Levels, heads: bool, report: Callable, level: int = 0) -> int:
    """Call report(part) for every part of x on these levels, inside out; gives the depth of x.

    report may raise `Enough` to stop.
    """
    depth = 1
    kind = type(x)
    if kind is Expr:
        if spec.go_below(level):
            if heads:
                visit(x.head, spec, heads, report, level + 1)
            for a in x.args:
                d = visit(a, spec, heads, report, level + 1)
                if d >= depth:
                    depth = d + 1
            if not x.args:
                depth = 2
        elif spec.by_depth:
            depth = depth_of(x)
    elif kind is PackedArray or kind is Association:
        if spec.go_below(level):
            if heads and kind is PackedArray:
                visit(S.List, spec, heads, report, level + 1)
            depth = 2
            for a in items_of(x):
                d = visit(a, spec, heads, report, level + 1)
                if d >= depth:
                    depth = d + 1
        elif spec.by_depth:
            depth = depth_of(x)
    if spec.contain(level, depth):
        report(x)
    return depth


def visit_positions(x: Expression, spec: Levels, heads: bool, report: Callable, position: tuple = ()) -> int:
    """Like `visit` for report(part, position); positions in associations are Key[key]."""
    depth = 1
    parts = items_of(x)
    level = len(position)
    if parts is not None:
        depth = 2
        if spec.go_below(level):
            if heads and type(x) is not Association:
                visit_positions(x.head, spec, heads, report, (*position, 0))
            if type(x) is Association:
                indices = [Expr(S.Key, (k,)) for k in x.keys()]
            else:
                indices = range(1, len(parts) + 1)
            for i, a in zip(indices, parts):
                d = visit_positions(a, spec, heads, report, (*position, i))
                if d >= depth:
                    depth = d + 1
        elif spec.by_depth:
            depth = depth_of(x)
    if spec.contain(level, depth):
        report(x, position)
    return depth


class Enough(Exception):
    """Raised by a visitor that needs no more parts."""


def transform(x: Expression, spec: Levels, heads: bool, change: Callable, level: int = 0) -> tuple:
    """x with change(part) in place of every part on these levels, inside out.  Gives (new x, depth of the old)."""
    kind = type(x)
    depth = 1
    new = x
    if kind is Expr or kind is PackedArray or kind is Association:
        depth = 2
        if spec.go_below(level):
            items = items_of(x)
            out = []
            changed = False
            for a in items:
                v, d = transform(a, spec, heads, change, level + 1)
                if d >= depth:
                    depth = d + 1
                if v is not a:
                    changed = True
                out.append(v)
            head = x.head
            if heads:
                head, _ = transform(head, spec, heads, change, level + 1)
            if changed or head is not x.head:
                if kind is Association and head is S.Association:
                    new = Association(dict(zip(x.data, out)), x.delayed)
                else:
                    new = Expr(head, tuple(out))
        elif spec.by_depth:
            depth = depth_of(x)
    if spec.contain(level, depth):
        new = change(new)
    return new, depth


def transform_indexed(x: Expression, spec: Levels, heads: bool, change: Callable, position: tuple = ()) -> tuple:
    """Like `transform` for change(part, position)."""
    depth = 1
    new = x
    items = items_of(x)
    if items is not None:
        depth = 2
        if spec.go_below(len(position)):
            if type(x) is Association:
                indices = [Expr(S.Key, (k,)) for k in x.keys()]
            else:
                indices = range(1, len(items) + 1)
            head = x.head
            if heads:
                head, _ = transform_indexed(head, spec, heads, change, (*position, 0))
            out = []
            for i, a in zip(indices, items):
                v, d = transform_indexed(a, spec, heads, change, (*position, i))
                if d >= depth:
                    depth = d + 1
                out.append(v)
            if type(x) is Association and head is S.Association:
                new = Association(dict(zip(x.data, out)), x.delayed)
            else:
                new = Expr(head, tuple(out))
        elif spec.by_depth:
            depth = depth_of(x)
    if spec.contain(len(position), depth):
        new = change(new, position)
    return new, depth
