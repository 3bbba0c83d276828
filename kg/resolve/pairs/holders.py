"""Who else holds the words that two cells share: words that stand in no other row of either table mark a pair, however short they are.

``Marrow`` and ``Marrow Told by Nobody in Winter`` share one word of six, but no other title has it; ``The Tide`` and ``The Tide in the
Harbour`` share as much, and a dozen titles do.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from kg.resolve.pairs.tokens import sound

Words = Sequence[str]


class Holders:
    """The rows of two tables by the sounds of the words they hold, each table as its row ids with their words."""

    def __init__(self, left: Iterable[tuple[str, Words]], right: Iterable[tuple[str, Words]]) -> None:
        self._rows = (_posted(left), _posted(right))
        self._sounds: dict[tuple[str, ...], frozenset[str]] = {}
        self._known: dict[frozenset[str], bool] = {}

    def alone(self, one: Words, two: Words) -> bool:
        """Whether two texts share words, and one row of either table holds all of these and no other does."""
        common = self._heard(one) & self._heard(two)
        if not common:
            return False
        known = self._known.get(common)
        if known is None:
            known = self._known[common] = all(_holding(rows, common) == 1 for rows in self._rows)
        return known

    def _heard(self, words: Words) -> frozenset[str]:
        key = tuple(words)
        heard = self._sounds.get(key)
        if heard is None:
            heard = self._sounds[key] = frozenset(map(sound, key))
        return heard


def _posted(rows: Iterable[tuple[str, Words]]) -> Mapping[str, set[str]]:
    posted: dict[str, set[str]] = defaultdict(set)
    for row, words in rows:
        for word in words:
            posted[sound(word)].add(row)
    return dict(posted)


def _holding(rows: Mapping[str, set[str]], words: Iterable[str]) -> int:
    first, *rest = sorted((rows.get(word, set()) for word in words), key=len)
    return len(first.intersection(*rest))
