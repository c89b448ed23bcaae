"""Dates: objects, texts, parts, arithmetic, clocks."""

import pytest
from asking import messages_of, value_of

from wlnet import Session


@pytest.mark.parametrize(
    "code, expected",
    [
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
        ('DateValue[{2021}, "Nonsense"]', ["DateValue::fmt"]),
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


@pytest.mark.parametrize(
    "code, expected",
    [
        ("FromAbsoluteTime[0][[1]]", "{1900, 1, 1, 0, 0, 0.}"),
        ("AbsoluteTime[FromUnixTime[0], TimeZone -> 0] == AbsoluteTime[FromUnixTime[0]]", "True"),
        ('DateObject["2021-03-04"]', 'DateObject[{2021, 3, 4}, "Day"]'),
        ('DateObject[{2021, 3, 4}, "Month"]', 'DateObject[{2021, 3}, "Month"]'),
        ("DateObject[{2021, 3, 4, 5, 6, 7}, TimeZone -> 2]", 'DateObject[{2021, 3, 4, 5, 6, 7}, "Instant", "Gregorian", 2.]'),
        ("DateObject[{2021, 14, 1}]", 'DateObject[{2022, 2, 1}, "Day"]'),
        ("DateObject[{2021, 3, 4}] < DateObject[{2021, 3, 5}]", "True"),
        ("DateObject[{2021, 3, 4}] > DateObject[{2021, 3, 5}]", "False"),
        ("DateObject[{2021, 3, 4}] == DateObject[{2021, 3, 4}]", "True"),
        ("DateObject[{2021, 3, 4}] <= DateObject[{2021, 3, 4}] >= DateObject[{2021, 3, 3}]", "True"),
        ("DateObject[{2021, 3, 5}] - DateObject[{2021, 3, 4}]", 'Quantity[1, "Days"]'),
        ('DateObject[{2021, 3, 4}] + Quantity[2, "Days"]', 'DateObject[{2021, 3, 6}, "Day"]'),
        ('DateObject[{2021, 3, 4}]["Year"]', "2021"),
        ("DateObjectQ /@ {DateObject[{2021}], 3}", "{True, False}"),
        ('DateObject[{2020, 1, 31}] + Quantity[1, "Months"]', 'DateObject[{2020, 2, 29}, "Day"]'),
    ],
)
def test_more_dates(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize(
    "elements, text",
    [
        ('{"Day", ".", "Month", ".", "Year"}', "04.01.2021"),
        ('"ISOWeekDate"', "2021-W01-1"),
        ('"ISODateTime"', "2021-01-04T00:06:07"),
        ('"ISOOrdinalDate"', "2021-004"),
        ('"DateTime"', "Monday 4 January 2021 00:06:07"),
        ('"DateShort"', "Mon 4 Jan 2021"),
        ('"Time"', "00:06:07"),
        ('{"Hour12", " ", "AMPMLowerCase"}', "12 am"),
        ('{"MonthNameInitial", "DayNameInitial"}', "JM"),
        ('{"QuarterName"}', "Quarter 1"),
        ('{"Quarter", "QuarterShort"}', "011"),
        ('{"WeekShort", " ", "DayOfYearShort"}', "1 4"),
        ('{"HourShort", "MinuteShort", "SecondShort"}', "067"),
        ('{"Hour24", "Minute", "Second"}', "000607"),
        ('{"YearShort"}', "21"),
        ('"UnixTime"', "1609718767"),
    ],
)
def test_elements_of_dates(elements, text):
    assert value_of(f"DateString[{{2021, 1, 4, 0, 6, 7}}, {elements}]") == f'"{text}"'


@pytest.mark.parametrize(
    "code, expected",
    [
        ('DateString[{2021, 1, 4, 0, 0, 7.25}, "SecondExact"]', '"07.25"'),
        ('DateString[{2021, 1, 4, 12}, {"Hour12Short", "AMPM"}]', '"12PM"'),
        ('DateString[{2021, 1, 4, 13}, {"Hour12", "AMPM"}]', '"01PM"'),
        ('DateString[{2021, 12, 31}, {"Quarter", "DayOfYear"}]', '"04365"'),
        ('DateString[{2021, 1, 1}, "ISOWeekDate"]', '"2020-W53-5"'),
        ('StringMatchQ[DateString["Time"], DigitCharacter .. ~~ ":" ~~ __]', "True"),
        ('DateString[{2021, 1, 4}, "nonsense"]', '"nonsense"'),
        ('DateString[DateObject[{2021, 3, 4, 5, 6, 7}, TimeZone -> 0], {"Hour"}, TimeZone -> 2]', '"07"'),
        (
            'DateValue[{2021, 3, 4, 5, 6, 7.5}, {"Hour", "Minute", "Second", "Week", "DayOfYear", "ISOWeekDay"}]',
            "{5, 6, 7.5, 9, 63, 4}",
        ),
        ('DateValue[{2021, 3, 4}, "DayName"]', "Thursday"),
        ('DateValue[{2021, 3, 4}, "MonthName"]', '"March"'),
        ('DateValue["Year"] == DateList[][[1]]', "True"),
        ('DateValue[{2021, 12, 1}, "Quarter"]', "4"),
        ("DatePlus[{2021, 3, 4}]", "{2021, 3, 5}"),
        ('DatePlus[{2021, 3, 4}, {{1, "Year"}, {-1, "Month"}}]', "{2022, 2, 4}"),
        ('DatePlus[{2021, 3, 4}, {2, "Week"}]', "{2021, 3, 18}"),
        ('DatePlus[{2021, 3, 4, 23, 0, 0}, {2, "Hour"}]', "{2021, 3, 5, 1, 0, 0}"),
        ('DatePlus[{2021, 11, 30}, {1, "Quarter"}]', "{2022, 2, 28}"),
        ('DatePlus[{2021, 12, 31}, {2, "Months"}]', "{2022, 2, 28}"),
        ("DatePlus[{2021, 3, 4}, -4]", "{2021, 2, 28}"),
        ('DatePlus["2021-03-04", 1]', 'DateObject[{2021, 3, 5}, "Day"]'),
        ('DatePlus[{2021, 3, 4}, Quantity[1, "Days"]]', "{2021, 3, 5}"),
        ('DateDifference[{2020, 1, 1}, {2021, 1, 1}, "Year"]', 'Quantity[1, "Years"]'),
        ("DateDifference[{2021, 1, 2}, {2021, 1, 1}]", 'Quantity[-1, "Days"]'),
        ("DateDifference[{2021, 1, 1}, {2021, 1, 1, 12}]", 'Quantity[0.5, "Days"]'),
        ('DateDifference[{2021, 1, 1}, {2021, 1, 15}, "Week"]', 'Quantity[2, "Weeks"]'),
        ('DateDifference[{2021, 1, 1}, {2021, 1, 1, 0, 1}, "Seconds"]', 'Quantity[60, "Seconds"]'),
        ("DayCount[{2021, 2, 1}, {2021, 1, 1}]", "-31"),
        ('DateRange[{2021, 1, 31}, {2021, 4, 1}, "Month"]', "{{2021, 1, 31}, {2021, 2, 28}, {2021, 3, 28}}"),
        ("DateRange[{2021, 1, 1}, {2021, 1, 5}, 2]", "{{2021, 1, 1}, {2021, 1, 3}, {2021, 1, 5}}"),
        ("DateRange[{2021, 1, 2}, {2021, 1, 1}]", "{}"),
        ("Length[DayRange[{2021, 1, 1}, {2021, 1, 5}]]", "5"),
        ("DayPlus[{2021, 2, 28}, 1]", 'DateObject[{2021, 3, 1}, "Day"]'),
        ("JulianDate[{2000, 1, 1, 12}]", "2.451545*^6"),
        ("LeapYearQ /@ {{2004}, {2100}, {2400}, {2021}}", "{True, False, True, False}"),
        ("DayName /@ {{1900, 1, 1}, {2000, 2, 29}}", "{Monday, Tuesday}"),
        ("Tomorrow - Today", 'Quantity[1, "Days"]'),
        ("Today - Yesterday", 'Quantity[1, "Days"]'),
        ("NumberQ[$TimeZone] && $TimeZone == TimeZoneOffset[]", "True"),
        ("TimeZoneConvert[DateObject[{2021, 3, 4, 5, 0, 0}, TimeZone -> 0], 2][[1]]", "{2021, 3, 4, 7, 0, 0}"),
        ("UnixTime[DateObject[{1970, 1, 1, 2, 0, 5}, TimeZone -> 2]]", "5"),
        ("UnixTime[] - (AbsoluteTime[TimeZone -> 0] - AbsoluteTime[{1970}]) // Abs // # < 2 &", "True"),
    ],
)
def test_parts_and_arithmetic(code, expected):
    assert value_of(code) == expected


@pytest.mark.parametrize(
    "code, messages",
    [
        ('DateDifference[{2020}, {2021}, "Blink"]', ["DateDifference::fmt"]),
        ("DateString[{2020}, {3}]", ["DateString::fmt"]),
        ("DateRange[{2021, 1, 1}, {2021, 1, 5}, -1]", ["DateRange::arg"]),
        ("DateRange[{2021, 1, 1}, {2021, 1, 5}, 0]", ["DateRange::arg"]),
        ("DayName[x]", ["DayName::arg"]),
        ('TimeZoneConvert[{2021}, "x"]', ["TimeZoneConvert::arg"]),
    ],
)
def test_more_messages(code, messages):
    assert messages_of(code) == messages
