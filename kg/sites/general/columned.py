"""The cast of a text whose table has lost its tags: actor and character in a line, with a bar or a tab between them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from kg.reading.page import Page, Span
from kg.sites.general.labels import LONGEST, known
from kg.sites.general.members import TITLED, Member, character_of
from kg.sites.general.outline import Outline
from kg.sites.general.parts import is_name, noted

_BAR = r"[ ]*\|[ ]*"
_COLUMNS = 2
FEWEST = 2
MOST = 400
"""So many rows a cast has at most."""
LONGEST_LINE = 200
"""No row of a cast has more characters."""
_ORDER = (0, 1)


def columned_cast(page: Page, outline: Outline, tongue: str) -> list[Member]:
    """Actors and characters in the lines below the heading of a cast, or below the heads of their columns; empty where none are so."""
    if "|" not in page.text and "\t" not in page.document.text:
        return []
    lines = [line for line in page.lines if line.end <= outline.end]
    number = 0
    while number < len(lines):
        headed = lines[number].end - lines[number].start <= LONGEST and "cast" in known(page.text[slice(*lines[number])]).values()
        at = number + 1 if headed else number
        order = _heads(page, lines[at]) if at < len(lines) else None
        if headed or order:
            found = _rows(page, lines[at + bool(order) : at + MOST], order, tongue)
            if len(found) >= FEWEST and (order or _has_parts(page, found)):
                return found
        number += 1
    return []


def _has_parts(page: Page, rows: Sequence[Member]) -> bool:
    """Whether what stands in the second column are parts: of whole names both columns may be of actors."""
    names = [is_name(page, part) and " " in page.words(part) and not TITLED.match(page.words(part)) for _, part in rows if part]
    return names.count(False) * 2 >= len(names) > 0


def _cells(page: Page, line: Span) -> list[Span]:
    """The cells of a line; one alone where nothing parts it."""
    words = page.text[line.start : line.end]
    if "|" in words:
        return page.split((line.start + len(words) - len(words.lstrip("| ")), line.end), _BAR)
    if "\t" not in page.document.text or len(words) > LONGEST_LINE:
        return [line]
    blanks = [line.start + at for at, character in enumerate(words) if character == " "]
    tabs = [at for at in blanks if "\t" in page.document.text[page.evidence((at - 1, at)).end : page.evidence((at + 1, at + 2)).start]]
    cuts = [line.start, *tabs, line.end]
    return [cell for start, end in pairwise(cuts) if (cell := page.trim(start, end)).end > cell.start]


def _heads(page: Page, line: Span) -> tuple[int, int] | None:
    """In which columns actor and character stand, where the cells of a line are the heads of columns."""
    words = page.text[line.start : min(line.end, line.start + LONGEST)].strip("| ").split()
    if not words or not known(words[0].strip("|")):
        return None
    cells = _cells(page, line)
    if len(cells) < _COLUMNS or any(cell.end - cell.start > LONGEST for cell in cells):
        return None
    meant = [set(known(page.text[cell.start : cell.end]).values()) for cell in cells]
    actor = next((i for i, one in enumerate(meant) if "cast" in one), None)
    character = next((i for i, one in enumerate(meant) if "character" in one and i != actor), None)
    return None if actor is None or character is None else (actor, character)


def _rows(page: Page, lines: Sequence[Span], order: tuple[int, int] | None, tongue: str) -> list[Member]:
    found: list[Member] = []
    for line in lines:
        cells = _cells(page, line)
        if (len(cells) < _COLUMNS and "|" not in page.text[line.start : line.end]) or (order is None and len(cells) > _COLUMNS):
            break
        one, other = order or _ORDER
        name = noted(page, cells[one]) if one < len(cells) else None
        if name is None or not is_name(page, name.span):
            # Something else stands in the columns: none of it is sure.
            return found if order and found else []
        found.append((name.span, character_of(page, cells[other], tongue) if other < len(cells) else None))
    return found
