"""Films decided on in a process of its own: a function of what documents say of films, which knows again what the last build compared."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from kg.errors import DamagedRecords
from kg.intake.keeping import Keeping
from kg.pipeline.style import Style, code
from kg.resolve import film_decisions
from kg.resolve.comparisons import PARTS, Comparisons
from kg.resolve.film_decisions import FilmDecisions
from kg.resolve.rulings import Ruled
from kg.resolve.summary import FilmSummary
from kg.spill import blocks


@dataclass(frozen=True)
class Films:
    """The records in which films are to be decided on, by their keys, what a person decided of them, and where comparisons are kept."""

    keeping: Keeping
    keys: Sequence[bytes]
    style: Style
    ruled: Sequence[Ruled]
    folder: Path


def compared(folder: Path) -> Path:
    """The block of what comparisons came to: of this code, and of no other."""
    return folder / f"films-{code()[:32]}"


_at_hand: dict[bytes, FilmSummary] = {}
"""What was loaded beforehand, by the keys of the records: the same in whatever build."""


def load(keeping: Keeping) -> None:
    """Load what the last build knew of films, in a process that waits to decide on them: nearly all of it will be asked for again."""
    with suppress(DamagedRecords):  # whoever asks for it is told
        keys = keeping.asked_before()
        _at_hand.update(zip(keys, keeping.film_summaries(keys), strict=False))


def decide(films: Films) -> FilmDecisions:
    """Decide on the films; what they were compared to is kept. Raises DamagedRecords."""
    path = compared(films.folder)
    compare = _kept(path)
    said = films.keeping.film_summaries(films.keys, _at_hand)
    decisions = film_decisions.decide(said, films.style.base, films.ruled, compare)
    if parts := compare.parts():
        blocks.write(path, parts, packing=films.style.packing)
    return decisions


def _kept(path: Path) -> Comparisons:
    # What cannot be read is compared again.
    with suppress(ValueError):
        if block := blocks.whole(path):
            return Comparisons({name: block.part(name) for name in PARTS})
    return Comparisons()
