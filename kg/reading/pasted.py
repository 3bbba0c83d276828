"""Texts in which another page stands behind the first, as when several are pasted into one file: the first alone is read.

Where the second begins is told by what each layout has once: the link at its end, the line with its way, its title.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.reading.page import Page

_IMDB_END = re.compile(r"contribute to this page\b(?:\s*»)?", re.I)
_IMDB_SIGNS = tuple(
    re.compile(sign, re.I | re.M)
    for sign in (
        r"^top cast\b|(?:first billed only|credited cast|cast summary):",
        r"^release date$|\brelease date:\s+\S", r"\bparents guide:|^storyline$",
        r"^countr(?:y|ies) of origin$|\bcountry:\s+\S", r"^tech specs$|\bsee full technical specs\b", r"^imdb rating$|\bgenres:\s+\S",
    )
)  # fmt: skip
"""What a page has in its own words, and neither menu nor footer has."""
_IMDB_WORDS = (
    "release date",
    "parents guide:",
    "storyline",
    "countr",
    "tech",
    "genres:",
    "imdb rating",
    "cast:",
    "only:",
    "summary:",
    "top cast",
)
"""Without some of these there is none of the signs."""
_LEAST = 3
_INFO = re.compile(r"(?m)^movie info$", re.I)
_OF = re.compile(
    r"(?m)^(?:(?:news & interviews|critic reviews|audience reviews) for (?P<of>\S.{0,120})|(?P<photos>\S.{0,120}?) photos)$", re.I
)
_WAY = re.compile(r"(?m)^home ?[>»›] ?[^\n]{2,60}[>»›]$", re.I)
_ROW = re.compile(r"\((?:18|19|20)\d\d\)\n+[^\n|]{4,40}[\n ]\|", re.I)
_CRITICS = re.compile(r"\bbased on\s+(?P<count>\d[\d,]*)\s+critics?\b", re.I)
_SCORES = re.compile(r"(?m)^critic score distribution:", re.I)
_CALLED = re.compile(r"(?m)^[^\n]{1,150} (?:-|at) metacritic(?:\.com)?$", re.I)


def first_of_pasted(page: Page) -> Page:
    """The page without what another page says behind it; the page itself where there is none. ``pasted`` is where that begins."""
    small = page.text.lower()
    # What a page has once is counted first, which takes no time.
    finders = [find for sign, least, find in _FINDERS if small.count(sign) >= least]
    cut = min((at for find in finders for at in find(page.text) if at), default=0)
    if not page.text[:cut].strip():
        return page
    behind = page.trim(cut, len(page.text))
    first = page.respaced([(cut, len(page.text), "")])
    first.pasted = page.evidence((behind.start, behind.start + 1)).start
    return first


def _imdb(text: str) -> Iterator[int]:
    ends = [match.end() for match in _IMDB_END.finditer(text)]
    # The last page may be cut off.
    for end in ends[:20]:
        rest = text[end:].lower()
        if sum(1 for words in _IMDB_WORDS if words in rest) < _LEAST:
            return
        if all(_signs(text, *part) >= _LEAST for part in ((end, len(text)), (0, end))):
            yield end
            return


def _signs(text: str, start: int, end: int) -> int:
    return sum(1 for sign in _IMDB_SIGNS if sign.search(text, start, end))


def _rotten_tomatoes(text: str) -> Iterator[int]:
    infos = [match.start() for match in _INFO.finditer(text)]
    if len(infos) < 2:
        return
    named = [(match.start(), (match["of"] or match["photos"]).casefold()) for match in _OF.finditer(text)]
    first = next((name for at, name in named), "")
    for at, name in named:
        if name == first or at < infos[0]:
            continue
        title = re.compile(rf"(?m)^{re.escape(name)}(?: \(\d{{4}}\))?$", re.I).search(text, infos[0], at)
        if title and title.start() < infos[1]:
            yield title.start()
        return


def _streaming(text: str) -> Iterator[int]:
    ways = [match.start() for match in _WAY.finditer(text)]
    if len(ways) > 1 and _ROW.search(text, ways[0], ways[1]) and _ROW.search(text, ways[1]):
        yield ways[1]


def _metacritic(text: str) -> Iterator[int]:
    told = list(_CRITICS.finditer(text))
    scores = [match.start() for match in _SCORES.finditer(text)]
    if len(told) < 2 or len(scores) < 2:
        return
    other = next((match for match in told[1:] if match["count"] != told[0]["count"] and match.start() > scores[0]), None)
    if other and any(at > other.end() for at in scores):
        called = _CALLED.search(text, scores[0], other.start())
        yield called.start() if called else text.rfind("\n", 0, other.start()) + 1


_FINDERS = (
    ("contribute to this page", 1, _imdb),
    ("movie info", 2, _rotten_tomatoes),
    ("watch trailer", 2, _streaming),
    ("critic score distribution:", 2, _metacritic),
)
