"""Where documents disagree: claims on one property of one thing that cannot all hold, typed by why."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from kg.fuse import alike
from kg.fuse.drifting import DRIFTING, by_the_clock, days_apart
from kg.model import Conflict, ConflictKind, Statement
from kg.text import fold
from kg.vocabulary import MONEY, PROPERTIES

TOLD_ELSEWHERE = frozenset({"name", "duration"})
"""A second name is an alternate name; a duration is compared as ``runtime_minutes``."""

CUT_MINUTES = 30
"""Running times that differ by less than half an hour are more likely two cuts of a film than an error."""

TERRITORY_YEARS = 5
"""Dates of release no further apart than this are rather those of two countries than an error."""

WEEKEND_DAYS = 3
"""What is counted up to a day of one weekend is counted up to any of its days."""

_SUM = re.compile(r"(?<![\d.,])\d{1,3}(?= [^\W\d])")
"""What tells that a line sums awards up (``another 31 wins``), and is not one of them (``Best Actor (1996)``)."""

_LAST_OF_LATIN = "\u024f"

Key = tuple[str, str, str]
"""The thing, the property, and what it is about."""
Stated = dict[str, list[tuple[int, Statement]]]
"""Statements with their positions, by property."""

_COMPARED = {
    word
    for word, row in PROPERTIES.items()
    if (row.one or word in DRIFTING or word == "character_name")
    and row.datatype != "link"
    and row.layer != "document"
    and word not in TOLD_ELSEWHERE
}


_LOOKED_AT = _COMPARED | {"best", "score", "director", "currency", "territory", "amount"}


def conflicts(statements: Sequence[Statement], kinds: Mapping[str, str], owners: Mapping[str, str]) -> list[Conflict]:
    """All conflicts between documents, in order of thing and property.

    ``kinds`` maps an IRI to its kind, ``owners`` the IRI of a detail to that of what it belongs to.
    """
    found: list[Conflict] = []
    stated: Stated = defaultdict(list)
    for position, s in enumerate(statements):
        if s.property in _LOOKED_AT:
            stated[s.property].append((position, s))
    for key, positions in _comparable(stated, kinds, owners).items():
        if len({statements[position].object for position in positions}) < 2:
            continue
        if not PROPERTIES[key[1]].one and len({statements[position].document for position in positions}) < 2:
            # Of a property of which a thing has several values, those of one page do not compete.
            continue
        if key[1] in DRIFTING:
            positions = _drifted(key[1], positions, statements)
        values = _values(key[1], positions, statements)
        if key[1] == "character_name":
            found.extend(_characters(key, values, statements))
        elif len(values) > 1:
            found.append(_conflict(_kind(key[1], kinds.get(key[0], ""), list(values)), key, values, statements))
    found.extend(_scales(stated, statements, kinds, owners))
    found.extend(_directors(stated, statements))
    found.extend(_amounts(stated, statements, kinds, owners))
    return sorted(found, key=lambda c: (c.subject, c.property, c.about, c.values))


def _comparable(stated: Stated, kinds: Mapping[str, str], owners: Mapping[str, str]) -> dict[Key, list[int]]:
    """Positions of the statements that speak of the same thing, so that more than one value may be a conflict."""
    grouped: dict[Key, list[int]] = defaultdict(list)
    for position, s in (each for property in stated if property in _COMPARED for each in stated[property]):
        row, kind = PROPERTIES[s.property], kinds.get(s.subject)
        if kind == "rating" and s.property in DRIFTING:
            # Ratings by one rater and group are one series over time, though each document's is a node of its own.
            rater, group = s.subject.rsplit("/", 2)[1:]
            if rater != "unnamed":
                grouped[owners[s.subject], s.property, f"{rater}/{group}"].append(position)
        elif kind == "role" and s.property == "character_name":
            grouped[owners[s.subject], s.property, s.subject.rsplit("/", 2)[1]].append(position)
        elif row.one or _passes(s):
            grouped[s.subject, s.property, ""].append(position)
    return grouped


def _passes(statement: Statement) -> bool:
    """Whether a value will be another one day: a sum of awards, but no award of them."""
    return statement.property in DRIFTING and (statement.property != "award" or _SUM.search(statement.object) is not None)


def _values(property: str, positions: Iterable[int], statements: Sequence[Statement]) -> dict[str, list[int]]:
    """The positions of each value; spellings of one value are one, called by the first of them in order."""
    spelled: dict[str, list[int]] = defaultdict(list)
    for position in positions:
        spelled[alike.key(property, statements[position].object)].append(position)
    return {min(fold(statements[p].object) for p in group): group for group in spelled.values()}


def _conflict(kind: ConflictKind, key: Key, values: Mapping[str, list[int]], statements: Sequence[Statement]) -> Conflict:
    said = tuple((value, tuple(sorted({statements[p].document for p in values[value]}))) for value in sorted(values))
    return Conflict(kind, *key, said, tuple(sorted(p for positions in values.values() for p in positions)))


def _kind(property: str, kind: str, values: list[str]) -> ConflictKind:
    """Why values of a property of things of a kind differ."""
    if property in DRIFTING:
        return "drift"
    longest = max(values, key=len)
    if PROPERTIES[property].datatype == "date" and all(longest.startswith(v) for v in values):
        return "granularity"
    if property == "released" and int(max(values)[:4]) - int(min(values)[:4]) <= TERRITORY_YEARS:
        return "territory"
    if by_the_clock(property, values):
        return "territory"
    if property == "as_of" and (apart := days_apart(values)) is not None:
        return "granularity" if apart < WEEKEND_DAYS else "drift" if kind == "gross" else "contradiction"
    if property == "runtime_minutes" and max(map(int, values)) - min(map(int, values)) < CUT_MINUTES:
        return "cut"
    return "contradiction"


def _characters(key: Key, values: Mapping[str, list[int]], statements: Sequence[Statement]) -> Iterator[Conflict]:
    """One actor's character in one film, said more and less fully; two characters are no conflict, as those that one page tells apart."""
    pages = {value: {statements[position].document for position in positions} for value, positions in values.items()}
    for short in sorted(values):
        longer = (long for long in values if short != long and f" {short} " in f" {long} ")
        if fuller := {long: values[long] for long in longer if pages[short].isdisjoint(pages[long])}:
            yield _conflict("granularity", key, {short: values[short], **fuller}, statements)


