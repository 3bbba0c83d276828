"""Decisions by the hundred thousand: kept as numbers in columns, given out as what they are."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from heapq import nsmallest
from json import JSONEncoder
from typing import overload

from kg.model import Decision, Verdict
from kg.resolve.candidates import PLACES, VERDICTS
from kg.resolve.grouping import grouped
from kg.resolve.reasons import Reasons
from kg.resolve.showing import Shown

_json = JSONEncoder(ensure_ascii=False).encode


class Table:
    """Decisions on pairs of numbers, in the order in which they are made."""

    def __init__(self) -> None:
        self.left, self.right, self.verdict, self.score, self.why = array("I"), array("I"), array("b"), array("d"), array("I")
        self.reasons = Reasons()
        self._by = array("I")
        self._deciders: dict[str, int] = {}

    def add(self, left: int, right: int, verdict: Verdict, score: float, why: int, by: str = "kg") -> None:
        """Write a decision down; ``why`` is the number of its reasons."""
        self.left.append(left)
        self.right.append(right)
        self.verdict.append(PLACES[verdict])
        self.score.append(score)
        self.why.append(why)
        self._by.append(self._deciders.setdefault(by, len(self._deciders)))

    def take(self, other: Table) -> None:
        """Take in the decisions of another table."""
        more = self.reasons.take(other.reasons)
        self.left.extend(other.left)
        self.right.extend(other.right)
        self.verdict.extend(other.verdict)
        self.score.extend(other.score)
        self.why.extend(why + more for why in other.why)
        numbers = [self._deciders.setdefault(by, len(self._deciders)) for by in other._deciders]
        self._by.extend(numbers[by] for by in other._by)

    def decider(self, row: int) -> int:
        """The number of who decided."""
        return self._by[row]

    def by(self, row: int) -> str:
        """Who decided."""
        return self.deciders[self._by[row]]

    @property
    def deciders(self) -> list[str]:
        """Everybody who decided, by number."""
        return list(self._deciders)

    def __len__(self) -> int:
        return len(self.left)

    def unsure(self) -> Iterator[int]:
        """The rows that are unsure."""
        unsure = PLACES["unsure"]
        return (row for row, verdict in enumerate(self.verdict) if verdict == unsure)

    def settle(self, row: int, reason: str) -> None:
        """Make an unsure row sure, for one more reason."""
        self.verdict[row] = PLACES["same"]
        self.why[row] = self.reasons.more(self.why[row], reason)

    def sort(self, order: Sequence[int]) -> array[int]:
        """The rows in the order of the places of their pairs; of several of one pair only the first that was written."""
        rows = array("I")
        for _, some in grouped(lambda: zip(map(order.__getitem__, self.left), range(len(self)), strict=True), len(order)):
            last = -1
            for place, row in sorted((order[self.right[row]], row) for row in some):
                if place != last:
                    rows.append(row)
                    last = place
        return rows


class SummedUp:
    """How many decisions there are of each verdict, and some of the unsure ones: what is left when the others are written."""

    def __init__(self, verdicts: Counter[str], unsure: Sequence[Decision]) -> None:
        self._verdicts, self._unsure = verdicts, unsure

    def verdicts(self) -> Counter[str]:
        """How many there are of each verdict."""
        return self._verdicts

    def unsure(self, most: int) -> Sequence[Decision]:
        """Unsure decisions, as ``Decisions.unsure`` gives them; no more than were kept."""
        return self._unsure[:most]


class Decisions(Sequence[Decision]):
    """The decisions of a build, sorted. ``shown`` says what stands behind unsure ones."""

    def __init__(self, table: Table | None = None, rows: Sequence[int] = (), name: Callable[[int], str] = str) -> None:
        self._table, self._rows, self._name = table or Table(), rows, name
        self.shown = Shown()

    def _at(self, row: int) -> Decision:
        table = self._table
        verdict, reasons = VERDICTS[table.verdict[row]], table.reasons[table.why[row]]
        return Decision(self._name(table.left[row]), self._name(table.right[row]), verdict, table.score[row], reasons, table.by(row))

    def __len__(self) -> int:
        return len(self._rows)

    @overload
    def __getitem__(self, at: int) -> Decision: ...

    @overload
    def __getitem__(self, at: slice) -> list[Decision]: ...

    def __getitem__(self, at: int | slice) -> Decision | list[Decision]:
        return [self._at(row) for row in self._rows[at]] if isinstance(at, slice) else self._at(self._rows[at])

    def __iter__(self) -> Iterator[Decision]:
        return map(self._at, self._rows)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and len(self) == len(other) and all(a == b for a, b in zip(self, other, strict=True))

    __hash__ = None  # type: ignore[assignment]

    def lines(self, *, texts: bool = True) -> Iterator[str]:
        """The lines of ``decisions.jsonl``: each decision, an unsure one with its sides, without their plots unless ``texts``."""
        table, name, text = self._table, self._name, self._table.reasons.text
        deciders = [*map(_json, table.deciders)]
        number, left = -1, ""
        for row in self._rows:
            if number != table.left[row]:
                number = table.left[row]
                left = _json(name(number))
            right = _json(name(table.right[row]))
            verdict, score = VERDICTS[table.verdict[row]], table.score[row]
            why = f'"reasons": {text(table.why[row])}, "by": {deciders[table.decider(row)]}'
            sides = self.shown.sides_of(self._at(row), texts=texts) if verdict == "unsure" else []
            shown = f', "sides": {_json(sides)}' if sides else ""
            yield f'{{"left": {left}, "right": {right}, "verdict": "{verdict}", "score": {score}, {why}{shown}}}\n'

    def verdicts(self) -> Counter[str]:
        """How many there are of each verdict."""
        counted = Counter(self._table.verdict[row] for row in self._rows)
        return Counter({VERDICTS[place]: number for place, number in counted.items()})

    def among(self, verdict: Verdict) -> Iterator[tuple[int, int]]:
        """The numbers of the pairs of a verdict."""
        table, place = self._table, PLACES[verdict]
        return ((table.left[row], table.right[row]) for row in self._rows if table.verdict[row] == place)

    def summed_up(self, most: int) -> SummedUp:
        """What a report says of them; ``most`` of the unsure ones."""
        return SummedUp(self.verdicts(), self.unsure(most))

    def unsure(self, most: int | None = None) -> list[Decision]:
        """Unsure decisions, those first on which most claims hang; at most so many."""
        place = PLACES["unsure"]
        found = (self._at(row) for row in self._rows if self._table.verdict[row] == place)
        ranked = ((-self.shown.value(d), -d.score, d) for d in found)
        return [d for *_, d in (sorted(ranked) if most is None else nsmallest(most, ranked))]
