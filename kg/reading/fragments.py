"""Pages whose every piece of text stands on a line of its own, as when each tag was replaced by a line break.

A bar, a comma or the dots of a cast row alone on a line say so: what they stood between is one row again, and so is what begins
with a bracket or a comma, or follows a word that ends no row ("by").
"""

from __future__ import annotations

import re
from functools import lru_cache

from kg.reading.page import Page

_LONE = re.compile(r"\||,|;|/|\.\.\.|…|»|:|[-–—]|and|&|by|\(|\)|\[|\]", re.I)
"""What stands alone on a line only where its neighbours stood beside it."""
_DOTS = frozenset({"...", "…"})
_BACKWARD = frozenset("»,;:)]")
"""What belongs to the line before only, or begins a line that does."""
_CLOSED = frozenset(")]")
_DASHES = frozenset("-–—")
_GOES_ON = re.compile(r"[,;)\]»|]|:\s|\((?!credited cast|complete cast|cast overview)[^()]*\)(?!\s*\w)|[’']s\b|(?:\.\.\.|…)\s", re.I)
"""How a line begins that continues the one before."""
_AFTER = re.compile(r"[,:;)] ")
_UNFINISHED = re.compile(
    r"(?:[(\[|]|(?<=\s)/|(?<=\w),|\b(?:written|directed|performed|composed|produced|arranged|published|lyrics|music|words|based on the \w+)"
    r" by|courtesy of|under license from|^by|(?:featured|referenced|spoofed|edited) (?:in|into|from)|^references|^follow(?:s|ed by)"
    r"|^features|^spoofs|^version of|^remake of|^spin-off from)$",
    re.I,
)
"""How a line ends that the next one continues."""
_UNIT = re.compile(r"h|m|hrs?|mins?|hours?|minutes?", re.I)
_HOURS = re.compile(r"(?:^|\d ?)(?:h|hrs?|hours?)$", re.I)
_MINUTES = re.compile(r"m|mins?|minutes?", re.I)
"""Pieces of a running time."""
_OPEN_END = re.compile(r"\w.* (?:\.\.\.|…)$")
_FEWEST = 4


def is_fragmented(page: Page) -> bool:
    """Whether lines of a text hold nothing but what parts or joins words: several, and not only in one place."""
    if page.one_line:
        return False
    words = [page.words(line) for line in page.lines]
    ignored = _DOTS if _names_lost(words) else frozenset()
    lone = sum(1 for said in words if len(said) < 6 and said not in ignored and _LONE.fullmatch(said))
    return lone >= _FEWEST or (lone > 0 and lone + sum(1 for line in page.lines if _AFTER.match(page.text, *line)) >= _FEWEST)


@lru_cache(maxsize=2)
def mended(page: Page, *, dotted: bool = True) -> Page:
    """The page with its rows whole again; the page itself where its lines are no fragments.

    ``dotted`` is whether dots part an actor from a character; elsewhere they say that there is more, and end a row. The last
    page is kept, since several readers ask whether it is theirs, and one then reads it.
    """
    if not is_fragmented(page):
        return page
    words = [page.words(line) for line in page.lines]
    # A space in any case: the document has a break there, and what a rule reads is what the document says.
    lost = _names_lost(words)
    return page.joined({page.lines[i].end: " " for i in range(len(words) - 1) if _goes_on(words, i, dotted, lost)})


def _names_lost(words: list[str]) -> bool:
    """Whether dots stand alone on lines because the name before them is gone: then nothing but the row below belongs to them."""
    lone = [i for i, said in enumerate(words) if said in _DOTS]
    return any(
        i and (words[i - 1] in _DOTS or words[i - 1].endswith(":") or any(_OPEN_END.search(near) for near in words[max(0, i - 5) : i + 6]))
        for i in lone
    )


def _goes_on(words: list[str], i: int, dotted: bool, lost: bool) -> bool:
    """Whether a line and the next are one row."""
    here, following, third = words[i], words[i + 1], words[i + 2] if i + 2 < len(words) else ""
    if lost and (following in _DOTS or here in _DOTS):
        return False
    if following in _DOTS:
        return True
    if here in _DOTS:
        # Behind it stands the character, unless dots of its own follow: then it is the next actor.
        return dotted and third not in _DOTS
    if here.isdigit() and _UNIT.fullmatch(following):
        return True
    if following.isdigit() and _HOURS.search(here) and _MINUTES.fullmatch(third):
        return True
    if here == ":":
        return i > 0 and words[i - 1].isdigit() and following.isdigit()
    if here == "»":
        return False
    if following[:1] in _BACKWARD or following in _DASHES:
        return True
    if _LONE.fullmatch(here) and here not in _CLOSED:
        return True
    if _LONE.fullmatch(following) and following.casefold() != "by":
        return True
    return bool(_GOES_ON.match(following) or _UNFINISHED.search(here))
