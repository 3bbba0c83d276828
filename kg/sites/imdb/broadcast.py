"""What the head of a title page as text says of a series or an episode: its last year, its number, and of which series it is."""

from __future__ import annotations

import re

from kg.model import Mention
from kg.reading import say
from kg.reading.page import Reading
from kg.reading.sections import Sheet
from kg.sites.imdb.header import SUBLINE, Naming
from kg.sites.imdb.marks import YEARS

_END = re.compile(r"\s*[–-]\s*(?P<year>(?:19|20)\d\d)(?=\s*\))")
_RUNS = re.compile(r"\s*[–-]\s*(?:(?:19|20)\d\d)?\s*\)")
_EPISODES = re.compile(r"(?<!\w)episode guide\s+(?P<number>\d[\d,]*)\s+episodes?\b", re.I)
_NUMBERS = re.compile(r"(?<!\w)season\s+(?P<season>\d{1,4})\s*\|\s*episode\s+(?P<episode>\d{1,5})(?!\w)", re.I)
_AIRED = re.compile(r"episode aired\s+\d", re.I)
_TYPED = re.compile(rf"\|\s*tv (?:mini[- ]?)?series(?:\s*\({YEARS}\))?", re.I)
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


def series(sheet: Sheet, film: Mention, namings: list[Naming]) -> Reading:
    """The last year of a series, and how many episodes its guide has."""
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
    page, start = sheet.page, above.whole.end
    numbers = _NUMBERS.search(sheet.text, start, start + _NEAR)
    line = SUBLINE.search(sheet.text, start, start + _NEAR)
    ends = [found.start() for found in (numbers, line) if found]
    runs = page.runs((start, min(ends))) if ends else []
    if len(runs) != 1 or len(page.words(runs[0])) > 150 or sheet.marks_within(runs[0]):
        return []
    return [Naming(runs[0], runs[0], None, "tv episode", above.title)]


def numbers(sheet: Sheet, film: Mention) -> Reading:
    """Which season an episode is of, and its place in it."""
    if found := sheet.first(_NUMBERS):
        yield from say.attempt(sheet.page, film, "season_number", sheet.page.group(found, "season"), "count")
        yield from say.attempt(sheet.page, film, "episode_number", sheet.page.group(found, "episode"), "count")
        sheet.take(found.span())
