"""Texts about a film, in sections: quotes, trivia, goofs, soundtrack, connections, news, lists, questions."""

from __future__ import annotations

from kg.exports import wording
from kg.exports.credits import RELATIONS, name_of
from kg.exports.evidence import Witnesses
from kg.exports.views import Entry, Fact, Href, Passage, Section
from kg.rdf.things import Thing
from kg.vocabulary import FILMS, KINDS, PROPERTIES

_STATEMENTS = (
    ("trivia", "Trivia"),
    ("goof", "Goofs"),
    ("crazy_credit", "Crazy credits"),
    ("alternate_version", "Alternate versions"),
)
_MENTIONS = PROPERTIES["mentions"].term


def sections_of(witnesses: Witnesses, film: Thing, href: Href) -> tuple[Section, ...]:
    """The sections of a film's page that hold texts; an empty one is left out."""
    details = witnesses.desk.facts.details
    parts: list[tuple[str, str, list[Passage]]] = [
        ("Quotes", "quotes", [_dialogue(witnesses, quote) for quote in details(film, "quote")]),
        *((title, word.replace("_", "-"), [_statement(witnesses, t) for t in details(film, word)]) for word, title in _STATEMENTS),
        ("Soundtrack", "soundtrack", [_song(witnesses, recording, href) for recording in details(film, "recording")]),
        ("Connections", "connections", _connections(witnesses, film, href)),
        ("Questions", "questions", [_named(witnesses, thing, "name") for thing in details(film, "question")]),
        ("News", "news", [_news(witnesses, thing) for thing in details(film, "news")]),
        ("User lists", "lists", [_list(witnesses, thing) for thing in details(film, "user_list")]),
    ]
    return tuple(Section(title, anchor, tuple(passages)) for title, anchor, passages in parts if passages)


def _behind(witnesses: Witnesses, thing: Thing, shown: str = "", text: str = "", href: str = "") -> Entry:
    return Entry(text, href, backing=witnesses.behind([(thing.iri, "", "")], shown))


def _statement(witnesses: Witnesses, thing: Thing) -> Passage:
    lead, rest = wording.parts(thing.text("text"))
    return Passage("", lead, rest, entry=_behind(witnesses, thing, thing.text("text")))


def _dialogue(witnesses: Witnesses, quote: Thing) -> Passage:
    lines = witnesses.desk.facts.details(quote, "line")
    lines.sort(key=lambda line: (int(line.text("line_position") or 0), line.iri))
    said = tuple((", ".join(map(witnesses.desk.name, line.links("speaker"))), line.text("text")) for line in lines)
    lead, rest = ("", "") if said else wording.parts(quote.text("text"))
    return Passage("", lead, rest, lines=said, entry=_behind(witnesses, quote, quote.text("text")))


def _song(witnesses: Witnesses, recording: Thing, href: Href) -> Passage:
    desk, facts = witnesses.desk, []
    things: list[tuple[Thing, str]] = [(recording, word) for word in ("performer", "rights_holder")]
    for composition in desk.facts.details(recording, "composition"):
        things += [(composition, word) for word in ("music_composer", "lyricist", "song_writer")]
    for thing, word in things:
        agents = desk.first_said(thing.iri, PROPERTIES[word].term, thing.links(word))
        entries = [
            Entry(desk.name(agent), href(agent), backing=witnesses.behind([(thing.iri, PROPERTIES[word].term, agent)])) for agent in agents
        ]
        if entries:
            facts.append(Fact(RELATIONS[word].removeprefix("song ").capitalize(), tuple(entries)))
    title = name_of(recording)
    return Passage(title, facts=tuple(facts), entry=Entry("", backing=witnesses.behind([(recording.iri, PROPERTIES["name"].term, "")])))


def _connections(witnesses: Witnesses, film: Thing, href: Href) -> list[Passage]:
    facts = witnesses.desk.facts
    found = [(facts.thing(iri), film.iri, iri, "references") for iri in film.links("mentions")]
    found += [(facts.thing(iri), iri, film.iri, "referenced in") for iri, predicate in facts.pointing(film.iri) if predicate == _MENTIONS]
    passages = []
    for work, subject, object, how in found:
        if not (work.is_a(*FILMS) or (work.types == KINDS["work"].classes and not work.texts("text"))):
            continue
        year = work.text("year")
        entry = Entry(name_of(work), href(work.iri), year, backing=witnesses.behind([(subject, _MENTIONS, object)]))
        passages.append(Passage(how, entry=entry))
    return passages


def _named(witnesses: Witnesses, thing: Thing, word: str) -> Passage:
    return Passage("", thing.text(word), entry=_behind(witnesses, thing, thing.text(word)))


def _news(witnesses: Witnesses, thing: Thing) -> Passage:
    by = ", ".join(map(witnesses.desk.name, thing.links("publisher")))
    return Passage(
        "", thing.text("headline"), by=by, date=thing.text("review_date"), entry=_behind(witnesses, thing, thing.text("headline"))
    )


def _list(witnesses: Witnesses, thing: Thing) -> Passage:
    count = thing.text("item_count")
    about = wording.plural(int(count), "title") if count.isdecimal() else ""
    words = name_of(thing) + "".join(f" — {text}" for text in thing.texts("description"))
    return Passage("", words, by=about, date=thing.text("created"), entry=_behind(witnesses, thing, words))
