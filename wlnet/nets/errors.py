"""Why a net, a layer, a coder or data is refused: one exception, and the texts of its messages."""

from ..expression import MessageError, S

MESSAGES = {
    "netarg": "`1` should be `2`, but is `3`.",
    "netopt": "`1` is not an option, port or array of `2`; it has `3`.",
    "netshape": "`1`.",
    "netdata": "`1`.",
    "netport": "`1`.",
    "netgrad": "`1`.",
    "netinit": "`1`.",
    "netloss": "`1`.",
    "netmeas": "`1`.",
    "uninit": "`1`.",
    "netform": "`1`.",
    "netcode": "`1` cannot be translated into operations of a net: `2`.",
}


class NetFailure(MessageError):
    """Something of a net is refused: the call that it belongs to gives a message and $Failed.

    ``tag``: of the message.  ``text``: what was expected and what arrived, without the place.  ``path``: names of the
    layers from the outermost to the one concerned; () is the net itself, or no layer.
    """

    def __init__(self, tag: str, text: str, path: tuple = ()):
        super().__init__(tag, _with_place(tag, text, path), result=S["$Failed"])
        self.text = text
        self.path = path

    def __str__(self) -> str:
        return self.arguments[0]

    def with_tag(self, tag: str, beginning: str = "", path: tuple = ()) -> "NetFailure":
        """The same failure as a caller tells it: under its own tag, with its own words before the text, at its place."""
        return NetFailure(tag, beginning + self.text, path)


def _with_place(tag: str, text: str, path: tuple) -> str:
    if not path:
        return text
    return f"{place(path)}: {text}" if tag == "netshape" else f"in {place(path)}: {text}"


def place(path: tuple) -> str:
    """Where in a net: layer 2, layer "name", layer "a" of … (for messages)."""
    words = [f"layer {p}" if str(p).isdigit() else f'layer "{p}"' for p in path]
    return " in ".join(reversed(words)) if words else "the net"
