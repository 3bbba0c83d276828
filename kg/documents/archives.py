"""Zip and tar: the files in them, one open stream at a time, and a notice for each that cannot or must not be read."""

from __future__ import annotations

import contextlib
import stat
import struct
import tarfile
import zipfile
from collections.abc import Iterator, Sequence
from typing import IO

from kg.documents.container import BROKEN, Bomb, Bounded, Limits, Member, broken, truncated
from kg.documents.inside import Inside
from kg.model import Notice

OPAQUE = frozenset({"[Content_Types].xml", "mimetype", "META-INF/MANIFEST.MF", "AndroidManifest.xml"})
"""Names that zip archives have which are one file to everyone else: office documents, e-books, programs."""

_METHODS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA}
_METHOD_NAMES = {1: "shrink", 6: "implode", 9: "deflate64", 93: "zstd", 94: "mp3", 95: "xz", 97: "wavpack", 98: "PPMd", 99: "AES"}


# --- zip -------------------------------------------------------------------------------------------------------------


def zip_count(file: IO[bytes], limits: Limits) -> int:
    """How many files a zip archive lists; 0 where it cannot be read or lists too many."""
    try:
        if _listed(file) > limits.members:
            return 0
        with zipfile.ZipFile(file) as archive:
            return len(archive.filelist)
    except BROKEN:
        return 0


def _listed(file: IO[bytes]) -> int:
    """An upper bound for the files that a zip archive lists, from the size of its directory: opening it would read them all."""
    size = file.seek(0, 2)
    file.seek(max(0, size - 65_577))
    tail = file.read()
    file.seek(0)
    at = tail.rfind(b"PK\x05\x06")
    if at < 0 or len(tail) < at + 22:
        return 0
    directory: int = struct.unpack_from("<L", tail, at + 12)[0]
    if directory == 0xFFFFFFFF and (wide := tail.rfind(b"PK\x06\x06", 0, at)) >= 0 and len(tail) >= wide + 48:
        directory = struct.unpack_from("<Q", tail, wide + 40)[0]
    return directory // 46


def zip_members(
    file: IO[bytes], name: str, exclude: tuple[str, ...], limits: Limits, start: int = 0, end: int | None = None
) -> Iterator[Member | Notice]:
    """The files of a zip archive at the positions ``start`` to ``end`` of its directory; a stream is open until the next is asked for."""
    try:
        if (count := _listed(file)) > limits.members:
            yield too_many(name, count, limits)
            return
        archive = zipfile.ZipFile(file)
    except BROKEN as error:
        yield broken(name, error)
        return
    with archive:
        infos = archive.filelist
        if OPAQUE & {info.filename for info in infos[:50]}:
            what = "is no archive of pages but an office document, an e-book or a program"
            yield Notice("binary", what, name, "give the page as text or HTML")
            return
        inside = Inside(name, map(_zip_name, infos), exclude)
        overlapping, total = _overlapping(infos), 0
        for number, info in enumerate(infos):
            if info.is_dir():
                continue
            full, again = inside.name(_zip_name(info))
            total += info.file_size
            if not full or number < start or (end is not None and number >= end):
                continue
            if again:
                yield duplicate_name(full)
            if notice := _refused(info, full, number in overlapping, total, limits):
                yield notice
                continue
            try:
                with archive.open(info) as stream:
                    yield Member(full, stream, info.file_size)
            except BROKEN as error:
                yield broken(full, error)


def _zip_name(info: zipfile.ZipInfo) -> str:
    """The name as it stands in the archive, NULs and all; many programs write UTF-8 and forget to say so."""
    name = info.orig_filename
    if not info.flag_bits & 0x800:
        with contextlib.suppress(UnicodeError):  # then it is what it says, the code page of DOS
            name = name.encode("cp437").decode("utf-8")
    return name


def _overlapping(infos: Sequence[zipfile.ZipInfo]) -> set[int]:
    """Positions of files whose compressed bytes reach into those of another: how a small archive pretends to hold much."""
    places = sorted((info.header_offset, info.header_offset + 30 + info.compress_size, i) for i, info in enumerate(infos))
    out: set[int] = set()
    furthest, owner = -1, -1
    for begin, finish, i in places:
        if begin < furthest:
            out |= {owner, i}
        if finish > furthest:
            furthest, owner = finish, i
    return out


