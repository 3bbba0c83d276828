"""Small named comparisons: each looks at one aspect of two things and says how far they agree, as one word.

All are pure functions of two values (and, where words weigh differently, of a function that weighs them); what a word is worth
is decided elsewhere, by data. An absent value never reaches a comparison.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import product

from rapidfuzz.distance import OSA, Indel

from kg.resolve.pairs.tokens import Cast, Name, Title, matches, sound

Weigh = Callable[[str], float]


def alike(_: str) -> float:
    """Every word weighs the same."""
    return 1.0


@lru_cache(maxsize=1 << 18)
def likeness(one: str, two: str) -> float:
    """How far two words agree, 0 to 1: 1 equal (``?`` is any letter), 0.9 equal by sound, else by their letters from 0.7 up."""
    if one == two or matches(one, two):
        return 1.0
    if one.isdigit() or two.isdigit():
        return 0.0
    if min(len(one), len(two)) > 3 and sound(one) == sound(two):
        return 0.9
    if min(len(one), len(two)) < 4:
        return 0.0
    lost = one.count("?") + two.count("?")
    far = OSA.distance(one, two)
    ratio = 1 - max(0, far - 0.7 * lost) / max(len(one), len(two))
    return ratio if ratio >= 0.7 else 0.0


def shared(left: Sequence[str], right: Sequence[str], weigh: Weigh) -> tuple[float, float, float]:
    """How much of the words of either side the other holds (two shares by weight, 0 to 1), and the weight of what is shared."""
    rest = list(right)
    common = found_left = found_right = 0.0
    for word in left:
        if word in rest:
            rest.remove(word)
            w = weigh(word)
            common, found_left, found_right = common + w, found_left + w, found_right + w
    open_left = _without(left, right)
    for word in sorted(open_left, key=len, reverse=True):
        best, like = "", 0.0
        for other in rest:
            score = likeness(word, other)
            if score > like:
                best, like = other, score
        if like:
            rest.remove(best)
            found_left += like * weigh(word)
            found_right += like * weigh(best)
            common += like * min(weigh(word), weigh(best))
    return (
        found_left / (sum(map(weigh, left)) or 1.0),
        found_right / (sum(map(weigh, right)) or 1.0),
        common,
    )


def _without(words: Sequence[str], others: Sequence[str]) -> list[str]:
    rest, out = list(others), []
    for word in words:
        if word in rest:
            rest.remove(word)
        else:
            out.append(word)
    return out


def titles(left: Title, right: Title, weigh: Weigh = alike) -> str:
    """``exact``, ``same`` (but for an article or a joint), ``near`` (a letter, a sound, or the rest of one is cut off), ``subtitled`` (one
    is a part of the other: before or after a colon, in brackets, behind *aka*), ``numbered`` (one has a numeral), ``sequel`` (numerals
    differ), ``longer`` (one holds the other), ``partly``, or ``different``.
    """
    if left.words == right.words and left.article == right.article:
        return "exact"
    if left.words == right.words or (left.numerals == right.numerals and matches(left.joined, right.joined)):
        return "same"
    if (left.cut and _begins(left, right)) or (right.cut and _begins(right, left)):
        return "near"
    if left.words in right.parts or right.words in left.parts:
        return "subtitled"
    if left.numerals != right.numerals:
        one, two = ([w for w in t.words if w not in t.numerals] for t in (left, right))
        if one and two:
            in_left, in_right, _ = shared(one, two, weigh)
            if min(in_left, in_right) >= 0.9:
                return "sequel" if left.numerals and right.numerals else "numbered"
    in_left, in_right, _ = shared(left.words, right.words, weigh)
    low, high = sorted((in_left, in_right))
    if left.numerals != right.numerals and left.numerals and right.numerals and not (left.numerals & right.numerals):
        return "partly" if low >= 0.5 else "different"
    if low >= 0.85 or (min(len(left.joined), len(right.joined)) > 5 and Indel.normalized_similarity(left.joined, right.joined) >= 0.9):
        return "near"
    if high >= 0.95 and low >= 0.15:
        return "longer"
    return "partly" if low >= 0.4 else "different"


CUT = 8
"""Letters of a title that was cut from which on they say how the whole one begins."""


def _begins(cut: Title, whole: Title) -> bool:
    return not whole.cut and len(cut.joined) >= CUT and whole.joined.startswith(cut.joined)


def people(left: Name, right: Name, weigh: Weigh = alike) -> str:
    """Whether two names may be one person's: ``same``, ``turned`` (the same words in another order), ``near`` (spellings),
    ``fuller`` (one has more given names), ``initials`` (or a given name cut short), ``within`` (one is part of a longer run of
    names), ``surname`` or ``different``.
    """
    one, two = left.words, right.words
    if one == two:
        return "same"
    if left.key == right.key:
        return "turned"
    joined, other = "".join(one), "".join(two)
    if joined == other or matches(joined, other):
        return "same"
    if len(one) == 1 or len(two) == 1:
        if len(one) == len(two):
            return "near" if likeness(joined, other) >= 0.85 else "different"
        short, long = (one, two) if len(one) == 1 else (two, one)
        return "surname" if likeness(short[0], long[-1]) >= 0.9 else "different"
    if len(one) == len(two) and (all(map(likeness, one, two)) or all(map(likeness, one, reversed(two)))):
        return "near"
    if not set(one) & set(two) and Indel.normalized_similarity(joined, other) < 0.55 and likeness(one[-1], two[-1]) < 0.85:
        return "different"
    in_left, in_right, _ = shared(one, two, weigh)
    low, high = sorted((in_left, in_right))
    if low >= 0.88 or (min(len(joined), len(other)) > 7 and Indel.normalized_similarity(joined, other) >= 0.92):
        return "near"
    short, long = (one, two) if len(one) <= len(two) else (two, one)
    if set(short) < set(long) and short[-1] == long[-1]:
        return "fuller"
    if likeness(one[-1], two[-1]) >= 0.85 and _given(short[:-1], long[:-1]):
        return "initials"
    if high >= 0.97:
        return "within" if len(long) > 4 else "initials"
    return "surname" if likeness(one[-1], two[-1]) >= 0.9 else "different"


def _given(short: Sequence[str], long: Sequence[str]) -> bool:
    """Whether given names are forms of one: ``al c`` / ``albert``, ``a`` / ``albert``, ``jus`` / ``justus``."""
    a, b = short[0], long[0]
    return a[0] == b[0] and (len(a) == 1 or len(b) == 1 or a.startswith(b) or b.startswith(a) or likeness(a, b) >= 0.8)


RANK = ("same", "turned", "near", "fuller", "initials", "within", "surname", "different")


SHORT = 4
"""Pairs of names up to which two lists are compared in full."""


def casts(left: Cast, right: Cast, weigh: Weigh = alike) -> str:
    """The best that any name of one side finds on the other, in the words of ``people``; in long lists only names that begin or sound
    alike in some word are compared.
    """
    if len(left) == 1 == len(right):
        return people(left[0], right[0], weigh)
    if not left.printed.isdisjoint(right.printed):
        return "same"
    if not left.keys.isdisjoint(right.keys):
        return "turned"
    if len(left) * len(right) <= SHORT:
        pairs = {(one, two) for one in left for two in right}
    else:
        pairs = {pair for mark in left.marked.keys() & right.marked.keys() for pair in product(left.marked[mark], right.marked[mark])}
    return RANK[min((RANK.index(people(one, two, weigh)) for one, two in pairs), default=len(RANK) - 1)]


def years(left: frozenset[int], right: frozenset[int]) -> str:
    """The nearest two: ``same``, ``next`` (one apart: a festival and a release), ``near`` (two or three), ``far`` (to ten), ``apart``."""
    gap = min(abs(a - b) for a in left for b in right)
    return "same" if gap == 0 else "next" if gap == 1 else "near" if gap < 4 else "far" if gap <= 10 else "apart"


def amounts(left: frozenset[float], right: frozenset[float]) -> str:
    """Numbers and running times: ``same``, ``close`` (within a tenth, from 40 on: below, numbers count things) or ``different``."""
    if left & right:
        return "same"
    close = any(abs(a - b) <= 0.1 * max(abs(a), abs(b)) and max(abs(a), abs(b)) >= 40 for a in left for b in right)
    return "close" if close else "different"


def days(left: frozenset[str], right: frozenset[str]) -> str:
    """Dates (ISO, as precise as known): ``same`` day, ``month``, ``year`` or ``different``; a year alone agrees with its days."""
    best = max(len(_common(a, b)) if min(len(a), len(b)) > 4 else 7 * (a[:4] == b[:4]) for a in left for b in right)
    return "same" if best >= 10 else "month" if best >= 7 else "year" if best >= 4 else "different"


def _common(one: str, two: str) -> str:
    for length in (10, 7, 4):
        if one[:length] == two[:length] and len(one) >= length <= len(two):
            return one[:length]
    return ""


def prose(left: Sequence[str], right: Sequence[str], weigh: Weigh = alike) -> str:
    """Two texts by their words, rare ones first: ``same``, ``close``, ``related`` or ``different``."""
    one, two = set(left), set(right)
    weight = sum(map(weigh, sorted(one & two)))
    share = weight / (min(sum(map(weigh, sorted(one))), sum(map(weigh, sorted(two)))) or 1.0)
    return "same" if share >= 0.8 else "close" if share >= 0.45 else "related" if share >= 0.2 else "different"


def codes(left: frozenset[str], right: frozenset[str]) -> str:
    """Ids and addresses: ``same`` or ``different``."""
    return "same" if left & right else "different"
