"""What clusters are called: an IRI that is a function of the cluster, and those that parts of it would have."""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from functools import reduce
from itertools import product

from kg.resolve.cluster import Clusters
from kg.resolve.collection import Collection, FilmNumbers
from kg.resolve.profile import FilmProfile
from kg.text import article_first, slug
from kg.vocabulary import KINDS, more_telling

Cluster = Sequence[int]

MANY = 64
"""A film of more titles and years than make so many names is known by those that single documents give it."""


class _Names:
    """Names below a base, as they are given: ``former`` are those that a thing had."""

    def __init__(self, base: str, number: int) -> None:
        self.base = base
        self.iris = [""] * number
        self.former: dict[str, set[str]] = defaultdict(set)

    def _keep(self, iri: str, former: set[str]) -> None:
        former.discard(iri)
        if former:
            self.former[iri] |= former


class FilmNames(_Names):
    """The names of films: ``iris`` has that of each, by its number."""

    def __init__(self, base: str, films: Sequence[FilmProfile]) -> None:
        super().__init__(base, len(films))
        self._all = films

    def name(self, clusters: Iterable[Cluster]) -> None:
        """Name films after title and year; those of one title and year also after the first director."""
        named: dict[str, list[Cluster]] = defaultdict(list)
        for own in clusters:
            named[self._film(self._profiles(own))].append(own)
        for iri, groups in sorted(named.items()):
            for own in groups:
                group = self._profiles(own)
                chosen = iri if len(groups) == 1 else f"{iri}-{_told_apart(group)}"
                for number in own:
                    self.iris[number] = chosen
                former = self._films_of_parts(group)
                if len({_told_apart([profile]) for profile in group if profile.people.get("director")}) > 1:
                    # Parts with other directors may once have been two films of one name.
                    former |= {f"{iri}-{_told_apart([profile])}" for profile in group if profile.people.get("director")}
                self._keep(chosen, former)

    def _profiles(self, own: Cluster) -> list[FilmProfile]:
        return [self._all[number] for number in own]

    def _film(self, profiles: list[FilmProfile]) -> str:
        path = f"{self.base}{KINDS[reduce(more_telling, (p.mention.kind for p in profiles))].path}/"
        printed = _printed(profiles)
        if not printed:
            return f"{path}document-{min(p.document for p in profiles)}"
        title = _title(printed, profiles)
        year = _favourite(p.year for p in profiles if p.year)
        return f"{path}{title}-{year}" if year else f"{path}{title}"

    def _films_of_parts(self, profiles: list[FilmProfile]) -> set[str]:
        """Every name that a build of some of the documents could have given: any title with any year."""
        alone = {self._film([profile]) for profile in profiles}
        titles = sorted({slug(p.title) for p in profiles if p.printed_titles})
        years = sorted({p.year for p in profiles if p.year})
        paths = sorted({KINDS[p.mention.kind].path for p in profiles})
        if len(titles) * len(years) * len(paths) > MANY:
            return alone
        return alone | {f"{self.base}{path}/{title}-{year}" for path, title, year in product(paths, titles, years)}


