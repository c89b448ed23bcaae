"""Dates: lists, strings, seconds and DateObject, and what can be computed with them."""

import time
from datetime import datetime, timedelta

from ...evaluator import Evaluator, application, builtin, declare_symbol, declare_symbols, dynamic_value
from ...expression import Expr, Expression, MessageError, S, boolean, elements, has_head, is_list, make_list
from ...expression.arithmetic import nearest_float
from ..control.clock import UNIX_EPOCH
from ..definitions.assignment import add_rule
from .moments import (
    DAYS,
    GRANULARITIES,
    MONTHS,
    Moment,
    from_parts,
    from_seconds,
    local_offset,
    moment_of,
    now,
    real_number,
)

declare_symbols(
    "TimeZone CalendarType DateFormat DateGranularity TimeObject DateFunction TimeSystem "
    "DayCountConvention HolidayCalendar DateInterval "
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday"
)
declare_symbol("$DateStringFormat", value=make_list(("DateTimeShort",)))
declare_symbol("$CalendarType", value="Gregorian")

_FAILED = S["$Failed"]
MESSAGES = {
    "str": "String `1` cannot be interpreted as a date.",
    "arg": "Argument `1` cannot be interpreted as a date.",
    "fmt": "`1` is not a date element.",
    "ambig": "The interpretation of `1` is ambiguous.",
}


def date_object(seconds: float) -> Expr:
    """The DateObject of a Unix time, in local time."""
    try:
        date = datetime.fromtimestamp(seconds)
    except (OverflowError, ValueError, OSError):  # beyond the years that the system, or Python, knows
        raise MessageError("arg", seconds) from None
    return _object(Moment(date, exact=False))


def _object(moment: Moment) -> Expr:
    parts = moment.parts()
    # six parts are an instant; fewer have the granularity of the last part
    if moment.size <= 5:
        return (
            Expr(S.DateObject, (make_list(parts[: moment.size]), GRANULARITIES[moment.size - 1]))
            if moment.size <= 3
            else _instant(moment, parts[: moment.size], GRANULARITIES[moment.size - 1])
        )
    return _instant(moment, parts, "Instant")


def _instant(moment: Moment, parts: list, granularity: str) -> Expr:
    zone = local_offset(moment.date) if moment.zone is None else moment.zone
    return Expr(S.DateObject, (make_list(parts), granularity, "Gregorian", zone))


# --- seconds and lists ----------------------------------------------------------------------------------------------


def _shifted(ev, moment: Moment, options: dict) -> Moment:
    """The moment as seen in the time zone asked for."""
    zone = options["TimeZone"]
    # names of zones need a database; only offsets in hours are understood
    if type(zone) not in (int, float):
        return moment
    here = local_offset(moment.date) if moment.zone is None else moment.zone
    try:
        date = moment.date + timedelta(hours=zone - here)
    except OverflowError:
        raise MessageError("arg", zone) from None
    return Moment(date, moment.size, nearest_float(zone), moment.exact)


_ZONE = {"TimeZone": S.Automatic, "CalendarType": S.Automatic}


@builtin("AbsoluteTime", options=_ZONE, messages=MESSAGES)
def absolute_time(ev: Evaluator, date: Expression = None, options: dict = None) -> Expression | None:
    """AbsoluteTime[] gives the seconds since the beginning of 1900; AbsoluteTime[date] up to a date."""
    if date is None:
        return _shifted(ev, now(), options).seconds()
    return moment_of(ev, date).seconds()


@builtin("UnixTime", options=_ZONE, messages=MESSAGES)
def unix_time(ev: Evaluator, date: Expression = None, options: dict = None) -> Expression:
    """UnixTime[] gives the seconds since the beginning of 1970 in UTC; UnixTime[date] up to a date."""
    if date is None:
        return int(time.time())
    moment = moment_of(ev, date)
    zone = local_offset(moment.date) if moment.zone is None else moment.zone
    # 3600 seconds an hour; zones are hours
    return int(moment.seconds() - UNIX_EPOCH - zone * 3600)


@builtin("FromUnixTime", options=_ZONE)
def from_unix_time(ev: Evaluator, seconds: Expression, options: dict) -> Expression:
    """FromUnixTime[n] gives the date that is n seconds after the beginning of 1970 in UTC."""
    number = real_number(seconds)
    return None if number is None else date_object(number)


