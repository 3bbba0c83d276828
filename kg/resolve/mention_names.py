"""Who and what can be named in the prose about a film: titles, people and characters, and the forms their names take there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from kg.resolve.mention_catalogue import Catalogue
from kg.resolve.mention_forms import Form, character_forms, family_forms, full_forms, is_personal, person_words
from kg.resolve.mention_index import Named
from kg.resolve.mention_text import keys
from kg.resolve.mention_things import Thing
from kg.text import slug
from kg.vocabulary import FILMS, KINDS

LEADING = 6
"""Up to this row of a cast list somebody is among the leads."""


class Forms(dict[Form, set[Named]]):
    """Forms of names by their folded words, and what they may mean."""

    def __init__(self) -> None:
        self._lengths: dict[str, set[int]] = defaultdict(set)

    def add(self, words: Form, named: Named) -> None:
        """Add a form of a name."""
        self.setdefault(words, set()).add(named)
        self._lengths[words[0]].add(len(words))

    def matches(self, words: Sequence[str], start: int) -> list[tuple[int, set[Named]]]:
        """The names that stand among folded words from a position on, the longest first: position behind, what they may mean."""
        found = []
        for length in sorted(self._lengths.get(words[start] if start < len(words) else "", ()), reverse=True):
            if start + length <= len(words) and (ends := self.get(tuple(words[start : start + length]))):
                found.append((start + length, ends))
        return found


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
    sure: Forms = field(default_factory=Forms)
    short: Forms = field(default_factory=Forms)
    full: list[tuple[Form, Named]] = field(default_factory=list)
    surnames: dict[str, Named] = field(default_factory=dict)
    places: set[str] = field(default_factory=set)


def brief_words(found: Catalogue, film: str, thing: Callable[[str], Thing]) -> set[str]:
    """The folded words of which it matters whether they stand behind articles: with which the short forms of names of the
    leading people and of the characters begin, and with which those of characters end."""
    words = {form[0] for iri in _leads(found, film) for name in thing(iri).names for form in (*family_forms(name), keys(name)[:1]) if form}
    printed = {name for role in found.roles.get(film, ()) for name in found.played[role]}
    printed |= {name for character in found.spoken.get(film, ()) for name in found.names[character]}
    for name in printed:
        words |= {form[0] for form in character_forms(name)[1]}
        words |= set(person_words(name)[-1:])
    return words


def _leads(found: Catalogue, film: str) -> set[str]:
    leads = {a for r in found.roles.get(film, ()) if found.rows.get(r, LEADING + 1) <= LEADING and (a := found.actor_of.get(r))}
    return leads | found.directors.get(film, set())


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


def film_names(found: Catalogue, film: str, articled: set[str], thing: Callable[[str], Thing]) -> FilmNames:
    """All names of a film by which its prose may speak of it, of its people and of its characters.

    ``thing`` tells of those beyond the film itself. Short forms that several share are left out: nobody is clearly meant by
    them.
    """
    names = FilmNames(film)
    short: dict[Form, set[Named]] = defaultdict(set)
    kind = found.kinds.get(film, "")
    for title in found.names.get(film, ()) if kind in FILMS else ():
        if not (words := keys(title)):
            continue
        names.sure.add(words, Named(film, kind, "title"))
        if len(words) > 2:
            short[("".join(w[0] for w in words),)].add(Named(film, kind, "acronym"))
    leads = _leads(found, film)
    actors = found.actors.get(film, {})
    for iri in actors | found.credited.get(film, {}):
        person = thing(iri)
        if iri in actors or person.kind == "person":
            for name in person.names:
                _person(names, short, name, person, lead=iri in leads)
    for iri in found.artists.get(film, ()):
        artist = thing(iri)
        for name in artist.names:
            if len(words := keys(name)) == 1 and artist.kind in ("artist", "person"):
                short[words].add(Named(iri, artist.kind, "short"))
    for character in characters(found, film, articled):
        for name in character.names:
            full, brief = character_forms(name)
            for form in sorted(full):
                _sure(names, form, Named(character.iri, "character", "full", character.lead))
            for form in brief:
                short[form].add(Named(character.iri, "character", "short", character.lead))
    for place in found.locations.get(film, ()):
        names.places |= {w for name in thing(place).names for w in keys(name)}
    for form, meant in short.items():
        if len({n.target for n in meant}) == 1:
            chosen = max(meant)
            names.short.add(form, chosen)
            if len(form) == 1 and len(form[0]) > 5 and chosen.kind == "person":
                names.surnames[form[0]] = chosen
    return names


def _person(names: FilmNames, short: dict[Form, set[Named]], name: str, person: Thing, *, lead: bool) -> None:
    words = keys(name)
    for form in sorted(full_forms(name)):
        _sure(names, form, Named(person.iri, person.kind, "full", lead, words[0]))
    for form in family_forms(name):
        short[form].add(Named(person.iri, person.kind, "short", lead, words[0]))
    if len(words) == 1:
        short[words].add(Named(person.iri, person.kind, "short", lead))


def _sure(names: FilmNames, form: Form, named: Named) -> None:
    names.sure.add(form, named)
    names.full.append((form, named))
