"""The film's name in a heading over a review: ``Low Tide review – a slow film``, ``Ebbe: Kritik zum Film von …``, ``Recensione di …``."""

from __future__ import annotations

import re

LONGEST = 200
"""No heading over a review has more characters."""
_WORD = (
    r"(?:(?:film|movie|tv|series|blu-?ray|dvd|4k|4k uhd|cinema)[ -])?review|(?:film ?|kino ?)?(?:kritik|rezension|besprechung)|critique"
    r"|(?:re)?cr[ií]tica|reseña|resenha|(?:film)?recenze|(?:film)?recensione?|(?:film)?recensie|recenzja|(?:film)?anmeldelse"
)
_ARTICLE = r"(?:the|my|our|la|notre|ma|nuestra|die|unsere|nostra|naše|a) "
_OF = (
    r"of|zu(?:m film)?|von|de la pel[ií]cula|del film|della pellicola|du film|des films|de|d['’]|di|do filme|do|filmu"
    r"|av(?: filmen)?|af(?: filmen)?|van(?: de film)?|over"
)
_SIGNED = re.compile(r",? (?:by|von|de|di|av|af|od) [^\W\d_a-z][^,:]*$|,? d['’][^\W\d_a-z][^,:]*$")
"""Who made the film, behind its name: ``Marea baja, de Ada Quill``."""
_BRACKETED = re.compile(rf"[\[(](?:{_WORD})[\])]\s*[:–—-]?\s*(?P<name>\S.*)", re.I)
_LED = re.compile(rf"(?:{_ARTICLE})?(?:{_WORD})(?:\s+[–—-]\s+|\s*:\s+|\s*\|\s+)(?P<name>\S.*)", re.I)
_LED_OF = re.compile(rf"(?:{_ARTICLE})?(?:{_WORD})\s+(?:{_OF})(?:(?<=['’])|\s+)(?P<name>\S.*)", re.I)
_INSIDE = re.compile(
    rf"(?P<name>\S.*?)(?:\s*[:,–—|-]\s+(?:{_ARTICLE})?|\s+)(?:{_WORD})(?:\s+\((?:18|19|20)\d\d\))?(?:\s+[–—|-]\s+|\s*:\s+)(?P<rest>\S.*)",
    re.I,
)
_BEHIND = re.compile(
    rf"(?P<name>\S.*?)\s*[:,–—|-]\s+(?:{_ARTICLE})?(?:{_WORD})(?:\s+(?:{_OF}|by|del|della|zu[mr])(?:(?<=['’])|\s+)\S.*)?", re.I
)
_QUALIFIED = re.compile(
    r"(?:the |our |my )?(?:(?:early|advance|first|quick|short|mini|guest|classic|retro|festival|theatrical|streaming|spoiler[- ]free"
    r"|spoilers?|non-spoiler|netflix|hulu|amazon(?: prime)?|disney\+?|apple ?tv\+?|hbo(?: max)?|sundance|tiff|cannes|berlin(?:ale)?|venice"
    r"|venezia|toronto|sxsw|telluride|tribeca|nyff|lff|bfi|locarno|rotterdam|iffr|karlovy vary|film festival|home video|vod|4k|uhd"
    r"|blu-?ray|dvd|\d{1,4})\b[ :,’'-]*)+",
    re.I,
)
"""What stands before the word and is no film's name: ``Sundance 2018 Review: …``."""
_OTHER = re.compile(r".*\b(?:book|game|album|music|concert|theat(?:re|er)|play|comic|hotel|restaurant|product|season)", re.I)
"""What makes it a review of something else, where it stands before the word."""


def named_by_review(words: str) -> tuple[int, int] | None:
    """Where the film's name stands in words that head a review (begin and end); None for any others.

    Words before a review's own mark are the name (``Low Tide review – a slow film``), but where they say what sort of review
    it is: then those behind are.
    """
    if len(words) > LONGEST:
        return None
    for form in (_BRACKETED, _LED, _LED_OF):
        if match := form.fullmatch(words):
            return _whole(words, *match.span("name"))
    match = _INSIDE.fullmatch(words)
    if match and _OTHER.fullmatch(match["name"]):
        return None
    if match and _QUALIFIED.fullmatch(match["name"]):
        return _whole(words, *match.span("rest"))
    match = match or _BEHIND.fullmatch(words)
    return match.span("name") if match else None


def _whole(words: str, start: int, end: int) -> tuple[int, int]:
    signed = _SIGNED.search(words, start, end)
    return start, signed.start() if signed and signed.start() > start else end
