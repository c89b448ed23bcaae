"""Points in time: from parts, seconds and text."""

import re
from collections.abc import Sequence
from datetime import datetime, timedelta

from ...evaluator import Evaluator
from ...expression import Expression, MessageError, Rational, S, elements, has_head, is_list, make_list
from ...expression.arithmetic import nearest_float

MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
GRANULARITIES = ("Year", "Month", "Day", "Hour", "Minute", "Instant")
# where AbsoluteTime begins
_START = datetime(1900, 1, 1)


class Moment:
    """A date with its time of day; ``size`` is how many parts of {y, m, d, h, m, s} were given, ``zone`` hours."""

    __slots__ = ("date", "size", "zone", "exact")

    def __init__(self, date: datetime, size: int = 6, zone: "float | None" = None, exact: bool = True):
        self.date = date
        self.size = size
        self.zone = zone
        self.exact = exact

    def seconds(self) -> float:
        """Seconds since 1900: an integer where nothing else is needed."""
        delta = self.date - _START
        # integers as long as possible: a float of this size has no microseconds left; 86400 seconds a day
        whole = delta.days * 86400 + delta.seconds
        if delta.microseconds or not self.exact:
            # 1e6 microseconds a second, here and below
            return whole + delta.microseconds / 1e6
        return whole

    def parts(self) -> list:
        """{y, m, d, h, m, s}."""
        d = self.date
        second = d.second + d.microsecond / 1e6 if d.microsecond or not self.exact else d.second
        return [d.year, d.month, d.day, d.hour, d.minute, second]


def local_offset(date: "datetime | None" = None) -> float:
    """Hours that local time is ahead of UTC."""
    try:
        offset = (date or datetime.now()).astimezone().utcoffset()
    except (OverflowError, ValueError, OSError):
        # the system knows no zone rules for years so far away
        offset = datetime.now().astimezone().utcoffset()
    return offset.total_seconds() / 3600


def now() -> Moment:
    """The present moment in local time."""
    return Moment(datetime.now(), exact=False)


