"""The journal of a load: what the store has acknowledged, so that a load that broke off goes on there."""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from kg.errors import RequestError


@dataclass
class Journal:
    """What the store has acknowledged: how many batches, and which graphs are to go. Each note is on the disk before the next step."""

    path: Path
    file: IO[str]
    done: int = 0
    stale: list[str] | None = None

    def read(self) -> None:
        """Take in what an earlier run noted; a line that a killed run left half written counts for nothing."""
        for line in self.path.read_text(encoding="utf-8").splitlines():
            try:
                note = json.loads(line)
            except ValueError:
                continue
            if isinstance(note, dict):
                self.done = note.get("done", self.done)
                self.stale = note.get("drop", self.stale)

    def did(self, batches: int) -> None:
        """Note that so many batches were acknowledged."""
        self.done = batches
        self._note({"done": batches})

    def will_drop(self, graphs: list[str]) -> None:
        """Note which graphs are to be removed."""
        self.stale = graphs
        self._note({"drop": graphs})

    def _note(self, note: dict[str, Any]) -> None:
        self.file.write("\n" + json.dumps(note))
        self.file.flush()
        os.fsync(self.file.fileno())

    def finish(self) -> None:
        """The load is whole: the next one starts anew."""
        self.path.unlink(missing_ok=True)


@contextlib.contextmanager
def journal(path: Path) -> Iterator[Journal]:
    """The journal at ``path``, for this process alone. Raises RequestError while another process has it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a", encoding="utf-8") as file:
        with contextlib.suppress(ImportError):  # no fcntl on Windows: there, nobody keeps two loads apart
            import fcntl

            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError as error:
                what = "another process is loading the same data to the same store"
                raise RequestError(what, where=str(path), next_step="wait for it, or stop it") from error
        notes = Journal(path, file)
        notes.read()
        try:
            yield notes
        finally:
            if not notes.done and notes.stale is None:
                notes.finish()
