"""Blocks: what one step of a build made, as a file with named parts, kept under a digest of everything it was made from.

A block is written beside its place and renamed, so that it is there whole or not at all: a build that was killed goes on from the blocks
that it left. Layout: ``KG1`` and a line feed, the length of the head as 16 digits and a line feed, the head (JSON: of each part its
offset behind the head and its length), the parts.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import IO

from kg.errors import InternalFault

_MAGIC = b"KG1\n"


def write(path: Path, parts: Mapping[str, bytes]) -> None:
    """Write a block of these parts."""
    places, at = {}, 0
    for name, data in parts.items():
        places[name] = (at, len(data))
        at += len(data)
    head = json.dumps(places).encode()
    beside = path.with_name(f"{path.name}.{os.getpid()}")
    with beside.open("wb") as file:
        file.write(_MAGIC + f"{len(head):016}\n".encode() + head)
        file.writelines(parts.values())
    os.replace(beside, path)


class Block:
    """A block that was written; its parts are read when they are asked for."""

    def __init__(self, path: Path) -> None:
        """Raises InternalFault for a file that is no block."""
        self.path = path
        try:
            with path.open("rb") as file:
                start = file.read(len(_MAGIC) + 17)
                size = int(start[len(_MAGIC) :])
                places: dict[str, tuple[int, int]] = json.loads(file.read(size))
        except (OSError, ValueError) as error:
            raise InternalFault(f"a working file is damaged: {error}", where=str(path), next_step="remove it and build again") from error
        base = len(start) + size
        self._places = {name: (base + at, length) for name, (at, length) in places.items()}

    def place(self, name: str) -> tuple[int, int]:
        """Offset in the file, and length, of a part in bytes."""
        return self._places[name]

    def size(self, name: str) -> int:
        """The length of a part in bytes; 0 where there is none."""
        return self._places.get(name, (0, 0))[1]

    def part(self, name: str) -> bytes:
        """A part; empty where there is none."""
        at, length = self._places.get(name, (0, 0))
        if not length:
            return b""
        with self.path.open("rb") as file:
            file.seek(at)
            return file.read(length)

    def at(self, name: str, file: IO[bytes]) -> int:
        """Move a file that is open on this block to the start of a part; the length of the part."""
        at, length = self._places[name]
        file.seek(at)
        return length


def whole(path: Path) -> Block | None:
    """The block of this name, if there is one and all of it is there."""
    try:
        block = Block(path)
        size = path.stat().st_size
    except (InternalFault, OSError):
        return None
    return block if size == max((at + length for at, length in block._places.values()), default=size) else None
