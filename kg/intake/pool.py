"""Sources read side by side in processes; a process that dies or hangs costs the page it was reading, nothing else."""

from __future__ import annotations

import faulthandler
import gc
import os
import signal
import threading
from collections.abc import Callable, Generator, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import closing, contextmanager
from dataclasses import replace
from functools import cache, partial
from multiprocessing import get_context, parent_process, resource_tracker
from multiprocessing.connection import Connection
from typing import IO

from kg import documents, sites
from kg.intake.page import CLOCK, Reader, Result, lost, read_source
from kg.model import Document, Notice, Record

WORTH_PROCESSES = 2_000_000
"""From this many bytes on, reading costs more than starting processes for it."""

SELDOM = 50_000
"""Garbage is looked for when so many more things were made than were let go of: of a page nearly all are gone when it is read."""

GRACE = 30.0
"""Seconds that a process has beyond either limit of a page, for what no signal interrupts, before it is ended."""


UNKNOWN = 50
"""After so many sources in a row of which nothing was known, whether one is known is no longer asked."""

SMALL = 4_000_000
"""Sources of more bytes are not looked at before a process is asked."""


def underling() -> None:
    """Make this process one that works for another: it ends with the other, however that ends, and leaves Ctrl-C to it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


@contextmanager
def unheard() -> Iterator[None]:
    """Processes that are started in the block never hear Ctrl-C, not even while they load; this one hears after it what came in it."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    resource_tracker.ensure_running()  # started with the first process, it would have all of them hear again
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _reading() -> None:
    """Make this process one that reads for another; the readers and what else it has loaded are never looked through for garbage."""
    underling()
    sites.sites()
    gc.freeze()
    gc.set_threshold(SELDOM)


def _end_with_parent() -> None:
    if (parent := parent_process()) is not None:
        parent.join()
        os._exit(1)


Known = Callable[[Document, str], Result | None]
"""What was made of a document before, given the site that is asked for; None for one that was not read."""

Results = tuple[list[Result | Record], list[Notice]]
"""What was made of the documents of a source, or records of their loss, and the notices about it."""


def nothing(document: Document, site: str) -> None:
    """Knows no document."""


def each(
    sources: Sequence[documents.Source], site: str, jobs: int, seconds: float, reader: Reader[Result], known: Known[Result] = nothing
) -> Generator[Results[Result], None, None]:
    """What ``reader`` makes of the documents of each source, in order; for a page that killed its process, a record of the loss.

    ``jobs`` is the number of processes, 0 for what the work is worth; where all documents of a source are ``known``, none is asked.
    """
    workers = min(jobs or os.cpu_count() or 1, len(sources))
    if workers < 2 or (not jobs and sum(s.size for s in sources) < WORTH_PROCESSES):
        for source in sources:
            read, notices = read_source(source, site, seconds, reader)
            yield [*read], notices
        return
    left = list(sources)
    while left:
        done = 0
        try:
            with closing(_pooled(left, site, workers, seconds, reader, known)) as pooled:
                for result in pooled:
                    done += 1
                    yield result
        except BrokenProcessPool:
            # Which of the pages at hand killed its process is not known: the sources of a window are read one by one.
            suspects = left[done : done + _window(workers) + 1]
            yield from (_alone(source, site, seconds, reader) for source in suspects)
            done += len(suspects)
        left = left[done:]


def _window(workers: int) -> int:
    return 4 * workers


def _pooled(
    sources: Sequence[documents.Source], site: str, workers: int, seconds: float, reader: Reader[Result], known: Known[Result]
) -> Generator[Results[Result], None, None]:
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=_reading) as pool:
        window: list[Future[Results[Result]]] = []
        unknown = 0
        try:
            for source in sources:
                found = _recalled(source, site, known) if unknown < UNKNOWN else None
                unknown = 0 if found is not None else unknown + 1
                with unheard():
                    window.append(_done(found) if found is not None else pool.submit(_watched, source, site, seconds, reader))
                if len(window) > _window(workers):
                    yield window.pop(0).result()
            while window:
                yield window.pop(0).result()
        finally:
            # Futures that are cancelled one by one are more than the pool takes where its processes are stopped at the same time.
            pool.shutdown(cancel_futures=True)


def _recalled(source: documents.Source, site: str, known: Known[Result]) -> Results[Result] | None:
    """What is known of a source of which every document is known: that is found here sooner than a process is asked."""
    if known is nothing or source.size > SMALL:
        return None
    found: list[Result | Record] = []
    notices: list[Notice] = []
    for item in documents.stream(source):
        if isinstance(item, Notice):
            notices.append(item)
        elif (result := known(item, site)) is not None:
            found.append(result)
        else:
            return None
    return found, notices


def _done(results: Results[Result]) -> Future[Results[Result]]:
    future: Future[Results[Result]] = Future()
    future.set_result(results)
    return future


def _watched(source: documents.Source, site: str, seconds: float, reader: Reader[Result]) -> Results[Result]:
    """``read_source`` under a watchdog that ends the process where not even a signal gets through."""
    read, notices = read_source(source, site, seconds, partial(_guarded, reader))
    return [*read], notices


def _guarded(reader: Reader[Result], document: Document, site: str, seconds: float) -> Result:
    _limit_computing(seconds + GRACE)
    faulthandler.dump_traceback_later(CLOCK * seconds + GRACE, exit=True, file=_nowhere())
    try:
        return reader(document, site, seconds)
    finally:
        faulthandler.cancel_dump_traceback_later()
        _limit_computing(0)


def _limit_computing(seconds: float) -> None:
    """End this process when it has computed for some seconds more, whatever it is at; 0 for never. Its signal is handled by nobody."""
    if hasattr(signal, "ITIMER_PROF"):
        signal.setitimer(signal.ITIMER_PROF, seconds)


@cache
def _nowhere() -> IO[str]:
    """Where the watchdog's traceback goes: the loss is reported by the process that waits."""
    return open(os.devnull, "w", encoding="utf-8")


def _alone(source: documents.Source, site: str, seconds: float, reader: Reader[Result]) -> Results[Result]:
    """A source in a process of its own, page by page; where the process dies, the page at hand is lost and the next one follows."""
    records: list[Result | Record] = []
    notices: list[Notice] = []
    seen = 0
    while True:
        here, there = get_context("spawn").Pipe(duplex=False)
        process = get_context("spawn").Process(target=_send, args=(there, source, site, seconds, seen, reader), daemon=True)
        with unheard():
            process.start()
        there.close()
        at_hand: Document | None = None
        finished = False
        while True:
            try:
                item = here.recv()
            except EOFError:
                break
            if item is None:
                finished = True
            elif isinstance(item, Document):
                at_hand = item
            elif isinstance(item, Notice):
                notices.append(item)
                seen += 1
            else:
                records.append(item)
                at_hand = None
                seen += 1
        process.join()
        if finished:
            return records, notices
        what = f"the process that read it died (exit code {process.exitcode})"
        if at_hand is None:
            notices.append(Notice("reader-failed", what, source.name, "please report it with the file", "warning"))
            return records, notices
        records.append(lost(at_hand, "reader-failed", what, "please report it with the page"))
        seen += 1


def _send(to: Connection, source: documents.Source, site: str, seconds: float, skip: int, reader: Reader[Result]) -> None:
    """Sends each document before it is read (without its text) and its record after, and None at the end."""
    for number, item in enumerate(documents.stream(source)):
        if number < skip:
            continue
        if isinstance(item, Notice):
            to.send(item)
        else:
            to.send(replace(item, text=""))
            to.send(_guarded(reader, item, site, seconds))
    to.send(None)
    to.close()
