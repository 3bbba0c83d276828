"""Where chunks begin and end in the order of the things, and what of each bucket lies between."""

from __future__ import annotations

import hashlib
from array import array
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from kg.pipeline.pieces import Pieces
from kg.pipeline.slices import Sorted, drawn, place
from kg.pipeline.style import Style
from kg.spill.blocks import Block
from kg.vocabulary import FILMS, KINDS

FEW = 64
"""A graph of so few documents is one chunk."""
PER_CHUNK = {"film": 4, "other": 64}
"""How many films, or other things, a chunk has on average: so few that a page more touches few chunks, so many that a chunk is
worth the while."""


class Range(NamedTuple):
    """What the buckets have of a range of things: a digest of it (and of the style), their pieces of ``slices`` and of ``lasting``."""

    digest: str
    said: Pieces
    held: Pieces


def ranges(blocks: Sequence[Block], documents: int, style: Style) -> list[Range]:
    """What belongs to each chunk, in order."""
    starts = _starts(blocks, documents)
    paths = [str(block.path) for block in blocks]
    said, held = ([array("Q") for _ in starts] for _ in range(2))
    digests = [hashlib.sha256(style.digest.encode()) for _ in starts]
    for file, block in enumerate(blocks):
        slices, lasting = block.place("slices"), block.place("lasting")
        for number, ((at, length), (of_held, length_held), own) in Sorted.of(block).spans(starts):
            digests[number].update(own)
            said[number].extend((file, slices + at, length))
            if length_held:
                held[number].extend((file, lasting + of_held, length_held))
    return [Range(d.hexdigest(), Pieces(paths, s), Pieces(paths, h)) for d, s, h in zip(digests, said, held, strict=True) if s]


def _starts(blocks: Iterable[Block], documents: int) -> list[str]:
    """The places where chunks begin. Whether one begins at a thing depends on the thing alone: a thing more makes at most two of one."""
    if documents <= FEW:
        return [""]
    divisors = {*PER_CHUNK.values()}
    return sorted({"", *(at for block in blocks for at, sum_ in drawn(block, divisors) if not sum_ % PER_CHUNK[_kind(at)])})


_FILM_PATHS = tuple(place(f"/{KINDS[kind].path}/") for kind in sorted(FILMS))


def _kind(at: str) -> str:
    return "film" if any(path in at for path in _FILM_PATHS) else "other"
