"""What a list, a string or a number of seconds means as a date."""

import pytest
from asking import messages_of, value_of


@pytest.mark.parametrize(
    "code, expected",
    [
        ("AbsoluteTime[{2000, 1, 1}]", "3155673600"),
        ("DateList[{2020, 14, 1}]", "{2021, 2, 1, 0, 0, 0.}"),
        ("DateList[3155673600]", "{2000, 1, 1, 0, 0, 0.}"),
        ('DateList["2021-03-04"]', "{2021, 3, 4, 0, 0, 0.}"),
        ('DateList["March 4, 2021 3:05 PM"]', "{2021, 3, 4, 15, 5, 0.}"),
        ('DateList["4 Mar 2021"]', "{2021, 3, 4, 0, 0, 0.}"),
        ('DateList["2021-03-04T05:06:07"]', "{2021, 3, 4, 5, 6, 7.}"),
        ('DateList["3/4/2021"]', "{2021, 3, 4, 0, 0, 0.}"),
        ('DateList[{"04.03.21", {"Day", "Month", "YearShort"}}]', "{2021, 3, 4, 0, 0, 0.}"),
    ],
)
def test_dates(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize(
    "code, expected",
    [
        ('DateList["no date"]', ["DateList::str"]),
        ("AbsoluteTime[f]", ["AbsoluteTime::arg"]),
        ("DateList[10^30]", ["DateList::arg"]),
    ],
)
def test_messages(code, expected):
    assert messages_of(code) == expected


@pytest.mark.parametrize(
    "code, expected",
    [
        ("AbsoluteTime[{1900, 1, 1}]", "0"),
        ('AbsoluteTime["1970-01-01"]', "2208988800"),
        ("AbsoluteTime[{1900, 1, 1, 0, 0, 1.5}]", "1.5"),
        ("AbsoluteTime[{2000}]", "3155673600"),
        ("AbsoluteTime[{1900, 1, 2}]", "86400"),
        ("DateList[1.5]", "{1900, 1, 1, 0, 0, 1.5}"),
        ("DateList[{2021, 0, 1}]", "{2020, 12, 1, 0, 0, 0.}"),
        ("DateList[{2021, 1, 0}]", "{2020, 12, 31, 0, 0, 0.}"),
        ("DateList[{2021, 1, 1, 25}]", "{2021, 1, 2, 1, 0, 0.}"),
        ('DateList["March 2021"]', "{2021, 3, 1, 0, 0, 0.}"),
        ('DateList["20210304"]', "{2021, 3, 4, 0, 0, 0.}"),
        ('DateList["4.3.2021"]', "{2021, 3, 4, 0, 0, 0.}"),
        ('DateList["2021"]', "{2021, 1, 1, 0, 0, 0.}"),
        ('DateList["March 4th, 2021"]', "{2021, 3, 4, 0, 0, 0.}"),
        ('DateList["3/4/69"]', "{2069, 3, 4, 0, 0, 0.}"),
        ('DateList["3/4/70"]', "{1970, 3, 4, 0, 0, 0.}"),
        ('DateList["2021-03-04 12:00 AM"]', "{2021, 3, 4, 0, 0, 0.}"),
        ('DateList["2021-03-04 12:30 PM"]', "{2021, 3, 4, 12, 30, 0.}"),
        ('DateList[{"15/01/2024", {"Day", "Month", "Year"}}]', "{2024, 1, 15, 0, 0, 0.}"),
        ('DateList[{"Jan 5 2024", {"MonthName", "Day", "Year"}}]', "{2024, 1, 5, 0, 0, 0.}"),
    ],
)
def test_more_dates(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize(
    "code, messages",
    [
        ('DateList["2021-13-01"]', ["DateList::str"]),
        ('DateList["Foo 4 2021"]', ["DateList::str"]),
        ("DateList[{2021, x}]", ["DateList::arg"]),
        ("DateList[{1, 2, 3, 4, 5, 6, 7}]", ["DateList::arg"]),
        ('DateList[{"x", {"Year"}}]', ["DateList::str"]),
    ],
)
def test_more_messages(code, messages):
    assert messages_of(code) == messages
