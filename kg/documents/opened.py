"""From an open file to the pages in it, whatever it is: a page, compressed, an archive, an archive in an archive."""

from __future__ import annotations

import bz2
import gzip
import lzma
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import IO, cast

from kg.documents import archives, crawl, lines, mhtml
from kg.documents.container import (
    BROKEN,
    HEAD,
    Bomb,
    Bounded,
    Decompressor,
    Limits,
    Member,
    Payload,
    broken,
    drain,
    form_of,
    too_large,
)
from kg.model import Notice

_DECOMPRESSORS: dict[str, Callable[[IO[bytes]], Decompressor]] = {
    "gzip": lambda file: gzip.GzipFile(fileobj=file, mode="rb"),
    "bzip2": bz2.BZ2File,
    "xz": lzma.LZMAFile,
}
_IN_MEMORY = 16_000_000
"""Archives inside archives are unpacked to a temporary file from this size on."""


@dataclass(frozen=True, slots=True)
class Part:
    """A range of an archive: bytes of a WARC or of JSON Lines, positions in a zip or tar; all of it by default."""

    start: int = 0
    end: int | None = None


WHOLE = Part()


def pages(
    file: IO[bytes], name: str, limits: Limits, exclude: tuple[str, ...] = (), part: Part = WHOLE, depth: int = 1
) -> Iterator[Payload | Notice]:
    """The pages in a seekable file, one in memory at a time, and a notice for all that is none. Never raises for what it finds.

    A file that is a page (or a page compressed, or an MHTML) keeps its name; pages in archives are ``<name>!/<inner name>``.
    """
    try:
        yield from _pages(file, name, limits, exclude, part, depth)
    except (Bomb, *BROKEN) as error:
        yield broken(name, error)


def _pages(file: IO[bytes], name: str, limits: Limits, exclude: tuple[str, ...], part: Part, depth: int) -> Iterator[Payload | Notice]:
    file.seek(0)
    form = form_of(file.read(HEAD), name)
    file.seek(0)
    if form == "zip":
        yield from _members(archives.zip_members(file, name, exclude, limits, part.start, part.end), limits, exclude, depth)
    elif form == "tar":
        yield from _members(archives.tar_members(file, name, exclude, limits, part.start, part.end), limits, exclude, depth)
    elif form == "warc":
        yield from crawl.pages(file, name, limits, part.start, part.end)
    elif form == "jsonl":
        yield from lines.pages(file, name, limits, part.start, part.end)
    elif form == "json":
        yield from lines.array(file, name, limits)
    elif form in _DECOMPRESSORS:
        yield from _compressed(form, file, name, limits, exclude, part, depth)
    else:
        data = drain(file, limits.page)
        if data is None:
            yield too_large(name, file.seek(0, 2), limits.page)
        else:
            yield mhtml.page(data, name) if form == "mhtml" else Payload(name, data)


def _compressed(
    outer: str, file: IO[bytes], name: str, limits: Limits, exclude: tuple[str, ...], part: Part, depth: int
) -> Iterator[Payload | Notice]:
    """What is in compressed bytes: usually one page, a tar, a crawl or JSON Lines; rarely an archive or compressed bytes again."""
    inner = cast(IO[bytes], Bounded(_DECOMPRESSORS[outer](file), file, limits))
    head = inner.read(HEAD)
    form = form_of(head, name)
    if form == "warc" and outer == "gzip":
        yield from crawl.pages(file, name, limits, part.start, part.end)
        return
    inner.seek(0)
    if form == "tar":
        yield from _members(archives.tar_members(inner, name, exclude, limits), limits, exclude, depth)
    elif form == "warc":
        yield from crawl.pages_of_stream(inner, name, limits)
    elif form == "jsonl":
        yield from lines.pages(inner, name, limits)
    elif form == "json":
        yield from lines.array(inner, name, limits)
    elif form in ("page", "mhtml"):
        data = drain(inner, limits.page)
        if data is None:
            yield too_large(name, limits.page + 1, limits.page)
        else:
            yield mhtml.page(data, name) if form == "mhtml" else Payload(name, data)
    else:
        yield from _nested(inner, name, limits, exclude, depth)


def _members(members: Iterator[Member | Notice], limits: Limits, exclude: tuple[str, ...], depth: int) -> Iterator[Payload | Notice]:
    """The pages of an archive's files, and of the archives among them."""
    out = 0
    for member in members:
        if isinstance(member, Notice):
            yield member
            continue
        try:
            head = member.stream.read(HEAD)
            form = form_of(head, member.name)
            if form not in ("page", "mhtml"):
                yield from _nested(_Again(head, member.stream), member.name, limits, exclude, depth)
                continue
            if member.size > limits.page:
                yield too_large(member.name, member.size, limits.page)
                continue
            rest = drain(member.stream, limits.page)
        except (Bomb, *BROKEN) as error:
            yield broken(member.name, error)
            continue
        if rest is None:
            yield too_large(member.name, limits.page + 1, limits.page)
            continue
        data = head + rest
        out += len(data)
        if out > limits.total:
            yield broken(member.name, Bomb(f"more than {limits.total / 1e9:,.0f} GB come out of the archive before it"))
            return
        yield mhtml.page(data, member.name) if form == "mhtml" else Payload(member.name, data)


class _Again:
    """A stream whose first bytes were read already, with them in front."""

    def __init__(self, head: bytes, rest: IO[bytes]) -> None:
        self._head, self._rest = head, rest

    def read(self, size: int = -1) -> bytes:
        if self._head:
            data, self._head = self._head, b""
            return data
        return self._rest.read(size)


def _nested(stream: _Again | IO[bytes], name: str, limits: Limits, exclude: tuple[str, ...], depth: int) -> Iterator[Payload | Notice]:
    """The pages of an archive inside an archive, unpacked to a temporary file that has no name."""
    if depth >= limits.depth:
        what = f"is an archive inside {depth} others; not opened"
        yield Notice("too-deep", what, name, "unpack it and give the folder", "warning")
        return
    with tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY) as spool:
        size = 0
        while piece := stream.read(1 << 20):
            size += len(piece)
            if size > limits.nested:
                yield Notice("too-large", f"is an archive of more than {limits.nested / 1e9:,.0f} GB inside another; not opened", name,
                             "unpack it and give it alone")  # fmt: skip
                return
            spool.write(piece)
        spool.seek(0)
        yield from pages(cast(IO[bytes], spool), name, limits, exclude, depth=depth + 1)
