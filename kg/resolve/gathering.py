"""From a record to the profiles of its films and people."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from kg.model import Claim, Mention, Record
from kg.resolve.profile import (
    FILM_KINDS,
    NO_NUMBER,
    NOTHING,
    PEOPLE_KINDS,
    Called,
    Did,
    FilmProfile,
    PersonProfile,
    address,
    as_prose,
    owner,
    words,
)  # fmt: skip
from kg.text import article_first, fold, slug, turned

_PROSE = frozenset({"body", "description", "text"})
_NAMES = frozenset({"name", "alternate_name"})
_RELEASES = frozenset({"released", "release_date"})
_NUMBERS = frozenset({"season_number", "episode_number"})

Ids = dict[str, set[str]]


@dataclass(slots=True, eq=False)
class _Film:
    mention: Mention
    position: int
    titles: set[str] = field(default_factory=set)
    printed_titles: list[str] = field(default_factory=list)
    year: str = ""
    inferred: bool = True
    people: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    characters: set[str] = field(default_factory=set)
    prose: set[str] = field(default_factory=set)
    ids: Ids = field(default_factory=lambda: defaultdict(set))
    pages: set[str] = field(default_factory=set)
    minutes: int = 0
    plot: set[str] = field(default_factory=set)
    number: dict[str, str] = field(default_factory=dict)
    similar: bool = False
    released: str = ""
    claims: int = 0

    def profile(self, document: str) -> FilmProfile:
        """What was gathered, in the lean form."""
        people = {capacity: tuple(sorted(names)) for capacity, names in sorted(self.people.items())}
        return FilmProfile(
            document, self.mention, tuple(sorted(self.titles)), tuple(self.printed_titles), self.year, self.inferred, people or NOTHING,
            tuple(sorted(self.characters)), as_prose(self.prose), _ids(self.ids), tuple(sorted(self.pages)), self.minutes,
            tuple(sorted(self.plot)), self.number or NO_NUMBER, self.similar, self.released,
        )  # fmt: skip


@dataclass(slots=True, eq=False)
class _Person:
    mention: Mention
    printed: str = ""
    aliases: set[str] = field(default_factory=set)
    films: set[int] = field(default_factory=set)
    capacities: set[tuple[int, str]] = field(default_factory=set)
    characters: set[tuple[int, str]] = field(default_factory=set)
    ids: Ids = field(default_factory=lambda: defaultdict(set))
    claims: int = 0

    def profile(self, document: str) -> PersonProfile:
        """What was gathered, in the lean form."""
        printed = self.printed or str(self.mention.identity[0])
        name = slug(turned(printed) if self.mention.kind == "person" else article_first(printed))
        called = Called(self.mention, name, tuple(sorted(self.aliases)), _ids(self.ids))
        did = Did(tuple(sorted(self.films)), tuple(sorted(self.capacities)), tuple(sorted(self.characters)))
        return PersonProfile(document, called, did, self.claims)


def _ids(ids: Ids) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple((scheme, tuple(sorted(values))) for scheme, values in sorted(ids.items()))


class _Page:
    """The films and people of a record, by mention, in the order in which they are named."""

    def __init__(self, record: Record) -> None:
        self.films: dict[Mention, _Film] = {}
        self.people: dict[Mention, _Person] = {}
        # Mentions are compared by all they hang below: the record keeps these alive, so each object is looked up once.
        self._film_of: dict[int, _Film | None] = {}
        self._person_of: dict[int, _Person | None] = {}
        if record.film is not None:
            self._film(record.film)
        for claim in record.claims:
            for mention in (claim.subject, claim.value):
                if isinstance(mention, Mention):
                    self.film_of(mention)
                    self.person_of(mention)

    def _film(self, mention: Mention) -> _Film:
        return self.films.setdefault(mention, _Film(mention, len(self.films)))

    def film_of(self, mention: Mention) -> _Film | None:
        """The film that a mention of the record is, or hangs below."""
        key = id(mention)
        if key not in self._film_of:
            top = owner(mention)
            self._film_of[key] = self._film(top) if top.kind in FILM_KINDS else None
        return self._film_of[key]

    def person_of(self, mention: Mention) -> _Person | None:
        """The person that a mention of the record is."""
        key = id(mention)
        if key not in self._person_of:
            named = mention.kind in PEOPLE_KINDS
            self._person_of[key] = self.people.setdefault(mention, _Person(mention)) if named else None
        return self._person_of[key]


def profiles(record: Record) -> tuple[list[FilmProfile], list[int], list[PersonProfile]]:
    """The film mentions of a record with their profiles, the page's own film first, how many claims each has, and the people (and artists)
    that it names."""
    page, document = _Page(record), record.document.key
    characters, credited = _of_roles(record, "character_name"), _of_roles(record, "credited_as")
    for claim in record.claims:
        film = page.film_of(claim.subject)
        if film is not None:
            film.claims += 1
            if claim.property in _RELEASES and isinstance(claim.value, str):
                film.released = min(film.released or claim.value[:4], claim.value[:4])
            if claim.subject.of is None:
                _of_film(film, claim)
            elif claim.property == "character_name":
                film.characters.add(slug(str(claim.value)))
            elif claim.property in _PROSE:
                film.prose.update(words(str(claim.value)))
        if isinstance(claim.value, Mention):
            if claim.property == "similar" and claim.subject == record.film and (other := page.films.get(claim.value)) is not None:
                other.similar = True
            if (person := page.person_of(claim.value)) is not None:
                where = film.position if film is not None else -1
                person.claims += 1
                person.films.add(where)
                person.capacities.add((where, claim.property))
                if claim.subject.of is not None:
                    person.characters.update((where, name) for name in characters.get(claim.subject, ()))
                    person.aliases.update(credited.get(claim.subject, ()))
        elif (person := page.person_of(claim.subject)) is not None:
            _of_person(person, claim.property, claim.value)
    for claim in record.claims:
        if claim.property == "part_of_series" and isinstance(claim.value, Mention) and (film := page.films.get(claim.subject)):
            film.number["series"] = slug(str(claim.value.identity[0]))
    for mention, scheme, value in _identifiers(record):
        thing = page.films.get(mention) or page.people.get(mention)
        if thing is not None:
            thing.ids[scheme].add(value)
    films = page.films.values()
    people = [person.profile(document) for person in page.people.values()]
    return [film.profile(document) for film in films], [film.claims for film in films], people


def _of_film(this: _Film, claim: Claim) -> None:
    value, property = claim.value, claim.property
    if isinstance(value, Mention):
        if value.kind in ("person", "artist"):
            this.people[property].add(slug(turned(str(value.identity[0]))))
    elif property in _NAMES:
        this.titles.add(fold(value))
        if property == "name":
            this.printed_titles.append(value)
            this.inferred = this.inferred and claim.inferred
    elif property == "year":
        this.year = this.year or value
    elif property == "runtime_minutes" and value.isdigit():
        this.minutes = this.minutes or int(value)
    elif property == "page":
        this.pages.add(address(value))
    elif property in _NUMBERS:
        this.number[property] = value
    elif property in _PROSE:
        said = words(value)
        this.prose.update(said)
        this.plot.update(word for word in said if len(word) > 4)


def _of_person(this: _Person, property: str, value: str) -> None:
    this.claims += 1
    if property == "name":
        this.printed = this.printed or value
    elif property == "alternate_name":
        this.aliases.add(slug(value))


def _of_roles(record: Record, property: str) -> dict[Mention, set[str]]:
    found: dict[Mention, set[str]] = defaultdict(set)
    for claim in record.claims:
        if claim.property == property and isinstance(claim.value, str):
            found[claim.subject].add(slug(claim.value))
    return found


def _identifiers(record: Record) -> Iterator[tuple[Mention, str, str]]:
    """Things, schemes and ids, of the details that state them."""
    parts: dict[Mention, dict[str, str]] = defaultdict(dict)
    for claim in record.claims:
        if claim.subject.kind == "identifier" and isinstance(claim.value, str):
            parts[claim.subject].setdefault(claim.property, claim.value)
    for node, said in parts.items():
        if node.of is not None and {"scheme", "identifier_value"} <= said.keys():
            yield node.of, fold(said["scheme"]), said["identifier_value"]
