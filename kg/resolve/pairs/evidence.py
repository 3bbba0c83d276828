"""What agreement of two columns is worth, learned from the tables themselves: how often sure pairs agree and how often any two rows do.

Sure pairs are first those of equal and unique titles or names, later those that matching was sure of; nobody has to judge any.
"""

from __future__ import annotations

import hashlib
import math
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from kg.resolve.pairs import comparisons
from kg.resolve.pairs.kinds import Kind
from kg.resolve.pairs.values import Column, Side, Value

AMOUNTS = frozenset({Kind.NUMBER, Kind.RATING, Kind.DURATION})
TIMES = frozenset({Kind.YEAR, Kind.DATE})
CODES = frozenset({Kind.CODE, Kind.URL})
ENOUGH = 20
"""Sure pairs with both values below which nothing is learned from a pair of columns."""
FEW = 60
"""Sure pairs in all below which a table is too small to learn from, and what years and running times are usually worth is taken."""
USUAL = {
    "same": 3.0, "next": 0.5, "near": -1.5, "far": -2.5, "apart": -3.5, "month": 2.5, "year": 1.0, "close": 0.5, "different": -2.0,
}  # fmt: skip
"""What outcomes of comparing years, dates and running times usually come to."""
TELLING = 0.08
"""Mean evidence (natural logarithm) that a pair of columns must carry to be aligned."""

LEAST = 0.02
"""Mean evidence (natural logarithm) that two columns of categories must carry."""
SHAPES = "shape of the row"
"""The affinity of rows whose same cells are filled."""

Compare = Callable[[Value, Value], str]


@dataclass
class Aspect:
    """Two aligned columns and what each outcome of comparing them is worth (natural logarithm of how much oftener sure pairs have it)."""

    name: str
    left: Column
    right: Column
    compare: Compare
    worth: dict[str, float]
    telling: float
    known: int = 0

    def outcome(self, one: str, two: str) -> str:
        """The outcome for two row ids; empty where either has no value."""
        a, b = self.left.values.get(one), self.right.values.get(two)
        return self.compare(a, b) if a and b else ""


@dataclass
class Affinity:
    """Which categories of one column go with which of the other, learned from sure pairs (``sci-fi`` with ``science fiction``)."""

    name: str
    left: dict[str, frozenset[str]]
    right: dict[str, frozenset[str]]
    together: dict[tuple[str, str], float] = field(default_factory=dict)
    telling: float = 0.0
    seen: dict[tuple[frozenset[str], frozenset[str]], float] = field(default_factory=dict)

    def worth(self, one: str, two: str) -> float:
        """The mean over the left values of the best that each finds on the right."""
        a, b = self.left.get(one), self.right.get(two)
        if not a or not b:
            return 0.0
        known = self.seen.get((a, b))
        if known is None:
            known = self.seen[a, b] = _going_together(self.together, a, b)
        return known


def _going_together(together: Mapping[tuple[str, str], float], a: frozenset[str], b: frozenset[str]) -> float:
    return sum(max(together.get((x, y), 0.0) for y in b) for x in a) / len(a)


def strangers(left: Sequence[str], right: Sequence[str], number: int) -> list[tuple[str, str]]:
    """Pairs of rows that have nothing to do with each other: drawn by a hash of what is in them, the same ones whatever their order."""

    def draw(ids: Sequence[str], salt: str) -> list[str]:
        return sorted(ids, key=lambda row: hashlib.sha256(f"{salt}{row}".encode()).digest())

    out: list[tuple[str, str]] = []
    turn = 0
    while len(out) < number and turn < 8 and left and right:
        one, two = draw(left, f"l{turn}"), draw(right, f"r{turn}")
        out += list(zip(one, two, strict=False))
        turn += 1
    return out[:number]


