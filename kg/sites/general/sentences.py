"""Credits in running words: ``Directed by Ada Quill; written by Bo Marsh. Running time: 101 minutes``, ``Un film di … Con … Genere …``."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from kg.reading import say
from kg.reading.genres import is_genre
from kg.reading.page import Page, Span
from kg.sites.general.labels import LONGEST, known
from kg.sites.general.lines import IN_A_LINE, Row
from kg.sites.general.morelinks import without_more
from kg.sites.general.names import pattern
from kg.text.tongues import TONGUES

FEWEST = 3
"""Fewer credits in a line are a sentence like any other."""
MOST_WORDS = 4
LONGEST_LINE = 3_000
_CREDITS = frozenset((
    "director", "director_writer", "writer", "producer", "composer", "editor", "cinematographer", "cast", "genre", "duration", "country",
    "released", "year",
))  # fmt: skip
_END = re.compile(r";\s+|(?<=[^\W\d_]{2})\.\s+(?=[^\W\d_a-zà-ÿ])|(?<=\d)\.\s+(?=[^\W\d_])|\s[|·•–—-]\s|(?<=»)\s+")
_PART = re.compile(rf"{_END.pattern}|\s*,\s*")
_MADE = re.compile(r"(?:(?P<where>[^\W\d_a-z][^\d,]{1,40}?),? )?(?P<year>(?:18|19|20)\d\d)")
_LENGTH = re.compile(r"(?:(?P<label>[^\W\d]{4,10}) )?(?P<time>\d{2,3} ?min(?:ut\w*)?\.?)")
_BEHIND = re.compile(r"(?:\s*\([^()\n]{2,60}\))?\s*[,:]?\s+")
_HEADED = re.compile(r"(?P<label>[^\W\d_][^:\n.,;]{2,24}):\s+")
"""What stands before a line of credits and says that it is one: ``Crew: Directed by Ada Quill``."""


def sentenced(page: Page, line: Span) -> Iterator[Row]:
    """The rows of a line of credits that marks part, each a label with its value; none of a line with few, or without a director."""
    if line.end - line.start > LONGEST_LINE:
        return
    rows: list[Row] = []
    headed = _HEADED.match(page.text, *line)
    at = headed.end() if headed and set(known(headed["label"]).values()) == {"ignored"} else line.start
    for end, following in [*(match.span() for match in _END.finditer(page.text, *line)), (line.end, line.end)]:
        if row := _row(page, page.trim(at, end)):
            rows.append(row)
        at = following
    meanings = {meaning for row in rows for meaning in row.meanings.values()}
    if not meanings & {"director", "director_writer"}:
        return
    # "Un film di Ada Quill. Con Hal Voss" begins what can go on without labels.
    begun = rows[0].label.start == line.start and rows[0].label.end - line.start > 4 and "cast" in meanings
    if begun or (len(rows) >= FEWEST and len(meanings & _CREDITS) >= FEWEST):
        yield from rows
        if begun:
            behind = next(row.label.end for row in rows if "cast" in row.meanings.values())
            yield from _unlabelled(page, Span(behind, line.end), meanings)


def _unlabelled(page: Page, rest: Span, told: Collection[str]) -> Iterator[Row]:
    """What stands without a label behind the credits of a line: ``Drammatico, durata 103 min. - Gran Bretagna 2011``."""
    found: dict[str, Span] = {}
    ends = [match.span() for match in _PART.finditer(page.text, *rest)]
    for start, end in zip((rest.start, *(e for _, e in ends)), (*(s for s, _ in ends), rest.end), strict=True):
        piece = page.trim(start, end)
        words = page.text[piece.start : piece.end].rstrip(". ")
        piece = Span(piece.start, piece.start + len(words))
        if is_genre(words) or pattern("genre").fullmatch(words):
            found.setdefault("genre", piece)
        elif match := _MADE.fullmatch(words):
            found.setdefault("year", Span(piece.start + match.start("year"), piece.end))
            if match["where"]:
                found.setdefault("country", Span(piece.start, piece.start + match.end("where")))
        elif words[:1].isupper() and any(say.reads(page, piece, f"country-{tongue}") for tongue in TONGUES):
            found.setdefault("country", piece)
        elif (length := _LENGTH.fullmatch(words)) and known(length["label"] or "durata"):
            found.setdefault("duration", Span(piece.start + length.start("time"), piece.end))
    for property, span in found.items():
        if property not in told:
            yield Row(span, {"en": property}, [span], False, IN_A_LINE)


_PRESENTED = re.compile(r"[^.;:]{2,120}?\bpresents?\b[^.;:]{0,60}?\s(?=(?:directed|written) by\s)", re.I)
"""What stands before the first credit where somebody presents a film: ``Gull Pictures presents a film directed by Ada Quill``."""


def _row(page: Page, piece: Span) -> Row | None:
    if lead := _PRESENTED.match(page.text, *piece):
        piece = Span(lead.end(), piece.end)
    words = page.text[piece.start : min(piece.end, piece.start + LONGEST + 2)]
    ends = [match.start() for match in re.finditer(r"[,:]?\s", words)][:MOST_WORDS]
    for end in reversed(ends):
        behind = _BEHIND.match(words, end)
        meanings = known(words[:end]) if behind else {}
        value = page.trim(piece.start + behind.end(), piece.end) if behind else piece
        if _CREDITS & set(meanings.values()) and value.end > value.start and not page.text[value.start].islower():
            while page.text[value.end - 1] in ".;," and value.end > value.start + 1:
                value = Span(value.start, value.end - 1)
            return Row(Span(piece.start, piece.start + end), meanings, without_more(page, page.runs(value)), False, IN_A_LINE)
    return None
