"""Texts in which tags became marks: ``# Title``, ``**Label:**``, ``[name](/address)``, ``|  name  |  ...  |  character``.

The marks say nothing that the words do not, so readers are given the text without them; places are those of the document.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from kg.reading.page import Page

_HEADING = re.compile(r"(?m)^#{1,6}[ ]+(?=\S)")
_DEEPER = re.compile(r"(?m)^#{2,6}[ ]+(?=\S)")
_PICTURE = r"[\w.-]{1,60}\.(?:png|jpe?g|gif|webp|svg)\)"
_ADDRESS = (
    rf"\]\([ ]?(?=[/#<?]|https?:|mailto:|javascript:|[\w.-]{{1,60}}[/?#]|{_PICTURE})"
    r"(?:[^()\n]|\n(?=[^\s#*|\[])|\([^()\n]{0,80}\)){0,600}\)"
)
_IMAGE = re.compile(rf"!\[[^\[\]\n]{{0,300}}{_ADDRESS}")
_LINK = re.compile(rf"(?<!!)\[(?P<words>(?:{_IMAGE.pattern}|\[[^\[\]\n]{{0,80}}\]|[^\[\]!]|!(?!\[)){{0,300}})(?P<address>{_ADDRESS})")
_KIND = re.compile(r"\]\((?:https?://[^/\s)]+)?/([a-z_-]+/)[^\s)]")
"""Of which kind the thing is that an address leads to: ``/actor/``."""
_ICON = re.compile(r"(?<![_\\])__(?!_)")
"""What a converter makes of an empty element in italics, which shows a picture."""
_STRONG = re.compile(r"\*\*(?=\S)|(?<=\S)\*\*|(?<=\s)\*\*(?=\s)")
_LABEL = re.compile(r"(?<!\*)\*\*[^*\n:]{2,40}(?::\*\*|\*\*:)(?=[ \n])")
"""A label in strong words: ``**Director:** Ada Quill``."""
_SLANTED = re.compile(
    r"(?<![\w_])_(?=[^\s_])[^_\n]{1,300}?(?<=[^\s_])_(?![\w_])|(?<![\w*])\*(?=[^\s*])[^*\n]{1,300}?(?<=[^\s*])\*(?![\w*])"
)
_ESCAPED = re.compile(r"(?<=[^\s\\])\\(?=[-.()_*#+\[\]])|(?<=\s)\\(?=[-.()_*#+\[\]])")
_RULE = re.compile(r"(?m)^[ ]*(?:-{3,}|(?:[ ]*-{3,}[ ]*\|)+[ ]*-{3,}|(?:\|[ ]*-{3,}[ ]*)+\|?)[ ]*$")
_BLANKS = re.compile(r"(?m)^[ ]+(?=\S)|[ ]{2,}")
_CELL = re.compile(r"(?m)(?<=:)[ ]*\|[ ]+(?=\S)|^[ ]*\|[ ]+(?=\S)|[ ]*\|[ ]+(?=(?:\.\.\.|…)[ ]*\|)|(?<=\.\.\.)[ ]*\|[ ]+|(?<=…)[ ]*\|[ ]+")
_LAST_BAR = re.compile(r"(?m)(?<=\S)[ ]+\|[ ]*$")
"""What closes the row of a table."""
_POINT = re.compile(r"(?m)^[ ]*[*+-][ ]+(?!\d/\d|[*½])(?=\S)")
_FEWEST = 2
_MORE = 3
_ENOUGH_LINKS = 6
_HEADINGS = 4
"""So many headings of different levels tell alone, where links and strong words were left out."""


def is_marked(page: Page) -> bool:
    """Whether a text is written so: several headings with their marks, and several of them lower, links, strong words or rows;
    many links; or more headings, of different levels."""
    text = page.text
    if "](" in text and sum(1 for _ in zip(_LINK.finditer(text), range(_ENOUGH_LINKS), strict=False)) == _ENOUGH_LINKS:
        return True
    if "**" in text and sum(1 for _ in zip(_LABEL.finditer(text), range(_MORE), strict=False)) == _MORE:
        return True
    heads = [match[0].count("#") for match, _ in zip(_HEADING.finditer(text), range(_HEADINGS), strict=False)] if "# " in text else []
    if len(heads) < _FEWEST:
        return False
    if sum(1 for _ in zip(_DEEPER.finditer(text), range(_FEWEST), strict=False)) == _FEWEST:
        return True
    return (len(heads) == _HEADINGS and len(set(heads)) > 1) or any(
        sum(1 for _ in zip(pattern.finditer(text), range(_MORE), strict=False)) == _MORE for pattern in (_LINK, _STRONG, _CELL)
    )  # fmt: skip


def unmarked(page: Page) -> Page:
    """The page without its marks; the page itself where it has none."""
    if not is_marked(page):
        return page
    heads = list(_HEADING.finditer(page.text))
    first = [m.end() for m in heads if m[0].count("#") == 1]
    head = page.evidence((first[0], first[0] + 1)).start if len(first) == 1 else -1
    gone: list[tuple[int, int, str]] = [(*m.span(), "") for m in heads]
    gone += [(*m.span(), "") for m in _IMAGE.finditer(page.text)]
    for link in _LINK.finditer(page.text):
        # A converter leaves out the blank between words in italics and a link in them.
        glued = page.text[max(0, link.start() - 1)].isalpha() and page.text[link.start("words")].isalpha()
        # Links were broken at a width like all words.
        begin = link.start("words")
        gone += [(begin + m.start(), begin + m.end(), " ") for m in re.finditer(r"(?<=\S)\n(?=[^\s\[!])", link["words"])]
        gone += [(link.start(), link.start("words"), " " if glued else ""), (*link.span("address"), "")]
    gone += [(*m.span(), "") for m in _ICON.finditer(page.text)]
    gone += [(*gap, "\n") for gap in _between_links(page.text)]
    # The rule below the heads of a table parts nothing.
    gone += [(m.start() - 1, m.end(), "") for m in _RULE.finditer(page.text) if "|" in m[0] and m.start()]
    gone += [(*m.span(), "") for pattern in (_STRONG, _RULE, _ESCAPED) for m in pattern.finditer(page.text)]
    page = page.respaced(_apart(gone))
    # What stood between the cells, and the blanks that are left where something went.
    starts = {0, *(m.end() for m in re.finditer(r"\n", page.text))}
    gone = [(*m.span(), "" if m.start() in starts else " ") for m in _CELL.finditer(page.text)]
    gone += [(*m.span(), "") for m in _LAST_BAR.finditer(page.text)]
    gone += [(*m.span(), "" if m.start() in starts else " ") for m in _BLANKS.finditer(page.text)]
    gone += [(*m.span(), "") for m in _POINT.finditer(page.text)]
    for slanted in _SLANTED.finditer(page.text):
        gone += [(slanted.start(), slanted.start() + 1, ""), (slanted.end() - 1, slanted.end(), "")]
    page = page.respaced(_apart(gone))
    page.marked, page.head = True, head
    return page


def _between_links(text: str) -> Iterator[tuple[int, int]]:
    """The blanks between links one behind the other that lead to things of one kind: they are a list."""
    for here, below in pairwise(_LINK.finditer(text)):
        if below.start() - here.end() == 1 and text[here.end()] == " " and _IMAGE.sub("", here["words"]).strip():
            kinds = [match[1] if (match := _KIND.match(link["address"])) else None for link in (here, below)]
            if kinds[0] and kinds[0] == kinds[1]:
                yield here.end(), below.start()


def _apart(runs: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """The runs in order, without those that overlap an earlier or longer one."""
    kept: list[tuple[int, int, str]] = []
    for run in sorted(runs, key=lambda one: (one[0], -one[1])):
        if run[1] > run[0] and (not kept or run[0] >= kept[-1][1]):
            kept.append(run)
    return kept
