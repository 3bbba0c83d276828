"""The working folder of a build: what was read, and the blocks made of it, for this build and the next.

It lies beside the output and can be removed at any time; where nothing is to be kept it is a temporary one.
"""

from __future__ import annotations

import json
import os
import shutil
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from kg.errors import InternalFault
from kg.intake import Recall, Takedown, keeping
from kg.intake.keeping import Keeping
from kg.pipeline.crew import Crew
from kg.rdf.store_files import working_folder
from kg.rdf.store_locks import locked
from kg.spill import blocks

MANY = 500
"""So many blocks are looked through in a process of its own: it is there when work for it comes."""

_BLOCKS, _LEDGER, _LOCK = "blocks", "ledger", "lock"

_TEMPORARY = "kg-build-"
_BEGINNING = 60
"""For so many seconds a new folder is left alone: its build may not have locked it yet."""


class Ledger(NamedTuple):
    """What the last build that ended left: its index of names, the block of each chunk by the digest of what it is made from, and how
    well the sites agree there (confirmed and compared values by site) by the digest of what is said."""

    names: str = ""
    chunks: Mapping[str, str] = {}
    weighed: Mapping[str, Mapping[str, tuple[int, int]]] = {}

    @classmethod
    def read(cls, path: Path) -> Ledger:
        """The ledger in a file; an empty one where there is none, or something else."""
        with suppress(ValueError, KeyError, TypeError, AttributeError):
            found = json.loads(block.part(_LEDGER)) if (block := blocks.whole(path)) else {}
            names, chunks = found["names"], found["chunks"]
            weighed = {digest: {site: (int(a), int(b)) for site, (a, b) in sites.items()} for digest, sites in found["weighed"].items()}
            if all(_is_name(name) for name in (names, *chunks.values())):
                return cls(names, chunks, weighed)
        return cls()

    def write(self, path: Path) -> None:
        """Write it to a file, as a block: of a ledger in which one digit is another nothing is believed."""
        blocks.write(path, {_LEDGER: json.dumps(self._asdict()).encode()})


def _is_name(name: object) -> bool:
    """Whether it is the name of a file of ours: in our folder, nowhere else."""
    return isinstance(name, str) and name not in ("", ".", "..") and not {"/", "\\", "\0"}.intersection(name)


@dataclass
class Working:
    """Where a build keeps what it makes on its way.

    ``keeping`` has the records, ``recall`` finds what is known of files; ``folder`` is that of the blocks.
    """

    keeping: Keeping
    recall: Recall
    folder: Path
    ledger: Ledger = field(default_factory=Ledger)
    _looked: Callable[[], list[Path]] | None = None

    def look_through(self, workers: Crew) -> None:
        """Begin to look which blocks of earlier builds are whole, once: beside what is done next, where there are many."""
        if self._looked is not None:
            return
        there = list(self.folder.iterdir())
        self._looked = workers.begin(blocks.those_whole, there, large=len(there) > MANY)

    @cached_property
    def whole(self) -> frozenset[Path]:
        """The blocks that were whole when they were looked through."""
        return frozenset(self._looked() if self._looked is not None else ())

    def sweep(self, ledger: Ledger, used: Iterable[Path]) -> None:
        """Note what the next build can use, and remove all else but what is ``used``."""
        kept = {_LEDGER, _LOCK, ledger.names, *ledger.chunks.values(), *(path.name for path in used)}
        ledger.write(self.folder / _LEDGER)
        for path in self.folder.iterdir():
            if path.name not in kept:
                path.unlink(missing_ok=True)
        self.recall.settle()
        self.keeping.sweep()


@contextmanager
def working(out: Path, takedown: Takedown, *, keep: bool, reopen: bool = False) -> Iterator[Working]:
    """The working folder of the build in ``out``; a temporary one where ``keep`` is false, where nothing can be written there, or where
    another build is at work there. With ``reopen`` every file is opened.

    Raises InternalFault where there is no room for a temporary one either.
    """
    with ExitStack() as stack:
        home = working_folder(out)
        kept = keeping.opened(home, takedown) if keep and _ours(home, stack) else None
        if kept is None:
            _sweep()
            home = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix=_TEMPORARY, ignore_cleanup_errors=True)))
            kept = keeping.opened(home, takedown) if _ours(home, stack) else None
        if kept is None:
            raise InternalFault("a temporary folder cannot be written", where=str(home), next_step="make room there, or set TMPDIR")
        stack.callback(keeping.closed, kept)
        folder = home / _BLOCKS
        yield Working(kept, Recall(kept, trusting=keep and not reopen), folder, Ledger.read(folder / _LEDGER))


def _sweep() -> None:
    """Remove the temporary folders of builds that were killed: those whose lock nobody holds any more."""
    for left in Path(tempfile.gettempdir()).glob(f"{_TEMPORARY}*"):
        with suppress(OSError):
            begun = time.time() - left.stat().st_mtime > _BEGINNING
            with (left / _BLOCKS / _LOCK).open("rb") as lock:
                if begun and locked(lock, shared=False):
                    shutil.rmtree(left, ignore_errors=True)


def _ours(home: Path, stack: ExitStack) -> bool:
    """Whether blocks can be written to a folder by this build alone, as long as the stack lasts."""
    try:
        (home / _BLOCKS).mkdir(parents=True, exist_ok=True)
        lock = stack.enter_context((home / _BLOCKS / _LOCK).open("ab"))
    except OSError:
        return False
    return locked(lock, shared=False) and os.access(home / _BLOCKS, os.W_OK)
