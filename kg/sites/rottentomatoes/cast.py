"""The cast of a Rotten Tomatoes page.

2017-2020: a name, and ``as Character`` on the next line; crew have their capacity there. 2021: a heading ``Cast & Crew``, and
name and character (or capacity) on alternate lines.
"""

from __future__ import annotations

import re
from collections.abc import Generator, Iterator
from typing import NamedTuple

from kg.model import Mention, Notice
from kg.reading import say
from kg.reading.castlist import role_of
from kg.reading.page import Page, Reading, Span
from kg.sites.rottentomatoes.layout import Layout
from kg.sites.rottentomatoes.patterns import LABEL
from kg.sites.rottentomatoes.run import ABBREVIATION, is_name, read_run

CREW = {
    "director": "director", "co-director": "director", "screenwriter": "writer", "writer": "writer", "screenplay": "writer",
    "producer": "producer", "original music": "composer", "composer": "composer", "film editor": "editor", "film editing": "editor",
    "editor": "editor",
}  # fmt: skip
_CREW = re.compile(
    r"(?:(?:executive|co-?|associate|line|supervising|co-executive) ?producer|cinematographer|cinematography"
    r"|production design(?:er)?|art direct(?:or|ion)"
    r"|set decorat(?:or|ion)|costume design(?:er)?|casting(?: director)?|makeup|sound|visual effects|stunts|" + "|".join(CREW) + ")",
    re.I,
)
_AS = re.compile(r"as (?P<character>\S.{0,90})", re.I)
_LABEL_ALONE = re.compile(rf"{LABEL} ?:", re.I)
_ROW = re.compile(r"(?P<actor>\S+(?: \S+){0,4}?) as (?P<character>\S.{0,90})", re.I)


class _Entry(NamedTuple):
    """A row of the list: ``actor`` is missing where its line was dropped, ``character`` where none is printed.

    ``doubtful`` is a name whose capacity may have been dropped.
    """

    actor: Span | None
    character: Span | None
    crew: Span | None = None
    doubtful: bool = False


def is_character_row(words: str) -> bool:
    """``as Character``, as against a sentence that opens with "as"."""
    match = _AS.fullmatch(words)
    return match is not None and len(words.split()) <= 14 and not (re.search(r"[.!?…]$", words) and not ABBREVIATION.search(words))


def read(layout: Layout, film: Mention) -> Reading:
    """All cast and crew rows, numbered from 1 in the order of the page."""
    entries = [*_by_lines(layout), *_joined(layout)]
    if not entries:
        entries = yield from _alternating(layout)
    page, position = layout.page, 0
    for entry in entries:
        if entry.doubtful and entry.actor:
            yield page.notice("unclear-role", f"what {page.words(entry.actor)!r} did for the film cannot be told", entry.actor)
            continue
        if entry.crew:
            if entry.actor:
                yield from _crew(page, film, entry.actor, entry.crew)
            continue
        position += 1
        if entry.actor is None:
            if entry.character:
                yield page.notice("no-actor", f"whose role {page.words(entry.character)[:50]!r} is cannot be told", entry.character)
        else:
            character, credited = role_of(page, entry.character) if entry.character else (None, None)
            yield from say.cast_row(page, film, entry.actor, character, position, credited_as=credited)
    if not entries and page.one_line:
        yield from read_run(layout, film)


def _crew(page: Page, film: Mention, who: Span, capacity: Span) -> Reading:
    for part in page.split(capacity, r"\s*,\s*"):
        property = CREW.get(page.words(part).lower(), "")
        if property == "writer":
            yield from say.writer(page, film, who, None)
        elif property:
            yield from say.person_link(page, film, property, who)
        else:
            yield from say.contributor(page, film, who, part)


def is_crew(words: str) -> bool:
    """Whether words are nothing but capacities of crew, with commas between them."""
    return all(_CREW.fullmatch(part.strip()) for part in words.split(","))


