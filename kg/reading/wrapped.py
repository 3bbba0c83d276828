"""Pages whose lines were broken at a width, as text browsers and converters do: a break that only the width made is a blank again.

Such lines are filled as far as they go: the next word would not have fitted. A break before that is one of the page's own.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from kg.reading.page import Page

NARROWEST, WIDEST = 60, 132
"""The widths that pages are broken at."""
_NEAR = 10
ENOUGH = 10
"""So many filled lines are no accident where fewer than a fourth of as many reach beyond."""
FEWEST_LENGTHS = 5
"""Filled lines end at so many places at least; rows of a table that are nearly as long as each other do not."""
LONGEST_FIRST, LEAST_IN_A_LINE = 800, 150
"""No page in lines begins with so long a one; and so much stands in a line of the others."""
_POINT = re.compile(r"\s*(?:[*+#>|•‣◦-]\s|\[[ x_]*\]|\d{1,4}\. )")
"""How a line begins that goes on from none: a point of a list, a heading, a row."""
_WHOLE = re.compile(r"\s*[*+#|•-]\s|\s*\S*$|.*\s\|\s|\s*\d+\. \S+$")
"""What converters do not break, however long it is."""
_ROW = re.compile(r"\S\s(?:\.\.\.|…)\s+\S")
"""A row of a cast list."""
_WORD = re.compile(r"\s*(?P<word>\S+)")
_PIECE = re.compile(r"\S*?[^\W\d_]{2}-(?=[^\W\d_]{2})")
"""A part of a word at whose hyphen converters break."""


def width_of(lines: Sequence[str]) -> int:
    """The width that lines were broken at, or 0: where most lines that go on end before it, and would end behind it with the next word."""
    if sum(1 for line in lines if len(line) >= NARROWEST - _NEAR) < ENOUGH:
        return 0
    changes, beyond = Counter[int](), Counter[int]()
    pairs: list[tuple[str, str]] = []
    for here, below in pairwise(lines):
        if not NARROWEST - _NEAR <= len(here) <= 3 * WIDEST or _WHOLE.match(here):
            continue
        beyond[len(here)] += 1
        if below.strip() and not _POINT.match(below):
            pairs.append((here, below))
            changes[len(here)] += 1
            changes[len(here) + _needed(below)] -= 1
    best = most = hits = 0
    for width in range(NARROWEST - _NEAR, WIDEST + 1):
        hits += changes[width]
        if width >= NARROWEST and hits >= most:
            best, most = width, hits
    far = sum(count for length, count in beyond.items() if length > best)
    near = sum(1 for here, _ in pairs if best - 2 * _NEAR <= len(here) <= best)
    if most < ENOUGH or 4 * far >= most or 2 * most <= near:
        return 0
    filled = [(len(here), below.lstrip()[0].islower()) for here, below in pairs if len(here) <= best < len(here) + _needed(below)]
    ragged = len({length for length, _ in filled}) >= FEWEST_LENGTHS
    return best if ragged and 5 * sum(small for _, small in filled) >= len(filled) else 0


def _needed(line: str) -> int:
    """How many characters a line above must have room for to take the first word of a line, with the blank before it."""
    word = _WORD.match(line)
    if word is None:
        return 0
    piece = _PIECE.match(word["word"])
    return 1 + (piece.end() if piece else len(word["word"]))


def is_flat(page: Page) -> bool:
    """Whether a text stands on one line but for the breaks inside its pieces: its first line holds what many lines would."""
    if page.one_line or not page.lines:
        return False
    first = page.lines[0]
    return first.end - first.start >= LONGEST_FIRST and len(page.lines) * LEAST_IN_A_LINE < len(page.text)


def unbroken(page: Page) -> Page:
    """The page with the lines that a width parted joined; the page itself where none were."""
    if is_flat(page):
        return page.unwrapped()
    raw = page.document.text
    if len(page.lines) < 2 * ENOUGH:
        return page
    lines = [line.rstrip() for line in raw.split("\n")]
    width = width_of(lines)
    if not width:
        return page
    gaps = dict(_gaps(page, width))
    if len(gaps) < ENOUGH:
        return page
    page = page.joined(gaps)
    page.hyphened = True
    # Rows of a cast stay apart; where hardly anything else does, the text stood on one line.
    return page.unwrapped() if is_flat(page) else page


def _gaps(page: Page, width: int) -> Iterator[tuple[int, str]]:
    """Where lines end that go on in the next, with what stands between."""
    raw = page.document.text
    places = [page.evidence(line) for line in page.lines]
    for number, (here, below) in enumerate(pairwise(places)):
        between = raw[here.end : below.start]
        if between.count("\n") != 1 or between.startswith("  \n"):
            # Two blanks before a break are how converters write one of the page's own.
            continue
        begin = raw.rfind("\n", 0, here.end) + 1
        length = here.end - begin
        follows = raw[below.start : below.start + 2 * WIDEST].split("\n", 1)[0]
        deeper = len(between.rpartition("\n")[2]) - (here.start - begin)
        longer = length > width and _WORD.fullmatch(raw, begin, here.end) is None
        rows = _ROW.search(raw, begin, here.end) is not None and _ROW.search(follows) is not None
        if longer or rows or _POINT.match(follows) or deeper < 0:
            continue
        tight = raw[here.end - 1] == "-" and raw[here.end - 2 : here.end - 1].isalpha() and follows[:1].isalpha()
        if length + _needed(follows) - tight > width:
            yield page.lines[number].end, "" if tight else " "
