"""Wolfram code as ops: a translator and a table of the heads it knows, which the modules named here fill."""

from . import loops, scalars, statistics

__all__ = ["loops", "scalars", "statistics"]
