"""Printed dates and durations in canonical form."""

from __future__ import annotations

import re
from datetime import datetime
from functools import lru_cache

_DEFAULTS = (datetime(1904, 2, 29), datetime(2008, 12, 1))
_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*"
_DATE_SHAPES = (
    re.compile(r"(?:19|20|18)\d\d"),
    re.compile(rf"{_MONTH} (?:19|20|18)\d\d", re.I),
    re.compile(rf"{_MONTH} \d{{1,2}}(?:st|nd|rd|th)? (?:19|20|18)\d\d\b.*", re.I),
    re.compile(rf"\d{{1,2}}(?:st|nd|rd|th)? {_MONTH} (?:19|20|18)\d\d\b.*", re.I),
    re.compile(r"(?:19|20|18)\d\d[-/ ]\d{1,2}[-/ ]\d{1,2}\b.*"),
    re.compile(r"(?:19|20|18)\d\d-(?:0[1-9]|1[0-2])"),
)


_YEAR = re.compile(r"(?:18|19|20)[0-9]{2}")


def is_year(words: str) -> bool:
    """Whether words are a year in which there can be films: four of our digits, from 1800 to 2099."""
    return _YEAR.fullmatch(words) is not None


@lru_cache(maxsize=8192)
def date(words: str) -> str:
    """A printed date as ISO 8601, as precise as it is printed: ``March. 9,2004`` → ``2004-03-09``, ``May 2001`` → ``2001-05``.

    The year has four digits, a month is a name or stands between year and day; an order that could be read in two ways
    (``3/4/2010``) is refused. A time of day and a zone are ignored, not applied: dates stay as printed. Raises ValueError.
    """
    from dateutil import parser

    bare = " ".join(re.sub(r"(?<=\w)[.,]+|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b", " ", words, flags=re.I).split())
    bare = re.sub(r"(?<=\d) \d{1,2}:\d\d.*$", "", bare)
    if not any(shape.fullmatch(bare) for shape in _DATE_SHAPES):
        raise ValueError(f"not a date: {words!r}")
    try:
        one, two = (parser.parse(bare, default=default, ignoretz=True) for default in _DEFAULTS)
    except (parser.ParserError, OverflowError) as error:
        raise ValueError(f"not a date: {words!r}") from error
    if one.year != two.year:
        raise ValueError(f"not a date: {words!r}")
    if one.month != two.month:
        return f"{one.year:04d}"
    return f"{one.year:04d}-{one.month:02d}" + ("" if one.day != two.day else f"-{one.day:02d}")


def month_first_date(words: str) -> str:
    """A date whose site prints month, day and year as numbers: ``07/13/2023`` → ``2023-07-13``, ``4/22/10`` → ``2010-04-22``.

    Two digits are a year from 1990 to 2089. Raises ValueError for anything else.
    """
    match = re.fullmatch(r"(\d{1,2})/(\d{1,2})/((?:19|20)\d\d|\d\d)", words.strip())
    if not match:
        raise ValueError(f"not month, day and year: {words!r}")
    year = int(match[3]) if len(match[3]) == 4 else 1900 + int(match[3]) + (100 if int(match[3]) < 90 else 0)
    return f"{datetime(year, int(match[1]), int(match[2])):%Y-%m-%d}"


_HOURS = re.compile(r"(?:(\d{1,2})\s*h(?:ou)?r?s?\.?)?\s*(?:(\d{1,3}|\d,\d{3})\s*m(?:in)?(?:ute)?s?\.?)?", re.I)
_ISO_DURATION = re.compile(r"P?(?:0{1,4}Y)?(?:0{1,2}M)?(?:(\d{1,2})D)?T(?:(\d{1,3})H)?(?:(\d{1,4})M)?(?:(\d{1,6})(?:\.\d+)?S)?", re.I)
_CLOCK = re.compile(r"(?:(\d{1,2}):(?=[0-5]?\d:))?(\d{1,2}):([0-5]\d)")


@lru_cache(maxsize=1024)
def seconds(words: str) -> int:
    """A duration in seconds: ``1h 51min``, ``111 min``, ``1 hr. 51 min.``, ``2:48`` (minutes and seconds), ``PT111M`` (ISO 8601).

    Markup of some years has lost the ``P`` (``T120M0S``).
    """
    bare = words.strip()
    if (iso := _ISO_DURATION.fullmatch(bare)) and any(iso.groups()):
        days, hours, minutes_, seconds_ = (int(part or 0) for part in iso.groups())
        return ((days * 24 + hours) * 60 + minutes_) * 60 + seconds_
    if clock := _CLOCK.fullmatch(bare):
        return int(clock[1] or 0) * 3600 + int(clock[2]) * 60 + int(clock[3])
    match = _HOURS.fullmatch(bare)
    if not match or not (match[1] or match[2]):
        raise ValueError(f"not a duration: {words!r}")
    return int(match[1] or 0) * 3600 + int((match[2] or "0").replace(",", "")) * 60


def duration(words: str) -> str:
    """A printed duration in canonical ``xsd:duration``: ``111 min`` → ``PT1H51M``. Raises ValueError."""
    hours, rest = divmod(seconds(words), 3600)
    minutes, left = divmod(rest, 60)
    parts = "".join(f"{n}{unit}" for n, unit in ((hours, "H"), (minutes, "M"), (left, "S")) if n)
    if not parts:
        raise ValueError(f"not a duration: {words!r}")
    return "PT" + parts


def minutes(words: str) -> str:
    """A printed running time in whole minutes: ``1h 51min`` → ``111``. Raises ValueError."""
    return str(seconds(words) // 60)


def date_of_parts(words: str) -> str:
    """A date of the numbers that data gives apart, year, month and day, as far as they are known: ``2003 5 15`` → ``2003-05-15``.

    Raises ValueError for numbers that are no date.
    """
    parts = words.split()
    if not 1 <= len(parts) <= 3 or not re.fullmatch(r"(?:18|19|20)\d\d", parts[0]) or not all(p.isdecimal() and len(p) <= 4 for p in parts):
        raise ValueError(f"not a date: {words!r}")
    numbers = [int(part) for part in parts]
    year, month, day = [*numbers, 1, 1][:3]
    datetime(year, month, day)
    return "-".join((parts[0], *(f"{n:02d}" for n in numbers[1:])))


def _whole_seconds(words: str) -> str:
    if not re.fullmatch(r"[1-9]\d{0,6}", words.strip()):
        raise ValueError(f"not a number of seconds: {words!r}")
    return f"T{words.strip()}S"


def _whole_minutes(words: str) -> str:
    if not re.fullmatch(r"[1-9]\d{0,2}", words.strip()):
        raise ValueError(f"not a number of minutes: {words!r}")
    return f"T{words.strip()}M"


def duration_of_minutes(words: str) -> str:
    """A number of minutes in canonical ``xsd:duration``: ``132`` → ``PT2H12M``. Raises ValueError."""
    return duration(_whole_minutes(words))


def duration_of_seconds(words: str) -> str:
    """A number of seconds in canonical ``xsd:duration``: ``7920`` → ``PT2H12M``. Raises ValueError."""
    return duration(_whole_seconds(words))


def minutes_of_seconds(words: str) -> str:
    """A number of seconds in whole minutes: ``7920`` → ``132``. Raises ValueError."""
    return minutes(_whole_seconds(words))
