"""Work shared out to processes that have nothing in common but files."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass, field
from multiprocessing import get_context
from typing import TypeVar

from kg.errors import InternalFault
from kg.intake.page import undisturbed
from kg.intake.pool import underling

Task = TypeVar("Task")
Result = TypeVar("Result")

WORTH = 4
"""So few tasks of a step are done here: what they cost is less than what it takes to start processes."""


@dataclass
class Crew:
    """Processes that do tasks; started with the first step that is worth it. ``jobs`` is their number, 0 for one a core."""

    jobs: int = 0
    _pool: list[ProcessPoolExecutor] = field(default_factory=list)

    def do(self, work: Callable[[Task], Result], tasks: Iterable[Task], number: int) -> Iterator[Result]:
        """What ``work`` (a function of a module) makes of each of ``number`` tasks, in their order.

        Raises what it raises, and InternalFault where a process dies.
        """
        workers = self.jobs or os.cpu_count() or 1
        if workers < 2 or number <= WORTH:
            for task in tasks:
                with undisturbed():
                    result = work(task)
                yield result
            return
        if not self._pool:
            self._pool.append(ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=_begin))
        window: list[Future[Result]] = []
        try:
            for task in tasks:
                window.append(self._pool[0].submit(_do, work, task))
                if len(window) > 4 * workers:
                    yield window.pop(0).result()
            while window:
                yield window.pop(0).result()
        except BrokenProcessPool as error:
            raise InternalFault(
                "a process of the build died", where=work.__module__, next_step="build again; what was done is kept"
            ) from error
        finally:
            for future in window:
                future.cancel()


def _begin() -> None:
    underling()
    gc.disable()


def _do(work: Callable[[Task], Result], task: Task) -> Result:
    """One task, and its garbage: what holds itself must not stay in a process that lives as long as the build."""
    result = work(task)
    gc.collect()
    if not gc.get_freeze_count():
        # Modules and shapes are not looked through again after every task.
        gc.freeze()
    return result


@contextmanager
def crew(jobs: int) -> Iterator[Crew]:
    """A crew for one build; its processes end with the block."""
    made = Crew(jobs)
    try:
        yield made
    finally:
        for pool in made._pool:
            pool.shutdown(cancel_futures=True)
