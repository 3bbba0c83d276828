"""Rows whose values have a code: the names of countries (ISO 3166) and languages (BCP 47)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.reading import say
from kg.reading.page import Page, Span
from kg.sites.general.creditparts import is_code
from kg.sites.general.lines import IN_A_LINE, Row
from kg.sites.general.names import YEAR, pattern
from kg.sites.general.parts import filler, parts
from kg.sites.general.values import rule

_YEAR_BEHIND = re.compile(rf"(?:^|[\s,/(])\s*{YEAR}\)?\.?$")
_YEAR_BEFORE = re.compile(rf"{YEAR}[\s,/]+")
MOST_VALUES = 60
"""Longer lists are the menu of a site."""


def coded(page: Page, row: Row, tongue: str, what: str) -> Iterator[tuple[Span, str]]:
    """The ranges that name countries or languages, with the rules that read them; none where most name none."""
    listed = [p.span for p in parts(page, row, tongue, joined=False) if not filler(page.words(p.span))]
    if what == "country":
        listed = [bare for one in listed if (bare := _undated(page, one)).end > bare.start]
    if what == "language":
        listed = _spoken(page, row, listed)
    found: list[tuple[Span, str]] = []
    missed = 0
    for span in listed[:MOST_VALUES]:
        if name := rule(page, what, tongue, span) or _plate(page, what, tongue, span) or _of_line(page, what, row, span):
            found.append((span, name))
            continue
        if several := _side_by_side(page, span, tongue, what):
            found += several
            continue
        inner = [p.span for p in parts(page, Row(row.label, row.meanings, [span]), tongue)]
        read = [(s, name) for s in inner if (name := rule(page, what, tongue, s))]
        found += read
        missed += len(read) < len(inner)
    if len(found) >= missed:
        yield from found


def _undated(page: Page, span: Span) -> Span:
    """A range without the year at either end, as rows give where and when a film was made: ``Deutschland 2011``."""
    if behind := _YEAR_BEHIND.search(page.text[span.start : span.end]):
        return page.trim(span.start, span.start + behind.start())
    before = _YEAR_BEFORE.match(page.text, *span)
    return page.trim(before.end(), span.end) if before else span


def _plate(page: Page, what: str, tongue: str, span: Span) -> str:
    """The rule for the letters that cars carry, by which German pages name countries: ``D``, ``GB``; empty for anything else."""
    return "country-plate" if what == "country" and tongue == "de" and say.reads(page, span, "country-plate") else ""


def _of_line(page: Page, what: str, row: Row, span: Span) -> str:
    """The rule for a country's two letters in a line of credits, whose parts have no label but themselves: ``DE · DK · 2013``."""
    bare = what == "country" and row.block == IN_A_LINE and bool(row.value) and row.label == row.value[0]
    return "country-code" if bare and is_code(page, span) else ""


def _spoken(page: Page, row: Row, listed: list[Span]) -> list[Span]:
    """The words of a row up to a run about a copy's sound and subtitles; all of those where no run is."""
    about = next((run.start for run in row.value if pattern("copy").search(page.text, run.start, run.end)), None)
    return [one for one in listed if about is None or one.start < about]


def _side_by_side(page: Page, span: Span, tongue: str, what: str) -> list[tuple[Span, str]]:
    """The names in a range where nothing but blanks parts them: ``Italy France``; none where any word is left over."""
    words = page.split(span, r"\s+")
    out: list[tuple[Span, str]] = []
    at = 0
    while at < len(words) <= 12:
        for end in range(min(len(words), at + 3), at, -1):
            one = Span(words[at].start, words[end - 1].end)
            if name := rule(page, what, tongue, one):
                out.append((one, name))
                at = end
                break
        else:
            return []
    return out
