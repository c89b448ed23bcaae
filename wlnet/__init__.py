"""wlnet: the open interpreter for Wolfram Language neural networks.

>>> from wlnet import Session
>>> Session().evaluate("Total[{1, 2, 3}]")
6
"""

__version__ = "0.1.0"
__all__ = ["Session", "__version__"]


def __getattr__(name):
    if name == "Session":  # imported on first use: `wlnet -version` needs no interpreter
        from .session import Session
        return Session
    raise AttributeError(name)
