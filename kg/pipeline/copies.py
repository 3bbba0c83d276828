"""Work done beside this process by a copy of it, which knows all that this one knows, and gives back nothing but a file."""

from __future__ import annotations

import gc
import os
import pickle
import sys
from collections.abc import Callable, Iterator
from itertools import islice
from tempfile import TemporaryFile
from typing import IO, NoReturn, TypeVar

from kg.intake.pool import unheard

Item = TypeVar("Item")

BATCH = 1000
"""So many items are written at once."""

POSSIBLE = sys.platform == "linux"
"""Whether a process can be copied while it runs: elsewhere that is missing, or the system's own libraries do not bear it."""


def beside(work: Callable[[], Iterator[Item]]) -> Iterator[Item]:
    """Begin to go through what ``work`` gives in a copy of this process. What this returns gives the items in their order; it waits until
    the copy has made the last of them.

    The items must be such that can be pickled. Where no copy can be made, or it does not come to its end, they are made here when they are
    asked for; what ``work`` raises is raised then.
    """
    if not POSSIBLE:
        return work()
    file = TemporaryFile()  # noqa: SIM115 - it is closed when all is read
    try:
        with unheard():
            copy = os.fork()
            if not copy:
                _go(work, file)
    except OSError:
        file.close()
        return work()
    return _items(work, file, copy)


def _go(work: Callable[[], Iterator[Item]], file: IO[bytes]) -> NoReturn:
    """What the copy does. Whatever happens it ends here: what the process that was copied has begun is not for the copy to end."""
    done = 1
    try:
        gc.disable()
        items = work()
        while some := list(islice(items, BATCH)):
            pickle.dump(some, file, pickle.HIGHEST_PROTOCOL)
        file.flush()
        done = 0
    finally:
        os._exit(done)


def _items(work: Callable[[], Iterator[Item]], file: IO[bytes], copy: int) -> Iterator[Item]:
    with file:
        _, status = os.waitpid(copy, 0)
        if status:
            yield from work()
            return
        size = file.seek(0, os.SEEK_END)
        file.seek(0)
        while file.tell() < size:
            yield from pickle.load(file)
