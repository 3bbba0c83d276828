"""What no page can mean: values beyond every scale, names that are none, and what says nothing without them.

A reader says what stands in the place of a value. Where that is a price of thirty digits, a score above its scale or a person
called ``10/10``, something else stands there than the reader takes it for: it is a notice, and no claim.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from kg.model import Claim, Document, Mention, Notice
from kg.text import is_title, is_year
from kg.vocabulary import FILMS, MONEY, PROPERTIES, STATEMENTS

_DATE = re.compile(r"(?:18|19|20)[0-9]{2}(?:-[0-9]{2}){0,2}")
_DURATION = re.compile(r"PT(?:([0-9]{1,4})H)?(?:([0-9]{1,2})M)?(?:([0-9]{1,2})S)?")
_INTEGER = re.compile(r"-?[0-9]{1,10}")
_DECIMAL = re.compile(r"[0-9]{1,14}\.[0-9]+")
_FROM_ONE = frozenset({"runtime_minutes", "popularity_rank", "role_position", "line_position"})
_SCALES = 1000.0
"""No scale of scores ends above this."""

_PEOPLE = frozenset({"person", "critic"})
_ACCOUNTS = frozenset({"account", "byline"})
_NAMED = _PEOPLE | {"organization", "artist", "place", "country", "official_site", "character"}
"""What needs its name to be said of."""
_WORDS = frozenset({
    "genre", "keyword", "certificate", "certificate_value", "character_name", "credited_as", "credit_note", "sound_mix", "color",
    "aspect_ratio", "award", "tagline",
})  # fmt: skip
_NOTHING = frozenset({"n/a", "null", "undefined", "nan", "none", "nil", "[object object]"})
"""What programs print where they have no value."""
_LETTER = re.compile(r"[^\W_]")
_SIGN = re.compile(r"[^\W_]|[^\s\w\u00ad\u200b-\u200f\u2060\ufeff|•·:;,/\\»«–—-]")
"""What can be seen and does more than part other words."""
_CODE = re.compile(
    r"\[?\{ ?(?:\"|'\w+' ?:)"
    r"|<(?:!doctype|!--|/?(?:html|head|body|title|meta|link|script|style|div|span|p|br|a|b|i|em|strong|td|tr|li|ul|h[1-6])\b)",
    re.I,
)
"""Data at the beginning, or an HTML element: nobody is called that, and no text begins with it."""
_MARK = re.compile(r"\d{1,3}(?:\.\d)? ?/ ?\d{1,3}")
"""A score, as reviews give one."""
_TWO_NAMES = re.compile(r"\S \S*(?<!Fitz)(?<=[^\W\dA-Z_]{3})[A-ZÀ-ÖØ-Þ][^\W\dA-Z_]{2,}\S* [^\W\d_]")
"""A capital inside a word between two others: ``Hal VossIda Wren``. Alone, or first, a word may be spelled so (``LisaMay Bell``)."""
_ADDRESS = re.compile(r"https?://|/[^ /]+/")

_NEEDED = {
    **dict.fromkeys(MONEY, ("amount", "currency")),
    **dict.fromkeys(STATEMENTS, ("text",)),
    **dict.fromkeys(("recording", "question", "user_list"), ("name",)),
    "release": ("release_date",),
    "identifier": ("identifier_value", "scheme"),
    "certification": ("certificate_value",),
    "writing": ("credit_note",),
    "contribution": ("credit_note",),
    "news": ("headline",),
}
"""Without these a detail says nothing."""
_ONE_OF = {
    "rating": frozenset({"score", "rating_count", "review_count", "verdict", "positive", "mixed", "negative", "scored"}),
    "review_rating": frozenset({"score", "grade"}),
}
"""Without one of these it says nothing either."""
_SCALE = frozenset({"best", "worst"})
_COMPARED = _SCALE | {"score", "helpful_votes", "helpful_total"}


def possible(document: Document, claims: Collection[Claim]) -> tuple[tuple[Claim, ...], list[Notice]]:
    """The claims that can be true, in their order, without details that say nothing; and a notice for each value that cannot be."""
    faults = {claim: why for claim in claims if isinstance(claim.value, str) and (why := _fault(claim))}
    for claim, why in _disagreeing([claim for claim in claims if claim not in faults] if faults else claims):
        faults.setdefault(claim, why)
    notices = [
        Notice("out-of-range", f"{c.property} of a {c.subject.kind} is {str(c.value)[:60]!r}: {why}", document.name,
               "look at it: something else may stand there", evidence=c.evidence[0] if c.evidence else None)
        for c, why in faults.items()
    ]  # fmt: skip
    left = [claim for claim in claims if claim not in faults] if faults else claims
    return _telling(left, {claim.subject for claim in faults if claim.subject.kind in _NAMED | _ACCOUNTS}), notices


def _fault(claim: Claim) -> str:
    """Why a literal cannot be what it is said to be, by itself; empty where it can."""
    value = str(claim.value)
    match PROPERTIES[claim.property].datatype:
        case "text":
            return _no_words(claim, value)
        case "year":
            return "" if is_year(value) else "no year with films"
        case "date":
            return "" if _DATE.fullmatch(value) else "no date of a time with films"
        case "duration":
            found = _DURATION.fullmatch(value)
            return "" if found and any(found.groups()) else "no duration"
        case "integer":
            least = 1 if claim.property in _FROM_ONE else -(10**9) if claim.property == "popularity_change" else 0
            return "" if _INTEGER.fullmatch(value) and int(value) >= least else "no such number"
        case "decimal":
            beyond = claim.property != "amount" and len(value) < 20 and float(value) > _SCALES
            return "" if _DECIMAL.fullmatch(value) and not beyond else "no such number"
    return ""


def _no_words(claim: Claim, value: str) -> str:
    if not _SIGN.search(value):
        return "there are no words"
    if claim.property in ("name", "alternate_name") and claim.subject.kind in FILMS and not is_title(value):
        return "what stands behind a title is none"
    is_name = claim.property == "name" and claim.subject.kind in _NAMED
    if is_name and claim.subject.kind in _PEOPLE and _TWO_NAMES.search(value):
        return "two names run together"
    if (claim.property in _WORDS or (is_name and claim.subject.kind != "official_site")) and _ADDRESS.match(value):
        return "an address is no name"
    if ("<" in value or "{" in value) and (found := _CODE.search(value)) and (is_name or claim.property in _WORDS or not found.start()):
        return "data and tags are no words"
    if claim.property == "name" and claim.subject.kind in _ACCOUNTS and _MARK.fullmatch(value):
        return "a score is no name"
    if is_name or claim.property in _WORDS:
        if value.casefold() in _NOTHING:
            return "it stands for nothing"
        lettered = claim.property == "genre" or (is_name and claim.subject.kind in _PEOPLE)
        if not _LETTER.search(value) or (lettered and not any(map(str.isalpha, value))):
            return "there are no letters"
    return ""


def _disagreeing(claims: Collection[Claim]) -> Iterator[tuple[Claim, str]]:
    """Scores beyond their own scale, and more helpful votes than votes."""
    of: dict[Mention, dict[str, list[Claim]]] = {}
    for claim in claims:
        if claim.property in _COMPARED:
            of.setdefault(claim.subject, {}).setdefault(claim.property, []).append(claim)
    for said in of.values():
        yield from _beyond_scale(said)
        total = _most(said.get("helpful_total"))
        for claim in said.get("helpful_votes", ()):
            if total is not None and _number(claim) > total:
                yield claim, f"there are {total:g} votes"


def _beyond_scale(said: dict[str, list[Claim]]) -> Iterator[tuple[Claim, str]]:
    best, worst = _most(said.get("best")), _most(said.get("worst"))
    for claim in said.get("score", ()):
        score = _number(claim)
        if (best is not None and score > best) or (worst is not None and score < worst):
            yield claim, f"its scale is {worst or 0:g} to {_SCALES if best is None else best:g}"
        else:
            # The page names two scales; the value is on one of them.
            yield from ((other, f"the score is {score:g}") for other in said.get("best", ()) if _number(other) < score)


def _number(claim: Claim) -> float:
    return float(str(claim.value))


def _most(claims: Sequence[Claim] | None) -> float | None:
    return max(map(_number, claims)) if claims else None


def _telling(claims: Collection[Claim], nameless: Collection[Mention]) -> tuple[Claim, ...]:
    """The claims without those of details that say nothing, and without what hangs on what is gone.

    ``nameless`` are things one of whose names was none: where they have no other, they are gone.
    """
    left = claims
    gone: set[Mention] = set()
    while True:
        said: dict[Mention, set[str]] = {}
        for claim in left:
            if claim.subject.kind in _NEEDED or claim.subject.kind in _ONE_OF or claim.subject in nameless:
                said.setdefault(claim.subject, set()).add(claim.property)
        lost = {one for one, has in said.items() if _is_lost(one, has)} | {one for one in nameless if "name" not in said.get(one, ())}
        scaleless = {one for one, has in said.items() if has & _SCALE and "score" not in has}
        if not lost - gone and not scaleless:
            return tuple(left)
        gone |= lost
        left = [
            claim for claim in left
            if not (claim.property in _SCALE and claim.subject in scaleless)
            and not _hangs_on(claim.subject, gone) and not (isinstance(claim.value, Mention) and _hangs_on(claim.value, gone))
        ]  # fmt: skip


def _is_lost(one: Mention, has: Collection[str]) -> bool:
    """Whether a thing lacks what it needs to say anything."""
    return any(name not in has for name in _NEEDED.get(one.kind, ())) or (one.kind in _ONE_OF and not _ONE_OF[one.kind] & set(has))


def _hangs_on(one: Mention, gone: Collection[Mention]) -> bool:
    """Whether a thing is gone, or is named by one that is, or belongs to it."""
    if one in gone or any(isinstance(part, Mention) and _hangs_on(part, gone) for part in one.identity):
        return True
    return one.of is not None and _hangs_on(one.of, gone)
