"""What stands behind a fact, ready to be shown: which page says it, where, in which words, stated or inferred, and what others say."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from kg.exports.credits import Desk
from kg.exports.views import Backing, Rival, Snippet
from kg.exports.wording import label, trimmed
from kg.rdf.things import Claim, Place, Source, Thing, term_of
from kg.text import CONTEXT_RULES, fold
from kg.vocabulary import PROPERTIES

Wanted = tuple[str, str, str]
"""Which claims: (subject, compact predicate or empty for all, object or empty for all)."""

_BESIDE = frozenset(PROPERTIES[word].term for word in ("role_position", "mentions"))
"""What is said beside a fact and is not it: shown only where it is all that is asked for."""


@dataclass
class Witnesses:
    """Finds the backing of facts, and numbers the documents of a page in the order in which they are first quoted."""

    desk: Desk
    numbers: dict[str, int] = field(default_factory=dict)
    _sources: dict[str, Source] = field(default_factory=dict)

    def sources(self) -> list[tuple[int, Source]]:
        """The documents quoted so far, with their numbers."""
        return [(number, self._source(iri)) for iri, number in self.numbers.items()]

    def _source(self, iri: str) -> Source:
        if iri not in self._sources:
            self._sources[iri] = self.desk.facts.document(iri)
        return self._sources[iri]

    def behind(self, wanted: Iterable[Wanted], shown: str = "") -> tuple[Backing, ...]:
        """The backing of what some claims say together, one entry a document; ``shown`` is the text beside which it will stand."""
        found: dict[str, Claim] = {}
        for subject, predicate, value in wanted:
            for claim in self.desk.claims_for(subject, value):
                if (predicate in ("", claim.predicate)) and (not value or _same(claim.object.value, value)):
                    found[claim.iri] = claim
        return self.of_claims(list(found.values()), shown)

    def of_claims(self, claims: Sequence[Claim], shown: str = "") -> tuple[Backing, ...]:
        """The backing that some claims give, one entry a document; derived claims stand on those they come from."""
        stated, derived = [], False
        for claim in claims:
            if claim.sources:
                derived = True
                stated += [replace(c, inferred=True, rule="recase") for iri in claim.sources if (c := self.desk.facts.claim(iri))]
            else:
                stated.append(claim)
        direct = {claim.iri for claim in claims if not claim.sources}
        by_document: dict[str, list[Claim]] = {}
        for claim in stated:
            if claim.document and not (derived and claim.rule == "recase" and claim.iri in direct):
                by_document.setdefault(claim.document, []).append(claim)
        found = [self._backing(document, held, shown) for document, held in sorted(by_document.items(), key=self._order)]
        return tuple(sorted(found, key=lambda backing: backing.number))

    def _order(self, item: tuple[str, list[Claim]]) -> tuple[str, str]:
        return (self._source(item[0]).name, item[0])

    def _backing(self, document: str, claims: Sequence[Claim], shown: str) -> Backing:
        number = self.numbers.setdefault(document, len(self.numbers) + 1)
        said = [claim for claim in claims if claim.predicate not in _BESIDE] or list(claims)
        whole = all(claim.inferred for claim in said)
        return Backing(
            source=self._source(document),
            number=number,
            snippets=_snippets([place for claim in said for place in claim.places], shown),
            inferred=whole,
            how=_reasons(said, whole),
            chosen=any(claim.rank == "preferred" for claim in said),
        )

    def rivals(self, thing: Thing, word: str) -> tuple[Rival, ...]:
        """The values that documents state and the fused graph does not hold, for a property that has one value."""
        term = term_of(word)
        held = [t.value for t in thing.terms(word)]
        others: dict[str, list[Claim]] = {}
        for claim in self.desk.claims(thing.iri):
            if claim.predicate == term and claim.object.sort == "literal" and not any(_same(claim.object.value, value) for value in held):
                others.setdefault(fold(claim.object.value), []).append(claim)
        return tuple(Rival(claims[0].object.value, self.of_claims(claims)) for _, claims in sorted(others.items()))


def _reasons(claims: Iterable[Claim], whole: bool) -> str:
    """Why claims count as inferred; beside stated ones, also which parts of the fact they are."""
    parts: dict[str, set[str]] = {}
    for claim in claims:
        if claim.inferred:
            why = CONTEXT_RULES.get(claim.rule, claim.rule).partition(":")[0]
            parts.setdefault(why, set()).add(label(claim.predicate))
    if whole:
        return "; ".join(sorted(why for why in parts if why))
    return "; ".join(", ".join(sorted(names)) + (f": {why}" if why else "") for why, names in sorted(parts.items()))


def _same(one: str, other: str) -> bool:
    return one == other or fold(one) == fold(other)


def _snippets(places: Iterable[Place], shown: str) -> tuple[Snippet, ...]:
    """The quoted places in the order of the page, those left out that lie inside another."""
    ordered = sorted(set(places), key=lambda p: (p.start, -p.end, p.path, p.exact))
    kept: list[Place] = []
    for place in ordered:
        if not any(_inside(place, other) for other in kept):
            kept.append(place)
    places_of: dict[str, list[Place]] = {}
    for place in kept:
        places_of.setdefault(fold(place.exact), []).append(place)
    return tuple(Snippet(_words(held[0], shown), _where(held)) for held in places_of.values())


def _inside(place: Place, other: Place) -> bool:
    return place.path == other.path and other.start <= place.start and place.end <= other.end and place.start >= 0


def _words(place: Place, shown: str) -> str:
    """The quote; empty for a long one that is what is shown, word for word, or that the graph does not hold."""
    if shown and len(place.exact) > 80 and fold(place.exact) == fold(shown):
        return ""
    return trimmed(place.exact)


def _where(places: Sequence[Place]) -> str:
    """Where some words stand, one place or several."""
    ranges = [f"{place.start:,}–{place.end:,}" for place in places if place.start >= 0]
    paths = list(dict.fromkeys(place.path for place in places if place.path))
    return "; ".join([*paths, *([f"characters {', '.join(ranges)}"] if ranges else [])])
