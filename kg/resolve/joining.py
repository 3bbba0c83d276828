"""Joining mentions: a person's decisions first, then kg's own, surest first, each written down."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise, product

from kg.model import Decision, Notice, Verdict
from kg.resolve.cluster import Clash, Clusters
from kg.resolve.profile import Key
from kg.resolve.rulings import Ruled, name_of

MANY = 20_000
"""Two things of more pairs of mentions are held apart by the first mention of each."""

PAGE, ID = "page ", "id "
"""How the sorts of traits begin: a row of a page, an id of a scheme."""


@dataclass
class Joining:
    """Clusters that grow, with the decisions that made them."""

    of_people: bool = False
    clusters: Clusters[Key] = field(default_factory=Clusters)
    decisions: list[Decision] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)
    _written: set[tuple[str, str]] = field(default_factory=set)

    def rule(self, ruled: Iterable[Ruled]) -> None:
        """Do what a person decided. Of decisions that contradict each other the last of the file stands."""
        for decision in reversed([r for r in ruled if r.things[0][0] in self.clusters.parent]):
            done = self._hold_one(decision) if decision.ruling.verdict == "same" else self._hold_apart(decision)
            if not done:
                what = f"says {decision.ruling.verdict}, which later decisions deny"
                self.notices.append(Notice("contradicted-decision", what, decision.ruling.where, "drop one of them", "warning"))

    def _hold_one(self, decision: Ruled) -> bool:
        keys = [key for thing in decision.things for key in thing]
        if self.clusters.refused(*keys):
            return False
        for one, two in pairwise(keys):
            self.clusters.join(one, two, force=True)
        self._write(decision)
        return True

    def _hold_apart(self, decision: Ruled) -> bool:
        if any(self.clusters.root(a) == self.clusters.root(b) for one, two in decision.pairs() for a, b in product(one, two)):
            return False
        for one, two in decision.pairs():
            every = product(one, two) if len(one) * len(two) <= MANY else [*((a, two[0]) for a in one), *((one[0], b) for b in two)]
            for a, b in every:
                self.clusters.refuse(a, b)
        self._write(decision)
        return True

    def _write(self, decision: Ruled) -> None:
        ruling = decision.ruling
        for one, two in decision.pairs():
            self.decide(min(one, key=name_of), min(two, key=name_of), ruling.verdict, 1.0, (ruling.why or "so decided",), ruling.by)

    def hold_apart(self, one: Key, two: Key) -> None:
        """Hold two mentions apart whose own evidence says so, unless a person joined them."""
        if self.clusters.root(one) != self.clusters.root(two):
            self.clusters.refuse(one, two)

    def join(self, one: Key, two: Key, score: float, reasons: tuple[str, ...]) -> None:
        """Join two mentions that are one thing by their own evidence; where that would join what must stay apart, leave out this
        link, the weakest between them, and write down why."""
        clash = self.clusters.clash(one, two)
        if clash is None:
            self.clusters.join(one, two)
            self.decide(one, two, "same", score, reasons)
        else:
            verdict, why = self._told(clash)
            self.decide(one, two, verdict, score, (*reasons, why))

    def _told(self, clash: Clash) -> tuple[Verdict, str]:
        if self.of_people and clash.sort.startswith(PAGE):
            return "different", "a page lists both names, in two rows"
        what = f"{clash.sort} {' and '.join(sorted((clash.left, clash.right)))}" if clash.sort.startswith(ID) else "what is known to differ"
        return "different" if self.of_people and clash.sort else "unsure", f"joining them would join {what.removeprefix(ID)}"

    def decide(self, one: Key, two: Key, verdict: Verdict, score: float, reasons: tuple[str, ...], by: str = "kg") -> None:
        """Write down what is decided of a pair; what was decided of it before, by a person or more surely, stands."""
        left, right = sorted((name_of(one), name_of(two)))
        if left != right and (left, right) not in self._written:
            self._written.add((left, right))
            self.decisions.append(Decision(left, right, verdict, score, reasons, by))
