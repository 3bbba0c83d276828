"""Quoted dialogue: who says which line, in lines of its own or run together."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection

from kg.reading.page import Page, Span
from kg.text import fold

Range = tuple[int, int]


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_ABBREVIATION = re.compile(
    r"(?:^|[\s(])(?:[A-Za-z]|mr|mrs|ms|dr|st|lt|sgt|cpl|pfc|col|gen|capt|cmdr|maj|rev|prof|jr|sr|sen|gov|pvt|det|mme|mlle)\.$", re.I
)
_BOUNDARY = re.compile(r"[.!?…\]\"”»–—-]+\s+|\n+|\s(?=\[[^\]]+\]\s)")
_COLON = re.compile(r":(?=\s)")
_DIRECTION = re.compile(r"\[[^\]\n]*\]")
_NO_SPEAKER = _words(
    """i i'm i'll you your he she it it's we they my his her our their this that these those there here what which who why how when
    where and but or so if then because as like in on at to of for from with not no yes is are was were do don't did be have has had
    one two three remember listen look well okay just let let's tell say says said first second next also now"""
)
_SMALL = _words("""in of at the on and with from for to by a de la von van der""")
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


def _repeated(page: Page, span: Range) -> set[str]:
    """Folded phrases that stand before a colon, after a sentence's end, more than once: nobody but a speaker does."""
    counts: Counter[str] = Counter()
    for colon in _COLON.finditer(page.text, *span):
        before = page.text[span[0] : colon.start()]
        ends = [m.end() for m in _BOUNDARY.finditer(before) if not _ABBREVIATION.search(before[: m.end()].rstrip())]
        phrase = fold(_DIRECTION.sub("", before[ends[-1] if ends else 0 :]))
        if 0 < len(phrase.split()) <= 6 and not re.search(r"[!?;\"“”\[\]]", phrase):
            counts[phrase] += 1
    return {phrase for phrase, n in counts.items() if n > 1}


def _speakers(page: Page, span: Range, known: Collection[str]) -> list[tuple[Span, int]]:
    """The speakers of a dialogue and where their words begin."""
    known = {*known, *_repeated(page, span)}
    out: list[tuple[Span, int]] = []
    floor = span[0]
    for colon in _COLON.finditer(page.text, *span):
        starts = [floor]
        for boundary in _BOUNDARY.finditer(page.text, floor, colon.start()):
            before = page.text[floor : boundary.end()].rstrip()
            if not _ABBREVIATION.search(before):
                starts.append(boundary.end())
        while starts and (page.text[starts[-1]] == "[" or page.text[starts[-1]].isspace()):
            # A stage direction stands before who speaks.
            direction = _DIRECTION.match(page.text, starts[-1], colon.start())
            if not direction:
                break
            starts.append(page.trim(direction.end(), colon.start()).start)
        if len(starts) == 1 and out:
            continue
        known_start = next((s for s in starts if fold(page.text[s : colon.start()]) in known), None)
        start = starts[-1] if known_start is None else known_start
        if _may_speak(page.text[start : colon.start()], known):
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
        if i + 1 < len(found):
            closing = re.compile(r"(?<=[.!?…\"\]\n-])\s*(\[[^\]\n]*\])$").search(page.text, *words)
            if closing and closing.start(1) > words.start:
                aside, words = Span(*closing.span(1)), page.trim(words.start, closing.start(1))
        if words.end > words.start:
            out.append((speaker, words))
        if aside:
            out.append((None, aside))
    return out
