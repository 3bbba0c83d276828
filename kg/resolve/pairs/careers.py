"""What a table does not say, borrowed: a person's rows that found partners tell when and in what that person worked.

A row without title and year that credits somebody whose other films were of 1931 to 1940 is hardly the film of 1998 that somebody of
another credited name directed. What a borrowed outcome is worth is learned like everything else: from sure pairs, each without
itself. For a pair that shares a credited name that is against rivals, which share one as well and lost; for any other against
strangers. Rows of the other table that credit the person by name lend too, whether or not they are matched.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field

from kg.resolve.pairs import evidence
from kg.resolve.pairs.kinds import Kind
from kg.resolve.pairs.values import Column, Side, Value

Lend = Callable[[Sequence[Value], Value], str]
Pairs = Sequence[tuple[str, str]]
SEEN = 100
"""Sure pairs with a borrowed value below which nothing is learned from it."""
_DRAWN = 20_000
_NOBODY: frozenset[str] = frozenset()


@dataclass
class Career:
    """What a person's other rows were matched with: per value of ``column`` the partners found so far, each with its value in ``other``."""

    name: str
    column: Column
    other: Column
    turned: bool
    compare: Lend
    credits: dict[str, frozenset[str]] = field(default_factory=dict)
    partners: dict[Value, dict[str, tuple[str, Value]]] = field(default_factory=dict)
    worth: dict[str, float] = field(default_factory=dict)
    worth_alone: dict[str, float] = field(default_factory=dict)
    telling: float = 0.0
    known: int = 0

    def outcome(self, one: str, two: str) -> str:
        """The outcome for two row ids, without what either row itself has lent; empty where nothing is known of the person.

        A person whom both rows credit tells nothing: all films of that person are of that time.
        """
        here, there = (two, one) if self.turned else (one, two)
        who, value = self.column.values.get(here), self.other.values.get(there)
        if not who or not value or who not in self.partners or not who.keys.isdisjoint(self.credits.get(there, _NOBODY)):
            return ""
        lent = [v for row, (partner, v) in self.partners[who].items() if row != here and partner != there]
        return self.compare(lent, value) if lent else ""


def careers(left: Side, right: Side, sure: Pairs, rivals: Pairs, told: Collection[int] = ()) -> list[Career]:
    """The borrowed aspects that tell anything: of each column of people here, the years and categories of the other table.

    ``told``: categories of either side (``id`` of their values) that rows here say themselves and need not borrow.
    """
    found: list[Career] = []
    for here, there, turned in ((left, right, False), (right, left, True)):
        dated = any(c.kind in evidence.TIMES and len(c.values) > 0.3 * len(here.ids) for c in here.others)
        credits = _credits(there)
        named: dict[int, dict[str, dict[str, Value]]] = {}
        for column in (c for c in here.labels if c.kind is not Kind.TITLE and c.distinct < 0.8):
            for other in there.others:
                lend = _lend(other, dated)
                if lend is not None and id(other.values) not in told and len(other.values) > 0.3 * len(there.ids):
                    career = Career(f"{other.name} of others of this {column.name}", column, other, turned, lend)
                    career.credits = credits
                    if id(other) not in named:
                        named[id(other)] = _by_name(there, other)
                    _learn(career, sure, rivals, named[id(other)])
                    if career.telling >= evidence.TELLING:
                        found.append(career)
    found.sort(key=lambda c: (-c.telling, c.name))
    # Two columns of years say the same thing twice: the more telling one speaks.
    best: dict[tuple[int, Lend], Career] = {}
    for career in found:
        best.setdefault((id(career.column), career.compare) if career.compare is _time else (id(career), career.compare), career)
    return list(best.values())


def _lend(other: Column, dated: bool) -> Lend | None:
    if other.kind in evidence.TIMES:
        return None if dated else _time
    return _category if other.kind is Kind.CATEGORY else None


def _credits(side: Side) -> dict[str, frozenset[str]]:
    people = [c for c in side.labels if c.kind is not Kind.TITLE]
    return {row: _NOBODY.union(*(c.values[row].keys for c in people if row in c.values)) for row in side.ids}


def _by_name(side: Side, other: Column) -> dict[str, dict[str, Value]]:
    """Per person's name the rows of a table that credit it, each with its value in a column."""
    out: dict[str, dict[str, Value]] = defaultdict(dict)
    for column in side.labels:
        if column.kind is not Kind.TITLE:
            for row, names in column.values.items():
                if row in other.values:
                    for name in names:
                        if len(name.words) > 1:
                            out[name.key][row] = other.values[row]
    return out


def _learn(career: Career, sure: Pairs, rivals: Pairs, named: dict[str, dict[str, Value]]) -> None:
    partners: dict[Value, dict[str, tuple[str, Value]]] = defaultdict(dict)
    for pair in sure:
        here, there = pair[::-1] if career.turned else pair
        if here in career.column.values and there in career.other.values:
            partners[career.column.values[here]][here] = (there, career.other.values[there])
    for who in set(career.column.values.values()):
        if len(who) == 1 and who[0].key in named:
            for there, value in named[who[0].key].items():
                partners[who].setdefault(f"{there} by name", (there, value))
    career.partners = dict(partners)
    unrelated = evidence.strangers(sorted(career.column.values), sorted(career.other.values), _DRAWN)
    yes, no = _outcomes(career, sure), _outcomes(career, rivals)
    others = _outcomes(career, [(b, a) for a, b in unrelated] if career.turned else unrelated)
    if min(yes.total(), no.total(), others.total()) >= SEEN:
        career.known = yes.total()
        career.worth, _ = evidence.contrast(yes, no)
        career.worth_alone, career.telling = evidence.contrast(yes, others)


def _outcomes(career: Career, pairs: Pairs) -> Counter[str]:
    found = Counter(career.outcome(*pair) for pair in evidence.sampled(pairs, _DRAWN))
    del found[""]
    return found


def _years(value: Value) -> list[int]:
    return [v if isinstance(v, int) else int(v[:4]) for v in value]


def _time(lent: Sequence[Value], years: Value) -> str:
    worked = [y for value in lent for y in _years(value)]
    if not worked:
        return ""
    near = min(abs(c - y) for c in worked for y in _years(years))
    inside = any(min(worked) <= y <= max(worked) for y in _years(years))
    if near <= 1:
        return "the same year" if not near else "a year apart"
    if near <= 3:
        return "three years apart"
    if near <= 8:
        return "within eight years"
    if inside:
        return "within the span"
    return "within fifteen years" if near <= 15 else "another time" if near <= 30 else "another age"


def _category(lent: Sequence[Value], value: Value) -> str:
    share = sum(bool(one & value) for one in lent) / len(lent)
    size = "few" if len(lent) < 4 else "many"
    return f"{size} others: {'usual' if share >= 0.5 else 'known' if share > 0.15 else 'new'}"
