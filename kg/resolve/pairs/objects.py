"""Rows from JSON Lines, from a list of objects or of lists, or from one object that holds the rows by their ids or under a name."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from kg.errors import RequestError
from kg.resolve.pairs.cells import NAMING, coded

ID = "id"
"""What the column is called that holds the keys of an object of rows."""
_DEEP = 3


def rows(text: str, path: Path) -> tuple[list[str], list[tuple[str, ...]]]:
    """The header and the rows of a JSON text; what an object in a row says stands in columns of its own (``info.year``).

    Raises RequestError where the text is no JSON or holds no rows.
    """
    try:
        found = _rows(_values(text))
    except (ValueError, RecursionError) as error:
        raise RequestError(f"is no JSON ({error})", where=str(path), next_step="give a row a line, or a list of rows") from error
    if not found or not all(isinstance(row, dict | list) for row in found):
        raise RequestError("holds no rows", where=str(path), next_step="give a row a line, or a list of rows")
    flat = [
        _flat(row) if isinstance(row, dict) else {str(i): v for i, v in enumerate(row)} for row in found if isinstance(row, dict | list)
    ]
    header = list(dict.fromkeys(name for row in flat for name in row))
    return header, [tuple(coded(row.get(name)) for name in header) for row in flat]


def _values(text: str) -> object:
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        # A row on each line, or a pair.
        if error.msg != "Extra data":
            raise
        return [json.loads(line) for line in text.split("\n") if line.strip()]


def _rows(whole: object) -> list[object]:
    if isinstance(whole, list):
        return whole
    if not isinstance(whole, dict):
        return []
    lists = list(_lists(whole))
    if len(lists) == 1 and len(lists[0]) > 1 and not any(isinstance(whole.get(name), str) for name in ("title", *NAMING)):
        return lists[0]
    if len(whole) > 1 and all(isinstance(row, dict) for row in whole.values()):
        return [{ID: key, **row} for key, row in whole.items()]
    return [whole]


def _lists(whole: dict[str, object], depth: int = 0) -> Iterator[list[object]]:
    """The lists of objects that stand in an object, or in one that it holds."""
    for value in whole.values():
        if isinstance(value, list) and value and all(isinstance(row, dict) for row in value):
            yield value
        elif isinstance(value, dict) and depth < _DEEP:
            yield from _lists(value, depth + 1)


def _flat(row: dict[str, object], before: str = "", depth: int = 0) -> dict[str, object]:
    """The values of a row by name; of an object that has no name of its own, each value by the names on the way to it."""
    out: dict[str, object] = {}
    for name, value in row.items():
        if isinstance(value, dict) and depth < _DEEP and not any(value.get(key) is not None for key in NAMING):
            out |= _flat(value, f"{before}{name}.", depth + 1)
        else:
            out[f"{before}{name}"] = value
    return out
