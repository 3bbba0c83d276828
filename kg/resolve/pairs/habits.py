"""Whether a person's films usually agree in two columns of people: some direct whatever they write, some hardly ever.

That a row credits somebody as its writer whom rows of the other table name as director speaks for a pair as far as that person's
other films, those surely matched, agreed likewise.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from kg.resolve.pairs import evidence
from kg.resolve.pairs.values import Column, Value

ENOUGH = 100
"""Sure pairs with a known habit, of either outcome, below which nothing is learned."""


@dataclass
class Habit:
    """How often the sure pairs of each value of ``column`` (one of two compared columns) agreed: (agreeing, all) per value."""

    name: str
    column: Column
    of_left: bool
    seen: dict[Value, tuple[int, int]] = field(default_factory=dict)
    own: dict[str, bool] = field(default_factory=dict)
    worth: dict[str, float] = field(default_factory=dict)

    def outcome(self, row: str) -> str:
        """``mostly``, ``sometimes``, ``seldom``, or empty where nothing is known but from the row itself, which never counts."""
        value = self.column.values.get(row)
        if not value or value not in self.seen:
            return ""
        agreed, total = self.seen[value][0] - self.own.get(row, False), self.seen[value][1] - (row in self.own)
        if total < 1:
            return ""
        share = agreed / total
        return "mostly" if share >= 0.67 else "sometimes" if share >= 0.25 else "seldom"


def habits(
    left: Column, right: Column, agree: Callable[[str, str], bool], sure: Sequence[tuple[str, str]], rivals: Iterable[tuple[str, str]]
) -> list[Habit]:
    """The habits of either column's people, learned from sure pairs: those that agree against those that do not though a rival would."""
    known = [(pair, agree(*pair)) for pair in sure if pair[0] in left.values and pair[1] in right.values]
    lost = [pair for pair in rivals if agree(*pair)]
    tempted = ({a for a, _ in lost}, {b for _, b in lost})
    out = []
    for at, column in enumerate((left, right)):
        habit = Habit(f"{left.name} ~ {right.name} by habit of {column.name}", column, at == 0)
        counts: dict[Value, list[int]] = defaultdict(lambda: [0, 0])
        for pair, agreed in known:
            count = counts[column.values[pair[at]]]
            count[0] += agreed
            count[1] += 1
        habit.seen = {value: (agreed, total) for value, (agreed, total) in counts.items()}
        habit.own = {pair[at]: agreed for pair, agreed in known}
        yes = Counter(habit.outcome(pair[at]) for pair, agreed in known if agreed)
        no = Counter(habit.outcome(pair[at]) for pair, agreed in known if not agreed and pair[at] in tempted[at])
        del yes[""], no[""]
        if min(yes.total(), no.total()) >= ENOUGH:
            habit.worth, telling = evidence.contrast(yes, no)
            if telling >= 0.5 * evidence.TELLING:
                out.append(habit)
    return out
