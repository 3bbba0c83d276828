"""Profiles are measured: what the pages of each layout of each site give, as numbers and labels, never a page's words."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kg.model import Document, Record
from kg.profiles.address import Kind, kind_of
from kg.profiles.counting import counts, words_of
from kg.profiles.labels import labels
from kg.profiles.profile import NEARLY_ALL
from kg.text import fold

ALIKE = 0.5
"""Two pages are of one layout if they share this part of the labels that either has."""
SELDOM = 0.2
"""A property that fewer of the pages give is left out."""
FEW = 3
"""On fewer pages than this a heading may be a name; only what stands before a colon is surely a label."""
LATER = 5
"""Films are announced so many years ahead."""


@dataclass(frozen=True, slots=True)
class Measured:
    """One page, measured."""

    site: str
    kind: Kind
    characters: int
    labels: frozenset[str]
    given: Mapping[str, int]
    words: frozenset[str]


def measured(document: Document, record: Record) -> Measured:
    """Measure one HTML page and what was read of it."""
    return Measured(record.site, kind_of(document), len(document.text), labels(document), counts(record), words_of(record))


def written(pages: Iterable[Measured], year: int) -> str:
    """The content of ``profiles.toml`` for pages measured in a year: a profile for each layout of each site."""
    lines = [
        "# What the pages of a site give: numbers measured on saved pages by bench/profiles.py. Not to be edited by hand.",
        "# A property has the share of the pages that give it, and the least and most values of a page that does.",
        "",
        "[values]",
        f"year = [1888, {year + LATER}]",
        f"released = [1888, {year + LATER}]",
        "runtime_minutes = [1, 6000]",
        '"rating.score" = [0, 100]',
    ]
    by_site: dict[str, list[Measured]] = {}
    for page in pages:
        # What gives no address cannot tell which kind of page it is.
        if page.kind.host:
            by_site.setdefault(page.site, []).append(page)
    for site in sorted(by_site):
        for number, group in enumerate(_layouts(by_site[site]), 1):
            lines += ["", *_profile(site, number, group)]
    return "\n".join(lines) + "\n"


def _layouts(pages: Sequence[Measured]) -> list[list[Measured]]:
    """Pages of one site by layout, the largest groups first: each page joins the group to whose labels its own are nearest."""
    groups: list[list[Measured]] = []
    for page in sorted(pages, key=lambda page: (-len(page.labels), sorted(page.labels), page.characters)):
        near = max(groups, key=lambda group: _alike(page.labels, group[0].labels), default=None)
        if near is not None and _alike(page.labels, near[0].labels) >= ALIKE:
            near.append(page)
        else:
            groups.append([page])
    return sorted(groups, key=lambda group: (-len(group), group[0].characters))


def _alike(left: frozenset[str], right: frozenset[str]) -> float:
    return len(left & right) / max(1, min(len(left), len(right)))


def _profile(site: str, layout: int, pages: Sequence[Measured]) -> Iterator[str]:
    yield "[[profile]]"
    yield f"site = {json.dumps(site)}"
    yield f"layout = {layout}"
    yield f"hosts = {_list({page.kind.host for page in pages})}"
    yield f"shapes = {_list({page.kind.shape for page in pages})}"
    yield f"pages = {len(pages)}"
    yield f"characters = [{min(page.characters for page in pages)}, {max(page.characters for page in pages)}]"
    yield f"labels = {_list(_common(pages))}"
    yield "[profile.properties]"
    for name in sorted({name for page in pages for name in page.given}):
        some = [page.given[name] for page in pages if name in page.given]
        if (share := len(some) / len(pages)) >= SELDOM:
            key = name if "." not in name else json.dumps(name)
            yield f"{key} = [{round(share, 2)}, {min(some)}, {max(some)}]"


def _common(pages: Sequence[Measured]) -> set[str]:
    """The labels of nearly all pages, without those that speak of the film rather than for the site."""
    seen = Counter(label for page in pages for label in page.labels)
    said = frozenset(word for page in pages for word in page.words)
    return {
        label for label, count in seen.items()
        if count >= NEARLY_ALL * len(pages) and fold(label.rstrip(":")) not in said and (len(pages) >= FEW or label.endswith(":"))
    }  # fmt: skip


def _list(words: Iterable[str]) -> str:
    return json.dumps(sorted(words), ensure_ascii=False)
