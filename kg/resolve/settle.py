"""A record's claims with IRIs in place of mentions: what one document's graph says."""

from __future__ import annotations

from collections.abc import Iterator

from kg.model import Claim, Mention, Node, Record, Statement
from kg.resolve.resolution import Local
from kg.vocabulary import PROPERTIES


def statements(record: Record, local: Local) -> list[Statement]:
    """The statements of a record, in the order of the page, without repetition.

    A thing has one name in a document, the first printed; where mentions of one document turned out to be one thing, its
    other names become alternate names.
    """
    document = record.document.key
    first_names: dict[str, str] = {}
    found: dict[Statement, None] = {}
    for claim in sorted(record.claims, key=_where):
        subject = local.iri(claim.subject)
        property, value = claim.property, claim.value
        if isinstance(value, Mention):
            target, is_link = local.iri(value), True
        else:
            target, is_link = value, False
            if property == "name" and first_names.setdefault(subject, value) != value:
                property = "alternate_name"
        found[Statement(document, subject, property, target, is_link, claim.evidence, claim.rule, claim.inferred)] = None
    return list(found)


def _where(claim: Claim) -> tuple[int, int, str, str]:
    place = claim.evidence[0]
    return place.start, place.end, PROPERTIES[claim.property].word, str(claim.value)


def nodes(record: Record, local: Local) -> Iterator[Node]:
    """Every thing and detail that a record speaks of."""
    seen: set[Mention] = set()
    for claim in record.claims:
        yield from _visit(claim.subject, local, seen)
        if isinstance(claim.value, Mention):
            yield from _visit(claim.value, local, seen)


def _visit(mention: Mention, local: Local, seen: set[Mention]) -> Iterator[Node]:
    if mention in seen:
        return
    seen.add(mention)
    if mention.of is not None:
        yield from _visit(mention.of, local, seen)
    for part in mention.identity:
        if isinstance(part, Mention):
            yield from _visit(part, local, seen)
    of = local.iri(mention.of) if mention.of is not None else ""
    yield Node(local.iri(mention), mention.kind, of)
