"""Box office: budget, opening weekends and grosses.

Layout: ``tn15`` (to 2017, an amount a line below its ``h5``); the pages below a title that followed have none of it.
"""

from __future__ import annotations

from kg.model import Mention
from kg.reading.html import HtmlPage
from kg.reading.page import Page, Reading, Span
from kg.reading.sections import Sheet
from kg.sites.imdb.money import VALUE, amount
from kg.text import fold

_KINDS = {"budget": "budget", "opening weekend": "opening_weekend", "gross": "gross"}
_OTHER = frozenset({
    "weekend gross", "admissions", "rentals", "filming dates", "copyright holder", "production dates", "related links",
})  # fmt: skip
"""Headings below which nothing stands that the model has a place for."""


def read(page: HtmlPage, film: Mention) -> Reading:
    """The amounts of the page with their countries and days."""
    for node in page.select("#tn15content")[:1]:
        if whole := page.range_of(node):
            yield from money(page, film, page.split(whole, r"\n+"))


def money(page: Page, film: Mention, lines: list[Span]) -> Reading:
    """Budget, opening weekends and grosses, one amount a line."""
    sheet = Sheet(page)
    kind = ""
    for line in lines:
        words = fold(page.words(line)).rstrip(":")
        if words in _KINDS or words in _OTHER:
            kind = _KINDS.get(words, "")
        elif kind and (match := VALUE.match(page.text, *line)):
            yield from amount(sheet, film, kind, match, None)
