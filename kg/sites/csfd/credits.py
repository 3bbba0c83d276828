"""The rows of the people who made the film: a profession and their names."""

from __future__ import annotations

from kg.model import Mention
from kg.reading import boxes, say
from kg.reading.html import HtmlPage
from kg.reading.page import Reading, Span
from kg.reading.parts import attribute_range

PEOPLE = {
    "režie": "director", "réžia": "director",
    "scénář": "writer", "scenár": "writer",
    "hudba": "composer",
    "hrají": "actor", "hrajú": "actor", "účinkují": "actor", "účinkujú": "actor", "mluví": "actor", "hovoria": "actor",
    "produkce": "producer", "produkcia": "producer", "producent": "producer", "producenti": "producer",
    "střih": "editor", "strih": "editor",
}  # fmt: skip
"""Professions in Czech and in Slovak, and kg's words for them."""
MOST = 100
"""More professions than this the site does not know."""
WRITING = {"předloha", "predloha", "námět", "námet"}
"""What a film is after: its people are writers, with the profession as their note."""


def facts(page: HtmlPage, film: Mention) -> Reading:
    """Everybody in the rows; whose profession the model has no word for contributed."""
    for heading in (page.select(".creators h4") or page.select("#profile .info h4"))[:MOST]:
        label = page.range_of(heading)
        row = heading.parent
        if label is None or row is None:
            continue
        if page.text[label.end - 1] == ":":
            label = page.trim(label.start, label.end - 1)
        property = PEOPLE.get(page.words(label).casefold(), "")
        for link, name in boxes.shown(page, "a[href*='/tvurce/'], a[href*='/tvorca/']", row):
            yield from _credit(page, film, property, label, name)
            if target := attribute_range(page, link, "href"):
                yield from say.identifier(page, say.named(page, "person", name), target, "csfd")


def _credit(page: HtmlPage, film: Mention, property: str, label: Span, name: Span) -> Reading:
    if property == "writer":
        yield from say.writer(page, film, name, None)
    elif property:
        yield from say.person_link(page, film, property, name)
    elif page.words(label).casefold() in WRITING:
        yield from say.writer(page, film, name, label)
    else:
        yield from say.contributor(page, film, name, label)
