"""Rows whose values have a code: the names of countries (ISO 3166) and languages (BCP 47)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.reading.page import Page, Span
from kg.sites.general.lines import Row
from kg.sites.general.parts import filler, parts
from kg.sites.general.values import rule

MOST_VALUES = 60
"""Longer lists are the menu of a site."""


def coded(page: Page, row: Row, tongue: str, what: str) -> Iterator[tuple[Span, str]]:
    """The ranges that name countries or languages, with the rules that read them; none where most name none."""
    listed = [p.span for p in parts(page, row, tongue, joined=False) if not filler(page.words(p.span))]
    if what == "language":
        listed = _spoken(page, row, listed)
    found: list[tuple[Span, str]] = []
    missed = 0
    for span in listed[:MOST_VALUES]:
        if name := rule(page, what, tongue, span):
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


_WRITTEN = re.compile(
    r"\b(?:subtitles?|captions?|audio|dubbed|sdh|untertitel|tonspur(?:en)?|sous-titres|sous-titrage|subtítulos|sottotitoli|titulky|dabing"
    r"|undertexter|legendas|dublado|ondertiteling|napisy|lektor|undertekster|tekstitys)\b",
    re.I,
)
"""What a copy can be heard and read in, which says little of what the film's people speak."""


def _spoken(page: Page, row: Row, listed: list[Span]) -> list[Span]:
    """The words of a row up to a run about a copy's sound and subtitles; all of those where no run is."""
    about = next((run.start for run in row.value if _WRITTEN.search(page.text[run.start : run.end])), None)
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
