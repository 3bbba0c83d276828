"""The page of a person: names, credits in films, reviews and texts by them."""

from __future__ import annotations

from kg.exports import wording
from kg.exports.credits import RELATIONS, Credit, Desk, credits_of, name_of
from kg.exports.evidence import Witnesses
from kg.exports.rows import appearances
from kg.exports.scores import films_reviewed
from kg.exports.views import Entry, Fact, Passage, PersonPage, Row, Site, external
from kg.rdf.facts import Facts
from kg.rdf.things import Thing, term_of

_FACTS = ("alternate_name", "badge", "home", "page")


def person_page(facts: Facts, iri: str, site: Site) -> PersonPage:
    """The page of a person."""
    desk = Desk(facts)
    witnesses, person = Witnesses(desk), facts.thing(iri)
    films, reviews = appearances(facts, iri)
    name = Entry(
        name_of(person), backing=witnesses.behind([(iri, term_of("name"), person.text("name"))]), rivals=witnesses.rivals(person, "name")
    )
    found = [fact for word in (*_FACTS, *_others(person)) if (fact := _fact(witnesses, person, word, site))]
    credits: list[tuple[str, str, Credit]] = []
    for film in films:
        thing = facts.thing(film)
        credits += [(thing.text("year"), film, credit) for credit in credits_of(desk, thing, iri)]
    credits.sort(key=lambda c: (c[0] or "9999", c[1]))
    rows = _rows(witnesses, credits, site)
    views = films_reviewed(witnesses, reviews, site.href)
    stories = tuple(_story(witnesses, facts.thing(story), site) for story, _ in facts.pointing(iri) if facts.thing(story).is_a("storyline"))
    roles = list(dict.fromkeys(RELATIONS[credit.relation] for _, _, credit in credits))
    mentions = _mentions(witnesses, person, site)
    strap = [", ".join(roles).capitalize()] if roles else []
    strap += [wording.plural(len(views), "review")] if views else []
    strap += [wording.plural(len(stories), "storyline")] if stories else []
    return PersonPage(
        iri=iri, name=name, strap=tuple(strap), facts=tuple(found), credits=rows, reviews=views, passages=stories, mentions=mentions,
        sources=tuple(witnesses.sources()), has_claims=bool(witnesses.numbers),
    )  # fmt: skip


_TEXTS = {
    "user_review": "review", "critic_review": "review", "storyline": "storyline", "trivia": "piece of trivia", "goof": "goof",
    "crazy_credit": "crazy credit", "alternate_version": "alternate version", "line": "quote", "quote": "quote", "news": "news item",
    "user_list": "list", "question": "question", "work": "work",
}  # fmt: skip


def _mentions(witnesses: Witnesses, person: Thing, site: Site) -> tuple[Entry, ...]:
    """How many texts of each sort speak of a person, by the film that they are about, with the words of all of them."""
    facts = witnesses.desk.facts
    groups: dict[tuple[str, str], list[str]] = {}
    for iri, predicate in facts.pointing(person.iri):
        if predicate == term_of("mentions"):
            film = next((name for name in _above(iri) if name in site.films), "")
            sort = next((word for kind, word in _TEXTS.items() if facts.thing(iri).is_a(kind)), "text")
            groups.setdefault((film, sort), []).append(iri)
    entries = []
    for (film, sort), texts in sorted(groups.items()):
        many = {"piece of trivia": "pieces of trivia"}.get(sort, "")
        counted = wording.plural(len(texts), sort, many)
        backing = witnesses.behind([(iri, term_of("mentions"), person.iri) for iri in texts])
        entries.append(Entry(witnesses.desk.name(film) if film else "Elsewhere", site.href(film), counted, backing=backing))
    return tuple(entries)


def _above(iri: str) -> list[str]:
    """The IRIs that an IRI hangs below, from the longest."""
    parts = iri.split("/")
    return ["/".join(parts[:n]) for n in range(len(parts) - 1, 3, -1)]


def _others(person: Thing) -> list[str]:
    named = {term_of(word) for word in (*_FACTS, "name")}
    return [term for term in person.values if term not in named]


def _fact(witnesses: Witnesses, person: Thing, word: str, site: Site) -> Fact | None:
    entries = []
    for term in person.terms(word):
        thing = witnesses.desk.facts.thing(term.value) if term.sort != "literal" else Thing("")
        text, href = (name_of(thing), site.href(term.value)) if thing.types else (term.value, external(term.value))
        entries.append(Entry(text, href, backing=witnesses.behind([(person.iri, term_of(word), term.value)])))
    return Fact(wording.LABELS.get(word) or wording.label(word), tuple(entries)) if entries else None


def _rows(witnesses: Witnesses, credits: list[tuple[str, str, Credit]], site: Site) -> tuple[Row, ...]:
    """A row a film and relation, with characters and notes together."""
    merged: dict[tuple[str, str, str], list[Credit]] = {}
    for year, film, credit in credits:
        merged.setdefault((year, film, credit.relation), []).append(credit)
    rows = []
    for (year, film, relation), held in merged.items():
        characters = [f"as {name}" for c in held for name in c.characters]
        notes = [c.note for c in held if c.note] + [f"“{c.work}”" for c in held if c.work]
        notes += [f"credited as {', '.join(c.credited_as)}" for c in held if c.credited_as]
        who = Entry(witnesses.desk.name(film), site.href(film), year, backing=witnesses.behind([w for c in held for w in c.evidence]))
        rows.append(Row(who, RELATIONS[relation], ", ".join(dict.fromkeys(characters + notes))))
    return tuple(rows)


def _story(witnesses: Witnesses, story: Thing, site: Site) -> Passage:
    film = next((iri for iri, _ in witnesses.desk.facts.pointing(story.iri) if iri in site.films), "")
    lead, rest = wording.parts(story.text("text"))
    entry = Entry(
        witnesses.desk.name(film) if film else "", site.href(film), backing=witnesses.behind([(story.iri, "", "")], story.text("text"))
    )
    return Passage("Storyline", lead, rest, entry=entry)
