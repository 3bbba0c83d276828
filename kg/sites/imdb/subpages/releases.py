"""Release dates by country, and the film's other titles.

Layouts: ``tn15`` (``th.xxxx``; ``a[name="akas"]`` before a table of title and countries), classic (``#release_dates`` and
``#akas``, later ``.release-date-item`` and ``.aka-item``), Next.js (``sub-section-releases``, ``sub-section-akas``).
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.model import Mention
from kg.reading import say
from kg.reading.html import HtmlPage
from kg.reading.page import Reading, Span
from kg.reading.tree import Node
from kg.sites.imdb.subpages.lists import cells, entries


def read(page: HtmlPage, film: Mention) -> Reading:
    """A release event a row, and an alternate name a title."""
    for country, date in _releases(page):
        yield from say.release(page, film, date, country)
    for title in _akas(page):
        yield page.claim(film, "alternate_name", title)


def _releases(page: HtmlPage) -> Iterator[tuple[Span | None, Span]]:
    old = (row for head in page.select("#tn15content th.xxxx")[:1] for row in _rows_below(page, head))
    for row in (*page.select("#release_dates tr, tr.release-date-item"), *old):
        spans = cells(page, row)
        if len(spans) > 1 and spans[0] and spans[1]:
            yield page.trim(*spans[0]), spans[1]
    for label, values in entries(page, '[data-testid="sub-section-releases"]'):
        for value in values:
            yield label, value


def _rows_below(page: HtmlPage, head: Node) -> list[Node]:
    table: Node | None = head
    while table is not None and table.tag != "table":
        table = table.parent
    return page.select("tr", table) if table is not None else []


def _akas(page: HtmlPage) -> Iterator[Span]:
    for row in page.select("table#akas tr, tr.aka-item"):
        spans = cells(page, row)
        if len(spans) > 1 and spans[1]:
            yield spans[1]
    for table in _old_akas(page):
        for row in page.select("tr", table):
            spans = cells(page, row)
            if len(spans) > 1 and spans[0]:
                yield spans[0]
    for _, values in entries(page, '[data-testid="sub-section-akas"]'):
        yield from values


def _old_akas(page: HtmlPage) -> list[Node]:
    """The table after the heading of the other titles, in the old layout."""
    for anchor in page.select('#tn15content a[name="akas"]'):
        at: Node | None = anchor
        while at is not None and at.parent is not None and page.attribute(at.parent, "id") != "tn15content":
            at = at.parent
        while at is not None:
            at = at.next
            if at is not None and at.tag == "table":
                return [at]
    return []
