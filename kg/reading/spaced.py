"""Texts with a blank line behind every piece of text, as tools leave them that keep the line breaks of the source beside their own."""

from __future__ import annotations

from itertools import pairwise

from kg.reading.page import Page

FEWEST_LINES = 40
SHORT = 2
"""A line of so many characters is a mark, or a number of a ruler: a piece of a line, and no paragraph."""
FEWEST_SHORT = 10
_SHARE = 0.7
"""Of how many gaps beside such lines are blank lines at least, where they part nothing."""


def single_spaced(page: Page) -> Page:
    """The page without blank lines between its lines, where those stand between the pieces of its lines as well."""
    if len(page.lines) < FEWEST_LINES:
        return page
    short = [line.end - line.start <= SHORT for line in page.lines]
    blank = [page.text.count("\n", one.end, two.start) > 1 for one, two in pairwise(page.lines)]
    beside = [gap for at, gap in enumerate(blank) if short[at] or short[at + 1]]
    if sum(short) < FEWEST_SHORT or sum(beside) < _SHARE * len(beside):
        return page
    gaps = [(one.end, two.start) for gap, (one, two) in zip(blank, pairwise(page.lines), strict=True) if gap]
    return page.respaced([(start, end, "\n") for start, end in gaps])
