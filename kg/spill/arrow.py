"""The wall round pyarrow, which not everybody has."""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from typing import Any

from kg.errors import RequestError


def available() -> bool:
    """Whether what Parquet needs is installed."""
    return find_spec("pyarrow") is not None


def loaded(what: str, instead: str) -> tuple[Any, Any]:
    """pyarrow and its Parquet part. Raises RequestError where it is not installed.

    ``what`` is what needs it, ``instead`` what else can be done.
    """
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError as error:
        raise RequestError(f"{what} pyarrow", next_step=f"pip install 'kg[parquet]', or use {instead}") from error
    return pa, pq


def zstd_packed(data: bytes) -> bytes:
    """Packed by zstd, with little effort. Raises RequestError where pyarrow is not installed."""
    packed: bytes = _zstd().compress(data, asbytes=True)
    return packed


def zstd_unpacked(data: bytes, size: int) -> bytes:
    """The ``size`` bytes that were packed. Raises OSError for what was not, and RequestError where pyarrow is not installed."""
    found: bytes = _zstd().decompress(data, decompressed_size=size, asbytes=True)
    return found


@cache
def _zstd() -> Any:
    pa, _ = loaded("what was packed by zstd needs", "--claims nq")
    return pa.Codec("zstd", compression_level=1)
