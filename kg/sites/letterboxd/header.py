"""The head of a film page: its name, year and directors, other names, tagline, synopsis and average rating."""

from __future__ import annotations

import re
from typing import NamedTuple

from kg.model import Mention
from kg.reading import boxes, say
from kg.reading.html import HtmlPage
from kg.reading.page import Reading, Span
from kg.reading.parts import attribute_range, head_value
from kg.reading.tree import Node
from kg.sites.letterboxd.address import slug_of
from kg.text import fold

_HEADS = ("section.production-masthead", "#featured-film-header", "section.film-header-lockup", ".film-header-group")
"""The head of a film page since 2025, up to 2023, of 2024, and of earlier years."""
_CONTEXT = ".contextual-title"
"""The heading of a film's sub-pages, whose link is the film."""
_REVIEWED = frozenset(("article", "li", "footer", "aside"))
"""What stands in one of these is a review's, a list's or the frame's."""
_NAMED = re.compile(r"(?P<name>.+?)(?:\s*\((?P<year>(?:18|19|20)\d\d)\))?$")
_YEAR = re.compile(r"(?:18|19|20)\d\d")
_PAGE_TITLE = re.compile(
    r"^\W*(?:(?:Reviews|Ratings|Members|Fans|Lists|Likes|Cast|Crew|Details|Genres|Releases|Similar films|Films like)\s+(?:of|for|to)?\s*)?"
    r"[‘'\"“]?(?P<name>.+?)[’'\"”]?\s*\((?P<year>(?:18|19|20)\d\d)\)"
)
_OUT_OF = re.compile(r"(?P<score>\d(?:\.\d+)?) out of (?P<best>\d+)")
_AVERAGE = re.compile(r"average of (?P<score>\d(?:\.\d+)?) based on (?P<count>\d[\d,.]*)", re.I)


class Rating(NamedTuple):
    """An average rating: where it is said, its score, the top of its scale where that is printed, and how many gave it."""

    row: Span
    score: Span
    best: Span | None = None
    votes: Span | None = None


def _head(page: HtmlPage) -> Node | None:
    return next((node for css in _HEADS for node in page.select(css)), None)


def title(page: HtmlPage) -> tuple[Span | None, Span | None]:
    """The ranges of the film's name and of its year, from the heading, or on a sub-page without one from the page's title."""
    head = _head(page)
    name = year = None
    if head is not None:
        name = boxes.words(page, "h1 .name, h1 a[href*='/film/']", head) or boxes.words(page, "h1", head)
    else:
        head = boxes.first(page, _CONTEXT)
        name = boxes.words(page, "a[href*='/film/']", head) if head is not None else None
    if head is not None and name is not None:
        year = boxes.words(page, "a[href*='/films/year/'], .releaseyear, .releasedate, small.number, small.metadata", head)
        year = year if year and _YEAR.fullmatch(page.words(year)) else None
        return _bare(page, name, year), year
    name, year = _poster(page)
    for span in (head_value(page, "og:title"), page.title) if year is None else ():
        if span and (match := _PAGE_TITLE.match(page.text[span.start : span.end])):
            its_name, its_year = _parts(span, match)
            if name is None or fold(page.words(name)) == fold(page.words(its_name)):
                return name or its_name, its_year
    return name, year


def _parts(span: Span, match: re.Match[str]) -> tuple[Span, Span | None]:
    """The ranges of name and year that were found in the words of a range."""
    name, year = (Span(span.start + match.start(g), span.start + match.end(g)) if match[g] else None for g in ("name", "year"))
    return name or span, year


def _poster(page: HtmlPage) -> tuple[Span | None, Span | None]:
    """Name and year of the film's own poster, told by the address of the page, on sub-pages that have no other heading."""
    slug = slug_of(page)
    for node in page.select("[data-item-slug], [data-film-slug]") if slug else ():
        own = page.attribute(node, "data-item-slug") or page.attribute(node, "data-film-slug") or ""
        if own.strip("/").rpartition("/")[2] == slug:
            image = boxes.first(page, "img[alt]", node)
            span = attribute_range(page, node, "data-item-name", "data-film-name") or attribute_range(page, image, "alt")
            if span and (match := _NAMED.match(page.text[span.start : span.end])):
                name, year = _parts(span, match)
                return name, year or attribute_range(page, node, "data-film-release-year")
    return None, None


def _bare(page: HtmlPage, name: Span, year: Span | None) -> Span:
    """A name without the year that stands in the same heading."""
    return page.trim(name.start, year.start) if year and name.start < year.start < name.end else name


def facts(page: HtmlPage, film: Mention) -> Reading:
    """Directors, the original name, tagline and synopsis."""
    head = _head(page)
    if head is not None:
        for _, name in boxes.shown(page, "a[href*='/director/']", head):
            yield from say.person_link(page, film, "director", name)
        for _, name in boxes.shown(page, ".originalname, em", head):
            yield page.claim(film, "alternate_name", _unquoted(page, name))
    tagline = boxes.words(page, ".production-synopsis .tagline, .review .tagline, h4.tagline")
    if tagline:
        yield page.claim(film, "tagline", tagline)
    if synopsis := _synopsis(page):
        yield page.claim(film, "description", synopsis)


def _synopsis(page: HtmlPage) -> Span | None:
    for css in (".production-synopsis .truncate", ".col-main .review .truncate", ".production-synopsis p", ".review.-hero p"):
        for node, span in boxes.shown(page, css):
            above = node.parent
            while above is not None and above.tag not in _REVIEWED:
                above = above.parent
            if above is None:
                return span
    return None


def _unquoted(page: HtmlPage, span: Span) -> Span:
    """A name without the quotes round it."""
    start, end = span
    while start < end and page.text[start] in "‘’“”\"'":
        start += 1
    while end > start and page.text[end - 1] in "‘’“”\"'":
        end -= 1
    return page.trim(start, end) if end > start else span


def rating(page: HtmlPage, card: Span | None) -> Rating | None:
    """The average rating: in the note of the number that the page shows, else in the ``card`` for sharing."""
    for node in page.select(".average-rating a.display-rating, a.display-rating, .average-rating .tooltip"):
        note = attribute_range(page, node, "data-original-title", "data-bs-original-title", "title")
        match = _AVERAGE.search(page.text, *note) if note else None
        if note and match:
            return Rating(note, page.group(match, "score"), None, page.group(match, "count"))
    match = _OUT_OF.search(page.text, *card) if card else None
    if card and match:
        return Rating(card, page.group(match, "score"), page.group(match, "best"))
    return None