@builtin("FromAbsoluteTime", options=_ZONE, messages=MESSAGES)
def from_absolute_time(ev: Evaluator, seconds: Expression, options: dict) -> Expression | None:
    """FromAbsoluteTime[n] gives the date that is n seconds after the beginning of 1900."""
    number = real_number(seconds)
    if number is None:
        return None
    moment = from_seconds(number)
    moment.exact = False
    return _object(moment)


@builtin("DateList", options=_ZONE, messages=MESSAGES)
def date_list(ev: Evaluator, date: Expression = None, options: dict = None) -> Expression | None:
    """DateList[] gives the current date as {year, month, day, hour, minute, second}; DateList[date] any date."""
    moment = now() if date is None else moment_of(ev, date)
    parts = _shifted(ev, moment, options).parts()
    # Wolfram gives seconds as a real even where they are whole
    parts[5] = float(parts[5])
    return make_list(parts)


@builtin("Date", options=_ZONE)
def date_(ev: Evaluator, options: dict) -> Expression:
    """Date[] gives the current date as a list."""
    return make_list(now().parts())


@builtin("DateObject", options={**_ZONE, "DateFormat": S.Automatic, "DateGranularity": S.Automatic}, messages=MESSAGES)
def date_object_(
    ev: Evaluator,
    date: Expression = None,
    granularity: Expression = None,
    calendar: Expression = None,
    zone: Expression = None,
    options: dict = None,
) -> Expression | None:
    """DateObject[] is now; DateObject[{y, m, d}] a day, DateObject[{y, m, d, h, m, s}] a moment.
    DateObject["string"] reads a date."""
    # the first date of a session: no other session pays for the rules
    enable_dates(ev)
    if date is None:
        return _object(now())
    if is_list(date) and granularity in GRANULARITIES and _is_canonical(date, granularity, zone):
        # already in the form that everything below gives
        return None
    if date is S.Today or has_head(date, S.DateObject) and granularity is None:
        return ev.evaluate(date)
    moment = moment_of(ev, date)
    if granularity in GRANULARITIES:
        moment.size = GRANULARITIES.index(granularity) + 1
    if type(zone) in (int, float):
        moment.zone = nearest_float(zone)
    if type(options["TimeZone"]) in (int, float):
        moment.zone = nearest_float(options["TimeZone"])
    return _object(moment)


_ARITHMETIC = """DateObject /: Plus[a_DateObject, -1 b_DateObject] := DateDifference[b, a]
DateObject /: Plus[a_DateObject, q_Quantity] := DatePlus[a, q]
DateObject /: Less[a_DateObject, b__DateObject] := Less @@ Map[AbsoluteTime, {a, b}]
DateObject /: LessEqual[a_DateObject, b__DateObject] := LessEqual @@ Map[AbsoluteTime, {a, b}]
DateObject /: Greater[a_DateObject, b__DateObject] := Greater @@ Map[AbsoluteTime, {a, b}]
DateObject /: GreaterEqual[a_DateObject, b__DateObject] := GreaterEqual @@ Map[AbsoluteTime, {a, b}]
DateObject /: Equal[a_DateObject, b__DateObject] := Equal @@ Map[AbsoluteTime, {a, b}]
"""


@application("DateObject")
def _part_of_date(ev, date: Expr, args: tuple):
    """DateObject[…]["Year"] and the like."""
    return date_value(ev, date, args[0], options=_ZONE) if len(args) == 1 else None


class DateArithmetic:
    """Has a session the rules to compute with dates yet?  Up values make it look at every argument."""

    def __init__(self) -> None:
        self.is_defined = False


def enable_dates(ev: Evaluator) -> None:
    """Let the session compute with dates: differences, sums with quantities, comparisons."""
    arithmetic = ev.own(DateArithmetic)
    if arithmetic.is_defined:
        return
    arithmetic.is_defined = True
    for rule_ in ev.read_in("Session`Dates`", _ARITHMETIC):
        add_rule(ev, S.DateObject, "up", rule_.args[1], rule_.args[2], True)


