"""Attributes, protection."""

import pytest
from asking import messages_of, value_of


@pytest.mark.parametrize(
    "code, expected",
    [
        ("Attributes[Plus]", "{Flat, Listable, NumericFunction, OneIdentity, Orderless, Protected}"),
        ("Attributes[f]", "{}"),
        ("SetAttributes[f, {Listable, HoldAll}]; Attributes[f]", "{HoldAll, Listable}"),
        ("SetAttributes[f, Flat]; SetAttributes[f, Listable]; Attributes[f]", "{Flat, Listable}"),
        ("SetAttributes[{f, g}, Flat]; {Attributes[f], Attributes[g]}", "{{Flat}, {Flat}}"),
        ("SetAttributes[f, {Flat, Listable}]; ClearAttributes[f, Flat]; Attributes[f]", "{Listable}"),
        ("Attributes[f] = {Orderless}; f[b, a]", "f[a, b]"),
        ("Attributes[f] = Listable; f[{1, 2}]", "{f[1], f[2]}"),
        ("Attributes[f] = {Flat}; Attributes[f] = {}; Attributes[f]", "{}"),
        ('Attributes["Plus"] === Attributes[Plus]', "True"),
        ("Attributes[{f, Hold}]", "{{}, {HoldAll, Protected}}"),
        ("x = 1; Attributes[x]", "{}"),
        ("SetAttributes[f, HoldAll]; f[1 + 1]", "f[1 + 1]"),
        ("f[{1}]; SetAttributes[f, Listable]; f[{1}]", "{f[1]}"),
        ("Protect[f]", '{"f"}'),
        ("Protect[f]; Protect[f]", "{}"),
        ("Protect[f]; f[1] = 2; f[1]", "f[1]"),
        ("Protect[f]; Unprotect[f]", '{"f"}'),
        ("Unprotect[f]", "{}"),
        ("Protect[x]; x = 1; x", "x"),
        ("Protect[f]; Unprotect[f]; f[1] = 2; f[1]", "2"),
        ("Protect[f, g]", '{"f", "g"}'),
        ('ab1; ab2; Protect["ab*"]', '{"ab1", "ab2"}'),
        ("Protect[f]; Attributes[f]", "{Protected}"),
    ],
)
def test_values(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize(
    "code, messages",
    [
        ("Attributes[5]", ["Attributes::ssle"]),
        ("SetAttributes[f, Nonsense]", ["Attributes::attnf"]),
        ("SetAttributes[True, Flat]", ["SetAttributes::locked"]),
        ("Unprotect[True]", ["Unprotect::locked"]),
        ("Protect[True]", ["Protect::locked"]),
    ],
)
def test_messages(code, messages):
    assert messages_of(code) == messages


@pytest.mark.parametrize(
    "name, attributes",
    [
        ("Attributes", "{HoldAll, Listable, Protected}"),
        ("SetAttributes", "{HoldFirst, Protected}"),
        ("Protect", "{HoldAll, Protected}"),
        ("Unprotect", "{HoldAll, Protected}"),
        ("ClearAttributes", "{HoldFirst, Protected}"),
    ],
)
def test_held_arguments(name, attributes):
    assert value_of(f"Attributes[{name}]") == attributes
