"""From files to figures: pages are judged one by one, in processes where there are many."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import TypeVar

from kg import documents
from kg.evaluation.comparing import Figures, Finding, Measure
from kg.intake.pool import underling, unheard
from kg.model import Notice

WORTH_PROCESSES = 4_000_000
"""From this many bytes on, reading costs more than starting processes for it."""


@dataclass(slots=True)
class Evaluation:
    """What came of a folder: the figures, the pages that were judged by site, and those that have nothing to judge them by."""

    figures: Figures = field(default_factory=Figures)
    pages: Counter[str] = field(default_factory=Counter)
    without: list[str] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)


NOTHING = frozenset({"missing-path", "no-documents", "unreadable"})
"""Codes of the notices that say why there is nothing to judge."""


def nothing_read(notices: Iterable[Notice], pages: int) -> bool:
    """Whether a path is missing, or no page was found where pages were looked for: in order is what somebody has looked at."""
    return any(notice.code == "missing-path" or (not pages and notice.code in NOTHING) for notice in notices)


@dataclass(frozen=True, slots=True)
class Judged:
    """One page: the site it was read as, and the findings. Without anything to judge it by there is no site."""

    page: str
    site: str = ""
    findings: tuple[Finding, ...] = ()


T = TypeVar("T")


def each_source(paths: Sequence[Path], judge: partial[list[Judged | Notice]], jobs: int, measures: Iterable[Measure]) -> Evaluation:
    """Judge all documents in files, folders and archives, in ``jobs`` processes (0: what the work is worth), and sum up."""
    out = Evaluation()
    by_property = {measure.property: measure for measure in measures}
    for some in each_of(paths, judge, jobs):
        for item in some:
            if isinstance(item, Notice):
                out.notices.append(item)
            elif item.site:
                out.pages[item.site] += 1
                out.figures.add(item.findings, by_property)
            else:
                out.without.append(item.page)
    out.notices = documents.summed(out.notices)
    return out


def each_of(paths: Sequence[Path], work: partial[list[T]], jobs: int) -> Iterator[Sequence[T | Notice]]:
    """What ``work`` makes of each source in files, folders and archives, in their order; first the notices about the paths."""
    listing = documents.listing(paths)
    yield [item for item in listing if isinstance(item, Notice)]
    sources = [item for item in listing if not isinstance(item, Notice)]
    workers = min(jobs or os.cpu_count() or 1, len(sources))
    if workers < 2 or (not jobs and sum(source.size for source in sources) < WORTH_PROCESSES):
        yield from map(work, sources)
        return
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=underling) as pool:
        with unheard():
            judged = [pool.submit(work, source) for source in reversed(sources)]
        try:
            while judged:
                yield judged.pop().result()
        finally:
            pool.shutdown(cancel_futures=True)
