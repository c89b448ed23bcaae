"""The gamma function and its relatives."""

import pytest
from asking import value_of


@pytest.mark.parametrize("name", ["Gamma", "LogGamma", "PolyGamma", "Factorial", "Factorial2", "HarmonicNumber"])
def test_lists_are_taken_element_by_element(name):
    """Listable in both senses: the attribute is there and the evaluator goes by it."""
    assert value_of(f"MemberQ[Attributes[{name}], Listable]") == "True"
    assert value_of(f"{name}[{{1, 2, 5, x}}] === {{{name}[1], {name}[2], {name}[5], {name}[x]}}") == "True"
