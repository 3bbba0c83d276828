"""What each site is worth to the graph: coverage, agreement, uniqueness, staleness, notices."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from kg.fuse.drifting import DRIFTING
from kg.fuse.sources import Agreement, Origin
from kg.model import Conflict, Fact, Statement


@dataclass(frozen=True)
class Score:
    """One site's row. Shares are between 0 and 1; None where nothing can be compared.

    ``coverage``: of the facts about films that the site has a page of (and their details), how many it states. ``agreement``: of
    its values that another site speaks of too, how many are confirmed. ``uniqueness``: of the facts that it states, how many no
    other site does. ``staleness``: of its values that change with time and that pages differ about, how many another page has in
    a later state. ``notice_rate``: notices per document.
    """

    site: str
    documents: int
    coverage: float | None
    agreement: float | None
    uniqueness: float | None
    staleness: float | None
    notice_rate: float

    def metrics(self) -> dict[str, float]:
        """The measured metrics by name."""
        all_ = {name: getattr(self, name) for name in METRICS}
        return {name: value for name, value in all_.items() if value is not None}


METRICS = ("coverage", "agreement", "uniqueness", "staleness", "notice_rate")


@dataclass
class Tally:
    """What is counted for the scorecard, by site; tallies of parts of a graph that share no thing are added up.

    ``possible`` facts are about films that the site has a page of, ``stated`` are those of them that it states; of ``every`` fact that
    it states it is ``alone`` with some; of the ``changing`` values some are ``stale``.
    """

    possible: Counter[str] = field(default_factory=Counter)
    stated: Counter[str] = field(default_factory=Counter)
    alone: Counter[str] = field(default_factory=Counter)
    every: Counter[str] = field(default_factory=Counter)
    stale: Counter[str] = field(default_factory=Counter)
    changing: Counter[str] = field(default_factory=Counter)

    def add(self, other: Tally) -> None:
        """Add what another part of the graph has."""
        for name in self.__dataclass_fields__:
            getattr(self, name).update(getattr(other, name))


def tally(
    statements: Sequence[Statement], facts: Sequence[Fact], conflicts: Sequence[Conflict], owners: Mapping[str, str],
    films: Mapping[str, str], origins: Mapping[str, Origin],
) -> Tally:  # fmt: skip
    """Count the facts of a part of the graph.

    ``owners`` maps the IRI of a detail to that of what it belongs to, ``films`` a document's key to what it is about, ``origins`` to
    where it is from.
    """
    counted = Tally()
    about: dict[str, set[str]] = defaultdict(set)
    for key, film in films.items():
        about[film].add(origins[key].site)
    for (sites, film), number in _stating(statements, facts, owners, origins).items():
        for site in sites:
            counted.every[site] += number
            counted.alone[site] += number * (len(sites) == 1)
        for site in about.get(film, ()):
            counted.possible[site] += number
            counted.stated[site] += number * (site in sites)
    _staleness(conflicts, statements, origins, counted)
    return counted


def scorecard(counted: Tally, agreements: Mapping[str, Agreement], sites: Mapping[str, tuple[int, int]]) -> list[Score]:
    """A row for every site that gave claims, by name. ``sites`` has the documents with claims of each, and their notices."""
    return [
        Score(
            site,
            documents,
            _share(counted.stated[site], counted.possible[site]),
            _share(agreements[site].confirmed, agreements[site].compared) if site in agreements else None,
            _share(counted.alone[site], counted.every[site]),
            _share(counted.stale[site], counted.changing[site]),
            round(notices / documents, 4),
        )
        for site, (documents, notices) in sorted(sites.items())
    ]


def _share(part: int, whole: int) -> float | None:
    return round(part / whole, 4) if whole else None


def _top(iri: str, owners: Mapping[str, str]) -> str:
    while iri in owners:
        iri = owners[iri]
    return iri


def _stating(
    statements: Sequence[Statement], facts: Sequence[Fact], owners: Mapping[str, str], origins: Mapping[str, Origin]
) -> Counter[tuple[frozenset[str], str]]:
    """How many facts the same sites state about the same thing (and its details)."""
    tops = {subject: _top(subject, owners) for subject in {fact.subject for fact in facts}}
    nowhere = Origin()
    documents = Counter((frozenset([statements[p].document for p in fact.claims]), tops[fact.subject]) for fact in facts)
    found: Counter[tuple[frozenset[str], str]] = Counter()
    for (stating, top), number in documents.items():
        found[frozenset(site for d in stating if (site := origins.get(d, nowhere).site)), top] += number
    return found


def _staleness(conflicts: Sequence[Conflict], statements: Sequence[Statement], origins: Mapping[str, Origin], counted: Tally) -> None:
    """Count, by site, the drifting values that pages differ about, and those that are not the latest."""
    for conflict in conflicts:
        if conflict.kind != "drift" or conflict.property not in DRIFTING or conflict.property == "score":
            continue
        said = [statements[p] for p in conflict.claims]
        latest = max(_when(s, origins) for s in said)
        for s in said:
            if site := origins.get(s.document, Origin()).site:
                counted.changing[site] += 1
                counted.stale[site] += _when(s, origins) < latest


def _when(statement: Statement, origins: Mapping[str, Origin]) -> tuple[str, float]:
    """What orders states in time: the date of the page where it is known, then the count, since counts grow."""
    digits = statement.object if statement.object.replace(".", "", 1).isdecimal() else "0"
    return origins.get(statement.document, Origin()).date, float(digits)
