"""Soundtrack credits: a title and who wrote, sang and owns it, in lines or run together."""

from __future__ import annotations

import re

from kg.reading.page import Page, Span
from kg.reading.say import song_credits
from kg.text import country_names, fold

Range = tuple[int, int]

_WORK = r"(?:words|music|lyrics?|song|written|composed|performed|produced|arranged|sung|conducted|played|adapted|recorded|orchestrated)"
CREDIT = re.compile(
    rf"(?<!\w)(?:(?P<work>{_WORK}(?:\s*(?:,|&|and)\s*{_WORK})*)\s+by\b|(?<!\w)(?P<both>written\s+(?:and|&)\s+performed)(?=\s)"
    r"|(?:(?<=\n)|(?<=\d\d\)\s)|(?<=uncredited\)\s))(?P<plain>by)\b(?!\s+(?:special\s+|kind\s+)?(?:arrangement|permission|courtesy))|(?P<owner>(?:under\s+licen[sc]e\s+from"
    r"|by\s+(?:special\s+)?(?:arrangement|permission)\s+(?:with|of)|courtesy\s+of|licen[sc]ed\s+(?:by"
    r"|from|courtesy\s+of)"
    r"|by\s+courtesy\s+of|on\s+behalf\s+of|published\s+by|used\s+by\s+(?:permission|arrangement)(?:\s+(?:of"
    r"|with))?|from\s+the\s+(?:album|recording|opera|film"
    r"|motion\s+picture)|all\s+rights\s+(?:reserved|administered\s+by)|english\s+lyrics\s+by|vocals?\s+by|featuring)\b))",
    re.I,
)
_CAPACITIES = {
    "written": ("song_writer",), "song": ("song_writer",), "words": ("lyricist",), "lyric": ("lyricist",), "lyrics": ("lyricist",),
    "music": ("music_composer",), "composed": ("music_composer",), "performed": ("performer",), "sung": ("performer",),
    "played": ("performer",),
}  # fmt: skip
_OTHER_WORK = re.compile(r"(?<=\n)[^\n]{2,60}\sby(?=\s)", re.I)
"""A work that nobody asks for, behind names that stand on lines of their own."""
NOBODY = frozenset({"traditional", "trad.", "trad", "public domain"})
"""What stands where nobody is known to have written a song."""
_ARRANGED = re.compile(r"\s+(?:traditional|trad\.|public domain)\s+(?:arranged|adapted)\b.{0,40}$", re.I)
_PART_OF = re.compile(r"(?:an? |the )?(?:division|unit|label|subsidiary|member|part) of\b", re.I)
_NOTE = re.compile(r"\s*[(\[][^()\[\]]*[)\]]\s*$")
_YEAR = re.compile(r"\s*\((?:(?:1[5-9]|20)\d\d|uncredited|instrumental)\)$|(?:\n+|(?<=\)) )(?:traditional|trad\.?|public domain)$", re.I)
"""What stands behind a title: a year, a note, and that nobody wrote it."""


def _names(page: Page, span: Range, *, acts: bool = False) -> list[Span]:
    """The names of a credit, without bracketed notes (``(BMI)``) and closing stops."""
    out = []
    for name in song_credits(page, span, acts=acts):
        start, end = name
        while note := _NOTE.search(page.text, max(start, end - 200), end):
            end = note.start()
        start, end = page.trim(start, end)
        if page.text[start:end].endswith(".") and not re.search(r"\b(?:\w|inc|ltd|co|corp|jr|sr|bros)\.$", page.text[start:end], re.I):
            end -= 1
        if any(c.isalnum() for c in page.text[start:end]) and fold(page.text[start:end]) not in NOBODY:
            out.append(Span(start, end))
    return out


def is_song(page: Page, span: Range) -> bool:
    """Whether a range is a title followed by credits: a credit on its second line, or two and more that follow a title."""
    credits = list(CREDIT.finditer(page.text, *span))
    if not credits or not page.text[span[0] : credits[0].start()].strip():
        return False
    before = page.text[span[0] : credits[0].start()].strip(" ")
    return before.endswith("\n") or (len(credits) > 1 and len(before.split()) <= 12)


def title(page: Page, span: Range) -> Span:
    """The title of a piece of music in a range, without a year behind it and quotation marks round it."""
    start, end = page.trim(*span)
    while year := _YEAR.search(page.text, start, end):
        end = year.start()
    start, end = page.trim(start, end)
    if end - start > 2 and page.text[start] in "\"'“‘" and page.text[end - 1] in "\"'”’":
        start, end = start + 1, end - 1
    return Span(start, end)


def credits(page: Page, span: Range) -> list[tuple[str, list[Span]]]:
    """The credits in a range: capacities, as ``say.recording`` has them, with the names.

    What is credited to publishers, producers and arrangers is passed over.
    """
    found = list(CREDIT.finditer(page.text, *span))
    out: list[tuple[str, list[Span]]] = []
    for i, credit in enumerate(found):
        until = found[i + 1].start() if i + 1 < len(found) else span[1]
        if other := _OTHER_WORK.search(page.text, credit.end(), until):
            until = other.start()
        line = page.text.find("\n", credit.end(), until)
        acts = bool(re.match(r"performed|sung|played", credit["work"] or "", re.I))
        names = _names(page, (credit.end(), line if line >= 0 and page.text[credit.end() : line].strip() else until), acts=acts)
        if credit["plain"] and names:
            out.append(("song_writer", names))
        elif credit["work"] or credit["both"]:
            words = re.findall(r"[a-z]+", (credit["work"] or credit["both"]).lower())
            capacities = {c for w in words for c in _CAPACITIES.get(w, ())}
            out.extend((capacity, names) for capacity in sorted(capacities) if names)
        elif credit["owner"] and re.match(r"(?:by\s+)?courtesy|licen[sc]ed\s+courtesy", credit["owner"], re.I) and names:
            # "Vik Records, Inc., Japan": where the company is.
            # "…, a division of Sea Music": what the company is.
            lands = [name for name in names[1:] if fold(page.words(name)) in country_names() or _PART_OF.match(page.text, *name)]
            out.append(("rights_holder", [name for name in names if name not in lands]))
    return out


def song(page: Page, span: Range) -> tuple[Span, list[tuple[str, list[Span]]]] | None:
    """The title and the credits (capacity, names) of a piece of music; None where there is no title."""
    first = CREDIT.search(page.text, *span)
    start, end = page.trim(span[0], first.start() if first else span[1])
    if first and (nobody := _ARRANGED.search(page.text, start, first.end())) and nobody.start() > start:
        # What somebody arranged nobody is known to have written.
        end = nobody.start()
    named = title(page, (start, end))
    return (named, credits(page, (first.start(), span[1]) if first else (span[1], span[1]))) if named.end > named.start else None
