"""What stands round a film: similar films, and the lists it is on."""

from __future__ import annotations

import re

from kg.model import Mention
from kg.reading import boxes, say
from kg.reading.html import HtmlPage
from kg.reading.page import Reading, Span
from kg.reading.parts import attribute_range

_NAMED = re.compile(r"(?P<name>.+?)\s*\((?P<year>(?:18|19|20)\d\d)\)$")
_LISTS = (
    "section#lists .list-summary, #film-popular-lists .list-summary, #popular-lists .list-summary, "
    "section#lists section.list, #film-popular-lists section.list"
)
MOST = 200
"""More similar films or lists than this are on no page."""
_COUNT = re.compile(r"(?P<count>\d[\d,]*)\s+(?:films?|entries)", re.I)


def similar(page: HtmlPage, film: Mention) -> Reading:
    """The films that the site holds to be like this one."""
    for box in page.select(".related-films li")[:MOST]:
        node = boxes.first(page, "[data-item-name], [data-film-name], [data-film-slug]", box)
        image = boxes.first(page, "img[alt]", box)
        named = attribute_range(page, node, "data-item-name", "data-film-name") or attribute_range(page, image, "alt")
        if named is None:
            continue
        match = _NAMED.fullmatch(page.text[named.start : named.end])
        name = Span(named.start, named.start + match.end("name")) if match else named
        year = Span(named.start + match.start("year"), named.start + match.end("year")) if match else None
        year = year or attribute_range(page, node, "data-film-release-year")
        other = say.film(page, name, year)
        if other == film:
            continue
        yield page.link(film, "similar", other, name)
        yield from say.naming(page, other, name, year)
        if target := attribute_range(page, node, "data-item-link", "data-film-link", "data-target-link", "data-film-slug"):
            yield from say.identifier(page, other, target, "letterboxd")


def lists(page: HtmlPage, film: Mention) -> Reading:
    """The lists that the film is on."""
    for box in page.select(_LISTS)[:MOST]:
        name = boxes.words(page, ".name a, h2 a", box)
        if name is None:
            continue
        span = boxes.words(page, ".value", box) or page.range_of(box)
        match = _COUNT.search(page.text, *span) if span else None
        yield from say.user_list(page, film, name, page.group(match, "count") if match else None, None)
