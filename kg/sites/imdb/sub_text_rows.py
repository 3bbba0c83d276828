"""Rows of the pages below an IMDb title as text: release dates and titles by country, cast and crew by departments."""

from __future__ import annotations

import re

from kg.model import Mention
from kg.reading import castlist, say
from kg.reading.page import Page, Reading, Span
from kg.sites.imdb.cast import cast_claims
from kg.sites.imdb.marks import DATE, country_names, name_list
from kg.sites.imdb.subpages import credits
from kg.text import fold

_MARK = re.compile(r"(?:[*+•·□○◦▪■|]\s+|[*•·|](?=\w))+")


def unmarked(page: Page, line: Span) -> Span:
    """A line without the mark of a list's entry or of a table's cell before it."""
    mark = _MARK.match(page.text, *line)
    return page.trim(mark.end(), line.end) if mark else line


# --- release info ----------------------------------------------------------------------------------------------------

_TITLES = re.compile(r"(?m)^[^\S\n]*also known as(?: \(aka\))?[^\S\n]*$", re.I)
_RELEASE = re.compile(rf"(?P<land>[^\d\n()]{{2,40}}?)\s+(?P<date>{DATE})(?P<notes>(?:\s*\([^()\n]*\))*)", re.I)
_LONGEST_LAND = 5


def cells(page: Page, line: Span) -> list[Span]:
    """The cells of a row of a table, which stood further apart in the document than the words of one."""
    out, at = [], line.start
    for cell in re.split(r"\t\s*|\s{3,}", page.evidence(line).exact.strip()):
        end = at + len(" ".join(cell.split()))
        out.append(page.trim(at, end))
        at = end + (page.text[end : end + 1] == " ")
    return out if at >= line.end and all(page.words(a) for a in out) else [line]


def releases(page: Page, film: Mention, body: Span, *, titles_first: bool = False) -> Reading:
    """``USA 24 March 1999 (premiere)`` by country, then ``Belgium (French title) La lanterne`` and ``(original title) …``.

    ``titles_first`` is whether the countries stand in a column behind the titles, as until 2012.
    """
    titles = _TITLES.search(page.text, *body)
    for line in page.split((body.start, titles.start() if titles else body.end), r"\n+"):
        match = _RELEASE.fullmatch(page.text, *line)
        if match and say.reads(page, page.group(match, "land"), "country"):
            yield from say.release(page, film, page.group(match, "date"), page.group(match, "land"))
    for line in page.split((titles.end(), body.end), r"\n+") if titles else ():
        beside = cells(page, line) if titles_first else []
        if title := (beside[0] if len(beside) > 1 else None) if titles_first else _title_of(page, line):
            yield page.claim(film, "alternate_name", title)


def _title_of(page: Page, line: Span) -> Span | None:
    """The title behind a country and its notes; None where no country or note stands before it."""
    words = list(re.finditer(r"\S+", page.text[line.start : line.end]))
    at = line.start
    for count in range(min(_LONGEST_LAND, len(words) - 1), 0, -1):
        end = line.start + words[count - 1].end()
        if fold(page.text[line.start : end]) in country_names() or fold(page.text[line.start : end]) in ("world-wide", "worldwide"):
            at = end
            break
    notes = re.compile(r"\s*(?:\([^()\n]*\)\s*)*").match(page.text, at, line.end)
    start = notes.end() if notes else at
    while start < line.end and page.text[start] in "| ":
        start += 1
    return page.trim(start, line.end) if start > line.start and line.end > start else None


# --- cast and crew ---------------------------------------------------------------------------------------------------