def _by_lines(layout: Layout) -> Iterator[_Entry]:
    """Runs of rows around ``as Character`` lines, wherever they stand."""
    rows = layout.rows
    if layout.page.one_line:
        return
    marks = [i for i, row in enumerate(rows) if row.plain and is_character_row(row.words)]
    i, done = 0, -1
    while i < len(marks):
        j = i
        while j + 1 < len(marks) and all(
            rows[k].plain and (is_name(rows[k].words) or is_crew(rows[k].words)) for k in range(marks[j] + 1, marks[j + 1])
        ):
            j += 1
        first, last = marks[i], marks[j]
        headed = _headed(layout, first)
        spaced = headed or any(rows[k].apart for k in marks[i + 1 : j + 1])
        if j > i or headed or (first and rows[first - 1].plain and is_name(rows[first - 1].words) and len(rows[first].words.split()) <= 6):
            while (
                first - 1 > done
                and rows[first - 1].plain
                and not (first > 1 and _LABEL_ALONE.fullmatch(rows[first - 2].words))
                and is_name(rows[first - 1].words)
                and (not rows[first].apart or headed or (spaced and first == marks[i]))
            ):
                first -= 1
            while last + 1 < len(rows) and rows[last + 1].plain and _trails(layout, last + 1, headed):
                last += 1
            done = last
            yield from _entries(layout, first, last, marks[j])
        i = j + 1


def _headed(layout: Layout, i: int) -> bool:
    return layout.heading_before(i) == "cast"


def _trails(layout: Layout, i: int, headed: bool) -> bool:
    """Whether a row after the last ``as`` line still belongs to the list: a name or a capacity, not set apart."""
    row = layout.rows[i]
    return (is_name(row.words) or is_crew(row.words)) and (headed or not row.apart)


def _entries(layout: Layout, first: int, last: int, last_mark: int) -> Iterator[_Entry]:
    page, name = layout.page, None
    has_crew = any(is_crew(layout.rows[i].words) for i in range(first, last + 1))
    for i in range(first, last + 1):
        row = layout.rows[i]
        row.used = True
        if is_character_row(row.words):
            yield _Entry(name, page.trim(row.span.start + 3, row.span.end))
            name = None
        elif is_crew(row.words):
            if name:
                yield _Entry(name, None, row.span)
            name = None
        else:
            if name:
                yield _Entry(name, None, doubtful=i - 1 > last_mark and (layout.dropped or has_crew))
            name = row.span
    if name:
        # Behind the last role a bare name can be an actor, or crew whose capacity was a line of one word and was dropped.
        yield _Entry(name, None, doubtful=last > last_mark and (layout.dropped or has_crew))


def _joined(layout: Layout) -> Iterator[_Entry]:
    """Rows that have name and character on one line."""
    rows = layout.rows
    if layout.page.one_line:
        return
    found = [
        (i, m)
        for i, row in enumerate(rows)
        if row.plain and row.section not in ("audience", "critics") and (m := _ROW.fullmatch(row.words))
    ]
    places = {i for i, _ in found}
    for i, match in found:
        neighbours = i - 1 in places or i + 1 in places
        if (neighbours or _headed(layout, i)) and is_name(match["actor"]) and is_character_row(f"as {match['character']}"):
            row = rows[i]
            row.used = True
            place = _ROW.match(layout.page.text, row.span.start, row.span.end)
            if place:
                yield _Entry(layout.page.group(place, "actor"), layout.page.trim(place.start("character"), row.span.end))


def _alternating(layout: Layout) -> Generator[Notice, None, list[_Entry]]:
    """The list of 2021 under its heading: names and characters (or capacities) in turn.

    Yields notices; returns the rows. Where lines are missing, so that the turns cannot be trusted, nothing is read.
    """
    entries: list[_Entry] = []
    for run in layout.section("cast"):
        listed: list[int] = []
        for i in run:
            row = layout.rows[i]
            if row.plain and len(row.words.split()) <= 12 and not re.search(r"[!?]$", row.words):
                listed.append(i)
            elif listed:
                break
        if not listed or layout.page.one_line:
            continue
        turns = [layout.rows[i] for i in listed]
        broken = len(turns) % 2 == 1 or any(is_crew(row.words) for row in turns[::2]) or not all(is_name(row.words) for row in turns[::2])
        if layout.dropped or broken:
            what = "names and characters cannot be told apart: lines of the list are missing"
            yield layout.page.notice("unclear-cast", what, Span(turns[0].span.start, turns[-1].span.end))
            continue
        for name, other in zip(turns[::2], turns[1::2], strict=True):
            name.used = other.used = True
            if is_crew(other.words):
                entries.append(_Entry(name.span, None, other.span))
            elif re.fullmatch(r"(?:unknown \(character\)|actor|character)", other.words, re.I):
                entries.append(_Entry(name.span, None))
            else:
                entries.append(_Entry(name.span, other.span))
    return entries
