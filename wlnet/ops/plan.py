"""Plans: a traced graph turned once into a linear list of calls on reused buffers, and its gradients.

PUBLIC SHAPE OF THE API (being filled in):
"""


class Plan:
    """A compiled graph."""

    def run(self, feeds: dict, rng=None) -> list:
        """The outputs for the feeds (name -> array), as arrays the caller owns."""
        raise NotImplementedError

    def gradients(self, feeds: dict, rng=None, cotangents=None) -> tuple:
        """(outputs, {name: gradient}) for the names in ``wrt``: of the sum of all outputs, or weighted by ``cotangents``."""
        raise NotImplementedError


def compile(outputs, wrt=None, loss=None) -> Plan:
    """A plan for the outputs; with ``wrt`` (names of inputs and arrays) for gradients too, of ``loss`` (a value) or of the outputs."""
    raise NotImplementedError


def gradient(outputs, cotangents, wrt) -> list:
    """Values that hold the gradients of sum(outputs * cotangents) in the values ``wrt`` (None where there is none)."""
    raise NotImplementedError


def set_threads(n: int):
    """How many threads large elementwise kernels may use."""
    raise NotImplementedError
