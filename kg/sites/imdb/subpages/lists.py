"""Rows of tables and lists as every page below a title has them."""

from __future__ import annotations

from collections.abc import Iterator

from kg.reading.html import HtmlPage
from kg.reading.page import Page, Span
from kg.reading.tree import Node

_LABEL = ".ipc-metadata-list-item__label"
_VALUE = ".ipc-metadata-list-item__list-content-item"


def shown(page: HtmlPage, selector: str, within: Node | None = None) -> Span | None:
    """The range of the first element that shows words."""
    return next((span for node in page.select(selector, within) if (span := page.range_of(node))), None)


def spans(page: HtmlPage, selector: str, within: Node | None = None) -> list[Span]:
    """The ranges of all elements that show words."""
    return [span for node in page.select(selector, within) if (span := page.range_of(node))]


def cells(page: HtmlPage, row: Node) -> list[Span | None]:
    """The ranges of the cells of a table row; None for an empty cell."""
    found: list[Span | None] = []
    child = row.first_child
    while child is not None:
        if child.tag == "td":
            found.append(page.range_of(child))
        child = child.next
    return found


def children(node: Node, *tags: str) -> list[Node]:
    """The elements of some tags right below an element."""
    found, child = [], node.first_child
    while child is not None:
        if child.tag in tags:
            found.append(child)
        child = child.next
    return found


def entries(page: HtmlPage, holder: str) -> Iterator[tuple[Span | None, list[Span]]]:
    """Rows of a Next.js list: the label, and the values without the notes in brackets beside them."""
    for list_ in page.select(holder):
        for item in page.select("li.ipc-metadata-list__item", list_):
            label = shown(page, _LABEL, item)
            values = [span for node in page.select(_VALUE, item) if not _is_note(page, node) and (span := page.range_of(node))]
            yield label, values


def _is_note(page: HtmlPage, node: Node) -> bool:
    return any(name.endswith("--subText") for name in (page.attribute(node, "class") or "").split())


def unquoted(page: Page, span: Span) -> Span:
    """A range without the quotation marks round it."""
    words = page.text[span.start : span.end]
    return Span(span.start + 1, span.end - 1) if len(words) > 2 and words[0] == words[-1] == '"' else span
