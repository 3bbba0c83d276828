"""What a record says of the page's film, counted by property."""

from __future__ import annotations

from collections.abc import Iterator

from kg.model import Claim, Mention, Record
from kg.text import fold

DETAILS = {"role", "rating", "release", "certification", "budget", "gross", "opening_weekend"}
"""Details of a film whose properties are counted, as ``role.character_name``; of the others, how many there are."""


def counts(record: Record) -> dict[str, int]:
    """How many different values the record gives for each property of the film and of its details."""
    found: dict[str, set[object]] = {}
    for name, claim in of_film(record):
        found.setdefault(name, set()).add((claim.subject if claim.subject.of else None, claim.value))
    return {name: len(values) for name, values in sorted(found.items())}


def of_film(record: Record) -> Iterator[tuple[str, Claim]]:
    """The claims about the page's film and its details, each with the name by which its property is counted.

    A date of release is counted as ``released``, whether it is told with a country or without.
    """
    film = record.film
    if film is None:
        return
    for claim in record.claims:
        subject = claim.subject
        if subject == film:
            yield claim.property, claim
        elif subject.kind in DETAILS and subject.of == film:
            yield ("released" if claim.property == "release_date" else f"{subject.kind}.{claim.property}"), claim


def words_of(record: Record) -> frozenset[str]:
    """The folded values of all claims: what is no label of the site's but speaks of the film."""
    values = (claim.value for claim in record.claims)
    return frozenset(fold(value if isinstance(value, str) else _name(value)) for value in values)


def _name(mention: Mention) -> str:
    return next((part for part in mention.identity if isinstance(part, str)), "")
