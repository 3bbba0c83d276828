"""What is compared in two tables, what their agreement has been learned to be worth, and what a pair's comparisons come to."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import partial

from kg.resolve.pairs import comparisons, evidence
from kg.resolve.pairs.blocking import align_labels, naming
from kg.resolve.pairs.careers import Career, careers
from kg.resolve.pairs.credits import AGREE, SURE, Sign, credit_signs, twice
from kg.resolve.pairs.evidence import Affinity, Aspect
from kg.resolve.pairs.habits import Habit, habits
from kg.resolve.pairs.holders import Holders
from kg.resolve.pairs.keys import Key, keys
from kg.resolve.pairs.kinds import Kind
from kg.resolve.pairs.labels import Labels, compared, nameless
from kg.resolve.pairs.overlap import Overlap, overlaps
from kg.resolve.pairs.remains import Remain, remains
from kg.resolve.pairs.values import Side, Weights, label_words
from kg.resolve.pairs.weights import Weighing

LOOSE = {
    "title": frozenset({"near", "subtitled", "numbered", "longer", "partly", "different"}),
    "name": frozenset({"near", "fuller", "initials", "within"}),
    "person": frozenset({"initials"}),
}
"""Outcomes of comparing titles, credited names and people where it matters whether other rows hold the words that two of them share."""
ALONE = {"title": "title.alone", "name": "credit.alone", "person": "name.alone"}
MOST_AGAINST = -5.0
"""What columns that contradict come to at most: beginning and end of a series, or season and number, are not independent."""
OTHERWISE = 0.1
"""The share of differing titles, where two credited people agree, from which on these speak no more against a pair than usual."""
COMMON = 0.02
"""The share of a table's rows from which on a credited name is common: a company or a place rather than a person."""
MANY = 30
"""Rows with a name below which a table is too small to call it common."""


