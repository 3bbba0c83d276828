"""What the block of a chunk says of itself: for the report, for the description, and for what is settled at the end."""

from __future__ import annotations

import io
import pickle
from collections import Counter
from dataclasses import dataclass
from typing import Any

from kg.errors import InternalFault
from kg.fuse.scorecard import Tally
from kg.model import Conflict, Evidence
from kg.rdf import void
from kg.rdf.block_validation import Checked, Open
from kg.rdf.crosscheck import Candidate
from kg.rdf.shape_report import Result
from kg.rdf.terms import Triple
from kg.report import Finding


@dataclass
class Told:
    """What a block says of itself, for the report and the description: numbers, conflicts, findings.

    ``checked`` is what validation left open, and its draw for the cross-check; its results are the findings.
    """

    statements: int
    tally: Tally
    conflicts: list[Conflict]
    findings: list[Finding]
    left_out: list[Finding]
    facts: void.Counts
    quads: void.Counts
    checked: Checked


_SHOWN = {
    cls.__qualname__: cls
    for cls in (Told, Tally, Conflict, Finding, Evidence, void.Counts, Checked, Open, Candidate, Result, Triple, Counter, frozenset, set)
}
"""What a packed ``Told`` is made of, and nothing else is when it is read."""


class _Reader(pickle.Unpickler):
    """Makes values of the classes above only: a working file is data, never code."""

    def find_class(self, module: str, name: str) -> Any:
        found = _SHOWN.get(name)
        if found is None or found.__module__ != module:
            raise pickle.UnpicklingError(f"{module}.{name} has no place in a block")
        return found


def packed(told: Told) -> bytes:
    """As bytes; ``unpacked`` gives back an equal one."""
    return pickle.dumps(told, protocol=5)


def unpacked(data: bytes) -> Told:
    """What was packed. Raises InternalFault for anything else."""
    try:
        found = _Reader(io.BytesIO(data)).load()
    except (pickle.UnpicklingError, EOFError, AttributeError, TypeError, ValueError) as error:
        raise InternalFault(f"a working file is damaged: {error}", next_step="remove the folder .kg and build again") from error
    if not isinstance(found, Told):
        raise InternalFault("a working file is damaged", next_step="remove the folder .kg and build again")
    return found
