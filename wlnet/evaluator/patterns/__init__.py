"""Pattern matching: a pattern is compiled once to Python closures.

A *matcher* ``m(x, b, k)`` tries to match the value x, adds bindings to the dict b and calls the continuation ``k()``;
it returns True as soon as one way succeeds.  A *sequence matcher* ``s(items, i, end, b, k)`` matches some items from i
on and calls ``k(j)`` with the index behind them.  Bindings are only ever added, so a choice is undone by dropping what
was added since (`undo`).  Patterns without choices get the cheaper form ``m(x, b) -> bool`` (simple.py).
"""

from .compiler import Matcher, compile_pattern
from .matchers import head_test
from .shapes import has_pattern
from .substitution import substitute
from .weights import canonical_pattern, compare_weights, pattern_weight

__all__ = [
    "Matcher",
    "canonical_pattern",
    "compare_weights",
    "compile_pattern",
    "has_pattern",
    "head_test",
    "pattern_weight",
    "substitute",
]
