"""Row ids as lists of pairs write them: ``0012`` in a table is ``12`` or ``12.0`` where a program took it for a number."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable

_NUMBER = re.compile(r"0*(\d+)(?:\.0+)?")
_PREFIX = re.compile(r"[a-z]{1,4}[-_:]?(?=\d+$)")


def exactly(row_id: str) -> str:
    """The id as it stands there."""
    return row_id


def loosely(row_id: str) -> str:
    """The id without case, without the address before it, and without what a number may gain or lose."""
    bare = row_id.strip().strip("\"'<>").casefold()
    bare = bare.partition("?")[0] if "/" in bare else bare
    text = re.split(r"[/#]", bare.rstrip("/#"))[-1]
    number = _NUMBER.fullmatch(text)
    return number[1] if number else text


def by_number(row_id: str) -> str:
    """The number of an id alone: ``tt0000012`` is ``12``."""
    return loosely(_PREFIX.sub("", loosely(row_id)))


READINGS: tuple[Callable[[str], str], ...] = (exactly, loosely, by_number)
"""The ways to read ids, the strictest first."""


class Ids:
    """The ids of a table, found by how a list of pairs writes them; what would mean two rows means none."""

    def __init__(self, rows: Iterable[str], reading: Callable[[str], str]) -> None:
        self._reading = reading
        keys = [(reading(row), row) for row in rows]
        counts = Counter(key for key, _ in keys)
        self._known = {key: row for key, row in keys if key and counts[key] == 1}

    def row(self, written: str) -> str | None:
        """The row that is meant, if any."""
        return self._known.get(self._reading(written.strip()))
