"""The claims of chunks next to one another, packed once: what has not changed since the last build is copied into ``claims.parquet``."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from kg.pipeline.chunks import Made
from kg.pipeline.style import Style
from kg.rdf.graph import claim_hash
from kg.spill import blocks
from kg.spill.blocks import Block
from kg.spill.parquet import claims_file, claims_table

PER_GROUP = 8
"""How many chunks a group has on average: some 10,000 claims. With fewer the file would be larger, with more a page more would
change more of it (of 2.7 million claims in groups of 100,000, of 20,000, of 10,000, of 5,000: 72, 77, 78 and 84 MB)."""

_CLAIMS = "claims"


@dataclass(frozen=True)
class RowGroup:
    """The blocks of some chunks, in order, and the block of their claims as a Parquet file."""

    path: Path
    chunks: tuple[Path, ...]


def row_groups(chunks: Sequence[Made]) -> list[RowGroup]:
    """The groups of chunks, in order. Where one ends depends on its last chunk alone: a chunk that changes makes at most two of one, or
    one of two."""
    found: list[RowGroup] = []
    some: list[Path] = []
    for number, chunk in enumerate(chunks, 1):
        some.append(chunk.path)
        if number == len(chunks) or int(chunk.inputs[:8], 16) % PER_GROUP == 0:
            digest = hashlib.sha256(f"row group {' '.join(path.name for path in some)}".encode())
            found.append(RowGroup(chunk.path.with_name(digest.hexdigest()[:32]), tuple(some)))
            some = []
    return found


def claims_files(groups: Sequence[RowGroup], style: Style) -> Iterator[bytes]:
    """The claims of the groups as Parquet files, in order, behind one without claims; those that are not there are made and kept."""
    yield claims_file([claims_table([], {}, style.writer.columns, style.writer.quote, claim_hash)])
    for group in groups:
        if (block := blocks.whole(group.path)) is None:
            packed = claims_file(Block(chunk).part("claims") for chunk in group.chunks)
            blocks.write(group.path, {_CLAIMS: packed}, plain=(_CLAIMS,))
            yield packed
        else:
            yield block.part(_CLAIMS)