def _is_canonical(date, granularity: str, zone) -> bool:
    size = GRANULARITIES.index(granularity) + 1
    parts = elements(date)
    if len(parts) != size or any([type(p) not in (int, float) for p in parts]):
        return False
    try:
        return from_parts(parts).parts()[:size] == list(parts) and (size <= 3 or zone is not None)
    except MessageError:
        return False


@builtin("DateObjectQ")
def date_object_q(ev: Evaluator, x: Expression) -> Expression:
    """DateObjectQ[expr] is True if expr is a valid date."""
    return boolean(has_head(x, S.DateObject) and bool(x.args) and is_list(x.args[0]))


@dynamic_value("Now")
def now_(ev: Evaluator) -> Expression:
    """Now is the current date and time."""
    return _object(now())


@dynamic_value("Today")
def today(ev: Evaluator) -> Expression:
    """Today is the current day."""
    return _object(Moment(datetime.now(), 3))


@dynamic_value("Tomorrow")
def tomorrow(ev: Evaluator) -> Expression:
    """Tomorrow is the next day."""
    return _object(Moment(datetime.now() + timedelta(days=1), 3))


@dynamic_value("Yesterday")
def yesterday(ev: Evaluator) -> Expression:
    """Yesterday is the day before."""
    return _object(Moment(datetime.now() - timedelta(days=1), 3))


@dynamic_value("$TimeZone")
def time_zone(ev: Evaluator) -> Expression:
    """$TimeZone is the number of hours that local time is ahead of UTC."""
    return local_offset()


# --- strings --------------------------------------------------------------------------------------------------------

_COMPOSED = {
    "DateTime": ("DayName", " ", "DayShort", " ", "MonthName", " ", "Year", " ", "Time"),
    "DateTimeShort": ("DayNameShort", " ", "DayShort", " ", "MonthNameShort", " ", "Year", " ", "Time"),
    "Date": ("DayName", " ", "DayShort", " ", "MonthName", " ", "Year"),
    "DateShort": ("DayNameShort", " ", "DayShort", " ", "MonthNameShort", " ", "Year"),
    "Time": ("Hour", ":", "Minute", ":", "Second"),
    "ISODate": ("Year", "-", "Month", "-", "Day"),
    "ISODateTime": ("Year", "-", "Month", "-", "Day", "T", "Hour", ":", "Minute", ":", "Second"),
    "ISOOrdinalDate": ("Year", "-", "DayOfYear"),
    "ISOWeekDate": ("ISOYear", "-W", "Week", "-", "ISOWeekDay"),
}


def _element(moment: Moment, name: str) -> "str | None":
    """The text of one date element; None if it is none."""
    if name in _COMPOSED:
        return "".join([_element(moment, e) or e for e in _COMPOSED[name]])
    make = _ELEMENTS.get(name)
    return None if make is None else make(moment.date)


def _second_exact(d: datetime) -> str:
    # microseconds are all that Python's datetime keeps
    return f"{d.second + d.microsecond / 1e6:09.6f}".rstrip("0").rstrip(".")


def _zone_text(d: datetime) -> str:
    offset = local_offset(d)
    # zones may lie at half and quarter hours: 60 minutes
    return f"{'-' if offset < 0 else '+'}{int(abs(offset)):02d}:{round(abs(offset) * 60) % 60:02d}"


