"""Premieres, content rating, tags, news, similar films and the film's pages elsewhere."""

from __future__ import annotations

import re

from kg.model import Mention
from kg.reading import boxes, say
from kg.reading.html import HtmlPage
from kg.reading.page import Reading, Span
from kg.reading.parts import attribute_range
from kg.text import text_hash

MOST = 200
"""More rows of a sort than this are on no page."""
_DAY = re.compile(r"(?<![\d.])(?:(?:\d{1,2}\. ?)?\d{1,2}\. ?)?(?:18|19|20)\d\d(?!\d)")
_YEAR = re.compile(r"\(?(?P<year>(?:18|19|20)\d\d)\)?")
_LINKS = ".box-links a[href], .box-buttons a[href], .aside-movie-profile .box-more a[href], #share a[href], #profile .links a[href]"


def premieres(page: HtmlPage, film: Mention, country_rule: str) -> Reading:
    """In which country the film came out when: in cinemas, on discs, on television. Of the distributor the model has no word."""
    for row in page.select(".box-premieres li, #releases tr")[:MOST]:
        flag = attribute_range(page, boxes.first(page, "img", row), "title", "alt")
        span = boxes.words(page, "span[title], td.date", row)
        match = _DAY.match(page.text, *span) if span else None
        if match:
            yield from say.release(page, film, page.group(match), flag, date_rule="date-cs", country_rule=country_rule)


def facts(page: HtmlPage, film: Mention) -> Reading:
    """Everything else beside the film."""
    for _, span in boxes.shown(page, "#releases .classification, .box-premieres .classification"):
        yield page.claim(film, "certificate", span)
    for _, span in boxes.shown(page, ".box-tags a, #tags a, .box-content a[href*='podrobne-vyhledavani/?tag=']"):
        yield page.claim(film, "keyword", span)
    known: set[str] = set()
    for link in page.select(_LINKS):
        target = page.attribute(link, "href") or ""
        place = page.range_of_attribute(link, "href") if target not in known else None
        known.add(target)
        if place:
            yield from say.identifier(page, film, place)
    for node in page.select(".box-relatednews .article-news")[:MOST]:
        headline = boxes.words(page, "h3", node)
        if headline:
            yield from _news(page, film, headline, boxes.words(page, ".date", node))
    yield from _similar(page, film)


def _news(page: HtmlPage, film: Mention, headline: Span, date: Span | None) -> Reading:
    yield from say.news(page, film, headline, None, None)
    if date:
        yield from say.attempt(page, Mention("news", (text_hash(page.words(headline)),), film), "review_date", date, "date-cs")


def _similar(page: HtmlPage, film: Mention) -> Reading:
    for box in page.select("section")[:MOST]:
        heading = boxes.words(page, "h3", box)
        if heading is None or not page.words(heading).casefold().startswith("podobné"):
            continue
        for link, name in boxes.shown(page, ".film-title-name", box):
            parent = link.parent
            info = boxes.words(page, ".film-title-info .info, .info", parent) if parent is not None else None
            match = _YEAR.match(page.text, *info) if info else None
            year = page.group(match, "year") if match else None
            other = say.film(page, name, year)
            yield page.link(film, "similar", other, name)
            yield from say.naming(page, other, name, year)
            if target := attribute_range(page, link, "href"):
                yield from say.identifier(page, other, target, "csfd")
