"""Who made the film, by the data of an IMDb title page: directors, writers, stars, and the rows of the cast."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.model import Mention
from kg.reading import say
from kg.reading.html import HtmlPage
from kg.reading.page import Reading, Span
from kg.sites.imdb.next_data import Part, person_of

_CAPACITIES = {
    "director": "director", "directors": "director", "writer": "writer", "writers": "writer", "cast": "actor", "actor": "actor",
    "actress": "actor", "stars": "actor", "star": "actor", "composer": "composer", "producer": "producer", "editor": "editor",
    "creator": "creator", "creators": "creator",
}  # fmt: skip
"""The ids and names of categories of credits, and kg's words."""
_AS = re.compile(r"^(?:credited )?as\s+(?P<name>.+)$", re.I | re.S)


def _groups(above: Part, main: Part) -> Iterator[tuple[str, Part]]:
    """The groups of credits: what they did, and the group."""
    for name in ("directors", "writers", "creators"):
        for group in main.each(name):
            yield _CAPACITIES[name], group
    for name in ("crewV2", "principalCreditsV2", "principalCredits"):
        for group in (*above.each(name), *main.each(name)):
            what = (group.first("category/id", "grouping/groupingId").words or group.first("category/text", "grouping/text").words).lower()
            what = what.rpartition(".")[2] or what
            if what in _CAPACITIES:
                yield _CAPACITIES[what], group


def _notes(page: HtmlPage, credit: Part) -> tuple[list[Span], Span | None]:
    """The notes of a credit, and the name it was given under (``as …``)."""
    notes: list[Span] = []
    alias: Span | None = None
    held = [credit.at("attributes"), *(role.at("attributes") for role in credit.each("creditedRoles"))]
    for note in (span for part in held for span in part.spans("text")):
        if match := _AS.match(page.text[note.start : note.end]):
            alias = Span(note.start + match.start("name"), note.end)
        else:
            notes.append(note)
    return notes, alias


def people(page: HtmlPage, film: Mention, above: Part, main: Part) -> Reading:
    """Directors, writers with their notes, stars, the cast; and the id of each person once."""
    known: set[tuple[Mention, str]] = set()
    yield from _credits(page, film, above, main, known)
    yield from _cast(page, film, main, known)


def _identified(page: HtmlPage, credit: Part, who: Mention, known: set[tuple[Mention, str]]) -> Reading:
    ident = credit.at("name/id")
    if (who, ident.words) not in known and (span := ident.span()):
        known.add((who, ident.words))
        yield from say.identifier(page, who, span)


def _credits(page: HtmlPage, film: Mention, above: Part, main: Part, known: set[tuple[Mention, str]]) -> Reading:
    seen: set[tuple[str, str]] = set()
    for capacity, group in _groups(above, main):
        for credit in group.each("credits"):
            found = person_of(page, credit)
            if found is None:
                continue
            name, who = found
            key = (capacity, credit.at("name/id").words or page.words(name))
            if key in seen:
                continue
            seen.add(key)
            if capacity == "creator":
                yield page.notice("unmodelled-credit", "who created a series has no row in the model", name)
                continue
            notes, alias = _notes(page, credit)
            if capacity == "writer":
                of_note: list[Span | None] = [*notes]
                for note in of_note or [None]:
                    yield from say.writer(page, film, name, note)
            else:
                yield from say.person_link(page, film, capacity, name)
            if alias:
                yield page.claim(who, "alternate_name", alias)
            yield from _identified(page, credit, who, known)


def _rows(main: Part) -> Iterator[Part]:
    """The rows of the cast, in the order of the page: in some years the first ones stand apart."""
    seen: set[str] = set()
    for name in ("principalCast", "castV2", "cast"):
        for group in main.each(name):
            for row in group.each("credits") if group.at("credits") else (group,):
                ident = row.at("name/id").words
                if not ident or ident not in seen:
                    yield row
                seen.add(ident)


def _characters(row: Part) -> Iterator[Span]:
    yield from row.at("characters").spans("name", "character")
    for role in row.each("creditedRoles"):
        yield from role.at("characters").spans("name")


def _cast(page: HtmlPage, film: Mention, main: Part, known: set[tuple[Mention, str]]) -> Reading:
    # Who plays several characters has a role for each.
    for position, row in enumerate(_rows(main), 1):
        found = person_of(page, row)
        if found is None:
            yield page.notice("unread-row", f"row {position} of the cast names nobody")
            continue
        name, who = found
        _, alias = _notes(page, row)
        for number, character in enumerate(list(_characters(row)) or [None]):
            yield from say.cast_row(page, film, name, character, position, credited_as=None if number else alias)
        yield from _identified(page, row, who, known)
