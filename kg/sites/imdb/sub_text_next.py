"""The pages below an IMDb title since 2021 as text: which one it is, and what their rows look like that older pages have otherwise.

A link back, sometimes links to other pages, the title, the kind of page; the year stands only in the title of the window, which a
text may have as its first line.
"""

from __future__ import annotations

import re

from kg.model import Mention
from kg.reading import say
from kg.reading.page import Page, Reading, Span
from kg.sites.imdb.marks import DATE, country_names
from kg.sites.imdb.sub_text_rows import unmarked
from kg.text import fold

YEAR = r"\((?:(?P<format>[a-z][a-z -]{1,20}?)\s+)?(?P<year>(?:18|19|20)\d\d)(?:\s*[–-]\s*(?:(?:18|19|20)\d\d)?\s*)?\)"
_BACK = re.compile(r"(?m)^[^\S\n]*back[^\S\n]*$", re.I)
_NEAR = 400
"""The heading stands no further behind the link back."""
_AROUND = frozenset({
    "cast & crew", "all topics", "imdbpro", "faq", "trivia", "user reviews", "reviews", "goofs", "quotes", "back", "share", "menu",
    "edit", "awards", "episodes", "episode list", "top cast", "see all", "more", "cast and crew",
})  # fmt: skip
"""What stands between the link back and the title."""
_BELOW = re.compile(r"suggest an edit or add missing|contribute to this page|more from this title|learn more about contributing", re.I)


def heading(page: Page, kinds: str) -> re.Match[str] | None:
    """The lines of the title (``title``, and ``year`` where it is printed) and of the kind of page (``page``)."""
    back = _BACK.search(page.text, 0, 4_000)
    if back is None or _BELOW.search(page.text, back.end()) is None:
        return None
    lines = re.compile(rf"(?m)^[^\S\n]*(?P<title>[^\n|»]{{1,150}}?)(?:[^\S\n]*{YEAR})?[^\S\n]*\n+[^\S\n]*(?P<page>{kinds})[^\S\n]*$", re.I)
    found = lines.search(page.text, back.end())
    while found and found.start() - back.end() <= _NEAR:
        if fold(found["title"]) not in _AROUND:
            return found
        found = lines.search(page.text, found.end("title"))
    return None


def window(page: Page, title: str) -> re.Match[str] | None:
    """The title of the window, ``Title (year) - Trivia - IMDb``, in the first lines of the text: ``year`` and ``format``."""
    return re.compile(rf"\s*(?:\"[^\"\n]+\"\s+)?{re.escape(title)}\s+{YEAR}\s+[-–]\s[^\n]*imdb\b", re.I).match(page.text)


_SIGNED = re.compile(r"(?P<text>\S[^\n]*?)\s*—\s*(?P<name>[^—\n]{1,60})")
_SYNOPSIS = re.compile(r"(?m)^[^\S\n]*synopsis[^\S\n]*$", re.I)
_SUMMARIES = re.compile(r"(?m)^[^\S\n]*summaries[^\S\n]*$", re.I)


def plots(page: Page, film: Mention, body: Span) -> Reading:
    """Summaries, one a line, most of them signed behind a dash; the synopsis below them is left."""
    first, stop = _SUMMARIES.search(page.text, *body), _SYNOPSIS.search(page.text, *body)
    lines = _lines(page, Span(first.end(), stop.start() if stop else body.end)) if first else []
    for line, below in zip(lines, [*lines[1:], None], strict=True):
        signed = _SIGNED.fullmatch(page.text, *line)
        if below and page.text[below.start] == "—":
            yield page.notice("run-together", "who wrote a summary stands apart from it", below)
        elif len(page.words(line).split()) > 3 and page.text[line.start] != "—":
            text, name = (page.group(signed, "text"), page.group(signed, "name")) if signed else (line, None)
            yield from say.storyline(page, film, text, name, "imdb")


def _lines(page: Page, span: Span) -> list[Span]:
    lines = (unmarked(page, line) for line in page.split(span, r"\n+"))
    return [line for line in lines if line.end > line.start]


_DATES = re.compile(r"(?m)^[^\S\n]*release dates?[^\S\n]*$", re.I)
_TITLES = re.compile(r"(?m)^[^\S\n]*also known as(?: \(aka\))?[^\S\n]*$", re.I)
_DATED = re.compile(rf"(?P<date>{DATE})(?:\s*\([^\n]*\))?", re.I)
_MORE = re.compile(r"[\d,]+ more|see (?:all|less|more)", re.I)
_NOTE = re.compile(r"\s*\([^()\n]*\)$")


def releases(page: Page, film: Mention, body: Span) -> Reading:
    """A country with its dates below it; then a country, or ``(original title)``, with its titles below it."""
    dates = list(_DATES.finditer(page.text, *body))
    titles = list(_TITLES.finditer(page.text, *body))
    # What can be jumped to stands above both, by the same words.
    end = titles[-1].start() if titles else body.end
    land: Span | None = None
    for line in _lines(page, Span(dates[-1].end(), end)) if dates and dates[-1].end() <= end else ():
        if dated := _DATED.fullmatch(page.text, *line):
            if land:
                yield from say.release(page, film, page.group(dated, "date"), land)
        else:
            land = line if say.reads(page, line, "country") else None
    headed = first = False
    for line in _lines(page, Span(titles[-1].end(), body.end)) if titles else ():
        note = _NOTE.search(page.text, *line)
        short = page.trim(line.start, note.start()) if note else line
        if not first and (fold(page.words(short)) in country_names() or page.text[line.start] == "("):
            headed = first = True
        elif headed and not _MORE.fullmatch(page.words(line)) and short.end > short.start:
            # Directly below a country stands a title, though it be called like one.
            first = False
            yield page.claim(film, "alternate_name", short)
