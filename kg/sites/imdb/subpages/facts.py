"""Facts in rows: technical specifications, filming locations, companies, keywords, awards, what the film was rated.

Layouts: ``tn15`` (``h5`` and what follows it, ``dt``, ``a[href*="/keyword/"]``), classic (``td.label``, ``h4#production``,
``table.awards``), Next.js (``li#soundmixes`` …, ``sub-section-production`` …).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.model import Mention
from kg.reading import say
from kg.reading.html import HtmlPage
from kg.reading.page import Page, Reading, Span
from kg.reading.tree import Node
from kg.sites.imdb.subpages.lists import children, entries, shown, spans
from kg.text import fold

_LABELS = {
    "runtime": "runtime", "sound mix": "sound_mix", "color": "color", "colour": "color", "aspect ratio": "aspect_ratio",
}  # fmt: skip
_MINUTES = re.compile(
    r"\((?P<whole>\d{1,4} min)\)|^(?P<plain>(?:\d{1,2} ?h(?:rs?|ours?)?\.? ?)?(?:\d{1,3} ?m(?:in)?s?\.?)?)(?= *(?:\(|$|\|))"
)
PARTS = r"\n+|\s\|\s|^\||\|$"
_RATIO = re.compile(r"\d{1,2}(?:\.\d{1,3})? ?: ?\d(?:\.\d{1,2})?(?!\d)")
_RATED = re.compile(r"(?:rated )?(?P<value>NC-17|PG-13|PG|G|R|X|M/PG|GP|TV-[A-Z0-9]+|M)(?: for (?P<reason>\S.*))?$", re.I)


def technical(page: HtmlPage, film: Mention) -> Reading:
    """Running time, sound mix, colour and aspect ratio."""
    for label, values in _specifications(page):
        for number, value in enumerate(values):
            yield from specification(page, film, fold(page.words(label)).rstrip(":"), number, value)


def specification(page: Page, film: Mention, label: str, number: int, value: Span) -> Reading:
    """What the value of this number (from 0) of a folded label says: nothing of a label that the model has no property for."""
    property = _LABELS.get(label)
    if property == "runtime":
        # The first is the film's; the others are those of other versions.
        if number == 0 and (found := _MINUTES.search(page.text[value.start : value.end])):
            first, end = found.span("whole" if found["whole"] else "plain")
            if end > first:
                yield from say.running_time(page, film, (value.start + first, value.start + end))
    elif property == "aspect_ratio":
        for ratio in _RATIO.finditer(page.text, *value):
            yield page.claim(film, property, page.group(ratio))
    elif property:
        yield page.claim(film, property, value)


def _specifications(page: HtmlPage) -> Iterator[tuple[Span, list[Span]]]:
    for row in page.select("#technical_content tr, table.labelValueTable tr"):
        cells = children(row, "td")
        label = page.range_of(cells[0]) if len(cells) > 1 else None
        whole = page.range_of(cells[1]) if label else None
        if label and whole:
            yield label, _parts(page, whole)
    for label, values in entries(page, '[data-testid^="sub-section"], .ipc-page-section'):
        if label and values:
            yield label, values
    for heading in page.select("#tn15content h5"):
        label = page.range_of(heading)
        following = _after(page, label)
        if label and following:
            yield label, _parts(page, following)


def _parts(page: HtmlPage, span: Span) -> list[Span]:
    """The values of a cell, each with the notes in brackets behind it."""
    return [part for part in page.split(span, PARTS) if page.text[part.start] != "("]


def _after(page: HtmlPage, label: Span | None) -> Span | None:
    """The line or lines that follow a heading up to an empty line."""
    if label is None:
        return None
    end = page.text.find("\n\n", label.end + 2)
    span = page.trim(label.end, end if end >= 0 else label.end)
    return span if span.end > span.start else None


def locations(page: HtmlPage, film: Mention) -> Reading:
    """Filming locations by their printed names."""
    found = spans(page, "#filming_locations dt, #filming_locations_content dt, .soda dt, #tn15content dt")
    newer = '[data-testid="sub-section-flmg_locations"] [data-testid="item-text-with-link"]'
    for span in found or spans(page, newer):
        yield from say.person_link(page, film, "location", span, kind="place")


def companies(page: HtmlPage, film: Mention) -> Reading:
    """Production companies; who distributes the film or worked on its effects has no property."""
    for span in _producers(page):
        yield from say.person_link(page, film, "company", span, kind="organization")


def _producers(page: HtmlPage) -> Iterator[Span]:
    for heading in page.select("#company_credits_content h4, #tn15content h2, #tn15content b.blackcatheader"):
        words = page.range_of(heading)
        if not words or not re.fullmatch(r"production compan(?:y|ies)", page.words(words), re.I):
            continue
        at = heading.next
        while at is not None and at.tag != "ul":
            at = at.next
        if at is not None:
            yield from spans(page, "li a", at)
    for item in page.select('[data-testid="sub-section-production"] li.ipc-metadata-list__item'):
        if span := shown(page, "a.ipc-metadata-list-item__label, .ipc-metadata-list-item__label", item):
            yield span


def keywords(page: HtmlPage, film: Mention) -> Reading:
    """One keyword an item."""
    found = spans(page, '#keywords_content a[href*="keyword"], [data-item-keyword] .sodatext a, #tn15content a[href*="/keyword/"]')
    yield from say.literals(page, film, "keyword", found or spans(
        page, '[data-testid^="sub-section"] a[href*="keywords="], [data-testid^="sub-section"] a.ipc-metadata-list-summary-item__t'
    ))  # fmt: skip


def awards(page: HtmlPage, film: Mention) -> Reading:
    """Each award as printed: who gives it and when, won or nominated, what and for what."""
    for table in page.select("table.awards"):
        heading = _heading_above(page, table)
        won: Span | None = None
        for row in page.select("tr", table):
            won = shown(page, "td.title_award_outcome", row) or won
            described = _category(page, row)
            if heading and won:
                yield page.claim(film, "award", heading, also=(won, described) if described else (won,))
    yield from _newer_awards(page, film)
    yield from _older_awards(page, film)


def _newer_awards(page: HtmlPage, film: Mention) -> Reading:
    for section in page.select("section.ipc-page-section"):
        heading = shown(page, "h3", section)
        for item in page.select('[data-testid^="sub-section"] li.ipc-metadata-list-summary-item', section):
            won, category = shown(page, ".ipc-metadata-list-summary-item__t", item), shown(page, ".awardCategoryName", item)
            if heading and won and re.search(r"winner|nominee|nominated|won\b", page.words(won), re.I):
                yield page.claim(film, "award", heading, also=(won, category) if category else (won,))


def _older_awards(page: HtmlPage, film: Mention) -> Reading:
    """Rows of year, result, award and category, of which those that a cell above reaches into lack the first."""
    for table in page.select("#tn15content table"):
        heading: Span | None = None
        row: list[Span] = []
        for line in page.select("tr", table):
            if (above := shown(page, "big", line)) is not None:
                heading, row = above, []
                continue
            found = [span for cell in children(line, "td") if (span := _category_of(page, cell))]
            row = [*row[: max(0, 4 - len(found))], *found]
            if heading and found and len(row) == 4 and re.fullmatch(r"(?:19|20)\d\d", page.words(row[0])):
                yield page.claim(film, "award", heading, also=tuple(row))


def _category(page: HtmlPage, row: Node) -> Span | None:
    return next((span for cell in page.select("td.award_description", row) if (span := _category_of(page, cell))), None)


def _category_of(page: HtmlPage, cell: Node) -> Span | None:
    """What an award was given for: the words of a cell before the names of those who got it, and before notes."""
    span = page.range_of(cell)
    for other in spans(page, 'a[href*="/name/"], a[href*="/title/"], div, small', cell):
        span = page.trim(span.start, min(span.end, other.start)) if span and other.start >= span.start else span
    return span if span and span.end > span.start else None


def _heading_above(page: HtmlPage, table: Node) -> Span | None:
    at = table.prev
    while at is not None and at.tag not in ("h3", "table"):
        at = at.prev
    return page.range_of(at) if at is not None and at.tag == "h3" else None


def certificates(page: HtmlPage, film: Mention) -> Reading:
    """The rating of the Motion Picture Association with its reason; ratings of other countries have no certifier on the page."""
    label = value = None
    for row in page.select("#mpaa-rating"):
        cells = children(row, "td")
        label, value = (page.range_of(cell) for cell in cells[:2]) if len(cells) > 1 else (None, None)
    if label is None:
        for item in page.select('[data-testid="content-rating"] li.ipc-metadata-list__item, li[data-testid="certificates-item-mpa"]'):
            first = shown(page, ".ipc-metadata-list-item__label", item)
            if first and re.search(r"motion picture|mpaa?\b", page.words(first), re.I):
                label, value = first, shown(page, ".ipc-html-content-inner-div, .ipc-metadata-list-item__list-content-item", item)
    for heading in page.select("#tn15content .info h5") if label is None else ():
        first, whole = page.range_of(heading), page.range_of(heading.parent) if heading.parent is not None else None
        if first and whole and re.fullmatch(r"mpaa:?", page.words(first), re.I):
            label, value = first, page.trim(first.end, whole.end)
    if label and value:
        yield from rated(page, film, label, value)


def rated(page: Page, film: Mention, label: Span, value: Span, body: str = "MPAA") -> Reading:
    """The rating of the Motion Picture Association with its reason; nothing of a value that is none. ``body`` is what the page calls it."""
    if found := _RATED.match(page.text, *value):
        reason = page.group(found, "reason") if found["reason"] else None
        yield from say.certification(page, film, page.group(found, "value"), reason, body, label)
