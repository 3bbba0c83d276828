"""Cast and crew: rows with a name and a role or capacity, and people who are only linked.

2010 ``#movie_castcrew``; 2012 ``#cast-info``; 2014-2021 ``.cast-item``; 2021 ``cast-crew-item``; 2024 ``person-item``;
the cast-and-crew page ``<cast-and-crew-card>``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from kg.model import Mention
from kg.reading import boxes, say
from kg.reading.castlist import role_of
from kg.reading.html import HtmlPage
from kg.reading.page import Reading, Span
from kg.reading.tree import Node
from kg.sites.rottentomatoes.cast import CREW, is_crew
from kg.text import fold

SITE = "rottentomatoes"
_NO_ROLE = re.compile(r"(?:(?:unknown )?\(?character\)?|actor|actress|cast|voice|unknown|n/a)", re.I)
_ACTS = re.compile(r"\b(?:actor|actress|voice|self|cast)\b", re.I)


class Layout(NamedTuple):
    """The selectors of a row, and in it of the name, of the role, of the link to the person and of the capacity."""

    row: str
    name: str
    role: str
    link: str = 'a[href*="/celebrity/"]'
    credits: str = ""


LAYOUTS = (
    Layout("cast-and-crew-card", '[slot="title"]', '[slot="characters"]', "[media-url]", '[slot="credits"]'),
    Layout('[data-qa="person-item"]', '[data-qa="person-name"]', '[data-qa="person-role"]'),
    Layout('.cast-item, [data-qa="cast-crew-item"], .cast-and-crew-item',
           'a span, .media-body span[title]:not(.characters), [data-qa="cast-crew-item-link"] p, p:first-child',
           '.characters, p.p--small, [data-qa="cast-crew-item-role"]'),
    Layout("#cast-info li, .castInfo", '[itemprop="name"], a', ".character, .characters"),
)  # fmt: skip
"""From the newest; only one is a page's."""


class Row(NamedTuple):
    """A row of the list: the person's name, the printed roles, the capacity, and the address of the person's page."""

    name: Span
    roles: list[Span]
    credits: Span | None
    address: Span | None


def rows(page: HtmlPage) -> Iterator[Row]:
    """The rows of the page's list of cast and crew, those of one person once."""
    for layout in LAYOUTS:
        found = [row for node in page.select(layout.row) if (row := _row(page, node, layout))]
        if found:
            seen: set[tuple[str, str]] = set()
            for row in found:
                key = (fold(page.words(row.name)), " ".join(page.words(role) for role in row.roles))
                if key not in seen:
                    seen.add(key)
                    yield row
            return


def _row(page: HtmlPage, node: Node, layout: Layout) -> Row | None:
    name = boxes.words(page, layout.name, node)
    if name is None:
        return None
    roles = [s for _, span in boxes.shown(page, layout.role, node) for s in page.split(span, r"\n+")]
    own = (page.range_of_attribute(node, "href") or page.range_of_attribute(node, "media-url")) if node.attributes else None
    address = own or boxes.attribute(page, layout.link, "href", node)
    if address and page.words(address).endswith("/undefined"):
        address = None
    return Row(name, roles, boxes.words(page, layout.credits, node) if layout.credits else None, address)


def read(page: HtmlPage, film: Mention) -> Reading:
    """Cast rows, numbered from 1 as the page has them, and crew with their capacity."""
    position = 0
    for row in rows(page):
        characters, capacities = _told_apart(page, row)
        for capacity in capacities:
            yield from _crew(page, film, row.name, capacity)
        if characters or not capacities:
            position += 1
            yield from say.cast_row(page, film, row.name, characters[0] if characters else None, position)
            for character in characters[1:]:
                yield from say.cast_row(page, film, row.name, character, position)
        if row.address:
            yield from say.identifier(page, say.named(page, "person", row.name), row.address, SITE)
    if position == 0:
        yield from _listed(page, film)


def _told_apart(page: HtmlPage, row: Row) -> tuple[list[Span], list[Span]]:
    """The characters and the crew's capacities of a row."""
    characters: list[Span] = []
    capacities: list[Span] = []
    for span in row.roles:
        opening = re.compile(r"as\s+", re.I).match(page.text, span.start, span.end)
        role = page.trim(opening.end(), span.end) if opening else span
        if not opening and is_crew(page.words(role)):
            capacities += page.split(role, r"\s*,\s*")
        elif not _NO_ROLE.fullmatch(page.words(role)) and (character := role_of(page, role)[0]):
            characters.append(character)
    for capacity in page.split(row.credits, r"\s*[,|]\s*") if row.credits else ():
        if not _ACTS.search(page.words(capacity)):
            capacities.append(capacity)
    return characters, capacities


def _crew(page: HtmlPage, film: Mention, who: Span, capacity: Span) -> Reading:
    property = CREW.get(page.words(capacity).lower(), "")
    if property == "writer":
        yield from say.writer(page, film, who, None)
    elif property:
        yield from say.person_link(page, film, property, who)
    else:
        yield from say.contributor(page, film, who, capacity)


_LISTED = re.compile(r"(?P<label>starring|directors?|screenwriters?|writers?|producers?|composers?|studio)\s*:\s*", re.I)
_PROPERTIES = {
    "starring": "actor", "director": "director", "directors": "director", "screenwriter": "writer", "screenwriters": "writer",
    "producer": "producer", "producers": "producer", "composer": "composer", "composers": "composer", "writer": "writer",
    "writers": "writer",
}  # fmt: skip


def _listed(page: HtmlPage, film: Mention) -> Reading:
    """The lists of 2010: a label, links, a line break. Where a short list stands beside the whole one, the longer is taken."""
    lists: dict[str, list[tuple[Span, Span | None]]] = {}
    for node in page.select("#movie_castcrew p"):
        span = page.range_of(node)
        people = [(name, page.range_of_attribute(a, "href")) for a, name in boxes.shown(page, "a", node)]
        for line in page.split(span, r"\n+") if span else ():
            match = _LISTED.match(page.text, line.start, line.end)
            if match is None:
                if re.match(r"[A-Z][\w /]{2,24}:\s", page.text[line.start : line.end]):
                    yield page.notice("unknown-label", f"{page.words(line)[:60]!r} begins with a label not known here", line)
                continue
            label = match["label"].lower()
            value = page.trim(match.end(), line.end)
            named = [(name, address) for name, address in people if value.start <= name.start < value.end]
            if label == "studio":
                named = [(value, None)] if value.end > value.start else []
            if len(named) > len(lists.get(label, ())):
                lists[label] = named
    for label, named in lists.items():
        property = _PROPERTIES.get(label, "")
        for name, address in named:
            if label == "studio":
                yield from say.person_link(page, film, "company", name, kind="organization")
            elif property == "writer":
                yield from say.writer(page, film, name, None)
            else:
                yield from say.person_link(page, film, property, name)
            if address:
                yield from say.identifier(page, say.named(page, "person", name), address, SITE)
