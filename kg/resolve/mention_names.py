"""Who and what can be named in the prose about a film: titles, people and characters, and the forms their names take there."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from kg.model import Statement
from kg.resolve.mention_text import Token, keys
from kg.resolve.mention_words import AGES, HONORIFICS, RANKS, ROLES, is_given
from kg.text import PARTICLES, slug
from kg.vocabulary import FILMS, KINDS

CREDITS = frozenset({"director", "writer", "composer", "producer", "editor", "contributor", "actor"})
LEADING = 6
"""Up to this row of a cast list somebody is among the leads."""
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
_NOT_A_NAME = frozenset(str.split("at in on with from for to by as and or no"))
_ASIDE = re.compile(r"\([^)]*\)|\[[^]]*\]")
_NICKNAME = re.compile(r"[\"“'‘](\w[\w .-]*)[\"”'’]")


class Named(NamedTuple):
    """What a form of a name may mean: its IRI, its kind, what sort of form it is (``title``, ``full``, ``short``, ``acronym``),
    whether it is among the film's leads, and the folded given name of a person."""

    target: str
    kind: str
    form: str
    lead: bool = False
    given: str = ""


@dataclass
class Trie:
    """Names by their words, so that a text is matched word by word, whatever the number of names."""

    next: dict[str, Trie] = field(default_factory=dict)
    ends: set[Named] = field(default_factory=set)

    def add(self, words: Sequence[str], named: Named) -> None:
        """Add a name by its folded words."""
        at = self
        for word in words:
            at = at.next.setdefault(word, Trie())
        at.ends.add(named)

    def matches(self, tokens: Sequence[Token], start: int) -> Iterator[tuple[int, set[Named]]]:
        """The names that stand in a text from a position on, the longest first: position behind, and what they may mean."""
        found = []
        at: Trie | None = self
        for position in range(start, len(tokens)):
            at = at.next.get(tokens[position].key) if at is not None else None
            if at is None:
                break
            if at.ends:
                found.append((position + 1, at.ends))
        yield from reversed(found)


@dataclass
class Character:
    """Somebody in a film: IRI, printed names, and whether among the leads."""

    iri: str
    names: list[str]
    lead: bool


@dataclass
class FilmNames:
    """The names of one film: ``sure`` are titles and full names, ``short`` surnames, first names and acronyms; ``full`` lists the
    full names by themselves, for misspellings; ``places`` are folded words of the places that the graph knows of it."""

    iri: str
    year: str
    sure: Trie = field(default_factory=Trie)
    short: Trie = field(default_factory=Trie)
    full: list[tuple[tuple[str, ...], Named]] = field(default_factory=list)
    surnames: dict[str, Named] = field(default_factory=dict)
    places: set[str] = field(default_factory=set)


@dataclass
class Catalogue:
    """What the statements say of names, in one pass; all collections are by IRI."""

    kinds: Mapping[str, str]
    owners: Mapping[str, str]
    names: dict[str, dict[str, None]] = field(default_factory=lambda: defaultdict(dict))
    years: dict[str, dict[str, None]] = field(default_factory=lambda: defaultdict(dict))
    people: dict[str, dict[str, None]] = field(default_factory=lambda: defaultdict(dict))
    directors: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    artists: dict[str, dict[str, None]] = field(default_factory=lambda: defaultdict(dict))
    roles: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    locations: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    neighbours: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    actor_of: dict[str, str] = field(default_factory=dict)
    played: dict[str, dict[str, None]] = field(default_factory=lambda: defaultdict(dict))
    rows: dict[str, int] = field(default_factory=dict)
    spoken: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))

    def film_of(self, thing: str) -> str:
        """The film that a thing hangs below, or itself; empty where there is none."""
        while thing and self.kinds.get(thing) not in FILMS:
            thing = self.owners.get(thing, "")
        return thing


