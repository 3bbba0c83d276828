"""Other titles of a film, as a row lists them: one a line, or with notes in brackets that part them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.reading.html import HtmlPage
from kg.reading.page import Page, Span
from kg.sites.general.lines import Row
from kg.sites.general.parts import Part, filler, noted, without_toggle
from kg.sites.general.values import rule

MOST_TITLES = 20
LONGEST = 150
_USED = re.compile(
    r"titel|title|titre|t[ií]tulo|titolo|název|tytuł|\b(?:aka|working|international|english|literal|informal|dvd|video|tv|festival|cut|new"
    r"|original|alternative|us|uk|usa|reissue|re-release|transliterat\w*|lit)\b|\d{4}|^[A-Z]{2,3}$", re.I,
)  # fmt: skip
"""What says of a title where or how it is used."""
_SLASHED = frozenset(("zh",))
"""Languages whose databases part titles with a slash between blanks."""


def other_titles(page: Page, row: Row, tongue: str) -> Iterator[Span]:
    """The ranges of the titles in a row, without notes on their use."""
    # In the lines of a text nothing tells where such a list ends.
    flat = not isinstance(page, HtmlPage)
    for run in _each(page, row.value[: 1 if flat and not row.firm else MOST_TITLES], tongue):
        toggle = re.search(r"\s+aka$", page.text[run.start : run.end]) if flat else None
        part = _title(page, without_toggle(page, Span(run.start, run.start + toggle.start()) if toggle else run), tongue)
        if part and 1 <= part.span.end - part.span.start <= LONGEST and not filler(page.words(part.span)):
            yield part.span


_LABEL = re.compile(r"(?P<label>[^\W\d][^:\n]{1,24}):\s+(?=\S)")


def _labelled(page: Page, run: Span, tongue: str) -> Span:
    """A run without the language before its title, or the label in an element of its own: ``Japanese: …``, ``<b>Synonyms:</b> …``."""
    match = _LABEL.match(page.text, *run)
    if match is None:
        return run
    label = page.group(match, "label")
    apart = isinstance(page, HtmlPage) and any(label.end < at <= match.end() for at in page.piece_starts(run))
    return Span(match.end(), run.end) if apart or any(rule(page, what, tongue, label) for what in ("language", "country")) else run


def _title(page: Page, run: Span, tongue: str) -> Part | None:
    """A title without the note behind it that says where or how it is used; other brackets are part of it."""
    part = noted(page, run)
    if part is None or part.note is None or part.span.end > part.note.start:
        return part
    used = _USED.search(page.words(part.note)) or any(rule(page, what, tongue, part.note) for what in ("country", "language"))
    return part if used else Part(page.trim(part.span.start, part.note.end + 1), None)


def _each(page: Page, runs: Sequence[Span], tongue: str) -> Iterator[Span]:
    """The runs, parted behind notes: ``Fjære (Norway), Lavvann (Denmark)``; or at slashes: ``退潮 / Low Tide``."""
    for run in runs:
        run = _labelled(page, run, tongue)
        if tongue in _SLASHED and len(slashed := page.split(run, r"\s+/\s+")) > 1:
            yield from slashed
            continue
        pieces = page.split(run, r"(?<=\)),\s+")
        noted_ = [part for piece in pieces if (part := _title(page, piece, tongue))]
        yield from pieces if len(pieces) > 1 and any(part.note for part in noted_) else [run]
