"""JSON Lines of saved pages: one object a line, ``{"url": …, "html": …}`` or ``{"url": …, "text": …}``, perhaps with a ``date``.

Small collections also come as one array of such objects.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from typing import IO

from kg.documents.address import is_moment
from kg.documents.container import BROKEN, Bomb, Bounded, Limits, Payload, broken, drain, tally, too_large
from kg.model import Notice

_DATE = re.compile(r"\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:?\d\d)?)?")
_SHOWN = 10
"""So many broken lines of one file are named; where there are more, they are counted: the file is of another kind."""


class Lines:
    """A stream as lines of at most ``longest`` bytes, with their offsets; a line that is longer is passed over whole."""

    def __init__(self, file: IO[bytes] | Bounded, longest: int) -> None:
        self._file, self._longest, self._buffer, self._offset = file, longest, bytearray(), file.tell()

    def __iter__(self) -> Iterator[tuple[int, bytes | int]]:
        """Pairs of an offset and a line with its end, or the number of its bytes where it was too long."""
        dropped, searched = 0, 0
        while True:
            newline = self._buffer.find(b"\n", searched)
            if newline >= 0:
                size = newline + 1
                yield self._offset, dropped + size if dropped else bytes(self._buffer[:size])
                self._offset += dropped + size
                del self._buffer[:size]
                dropped = searched = 0
                continue
            searched = len(self._buffer)
            if searched > self._longest:
                dropped += searched
                self._buffer.clear()
                searched = 0
            piece = self._file.read(1 << 16)
            if not piece:
                break
            self._buffer += piece
        if self._buffer or dropped:
            yield self._offset, dropped + len(self._buffer) if dropped else bytes(self._buffer)


def pages(file: IO[bytes] | Bounded, name: str, limits: Limits, start: int = 0, end: int | None = None) -> Iterator[Payload | Notice]:
    """The pages in the lines that begin at the bytes ``start`` to ``end``, called ``<name>!/<offset of the line, 12 digits>``.

    Where a line has both, ``html`` is the page. A page's bytes are its text in UTF-8.
    """
    # The byte before tells whether a line begins at start or before it.
    file.seek(max(start - 1, 0))
    passed: Counter[str] = Counter()
    shown = 0
    try:
        for number, (offset, line) in enumerate(Lines(file, limits.page * 2)):
            if end is not None and offset >= end:
                break
            if start and number == 0:
                continue
            place = f"{name}!/{offset:012d}"
            if isinstance(line, int):
                yield too_large(place, line, limits.page)
                continue
            if not line.strip():
                continue
            found = _page(line, place, limits)
            if isinstance(found, str):
                shown += 1
                if shown > _SHOWN:
                    passed[found] += 1
                else:
                    what = f"the line is passed over: {found}"
                    yield Notice("broken-line", what, place, 'write {"url": …, "html": …} or {"url": …, "text": …}')
            else:
                yield found
    except (Bomb, *BROKEN) as error:
        yield broken(name, error)
    yield from tally(name, passed)


def array(file: IO[bytes] | Bounded, name: str, limits: Limits) -> Iterator[Payload | Notice]:
    """The pages in an array of objects, called ``<name>!/<number, 12 digits>``; an object alone is one page, of the file's name.

    The array is read whole: one larger than a page may be gives a notice.
    """
    data = drain(file, limits.page)
    if data is None:
        yield too_large(name, limits.page + 1, limits.page)
        return
    try:
        rows = json.loads(data)
    except (ValueError, RecursionError):
        yield Notice("broken-line", "it begins as an array of pages in JSON and is none; passed over", name, "write one object a line")
        return
    for number, row in enumerate(rows if isinstance(rows, list) else [rows]):
        place = f"{name}!/{number:012d}" if isinstance(rows, list) else name
        found = _page_of(row, place, limits)
        if isinstance(found, str):
            yield Notice("broken-line", f"it is passed over: {found}", place, 'write {"url": …, "html": …} or {"url": …, "text": …}')
        else:
            yield found


def _page(line: bytes, place: str, limits: Limits) -> Payload | Notice | str:
    """The page of a line, or why there is none."""
    try:
        row = json.loads(line)
    except (ValueError, RecursionError):
        return "no JSON"
    return _page_of(row, place, limits)


def _page_of(row: object, place: str, limits: Limits) -> Payload | Notice | str:
    """The page of an object, or why there is none."""
    if not isinstance(row, dict):
        return "no JSON object"
    content = row.get("html") or row.get("text")
    if not isinstance(content, str) or not content.strip():
        return "no html and no text"
    # What is no character (half of a pair, as JSON can write it) is repaired where texts are decoded, with its notice.
    data = content.encode("utf-8", "surrogatepass")
    if len(data) > limits.page:
        return too_large(place, len(data), limits.page)
    url, date = row.get("url"), row.get("date")
    known = date.strip() if isinstance(date, str) and _DATE.fullmatch(date.strip()) and is_moment(date.strip()) else ""
    return Payload(place, data, url.strip() if isinstance(url, str) else "", known, "utf-8")
