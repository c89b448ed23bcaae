"""wlnet: the open interpreter for Wolfram Language neural networks.

>>> from wlnet import Session
>>> Session().evaluate("Total[{1, 2, 3}]")
6
"""

import os

TYPE_CHECKING = False  # as typing has it, whose import would take longer than all of this
__version__ = "0.1.0"
__all__ = ["Session", "__version__"]


_HERE = os.path.dirname(__file__)
if not os.path.isdir(os.path.join(_HERE, "grammar")):  # in a checkout grammar/ and repl/ lie beside this package
    __path__.append(os.path.dirname(_HERE))


if TYPE_CHECKING:
    from .session import Session
else:

    def __getattr__(name):
        if name == "Session":  # imported on first use: `wlnet -version` needs no interpreter
            from .session import Session  # slow to import: see above

            return Session
        raise AttributeError(name)
