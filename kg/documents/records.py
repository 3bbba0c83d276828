"""Records cut out of a WARC: from a stream of bytes, member by member, and from anywhere in a file; damage is passed over."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from typing import IO, NamedTuple

from kg.documents.container import BROKEN, Bomb, Limits, Readable, broken, check_growth, truncated
from kg.model import Notice

MEMBER = b"\x1f\x8b\x08"
"""How a gzip member begins."""
_HEADER_LIMIT = 262_144
_BLOCK = 65536
_RECORD = re.compile(rb"WARC/[01]\.[0-9]{1,2}\r?\n")
_END_OF_HEADER = re.compile(rb"\r?\n\r?\n")
_LENGTH = re.compile(rb"^Content-Length:[ \t]{0,9}([0-9]{1,18})[ \t]{0,9}\r?$", re.I | re.M)
_TYPE = re.compile(rb"^WARC-Type:[ \t]{0,9}([a-z]{1,20})[ \t]{0,9}\r?$", re.I | re.M)
WITH_PAGES = frozenset({"response", "resource", "conversion"})
"""Types of records whose content may be a page."""


class Record(NamedTuple):
    """A record as it stands: where it begins (and where in its gzip member), its header and its content, its type.

    ``content`` is None where it is larger than any page (``size`` says how large), or of a kind that holds no page.
    """

    offset: int
    inner: int
    header: bytes
    content: bytes | None
    size: int
    kind: str


class Cut(Exception):
    """The stream ended inside a record."""


class Damaged(Exception):
    """What should be the beginning of a record is something else; with the place, counted in what is read."""

    def __init__(self, offset: int) -> None:
        self.offset = offset


def records(stream: Readable, limits: Limits, offset: int = 0, *, inside: bool = False) -> Iterator[Record]:
    """The records of a stream of decompressed bytes, one in memory at a time.

    ``offset`` is that of the stream's beginning in its file; with ``inside`` the stream is a gzip member there. Raises
    Cut, Damaged and what the stream raises.
    """
    buffer, consumed, inner = bytearray(), 0, 0

    def fill() -> bool:
        piece = stream.read(_BLOCK)
        buffer.extend(piece)
        return bool(piece)

    while True:
        while not buffer.lstrip(b"\r\n"):
            consumed += len(buffer)
            buffer.clear()
            if not fill():
                return
        blank = len(buffer) - len(buffer.lstrip(b"\r\n"))
        consumed += blank
        del buffer[:blank]
        while (ending := _END_OF_HEADER.search(buffer)) is None and len(buffer) < _HEADER_LIMIT and fill():
            pass
        if not _RECORD.match(buffer):
            raise Damaged(offset + consumed)
        if ending is None:
            raise Damaged(offset + consumed) if len(buffer) >= _HEADER_LIMIT else Cut
        header = bytes(buffer[: ending.end()])
        length = _LENGTH.search(header)
        if length is None:
            raise Damaged(offset + consumed)
        size, begin = int(length[1]), consumed
        del buffer[: len(header)]
        named = _TYPE.search(header)
        kind = named[1].decode("ascii").lower() if named else ""
        wanted = size <= limits.page and kind in WITH_PAGES
        content = bytearray() if wanted else None
        left = size
        while left:
            if not buffer and not fill():
                raise Cut
            if content is not None:
                content += buffer[:left]
            taken = min(left, len(buffer))
            del buffer[:taken]
            left -= taken
        consumed += len(header) + size
        place = (offset, inner) if inside else (offset + begin, 0)
        yield Record(*place, header, None if content is None else bytes(content), size, kind)
        inner = consumed


class _Gunzip:
    """One gzip member of a file as a stream of its bytes; ``ended`` and ``next`` say where the file goes on after it."""

    def __init__(self, file: IO[bytes], offset: int, limits: Limits) -> None:
        self._file, self._limits = file, limits
        self._unpack = zlib.decompressobj(31)
        self._fed = self._out = 0
        self._begin = self.next = offset
        file.seek(offset)

    @property
    def ended(self) -> bool:
        """Whether the member is read to its end, checksum and all."""
        return self._unpack.eof

    def read(self, size: int = -1) -> bytes:
        """Up to ``size`` bytes; none at the end of the member. Raises EOFError where it is cut off, zlib.error, Bomb."""
        while not self._unpack.eof:
            compressed = self._unpack.unconsumed_tail
            if not compressed:
                # A member is a few kilobytes: reading much ahead would read most of the file many times.
                compressed = self._file.read(16384)
                self._fed += len(compressed)
                if not compressed:
                    raise EOFError
            data = self._unpack.decompress(compressed, size if size > 0 else _BLOCK)
            self._out += len(data)
            left = len(self._unpack.unused_data) if self._unpack.eof else len(self._unpack.unconsumed_tail)
            self.next = self._begin + self._fed - left
            check_growth(self._out, self._fed, self._limits)
            if data:
                return data
        return b""


def gzip_records(file: IO[bytes], name: str, limits: Limits, start: int, end: int | None) -> Iterator[Record | Notice]:
    """Records member by member; after damage, from the next member on that begins with one."""
    at: int | None = start if start == 0 else _next_member(file, start, end)
    while at is not None and (end is None or at < end):
        member = _Gunzip(file, at, limits)
        try:
            yield from records(member, limits, at, inside=True)
        except (Cut, Damaged, Bomb, *BROKEN) as error:
            yield fault(name, EOFError() if isinstance(error, Cut) and not member.ended else error, at)
            at = _next_member(file, at + 1, end)
            continue
        at = member.next
        file.seek(at)
        head = file.read(3)
        if head and head != MEMBER:
            if head.strip(b"\0"):
                yield fault(name, Damaged(at), at)
            at = _next_member(file, at, end)
        elif not head:
            at = None


def _next_member(file: IO[bytes], start: int, end: int | None) -> int | None:
    """Where the first gzip member at or after ``start`` (and before ``end``) is that begins with a record."""
    at, tail = start, b""
    while end is None or at < end:
        file.seek(at)
        block = file.read(1 << 20)
        if not block:
            return None
        window, base = tail + block, at - len(tail)
        found = window.find(MEMBER)
        while found >= 0:
            place = base + found
            if end is not None and place >= end:
                return None
            file.seek(place)
            try:
                if _RECORD.match(zlib.decompressobj(31).decompress(file.read(4096), 64).lstrip(b"\r\n")):
                    return place
            except zlib.error:
                pass  # three bytes that only look like the beginning of a member
            found = window.find(MEMBER, found + 1)
        at, tail = at + len(block), window[-2:]
    return None


def plain_records(file: IO[bytes], name: str, limits: Limits, start: int, end: int | None) -> Iterator[Record | Notice]:
    """Records of a file that is not compressed; after damage, from the next line on that begins one."""
    at: int | None = start
    while at is not None and (end is None or at < end):
        file.seek(at)
        try:
            for record in records(file, limits, at):
                if end is not None and record.offset >= end:
                    return
                yield record
            return
        except Cut:
            yield truncated(name)
            return
        except Damaged as error:
            if end is None or error.offset < end:
                yield fault(name, error, error.offset)
            at = _next_record(file, error.offset + 1)


def _next_record(file: IO[bytes], start: int) -> int | None:
    at, tail = start, b""
    while True:
        file.seek(at)
        block = file.read(1 << 20)
        if not block:
            return None
        window = tail + block
        if (found := window.find(b"\nWARC/1.")) >= 0:
            return at - len(tail) + found + 1
        at, tail = at + len(block), window[-7:]


def plain_offsets(file: IO[bytes], least: int) -> list[int]:
    """Where the parts of an uncompressed WARC begin: at records, at least ``least`` bytes apart; contents are not read."""
    offsets, at, size = [0], 0, file.seek(0, 2)
    while at < size:
        file.seek(at)
        head = file.read(4096)
        if (ending := _END_OF_HEADER.search(head)) is None:
            head += file.read(_HEADER_LIMIT)
            ending = _END_OF_HEADER.search(head)
        if not _RECORD.match(head) or ending is None or (length := _LENGTH.search(head, 0, ending.end())) is None:
            break
        if at - offsets[-1] >= least:
            offsets.append(at)
        at += ending.end() + int(length[1])
        file.seek(at)
        blank = file.read(16)
        at += len(blank) - len(blank.lstrip(b"\r\n"))
    return offsets


def fault(name: str, error: BaseException, offset: int) -> Notice:
    """The notice for what kept a record at this offset from being read."""
    if isinstance(error, EOFError | Cut):
        return truncated(name)
    if isinstance(error, Damaged):
        what = f"the record at byte {offset:,} is damaged; what can be found after it is read"
        return Notice("broken-archive", what, name, "fetch it again", "warning")
    return broken(f"{name}!/{offset:012d}", error)
