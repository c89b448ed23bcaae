"""Dates and clocks."""

import pytest
from asking import messages_of, value_of

from wlnet import Session


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
        ("DateString[{2021, 3, 4, 5, 6, 7}]", '"Thu 4 Mar 2021 05:06:07"'),
        ('DateString[{2021, 3, 4}, "ISODate"]', '"2021-03-04"'),
        (
            'DateString[{2021, 3, 4, 15, 6, 7}, {"DayName", ", ", "MonthNameShort", " ", "DayShort", " ", "Hour12Short", "AMPM"}]',
            '"Thursday, Mar 4 3PM"',
        ),
        ('DateString[{2021, 3, 4}, {"YearShort", "/", "MonthShort", "/", "DayOfYear", "/", "QuarterNameShort"}]', '"21/3/063/Q1"'),
        ("DateObject[{2021, 3, 4}]", 'DateObject[{2021, 3, 4}, "Day"]'),
        ("DateObject[{2021, 3}]", 'DateObject[{2021, 3}, "Month"]'),
        ('DateString[DateObject[{2021, 3, 4}], "Date"]', '"Thursday 4 March 2021"'),
        ("DayName[{2021, 3, 4}]", "Thursday"),
        ("DatePlus[{2021, 2, 28}, 1]", "{2021, 3, 1}"),
        ('DatePlus[{2020, 1, 31}, {1, "Month"}]', "{2020, 2, 29}"),
        ('DatePlus[{2020, 2, 29}, {-1, "Year"}]', "{2019, 2, 28}"),
        ("DateDifference[{2020, 1, 1}, {2021, 1, 1}]", 'Quantity[366, "Days"]'),
        ('DateDifference[{2020, 1, 1}, {2020, 1, 2}, "Hour"]', 'Quantity[24, "Hours"]'),
        ('DateDifference[{2020, 1, 1}, {2020, 4, 1}, "Month"]', 'Quantity[3, "Months"]'),
        ('DateValue[{2021, 3, 4}, {"Year", "Quarter", "Day"}]', "{2021, 1, 4}"),
        ("LeapYearQ[{2000}]", "True"),
        ("LeapYearQ[{1900}]", "False"),
        ("DayCount[{2021, 1, 1}, {2021, 2, 1}]", "31"),
        ("DateRange[{2021, 1, 30}, {2021, 2, 1}]", "{{2021, 1, 30}, {2021, 1, 31}, {2021, 2, 1}}"),
        ("UnixTime[DateObject[{1970, 1, 2, 0, 0, 0}, TimeZone -> 0]]", "86400"),
        ("Head[Now]", "DateObject"),
        ("AbsoluteTime[] - AbsoluteTime[DateList[]] < 5", "True"),
        ("StringLength[DateString[]] > 20", "True"),
    ],
)
def test_dates(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize(
    "code, expected",
    [
        ('DateList["no date"]', ["DateList::str"]),
        ("AbsoluteTime[f]", ["AbsoluteTime::arg"]),
        ('DateValue[{2021}, "Nonsense"]', ["DateValue::fmt"]),
        ("DateList[10^30]", ["DateList::arg"]),
        ('DatePlus[{2021, 1, 1}, {1, "Blink"}]', ["DatePlus::fmt"]),
    ],
)
def test_messages(code, expected):
    assert messages_of(code) == expected


def test_clocks():
    session = Session()
    assert session.evaluate("AbsoluteTiming[Pause[0.02]; 5][[1]]") >= 0.02
    assert session.evaluate("{Timing[7][[2]], RepeatedTiming[8, 0.01][[2]], EchoTiming[9]}") == [7, 8, 9]
    assert session.evaluate("SessionTime[] > 0 && TimeUsed[] > 0") is True
    assert session.evaluate("MemoryInUse[] > 10^6 && MaxMemoryUsed[] > 10^6") is True
