"""Whom company tells: similar titles of one film, of which another page of it says more, and the series that an episode names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from kg.resolve.candidates import Row
from kg.resolve.cluster import Clusters
from kg.resolve.filmography import Filmography
from kg.resolve.profile import FilmProfile
from kg.resolve.titles import title_key
from kg.resolve.weights import weight


def in_company(films: Filmography, unsure: Iterable[Row], clusters: Clusters) -> set[tuple[int, int]]:
    """Those of the unsure pairs, by their numbers, that are sure where it counts who lists them.

    A similar title that says no year is the only film of its title among the similar titles that the pages of one film (a cluster) list.
    Where these have two of it, nothing says which, and the pair stays unsure.
    """
    profiles = films.profiles
    similar = [number for number, profile in enumerate(profiles) if profile.similar]
    if not similar:
        return set()

    def lister(number: int) -> int:
        return clusters.root(films.first[films.pages[number]])

    listed = {(lister(number), clusters.root(number)) for number in similar}
    least = weight("film.same") - weight("film.company.same")
    found: dict[int, list[Row]] = defaultdict(list)
    for pair in unsure:
        if pair.score < least:
            continue
        for one, two in ((pair.left, pair.right), (pair.right, pair.left)):
            if profiles[one].similar and not profiles[one].year and (lister(one), clusters.root(two)) in listed:
                found[one].append(pair)
                break
    sure = set[tuple[int, int]]()
    for one, pairs in found.items():
        others = {clusters.root(number) for pair in pairs for number in (pair.left, pair.right)} - {clusters.root(one)}
        if sum(any(profiles[number].year for number in clusters.members(root)) for root in others) < 2:
            sure.update((pair.left, pair.right) for pair in pairs)
    return sure


def only_series(films: Filmography, unsure: Iterable[Row], clusters: Clusters) -> set[tuple[int, int]]:
    """Those of the unsure pairs, by their numbers, of which one is the series of an episode that only names it, where pages speak of no
    two series of that title."""
    profiles = films.profiles
    series = [number for number, profile in enumerate(profiles) if profile.mention.kind == "series"]
    named = {number for number in series if _only_named(profiles[number]) and not _is_first(number, films)}
    if not named:
        return set()
    known: dict[str, set[int]] = defaultdict(set)
    for number in series:
        if number not in named:
            for title in {title_key(title) for title in profiles[number].titles}:
                known[title].add(clusters.root(number))
    sure = set[tuple[int, int]]()
    for pair in unsure:
        for one, two in ((pair.left, pair.right), (pair.right, pair.left)):
            titles = {title_key(title) for title in profiles[one].titles} if one in named and profiles[two].mention.kind == "series" else ()
            if titles and len(set().union(*(known.get(title, ()) for title in titles))) < 2:
                sure.add((pair.left, pair.right))
    return sure


def _only_named(profile: FilmProfile) -> bool:
    return not (profile.year or profile.released or profile.people or profile.ids or profile.pages)


def _is_first(number: int, films: Filmography) -> bool:
    """Whether a film is the one that its page is about."""
    return bool(films.first[films.pages[number]] == number)
