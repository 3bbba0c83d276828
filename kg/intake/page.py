"""One document read: a pure function of its bytes, within a time limit."""

from __future__ import annotations

import gc
import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any, TypeVar

from kg import documents, profiles, sites
from kg.intake.verify import verified
from kg.model import Document, Notice, Record

PAGE_SECONDS = 60.0
"""A page that takes more of the processor is given up: honest pages take a fraction of a second."""

CLOCK = 10
"""On the clock a page may take so many times its limit: what is read of it must not hang on what else the machine has to do."""

Result = TypeVar("Result")
Reader = Callable[[Document, str, float], Result]
"""What reads one document, given the site that is asked for (or nothing) and the limit in seconds; can be sent to a process."""


class OutOfTime(BaseException):
    """The page took too long. No Exception, so that no reader takes it for a fault of a value."""


def read_document(document: Document, site: str, seconds: float = PAGE_SECONDS) -> Record:
    """Read one document; the record keeps of it everything but the text.

    What takes more than ``seconds`` is given up with a notice, and so is a page on which the reader fails.
    """
    try:
        with _limit(seconds), undisturbed():
            return _read(document, site)
    except OutOfTime:
        return lost(document, "out-of-time", f"reading it took more than {seconds:g} seconds and was given up", "raise --page-timeout")
    except Exception as error:  # a fault of a reader costs its page, not the build; it is reported and ends with exit code 3
        return lost(
            document, "reader-failed", f"the reader failed on this page: {type(error).__name__}: {error}", "please report it with the page"
        )


def _read(document: Document, site: str) -> Record:
    # A function of its own: its page is gone when garbage is looked for again.
    record, page = sites.opened_and_read(document, site)
    kept, dropped = verified(record, page)
    record = replace(record, claims=tuple(kept))
    unusual = tuple(profiles.notices(document, record))
    return replace(record, document=replace(document, text=""), notices=(*record.notices, *dropped, *unusual))


def read_source(source: documents.Source, site: str, seconds: float, reader: Reader[Result]) -> tuple[list[Result], list[Notice]]:
    """Load the documents of one source and read them with ``reader``, one decoded text in memory at a time."""
    records: list[Result] = []
    notices: list[Notice] = []
    for item in documents.stream(source):
        if isinstance(item, Notice):
            notices.append(item)
        else:
            records.append(reader(item, site, seconds))
    return records, notices


def lost(document: Document, code: str, what: str, next_step: str) -> Record:
    """The record of a page from which nothing could be read."""
    return Record(replace(document, text=""), "", None, (), (Notice(code, what, document.name, next_step, "warning"),))


@contextmanager
def undisturbed() -> Iterator[None]:
    """Without looking for garbage in the block: one page makes much that is kept, and next to nothing that holds itself."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


@contextmanager
def _limit(seconds: float) -> Iterator[None]:
    """Raises OutOfTime in the block when it has computed for ``seconds``, or waited for ``CLOCK`` times as many; only the main thread of a
    process on a POSIX system can be interrupted."""
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return

    begun, computed = time.monotonic(), time.thread_time()

    def stop(number: int, frame: Any) -> None:
        left = seconds - (time.thread_time() - computed)
        if left <= 0 or time.monotonic() - begun > CLOCK * seconds:
            raise OutOfTime
        signal.setitimer(signal.ITIMER_REAL, max(left, 0.01))

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
