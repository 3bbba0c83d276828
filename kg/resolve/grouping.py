"""Numbers by keys, in two passes over columns: lists of lists take ten times as much memory as what is in them."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Iterator
from itertools import accumulate


def grouped(keyed: Callable[[], Iterable[tuple[int, int]]], count: int) -> Iterator[tuple[int, array[int]]]:
    """The keys (whole numbers below ``count``) that there are, in order, with the numbers of each in the order in which they come.

    ``keyed`` gives keys with their numbers, and is asked twice.
    """
    sizes = array("Q", bytes(8 * (count + 1)))
    for key, _ in keyed():
        sizes[key + 1] += 1
    starts = array("Q", accumulate(sizes))
    free, numbers = starts[:], array("I", bytes(4 * starts[-1]))
    for key, number in keyed():
        numbers[free[key]] = number
        free[key] += 1
    for key in range(count):
        if starts[key] < starts[key + 1]:
            yield key, numbers[starts[key] : starts[key + 1]]
