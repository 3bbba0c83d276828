"""Dates and running times in the forms that tables print them, a column at a time: what one cell leaves open, the others decide.

``3/12/1998`` is in March if another cell of the column has a 25 in the middle, in December if one begins with it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from statistics import median

from kg.text import date, seconds
from kg.text.tongues import TONGUES, date_in, running_minutes

_YEAR = r"(?:1[6-9]\d\d|20[0-4]\d)"
_ISO = re.compile(rf"\+?({_YEAR})(?:[-/.](\d\d?)(?:[-/.](\d\d?))?|(\d\d)(\d\d))(?:[T ]\d.*)?")
_PARTS = re.compile(rf"(\d\d?)[./-] ?(\d\d?)[./-] ?({_YEAR}|\d\d)")
_WORDED = re.compile(rf"(?:(\d\d?)(?:st|nd|rd|th|\.)?[ -]+)?([a-z]{{3,9}})\.?(?:[ -](\d\d?)(?:st|nd|rd|th)?,?)?[ ,-]+({_YEAR}|\d\d)", re.I)
_ASIAN = re.compile(rf"({_YEAR})[年년]\s*(\d\d?)[月월]\s*(?:(\d\d?)[日일])?")
_WEEKDAY = re.compile(r"^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+", re.I)
_NOTE = re.compile(r"\s*\([^)]*\)|(?<=\d{4})\s+[^\W\d]{3,12}$")
_MONTHS = {name: n for n, name in enumerate(["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"], 1)}
_BARE_YEAR = re.compile(rf"(?<!\d)({_YEAR})(?!\d)")
_HOURS = re.compile(r"(\d{1,2})\s*(?:h|hrs?|hours?|std)\b\.?,?\s*(?:and\s+)?(?:(\d{1,2})\s*(?:m\w*\.?|['’′])?)?", re.I)
_READERS: tuple[Callable[[str], str], ...] = (date, *(partial(date_in, tongue) for tongue in TONGUES))
_TIMED = re.compile(r"run|duration|length|minute|second|millis|laufzeit|dur[ée]e|durata|duraci|stopáž|mins\b|time", re.I)
_SHORTEST, _LONGEST = 20 * 60, 5 * 60 * 60
_WHOLE = 0.95


def order(cells: Iterable[str]) -> str:
    """Whether numbers give the ``day`` or the ``month`` first; empty where no cell tells, or they tell both."""
    found = {
        "day" if int(match[1]) > 12 else "month"
        for cell in cells
        if (match := _PARTS.match(cell)) and (int(match[1]) > 12) is not (int(match[2]) > 12)
    }
    return found.pop() if len(found) == 1 else ""


def day(cell: str, first: str = "") -> str:
    """A date as ISO 8601, as precise as it can be read (``first``: what ``order`` says of the column); empty where there is no year."""
    text = _WEEKDAY.sub("", _NOTE.sub("", cell).strip())
    if iso := _ISO.fullmatch(text):
        return _joined(iso[1], iso[2] or iso[4], iso[3] or iso[5])
    if parts := _PARTS.fullmatch(text):
        one, two = (parts[2], parts[1]) if first == "day" else (parts[1], parts[2])
        return _joined(parts[3], one, two) if first else _joined(parts[3], None, None)
    worded = _WORDED.fullmatch(text)
    month = _MONTHS.get(worded[2][:3].lower()) if worded and not (worded[1] and worded[3]) else None
    # "May 12" is a day without a year.
    if worded and month and (len(worded[4]) == 4 or worded[1] or "-" in text):
        return _joined(worded[4], str(month), worded[1] or worded[3])
    if asian := _ASIAN.match(text):
        return _joined(*asian.groups())
    for read in _READERS:
        try:
            return read(text)
        except ValueError:
            continue
    year = _BARE_YEAR.search(cell)
    return year[1] if year else ""


def _joined(year: str, month: str | None, number: str | None) -> str:
    whole = year if len(year) == 4 else f"{'19' if int(year) > 29 else '20'}{year}"
    # Months and days that are not known are written 00 or 01-01 by some; the latter is a day as well.
    if not month or not 0 < int(month) <= 12:
        return whole
    return f"{whole}-{int(month):02d}" + (f"-{int(number):02d}" if number and 0 < int(number) <= 31 else "")


def minutes(cell: str) -> frozenset[float]:
    """A running time in whole minutes; nothing where a cell counts something else (``2 Seasons``)."""
    text = re.sub(r"^(?:approx\w*\.?|about|ca?\.)\s*|\s*\([^)]*\)", "", cell, flags=re.I).strip().rstrip(".")
    if hours := _HOURS.fullmatch(text):
        return frozenset({int(hours[1]) * 60.0 + int(hours[2] or 0)})
    if clock := re.fullmatch(r"([0-5]):([0-5]\d)", text):
        return frozenset({int(clock[1]) * 60.0 + int(clock[2])})
    if counted := re.fullmatch(r"(\d{2,6})(?:\.0+)?\s*s(?:ec(?:ond)?s?)?", text, re.I):
        return frozenset({float(round(int(counted[1]) / 60))})
    try:
        return frozenset({float(round(seconds(text) / 60.0))})
    except ValueError:
        pass
    try:
        return frozenset({float(running_minutes(text))})
    except ValueError:
        number = None if re.search(r"season|episode|staffel|saison|temporada", cell, re.I) else re.search(r"\d+", cell)
        return frozenset({float(number[0])}) if number else frozenset()


def in_minutes(header: str, values: Mapping[str, frozenset[float]]) -> Mapping[str, frozenset[float]] | None:
    """Numbers that are running times in seconds or milliseconds, in minutes; None for other numbers.

    Seconds are told by a header that speaks of time, or by being whole minutes nearly all.
    """
    numbers = [n for value in values.values() for n in value]
    if not numbers:
        return None
    middle, timed = median(numbers), bool(_TIMED.search(header))
    whole = sum(n % 60 == 0 for n in numbers) >= _WHOLE * len(numbers) and len(set(numbers)) > 9 and max(numbers) <= 4 * _LONGEST
    if _SHORTEST <= middle <= _LONGEST and (timed or whole):
        unit = 60.0
    elif timed and 1000 * _SHORTEST <= middle <= 1000 * _LONGEST:
        unit = 60_000.0
    else:
        return None
    return {row: frozenset(float(round(n / unit)) for n in value) for row, value in values.items()}
