"""The title of a streaming page's film: where the head prints it, the year behind it, and whether it is a series'.

A row ``Title (year)`` is the surest; without one the title is what stands there twice, behind the breadcrumb or before the row
of facts, and without any of these the end of the breadcrumb.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from kg.reading.page import Page, Span
from kg.sites.streaming.patterns import LABEL, TITLED
from kg.sites.streaming.rows import Row, is_value, near_bar
from kg.text import fold

_SEASON = re.compile(r"(?:[:(,–—-]\s*|\s[-–—]\s)\(?season \d{1,2}\)?$", re.I)
_SERIES_CRUMB = re.compile(r"[>»›]\s*(?:tv[ -]?(?:shows?|series)|series)\s*(?:[>»›]|$)", re.I)


class Title(NamedTuple):
    """The places of a title, each with the year behind it; the numbers of the rows that hold it; whether it is a series'."""

    places: list[tuple[Span, Span | None]]
    rows: set[int]
    series: bool


def find_title(page: Page, rows: list[Row], sections: list[str]) -> Title:
    """The title of the page's film, without places where none is found. ``sections`` has the section of every row."""
    head = [i for i, section in enumerate(sections) if section == "head"]
    series = any(
        (row.kind == "crumbs" and _SERIES_CRUMB.search(row.text)) or re.fullmatch(r"season \d{1,2}", row.text, re.I)
        for row, section in zip(rows, sections, strict=True)
        if section != "reviews"
    )
    if titled := _own(page, rows, head):
        words, says_series = _titled_words(page, rows, head, titled)
        series = series or says_series
    else:
        words = _lone_words(page, rows, head)
    if not words and (crumb := _last_crumb(page, rows, head)):
        return Title([(crumb, None)], set(), series)
    places: list[tuple[Span, Span | None]] = []
    title_rows: set[int] = set()
    for i in head:
        row = rows[i]
        pair = _titled(page, row)
        if pair and fold(page.words(pair[0])) == words:
            name, year = pair
        elif row.kind in ("text", "noise", "label") and words and fold(row.text) == words and not near_bar(rows, i):
            name, year = row.span, None
        else:
            if row.kind == "label" and (match := LABEL.match(page.text, *row.span)) and match["label"].casefold() == "title":
                places.append((page.trim(match.end(), row.span.end), None))
            continue
        without = _without_season(page, name)
        series = series or without != name
        places.append((without, year))
        title_rows.add(i)
    return Title(places, title_rows, series)


def _titled(page: Page, row: Row) -> tuple[Span, Span | None] | None:
    match = TITLED.fullmatch(page.text, *row.span)
    return (page.group(match, "title"), page.group(match, "year")) if match else None


def _own(page: Page, rows: list[Row], head: list[int]) -> list[int]:
    """The rows ``Title (year)`` of a head, without lists of other films whose heading is gone: rows of many titles, one after the other."""
    titled = [i for i in head if rows[i].kind == "titled"]
    texts = {fold(rows[i].text) for i in head if rows[i].kind != "titled"}
    names = {i: fold(page.words((_titled(page, rows[i]) or (rows[i].span,))[0])) for i in titled}
    runs: list[list[int]] = []
    for i in titled:
        if runs and i == runs[-1][-1] + 1:
            runs[-1].append(i)
        else:
            runs.append([i])
    listed = {i for run in runs if len({names[i] for i in run}) > 2 for i in run}
    return [i for i in titled if i not in listed or names[i] in texts]


def _titled_words(page: Page, rows: list[Row], head: list[int], titled: list[int]) -> tuple[str, bool]:
    """The title in a row ``Title (year)``, first of all one that another row repeats, and whether that row says that it is a series'."""

    def words_of(i: int) -> str:
        return fold(page.words((_titled(page, rows[i]) or (rows[i].span,))[0]))

    texts = {fold(rows[i].text) for i in head if rows[i].kind != "titled"}
    best = min(titled, key=lambda i: words_of(i) not in texts)
    match = TITLED.fullmatch(page.text, *rows[best].span)
    return words_of(best), bool(match and match["series"])


def _lone_words(page: Page, rows: list[Row], head: list[int]) -> str:
    """The title in a row that has no year; empty where no row is known to be it."""
    plain = [i for i in head if rows[i].kind == "text" and len(rows[i].text) <= 100 and not is_value(page, rows[i])]
    firsts: dict[str, int] = {}
    twice = [i for i in plain if firsts.setdefault(fold(rows[i].text), i) != i]
    behind = [i for i in plain if i and rows[i - 1].kind == "crumbs"]
    before = [
        i
        for i in plain
        if i + 1 < len(rows) and (rows[i + 1].kind == "cells" or is_value(page, rows[i + 1])) and not re.search(r"[.!?]$", rows[i].text)
    ]
    chosen = twice[:1] or behind[:1] or before[:1]
    return fold(rows[chosen[0]].text) if chosen else ""


def _last_crumb(page: Page, rows: list[Row], head: list[int]) -> Span | None:
    """The end of the first breadcrumb that leads further than from home to a genre."""
    for i in head:
        last = re.search(r"[>»›]\s*([^>»›]+)$", rows[i].text) if rows[i].kind == "crumbs" else None
        if last and rows[i].text.count(">") > 1:
            return page.trim(rows[i].span.end - len(last[1]), rows[i].span.end)
    return None


def _without_season(page: Page, span: Span) -> Span:
    match = _SEASON.search(page.text, span.start, span.end)
    return page.trim(span.start, match.start()) if match and match.start() > span.start else span
