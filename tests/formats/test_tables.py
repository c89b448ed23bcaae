"""Tables: numbers in fields, and the fast way for files of nothing but numbers."""

import pytest
from asking import value_of

from wlnet.expression import S
from wlnet.formats.tables import number_of, numeric_matrix, real_text


@pytest.mark.parametrize(
    "text, value",
    [
        ("12", 12),
        ("-3", -3),
        ("+4", 4),
        ("1.5", 1.5),
        (".5", 0.5),
        ("2.", 2.0),
        ("1e3", 1000.0),
        ("1.5*^-2", 0.015),
        ("1D2", 100.0),
        (" 7 ", 7),
        ("True", S.True_),
        ("false", S.False_),
        ("1-2", "1-2"),
        ("2021-03-04", "2021-03-04"),
        ("", ""),
        ("abc", "abc"),
        ("e5", "e5"),
        ("1,5", "1,5"),
        ("²", "²"),
        ("nan", "nan"),
        ("inf", "inf"),
    ],
)
def test_fields(text, value):
    found = number_of(text)
    assert found == value and type(found) is type(value)


@pytest.mark.parametrize(
    "x, text",
    [
        (2.0, "2."),
        (0.5, "0.5"),
        (1e-10, "1.e-10"),
        (1.5e300, "1.5e300"),
        (1e20, "1.e20"),
    ],
)
def test_reals(x, text):
    assert real_text(x) == text
    assert float(text) == x


def test_a_matrix_of_numbers_is_read_at_once():
    rows = "\n".join([f"{i},{i + 1}" for i in range(2000)])
    assert numeric_matrix(rows, ",")[5].tolist() == [5, 6]
    reals = numeric_matrix("\n".join([f"{i}.5,1e{i % 9}" for i in range(2000)]), ",")
    assert reals[5].tolist() == [5.5, 1e5]


@pytest.mark.parametrize("spoil", ["\n7", "\n7,x", "\n7,1.5", "\n,", "\n1,99999999999999999999"])
def test_anything_else_is_left_to_the_slow_way(spoil):
    rows = "\n".join([f"{i},{i + 1}" for i in range(2000)])
    assert numeric_matrix(rows + spoil, ",") is None


@pytest.mark.parametrize(
    "text, format, rows",
    [
        (r"1,,2\n,x,", '"CSV"', '{{1, Missing["NotAvailable"], 2}, {Missing["NotAvailable"], "x", Missing["NotAvailable"]}}'),
        (r"k1 2\n\nk3 4", '"Table"', '{{"k1", 2}, {}, {"k3", 4}}'),
        (r"1\n\n3", '"CSV"', '{{1}, {Missing["NotAvailable"]}, {3}}'),
        (r"a\tb\n1\t2", '"TSV"', '{{"a", "b"}, {1, 2}}'),
        (r"1,2\n3.5,4", '{"CSV", "ColumnTypes"}', '{"Real64", "Integer64"}'),
        (r"a,b\n1,2\n2.5,x", '{"CSV", "ColumnTypes"}', '<|"a" -> "Real64", "b" -> "String"|>'),
        (r"1\n2\n3", '"CSV", SkipLines -> 2', "{{3}}"),
        (r"1\n2\n3", '"CSV", SkipLines -> 0', "{{1}, {2}, {3}}"),
    ],
)
def test_rows_and_columns(text, format, rows):
    """Empty fields are missing; a column of integers and reals is one of reals."""
    assert value_of(f'ImportString["{text}", {format}]'.replace("SkipLines", '"SkipLines"')) == rows
