"""Rows of a text whose cells lost what parted them: ``Directed byAda Quill``, ``Running time101 minutes[2]``, ``LanguageEnglish``.

The label is known, and a capital, a digit or a sign of money follows its last small letter. One such line may be chance, several are
a table.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from kg.reading.page import Page, Span
from kg.sites.general.labels import LONGEST, known

_FEWEST = 4
MOST_BELOW = 40
"""So many lines may stand below a label of a table."""
_POINT = re.compile(r"\s*[-–*•·]\s+")
_SEAM = re.compile(r"(?<=[^\W\d_A-ZÀ-ÞŁŠČŘŽ)])(?=[A-ZÀ-ÞŁŠČŘŽ\d$€£¥₹\"“«(])|(?<=\))(?=[A-ZÀ-Þ\d])")
_REFERENCES = re.compile(r"(?:\s*\[\s*(?:\d{1,3}|[a-z]|note \d+|n\. ?\d+)\s*\])+$", re.I)


class Glued(NamedTuple):
    """A label at the beginning of a line, what it means, and where its value begins."""

    label: Span
    meanings: dict[str, str]
    value: int


def glued_rows(page: Page, lines: list[Span]) -> tuple[list[tuple[Span, dict[str, str], list[Span]]], list[Span]]:
    """The rows of a table whose cells ran together, and of the labels alone on a line between them, and the lines that are none of it.

    A row is a label, what it means, and the runs of its value. Without a table all lines are left.
    """
    seams = _seams(page, lines)
    rows, left, at, inside = [], [], 0, False
    while seams and at < len(lines):
        line = lines[at]
        row = seams.get(line.start)
        inside = row is not None or (inside and not _is_apart(page, lines, at))
        label = (row.label, row.meanings) if row else (line, known(page.cut(line)) if inside else {})
        at += 1
        if inside and not row and (both := _on_two_lines(page, lines, at - 1)):
            label = (Span(line.start, lines[at].end), both)
            at += 1
        if not label[1]:
            left.append(line)
            continue
        value = [Span(row.value, line.end)] if row else []
        while at < len(lines) and len(value) < MOST_BELOW and not _begins_row(page, lines, at, seams):
            value.append(lines[at])
            at += 1
        runs = [run for one in value if (run := _bare(page, one)).end > run.start]
        if runs:
            rows.append((label[0], label[1], runs))
    return rows, left if seams else lines


def _is_apart(page: Page, lines: Sequence[Span], at: int) -> bool:
    return at > 0 and "\n\n" in page.text[lines[at - 1].end : lines[at].start]


def _begins_row(page: Page, lines: Sequence[Span], at: int, seams: dict[int, Glued]) -> bool:
    alone = known(page.cut(lines[at])) or _on_two_lines(page, lines, at)
    return lines[at].start in seams or bool(alone) or _is_apart(page, lines, at)


def _on_two_lines(page: Page, lines: Sequence[Span], at: int) -> dict[str, str]:
    """What a label that is broken over two lines means (``Production`` over ``companies``); empty for other lines."""
    if at + 1 >= len(lines) or lines[at + 1].end - lines[at].start > LONGEST or _is_apart(page, lines, at + 1):
        return {}
    return known(f"{page.cut(lines[at])} {page.cut(lines[at + 1])}")


def _seams(page: Page, lines: Sequence[Span]) -> dict[int, Glued]:
    """The lines that begin with a label and go on without a blank, by where they begin; none where they are few."""
    found: dict[int, Glued] = {}
    for line in lines:
        for seam in _SEAM.finditer(page.text[line.start : min(line.end, line.start + LONGEST)]):
            meanings = known(page.text[line.start : line.start + seam.start()])
            if meanings:
                at = line.start + seam.start()
                found[line.start] = Glued(Span(line.start, at), meanings, at)
                break
    kinds = {frozenset(row.meanings.values()) for row in found.values()}
    return found if len(kinds) >= _FEWEST else {}


def _bare(page: Page, run: Span) -> Span:
    """A run of words without the mark of a point before it, the numbers of notes and a comma behind it."""
    mark = _POINT.match(page.text, *run)
    run = page.trim(mark.end() if mark else run.start, run.end)
    notes = _REFERENCES.search(page.text, max(run.start, run.end - 40), run.end)
    run = page.trim(run.start, notes.start()) if notes else run
    while run.end > run.start and page.text[run.end - 1] in ",;":
        run = page.trim(run.start, run.end - 1)
    return run
