"""Rows in columns, for a terminal."""

from __future__ import annotations

from collections.abc import Sequence


def columns(rows: Sequence[Sequence[str]], words: int) -> list[str]:
    """Lines with the cells of rows one below the other, a rule below the first; the first ``words`` columns to the left."""
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    lines = [
        "  ".join(cell.ljust(width) if at < words else cell.rjust(width) for at, (cell, width) in enumerate(zip(row, widths, strict=True)))
        for row in (rows[0], ["-" * width for width in widths], *rows[1:])
    ]
    return [line.rstrip() for line in lines]
