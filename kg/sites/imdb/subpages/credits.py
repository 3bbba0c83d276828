"""Full cast and crew.

Layouts: ``tn15`` (``table.cast``; a table a department, ``h5 a.glossary`` in its first row), classic (``table.cast_list``;
``h4`` and ``table.simpleCreditsTable``), Next.js (a ``section`` a department, ``li[data-testid="name-credits-list-item"]``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from kg.model import Claim, Mention, Notice
from kg.reading import say
from kg.reading.html import HtmlPage
from kg.reading.page import Page, Reading, Span
from kg.reading.tree import Node
from kg.sites.imdb.marks import name_list
from kg.sites.imdb.subpages.lists import children, shown
from kg.sites.imdb.subpages.roles import Role, role
from kg.text import fold

_DEPARTMENTS = (
    ("director", r"directed|directors?|regie|réalisation|réalisateurs?|dirección|director(?:a|es)|regia|regista|direção|diretor(?:es)?"),
    ("writer", r"(?:writing|written|writ(?:er|ing credit)s?)(?: credits?)?|drehbuch|scénario|scénaristes?|guion|guión|guionistas?"
               r"|sceneggiatura|sceneggiator[ie]|roteiro|roteiristas?"),
    ("producer", r"produced|producers?|produktion|produzenten|producteurs?|productor(?:es)?|produttor[ie]|produtor(?:es)?"),
    ("composer", r"(?:original )?music|composers?|musik|komponisten?|musique|compositeurs?|música|compositor(?:es)?|musiche?|musica"),
    ("editor", r"(?:film )?edit(?:ing|ors?|ed)|schnitt|montage|monteurs?|montaje|montador(?:es)?|montaggio|montagem|edición|edição"),
    ("actor", r"(?:series |episode )?cast|besetzung|darsteller|distribution|casting principal|reparto|elenco"),
    ("thanks", r"(?:special )?thanks|acknowledge?ments|dank(?:sagung)?|remerciements|agradecimientos|ringraziamenti|agradecimentos"),
)  # fmt: skip
"""What a department is called, in the languages of the site, and what its people are of the film."""
_PATTERNS = tuple((property, re.compile(pattern, re.I)) for property, pattern in _DEPARTMENTS)
_TRIM = re.compile(r"^series\s+|\s+by$|\s*\([^()]*\)\s*$|\s*:$", re.I)
_NUMBERS = re.compile(r"^[\d,]+$|^(?:[\d,]+|unknown) episodes?\b.*$|^[•·]?\s*\d{4}(?:\s*[-–]\s*(?:\d{4})?)?$|^\.{3,4}$|^…$", re.I)
_BRACKETS = re.compile(r"\([^()]*\)(?:\s*[,&/]?\s*\([^()]*\))*")

_SEVERAL = r"\s+/\s+"
_NEAR = 20
"""An item stands no more elements than this below its section."""


class Credit(NamedTuple):
    """A row of a list: the range of the name and of the address it links to, and what stands beside it."""

    name: Span
    address: Span | None
    role: Role
    more: tuple[Span, ...] = ()


class Department(NamedTuple):
    """A list of people: the range of its heading, what its people are of the film, and the rows."""

    heading: Span
    property: str
    credits: list[Credit]


def department(heading: str, *names: str) -> str:
    """The property that a department's people have of the film; ``contributor`` where it has no property of its own.

    ``names`` are what the page's own marks call it, which no language changes (``directors``).
    """
    for words in (*names, heading):
        before = ""
        while words != before:
            before, words = words, _TRIM.sub("", words).strip()
        if found := next((property for property, pattern in _PATTERNS if pattern.fullmatch(words)), ""):
            return found
    return "contributor"


class _People:
    """The people of the page: a name is one person until a row with another id comes with it."""

    def __init__(self, page: HtmlPage) -> None:
        self._page = page
        self._first: dict[str, str] = {}

    def told(self, credit: Credit, claims: Reading) -> Reading:
        """The claims of a row and its person's id, said of another person of that name where the id is another."""
        page = self._page
        usual = say.named(page, "person", credit.name)
        found = re.search(r"/name/(nm\d+)", page.words(credit.address)) if credit.address else None
        person = usual
        if found and self._first.setdefault(str(usual.identity[0]), found[1]) != found[1]:
            person = Mention("person", (*usual.identity, found[1]))
        for item in claims:
            yield item if person == usual or isinstance(item, Notice) else _said_of(item, usual, person)
        if credit.address:
            yield from say.identifier(page, person, credit.address, "imdb")


