"""What the shapes let into the fused graph: broken claims are left out, broken promises of ours end the build."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from kg.errors import InternalFault
from kg.model import Evidence, Fact, Node, Rank, Statement
from kg.rdf.block_validation import Checked, validate_block
from kg.rdf.shape_report import Result
from kg.report import Finding
from kg.vocabulary import PROPERTIES, SCHEMA_HTTP, SCHEMA_HTTPS, expand

ROUNDS = 5
"""Leaving one fact out can bring another fault to light (a review without its film); more rounds than this is our fault."""


@dataclass
class Admitted:
    """The facts of some things that the shapes let in, as lines and as facts; what was left out, what remains to be said.

    ``ranks`` maps positions of statements to ``deprecated`` where their fact was left out; ``lost`` are things that had facts and have
    none any more.
    """

    lines: list[str]
    facts: list[Fact]
    checked: Checked
    left_out: list[Finding] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    ranks: dict[int, Rank] = field(default_factory=dict)
    lost: set[str] = field(default_factory=set)


def admit(
    facts: list[Fact], statements: Sequence[Statement], things: Mapping[str, Node], names: Mapping[str, str],
    written: Callable[[list[Fact]], list[str]], known: Mapping[str, tuple[str, ...]], *, https: bool, gone: Container[str] = (),
) -> Admitted:  # fmt: skip
    """Hold the facts of some things against the shapes, and leave out what breaks them, until they conform.

    ``written`` makes the sorted lines of facts; ``known`` has the classes of things elsewhere, ``gone`` are those of them of which nothing
    is left; ``names`` maps document keys to names. Raises InternalFault for a structural fault (an unknown term, a dangling link),
    which is never the pages'.
    """
    left_out: list[Finding] = []
    ranks: dict[int, Rank] = {}
    spoken = {fact.subject for fact in facts}
    facts, misfits = _fitting(facts, things)
    for fact in misfits:
        message = f"What is {'an' if things[fact.subject].kind[0] in 'aeiou' else 'a'} {things[fact.subject].kind} has no {fact.property}."
        result = Result("violation", fact.subject, expand(PROPERTIES[fact.property].term), fact.object, message, "", "", False)
        left_out.append(_finding(result, [fact], statements, names))
        ranks |= dict.fromkeys(fact.claims, "deprecated")
    facts = _without_dangling(facts, set(), gone, things)
    for _ in range(ROUNDS):
        lines = written(facts)
        checked = validate_block(lines, known, https=https)
        results = checked.results
        if structural := [r for r in results if r.severity == "violation" and r.structural]:
            first = structural[0]
            raise InternalFault(f"{first.message} ({first.focus} {first.path} {first.value})", where="the graph",
                                next_step="nothing was written; please report it with the pages")  # fmt: skip
        broken = [r for r in results if r.severity == "violation"]
        if not broken:
            findings = [_finding(r, [], statements, names) for r in results]
            return Admitted(lines, facts, checked, left_out, findings, ranks, spoken - {fact.subject for fact in facts})
        said = _said_of({r.focus for r in broken}, facts)
        blamed = [_blamed(r, said.get(r.focus, ())) for r in broken]
        left_out += [_finding(r, found, statements, names) for r, found in zip(broken, blamed, strict=True)]
        out = {fact for found in blamed for fact in found}
        ranks |= {position: "deprecated" for fact in out for position in fact.claims}
        facts = _without_dangling([fact for fact in facts if fact not in out], {fact.subject for fact in out}, gone, things)
    raise InternalFault(f"the shapes still object after {ROUNDS} rounds of leaving facts out", where="the graph")


def _fitting(facts: Iterable[Fact], things: Mapping[str, Node]) -> tuple[list[Fact], list[Fact]]:
    """The facts that can be said of what their things turned out to be, and the others: what one page says of a series, where other pages
    know the same thing as an episode."""
    fitting: list[Fact] = []
    misfits: list[Fact] = []
    for fact in facts:
        prop, target = PROPERTIES[fact.property], things.get(fact.object) if fact.is_link else None
        fits = things[fact.subject].kind in prop.of and (target is None or target.kind in prop.to)
        (fitting if fits else misfits).append(fact)
    return fitting, misfits


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


def _finding(result: Result, blamed: Iterable[Fact], statements: Sequence[Statement], names: Mapping[str, str]) -> Finding:
    places: dict[tuple[str, Evidence], None] = {}
    for fact in blamed:
        for position in fact.claims:
            statement = statements[position]
            places.update({(names[statement.document], place): None for place in statement.evidence})
    return Finding(result.severity, result.message, result.focus, result.path, result.value, tuple(list(places)[:5]))


def _without_dangling(left: list[Fact], fewer: set[str], gone: Container[str], things: Mapping[str, Node]) -> list[Fact]:
    """A thing of which nothing is left is not linked to either, nor is anything that hangs below it. ``fewer`` lost facts."""
    lost = fewer - {fact.subject for fact in left}
    while dangling := {f for f in left if (f.is_link and (f.object in lost or f.object in gone)) or things[f.subject].of in lost}:
        left = [f for f in left if f not in dangling]
        lost |= {f.subject for f in dangling} - {f.subject for f in left}
    return left
