"""The rows of a streaming page: its lines, or what would be lines if the page had kept its line breaks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from kg.reading.genres import genre_list, is_genre_cell
from kg.reading.links import is_link
from kg.reading.page import Page, Span
from kg.sites.streaming.oneline import cut_head, regions
from kg.sites.streaming.patterns import CELL, CRUMBS, DOTS, FOOTER, HEADINGS, LABEL, MORE, NOISE, PHRASES, SLASH_DATE, TITLED
from kg.text import fold

_OPENED = re.compile(r"(?:^|[.!?\"'”’)…] )more\W*$", re.I)
_MORE_AT_END = re.compile(r"\S\s(More|more)$")
_SLASHED = re.compile(SLASH_DATE)
_COUNTED = re.compile(r"\s*(?:\(\d+\)|:)$")
_HOME = re.compile(r"home\s*[>»›]", re.I)
_OPENER = re.compile(r"(more|reviews)\s+(?=\S)", re.I)
_PHRASES = re.compile(PHRASES, re.I)
_CLOSING = re.compile(r"[.!?\"'”’)…]\s+(More)$")


class Row(NamedTuple):
    """A range of the page's text and what kind of row it is (``heading:cast``, ``more``, ``cells`` …)."""

    span: Span
    kind: str
    text: str


def rows(page: Page) -> list[Row]:
    """The rows of a page in order."""
    spans: list[Span] = []
    lines = page.lines
    if page.one_line:
        spans = [s for region in regions(page) for s in region]
    else:
        for i, line in enumerate(lines):
            above = page.words(lines[i - 1]) if i else ""
            opened = bool(_OPENED.search(above) or HEADINGS["reviews"].fullmatch(above))
            if more := _closing_more(page, i):
                spans += [page.trim(line.start, more.start), more]
                continue
            spans.extend(_cut_line(page, page.trim(*line), opened))
    found = [Row(s, _kind(page, s), page.words(s)) for s in spans if s.end > s.start]
    for i, (row, following) in enumerate(pairwise(found)):
        if row.kind.startswith("heading:") and following.kind == "titled" and fold(following.text).startswith(fold(row.text) + " ("):
            found[i] = row._replace(kind="text")  # a film called like a heading
    return found


def _closing_more(page: Page, i: int) -> Span | None:
    """The ``More`` at the end of a line of prose behind which a signed review or nothing follows."""
    lines = page.lines
    more = _MORE_AT_END.search(page.text, *page.trim(*lines[i]))
    signed = i + 2 < len(lines) and _SLASHED.fullmatch(page.words(lines[i + 2]))
    closes = i + 1 == len(lines) and more and (more[1] == "More" or "more\n" in page.text)
    return Span(*more.span(1)) if more and (signed or closes) else None


def _kind(page: Page, span: Span) -> str:
    text = page.words(span)
    if _SLASHED.fullmatch(text):
        return "date"
    if MORE.fullmatch(text):
        return "more"
    if DOTS.fullmatch(text):
        return "dots"
    if TITLED.fullmatch(text):
        return "titled"
    bare = _COUNTED.sub("", text)
    for name, pattern in HEADINGS.items():
        if pattern.fullmatch(bare):
            return f"heading:{name}"
    if LABEL.match(text) or LABEL.fullmatch(text + ":"):
        return "label"
    if CRUMBS.fullmatch(text) or _HOME.match(text) or (text.endswith(">") and len(text) < 80):
        return "crumbs"
    if "|" in text and re.search(r"[^|\s]", text) and is_cells(page, span):
        return "cells"
    if (len(text) <= 70 and (NOISE.fullmatch(text) or is_link(text))) or FOOTER.match(text):
        return "bar" if text == "|" else "noise"
    return "text"


def is_cells(page: Page, span: Span) -> bool:
    """Whether every cell between bars is a date, a rating, a certificate, a running time or genres."""
    for cell in page.split(span, r"\|"):
        match = CELL.match(page.text, cell.start, cell.end)
        if match and match.end() == cell.end:
            continue
        if not is_genre_cell(page, cell):
            return False
    return True


def is_value(page: Page, row: Row) -> bool:
    """Whether a row holds only cells: a date, a rating, a certificate, a running time, genres."""
    cells = page.split(row.span, r"\|")
    if not cells:
        return False
    for cell in cells:
        match = CELL.match(page.text, cell.start, cell.end)
        if match and match.end() == cell.end:
            continue
        genres, others = genre_list(page, cell)
        if len(others) > len(genres) or not genres or not is_genre_cell(page, cell):
            return False
    return True


def near_bar(rows: list[Row], i: int) -> bool:
    """Whether a bar stands in a row, or directly before or behind it."""
    around = [rows[j].text for j in (i - 1, i + 1) if 0 <= j < len(rows)]
    return any(text.startswith("|") or text.endswith("|") for text in around) or "|" in rows[i].text


# --- pages with lines ------------------------------------------------------------------------------------------------

_SIGNED = re.compile(rf"(?P<author>[^|]{{1,40}}?)\s*(?:\s[-–—·•]|,|:|\son)?\s+(?P<date>{SLASH_DATE})", re.I)


def _cut_line(page: Page, line: Span, opened: bool) -> Iterator[Span]:
    """A line, or the rows in it where line breaks went missing. ``opened`` is whether a review can start here."""
    text = page.text[line.start : line.end]
    opener = _OPENER.match(text)
    if (opened or opener) and (signed := _SIGNED.fullmatch(text)) and not LABEL.match(text):
        if opener:
            yield Span(line.start, line.start + opener.end(1))
            yield page.trim(line.start + opener.end(), line.start + signed.end("author"))
        else:
            yield page.trim(line.start, line.start + signed.end("author"))
        yield Span(line.start + signed.start("date"), line.end)
        return
    titled = TITLED.match(text)
    if titled and titled.end() < len(text) and CELL.match(text[titled.end() :].lstrip(" |")):
        yield from cut_head(page, line)
        return
    if len(text) < 120 and _PHRASES.search(text) and re.fullmatch(rf"(?:(?:{PHRASES}|cast|reviews)\s*){{2,}}", text, re.I):
        for match in re.finditer(rf"{PHRASES}|cast|reviews", text, re.I):
            yield Span(line.start + match.start(), line.start + match.end())
        return
    if closing := _CLOSING.search(text):
        yield page.trim(line.start, line.start + closing.start(1))
        yield Span(line.start + closing.start(1), line.end)
        return
    yield line
