"""Labels in cells of tables: a value beside its label, below it, in the column of a head, or in the rows of a section."""

from __future__ import annotations

import re
from typing import NamedTuple

from kg.reading.html import HtmlPage
from kg.reading.page import Span
from kg.reading.tree import Node
from kg.sites.general.labels import LONGEST, known

Cell = tuple[Node, Span]
SECTIONED = frozenset(("director", "writer", "producer", "composer", "editor", "cinematographer", "cast", "company"))
"""What a table may list row by row below a head with a second column for the part or the job."""
MOST_ROWS = 500
PAIR = 2
_SIGNED = re.compile(r"(?:written )?by |von |par |por |di |av |af ", re.I)
"""How the name of who wrote a text begins, beside the head over it."""


class Beside(NamedTuple):
    """What belongs to a label: the element that holds it, and the ranges of the value or, of a list in two columns, of its pairs."""

    holder: Node
    spans: list[Span]
    pairs: tuple[tuple[Span, Span | None], ...] = ()


def in_cells(page: HtmlPage, cell: Node) -> Beside | None:
    """What belongs to the label that a cell is."""
    row = cell.parent
    if row is None:
        return None
    cells = shown(page, row)
    number = next((n for n, (one, _) in enumerate(cells) if one.mem_id == cell.mem_id), None)
    if number is None:
        return None
    if len(cells) == 1:
        return _row_below(page, row) or (_pairs_below(page, row) if "cast" in _meant(page, cells[0]) else None)
    meant = [_meant(page, one) for one in cells]
    if all(meant):
        return _below_heads(page, row, number, len(cells), meant)
    behind = cells[number + 1 :]
    if not behind or all(one.tag == "th" for one, _ in cells):
        return None
    # Two pairs of label and value may share a row.
    if meant[number + 1] and len(behind) > 1:
        return None
    if len(behind) > 2 and not any(meant[number + 2 :]):
        return None
    if "plot" in meant[number] and _SIGNED.match(page.text, behind[0][1].start):
        return _row_below(page, row)
    return Beside(row, [behind[0][1]])


def shown(page: HtmlPage, row: Node) -> list[Cell]:
    """The cells of a row that show words, with their ranges."""
    out: list[Cell] = []
    at = row.first_child
    while at is not None:
        if at.tag in ("td", "th") and (span := page.range_of(at)) and page.text[span.start : span.end].strip(" :："):
            out.append((at, Span(*span)))
        at = at.next
    return out


def _meant(page: HtmlPage, cell: Cell) -> set[str]:
    start, end = cell[1]
    return set(known(page.text[start:end]).values()) if end - start <= LONGEST else set()


def _rows_after(row: Node) -> list[Node]:
    out, at = list[Node](), row.next
    while at is not None and len(out) < MOST_ROWS:
        if at.tag == "tr":
            out.append(at)
        at = at.next
    return out


def _row_below(page: HtmlPage, row: Node) -> Beside | None:
    """The one cell of the next row that shows something, below a head that stands alone in its row."""
    for below in _rows_after(row):
        if cells := shown(page, below):
            if len(cells) != 1 or _meant(page, cells[0]):
                return None
            return Beside(below, [cells[0][1]])
    return None


def _pairs_below(page: HtmlPage, row: Node) -> Beside | None:
    """The rows of two cells below a head of the cast that stands alone in its row, up to the next head or label: of a table that gives
    labels and values in two cells as well, for elsewhere two actors may stand side by side."""
    others = [shown(page, one) for one in page.select("tr", row.parent)[:MOST_ROWS]] if row.parent is not None else []
    if not any(len(cells) == PAIR and _meant(page, cells[0]) and not _meant(page, cells[1]) for cells in others):
        return None
    pairs: list[tuple[Span, Span]] = []
    for below in _rows_after(row):
        cells = shown(page, below)
        if len(cells) != PAIR or any(_meant(page, cell) for cell in cells):
            break
        pairs.append((cells[0][1], cells[1][1]))
    return Beside(row, [first for first, _ in pairs], tuple(pairs)) if len(pairs) > 1 else None


def _below_heads(page: HtmlPage, row: Node, number: int, count: int, meant: list[set[str]]) -> Beside | None:
    """What stands below one of several heads: the cell of the only row there is, or of a section with two columns all its rows."""
    if any("title" in one for one in meant):
        return None
    rows: list[list[Cell]] = []
    for below in _rows_after(row):
        cells = shown(page, below)
        if not cells:
            continue
        if len(cells) > count or all(_meant(page, cell) for cell in cells):
            break
        rows.append(cells)
    if count == 2 and "character" in meant[0] and "cast" in meant[1]:
        turned = tuple((cells[1][1], cells[0][1]) for cells in rows if len(cells) == count)
        return Beside(row, [actor for actor, _ in turned], turned) if turned and number else None
    if count == 2 and "character" in meant[1]:
        if number or not meant[0] & SECTIONED:
            return None
        pairs = [(cells[0][1], cells[1][1] if len(cells) > 1 else None) for cells in rows]
        return Beside(row, [first for first, _ in pairs], tuple(pairs) if "cast" in meant[0] else ()) if rows else None
    # Several rows are a list, of films more often than not.
    return Beside(row, [rows[0][number][1]]) if len(rows) == 1 and len(rows[0]) == count else None
