"""From statements to facts: every property of every thing through its rule, with a rank for every claim."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from kg.fuse import alike
from kg.fuse.drifting import by_the_clock
from kg.fuse.rules import RULES, Candidate, Choice, groups, recased
from kg.fuse.sources import UNKNOWN, Agreement, Origin, agreements
from kg.model import Fact, Rank, Statement
from kg.vocabulary import PROPERTIES


@dataclass
class Fusion:
    """The facts in order of subject, property and value, and the rank of every statement that competes.

    ``ranks`` maps positions of statements to ``preferred`` or ``deprecated``; all others are normal. ``agreements`` says how
    well each site agrees with the others.
    """

    facts: list[Fact] = field(default_factory=list)
    ranks: dict[int, Rank] = field(default_factory=dict)
    agreements: dict[str, Agreement] = field(default_factory=dict)


@dataclass(frozen=True)
class Voices:
    """What a document's voice weighs (thousandths) and when it was raised (ISO 8601, or empty)."""

    origins: Mapping[str, Origin]
    weights: Mapping[str, int]

    def of(self, document: str) -> tuple[int, str]:
        """The weight and date of a document by its key."""
        origin = self.origins.get(document, Origin())
        return self.weights.get(origin.site, UNKNOWN), origin.date


def fuse(
    statements: Sequence[Statement], kinds: Mapping[str, str], owners: Mapping[str, str], origins: Mapping[str, Origin] | None = None,
    weights: Mapping[str, int] | None = None,
) -> Fusion:  # fmt: skip
    """Fuse what all documents state about some things and their details (all of the graph, or a part that shares no thing with the rest).

    ``kinds`` maps an IRI to its kind, ``owners`` the IRI of a detail to that of what it belongs to, ``origins`` the key of a
    document to where it is from; without it all documents weigh the same. ``weights`` of the sites (thousandths) are those of the
    whole graph; by default they are taken from these statements.
    """
    origins = origins or {}
    result = Fusion(agreements=agreements(statements, origins) if weights is None else {})
    voices = Voices(origins, {site: agreement.weight for site, agreement in result.agreements.items()} if weights is None else weights)
    grouped: dict[str, dict[str, list[int]]] = {}
    for position, statement in enumerate(statements):
        if PROPERTIES[statement.property].layer != "document":
            grouped.setdefault(statement.subject, {}).setdefault(statement.property, []).append(position)
    _release_dates(statements, kinds, owners, grouped)
    for subject in sorted(grouped):
        facts: list[Fact] = []
        for property, positions in sorted(grouped[subject].items()):
            beside = grouped[subject].get("alternate_name", ()) if property == "name" else ()
            facts.extend(_property(statements, subject, property, positions, kinds, result, voices, beside))
        result.facts.extend(_distinct(facts))
    return result


def _release_dates(
    statements: Sequence[Statement], kinds: Mapping[str, str], owners: Mapping[str, str], grouped: dict[str, dict[str, list[int]]]
) -> None:
    """Dates of release events also count for the film's own date (model, section 2)."""
    for position, statement in enumerate(statements):
        if statement.property == "release_date" and kinds.get(statement.subject) == "release":
            grouped.setdefault(owners[statement.subject], {}).setdefault("released", []).append(position)


