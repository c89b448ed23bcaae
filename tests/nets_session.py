"""Short forms for tests of nets: values, texts and messages of Wolfram code."""

from wlnet import Session


def run(code: str):
    """(text of the value in InputForm, names of the messages) of some code in a fresh session."""
    session = Session()
    names: list = []
    session.on_message(lambda symbol, tag, text: names.append(f"{getattr(symbol, 'name', symbol)}::{tag}"))
    return session.evaluate_to_string(code, "InputForm"), names


def value(code: str) -> str:
    """The text of the value; no message may appear."""
    text, names = run(code)
    assert not names, names
    return text


def numbers(code: str):
    """The value as a NumPy array of float64."""
    import numpy as np
    session = Session()
    found = session.evaluate(code)
    assert not session.messages, session.messages
    return np.array(found, float)


def refusal(code: str) -> tuple:
    """(message name, message text) of code that must give $Failed and one message."""
    session = Session()
    found: list = []
    session.on_message(lambda symbol, tag, text: found.append((f"{getattr(symbol, 'name', symbol)}::{tag}", text)))
    assert session.evaluate_to_string(code, "InputForm") == "$Failed"
    assert len(found) == 1, found
    return found[0]
