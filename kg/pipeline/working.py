"""The working folder of a build: what was read, and the blocks made of it, for this build and the next.

It lies beside the output and can be removed at any time; where nothing is to be kept it is a temporary one.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kg.errors import InternalFault
from kg.intake import Takedown, keeping
from kg.intake.keeping import Keeping
from kg.rdf.store_files import working_folder

_LEDGER = "ledger.json"


@dataclass
class Working:
    """Where a build keeps what it makes on its way.

    ``keeping`` has the records; ``folder`` is that of the blocks; ``ledger`` says of the last build that ended which index of names it
    had (``names``) and which block each chunk had (``chunks``, by the digest of what it is made from).
    """

    keeping: Keeping
    folder: Path
    ledger: dict[str, Any] = field(default_factory=dict)

    def sweep(self, names: Path, chunks: dict[str, str], used: Iterable[Path]) -> None:
        """Note what the next build can use, and remove all else."""
        kept = {_LEDGER, names.name, *(path.name for path in used)}
        beside = self.folder / f"{_LEDGER}.new"
        beside.write_text(json.dumps({"names": names.name, "chunks": chunks}), encoding="utf-8")
        beside.replace(self.folder / _LEDGER)
        for path in self.folder.iterdir():
            if path.name not in kept:
                path.unlink(missing_ok=True)
        self.keeping.sweep()


@contextmanager
def working(out: Path, takedown: Takedown, *, keep: bool) -> Iterator[Working]:
    """The working folder of the build in ``out``; a temporary one where ``keep`` is false or nothing can be written there.

    Raises InternalFault where there is no room for a temporary one either.
    """
    with ExitStack() as stack:
        home = working_folder(out)
        kept = keeping.opened(home, takedown) if keep else None
        if kept is None:
            home = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="kg-build-", ignore_cleanup_errors=True)))
            kept = keeping.opened(home, takedown)
        if kept is None:
            raise InternalFault("a temporary folder cannot be written", where=str(home), next_step="make room there, or set TMPDIR")
        folder = home / "blocks"
        folder.mkdir(exist_ok=True)
        ledger = {}
        with suppress(OSError, ValueError):
            ledger = json.loads((folder / _LEDGER).read_text(encoding="utf-8"))
        yield Working(kept, folder, ledger if isinstance(ledger, dict) else {})
        keeping.closed(kept)
