"""What every kind of archive is read with: which form bytes have, the limits that keep a hostile one harmless, what comes out."""

from __future__ import annotations

import lzma
import re
import tarfile
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import IO, NamedTuple, Protocol

from kg.documents.names import printable
from kg.model import Notice

MAX_BYTES = 64_000_000
"""A saved page has kilobytes; what is a thousand times larger is something else, and would not fit in memory some day."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How far an archive is followed, in bytes after decompression and in counts.

    ``page`` is for one page, ``nested`` for an archive inside an archive (which is unpacked to a temporary file), ``total``
    for all that comes out of one file. ``ratio`` is what a byte may grow to once ``free`` bytes are out: pages compress to
    a fifth or a tenth, a thousand near-copies of one page to a hundredth. ``depth`` counts archives in archives.
    """

    page: int = MAX_BYTES
    nested: int = 2_000_000_000
    total: int = 100_000_000_000
    ratio: int = 250
    free: int = 4_000_000
    depth: int = 2
    members: int = 250_000


class Payload(NamedTuple):
    """The bytes of one page and what is known of it before it is decoded; ``charset`` as a header gave it."""

    name: str
    data: bytes
    url: str = ""
    date: str = ""
    charset: str = ""


class Member(NamedTuple):
    """A file in an archive: its full name (``archive.zip!/inner/name``), an open stream of its bytes, their declared number."""

    name: str
    stream: IO[bytes]
    size: int


class Bomb(Exception):
    """More came out of compressed bytes than any archive of pages holds; the message says what, for a notice."""


BROKEN = (
    EOFError,
    OSError,
    ValueError,
    zlib.error,
    lzma.LZMAError,
    tarfile.TarError,
    zipfile.BadZipFile,
    NotImplementedError,
    RuntimeError,
)
"""What the standard library raises for archives that are cut off, damaged, encrypted or compressed in a way it does not know."""


def broken(name: str, error: BaseException) -> Notice:
    """The notice for an archive, or a file in one, that cannot be read to its end."""
    if isinstance(error, Bomb):
        return Notice("bomb", f"{error}; not read further", name, "unpack it yourself if you trust it", "warning")
    if isinstance(error, EOFError) or "unexpected end of data" in str(error):
        return truncated(name)
    what = str(error).strip().split("\n")[0] or type(error).__name__
    return Notice("broken-archive", f"cannot be read ({printable(what)})", name, "fetch or pack it again", "warning")


def truncated(name: str) -> Notice:
    """The notice for an archive that ends before it should."""
    return Notice("truncated", "ends too early; what came before the cut is read", name, "fetch it again", "warning")


def too_large(name: str, size: int, max_bytes: int) -> Notice:
    """The notice for a page that is not read because of its size."""
    what = f"{size / 1e6:,.1f} MB are more than the {max_bytes / 1e6:,.1f} MB that a page may have; not read"
    return Notice("too-large", what, name, "split it, or give the page alone")


def drain(stream: Readable, limit: int) -> bytes | None:
    """All bytes of a stream, or None where there are more than ``limit``."""
    pieces, left = [], limit + 1
    while left and (piece := stream.read(min(left, 1 << 20))):
        pieces.append(piece)
        left -= len(piece)
    return b"".join(pieces) if left else None


class Readable(Protocol):
    """Anything that gives bytes; ``read`` returns fewer than asked for only at the end, or between blocks."""

    def read(self, size: int = -1, /) -> bytes:
        """Up to ``size`` bytes."""
        ...


class Decompressor(Protocol):
    """What GzipFile, BZ2File and LZMAFile have in common."""

    def read1(self, size: int = -1, /) -> bytes:
        """What there is without waiting for more, up to ``size`` bytes."""
        ...

    def seek(self, offset: int, whence: int = 0, /) -> int:
        """Go to a place in the decompressed bytes."""
        ...

    def tell(self) -> int:
        """The place in the decompressed bytes."""
        ...

    def close(self) -> None:
        """Let go."""
        ...


class Bounded:
    """A decompressed stream that counts what comes out against what went in (the position of ``raw``), and raises Bomb."""

    def __init__(self, inner: Decompressor, raw: IO[bytes], limits: Limits) -> None:
        self._inner, self._raw, self._limits, self._out = inner, raw, limits, 0
        self._fault: BaseException | None = None

    def read(self, size: int = -1) -> bytes:
        """As many bytes as asked for, all for -1; fewer at the end, and before damage, which the next call raises. Raises Bomb."""
        if self._fault is not None:
            raise self._fault
        # A header of tar may ask for any number of bytes at once.
        most = self._limits.nested + 1
        left = min(size, most) if size >= 0 else most
        pieces, whole = [], 0
        try:
            while left and (piece := self._inner.read1(min(left, 1 << 20))):
                pieces.append(piece)
                whole += len(piece)
                left -= len(piece)
                self._out += len(piece)
                check_growth(self._out, self._raw.tell(), self._limits)
        except BROKEN as error:
            if not pieces:
                raise
            self._fault = error
        if whole == most:
            raise Bomb(f"asks for more than {most / 1e6:,.0f} MB at once")
        return b"".join(pieces)

    def seek(self, offset: int, whence: int = 0) -> int:
        """Move as files do; what is passed over on the way counts as read."""
        # Where the damage is before the place asked for, the decompressor meets it again on its way there.
        self._fault = None
        at = self._inner.seek(offset, whence)
        self._out = max(self._out, at) if at else 0
        check_growth(self._out, self._raw.tell(), self._limits)
        return at

    def tell(self) -> int:
        """The position in the decompressed bytes."""
        return self._inner.tell()

    def seekable(self) -> bool:
        """True: going back decompresses from the start again."""
        return True

    def close(self) -> None:
        """Close the decompressor; the file below stays open."""
        self._inner.close()


