"""People with what they did for a film beside or below their names: cards, items of lists, rows of tables."""

from __future__ import annotations

from collections.abc import Iterator

from kg.reading.html import HtmlPage
from kg.reading.page import Span
from kg.sites.general.beside import side_by_side
from kg.sites.general.labels import BOTH, known, meaning
from kg.sites.general.members import is_initials, unglued, without_initials
from kg.sites.general.outline import Outline
from kg.sites.general.parts import is_name
from kg.sites.general.tables import shown

PAIR = 2


def jobs(page: HtmlPage, outline: Outline, tongue: str) -> Iterator[tuple[str, Span, Span]]:
    """People on cards or in rows of tables with what they did below or beside their name: the property, the ranges of name and job."""
    for node in page.select("li, figure, article, div, tr"):
        span = page.range_of(node)
        if span is None or span.end - span.start > 120 or outline.left_alone(span.start):
            continue
        runs = [cell for _, cell in shown(page, node)] if node.tag == "tr" else [without_initials(page, run) for run in page.runs(span)]
        # Initials stand where a picture is missing.
        runs = runs[1:] if len(runs) > 2 and is_initials(page.words(runs[0]), page.words(runs[1])) else runs
        if len(runs) == 1 and node.tag != "tr":
            dashed = page.split(runs[0], r"\s+[–—-]\s+")
            runs = side_by_side(page, node) or (dashed if len(dashed) == PAIR else unglued(page, Span(*runs[0])))
        if len(runs) != 2 or not is_name(page, runs[0]):
            continue
        pieces = page.split(runs[1], r"\s*[,/]\s*")
        meant = [(meaning(known(page.text[p.start : p.end]), tongue), p) for p in pieces]
        meant = [(one, p) for property, p in meant for one in BOTH.get(property, (property,))]
        if all(
            property in ("director", "writer", "producer", "composer", "editor", "cinematographer", "cast", "ignored")
            for property, _ in meant
        ):
            yield from ((property, runs[0], piece) for property, piece in meant if property != "ignored")
