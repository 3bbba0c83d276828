"""Films decided on in a process of its own: a function of what documents say of films, which knows again what the last build compared."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from kg.intake.keeping import Keeping
from kg.pipeline.style import Style, code
from kg.resolve import film_decisions
from kg.resolve.comparisons import PARTS, Comparisons
from kg.resolve.film_decisions import FilmDecisions
from kg.resolve.rulings import Ruled
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


def decide(films: Films) -> FilmDecisions:
    """Decide on the films; what they were compared to is kept. Raises DamagedRecords."""
    path = compared(films.folder)
    compare = _kept(path)
    decisions = film_decisions.decide(films.keeping.film_summaries(films.keys), films.style.base, films.ruled, compare)
    if parts := compare.parts():
        blocks.write(path, parts, packing=films.style.packing)
    return decisions


def _kept(path: Path) -> Comparisons:
    # What cannot be read is compared again.
    with suppress(ValueError):
        if block := blocks.whole(path):
            return Comparisons({name: block.part(name) for name in PARTS})
    return Comparisons()
