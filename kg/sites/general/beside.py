"""What the elements of a page tell apart that stands side by side in its words: a name, and what is said of it."""

from __future__ import annotations

import re

from kg.reading.html import HtmlPage
from kg.reading.page import Span
from kg.reading.tree import Node
from kg.sites.general.outline import Outline
from kg.sites.general.parts import is_name

DEEPEST = 4
"""In how many elements without words of their own a line may be wrapped: of nesting that is made to hurt, no more is looked at."""


def side_by_side(page: HtmlPage, node: Node) -> list[Span]:
    """The ranges of the two elements of a line that are all its words and not of one sort: a name and what stands beside it.

    Elements of one sort, and such with a comma between them, are a list.
    """
    whole, apart = page.range_of(node), _elements(page, node)
    for _ in range(DEEPEST):
        if len(apart) != 1 or apart[0][1] != whole:
            break
        apart = _elements(page, apart[0][0])
    if whole is None or len(apart) != 2 or _sort(apart[0][0]) == _sort(apart[1][0]):
        return []
    (_, one), (_, two) = apart
    rest = page.text[whole.start : one.start] + page.text[one.end : two.start] + page.text[two.end : whole.end]
    return [] if re.search(r"[\w,;&/|+•·]", rest) else [one, two]


def _elements(page: HtmlPage, node: Node) -> list[tuple[Node, Span]]:
    """The elements right inside another that show words, with their ranges."""
    found: list[tuple[Node, Span]] = []
    at = node.first_child
    while at is not None:
        inside = page.range_of(at) if not (at.tag or "-").startswith("-") else None
        if inside and page.text[inside.start : inside.end].strip():
            found.append((at, inside))
        at = at.next
    return found


def _sort(node: Node) -> tuple[str | None, str | None]:
    return node.tag, node.attributes.get("class")


def terms(page: HtmlPage, outline: Outline, span: Span) -> list[tuple[Span, Span]]:
    """The names that are the terms of lists of definitions in a range, each with its one description; nothing if one term is none."""
    found: list[tuple[Span, Span]] = []
    for node in page.select("dt"):
        term = page.range_of(node)
        if term is None or not (span.start <= term.start and term.end <= span.end) or outline.left_alone(term.start):
            continue
        below = _next(node)
        after = _next(below)
        said = page.range_of(below) if below is not None and below.tag == "dd" else None
        if said is None or (after is not None and after.tag == "dd") or " " not in page.words(term) or not is_name(page, term):
            return []
        found.append((term, said))
    return found


def _next(node: Node | None) -> Node | None:
    """The next element beside one."""
    at = node.next if node is not None else None
    while at is not None and (at.tag or "-").startswith("-"):
        at = at.next
    return at
