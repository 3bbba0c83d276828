"""What markup counts of series and episodes, and the years between which a series ran."""

from __future__ import annotations

import re
from collections.abc import Iterable

from kg.model import Mention
from kg.reading import say
from kg.reading.html import HtmlPage
from kg.reading.page import Reading, Span

COUNTS = {"numberOfSeasons": "seasons", "numberOfEpisodes": "episodes", "episodeNumber": "episode_number", "seasonNumber": "season_number"}
YEARS = {"startDate": "year", "endDate": "end_year"}
"""Properties of markup that are read here, and kg's word for each."""
_OF = {"seasons": "series", "episodes": "series", "episode_number": "episode", "season_number": "episode"}
_DAY = re.compile(r"(?:18|19|20)\d\d(?:-\d\d(?:-\d\d)?)?(?:T[\d:.Z+-]*)?")


def count(page: HtmlPage, film: Mention, name: str, spans: Iterable[Span]) -> Reading:
    """The first number of a property of ``COUNTS``, where the page's subject is of the kind that has it."""
    for span in spans:
        if _OF[COUNTS[name]] == film.kind and re.fullmatch(r"[1-9]\d{0,3}", page.words(span)):
            yield from say.attempt(page, film, COUNTS[name], span, "count")
            return


def year(page: HtmlPage, film: Mention, name: str, spans: Iterable[Span]) -> Reading:
    """The year of the first or last day of a series."""
    for span in spans:
        if film.kind == "series" and _DAY.fullmatch(page.words(span)):
            yield page.claim(film, YEARS[name], Span(span.start, span.start + 4))
            return
