"""The tab of releases: by date, or by country where only that was saved; both say the same."""

from __future__ import annotations

from kg.model import Mention
from kg.reading import boxes, say
from kg.reading.html import HtmlPage
from kg.reading.page import Reading

MOST = 1_000
"""More days of release than this has no film."""


def facts(page: HtmlPage, film: Mention) -> Reading:
    """The day of each release, in each country."""
    by_date = page.select(".release-table.-bydate > .listitem")[:MOST]
    for row in by_date:
        date = boxes.words(page, ".date", row)
        for _, country in boxes.shown(page, ".release-country .name", row) if date else ():
            if date:
                yield from say.release(page, film, date, country)
    if by_date:
        return
    for row in page.select(".release-table.-bycountry > .listitem")[:MOST]:
        cell = boxes.first(page, ".release-country", row)
        place = boxes.words(page, ".name", cell) if cell is not None else None
        for _, date in boxes.shown(page, ".date", row) if place else ():
            yield from say.release(page, film, date, place)
