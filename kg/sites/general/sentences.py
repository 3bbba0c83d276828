"""Credits in running words: ``Directed by Ada Quill; written by Bo Marsh. Running time: 101 minutes``, ``Un film di … Con … Genere …``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.reading.page import Page, Span
from kg.sites.general.labels import LONGEST, known
from kg.sites.general.lines import IN_A_LINE, Row

FEWEST = 3
"""Fewer credits in a line are a sentence like any other."""
MOST_WORDS = 4
LONGEST_LINE = 3_000
_CREDITS = frozenset((
    "director", "director_writer", "writer", "producer", "composer", "editor", "cinematographer", "cast", "genre", "duration", "country",
    "released", "year",
))  # fmt: skip
_END = re.compile(r";\s+|(?<=[^\W\d_]{2})\.\s+(?=[^\W\d_a-zà-ÿ])|(?<=\d)\.\s+(?=[^\W\d_])|\s[|·•–—-]\s")
_BEHIND = re.compile(r"\s*[,:]?\s+")


def sentenced(page: Page, line: Span) -> Iterator[Row]:
    """The rows of a line of credits that marks part, each a label with its value; none of a line with few, or without a director."""
    if line.end - line.start > LONGEST_LINE:
        return
    rows: list[Row] = []
    at = line.start
    for end, following in [*(match.span() for match in _END.finditer(page.text, *line)), (line.end, line.end)]:
        if row := _row(page, page.trim(at, end)):
            rows.append(row)
        at = following
    meanings = {meaning for row in rows for meaning in row.meanings.values()}
    if len(rows) >= FEWEST and len(meanings & _CREDITS) >= FEWEST and meanings & {"director", "director_writer"}:
        yield from rows


def _row(page: Page, piece: Span) -> Row | None:
    words = page.text[piece.start : min(piece.end, piece.start + LONGEST + 2)]
    ends = [match.start() for match in re.finditer(r"[,:]?\s", words)][:MOST_WORDS]
    for end in reversed(ends):
        behind = _BEHIND.match(words, end)
        meanings = known(words[:end]) if behind else {}
        value = page.trim(piece.start + behind.end(), piece.end) if behind else piece
        if _CREDITS & set(meanings.values()) and value.end > value.start and not page.text[value.start].islower():
            while page.text[value.end - 1] in ".;," and value.end > value.start + 1:
                value = Span(value.start, value.end - 1)
            return Row(Span(piece.start, piece.start + end), meanings, page.runs(value), False, IN_A_LINE)
    return None
