"""Listable functions: a packed array gives what its elements give one by one, with the same messages."""

import pytest

from wlnet import Session
from wlnet.builtins import index

MODULES = ("arithmetic", "elementary", "complex_parts", "rounding", "integers", "digits", "gamma", "number_predicates",
           "comparison")
ARRAYS = ("Range[2, 41]", "Range[0.1, 4., 0.1]", "Range[-20, 19]", "Range[-2., 1.9, 0.1]")
CALLS = ("{f}[{a}]", "{f}[{a}, 3]", "{f}[3, {a}]")
SLOW = {"PrimitiveRoot", "SquaresR", "BellB", "StirlingS1", "LogGamma"}


def listable(session, module: str) -> list:
    names = [n for n, m in index().items() if m == module and n[0] != "$" and n not in SLOW]
    return [n for n in names if "Listable" in session.evaluate_to_string(f"Attributes[{n}]")]


@pytest.mark.parametrize("module", MODULES)
def test_packed_and_single_elements_agree(module):
    session = Session()
    messages: list = []
    session.on_message(lambda symbol, tag, text: messages.append((symbol.name, tag)))
    for name in listable(session, module):
        for call in CALLS:
            for array in ARRAYS:
                packed = session.evaluate_to_string(call.format(f=name, a=array), "FullForm")
                seen = set(messages)
                messages.clear()
                single = session.evaluate_to_string("Table[" + call.format(f=name, a="k") + f", {{k, {array}}}]",
                                                    "FullForm")
                if "Internal" in packed or packed.startswith(name):
                    continue  # not a call of this function
                assert packed == single, (name, call, array)
                assert seen == set(messages), (name, call, array)
                messages.clear()
