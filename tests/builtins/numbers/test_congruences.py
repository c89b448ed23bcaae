"""Powers, inverses and roots modulo an integer."""

import pytest
from asking import messages_of, value_of
from number_theory import assert_defined_by, order, units

from wlnet import Session

DEFINITIONS = {
    "MultiplicativeOrder[3, 3 # + 1] &": lambda n: order(3, 3 * n + 1),
    "PowerMod[3, #, 7] &": lambda n: 3**n % 7,
    "ModularInverse[2, 2 # + 1] &": lambda n: n + 1,
}


@pytest.mark.parametrize(
    "code, expected",
    [
        ("PowerMod[3, -1, 7]", "5"),
        ("PowerMod[2, 10^20, 1009]", "845"),
        ("ChineseRemainder[{2, 3}, {3, 5}]", "8"),
        ("JacobiSymbol[2, 7]", "1"),
        ("MultiplicativeOrder[2, 7]", "3"),
        ("PrimitiveRoot[7]", "3"),
    ],
)
def test_value(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize(
    "code, messages",
    [
        ("PowerMod[2, -1, 4]", ["PowerMod::ninv"]),
    ],
)
def test_messages(code, messages):
    assert messages_of(code) == messages


@pytest.mark.parametrize("name", DEFINITIONS)
def test_definitions(name):
    assert_defined_by(DEFINITIONS[name], name)


def test_primitive_roots_and_their_absence():
    """A number has a primitive root just if the order of some unit is the number of units."""
    for n, root in enumerate(Session().evaluate("Table[PrimitiveRoot[n], {n, 2, 60}]"), 2):
        if any(order(k, n) == len(units(n)) for k in units(n)):
            assert order(root, n) == len(units(n)), n
        else:
            assert str(root) == f"PrimitiveRoot[{n}]"


def test_symbols_of_jacobi_and_kronecker():
    for m in (3, 5, 7, 11, 13):
        squares = {k * k % m for k in range(1, m)}
        legendre = [0 if n % m == 0 else 1 if n % m in squares else -1 for n in range(-15, 16)]
        assert Session().evaluate(f"Table[JacobiSymbol[n, {m}], {{n, -15, 15}}]") == legendre
        assert Session().evaluate(f"Table[KroneckerSymbol[n, {m}], {{n, -15, 15}}]") == legendre
    assert value_of("And @@ Flatten[Table[JacobiSymbol[n, 15] == JacobiSymbol[n, 3] JacobiSymbol[n, 5], {n, -20, 20}]]") == "True"


@pytest.mark.parametrize(
    "code, expected",
    [
        (
            "{PowerMod[2, 10, 7], PowerMod[3, -1, 7], PowerMod[3, -2, 7], PowerMod[4, 1/2, 7], PowerMod[2, 3, -5], PowerMod[x, 2, 3], PowerMod[2, {1, 2}, 3]}",
            "{2, 5, 4, 2, 3, PowerMod[x, 2, 3], {2, 1}}",
        ),
        (
            "{ChineseRemainder[{2, 3, 2}, {3, 5, 7}], ChineseRemainder[{2, 3}, {4, 6}], ChineseRemainder[{1, 3}, {4, 6}], ChineseRemainder[{2, 3}, {3, 5}, 100], "
            "ChineseRemainder[{}, {}]}",
            "{23, ChineseRemainder[{2, 3}, {4, 6}], 9, 113, 0}",
        ),
        (
            "{ModularInverse[3, 7], ModularInverse[3, -7], MultiplicativeOrder[2, 4], MultiplicativeOrder[5, 1], JacobiSymbol[2, 4], KroneckerSymbol[3, 0], KroneckerSymbol[1, 0]}",
            "{5, 5, MultiplicativeOrder[2, 4], 1, JacobiSymbol[2, 4], 0, 1}",
        ),
        (
            "{KroneckerSymbol[3, 2], KroneckerSymbol[7, 2], KroneckerSymbol[4, 2], KroneckerSymbol[-3, -5], KroneckerSymbol[3, -5], KroneckerSymbol[5, 8]}",
            "{-1, 1, 0, 1, -1, -1}",
        ),
    ],
)
def test_more_values(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize(
    "code, message",
    [
        ("PowerMod[2, 3, 0]", "PowerMod::divz"),
        ("PowerMod[3, 1/2, 7]", "PowerMod::root"),
        ("ModularInverse[2, 4]", "ModularInverse::ninv"),
    ],
)
def test_mistakes_are_reported_and_leave_the_call(code, message):
    assert messages_of(code) == [message]
    assert value_of(f"Quiet[Head[{code}]]") == message.split("::")[0]