class Model:
    """Two sides, the columns that are compared and what has been learned about them."""

    def __init__(self, left: Side, right: Side, weighing: Weighing) -> None:
        self.left, self.right, self.weighing = left, right, weighing
        self.weigh = Weights([left, right])
        own = {id(c) for side in (left, right) for c in side.labels if naming(c, side)}
        self.labels = [Labels(one, two, {id(one), id(two)} <= own) for one, two in align_labels(left, right)]
        self._nameless = {id(c): nameless(c) for c in [*left.labels, *right.labels] if c.kind is Kind.TITLE}
        self._rows = (_name_rows(left), _name_rows(right))
        self._holders = {table: Holders(_words(left, table), _words(right, table)) for table in ("title", "name")}
        self._holders["person"] = self._holders["name"]
        self._strange: evidence.Strange = {}
        self.prior = self.strict = 0.0
        self.pairs: Sequence[tuple[str, ...]] = ()
        self.keys: list[Key] = keys(left, right, self._named_alike)
        self.aspects: list[Aspect] = []
        self.affinities: list[Affinity] = []
        self.careers: list[Career] = []
        self.habits: dict[str, list[Habit]] = {}
        self.overlaps: list[Overlap] = []
        self.remains: dict[tuple[str, str], Remain] = {}

    def _named_alike(self, one: str, two: str) -> bool | None:
        said = [found for labels in self.labels if labels.own and (found := self.compare(labels, one, two))]
        return any(found in AGREE for found in said) if said else None

    def learn(self, sure: Sequence[tuple[str, str]]) -> None:
        """Learn from pairs that are sure what agreement of every other pair of columns is worth."""
        known = {id(column) for key in self.keys for column in key.columns}
        learned = evidence.learn(self.left, self.right, sure, self.weigh, self._strange)
        self.aspects = [aspect for aspect in learned if not {id(aspect.left), id(aspect.right)} & known]
        self.affinities = evidence.affinities(self.left, self.right, sure)
        self.strict = self._strictness()
        for labels in self.labels:
            both = [p for p in sure if p[0] in labels.left.values and p[1] in labels.right.values]
            agreeing = sum(self.compare(labels, *p) in AGREE for p in both)
            labels.known = len(both)
            # Drawn towards two in five, which is what one credited name of many has been seen to reach.
            labels.agrees = (agreeing + 4.0) / (len(both) + 10.0)

    def _strictness(self) -> float:
        """How much seldomer than in tables of films with titles in many tongues the titles of one film differ here (natural logarithm):
        counted where two credited people agree.
        """
        said = Counter(
            outcome
            for outcomes in self.pairs
            if twice([labels for o, labels in zip(outcomes, self.labels, strict=True) if o in SURE])
            for outcome in [self._title(outcomes)]
            if outcome
        )
        differing = said["different"] + said["partly"]
        return min(0.0, math.log((differing + 1) / (said.total() + 2) / OTHERWISE)) if said.total() >= evidence.ENOUGH else 0.0

    def _title(self, outcomes: tuple[str, ...]) -> str:
        """What comparing the titles comes to that agree best."""
        best = self._best_own(outcomes).get("title")
        return next((o for o, labels in zip(outcomes, self.labels, strict=True) if labels.name == best), "") if best else ""

    def learn_more(self, sure: Sequence[tuple[str, str]], rivals: Sequence[tuple[str, str]]) -> None:
        """Learn, once pairs are known that lost, what people's other films say."""
        told = {id(values) for affinity in self.affinities for values in (affinity.left, affinity.right)}
        self.careers = careers(self.left, self.right, sure, rivals, told)
        people = [labels for labels in self.labels if not labels.own and labels.table == "name"]
        self.overlaps = overlaps(((labels.left, labels.right) for labels in people), sure, rivals)
        for labels in self.labels:
            if not labels.own:
                agree = partial(self._agree, labels)
                self.habits[labels.name] = habits(labels.left, labels.right, agree, sure, rivals)

    def look_again(self, matched: Sequence[tuple[str, str]]) -> None:
        """Find, once most pairs are known, those left over whose titles say nothing."""
        shapes = next((a for a in self.affinities if a.name == evidence.SHAPES), None)
        ids = ({a for a, _ in matched}, {b for _, b in matched})
        found = remains(self.left, self.right, self.aspects, shapes, ids)
        self.remains = {pair: remain for pair, remain in found.items() if not set(self.outcomes(*pair)) & set(AGREE)}

    def _agree(self, labels: Labels, one: str, two: str) -> bool:
        return self.compare(labels, one, two) in SURE

    def compare(self, labels: Labels, one: str, two: str) -> str:
        """The outcome of comparing the labels of two rows; empty where one has none."""
        a, b = labels.left.values.get(one), labels.right.values.get(two)
        if not a or not b:
            return ""
        known = labels.seen.get((a, b))
        if known is None:
            known = compared(labels, a, b, self.weigh)
            if known not in AGREE and (a in self._nameless.get(id(labels.left), ()) or b in self._nameless.get(id(labels.right), ())):
                known = ""
            labels.seen[a, b] = known
        return known

    def outcomes(self, one: str, two: str) -> tuple[str, ...]:
        """The outcome of every comparison of labels, in the order of ``labels``."""
        return tuple(self.compare(labels, one, two) for labels in self.labels)

    def credited(self, outcomes: tuple[str, ...], agreeing: Sequence[str] = SURE) -> bool:
        """Whether a credited name agrees in the outcomes of comparing labels."""
        return any(found in agreeing for found, labels in zip(outcomes, self.labels, strict=True) if not labels.own)

    def label_signs(self, outcomes: tuple[str, ...]) -> tuple[Sign, ...]:
        """What the outcomes of comparing labels come to, before weighing."""
        out: list[Sign] = []
        named = ""
        credits: list[tuple[int, float, Labels, str]] = []
        best = self._best_own(outcomes)
        for labels, outcome in zip(self.labels, outcomes, strict=True):
            if not outcome:
                continue
            if labels.own:
                if best[labels.table] == labels.name:
                    out.append((labels.name, f"{labels.table}.{outcome}", 1.0))
                    if self.strict and labels.table == "title" and outcome in ("different", "partly"):
                        out.append(("how seldom titles of one thing differ", "title.strict", self.strict))
                named = outcome if not named or named in ("different", "surname") else named
            else:
                credits.append((comparisons.RANK.index(outcome) if outcome in comparisons.RANK else 5, -labels.agrees, labels, outcome))
        if not named:
            out.append(("no title or name to compare", "title.absent", 1.0))
        return (*out, *credit_signs(credits, supported=named in (*SURE, "subtitled", "numbered", "longer", "partly")))

    def _best_own(self, outcomes: tuple[str, ...]) -> dict[str, str]:
        """Of the titles, and of the names, that say what the rows are, the two that agree best: a film has a title and an original one,
        and what the other table gives is one of them, or both if they are the same.
        """
        best: dict[str, tuple[float, str]] = {}
        for labels, outcome in zip(self.labels, outcomes, strict=True):
            if labels.own and outcome:
                worth = self.weighing[labels.table][outcome]
                if labels.table not in best or worth > best[labels.table][0]:
                    best[labels.table] = worth, labels.name
        return {table: name for table, (_, name) in best.items()}

    def other_signs(self, one: str, two: str, outcomes: tuple[str, ...]) -> tuple[Sign, ...]:
        """What the other columns of a pair of rows come to, before weighing."""
        out: list[Sign] = [("how often rows of one table are one thing", "learned.prior", self.prior)] if self.prior else []
        rarity, common = "", 1.0
        for labels, found in zip(self.labels, outcomes, strict=True):
            if found in SURE:
                if not labels.own and labels.table == "name" and rarity != "credit.only":
                    held, share = self._rarity(labels, one, two)
                    rarity, common = held or rarity, min(common, share)
                for habit in self.habits.get(labels.name, ()):
                    if outcome := habit.outcome(one if habit.of_left else two):
                        out.append((f"{habit.name}: {outcome}", "learned.habit", habit.worth.get(outcome, 0.0)))
        if rarity:
            out.append(("how rare the name is", rarity, 1.0))
        elif COMMON < common < 1.0:
            out.append(("how common the name is", "credit.common", math.log(common / COMMON)))
        if said := next(((o, outcome) for o in self.overlaps if (outcome := o.outcome(one, two))), None):
            out.append((f"{said[0].name}, in common: {said[1]}", "learned.overlap", said[0].worth.get(said[1], 0.0)))
        out.extend(self._alone(one, two, outcomes))
        out.extend(self._continued(one, two, outcomes))
        for key in self.keys:
            if outcome := key.outcome(one, two):
                out.append((f"{key.name}: {outcome}", "learned.key", key.worth(outcome)))
        against = 0.0
        remain = self.remains.get((one, two))
        if remain:
            out.append((remain.name, "learned.remains", remain.worth))
        for aspect in self.aspects:
            if remain and (aspect is remain.first or aspect is remain.second):
                continue
            if outcome := aspect.outcome(one, two):
                worth = aspect.worth.get(outcome, 0.0)
                if worth < 0:
                    worth = max(worth, MOST_AGAINST - against)
                    against += worth
                out.append((f"{aspect.name}: {outcome}", "learned.agreement" if worth > 0 else "learned.contradiction", worth))
        credited = bool(self.careers) and self.credited(outcomes)
        for career in self.careers:
            if outcome := career.outcome(one, two):
                known = career.worth if credited else career.worth_alone
                weight = "learned.career" if credited else "learned.career_alone"
                out.append((f"{career.name}: {outcome}", weight, known.get(outcome, 0.0)))
        for affinity in self.affinities:
            if worth := affinity.worth(one, two):
                out.append((affinity.name, "learned.affinity", worth))
        return tuple(out)

    def _alone(self, one: str, two: str, outcomes: tuple[str, ...]) -> list[Sign]:
        """That two titles, two credited names, or a name and its initials, differ but share words that no other row holds."""
        said: dict[str, str] = {}
        best = self._best_own(outcomes)
        for labels, found in zip(self.labels, outcomes, strict=True):
            table = labels.shared
            if labels.own and best.get(labels.table) != labels.name:
                continue
            if found == "numbered" and self._time_apart(one, two) < 0:
                continue
            if table and found in LOOSE[table] and table not in said and (found != "different" or self.credited(outcomes, AGREE)):
                a, b = labels.left.values[one], labels.right.values[two]
                texts = ((a,), (b,)) if table == "title" else (a, b)
                if len(texts[0]) * len(texts[1]) <= comparisons.SHORT and any(
                    self._holders[table].alone(x.words, y.words) for x in texts[0] for y in texts[1]
                ):
                    said[table] = labels.name
        return [(f"{name}, shared words that no other row holds", ALONE[table], 1.0) for table, name in said.items()]

    def _continued(self, one: str, two: str, outcomes: tuple[str, ...]) -> list[Sign]:
        """That one title is the other and a numeral or a subtitle, and the years differ: a sequel, which shares people as well."""
        best = self._best_own(outcomes)
        for labels, found in zip(self.labels, outcomes, strict=True):
            if labels.own and labels.shared and best.get(labels.table) == labels.name:
                apart = self._time_apart(one, two) if found in ("numbered", "subtitled", "longer") else 0.0
                if apart < (0.0 if found == "numbered" else -1.0):
                    return [(f"{labels.name}, continued in another year", "title.continued", 1.0)]
        return []

    def _time_apart(self, one: str, two: str) -> float:
        """What the years of two rows are worth, where they speak against the pair; 0 where they do not."""
        times = [a for a in self.aspects if a.left.kind in evidence.TIMES and a.right.kind in evidence.TIMES]
        return min((a.worth.get(a.outcome(one, two), 0.0) for a in times), default=0.0)

    def _rarity(self, labels: Labels, one: str, two: str) -> tuple[str, float]:
        """Whether a credited name that both rows share stands in no other row, or in one row of either table, and in what share of rows."""
        keys = labels.left.values[one].keys & labels.right.values[two].keys
        held = [(self._rows[0][k], self._rows[1][k]) for k in keys]
        rows = min(held, default=(9, 9), key=lambda r: (r[0] * r[1], r))
        share = min((max(a / len(self.left.ids), b / len(self.right.ids)) if max(a, b) >= MANY else 0.0 for a, b in held), default=0.0)
        return "credit.only" if rows == (1, 1) else "credit.rare" if 1 in rows else "", share

    def signs(self, one: str, two: str) -> tuple[Sign, ...]:
        """What all comparisons of a pair of rows come to, before weighing."""
        found = self.outcomes(one, two)
        labelled = () if (one, two) in self.remains else self.label_signs(found)
        return labelled + self.other_signs(one, two, found)

    def score(self, signs: Sequence[Sign]) -> float:
        """The weighted sum of signs: a logarithm of odds."""
        total = 0.0
        for _, key, by in signs:
            table, _, outcome = key.partition(".")
            total += self.weighing[table][outcome] * by
        return total

    def scores(self, pairs: Sequence[tuple[str, str]], outcomes: Sequence[tuple[str, ...]]) -> list[float]:
        """The scores of pairs whose label outcomes are known; equal outcomes are weighed once."""
        known: dict[tuple[str, ...], float] = {}
        for found in outcomes:
            if found not in known:
                known[found] = self.score(self.label_signs(found))
        return [known[found] + self.score(self.other_signs(*pair, found)) for pair, found in zip(pairs, outcomes, strict=True)]

    def explain(self, one: str, two: str) -> list[tuple[str, str, float]]:
        """Each sign of a pair with what it adds to the score, the weightiest first."""
        parts = [(name, key, self.score(((name, key, by),))) for name, key, by in self.signs(one, two)]
        return sorted(parts, key=lambda p: (-abs(p[2]), p[0], p[1]))


def _words(side: Side, table: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each row with the words of its titles, or of the names it credits."""
    for column in side.labels:
        if (column.kind is Kind.TITLE) == (table == "title"):
            for row, value in column.values.items():
                yield row, label_words(value)


def _name_rows(side: Side) -> Counter[str]:
    """In how many rows each person's name stands."""
    found: dict[str, set[str]] = defaultdict(set)
    for column in side.labels:
        if column.kind is not Kind.TITLE:
            for row, names in column.values.items():
                for name in names:
                    found[name.key].add(row)
    return Counter({key: len(rows) for key, rows in found.items()})
