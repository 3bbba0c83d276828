"""What stands in a credit beside the name: a character or a task, without the notes in brackets that follow it."""

from __future__ import annotations

import re
from typing import NamedTuple

from kg.reading.page import Page, Span

Range = tuple[int, int]

_AS = re.compile(r"(?:credited )?as (?!(?:an?|the|his|her|their) [a-z])(?P<name>\S.*)", re.I)
_NOTE = re.compile(
    r"(?:singing )?voice(?: only)?|voice: .*|uncredited|un-?confirmed|rumou?red|attached|credit only|credits? only|scenes deleted"
    r"|deleted scenes?|archive (?:footage|sound|material|photo)|archival footage|also archive footage|also as .*|english version"
    r"|segments? .*|(?:[\d,]+|unknown) episodes?(?:\W.*)?|WGA",
    re.I,
)
_EPISODES = re.compile(r"(?:^|\s)(?:[\d,]{1,7}|unknown) episodes?(?:\s*[,•·]\s*\d{4}(?:\s*[-–]\s*(?:\d{4})?)?)?$", re.I)
_REST = re.compile(r"(?:^|\s*/)\s*(?:\.{3}|…)$|(?:\s|^)(?:/|&|and|•|·|\.{3,4}|…)$", re.I)
_LONGEST = 2_000


class Role(NamedTuple):
    """Ranges of what is done and of the name in an ``(as …)`` note."""

    words: Span | None
    credited_as: Span | None


def role(page: Page, span: Range) -> Role:
    """A character or task without its notes.

    Notes are what kind of appearance it is (``voice``, ``uncredited``), how many episodes of which years (in brackets or not) and
    a name the person is credited by. Brackets of any other kind belong to the words; brackets round all of them do not.
    """
    text, credited = page.text, None
    start, end = page.trim(*span)
    while end > start:
        end = page.trim(start, end).end
        tail = text[max(start, end - _LONGEST) : end]
        if found := _REST.search(tail) or _EPISODES.search(tail):
            end = end - len(tail) + found.start()
            continue
        opening = text.rfind("(", start, end)
        if opening < 0 or text[end - 1] != ")":
            break
        inner = page.trim(opening + 1, end - 1)
        if known := _AS.fullmatch(text, *inner):
            credited = page.group(known, "name")
        elif not _NOTE.fullmatch(text, *inner):
            if opening == start:
                start, end = inner
            break
        end = opening
    words = page.trim(start, end)
    return Role(words if words.end > words.start else None, credited)
