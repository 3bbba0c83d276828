"""Pages whose every piece of text stands on a line of its own, as when each tag was replaced by a line break.

A bar, a comma or the dots of a cast row alone on a line say so: what they stood between is one row again, and so is what begins
with a bracket or a comma, or follows a word that ends no row ("by").
"""

from __future__ import annotations

import re

from kg.reading.page import Page

_LONE = re.compile(r"\||,|;|/|\.\.\.|…|»|:|[-–—]|and|&|by|\(|\)|\[|\]", re.I)
"""What stands alone on a line only where its neighbours stood beside it."""
_DOTS = frozenset({"...", "…"})
_BACKWARD = frozenset("»,;:)]")
"""What belongs to the line before only, or begins a line that does."""
_GOES_ON = re.compile(r"[,;)\]»|]|:\s|\((?!credited cast|complete cast|cast overview)|[’']s\b|(?:\.\.\.|…)\s", re.I)
"""How a line begins that continues the one before."""
_UNFINISHED = re.compile(
    r"(?:[(\[|]|(?<=\s)/|(?<=\w),|\b(?:written|directed|performed|composed|produced|arranged|published|lyrics|music|words|based on the \w+)"
    r" by|courtesy of|under license from|^by|(?:featured|referenced|spoofed|edited) (?:in|into|from)|^references|^follow(?:s|ed by)"
    r"|^features|^spoofs|^version of|^remake of|^spin-off from)$",
    re.I,
)
"""How a line ends that the next one continues."""
_FEWEST = 4
_SENTENCE = re.compile(r"[.!?…][\"'”’]?$")


def is_fragmented(page: Page) -> bool:
    """Whether lines of a text hold nothing but what parts or joins words: several, and not only in one place."""
    if page.one_line:
        return False
    lone = sum(1 for line in page.lines if line.end - line.start < 6 and _LONE.fullmatch(page.words(line)))
    return lone >= _FEWEST


def mended(page: Page) -> Page:
    """The page with its rows whole again; the page itself where its lines are no fragments."""
    if not is_fragmented(page):
        return page
    words = [page.words(line) for line in page.lines]
    gaps: dict[int, str] = {}
    for i in range(len(words) - 1):
        if (joint := _joint(words, i)) is not None:
            gaps[page.lines[i].end] = joint
    return page.joined(gaps)


def _joint(words: list[str], i: int) -> str | None:
    """What stands between two lines that are one row: a space or nothing; None where they are two."""
    here, following = words[i], words[i + 1]
    if following in _DOTS:
        return " "
    if here in _DOTS:
        # Behind it stands the character, unless dots of its own follow: then it is the next actor.
        return None if words[i + 2 : i + 3] and words[i + 2] in _DOTS else " "
    if following[:1] in _BACKWARD:
        return "" if following[:1] != "»" else " "
    if here == "»":
        return None
    if _LONE.fullmatch(here) and here not in (":", ")", "]"):
        return " "
    if _LONE.fullmatch(following) and following.casefold() not in ("by", "-", "–", "—"):
        return " "
    if following in ("-", "–", "—"):
        return " "
    if _GOES_ON.match(following) or _UNFINISHED.search(here):
        return " "
    return None