def catalogue(statements: Iterable[Statement], kinds: Mapping[str, str], owners: Mapping[str, str]) -> Catalogue:
    """Read the names, credits, roles and places off the statements."""
    found = Catalogue(kinds, owners)
    for s in statements:
        if s.property in ("name", "alternate_name"):
            found.names[s.subject][s.object] = None
            if kinds.get(s.subject) == "character":
                found.spoken[found.film_of(s.subject)].add(s.subject)
        elif s.property == "year":
            found.years[s.subject][s.object] = None
        elif s.property in CREDITS and kinds.get(s.object) == "person":
            found.people[s.subject][s.object] = None
            if s.property == "director":
                found.directors[s.subject].add(s.object)
        elif s.property == "role_actor":
            found.actor_of[s.subject] = s.object
            found.people[found.film_of(s.subject)][s.object] = None
        elif s.property == "character_name":
            found.played[s.subject][s.object] = None
            found.roles[found.film_of(s.subject)].add(s.subject)
        elif s.property == "role_position" and kinds.get(s.subject) == "role":
            found.rows[s.subject] = min(int(s.object), found.rows.get(s.subject, int(s.object)))
        elif s.property in ("location", "release_country", "country"):
            found.locations[found.film_of(s.subject)].add(s.object)
        elif s.property == "performer":
            found.artists[found.film_of(s.subject)][s.object] = None
        elif s.property in ("similar", "mentions"):
            found.neighbours[s.subject].add(s.object)
            found.neighbours[s.object].add(s.subject)
    return found


# --- the forms of names ----------------------------------------------------------------------------------------------


def full_forms(name: str) -> set[tuple[str, ...]]:
    """The ways in which a full name is printed: as it is, without initials between or before, without ``Jr.``"""
    words = keys(_ASIDE.sub(" ", name))
    forms = {words}
    bare = tuple(w for w in words if w not in _SUFFIXES)
    forms.add(bare)
    if "'" not in name and "’" not in name:
        inner = tuple(w for i, w in enumerate(bare) if len(w) > 1 or i in (0, len(bare) - 1))
        forms.add(inner)
        if len(inner) > 2 and len(inner[0]) == 1:
            forms.add(inner[1:])
    return {form for form in forms if len(form) > 1 and sum(map(len, form)) > 3}


def family_forms(name: str) -> set[tuple[str, ...]]:
    """The surname of a person's full name, with its particles and without; none of a single name."""
    words = [w for w in _ASIDE.sub(" ", name).split() if keys(w) and keys(w)[-1] not in _SUFFIXES]
    if len(words) < 2:
        return set()
    start = len(words) - 1
    while start > 1 and words[start - 1].casefold() in PARTICLES:
        start -= 1
    forms = {keys(" ".join(words[start:])), keys(words[-1])}
    return {form for form in forms if sum(map(len, form)) > 2}


def is_personal(name: str, articled: set[str]) -> bool:
    """Whether a character's name is somebody's name, and does not say what somebody is.

    ``articled`` are the folded words that stand behind an article in the prose about the film: those name no one.
    """
    words = [w for w in keys(_ASIDE.sub(" ", name)) if w not in HONORIFICS]
    if not words or any(w in _NOT_A_NAME or w.isdigit() for w in words) or "#" in name:
        return False
    if words[0] in AGES or (len(words) == 1 and words[0] in RANKS):
        return False
    if words[-1] in ROLES and (len(words) == 1 or not is_given(words[0])):
        return False
    return not (words[-1] in articled and not is_given(words[-1]) and not is_given(words[0]))


def character_forms(name: str) -> tuple[set[tuple[str, ...]], set[tuple[str, ...]]]:
    """The full forms (two words and more) and the short ones of a character's printed name: first name, surname, nickname."""
    full: set[tuple[str, ...]] = set()
    short: set[tuple[str, ...]] = set()
    for part in _ASIDE.sub(" ", name).split("/"):
        short |= {k for m in _NICKNAME.finditer(part) if (k := keys(m[1]))}
        words = part if not _NICKNAME.search(part) else _NICKNAME.sub(" ", part)
        printed = keys(words)
        titled = [w for w in words.split() if (k := keys(w)) and k[0] not in HONORIFICS | RANKS]
        bare = keys(" ".join(titled))
        if len(printed) > 1:
            full.add(printed)
        if not bare:
            continue
        if len(titled) > 1:
            full |= full_forms(" ".join(titled))
            short |= {keys(titled[0])} | family_forms(" ".join(titled))
        else:
            short.add(bare)
    return full, {form for form in short if sum(map(len, form)) > 1 and not form[0].isdigit()}


# --- the names of one film -------------------------------------------------------------------------------------------


