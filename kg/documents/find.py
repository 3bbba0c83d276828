"""Finding documents: files and folders in, one document or notice at a time out, in an order that depends on names alone."""

from __future__ import annotations

import hashlib
import os
import stat
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from kg.documents.decode import decode
from kg.documents.names import apart
from kg.documents.walk import Entry, walk
from kg.model import Document, Notice

MAX_BYTES = 64_000_000
"""A saved page has kilobytes; what is a thousand times larger is something else, and would not fit in memory some day."""

FAILED_REQUESTS = frozenset({"missing-path"})
"""Codes of notices about what was asked for and is not there: the rest is built, and the command ends with exit code 2."""


@dataclass(frozen=True, slots=True)
class Source:
    """A file that is to be read: ``path`` as the file system has it, ``name`` as the document is called, size in bytes.

    ``modified`` is the time of the last change when it was listed, in nanoseconds.
    """

    path: str
    name: str
    size: int
    modified: int = 0


def find(
    paths: Sequence[Path | str], *, exclude: Sequence[str] = (), limit: int | None = None, max_bytes: int = MAX_BYTES
) -> Iterator[Document | Notice]:
    """The documents in files and folders, with a notice for each thing that is none; one in memory at a time.

    First come notices about the paths themselves, then all else sorted by name; notices on how a document was decoded
    follow it. ``exclude`` holds patterns as ``names.Exclusion`` reads them; ``limit`` ends the search after so many documents.
    Never raises for what it finds; raises ValueError for a negative limit.
    """
    for item in _items(paths, exclude, limit, max_bytes):
        if isinstance(item, Source):
            yield from load_all(item, max_bytes=max_bytes)
        else:
            yield item


def listing(
    paths: Sequence[Path | str], *, exclude: Sequence[str] = (), limit: int | None = None, max_bytes: int = MAX_BYTES
) -> list[Source | Notice]:
    """What ``find`` would read, in its order, not yet decoded: for reading in several processes, with ``load_all``.

    Files of equal size are hashed, to tell copies; others are not opened. With a limit each is read, to count documents.
    """
    return list(_items(paths, exclude, limit, max_bytes))


def load(source: Source, *, max_bytes: int = MAX_BYTES) -> Document | Notice:
    """The document of a source, or the notice why there is none. Notices on a document's decoding come from ``load_all``."""
    return load_all(source, max_bytes=max_bytes)[0]


def load_all(source: Source, *, max_bytes: int = MAX_BYTES) -> tuple[Document | Notice, ...]:
    """The document of a source and the notices on how it was decoded; or the one notice why there is none."""
    data = _read(source, max_bytes)
    if isinstance(data, Notice):
        return (data,)
    digest, size = hashlib.sha256(data).hexdigest(), len(data)
    decoded = decode(data, source.name)
    if isinstance(decoded, Notice):
        return (decoded,)
    document = Document(source.name, digest, decoded.text, size, decoded.encoding, decoded.media_type)
    return (document, *decoded.notices)


# --- reading ---------------------------------------------------------------------------------------------------------


def _read(source: Source, max_bytes: int) -> bytes | Notice:
    """All bytes of a file that is still the one that was listed, or the notice why not."""
    again = "run the build again when nothing writes there"
    try:
        # Should a pipe have taken the file's place since it was listed, opening it must not wait for a writer.
        descriptor = os.open(source.path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0))
    except FileNotFoundError:
        return Notice("vanished", "was there when the folder was listed and is gone", source.name, again, "warning")
    except OSError as error:
        return unreadable(source.name, error)
    try:
        with open(descriptor, "rb", buffering=0) as file:
            before = os.fstat(file.fileno())
            if not stat.S_ISREG(before.st_mode):
                return Notice("changed", "is no regular file any more", source.name, again, "warning")
            if before.st_size > max_bytes:
                return too_large(source.name, before.st_size, max_bytes)
            data = file.read(before.st_size + 1) or b""
            while len(data) < before.st_size and (more := file.read(before.st_size - len(data))):
                data += more
            after = os.fstat(file.fileno())
    except OSError as error:
        return unreadable(source.name, error)
    listed = (source.size, source.modified or before.st_mtime_ns)
    if not listed == (before.st_size, before.st_mtime_ns) == (after.st_size, after.st_mtime_ns) == (len(data), after.st_mtime_ns):
        what = f"changed while it was read ({source.size} bytes when listed, {after.st_size} now)"
        return Notice("changed", what, source.name, again, "warning")
    return data


