"""The labels that a page shows: boxes that hold short words with a colon, and headings of its sections, rows and columns."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.model import Document
from kg.reading.html import HtmlPage
from kg.reading.tree import UnreadableTree
from kg.text import collapse

LONGEST = 32
"""Longer words than this are a sentence rather than a label, in characters."""

_BEFORE_COLON = re.compile(r"[^\W\d_][^\d:\n|]*:")
_HEADINGS = "h2, h3, h4, h5, dt, th, label, legend, [class*='label' i]"
_BOXES = f"{_HEADINGS}, b, strong, em, span, td"
_COUNTED = re.compile(r"\s*\(?(?!(?:18|19|20)\d\d\b)\d[\d,.]*\)?$|\s*[»›>]+$")


def labels(document: Document) -> frozenset[str]:
    """The labels of an HTML page, as printed but for counts behind them; none of a page that cannot be parsed."""
    try:
        page = HtmlPage(document)
    except UnreadableTree:
        return frozenset()
    return frozenset(_labels(page))


def _labels(page: HtmlPage) -> Iterator[str]:
    # Only what fills an element of its own: in running text a colon stands behind whatever words.
    for node in page.select(_BOXES):
        span = page.range_of(node)
        if span and span.end - span.start <= LONGEST and _BEFORE_COLON.fullmatch(words := page.words(span)):
            yield collapse(words)
    for node in page.select(_HEADINGS):
        span = page.range_of(node)
        if span and span.end - span.start <= 2 * LONGEST:
            words = _COUNTED.sub("", page.words(span))
            if 2 < len(words) <= LONGEST and not re.search(r"[\d:()]|[^\w?!]$|^[^\w]", words):
                yield words
