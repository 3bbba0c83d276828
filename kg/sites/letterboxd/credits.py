"""The tabs of cast and crew."""

from __future__ import annotations

import re

from kg.model import Mention
from kg.reading import boxes, say
from kg.reading.html import HtmlPage
from kg.reading.page import Reading, Span
from kg.reading.parts import attribute_range
from kg.reading.tree import Node

MOST_ROLES = 200
"""More professions than this the site does not know."""
_NOTE = re.compile(r"\s*\((?:uncredited|voice|voice, uncredited|archive footage|archival footage|singing voice|credit only)\)\s*$", re.I)
PLAIN = {"director": "director", "producer": "producer", "editor": "editor", "composer": "composer"}
WRITING = {"original writer", "story", "screenplay", "adaptation", "novel", "book", "author", "characters"}


def cast(page: HtmlPage, film: Mention) -> Reading:
    """The cast; who plays whom stands in the note of the actor's link."""
    rows = boxes.shown(page, "div#tab-cast a[href*='/actor/'], #tab-panel-cast a[href*='/actor/']")
    for position, (node, actor) in enumerate(rows, 1):
        note = attribute_range(page, node, "title", "data-original-title", "data-bs-original-title")
        # Who plays several characters has a role for each.
        pieces = page.split(note, r"\s+/\s+") if note else []
        played: list[Span | None] = [character for piece in pieces if (character := _character(page, piece))]
        for character in played or [None]:
            yield from say.cast_row(page, film, actor, character, position, row=actor)


def _character(page: HtmlPage, note: Span) -> Span | None:
    """A character without the notes on how it is played."""
    start, end = note
    while match := _NOTE.search(page.text, start, end):
        end = match.start()
    bare = page.trim(start, end)
    return bare if bare.end > bare.start else None


def crew(page: HtmlPage, film: Mention) -> Reading:
    """The crew: a heading, and below it the people who did that."""
    for tab in page.select("div#tab-crew, #tab-panel-crew")[:2]:
        for heading, names in sections(page, tab):
            role = page.words(heading).casefold()
            one = role.removesuffix("s")
            for _, name in names:
                if one in PLAIN:
                    yield from say.person_link(page, film, PLAIN[one], name)
                elif one == "writer":
                    yield from say.writer(page, film, name, None)
                elif role in WRITING or one in WRITING:
                    yield from say.writer(page, film, name, heading)
                else:
                    yield from say.contributor(page, film, name, heading)


def sections(page: HtmlPage, tab: Node) -> list[tuple[Span, list[tuple[Node, Span]]]]:
    """The headings of a tab, each with the links below it."""
    found: list[tuple[Span, list[tuple[Node, Span]]]] = []
    for heading in page.select("h3", tab)[:MOST_ROLES]:
        full = page.select(".crewrole.-full", heading)
        words = page.range_of(full[0] if full else heading)
        links: list[tuple[Node, Span]] = []
        following = heading.next
        while following is not None and following.tag != "h3":
            if following.is_element_node:
                links += boxes.shown(page, "a[href]", following)
            following = following.next
        if words:
            found.append((words, links))
    return found
