"""Quoted dialogue: who says which line, in lines of its own or run together."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Collection
from typing import NamedTuple

from kg.reading.page import Page, Span
from kg.text import fold

Range = tuple[int, int]


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_ABBREVIATION = re.compile(
    r"(?<![^\s(])(?:[A-Za-z]|mr|mrs|ms|dr|st|lt|sgt|cpl|pfc|col|gen|capt|cmdr|maj|rev|prof|jr|sr|sen|gov|pvt|det|mme|mlle)\.$", re.I
)
_BOUNDARY = re.compile(r"[.!?…\]\"”»–—-]+\s+|\n+|\s(?=(?P<aside>\[[^\]]{1,500}\]\s))")
_COLON = re.compile(r":(?=\s)")
_DIRECTION = re.compile(r"\[[^\]\n]{0,500}\]")
_FAR = 250
"""Nobody's name is longer than this many characters."""
_NO_SPEAKER = _words(
    """i i'm i'll you your he she it it's we they my his her our their this that these those there here what which who why how when
    where and but or so if then because as like in on at to of for from with not no yes is are was were do don't did be have has had
    one two three remember listen look well okay just let let's tell say says said first second next also now"""
)
_SMALL = _words("""in of at the on and with from for to by a de la von van der""")
_CLOSING_ASIDE = re.compile(r"(?<=[.!?…\"\]\n-])\s*(\[[^\]\n]{0,500}\])$")
_ELLIPSIS = re.compile(r"\s*\[(?:\.\.\.|…)\]\s*$")


def _may_speak(words: str, known: Collection[str]) -> bool:
    """Whether words before a colon can name who speaks."""
    name = fold(words)
    if name in known:
        return True
    parts = name.split()
    if not parts or len(parts) > 5 or len(name) > 45 or re.search(r"[!?;\"“”]", name):
        return False
    if not any(part in _NO_SPEAKER for part in parts):
        return True
    # "US Doctor in Morgue", "Man at Door": capitals, small words between them.
    return words[:1].isupper() and all(p[:1].isupper() or p[:1] in "#(" or p[:1].isdigit() or p in _SMALL for p in words.split())


class _Stop(NamedTuple):
    """The end of a sentence or line: where the next one begins, and the end of the stage direction that shows it, if one does."""

    at: int
    shown: int


def _stops(page: Page, span: Range) -> list[_Stop]:
    """Where sentences and lines of a range begin, in order, its own beginning apart."""
    out = []
    for match in _BOUNDARY.finditer(page.text, *span):
        words_end = page.trim(span[0], match.end()).end
        if "\n" in match[0] or not _ABBREVIATION.search(page.text, max(span[0], words_end - 8), words_end):
            out.append(_Stop(match.end(), match.end("aside") if match["aside"] else match.end()))
    return out


def _repeated(page: Page, span: Range, stops: list[_Stop]) -> set[str]:
    """Folded phrases that stand before a colon, after a sentence's end, more than once: nobody but a speaker does."""
    counts: Counter[str] = Counter()
    for colon in _COLON.finditer(page.text, *span):
        i = bisect_right(stops, (colon.start(), colon.start()))
        while i and stops[i - 1].shown > colon.start():
            i -= 1
        start = stops[i - 1].at if i else span[0]
        if colon.start() - start > 3 * _FAR:
            continue
        phrase = fold(_DIRECTION.sub("", page.text[start : colon.start()]))
        if 0 < len(phrase.split()) <= 6 and not re.search(r"[!?;\"“”\[\]]", phrase):
            counts[phrase] += 1
    return {phrase for phrase, n in counts.items() if n > 1}


def _speakers(page: Page, span: Range, known: Collection[str]) -> list[tuple[Span, int]]:
    """The speakers of a dialogue and where their words begin."""
    stops = _stops(page, span)
    known = {*known, *_repeated(page, span, stops)}
    # Collapsing and folding make words at most half as long.
    reach = min(_FAR, 2 * max(map(len, known), default=0) + 8)
    out: list[tuple[Span, int]] = []
    floor = span[0]
    for colon in _COLON.finditer(page.text, *span):
        first, last = bisect_right(stops, (floor, floor)), bisect_right(stops, (colon.start(), colon.start()))
        while last > first and stops[last - 1].shown > colon.start():
            last -= 1
        near = bisect_left(stops, (colon.start() - reach, 0), first, last)
        starts = [floor] if near == first else []
        starts += [stop.at for stop in stops[min(near, max(first, last - 1)) : last]]
        starts = starts or [floor]
        while starts and (page.text[starts[-1]] == "[" or page.text[starts[-1]].isspace()):
            # A stage direction stands before who speaks.
            direction = _DIRECTION.match(page.text, starts[-1], colon.start())
            if not direction:
                break
            starts.append(page.trim(direction.end(), colon.start()).start)
        if starts == [floor] and out:
            continue
        known_start = next((s for s in starts if colon.start() - s <= reach and fold(page.text[s : colon.start()]) in known), None)
        start = starts[-1] if known_start is None else known_start
        if colon.start() - start <= _FAR and _may_speak(page.text[start : colon.start()], known):
            out.append((page.trim(start, colon.start()), colon.end()))
            floor = colon.end()
    return out


def is_dialogue(page: Page, span: Range, known: Collection[str] = ()) -> bool:
    """Whether a range begins (stage directions apart) with a speaker and a colon. ``known`` are folded names of characters."""
    found = _speakers(page, span, known)
    if not found:
        return False
    before = _DIRECTION.sub("", page.text[span[0] : found[0][0].start]).strip()
    return not before and bool(page.text[found[0][1] : span[1]].strip())


def speeches(page: Page, span: Range, known: Collection[str] = ()) -> list[tuple[Span | None, Span]]:
    """Speaker and words of each line of a dialogue, in order; ``known`` are folded names of characters.

    A stage direction before the words stays in its line; one that stands between two lines is a line without a speaker.
    The mark of a cut quotation (``[...]``) is left out.
    """
    cut = _ELLIPSIS.search(page.text, *span)
    span = page.trim(span[0], cut.start() if cut else span[1])
    found = _speakers(page, span, known)
    if not found:
        return [(None, Span(*span))]
    out: list[tuple[Span | None, Span]] = []

    def plain(start: int, end: int) -> None:
        out.extend((None, piece) for piece in page.split((start, end), r"\n+"))

    plain(span[0], found[0][0].start)
    for i, (speaker, start) in enumerate(found):
        words = page.trim(start, found[i + 1][0].start if i + 1 < len(found) else span[1])
        aside: Span | None = None
        closing = _CLOSING_ASIDE.search(page.text, max(words.start, words.end - 503), words.end)
        # Behind the last words, it is a line of its own only where it stands on one.
        if closing and (i + 1 < len(found) or page.text[closing.start(1) - 1] == "\n") and closing.start(1) > words.start:
            aside, words = Span(*closing.span(1)), page.trim(words.start, closing.start(1))
        if words.end > words.start:
            out.append((speaker, words))
        if aside:
            out.append((None, aside))
    return out
