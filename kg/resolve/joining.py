"""Joining mentions: a person's decisions first, then kg's own, surest first, each written down."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise, product

from kg.model import Notice, Verdict
from kg.resolve.candidates import Pair, Row
from kg.resolve.cluster import Clash, Clusters
from kg.resolve.decisions import Table
from kg.resolve.reasons import Reasons
from kg.resolve.rulings import Ruled

MANY = 20_000
"""Two things of more pairs of mentions are held apart by the first mention of each."""


class Joining:
    """Clusters of films, or of people, that grow, with the decisions that made them.

    ``first`` is the number of the first of them in the collection, ``order`` the place of each number by name.
    """

    def __init__(self, clusters: Clusters, table: Table, order: Sequence[int], first: int, *, of_people: bool = False) -> None:
        self.clusters, self.of_people = clusters, of_people
        self.notices: list[Notice] = []
        self._table, self._order, self._first = table, order, first

    def rule(self, ruled: Iterable[Ruled]) -> None:
        """Do what a person decided. Of decisions that contradict each other the last of the file stands."""
        for decision in reversed([r for r in ruled if r.of_people == self.of_people]):
            things = [[number - self._first for number in thing] for thing in decision.things]
            done = self._hold_one(decision, things) if decision.ruling.verdict == "same" else self._hold_apart(decision, things)
            if not done:
                what = f"says {decision.ruling.verdict}, which later decisions deny"
                self.notices.append(Notice("contradicted-decision", what, decision.ruling.where, "drop one of them", "warning"))

    def _hold_one(self, decision: Ruled, things: list[list[int]]) -> bool:
        keys = [key for thing in things for key in thing]
        if self.clusters.refused(*keys):
            return False
        for one, two in pairwise(keys):
            self.clusters.join(one, two, force=True)
        self._write(decision)
        return True

    def _hold_apart(self, decision: Ruled, things: list[list[int]]) -> bool:
        root, pairs = self.clusters.root, [(one, two) for at, one in enumerate(things) for two in things[at + 1 :]]
        if any(root(a) == root(b) for one, two in pairs for a, b in product(one, two)):
            return False
        for one, two in pairs:
            every = product(one, two) if len(one) * len(two) <= MANY else [*((a, two[0]) for a in one), *((one[0], b) for b in two)]
            for a, b in every:
                self.clusters.refuse(a, b)
        self._write(decision)
        return True

    def _write(self, decision: Ruled) -> None:
        ruling = decision.ruling
        for one, two in decision.pairs():
            left, right = (min(thing, key=self._order.__getitem__) - self._first for thing in (one, two))
            self.decide(left, right, ruling.verdict, 1.0, self.reasons.number((ruling.why or "so decided",)), ruling.by)

    def hold_apart(self, one: int, two: int) -> None:
        """Hold two mentions apart whose own evidence says so, unless a person joined them."""
        if self.clusters.root(one) != self.clusters.root(two):
            self.clusters.refuse(one, two)

    @property
    def reasons(self) -> Reasons:
        """Where the reasons of decisions are kept: they are spoken of by their numbers."""
        return self._table.reasons

    def join_all(self, rows: Iterable[Row]) -> None:
        """Join the mentions of pairs that are kept with the reasons of these decisions, one after the other."""
        for row in rows:
            self.join(row.left, row.right, row.score, row.why)

    def join_pairs(self, pairs: Iterable[Pair]) -> None:
        """Join the mentions of pairs, one after the other."""
        for pair in pairs:
            self.join(pair.left, pair.right, pair.score, self.reasons.number(pair.reasons))

    def join(self, one: int, two: int, score: float, why: int) -> None:
        """Join two mentions that are one thing by their own evidence; where that would join what must stay apart, leave out this
        link, the weakest between them, and write down why."""
        clash = self.clusters.join(one, two)
        if clash is None:
            self.decide(one, two, "same", score, why)
        else:
            verdict, apart = self._told(clash)
            self.decide(one, two, verdict, score, self.reasons.more(why, apart))

    def _told(self, clash: Clash) -> tuple[Verdict, str]:
        if self.of_people and clash.rows:
            return "different", "a page lists both names, in two rows"
        what = f"{clash.scheme} {' and '.join(sorted((clash.left, clash.right)))}" if clash.scheme else "what is known to differ"
        return "different" if self.of_people and clash.scheme else "unsure", f"joining them would join {what}"

    def decide(self, one: int, two: int, verdict: Verdict, score: float, why: int, by: str = "kg") -> None:
        """Write down what is decided of a pair; what was decided of it before, by a person or more surely, stands."""
        left, right = one + self._first, two + self._first
        if self._order[left] > self._order[right]:
            left, right = right, left
        if self._order[left] != self._order[right]:
            self._table.add(left, right, verdict, score, why, by)
