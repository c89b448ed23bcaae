"""Symbols that only stand for themselves keep their calls and are protected."""

import pytest
from asking import messages_of, value_of

NAMES = "Flat Listable Method PlotRange Dashed Disk Arrow SameTest Above Slider Joined Weights"


@pytest.mark.parametrize("name", NAMES.split())
def test_it_stands_for_itself(name):
    assert value_of(f"{{{name}, {name}[1 + 1, x], Attributes[{name}]}}") == f"{{{name}, {name}[2, x], {{Protected}}}}"
    assert messages_of(f"{name} = 1") == ["Set::wrsym"]
