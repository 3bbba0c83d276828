"""People whose names are links to their pages on the site: the value of a label, with the address that each name leads to."""

from __future__ import annotations

from kg.model import Mention
from kg.reading import boxes, say
from kg.reading.html import HtmlPage
from kg.reading.page import Reading, Span
from kg.reading.tree import Node

LINKS = 'a, rt-link, [data-qa="item-value"]'
_BETWEEN = r"\s*,(?!\s*(?:jr|sr|ii|iii)\b)\s*|\n+"


def people(
    page: HtmlPage, film: Mention, property: str, node: Node, value: Span, site: str, *, links: str = LINKS, note: Span | None = None
) -> Reading:
    """People in the value of a label: its links with the addresses of their pages, else the names between commas.

    ``node`` is the element that holds the value, ``site`` the scheme of paths without a host (``kg.text.addresses``), and ``note``
    the capacity of contributors.
    """
    found: list[tuple[Node | None, Span]] = [
        (link, span) for link, span in boxes.shown(page, links, node) if value.start <= span.start and span.end <= value.end
    ]
    if not found:
        found = [(None, span) for span in page.split(value, _BETWEEN)]
    seen: set[Span] = set()
    for link, whole in found:
        name = Span(whole.start, whole.end - (page.text[whole.end - 1] == ","))
        if name in seen or name.end <= name.start:
            continue
        seen.add(name)
        if property == "contributor" and note:
            yield from say.contributor(page, film, name, note)
        elif property == "writer":
            yield from say.writer(page, film, name, note)
        else:
            yield from say.person_link(page, film, property, name)
        if link is not None and (address := page.range_of_attribute(link, "href")):
            yield from say.identifier(page, say.named(page, "person", name), address, site)