class PeopleNames(_Names):
    """The names of people: ``iris`` has that of each, by its number among people."""

    def __init__(self, base: str, collection: Collection) -> None:
        super().__init__(base, len(collection.people))
        self._collection = collection

    def name(self, clusters: Clusters, films: FilmNumbers, years: dict[int, str], plain: Callable[[str], bool]) -> None:
        """Name people by their names; namesakes also after their first film.

        ``years`` has the year of a film by its number, as far as it is known. ``plain`` says of a name that it is too rare for
        parts of a cluster ever to have been namesakes.
        """
        stems = [iri.rsplit("/", 1)[-1] for iri in films.iris]
        everyone = self._collection.people
        for name, bearers in everyone.by_name(array("I", map(self._bearer, clusters.all()))):
            of_path: dict[str, list[Cluster]] = defaultdict(list)
            for number in bearers:
                own = clusters.members(clusters.root(number))
                of_path[KINDS[self._kind(own)].path].append(own)
            for path, groups in of_path.items():
                self._name_groups(f"{self.base}{path}/", name, groups, films, stems, years, plain)

    def _bearer(self, own: Cluster) -> int:
        """One of a cluster who bears its name."""
        called = self._collection.people.called
        name = _favourite(called[number].name for number in own)
        return next(number for number in own if called[number].name == name)

    def _name_groups(
        self, path: str, name: str, groups: list[Cluster], films: FilmNumbers, stems: Sequence[str], years: dict[int, str],
        plain: Callable[[str], bool],
    ) -> None:  # fmt: skip
        """Name all clusters that bear one name below one path; ``stems`` are the ends of the IRIs of the films."""
        everyone = self._collection.people
        called = everyone.called
        iri = path + name
        people = sum(1 for own in groups if self._kind(own) == "person") if len(groups) > 1 else 0
        used: set[str] = set()
        for own in sorted(groups, key=self._by_name) if len(groups) > 1 else groups:
            kind = self._kind(own)
            seen = {film for number in own for film in everyone.films(number, films)} - {-1}
            chosen = iri
            if kind == "critic" and len(groups) > 1:
                # A critic who shares a name with film people is told apart by the trade; film people keep the plain name.
                chosen = f"{iri}-critic"
            elif kind == "person" and people > 1:
                # People without films are told apart by their first document.
                first = min((years.get(film, "9999"), stems[film]) for film in seen)[1] if seen else everyone.document(own[0])
                chosen = f"{iri}-{first}"
                if chosen in used:
                    chosen = f"{chosen}-{everyone.document(own[0])}"
            used.add(chosen)
            former: set[str] = set()
            for number in own:
                self.iris[number] = chosen
            if kind != "critic" or chosen == iri:
                former = {path + one for one in {called[number].name for number in own}}
            once = {stems[film] for film in seen} if kind == "person" else set()
            if 1 < len(once) <= MANY and not plain(name):
                former |= {f"{iri}-{film}" for film in once}
            self._keep(chosen, former)

    def _kind(self, own: Cluster) -> str:
        kinds = {self._collection.people.called[number].mention.kind for number in own}
        return "critic" if "critic" in kinds else "person" if "person" in kinds else "artist"

    def _by_name(self, own: Cluster) -> list[int]:
        order, first = self._collection.register.order, self._collection.register.people_from
        return sorted(order[first + number] for number in own)


def _printed(profiles: Iterable[FilmProfile]) -> list[FilmProfile]:
    """Those with a title, stated rather than found in prose if any is."""
    titled = [p for p in profiles if p.printed_titles]
    return [p for p in titled if not p.inferred] or titled


def _told_apart(profiles: list[FilmProfile]) -> str:
    director = _favourite(d for p in profiles for d in p.people.get("director", ()))
    return director or min(p.document for p in profiles)


def _title(printed: Sequence[FilmProfile], profiles: Sequence[FilmProfile]) -> str:
    """The slug of the title that stands most often; among equals the one that most pages know, be it as another title.

    ``Gull, The`` counts as ``The Gull`` where that is printed too.
    """
    slugs = {title: slug(title) for title in dict.fromkeys(p.title for p in printed)}
    if len(found := {*slugs.values()}) == 1:
        return found.pop()
    usual = {title: _usual(title) for title in slugs}
    counted = Counter(usual[p.title] for p in printed)
    most = max(counted.values())
    chosen = min((one for one in counted if counted[one] == most), key=lambda one: (-_known(one, profiles), one))
    return chosen if chosen in found else min(own for title, own in slugs.items() if usual[title] == chosen)


def _usual(title: str) -> str:
    return slug(article_first(title, title=True))


def _known(title: str, profiles: Iterable[FilmProfile]) -> int:
    """How many profiles have a title (its slug), or one that it is the beginning of."""
    return sum(any(f"{_usual(other)}-".startswith(f"{title}-") for other in profile.titles) for profile in profiles)


def _favourite(values: Iterable[str]) -> str:
    """The value that stands most often, the first in order among equals; empty where there is none."""
    every = list(values)
    if len(several := set(every)) < 2:
        return every[0] if every else ""
    counted = Counter(every)
    return min(several, key=lambda value: (-counted[value], value))
