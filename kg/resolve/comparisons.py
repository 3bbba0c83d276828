"""What comparisons of films came to, kept for the next build: nearly all its pairs are those of the last one.

A film is known again by a number of 64 bits that everything said of it decides (``FilmProfile.sum``), and so is a pair: the chance that
among a million pairs any is taken for another is less than one in ten million.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import groupby
from typing import Any

from kg.resolve.films import Comparison, compare
from kg.resolve.profile import FilmProfile
from kg.resolve.reasons import FRESH, Reasons
from kg.resolve.spool import Spool

_ODD, _MASK = 0x9E3779B97F4A7C15, (1 << 64) - 1
_AGAINST, _BY_ID = 1, 2
"""What a comparison says beside its score and reasons, as bits."""


PARTS = ("keys", "scores", "marks", "why", "reasons")
"""What is kept: a column each of the pairs in order of their numbers, and the reasons, a line each, of which ``why`` has the numbers."""


class Comparisons:
    """Compares films as ``films.compare`` does, a pair only once in many builds. ``parts`` are what the method gave that is called so.

    Raises ValueError for parts of another form.
    """

    def __init__(self, parts: Mapping[str, bytes] | None = None) -> None:
        self._keys, self._scores, self._marks, self._why = array("Q"), array("d"), array("b"), array("I")
        columns: Sequence[array[Any]] = (self._keys, self._scores, self._marks, self._why)
        lines: list[bytes] = []
        if parts:
            for name, column in zip(PARTS, columns, strict=False):
                column.frombytes(parts[name])
            lines = parts["reasons"].split(b"\n")[:-1]
            if len(set(map(len, columns))) > 1 or max(self._why, default=-1) >= len(lines):
                raise ValueError("these are no comparisons")
        self._known = len(self._keys)
        self._asked = bytearray(self._known)
        self._reasons = Reasons(Spool.of(lines))
        self._told = lru_cache(FRESH)(self._reasons.__getitem__)

    def __call__(self, left: FilmProfile, right: FilmProfile) -> Comparison:
        """What ``compare`` says of a pair."""
        if not left.sum or not right.sum:
            return compare(left, right)
        key = left.sum * _ODD + right.sum & _MASK
        at = bisect_left(self._keys, key, 0, self._known)
        if at < self._known and self._keys[at] == key:
            self._asked[at] = 1
            marks = self._marks[at]
            return Comparison(self._scores[at], self._told(self._why[at]), bool(marks & _AGAINST), bool(marks & _BY_ID))
        found = compare(left, right)
        self._keys.append(key)
        self._scores.append(found.score)
        self._marks.append(found.against * _AGAINST | found.by_id * _BY_ID)
        self._why.append(self._reasons.number(found.reasons))
        return found

    def parts(self) -> dict[str, bytes] | None:
        """What the next build needs; None where that is what this one was given. What was not asked for is dropped once it is more than the
        rest."""
        new, asked = len(self._keys) - self._known, sum(self._asked)
        stale = self._known - asked > asked + new
        if not new and not stale:
            return None
        rows = [row for row in range(len(self._keys)) if not stale or row >= self._known or self._asked[row]]
        rows = [next(same) for _, same in groupby(sorted(rows, key=self._keys.__getitem__), self._keys.__getitem__)]
        numbers: dict[int, int] = {}
        why = array("I", (numbers.setdefault(self._why[row], len(numbers)) for row in rows))
        keys, scores, marks = (_chosen(column, rows) for column in (self._keys, self._scores, self._marks))
        told = b"".join(self._reasons.text(number).encode("utf-8", "surrogatepass") + b"\n" for number in numbers)
        return dict(zip(PARTS, (keys, scores, marks, why.tobytes(), told), strict=True))


def _chosen(column: array[Any], rows: Sequence[int]) -> bytes:
    return array(column.typecode, map(column.__getitem__, rows)).tobytes()
