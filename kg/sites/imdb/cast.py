"""The cast list of an IMDb title page."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from itertools import pairwise

from kg.model import Mention
from kg.reading import castlist, dialogue, say
from kg.reading.html import HtmlPage
from kg.reading.page import Page, Reading, Span
from kg.reading.sections import Mark, Sheet
from kg.sites.imdb import cast_table
from kg.sites.imdb.marks import name_list
from kg.text import fold

_NOT_A_ROW = re.compile(r":\s*$|^(?:edit|cast|see full cast|more|full cast)\b", re.I)


_DOTTED_NAME = re.compile(r"[^\W\d_][\w.'’-]{1,30} (?:\.\.\.|…)")
"""A name of one word, whose dots no character follows."""
_NOTES_BEHIND = re.compile(
    r"\)?(?:\s*\([^()\n]{1,60}\))*(?:(?:\s*/\s*(?:\.\.\.|…))?\s+\d+ episodes?(?:,\s+\d{4}(?:\s*[-–]\s*\d{4})?)?(?!\w))?", re.I
)
_DOTTED = re.compile(r"(?:^|\s)(?:\.\.\.|…)(?:\s|$)")
_OPEN = re.compile(r"\s(?:\.\.\.|…)$")
_SEVERAL = r"\s+/\s+"
_AFTER_CAST = re.compile(r"\s(?:\.\.\.|…)\s(?:(?!\.\.\.|…|storyline)\S+\s){0,9}(?P<label>storyline)(?=\s+\S+\s+\S+)", re.I)
_LINE_LABEL = re.compile(r"(?:\A|(?<=\n))(?P<label>storyline)(?= [^\n]{60,})", re.I)
_CLOSES_CAST = frozenset({"closing", "cast_rest", "edit", "storyline", "series_cast"})


_MORE_ROLES = re.compile(r"\s+/(?:\s+(?:\.{3}|…))?(?=\s*(?:\(|\d+ episodes?\b|unknown episodes?\b|$))", re.I)
"""What stands behind the first characters of somebody who plays more in a series (``Old Tom / ... 12 episodes``)."""


def characters(page: Page, span: Span) -> tuple[list[Span], Span | None]:
    """The characters of a row, parted by slashes, without their notes; and the name of an ``as`` note."""
    found, alias = [], None
    if more := _MORE_ROLES.search(page.text, *span):
        span = Span(span.start, more.start())
    for piece in page.split(span, _SEVERAL):
        character, credited = castlist.role_of(page, piece)
        alias = alias or credited
        if character:
            found.append(character)
    return found, alias


def _is_open(page: Page, line: Span) -> bool:
    """Whether a line ends with the dots; where the next one has dots of its own, it has no character."""
    return bool(_OPEN.search(page.text, max(line.start, line.end - 4), line.end))


_ONESELF = re.compile(r"(?:him|her|them|it)?sel(?:f|ves)\b", re.I)


def is_oneself(character: str) -> bool:
    """Whether a character is the actor: ``Himself - Drummer``."""
    return bool(_ONESELF.match(character))


_LONE = ("...", "…")


def _has_dots(page: Page, line: Span) -> bool:
    return page.cut(line) in _LONE or bool(_DOTTED.search(page.text, *line))


def _names_lost(page: Page, lines: list[Span]) -> bool:
    """Whether dots stand alone in lines because the name before them is gone, and the character stands below.

    Then the list begins with such a line, two follow each other, or a name that is kept has its dots behind it.
    """
    lone = [i for i, line in enumerate(lines) if page.cut(line) in _LONE]
    kept = any(_is_open(page, line) and page.cut(line) not in _LONE for line in lines)
    return bool(lone) and (kept or lone[0] == 0 or any(b - a == 1 for a, b in pairwise(lone)))


def _kept_rows(page: Page, lines: list[Span], places: dict[int, int]) -> list[Span]:
    """The rows of a list whose names are partly gone: those that have theirs, each with the character below.

    ``places`` is given the place of each in the list, by where it begins.
    """
    rows = []
    number = 0
    for line, below in zip(lines, [*lines[1:], None], strict=True):
        number += _has_dots(page, line)
        if page.cut(line) in _LONE or not _has_dots(page, line):
            continue
        places[line.start] = number
        own = below is not None and _is_open(page, line) and not _has_dots(page, below)
        rows.append(Span(line.start, below.end) if own and below else line)
    return rows


def _row_lines(sheet: Sheet, start: int, end: int, places: dict[int, int] | None = None) -> list[Span]:
    """The lines of a cast list; one that begins or ends with the dots goes with its neighbour."""
    page = sheet.page
    joined: list[Span] = []
    lines = page.split((start, end), r"\n+")
    if _names_lost(page, lines):
        return _kept_rows(page, lines, {} if places is None else places)
    for line in lines:
        begins = page.text.startswith(("...", "…"), line.start, line.end)
        if joined and page.text[joined[-1].end - 1] == "/" and not begins:
            # Another character of the row.
            begins = True
        if joined and (begins or (_is_open(page, joined[-1]) and not _DOTTED.search(page.text, *line))):
            joined[-1] = Span(joined[-1].start, line.end)
        else:
            joined.append(line)
    return joined


def _dotted(page: Page, line: Span) -> bool:
    """Whether a line is a name of one word and the dots of a row whose character is not printed."""
    return page.text[line.start].isupper() and _DOTTED_NAME.fullmatch(page.text, *line) is not None


def rows(sheet: Sheet, film: Mention, known: set[str]) -> tuple[list[castlist.Row], Reading]:
    """The rows of the cast list, and their claims. ``known`` are folded names of people that the page names elsewhere."""
    found_rows: list[castlist.Row] = []
    unread: list[Span] = []
    lost_names: list[Span] = []
    places: dict[int, int] = {}
    page = sheet.page
    tabled = cast_table.rows(page) if isinstance(page, HtmlPage) else []
    if tabled and isinstance(page, HtmlPage):
        sheet.take(*cast_table.spans(page))
        return tabled, cast_claims(page, film, tabled, apart=True)
    for label in sheet.find(_AFTER_CAST if sheet.flow else _LINE_LABEL):
        sheet.add(Mark(*label.span("label"), "storyline"))
    spans = _cast_spans(sheet)
    elsewhere = fold(_without(page.text, spans))
    speakers = _speakers(sheet)
    for span in spans:
        dots = len(re.findall(castlist.DOTS, page.text[span.start : span.end]))
        lines = _row_lines(sheet, *span, places)
        lost = not sheet.flow and _names_lost(page, page.split(span, r"\n+"))
        if lost:
            lost_names.append(span)
        if dots and (sheet.flow or (not lost and dots > 1 and len(lines) < max(2, dots * 0.6))):
            following = sheet.next_mark(span.end)
            closed = bool(following and following.start - span.end < 3 and following.name in _CLOSES_CAST)
            found = castlist.run_together(page, span, known, speakers, elsewhere, closed=closed)
            heading = sheet.previous_mark(span.start)
            if closed and heading and heading.name == "cast_rest":
                found = castlist.with_bare_rows(page, found)
            found_rows.extend(found)
            if closed or found[-1].character:
                end = (found[-1].credited_as or found[-1].character or found[-1].actor).end
                notes = _NOTES_BEHIND.match(page.text, end, span.end)
                span = Span(span.start, notes.end() if notes else end)
            else:
                unread.append(Span(found[-1].actor.end, span.end))
        else:
            for line in lines:
                row = castlist.line_row(page, line)
                if row.character or (not _NOT_A_ROW.search(page.words(line)) and (_dotted(page, line) or name_list(page, row.actor))):
                    found_rows.append(row)
        sheet.take(span)
    found_rows = castlist.without_pictures(page, found_rows)
    if (broken := castlist.broken(page, found_rows)) and not places:
        lost_names.append(found_rows[min(broken)].actor)
        number = 0
        for at, row in enumerate(found_rows):
            # The two lines of a broken row are one row, the second of which has no character.
            number += at not in broken or row.character is not None
            places[row.actor.start] = number
        found_rows = [row for at, row in enumerate(found_rows) if at not in broken]

    def claims() -> Reading:
        for place in lost_names:
            yield page.notice("lost-names", "names of the cast are gone, and with them whose characters these are", place)
        for place in unread:
            yield page.notice("run-together", "where the last character ends and other text begins is not printed", place)
        yield from cast_claims(page, film, found_rows, places=places)

    return found_rows, claims()


def cast_claims(
    page: Page, film: Mention, rows: Sequence[castlist.Row], *, apart: bool = False, places: Mapping[int, int] | None = None
) -> Reading:
    """The claims of the rows of a cast list, in order.

    ``apart`` is whether who plays several characters, parted by slashes, has a role for each: in the cells of a table a slash parts
    nothing else, as the site's own data show; in text it stays as printed. ``places`` says where rows stand whose neighbours are gone.
    """
    for number, row in enumerate(rows, 1):
        position = (places or {}).get(row.actor.start, number)
        played, alias = characters(page, row.character) if row.character and apart else ([row.character] if row.character else [], None)
        for part, character in enumerate(played or [None]):
            credited_as = None if part else row.credited_as or alias
            yield from say.cast_row(page, film, row.actor, character, position, credited_as=credited_as)


def _without(text: str, spans: list[Span]) -> str:
    pieces, at = [], 0
    for start, end in spans:
        pieces.append(text[at:start])
        at = end
    return "\n".join([*pieces, text[at:]])


def _speakers(sheet: Sheet) -> set[str]:
    """Folded names of who speaks in the quotes: characters of the cast list."""
    found: set[str] = set()
    for mark in [m for m in sheet.marks if m.name == "quotes"]:
        closing = sheet.next_mark(mark.end, {"closing", "quotes"})
        span = sheet.page.trim(mark.end, closing.start if closing else mark.end)
        found.update(fold(sheet.page.words(speaker)) for speaker, _ in dialogue.speeches(sheet.page, span) if speaker)
    return found


def _end_of_lost(page: Page, span: Span) -> int:
    """Where a list whose names are partly gone ends: with the character below its last dots; 0 for any other list."""
    lines = page.split(span, r"\n+")
    if not _names_lost(page, lines):
        return 0
    last = max(i for i, line in enumerate(lines) if _has_dots(page, line))
    return lines[min(last + 1, len(lines) - 1)].end


def _holds(spans: list[Span], position: int) -> bool:
    """Whether one of sorted ranges, none of which overlaps another, holds a position."""
    i = bisect_right(spans, (position, position)) if spans else 0
    return any(s.start <= position < s.end for s in spans[max(0, i - 1) : i + 1])


def _cast_spans(sheet: Sheet) -> list[Span]:
    """Where cast rows stand: after a cast label up to the next mark, or runs of lines with dots wherever they are."""
    page, spans = sheet.page, []
    for mark in [m for m in sheet.marks if m.name in ("cast_list", "cast_rest", "series_cast", "cast")]:
        following = sheet.next_mark(mark.end)
        span = page.trim(mark.end, following.start if following else len(sheet.text))
        if span.end <= span.start or not sheet.free(span) or not re.search(castlist.DOTS, page.text[span.start : span.end]):
            continue
        if not sheet.flow:
            rows = _row_lines(sheet, *span)
            with_dots = [i for i, line in enumerate(rows) if _DOTTED.search(page.text, *line)]
            last = with_dots[-1] if with_dots else len(rows) - 1
            while last + 1 < len(rows) and mark.name == "cast_rest" and name_list(page, rows[last + 1]):
                last += 1
            span = page.trim(span.start, _end_of_lost(page, span) or (rows[last].end if rows else span.start))
        if span.end > span.start:
            spans.append(span)
    if not sheet.flow:
        row = re.compile(r"(?<=\n)[^\n:]{2,60} (?:\.\.\.|…) [^\n\[][^\n]{0,89}(?=\n|\Z)")
        listed = sorted(spans)
        for match in sheet.find(row):
            if (
                not _holds(listed, match.start())
                and not (spans and spans[-1].start <= match.start() < spans[-1].end)
                and re.search(r"\w", match[0])
                and not sheet.marks_within(page.group(match))
            ):
                line = page.group(match)
                if spans and page.blank(spans[-1].end, line.start):
                    spans[-1] = Span(spans[-1].start, line.end)
                else:
                    spans.append(line)
    return sorted(spans)
