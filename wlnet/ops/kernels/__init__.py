"""NumPy kernels of the ops, one module a family; importing this package fills the table of kernels."""

from . import conv, elementwise, products, random, recurrent, sequences, shaping, statistics

__all__ = ["conv", "elementwise", "products", "random", "recurrent", "sequences", "shaping", "statistics"]
