"""Match two tables: block, compare, learn what agreement is worth, let pairs compete, and decide, with reasons for every pair."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kg.resolve.pairs import compete
from kg.resolve.pairs.blocking import candidates, naming
from kg.resolve.pairs.evidence import ENOUGH
from kg.resolve.pairs.model import Model
from kg.resolve.pairs.values import Side, Value
from kg.resolve.pairs.weights import Weighing

ROUNDS = 3
"""Rounds of learning: from equal and unique labels, then from what the first round was sure of."""


RIVAL = 0.1
"""Probability up to which a pair that shares a credited name counts as a rival that lost."""


HELD = 0.5
"""Probability beyond which a row counts as having a partner when those left over are looked at again."""


@dataclass
class Matching:
    """The outcome: every compared pair with its probability, the places of those held to be matches, and what explains them."""

    pairs: list[tuple[str, str]]
    scores: list[float]
    chances: list[float]
    matches: list[int]
    touched: int
    model: Model
    once: tuple[bool, bool]
    itself: bool = False

    def found(self) -> set[tuple[str, str]]:
        """The pairs held to be one thing."""
        return {self.pairs[at] for at in self.matches}

    def why(self, one: str, two: str) -> list[tuple[str, str, float]]:
        """The comparisons of a pair of row ids, each with its outcome in words and what it added to the score, the weightiest first."""
        return self.model.explain(one, two)


def match(
    left: Side, right: Side, weighing: Weighing, *, once: tuple[bool, bool] | None = None, itself: bool = False
) -> Matching:  # fmt: skip
    """Match two sides. ``once``: whether a thing stands once in the left and in the right table; found from the tables if None.

    ``itself``: both sides are one table, in which things may stand several times; each pair is looked at once, the lesser id first.
    """
    model = Model(left, right, weighing)
    own, others = ([(p.left, p.right) for p in model.labels if p.own is asked] for asked in (True, False))
    pairs, touched = candidates(left, right, own, model.weigh, others)
    if itself:
        # An id of its own tells no two rows of one table apart.
        model.keys = []
    if model.keys:
        pairs = sorted({*pairs, *(pair for key in model.keys for pair in key.pairs())})
    pairs = [pair for pair in pairs if pair[0] < pair[1]] if itself else pairs
    alone = once or ((False, False) if itself else (stands_once(left), stands_once(right)))
    least, surely = weighing["match"]["least"], weighing["match"]["sure"]
    outcomes = _interned(model.outcomes(*pair) for pair in pairs)
    model.pairs = outcomes
    sure, rivals = first_sure(model, pairs, outcomes, alone), list[tuple[str, str]]()
    if model.keys:
        for key in model.keys:
            key.judge(sure)
        outcomes_of = ({key.outcome(*pair) for key in model.keys} for pair in pairs)
        meeting = [pair for pair, found in zip(pairs, outcomes_of, strict=True) if "same" in found]
        sure = sorted({*meeting, *(pair for pair in sure if all(key.outcome(*pair) != "different" for key in model.keys))})
    if itself:
        sure, model.prior = among_twins(model, sure)
    for turn in range(ROUNDS):
        model.learn(sure)
        if turn:
            model.learn_more(sure, rivals)
        scores = model.scores(pairs, outcomes)
        chances = compete.probabilities(pairs, scores, once_left=alone[0], once_right=alone[1])
        sure = [pair for pair, p in zip(pairs, chances, strict=True) if p >= surely]
        rivals = [p for p, found, chance in zip(pairs, outcomes, chances, strict=True) if chance < RIVAL and model.credited(found)]
    if not itself:
        model.look_again([pair for pair, p in zip(pairs, chances, strict=True) if p > HELD])
    places = {pair: at for at, pair in enumerate(pairs)}
    again = [pair for pair in sorted(model.remains) if pair not in places]
    places |= {pair: at for at, pair in enumerate(again, len(pairs))}
    pairs, scores, chances = [*pairs, *again], [*scores, *([0.0] * len(again))], [*chances, *([0.0] * len(again))]
    for pair in sorted(model.remains):
        scores[places[pair]] = model.score(model.signs(*pair))
        chances[places[pair]] = compete.alone(scores[places[pair]])
    matches = compete.assign(pairs, chances, least, once_left=alone[0], once_right=alone[1])
    return Matching(pairs, scores, chances, matches, touched, model, alone, itself)


def _interned(outcomes: Iterable[tuple[str, ...]]) -> list[tuple[str, ...]]:
    known: dict[tuple[str, ...], tuple[str, ...]] = {}
    return [known.setdefault(found, found) for found in outcomes]


def first_sure(
    model: Model, pairs: Sequence[tuple[str, str]], outcomes: Sequence[tuple[str, ...]], once: tuple[bool, bool] = (True, True)
) -> list[tuple[str, str]]:
    """Pairs whose own titles or names are equal and that no other pair of either row equals: what learning begins with.

    Where things stand several times in a table, a row may equal a few of its rows.
    """
    own = [at for at, labels in enumerate(model.labels) if labels.own]
    equal = [p for p, found in zip(pairs, outcomes, strict=True) if any(found[at] in ("exact", "same") for at in own)]
    lefts, rights = Counter(p[0] for p in equal), Counter(p[1] for p in equal)
    return [p for p in equal if lefts[p[0]] <= (1 if once[1] else 3) and rights[p[1]] <= (1 if once[0] else 3)]


def among_twins(model: Model, equal: Sequence[tuple[str, str]]) -> tuple[list[tuple[str, str]], float]:
    """Of the pairs of one table whose titles or names are equal, those that agree in nearly all else; and what it is worth, being none of
    two tables that share many things, but rows of one that mostly stand alone: how often rows of one title are one thing.
    """
    twins = [(a, b) for a, b in equal if _twin(model.left.cells[a], model.right.cells[b])]
    odds = math.log((len(twins) + 1) / (len(equal) - len(twins) + 1))
    return twins if len(twins) >= ENOUGH else list(equal), min(0.0, odds - 1.0)


def stands_once(side: Side) -> bool:
    """Whether each thing stands once in a table: few rows have a twin that agrees in the title or name and in all that both fill in.

    That both are films says nothing: columns of a few different values are not looked at.
    """
    telling = [at for at in range(len(side.columns)) if _differs([cells[at] for cells in side.cells.values() if cells[at]])]
    cells = {row: tuple(values[at] for at in telling) for row, values in side.cells.items()}
    by_label: dict[tuple[str, Value], list[str]] = defaultdict(list)
    for column in side.labels:
        if naming(column, side):
            for row, value in column.values.items():
                by_label[column.name, value].append(row)
    twins = counted = 0
    for (_, _), rows in by_label.items():
        counted += len(rows)
        if 1 < len(rows) <= 50:
            twins += sum(any(_twin(cells[a], cells[b]) for b in rows if b != a) for a in rows)
    return twins <= 0.05 * max(1, counted)


def _differs(filled: Sequence[str]) -> bool:
    return len(set(filled)) >= min(10.0, 0.3 * len(filled))


def _twin(one: tuple[str, ...], two: tuple[str, ...]) -> bool:
    both = [(a, b) for a, b in zip(one, two, strict=True) if a and b]
    return len(both) > 1 and sum(a == b for a, b in both) >= 0.75 * len(both)