def check_growth(out: int, taken: int, limits: Limits) -> None:
    """Raise Bomb where ``out`` bytes from ``taken`` compressed ones are more than the limits allow."""
    if out > limits.total:
        raise Bomb(f"more than {limits.total / 1e9:,.0f} GB come out of it")
    if out > limits.free and out > limits.ratio * max(taken, 1):
        raise Bomb(f"grows to more than {limits.ratio} times its compressed size")


# --- tallies ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Tally(Notice):
    """One notice for many records of an archive that were passed over: reasons with their counts."""

    counts: tuple[tuple[str, int], ...] = ()


def tally(where: str, counts: Counter[str]) -> Iterator[Tally]:
    """The tally of an archive (or a part of one), if there is anything to count."""
    if total := sum(counts.values()):
        rows = tuple(sorted(counts.items()))
        reasons = ", ".join(f"{count:,} {reason}" for reason, count in rows)
        what = f"{total:,} record{'s' * (total != 1)} passed over: {reasons}"
        yield Tally("passed-over", what, where, severity="info", counts=rows)


def summed(notices: Iterable[Notice]) -> list[Notice]:
    """The notices, the tallies of the parts of one archive added up to one (at the place of the first)."""
    counts: dict[str, Counter[str]] = {}
    out: list[Notice | str] = []
    for notice in notices:
        if isinstance(notice, Tally):
            if notice.where not in counts:
                counts[notice.where] = Counter()
                out.append(notice.where)
            counts[notice.where].update(dict(notice.counts))
        else:
            out.append(notice)
    return [merged for item in out for merged in ((item,) if isinstance(item, Notice) else tally(item, counts[item]))]


# --- forms -----------------------------------------------------------------------------------------------------------

HEAD = 65536
_CONTAINER_NAME = re.compile(r"\.(?:zip|maff|tar|t[gbx]z|tbz2|gz|bz2|xz|warc|wet|jsonl|ndjson|jsonlines|mht|mhtml)$", re.I)
_LINES_NAME = re.compile(r"\.(?:jsonl|ndjson|jsonlines)(?:\.(?:gz|bz2|xz))?$", re.I)
_MHTML_NAME = re.compile(r"\.mht(?:ml)?(?:\.(?:gz|bz2|xz))?$", re.I)
_WARC = re.compile(rb"WARC/[01]\.[0-9]{1,2}\r?\n")
_TAG = re.compile(rb"(?:\xef\xbb\xbf)?[ \t\r\n]{0,99}<")
_PAGE_LINE = re.compile(rb"(?:\xef\xbb\xbf)?[ \t\r\n]{0,99}\{[ \t]{0,9}\"(?:url|html|text|date)\"[ \t]{0,9}:")
_PAGE_ARRAY = re.compile(
    rb"(?:\xef\xbb\xbf)?[ \t\r\n]{0,99}(?:\[[ \t\r\n]{0,99}\{|\{[ \t]{0,9}\r?\n)[ \t\r\n]{0,99}\"(?:url|html|text|date)\"[ \t]{0,9}:"
)
_MIME_HEAD = re.compile(rb"(?:[\x21-\x39\x3b-\x7e]{1,99}:[^\n]{0,4000}\n(?:[ \t][^\n]{0,4000}\n){0,99}){1,99}\r?\n")
_RELATED = re.compile(rb"^Content-Type:\s{0,99}multipart/related", re.I | re.M)
_MIME_VERSION = re.compile(rb"^MIME-Version:", re.I | re.M)


def is_container_name(name: str) -> bool:
    """Whether a file name is that of an archive or of compressed data."""
    return _CONTAINER_NAME.search(name) is not None


def form_of(head: bytes, name: str) -> str:
    """The form of a file by its first bytes (some 64 kB), its name deciding only between texts.

    One of ``zip``, ``tar``, ``gzip``, ``bzip2``, ``xz``, ``warc``, ``json``, ``jsonl``, ``mhtml``; else ``page``.
    """
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x06\x06")):
        return "zip"
    if head.startswith(b"\x1f\x8b"):
        return "gzip"
    if head[:3] == b"BZh" and head[4:10] in (b"1AY&SY", b"\x17rE8P\x90"):
        return "bzip2"
    if head.startswith(b"\xfd7zXZ\x00"):
        return "xz"
    if head[257:262] == b"ustar" or (name.lower().endswith(".tar") and b"\0" in head[:512]):
        return "tar"
    if _WARC.match(head):
        return "warc"
    if _PAGE_ARRAY.match(head) and (b'"html"' in head or b'"text"' in head):
        return "json"
    if not _TAG.match(head) if _LINES_NAME.search(name) else _PAGE_LINE.match(head) and (b'"html"' in head or b'"text"' in head):
        return "jsonl"
    if (mime := _MIME_HEAD.match(head)) and _MIME_VERSION.search(mime[0]) and (_MHTML_NAME.search(name) or _RELATED.search(mime[0])):
        return "mhtml"
    return "page"
