"""Files that say that somebody is at work: locks that the operating system lets go of when a process ends, however it ends."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any


@contextmanager
def held(path: Path, *, shared: bool = False) -> Iterator[None]:
    """Lock a file for the block, or at least have it open: others see that somebody is there."""
    with path.open("a") as file:
        locked(file, shared=shared)
        yield


def locked(file: IO[Any], *, shared: bool) -> bool:
    """Lock a file if nobody has it; whether that worked. Without locks (Windows) what is open cannot be removed anyway."""
    try:
        import fcntl
    except ImportError:
        return True
    try:
        fcntl.flock(file, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
