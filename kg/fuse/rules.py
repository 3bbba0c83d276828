"""The fusion rules: each takes the claimed values of one property of one thing and chooses.

A rule gets candidates (value, document, position of the claim, inferred) and returns choices: the value, the positions
of the claims behind it, and whether the value is derived rather than stated. Rules are pure and do not depend on order.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import NamedTuple

from kg.text import fold, is_cased, recase_person, recase_title


class Candidate(NamedTuple):
    """One claimed value. ``kind`` is the kind of the thing it is claimed of; ``claim`` its position among all statements."""

    value: str
    document: str
    claim: int
    inferred: bool
    kind: str = ""


class Choice(NamedTuple):
    """A value that the fused graph says, the claims behind it, and whether no document says it in this form."""

    value: str
    claims: tuple[int, ...]
    derived: bool = False


Rule = Callable[[list[Candidate]], list[Choice]]


def groups(candidates: Iterable[Candidate]) -> dict[str, list[Candidate]]:
    """Candidates by what they say, case and spacing apart."""
    found: dict[str, list[Candidate]] = defaultdict(list)
    for candidate in candidates:
        found[fold(candidate.value)].append(candidate)
    return dict(sorted(found.items()))


def best_cased(candidates: Iterable[Candidate]) -> str:
    """Of spellings that differ in case only: a cased one before one in capitals before one in small letters, then the commonest."""
    counted: dict[str, int] = defaultdict(int)
    for candidate in candidates:
        counted[candidate.value] += 1
    return min(counted, key=lambda v: (not is_cased(v), v == v.lower(), -counted[v], v))


def _choice(value: str, candidates: Iterable[Candidate], *, derived: bool = False) -> Choice:
    return Choice(value, tuple(sorted(c.claim for c in candidates)), derived)


def _votes(candidates: list[Candidate]) -> tuple[int, int]:
    stated = {c.document for c in candidates if not c.inferred}
    return len(stated), len({c.document for c in candidates})


def all_values(candidates: list[Candidate]) -> list[Choice]:
    """Every value; texts that are equal but for case are one, the best-cased."""
    return [_choice(best_cased(group), group) for group in groups(candidates).values()]


def majority(candidates: list[Candidate]) -> list[Choice]:
    """The value that most documents state; among equals the first in order."""
    found = groups(candidates)
    key = min(found, key=lambda k: (*(-v for v in _votes(found[k])), k))
    return [_choice(best_cased(found[key]), found[key])]


def best_name(candidates: list[Candidate]) -> list[Choice]:
    """The name that most documents print, best-cased; where none shows case, a person's or film's is re-cased and derived."""
    chosen = majority(candidates)[0]
    recased = chosen.value
    if candidates[0].kind in ("person", "critic"):
        recased = recase_person(chosen.value)
    elif candidates[0].kind in ("film", "series", "episode", "work"):
        recased = recase_title(chosen.value)
    return [Choice(recased, chosen.claims, derived=recased != chosen.value)]


def most_precise(candidates: list[Candidate]) -> list[Choice]:
    """The most precise date, among those the one most documents state."""
    longest = max(len(c.value) for c in candidates)
    return majority([c for c in candidates if len(c.value) == longest])


def earliest_full_date(candidates: list[Candidate]) -> list[Choice]:
    """The earliest full date; where there is none, the most precise."""
    full = [c for c in candidates if len(c.value) == 10]
    if not full:
        return most_precise(candidates)
    earliest = min(c.value for c in full)
    return [_choice(earliest, [c for c in full if c.value == earliest])]


def latest_count(candidates: list[Candidate]) -> list[Choice]:
    """The highest count: of things that only grow, the highest is the latest."""
    highest = max(candidates, key=lambda c: (int(c.value), c.value)).value
    return [_choice(highest, [c for c in candidates if c.value == highest])]


RULES: dict[str, Rule] = {
    "all": all_values,
    "majority": majority,
    "best_name": best_name,
    "most_precise": most_precise,
    "earliest_full_date": earliest_full_date,
    "latest_count": latest_count,
}
