"""Films, decided on by themselves: a function of what documents say of films, and of a person's decisions about them.

It needs nothing of people, and nothing else needs what it looks at, so that it can be done in a process of its own.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kg.model import Notice
from kg.resolve import films as rules
from kg.resolve.candidates import Row
from kg.resolve.cluster import Clusters
from kg.resolve.company import in_company, only_series
from kg.resolve.decisions import Table
from kg.resolve.filmography import Filmography
from kg.resolve.joining import Joining
from kg.resolve.naming import FilmNames
from kg.resolve.profile import FilmProfile
from kg.resolve.rulings import Ruled
from kg.resolve.summary import FilmSummary
from kg.resolve.weights import weight


@dataclass(frozen=True)
class FilmDecisions:
    """What films are called, by their numbers; ``former`` and ``notices`` are as in ``Resolution``, ``years`` has the year of each film, by
    its IRI, that most of its pages state."""

    iris: list[str]
    former: Mapping[str, set[str]]
    years: Mapping[str, str]
    table: Table
    notices: list[Notice]


Compare = Callable[[FilmProfile, FilmProfile], rules.Comparison]
"""Compares two films."""


def decide(summaries: Iterable[FilmSummary], base: str, ruled: Sequence[Ruled] = (), compare: Compare = rules.compare) -> FilmDecisions:
    """Decide on the films of documents, in the order of their keys, and name them below ``base``; ``ruled`` always wins."""
    films, table = Filmography(summaries), Table()
    joining = _joined(films, ruled, table, compare)
    names = FilmNames(base, films.profiles)
    names.name(joining.clusters.all())
    return FilmDecisions(names.iris, names.former, _years(films, names.iris), table, joining.notices)


def _joined(films: Filmography, ruled: Sequence[Ruled], table: Table, compare: Compare) -> Joining:
    profiles, pages = films.profiles, films.pages

    def row(number: int) -> list[str]:
        # Two titles of one page are two things, unless the page gives both one id.
        profile = profiles[number]
        return [str(profile.mention), *(f"{scheme} {value}" for scheme, values in profile.ids for value in values)]

    clusters = Clusters(pages, lambda number: profiles[number].ids, row)
    joining = Joining(clusters, table, films.order, 0)
    joining.rule(ruled)
    # Whom a person spoke of is held against the others by what was said, and joins them by its own words.
    spoken_of = {number for each in ruled if not each.of_people for thing in each.things for number in thing}
    compared = rules.pairs(profiles, spoken_of, table.reasons, compare)
    for one, two in compared.of("different"):
        joining.hold_apart(one, two)

    def unsure() -> Iterator[Row]:
        return (row for row in compared.rows() if row.verdict == "unsure" and pages[row.left] != pages[row.right])

    for score, one, two, why, verdict, rank in compared.rows():
        if profiles[one].document == profiles[two].document and rank != rules.BY_ID:
            joining.decide(one, two, "different", score, table.reasons.more(why, "one page lists them as two titles"))
        elif verdict == "same":
            joining.join(one, two, score, why)
        elif verdict == "different":
            joining.decide(one, two, verdict, score, why)
    # What is decided first stands, so pairs that stay unsure come last.
    sure = dict.fromkeys(in_company(films, unsure(), clusters), "both are similar titles of one film")
    sure |= dict.fromkeys(only_series(films, unsure(), clusters), "pages speak of no two series of that title")
    for pair in unsure():
        if because := sure.get((pair.left, pair.right)):
            score = min(1.0, round(pair.score + weight("film.company.same"), 3))
            joining.join(pair.left, pair.right, score, table.reasons.more(pair.why, because))
        else:
            joining.decide(pair.left, pair.right, pair.verdict, pair.score, pair.why)
    return joining


def _years(films: Filmography, iris: Sequence[str]) -> dict[str, str]:
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for iri, profile in zip(iris, films.profiles, strict=True):
        if profile.year:
            found[iri][profile.year] += 1
    return {iri: min(counted, key=lambda year: (-counted[year], year)) for iri, counted in found.items()}
