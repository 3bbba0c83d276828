"""Rows of tables, items of lists and cards that repeat: a name, and what stands beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.reading.html import HtmlPage
from kg.reading.page import Page, Span
from kg.reading.tree import Node
from kg.sites.general.beside import side_by_side
from kg.sites.general.labels import LONGEST, known
from kg.sites.general.members import FEWEST_ROWS, JOBS, Member, character_of, is_initials, member, of_jobs, unglued, without_initials
from kg.sites.general.outline import Outline
from kg.sites.general.parts import is_name, noted
from kg.sites.general.tables import shown

_BLOCKS = ("tr", "li", "div", "article", "p", "figure", "a", "section", "blockquote")


def repeated(page: HtmlPage, outline: Outline, span: Span) -> list[Node]:
    """The elements of one kind that stand side by side in a range and show the most: rows of a table, items of a list, cards."""
    groups = [group for group in side_by_side_in(page, outline, span, _BLOCKS) if len(group) >= FEWEST_ROWS]
    return max(groups, key=len, default=[])


def side_by_side_in(page: HtmlPage, outline: Outline, span: Span, alike: Sequence[str]) -> list[list[Node]]:
    """The groups of elements of one kind that stand side by side in a range, in the order of the page."""
    groups: dict[tuple[int, str], list[Node]] = {}
    for node in page.select(", ".join(alike)):
        inside = page.range_of(node)
        if (
            inside
            and span.start <= inside.start
            and inside.end <= span.end
            and node.parent is not None
            and not outline.left_alone(inside.start)
        ):
            groups.setdefault((node.parent.mem_id, node.tag or ""), []).append(node)
    return list(groups.values())


def of_block(page: HtmlPage, node: Node, tongue: str) -> Iterator[Member]:
    """The actor of a row of a table or of a card, with the character where one stands there."""
    if node.tag == "tr":
        cells = [s for cell in page.select("td, th", node) if (s := page.range_of(cell)) and _says(page, s)]
        if not cells or not page.select("td", node) or _heads(page, cells):
            return
        order = _column_order(page, node)
        if order and len(cells) > max(order):
            cells = [cells[order[0]], cells[order[1]]]
        yield from pair_of(page, [Span(*cell) for cell in cells], tongue)
        return
    yield from pair_of(page, runs_of(page, node), tongue)


def runs_of(page: HtmlPage, node: Node) -> list[Span]:
    """The runs of words of a card, parted where its elements tell a name from what stands beside it."""
    if node.tag == "tr":
        return [cell for _, cell in shown(page, node) if _says(page, cell)]
    span = page.range_of(node)
    runs = [without_initials(page, run) for run in page.runs(span) if _says(page, run)] if span else []
    # Initials stand where a picture is missing.
    runs = runs[1:] if len(runs) > 1 and is_initials(page.words(runs[0]), page.words(runs[1])) else runs
    apart = side_by_side(page, node) if len(runs) == 1 else []
    return apart or [one for run in runs for one in unglued(page, run)]


def _says(page: Page, span: Span) -> bool:
    words = page.text[span.start : span.end].strip()
    return any(c.isalnum() for c in words) and not re.fullmatch(r"(?:as|als|como|jako|som|come)|\d{1,3}[.)]?", words, re.I)


def _heads(page: HtmlPage, cells: Sequence[Span]) -> bool:
    """Whether cells are the heads of columns."""
    words = [page.text[c.start : c.end] for c in cells]
    return all(len(w) <= LONGEST and set(known(w).values()) & {"cast", "character", "ignored"} for w in words[:2])


def _column_order(page: HtmlPage, row: Node) -> tuple[int, int] | None:
    """The columns of actor and character, where the first row of the table names them the other way round or apart."""
    table = row.parent
    while table is not None and table.tag != "table":
        table = table.parent
    heads = page.select("tr", table)[:1] if table is not None else []
    cells = [s for cell in page.select("th, td", heads[0]) if (s := page.range_of(cell))] if heads else []
    actor = character = None
    for number, cell in enumerate(cells):
        meanings = set(known(page.text[cell.start : cell.end]).values()) if cell.end - cell.start <= LONGEST else set()
        if "character" in meanings and character is None:
            character = number
        elif "cast" in meanings and actor is None:
            actor = number
    if actor is None and character is not None and len(cells) == 2:
        return 1 - character, character
    return (actor, character) if actor is not None and character is not None else None


def pair_of(page: Page, runs: Sequence[Span], tongue: str) -> Iterator[Member]:
    """The actor of some runs of words, with the character that the second says; nobody where it says another job."""
    if not runs:
        return
    if len(runs) == 1:
        if one := member(page, runs[0], tongue):
            yield one
        return
    behind = set(known(page.text[runs[1].start : runs[1].end][:LONGEST]).values())
    if behind & JOBS or of_jobs(page, runs[1]):
        return
    if "cast" in behind:
        runs = runs[:1]
    actor = noted(page, runs[0])
    if actor and len(runs) == 1 and is_name(page, actor.span):
        yield actor.span, None
    elif actor and is_name(page, actor.span):
        yield actor.span, character_of(page, runs[1], tongue)
    elif one := member(page, runs[0], tongue):
        yield one
