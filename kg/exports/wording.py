"""How values are shown to people: dates, durations, amounts, languages, and a name for every property."""

from __future__ import annotations

import re
from functools import lru_cache

_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")

LABELS: dict[str, str] = {
    "name": "Title",
    "alternate_name": "Also known as",
    "year": "Year",
    "released": "Release date",
    "duration": "Running time",
    "certificate": "Content rating",
    "genre": "Genres",
    "language": "Languages",
    "country": "Countries",
    "tagline": "Tagline",
    "keyword": "Keywords",
    "company": "Production companies",
    "location": "Filming locations",
    "award": "Awards",
    "color": "Colour",
    "sound_mix": "Sound mix",
    "aspect_ratio": "Aspect ratio",
    "popularity_rank": "Popularity rank",
    "popularity_change": "Change in rank",
    "page": "Pages elsewhere",
    "part_of_series": "Series",
    "mentions": "Mentions",
    "badge": "Badge",
    "home": "Home",
}
"""What a property is called on a page, by kg's word; every other gets its term in words."""

CONFLICTS = {
    "drift": "The pages are of different times",
    "granularity": "The pages are not equally precise",
    "scale": "The pages count on different scales",
    "cut": "The pages are of different cuts",
    "territory": "The pages may speak of different countries or time zones",
    "contradiction": "The pages contradict each other",
}


def date(value: str) -> str:
    """``1995-10-27`` → ``27 October 1995``, ``1995-10`` → ``October 1995``; anything else as it is."""
    match = re.fullmatch(r"(\d{4})-(\d\d)(?:-(\d\d))?(?:T.*)?", value)
    if not match or not 1 <= int(match[2]) <= 12:
        return value
    month = f"{_MONTHS[int(match[2]) - 1]} {match[1]}"
    return f"{int(match[3])} {month}" if match[3] else month


def duration(value: str) -> str:
    """``PT1H51M`` → ``1 h 51 min``; anything else as it is."""
    match = re.fullmatch(r"PT(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:\.\d+)?S)?", value)
    if not match:
        return value
    return " ".join(f"{int(n)}\u00a0{unit}" for n, unit in zip(match.groups(), ("h", "min", "s"), strict=True) if n) or value


def number(value: str) -> str:
    """``31968347.0`` → ``31,968,347``, ``7.6`` → ``7.6``; what is no number as it is."""
    match = re.fullmatch(r"(-?)(\d+)(?:\.(\d+))?", value)
    if not match:
        return value
    fraction = (match[3] or "").rstrip("0")
    return f"{match[1]}{int(match[2]):,}{'.' + fraction if fraction else ''}"


def plural(count: int, one: str, many: str = "") -> str:
    """``1 page``, ``2,000 pages``."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


@lru_cache(maxsize=1024)
def language(tag: str) -> str:
    """``en`` → ``English (en)``; a tag that is not known as it is."""
    import pycountry

    main = tag.split("-")[0].casefold()
    found = pycountry.languages.get(alpha_2=main) if len(main) == 2 else pycountry.languages.get(alpha_3=main)
    return f"{found.name} ({tag})" if found else tag


def label(term: str) -> str:
    """A name for a property of which there is none in ``LABELS``: ``schema:isPartOf`` → ``Is part of``."""
    local = re.split(r"[:/#]", term)[-1]
    words = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", " ", local).replace("_", " ").lower()
    return words[:1].upper() + words[1:]


def parts(text: str, about: int = 420) -> tuple[str, str]:
    """A long text as its beginning (to the end of a sentence, if one ends near) and the rest; a short one whole."""
    if len(text) <= about * 3 // 2:
        return text, ""
    window = text[: about + about // 2]
    ends = [match.end() for match in re.finditer(r"[.!?…][\"”’')]*\s", window) if match.end() >= about // 2]
    at = min(ends, key=lambda end: abs(end - about)) if ends else window.rfind(" ", 0, about) + 1 or about
    return text[:at].rstrip(), text[at:].lstrip()


def trimmed(words: str, most: int = 260) -> str:
    """A quote no longer than ``most`` characters: its beginning and its end, with what is left out marked."""
    shown = " ".join(words.split())
    if len(shown) <= most:
        return shown
    return f"{shown[: most * 2 // 3].rstrip()} […] {shown[-most // 4 :].lstrip()}"
