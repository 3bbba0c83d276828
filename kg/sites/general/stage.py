"""Pages of theatres about a play, which has a director, a cast and a length as a film has."""

from __future__ import annotations

from kg.reading.html import HtmlPage
from kg.reading.page import Page
from kg.sites.general.names import pattern
from kg.sites.general.outline import Outline

LONGEST = 150
MOST_LINES = 8
MOST_LINES_BELOW = 4
"""So many lines below the first heading of a page say what it is about."""


def on_stage(page: Page, outline: Outline, end: int) -> bool:
    """Whether the title of a page names a theatre, or one of its first lines one or a play, and its words up to ``end`` an interval,
    or nothing that houses for films say; or one of these lines says that it is heard."""
    if isinstance(page, HtmlPage):
        head = next((page.line_at(h.span.start) + 1 for h in outline.headings if h.level == 1), 0)
        first = _short(page, head, MOST_LINES_BELOW) if head else []
        told = page.title is not None and pattern("theatre").search(page.words(page.title)) is not None
    else:
        first = _short(page, 0, MOST_LINES)
        told = any(pattern("theatre").search(words) for words in first[:1])
    if any(pattern("heard").match(words) for words in first):
        return True
    if told and isinstance(page, HtmlPage) and page.title is not None:
        shown = page.text[: min(end, page.visible_end)], page.words(page.title)
        if not any(pattern("screen").search(words) for words in shown):
            return True
    told = told or any(pattern("play").match(words) for words in first)
    interval = pattern("interval").search(page.text, 0, end) is not None
    # A text without its title may name no house; of films it says nothing.
    return interval and (told or (not isinstance(page, HtmlPage) and pattern("film").search(page.text, 0, end) is None))


def is_read(page: HtmlPage, outline: Outline) -> bool:
    """Whether the line below the first heading of a page says that it is a book or a record: ``Roman von Eva Stein``."""
    head = next((page.line_at(h.span.start) + 1 for h in outline.headings if h.level == 1), 0)
    return bool(head) and any(pattern("read").match(words) for words in _short(page, head, 1))


def _short(page: Page, at: int, count: int) -> list[str]:
    return [page.text[line.start : line.end] for line in page.lines[at : at + count] if line.end - line.start <= LONGEST]
