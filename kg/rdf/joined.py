"""Files made of blocks, one after the other: hashed while they are written, and on the disk when they are closed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, NamedTuple

from kg.rdf.block_jsonld import JSONLD_FOOTER, jsonld_header
from kg.rdf.block_turtle import turtle_header
from kg.rdf.terms import Terms
from kg.rdf.write import settle


class Written(NamedTuple):
    """A file on the disk: its name, how many bytes it has, and their SHA-256 in hexadecimal digits."""

    name: str
    size: int
    digest: str


def written(path: Path) -> Written:
    """A file that was written by others, read for its digest."""
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
        return Written(path.name, file.tell(), digest)


class Joined:
    """A file that blocks are added to. ``between`` stands between two blocks; empty blocks leave no trace."""

    def __init__(self, file: IO[bytes], name: str, between: bytes = b"") -> None:
        self._file, self._name, self._between = file, name, between
        self._hash = hashlib.sha256()
        self._size = 0
        self._begun = False

    def add(self, block: str | bytes) -> None:
        """Add a block; text is written as UTF-8."""
        if not block:
            return
        if self._begun:
            self.put(self._between)
        self._begun = True
        self.put(block)

    def put(self, content: str | bytes) -> None:
        """Write what is no block."""
        data = content.encode() if isinstance(content, str) else content
        self._hash.update(data)
        self._size += len(data)
        self._file.write(data)

    @property
    def written(self) -> Written:
        """What there is so far."""
        return Written(self._name, self._size, self._hash.hexdigest())


@contextmanager
def quads_file(path: Path) -> Iterator[Joined]:
    """N-Quads or N-Triples of blocks of lines."""
    with path.open("wb") as file:
        yield Joined(file, path.name)
        settle(file)


@contextmanager
def turtle_file(path: Path, terms: Terms) -> Iterator[Joined]:
    """Turtle of blocks as ``turtle_block`` makes them."""
    with quads_file(path) as joined:
        joined.put(turtle_header(terms))
        yield joined


@contextmanager
def jsonld_file(path: Path, terms: Terms) -> Iterator[Joined]:
    """JSON-LD of blocks as ``jsonld_block`` makes them."""
    with path.open("wb") as file:
        joined = Joined(file, path.name, b",")
        joined.put(jsonld_header(terms))
        yield joined
        joined.put(JSONLD_FOOTER)
        settle(file)
