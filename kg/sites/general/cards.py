"""The card of another film, or of a disc, between the name and the facts of a text, which has no elements to tell them apart."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from kg.reading import say
from kg.reading.genres import is_genre
from kg.reading.page import Page, Span
from kg.sites.general.about import WEIGHTS
from kg.sites.general.labels import known
from kg.sites.general.lines import Row
from kg.sites.general.names import YEAR, pattern, segments
from kg.text import RULES, fold

Meant = tuple[str, Row]
LONGEST_HEAD = 60
"""A longer line is no card's."""
FEWEST = 2
"""So many kinds of facts below a card are those of the film."""
_NEAR = 3
"""Lengths that differ by so many minutes are of one film."""


def below_cards(page: Page, rows: Sequence[Meant], name: Span) -> list[Meant]:
    """The rows of a text without those of a card that has a line of its own above them, where rows without one contradict them below.

    ``name`` is where the film's name stands. Rows that nothing contradicts are the film's, whatever stands above them.
    """
    rows = list(rows)
    below = [one for one in rows if one[1].label.start > name.end and one[1].value]
    first = page.line_at(below[0][1].label.start) if below else 0
    if not below or first - page.line_at(name.start) != 2 or not _heads_a_card(page, page.lines[first - 1], name):
        return rows
    at = _contradicted(page, below)
    if at is None or len({p for p, _ in below[at:] if p in WEIGHTS}) < FEWEST:
        return rows
    above = page.lines[page.line_at(below[at][1].label.start) - 1]
    if not _ends_row(page, below[:at], above) and fold(page.words(above)) != fold(page.words(name)):
        return rows
    start = below[at][1].label.start
    return [(p, row) for p, row in rows if not name.end < row.label.start < start]


def _heads_a_card(page: Page, line: Span, name: Span) -> bool:
    """Whether a line below a film's name may be another's: no label, no sentence, no facts, and not the name again."""
    words = page.words(line)
    if len(words) > LONGEST_HEAD or words[-1] in ".:;,!?…" or ":" in words or known(words) or fold(page.words(name)) in fold(words):
        return False
    plain = not any(is_genre(page.words(one)) or say.reads(page, one, "running-time") for one in segments(page, line))
    return plain and not is_genre(words) and not pattern("page").fullmatch(words) and next(page.find(YEAR, *line), None) is None


def _contradicted(page: Page, rows: Sequence[Meant]) -> int | None:
    """The number of the first row of the facts that contradict those of the card: its director, or its length, is another."""
    seen: dict[str, tuple[int, str]] = {}
    directors = [_director(page, row) for property, row in rows if property == "director"]
    if len(set(directors)) < len(directors):
        # Two lengths and one director: versions of one film.
        return None
    for number, (property, row) in enumerate(rows):
        if property not in _TELL:
            continue
        value = _TELL[property](page, row)
        if value and property not in seen:
            seen[property] = number, value
        elif value and _other(property, seen[property][1], value):
            return _begin(page, rows, seen[property][0], number, property)
    return None


def _begin(page: Page, rows: Sequence[Meant], one: int, other: int, property: str) -> int:
    """Where the facts begin between two rows that contradict each other: behind a blank line, else at (or behind) the row that tells."""
    for number in range(one + 1, other + 1):
        if "\n\n" in page.text[rows[number - 1][1].value[-1].end : rows[number][1].label.start]:
            return number
    return other if property == "director" else one + 1


def _ends_row(page: Page, rows: Sequence[Meant], line: Span) -> bool:
    return any(line.start <= row.value[-1].start < line.end for _, row in rows)


def _director(page: Page, row: Row) -> str:
    return fold(page.words(row.value[0]))


def _length(page: Page, row: Row) -> str:
    words = page.words(row.value[0])
    return RULES["running-minutes"](words) if say.reads(page, row.value[0], "running-time") else ""


_TELL: dict[str, Callable[[Page, Row], str]] = {"director": _director, "duration": _length}


def _other(property: str, one: str, other: str) -> bool:
    if property == "duration":
        return abs(int(one) - int(other)) > _NEAR
    return one not in other and other not in one
