"""Work shared out to processes that have nothing in common but files."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from typing import TypeVar, cast

from kg.errors import InternalFault
from kg.intake.page import undisturbed
from kg.intake.pool import underling, unheard

Task = TypeVar("Task")
Result = TypeVar("Result")

WORTH = 4
"""So few tasks of a step are done here where no process waits for work: what they cost is less than what it takes to start some."""


@dataclass
class Crew:
    """Processes that do tasks; started with the first step that is worth it. ``jobs`` is their number, 0 for one a core."""

    jobs: int = 0
    _pool: list[ProcessPoolExecutor] = field(default_factory=list)
    _aside: list[SpawnProcess] = field(default_factory=list)
    _standing_by: list[tuple[SpawnProcess, Connection]] = field(default_factory=list)

    def do(self, work: Callable[[Task], Result], tasks: Iterable[Task], number: int) -> Iterator[Result]:
        """What ``work`` (a function of a module) makes of each of ``number`` tasks, in their order.

        Raises what it raises, and InternalFault where a process dies.
        """
        if self._workers < 2 or (number <= WORTH and not self._pool):
            yield from (_here(work, task) for task in tasks)
            return
        window: list[Future[Result]] = []
        for task in tasks:
            window.append(self._submit(work, task))
            if len(window) > 4 * self._workers:
                yield _result(window.pop(0), work)
        while window:
            yield _result(window.pop(0), work)

    def begin(self, work: Callable[[Task], Result], task: Task, *, large: bool = True) -> Callable[[], Result]:
        """Begin one ``large`` task beside what happens here; call what this returns to have its end. What is not large is done when it
        is asked for, here. Raises as ``do`` does."""
        if self._workers < 2 or not large:
            return lambda: _here(work, task)
        future = self._submit(work, task)
        return lambda: _result(future, work)

    def aside(self, work: Callable[[Task], Result], task: Task, *, large: bool) -> Callable[[], Result]:
        """Begin one ``large`` task in a process of its own, which ends with it: nothing of what it takes is left in others. Otherwise as
        ``begin``, but what it returns can be called only once."""
        if self._workers < 2 or not large:
            return lambda: _here(work, task)
        if not self._standing_by:
            self.stand_by(int, 0, large=True)
        process, here = self._standing_by.pop()
        with _minding(work), suppress(ConnectionError):  # one that is gone is told of where its end is asked for
            here.send((work, task))

        def ended() -> Result:
            with _minding(work):
                try:
                    result, error = here.recv()
                except (EOFError, ConnectionError) as gone:
                    raise BrokenProcessPool from gone
                finally:
                    here.close()
            process.join()
            if error is not None:
                raise error
            return cast(Result, result)

        return ended

    def stand_by(self, work: Callable[[Task], object], task: Task, *, large: bool) -> None:
        """Start the process of the next task that is done ``aside``, before that is there, where it will be ``large``; ``work`` is what
        it does until then."""
        if self._workers > 1 and large and not self._standing_by:
            here, there = get_context("spawn").Pipe()
            process = get_context("spawn").Process(target=_alone, args=(there, work, task), daemon=True)
            with unheard():
                process.start()
            there.close()
            self._aside.append(process)
            self._standing_by.append((process, here))

    def ready(self, work: Callable[[Task], object], task: Task, *, large: bool) -> None:
        """Start the processes beside what happens here, each with one task that loads what later tasks need, where much is to come and they
        have not been started."""
        if self._workers > 1 and large and not self._pool:
            for _ in range(self._workers):
                self._submit(work, task)

    @property
    def _workers(self) -> int:
        return self.jobs or os.cpu_count() or 1

    def _submit(self, work: Callable[[Task], Result], task: Task) -> Future[Result]:
        if not self._pool:
            self._pool.append(ProcessPoolExecutor(self._workers, mp_context=get_context("spawn"), initializer=_begin))
        with _minding(work), unheard():
            return self._pool[0].submit(_do, work, task)


def _here(work: Callable[[Task], Result], task: Task) -> Result:
    with undisturbed():
        return work(task)


def _result(future: Future[Result], work: Callable[[Task], Result]) -> Result:
    with _minding(work):
        return future.result()


@contextmanager
def _minding(work: Callable[[Task], Result]) -> Iterator[None]:
    try:
        yield
    except BrokenProcessPool as error:
        raise InternalFault("a process of the build died", where=work.__module__, next_step="build again; what was done is kept") from error


def _begin() -> None:
    underling()
    gc.disable()


def _alone(other: Connection, first: Callable[[Task], object], beforehand: Task) -> None:
    """Do what comes first, wait for a task, and send what it gave or what it raised."""
    _begin()
    found: tuple[object, Exception | None]
    try:
        first(beforehand)
        work, task = other.recv()
        found = work(task), None
    except Exception as error:
        found = None, error
    other.send(found)


def _do(work: Callable[[Task], Result], task: Task) -> Result:
    """One task, and its garbage: what holds itself must not stay in a process that lives as long as the build.

    What is left is not looked through again after the next one: modules, tables and shapes come with the first task that needs them.
    """
    result = work(task)
    gc.collect()
    gc.freeze()
    return result


@contextmanager
def crew(jobs: int) -> Iterator[Crew]:
    """A crew for one build; its processes end with the block."""
    made = Crew(jobs)
    try:
        yield made
    finally:
        for process in made._aside:
            process.kill()
        for pool in made._pool:
            pool.shutdown(cancel_futures=True)
