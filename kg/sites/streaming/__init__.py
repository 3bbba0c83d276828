"""Small streaming and aggregator sites: facts in a row of bars, a plot, similar titles, user reviews signed with a date.

The sites of the family do not name themselves; their pages share a layout: advertisement, ``Home > Genre >``, the title,
``Title (year)``, ``date | rating | certificate | genres``, the plot, ``Watch Trailer``, ``Cast``, ``Similar titles``,
``Reviews``, and reviews that start with an account and ``yyyy/mm/dd`` and end with ``More``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.model import Claim, Mention, Notice, Site
from kg.reading import say
from kg.reading.html import HtmlPage
from kg.reading.page import Page, Span
from kg.reading.signs import Sign
from kg.sites.streaming.facts import Facts
from kg.sites.streaming.patterns import CELL, CRUMBS, DATE, SLASH_DATE, TITLED
from kg.sites.streaming.reviews import find_reviews, read_review
from kg.sites.streaming.rows import Row, rows
from kg.text import fold

_DATED = Sign(SLASH_DATE, 0)
_SIGNED = Sign(rf"(?:^|\s)(?:reviews|more)\s+(?:\S+\s+){{1,4}}{SLASH_DATE}(?=\s)", 0)
_SIGNS = (
    (1, Sign(r"\bhome\s*[>»›](?:[^>»›\n]{1,30}[>»›])*", 0)),
    (1, Sign(r"\bwatch trailer\b", 0)),
    (1, Sign(r"\bsimilar (?:titles|movies)\b|\byou may also like\b", 0)),
    (0.5, Sign(r"unlimited streaming|\d+-day (?:free )?trial|(?:^|\n)cast(?:\n|$)", 0)),
    (1, Sign(rf"\(\d{{4}}\)\s+{DATE}\s*\||\|\s*\d{{1,2}}\.\d\s*\||{DATE}\s*\|\s*\d{{1,2}}(?:\.\d)?\s*\|", 0)),
)
_OWN = frozenset((0, 4))
"""The way and the row of cells: trailers and similar films are offered by any site, whose HTML has boxes to be read by."""


def recognize(page: Page) -> float:
    """How many of the layout's independent signs the page shows."""
    text = page.text.casefold()
    signed = bool(_DATED.search(text) and _SIGNED.search(text))
    found = {number for number, (_, sign) in enumerate(_SIGNS) if sign.search(text)}
    if isinstance(page, HtmlPage) and not signed and not found & _OWN:
        return 0.0
    return min(1.0, (sum(_SIGNS[number][0] for number in found) + 2 * signed) / 4)


def read(page: Page) -> Iterator[Claim | Notice]:
    """Read a page of the family: the film and its facts, its reviews, its similar titles."""
    all_rows = rows(page)
    reviews = find_reviews(page, all_rows)
    taken = {i for review in reviews for i in review.rows}
    sections = _sections(all_rows, taken)
    facts = Facts(page, all_rows, sections)
    film = facts.film
    yield from facts.read()
    position = 0
    for review in reviews:
        position += review.body.end > review.body.start
        yield from read_review(page, film, review, position)
    yield from _similar(page, film, [all_rows[i] for i, s in enumerate(sections) if s == "similar"])


