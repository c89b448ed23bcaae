"""Questions to a session about layers: values, texts and messages."""

import numpy as np

from wlnet import Session

_session = Session()


def text_of(code: str) -> str:
    """The InputForm of the value."""
    return _session.evaluate_to_string(code, "InputForm")


def array_of(code: str, **values) -> np.ndarray:
    """The value as a NumPy array; keywords give symbols their (array) values first."""
    for name, value in values.items():
        _session.set_value(name, value)
    return np.array(_session.evaluate(code), float)


def message_of(code: str) -> str:
    """The only message of an input that fails."""
    result = _session.evaluate_to_string(code)
    assert result == "$Failed", result
    assert len(_session.messages) == 1, _session.messages
    return _session.messages[0][2]


def shape_of(code: str, port: str) -> str:
    """The type of a port as it prints, without contexts: TensorT[{2, 3}, RealT]."""
    text = text_of(f'NetExtract[{code}, "{port}"]')
    return text.replace("NeuralNetworks`", "")
