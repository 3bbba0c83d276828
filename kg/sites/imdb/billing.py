"""People behind a label of an IMDb title page, with their notes: directors, writers, stars."""

from __future__ import annotations

import re

from kg.model import Claim, Mention
from kg.reading import say
from kg.reading.page import Page, Reading, Span
from kg.reading.sections import Sheet

_BETWEEN_PEOPLE = (
    r"\s*(?:[,|]|(?<=\s)and(?=\s|$))(?![^()]*\))\s*"
    # On one line, people of before 2010 have nothing between them but their notes.
    r"|(?<=\))\s+(?:&\s+)?(?!and\s)(?=[^\W\d_][^(),|]{1,60}\([^()]*\))"
)
_MORE_OF_THEM = re.compile(r"\s*(?:\.\.\.|…)?\s*\(more\)", re.I)
_NOTES = re.compile(r"\((?P<note>[^()]*)\)")
_POSTER = re.compile(r"\s*\((?:18|19|20)\d\d\) poster(?!\w)", re.I)
_AS = re.compile(r"^(?:credited )?as\s+", re.I)
_EPISODES = re.compile(r"(?:\d+|unknown)\s+episodes?(?:,.*)?$", re.I)
"""How much of a series somebody worked on, which is no note on what was done."""


def credited(page: Page, span: tuple[int, int]) -> list[tuple[Span, list[Span], Span | None]]:
    """Names with their notes: ``A (screenplay) (as B), C (story) &`` → ranges of the name, of each note and of an ``as`` name."""
    out = []
    more = _MORE_OF_THEM.search(page.text, *span)
    for item in page.split(page.trim(span[0], more.start() if more else span[1]), _BETWEEN_PEOPLE):
        first = page.text.find("(", *item)
        name = page.trim(item.start, first if first >= 0 else item.end)
        notes, alias = [], None
        for match in _NOTES.finditer(page.text, *item):
            note = page.group(match, "note")
            if prefix := _AS.match(page.text[note.start : note.end]):
                alias = Span(note.start + prefix.end(), note.end)
            elif note.end > note.start and not _EPISODES.match(page.words(note)):
                notes.append(note)
        if _POSTER.match(page.text, name.end):
            # What stands in the column of the poster, where a text browser shows both side by side.
            continue
        if any(c.isalpha() for c in page.text[name.start : name.end]) and len(page.words(name).split()) <= 6:
            out.append((name, notes, alias))
    return out


def directors(sheet: Sheet, film: Mention, span: Span, *, inferred: bool = False) -> Reading:
    """Directors, their notes passed over."""
    for name, _, alias in credited(sheet.page, span):
        yield from say.person_link(sheet.page, film, "director", name, inferred=inferred)
        if alias:
            yield sheet.page.claim(say.named(sheet.page, "person", name), "alternate_name", alias)


def writers(sheet: Sheet, film: Mention, span: Span, *, inferred: bool = False) -> Reading:
    """Writers with their notes, one role a note; ``inferred`` is whether only their place tells that they are writers."""
    for name, notes, alias in credited(sheet.page, span):
        of_note: list[Span | None] = [*notes]
        for note in of_note or [None]:
            for claim in say.writer(sheet.page, film, name, note):
                links = isinstance(claim, Claim) and isinstance(claim.value, Mention)
                yield claim._replace(inferred=True) if inferred and links and isinstance(claim, Claim) else claim
        if alias:
            yield sheet.page.claim(say.named(sheet.page, "person", name), "alternate_name", alias)


def stars(sheet: Sheet, film: Mention, span: Span) -> Reading:
    """The first names of the cast."""
    for name, _, alias in credited(sheet.page, span):
        yield from say.person_link(sheet.page, film, "actor", name)
        if alias:
            yield sheet.page.claim(say.named(sheet.page, "person", name), "alternate_name", alias)
