"""Ids of a third party that both tables state: where they meet in enough rows whose titles bear it out, they decide.

Columns of codes and addresses are tried, and numbers where both headers call them the same id. The tables' own row ids are none of them.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from kg.resolve.pairs.ids import by_number, loosely
from kg.resolve.pairs.kinds import Kind
from kg.resolve.pairs.values import Column, Side

ENOUGH = 5
"""Rows that must meet, and that a twentieth of the smaller column must be."""
BORNE_OUT = 0.3
"""Of rows that meet, the share whose titles or names agree; translated ones may not."""
SAME = 10.0
OFTEN = 0.3
"""Of rows with one title, the share with other ids from which on these hardly speak against a pair."""
_UNIQUE = 0.9


@dataclass
class Key:
    """Two columns of ids, by row the ids of either, and what other ids are worth (natural logarithm)."""

    name: str
    columns: tuple[Column, Column]
    ids: tuple[dict[str, frozenset[str]], dict[str, frozenset[str]]]
    different: float = -7.0

    def outcome(self, one: str, two: str) -> str:
        """``same``, ``different``, or empty where a row states no id."""
        a, b = self.ids[0].get(one), self.ids[1].get(two)
        return "" if not a or not b else "same" if a & b else "different"

    def worth(self, outcome: str) -> float:
        """What an outcome adds to the score."""
        return {"same": SAME, "different": self.different}.get(outcome, 0.0)

    def judge(self, equal: Iterable[tuple[str, str]]) -> None:
        """Take less for other ids where rows of one title often have some: an edition has an id of its own, and a film many editions."""
        said = Counter(self.outcome(*pair) for pair in equal)
        share = said["different"] / max(1, said["different"] + said["same"])
        if share >= OFTEN:
            self.different = math.log(share)

    def pairs(self) -> Iterator[tuple[str, str]]:
        """The rows that state the same id."""
        yield from _meeting(*self.ids)


def keys(left: Side, right: Side, agree: Callable[[str, str], bool | None]) -> list[Key]:
    """The pairs of columns of ids that both tables share. ``agree``: whether the titles or names of two rows do, None without any."""
    out = []
    for one in left.others:
        for two in right.others:
            if _comparable(one, two) and (key := _key(one, two, agree)):
                out.append(key)
    return out


def _comparable(one: Column, two: Column) -> bool:
    codes = (Kind.CODE, Kind.URL)
    if one.kind in codes and two.kind in codes:
        return True
    names = {re.sub(r"[\W_]+", "", column.name.casefold()) for column in (one, two)}
    return {one.kind, two.kind} <= {*codes, Kind.NUMBER} and len(names) == 1 and names.pop().endswith("id")


def _key(one: Column, two: Column, agree: Callable[[str, str], bool | None]) -> Key | None:
    # Who takes an id for a number loses what stands before it.
    reading = by_number if Kind.NUMBER in (one.kind, two.kind) else loosely
    ids = (_ids(one, reading), _ids(two, reading))
    if not all(_unique(side) for side in ids):
        return None
    met = list(_meeting(*ids))
    if len(met) < max(ENOUGH, 0.05 * min(map(len, ids))):
        return None
    said = [found for pair in met if (found := agree(*pair)) is not None]
    if said and sum(said) < BORNE_OUT * len(said):
        return None
    return Key(f"{one.name} ~ {two.name}", (one, two), ids)


def _ids(column: Column, reading: Callable[[str], str]) -> dict[str, frozenset[str]]:
    return {row: frozenset(reading(f"{v:.0f}" if isinstance(v, float) else v) for v in value) for row, value in column.values.items()}


def _unique(ids: dict[str, frozenset[str]]) -> bool:
    counts = Counter(one for some in ids.values() for one in some)
    return sum(n == 1 for n in counts.values()) >= _UNIQUE * len(counts) and len(counts) >= _UNIQUE * len(ids)


def _meeting(left: dict[str, frozenset[str]], right: dict[str, frozenset[str]]) -> Iterator[tuple[str, str]]:
    rows: dict[str, list[str]] = defaultdict(list)
    for row, some in right.items():
        for one in some:
            rows[one].append(row)
    for row, some in sorted(left.items()):
        yield from ((row, other) for other in sorted({other for one in some for other in rows.get(one, ())}))
