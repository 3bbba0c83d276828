"""IMDb's reference view of 2017 to 2021 as HTML: everything of a title on one page, a table row a label.

Layouts: ``section.titlereference-…``; the credits as on the page of full credits, the rest in ``table.titlereference-list``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.model import Mention
from kg.reading import say
from kg.reading.html import HtmlPage
from kg.reading.page import Reading, Span
from kg.reading.sections import Mark, Sheet
from kg.reading.tree import Node
from kg.sites.imdb import cast_table, details, money, tn15
from kg.sites.imdb.cast import cast_claims
from kg.sites.imdb.heading import Heading
from kg.sites.imdb.subpages import credits
from kg.sites.imdb.subpages.lists import children, shown, spans
from kg.text import fold

_VOTES = re.compile(r"\(?(?P<count>\d[\d,]*)\)?")
_MORE = re.compile(r"\s*(?:(?:see (?:more|all|full \w+)(?: \([\d,]+\))? ?)?»|view all(?: \([\d,]+\))?)\s*$", re.I)
_WRITTEN = re.compile(r"\s*written by\s*$", re.I)
_NOTE = re.compile(r"(?<=\S)\s*\([^()]*\)$")
_AWARDS = re.compile(r"awards:\s*", re.I)
_LABELS = {
    "plot keywords": "plot keyword", "taglines": "tagline", "genres": "genre", "country": "country", "countries": "country",
    "language": "language", "languages": "language", "runtime": "runtime", "color": "color", "sound mix": "sound mix",
    "aspect ratio": "aspect ratio", "filming locations": "filming location", "certification": "certification",
    "release date": "release date", "trivia": "trivia", "goofs": "goof", "crazy credits": "crazy credit",
}  # fmt: skip
"""The labels of rows, by those of the pages of earlier years, whose readers read their values."""
_MONEY = {"budget": "budget", "gross": "gross", "cumulative worldwide gross": "gross", "opening weekend": "opening_weekend"}


def is_one(page: HtmlPage) -> bool:
    """Whether a page has the layout."""
    return bool(page.select(".titlereference-header"))


def read(page: HtmlPage, heading: Heading) -> Reading:
    """Everything that a page of this layout states; ``heading`` is its title."""
    film = heading.film
    sheet = Sheet(page)
    yield from heading.claims(page)
    yield from _head(page, sheet, film)
    yield from cast_claims(page, film, cast_table.rows(page), apart=True)
    yield from _crew(page, film)
    yield from _companies(page, film)
    for label, cell in _rows(page):
        yield from _row(page, sheet, film, label, cell)


def _head(page: HtmlPage, sheet: Sheet, film: Mention) -> Reading:
    for span in spans(page, ".titlereference-header .titlereference-original-title-label")[:1]:
        line = page.text.rfind("\n", 0, span.start) + 1
        ends = [s.end for s in spans(page, ".titlereference-header h3, .titlereference-header a") if line <= s.end <= span.start]
        title = page.trim(max([line, *ends]), span.start)
        if title.end > title.start:
            yield page.claim(film, "alternate_name", title)
    for span in spans(page, '.titlereference-header a[href*="releaseinfo"]')[:1]:
        yield from details.release(sheet, film, span)
    score, votes = shown(page, ".titlereference-header .ipl-rating-star__rating"), shown(page, ".ipl-rating-star__total-votes")
    counted = _VOTES.fullmatch(page.text, *votes) if votes else None
    if score and counted:
        counts = [("rating_count", page.group(counted, "count"))]
        yield from say.rating(page, film, "IMDb", "users", score, score=score, fixed_best="10.0", counts=counts)
    for overview in page.select(".titlereference-section-overview")[:1]:
        for node in children(overview, "div")[:1]:
            plain = "titlereference-overview-section" not in (page.attribute(node, "class") or "")
            first = page.range_of(node) if plain else None
            if first and (plot := _without_more(page, first)):
                yield page.claim(film, "description", plot)
        for section in page.select(".titlereference-overview-section", overview):
            whole = page.range_of(section)
            awards = _AWARDS.match(page.text, *whole) if whole else None
            if whole and awards and (printed := _without_more(page, page.trim(awards.end(), whole.end))):
                yield page.claim(film, "award", printed)


def _without_more(page: HtmlPage, span: Span) -> Span | None:
    more = _MORE.search(page.text, *span)
    bare = page.trim(span.start, more.start() if more else span.end)
    return bare if bare.end > bare.start else None


def _headings(page: HtmlPage, section: str) -> Iterator[tuple[Span, Node, Node]]:
    """The headings of a section, each with its element and the list or table that follows it."""
    for node in page.select(f"{section} h4"):
        words = page.range_of(node)
        holder = node.parent if node.parent is not None and node.parent.tag == "header" else node
        following = holder.next
        while following is not None and not following.is_element_node:
            following = following.next
        if words and following is not None:
            yield words, node, following


def _crew(page: HtmlPage, film: Mention) -> Reading:
    for heading, node, table in _headings(page, ".titlereference-section-credits"):
        property = credits.department(page.words(heading), page.attribute(node, "id") or "")
        if property in ("actor", "thanks") or table.tag != "table":
            continue
        for line in page.select("tr", table):
            if credit := credits.row(page, line):
                yield from credits.crew(page, film, property, heading, credit)
                if credit.address:
                    yield from say.identifier(page, say.named(page, "person", credit.name), credit.address, "imdb")


def _companies(page: HtmlPage, film: Mention) -> Reading:
    for heading, _, names in _headings(page, ".titlereference-section-company-credits"):
        if fold(page.words(heading)).startswith("production compan"):
            for span in spans(page, "li a", names):
                yield from say.person_link(page, film, "company", span, kind="organization")


def _rows(page: HtmlPage) -> Iterator[tuple[Span, Node]]:
    for line in page.select("table.titlereference-list tr"):
        cells = children(line, "td")
        label = page.range_of(cells[0]) if len(cells) > 1 else None
        if label:
            yield label, cells[1]


def _row(page: HtmlPage, sheet: Sheet, film: Mention, label: Span, cell: Node) -> Reading:
    words, whole = fold(page.words(label)).rstrip(":"), page.range_of(cell)
    if whole is None:
        return
    if words == "plot summary":
        for node in page.select("p", cell)[:1]:
            yield from _plot(page, film, node)
        return
    kind = next((kind for name, kind in _MONEY.items() if words == name or words.startswith(f"{name} ")), "")
    if kind:
        if match := money.VALUE.match(page.text, *whole):
            yield from money.amount(sheet, film, kind, match, Mark(*label, kind))
        return
    items = spans(page, "li", cell) or ([bare] if (bare := _without_more(page, whole)) else [])
    if words == "also known as":
        yield from say.literals(page, film, "alternate_name", [_without_notes(page, item) for item in items])
    elif reader := tn15.READERS.get(_LABELS.get(words, "")):
        for item in items:
            yield from reader(sheet, film, item)


def _without_notes(page: HtmlPage, span: Span) -> Span:
    """A title without the countries in brackets behind it."""
    while note := _NOTE.search(page.text, *span):
        span = page.trim(span.start, note.start())
    return span


def _plot(page: HtmlPage, film: Mention, node: Node) -> Reading:
    """The storyline, and behind it in italics who wrote it."""
    text, signature = page.range_of(node), shown(page, "em", node)
    if text is None:
        return
    author = shown(page, "em a", node)
    if signature and signature.start > text.start and author and _WRITTEN.fullmatch(page.text, signature.start, author.start):
        yield from say.storyline(page, film, page.trim(text.start, signature.start), author, "imdb")
    else:
        yield page.claim(film, "description", text)