_HEADING = re.compile(
    r"(?:series )?(?:(?P<cast>cast)(?:\s*\([a-z ]+\))?(?:\s*\(?(?:verified as complete|complete, awaiting verification)\)?)?"
    r"|(?P<department>(?:directed|produced|(?:non-)?(?:original )?music|cinematography|film editing|casting|production design"
    r"|art direction|set decoration|costume design|special effects|visual effects) by"
    r"|writing credits(?: \(wga\))?|(?:makeup|art|sound|camera and electrical|animation|casting|costume and wardrobe|editorial|music"
    r"|transportation|script and continuity) department|production management|second unit directors? or assistant directors?|stunts"
    r"|location management|other crew|special effects|visual effects|thanks|additional crew))",
    re.I,
)
_REST = re.compile(r"(?:\(?in credits order\)?|rest of cast listed alphabetically:|verified as complete|edit|and|&)", re.I)
_ONLY_NOTES = re.compile(r"\([^()\n]*\)(?:\s*\([^()\n]*\))*")


def credit_rows(page: Page, film: Mention, body: Span) -> Reading:
    """Each department's heading with its rows: ``Name ... task`` or ``Name (task)``; the cast's ``Name ... Character``."""
    lines = [part for line in page.split(body, r"\n+") if not _REST.fullmatch(page.words(line)) for part in _headed(page, line)]
    marks = [(i, m) for i, line in enumerate(lines) if (m := _HEADING.fullmatch(page.text, *line))]
    for (at, mark), end in zip(marks, [*(i for i, _ in marks[1:]), len(lines)], strict=False):
        below = lines[at + 1 : end]
        if mark["cast"]:
            yield from cast_claims(page, film, _cast(page, below))
            continue
        property = credits.department(mark["department"])
        for line in below if property not in ("thanks", "actor") else ():
            yield from credits.crew_line(page, film, property, page.group(mark, "department"), line)


_DOTS = re.compile(r"\s(?:\.\.\.|…)\s+(?=\S)")
_BESIDE = re.compile(r"(?:directed|produced|music|cinematography|film editing|casting) by(?=\s+\S)", re.I)


def _headed(page: Page, line: Span) -> list[Span]:
    """A line, parted from a heading that was joined with it: one that ends in "by", or stands behind dots."""
    if found := _BESIDE.match(page.text, *line):
        return [page.group(found), page.trim(found.end(), line.end)]
    dots = _DOTS.search(page.text, *line)
    below = page.trim(dots.end(), line.end) if dots else line
    if dots and page.text[below.start].isupper():
        # Who has no character stands above the heading of a department, which was joined to the dots.
        row = page.trim(line.start, dots.end())
        if _HEADING.fullmatch(page.text, *below):
            return [row, below]
        if found := _BESIDE.match(page.text, *below):
            return [row, page.group(found), page.trim(found.end(), below.end)]
    return [line]


def _cast(page: Page, lines: list[Span]) -> list[castlist.Row]:
    rows: list[castlist.Row] = []
    joined: list[Span] = []
    for line, below in zip(lines, [*lines[1:], None], strict=False):
        if below and re.fullmatch(rf"{re.escape(page.words(line))}(?: (?:\.\.\.|…).*)?", page.words(below), re.I):
            # The text of the picture, above the name.
            continue
        if joined and page.words(line) in ("...", "…"):
            joined[-1] = Span(joined[-1].start, line.end)
            continue
        open_row = joined and re.search(r"\s(?:\.\.\.|…)$", page.text[joined[-1].start : joined[-1].end])
        if open_row and not re.search(r"\s(?:\.\.\.|…)(?:\s|$)", page.text[line.start : line.end]):
            joined[-1] = Span(joined[-1].start, line.end)
        else:
            joined.append(line)
    for line in joined:
        if _ONLY_NOTES.fullmatch(page.words(line)):
            continue
        row = castlist.line_row(page, line)
        if re.search(r"\(\d{4}\)| /", page.words(row.actor)):
            # An episode, below who plays in it, or characters with the number of episodes behind them.
            continue
        if row.character or re.search(r"\s(?:\.\.\.|…)$", page.text[line.start : line.end]) or name_list(page, row.actor):
            rows.append(row)
    return castlist.without_pictures(page, rows)