def characters(found: Catalogue, film: str, articled: set[str]) -> list[Character]:
    """The named characters of a film; names by which one actor's part is printed in several places are one character."""
    parts: dict[str, list[tuple[str, bool]]] = defaultdict(list)
    for role in sorted(found.roles.get(film, ())):
        for name in found.played[role]:
            if is_personal(name, articled):
                parts[found.actor_of.get(role, role)].append((name, found.rows.get(role, LEADING) <= LEADING))
    groups: list[tuple[list[str], bool]] = []
    for _, names in sorted(parts.items()):
        own: list[tuple[list[str], bool]] = []
        for name, lead in sorted(names, key=lambda n: (-len(keys(n[0])), n[0])):
            home = next((g for g in own if _inside(keys(name), keys(g[0][0]))), None)
            if home is None:
                own.append(([name], lead))
            elif name not in home[0]:
                home[0].append(name)
        groups += own
    path = f"{film}/{KINDS['character'].path}/"
    out: dict[str, Character] = {}
    for names_, lead in groups:
        known = [path + slug(n) for n in names_ if path + slug(n) in found.spoken.get(film, ())]
        iri = known[0] if known else path + slug(names_[0])
        at = out.setdefault(iri, Character(iri, [], lead))
        at.names += [n for n in names_ if n not in at.names]
        at.lead = at.lead or lead
    for iri in sorted(found.spoken.get(film, set()) - set(out)):
        shared = {c.iri for c in out.values() if any(path + slug(n) == iri for n in c.names)}
        if not shared and any(is_personal(n, articled) for n in found.names[iri]):
            out[iri] = Character(iri, sorted(found.names[iri]), False)
    return [out[iri] for iri in sorted(out)]


def _inside(short: Sequence[str], long: Sequence[str]) -> bool:
    return all(word in long for word in short)


def film_names(found: Catalogue, film: str, articled: set[str]) -> FilmNames:
    """All names of a film by which its prose may speak of it, of its people and of its characters.

    Short forms that several of them share are left out: nobody is clearly meant by them.
    """
    names = FilmNames(film, next(iter(found.years.get(film, ())), ""))
    short: dict[tuple[str, ...], set[Named]] = defaultdict(set)
    for title in found.names.get(film, ()):
        words = keys(title)
        names.sure.add(words, Named(film, found.kinds[film], "title"))
        if len(words) > 2:
            short[("".join(w[0] for w in words),)].add(Named(film, found.kinds[film], "acronym"))
    leads = {a for r in found.roles.get(film, ()) if found.rows.get(r, LEADING + 1) <= LEADING and (a := found.actor_of.get(r))}
    leads |= found.directors.get(film, set())
    for person in found.people.get(film, ()):
        for name in found.names.get(person, ()):
            _person(names, short, name, person, found.kinds[person], lead=person in leads)
    for artist in found.artists.get(film, ()):
        for name in found.names.get(artist, ()):
            if len(words := keys(name)) == 1 and found.kinds[artist] in ("artist", "person"):
                short[words].add(Named(artist, found.kinds[artist], "short"))
    for character in characters(found, film, articled):
        for name in character.names:
            full, brief = character_forms(name)
            for form in sorted(full):
                _sure(names, form, Named(character.iri, "character", "full", character.lead))
            for form in brief:
                short[form].add(Named(character.iri, "character", "short", character.lead))
    for place in found.locations.get(film, ()):
        names.places |= {w for name in found.names.get(place, ()) for w in keys(name)}
    for form, meant in short.items():
        if len({n.target for n in meant}) == 1:
            chosen = max(meant)
            names.short.add(form, chosen)
            if len(form) == 1 and len(form[0]) > 5 and chosen.kind == "person":
                names.surnames[form[0]] = chosen
    return names


def _person(names: FilmNames, short: dict[tuple[str, ...], set[Named]], name: str, person: str, kind: str, *, lead: bool) -> None:
    given = keys(name)[0]
    for form in sorted(full_forms(name)):
        _sure(names, form, Named(person, kind, "full", lead, given))
    for form in family_forms(name):
        short[form].add(Named(person, kind, "short", lead, given))
    if len(keys(name)) == 1:
        short[keys(name)].add(Named(person, kind, "short", lead))


def _sure(names: FilmNames, form: tuple[str, ...], named: Named) -> None:
    names.sure.add(form, named)
    names.full.append((form, named))


def everyone(found: Catalogue) -> Trie:
    """The full names of all people of the graph and the titles of all its films."""
    trie = Trie()
    for thing in sorted(found.names):
        kind = found.kinds.get(thing, "")
        for name in found.names[thing]:
            if kind in FILMS:
                if words := keys(name):
                    trie.add(words, Named(thing, kind, "title"))
            elif kind in ("person", "critic", "artist"):
                for form in full_forms(name):
                    trie.add(form, Named(thing, kind, "full", given=form[0]))
    return trie
