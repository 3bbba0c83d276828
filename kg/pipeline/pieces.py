"""Pieces of the blocks of buckets, from which chunks are made."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from typing import NamedTuple


class Piece(NamedTuple):
    """A piece of a file: its path, offset and length in bytes."""

    path: str
    at: int
    length: int

    def read(self) -> bytes:
        """The bytes."""
        with open(self.path, "rb") as file:
            file.seek(self.at)
            return file.read(self.length)


class Pieces:
    """Pieces of files, in order: of each the number of its file, its offset and its length. Few of all that a build has are ever read."""

    __slots__ = ("_files", "_places")

    def __init__(self, files: Sequence[str], places: array[int]) -> None:
        self._files, self._places = files, places

    def __len__(self) -> int:
        return len(self._places) // 3

    def __iter__(self) -> Iterator[Piece]:
        flat = iter(self._places)
        return (Piece(self._files[file], at, length) for file, at, length in zip(flat, flat, flat, strict=True))

    def __reduce__(self) -> tuple[object, ...]:
        # A process that is sent them needs no name of any other file.
        return list, ([*self],)
