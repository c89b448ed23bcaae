"""A backtracking matcher for string patterns with conditions and tests, which call the evaluator on the way.

Each node becomes a function ``run(c, i, k)``: match from position i and call ``k(end)`` for each possible end until one
of them is True.  Everything recurses from Python to Python only.
"""

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from ...evaluator import substitute
from ...expression import S
from .regex import translate

if TYPE_CHECKING:
    from .patterns import Node


class _Context:
    """One attempt to match: the text and what the groups have matched so far."""

    __slots__ = ("text", "groups", "last", "end")

    def __init__(self, text: str, count: int):
        self.text = text
        self.groups: list = [None] * (count + 1)
        self.last = None
        self.end = 0


class BacktrackingMatch:
    """The part of the interface of `re.Match` that string functions use."""

    __slots__ = ("string", "_spans", "lastindex")

    def __init__(self, context: _Context, start: int):
        context.groups[0] = start, context.end
        self.string = context.text
        self._spans = context.groups
        self.lastindex = context.last

    def start(self) -> int:
        return self._spans[0][0]

    def end(self) -> int:
        return self._spans[0][1]

    def span(self) -> tuple:
        return self._spans[0]

    def group(self, number: int = 0) -> str:
        span = self._spans[number]
        return None if span is None else self.string[span[0] : span[1]]


class BacktrackingPattern:
    """The part of the interface of `re.Pattern` that string functions use."""

    def __init__(self, ev, node, ignore_case: bool):
        self._builder = _Builder(ev, re.IGNORECASE if ignore_case else 0)
        self._run = self._builder.build(node)

    def match(self, text: str, position: int = 0, end: "int | None" = None, least: int = 0) -> "BacktrackingMatch | None":
        """The first match that begins exactly here, with ``least`` characters (and this end, if given), or None."""
        context = _Context(text, self._builder.groups)

        # a wrong end is no end: the matcher goes on to the next way
        def done(j: int) -> bool:
            if end is not None and j != end or j - position < least:
                return False
            context.end = j
            return True

        return BacktrackingMatch(context, position) if self._run(context, position, done) else None

    def fullmatch(self, text: str, position: int = 0, end: "int | None" = None) -> "BacktrackingMatch | None":
        return self.match(text, position, len(text) if end is None else end)

    def search(self, text: str, position: int = 0, least: int = 0) -> "BacktrackingMatch | None":
        """The first match from a position on; one right there must have ``least`` characters."""
        for i in range(position, len(text) + 1):
            # only at the place of an empty match must the next one be longer
            match = self.match(text, i, None, least if i == position else 0)
            if match is not None:
                return match
        return None

    def finditer(self, text: str) -> list:
        """Disjoint matches; after an empty one, a longer one may begin at the same place, as in `re`."""
        matches: list = []
        position = least = 0
        while (m := self.search(text, position, least)) is not None:
            matches.append(m)
            # without this an empty match would come again for ever
            position, least = m.end(), m.end() == m.start()
        return matches


class _Builder:
    """Turns nodes into matching functions; ``groups`` is the highest group number."""

    def __init__(self, ev, flags: int):
        self.ev = ev
        self.flags = flags
        self.groups = 0

    def build(self, node: "Node") -> Callable:
        return getattr(self, "_" + node.kind)(node)

    def _text(self, node):
        match = re.compile(node.data, self.flags).match

        def run(c: "_Context", i: int, k: Callable) -> bool:
            m = match(c.text, i)
            return m is not None and k(m.end())

        return run

    def _span(self, node):
        """A text of variable length: the longest first, then the shorter ones."""
        return self._shrinking(re.compile(node.data, self.flags), lambda c, m: None)

    def _regex(self, node):
        # a RegularExpression numbers its groups from 1; in the whole pattern they are shifted
        source, shift, count = node.data
        self.groups = max(self.groups, shift + count)

        def note(c: "_Context", m: re.Match) -> None:
            for g in range(1, count + 1):
                c.groups[shift + g] = m.span(g) if m.group(g) is not None else None

        return self._shrinking(re.compile(translate(source, 0), self.flags), note)

    def _shrinking(self, pattern, note):
        def run(c: "_Context", i: int, k: Callable) -> bool:
            m = pattern.match(c.text, i)
            if m is None:
                return False
            end = m.end()
            note(c, m)
            if k(end):
                return True
            # re gives one match only; shorter ones are asked for end by end
            for j in range(end - 1, i - 1, -1):
                m = pattern.fullmatch(c.text, i, j)
                if m is not None:
                    note(c, m)
                    if k(j):
                        return True
            return False

        return run

    def _sequence(self, node):
        runs = [self.build(i) for i in node.items]

        def run(c: "_Context", i: int, k: Callable, n: int = 0) -> bool:
            if n == len(runs):
                return k(i)
            return runs[n](c, i, lambda j: run(c, j, k, n + 1))

        return run

    def _alternatives(self, node):
        runs = [self.build(i) for i in node.items]

        def run(c: "_Context", i: int, k: Callable) -> bool:
            for r in runs:
                if r(c, i, k):
                    return True
            return False

        return run

    def _repeat(self, node):
        item = self.build(node.items[0])
        low, high, lazy = node.data

        def run(c: "_Context", i: int, k: Callable, count: int = 0) -> bool:
            def again(j: int) -> bool:
                # an empty repetition could be repeated for ever
                return k(j) if j == i else run(c, j, k, count + 1)

            if lazy and count >= low and k(i):
                return True
            if (high is None or count < high) and item(c, i, again):
                return True
            return not lazy and count >= low and k(i)

        return run

    def _capture(self, node):
        item, group = self.build(node.items[0]), node.data
        self.groups = max(self.groups, group)

        def run(c: "_Context", i: int, k: Callable) -> bool:
            def done(j: int) -> bool:
                before = c.groups[group]
                c.groups[group] = i, j
                c.last = group
                if k(j):
                    return True
                # what follows did not match: another way must find the group as it was
                c.groups[group] = before
                return False

            return item(c, i, done)

        return run

    def _back(self, node):
        groups = node.data
        ignore_case = bool(self.flags)

        def run(c: "_Context", i: int, k: Callable) -> bool:
            # a name in several alternatives has a group in each; the one that matched counts
            for g in groups:
                span = c.groups[g]
                if span is not None:
                    before = c.text[span[0] : span[1]]
                    here = c.text[i : i + len(before)]
                    same = here.lower() == before.lower() if ignore_case else here == before
                    return same and k(i + len(before))
            return False

        return run

    def _not(self, node):
        unwanted, pattern = self.build(node.items[0]), self.build(node.items[1])
        return lambda c, i, k: not unwanted(c, i, lambda j: True) and pattern(c, i, k)

    def _test(self, node):
        item, test, ev = self.build(node.items[0]), node.data, self.ev
        return lambda c, i, k: item(c, i, lambda j: ev.test(test, c.text[i:j]) and k(j))

    def _condition(self, node):
        item, ev = self.build(node.items[0]), self.ev
        condition, names = node.data

        def run(c: "_Context", i: int, k: Callable) -> bool:
            def done(j: int) -> bool:
                bindings = {}
                for name, groups in names.items():
                    spans = [c.groups[g] for g in groups if c.groups[g] is not None]
                    bindings[name] = c.text[spans[0][0] : spans[0][1]] if spans else ""
                return ev.evaluate(substitute(condition, bindings)) is S.True_ and k(j)

            return item(c, i, done)

        return run
