"""What the shapes let into the fused graph: broken claims are left out, broken promises of ours end the build."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from pathlib import Path

from kg.errors import InternalFault
from kg.model import Evidence, Fact
from kg.rdf.dataset import Dataset
from kg.rdf.graph import Writer
from kg.rdf.shape_report import Result
from kg.rdf.validate import validate_sorted
from kg.report import Finding
from kg.vocabulary import PROPERTIES, SCHEMA_HTTP, SCHEMA_HTTPS, expand

ROUNDS = 5
"""Leaving one fact out can bring another fault to light (a review without its film); more rounds than this is our fault."""


def admit(dataset: Dataset, facts: Path, writer: Writer, names: Mapping[str, str]) -> tuple[list[Finding], list[Finding]]:
    """Write the facts to ``facts`` and hold them against the shapes until they conform.

    Facts that break a data shape are taken out of ``dataset.facts`` and their claims ranked deprecated. ``names`` maps
    document keys to names. Returns what was left out, and the warnings and infos that remain. Raises InternalFault for a
    structural fault (an unknown term, a dangling link), which is never the pages'.
    """
    left_out: list[Finding] = []
    for attempt in range(ROUNDS):
        dataset.write_facts(facts, writer)
        results = validate_sorted(facts, https=writer.terms.schema == SCHEMA_HTTPS, check=not attempt).results
        if structural := [r for r in results if r.severity == "violation" and r.structural]:
            first = structural[0]
            raise InternalFault(f"{first.message} ({first.focus} {first.path} {first.value})", where="the graph",
                                next_step="nothing was written; please report it with the pages")  # fmt: skip
        broken = [r for r in results if r.severity == "violation"]
        if not broken:
            return left_out, [_finding(r, [], dataset, names) for r in results]
        said = _said_of({r.focus for r in broken}, dataset.facts)
        blamed = [_blamed(r, said.get(r.focus, ())) for r in broken]
        left_out += [_finding(r, found, dataset, names) for r, found in zip(broken, blamed, strict=True)]
        _leave_out({fact for found in blamed for fact in found}, dataset)
    raise InternalFault(f"the shapes still object after {ROUNDS} rounds of leaving facts out", where="the graph")


def _said_of(subjects: Container[str], facts: Iterable[Fact]) -> dict[str, list[Fact]]:
    found: dict[str, list[Fact]] = {}
    for fact in facts:
        if fact.subject in subjects:
            found.setdefault(fact.subject, []).append(fact)
    return found


def _blamed(result: Result, own: Sequence[Fact]) -> Sequence[Fact]:
    """The facts behind a result, of those about its focus: with its property and value; or with its property; or all of them."""
    path = result.path.replace(SCHEMA_HTTPS, SCHEMA_HTTP)
    on_path = [f for f in own if expand(PROPERTIES[f.property].term) == path]
    with_value = [f for f in on_path if f.object == result.value]
    return with_value or on_path or own


def _finding(result: Result, blamed: Iterable[Fact], dataset: Dataset, names: Mapping[str, str]) -> Finding:
    places: dict[tuple[str, Evidence], None] = {}
    for fact in blamed:
        for position in fact.claims:
            statement = dataset.statements[position]
            places.update({(names[statement.document], place): None for place in statement.evidence})
    return Finding(result.severity, result.message, result.focus, result.path, result.value, tuple(list(places)[:5]))


def _leave_out(gone: set[Fact], dataset: Dataset) -> None:
    dataset.ranks.update({position: "deprecated" for fact in gone for position in fact.claims})
    left = [fact for fact in dataset.facts if fact not in gone]
    # A thing of which nothing is left is not linked to either, nor is anything that hangs below it.
    lost = {fact.subject for fact in gone} - {fact.subject for fact in left}
    while dangling := {f for f in left if (f.is_link and f.object in lost) or dataset.things[f.subject].of in lost}:
        left = [f for f in left if f not in dangling]
        lost |= {f.subject for f in dangling} - {f.subject for f in left}
    dataset.facts = left