def unreadable(name: str, error: OSError) -> Notice:
    """The notice for what the operating system refuses to open."""
    what = "permission denied" if isinstance(error, PermissionError) else f"cannot be read ({error.strerror or error})"
    return Notice("unreadable", what, name, "check its permissions and the disk, or leave it out with --exclude", "warning")


def too_large(name: str, size: int, max_bytes: int) -> Notice:
    """The notice for a file that is not read because of its size."""
    what = f"{size / 1e6:,.1f} MB are more than the {max_bytes / 1e6:,.1f} MB that a page may have; not read"
    return Notice("too-large", what, name, "split it, or give the page alone")


# --- listing ---------------------------------------------------------------------------------------------------------


def _items(paths: Sequence[Path | str], exclude: Sequence[str], limit: int | None, max_bytes: int) -> Iterator[Source | Notice]:
    if limit is not None and limit < 0:
        raise ValueError(f"a limit counts documents, it cannot be {limit}")
    entries, about_paths = walk(paths, exclude)
    yield from about_paths
    found = 0
    for item in _without_copies(_named(entries, max_bytes)):
        if limit is not None and found >= limit:
            return
        yield item
        if limit is not None and isinstance(item, Source):
            found += isinstance(load(item, max_bytes=max_bytes), Document)


def _named(entries: Sequence[Entry], max_bytes: int) -> list[Source | Notice]:
    """Entries under names that are theirs alone, sorted by them; what is no readable file by its size is a notice."""
    entries, copies = _same_name_same_bytes(entries, max_bytes)
    items: list[Source | Notice] = []
    for entry, name in zip(entries, apart([(entry.base, entry.name) for entry in entries]), strict=True):
        if entry.notice is not None:
            items.append(Notice(entry.notice.code, entry.notice.what, name, entry.notice.next_step, entry.notice.severity))
        elif entry.size == 0:
            items.append(Notice("empty", "the file is empty", name, "save the page again, or remove the file"))
        elif entry.size > max_bytes:
            items.append(too_large(name, entry.size, max_bytes))
        else:
            items.append(Source(entry.path, name, entry.size, entry.modified))
    return sorted([*items, *copies], key=lambda item: (item.name, "") if isinstance(item, Source) else (item.where, str(item)))


def _same_name_same_bytes(entries: Sequence[Entry], max_bytes: int) -> tuple[list[Entry], list[Notice]]:
    """Entries without those that have both name and bytes of another: a second copy must not change the first one's name."""
    groups = defaultdict(list)
    for entry in sorted(entries, key=lambda e: (e.name, e.base)):
        groups[entry.name, entry.size if entry.notice is None else -1].append(entry)
    kept: list[Entry] = []
    copies: list[Notice] = []
    for (_, size), group in groups.items():
        firsts: dict[bytes, Entry] = {}
        for entry in group:
            digest = _digest(entry.path) if len(group) > 1 and 0 < size <= max_bytes else b""
            first = firsts.setdefault(digest, entry) if digest else entry
            if first is entry:
                kept.append(entry)
            else:
                one, two = apart([(first.base, first.name), (entry.base, entry.name)])
                copies.append(_copy(two, one))
    return kept, copies


def _without_copies(items: Sequence[Source | Notice]) -> Iterator[Source | Notice]:
    """The items, each file whose bytes an earlier one has replaced by a notice. Only files of equal size are opened."""
    sizes = Counter(item.size for item in items if isinstance(item, Source))
    names: dict[bytes, str] = {}
    for item in items:
        if isinstance(item, Source) and sizes[item.size] > 1 and (digest := _digest(item.path)):
            first = names.setdefault(digest, item.name)
            yield item if first == item.name else _copy(item.name, first)
        else:
            yield item


def _copy(name: str, first: str) -> Notice:
    return Notice("duplicate", f"has the same bytes as {first}, which is read", name, "remove one of the two")


def _digest(path: str) -> bytes:
    """The SHA-256 of a file's bytes; empty where it cannot be read, which reading it will report."""
    try:
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0))
        with open(descriptor, "rb", buffering=0) as file:
            if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                return b""
            return hashlib.file_digest(file, "sha256").digest()
    except OSError:
        return b""
