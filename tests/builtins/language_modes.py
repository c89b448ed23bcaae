"""Running Wolfram text in every mode of the evaluator: plain, with closures, with vectorised bodies."""

from wlnet import Session

MODES = ((False, False), (True, False), (True, True))


def value_of(code: str, form: str = "InputForm") -> str:
    """The text of the value of the last expression; all modes must agree."""
    texts = []
    for compiling, vectorising in MODES:
        session = Session()
        session.evaluator.compiling = compiling
        session.evaluator.vectorising = vectorising
        texts.append(session.evaluate_to_string(code, form))
    assert texts.count(texts[0]) == len(texts), texts
    return texts[0]


def messages_of(code: str) -> list:
    """The names of the messages, ``Symbol::tag``, that an input gives."""
    session = Session()
    session.run(code)
    return [f"{symbol}::{tag}" for symbol, tag, _ in session.messages]
