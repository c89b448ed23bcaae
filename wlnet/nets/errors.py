"""Why a net, a layer or data is refused."""


class CoderError(Exception):
    """Data that an encoder or decoder cannot handle; the text says what was expected and what arrived."""

    def __init__(self, text: str):
        super().__init__(text)
        self.text = text


class Malformed(Exception):
    """An association that is no net; the text says what is wrong."""


class InferenceError(Exception):
    """Two types that must be equal and are not; ``text`` says which and why, ``path`` names the layer."""

    def __init__(self, text: str, path: tuple = ()):
        super().__init__(text)
        self.text = text
        self.path = path


class Invalid(Exception):
    """A value that a parameter cannot have; the text says what was expected: "a number between 0 and 1"."""

    def __init__(self, expected: str):
        super().__init__(expected)
        self.expected = expected


class NetError(ValueError):
    """A net that cannot be run: ``tag`` of the message and its text."""

    def __init__(self, tag: str, text: str):
        super().__init__(text)
        self.tag = tag
        self.text = text


class TraceError(Exception):
    """A net that cannot be computed on data of these shapes; ``path`` names the layer."""

    def __init__(self, text: str, path: tuple):
        super().__init__(text)
        self.text = text
        self.path = path