def from_parts(parts: Sequence) -> Moment:
    """The moment that {y, m, d, …} means; parts beyond their bounds carry over."""
    numbers = [real_number(p) for p in parts]
    if None in numbers or not 1 <= len(numbers) <= 6:
        raise MessageError("arg", make_list(parts))
    year, month, day, hour, minute, second = [*numbers, *(0, 1, 1, 0, 0, 0)[len(numbers) :]]
    # {2024, 14, 1} is February 2025: months carry over by division with 12
    months = int(year) * 12 + int(month) - 1
    try:
        date = datetime(months // 12, months % 12 + 1, 1) + timedelta(days=day - 1, hours=hour, minutes=minute, seconds=second)
    except (ValueError, OverflowError):
        raise MessageError("arg", make_list(parts)) from None
    return Moment(date, len(numbers), exact=type(second) is int)


def real_number(x: Expression) -> "int | float | None":
    """A real number as a Python one; None for anything else."""
    if type(x) is int or type(x) is float:
        return x
    return nearest_float(x) if type(x) is Rational else None


def from_seconds(seconds: int) -> Moment:
    """The moment that so many seconds after the beginning of 1900 are."""
    try:
        date = _START + timedelta(seconds=seconds)
    except (OverflowError, ValueError):
        raise MessageError("arg", seconds) from None
    return Moment(date, exact=type(seconds) is int)


_TIME = (
    r"(?:[T ,]+(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2}(?:\.\d+)?))?\s*(?P<half>[AaPp][Mm])?"
    r"(?P<zone>Z|[+-]\d{2}:?\d{2})?)?"
)
_NAME = r"(?P<name>[A-Za-z]{3,9})\.?"
_PATTERNS = [
    re.compile(p + _TIME + r"\s*")
    for p in (
        r"(?P<year>\d{4})[-/.](?P<month>\d{1,2})(?:[-/.](?P<day>\d{1,2}))?",
        r"(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})",
        r"(?P<month>\d{1,2})[/](?P<day>\d{1,2})[/](?P<year>\d{4}|\d{2})",
        r"(?P<day>\d{1,2})[.-](?P<month>\d{1,2})[.-](?P<year>\d{4})",
        r"(?:[A-Za-z]+,?\s+)?(?P<day>\d{1,2})(?:st|nd|rd|th)?[ -]+" + _NAME + r"[ ,-]+(?P<year>\d{4})",
        r"(?:(?!(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec))[A-Za-z]+,?\s+)?"
        + _NAME
        + r"\s+(?P<day>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<year>\d{4})",
        _NAME + r"[ ,]+(?P<year>\d{4})",
        r"(?P<year>\d{4})",
    )
]


def from_text(text: str) -> Moment:
    """The date in a string, in one of the usual ways of writing."""
    for pattern in _PATTERNS:
        match = pattern.fullmatch(text.strip())
        if match is None:
            # a word that names no month: another pattern may read it as a weekday
            continue
        fields = match.groupdict()
        month = fields.get("month")
        if fields.get("name"):
            month = _month_number(fields["name"])
            if month is None:
                continue
        return _assembled(fields, month, text)
    raise MessageError("str", text)


def _assembled(fields: dict, month, text: str) -> Moment:
    year = int(fields["year"])
    # two digits mean 1970 to 2069
    year += (2000 if year < 70 else 1900) if len(fields["year"]) == 2 else 0
    parts: list = [year]
    if month is not None:
        parts.append(int(month))
    if fields.get("day"):
        parts.append(int(fields["day"]))
    if fields.get("hour"):
        hour = int(fields["hour"])
        if fields.get("half"):
            # 12 am is 0 o'clock, 12 pm is noon
            hour = hour % 12 + (12 if fields["half"].lower() == "pm" else 0)
        parts += [hour, int(fields["minute"]), float(fields["second"]) if fields.get("second") else 0]
    # in a text, unlike in a list, 31 days and 12 months are the end: anything else is no date
    if len(parts) > 1 and not 1 <= parts[1] <= 12 or len(parts) > 2 and not 1 <= parts[2] <= 31:
        raise MessageError("str", text)
    moment = from_parts(parts)
    if fields.get("zone"):
        zone = fields["zone"]
        # [:3] is the sign and two digits of the hours, [-2:] the minutes (60 an hour)
        moment.zone = 0.0 if zone == "Z" else int(zone[:3]) + int(zone[0] + zone[-2:]) / 60
    return moment


def _month_number(name: str) -> "int | None":
    for i, month in enumerate(MONTHS, 1):
        if len(name) >= 3 and month.lower().startswith(name.lower()):
            return i
    return None


def moment_of(ev: Evaluator, x: Expression) -> Moment:
    """The moment that any date specification means; MessageError for anything else."""
    if x is S.Now:
        return now()
    if type(x) is int or type(x) is float or type(x) is Rational:
        return from_seconds(x if type(x) is not Rational else nearest_float(x))
    if type(x) is str:
        return from_text(x)
    if is_list(x):
        items = elements(x)
        if len(items) == 2 and type(items[0]) is str:
            return _by_format(items[0], items[1])
        return from_parts(items)
    if has_head(x, S.DateObject):
        if not x.args:
            return now()
        moment = moment_of(ev, x.args[0])
        if len(x.args) > 3 and type(x.args[3]) in (int, float):
            moment.zone = nearest_float(x.args[3])
        return moment
    raise MessageError("arg", x)


_FORMAT_FIELDS = {
    "Year": ("year", r"\d{4}"),
    "YearShort": ("year2", r"\d{2}"),
    "Month": ("month", r"\d{1,2}"),
    "MonthShort": ("month", r"\d{1,2}"),
    "Day": ("day", r"\d{1,2}"),
    "DayShort": ("day", r"\d{1,2}"),
    "MonthName": ("name", "[A-Za-z]+"),
    "MonthNameShort": ("name", "[A-Za-z]+"),
    "Hour": ("hour", r"\d{1,2}"),
    "Hour24": ("hour", r"\d{1,2}"),
    "Hour12": ("hour", r"\d{1,2}"),
    "Minute": ("minute", r"\d{1,2}"),
    "Second": ("second", r"\d{1,2}(?:\.\d+)?"),
    "AMPM": ("half", "[AaPp][Mm]"),
    "DayName": (None, "[A-Za-z]+"),
    "DayNameShort": (None, "[A-Za-z]+"),
}


def _by_format(text: str, form) -> Moment:
    """{"15/01/2024", {"Day", "Month", "Year"}}: a string read by the elements it consists of."""
    pieces = []
    previous = False
    for item in elements(form) if is_list(form) else (form,):
        field = _FORMAT_FIELDS.get(item)
        if field is None:
            pieces.append(re.escape(item) if type(item) is str else ".*?")
        else:
            pieces.append(
                # between two elements without a separator any marks may stand
                ("[^A-Za-z0-9]+" if previous else "") + (f"(?P<{field[0]}>{field[1]})" if field[0] else f"(?:{field[1]})")
            )
        previous = field is not None
    match = re.fullmatch("".join(pieces), text.strip())
    if match is None:
        raise MessageError("str", text)
    fields = match.groupdict()
    if "year2" in fields:
        fields["year"] = fields["year2"]
    month = _month_number(fields["name"]) if fields.get("name") else fields.get("month")
    # a date without a year is one of this year
    fields.setdefault("year", str(datetime.now().year))
    if fields.get("hour"):
        fields.setdefault("minute", "0")
        fields["minute"] = fields["minute"] or "0"
    return _assembled(fields, month, text)