def _said_of(claim: Claim, one: Mention, other: Mention) -> Claim:
    def exchanged(mention: Mention) -> Mention:
        if mention == one:
            return other
        parts = tuple(exchanged(part) if isinstance(part, Mention) else part for part in mention.identity)
        return mention._replace(identity=parts, of=exchanged(mention.of) if mention.of else None)

    value = exchanged(claim.value) if isinstance(claim.value, Mention) else claim.value
    return claim._replace(subject=exchanged(claim.subject), value=value)


def read(page: HtmlPage, film: Mention) -> Reading:
    """Cast and crew with their ids."""
    people = _People(page)
    for position, credit in enumerate([*_cast_rows(page), *_next_cast(page)], 1):
        yield from people.told(credit, _cast(page, film, credit, position))
    for heading, property, credits in [*_classic_crew(page), *_old_crew(page), *_next_crew(page)]:
        for credit in credits if property not in ("thanks", "actor") else ():
            yield from people.told(credit, crew(page, film, property, heading, credit))


def departments(page: HtmlPage, film: Mention) -> Reading:
    """The crew where a title page of the old layout lists it by departments (``/combined``), with their ids."""
    people = _People(page)
    for heading, property, rows in _old_crew(page):
        for credit in rows if property not in ("thanks", "actor") else ():
            yield from people.told(credit, crew(page, film, property, heading, credit))


def _cast(page: HtmlPage, film: Mention, credit: Credit, position: int) -> Reading:
    # Who plays several characters has a role for each, as on the title page.
    words = [span for span in (credit.role.words, *credit.more) if span]
    pieces = [role(page, piece) for span in words for piece in page.split(span, _SEVERAL)]
    characters = {page.words(piece.words): piece.words for piece in pieces if piece.words}
    for number, character in enumerate(characters.values() or [None]):
        yield from say.cast_row(page, film, credit.name, character, position, credited_as=None if number else credit.role.credited_as)


def crew(page: Page, film: Mention, property: str, heading: Span, credit: Credit) -> Reading:
    """Who has a task in a department: as its people are of the film, by the task, or by the heading."""
    if property == "writer":
        for note in _notes(page, credit.role.words):
            yield from say.writer(page, film, credit.name, note)
    elif property == "contributor":
        yield from say.contributor(page, film, credit.name, credit.role.words or heading)
    else:
        yield from say.person_link(page, film, property, credit.name)
    if credit.role.credited_as:
        yield page.claim(say.named(page, "person", credit.name), "alternate_name", credit.role.credited_as)


_TASK = re.compile(r"\s+(?P<dots>\.{3,4}|…)\s+|\s+(?=\()")
_LONGEST_NAME = 6


def crew_line(page: Page, film: Mention, property: str, heading: Span, line: Span) -> Reading:
    """A line of a department in a text: ``Name ... task`` or ``Name (task)``; nothing for one that begins with no name."""
    end = line.end - 1 if page.text[line.end - 1] == "&" else line.end
    parts = _TASK.search(page.text, line.start, end)
    name = page.trim(line.start, parts.start() if parts else end)
    if not name_list(page, name) or len(page.words(name).split()) > _LONGEST_NAME:
        return
    task = role(page, page.trim(parts.end() if parts["dots"] else parts.start(), end)) if parts else Role(None, None)
    yield from crew(page, film, property, heading, Credit(name, None, task))


def _notes(page: Page, span: Span | None) -> list[Span | None]:
    """What a writer did, each in brackets of its own (``(story) (screenplay)``), as so many notes."""
    if span is None or not _BRACKETS.fullmatch(page.text, *span):
        return [span]
    return [page.trim(m.start() + 1, m.end() - 1) for m in re.compile(r"\([^()]+\)").finditer(page.text, *span)] or [span]


# --- tables ----------------------------------------------------------------------------------------------------------


def _person(page: HtmlPage, within: Node) -> tuple[Node, Span] | None:
    """The first link to a person that shows a name."""
    for link in page.select('a[href*="/name/nm"]', within):
        if span := page.range_of(link):
            return link, span
    return None


def row(page: HtmlPage, line: Node) -> Credit | None:
    """A row of cells: a name, dots, a role."""
    cells = children(line, "td")
    for number, cell in enumerate(cells):
        found = _person(page, cell)
        if found is None:
            continue
        link, name = found
        beside = next((c for c in cells[number + 1 :] if "ellipsis" not in (page.attribute(c, "class") or "") and _says(page, c)), None)
        return Credit(name, page.range_of_attribute(link, "href"), _cell_role(page, beside) if beside is not None else Role(None, None))
    return None


def _says(page: HtmlPage, cell: Node) -> bool:
    span = page.range_of(cell)
    return span is not None and any(c.isalnum() for c in page.text[span.start : span.end])


