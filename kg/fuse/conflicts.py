"""Where documents disagree: claims on one property of one thing that cannot all hold, typed by why."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from kg.model import Conflict, ConflictKind, Statement
from kg.text import fold
from kg.vocabulary import PROPERTIES

DRIFTING = frozenset({"award", "popularity_rank", "rating_count", "review_count", "score", "positive", "mixed", "negative", "scored",
                      "helpful_votes", "helpful_total"})  # fmt: skip
"""Properties whose value changes as time goes by: pages of different days rightly differ."""

TOLD_ELSEWHERE = frozenset({"name", "duration"})
"""A second name is an alternate name; a duration is compared as ``runtime_minutes``."""

CUT_MINUTES = 30
"""Running times that differ by less than half an hour are more likely two cuts of a film than an error."""

Values = dict[str, set[str]]


def conflicts(statements: Sequence[Statement], kinds: Mapping[str, str], owners: Mapping[str, str]) -> list[Conflict]:
    """All conflicts between documents, in order of thing and property."""
    found = [*_same_property(statements), *_ratings(statements, kinds, owners), *_characters(statements, kinds, owners)]
    return sorted(found, key=lambda c: (c.subject, c.property, c.values))


def _conflict(kind: ConflictKind, subject: str, property: str, values: Values) -> Conflict:
    return Conflict(kind, subject, property, tuple((value, tuple(sorted(docs))) for value, docs in sorted(values.items())))


def _same_property(statements: Sequence[Statement]) -> Iterator[Conflict]:
    grouped: dict[tuple[str, str], Values] = defaultdict(lambda: defaultdict(set))
    for s in statements:
        row = PROPERTIES[s.property]
        if s.is_link or row.layer == "document" or not (row.one or s.property in DRIFTING) or s.property in TOLD_ELSEWHERE:
            continue
        grouped[s.subject, s.property][fold(s.object)].add(s.document)
    for (subject, property), values in grouped.items():
        if len(values) > 1:
            yield _conflict(_kind(property, list(values)), subject, property, values)


def _kind(property: str, values: list[str]) -> ConflictKind:
    if property in DRIFTING:
        return "drift"
    longest = max(values, key=len)
    if PROPERTIES[property].datatype == "date" and all(longest.startswith(v) for v in values):
        return "granularity"
    if property == "runtime_minutes" and max(map(int, values)) - min(map(int, values)) < CUT_MINUTES:
        return "cut"
    return "contradiction"


def _ratings(statements: Sequence[Statement], kinds: Mapping[str, str], owners: Mapping[str, str]) -> Iterator[Conflict]:
    """Ratings by one rater and group are one series over time, though each document's is a node of its own."""
    grouped: dict[tuple[str, str], Values] = defaultdict(lambda: defaultdict(set))
    for s in statements:
        if kinds.get(s.subject) == "rating" and s.property in DRIFTING:
            film, tail = owners[s.subject], s.subject.rsplit("/", 2)[1:]
            if tail[0] != "unnamed":
                grouped[film, f"{s.property} of {'/'.join(tail)}"][s.object].add(s.document)
    for (film, property), values in grouped.items():
        if len(values) > 1:
            yield _conflict("drift", film, property, values)


def _characters(statements: Sequence[Statement], kinds: Mapping[str, str], owners: Mapping[str, str]) -> Iterator[Conflict]:
    """One actor's character in one film, said more and less fully."""
    grouped: dict[tuple[str, str], Values] = defaultdict(lambda: defaultdict(set))
    for s in statements:
        if s.property == "character_name" and kinds.get(s.subject) == "role":
            actor = s.subject.rsplit("/", 2)[1]
            grouped[owners[s.subject], actor][fold(s.object)].add(s.document)
    for (film, actor), values in grouped.items():
        for short in sorted(values):
            fuller = {long: docs for long, docs in values.items() if short != long and f" {short} " in f" {long} "}
            if fuller:
                yield _conflict("granularity", film, f"character of {actor}", {short: values[short], **fuller})
