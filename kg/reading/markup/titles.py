"""The film's name and year in what markup gives as its title."""

from __future__ import annotations

import re
from collections.abc import Collection

from kg.reading.html import HtmlPage
from kg.reading.markup.choice import NAMED_WITH_YEAR
from kg.reading.markup.items import Item, Text
from kg.reading.page import Span
from kg.text import fold, slug

LONGEST = 300
"""No film's name is longer."""
_QUOTED = re.compile(r"^[\"“«„](?P<name>[^\"“”«»„]+?)[\"”»“](?:\s*\(.*\))?$")


def title_ranges(page: HtmlPage, text: Text) -> tuple[Span | None, Span | None]:
    """The ranges of the name in a title, and of the year behind it: quotes, notes in brackets and a site's name left out."""
    span = text.range()
    if span is None:
        return None, None
    while span.end > span.start and page.text[span.start] in "\u200e\u200f":
        # Marks of the way that letters run, which shops put before a title.
        span = page.trim(span.start + 1, span.end)
    if disc := _DISC.search(page.text, span.start, span.end):
        span = page.trim(span.start, disc.start())
    words = page.text[span.start : span.end]
    if shown := _shown(page, span):
        return shown
    if match := NAMED_WITH_YEAR.match(words):
        at = span.start
        return page.trim(at + match.start("name"), at + match.end("name")), Span(at + match.start("year"), at + match.end("year"))
    if match := _QUOTED.match(words):
        return page.trim(span.start + match.start("name"), span.start + match.end("name")), None
    return span, None


_YEAR = re.compile(r"\s*\((?P<year>(?:18|19|20)\d\d)\)")
_OFFERED = re.compile(
    r"(?:\s*\((?:18|19|20)\d\d\))?(?:\s+(?:online|free|full|movie|film|streaming|stream|hd|now|for|in))*\s*(?:\s[-–|].*)?", re.I
)


def _shown(page: HtmlPage, span: Span) -> tuple[Span, Span | None] | None:
    """The name in a title that offers the film (``Watch Low Tide (1998) Online``) or names its site behind a bar, as a heading shows it."""
    lead = _INVITING.match(page.text, span.start, span.end)
    if lead is None and " | " not in page.text[span.start : span.end] and not _SEEN.search(page.text, span.start, span.end):
        return None
    for node in page.select("h1")[:3]:
        head = page.range_of(node)
        name = _YEAR.split(page.words(head))[0].strip() if head else ""
        for at in dict.fromkeys((lead.end() if lead else span.start, span.start)) if name else ():
            end = at + len(name)
            behind = page.text[end : span.end]
            offered = lead is not None and at == lead.end() and _OFFERED.fullmatch(behind)
            if fold(page.text[at:end]) == fold(name) and (offered or behind.startswith(" | ") or _SEEN.fullmatch(behind)):
                year = _YEAR.match(page.text, end, span.end)
                return Span(at, end), (Span(*year.span("year")) if year else None)
    return None


def graph_title(page: HtmlPage, graph: Item, names: Collection[str] = ()) -> tuple[Span | None, Span | None]:
    """The ranges of the name and the year in ``og:title``, without the name of the site behind it.

    ``names`` are those, folded, that better markup gives the film: what stands behind one of them is the site's.
    """
    title = graph.first("og:title")
    name, year = title_ranges(page, title) if title else (None, None)
    if name is not None and year is None:
        words = page.text[name.start : name.end]
        for mark in re.finditer(r"\s+[-–—|·:]\s+", words[:LONGEST]):
            if fold(words[: mark.start()]) in names:
                return Span(name.start, name.start + mark.start()), None
        for text in graph.texts("og:site_name"):
            tail = re.search(rf"\s*[-–—|:·]\s*{re.escape(text.words)}\s*$", words, re.I)
            if tail and tail.start():
                return _of_address(page, Span(name.start, name.start + tail.start()), graph, names), None
        name = _of_address(page, name, graph, names)
    return name, year


_DISC = re.compile(r"(?<=\S)\s*[\[(](?:DVD|Blu-?ray|4K|UHD|VHS)\b[^\[\]()]{0,30}[\])]\s*$", re.I)
_SEEN = re.compile(
    r"\s+(?:(?:full movie|movie|film|jetzt|online|en|in|se)\s+)*(?:streaming|watch online|ansehen|anschauen|streamen|regarder|online)\b"
    r"(?:[ :?!,–|-].*)?$",
    re.I,
)
"""What says behind a name that, or where, the film can be seen: ``Low Tide streaming: where to watch online?``"""
_INVITING = re.compile(r"(?:watch|stream|rent|buy)\s+", re.I)


def _of_address(page: HtmlPage, name: Span, graph: Item, names: Collection[str]) -> Span:
    """A name without the word before it that asks to see the film, where the page's address or better markup goes without that word."""
    lead = _INVITING.match(page.text, name.start, name.end)
    if lead is None:
        return name
    bare = Span(lead.end(), name.end)
    if fold(page.words(bare)) in names and fold(page.words(name)) not in names:
        return bare
    steps = {step for text in graph.texts("og:url") for step in text.words.rstrip("/").split("/")}
    return bare if slug(page.words(bare)) in steps and slug(page.words(name)) not in steps else name
