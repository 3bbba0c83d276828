"""Labelled details, credits and the summary of a film, in the boxes of each year."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.model import Mention
from kg.reading import boxes, linked, say
from kg.reading.details import Detail, detail_key, film_details
from kg.reading.html import HtmlPage
from kg.reading.page import Reading, Span
from kg.reading.tree import Node
from kg.sites.metacritic.playing import cast_row
from kg.text import fold

SITE = "metacritic"
_ROWS = (
    ".summary_detail, .summary_cast, .summary_deck, div.director, div.writer, div.genres, div.rating, div.runtime, span.release_date, "
    "table.details tr, .c-movieDetails_sectionContainer, .c-product-details__section"
)
_LABELS = ".label, th, td.label, span.g-text-bold, .c-product-details__section__label"
_SAME = {"duration": "runtime", "genre(s)": "genre", "principal cast": "cast"}
_PEOPLE = {"actor": "actor", "director": "director", "writer": "writer", "producer": "producer", "composer": "composer"}
_NAMES = 'a[href*="/person/"], [itemprop="name"]'
_DESCRIPTIONS = (
    ".c-productDetails_description", '[data-testid="product-description"]', ".summary_deck .blurb_expanded",
    ".product_summary .blurb_expanded",
    '.product_summary [itemprop="description"]',
)  # fmt: skip
_CREWS = (
    (".c-productDetails_staff_directors", "director"), (".c-productDetails_staff_writers", "writer"),
    ('[data-testid="product-directors"]', "director"), ('[data-testid="product-writers"]', "writer"),
)  # fmt: skip
_CAPACITIES = (
    (re.compile(r"cast|actors?|stars?", re.I), "cast"), (re.compile(r"direct(?:or|ed)", re.I), "director"),
    (re.compile(r"writ(?:er|ing|ten)|screenplay", re.I), "writer"), (re.compile(r"(?:original )?music|compos", re.I), "composer"),
    (re.compile(r"produc(?:er|ed)s?\b", re.I), "producer"), (re.compile(r"(?:film )?edit(?:or|ing)", re.I), "editor"),
)  # fmt: skip


def read(page: HtmlPage, film: Mention) -> Reading:
    """All labelled rows, the summary, directors and writers, the cast."""
    yield from _description(page, film)
    known = {property for css, property in _CREWS if boxes.words(page, css)}
    for node, detail in _details(page):
        if detail.key in _PEOPLE and detail.key not in known:
            yield from linked.people(page, film, _PEOPLE[detail.key], node, detail.value, SITE, links=_NAMES)
        elif detail.key in ("genre", "company") and (items := [s for _, s in boxes.shown(page, "li span, li a, span span", node)]):
            for item in dict.fromkeys(items):
                if item.start >= detail.value.start:
                    yield from film_details(page, film, [detail._replace(value=item)])
        elif detail.key not in (*_PEOPLE, "description", "title", "ignored"):
            yield from film_details(page, film, [detail])
    for css, property in _CREWS:
        for node in page.select(css)[:1]:
            for _, name in boxes.shown(page, "a", node):
                yield from linked.people(page, film, property, node, name, SITE)
    yield from _cards(page, film)
    yield from _credits(page, film)


def _details(page: HtmlPage) -> Iterator[tuple[Node, Detail]]:
    said: set[tuple[str, str]] = set()
    for row in page.select(_ROWS):
        whole, label = page.range_of(row), boxes.words(page, _LABELS, row)
        if whole is None or label is None or label.start != page.trim(*whole).start:
            continue
        words = fold(page.words(label)).strip(": ")
        key = detail_key(_SAME.get(words, words))
        value = page.trim(label.end, whole.end)
        if value.end > value.start and page.text[value.start] == ":":
            value = page.trim(value.start + 1, value.end)
        if key and value.end > value.start and (key, page.words(value)) not in said:
            said.add((key, page.words(value)))
            yield row, Detail(key, label, value)


def _description(page: HtmlPage, film: Mention) -> Reading:
    for css in _DESCRIPTIONS:
        if span := boxes.words(page, css):
            yield from film_details(page, film, [Detail("description", span, span)])
            return
    for node, detail in _details(page):
        if detail.key == "description":
            # A folded summary is there twice; what is shown of it at first is cut.
            collapsed = boxes.words(page, ".blurb_collapsed", node)
            yield from film_details(page, film, [detail._replace(value=collapsed or detail.value)])
            return


def _cards(page: HtmlPage, film: Mention) -> Reading:
    """The cast of 2023: cards with a name, a role and a link."""
    position = 0
    seen: set[str] = set()
    for node in page.select('.c-globalPersonCard, [data-testid="person-card"]'):
        name = boxes.words(page, ".c-globalPersonCard_name, h3", node)
        if name is None or page.words(name) in seen:
            continue
        seen.add(page.words(name))
        position += 1
        role = boxes.words(page, ".c-globalPersonCard_role, h4", node)
        yield from cast_row(page, film, name, role, position)
        if address := boxes.attribute(page, 'a[href*="/person/"]', "href", node):
            yield from say.identifier(page, say.named(page, "person", name), address, SITE)


def _credits(page: HtmlPage, film: Mention) -> Reading:
    """The tables of the page of details: a capacity, and rows of a person with a role."""
    position = 0
    for table in page.select("table.credits, .credits_list table"):
        heading = boxes.words(page, "caption, thead th", table)
        summary = page.range_of_attribute(table, "summary")
        about = heading or summary
        capacity = next((name for pattern, name in _CAPACITIES if about and pattern.search(page.words(about))), "")
        for row in page.select("tbody tr, tr", table):
            person, role = boxes.words(page, "td.person", row), boxes.words(page, "td.role", row)
            if person is None:
                continue
            position += capacity == "cast"
            address = boxes.attribute(page, 'td.person a[href*="/person/"]', "href", row)
            yield from _credit(page, film, capacity, person, role, heading, position, address)
    yield from _groups(page, film)


def _credit(
    page: HtmlPage, film: Mention, capacity: str, person: Span, role: Span | None, heading: Span | None, position: int, address: Span | None
) -> Reading:
    if capacity == "cast":
        yield from cast_row(page, film, person, role, position)
    elif capacity == "writer":
        yield from say.writer(page, film, person, role)
    elif capacity:
        yield from say.person_link(page, film, capacity, person)
    elif note := role or heading:
        yield from say.contributor(page, film, person, note)
    if address:
        yield from say.identifier(page, say.named(page, "person", person), address, SITE)


def _groups(page: HtmlPage, film: Mention) -> Reading:
    """The page of credits since 2023: a heading a group, below it rows of terms, of which one is a link to a person."""
    position = 0
    for node in page.select(".c-productCredits_groupName"):
        heading, holder = page.range_of(node), node.next
        while holder is not None and not holder.is_element_node:
            holder = holder.next
        if heading is None or holder is None:
            continue
        capacity = next((name for pattern, name in _CAPACITIES if pattern.search(page.words(heading))), "")
        for link in page.select('dt a[href*="/person/"], dd a[href*="/person/"]', holder):
            person, row = page.range_of(link), link.parent
            while row is not None and row.tag not in ("div", "dl"):
                row = row.parent
            if person is None or row is None:
                continue
            beside = [span for _, span in boxes.shown(page, "dt, dd", row) if not span.start <= person.start < span.end]
            role = beside[0] if len(beside) == 1 else None
            position += capacity == "cast"
            yield from _credit(page, film, capacity, person, role, heading, position, page.range_of_attribute(link, "href"))