def _refused(info: zipfile.ZipInfo, full: str, overlaps: bool, total: int, limits: Limits) -> Notice | None:
    """The notice why a file of a zip archive is not opened."""
    kind = info.external_attr >> 16
    if stat.S_ISLNK(kind):
        return _special(full, "a symbolic link")
    if kind and stat.S_IFMT(kind) and not stat.S_ISREG(kind):
        return _special(full, "a device, a pipe or a socket")
    if info.flag_bits & 1:
        return Notice("encrypted", "is encrypted; not read", full, "unpack it with its password and give the folder", "warning")
    if info.compress_type not in _METHODS:
        method = _METHOD_NAMES.get(info.compress_type, f"number {info.compress_type}")
        return Notice("unknown-compression", f"is compressed by a method that is not read ({method})", full, "pack it again", "warning")
    if overlaps:
        return broken(full, Bomb("shares its bytes with other files of the archive"))
    if info.file_size > limits.free and info.file_size > limits.ratio * max(info.compress_size, 1):
        return broken(full, Bomb(f"grows to more than {limits.ratio} times its compressed size"))
    if total > limits.total:
        return broken(full, Bomb(f"more than {limits.total / 1e9:,.0f} GB come out of the archive before it"))
    return None


# --- tar -------------------------------------------------------------------------------------------------------------


def tar_count(file: IO[bytes], limits: Limits) -> int:
    """How many entries an uncompressed tar archive has; 0 where it cannot be read."""
    try:
        with tarfile.open(fileobj=file, mode="r:") as archive:
            return sum(1 for _, _ in zip(archive, range(limits.members), strict=False))
    except BROKEN:
        return 0


def tar_members(
    file: IO[bytes] | Bounded, name: str, exclude: tuple[str, ...], limits: Limits, start: int = 0, end: int | None = None
) -> Iterator[Member | Notice]:
    """The files of a tar archive (already decompressed) at the positions ``start`` to ``end``; open until the next is asked for.

    The archive is gone through twice, for the names and for the bytes.
    """
    infos: list[tarfile.TarInfo] = []
    after: list[Notice] = []
    try:
        archive = tarfile.open(fileobj=file, mode="r:", errorlevel=1)  # type: ignore[call-overload]  # noqa: SIM115
    except (*BROKEN, Bomb) as error:
        yield broken(name, error)
        return
    with archive:
        try:
            for info in archive:
                infos.append(info)
                if len(infos) > limits.members:
                    after.append(too_many(name, len(infos), limits))
                    break
            else:
                after.extend(_end(archive, file, name))
        except (*BROKEN, Bomb) as error:
            after.append(truncated(name) if "end of data" in str(error) else broken(name, error))
        inside = Inside(name, (info.name for info in infos if not info.isdir()), exclude)
        for number, info in enumerate(infos):
            if info.isdir():
                continue
            full, again = inside.name(info.name)
            if not full or number < start or (end is not None and number >= end):
                continue
            if again:
                yield duplicate_name(full)
            if not info.isreg():
                yield _special(full, _tar_kind(info))
                continue
            try:
                stream = archive.extractfile(info)
                if stream is None:
                    yield _special(full, "no file with bytes of its own")
                    continue
                with stream:
                    yield Member(full, stream, info.size)
            except tarfile.ReadError:
                break  # cut off: said once, for the archive
            except (*BROKEN, Bomb) as error:
                if not after:
                    after.append(broken(full, error))
                break
    if start == 0:
        yield from after


def _end(archive: tarfile.TarFile, file: IO[bytes] | Bounded, name: str) -> Iterator[Notice]:
    """What is wrong with the place where tarfile stopped: it takes a damaged header, and no end at all, for the end."""
    file.seek(archive.offset)
    block = file.read(512)
    if len(block) < 512:
        yield truncated(name)
    elif block.strip(b"\0"):
        yield Notice("broken-archive", "a header in it is damaged; what came before is read", name, "pack it again", "warning")


def _tar_kind(info: tarfile.TarInfo) -> str:
    if info.issym():
        return "a symbolic link"
    if info.islnk():
        return "a second name of another file in the archive"
    return "a named pipe" if info.isfifo() else "a device" if info.isdev() else "no regular file"


# --- notices ---------------------------------------------------------------------------------------------------------


def too_many(name: str, count: int, limits: Limits) -> Notice:
    """The notice for an archive that lists more files than are looked at."""
    what = f"lists more than {limits.members:,} files"
    return Notice("too-many", what, name, "split it, or unpack it and give the folder", "warning")


def duplicate_name(full: str) -> Notice:
    """The notice for the second file of one name in an archive."""
    return Notice(
        "duplicate-name", "an earlier file of the archive has the same name; this one is called so", full, "rename one of the two"
    )


def _special(full: str, kind: str) -> Notice:
    return Notice("special-file", f"is {kind}, which is never followed", full, "pack the file itself")
