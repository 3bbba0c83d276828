"""Texts with what the tool that made them added: numbers of links and their addresses, bars between pieces, a head about the page.

None of it is of the page, so readers are given the text without it; places are those of the document.
"""

from __future__ import annotations

import re

from kg.reading.page import Page

ENOUGH = 10
"""So many links with numbers in order are a text browser's."""
_LINK = re.compile(r"\[(?<![^\s\[(|/&,]\[)(?P<number>\d{1,4})\](?!\()")
_ADDRESSES = re.compile(r"(?m)^References$(?=\s+(?:(?:Visible|Hidden) links:?\s+)?\d{1,4}\. \S)")
"""As ``lynx -dump`` numbers links (``[12]Ada Quill``), and the heading over their addresses."""
_BUTTON = re.compile(r"(?<!\S)\(BUTTON\) ?")
"""As lynx shows a button."""
_SKIPPED = 40
"""Links of pictures and forms have numbers too, which the text does not show."""
_BARS = re.compile(r" ?\|(?: ?\|)* ?")
MANY_BARS, APART, MANY_IN_A_LINE = 30, 100, 15
"""So many bars, so few characters between two of them, and so many of them in a line are no page's own."""
_FRONT_MATTER = re.compile(r"\A-{3}\n(?P<keys>(?:[a-z_-]{2,20}:(?: [^\n]*)?\n{1,2}|[ -] [^\n]*\n){1,30})-{3}\n")
_TITLE_KEY = re.compile(r"(?m)^title: \"?(?P<title>[^\n]*?)\"?$")
"""YAML between two lines of dashes, as converters to Markdown write it above a page, and the page's title there."""
_READER_HEAD = re.compile(
    r"\ATitle: (?P<title>[^\n]+)\n+URL Source: \S+\n+(?:(?:Published Time|Number of Pages|Warning): [^\n]+\n+)*Markdown Content:\n"
)
"""What services that fetch a page as Markdown write above it."""


def as_shown(page: Page) -> Page:
    """The page as it was before the tool that made it text added anything; the page itself where nothing was."""
    return _at_bars(_without_numbers(_without_buttons(_without_head(page))))


def _without_head(page: Page) -> Page:
    """The page without what converters write above it about it, but for its title."""
    head = _FRONT_MATTER.match(page.text) or _READER_HEAD.match(page.text)
    if head is None:
        return page
    title = head if head.re is _READER_HEAD else _TITLE_KEY.search(page.text, *head.span("keys"))
    if title is None:
        return page.respaced([(0, head.end(), "")])
    return page.respaced([(0, title.start("title"), ""), (title.end("title"), head.end(), "\n\n")])


def _without_buttons(page: Page) -> Page:
    """The page without the word that a text browser sets before buttons."""
    found = [(*m.span(), "") for m in _BUTTON.finditer(page.text)] if "(BUTTON)" in page.text else []
    return page.respaced(found) if found else page


def _without_numbers(page: Page) -> Page:
    """The page without the numbers of its links, and without the list of their addresses behind it."""
    found: list[tuple[int, int, str]] = []
    last = 0
    for link in _LINK.finditer(page.text):
        if last < (number := int(link["number"])) <= last + _SKIPPED:
            found.append((*link.span(), ""))
            last = number
    if len(found) < ENOUGH or 2 * len(found) < last:
        return page
    if addresses := _ADDRESSES.search(page.text, found[-1][1]):
        found.append((addresses.start(), len(page.text), ""))
    page = page.respaced(found)
    page.marked = True
    return page


def _at_bars(page: Page) -> Page:
    """The page with line breaks in the place of bars that were put between all its pieces."""
    count = page.text.count("|")
    if count >= MANY_BARS:
        count = sum(1 for piece in page.text.split("|") if not piece.isspace() and piece)
    if count < MANY_BARS or count * APART < len(page.text) or MANY_IN_A_LINE * len(page.lines) > count:
        return page
    gaps: list[tuple[int, int, str]] = []
    for run in _BARS.finditer(page.text):
        bars = [run.start() + at for at, sign in enumerate(run[0]) if sign == "|"]
        # Of three bars the middle one is the page's own.
        for at in bars[::2]:
            gaps.append((max(at - 1, run.start()) if page.text[at - 1] == " " else at, at + 1 + (page.text[at + 1 : at + 2] == " "), "\n"))
    page = page.respaced(gaps)
    page.marked = True
    return page
