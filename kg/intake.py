"""From sources to records: documents are loaded and read in processes, and every claim is held against its quote."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import replace
from multiprocessing import get_context

from kg import documents, sites
from kg.model import Claim, Document, Evidence, Notice, Record
from kg.reading.tree import Tree
from kg.text import RULES, collapse

Progress = Callable[[str, int, int], None]
"""Called with the stage, how many of its steps are done, and how many there are."""

WORTH_PROCESSES = 2_000_000
"""From this many bytes on, reading costs more than starting processes for it."""


def read(found: Sequence[documents.Source | Notice], site: str, jobs: int, progress: Progress) -> tuple[list[Record], list[Notice]]:
    """Read all documents, in processes where there is much to read; records are ordered by digest, whatever the order of paths.

    ``site`` names the reader for every page, or is empty; ``jobs`` is the number of processes, 0 for what the work is worth.
    Returns the records (without their documents' text, which is in the claims where it counts) and the notices about inputs.
    """
    notices = [item for item in found if isinstance(item, Notice)]
    sources = [item for item in found if not isinstance(item, Notice)]
    records: dict[str, Record] = {}
    for done, (some, seen) in enumerate(_each(sources, site, jobs), 1):
        progress("read", done, len(sources))
        notices.extend(seen)
        for record in some:
            digest, name = record.document.digest, record.document.name
            if digest in records:
                first = records[digest].document.name
                notices.append(Notice("duplicate", f"has the same bytes as {first}", name, "one of the two can go"))
            else:
                records[digest] = record
    return [records[digest] for digest in sorted(records)], documents.summed(notices)


def _each(sources: Sequence[documents.Source], site: str, jobs: int) -> Iterator[tuple[list[Record], list[Notice]]]:
    workers = min(jobs or os.cpu_count() or 1, len(sources))
    if workers < 2 or (not jobs and sum(s.size for s in sources) < WORTH_PROCESSES):
        yield from (read_source(source, site) for source in sources)
        return
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        window: list[Future[tuple[list[Record], list[Notice]]]] = []
        for source in sources:
            window.append(pool.submit(read_source, source, site))
            if len(window) > 4 * workers:
                yield window.pop(0).result()
        for future in window:
            yield future.result()


def read_source(source: documents.Source, site: str) -> tuple[list[Record], list[Notice]]:
    """Load and read the documents of one source: a pure function of its bytes, one decoded text in memory at a time."""
    records, notices = [], []
    for item in documents.stream(source):
        if isinstance(item, Notice):
            notices.append(item)
        else:
            records.append(read_document(item, site))
    return records, notices


def read_document(document: Document, site: str) -> Record:
    """Read one document; the record keeps of it everything but the text."""
    try:
        record = sites.read(document, site)
    except Exception as error:  # a fault of a reader costs its page, not the build; it is reported and ends with exit code 3
        what = f"the reader failed on this page: {type(error).__name__}: {error}"
        notice = Notice("reader-failed", what, document.name, "please report it with the page", "warning")
        record = Record(document, "", None, (), (notice,))
    kept, dropped = _verified(record)
    return replace(record, document=replace(document, text=""), claims=tuple(kept), notices=(*record.notices, *dropped))


def _verified(record: Record) -> tuple[list[Claim], list[Notice]]:
    """The claims whose quotes stand where they say and give the value; a notice for each that does not."""
    kept, dropped = [], []
    # Parsed again, so that a fault of the page that was read cannot vouch for itself.
    tree = Tree(record.document.text) if any(place.path for claim in record.claims for place in claim.evidence) else None
    for claim in record.claims:
        if fault := unverified(claim, record.document, tree):
            where, next_step = record.document.name, "please report it with the page"
            dropped.append(Notice("unverified-claim", f"{claim}: {fault}", where, next_step, "warning"))
        else:
            kept.append(claim)
    return kept, dropped


def quoted(place: Evidence, document: Document, tree: Tree | None = None) -> str | None:
    """The words that stand at a place; None where there is no such place."""
    if not place.path:
        return document.text[place.start : place.end]
    value = (tree or Tree(document.text)).evaluate(place.path)
    return value if value is None or place.start < 0 else value[place.start : place.end]


def unverified(claim: Claim, document: Document, tree: Tree | None = None) -> str:
    """Why a claim does not follow from its evidence; empty where it does. ``tree`` is that of an HTML document."""
    if not claim.evidence:
        return "it has no evidence"
    if any(quoted(place, document, tree) != place.exact for place in claim.evidence):
        return "the quoted words do not stand there"
    if isinstance(claim.value, str) and (not claim.rule or claim.rule in RULES):
        words = collapse(" ".join(place.exact for place in claim.evidence))
        try:
            value = RULES[claim.rule](words) if claim.rule else words
        except ValueError as error:
            return str(error)
        if value != claim.value:
            return f"the words give {value!r}"
    return ""
