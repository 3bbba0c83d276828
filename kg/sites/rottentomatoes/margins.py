"""Quotes, headlines and similar films of a Rotten Tomatoes page."""

from __future__ import annotations

import re

from kg.model import Mention
from kg.reading import say
from kg.reading.page import Reading, Span
from kg.sites.rottentomatoes.layout import Layout, Row
from kg.sites.rottentomatoes.patterns import DATE

_TITLE = r"(?:dr|mrs?|ms|mx|messrs|st|sgt|lt|cpl|pvt|capt|cmdr|col|maj|gen|adm|jr|sr|prof|rev|fr|hon|gov|sen|det|insp|supt|[^\W\d_])"
_SPEAKER = re.compile(rf"(?P<speaker>(?=[^\s:.!?])(?:\b{_TITLE}\.|[^:.!?]){{1,51}}): ?(?P<line>\S.*)?", re.S | re.I)
"""A point ends a title or an initial in a speaker's name; any other ends a sentence, which is nobody's name."""


def quotes(layout: Layout, film: Mention) -> Reading:
    """Dialogues under ``X Quotes``: ``Speaker: line``, on one line or two; a blank line between rows parts dialogues."""
    page = layout.page
    for run in layout.section("quotes"):
        rows: list[Row] = []
        for i in run:
            if layout.rows[i].used or layout.rows[i].furniture:
                if rows:
                    break
                continue
            rows.append(layout.rows[i])
        lines: list[tuple[bool, Span, Span]] = []
        speaker: Span | None = None
        apart = False
        for row in rows:
            match = _SPEAKER.match(page.text, row.span.start, row.span.end)
            if match and page.one_line and re.search(r"\s[^\s:]+: ", page.text[match.start("line") : row.span.end]):
                match = None
            if speaker is not None and match:
                yield page.notice("unclear-quote", f"what {page.words(speaker)!r} says is missing", speaker)
                speaker = None
            if speaker is not None:
                lines.append((apart, speaker, row.span))
                row.used, speaker = True, None
            elif match and match["line"]:
                row.used = True
                lines.append((row.apart, page.group(match, "speaker"), page.trim(match.start("line"), row.span.end)))
            elif match:
                row.used, apart, speaker = True, row.apart, page.group(match, "speaker")
            elif len(row.words.split()) > 2:
                row.used = True
                yield page.notice("unclear-quote", f"who says {row.words[:50]!r} cannot be told", row.span)
        grouped = any(not first for first, _, _ in lines) and any(first for first, _, _ in lines[1:])
        dialogue: list[tuple[Span | None, Span]] = []
        for first, who, line in lines:
            if dialogue and (first or not grouped):
                yield from say.quote(page, film, dialogue)
                dialogue = []
            dialogue.append((who, line))
        if dialogue:
            yield from say.quote(page, film, dialogue)


def news(layout: Layout, film: Mention) -> Reading:
    """Headlines under ``News & Interviews for X``, each with the date on its line or the next one."""
    page = layout.page
    for run in layout.section("news"):
        rows = []
        for i in run:
            if layout.rows[i].used or layout.rows[i].furniture:
                break
            rows.append(layout.rows[i])
        for k, row in enumerate(rows):
            if row.used or re.fullmatch(DATE, row.words, re.I):
                continue
            row.used = True
            if page.one_line:
                yield page.notice("unclear-news", "where one headline ends and the next begins cannot be told", row.span)
                continue
            if len(row.words.split()) < 3:
                continue
            date = None
            if k + 1 < len(rows) and re.fullmatch(DATE, rows[k + 1].words, re.I):
                date, rows[k + 1].used = rows[k + 1].span, True
            yield from say.news(page, film, row.span, date, None)


def similar(layout: Layout, film: Mention) -> Reading:
    """Titles under ``You might also like``; percentages without a label there are nobody's rating."""
    page = layout.page
    for run in layout.section("similar"):
        for i in run:
            row = layout.rows[i]
            if not row.plain or re.fullmatch(r"(?:\d{1,3}% ?){1,2}|--", row.words):
                continue
            if page.one_line or len(row.words.split()) > 12 or (row.words.endswith((".", ":")) and len(row.words.split()) > 6):
                break
            row.used = True
            year = re.compile(r" \((?P<year>(?:18|19|20)\d\d)\)$").search(page.text, row.span.start, row.span.end)
            title = page.trim(row.span.start, year.start() if year else row.span.end)
            other = say.film(page, title, page.group(year, "year") if year else None)
            yield page.link(film, "similar", other, title)
            yield from say.naming(page, other, title, page.group(year, "year") if year else None)
