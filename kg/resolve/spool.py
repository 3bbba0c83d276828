"""Pieces of bytes by number, outside memory: what is many, and seldom asked for."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable
from tempfile import TemporaryFile
from typing import IO
from weakref import finalize

AT_HAND = 1 << 20
"""So many bytes stay in memory; more go to a temporary file that has no name, and so is gone with the process."""


class Spool:
    """A list of pieces of bytes that only grows, in a temporary file once it is long. Raises OSError where there is no room."""

    def __init__(self) -> None:
        self._file: IO[bytes] | None = None
        self._filed = 0
        self._last = bytearray()
        self._ends = array("Q", [0])

    @classmethod
    def of(cls, pieces: Iterable[bytes]) -> Spool:
        """A list of some pieces."""
        made = cls()
        for piece in pieces:
            made.add(piece)
        return made

    def add(self, data: bytes) -> int:
        """Take in a piece; its number."""
        self._last += data
        self._ends.append(self._filed + len(self._last))
        if len(self._last) > AT_HAND:
            self._put_aside()
        return len(self._ends) - 2

    def take(self, other: Spool) -> int:
        """Take in all pieces of another list; the number of its first."""
        first = len(self)
        for number in range(len(other)):
            self.add(other[number])
        return first

    def __reduce__(self) -> tuple[Callable[[list[bytes]], Spool], tuple[list[bytes]]]:
        return Spool.of, ([self[number] for number in range(len(self))],)

    def __len__(self) -> int:
        return len(self._ends) - 1

    def __getitem__(self, number: int) -> bytes:
        """A piece by its number. Raises IndexError for a number that there is not."""
        if not 0 <= number < len(self):
            raise IndexError(number)
        begins, ends = self._ends[number], self._ends[number + 1]
        if begins >= self._filed or self._file is None:
            return bytes(self._last[begins - self._filed : ends - self._filed])
        self._file.seek(begins)
        return self._file.read(ends - begins)

    def _put_aside(self) -> None:
        """Let the file go on with what is at hand. It is not buffered: what is read lies about in it, a few bytes each time."""
        if self._file is None:
            self._file = TemporaryFile(buffering=0)  # noqa: SIM115 - it is closed with the spool
            finalize(self, self._file.close)
        self._file.seek(self._filed)
        rest = memoryview(self._last)
        while rest:
            rest = rest[self._file.write(rest) :]
        self._filed += len(self._last)
        self._last = bytearray()
