"""Pairs of mentions that were compared: in columns, for there are more of them than mentions."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from kg.model import Verdict
from kg.resolve.reasons import Reasons

VERDICTS: tuple[Verdict, ...] = ("same", "different", "unsure")
PLACES = {verdict: place for place, verdict in enumerate(VERDICTS)}


class Pair(NamedTuple):
    """Two mentions, by their numbers, that may be one thing: how surely (0 to 1, in thousandths), why, what it comes to.

    Of equally sure pairs those of the lower ``rank`` come first.
    """

    score: float
    left: int
    right: int
    reasons: tuple[str, ...]
    verdict: Verdict = "same"
    rank: int = 0


class Row(NamedTuple):
    """A pair as it is kept: ``why`` is the number of its reasons."""

    score: float
    left: int
    right: int
    why: int
    verdict: Verdict
    rank: int


class Pairs:
    """Pairs, in the order in which they come until they are sorted. ``reasons`` keeps why."""

    def __init__(self, reasons: Reasons | None = None) -> None:
        self._reasons = reasons or Reasons()
        self._left, self._right, self._why = array("I"), array("I"), array("I")
        self._score, self._verdict, self._rank = array("d"), array("b"), array("b")

    def add(self, pair: Pair) -> None:
        """Take in a pair."""
        self._left.append(pair.left)
        self._right.append(pair.right)
        self._why.append(self._reasons.number(pair.reasons))
        self._score.append(pair.score)
        self._verdict.append(PLACES[pair.verdict])
        self._rank.append(pair.rank)

    def __len__(self) -> int:
        return len(self._left)

    def __iter__(self) -> Iterator[Pair]:
        return (Pair(row.score, row.left, row.right, self._reasons[row.why], row.verdict, row.rank) for row in self.rows())

    def rows(self) -> Iterator[Row]:
        """The pairs as they are kept."""
        columns = zip(self._score, self._left, self._right, self._why, self._verdict, self._rank, strict=True)
        return (Row(score, left, right, why, VERDICTS[verdict], rank) for score, left, right, why, verdict, rank in columns)

    def of(self, verdict: Verdict) -> Iterator[tuple[int, int]]:
        """The mentions of the pairs of a verdict."""
        place = PLACES[verdict]
        return ((left, right) for left, right, found in zip(self._left, self._right, self._verdict, strict=True) if found == place)

    def sort(self, places: Sequence[int]) -> None:
        """Put the surest first, then by rank, then by the places of the mentions, which are numbers of each one's own."""
        wide = max(len(self), max(places, default=0)).bit_length()
        columns = zip(self._score, self._rank, self._left, self._right, range(len(self)), strict=True)
        coded = [
            (((1000 - round(1000 * score) << 8 | rank) << wide | places[left]) << wide | places[right]) << wide | row
            for score, rank, left, right, row in columns
        ]
        coded.sort()
        rows = array("I", (code & (1 << wide) - 1 for code in coded))
        del coded
        self._left, self._right, self._why = (array("I", map(c.__getitem__, rows)) for c in (self._left, self._right, self._why))
        self._score = array("d", map(self._score.__getitem__, rows))
        self._verdict, self._rank = (array("b", map(c.__getitem__, rows)) for c in (self._verdict, self._rank))