def sampled(pairs: Sequence[tuple[str, str]], number: int) -> Sequence[tuple[str, str]]:
    """At most ``number`` of the pairs, spread evenly over them."""
    return pairs if len(pairs) <= number else pairs[:: -(-len(pairs) // number)]


def outcomes(column: Column, other: Column, compare: Compare, pairs: Iterable[tuple[str, str]]) -> Counter[str]:
    """How often each outcome comes about where both rows have a value."""
    found: Counter[str] = Counter()
    for one, two in pairs:
        if (a := column.values.get(one)) and (b := other.values.get(two)):
            found[compare(a, b)] += 1
    return found


def comparison_for(one: Kind, two: Kind, weigh: comparisons.Weigh) -> Compare | None:
    """The comparison that columns of two kinds allow, if any."""
    if one in TIMES and two in TIMES:
        return comparisons.days if one is two is Kind.DATE else lambda a, b: comparisons.years(_years(a), _years(b))
    if one in AMOUNTS and two in AMOUNTS and (one is two or Kind.NUMBER in (one, two)):
        return comparisons.amounts
    if one in CODES and two in CODES:
        return comparisons.codes
    if one is two is Kind.TEXT:
        return lambda a, b: comparisons.prose(a, b, weigh)
    return None


def _years(value: Value) -> frozenset[int]:
    return frozenset(v if isinstance(v, int) else int(v[:4]) for v in value)


Strange = dict[tuple[str, str], Counter[str]]
"""How often each outcome comes about between strangers, by the names of two columns: the same in every round."""


def learn(
    left: Side, right: Side, sure: Sequence[tuple[str, str]], weigh: comparisons.Weigh, strange: Strange | None = None
) -> list[Aspect]:
    """Align the columns that are no labels: those that tell sure pairs from strangers, the most telling first, each once.

    ``strange`` is filled with what strangers show and read from in later rounds.
    """
    strange = {} if strange is None else strange
    unrelated = strangers(left.ids, right.ids, 20_000)
    found = []
    for one in left.others:
        for two in right.others:
            compare = comparison_for(one.kind, two.kind, weigh)
            if compare is None:
                continue
            yes = outcomes(one, two, compare, sure)
            if yes.total() < ENOUGH:
                if usual := _usual(one, two, compare, yes, len(sure)):
                    found.append(usual)
                continue
            if (one.name, two.name) not in strange:
                strange[one.name, two.name] = outcomes(one, two, compare, _having(one, two, unrelated))
            no = strange[one.name, two.name]
            if no.total() >= ENOUGH:
                worth, telling = contrast(yes, no)
                if telling >= TELLING:
                    found.append(Aspect(f"{one.name} ~ {two.name}", one, two, compare, worth, telling, yes.total()))
    found.sort(key=lambda a: (-a.telling * math.log(a.known), a.name))
    out: list[Aspect] = []
    for aspect in found:
        if not any(a.left is aspect.left or a.right is aspect.right for a in out):
            out.append(aspect)
    return out


def _usual(one: Column, two: Column, compare: Compare, yes: Counter[str], sure: int) -> Aspect | None:
    """Two columns of time in tables too small to learn from, if the few sure pairs mostly agree in them."""
    timed = {one.kind, two.kind} <= TIMES or Kind.DURATION in (one.kind, two.kind)
    agreeing = sum(n for outcome, n in yes.items() if USUAL.get(outcome, 0.0) > 0)
    if not timed or sure >= FEW or not yes or agreeing < 0.6 * yes.total():
        return None
    return Aspect(f"{one.name} ~ {two.name}", one, two, compare, dict(USUAL), agreeing / yes.total(), 1 + yes.total())


def _having(one: Column, two: Column, unrelated: list[tuple[str, str]]) -> list[tuple[str, str]]:
    both = [(a, b) for a, b in unrelated if a in one.values and b in two.values]
    return both if len(both) >= 400 else strangers(sorted(one.values), sorted(two.values), 4000)


def contrast(yes: Counter[str], no: Counter[str]) -> tuple[dict[str, float], float]:
    """What each outcome is worth, and the mean worth over sure pairs; rare outcomes are drawn towards nothing."""
    names = sorted(yes.keys() | no.keys())
    worth = {}
    for name in names:
        m = (yes[name] + 0.5) / (yes.total() + 0.5 * len(names))
        u = (no[name] + 0.5) / (no.total() + 0.5 * len(names))
        worth[name] = max(-5.0, min(6.0, math.log(m / u)))
    return worth, sum(yes[name] * worth[name] for name in names) / max(1, yes.total())


def affinities(left: Side, right: Side, sure: Sequence[tuple[str, str]]) -> list[Affinity]:
    """Categories that go together, for the shapes of rows and for the pairs of category columns that tell most, each column once: what
    a country says of a language another column has said. What half the pairs teach must hold in the other half.
    """
    shapes = Affinity(SHAPES, _common_shapes(left), _common_shapes(right))
    found = [shapes]
    for one in (c for c in left.others if c.kind is Kind.CATEGORY):
        for two in (c for c in right.others if c.kind is Kind.CATEGORY):
            found.append(Affinity(f"{one.name} ~ {two.name}", one.values, two.values))
    first = [hashlib.sha256(f"{one} {two}".encode()).digest()[0] < 128 for one, two in sure]
    for affinity in found:
        _fill(affinity, sure, first)
    out: list[Affinity] = []
    for affinity in sorted((a for a in found if a.telling > LEAST), key=lambda a: (a is not shapes, -a.telling, a.name)):
        if not any(affinity.left is a.left or affinity.right is a.right for a in out):
            out.append(affinity)
    return out


def _common_shapes(side: Side) -> dict[str, frozenset[str]]:
    shapes = {row: side.shape(row) for row in side.ids}
    common = {s for s, _ in sorted(Counter(shapes.values()).items(), key=lambda i: (-i[1], i[0]))[:24]}
    return {row: frozenset({s if s in common else "other"}) for row, s in shapes.items()}


def _fill(affinity: Affinity, sure: Sequence[tuple[str, str]], first: Sequence[bool]) -> None:
    halves: tuple[list[tuple[frozenset[str], frozenset[str]]], ...] = ([], [])
    for (one, two), half in zip(sure, first, strict=True):
        if (a := affinity.left.get(one)) and (b := affinity.right.get(two)):
            halves[half].append((a, b))
    known = [*halves[True], *halves[False]]
    if len(known) < ENOUGH or not all(halves):
        return
    for taught, asked in ((halves[True], halves[False]), (known, known)):
        affinity.together = _together(taught)
        affinity.telling = sum(_going_together(affinity.together, a, b) for a, b in asked) / len(asked)
        if affinity.telling <= LEAST:
            return


def _together(known: Sequence[tuple[frozenset[str], frozenset[str]]]) -> dict[tuple[str, str], float]:
    """How much oftener than by chance two categories stand in one pair (natural logarithm)."""
    joint: Counter[tuple[str, str]] = Counter()
    ones: Counter[str] = Counter()
    twos: Counter[str] = Counter()
    for a, b in known:
        ones.update(a)
        twos.update(b)
        joint.update((x, y) for x in a for y in b)
    return {(x, y): max(-3.0, min(3.0, math.log((joint[x, y] + 3.0) / (ones[x] * twos[y] / len(known) + 3.0)))) for x in ones for y in twos}
