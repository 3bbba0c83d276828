"""Initials that stand in a text where cards of people had no picture: a line ``HV`` over the line ``Hal Voss``."""

from __future__ import annotations

from itertools import pairwise

from kg.reading.page import Page
from kg.sites.general.members import is_initials

FEWEST = 2
LONGEST_INITIALS = 4
LONGEST_NAME = 60


def without_initials_above(page: Page) -> Page:
    """The page without lines that are nothing but the initials of the name below them, where there are several."""
    found = [
        (line.start, below.start)
        for line, below in pairwise(page.lines)
        if line.end - line.start <= LONGEST_INITIALS
        and below.end - below.start <= LONGEST_NAME
        and " " in (name := page.words(below))
        and line.end - line.start > 1
        and is_initials(page.words(line), name)
    ]
    return page.respaced([(start, end, "") for start, end in found]) if len(found) >= FEWEST else page
