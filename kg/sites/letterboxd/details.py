"""The tabs of details and genres, and the line below them: running time and the film's pages elsewhere."""

from __future__ import annotations

import re

from kg.model import Mention
from kg.reading import boxes, say
from kg.reading.html import HtmlPage
from kg.reading.page import Page, Reading, Span

_TABS = "div#tab-details, #tab-panel-details, div#tab-genres, #tab-panel-genres"
_MINUTES = re.compile(r"\d[\d,]*\s*mins?\b", re.I)
_NO_LANGUAGE = "no spoken language"
_IN_BRACKETS = re.compile(r"\s*\([^()]*\)$")
_UNCASED = "\u0530"
"""Behind Latin, Greek and Cyrillic come scripts whose letters are small ones to Unicode, and to their readers neither."""


def facts(page: HtmlPage, film: Mention, title: Span | None) -> Reading:
    """Studios, countries, languages, alternative titles, genres, themes, running time, ids."""
    for tab in page.select(_TABS)[:4]:
        for node, span in boxes.shown(page, "a[href]", tab):
            address = page.attribute(node, "href") or ""
            if "/studio/" in address:
                yield from say.person_link(page, film, "company", span, kind="organization")
            elif "/films/country/" in address:
                yield from say.country(page, film, "country", span)
            elif "/films/language/" in address:
                yield from _language(page, film, span)
            elif "/films/genre/" in address:
                yield page.claim(film, "genre", span)
            elif "/films/theme/" in address or "/films/mini-theme/" in address:
                yield page.claim(film, "keyword", span)
        if listed := boxes.words(page, ".text-indentedlist p, .text-indentedlist", tab):
            yield from say.literals(page, film, "alternate_name", titles_of(page, listed, title))
    for node, span in boxes.shown(page, "p.text-footer"):
        if match := _MINUTES.search(page.text, span.start, span.end):
            yield from say.running_time(page, film, page.group(match))
        for link in page.select("a[href]", node):
            if target := page.range_of_attribute(link, "href"):
                yield from say.identifier(page, film, target)


def _language(page: HtmlPage, film: Mention, span: Span) -> Reading:
    if page.words(span).casefold() == _NO_LANGUAGE:
        return
    bracket = _IN_BRACKETS.search(page.text[span.start : span.end])
    bare = Span(span.start, span.start + bracket.start()) if bracket else span
    known = say.reads(page, span, "language") is not None
    yield from say.attempt(page, film, "language", span if known else bare, "language")


_CASED = 10
"""A page with fewer capitals shows no case."""


def titles_of(page: Page, span: Span, title: Span | None) -> list[Span]:
    """The titles of a list with commas between them: a comma before a small letter, or in the film's own name, is part of one."""
    pieces = page.split(span, r"\s*,\s+")
    own = page.words(title).casefold() if title else ""
    found: list[Span] = []
    for piece in pieces:
        joined = Span(found[-1].start, piece.end) if found else piece
        inside = "," in own and found and own.startswith(page.words(joined).casefold())
        small = page.capitals >= _CASED and page.text[piece.start].islower() and page.text[piece.start] < _UNCASED
        if found and (small or inside):
            found[-1] = joined
        else:
            found.append(piece)
    return found
