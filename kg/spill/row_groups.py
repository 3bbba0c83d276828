"""Parquet files of the same columns made one, their row groups copied as they are.

What is packed does not depend on where in a file it lies; only the footer says where, so it is made anew. Source: the Parquet format's
definition of ``FileMetaData``; the numbers of fields below are from there.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from kg.spill.thrift import LIST, STRUCT, Struct, Value, packed, parsed

_MAGIC = b"PAR1"
_SIZE = 4
"""So many bytes behind the footer give its length."""

_ROWS, _ROW_GROUPS = 3, 4
_COLUMNS, _GROUP_AT, _ORDINAL = 1, 5, 7
_COLUMN_META = 3
_OF_COLUMN = (4, 6)
"""The places of a column's indexes, beside its metadata."""
_OF_COLUMN_META = (9, 10, 11, 14)
"""The places of a column's data, index and dictionary pages and of its Bloom filter."""


def join_files(path: Path, files: Iterable[bytes]) -> None:
    """Write Parquet files of the same columns as one, in their order; at least one, whose columns and notes the whole has.

    The order of rows and the row groups are those of the files. Raises ValueError for what is no Parquet file, and where there is none.
    """
    footer: Struct | None = None
    groups: list[Struct] = []
    rows = 0
    with path.open("wb") as out:
        out.write(_MAGIC)
        for file in files:
            begins = _footer_at(file)
            found = parsed(file[begins : -_SIZE - len(_MAGIC)])
            moved = out.tell() - len(_MAGIC)
            groups += [_moved_group(group, moved) for group in found[_ROW_GROUPS].value[1]]
            rows += found[_ROWS].value
            footer = footer or found
            out.write(memoryview(file)[len(_MAGIC) : begins])
        if footer is None:
            raise ValueError("there is no file")
        whole = packed({**footer, _ROWS: footer[_ROWS]._replace(value=rows), _ROW_GROUPS: Value(LIST, (STRUCT, groups))})
        out.write(whole + len(whole).to_bytes(_SIZE, "little") + _MAGIC)


def _footer_at(file: bytes) -> int:
    end = len(file) - _SIZE - len(_MAGIC)
    begins = end - int.from_bytes(file[end : end + _SIZE], "little")
    if not file.startswith(_MAGIC) or not file.endswith(_MAGIC) or begins < len(_MAGIC):
        raise ValueError("it is no Parquet file")
    return begins


def _moved_group(group: Struct, by: int) -> Struct:
    type, (of, columns) = group[_COLUMNS]
    moved = _moved(group, (_GROUP_AT,), by)
    moved[_COLUMNS] = Value(type, (of, [_moved_column(column, by) for column in columns]))
    # Which of the file's groups it is need not be said.
    moved.pop(_ORDINAL, None)
    return moved


def _moved_column(column: Struct, by: int) -> Struct:
    meta = column[_COLUMN_META]
    return _moved(column, _OF_COLUMN, by) | {_COLUMN_META: meta._replace(value=_moved(meta.value, _OF_COLUMN_META, by))}


def _moved(struct: dict[int, Any], places: Iterable[int], by: int) -> Struct:
    return struct | {place: struct[place]._replace(value=struct[place].value + by) for place in places if place in struct}
