"""Two columns of titles or names that are compared, and what comparing two of their cells comes to."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from kg.resolve.pairs import comparisons
from kg.resolve.pairs.kinds import Kind
from kg.resolve.pairs.tokens import Name
from kg.resolve.pairs.values import Column, Value, Weights

AS_CREDIT = {"exact": "same", "same": "same", "near": "near", "subtitled": "within", "longer": "within"}
"""What comparing a title with names comes to where it says not what the row is, but who made it."""


@dataclass
class Labels:
    """Two label columns that are compared, whether they name the row's own thing, how often sure pairs agree in them, and whether one
    of them writes the words of names in another order, without a comma to tell.
    """

    left: Column
    right: Column
    own: bool
    agrees: float = 0.5
    known: int = 0
    seen: dict[tuple[Value, Value], str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.name = f"{self.left.name} ~ {self.right.name}"
        self.turned = Kind.TITLE not in (self.left.kind, self.right.kind) and _written_otherwise(self.left, self.right)
        self.table = "title" if Kind.TITLE in (self.left.kind, self.right.kind) else "name"
        titled = (self.left.kind is Kind.TITLE) + (self.right.kind is Kind.TITLE)
        self.shared = "title" if self.own and titled == 2 else "" if titled else "person" if self.own else "name"


def _written_otherwise(left: Column, right: Column) -> bool:
    """Whether of the names that two columns share many stand in another order of words only."""
    printed = {name.words for cell in right.values.values() for name in cell}
    keys = {Name(words).key for words in printed}
    shared = {name.words for cell in left.values.values() for name in cell if len(name.words) > 1 and name.key in keys}
    return sum(words in printed for words in shared) < 0.85 * len(shared)


def nameless(column: Column) -> frozenset[Value]:
    """Titles that many rows of a table bear whose titles mostly differ (a prize where the film should stand): they name nothing."""
    counts = Counter(column.values.values())
    return frozenset(v for v, n in counts.items() if n >= 4) if column.distinct > 0.8 else frozenset()


def compared(labels: Labels, a: Value, b: Value, weigh: Weights) -> str:
    """What comparing a cell of either column comes to, in the words of ``comparisons.titles`` or ``comparisons.people``."""
    titled = labels.left.kind is Kind.TITLE, labels.right.kind is Kind.TITLE
    if all(titled):
        found = comparisons.titles(a, b, weigh)
        return found if labels.own else AS_CREDIT.get(found, "different")
    if not any(titled):
        found = comparisons.casts(a, b, weigh)
        return "same" if found == "turned" and labels.turned else found
    title, people = (a, b) if titled[0] else (b, a)
    if (labels.left.works or labels.right.works) and any(one.words == title.words for one in people):
        return "exact" if labels.own else "same"
    joined = title._replace(words=tuple(w for n in people for w in n.words), numerals=frozenset())
    found = "exact" if sorted(joined.words) == sorted(title.words) else comparisons.titles(title, joined, weigh)
    return found if labels.own else AS_CREDIT.get(found, "different")
