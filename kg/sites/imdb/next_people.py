"""Who made the film, by the data of an IMDb title page: directors, writers, stars, and the rows of the cast."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.model import Mention
from kg.reading import say
from kg.reading.html import HtmlPage
from kg.reading.page import Reading, Span
from kg.sites.imdb.next_data import Part, person_of
from kg.sites.imdb.subpages import credits
from kg.sites.imdb.subpages.roles import Role
from kg.text import fold

_CAPACITIES = {
    "director": "director", "directors": "director", "writer": "writer", "writers": "writer", "cast": "actor", "actor": "actor",
    "actress": "actor", "stars": "actor", "star": "actor", "composer": "composer", "producer": "producer", "editor": "editor",
    "creator": "creator", "creators": "creator", "thanks": "thanks",
    "7510356e-fde9-438e-b3ad-0099ba6bc8ce": "actor", "7caf7d16-5db9-4f4f-8864-d4c6e711c686": "actor",
    "ace5cb4c-8708-4238-9542-04641e7c8171": "director", "c84ecaff-add5-4f2e-81db-102a41881fe3": "writer",
    "85198717-6c2d-481e-93a5-47858774bcce": "creator", "0af123ce-1605-4a51-93cf-7ad477b11832": "producer",
    "00f5faa0-5f76-4eb5-87a1-ec8d484d1779": "composer", "63b1f9c6-9d3b-4be6-88fc-6321c9fa5ae2": "editor",
    "90de891d-6d5e-4711-9179-3eda18bd18e1": "thanks",
}  # fmt: skip
"""The ids and names of categories of credits, and kg's words. Since 2025 the ids are those of concepts, which say nothing."""
_AS = re.compile(r"^(?:credited )?as\s+(?P<name>.+)$", re.I | re.S)


def _capacity(group: Part) -> str:
    """What the people of a group did, by its id, which no language changes, or by its name; empty for what has no word here."""
    ident = group.first("category/id", "grouping/groupingId").words.lower().rpartition(".")[2]
    named = group.first("category/text", "grouping/text", "categoryText/text").words.lower()
    return _CAPACITIES.get(ident) or _CAPACITIES.get(named, "")


def _groups(above: Part, main: Part) -> Iterator[tuple[str, Part]]:
    """The groups of credits: what they did, and the group."""
    for name in ("directors", "writers", "creators"):
        for group in (*main.each(name), *main.each(f"{name}PageTitle"), *above.each(f"{name}PageTitle")):
            yield _CAPACITIES[name], group
    for name in ("crewV2", "principalCreditsV2", "principalCredits"):
        for group in (*above.each(name), *main.each(name)):
            if (what := _capacity(group)) and what != "thanks":
                yield what, group


def _departments(main: Part) -> Iterator[tuple[str, Part]]:
    """Everybody, as the reference view lists them: what the people of a department did, and the department."""
    for name in ("creditGroupings", "creditCategories"):
        for group in main.each(name):
            yield _capacity(group), group


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
    yield from _crew(page, film, main, known)


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
                of_note: list[Span | None] = [*(notes or _jobs(page, credit))]
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
    for what, group in _departments(main) if not seen else ():
        yield from group.each("credits") if what == "actor" else ()


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


def _jobs(page: HtmlPage, credit: Part) -> list[Span]:
    """What a member of the crew did, where it is more than what the department does."""
    found = [job for part in credit.each("jobDetails") if (job := part.at("job/text").span())]
    for role in credit.each("creditedRoles"):
        if (job := role.at("text").span()) and fold(page.words(job)) != fold(role.at("category/text").words):
            found.append(job)
    return found


def _crew(page: HtmlPage, film: Mention, main: Part, known: set[tuple[Mention, str]]) -> Reading:
    """The departments of the reference view, apart from the cast."""
    for what, group in _departments(main):
        heading = group.first("grouping/text", "categoryText/text", "category/text").span()
        if heading is None or what in ("actor", "creator", "thanks"):
            continue
        for credit in group.each("credits"):
            found = person_of(page, credit)
            if found is None:
                continue
            name, who = found
            alias = next((span for part in (credit, *credit.each("jobDetails")) if (span := _notes(page, part)[1])), None)
            jobs: list[Span | None] = [*_jobs(page, credit)]
            for job in jobs or [None]:
                row = credits.Credit(name, None, Role(job, alias))
                yield from credits.crew(page, film, what or credits.department(page.words(heading)), heading, row)
            yield from _identified(page, credit, who, known)
