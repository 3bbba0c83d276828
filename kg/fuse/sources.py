"""How well each site agrees with the others: what its voice weighs where pages compete.

As in truth discovery without training data (X. L. Dong, L. Berti-Equille and D. Srivastava, "Integrating conflicting data: the role of
source dependence", VLDB 2009, in its simplest form): a source that is mostly confirmed by others is believed more. Pages of one
site are not independent, so only other sites confirm.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from kg.fuse import alike
from kg.fuse.drifting import DRIFTING
from kg.model import Statement
from kg.vocabulary import PROPERTIES

UNKNOWN = 500
"""The weight, in thousandths, of a site that nobody can confirm or contradict."""


STEP = 20
"""Weights are multiples of this."""


class Origin(NamedTuple):
    """Where a document is from: its site's name (empty if none is known) and the date it was fetched (ISO 8601, or empty)."""

    site: str = ""
    date: str = ""


@dataclass(frozen=True)
class Agreement:
    """Of the values of a site that another site speaks of too: how many are confirmed."""

    confirmed: int
    compared: int

    def __add__(self, other: Agreement) -> Agreement:
        return Agreement(self.confirmed + other.confirmed, self.compared + other.compared)

    @property
    def weight(self) -> int:
        """The share that is confirmed, in thousandths, with one confirmed and one contradicted value assumed beforehand.

        In steps of a fiftieth: more than that the pages do not bear out, and one page more among many changes nothing.
        """
        return STEP * round(1000 * (self.confirmed + 1) / (self.compared + 2) / STEP)


def lasting(statement: Statement) -> bool:
    """Whether a statement is of a sort that sites can be compared by: a stated value that a thing has once and for all."""
    row = PROPERTIES[statement.property]
    return row.one and not statement.is_link and not statement.inferred and row.layer != "document" and statement.property not in DRIFTING


def agreements(statements: Sequence[Statement], origins: Mapping[str, Origin]) -> dict[str, Agreement]:
    """How well each site agrees with the others, over properties of which a thing has one lasting value.

    ``origins`` maps a document's key to where it is from.
    """
    return compared(((s.document, s.subject, s.property, s.object) for s in statements if lasting(s)), origins)


def compared(rows: Iterable[tuple[str, str, str, str]], origins: Mapping[str, Origin]) -> dict[str, Agreement]:
    """The same of document, subject, property and value of statements that are ``lasting``."""
    said: dict[tuple[str, str], dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for document, subject, property, value in rows:
        if site := origins.get(document, Origin()).site:
            said[subject, property][site].add(value)
    confirmed: dict[str, int] = defaultdict(int)
    number: dict[str, int] = defaultdict(int)
    for (_, property), of_site in said.items():
        if len(of_site) < 2:
            continue
        by_site = {site: {alike.key(property, value) for value in values} for site, values in of_site.items()}
        for site, values in by_site.items():
            others = {value for other, theirs in by_site.items() if other != site for value in theirs}
            number[site] += 1
            confirmed[site] += _confirmed(property, values, others)
    return {site: Agreement(confirmed[site], number[site]) for site in sorted(number)}


def added(some: Iterable[Mapping[str, Agreement]]) -> dict[str, Agreement]:
    """The agreements of parts of a graph that share no thing, added up by site."""
    total: dict[str, Agreement] = {}
    for part in some:
        for site, agreement in part.items():
            total[site] = total[site] + agreement if site in total else agreement
    return dict(sorted(total.items()))


def _confirmed(property: str, values: Iterable[str], others: Iterable[str]) -> bool:
    if PROPERTIES[property].datatype == "date":
        # A date that is less precise says nothing else.
        return any(a.startswith(b) or b.startswith(a) for a in values for b in others)
    return bool(set(values) & set(others))
