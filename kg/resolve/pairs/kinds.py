"""What a column holds, recognized by how its values look; its header only tips the scale between a title and a name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from enum import StrEnum

from kg.resolve.pairs import tokens
from kg.resolve.pairs.cells import BETWEEN

SAMPLE = 4000
"""Values looked at per column: enough that a share of them is known within two hundredths."""


class Kind(StrEnum):
    """What the values of a column are."""

    EMPTY = "empty"
    URL = "url"
    CODE = "code"
    DATE = "date"
    YEAR = "year"
    DURATION = "duration"
    RATING = "rating"
    NUMBER = "number"
    CATEGORY = "category"
    TEXT = "text"
    TITLE = "title"
    NAME = "name"
    NAMES = "names"


LABELS = frozenset({Kind.TITLE, Kind.NAME, Kind.NAMES})
"""The kinds whose words say which thing a row is about."""

_YEAR = r"(?:18[7-9]\d|19\d\d|20[0-4]\d)"
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_MONTHS_NUMBER = r"(?:0?[1-9]|1[0-2])"
_DATE = (
    rf"\+?\d{{4}}([-/.]){_MONTHS_NUMBER}\1\d\d?(?:[T ][\d:.Z+-]*)?|\d{{4}}-{_MONTHS_NUMBER}|\d\d?([./-]) ?\d\d?\2 ?(?:\d{{4}}|\d\d)"
    rf"|{_YEAR}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])|\d{{4}}[年년].{{2,12}}"
    rf"|(?:[a-z]{{3,9}},? )?(?:(?:\d\d?(?:st|nd|rd|th|\.)?[ -])?{_MONTH},? ?(?:\d\d?(?:st|nd|rd|th)?,? )?-?\d{{4}}.{{0,30}})"
    rf"|(?:\d\d?-)?{_MONTH}-\d\d|\d{{4}},? (?:\d\d? )?{_MONTH}.{{0,12}}|\d\d?\.? (?:de |d['’])?[^\W\d]{{3,11}}\.?(?: de)? \d{{4}}"
)
_DURATION = (
    r"(?:approx\.? |about |ca?\. ?)?(?:\d{1,3}\s*(?:min|m|mn|mins|minut[a-z]{1,3}|['’′])\.?"
    r"|\d{1,2}\s*(?:h(?:rs?|ours?)?|std)\.?(?:,?\s*(?:and )?\d{1,2}\s*(?:m(?:in)?\w*\.?|['’′])?)?"
    r"|PT[\dHMS]+|\d{1,2}:[0-5]\d:\d\d|\d:[0-5]\d|\d{3,6}\s*s(?:ec(?:ond)?s?)?)(?:\s*\([^)]*\))?"
)
_SEASONS = re.compile(r"\d+ (?:seasons?|episodes?)", re.I)
_RATING = r"(?:\d{1,3}(?:\.\d+)?\s?%|\d{1,2}(?:\.\d+)?\s*/\s*\d{1,3}|\d\.\d{1,3})"
_ONE_CODE = r"(?:[A-Za-z]{0,6}[-_:]?\d[\w-]{3,}|[A-Za-z]{1,6}[-_:]?\d[\w-]*)"
_SHAPES: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    (Kind.URL, re.compile(r"(?:https?://|www\.)\S+", re.I)),
    (
        Kind.YEAR,
        re.compile(
            rf"(?:c\.?a?\.? ?|[©℗] ?)?[(\[]?{_YEAR}(?:\.0?)?\??[)\]]?"
            rf"(?:\s*[-–/]\s*(?:{_YEAR}|\?+|present|[IVX]+)?\)?)?|(?:1[0-9]|20)\d\d-01-01",
            re.I,
        ),
    ),
    (Kind.DATE, re.compile(_DATE, re.I)),
    (Kind.DURATION, re.compile(_DURATION, re.I)),
    (Kind.RATING, re.compile(rf"{_RATING}(?:\s*[,;|\x1f]\s*{_RATING})*")),
    (Kind.NUMBER, re.compile(r"[$€£]?\s*-?\d[\d,. ]*[KMB]?(?:\s*,\s*\d+)*|\d[\d,.]*\s*[A-Za-z]+(?:,\s*\d[\d,.]*\s*[A-Za-z]+)*")),
    (Kind.CODE, re.compile(rf"{_ONE_CODE}(?:\s*[,;|\x1f]\s*{_ONE_CODE})*")),
)
_ENOUGH = 0.8
_LIST = re.compile(r"\s*[,;|/\x1f&]\s*|\s+\band\b\s+")
_SMALL = frozenset(["the", "of", "and", "in", "to", "on", "at", "for", "from", "with", "is", "my", "a", "an"])


def recognize(values: Iterable[str], header: str = "") -> Kind:
    """The kind of a column from its values (empty ones say nothing) and, between title and name, its header."""
    filled = [v for v in values if v]
    if not filled:
        return Kind.EMPTY
    step = max(1, len(filled) // SAMPLE)
    seen = sorted(filled)[::step]
    dates = 0.0
    for kind, shape in _SHAPES:
        share = sum(all(map(shape.fullmatch, v.split(BETWEEN))) if BETWEEN in v else bool(shape.fullmatch(v)) for v in seen) / len(seen)
        if kind is Kind.DURATION and 0.3 <= share < _ENOUGH:
            # A series beside films has seasons where they have minutes.
            share += sum(bool(_SEASONS.fullmatch(v)) for v in seen) / len(seen)
        if kind is Kind.YEAR and share >= 0.95:
            return kind
        if kind is Kind.YEAR:
            dates = share
        elif share + (dates if kind is Kind.DATE else 0.0) >= _ENOUGH:
            return kind
    if _repeats(seen, step):
        return Kind.CATEGORY
    lengths = sorted(len(v.split()) for v in seen)
    listed = sum(_is_list(v) for v in seen) / len(seen)
    people = name_share(seen)
    if people < 0.5 and (lengths[len(lengths) // 2] > 14 or _keywords(seen)):
        return Kind.TEXT
    wording = set(re.findall(r"[a-z]+", re.split(r"[/#]", header)[-1].lower()))
    people += 0.15 * bool(wording & {"actor", "actors", "director", "directors", "cast", "starring", "writer", "writers", "person"})
    people -= 0.15 * bool(wording & {"title", "film", "movie"})
    if people < 0.62:
        return Kind.TITLE
    return Kind.NAMES if listed > 0.15 else Kind.NAME


def _repeats(seen: Sequence[str], step: int) -> bool:
    """Whether values come from a short list of short words (genres, types, professions, countries)."""
    parts = [p for v in seen for p in _turned(v) or _LIST.split(v) if p and (p == v or p.casefold() not in tokens.ARTICLES)]
    if not parts or len(seen) < 8:
        return False
    counts = Counter(p.casefold() for p in parts)
    wordy = sum(len(p.split()) for p in parts) / len(parts)
    often = sum(n for n in counts.values() if n >= max(3, len(seen) // 500)) / len(parts)
    # Given and family names of few families repeat too, but not together: lists of categories do, or each of them very often.
    each = 12 if len(set(seen)) > 0.6 * len(seen) and step == 1 else 5
    return wordy < 2.2 and len(counts) * each <= len(parts) * min(step, 4) and len(counts) <= 400 and often > 0.7


def _keywords(seen: Sequence[str]) -> bool:
    """Whether cells list several words or phrases in small letters each: what a film is about, said in pieces."""
    parts = [[part.strip() for part in re.split(r"[,;|/\x1f]", value) if part.strip()] for value in seen]
    flat = [part for some in parts for part in some]
    return len(flat) >= 2.5 * len(seen) and sum(part[0].islower() for part in flat) >= 0.6 * len(flat)


def _is_list(value: str) -> bool:
    return len(tokens.names(value)) > 1


def name_share(values: Sequence[str]) -> float:
    """The share of values that look like people's names: two to four capitalized words without digits or small words."""
    people = neutral = 0
    for value in values:
        found = [looks_like_name(" ".join(part.split())) for part in _turned(value) or re.split(r"[,;|/\x1f]", value) if part.strip()]
        if not found:
            neutral += 1
        elif value.rpartition(",")[2].strip().casefold() in tokens.ARTICLES:
            continue
        elif len(found) == 2 and value.count(",") == 1 and all(f is not False for f in found):
            people += 1
        else:
            said = [f for f in found if f is not None]
            neutral += not said
            people += bool(said) and sum(said) >= 0.6 * len(said)
    # Single words ("Urvasi", "US") may be anything: where there is little else, nothing is known.
    return people / (len(values) - neutral) if neutral < 0.9 * len(values) else 0.5


def _turned(value: str) -> list[str]:
    """The names of a list that writes family names first, and something else than a comma between people (``Oland, Al; Quill, Bo``)."""
    parts = [[piece.strip() for piece in part.split(",")] for part in re.split(r"[;|/\x1f]", value) if part.strip()]
    turned = len(parts) > 1 and all(len(pieces) == 2 and all(pieces) for pieces in parts)
    return [f"{given} {family}" for family, given in parts] if turned else []


def looks_like_name(text: str) -> bool | None:
    """Whether a text looks like one person's name; None where a single word leaves it open."""
    parts = re.sub(r"\([^)]*\)", " ", text).split()
    if not parts or len(parts) > 7 or any(c.isdigit() or c in ":!" for c in text):
        return False
    if len(parts) == 1:
        return None
    if any(p.casefold() in _SMALL for p in parts) or text.endswith("..."):
        return False
    return len(parts) <= 4 and sum(p[0].isupper() or p[0] in "'\"?(" for p in parts) >= len(parts) - 1
