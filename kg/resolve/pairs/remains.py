"""Rows that are left over because their titles are in two languages: two that agree in what else is known, and no others do.

``Otkrytoe more`` and ``Open Sea`` share no letter to go by, but where both rows are without a partner, are of one year and run for the
same number of minutes, and no other row left over does, chance is a poor explanation. How poor is counted in the tables
themselves: as often as rows of *different* years run for the same time, so often do rows of one year by chance.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator
from itertools import combinations, product
from typing import NamedTuple

from kg.resolve.pairs.evidence import AMOUNTS, TIMES, Affinity, Aspect
from kg.resolve.pairs.kinds import Kind
from kg.resolve.pairs.values import Side, Value

LEAST_WORTH = 1.0
"""What agreement of a pair of columns must be worth (natural logarithm) to be looked at."""
MOST = 4.0
"""What a pair found here can come to at most."""


CROWD = 64
"""Pairs that one pair of values may make; beyond that it is no mark of any."""


class Remain(NamedTuple):
    """Why a pair of rows left over is held to be one: the two pairs of columns, and the logarithm of its odds against chance."""

    first: Aspect
    second: Aspect
    worth: float

    @property
    def name(self) -> str:
        """Both pairs of columns, as explanations print them."""
        return f"left over, alone in {self.first.name} and {self.second.name}"


Held = dict[str, frozenset[Value]]


class _Stratum(NamedTuple):
    """Rows left over of one kind of thing: what those of either side hold in two pairs of columns."""

    first: tuple[Held, Held]
    second: tuple[Held, Held]


def remains(
    left: Side, right: Side, aspects: Collection[Aspect], shapes: Affinity | None, matched: tuple[Collection[str], Collection[str]]
) -> dict[tuple[str, str], Remain]:
    """Pairs of titled rows without a partner that agree exactly, and alone, in two pairs of columns.

    ``shapes`` tells which rows are the same kind of thing (an episode is no film); ``matched`` holds the ids of either side's rows
    that have a partner. Rows of people are left alone: names are hardly translated.
    """
    found: dict[tuple[str, str], Remain] = {}
    free = (_titled(left) - set(matched[0]), _titled(right) - set(matched[1]))
    telling = [a for a in aspects if a.left.kind in AMOUNTS | TIMES and a.worth.get("same", 0.0) >= LEAST_WORTH]
    for first, second in combinations(sorted(telling, key=lambda a: a.name), 2):
        strata = list(_strata(first, second, free, shapes))
        pairs = _alone(strata)
        if pairs and (worth := _against_chance(strata)) > 0:
            for pair in pairs:
                if pair not in found or found[pair].worth < worth:
                    found[pair] = Remain(first, second, min(MOST, worth))
    return found


def _titled(side: Side) -> set[str]:
    return {row for column in side.labels if column.kind is Kind.TITLE for row in column.values}


def _strata(first: Aspect, second: Aspect, free: tuple[set[str], set[str]], shapes: Affinity | None) -> Iterator[_Stratum]:
    held = [tuple(_held(aspect, side, free[side]) for side in (0, 1)) for aspect in (first, second)]
    both = tuple({row for row in held[0][side] if row in held[1][side]} for side in (0, 1))
    for rows in _kin(both, shapes):
        ones, twos = ([{r: h[side][r] for r in rows[side]} for side in (0, 1)] for h in held)
        yield _Stratum((ones[0], ones[1]), (twos[0], twos[1]))


def _kin(rows: tuple[set[str], ...], shapes: Affinity | None) -> Iterator[tuple[list[str], list[str]]]:
    """Rows of both sides whose shapes go together."""
    if shapes is None:
        yield sorted(rows[0]), sorted(rows[1])
        return
    of_shape: tuple[dict[str, list[str]], dict[str, list[str]]] = (defaultdict(list), defaultdict(list))
    for side, known in enumerate((shapes.left, shapes.right)):
        for row in sorted(rows[side]):
            for shape in known.get(row, ()):
                of_shape[side][shape].append(row)
    for one, two in sorted(shapes.together):
        if shapes.together[one, two] > 0 and of_shape[0][one] and of_shape[1][two]:
            yield of_shape[0][one], of_shape[1][two]


def _held(aspect: Aspect, side: int, free: set[str]) -> Held:
    column = aspect.right if side else aspect.left
    plain = column.kind not in TIMES or aspect.left.kind is aspect.right.kind is Kind.DATE
    return {row: value if plain else frozenset(int(str(v)[:4]) for v in value) for row, value in column.values.items() if row in free}


def _alone(strata: Iterable[_Stratum]) -> list[tuple[str, str]]:
    """The pairs that agree in both, where neither row agrees so with another one."""
    pairs: set[tuple[str, str]] = set()
    for known in strata:
        holders: tuple[dict[tuple[Value, Value], list[str]], ...] = (defaultdict(list), defaultdict(list))
        for side in (0, 1):
            for row, ones in known.first[side].items():
                for one, two in product(ones, known.second[side][row]):
                    holders[side][one, two].append(row)
        for key, lefts in holders[0].items():
            # What many rows share tells no two of them apart.
            if len(lefts) * len(holders[1].get(key, ())) <= CROWD:
                pairs.update(product(lefts, holders[1].get(key, ())))
    lefts_in, rights_in = Counter(a for a, _ in pairs), Counter(b for _, b in pairs)
    return sorted(p for p in pairs if lefts_in[p[0]] == 1 == rights_in[p[1]])


def _against_chance(strata: Iterable[_Stratum]) -> float:
    """The logarithm of how much oftener rows that agree in one pair of columns agree in the other than rows that do not, whichever
    pair of columns comes first.
    """
    pairs = ones = twos = both = 0
    for known in strata:
        pairs += len(known.first[0]) * len(known.first[1])
        ones += _meetings(*known.first)
        twos += _meetings(*known.second)
        both += _meetings(*({row: frozenset(product(v, two[row])) for row, v in one.items()} for one, two in zip(*known, strict=True)))
    expected = max(a * (b - both) / max(1, pairs - a) for a, b in ((ones, twos), (twos, ones)))
    return math.log(max(0.05, both - expected) / (expected + 0.5))


def _meetings(left: Held, right: Held) -> int:
    """How many pairs of rows share a value."""
    ones, twos = (Counter(v for values in side.values() for v in values) for side in (left, right))
    return sum(n * twos[value] for value, n in ones.items())