def _cell_role(page: HtmlPage, cell: Node) -> Role:
    span = page.range_of(cell)
    if span is None:
        return Role(None, None)
    for toggle in page.select('a.toggle-episodes, a[href*="episodes="], div[id^="episodes-"]', cell):
        if (part := page.range_of(toggle)) and part.start >= span.start:
            span = page.trim(span.start, min(span.end, part.start))
    return role(page, span)


def _cast_rows(page: HtmlPage) -> list[Credit]:
    rows = (row(page, line) for line in page.select("table.cast_list tr, table.cast tr"))
    return [credit for credit in rows if credit]


def _classic_crew(page: HtmlPage) -> Iterator[Department]:
    heading: Span | None = None
    name = ""
    for node in page.select("#fullcredits_content > h4, #fullcredits_content > table, h4.dataHeaderWithBorder, table.simpleCreditsTable"):
        if node.tag == "h4":
            heading, name = page.range_of(node), page.attribute(node, "id") or ""
        elif heading and "simpleCreditsTable" in (page.attribute(node, "class") or ""):
            rows = [credit for line in page.select("tr", node) if (credit := row(page, line))]
            yield Department(heading, department(page.words(heading), name), rows)
            heading = None


def _old_crew(page: HtmlPage) -> Iterator[Department]:
    for link in page.select("#tn15content table h5 a.glossary"):
        heading, table = page.range_of(link), link.parent
        while table is not None and table.tag != "table":
            table = table.parent
        if heading and table is not None:
            rows = [credit for line in page.select("tr", table) if (credit := row(page, line))]
            yield Department(heading, department(page.words(heading), page.attribute(link, "name") or ""), rows)


# --- Next.js ---------------------------------------------------------------------------------------------------------


def _sections(page: HtmlPage) -> Iterator[tuple[Span, str, list[Node]]]:
    """The departments: heading, property, and items. Whoever links to a character is cast, whatever the language calls it."""
    found: dict[int, tuple[Node, list[Node]]] = {}
    for item in page.select('li[data-testid="name-credits-list-item"]'):
        holder, steps = item.parent, 0
        while holder is not None and holder.tag != "section" and steps < _NEAR:
            holder, steps = holder.parent, steps + 1
        if holder is not None and holder.tag == "section":
            found.setdefault(holder.mem_id, (holder, []))[1].append(item)
    for holder, items in found.values():
        if heading := shown(page, "h3", holder):
            names = [page.attribute(node, "id") or "" for node in page.select("h3 [id]", holder)[:1]]
            playing = any(page.select('a[href*="/characters/"]', item) for item in items[:5])
            yield heading, "actor" if playing else department(page.words(heading), *names), items


def _lines(page: HtmlPage, span: Span, name: str) -> list[Span]:
    """The lines of an item beside the name: no episodes, no years, not the name again."""
    found: list[Span] = []
    for line in page.split(span, r"\n+"):
        words = page.words(line)
        if fold(words) != name and not _NUMBERS.match(words) and any(c.isalnum() for c in words):
            found.append(line)
    return found


def _item(page: HtmlPage, item: Node, *, cast: bool) -> Credit | None:
    found, whole = _person(page, item), page.range_of(item)
    if found is None or whole is None:
        return None
    link, name = found
    address = page.range_of_attribute(link, "href")
    lines = _lines(page, page.trim(name.end, whole.end), fold(page.words(name)))
    notes = [line for line in lines if _BRACKETS.fullmatch(page.text, *line)]
    credited = next((r.credited_as for line in notes if (r := role(page, line)).credited_as), None)
    if cast and (links := [s for a in page.select('a[href*="/characters/"]', item) if (s := page.range_of(a))]):
        roles = [role(page, span) for span in links]
    else:
        roles = [role(page, line) for line in lines if line not in notes][:1]
        roles = roles or ([role(page, notes[0])] if notes and not cast else [])
    first = roles[0] if roles else Role(None, None)
    known = page.words(first.words) if first.words else ""
    more = {words: r.words for r in roles[1:] if r.words and (words := page.words(r.words)) != known}
    return Credit(name, address, Role(first.words, first.credited_as or credited), tuple(more.values()))


def _next_cast(page: HtmlPage) -> list[Credit]:
    rows = [item for _, property, items in _sections(page) if property == "actor" for item in items]
    return [credit for item in rows if (credit := _item(page, item, cast=True))]


def _next_crew(page: HtmlPage) -> Iterator[Department]:
    for heading, property, items in _sections(page):
        if property != "actor":
            yield Department(heading, property, [credit for item in items if (credit := _item(page, item, cast=False))])
