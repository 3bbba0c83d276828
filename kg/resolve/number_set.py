"""A set of numbers in a column: a set of Python's takes seven times as much memory, and there are millions."""

from __future__ import annotations

from array import array

_FIRST = 1 << 10
_SPREAD = 0x9E3779B97F4A7C15
"""The golden ratio of 64 bits: neighbours are far apart (Knuth, The Art of Computer Programming 3, 6.4)."""


class NumberSet:
    """Whole numbers from 0 to 2**64 - 2, in a table with open addressing that is never more than two thirds full."""

    def __init__(self) -> None:
        self._slots = array("Q", bytes(8 * _FIRST))
        self._count = 0

    def __len__(self) -> int:
        return self._count

    def __contains__(self, number: int) -> bool:
        return self._slots[self._slot(number + 1)] != 0

    def add(self, number: int) -> bool:
        """Take in a number; whether it was not there before. Raises OverflowError for one that is out of range."""
        at = self._slot(number + 1)
        if self._slots[at]:
            return False
        self._slots[at] = number + 1
        self._count += 1
        if 3 * self._count > 2 * len(self._slots):
            self._grow()
        return True

    def _slot(self, wanted: int) -> int:
        """The place of what is kept for a number, or the free one where it belongs."""
        slots = self._slots
        mask = len(slots) - 1
        at = wanted * _SPREAD >> 24 & mask
        while (held := slots[at]) and held != wanted:
            at = at + 1 & mask
        return at

    def _grow(self) -> None:
        before, self._slots = self._slots, array("Q", bytes(16 * len(self._slots)))
        for held in before:
            if held:
                self._slots[self._slot(held)] = held
