"""The one way to ask a session in tests: texts, messages, arrays and refusals of Wolfram code.

``value_of`` and ``messages_of`` suit tests of the language; ``answer_of``, ``text_of``, ``array_of``, ``shape_of`` and
``refusal`` ask once and suit tests of nets, whose evaluation costs more and has no second mode. Every question has a
fresh session, so that no test leans on another; where several questions belong together, they are given their session.
"""

from typing import NamedTuple

import numpy as np

from wlnet import Session

# (closures, vectorised bodies): a function's body is walked, or compiled to closures, or also run on whole arrays.
MODES = ((False, False), (True, False), (True, True))


class Message(NamedTuple):
    """A message: its name, ``Symbol::tag``, and the text a user reads."""

    name: str
    text: str


def value_of(code: str, form: str = "InputForm") -> str:
    """The text of the last value; every mode of the evaluator must give the same one. Messages are not looked at."""
    texts = []
    for compiling, vectorising in MODES:
        session = Session()
        session.evaluator.compiling, session.evaluator.vectorising = compiling, vectorising
        texts.append(session.evaluate_to_string(code, form))
    assert texts.count(texts[0]) == len(texts), texts
    return texts[0]


def messages_of(code: str) -> list:
    """The names of the messages, ``Symbol::tag``, in order, that the inputs of the code give."""
    return [name for name, _ in _asked(lambda session: session.run(code))[1]]


def answer_of(code: str, session: "Session | None" = None) -> tuple:
    """(text of the last value in InputForm, names of the messages), in one mode."""
    text, messages = _asked(lambda session: session.evaluate_to_string(code, "InputForm"), session)
    return text, [name for name, _ in messages]


def text_of(code: str, session: "Session | None" = None) -> str:
    """The text of the last value in InputForm, in one mode; no message may appear."""
    text, messages = _asked(lambda session: session.evaluate_to_string(code, "InputForm"), session)
    assert not messages, messages
    return text


def array_of(code: str, session: "Session | None" = None, **values) -> np.ndarray:
    """The last value as an array of float64; keywords give symbols their values first. No message may appear."""

    def question(session):
        for name, value in values.items():
            session.set_value(name, value)
        return session.evaluate(code)

    array, messages = _asked(question, session)
    assert not messages, messages
    return np.array(array, float)


def refusal(code: str) -> Message:
    """The only message of code that must give $Failed."""
    text, messages = _asked(lambda session: session.evaluate_to_string(code, "InputForm"))
    assert text == "$Failed" and len(messages) == 1, (text, messages)
    return messages[0]


def shape_of(code: str, port: str, session: "Session | None" = None) -> str:
    """The type of a net's port without its context: ``TensorT[{2, 3}, RealT]``."""
    return text_of(f'NetExtract[{code}, "{port}"]', session).replace("NeuralNetworks`", "")


def _asked(question, session: "Session | None" = None) -> tuple:
    """(what the question answers about a session, by default a fresh one; the messages the session gave meanwhile)."""
    session, messages = session or Session(), []
    session.on_message(lambda symbol, tag, text: messages.append(Message(f"{symbol.name}::{tag}", text)))
    return question(session), messages