def _property(
    statements: Sequence[Statement], subject: str, property: str, positions: list[int], kinds: Mapping[str, str], result: Fusion,
    voices: Voices, beside: Sequence[int],
) -> Iterable[Fact]:  # fmt: skip
    row = PROPERTIES[property]
    kind = kinds.get(subject, "")
    if len(positions) == 1 and row.fuse != "best_name":
        # Most things are said once: there is nothing to choose.
        only = statements[positions[0]]
        return [Fact(subject, property, only.object, row.datatype == "link", (positions[0],), only.property != property)]
    if row.datatype == "link":
        return _links(statements, subject, property, positions)
    value = statements[positions[0]].object
    if len(positions) == 1 or (row.fuse != "latest_count" and all(statements[p].object == value for p in positions)):
        # Where all say the same there is nothing to choose but how a name is cased.
        choices = [Choice(value, tuple(sorted(positions)))]
        if row.fuse == "best_name":
            choices = [recased(choices[0], kind)]
        return _chosen(statements, subject, property, choices)

    def candidate(position: int) -> Candidate:
        s = statements[position]
        return Candidate(s.object, s.document, position, s.inferred, kind, *voices.of(s.document), s.property)

    candidates = [candidate(position) for position in positions]
    choices = RULES[row.fuse]([*candidates, *map(candidate, beside)])
    facts = _chosen(statements, subject, property, choices)
    return [*facts, *_losers(subject, property, candidates, choices, result)] if row.one else facts


def _links(statements: Sequence[Statement], subject: str, property: str, positions: list[int]) -> list[Fact]:
    by_target: dict[str, list[int]] = {}
    for position in positions:
        by_target.setdefault(statements[position].object, []).append(position)
    return [Fact(subject, property, target, True, tuple(claims)) for target, claims in by_target.items()]


def _chosen(statements: Sequence[Statement], subject: str, property: str, choices: list[Choice]) -> list[Fact]:
    """The facts that choices come to; a value that is only stated of another property is derived."""
    facts = []
    for value, claims, derived in choices:
        elsewhere = statements[claims[0]].property != property and all(statements[p].property != property for p in claims)
        facts.append(Fact(subject, property, value, False, claims, derived or elsewhere))
    return facts


def _losers(subject: str, property: str, candidates: list[Candidate], choices: list[Choice], result: Fusion) -> Iterable[Fact]:
    found = groups(candidates)
    chosen = {p for choice in choices for p in choice.claims}
    losing = {key: group for key, group in found.items() if not any(c.claim in chosen for c in group)}
    if not losing:
        return
    if property == "name":
        # A name that was not chosen is still a name of the thing.
        for group in losing.values():
            spelled = RULES["all"](group)[0]
            yield Fact(subject, "alternate_name", spelled.value, False, spelled.claims, True)
        return
    elsewhere = property == "released" or by_the_clock(property, {c.value for c in candidates})
    coarse = PROPERTIES[property].datatype in ("date", "text")
    for key, group in found.items():
        for candidate in group:
            if key not in losing:
                result.ranks[candidate.claim] = "preferred"
            elif (
                not elsewhere
                and not (coarse and any(choice.value.startswith(candidate.value) for choice in choices))
                and not (property == "score" and any(_rounded(choice.value, candidate.value) for choice in choices))
            ):
                # A coarser date is not contradicted by a finer one, nor a day by one that holds elsewhere, nor 71.3 by 71; 11 is by 111.
                result.ranks[candidate.claim] = "deprecated"


def _rounded(one: str, other: str) -> bool:
    """Whether one of two numbers is the other without its fraction."""
    left, right = float(one), float(other)
    return (left.is_integer() or right.is_integer()) and abs(left - right) <= 0.5


def _distinct(facts: list[Fact]) -> list[Fact]:
    """Facts of one thing in order, equal ones joined with the claims of both; a stated fact is not derived. Names that were not chosen are
    other names, of which spellings are one."""
    if len(facts) == 1:
        return facts
    joined: dict[tuple[str, str], Fact] = {}
    for fact in facts:
        key = (fact.property, alike.key(fact.property, fact.object) if fact.property == "alternate_name" else fact.object)
        if known := joined.get(key):
            stated = [f for f in (known, fact) if not f.derived] or [known, fact]
            claims = tuple(sorted({c for f in stated for c in f.claims}))
            fact = Fact(fact.subject, fact.property, stated[0].object, fact.is_link, claims, known.derived and fact.derived)
        joined[key] = fact
    return sorted(joined.values(), key=lambda fact: (fact.property, fact.object))
