"""What is known of a film or a person from one document: the features that comparisons look at."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from kg.model import Mention, Record
from kg.text import fold, slug

FILM_KINDS = frozenset({"film", "series", "episode"})
CREW = ("director", "writer", "composer", "producer", "editor", "contributor")
_PROSE = frozenset({"body", "description", "text"})
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")


@dataclass
class FilmProfile:
    """One film as one document has it: its titles (folded), year, people by capacity, characters and words of prose."""

    document: str
    mention: Mention
    titles: set[str] = field(default_factory=set)
    printed_titles: list[str] = field(default_factory=list)
    year: str = ""
    inferred: bool = True
    people: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    characters: set[str] = field(default_factory=set)
    prose: set[str] = field(default_factory=set)

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
    for claim in record.claims:
        film = owner(claim.subject)
        if film.kind not in FILM_KINDS:
            continue
        this = profile(film)
        if isinstance(claim.value, Mention):
            if claim.value.kind in ("person", "artist") and claim.subject == film:
                this.people[claim.property].add(slug(str(claim.value.identity[0])))
        elif claim.property in ("name", "alternate_name") and claim.subject == film:
            this.titles.add(fold(claim.value))
            if claim.property == "name":
                this.printed_titles.append(claim.value)
                this.inferred = this.inferred and claim.inferred
        elif claim.property == "year" and claim.subject == film:
            this.year = this.year or claim.value
        elif claim.property == "character_name":
            this.characters.add(slug(claim.value))
        elif claim.property in _PROSE:
            this.prose.update(w.casefold().removesuffix("'s").removesuffix("’s") for w in _WORD.findall(claim.value))
    return profiles


def people(record: Record) -> dict[Mention, PersonProfile]:
    """The people (and artists) that a record names, with what they did."""
    profiles: dict[Mention, PersonProfile] = {}
    for claim in record.claims:
        for mention in (claim.subject, claim.value):
            if isinstance(mention, Mention) and mention.kind in ("person", "artist", "critic"):
                profiles.setdefault(mention, PersonProfile(record.document.key, mention))
    roles = _characters(record)
    for claim in record.claims:
        if isinstance(claim.value, Mention):
            if claim.value in profiles:
                this, film = profiles[claim.value], owner(claim.subject)
                this.films.add(film)
                this.capacities.add((film, claim.property))
                this.characters.update((film, name) for name in roles.get(claim.subject, ()))
        elif claim.subject in profiles:
            if claim.property == "name":
                profiles[claim.subject].names.append(claim.value)
            elif claim.property == "alternate_name":
                profiles[claim.subject].aliases.add(slug(claim.value))
    return profiles


def _characters(record: Record) -> dict[Mention, set[str]]:
    found: dict[Mention, set[str]] = defaultdict(set)
    for claim in record.claims:
        if claim.property == "character_name" and isinstance(claim.value, str):
            found[claim.subject].add(slug(claim.value))
    return found


def supported(profile: FilmProfile, names: Iterable[str]) -> set[str]:
    """Those of the people (slugs) whose surname stands in the prose of ``profile``; very short surnames do not count."""
    return {name for name in names if len(last := surname(name)) > 3 and last in profile.prose}


_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})


def surname(name: str) -> str:
    """The last word of a person's slug that is no generational suffix: ``robert-downey-jr`` → ``downey``."""
    words = [w for w in name.split("-") if w not in _SUFFIXES]
    return words[-1] if words else name
