"""Finding documents: files, folders and archives in, one document or notice at a time out, in an order that depends on names alone."""

from __future__ import annotations

import hashlib
import os
import stat
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import IO

from kg.documents.address import saved_from
from kg.documents.container import HEAD, MAX_BYTES, Limits, Payload, Tally, form_of, is_container_name, summed, too_large
from kg.documents.decode import decode
from kg.documents.names import apart
from kg.documents.opened import WHOLE, Part, pages
from kg.documents.parts import parts
from kg.documents.viewed import unwrapped
from kg.documents.walk import Entry, walk
from kg.model import Document, Notice

FAILED_REQUESTS = frozenset({"missing-path"})
"""Codes of notices about what was asked for and is not there: the rest is built, and the command ends with exit code 2."""


@dataclass(frozen=True, slots=True)
class Source:
    """A file that is to be read, or a part of one: ``path`` as the file system has it, ``name`` as the document or archive is
    called, ``size`` of the whole file in bytes.

    ``modified`` is the time of the last change when it was listed, in nanoseconds, ``stamp`` what else tells whether it is still as it
    was (``walk.stamped``; empty where nothing does). ``part`` is a range of an archive, ``exclude`` holds the patterns for names inside
    one, ``most`` is how many of its documents are wanted (all by default).
    """

    path: str
    name: str
    size: int
    modified: int = 0
    part: Part = WHOLE
    exclude: tuple[str, ...] = ()
    most: int | None = None
    stamp: tuple[int, ...] = ()


def find(
    paths: Sequence[Path | str], *, exclude: Sequence[str] = (), limit: int | None = None, max_bytes: int = MAX_BYTES
) -> Iterator[Document | Notice]:
    """The documents in files, folders and archives, with a notice for each thing that is none; one in memory at a time.

    ``paths`` may hold ``-`` (standard input) and patterns (``walk.walk``). First come notices about the paths themselves,
    then all else sorted by name, what is in an archive in the archive's order; notices on how a document was decoded
    follow it, a copy of an earlier document is a notice, and the records of an archive that were passed over are one.
    ``exclude`` holds patterns as ``names.Exclusion`` reads them, for names in archives too (``pages.zip!/old/*.html``);
    ``limit`` ends the search after so many documents. Never raises for what it finds; raises ValueError for a negative limit.
    """
    names: dict[bytes, str] = {}
    tallies: list[Notice] = []
    archive = ""
    for item in _items(paths, exclude, limit, max_bytes):
        if not isinstance(item, Source):
            yield item
            continue
        if item.path != archive:
            yield from summed(tallies)
            archive, tallies = item.path, []
        for found in stream(item, max_bytes=max_bytes):
            if isinstance(found, Tally):
                tallies.append(found)
            elif isinstance(found, Document) and (first := names.setdefault(bytes.fromhex(found.digest), found.name)) != found.name:
                yield _copy(found.name, first)
            else:
                yield found
    yield from summed(tallies)


def listing(
    paths: Sequence[Path | str], *, exclude: Sequence[str] = (), limit: int | None = None, max_bytes: int = MAX_BYTES
) -> list[Source | Notice]:
    """What ``find`` would read, in its order, not yet decoded: for reading in several processes, with ``stream`` or ``load_all``.

    Large archives are several sources, one for each part that can be read by itself. Files of equal size are hashed, to
    tell copies; of others only archives are opened. With a limit each is read, to count documents.
    """
    return list(_items(paths, exclude, limit, max_bytes))


def stream(source: Source, *, max_bytes: int = MAX_BYTES) -> Iterator[Document | Notice]:
    """The documents of a source, each followed by the notices on how it was decoded; one in memory at a time.

    A file that is one page gives one document or notice. What was passed over in an archive comes as a ``container.Tally``
    at the end, one for each part: ``summed`` adds them up.
    """
    left = source.most
    for item in _payloads(source, max_bytes):
        if isinstance(item, Notice):
            yield item
            continue
        document, *notices = _document(item)
        if isinstance(document, Document):
            if left == 0:
                return
            left = None if left is None else left - 1
        yield document
        yield from notices


def load(source: Source, *, max_bytes: int = MAX_BYTES) -> Document | Notice:
    """The first document of a source, or the notice why there is none. Other notices come from ``load_all``."""
    first = None
    for item in stream(source, max_bytes=max_bytes):
        if isinstance(item, Document):
            return item
        first = first or item
    return first or Notice("no-documents", "this part of it holds no pages", source.name, severity="info")


def load_all(source: Source, *, max_bytes: int = MAX_BYTES) -> tuple[Document | Notice, ...]:
    """All that ``stream`` gives, at once: for files that are one page, and for small archives."""
    return tuple(stream(source, max_bytes=max_bytes))


def _document(payload: Payload) -> tuple[Document | Notice, ...]:
    decoded = decode(payload.data, payload.name, payload.charset)
    if isinstance(decoded, Notice):
        return (decoded,)
    text, shown = decoded.text, None
    if decoded.media_type == "text/html" and (shown := unwrapped(text)):
        text = shown.text
    url = payload.url or (shown.url if shown else "") or (saved_from(text) if decoded.media_type == "text/html" else "")
    digest = hashlib.sha256(payload.data).hexdigest()
    document = Document(payload.name, digest, text, len(payload.data), decoded.encoding, decoded.media_type, url, payload.date)
    return (document, *decoded.notices)


# --- reading ---------------------------------------------------------------------------------------------------------


