"""The bench on which answers are made: from the claims and facts of a graph, its decisions, and the pages."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from kg.exports.credits import positions
from kg.fuse import alike, reasons
from kg.fuse.rules import Candidate
from kg.rdf.answers import Term
from kg.rdf.facts import Facts
from kg.rdf.things import Claim, Disagreement, Source, Thing, compact
from kg.vocabulary import FILMS, MONEY, PROPERTIES, Property
from kg.why.answer import Answer, Finding, Held, Lost, Said
from kg.why.decisions import Decided, Decisions
from kg.why.pages import Pages
from kg.why.reported import Reported
from kg.why.things import base_of, called, kinds_of, owner
from kg.why.words import Asked

FEW = 3
"""Of a property that leads to more things than this, the decisions about those things are left out."""


_OF_ITSELF = "the graph holds it without a claim: what sort of thing it is follows from what the pages say of it"

_NAMING = {
    "role": ("role_actor", "character_name"),
    "rating": ("rater", "group", "score"),
    "release": ("release_date", "release_country"),
    "user_review": ("reviewer", "name"),
    "critic_review": ("reviewer", "publisher"),
    "identifier": ("scheme", "identifier_value"),
    **dict.fromkeys(MONEY, ("amount", "currency", "territory")),
}
"""The properties by which a detail is called among others of its sort; of all other sorts all that are said of it."""


@dataclass
class Bench:
    """What answers are made of: the graph, the decisions, the pages, and what each document's voice weighs (``reckon`` tells it, where
    it is needed); ``reported`` are conflicts that only the report holds."""

    facts: Facts
    decisions: Decisions
    pages: Pages
    reckon: Callable[[], Mapping[str, int]] = dict
    reported: Sequence[Reported] = ()
    _claims: dict[str, list[Claim]] = field(default_factory=dict)
    _sources: dict[str, Source] = field(default_factory=dict)
    _things: dict[str, Thing] = field(default_factory=dict)
    _noted: dict[str, list[Disagreement]] = field(default_factory=dict)

    def thing(self, iri: str) -> Thing:
        """What the fused graph says of an IRI."""
        if iri not in self._things:
            self._things[iri] = self.facts.thing(iri)
        return self._things[iri]

    def claims(self, subject: str) -> list[Claim]:
        """The claims about a thing."""
        if subject not in self._claims:
            found = self.facts.claims(subject)
            self._claims[subject] = sorted(found, key=lambda c: (not c.places, self.source(c.document).name, c.places, c.iri))
        return self._claims[subject]

    def source(self, iri: str) -> Source:
        """What is known of a document; nothing of none, which is where a derived claim stands."""
        if iri not in self._sources:
            self._sources[iri] = self.facts.document(iri) if iri else Source("", "", "", "", "", "", "")
        return self._sources[iri]

    # --- questions ---------------------------------------------------------------------------------------------------

    def answer(self, thing: Thing, asked: Asked) -> Answer:
        """Why the graph says what it says of a property of a thing, or of the details that are meant."""
        kinds = kinds_of(thing)
        own = [row for row in asked.rows if set(row.of) & set(kinds)]
        if asked.word in PROPERTIES and set(PROPERTIES[asked.word].of) & set(kinds) - set(FILMS):
            own, asked = [PROPERTIES[asked.word]], Asked(asked.word, (asked.word,))
        findings = [finding for row in own if (finding := self.finding(thing, row))]
        details = [d for d in self.below(thing) if set(kinds_of(d)) & set(asked.kinds)]
        if not own and not asked.kinds:
            wanted = {row.word for row in asked.rows}
            findings += [f for d in self.below(thing) for f in self.of_detail(d, thing) if f.row.word in wanted]
        for detail in self._in_order(details):
            findings += self.of_detail(detail, thing)
        return self._answer(thing, asked.word, findings)

    def triple(self, thing: Thing, predicate: str, value: Term) -> Answer:
        """Why the graph holds, or does not hold, one triple about a thing."""
        kinds = kinds_of(thing)
        rows = [row for row in PROPERTIES.values() if row.term == predicate and (set(row.of) & set(kinds) or not kinds)]
        found = []
        for row in rows:
            if finding := self.finding(thing, row):
                held = tuple(h for h in finding.held if _is(h.term, value))
                lost = tuple(entry for entry in finding.lost if _is(Term("literal", entry.value), value))
                if held or lost:
                    found.append(Finding(thing.iri, "", row, held if held else finding.held, lost, finding.conflicts))
        if not found and value.sort == "iri" and value.value in {term.value for term in thing.values.get(predicate, ())}:
            found = self.of_detail(self.thing(value.value), thing)
        typed = value.sort == "iri" and compact(value.value) in thing.types and predicate == "rdf:type"
        # Other values may well be stated: what nobody states is this one.
        asked = predicate if found else f"{predicate} {compact(value.value) if value.sort == 'iri' else value.value}"
        return self._answer(thing, asked, found, *((_OF_ITSELF,) if typed else ()))

    def _answer(self, thing: Thing, asked: str, findings: Sequence[Finding], *notes: str) -> Answer:
        bare = Answer(thing, self.name(thing), asked, tuple(findings))
        missing = [f"{name} {why}: its words are shown alone" for name, why in sorted(self.pages.missing.items())]
        return replace(bare, joined=tuple(self._joined(bare)), notes=(*notes, *missing))

    # --- findings ----------------------------------------------------------------------------------------------------

    def finding(self, thing: Thing, row: Property, about: str = "") -> Finding | None:
        """One property of a thing; None where no page states it and the graph does not say it."""
        own = [claim for claim in self.claims(thing.iri) if claim.predicate == row.term and not claim.sources and _fits(claim.object, row)]
        beside = self._borrowed(thing, row)
        terms = [term for term in thing.terms(row.word) if self._is_value(thing, term, row)]
        if not own and not terms:
            return None
        if row.datatype == "link" or row.layer == "document":
            held = [self._link(term, own, row) for term in terms] if row.layer != "document" else []
            if row.layer == "document":
                held = [self._link(term, own, row) for term in dict.fromkeys(claim.object for claim in own)]
            left = [c for c in own if row.datatype == "link" and c.object not in terms] if row.layer != "document" else []
            lost = [Lost(called(self.thing(c.object.value)), reasons.LEFT_OUT, (self.said(c),)) for c in left]
            return Finding(thing.iri, about, row, _as_said(held), tuple(lost), self._conflicts(thing, row, own))
        chosen = [term.value for term in terms]
        held = [self._held(term, own, beside, row, chosen) for term in terms]
        lost = self._lost(thing, row, [*own, *(beside if row.one else ())], chosen)
        return Finding(thing.iri, about, row, _as_said(held), tuple(lost), self._conflicts(thing, row, [*own, *beside]))

    def _borrowed(self, thing: Thing, row: Property) -> list[Claim]:
        """Claims on other properties that count for this one: dates of release events, names that were not chosen."""
        if row.word == "released":
            events = (claim for detail in self.facts.details(thing, "release") for claim in self.claims(detail.iri))
            return [claim for claim in events if claim.predicate == PROPERTIES["release_date"].term and not claim.sources]
        if row.word == "alternate_name":
            return [c for c in self.claims(thing.iri) if c.predicate == PROPERTIES["name"].term and not c.sources]
        return []

    def _is_value(self, thing: Thing, term: Term, row: Property) -> bool:
        """Whether a triple states the property, and does not only hold a detail that is written with the same term."""
        if not _fits(term, row):
            return False
        if row.datatype != "link" or not term.value.startswith(f"{thing.iri}/"):
            return True
        return bool(set(kinds_of(self.thing(term.value))) & set(row.to))

    def _link(self, term: Term, own: Sequence[Claim], row: Property) -> Held:
        name = self.name(self.thing(term.value)) if term.sort == "iri" else term.value
        return Held(term, name, False, tuple(self.said(claim) for claim in own if claim.object == term))

    def _held(self, term: Term, own: Sequence[Claim], beside: Sequence[Claim], row: Property, chosen: Sequence[str]) -> Held:
        key = alike.key(row.word, term.value)
        alike_ones = [claim for claim in own if alike.key(row.word, claim.object.value) == key]
        said = [self.said(claim, note=reasons.spelled(row.word, claim.object.value, chosen)) for claim in alike_ones]
        if not said:
            said = [self.said(c, about=c.subject) for c in beside if alike.key(row.word, c.object.value) == key]
        derived = not any(s.claim.object.value == term.value and not s.about for s in said)
        return Held(term, term.value, derived, tuple(said))

    def _lost(self, thing: Thing, row: Property, claims: Sequence[Claim], chosen: Sequence[str]) -> list[Lost]:
        keys = {alike.key(row.word, value) for value in chosen}
        if all(alike.key(row.word, claim.object.value) in keys for claim in claims):
            return []
        weigh = self.weights
        kind = next(iter(kinds_of(thing)), "")
        candidates = [
            Candidate(c.object.value, c.document, n, c.inferred, kind, weigh.get(c.document, 1000), self.source(c.document).date, row.word)
            for n, c in enumerate(claims)
        ]
        return [
            Lost(loss.value, loss.reason, tuple(self._of_loser(claims[n], loss.value, thing) for n in loss.claims))
            for loss in reasons.losses(row.fuse, candidates, chosen, weighed=bool(weigh))
        ]  # fmt: skip

    def _of_loser(self, claim: Claim, value: str, thing: Thing) -> Said:
        return self.said(claim, note="" if claim.object.value == value else f"printed “{claim.object.value}”",
                         about="" if claim.subject == thing.iri else claim.subject)  # fmt: skip

    @cached_property
    def weights(self) -> Mapping[str, int]:
        """What each document's voice weighed, in thousandths, by its IRI; empty where nothing tells."""
        return self.reckon()

    def _conflicts(self, thing: Thing, row: Property, claims: Sequence[Claim]) -> tuple[Disagreement, ...]:
        """The conflicts in which one of these claims competes: noted of the thing, or of what it belongs to."""
        mine = {claim.iri for claim in claims}
        owners = [thing.iri]
        while (above := owner(owners[-1])) != owners[-1]:
            owners.append(above)
        noted = (d for iri in owners for d in self._noted_of(iri) if d.predicate == row.term)
        found = {d.iri: d for d in noted if mine & {claim.iri for claim in d.claims}}
        return tuple(found[iri] for iri in sorted(found))

    def _noted_of(self, iri: str) -> list[Disagreement]:
        if iri not in self._noted:
            self._noted[iri] = self.facts.disagreements(iri) or [self._told(row) for row in self.reported if row.subject == iri]
        return self._noted[iri]

    def _told(self, row: Reported) -> Disagreement:
        """A conflict that only the report holds, with the claims that it must be about."""
        subjects = [row.subject, *(detail.iri for detail in self.below(self.thing(row.subject)))]
        every = (claim for subject in subjects for claim in self.claims(subject))
        claims = sorted((c for c in every if c.places and row.is_of(c, self.source(c.document).name)), key=lambda c: (c.places, c.iri))
        return Disagreement(row.iri(base_of(self.facts)), row.sort, row.subject, row.predicate, row.about, tuple(claims))

    def said(self, claim: Claim, note: str = "", about: str = "") -> Said:
        """A claim with its document and the context of its words."""
        source = self.source(claim.document)
        return Said(claim, source, tuple(self.pages.context(place, source) for place in claim.places), note, about)

    # --- details -----------------------------------------------------------------------------------------------------

    def below(self, thing: Thing) -> list[Thing]:
        """The details that hang on a thing, in the order of their IRIs, without what hangs on those."""
        links = {t.value for terms in thing.values.values() for t in terms if t.sort == "iri" and t.value.startswith(f"{thing.iri}/")}
        return [self.thing(iri) for iri in sorted(links)]

    def _in_order(self, details: Sequence[Thing]) -> list[Thing]:
        """Details as the longest list of a page has them, the others by their IRIs."""
        order = positions(self.facts, [detail for detail in details if "role" in kinds_of(detail)])
        return sorted(details, key=lambda d: (order.get(d.iri, 0), d.iri))

    def of_detail(self, detail: Thing, top: Thing) -> list[Finding]:
        """All properties of a detail, then those of the details below it."""
        kinds, label = kinds_of(detail), self.label(detail, top)
        rows = [row for row in PROPERTIES.values() if set(row.of) & set(kinds)]
        found = [f for row in rows if row.layer != "document" and (f := self.finding(detail, row, label))]
        return found + [f for further in self.below(detail) for f in self.of_detail(further, top)]

    def label(self, detail: Thing, top: Thing) -> str:
        """What a detail is called among others of its sort: its kind, and what it says in a few words."""
        kind = next(iter(kinds_of(detail)), "detail")
        words = _NAMING.get(kind) or tuple(dict.fromkeys(row.word for row in PROPERTIES.values() if kind in row.of))
        terms = [term for word in words for term in detail.terms(word) if term.sort != "iri" or self._is_named(term.value, top)]
        named = ", ".join(dict.fromkeys(called(self.thing(t.value)) if t.sort == "iri" else t.value for t in terms))
        label = kind.replace("_", " ")
        return f"{label}: {named if len(named) <= 80 else named[:77].rstrip() + '…'}" if named else label

    def name(self, thing: Thing) -> str:
        """What a thing is called; of a detail without a name, its sort and what it says in a few words."""
        bare = not thing.text("name") and not thing.text("headline")
        return self.label(thing, self.thing(owner(thing.iri))) if bare and owner(thing.iri) != thing.iri else called(thing)

    def _is_named(self, iri: str, top: Thing) -> bool:
        return not iri.startswith(f"{top.iri}/") or bool(self.thing(iri).text("name"))

    # --- decisions ---------------------------------------------------------------------------------------------------

    def _joined(self, answer: Answer) -> Iterable[tuple[str, tuple[Decided, ...]]]:
        """The decisions that brought together the pages behind an answer: about the thing, and about the few things it leads to."""
        top = answer.thing.iri
        while (above := owner(top)) != top:
            top = above
        links = dict.fromkeys(h.term.value for f in answer.findings for h in f.held if f.row.datatype == "link" and h.term.sort == "iri")
        for iri in [top, *(links if len(links) <= FEW else ())]:
            keys = {source.iri.rsplit("/", 1)[-1] for source in self._behind(answer, iri, top)}
            if len(keys) > 1:
                mentions = [m for m in self.decisions.mentions_of(iri) if m.partition("/")[0] in keys]
                if tree := self.decisions.tree(mentions):
                    yield called(self.thing(iri)), tuple(tree)

    def _behind(self, answer: Answer, iri: str, top: str) -> Iterable[Source]:
        if iri == top:
            return answer.documents
        return [s.source for f in answer.findings for h in f.held if h.term.value == iri for s in h.said]


def _as_said(held: Iterable[Held]) -> tuple[Held, ...]:
    """Values in the order of the pages and of their places there."""
    return tuple(sorted(held, key=lambda h: ([(s.source.name, s.claim.places) for s in h.said[:1]] or [("\uffff", ())], h.name)))


def _fits(term: Term, row: Property) -> bool:
    if (row.datatype == "link") != (term.sort != "literal"):
        return False
    kind = term.datatype.rpartition("#")[2]
    if row.datatype == "text":
        return kind in ("", "string")
    return row.datatype not in ("decimal", "integer", "boolean") or kind in ("", row.datatype)


def _is(one: Term, wanted: Term) -> bool:
    typed = not wanted.datatype or not one.datatype or one.datatype == wanted.datatype
    return one.sort == wanted.sort and one.value == wanted.value and typed
