"""From sources to records: documents are loaded and read in processes, and every claim is held against its quote."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing

from kg import documents
from kg.intake.page import PAGE_SECONDS, Reader, read_document, read_source
from kg.intake.pool import each
from kg.intake.recall import Recall
from kg.intake.takedown import FILE, NOTHING, Takedown
from kg.intake.verify import quoted, unverified
from kg.model import Document, Entry, Notice, Record

__all__ = [
    "FILE",
    "NOTHING",
    "PAGE_SECONDS",
    "Progress",
    "Recall",
    "Takedown",
    "entry",
    "quoted",
    "read",
    "read_document",
    "read_source",
    "unverified",
]

Progress = Callable[[str, int, int], None]
"""Called with the stage, how many of its steps are done, and how many there are."""


def entry(document: Document, site: str, seconds: float = PAGE_SECONDS) -> Entry:
    """Read a document and keep nothing but its entry."""
    return Entry.of(read_document(document, site, seconds))


def read(
    found: Sequence[documents.Source | Notice], site: str, jobs: int, progress: Progress, seconds: float = PAGE_SECONDS,
    takedown: Takedown = NOTHING, reader: Reader[Entry] = entry, recall: Recall | None = None,
) -> tuple[list[Entry], list[Notice]]:  # fmt: skip
    """Read all documents, in processes where there is much to read; entries are ordered by digest, whatever the order of paths.

    ``site`` names the reader for every page, or is empty; ``jobs`` is the number of processes, 0 for what the work is worth;
    a page that takes more than ``seconds`` is given up; documents that ``takedown`` names have no entry; ``reader``
    reads one document and puts its record somewhere (``keeping.Keeping``), ``recall`` finds what it made of one before. Returns the
    entries and the notices about inputs.
    """
    notices = [item for item in found if isinstance(item, Notice)]
    sources = [item for item in found if not isinstance(item, Notice)]
    entries: dict[str, Entry] = {}
    matched: set[str] = set()
    for done, (some, seen) in enumerate(_each(sources, site, jobs, seconds, reader, recall), 1):
        progress("read", done, len(sources))
        notices.extend(seen)
        for item in some:
            one = Entry.of(item) if isinstance(item, Record) else item
            digest, name = one.document.digest, one.document.name
            if takedown.names(one.document):
                matched |= {name, digest, f"sha256:{digest}", one.document.url}
                notices.append(Notice("taken-down", f"is left out as {FILE} asks", name, severity="info"))
            elif digest in entries:
                first = entries[digest].document.name
                notices.append(Notice("duplicate", f"has the same bytes as {first}", name, "one of the two can go", like=first))
            else:
                entries[digest] = one
    copies = {n.like: n.where for n in notices if n.code == "duplicate" and n.where in takedown.documents}
    for digest, one in list(entries.items()):
        if (name := one.document.name) in copies:
            # Its bytes are those of what is to go, whichever of its names was read first.
            notices.append(Notice("taken-down", f"is left out, with its copy {copies[name]}, as {FILE} asks", name, severity="info"))
            del entries[digest]
    names = {n.where for n in notices if n.code in ("taken-down", "duplicate")} | matched
    if missed := sorted(takedown.documents - names):
        what = f"names documents that are not among those read: {', '.join(missed)}"
        notices.append(Notice("takedown-unmatched", what, FILE, "name them as the report does, by digest or by address"))
    return [entries[digest] for digest in sorted(entries)], documents.summed(notices)


def _each(
    sources: Sequence[documents.Source], site: str, jobs: int, seconds: float, reader: Reader[Entry], recall: Recall | None
) -> Iterator[tuple[Sequence[Entry | Record], Sequence[Notice]]]:
    """What is in each source: what is known of the files that are as they were, and the others opened."""
    if recall is None:
        yield from each(sources, site, jobs, seconds, reader)
        return
    known = [recall.source(source, site) for source in sources]
    left = [source for source, found in zip(sources, known, strict=True) if found is None]
    with closing(each(left, site, jobs, seconds, reader, recall.document)) as opened:
        for source, found in zip(sources, known, strict=True):
            if found is not None:
                yield found
            else:
                some, seen = next(opened)
                recall.note(source, site, some, seen)
                yield some, seen
