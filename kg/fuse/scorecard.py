"""What each site is worth to the graph: coverage, agreement, uniqueness, staleness, notices."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kg.fuse.drifting import DRIFTING
from kg.fuse.sources import Agreement, Origin
from kg.model import Conflict, Fact, Record, Statement


@dataclass(frozen=True)
class Score:
    """One site's row. Shares are between 0 and 1; None where nothing can be compared.

    ``coverage``: of the facts about films that the site has a page of (and their details), how many it states. ``agreement``: of
    its values that another site speaks of too, how many are confirmed. ``uniqueness``: of the facts that it states, how many no
    other site does. ``staleness``: of its values that change with time and that pages differ about, how many another page has in
    a later state.     ``notice_rate``: notices per document.
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


def scorecard(
    records: Sequence[Record], statements: Sequence[Statement], facts: Sequence[Fact], conflicts: Sequence[Conflict],
    owners: Mapping[str, str], films: Mapping[str, str], origins: Mapping[str, Origin], agreements: Mapping[str, Agreement],
) -> list[Score]:  # fmt: skip
    """A row for every site that gave claims, by name.

    ``owners`` maps the IRI of a detail to that of what it belongs to, ``films`` a document's key to what it is about, ``origins`` to
    where it is from.
    """
    stating = _stating(statements, facts, origins)
    about: dict[str, set[str]] = defaultdict(set)
    for key, film in films.items():
        about[film].add(origins[key].site)
    possible: dict[str, int] = defaultdict(int)
    stated: dict[str, int] = defaultdict(int)
    alone: dict[str, int] = defaultdict(int)
    every: dict[str, int] = defaultdict(int)
    for fact, sites in zip(facts, stating, strict=True):
        for site in sites:
            every[site] += 1
            alone[site] += len(sites) == 1
        for site in about.get(_top(fact.subject, owners), ()):
            possible[site] += 1
            stated[site] += site in sites
    stale, changing = _staleness(conflicts, statements, origins)
    rows = []
    for site in sorted({r.site for r in records if r.claims}):
        own = [r for r in records if r.site == site and r.claims]
        agreement = agreements.get(site)
        rows.append(
            Score(
                site,
                len(own),
                _share(stated[site], possible[site]),
                _share(agreement.confirmed, agreement.compared) if agreement else None,
                _share(alone[site], every[site]),
                _share(stale[site], changing[site]),
                round(sum(n.severity != "info" for r in own for n in r.notices) / len(own), 4),
            )
        )
    return rows


def _share(part: int, whole: int) -> float | None:
    return round(part / whole, 4) if whole else None


def _top(iri: str, owners: Mapping[str, str]) -> str:
    while iri in owners:
        iri = owners[iri]
    return iri


def _stating(statements: Sequence[Statement], facts: Sequence[Fact], origins: Mapping[str, Origin]) -> list[set[str]]:
    """The sites that state each fact."""
    return [{site for p in fact.claims if (site := origins.get(statements[p].document, Origin()).site)} for fact in facts]


def _staleness(
    conflicts: Sequence[Conflict], statements: Sequence[Statement], origins: Mapping[str, Origin]
) -> tuple[dict[str, int], dict[str, int]]:
    """By site: how many of its drifting values are not the latest, and how many pages differ about."""
    stale: dict[str, int] = defaultdict(int)
    changing: dict[str, int] = defaultdict(int)
    for conflict in conflicts:
        if conflict.kind != "drift" or conflict.property not in DRIFTING or conflict.property == "score":
            continue
        said = [statements[p] for p in conflict.claims]
        latest = max(_when(s, origins) for s in said)
        for s in said:
            if site := origins.get(s.document, Origin()).site:
                changing[site] += 1
                stale[site] += _when(s, origins) < latest
    return stale, changing


def _when(statement: Statement, origins: Mapping[str, Origin]) -> tuple[str, float]:
    """What orders states in time: the date of the page where it is known, then the count, since counts grow."""
    digits = statement.object if statement.object.replace(".", "", 1).isdecimal() else "0"
    return origins.get(statement.document, Origin()).date, float(digits)
