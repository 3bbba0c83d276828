"""What an answer holds: values, the rule, the claims behind each, the values that lost, conflicts, decisions."""

from __future__ import annotations

from dataclasses import dataclass

from kg.fuse.rules import RULES
from kg.rdf.answers import Term
from kg.rdf.things import Claim, Disagreement, Source, Thing
from kg.text import CONTEXT_RULES
from kg.vocabulary import Property
from kg.why.decisions import Decided
from kg.why.pages import Context


@dataclass(frozen=True, slots=True)
class Said:
    """One claim: its document, and for each place the words in their context. ``note`` says how its spelling differs from the value;
    ``about`` is the detail it is said of, where that is another thing."""

    claim: Claim
    source: Source
    contexts: tuple[Context, ...]
    note: str = ""
    about: str = ""

    @property
    def how(self) -> str:
        """Why it counts as inferred, in words; empty for what is stated."""
        return CONTEXT_RULES.get(self.claim.rule, self.claim.rule) if self.claim.inferred else ""


@dataclass(frozen=True, slots=True)
class Held:
    """A value that the fused graph says: the term, its name where it is a thing, and the claims behind it. ``derived`` where no page
    says it in this form."""

    term: Term
    name: str
    derived: bool
    said: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Lost:
    """A value that pages state and the fused graph does not say, and why it lost."""

    value: str
    why: str
    said: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """One property of one thing. ``about`` names the detail whose property it is; empty for the thing that was asked for."""

    subject: str
    about: str
    row: Property
    held: tuple[Held, ...]
    lost: tuple[Lost, ...] = ()
    conflicts: tuple[Disagreement, ...] = ()

    @property
    def reason(self) -> str:
        """The rule that chooses, in words."""
        return rule_in_words(self.row)


@dataclass(frozen=True)
class Answer:
    """Everything that answers a question: ``joined`` are the decisions that brought the pages together, by the name of what they made
    one; ``notes`` is what a person should know (pages that could not be found)."""

    thing: Thing
    name: str
    asked: str
    findings: tuple[Finding, ...]
    joined: tuple[tuple[str, tuple[Decided, ...]], ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def documents(self) -> tuple[Source, ...]:
        """The documents behind it, by name."""
        every = (said for f in self.findings for part in (f.held, f.lost) for value in part for said in value.said)
        found = {said.source.iri: said.source for said in every if said.source.iri}
        return tuple(sorted(found.values(), key=lambda source: (source.name, source.iri)))

    def __bool__(self) -> bool:
        return bool(self.findings)


def rule_in_words(row: Property) -> str:
    """The first line of the docstring of a property's rule."""
    if row.layer == "document":
        return "True of one page only: each document's graph has its own, the fused graph none"
    if row.datatype == "link":
        return "Every thing that a page leads to"
    return (RULES[row.fuse].__doc__ or "").strip().partition("\n")[0].rstrip(".")
