"""Pairs compete: where a thing stands once in a table, a row that surely has a partner is no partner of another row.

Every pair has odds of its own. Odds of pairs that share a row are weighed against each other, and against the row having no
partner, by passing messages between rows until they settle; what comes out is each pair's probability under one-to-one matching.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence

ROUNDS = 25
NEGLIGIBLE = -5.0
_CALM = 0.002


def probabilities(
    pairs: Sequence[tuple[str, str]], scores: Sequence[float], *, once_left: bool = True, once_right: bool = True
) -> list[float]:
    """The probability of each pair from its score (a logarithm of odds), in the order given.

    ``once_left``: a thing stands once in the left table, so a row of the right one has at most one partner there.
    """
    chances = [alone(score) for score in scores]
    # What hardly can be a match takes nothing from the others: leaving it out makes the rest quick.
    open_ = [at for at, score in enumerate(scores) if score >= NEGLIGIBLE]
    settled = _settle([pairs[at] for at in open_], [math.exp(min(30.0, scores[at])) for at in open_], once_left, once_right)
    for at, chance in zip(open_, settled, strict=True):
        chances[at] = chance
    return chances


def alone(score: float) -> float:
    """The probability that a score (a logarithm of odds) is worth where nothing competes."""
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, score))))


def _settle(pairs: Sequence[tuple[str, str]], odds: list[float], once_left: bool, once_right: bool) -> list[float]:
    lefts: dict[str, list[int]] = defaultdict(list)
    rights: dict[str, list[int]] = defaultdict(list)
    for at, (one, two) in enumerate(pairs):
        lefts[one].append(at)
        rights[two].append(at)
    lefts, rights = ({row: edges for row, edges in side.items() if len(edges) > 1} for side in (lefts, rights))
    to_right = [1.0] * len(odds)
    to_left = [1.0] * len(odds)
    # A message along a pair says how free its row would be if the pair were not there.
    for _ in range(ROUNDS):
        moved = 0.0
        if once_right:
            moved = max(moved, _pass(lefts, odds, to_left, to_right))
        if once_left:
            moved = max(moved, _pass(rights, odds, to_right, to_left))
        if moved < _CALM:
            break
    return [o * r * b / (1.0 + o * r * b) for o, r, b in zip(odds, to_right, to_left, strict=True)]


def _pass(rows: Mapping[str, list[int]], odds: list[float], heard: list[float], said: list[float]) -> float:
    moved = 0.0
    for edges in rows.values():
        claims = [odds[e] * heard[e] for e in edges]
        total = 1.0 + sum(claims)
        for e, claim in zip(edges, claims, strict=True):
            # Half the old message keeps rows of equal pairs from swinging to and fro.
            new = 0.5 * said[e] + 0.5 / max(1e-12, total - claim)
            gap = new - said[e]
            if gap > moved or -gap > moved:
                moved = abs(gap)
            said[e] = new
    return moved


def assign(
    pairs: Sequence[tuple[str, str]], chances: Sequence[float], least: float, *, once_left: bool = True, once_right: bool = True
) -> list[int]:
    """The places of the pairs to hold as matches: at least ``least`` probable, surest first, no row twice where it may match once."""
    taken_left: set[str] = set()
    taken_right: set[str] = set()
    out = []
    for at in sorted((i for i, p in enumerate(chances) if p >= least), key=lambda i: (-chances[i], pairs[i])):
        one, two = pairs[at]
        if (once_right and one in taken_left) or (once_left and two in taken_right):
            continue
        taken_left.add(one)
        taken_right.add(two)
        out.append(at)
    return sorted(out)
