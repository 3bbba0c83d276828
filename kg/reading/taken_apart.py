"""Pages whose tags were taken out one by one: what stood in an element of its own stands apart from the marks around it.

A converter that puts a blank or a line break between all pieces of text makes ``Comedy , Drama`` or ``(\\n2006\\n)`` of what the
page showed as ``Comedy, Drama`` and ``(2006)``. Marks that no page sets so are put back to the words they belong to.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from kg.reading.page import Page

ENOUGH = 5
"""So many marks apart from their words are no accident."""
_APART = re.compile(r"(?<=[^\s,])\s(?:,(?=\s)|\)(?=[\s,]|$))|\((?:\s)(?=\S)|\n+[,|](?=\s)")
_RUN = re.compile(
    r"(?P<slash>(?<=\d)(?:\s+/\s*|/\s+)(?=\d))"
    r"|(?P<tight>\s+(?=[,;)\]!?](?:\s|[,.)]|$)|\.(?:\s|$))|(?<=[^\W\d])\s+(?=:\s)|(?<=[(\[])\s+)"
    r"|(?P<loose>\n+(?=[(|»/]|\[(?!(?i:see|more|show)\b)|[IVX]{1,4}\s*\(\s*(?:19|20)\d\d\s*\))"
    r"|(?<=,)\n+(?![^\n:]{1,40}:\s*\n)|(?<=\s[|/])\n+|(?<=\s:)\n+)"
)


_BULLET = re.compile(r"(?:\A|(?<=\n))[*+•□○◦▪■](?: (?!\d/\d|[*½])(?=\S)|\n+(?=[^\s*•□○◦▪■]))")
_PICTURE = re.compile(
    r"\[(?P<name>[^\[\]\n]{2,60})\]\s+(?=(?P=name)(?!\w))|(?:\A|(?<=\n))\[[^\[\]\n]{1,40} image\] ?"
    r"|\[[^\[\]\s]{1,200}\.(?:jpe?g|png|gif|svg|webp)\] ?",
    re.I,
)
_DASHES = "-–—"
_FIRST = re.compile(r"[*+•□○◦▪■–—-] (?=\S)")
"""A mark before all that a page on one line says."""
MANY, SOME = 12, 3
"""So many entries of lists, and so many texts of pictures, are a converter's."""


def without_bullets(page: Page) -> Page:
    """The page without the marks that a text browser sets before the entries of its lists, and without its pictures' texts."""
    for pattern, enough in ((_BULLET, MANY), (_PICTURE, SOME)):
        found = [run.span() for run in pattern.finditer(page.text)]
        if len(found) >= enough:
            page = page.respaced((*span, "") for span in found)
            # What stands in several entries has bullets between its words.
            page.marked = page.marked or pattern is _BULLET
    # Somebody's words may begin with a dash, and not most of a page.
    dash = next((dash for dash in _DASHES if page.text.count(f"\n{dash} ") >= MANY), "")
    if dash:
        dashed = [line.start for line in page.lines if page.text.startswith(f"{dash} ", line.start)]
        if len(dashed) * 4 > len(page.lines) * 3:
            page = page.respaced((start, start + 2, "") for start in dashed)
            page.marked = True
    elif page.one_line and (first := _FIRST.match(page.text)):
        page = page.respaced([(*first.span(), "")])
    return page


_MISREAD = re.compile(r"(?<![^\W\d_a-zß-ÿ])Â(?=[\s»«·©®°])")
"""What is left of a blank that does not break, or stands before a mark, where UTF-8 was read as another encoding."""


def without_misread(page: Page) -> Page:
    """The page without the letter that a wrong encoding put before blanks and marks, where it did so several times."""
    if page.text.count("Â") < SOME:
        return page
    found = [letter.span() for letter in _MISREAD.finditer(page.text)]
    return page.respaced((*span, "") for span in found) if len(found) >= SOME else page


def is_one(page: Page) -> bool:
    """Whether marks of the page stand apart from their words."""
    return sum(1 for _ in islice(_APART.finditer(page.text), ENOUGH)) == ENOUGH


def put_together(page: Page) -> Page:
    """The page with its marks beside their words; a list that was broken at them is on one line again."""
    return page.respaced(_runs(page.text)) if is_one(page) else page


def _runs(text: str) -> Iterator[tuple[int, int, str]]:
    for run in _RUN.finditer(text):
        blank = "/" if run["slash"] else " " if run["loose"] else ""
        if run[0] != blank:
            yield *run.span(), blank
