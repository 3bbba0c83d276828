"""The tab of releases: by date, or by country where only that was saved; both say the same."""

from __future__ import annotations

from kg.model import Mention
from kg.reading import boxes, say
from kg.reading.html import HtmlPage
from kg.reading.page import Reading

_BADGE = ".release-certification-badge .label"
MOST = 1_000
"""More days of release than this has no film."""


def facts(page: HtmlPage, film: Mention) -> Reading:
    """The day of each release, in each country, and the content rating where it stands beside."""
    by_date = page.select(".release-table.-bydate > .listitem")[:MOST]
    for row in by_date:
        date = boxes.words(page, ".date", row)
        for _, country in boxes.shown(page, ".release-country .name", row) if date else ():
            if date:
                yield from say.release(page, film, date, country)
        for box in page.select(".release-country", row)[:MOST]:
            where, badge = boxes.words(page, ".name", box), boxes.words(page, _BADGE, box)
            if where and badge:
                yield from say.certification_in(page, film, badge, where)
    if by_date:
        return
    for row in page.select(".release-table.-bycountry > .listitem")[:MOST]:
        cell = boxes.first(page, ".release-country", row)
        place = boxes.words(page, ".name", cell) if cell is not None else None
        for _, date in boxes.shown(page, ".date", row) if place else ():
            yield from say.release(page, film, date, place)
        for _, badge in boxes.shown(page, _BADGE, row) if place else ():
            if place:
                yield from say.certification_in(page, film, badge, place)
