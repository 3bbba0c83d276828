"""Texts in which tags became marks: ``# Title``, ``**Label:**``, ``[name](/address)``, ``|  name  |  ...  |  character``.

The marks say nothing that the words do not, so readers are given the text without them; places are those of the document.
"""

from __future__ import annotations

import re

from kg.reading.page import Page

_HEADING = re.compile(r"(?m)^#{1,6}[ ]+(?=\S)")
_ADDRESS = r"\]\((?=[/#<?]|https?:|mailto:|[\w.-]{1,60}[/?#])(?:[^()\n]|\([^()\n]{0,80}\)){0,600}\)"
_IMAGE = re.compile(rf"!\[[^\[\]\n]{{0,300}}{_ADDRESS}")
_LINK = re.compile(rf"(?<!!)\[(?P<words>(?:{_IMAGE.pattern}|\[[^\[\]\n]{{0,80}}\]|[^\[\]!]|!(?!\[)){{0,300}})(?P<address>{_ADDRESS})")
_STRONG = re.compile(r"\*\*(?=\S)|(?<=\S)\*\*|(?<=\s)\*\*(?=\s)")
_RULE = re.compile(r"(?m)^[ ]*(?:-{3,}|(?:[ ]*-{3,}[ ]*\|)+[ ]*-{3,}|(?:\|[ ]*-{3,}[ ]*)+\|?)[ ]*$")
_BLANKS = re.compile(r"(?m)^[ ]+(?=\S)|[ ]{2,}")
_CELL = re.compile(r"(?m)^[ ]*\|[ ]+(?=\S)|[ ]*\|[ ]+(?=(?:\.\.\.|…)[ ]*\|)|(?<=\.\.\.)[ ]*\|[ ]+|(?<=…)[ ]*\|[ ]+")
_FEWEST = 2
_MORE = 3


def is_marked(page: Page) -> bool:
    """Whether a text is written so: several headings with their marks, and links, strong words or rows of cells."""
    text = page.text
    if "# " not in text or sum(1 for _ in zip(_HEADING.finditer(text), range(_FEWEST), strict=False)) < _FEWEST:
        return False
    return any(
        sum(1 for _ in zip(pattern.finditer(text), range(_MORE), strict=False)) == _MORE for pattern in (_LINK, _STRONG, _CELL)
    )  # fmt: skip


def unmarked(page: Page) -> Page:
    """The page without its marks; the page itself where it has none."""
    if not is_marked(page):
        return page
    gone: list[tuple[int, int, str]] = [(*m.span(), "") for m in _HEADING.finditer(page.text)]
    gone += [(*m.span(), "") for m in _IMAGE.finditer(page.text)]
    for link in _LINK.finditer(page.text):
        gone += [(link.start(), link.start("words"), ""), (*link.span("address"), "")]
    gone += [(*m.span(), "") for pattern in (_STRONG, _RULE) for m in pattern.finditer(page.text)]
    page = page.respaced(_apart(gone))
    # What stood between the cells, and the blanks that are left where something went.
    starts = {0, *(m.end() for m in re.finditer(r"\n", page.text))}
    gone = [(*m.span(), "" if m.start() in starts else " ") for m in _CELL.finditer(page.text)]
    gone += [(*m.span(), "" if m.start() in starts else " ") for m in _BLANKS.finditer(page.text)]
    page = page.respaced(_apart(gone))
    page.marked = True
    return page


def _apart(runs: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """The runs in order, without those that overlap an earlier or longer one."""
    kept: list[tuple[int, int, str]] = []
    for run in sorted(runs, key=lambda one: (one[0], -one[1])):
        if run[1] > run[0] and (not kept or run[0] >= kept[-1][1]):
            kept.append(run)
    return kept