def _scales(stated: Stated, statements: Sequence[Statement], kinds: Mapping[str, str], owners: Mapping[str, str]) -> Iterator[Conflict]:
    """Scores of one film out of different best values (7.6 of 10 beside 82 of 100): not to be compared as they stand."""
    scores: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    best = {s.subject: s.object for _, s in stated.get("best", ()) if kinds.get(s.subject) == "rating"}
    for position, s in stated.get("score", ()):
        if s.subject in best:
            scores[owners[s.subject]][f"{s.object} of {best[s.subject]}"].append(position)
    for film, values in sorted(scores.items()):
        if len({value.partition(" of ")[2] for value in values}) > 1:
            yield _conflict("scale", (film, "score", ""), values, statements)


def _directors(stated: Stated, statements: Sequence[Statement]) -> Iterator[Conflict]:
    """Pages that name directors of one film and have none in common; one that names fewer does not contradict, nor one that writes them
    in another script."""
    named: dict[str, dict[str, dict[str, int]]] = defaultdict(lambda: defaultdict(dict))
    for position, s in stated.get("director", ()):
        if not s.inferred:
            named[s.subject][s.document].setdefault(s.object, position)
    for film, by_document in sorted(named.items()):
        scripts: dict[bool, dict[str, Collection[str]]] = {False: {}, True: {}}
        for document, people in by_document.items():
            foreign = all(max(person.rsplit("/", 1)[-1]) > _LAST_OF_LATIN for person in people)
            scripts[foreign][document] = people.keys()
        values: dict[str, list[int]] = defaultdict(list)
        for document in sorted(_apart(scripts[False]) | _apart(scripts[True])):
            for person, position in by_document[document].items():
                values[person].append(position)
        if len(values) > 1:
            yield _conflict("contradiction", (film, "director", ""), values, statements)


def _drifted(property: str, positions: Iterable[int], statements: Sequence[Statement]) -> list[int]:
    """The positions of those statements whose pages are of different times: pages with a value in common are not, and none is with
    itself (``71%`` beside 71.3 in its data)."""
    said: dict[str, set[str]] = defaultdict(set)
    for position in positions:
        said[statements[position].document].add(alike.key(property, statements[position].object))
    apart = _apart(said)
    return [position for position in positions if statements[position].document in apart]


def _apart(by_document: Mapping[str, Collection[str]]) -> set[str]:
    """The documents that have no value in common with some other."""
    said = {document: frozenset(values) for document, values in by_document.items()}
    several = {*said.values()}
    apart = {one for one in several if any(one.isdisjoint(other) for other in several)}
    return {document for document, values in said.items() if values in apart}


def _amounts(stated: Stated, statements: Sequence[Statement], kinds: Mapping[str, str], owners: Mapping[str, str]) -> Iterator[Conflict]:
    """Different amounts for one purpose, territory and currency: a budget is what it is, a gross grows. Of pages that list several, as
    they grew, those compete that have none in common."""
    grouped: dict[tuple[str, str, str], dict[str, dict[str, list[int]]]] = defaultdict(lambda: defaultdict(lambda: defaultdict(list)))
    currency = {s.subject: s.object for _, s in stated.get("currency", ())}
    territory = {s.subject: s.object.rsplit("/", 1)[-1] for _, s in stated.get("territory", ())}
    for position, s in stated.get("amount", ()):
        kind = kinds.get(s.subject, "")
        if kind in MONEY:
            about = "/".join(part for part in (kind, territory.get(s.subject, ""), currency.get(s.subject, "").casefold()) if part)
            grouped[owners[s.subject], kind, about][s.document][s.object].append(position)
    for (film, kind, about), by_document in sorted(grouped.items()):
        values: dict[str, list[int]] = defaultdict(list)
        for document in sorted(_apart(by_document)):
            for amount, positions in by_document[document].items():
                values[amount] += positions
        if len(values) > 1:
            sort: ConflictKind = "granularity" if _rounded(values) else "drift" if kind == "gross" else "contradiction"
            yield _conflict(sort, (film, "amount", about), values, statements)


def _rounded(amounts: Iterable[str]) -> bool:
    """Whether amounts are one, as precisely as each says it: ``22.1 million`` and ``22,104,220``. One digit says too little, and
    nobody rounds to five."""
    digits = {amount: len(amount.partition(".")[0].rstrip("0")) for amount in amounts}
    finest = max(digits, key=lambda amount: (digits[amount], amount))
    exact = float(finest)
    return all(
        amount == finest or (1 < n < min(5, digits[finest]) and 2 * abs(float(amount) - exact) <= 10 ** (len(amount.partition(".")[0]) - n))
        for amount, n in digits.items()
    )
