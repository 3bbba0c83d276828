"""What a page says of its film, in the normalized form in which two readings of it are compared."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from kg.model import Claim, Mention
from kg.text import fold, slug

Values = Mapping[str, tuple[str, ...]]
"""Normalized values by property, in the order of the page, each once."""

_PARTS = {
    "release": {"release_date": "released"},
    "rating": {"score": "score", "rating_count": "rating_count", "review_count": "review_count"},
    "certification": {"certificate_value": "certificate"},
}
"""Properties of details of a film, and what they say of it."""
_TEXTS = ("storyline",)
_REVIEWS = ("user_review", "critic_review")
_DURATION = re.compile(r"P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?")
_CUT = re.compile(r"(?:\.\.\.|…)?\s*(?:\(?\b(?:more|see full summary|see more)\b\)?[\s»]*)?$", re.I)


def said(claims: Iterable[Claim], film: Mention) -> Values:
    """What claims say of a film. Names are bare of case, marks and punctuation, running times in minutes, dates ISO 8601."""
    claims = tuple(claims)
    names = _names(claims)
    found: dict[str, dict[str, None]] = {}
    for property, value in _of_film(claims, film, names):
        if value:
            found.setdefault(property, {})[value] = None
    return {property: tuple(values) for property, values in found.items()}


def cast(claims: Iterable[Claim], film: Mention) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The rows of the cast: the actor's bare name and those of the characters, in the order of the page."""
    claims = tuple(claims)
    names = _names(claims)
    actors: dict[Mention, str] = {}
    characters: dict[Mention, list[str]] = {}
    for claim in claims:
        if claim.subject.kind == "role" and claim.subject.of == film:
            if claim.property == "role_actor" and isinstance(claim.value, Mention):
                actors[claim.subject] = _named(claim.value, names)
            elif claim.property == "character_name" and isinstance(claim.value, str):
                characters.setdefault(claim.subject, []).append(bare(claim.value))
    rows: dict[str, list[str]] = {}
    for role, actor in actors.items():
        rows.setdefault(actor, []).extend(characters.get(role, []))
    for claim in claims:
        if claim.subject == film and claim.property == "actor" and isinstance(claim.value, Mention):
            rows.setdefault(_named(claim.value, names), [])
    return tuple((actor, tuple(dict.fromkeys(played))) for actor, played in rows.items())


def bare(words: str) -> str:
    """Words without case, marks and punctuation: ``É. O’Dé & Co.`` → ``e o de and co``."""
    return slug(re.sub(r"\s*&\s*", " and ", words)).replace("-", " ")


def plot(words: str) -> str:
    """A text bare of case, marks and punctuation, and of the words behind which a page goes on; ``…`` at the end where it is cut."""
    text = fold(words).rstrip()
    tail = _CUT.search(text)
    body = text[: tail.start()] if tail and tail[0] else text
    return bare(body) + ("…" if tail and tail[0].strip() else "")


def minutes(duration: str) -> str:
    """An ISO 8601 duration in whole minutes: ``PT2H12M`` → ``132``; empty for what is none."""
    match = _DURATION.fullmatch(duration)
    if match is None:
        return ""
    days, hours, mins, seconds = (int(part or 0) for part in match.groups())
    return str(round(((days * 24 + hours) * 60 + mins) + seconds / 60))


def number(value: str) -> str:
    """A decimal without zeros at its end: ``7.40`` → ``7.4``, ``82.0`` → ``82``."""
    return value.rstrip("0").rstrip(".") if "." in value else value


_NORMAL: dict[str, Callable[[str], str]] = {
    "description": plot, "duration": minutes, "score": number, "year": str, "released": str, "rating_count": str, "review_count": str,
    "language": str.casefold,
}  # fmt: skip


def normal(property: str, value: str) -> str:
    """The form in which a property's value is compared."""
    return _NORMAL.get(property, bare)(value)


def _of_film(claims: Sequence[Claim], film: Mention, names: Mapping[Mention, str]) -> Iterator[tuple[str, str]]:
    for claim in claims:
        subject, property, value = claim.subject, claim.property, claim.value
        if subject == film:
            if isinstance(value, str):
                yield property, normal(property, value)
            elif value.kind == "country":
                yield property, str(value.identity[0]).casefold()
            elif value.kind not in _REVIEWS:
                yield property, _named(value, names)
        elif subject.of == film and isinstance(value, str):
            if known := _PARTS.get(subject.kind, {}).get(property):
                yield known, normal(known, value)
            elif subject.kind in _TEXTS and property == "text":
                yield "storyline", plot(value)
            elif subject.kind in _REVIEWS and property == "body":
                yield "review", bare(value)[:200]


def _names(claims: Iterable[Claim]) -> dict[Mention, str]:
    found: dict[Mention, str] = {}
    for claim in claims:
        if claim.property == "name" and isinstance(claim.value, str):
            found.setdefault(claim.subject, bare(claim.value))
    return found


def _named(mention: Mention, names: Mapping[Mention, str]) -> str:
    """The bare name of a mention; where none is claimed, the words it is called by."""
    return names.get(mention) or bare(str(mention.identity[0]))
