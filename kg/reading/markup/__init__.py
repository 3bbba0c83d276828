"""Markup that pages embed for machines: JSON-LD, microdata, RDFa, Open Graph, read as items, without network access."""

from __future__ import annotations

from collections.abc import Iterator

from kg.model import Notice
from kg.reading.html import HtmlPage
from kg.reading.markup import elements, jsonld
from kg.reading.markup.items import Item, Text

__all__ = ["Item", "Text", "items"]


def items(page: HtmlPage) -> Iterator[Item | Notice]:
    """All items that a page describes, in the order JSON-LD, microdata, RDFa, Open Graph; notices about broken blocks."""
    yield from jsonld.items(page)
    yield from elements.microdata(page)
    yield from elements.rdfa(page)
    described = elements.open_graph(page)
    if described is not None:
        yield described