_AT_ONCE = 1 << 20
"""A file of so few bytes is read at once to be hashed: room for pieces of larger ones takes longer to get than it does to read."""
_AGAIN = "run the build again when nothing writes there"


def _payloads(source: Source, max_bytes: int) -> Iterator[Payload | Notice]:
    """The pages of a file that is still the one that was listed, or the notice why not."""
    try:
        # Should a pipe have taken the file's place since it was listed, opening it must not wait for a writer.
        descriptor = os.open(source.path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0))
    except FileNotFoundError:
        yield Notice("vanished", "was there when the folder was listed and is gone", source.name, _AGAIN, "warning")
        return
    except OSError as error:
        yield unreadable(source.name, error)
        return
    with open(descriptor, "rb") as file:
        before = os.fstat(file.fileno())
        if not stat.S_ISREG(before.st_mode):
            yield Notice("changed", "is no regular file any more", source.name, _AGAIN, "warning")
            return
        if (source.size, source.modified or before.st_mtime_ns) != (before.st_size, before.st_mtime_ns):
            yield _changed(source, before.st_size)
            return
        try:
            if form_of(file.read(HEAD), source.name) == "page":
                yield _page(file, source, before, max_bytes)
                return
        except OSError as error:
            yield unreadable(source.name, error)
            return
        nothing = source.part == WHOLE
        for item in pages(file, source.name, Limits(page=max_bytes), source.exclude, source.part):
            nothing = False
            yield item
        if nothing:
            yield Notice("no-documents", "holds no pages", source.name, "leave it out, or give an archive with saved pages")
        after = os.fstat(file.fileno())
        if (after.st_size, after.st_mtime_ns) != (before.st_size, before.st_mtime_ns):
            yield _changed(source, after.st_size)


def _page(file: IO[bytes], source: Source, before: os.stat_result, max_bytes: int) -> Payload | Notice:
    """A file that is one page, all of it: one that is written to meanwhile is not read."""
    if before.st_size > max_bytes:
        return too_large(source.name, before.st_size, max_bytes)
    file.seek(0)
    data = file.read(before.st_size + 1)
    after = os.fstat(file.fileno())
    if not (before.st_size, before.st_mtime_ns) == (after.st_size, after.st_mtime_ns) == (len(data), after.st_mtime_ns):
        return _changed(source, after.st_size)
    return Payload(source.name, data)


def _changed(source: Source, now: int) -> Notice:
    what = f"changed while it was read ({source.size} bytes when listed, {now} now)"
    return Notice("changed", what, source.name, _AGAIN, "warning")


def unreadable(name: str, error: OSError) -> Notice:
    """The notice for what the operating system refuses to open."""
    what = "permission denied" if isinstance(error, PermissionError) else f"cannot be read ({error.strerror or error})"
    return Notice("unreadable", what, name, "check its permissions and the disk, or leave it out with --exclude", "warning")


# --- listing ---------------------------------------------------------------------------------------------------------


def _items(paths: Sequence[Path | str], exclude: Sequence[str], limit: int | None, max_bytes: int) -> Iterator[Source | Notice]:
    if limit is not None and limit < 0:
        raise ValueError(f"a limit counts documents, it cannot be {limit}")
    entries, about_paths = walk(paths, exclude)
    yield from about_paths
    found = 0
    for item in _in_parts(_without_copies(_named(entries, max_bytes)), tuple(exclude), max_bytes):
        if limit is not None and found >= limit:
            return
        if limit is not None and isinstance(item, Source):
            item = replace(item, most=limit - found)
            found += sum(isinstance(each, Document) for each in stream(item, max_bytes=max_bytes))
        yield item


def _in_parts(items: Iterator[Source | Notice], exclude: tuple[str, ...], max_bytes: int) -> Iterator[Source | Notice]:
    """The items, large archives divided; what is in an archive is subject to the patterns too."""
    for item in items:
        if isinstance(item, Source):
            for part in parts(item.path, item.name, item.size, Limits(page=max_bytes)):
                yield replace(item, part=part, exclude=exclude)
        else:
            yield item


def _named(entries: Sequence[Entry], max_bytes: int) -> list[Source | Notice]:
    """Entries under names that are theirs alone, sorted by them; what is no readable file by its size is a notice."""
    entries, copies = _same_name_same_bytes(entries, max_bytes)
    items: list[Source | Notice] = []
    for entry, name in zip(entries, apart([(entry.base, entry.name) for entry in entries]), strict=True):
        if entry.notice is not None:
            items.append(Notice(entry.notice.code, entry.notice.what, name, entry.notice.next_step, entry.notice.severity))
        elif entry.size == 0:
            items.append(Notice("empty", "the file is empty", name, "save the page again, or remove the file"))
        elif entry.size > max_bytes and entry.base and not is_container_name(entry.name):
            items.append(too_large(name, entry.size, max_bytes))
        else:
            items.append(Source(entry.path, name, entry.size, entry.modified, stamp=entry.stamp))
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
    return Notice("duplicate", f"has the same bytes as {first}, which is read", name, "remove one of the two", like=first)


def _digest(path: str) -> bytes:
    """The SHA-256 of a file's bytes; empty where it cannot be read, which reading it will report."""
    try:
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0))
        with open(descriptor, "rb", buffering=0) as file:
            status = os.fstat(file.fileno())
            if not stat.S_ISREG(status.st_mode):
                return b""
            if status.st_size <= _AT_ONCE:
                return hashlib.sha256(file.read()).digest()
            return hashlib.file_digest(file, "sha256").digest()
    except OSError:
        return b""
