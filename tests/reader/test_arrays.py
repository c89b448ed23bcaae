"""Long lists of numbers in one go: the same numbers as one by one, and only where all is regular."""

import numpy as np
import pytest
from reader.reading import full_form, mistake

from wlnet.expression import PACKED_FROM, PackedArray, symbol
from wlnet.reader.arrays import parse_array
from wlnet.reader.reader import read

REALS = [f"{i}.5" for i in range(40)]
INTEGERS = [str(i - 20) for i in range(40)]


def literal(items: list, rows: int = 1) -> str:
    """The items as a list, or as a matrix of so many rows."""
    size = len(items) // rows
    lists = ["{" + ", ".join(items[i * size : (i + 1) * size]) + "}" for i in range(rows)]
    return lists[0] if rows == 1 else "{" + ", ".join(lists) + "}"


@pytest.mark.parametrize("items, dtype", [(REALS, "float64"), (INTEGERS, "int64")])
@pytest.mark.parametrize("rows", [1, 2, 8])
def test_values_and_shape(items, dtype, rows):
    array = parse_array(literal(items, rows))
    assert array.dtype == dtype and array.shape == ((40,) if rows == 1 else (rows, 40 // rows))
    assert array.ravel().tolist() == [float(x) if dtype == "float64" else int(x) for x in items]
    assert not array.flags.writeable


def test_three_levels():
    text = "{" + ",".join([literal(INTEGERS[:16], 4)] * 3) + "}"
    assert parse_array(text).shape == (3, 4, 4)


@pytest.mark.parametrize("count", [PACKED_FROM - 1, PACKED_FROM])
def test_from_how_many_numbers_on(count):
    assert (parse_array(literal(["1"] * count)) is not None) is (count == PACKED_FROM)


@pytest.mark.parametrize(
    "odd",
    [
        "1",
        "x",
        "1.5.",
        "1..5",
        "",
        "--1.5",
        "1.5*^",
        "1.5*^400",
        "1.5*^-400",
        "1.23456789012345678",
        "1.5 2.5",
        "{1.5}",
        "+1.5",
    ],
)
def test_one_odd_real_and_all_are_read_one_by_one(odd):
    assert parse_array(literal([*REALS, odd])) is None


@pytest.mark.parametrize("odd", ["1.5", "x", "1234567890123456789", "", "- 1", "1*2", "1^2", "{1}", "1 2"])
def test_one_odd_integer_and_all_are_read_one_by_one(odd):
    assert parse_array(literal([*INTEGERS, odd])) is None


@pytest.mark.parametrize(
    "number, value",
    [
        ("1.5*^3", 1500.0),
        ("1.5*^-3", 0.0015),
        (".5", 0.5),
        ("-.5", -0.5),
        ("7.", 7.0),
        ("1.2345678901234567", 1.2345678901234567),
        ("0.00000000000000000000012", 1.2e-22),
        ("-0.", 0.0),
    ],
)
def test_real_numbers_in_all_spellings(number, value):
    assert parse_array(literal([*REALS, number]))[-1] == value


@pytest.mark.parametrize("number", ["999999999999999999", "-999999999999999999"])
def test_the_longest_integers(number):
    assert parse_array(literal([*INTEGERS, number]))[-1] == int(number)


@pytest.mark.parametrize(
    "text",
    [
        literal([literal(INTEGERS[:20]), literal(INTEGERS[:19])]),
        literal([literal(INTEGERS[:20]), "1"]),
        literal(["1", literal(INTEGERS[:20]), *INTEGERS]),
        literal(["{}"] * 40),
        literal([literal(INTEGERS[:20]), literal(INTEGERS[:10]), literal(INTEGERS[:30])]),  # 3 rows, 60 numbers, but not 20 each
    ],
)
def test_ragged_lists_are_refused(text):
    assert parse_array(text) is None


def test_the_reader_packs_what_is_regular_and_only_that():
    packed = read(f"f[{literal(REALS, 4)}]", symbol).args[0]
    assert type(packed) is PackedArray and packed.array.shape == (4, 10)
    ragged = full_form("{{1., 2.}, {3.}}")
    assert ragged == "List[List[1.`, 2.`], List[3.`]]"
    mixed = read(literal([*REALS, "1"]), symbol)
    assert type(mixed) is not PackedArray and mixed.args[-1] == 1 and mixed.args[0] == 0.5


def test_arrays_beside_other_things():
    assert np.array_equal(read("1 + " + literal(INTEGERS), symbol).args[1].array, np.arange(40) - 20)
    assert full_form(literal(INTEGERS) + "[[1]]").endswith(", 1]")
    assert mistake(literal(INTEGERS)[:-1])[0] == "sntxi"
    assert mistake(literal(INTEGERS)[:-1] + ")")[:2] == ("bktmcp", ")")