_ELEMENTS = {
    "Year": lambda d: f"{d.year:04d}",
    "YearShort": lambda d: f"{d.year % 100:02d}",
    # the Julian year of 365.25 days
    "YearExact": lambda d: repr(d.year + (d.timetuple().tm_yday - 1) / 365.25),
    "Quarter": lambda d: f"{(d.month + 2) // 3:02d}",
    "QuarterShort": lambda d: str((d.month + 2) // 3),
    "QuarterName": lambda d: f"Quarter {(d.month + 2) // 3}",
    "QuarterNameShort": lambda d: f"Q{(d.month + 2) // 3}",
    "Month": lambda d: f"{d.month:02d}",
    "MonthShort": lambda d: str(d.month),
    "MonthName": lambda d: MONTHS[d.month - 1],
    "MonthNameShort": lambda d: MONTHS[d.month - 1][:3],
    "MonthNameInitial": lambda d: MONTHS[d.month - 1][0],
    "Day": lambda d: f"{d.day:02d}",
    "DayShort": lambda d: str(d.day),
    "DayName": lambda d: DAYS[d.weekday()],
    "DayNameShort": lambda d: DAYS[d.weekday()][:3],
    "DayNameInitial": lambda d: DAYS[d.weekday()][0],
    "DayOfYear": lambda d: f"{d.timetuple().tm_yday:03d}",
    "DayOfYearShort": lambda d: str(d.timetuple().tm_yday),
    "Week": lambda d: f"{d.isocalendar()[1]:02d}",
    "WeekShort": lambda d: str(d.isocalendar()[1]),
    "ISOYear": lambda d: str(d.isocalendar()[0]),
    "ISOWeekDay": lambda d: str(d.isocalendar()[2]),
    "Hour": lambda d: f"{d.hour:02d}",
    "HourShort": lambda d: str(d.hour),
    "Hour24": lambda d: f"{d.hour:02d}",
    "Hour24Short": lambda d: str(d.hour),
    # 12 o'clock is 12 and never 0
    "Hour12": lambda d: f"{(d.hour - 1) % 12 + 1:02d}",
    "Hour12Short": lambda d: str((d.hour - 1) % 12 + 1),
    "AMPM": lambda d: "AM" if d.hour < 12 else "PM",
    "AMPMLowerCase": lambda d: "am" if d.hour < 12 else "pm",
    "Minute": lambda d: f"{d.minute:02d}",
    "MinuteShort": lambda d: str(d.minute),
    "Second": lambda d: f"{d.second:02d}",
    "SecondShort": lambda d: str(d.second),
    "SecondExact": _second_exact,
    "Millisecond": lambda d: f"{d.microsecond // 1000:03d}",
    "MillisecondShort": lambda d: str(d.microsecond // 1000),
    "TimeZone": _zone_text,
    "TimeZoneName": _zone_text,
    "TimeZoneNameShort": _zone_text,
    "ISOTimeZone": _zone_text,
    "UnixTime": lambda d: str(int((d - datetime(1970, 1, 1)).total_seconds())),
}


def date_text(moment: Moment, form: Expression) -> str:
    """A date as text: one element name or a list of elements and separators."""
    pieces = []
    for item in elements(form) if is_list(form) else (form,):
        if type(item) is not str:
            raise MessageError("fmt", item)
        pieces.append(_element(moment, item) or item)
    return "".join(pieces)


@builtin("DateString", options=_ZONE, messages=MESSAGES)
def date_string(ev: Evaluator, date: Expression = None, form: Expression = None, options: dict = None) -> Expression:
    """DateString[] gives the current date as text; DateString[date] a given one.
    DateString[date, elems] and DateString[elems] build it from elements such as "Year", "Month", "Day", "Hour"."""
    if date is not None and form is None and _is_format(date):
        date, form = None, date
    moment = now() if date is None else moment_of(ev, date)
    if form is None:
        # a day has no time to show
        form = "DateShort" if date is not None and has_head(date, S.DateObject) and moment.size <= 3 else S.Automatic
    if form is S.Automatic:
        form = ev.evaluate(S["$DateStringFormat"])
    return date_text(_shifted(ev, moment, options), form)


def _is_format(x) -> bool:
    if type(x) is str:
        return x in _ELEMENTS or x in _COMPOSED
    # a list with one known element at least: the other strings are separators
    return (
        is_list(x)
        and bool(elements(x))
        and all([type(a) is str for a in elements(x)])
        and any([a in _ELEMENTS or a in _COMPOSED for a in elements(x)])
    )


@builtin("TimeZoneOffset")
def time_zone_offset(ev: Evaluator, zone: Expression = 0, reference: Expression = 0) -> Expression:
    """TimeZoneOffset[] gives the hours that local time is ahead of UTC."""
    return local_offset()


# --- parts and arithmetic -------------------------------------------------------------------------------------------


def _value(moment: Moment, name):
    d = moment.date
    numbers = {
        "Year": d.year,
        "Quarter": (d.month + 2) // 3,
        "Month": d.month,
        "Day": d.day,
        "Hour": d.hour,
        "Minute": d.minute,
        "Second": moment.parts()[5],
        "Week": d.isocalendar()[1],
        "DayOfYear": d.timetuple().tm_yday,
        "ISOWeekDay": d.isoweekday(),
        "AbsoluteTime": moment.seconds(),
        "Millisecond": d.microsecond // 1000,
        "Hour24": d.hour,
        "YearShort": d.year % 100,
        "YearDay": d.timetuple().tm_yday,
    }
    if name in numbers:
        return numbers[name]
    if name == "DayName":
        return S[DAYS[d.weekday()]]
    text = _element(moment, name) if type(name) is str else None
    if text is None:
        raise MessageError("fmt", name)
    return text


@builtin("DateValue", options=_ZONE, messages=MESSAGES)
def date_value(ev: Evaluator, date: Expression, name: Expression = None, options: dict = None) -> Expression | None:
    """DateValue[date, "elem"] gives an element of a date as a number; DateValue["elem"] of now; several in a list."""
    if name is None:
        date, name = None, date
    moment = _shifted(ev, now() if date is None else moment_of(ev, date), options)
    if is_list(name):
        return make_list([_value(moment, n) for n in elements(name)])
    return _value(moment, name)


_UNITS = {
    "Year": ("months", 12),
    "Quarter": ("months", 3),
    "Month": ("months", 1),
    "Decade": ("months", 120),
    "Week": ("seconds", 604800),
    "Day": ("seconds", 86400),
    "Hour": ("seconds", 3600),
    "Minute": ("seconds", 60),
    "Second": ("seconds", 1),
}


def _unit(name) -> tuple:
    # "Days" means "Day"
    unit = _UNITS.get(name) or _UNITS.get(name[:-1]) if type(name) is str else None
    if unit is None:
        raise MessageError("fmt", name)
    return unit


def shifted_by(moment: Moment, step: Expression) -> Moment:
    """The moment after a step: a number of days, {n, "unit"}, a list of these, or a quantity."""
    if type(step) in (int, float):
        return Moment(moment.date + timedelta(days=step), moment.size, moment.zone, moment.exact)
    if has_head(step, S.Quantity):
        step = make_list(step.args)
    items = elements(step) if is_list(step) else ()
    if len(items) == 2 and type(items[1]) is str and type(items[0]) in (int, float):
        kind, factor = _unit(items[1])
        amount = items[0] * factor
        if kind == "seconds":
            return Moment(moment.date + timedelta(seconds=amount), moment.size, moment.zone, moment.exact)
        # months count from 0, so that years carry over by division with 12
        months = moment.date.year * 12 + moment.date.month - 1 + int(amount)
        year, month = divmod(months, 12)
        # a month after 31 January is the last of February, as Wolfram has it
        day = min(moment.date.day, _month_length(year, month + 1))
        return Moment(moment.date.replace(year=year, month=month + 1, day=day), moment.size, moment.zone, moment.exact)
    for item in items:
        moment = shifted_by(moment, item)
    if not items:
        raise MessageError("arg", step)
    return moment


def _month_length(year: int, month: int) -> int:
    # the first of the next month: December (12) carries into the next year
    following = datetime(year + month // 12, month % 12 + 1, 1)
    return (following - timedelta(days=1)).day


@builtin("DatePlus", messages=MESSAGES)
def date_plus(ev: Evaluator, date: Expression, step: Expression = 1) -> Expression | None:
    """DatePlus[date, n] gives the date n days later; DatePlus[date, {n, "unit"}] in years, months, hours, …."""
    try:
        moment = shifted_by(moment_of(ev, date), step)
    except (OverflowError, ValueError):
        raise MessageError("arg", step) from None
    if is_list(date) and type(elements(date)[0]) is not str:
        return make_list(moment.parts()[: max(len(elements(date)), 3)])
    return _object(moment)


@builtin("DateDifference", messages=MESSAGES)
def date_difference(ev: Evaluator, start: Expression, stop: Expression, unit: Expression = "Day") -> Expression:
    """DateDifference[date1, date2] gives the days from one date to another; DateDifference[date1, date2, "unit"] in
    another unit."""
    a, b = moment_of(ev, start), moment_of(ev, stop)
    kind, factor = _unit(unit)
    singular = unit if unit in _UNITS else unit[:-1]
    if kind == "seconds":
        seconds = b.seconds() - a.seconds()
        amount = seconds // factor if type(seconds) is int and seconds % factor == 0 else seconds / factor
    else:
        months = (b.date.year - a.date.year) * 12 + b.date.month - a.date.month
        anchor = shifted_by(a, make_list((months, "Month")))
        # the rest as a part of that month, whose days have 86400 seconds
        rest = (b.date - anchor.date).total_seconds() / (86400 * _month_length(anchor.date.year, anchor.date.month))
        amount = (months + rest) / factor
        amount = int(amount) if amount == int(amount) else amount
    return Expr(S.Quantity, (amount, singular + "s"))


@builtin("DayName", messages=MESSAGES)
def day_name(ev: Evaluator, date: Expression = None) -> Expression:
    """DayName[date] gives the day of the week; DayName[] that of today."""
    return S[DAYS[(now() if date is None else moment_of(ev, date)).date.weekday()]]


@builtin("DayCount", messages=MESSAGES)
def day_count(ev: Evaluator, start: Expression, stop: Expression) -> Expression:
    """DayCount[date1, date2] gives the number of days from one date to another."""
    return (moment_of(ev, stop).date.date() - moment_of(ev, start).date.date()).days


@builtin("DateRange", messages=MESSAGES)
def date_range(ev: Evaluator, start: Expression, stop: Expression, step: Expression = 1) -> Expression:
    """DateRange[date1, date2] lists the days between two dates; DateRange[date1, date2, {n, "unit"}] steps further."""
    first, last = moment_of(ev, start), moment_of(ev, stop).date
    if type(step) is str:
        step = make_list((1, step))
    dates, moment = [], first
    # a step too small for its range ends here and not when memory does
    while moment.date <= last and len(dates) < 1_000_000:
        dates.append(make_list(moment.parts()[:3]) if is_list(start) and first.size <= 3 else _object(moment))
        moment = shifted_by(moment, step)
        # a step backwards or of nothing would never arrive
        if moment.date <= first.date:
            raise MessageError("arg", step)
    return make_list(dates)


@builtin("DayRange", messages=MESSAGES)
def day_range(ev: Evaluator, start: Expression, stop: Expression) -> Expression:
    """DayRange[date1, date2] lists the days from one date to another."""
    first, last = moment_of(ev, start), moment_of(ev, stop)
    days = (last.date.date() - first.date.date()).days
    return make_list([_object(Moment(first.date + timedelta(days=i), 3)) for i in range(days + 1)])


@builtin("DayPlus", messages=MESSAGES)
def day_plus(ev: Evaluator, date: Expression, n: Expression) -> Expression | None:
    """DayPlus[date, n] gives the day n days later."""
    if type(n) is not int:
        return None
    return _object(Moment(moment_of(ev, date).date + timedelta(days=n), 3))


@builtin("JulianDate", messages=MESSAGES)
def julian_date(ev: Evaluator, date: Expression = None) -> Expression:
    """JulianDate[date] gives the number of days since the beginning of 4713 BC."""
    moment = now() if date is None else moment_of(ev, date)
    # the Julian date of 1 January 1900, where AbsoluteTime begins
    return moment.seconds() / 86400 + 2415020.5


@builtin("LeapYearQ", messages=MESSAGES)
def leap_year_q(ev: Evaluator, date: Expression) -> Expression:
    """LeapYearQ[date] is True if the year of a date is a leap year."""
    year = moment_of(ev, date).date.year
    # the Gregorian rule
    return boolean(year % 4 == 0 and (year % 100 != 0 or year % 400 == 0))


@builtin("TimeZoneConvert", messages=MESSAGES)
def time_zone_convert(ev: Evaluator, date: Expression, zone: Expression = None) -> Expression:
    """TimeZoneConvert[date, n] gives a moment as seen n hours ahead of UTC."""
    hours = local_offset() if zone is None else zone
    if type(hours) not in (int, float):
        raise MessageError("arg", zone)
    return _object(_shifted(ev, moment_of(ev, date), {"TimeZone": hours}))
