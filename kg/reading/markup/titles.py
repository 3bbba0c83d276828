"""The film's name and year in what markup gives as its title."""

from __future__ import annotations

import re

from kg.reading.html import HtmlPage
from kg.reading.markup.choice import NAMED_WITH_YEAR
from kg.reading.markup.items import Item, Text
from kg.reading.page import Span

_QUOTED = re.compile(r"^[\"“](?P<name>.+?)[\"”](?:\s*\(.*\))?$")


def title_ranges(page: HtmlPage, text: Text) -> tuple[Span | None, Span | None]:
    """The ranges of the name in a title, and of the year behind it: quotes, notes in brackets and a site's name left out."""
    span = text.range()
    if span is None:
        return None, None
    words = page.text[span.start : span.end]
    if match := NAMED_WITH_YEAR.match(words):
        at = span.start
        return page.trim(at + match.start("name"), at + match.end("name")), Span(at + match.start("year"), at + match.end("year"))
    if match := _QUOTED.match(words):
        return page.trim(span.start + match.start("name"), span.start + match.end("name")), None
    return span, None


def graph_title(page: HtmlPage, graph: Item) -> tuple[Span | None, Span | None]:
    """The ranges of the name and the year in ``og:title``, without the name of the site behind it."""
    title = graph.first("og:title")
    name, year = title_ranges(page, title) if title else (None, None)
    if name is not None and year is None:
        for text in graph.texts("og:site_name"):
            tail = re.search(rf"\s*[-–—|:·]\s*{re.escape(text.words)}\s*$", page.text[name.start : name.end], re.I)
            if tail and tail.start():
                return Span(name.start, name.start + tail.start()), None
    return name, year
