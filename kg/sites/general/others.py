"""What the head of a page says of its subject where that is no one film: more films, a search, an event, a season, a company."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from kg.reading.html import HtmlPage
from kg.reading.page import Page, Span
from kg.sites.general.labels import known
from kg.sites.general.names import LONGEST, YEAR, pattern, section, segments
from kg.sites.general.outline import Outline

_MORE = re.compile(
    r"\b(?:and|und|et|y|e|och|plus|\+|&) (?:\d{1,3}|ten|five|nine) (?:more|other|weitere|andere|autres|otras|altri|další|andra)"
    r" (?:[^\W\d_]+ ){0,2}"
    r"(?:films?|movies|shows|filme|películas|filmy|filmer)\b",
    re.I,
)
_SEASON_LAST = re.compile(r"(?<=[^\W_])[ ,]+\(?((?!\d)[^\W\d_]+ \d{1,2}|\d{1,2}\. ?[^\W\d_]+)\)?$")
MOST_LINES = 12
MOST_HEADINGS = 60
LONGEST_SEASON = 40
"""No heading over a season has more characters."""


def _heads(page: Page, outline: Outline) -> Iterator[Span]:
    """The title and the first heading of a page; of a text the first of its first lines that could be one."""
    if isinstance(page, HtmlPage):
        yield from ([page.title] if page.title else [])
        yield from [h.span for h in outline.headings if h.level == 1][:1]
    else:
        yield from [Span(*line) for line in page.lines[:3] if line.end - line.start <= LONGEST]


def no_one_film(page: Page, outline: Outline) -> str:
    """Why the head of a page is that of a list, a search or a season; empty where it says nothing of the kind."""
    for head in _heads(page, outline):
        words = page.text[head.start : head.end]
        if more := _MORE.search(words):
            return f"its title says {more[0]!r}"
        among = segments(page, head)
        if among and (reviewed := pattern("reviewed").search(page.text, *among[0])):
            return f"its title says {reviewed[0]!r}"
        if among and (begun := pattern("apart").match(page.text, *among[0])) and page.text[begun.end() : begun.end() + 1] == ":":
            return f"its title says {begun[0]!r}"
        for part in among if len(among) > 1 else ():
            if pattern("search").fullmatch(page.words(part)) or (part != among[0] and pattern("apart").search(page.words(part))):
                return f"its title says {page.words(part)!r}"
        behind = re.search(r"\S[:,]\s+([^:,|]+?)\s*$", page.text[among[0].start : among[0].end]) if among else None
        # "Harbour Watch season 3", as encyclopedias call a season, and not what it is named after.
        closing = _SEASON_LAST.search(page.text, *among[0]) if among and among[0].end - among[0].start <= LONGEST else None
        if closing and pattern("season").fullmatch(closing[1]) and not pattern("film").search(page.words(head)):
            return f"its title says {closing[1]!r}"
        for part_words in (*(page.words(part) for part in among[1:2]), *([behind[1]] if behind else [])):
            if pattern("season").fullmatch(part_words):
                return f"its title says {part_words!r}"
    if not isinstance(page, HtmlPage) and (points := _points(page)):
        return f"its points name {points} films"
    first = [Span(*h.span) for h in outline.headings[:3] if h.level < 7]
    first += page.lines[:MOST_LINES] if not isinstance(page, HtmlPage) else []
    found = next((line for line in first if line[1] - line[0] <= LONGEST and pattern("results").fullmatch(page.words(line))), None)
    return f"it says {page.words(found)!r}" if found else ""


_POINT_OF_A_LIST = re.compile(r"(?:#|no\.? ?)?(?P<number>\d{1,3})[.)] \S.*\((?:18|19|20)\d\d\)")
MOST_POINTS = 400


def _points(page: Page) -> int:
    """How many films the counted points of a text name, the first of which stands above any director's row; 0 for fewer than two."""
    found: list[int] = []
    for line in page.lines[:MOST_POINTS]:
        words = page.text[line.start : min(line.end, line.start + LONGEST)]
        if match := _POINT_OF_A_LIST.fullmatch(words):
            found.append(int(match["number"]))
        elif not found and "director" in known(words.partition(":")[0]).values():
            return 0
    in_turn = len(found) > 1 and all(abs(a - b) == 1 for a, b in pairwise(found))
    return len(found) if in_turn else 0


def is_event(name: str) -> bool:
    """Whether a name is that of a festival or of prizes."""
    return _event().fullmatch(name) is not None


@lru_cache(maxsize=1)
def _event() -> re.Pattern[str]:
    return re.compile(rf"\S.*\b(?:{'|'.join(section('event'))})\b(?: {YEAR})?(?::.*)?", re.I)


def has_seasons(page: Page, outline: Outline) -> bool:
    """Whether a page shows a season of a series under a heading of its own."""
    if isinstance(page, HtmlPage):
        heads = [h.span for h in outline.headings[:MOST_HEADINGS] if not outline.left_alone(h.span.start)]
        return any(h.end - h.start <= LONGEST_SEASON and pattern("season").fullmatch(page.words(h)) for h in heads)
    return False
