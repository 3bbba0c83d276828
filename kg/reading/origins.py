"""Where the characters of a text that was made from another stood in that one."""

from __future__ import annotations

from bisect import bisect_right


class Origins:
    """For each character of a text, the range of the document it stands for.

    The text is made piece by piece: what is ``kept`` stands there character by character, what is ``put`` stands as a whole for a
    range (a blank for a run of blanks, a letter for the reference that spells it).
    """

    def __init__(self) -> None:
        self._length = 0
        self._at: list[int] = []
        self._first: list[int] = []
        self._last: list[int] = []

    def kept(self, start: int, end: int) -> None:
        """Add the characters from ``start`` to ``end`` of the document as they are."""
        if end > start:
            self._add(end - start, start, -1)

    def put(self, length: int, start: int, end: int) -> None:
        """Add so many characters that stand together for a range of the document."""
        if length:
            self._add(length, start, end)

    def taken(self, other: Origins, start: int, end: int) -> None:
        """Add the characters from ``start`` to ``end`` of another text that was made from the same document."""
        at = start
        while at < end:
            number = bisect_right(other._at, at) - 1
            following = other._at[number + 1] if number + 1 < len(other._at) else end
            until, first, last = min(end, following), other._first[number], other._last[number]
            self._add(until - at, first if last >= 0 else first + at - other._at[number], last)
            at = until

    def _add(self, length: int, first: int, last: int) -> None:
        self._at.append(self._length)
        self._first.append(first)
        self._last.append(last)
        self._length += length

    def start(self, position: int) -> int:
        """Where in the document the character at a position begins."""
        number = bisect_right(self._at, position) - 1
        return self._first[number] + (position - self._at[number] if self._last[number] < 0 else 0)

    def end(self, position: int) -> int:
        """Where in the document the character at a position ends."""
        number = bisect_right(self._at, position) - 1
        last = self._last[number]
        return last if last >= 0 else self._first[number] + position - self._at[number] + 1
