"""Numbers by keys, in two passes over columns: lists of lists take ten times as much memory as what is in them."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Iterator
from itertools import accumulate


def grouped(keyed: Callable[[], Iterable[tuple[int, int]]], count: int, least: int = 1) -> Iterator[tuple[int, array[int]]]:
    """The keys (whole numbers below ``count``) that there are, in order, with the numbers of each in the order in which they come.

    ``keyed`` gives keys with their numbers, and is asked twice. Keys of fewer numbers than ``least`` are left out.
    """
    free = array("Q", bytes(8 * (count + 1)))
    for key, _ in keyed():
        free[key + 1] += 1
    free = array("Q", accumulate(free))
    numbers = array("I", bytes(4 * free[-1]))
    for key, number in keyed():
        numbers[free[key]] = number
        free[key] += 1
    # Where a key had room is now where the next one's begins.
    start = 0
    for key in range(count):
        if (end := free[key]) - start >= least:
            yield key, numbers[start:end]
        start = end
