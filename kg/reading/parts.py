"""What element and head of an HTML page say, besides what ``boxes`` finds: without their ends, by several names."""

from __future__ import annotations

import re

from kg.reading.boxes import given_addresses, shown
from kg.reading.html import HtmlPage
from kg.reading.page import Span
from kg.reading.tree import Node
from kg.text import collapse


def before(page: HtmlPage, node: Node, css: str) -> Span | None:
    """The range of an element up to the first element in it that a selector finds; None where nothing stands there."""
    whole = page.range_of(node)
    if whole is None:
        return None
    ends = [span.start for _, span in shown(page, css, node)]
    span = page.trim(whole.start, min([*ends, whole.end]))
    return span if span.end > span.start else None


def attribute_range(page: HtmlPage, node: Node | None, *names: str) -> Span | None:
    """The range of the first of some attributes of an element that says something."""
    if node is None:
        return None
    return next((span for name in names if (span := page.range_of_attribute(node, name))), None)


def head_value(page: HtmlPage, *names: str) -> Span | None:
    """The range of what the first of some ``<meta>`` elements says, by its ``property`` or ``name``."""
    for name in names:
        for node in page.select(f'meta[property="{name}"], meta[name="{name}"]'):
            if span := page.range_of_attribute(node, "content"):
                return span
    return None


def head_words(page: HtmlPage, name: str) -> str:
    """What a ``<meta>`` element says, as words only: looking at it adds nothing to the page's text, as recognizing must not."""
    for node in page.select(f'meta[property="{name}"], meta[name="{name}"]'):
        if words := collapse(page.attribute(node, "content") or ""):
            return words
    return ""


def own_addresses(page: HtmlPage) -> list[tuple[Node, str, str]]:
    """The addresses that a page gives as its own (``boxes.given_addresses``), Open Graph's before its canonical link."""
    return sorted(given_addresses(page), key=lambda given: given[1] != "content")


ARCHIVED = r"(?:https?://web\.archive\.org)?/?(?:web/\d+[a-z_]*/)?"
"""What an archive's copy may have before the address of the page that it copies; for the beginning of a pattern."""


def own_address(page: HtmlPage, pattern: re.Pattern[str]) -> Span | None:
    """The range of the page's own address where it matches a pattern: of its group ``address`` and all that follows."""
    for node, name, value in own_addresses(page):
        span = page.range_of_attribute(node, name) if pattern.match(value) else None
        if span and (match := pattern.match(page.text, span.start, span.end)):
            return Span(match.start("address"), span.end)
    return None


def own_match(page: HtmlPage, pattern: re.Pattern[str]) -> re.Match[str] | None:
    """The match of a pattern with the page's own address, else with where it was fetched if it gives none."""
    values = [value for _, _, value in own_addresses(page)] or [page.document.url]
    return next((found for value in values if (found := pattern.match(value))), None)
