"""The cast of an IMDb title page as HTML: the rows of its tables (``table.cast_list`` from 2010, ``table.cast`` before)."""

from __future__ import annotations

import re

from kg.reading import castlist
from kg.reading.html import HtmlPage
from kg.reading.page import Span
from kg.reading.tree import Node

_TABLES = "table.cast_list, table.cast"
_NAME = "td[itemprop] a, td.nm a, td:not(.primary_photo):not(.hs):not(.character):not(.char) a[href*='/name/']"
_CHARACTER = "td.character, td.char"
_DOTS = re.compile(r"^(?:\.\.\.|…)\s*|\s*(?:\.\.\.|…)$")


def spans(page: HtmlPage) -> list[Span]:
    """The ranges of the tables."""
    return [span for table in page.select(_TABLES) if (span := page.range_of(table))]


def rows(page: HtmlPage) -> list[castlist.Row]:
    """The rows that name somebody, in order; a note of episodes behind the character is left out."""
    found = (_row(page, node) for table in page.select(_TABLES) for node in page.select("tr", table))
    return [row for row in found if row is not None]


def _row(page: HtmlPage, node: Node) -> castlist.Row | None:
    actor = next((span for name in page.select(_NAME, node) if (span := page.range_of(name))), None)
    if actor is None:
        return None
    for cell in page.select(_CHARACTER, node):
        if span := page.range_of(cell):
            episodes = [at.start for link in page.select(".toggle-episodes, a[href*='episodes']", cell) if (at := page.range_of(link))]
            span = page.trim(span.start, min([span.end, *episodes]))
            if dots := _DOTS.search(page.text[span.start : span.end]):
                span = page.trim(span.start, span.start + dots.start())
            if span.end > span.start:
                character, credited_as = castlist.role_of(page, span)
                return castlist.Row(actor, character, credited_as)
    return castlist.Row(actor, None, None)
