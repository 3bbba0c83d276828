"""Large archives in parts, for several processes to read at once: found without decompressing anything."""

from __future__ import annotations

import gzip
import zlib
from typing import IO

from kg.documents import archives, records
from kg.documents.container import HEAD, Limits, form_of, is_container_name
from kg.documents.opened import WHOLE, Part

LEAST_BYTES = 1_000_000
"""Below this size a file is one part: dividing it would cost more than it saves."""
_RANGE = 16_000_000
_FILES, _MOST_PARTS = 256, 32
"""Each part of a zip or tar goes through the whole of its directory: parts are few, and not small."""


def parts(path: str, name: str, size: int, limits: Limits) -> list[Part]:
    """The parts of the file at ``path``, in order; one for a file that is no archive or can only be read from its beginning.

    Where the parts end depends on the file alone. Only files with the name of an archive are opened.
    """
    if size < LEAST_BYTES or not (is_container_name(name) or name == "stdin"):
        return [WHOLE]
    try:
        with open(path, "rb") as file:
            return _parts(file, name, size, limits)
    except (OSError, EOFError, zlib.error):
        return [WHOLE]  # reading it will say why


def _parts(file: IO[bytes], name: str, size: int, limits: Limits) -> list[Part]:
    form = form_of(file.read(HEAD), name)
    file.seek(0)
    if form == "zip":
        return _ranges(archives.zip_count(file, limits), _FILES)
    if form == "tar":
        return _ranges(archives.tar_count(file, limits), _FILES)
    if form == "warc":
        offsets = records.plain_offsets(file, _RANGE)
        return [Part(begin, finish) for begin, finish in zip(offsets, [*offsets[1:], None], strict=True)]
    if form == "gzip":
        form = form_of(gzip.GzipFile(fileobj=file, mode="rb").read(HEAD), name)
        return _ranges(size, _RANGE, open_end=True) if form == "warc" else [WHOLE]
    return _ranges(size, _RANGE, open_end=True) if form == "jsonl" else [WHOLE]


def _ranges(total: int, step: int, *, open_end: bool = False) -> list[Part]:
    if not open_end:
        step = max(step, -(-total // _MOST_PARTS))
    starts = range(0, total, step)
    if len(starts) < 2:
        return [WHOLE]
    return [Part(start, start + step if start + step < total else None) for start in starts]
