"""Coverage: which share of a folder's pages gives which property, per site, held against the floors of the profiles."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from kg import documents, profiles
from kg.evaluation.columns import columns
from kg.evaluation.pages import NOTHING, each_of, nothing_read
from kg.intake import read_document
from kg.model import Notice


@dataclass(frozen=True, slots=True)
class Covered:
    """One page: the site and layout whose profile it is held against (0 where it has none), and how many values it gives."""

    page: str
    site: str
    layout: int
    given: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One property (``name``) of the pages of a site's layout; the floor is None where nothing is expected."""

    site: str
    layout: int
    name: str
    pages: int
    of: int
    least: int
    most: int
    floor: float | None

    @property
    def share(self) -> float:
        """Which share of the pages gives the property."""
        return self.pages / self.of

    @property
    def is_below(self) -> bool:
        """Whether fewer pages than expected give it."""
        return self.floor is not None and self.share < self.floor


@dataclass(slots=True)
class Coverage:
    """The rows of all sites, the pages that no site was recognized in, and the notices that say what is unusual."""

    rows: list[Row] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)

    @property
    def exit_code(self) -> int:
        """2 where a path is missing or there was nothing to check, 1 where a property is below its floor, else 0."""
        if nothing_read(self.notices, len(self.rows) + len(self.unread)):
            return 2
        return int(any(row.is_below for row in self.rows))


CODES = frozenset({"layout-changed", "layout-differs", "out-of-range", "reader-failed", *NOTHING})
"""Codes of the notices that belong to a check of the sites."""


def check(paths: Sequence[Path], jobs: int = 0) -> Coverage:
    """Read all pages in files, folders and archives, and count what they give.

    A page that by its address is one of a site's pages about a film counts for that site's layout, whatever it was recognized as;
    another page of a site is counted without floors. Pages that a reader says are about no film are left out.
    """
    out = Coverage()
    pages: dict[tuple[str, int], list[Covered]] = {}
    for some in each_of(paths, partial(_cover_source), jobs):
        for item in some:
            if isinstance(item, Notice):
                out.notices += [item] if item.code in CODES else []
            elif item.site:
                pages.setdefault((item.site, item.layout), []).append(item)
            else:
                out.unread.append(item.page)
    for (site, layout), those in sorted(pages.items()):
        out.rows += _rows(site, layout, those)
    return out


def _rows(site: str, layout: int, pages: Sequence[Covered]) -> list[Row]:
    profile = next((p for p in profiles.profiles() if (p.site, p.layout) == (site, layout)), None)
    given: dict[str, list[int]] = {name: [] for name in (profile.core if profile else ())}
    for page in pages:
        for name, count in page.given:
            given.setdefault(name, []).append(count)
    return [
        Row(
            site, layout, name, len(counts), len(pages), min(counts, default=0), max(counts, default=0),
            profile.floor(name) if profile and name in profile.core else None,
        )
        for name, counts in sorted(given.items())
    ]  # fmt: skip


def _cover_source(source: documents.Source) -> list[Covered | Notice]:
    out: list[Covered | Notice] = []
    for item in documents.stream(source):
        if isinstance(item, Notice):
            continue
        record = read_document(item, "")
        fitting, given = profiles.matching(item, record)
        out += record.notices
        if profiles.is_excused(record):
            continue
        site, layout = (fitting[0].site, fitting[0].layout) if fitting else (record.site, 0)
        out.append(Covered(item.name, site, layout, tuple(given.items())))
    return out


_HEAD = ("site", "layout", "property", "pages", "share", "values", "floor", "")


def as_table(coverage: Coverage) -> str:
    """The rows in columns, those below their floor marked, and the notices."""
    rows = [_HEAD, *(
        (r.site, str(r.layout or ""), r.name, f"{r.pages}/{r.of}", f"{r.share:.2f}", f"{r.least}–{r.most}" if r.least != r.most else
         str(r.most), "" if r.floor is None else f"{r.floor:.2f}", "below" if r.is_below else "")
        for r in coverage.rows
    )]  # fmt: skip
    lines = columns(rows, 3)
    lines += [f"no site recognized: {page}" for page in coverage.unread]
    lines += [f"{notice.severity}: {notice}" for notice in coverage.notices]
    below = sum(row.is_below for row in coverage.rows)
    lines.append(f"{below} propert{'y' if below == 1 else 'ies'} below the floor")
    return "\n".join(lines) + "\n"


def as_json(coverage: Coverage) -> str:
    """The same as data."""
    body: dict[str, Any] = {
        "rows": [
            {"site": r.site, "layout": r.layout, "property": r.name, "pages": r.pages, "of": r.of, "share": round(r.share, 4),
             "least": r.least, "most": r.most, "floor": r.floor, "below": r.is_below}
            for r in coverage.rows
        ],
        "unread": coverage.unread,
        "notices": [str(notice) for notice in coverage.notices],
    }  # fmt: skip
    return json.dumps(body, ensure_ascii=False, indent=1) + "\n"
