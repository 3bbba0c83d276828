"""Who did what in a film: its credits in one list, in the order of the pages where they tell one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from kg.rdf.facts import Facts
from kg.rdf.things import Claim, Thing
from kg.vocabulary import FILMS, KINDS, PROPERTIES

RELATIONS: dict[str, str] = {
    "director": "director",
    "writer": "writer",
    "actor": "actor",
    "producer": "producer",
    "composer": "composer",
    "editor": "editor",
    "contributor": "contributor",
    "company": "production company",
    "performer": "song performer",
    "music_composer": "song composer",
    "lyricist": "song lyricist",
    "song_writer": "song writer",
    "rights_holder": "song rights holder",
}
"""kg's word for a property → what the relation of an agent to the film is called in the exports."""

_DETAILS = {"actor": ("role", "role_actor"), "writer": ("writing", "credit_author"), "contributor": ("contribution", "credit_contributor")}
_IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://\S+|_:\S+")
_SONG = ("performer", "rights_holder")
CREDIT_TERMS = frozenset(PROPERTIES[word].term for word in (*RELATIONS, *(agent for _, agent in _DETAILS.values())))
"""The terms of links to an agent that may be a credit."""

_COMPOSITION = ("music_composer", "lyricist", "song_writer")


@dataclass(frozen=True, slots=True)
class Credit:
    """One credit: who (an IRI), by which of ``RELATIONS``, and what the pages add.

    ``position`` counts from 1 in a cast list and is 0 elsewhere. ``work`` is the song of a soundtrack credit. ``evidence`` names
    the things whose claims hold the credit, as (subject, compact predicate or empty for all, object or empty for all).
    """

    agent: str
    relation: str
    characters: tuple[str, ...] = ()
    note: str = ""
    credited_as: tuple[str, ...] = ()
    position: int = 0
    work: str = ""
    evidence: tuple[tuple[str, str, str], ...] = ()


@dataclass
class Desk:
    """The facts of one page's worth of things, with their claims at hand: made anew for every film, so that memory is bounded."""

    facts: Facts
    _claims: dict[str, list[Claim]] = field(default_factory=dict)
    _names: dict[str, str] = field(default_factory=dict)
    _around: dict[str, set[str]] = field(default_factory=dict)

    def claims(self, subject: str) -> list[Claim]:
        """The claims about a thing, in the order of the pages."""
        if subject not in self._claims:
            self._claims[subject] = self.facts.claims(subject)
        return self._claims[subject]

    def claims_for(self, subject: str, value: str) -> list[Claim]:
        """Claims about a thing among which are all with this value: only those, where it is a link and the others are not at hand."""
        if subject not in self._claims and _IRI.fullmatch(value) and (found := self.facts.claims(subject, value)):
            return found
        return self.claims(subject)

    def around(self, iri: str) -> set[str]:
        """The things that link to an IRI."""
        if iri not in self._around:
            self._around[iri] = {thing for thing, _ in self.facts.pointing(iri)}
        return self._around[iri]

    def name(self, iri: str) -> str:
        """The name of a thing; what stands in for one where it has none."""
        if iri not in self._names:
            self._names[iri] = name_of(self.facts.thing(iri))
        return self._names[iri]

    def first_said(self, subject: str, predicate: str, objects: Sequence[str]) -> list[str]:
        """Links in the order in which the first page says them; unsaid ones last, by IRI."""
        if len(objects) < 2:
            return list(objects)
        order: dict[str, int] = {}
        for claim in self.claims(subject):
            if claim.predicate == predicate:
                order.setdefault(claim.object.value, len(order))
        return sorted(objects, key=lambda iri: (order.get(iri, len(order)), iri))


def name_of(thing: Thing) -> str:
    """The name of a thing; the end of its IRI in brackets where it has none."""
    return thing.text("name") or thing.text("headline") or f"[{thing.iri.rstrip('/').rsplit('/', 1)[-1]}]"