def _sections(all_rows: list[Row], taken: set[int]) -> list[str]:
    """The section of every row: ``head`` (the film's facts), ``cast``, ``similar``, ``reviews``, ``plot``, ``other``.

    Headings open a section; the breadcrumb, a row of cells, a label and a doubled title lead back to the head, for blocks
    stand in any order.
    """
    sections: list[str] = []
    section = "head"
    headed = False
    for i, row in enumerate(all_rows):
        following = all_rows[i + 1] if i + 1 < len(all_rows) else None
        if i in taken:
            section = "head"
            sections.append("reviews")
            continue
        if row.kind.startswith("heading:"):
            section = row.kind.partition(":")[2]
            sections.append("heading")
            section = "head" if section in ("trailer",) else section
            continue
        if headed and section == "similar" and _is_doubled(row, following):
            # The text of a picture above a similar title: the page has its own title already.
            sections.append(section)
            continue
        if row.kind in ("crumbs", "cells", "dots", "more") or (row.kind == "label" and section != "similar"):
            section = "head"
        elif section in ("similar", "cast", "other") and following is not None and row.kind in ("text", "titled"):
            match = TITLED.fullmatch(row.text)
            next_titled = TITLED.fullmatch(following.text)
            doubled = next_titled is not None and not match and fold(next_titled["title"]) == fold(row.text)
            # A date in numbers alone signs a review.
            opens_facts = match is not None and (
                following.kind == "cells"
                or bool(
                    (cell := CELL.fullmatch(following.text)) and cell["date"] and len(following.text) > 4
                    and not re.fullmatch(SLASH_DATE, following.text)
                )
            )  # fmt: skip
            if (
                doubled
                or opens_facts
                or (section != "similar" and _is_plot(all_rows, i))
                or (section == "similar" and _is_plot(all_rows, i) and following.kind == "dots")
            ):
                section = "head"
        headed = headed or (section == "head" and _is_doubled(row, following))
        sections.append(section)
    return sections


def _is_doubled(row: Row, following: Row | None) -> bool:
    """Whether a title stands above itself with its year, as that of the page does."""
    titled = TITLED.fullmatch(following.text) if following else None
    return titled is not None and fold(titled["title"]) == fold(row.text)


def _is_plot(all_rows: list[Row], i: int) -> bool:
    text = all_rows[i].text
    return len(text) >= 80 and " as " not in text[:40] and bool(re.search(r"[.!?…][\"'”’)]?$", text)) and text.count(",") < len(text) / 25


# --- similar titles --------------------------------------------------------------------------------------------------


def _similar(page: Page, film: Mention, found: list[Row]) -> Iterator[Claim | Notice]:
    """Each similar title with its year and rating, on one row or on rows that follow each other."""
    items: list[tuple[Span, Span | None, Span | None]] = []
    for row in found:
        if row.kind not in ("text", "titled", "date", "cells"):
            continue
        start = row.span.start
        cell = CELL.fullmatch(row.text)
        if cell and items and (cell["date"] and len(row.text) == 4) and items[-1][1] is None:
            items[-1] = (items[-1][0], row.span, items[-1][2])
        elif cell and items and cell["score"] and items[-1][2] is None and re.fullmatch(r"\d{1,2}\.\d|\d", row.text):
            items[-1] = (*items[-1][:2], row.span)
        elif TITLED.match(page.text, *row.span):
            same = TITLED.match(page.text, start, row.span.end)
            if same and items and items[-1][1] is None and fold(page.words(items[-1][0])) == fold(same["title"]):
                # The text of its picture.
                items.pop()
            while titled := TITLED.match(page.text, start, row.span.end):
                mark = re.compile(r"\s*(?:\|\s*)?(\d{1,2}\.\d)(?=\s|$)").match(page.text, titled.end(), row.span.end)
                items.append((page.group(titled, "title"), page.group(titled, "year"), page.group(mark, 1) if mark else None))
                start = page.trim(mark.end() if mark else titled.end(), row.span.end).start
        elif cell or row.kind in ("date", "cells") or CRUMBS.fullmatch(row.text):
            continue
        elif len(row.text) <= 80 and not page.one_line and not row.text.endswith((".", "…")):
            items.append((row.span, None, None))
        else:
            yield page.notice("unread-row", "similar titles without their years run together here, or this is no title", row.span)
    for title, year, score in items:
        other = say.film(page, title, year)
        if other == film:
            continue
        yield from say.naming(page, other, title, year)
        yield page.link(film, "similar", other, title)
        if score and float(page.words(score)) > 0:
            yield from say.rating(page, other, "", "users", score, score=score)


SITE = Site(
    name="streaming",
    title="",
    slug="",
    how="Home > Genre >, a row of date | rating | certificate | genres, Watch Trailer, Similar titles, reviews signed NAME yyyy/mm/dd",
    recognize=recognize,
    read=read,
)
