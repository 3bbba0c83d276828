"""Blocks: what one step of a build made, as a file with named parts, kept under a digest of everything it was made from.

A block is written beside its place and renamed, so that it is there whole or not at all: a build that was killed goes on from the blocks
that it left. Layout: ``KG2`` and a line feed, the length of the head as 16 digits and a line feed, the head (JSON: of each part its
offset behind the head, its length, and whether it is packed), the parts. What is packed takes an eighth of the room.
"""

from __future__ import annotations

import json
import os
import zlib
from collections.abc import Container, Mapping
from pathlib import Path

from kg.errors import InternalFault

_MAGIC = b"KG2\n"


def write(path: Path, parts: Mapping[str, bytes], plain: Container[str] = ()) -> None:
    """Write a block of these parts, packed but for the ``plain`` ones, of which pieces are to be read."""
    places, kept, at = {}, [], 0
    for name, data in parts.items():
        packed = name not in plain
        kept.append(zlib.compress(data, 1) if packed else data)
        places[name] = (at, len(kept[-1]), packed)
        at += len(kept[-1])
    head = json.dumps(places).encode()
    beside = path.with_name(f"{path.name}.{os.getpid()}")
    with beside.open("wb") as file:
        file.write(_MAGIC + f"{len(head):016}\n".encode() + head)
        file.writelines(kept)
    os.replace(beside, path)


class Block:
    """A block that was written; its parts are read when they are asked for."""

    def __init__(self, path: Path) -> None:
        """Raises InternalFault for a file that is no block."""
        self.path = path
        try:
            with path.open("rb") as file:
                start = file.read(len(_MAGIC) + 17)
                if not start.startswith(_MAGIC):
                    raise ValueError("it is no block")
                size = int(start[len(_MAGIC) :])
                places: dict[str, tuple[int, int, bool]] = json.loads(file.read(size))
        except (OSError, ValueError) as error:
            raise InternalFault(f"a working file is damaged: {error}", where=str(path), next_step="remove it and build again") from error
        base = len(start) + size
        self._places = {name: (base + at, length, packed) for name, (at, length, packed) in places.items()}

    def place(self, name: str) -> int:
        """Where a plain part begins in the file, in bytes."""
        return self._places[name][0]

    def part(self, name: str) -> bytes:
        """A part; empty where there is none. Raises InternalFault where it is damaged."""
        at, length, packed = self._places.get(name, (0, 0, False))
        if not length:
            return b""
        with self.path.open("rb") as file:
            file.seek(at)
            data = file.read(length)
        try:
            return zlib.decompress(data) if packed else data
        except zlib.error as error:
            raise InternalFault(f"a working file is damaged: {error}", where=str(self.path), next_step="remove it and build again") from error

    @property
    def size(self) -> int:
        """How many bytes the file must have."""
        return max((at + length for at, length, _ in self._places.values()), default=0)


def whole(path: Path) -> Block | None:
    """The block of this name, if there is one and all of it is there."""
    try:
        block = Block(path)
        size = path.stat().st_size
    except (InternalFault, OSError):
        return None
    return block if size >= block.size else None