def credits_of(desk: Desk, film: Thing, only: str = "") -> list[Credit]:
    """The credits of a film: crew, cast in the order of the longest cast list, companies, soundtrack.

    With ``only``, those of one agent, without positions: the rest of the film is then hardly looked at.
    """
    found: list[Credit] = []
    for word in ("director", "writer", "actor", "producer", "composer", "editor", "contributor", "company"):
        found += _of_property(desk, film, word, only)
    for recording in desk.facts.details(film, "recording"):
        song = name_of(recording)
        for word in _SONG:
            found += _song_credits(desk, recording, word, song, only)
        for composition in desk.facts.details(recording, "composition"):
            for word in _COMPOSITION:
                found += _song_credits(desk, composition, word, song, only)
    return found


def _song_credits(desk: Desk, thing: Thing, word: str, song: str, only: str) -> list[Credit]:
    term = PROPERTIES[word].term
    agents = desk.first_said(thing.iri, term, _wanted(thing.links(word), only))
    return [Credit(agent, word, work=song, evidence=((thing.iri, term, agent),)) for agent in agents]


def _of_property(desk: Desk, film: Thing, word: str, only: str) -> list[Credit]:
    term = PROPERTIES[word].term
    kind, agent_word = _DETAILS.get(word, ("", ""))
    details = desk.facts.details(film, kind, among=desk.around(only) if only else None) if kind else []
    rows = positions(desk.facts, details) if kind == "role" and not only else {}
    by_agent: dict[str, list[Thing]] = {}
    for detail in details:
        by_agent.setdefault(detail.link(agent_word), []).append(detail)
    held = {detail.iri for detail in details}
    agents = sorted({iri for iri in film.links(word) if iri not in held} | by_agent.keys() - {""})
    found = []
    for agent in desk.first_said(film.iri, term, _wanted(agents, only)):
        own = ((film.iri, term, agent),)
        for detail in by_agent.get(agent, []):
            found.append(
                Credit(
                    agent,
                    word,
                    characters=tuple(detail.texts("character_name")),
                    note=detail.text("credit_note"),
                    credited_as=tuple(detail.texts("credited_as")),
                    position=rows.get(detail.iri, 0),
                    evidence=((detail.iri, "", ""), *(own if len(by_agent[agent]) == 1 else ())),
                )
            )
        if agent not in by_agent:
            found.append(Credit(agent, word, evidence=own))
    return sorted(found, key=lambda credit: (credit.position == 0, credit.position)) if rows else found


def _wanted(agents: list[str], only: str) -> list[str]:
    return [agent for agent in agents if agent == only] if only else agents


def positions(facts: Facts, rows: Sequence[Thing]) -> dict[str, int]:
    """The place of each row in one order, from 1: the longest list of a document, with the rows of others after their neighbours."""
    by_document: dict[str, dict[str, int]] = {}
    for row in rows:
        for document, place in facts.in_documents(row.iri, "role_position").items():
            by_document.setdefault(document, {})[row.iri] = int(place) if place.isdecimal() else 0
    order: list[str] = []
    for _, places in sorted(by_document.items(), key=lambda item: (-len(item[1]), item[0])):
        at = 0
        for iri in sorted(places, key=lambda i: (places[i], i)):
            if iri in order:
                at = order.index(iri) + 1
            else:
                order.insert(at, iri)
                at += 1
    return {iri: place for place, iri in enumerate(order, 1)}


def people_of(facts: Facts) -> list[str]:
    """The people of a graph, by IRI: not the characters of films, nor the bylines that belong to one review only."""
    return [iri for iri in facts.of_kind("person") if _is_of_its_own(facts, iri)]


def _is_of_its_own(facts: Facts, iri: str) -> bool:
    film, below, _ = iri.rpartition(f"/{KINDS['character'].path}/")
    if below and facts.thing(film).is_a(*FILMS):
        return False
    links = facts.pointing(iri)
    return not any(predicate == PROPERTIES["speaker"].term or iri.startswith(f"{thing}/") for thing, predicate in links)


def films_of(facts: Facts) -> list[str]:
    """The films, series and episodes of a graph, by IRI."""
    return facts.of_kind(*FILMS)
