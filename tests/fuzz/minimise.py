"""Making an input small while it still fails."""

import re
from collections.abc import Callable

from .texts import tokens

_PAIRS = {"(": ")", "[": "]", "{": "}", "[[": "]]", "<|": "|>"}
_SIMPLE = ("", "x", "1", "{}")


def minimal(code: str, fails: Callable[[str], bool]) -> str:
    """A shorter code that fails too: calls, brackets and tokens are taken out or made simple as long as that is so."""
    pieces, before = tokens(code), None
    while pieces != before:
        before = pieces
        for start, stop in sorted(_spans(pieces), key=lambda span: span[0] - span[1]):
            for other in (*[[text] if text else [] for text in _SIMPLE], pieces[start + 1 : stop - 1]):
                if stop <= len(pieces) and len("".join(other)) < len("".join(pieces[start:stop])):
                    shorter = pieces[:start] + other + pieces[stop:]
                    if fails("".join(shorter)):
                        pieces = shorter
                        break
            else:
                continue
            break  # the spans have moved
    return "".join(pieces)


def _spans(pieces: list[str]) -> list[tuple[int, int]]:
    """Where parts of the code stand: tokens, runs of tokens, elements between commas, brackets with what is before them."""
    spans = {(i, i + 1) for i in range(len(pieces))}
    size = len(pieces) // 2
    while size > 1:
        spans |= {(i, i + size) for i in range(0, len(pieces), size)}
        size //= 2
    stack: list = []
    for i, piece in enumerate(pieces):
        if piece in _PAIRS:
            stack.append([i, i + 1])
        elif stack and piece == ",":
            spans |= {(stack[-1][1], i + 1)}
            stack[-1][1] = i + 1
        elif stack and piece in _PAIRS.values():
            start, element = stack.pop()
            spans |= {(start, i + 1), (element, i)}
            if element > start + 1:
                spans.add((element - 1, i))
            if start and re.match(r"[\w$`]", pieces[start - 1]):
                spans.add((start - 1, i + 1))
    return [(a, b) for a, b in spans if a < b]
