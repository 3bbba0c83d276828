"""What the characters around some words say: whether they stand together, between marks, in an address, one letter off."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rapidfuzz.distance import DamerauLevenshtein

from kg.resolve.mention_text import Prose, Token
from kg.resolve.mention_words import MINOR

_OPENING, _CLOSING = "\"“”„«'‘’*_", "\"”“»'’*_"
_PAIRS = {"“": "”", "‘": "’", "«": "»", "„": "“”"}
_PARTING = re.compile(r"[\n\"“”()\[\];*]|,\S|.{5}")
_DOMAINS = frozenset({"com", "net", "org", "info", "co", "tv"})


def together(tokens: Sequence[Token]) -> bool:
    """Whether what stands before each of the words (the second and later ones of a name or title) can stand inside one."""
    return all(not _PARTING.search(t.gap) and (not t.first or t.gap in (": ", "! ", "? ")) for t in tokens)


def titled(tokens: Sequence[Token]) -> bool:
    """Whether words are capitalised as a title is: all but the minor ones."""
    return all(t.capital or t.key in MINOR or t.gap in ("'", "’") for t in tokens)


def owns(text: Prose, end: int) -> bool:
    """Whether the words before a position are a possessive: ``'s``, or an apostrophe alone."""
    after = text[end] if end < len(text) else None
    return bool(re.match(r"['’](?:$|\s)", text.gap(end))) or bool(after and after.key == "s" and after.gap in ("'", "’"))


def glued(text: Prose, at: int, end: int) -> bool:
    """Whether words are part of an address, a handle or a longer compound."""
    before, behind = text.gap(at), text.gap(end)
    after = text[end] if end < len(text) else None
    inside = before == "." and at > 0 and not text[at].first and len(text[at - 1].key) > 1
    if before[-1:] in ("@", "#") or before == "-" or inside:
        return True
    if not after:
        return False
    return behind == "@" or (behind == "." and after.key in _DOMAINS) or (behind == "-" and (after.capital or not text.cased))


def in_marks(text: Prose, at: int, end: int) -> bool:
    """Whether words stand alone between quotation or italics marks."""
    opening, behind = text.gap(at), text.gap(end).lstrip(",.!?;:")
    if not opening or not behind or opening[-1] not in _OPENING or behind[0] not in _CLOSING:
        return False
    mark = opening[-1]
    apostrophe = mark in "'’" and opening[-2:-1] not in ("", " ", "(", "\n", "-", "—")
    return behind[0] in _PAIRS.get(mark, mark) and not apostrophe


def year_behind(text: Prose, end: int) -> str:
    """The year in brackets behind a title, after a closing mark if there is one; empty where there is none."""
    if end >= len(text):
        return ""
    token = text[end]
    opened = re.fullmatch(r"[,.]?[\"”’'*_»]?,? ?[(\[]", token.gap)
    closed = text.gap(end + 1)[:1] in (")", "]", ",")
    return token.text if opened and closed and re.fullmatch(r"(?:18|19|20)\d\d", token.text) else ""


# --- one letter ------------------------------------------------------------------------------------------------------


def misspells(printed: str, name: str, *, given: bool, sure: bool = False) -> bool:
    """Whether a printed word is one letter away from a word of a name, and is no other name: ``Julia`` is not ``Julian``.

    ``given`` is true for all words of a name but the last, ``sure`` where at least two more words of it are right.
    """
    least = 3 if sure else 5 if given else 4
    if abs(len(printed) - len(name)) > 1 or min(len(printed), len(name)) < least or printed[0] != name[0] or not printed.isalpha():
        return False
    if given and printed[-1] != name[-1]:
        return False
    return DamerauLevenshtein.distance(printed, name, score_cutoff=1) == 1


def looks_like(printed: str, name: str) -> bool:
    """Whether a printed given name may be a worse misspelling of a name: too far to be linked, too near to be somebody else's."""
    return printed[0] == name[0] and DamerauLevenshtein.distance(printed, name, score_cutoff=2) < 3
