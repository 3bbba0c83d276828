"""Content encodings of HTTP, undone within limits: gzip and deflate always, br and zstd where a library for them is there."""

from __future__ import annotations

import importlib
import zlib
from collections.abc import Callable
from typing import Any

from kg.documents.container import Bomb, Limits, check_growth


class UnknownEncoding(Exception):
    """A content encoding that cannot be undone here; the message is its name."""


def without_content_encodings(data: bytes, header: str, limits: Limits) -> bytes | None:
    """The bytes of a page that was sent with this ``Content-Encoding``; None where they are more than a page may have.

    Crawlers that undo an encoding often keep its header: bytes that are plainly not so encoded are returned as they are.
    Raises UnknownEncoding, Bomb, EOFError for what is cut off, zlib.error and the errors of other libraries as ValueError.
    """
    for name in reversed([part.strip().lower() for part in header.split(",")]):
        if name in ("", "identity", "none", "utf-8", "binary"):
            continue
        undo = _UNDO.get(name)
        if undo is None:
            raise UnknownEncoding(name)
        undone = undo(data, limits)
        if undone is None:
            return None
        data = undone
    return data


def _inflate(data: bytes, limits: Limits, window: int) -> bytes | None:
    unpack = zlib.decompressobj(window)
    out = unpack.decompress(data, limits.page + 1)
    check_growth(len(out), len(data) - len(unpack.unconsumed_tail), limits)
    if len(out) > limits.page:
        return None
    if not unpack.eof:
        raise EOFError
    return out


def _gzip(data: bytes, limits: Limits) -> bytes | None:
    return _inflate(data, limits, 31) if data.startswith(b"\x1f\x8b") else data


def _deflate(data: bytes, limits: Limits) -> bytes | None:
    if data.lstrip()[:1] == b"<":
        return data
    try:
        return _inflate(data, limits, 15)
    except zlib.error:
        return _inflate(data, limits, -15)  # many servers leave the zlib wrapper out


def _brotli(data: bytes, limits: Limits) -> bytes | None:
    if data.lstrip()[:1] == b"<":
        return data
    library = _library("br", "brotli", "brotlicffi")
    unpack, out = library.Decompressor(), bytearray()
    feed: Callable[[bytes], bytes] = getattr(unpack, "process", None) or unpack.decompress
    # A few bytes can stand for megabytes; small steps keep what comes out at once within reason.
    for at in range(0, len(data), 64):
        try:
            out += feed(data[at : at + 64])
        except library.error as error:
            raise ValueError(str(error)) from error
        check_growth(len(out), at + 64, limits)
        if len(out) > limits.page:
            return None
    if not unpack.is_finished():
        raise EOFError
    return bytes(out)


def _zstd(data: bytes, limits: Limits) -> bytes | None:
    if not data.startswith(b"\x28\xb5\x2f\xfd"):
        return data
    library = _library("zstd", "zstandard")
    try:
        with library.ZstdDecompressor(max_window_size=1 << 27).stream_reader(data) as stream:
            out: bytes = stream.read(limits.page + 1)
    except library.ZstdError as error:
        raise ValueError(str(error)) from error
    if len(out) > limits.ratio * len(data) and len(out) > limits.free:
        raise Bomb(f"grows to more than {limits.ratio} times its compressed size")
    return None if len(out) > limits.page else out


def _library(encoding: str, *names: str) -> Any:
    for name in names:
        try:
            return importlib.import_module(name)
        except ImportError:
            continue
    raise UnknownEncoding(f"{encoding}; pip install {names[0]}")


_UNDO: dict[str, Callable[[bytes, Limits], bytes | None]] = {
    "gzip": _gzip, "x-gzip": _gzip, "deflate": _deflate, "br": _brotli, "zstd": _zstd,
}  # fmt: skip
