"""``kg.nq`` in several files, packed or not: the same lines in the same order, so that all shards one after the other are the file."""

from __future__ import annotations

import gzip
import io
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from kg.errors import RequestError
from kg.rdf.write import settle

MOST = 99_999
"""Shards are numbered with five digits."""

LEVEL = 6
"""How hard gzip tries: above this it takes twice as long for some hundredths of the size."""


def pack(quads: Path, shards: int = 1, *, zipped: bool = False) -> list[Path]:
    """Replace an N-Quads file by ``shards`` files of as many lines each (give or take one), packed with gzip where ``zipped``.

    With one shard the name stays (``kg.nq`` or ``kg.nq.gz``), else the files are ``kg-00001-of-00004.nq`` and so on; a shard may
    be empty. The bytes depend on those of the file only: packed files carry neither a time nor a name. The file goes when
    all others are on the disk. Returns the files, in order. Raises RequestError for a number of shards that makes no sense.
    """
    if not 1 <= shards <= MOST:
        raise RequestError(f"{shards} shards make no sense", where="--shards", next_step=f"give a number from 1 to {MOST:,}")
    if shards == 1 and not zipped:
        return [quads]
    with quads.open("rb") as file:
        lines = sum(1 for _ in file)
    ending = ".nq.gz" if zipped else ".nq"
    names = [f"{quads.stem}-{k:05}-of-{shards:05}{ending}" for k in range(1, shards + 1)] if shards > 1 else [f"{quads.stem}{ending}"]
    made = []
    with quads.open("rb") as file:
        for k, name in enumerate(names):
            count = lines * (k + 1) // shards - lines * k // shards
            with _writer(quads.with_name(name), zipped) as out:
                for _ in range(count):
                    out.write(file.readline())
            made.append(quads.with_name(name))
    quads.unlink()
    return made


@contextmanager
def _writer(path: Path, zipped: bool) -> Iterator[IO[bytes]]:
    with path.open("wb") as file:
        if zipped:
            with gzip.GzipFile(filename="", mode="wb", compresslevel=LEVEL, fileobj=file, mtime=0) as packed:
                buffered = io.BufferedWriter(packed, 1 << 16)
                yield buffered
                buffered.flush()
        else:
            yield file
        settle(file)
