"""How much of two long lists of people is shared: one name of nine is a star of many films, six of nine are one film.

That any name agrees is weighed elsewhere. What the share of names adds to that is learned like everything else: from sure pairs, against
rivals, which share a name as well and lost.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from kg.resolve.pairs import evidence
from kg.resolve.pairs.values import Column

LONG = 3
"""People that either list must hold."""
ENOUGH = 20
"""Sure pairs, and rivals, below which nothing is learned."""


@dataclass
class Overlap:
    """Two columns of lists of people, and what each share of names that they have in common is worth."""

    name: str
    left: Column
    right: Column
    worth: dict[str, float] = field(default_factory=dict)
    telling: float = 0.0

    def outcome(self, one: str, two: str) -> str:
        """``one name``, ``few``, ``some`` or ``most`` of the shorter list; empty where a list is short, or where nobody is shared."""
        a, b = self.left.values.get(one), self.right.values.get(two)
        if not a or not b or min(len(a), len(b)) < LONG:
            return ""
        common = len(a.keys & b.keys)
        share = common / min(len(a), len(b))
        return "" if not common else "most" if share >= 0.67 else "one name" if common == 1 else "some" if share >= 0.34 else "few"


def overlaps(columns: Iterable[tuple[Column, Column]], sure: Sequence[tuple[str, str]], rivals: Sequence[tuple[str, str]]) -> list[Overlap]:
    """The pairs of columns whose overlap tells anything, the most telling first."""
    out = []
    for left, right in columns:
        made = Overlap(f"{left.name} ~ {right.name}", left, right)
        yes, no = (Counter(made.outcome(*pair) for pair in pairs) for pairs in (sure, rivals))
        del yes[""], no[""]
        if min(yes.total(), no.total()) >= ENOUGH:
            made.worth, made.telling = evidence.contrast(yes, no)
            if made.telling >= evidence.TELLING:
                out.append(made)
    return sorted(out, key=lambda o: (-o.telling, o.name))
