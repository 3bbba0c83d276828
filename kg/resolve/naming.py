"""What clusters are called: an IRI that is a function of the cluster, and those that parts of it would have."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from itertools import product

from kg.resolve.profile import FilmProfile, Key, PersonProfile
from kg.resolve.rulings import name_of
from kg.text import slug
from kg.vocabulary import KINDS

Named = dict[str, list[list[Key]]]
"""The clusters by the IRI that each would have alone."""

MANY = 64
"""A film of more titles and years than make so many names is known by those that single documents give it."""


class Names:
    """Names of mentions, as they are given: ``tops`` of each mention, ``kinds`` of each IRI, ``former`` IRIs of each."""

    def __init__(self, base: str) -> None:
        self.base = base
        self.tops: dict[Key, str] = {}
        self.kinds: dict[str, set[str]] = defaultdict(set)
        self.former: dict[str, set[str]] = defaultdict(set)
        self.named: dict[str, str] = {}

    def give(self, iri: str, key: Key, kind: str) -> None:
        """Call a mention by an IRI, as a thing of a kind."""
        self.tops[key] = self.named[name_of(key)] = iri
        self.kinds[iri].add(kind)

    # --- films -------------------------------------------------------------------------------------------------------

    def films(self, clusters: Iterable[list[Key]], profiles: Mapping[Key, FilmProfile]) -> None:
        """Name films after title and year; those of one title and year also after the first director."""
        named: Named = defaultdict(list)
        for members in clusters:
            own = sorted(members, key=name_of)
            named[self._film([profiles[k] for k in own])].append(own)
        for iri, groups in sorted(named.items()):
            for own in groups:
                group = [profiles[key] for key in own]
                chosen = iri if len(groups) == 1 else f"{iri}-{_told_apart(group)}"
                for profile in group:
                    self.give(chosen, profile.key, profile.mention.kind)
                self.former[chosen] |= self._films_of_parts(group)
                if len({_told_apart([profile]) for profile in group if profile.people.get("director")}) > 1:
                    # Parts with other directors may once have been two films of one name.
                    self.former[chosen] |= {f"{iri}-{_told_apart([profile])}" for profile in group if profile.people.get("director")}
                self.former[chosen].discard(chosen)

    def _film(self, profiles: list[FilmProfile]) -> str:
        path = f"{self.base}{KINDS[min(p.mention.kind for p in profiles)].path}/"
        printed = _printed(profiles)
        if not printed:
            return f"{path}document-{min(p.document for p in profiles)}"
        title = _favourite(slug(p.printed_titles[0]) for p in printed)
        year = _favourite(p.year for p in profiles if p.year)
        return f"{path}{title}-{year}" if year else f"{path}{title}"

    def _films_of_parts(self, profiles: list[FilmProfile]) -> set[str]:
        """Every name that a build of some of the documents could have given: any title with any year."""
        alone = {self._film([profile]) for profile in profiles}
        titles = sorted({slug(p.printed_titles[0]) for p in profiles if p.printed_titles})
        years = sorted({p.year for p in profiles if p.year})
        paths = sorted({KINDS[p.mention.kind].path for p in profiles})
        if len(titles) * len(years) * len(paths) > MANY:
            return alone
        return alone | {f"{self.base}{path}/{title}-{year}" for path, title, year in product(paths, titles, years)}

    # --- people ------------------------------------------------------------------------------------------------------

    def people(
        self,
        clusters: Iterable[list[Key]],
        profiles: Mapping[Key, PersonProfile],
        films: Mapping[Key, list[str]],
        plain: Callable[[str], bool],
    ) -> None:
        """Name people by their names; namesakes also after their first film.

        ``films`` has year and name of each mention's films (``1998/low-tide-1998``), the earliest first. ``plain`` says of a name
        that it is too rare for parts of a cluster ever to have been namesakes.
        """
        taken: dict[str, list[tuple[list[Key], str]]] = defaultdict(list)
        for members in clusters:
            kinds = {key[1].kind for key in members}
            kind = "critic" if "critic" in kinds else "person" if "person" in kinds else "artist"
            own = sorted(members, key=name_of)
            taken[self._person(_favourite(profiles[key].name for key in own), kind)].append((own, kind))
        for iri, groups in sorted(taken.items()):
            people = sum(1 for _, kind in groups if kind == "person")
            used: set[str] = set()
            for own, kind in sorted(groups, key=lambda group: [name_of(key) for key in group[0]]):
                chosen = iri
                if kind == "critic" and len(groups) > 1:
                    # A critic who shares a name with film people is told apart by the trade; film people keep the plain name.
                    chosen = f"{iri}-critic"
                elif kind == "person" and people > 1:
                    chosen = _unused(f"{iri}-{_first_film(own, films)}", own, used)
                used.add(chosen)
                for key in own:
                    self.give(chosen, key, kind)
                    if kind != "critic" or chosen == iri:
                        self.former[chosen].add(self._person(profiles[key].name, kind))
                once = {film.split("/", 1)[1] for key in own for film in films[key]} if kind == "person" else set()
                if 1 < len(once) <= MANY and not plain(iri.rsplit("/", 1)[1]):
                    self.former[chosen] |= {f"{iri}-{film}" for film in once}
                self.former[chosen].discard(chosen)

    def _person(self, name: str, kind: str) -> str:
        return f"{self.base}{KINDS[kind].path}/{name}"


def _printed(profiles: Iterable[FilmProfile]) -> list[FilmProfile]:
    """Those with a title, stated rather than found in prose if any is."""
    titled = [p for p in profiles if p.printed_titles]
    return [p for p in titled if not p.inferred] or titled


def _told_apart(profiles: list[FilmProfile]) -> str:
    director = _favourite(d for p in profiles for d in p.people.get("director", ()))
    return director or min(p.document for p in profiles)


def _first_film(own: list[Key], films: Mapping[Key, list[str]]) -> str:
    """The name of the earliest film of a cluster; of people without films, their first document."""
    found = [films[key][0] for key in own if films[key]]
    return min(found).split("/", 1)[1] if found else min(document for document, _ in own)


def _unused(iri: str, own: list[Key], used: set[str]) -> str:
    return iri if iri not in used else f"{iri}-{min(document for document, _ in own)}"


def _favourite(values: Iterable[str]) -> str:
    """The value that stands most often, the first in order among equals; empty where there is none."""
    counted = Counter(values)
    return min(counted, key=lambda v: (-counted[v], v)) if counted else ""
