"""The tables as CSV (RFC 4180, UTF-8) or Parquet files."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Literal

from kg.exports.rows import ROWS, Row
from kg.exports.schema import TABLES, Column, Table
from kg.rdf.facts import Facts
from kg.spill.tables import write_parquet

SEPARATOR = " | "
"""What stands between the entries of a list in a cell; a ``|`` in an entry is written ``\\|``, a ``\\`` is written ``\\\\``."""

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def write_tables(
    facts: Facts,
    folder: Path,
    form: Literal["csv", "parquet"],
    *,
    spreadsheet: bool = False,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> dict[str, int]:
    """Write one file a table; the number of rows of each.

    ``spreadsheet`` makes CSV safe to open in a spreadsheet: text that a program would take for a formula gets a ``'`` before it, and
    a byte-order mark says that it is UTF-8. Raises RequestError where pyarrow is missing for Parquet.
    """
    counts = {}
    for done, table in enumerate(TABLES, 1):
        path, rows = folder / f"{table.name}.{form}", ROWS[table.name](facts)
        if form == "parquet":
            counts[table.name] = write_parquet(path, [(c.name, c.kind) for c in table.columns], rows)
        else:
            counts[table.name] = write_csv(path, table, rows, spreadsheet=spreadsheet)
        progress(done, len(TABLES))
    return counts


def write_csv(path: Path, table: Table, rows: Iterable[Row], *, spreadsheet: bool = False) -> int:
    """Write one table: a header, lines that end in CR LF, quotes where RFC 4180 wants them. The number of rows."""
    count = 0
    with path.open("w", encoding="utf-8-sig" if spreadsheet else "utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\r\n")
        writer.writerow([column.name for column in table.columns])
        for row in rows:
            cells = [_cell(column, value) for column, value in zip(table.columns, row, strict=True)]
            writer.writerow([_harmless(column, cell) for column, cell in zip(table.columns, cells, strict=True)] if spreadsheet else cells)
            count += 1
    return count


def _cell(column: Column, value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return f"{value:.15g}" if not value.is_integer() else str(int(value))
    if isinstance(value, list):
        return SEPARATOR.join(str(entry).replace("\\", "\\\\").replace("|", "\\|") for entry in value)
    # NUL has no place in a text file; nothing else is changed.
    return str(value).replace("\x00", "\ufffd")


def _harmless(column: Column, cell: str) -> str:
    if column.kind in ("text", "list") and cell.lstrip(" ").startswith(_FORMULA):
        return "'" + cell
    return cell
