"""Genre names as film sites print them: which words are a genre, and where one ends when only blanks stand between them."""

from __future__ import annotations

import re

from kg.reading.page import Page, Span
from kg.text import fold

CORE = frozenset(
    """action|adventure|animation|biography|comedy|crime|documentary|drama|family|fantasy|film-noir|film noir|game-show|game show|history
    horror|music|musical|mystery|news|reality|reality-tv|reality tv|romance|sci-fi|sci fi|science fiction|science-fiction|short|sport
    sports|talk|talk-show|talk show|thriller|tv movie|tv-movie|war|western|action & adventure|action and adventure|sci-fi & fantasy
    sci-fi and fantasy|science fiction & fantasy|war & politics|war and politics|kids|soap|suspense|noir|anime|martial arts
    romantic comedy|mystery & thriller|mystery and suspense|mystery & suspense|kids & family|science fiction and fantasy""".replace(
        "\n", "|"
    )
    .replace("    ", "")
    .split("|")
)
"""The genre lists of the large film data bases, in the spellings that sites print."""

_ALTERNATIVES = "|".join(re.escape(g).replace(r"\ ", r"\s+") for g in sorted(CORE, key=lambda g: (-len(g), g)))
_GENRE = re.compile(rf"(?:{_ALTERNATIVES})(?![\w'’-])", re.I)
_SEPARATOR = re.compile(r"[\s,|/•·;]*(?:(?<=[,\s])(?:&|and)\s+)?")
_LISTED = r"\s*[,|/•·;]\s*"


def is_genre(words: str) -> bool:
    """Whether the words, whatever their case and spacing, are one genre."""
    return fold(words) in CORE


def genres_at(page: Page, start: int, end: int) -> list[Span]:
    """The genres that follow each other from ``start``, longest name first, with blanks, commas or bars between; the list
    stops at the first other word. On a page that shows case, a genre's word that opens a sentence (``Crime boss …``) is none
    of the list: the word after it is then in lower case.
    """
    found: list[Span] = []
    at = start
    while True:
        at = _SEPARATOR.match(page.text, at, end).end()  # type: ignore[union-attr]
        match = _GENRE.match(page.text, at, end)
        if not match:
            break
        found.append(Span(match.start(), match.end()))
        at = match.end()
    if found and found[-1].end < end:
        last = page.words(found[-1])
        following = page.text[found[-1].end : end].lstrip(" ")
        if last[:1].isupper() and following[:1].islower():
            found.pop()
    return found


def genre_list(page: Page, span: tuple[int, int]) -> tuple[list[Span], list[Span]]:
    """The genres of a cell that holds nothing else, and the ranges in it that are none.

    Between commas, bars or slashes stands one genre, whatever its name (up to three words); known names that are only set
    apart by blanks are taken one by one, the longest first.
    """
    pieces = page.split(span, _LISTED)
    genres: list[Span] = []
    others: list[Span] = []
    for piece in pieces:
        known = genres_at(page, piece.start, piece.end)
        rest = page.trim(known[-1].end if known else piece.start, piece.end)
        if rest.end <= rest.start:
            genres.extend(known)
        elif scattered := _scattered(page, piece):
            genres.extend(scattered[0])
            others.extend(scattered[1])
        elif len(pieces) > 1 and not known and len(page.words(piece).split()) <= 3:
            genres.append(piece)
        else:
            genres.extend(known)
            others.append(rest)
    return genres, others


def _scattered(page: Page, piece: Span) -> tuple[list[Span], list[Span]] | None:
    """The genres and the other words of a few words that are set apart by blanks only, where at least half are genres."""
    words = [Span(*m.span()) for m in re.compile(r"\S+").finditer(page.text, *piece)]
    genres: list[Span] = []
    others: list[Span] = []
    for word in words:
        if genres and word.start < genres[-1].end:
            continue
        known = genres_at(page, word.start, piece.end)
        if known:
            genres.extend(known)
        else:
            others.append(word)
    return (genres, others) if genres and len(words) <= 6 and len(others) <= len(genres) else None


def is_genre_cell(page: Page, span: tuple[int, int]) -> bool:
    """Whether a cell begins with a genre, or is a few words of which at least half are genres."""
    start, end = page.trim(*span)
    return bool(genres_at(page, start, end) or _scattered(page, Span(start, end)))
