"""Whether two film mentions are one film: small named comparisons, summed, with negative evidence."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from itertools import combinations
from typing import NamedTuple

from kg.model import Verdict
from kg.resolve.profile import FilmProfile, supported
from kg.text import slug

SAME = 0.75
"""At or above this score two mentions are one film; below, they are left apart: as different where something speaks against
them, else as unsure."""

_ARTICLES = re.compile(r"^(?:the|an?|le|la|les|l|der|die|das|il|el|los|las)-|-(?:the|an?|le|la|les|der|die|das|il|el)$")


def title_key(title: str) -> str:
    """The form of a title that one film's spellings share: no case, accents, punctuation or article at either end."""
    bare = slug(title.replace("&", " and "))
    return _ARTICLES.sub("", bare) or bare


def blocks(profiles: Iterable[FilmProfile]) -> Iterable[list[FilmProfile]]:
    """Mentions that share a title key: only these are ever compared. Mentions without a title share none."""
    found: dict[str, list[FilmProfile]] = defaultdict(list)
    for profile in profiles:
        for key in sorted({title_key(t) for t in profile.titles if t}):
            found[key].append(profile)
    return [block for _, block in sorted(found.items()) if len(block) > 1]


class Comparison(NamedTuple):
    """How surely two mentions are one film (0 to 1), why, and whether anything speaks against it (not only nothing for it)."""

    score: float
    reasons: tuple[str, ...]
    against: bool

    @property
    def verdict(self) -> Verdict:
        """What it comes to."""
        return "same" if self.score >= SAME else "different" if self.against else "unsure"


def compare(left: FilmProfile, right: FilmProfile) -> Comparison:
    """Compare two mentions that share a title."""
    score, reasons, against = 0.45, ["the titles agree"], False

    def weigh(by: float, reason: str, *, contradicts: bool = False) -> None:
        nonlocal score, against
        score += by
        reasons.append(reason)
        against = against or contradicts

    if left.year and right.year:
        apart = abs(int(left.year) - int(right.year))
        if apart == 0:
            weigh(0.35, f"both are of {left.year}")
        elif apart == 1:
            weigh(-0.05, f"the years {left.year} and {right.year} are one apart")
        else:
            weigh(-0.45, f"the years {left.year} and {right.year} are {apart} apart", contradicts=True)
    if left.mention.kind != right.mention.kind:
        weigh(-0.5, f"one is a {left.mention.kind}, one a {right.mention.kind}", contradicts=True)
    one, two = left.everyone(), right.everyone()
    shared = one & two
    if shared:
        weigh(min(0.5, 0.2 * len(shared)), f"{len(shared)} people in common: {', '.join(sorted(shared)[:3])}")
    elif len(one) > 2 and len(two) > 2:
        weigh(-0.35, "many people on both sides and none in common", contradicts=True)
    directors = (left.people.get("director", set()), right.people.get("director", set()))
    if all(directors) and not directors[0] & directors[1] and not shared:
        weigh(-0.3, "the directors differ", contradicts=True)
    if not shared:
        named = supported(left, two) | supported(right, one)
        if len(named) > 1:
            weigh(min(0.45, 0.15 * len(named)), f"the prose of one names people of the other: {', '.join(sorted(named)[:4])}")
        elif left.inferred or right.inferred:
            weigh(-0.2, "one title is known from prose only, and nobody of the film is named there")
    played = left.characters & right.characters
    if len(played) > 1:
        weigh(min(0.3, 0.05 * len(played)), f"{len(played)} characters in common")
    return Comparison(max(0.0, min(1.0, round(score, 3))), tuple(reasons), against)


def pairs(profiles: Iterable[FilmProfile]) -> list[tuple[Comparison, FilmProfile, FilmProfile]]:
    """Every compared pair once, surest first."""
    seen, out = set(), []
    for block in blocks(profiles):
        for left, right in combinations(block, 2):
            key = (left.document, left.mention, right.document, right.mention)
            if key in seen:
                continue
            seen.add(key)
            out.append((compare(left, right), left, right))
    return sorted(out, key=lambda p: (-p[0].score, p[1].document, str(p[1].mention), p[2].document, str(p[2].mention)))
