"""From sources to records: documents are loaded and read in processes, and every claim is held against its quote."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from kg import documents
from kg.intake.page import PAGE_SECONDS, read_document, read_source
from kg.intake.pool import Reader, each
from kg.intake.takedown import FILE, Takedown
from kg.intake.verify import quoted, unverified
from kg.model import Notice, Record

__all__ = ["FILE", "PAGE_SECONDS", "Progress", "Takedown", "quoted", "read", "read_document", "read_source", "unverified"]

NOTHING = Takedown()
Progress = Callable[[str, int, int], None]
"""Called with the stage, how many of its steps are done, and how many there are."""


def read(
    found: Sequence[documents.Source | Notice], site: str, jobs: int, progress: Progress, seconds: float = PAGE_SECONDS,
    takedown: Takedown = NOTHING, reader: Reader = read_document,
) -> tuple[list[Record], list[Notice]]:  # fmt: skip
    """Read all documents, in processes where there is much to read; records are ordered by digest, whatever the order of paths.

    ``site`` names the reader for every page, or is empty; ``jobs`` is the number of processes, 0 for what the work is worth;
    a page that takes more than ``seconds`` is given up; what ``takedown`` names is in no record; ``reader``
    reads one document (``keeping.Keeping`` reads each only once).
    Returns the records (without their documents' text, which is in the claims where it counts) and the notices about inputs.
    """
    notices = [item for item in found if isinstance(item, Notice)]
    sources = [item for item in found if not isinstance(item, Notice)]
    records: dict[str, Record] = {}
    for done, (some, seen) in enumerate(each(sources, site, jobs, seconds, reader), 1):
        progress("read", done, len(sources))
        notices.extend(seen)
        for record in some:
            digest, name = record.document.digest, record.document.name
            if takedown.names(record.document):
                notices.append(Notice("taken-down", f"is left out as {FILE} asks", name, severity="info"))
            elif digest in records:
                first = records[digest].document.name
                notices.append(Notice("duplicate", f"has the same bytes as {first}", name, "one of the two can go", like=first))
            else:
                records[digest] = takedown.apply(record)
    return [records[digest] for digest in sorted(records)], documents.summed(notices)
