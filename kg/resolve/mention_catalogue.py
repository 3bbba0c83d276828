"""What the statements about some films say of names, and the texts among them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from kg.model import Statement
from kg.vocabulary import FILMS, REVIEWS, STATEMENTS

CREDITS = frozenset({"director", "writer", "composer", "producer", "editor", "contributor", "actor"})
TEXTS: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(REVIEWS, ("body", "name")),
    **dict.fromkeys((*STATEMENTS, "storyline", "quote", "line"), ("text",)),
    "news": ("headline",),
    "question": ("name",),
    "user_list": ("name", "description"),
}
"""The kinds of things that are texts, and the properties in which their words stand."""

NAMES = frozenset({"name", "alternate_name"})
_PLACES = frozenset({"location", "release_country", "country"})
_WORDS = frozenset(property for properties in TEXTS.values() for property in properties)
_READ = NAMES | _PLACES | CREDITS | {"role_actor", "character_name", "role_position", "performer", "speaker"} | _WORDS


@dataclass
class Catalogue:
    """What the statements of a chunk say of names and texts, in one pass; all collections are by IRI, texts by that of the film
    they are about, or of what else they hang below."""

    kinds: Mapping[str, str]
    owners: Mapping[str, str]
    names: dict[str, dict[str, None]] = field(default_factory=lambda: defaultdict(dict))
    credited: dict[str, dict[str, None]] = field(default_factory=lambda: defaultdict(dict))
    actors: dict[str, dict[str, None]] = field(default_factory=lambda: defaultdict(dict))
    directors: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    artists: dict[str, dict[str, None]] = field(default_factory=lambda: defaultdict(dict))
    roles: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    locations: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    actor_of: dict[str, str] = field(default_factory=dict)
    played: dict[str, dict[str, None]] = field(default_factory=lambda: defaultdict(dict))
    rows: dict[str, int] = field(default_factory=dict)
    spoken: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    speakers: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    texts: dict[str, list[Statement]] = field(default_factory=lambda: defaultdict(list))
    cast: list[Statement] = field(default_factory=list)
    called: set[tuple[str, str]] = field(default_factory=set)
    _homes: dict[str, str] = field(default_factory=dict)

    def film_of(self, thing: str) -> str:
        """The film that a thing hangs below, or itself; where there is none, what it hangs below in the end."""
        home = self._homes.get(thing)
        if home is None:
            owner = self.owners.get(thing, "")
            home = self._homes[thing] = thing if self.kinds.get(thing) in FILMS or not owner else self.film_of(owner)
        return home


def catalogue(statements: Iterable[Statement], kinds: Mapping[str, str], owners: Mapping[str, str]) -> Catalogue:
    """Read the names, credits, roles, places and texts off the statements.

    ``called`` are characters with the documents that name them, ``cast`` the statements that print the names of parts.
    """
    found = Catalogue(kinds, owners)
    texts: list[Statement] = []
    parted: set[str] = set()
    for s in statements:
        property = s.property
        if property not in _READ:
            continue
        subject = s.subject
        kind = kinds.get(subject, "")
        if property in _WORDS and property in TEXTS.get(kind, ()):
            texts.append(s)
        if kind == "line":
            # The words of a quotation that has lines are those of its lines.
            parted.add(owners.get(subject, ""))
        if property in NAMES:
            if kind in FILMS:
                found.names[subject][s.object] = None
            elif kind == "character":
                found.names[subject][s.object] = None
                found.spoken[found.film_of(subject)].add(subject)
                if property == "name":
                    found.called.add((s.document, subject))
        elif property in CREDITS:
            found.credited[subject][s.object] = None
            if property == "director":
                found.directors[subject].add(s.object)
        elif property == "role_actor":
            found.actor_of[subject] = s.object
            found.actors[found.film_of(subject)][s.object] = None
        elif property == "character_name":
            found.cast.append(s)
            found.played[subject][s.object] = None
            found.roles[found.film_of(subject)].add(subject)
        elif property == "role_position" and kind == "role":
            found.rows[subject] = min(int(s.object), found.rows.get(subject, int(s.object)))
        elif property in _PLACES:
            found.locations[found.film_of(subject)].add(s.object)
        elif property == "performer":
            found.artists[found.film_of(subject)][s.object] = None
        elif property == "speaker":
            found.speakers[owners.get(subject, "")].add(s.object)
    for s in texts:
        if s.subject not in parted:
            found.texts[found.film_of(s.subject)].append(s)
    return found
