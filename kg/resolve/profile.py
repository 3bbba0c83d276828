"""What is known of a film or a person from one document: the features that comparisons look at."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from kg.model import Claim, Mention, Record
from kg.resolve.names import surname, turned
from kg.text import fold, slug

FILM_KINDS = frozenset({"film", "series", "episode"})
PEOPLE_KINDS = frozenset({"person", "artist", "critic"})
CREW = ("director", "writer", "composer", "producer", "editor", "contributor")
WORKS = frozenset({*CREW, "actor", "role_actor", "credit_author", "credit_contributor"})
"""Capacities in which people work together; who wrote a song that a film plays has not met the cast."""

_PROSE = frozenset({"body", "description", "text"})
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")

Key = tuple[str, Mention]
"""A mention of a document: the document's key, and the mention."""


@dataclass
class FilmProfile:
    """One film as one document has it: its titles (folded), year, people by capacity, characters and words of prose.

    ``titles`` has all titles, ``printed_titles`` the names as printed. ``ids`` maps a scheme to the ids of it, ``pages`` are
    addresses without protocol; ``minutes`` is 0 where no running time is stated; ``plot`` has the long words of each plot;
    ``number`` tells an episode apart: series, season and number as far as they are stated.
    """

    document: str
    mention: Mention
    titles: set[str] = field(default_factory=set)
    printed_titles: list[str] = field(default_factory=list)
    year: str = ""
    inferred: bool = True
    people: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    characters: set[str] = field(default_factory=set)
    prose: set[str] = field(default_factory=set)
    ids: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    pages: set[str] = field(default_factory=set)
    minutes: int = 0
    plot: set[str] = field(default_factory=set)
    number: dict[str, str] = field(default_factory=dict)
    claims: int = 0

    @cached_property
    def key(self) -> Key:
        """What the profile is of."""
        return self.document, self.mention

    def everyone(self) -> set[str]:
        """Slugs of all film people, whatever they did."""
        return set().union(*self.people.values()) if self.people else set()


@dataclass
class PersonProfile:
    """One person as one document has them: printed names, and what they did in which films (mentions of this document)."""

    document: str
    mention: Mention
    names: list[str] = field(default_factory=list)
    aliases: set[str] = field(default_factory=set)
    films: set[Mention] = field(default_factory=set)
    capacities: set[tuple[Mention, str]] = field(default_factory=set)
    characters: set[tuple[Mention, str]] = field(default_factory=set)
    ids: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    pages: set[str] = field(default_factory=set)
    claims: int = 0

    @cached_property
    def key(self) -> Key:
        """What the profile is of."""
        return self.document, self.mention

    @cached_property
    def name(self) -> str:
        """The slug of the name that the mention is known by in its document; ``Oland, Al`` is ``al-oland``."""
        printed = self.names[0] if self.names else str(self.mention.identity[0])
        return slug(turned(printed) if self.mention.kind == "person" else printed)


def owner(mention: Mention) -> Mention:
    """The thing of its own that a mention hangs below, or itself."""
    while mention.of is not None:
        mention = mention.of
    return mention


def films(record: Record) -> dict[Mention, FilmProfile]:
    """The film mentions of a record with their profiles, the page's own film first."""
    profiles: dict[Mention, FilmProfile] = {}

    def profile(mention: Mention) -> FilmProfile:
        return profiles.setdefault(mention, FilmProfile(record.document.key, mention))

    if record.film is not None:
        profile(record.film)
    for claim in record.claims:
        for mention in (claim.subject, claim.value):
            if isinstance(mention, Mention) and owner(mention).kind in FILM_KINDS:
                profile(owner(mention))
    series = {c.subject: c.value for c in record.claims if c.property == "part_of_series" and isinstance(c.value, Mention)}
    for claim in record.claims:
        film = owner(claim.subject)
        if film.kind in FILM_KINDS:
            this = profile(film)
            this.claims += 1
            if claim.subject == film:
                _of_film(this, claim)
            elif claim.property == "character_name":
                this.characters.add(slug(str(claim.value)))
            elif claim.property in _PROSE:
                this.prose.update(_words(str(claim.value)))
    for film, whole in series.items():
        profile(film).number["series"] = slug(str(whole.identity[0]))
    for mention, scheme, value in _identifiers(record):
        if mention in profiles:
            profiles[mention].ids[scheme].add(value)
    return profiles


