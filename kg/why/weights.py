"""What each site's voice weighed in a build: as its report says, or reckoned again from the claims."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from kg.fuse.sources import UNKNOWN, Origin, agreements
from kg.model import Statement
from kg.rdf.facts import Facts
from kg.rdf.things import Claim, Source
from kg.vocabulary import PROPERTIES

MANY = 500
"""With more documents than this weights are not reckoned again: reading every claim would take longer than the answer is worth."""


def weights(facts: Facts, folder: Path) -> dict[str, int]:
    """Thousandths by the IRI of each document; empty where nothing tells."""
    sources = {source.iri: source for source in facts.documents()}
    told = _reported(folder / "report.json")
    if not told:
        if len(sources) > MANY:
            return {}
        told = _reckoned(facts, sources)
    return {iri: told.get(source.reader, UNKNOWN) for iri, source in sources.items()}


def _reported(report: Path) -> dict[str, int]:
    """The weights of sites that a report gives (``sites`` → site → ``weight``)."""
    try:
        sites: dict[str, Any] = json.loads(report.read_text(encoding="utf-8"))["sites"]
        return {name: row["weight"] for name, row in sites.items() if isinstance(row.get("weight"), int)}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}


def _reckoned(facts: Facts, sources: Mapping[str, Source]) -> dict[str, int]:
    origins = {iri: Origin(source.reader, source.date) for iri, source in sources.items()}
    said = [s for iri in sources for s in _statements(iri, facts.claims_of(iri))]
    return {site: agreement.weight for site, agreement in agreements(said, origins).items()}


def _statements(document: str, claims: Iterable[Claim]) -> Iterable[Statement]:
    for claim in claims:
        if word := _word(claim):
            yield Statement(document, claim.subject, word, claim.object.value, claim.object.sort == "iri", (), claim.rule, claim.inferred)


_LITERALS: dict[str, list[str]] = {}
for _name, _row in PROPERTIES.items():
    if _row.datatype != "link":
        _LITERALS.setdefault(_row.term, []).append(_name)


def _word(claim: Claim) -> str:
    """The property of a literal claim; of several with one term, the one whose values look like this, on a thing like this."""
    names = _LITERALS.get(claim.predicate, []) if claim.object.sort == "literal" else []
    if claim.predicate == PROPERTIES["line_position"].term:
        return "line_position" if "/line/" in claim.subject else "role_position"
    if claim.predicate == PROPERTIES["score"].term and claim.object.datatype:
        return "score"
    if claim.predicate == PROPERTIES["grade"].term:
        return "certificate_value" if "/content-rating/" in claim.subject else "grade"
    return names[0] if names else ""
