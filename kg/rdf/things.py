"""What is read of a built graph, as plain values: things, claims with their places, documents, disagreements."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from kg.rdf.answers import Term
from kg.vocabulary import KINDS, PREFIXES, PROPERTIES, SCHEMA_HTTPS


class Place(NamedTuple):
    """Where words stand: code points of a text document, or a path into an HTML document; -1 where there is no range."""

    document: str
    start: int
    end: int
    exact: str
    path: str = ""


@dataclass(frozen=True, slots=True)
class Claim:
    """What one document states, in its own words. ``rule`` says how the value follows from them where it is not simply they.

    ``rank`` is ``preferred``, ``deprecated`` or empty. ``sources`` are the claims from which a value was derived that no
    document states in this form; such a claim has no places.
    """

    iri: str
    subject: str
    predicate: str
    object: Term
    places: tuple[Place, ...] = ()
    rule: str = ""
    inferred: bool = False
    rank: str = ""
    sources: tuple[str, ...] = ()

    @property
    def document(self) -> str:
        """The IRI of the document; empty for a derived claim."""
        return self.places[0].document if self.places else ""


@dataclass(frozen=True, slots=True)
class Source:
    """A document: its path below the input root, the site it is of (name), who read it, its address and digest, what it is about, when
    it was fetched."""

    iri: str
    name: str
    site: str
    reader: str
    url: str
    digest: str
    about: str
    date: str = ""


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A conflict: of what sort, on which property of which thing, about what (a role, a rater), and the competing claims."""

    iri: str
    sort: str
    subject: str
    predicate: str
    about: str
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Thing:
    """What the fused graph says of one IRI: its classes, and its values by compact predicate, in the order of the terms."""

    iri: str
    types: tuple[str, ...] = ()
    values: Mapping[str, tuple[Term, ...]] = field(default_factory=dict)

    def terms(self, word: str) -> tuple[Term, ...]:
        """The values of a property, by kg's word for it (``duration``) or by its compact term (``schema:duration``)."""
        return self.values.get(term_of(word), ())

    def texts(self, word: str) -> list[str]:
        """The literal values of a property, lexical forms."""
        return [term.value for term in self.terms(word) if term.sort == "literal"]

    def text(self, word: str) -> str:
        """The first literal value of a property; empty where there is none."""
        return next(iter(self.texts(word)), "")

    def links(self, word: str) -> list[str]:
        """The things that a property leads to."""
        return [term.value for term in self.terms(word) if term.sort != "literal"]

    def link(self, word: str) -> str:
        """The first thing that a property leads to; empty where there is none."""
        return next(iter(self.links(word)), "")

    def is_a(self, *kinds: str) -> bool:
        """Whether its classes are those of one of kg's kinds (``film``, ``role`` …)."""
        return any(set(KINDS[kind].classes) <= set(self.types) and self._has_type_of(kind) for kind in kinds)

    def _has_type_of(self, kind: str) -> bool:
        further = KINDS[kind].additional
        return not further or any(compact(term.value) == further for term in self.values.get("schema:additionalType", ()))


def term_of(word: str) -> str:
    """The compact term of one of kg's words; a compact term stands for itself."""
    return word if ":" in word else PROPERTIES[word].term


@lru_cache(maxsize=4096)
def compact(iri: str) -> str:
    """``http://schema.org/name`` → ``schema:name``; an IRI of no known prefix as it is."""
    if iri.startswith(SCHEMA_HTTPS):
        return "schema:" + iri[len(SCHEMA_HTTPS) :]
    for prefix, start in PREFIXES.items():
        if iri.startswith(start):
            return f"{prefix}:{iri[len(start) :]}"
    return iri
