"""Where chunks begin and end in the order of the things, and what of each bucket lies between."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from kg.pipeline.chunks import Piece
from kg.pipeline.slices import Sorted, place
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
    said: tuple[Piece, ...]
    held: tuple[Piece, ...]


def ranges(blocks: Sequence[Block], documents: int, style: Style) -> list[Range]:
    """What belongs to each chunk, in order."""
    starts = _starts(blocks, documents)
    said: list[list[Piece]] = [[] for _ in starts]
    held: list[list[Piece]] = [[] for _ in starts]
    digests = [hashlib.sha256(style.digest().encode()) for _ in starts]
    for block in blocks:
        path, slices, lasting = str(block.path), block.place("slices"), block.place("lasting")
        for number, span in Sorted.of(block).spans(starts):
            digests[number].update(span.digests)
            said[number].append(Piece(path, slices + span.said[0], span.said[1]))
            if span.held[1]:
                held[number].append(Piece(path, lasting + span.held[0], span.held[1]))
    return [Range(d.hexdigest(), tuple(s), tuple(h)) for d, s, h in zip(digests, said, held, strict=True) if s]


def _starts(blocks: Iterable[Block], documents: int) -> list[str]:
    """The places where chunks begin. Whether one begins at a thing depends on the thing alone: a thing more makes at most two of one."""
    if documents <= FEW:
        return [""]
    return sorted({"", *(place(iri) for block in blocks for iri in Sorted.of(block).things() if _begins(iri))})


_FILM_PATHS = tuple(f"/{KINDS[kind].path}/" for kind in sorted(FILMS))


def _begins(iri: str) -> bool:
    kind = "film" if any(path in iri for path in _FILM_PATHS) else "other"
    return zlib.crc32(iri.encode()) % PER_CHUNK[kind] == 0
