"""Cells as values: what a cell of a recognized kind holds, parsed once per distinct cell."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from kg.resolve.pairs import moments, notes, tokens, works
from kg.resolve.pairs.cells import BETWEEN
from kg.resolve.pairs.kinds import LABELS, Kind, recognize
from kg.resolve.pairs.tables import Table

Value = Any
"""A parsed cell: Title, tuple[Name, ...], frozenset of years, amounts, days, codes or categories, or a tuple of words."""

_YEAR = re.compile(r"(?<!\d)(1[6-9]\d\d|20[0-4]\d)(?!\d)")
_AMOUNT = re.compile(r"-?\d+(?:[.,]\d+)*")
_OF = re.compile(r"\s*/\s*\d+")
_BETWEEN = re.compile(r"\s*[,;|/\x1f&]\s*|\s+\band\b\s+")
_SPELLED = {"sciencefiction": "scifi", "biographical": "biography", "musicals": "musical"}


_LISTED = (BETWEEN, " / ", "|", ";")
_OFTEN = 0.2

TITLES = 4
"""Titles of one cell that are looked at."""


@dataclass
class Column:
    """One column: its name, kind and, per row id, the parsed value where there is one. ``noted``: made from years noted in titles.
    ``works``: its titles are not of the row's own thing, but of what it had a part in.
    """

    name: str
    kind: Kind
    values: dict[str, Value] = field(default_factory=dict)
    noted: bool = False
    works: bool = False

    @property
    def distinct(self) -> float:
        """The share of values that no other row has."""
        counts = Counter(self.values.values())
        return sum(n == 1 for n in counts.values()) / max(1, len(self.values))


@dataclass
class Side:
    """A table as matching sees it: its row ids, label columns (titles and names) and the columns of other kinds."""

    name: str
    ids: tuple[str, ...]
    labels: list[Column]
    others: list[Column]
    cells: dict[str, tuple[str, ...]]
    columns: tuple[str, ...]

    def shape(self, row: str) -> str:
        """Which cells of a row are filled: an episode, a series and a person of one table differ by that."""
        return "".join("x" if cell else "." for cell in self.cells[row])


def side(table: Table, kinds: dict[str, Kind] | None = None) -> Side:
    """Recognize and parse all columns of a table; ``kinds`` (by column name) overrules what values look like."""
    # Sorted, so that nothing below can depend on the order of a file.
    made = Side(table.name, tuple(sorted(table.rows)), [], [], table.rows, table.columns)
    for at, name in enumerate(table.columns):
        cells = {row: values[at] for row, values in table.rows.items() if values[at]}
        kind = (kinds or {}).get(name) or recognize(cells.values(), name)
        if kind is Kind.EMPTY:
            continue
        if kind is not Kind.TITLE:
            _add(made, name, kind, cells)
        elif listed := works.listed(cells):
            made.labels.append(Column(name, Kind.NAMES, dict(listed), works=True))
        else:
            for called, some in _titles(name, cells):
                _add(made, called, kind, notes.cut(notes.bare(some)))
    return made


def _titles(name: str, cells: dict[str, str]) -> list[tuple[str, dict[str, str]]]:
    """A column whose cells list the titles of a thing (its own, those of other countries) as a column for each of the first few."""
    between = next((mark for mark in _LISTED if sum(mark in cell for cell in cells.values()) >= _OFTEN * len(cells)), BETWEEN)
    lists = {row: list(filter(None, map(str.strip, cell.split(between)))) for row, cell in cells.items()}
    most = min(TITLES, max(map(len, lists.values()), default=0))
    return [(f"{name} {at + 1}" if at else name, {row: some[at] for row, some in lists.items() if len(some) > at}) for at in range(most)]


def _add(made: Side, name: str, kind: Kind, cells: dict[str, str]) -> None:
    """Parse a column of a kind and put it where it belongs."""
    broken = sum("?" in c[1:-1] or "\ufffd" in c for c in cells.values()) > 0.004 * len(cells)
    column = Column(name, kind)
    dates = moments.order(cells.values()) if kind is Kind.DATE else ""
    parsed: dict[str, Value] = {}
    for row, cell in cells.items():
        if cell not in parsed:
            parsed[cell] = parse(cell, kind, broken, dates)
        if parsed[cell]:
            column.values[row] = parsed[cell]
    _unsaid(column)
    if kind is Kind.NUMBER and (timed := moments.in_minutes(name, column.values)):
        column.kind, column.values = Kind.DURATION, dict(timed)
    (made.labels if kind in LABELS else made.others).append(column)
    if kind is Kind.TITLE:
        years = {row: frozenset({title.year}) for row, title in column.values.items() if title.year}
        if len(years) > max(5, 0.02 * len(cells)):
            made.others.append(Column(f"{name} (year)", Kind.YEAR, years, noted=True))


ZERO = frozenset({0.0})
_ZEROS, _LARGE, _SAID_OF_MANY = 0.05, 100.0, 3


def _unsaid(column: Column) -> None:
    """Take out what stands for nothing: no running time is 0, many a 0 among large numbers is none, nor says what many rows say word for
    word what one of them is about (``The plot is unknown at this time``).
    """
    if column.kind is Kind.TEXT:
        counts = Counter(column.values.values())
        column.values = {row: value for row, value in column.values.items() if counts[value] < _SAID_OF_MANY}
    elif column.kind in (Kind.NUMBER, Kind.DURATION):
        others = sorted(max(value) for value in column.values.values() if value != ZERO)
        many = len(column.values) - len(others) > _ZEROS * len(column.values) and others and others[len(others) // 2] >= _LARGE
        if many or column.kind is Kind.DURATION:
            column.values = {row: value for row, value in column.values.items() if value != ZERO}


def parse(cell: str, kind: Kind, broken: bool = False, dates: str = "") -> Value:
    """The value of a cell; falsy where nothing can be read from it. ``dates``: which of day and month its column gives first."""
    if kind is Kind.TITLE:
        parsed = tokens.title(cell, broken)
        return parsed if parsed.words else None
    if kind in (Kind.NAME, Kind.NAMES):
        return tokens.names(cell, broken)
    if kind is Kind.YEAR:
        return frozenset(int(y) for y in _YEAR.findall(cell)[:2])
    if kind in (Kind.DATE, Kind.DURATION) and BETWEEN in cell:
        return frozenset(one for piece in cell.split(BETWEEN) for one in parse(piece, kind, broken, dates))
    if kind is Kind.DATE:
        return frozenset(filter(None, [moments.day(cell, dates)]))
    if kind is Kind.DURATION:
        return moments.minutes(cell)
    if kind in (Kind.NUMBER, Kind.RATING):
        said = _OF.sub("", cell) if kind is Kind.RATING else cell
        return frozenset(float(n.replace(",", "")) for n in _AMOUNT.findall(said)[:3] if n.count(".") < 2)
    if kind is Kind.CATEGORY:
        return frozenset(_category(p) for p in _BETWEEN.split(cell) if p.strip())
    if kind in (Kind.CODE, Kind.URL):
        return frozenset(filter(None, (part.strip().rstrip("/").casefold() for part in re.split(r"[|\x1f]|[,;](?!\S*/)", cell))))
    return tuple(dict.fromkeys(w for w in tokens.words(tokens.repair(cell)) if len(w) > 3))[:120]


def _category(part: str) -> str:
    bare = re.sub(r"[\W_]+", "", tokens.fold(part))
    return _SPELLED.get(bare, bare)


class Weights:
    """How much a word says: the logarithm of how rare it is among the label cells of both tables."""

    def __init__(self, sides: Iterable[Side]) -> None:
        self.cells = 0
        self.counts: Counter[str] = Counter()
        for one in sides:
            for column in one.labels:
                for value in set(column.values.values()):
                    self.cells += 1
                    self.counts.update(set(label_words(value)))
        self._known: dict[str, float] = {}

    def __call__(self, word: str) -> float:
        """The weight of a word, above 0."""
        found = self._known.get(word)
        if found is None:
            found = self._known[word] = max(0.3, math.log((self.cells + 1) / (self.counts.get(word, 0) + 0.5)))
        return found


def label_words(value: Value) -> tuple[str, ...]:
    """The words of a title or of all names of a cell."""
    return value.words if isinstance(value, tokens.Title) else tuple(w for name in value for w in name.words)
