"""Attributes as bits and as names."""

import pytest
from asking import messages_of, value_of

from wlnet.evaluator.attributes import BITS, HOLD_ALL, HOLD_FIRST, HOLD_REST, N_HOLD_ALL, bits, names


@pytest.mark.parametrize("name", BITS)
def test_every_attribute_is_its_own_bit_and_has_its_name_back(name):
    assert names(bits(name)) == [name]


def test_bits_differ():
    single = [BITS[n] for n in BITS if n not in ("HoldAll", "NHoldAll")]
    assert all([b & (b - 1) == 0 for b in single]) and len(set(single)) == len(single)


def test_hold_all_is_both_halves():
    assert HOLD_ALL == HOLD_FIRST | HOLD_REST == bits("HoldFirst HoldRest")
    assert names(bits("HoldFirst HoldRest")) == ["HoldAll"] and names(N_HOLD_ALL) == ["NHoldAll"]
    assert names(bits("Flat HoldAll Listable")) == ["Flat", "HoldAll", "Listable"]


@pytest.mark.parametrize(
    "code, expected",
    [
        ("SetAttributes[f, {Orderless, Flat}]; Attributes[f]", "{Flat, Orderless}"),
        ("SetAttributes[f, HoldFirst]; SetAttributes[f, HoldRest]; Attributes[f]", "{HoldAll}"),
        ("Attributes[f] = {Listable}; Attributes[f] = {Flat}; Attributes[f]", "{Flat}"),
        ("SetAttributes[f, {Flat, Listable}]; ClearAttributes[f, Flat]; Attributes[f]", "{Listable}"),
        ("SetAttributes[{f, g}, Flat]; {Attributes[f], Attributes[g]}", "{{Flat}, {Flat}}"),
        ("Protect[f]; Attributes[f]", "{Protected}"),
        ("Protect[f]; Unprotect[f]; Attributes[f]", "{}"),
        ("f[1] = 2; Protect[f]; Quiet[f[2] = 3]; {f[1], f[2]}", "{2, f[2]}"),
        ('Attributes["Plus"]', "{Flat, Listable, NumericFunction, OneIdentity, Orderless, Protected}"),
        ("{Attributes[Hold], Attributes[HoldComplete]}", "{{HoldAll, Protected}, {HoldAllComplete, Protected}}"),
        ("{Attributes[Set], Attributes[SetDelayed]}", "{{HoldFirst, Protected, SequenceHold}, {HoldAll, Protected, SequenceHold}}"),
    ],
)
def test_attributes_of_symbols(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize(
    "code, found",
    [
        ("f[1] = 2; Protect[f]; f[2] = 3", ["Set::write"]),
        ("x = 1; Protect[x]; x = 2", ["Set::wrsym"]),
        ("Sin = 5", ["Set::wrsym"]),
    ],
)
def test_mistakes(code, found):
    assert messages_of(code) == found
