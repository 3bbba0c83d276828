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

from kg.fuse.drifting import DRIFTING
from kg.model import Statement
from kg.text import fold
from kg.vocabulary import PROPERTIES

UNKNOWN = 500
"""The weight, in thousandths, of a site that nobody can confirm or contradict."""


class Origin(NamedTuple):
    """Where a document is from: its site's name (empty if none is known) and the date it was fetched (ISO 8601, or empty)."""

    site: str = ""
    date: str = ""


@dataclass(frozen=True)
class Agreement:
    """Of the values of a site that another site speaks of too: how many are confirmed."""

    confirmed: int
    compared: int

    @property
    def weight(self) -> int:
        """The share that is confirmed, in thousandths, with one confirmed and one contradicted value assumed beforehand."""
        return 1000 * (self.confirmed + 1) // (self.compared + 2)


def agreements(statements: Sequence[Statement], origins: Mapping[str, Origin]) -> dict[str, Agreement]:
    """How well each site agrees with the others, over properties of which a thing has one lasting value.

    ``origins`` maps a document's key to where it is from.
    """
    said: dict[tuple[str, str], dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for s in statements:
        row = PROPERTIES[s.property]
        site = origins.get(s.document, Origin()).site
        if site and row.one and not s.is_link and not s.inferred and row.layer != "document" and s.property not in DRIFTING:
            said[s.subject, s.property][site].add(fold(s.object))
    confirmed: dict[str, int] = defaultdict(int)
    compared: dict[str, int] = defaultdict(int)
    for (_, property), by_site in said.items():
        for site, values in by_site.items():
            others = {value for other, theirs in by_site.items() if other != site for value in theirs}
            if others:
                compared[site] += 1
                confirmed[site] += _confirmed(property, values, others)
    return {site: Agreement(confirmed[site], compared[site]) for site in sorted(compared)}


def _confirmed(property: str, values: Iterable[str], others: Iterable[str]) -> bool:
    if PROPERTIES[property].datatype == "date":
        # A date that is less precise says nothing else.
        return any(a.startswith(b) or b.startswith(a) for a in values for b in others)
    return bool(set(values) & set(others))