def _of_film(this: FilmProfile, claim: Claim) -> None:
    value = claim.value
    if isinstance(value, Mention):
        if value.kind in ("person", "artist"):
            this.people[claim.property].add(slug(turned(str(value.identity[0]))))
    elif claim.property in ("name", "alternate_name"):
        this.titles.add(fold(value))
        if claim.property == "name":
            this.printed_titles.append(value)
            this.inferred = this.inferred and claim.inferred
    elif claim.property == "year":
        this.year = this.year or value
    elif claim.property == "runtime_minutes" and value.isdigit():
        this.minutes = this.minutes or int(value)
    elif claim.property == "page":
        this.pages.add(address(value))
    elif claim.property in ("season_number", "episode_number"):
        this.number[claim.property] = value
    elif claim.property in _PROSE:
        words = _words(value)
        this.prose.update(words)
        this.plot.update(word for word in words if len(word) > 4)


def people(record: Record) -> dict[Mention, PersonProfile]:
    """The people (and artists) that a record names, with what they did."""
    profiles: dict[Mention, PersonProfile] = {}
    for claim in record.claims:
        for mention in (claim.subject, claim.value):
            if isinstance(mention, Mention) and mention.kind in PEOPLE_KINDS:
                profiles.setdefault(mention, PersonProfile(record.document.key, mention))
    roles, credited = _of_roles(record, "character_name"), _of_roles(record, "credited_as")
    for claim in record.claims:
        if isinstance(claim.value, Mention):
            if claim.value in profiles:
                this, film = profiles[claim.value], owner(claim.subject)
                this.claims += 1
                this.films.add(film)
                this.capacities.add((film, claim.property))
                this.characters.update((film, name) for name in roles.get(claim.subject, ()))
                this.aliases.update(credited.get(claim.subject, ()))
        elif claim.subject in profiles:
            this = profiles[claim.subject]
            this.claims += 1
            if claim.property == "name":
                this.names.append(claim.value)
            elif claim.property == "alternate_name":
                this.aliases.add(slug(claim.value))
            elif claim.property == "page":
                this.pages.add(address(claim.value))
    for mention, scheme, value in _identifiers(record):
        if mention in profiles:
            profiles[mention].ids[scheme].add(value)
    return profiles


def _of_roles(record: Record, property: str) -> dict[Mention, set[str]]:
    found: dict[Mention, set[str]] = defaultdict(set)
    for claim in record.claims:
        if claim.property == property and isinstance(claim.value, str):
            found[claim.subject].add(slug(claim.value))
    return found


def _identifiers(record: Record) -> Iterable[tuple[Mention, str, str]]:
    """Things, schemes and ids, of the details that state them."""
    parts: dict[Mention, dict[str, str]] = defaultdict(dict)
    for claim in record.claims:
        if claim.subject.kind == "identifier" and isinstance(claim.value, str):
            parts[claim.subject].setdefault(claim.property, claim.value)
    for node, said in parts.items():
        if node.of is not None and {"scheme", "identifier_value"} <= said.keys():
            yield node.of, fold(said["scheme"]), said["identifier_value"]


def address(url: str) -> str:
    """A page's address as it is compared: without protocol, ``www.``, query, fragment and closing slash."""
    bare = re.sub(r"^[a-z][a-z0-9+.-]*://(?:www\.|m\.)?", "", url.strip(), flags=re.I)
    return re.split(r"[?#]", bare, maxsplit=1)[0].rstrip("/")


def _words(text: str) -> list[str]:
    return [w.casefold().removesuffix("'s").removesuffix("’s") for w in _WORD.findall(text)]


def supported(profile: FilmProfile, names: Iterable[str]) -> set[str]:
    """Those of the people (slugs) whose surname stands in the prose of ``profile``; very short surnames do not count."""
    return {name for name in names if len(last := surname(name)) > 3 and last in profile.prose}
