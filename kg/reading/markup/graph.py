"""What the ``<meta>`` elements of Open Graph say of a film."""

from __future__ import annotations

import re
from collections.abc import Collection

from kg.model import Mention
from kg.reading import boxes, say
from kg.reading.html import HtmlPage
from kg.reading.markup import opinions
from kg.reading.markup.facts import ADDRESS, ranges
from kg.reading.markup.items import Item
from kg.reading.markup.titles import graph_title
from kg.reading.page import Reading

SHORTEST, LONGEST = 2_400, 30_000
"""What may be the seconds of a film."""
_FURNITURE = re.compile(
    r"\.\.\.$|…$"
    r"|^.{0,100}\b(?:directed by|starring|with)\b[^.]*\.\s"
    r"|\b(?:trailers?|showtimes|reviews)\b.*\b(?:trailers?|cast|photos|reviews)\b"
    r"|^(?:watch|stream|rent|regardez|ver|guarda|titta på|sledujte)\b[^.!]{0,150}"
    r"\b(?:on|online|sur|en|su|in streaming|na|på)\b[^.!]{0,60}[.!]?$"
    r"|^[^.!]{0,150}\b(?:jetzt|online) (?:ansehen|anschauen|streamen)\b[^.!]{0,60}[.!]?$",
    re.I,
)
"""A description that is cut, is a list of credits, or says what the site has about the film."""


def claims(page: HtmlPage, film: Mention, item: Item, known: Collection[str], names: Collection[str] = ()) -> Reading:
    """What ``<meta>`` elements say of a page whose ``og:type`` is a film's; ``known`` is what better markup says of it.

    ``names`` are the names, folded, that it gives the film.
    """
    title, year = graph_title(page, item, names)
    if title is not None:
        yield page.claim(film, "name", title)
    if year is not None:
        yield page.claim(film, "year", year)
    if "description" not in known:
        yield from _plot(page, film, item)
    # Where there is a poster, this is a still, made for sharing.
    for name, property in ((("og:image", "image"),) if "image" not in known else ()) + (("og:url", "page"),):
        for span in list(ranges(item, name))[:1]:
            address = boxes.copied(page, span) if property == "page" else span
            if ADDRESS.fullmatch(page.words(address)):
                yield page.claim(film, property, address)
    for name, property in (("video:director", "director"), ("video:writer", "writer"), ("video:actor", "actor")):
        for span in ranges(item, name):
            if not ADDRESS.match(page.words(span)):
                yield from say.person_link(page, film, property, span)
    for span in ranges(item, "video:release_date"):
        if date := opinions.date_range(page, span):
            yield from say.release(page, film, date, None)
    for span in list(ranges(item, "video:duration"))[:1]:
        # Some sites give minutes, or the length of the trailer.
        if "duration" not in known and re.fullmatch(r"\d{4,5}", page.words(span)) and SHORTEST <= int(page.words(span)) <= LONGEST:
            yield page.claim(film, "duration", span, "duration-of-seconds")
            yield page.claim(film, "runtime_minutes", span, "minutes-of-seconds")
    for span in ranges(item, "video:tag"):
        yield from say.literals(page, film, "keyword", page.split(span, r"\s*,\s*"))


def _plot(page: HtmlPage, film: Mention, item: Item) -> Reading:
    """A description that is a plot: whole sentences, not cut, not the site's list of what it has about the film."""
    for span in list(ranges(item, "og:description"))[:1]:
        words = page.words(span)
        if re.search(r"[.!?][\"”')]?$", words) and not _FURNITURE.search(words):
            yield page.claim(film, "description", span)
