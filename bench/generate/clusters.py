"""How well mentions were put together: pairwise and B-cubed precision, recall and F1."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple


class Score(NamedTuple):
    """A precision and a recall; 1.0 where there was nothing to find or nothing found."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def _pairs(counts: Iterable[int]) -> int:
    return sum(n * (n - 1) // 2 for n in counts)


def pairwise(mentions: Iterable[tuple[str, str]]) -> Score:
    """Of (found, true) names of mentions: the share of pairs put together that belong together, and the other way round."""
    mentions = list(mentions)
    both = _pairs(Counter(mentions).values())
    found, true = (_pairs(Counter(m[side] for m in mentions).values()) for side in (0, 1))
    return Score(both / found if found else 1.0, both / true if true else 1.0)


def b_cubed(mentions: Iterable[tuple[str, str]]) -> Score:
    """The mean over mentions of the share of their cluster that is theirs, and of their thing that is in their cluster."""
    mentions = list(mentions)
    cells = Counter(mentions)
    found, true = (Counter(m[side] for m in mentions) for side in (0, 1))
    if not mentions:
        return Score(1.0, 1.0)
    precision = sum(n * n / found[key[0]] for key, n in cells.items()) / len(mentions)
    return Score(precision, sum(n * n / true[key[1]] for key, n in cells.items()) / len(mentions))


def wrong(mentions: Iterable[tuple[str, str, str]], count: int) -> tuple[list[str], list[str]]:
    """The clusters that hold several things, and the things that are in several clusters, each with examples: (found, true, where)."""
    joined: dict[str, dict[str, str]] = {}
    split: dict[str, dict[str, str]] = {}
    for found, true, where in mentions:
        joined.setdefault(found, {}).setdefault(true, where)
        split.setdefault(true, {}).setdefault(found, where)
    together = [
        f"{key}: " + ", ".join(f"{t} ({w})" for t, w in sorted(some.items())) for key, some in sorted(joined.items()) if len(some) > 1
    ]
    apart = [f"{key}: " + ", ".join(f"{f} ({w})" for f, w in sorted(some.items())) for key, some in sorted(split.items()) if len(some) > 1]
    return together[:count], apart[:count]
