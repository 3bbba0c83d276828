"""Who wrote a text: elements that are called an author's, lines that say it is by somebody, and the one name above it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.reading.genres import is_genre
from kg.reading.html import HtmlPage
from kg.reading.page import Span
from kg.reading.tree import Node
from kg.sites.general.names import pattern
from kg.sites.general.outline import Outline, tokens
from kg.sites.general.parts import is_name, noted
from kg.sites.general.values import dated

_BY = re.compile(r"^(?:(?:review(?:ed)? |written |posted )?by|von|par|por|di|av|af|od|door)\s*:?\s+", re.I)
LONGEST_LINE = 120
MOST_LINKS = 40
_BEHIND = re.compile(r"(?:[|·•,–-]|\d)\s*(?:by|von|par|por|di|av|af|od|door)\s+", re.I)
_HANDLE = re.compile(r"(?=\D*\d|[^_]*_)[^\W\d_][\w.-]{2,24}")
_NAME_END = re.compile(r"\s*(?:[|(·•]|\s[–—-]\s|,\s*(?:(?:le|el|il|am|den|on|dne)\s+)?\d{1,2}(?!\d))")
_ON = re.compile(r"[\s,·|–-]*(?:\b(?:on|am|le|el|il|den|dne|op|em|dnia|d\.)|[,·|–-])?\s*$", re.I)
"""What stands between a name and a date."""
_AUTHOR = frozenset(("author", "reviewer", "user", "username", "byline", "critic", "nick", "nickname", "name", "autor", "auteur", "cite"))


def signed(page: HtmlPage, node: Node) -> Span | None:
    """The name in the first element that is called an author's."""
    return next(signatures(page, node), None)


def signatures(page: HtmlPage, node: Node, outline: Outline | None = None) -> Iterator[Span]:
    """What stands in the elements that are called an author's."""
    for inner in page.select("cite, [class], [rel=author], address", node):
        # A quotation within a review is signed by another.
        if outline and inner.tag == "cite" and inner.parent is not None and inner.parent.tag == "blockquote":
            continue
        if inner.tag != "cite" and not tokens(inner) & _AUTHOR and inner.attributes.get("rel") != "author":
            continue
        span = page.range_of(inner)
        if span is None or (outline and outline.left_alone(span.start)):
            continue
        if lead := _BY.match(page.text[span.start : span.end]):
            span = page.trim(span.start + lead.end(), span.end)
        # A whole comment may be called its author's.
        line = span.end - span.start <= LONGEST_LINE and "\n" not in page.text[span.start : span.end]
        if line and (end := _NAME_END.search(page.text, span.start + 2, span.end)):
            span = page.trim(span.start, end.start())
        # Name and day may share a cell.
        if (date := dated(page, Span(*span), "")) and date.date.end == span.end and date.date.end - date.date.start > 6:
            joint = _ON.search(page.text, span.start, date.date.start)
            span = page.trim(span.start, joint.start() if joint else date.date.start)
        if is_genre(page.words(span)) or pattern("genre").fullmatch(page.words(span)):
            continue
        if 2 <= span.end - span.start <= 40 and "\n" not in page.text[span.start : span.end]:
            yield Span(*span)


def signed_by(page: HtmlPage, run: Span, tongue: str) -> Span | None:
    """The name that a line says it is by, before or behind a day: ``by tarn77 on March 14, 2018``, ``14 March 2018 | by tarn77 (Cork)``."""
    lead = _BY.match(page.text[run.start : run.end]) or _BEHIND.search(page.text[run.start : run.end])
    if lead is None or run.end - run.start > LONGEST_LINE:
        return None
    start = run.start + lead.end()
    ends = [match.start() for match in _NAME_END.finditer(page.text, start, run.end)][:1]
    date = dated(page, Span(start, run.end), tongue)
    if date and date.date.end - date.date.start > 6 and (joint := _ON.search(page.text, start, date.date.start)):
        ends.append(joint.start())
    name = page.trim(start, min([*ends, run.end]))
    return name if 2 <= name.end - name.start <= 40 and page.text[name.start].isalpha() else None


def guessed(page: HtmlPage, node: Node, runs: Sequence[Span]) -> Span | None:
    """The name above a text that nothing says is its author's: a link's first, else the only one there is."""
    links = {page.range_of(link) for link in page.select("a", node)[:MOST_LINKS]}
    parts = [part.span for run in runs if (part := noted(page, run))]
    linked = [span for span in parts if span in links and (is_name(page, span) or _HANDLE.fullmatch(page.text, *span))]
    names = [span for span in parts if is_name(page, span) and " " in page.words(span)]
    return (linked or names)[0] if linked or len(names) == 1 else None
