"""What the head of a title page as text says of a series or an episode: its last year, its number, and of which series it is."""

from __future__ import annotations

import re

from kg.model import Mention
from kg.reading import say
from kg.reading.page import Reading
from kg.reading.sections import Sheet
from kg.sites.imdb.header import SUBLINE, Naming, by_place
from kg.sites.imdb.marks import YEARS

_END = re.compile(r"\s*[–-]\s*(?P<year>(?:19|20)\d\d)(?=\s*\))")
_RUNS = re.compile(r"\s*[–-]\s*(?:(?:19|20)\d\d)?\s*\)")
_EPISODES = re.compile(r"(?<!\w)episode guide\s+(?P<number>\d[\d,]*)\s+episodes?\b", re.I)
_NUMBERS = re.compile(r"(?<!\w)season\s+(?P<season>\d{1,4})\s*\|\s*episode\s+(?P<episode>\d{1,5})(?!\w)", re.I)
_AIRED = re.compile(r"episode aired\s+\d", re.I)
_TYPED = re.compile(rf"\|\s*tv (?:mini[- ]?)?series(?:\s*\({YEARS}\))?", re.I)
_RAN = re.compile(r"\|\s*tv (?:mini[- ]?)?series\s*\((?P<year>(?:19|20)\d\d)(?:\s*[–-]\s*(?P<end>(?:19|20)\d\d)?\s*)?\)", re.I)
"""The years of a series in the line under its title."""
_NEAR = 400
"""What follows the title of an episode stands so near to its series'."""


def kind_of(sheet: Sheet, namings: list[Naming]) -> str:
    """``film``, ``series`` or ``episode``, as the page says; the years of a film are never two."""
    formats = " ".join(n.format for n in namings)
    near = [naming.whole.end for naming in namings] or [0]
    if "episode" in formats or sheet.first(_AIRED) or any(_NUMBERS.search(sheet.text, start, start + _NEAR) for start in near):
        return "episode"
    if "series" in formats or sheet.first(_TYPED) or any(n.year and _RUNS.match(sheet.text, n.year.end) for n in namings):
        return "series"
    return "film"


def dated(sheet: Sheet, namings: list[Naming]) -> list[Naming]:
    """The title of a series without a year behind it, with the first of those in the line under it."""
    ran = sheet.first(_RAN) if len(namings) == 1 and namings[0].year is None else None
    return [namings[0]._replace(year=sheet.page.group(ran, "year"))] if ran else namings


def series(sheet: Sheet, film: Mention, namings: list[Naming]) -> Reading:
    """The last year of a series, and how many episodes its guide has."""
    if (ran := sheet.first(_RAN)) and ran["end"] and any(n.year == sheet.page.group(ran, "year") for n in namings):
        yield sheet.page.claim(film, "end_year", sheet.page.group(ran, "end"))
        namings = []
    for naming in namings:
        if naming.year and (match := _END.match(sheet.text, naming.year.end)):
            yield sheet.page.claim(film, "end_year", sheet.page.group(match, "year"))
            break
    if guide := sheet.first(_EPISODES):
        yield from say.attempt(sheet.page, film, "episodes", sheet.page.group(guide, "number"), "count")


def below_series(sheet: Sheet, namings: list[Naming]) -> list[Naming]:
    """Where an episode's title stands below that of its series, which has the only year: the episode's; none where it is gone."""
    if any("episode" in naming.format for naming in namings) or not namings:
        return namings
    above = namings[0]
    if above.year is None:
        # Its place told that it is the episode's.
        return namings
    page, start = sheet.page, above.whole.end
    numbers = _NUMBERS.search(sheet.text, start, start + _NEAR)
    line = SUBLINE.search(sheet.text, start, start + _NEAR)
    ends = [found.start() for found in (numbers, line) if found]
    runs = page.runs((start, min(ends))) if ends else []
    placed = by_place(sheet)
    if placed and placed[0].title.start > above.whole.end:
        # Its number and marks may stand between the series' title and its own.
        return [placed[0]._replace(format="tv episode", series=above.title)]
    if len(runs) != 1 or len(page.words(runs[0])) > 150 or sheet.marks_within(runs[0]):
        return []
    return [Naming(runs[0], runs[0], None, "tv episode", above.title)]


def numbers(sheet: Sheet, film: Mention) -> Reading:
    """Which season an episode is of, and its place in it."""
    if found := sheet.first(_NUMBERS):
        yield from say.attempt(sheet.page, film, "season_number", sheet.page.group(found, "season"), "count")
        yield from say.attempt(sheet.page, film, "episode_number", sheet.page.group(found, "episode"), "count")
        sheet.take(found.span())
