"""What Google's documentation asks of a film's markup, and what a film lacks for it.

Three published pages, as of 2025: "Movie carousel (Movie) structured data" (``name`` and ``image`` required; ``aggregateRating``,
``dateCreated``, ``director``, ``review`` recommended), "Review snippet (Review, AggregateRating) structured data" (an aggregate
rating needs ``ratingValue`` and ``ratingCount`` or ``reviewCount``; a review needs ``author`` with a name of less than 100
characters and ``reviewRating.ratingValue``; without ``bestRating`` a value counts as out of 5, without ``worstRating`` as from 1),
and the general guidelines (one aggregate rating an item; what is marked up is visible on the page). What does not meet them is
left out of the markup and named in the report; nothing is added that the graph does not say.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from kg.exports.framing import in_order

LONGEST_AUTHOR = 99
IMAGES = (".jpg", ".jpeg", ".png", ".gif")
DEFAULT_BEST, DEFAULT_WORST = 5.0, 1.0

CAUTION = (
    "Google shows ratings and reviews only where readers of the page see them, and asks sites not to mark up ratings gathered from other "
    "websites: whether these may be published as markup is for the publisher to decide."
)


@dataclass
class Findings:
    """What was found of one film's markup.

    ``missing`` are required properties of the movie carousel, ``recommended`` those it would like, ``left_out`` what the graph has
    and the markup may not: (what, IRI, why). ``notes`` are for the publisher.
    """

    film: str
    name: str
    file: str = ""
    type: str = ""
    missing: list[str] = field(default_factory=list)
    recommended: list[str] = field(default_factory=list)
    left_out: list[tuple[str, str, str]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    has_rating: bool = False
    reviews: int = 0

    @property
    def movie(self) -> bool:
        """Whether the movie carousel may show it."""
        return not self.missing and self.type == "Movie"

    @property
    def snippet(self) -> bool:
        """Whether a review snippet may show it."""
        return bool(self.name) and (self.has_rating or self.reviews > 0)

    def as_json(self) -> dict[str, Any]:
        """The findings as plain values."""
        return {
            "film": self.film,
            "name": self.name,
            "file": self.file,
            "type": self.type,
            "movieCarousel": self.movie,
            "reviewSnippet": self.snippet,
            "missingRequired": self.missing,
            "missingRecommended": self.recommended,
            "leftOut": [{"what": what, "iri": iri, "why": why} for what, iri, why in self.left_out],
            "notes": self.notes,
        }

    def summary(self) -> str:
        """One line: what is missing."""
        lacks = [f"no {word} (required)" for word in self.missing] + [f"no {word}" for word in self.recommended]
        counts = Counter(what for what, _, _ in self.left_out)
        lacks += [f"{n} {what}{'s' * (n > 1)} left out" for what, n in sorted(counts.items())]
        able = [what for what, fit in (("movie carousel", self.movie), ("review snippet", self.snippet)) if fit]
        shown = f"fit for {' and '.join(able)}" if able else "fit for no rich result"
        return f"{self.name or self.film}: {shown}{'; ' + ', '.join(lacks) if lacks else ''}"

    def lines(self) -> list[str]:
        """The whole of it for a person."""
        lines = [
            f"{self.name or '(no name)'}  <{self.film}>",
            f"  file: {self.file}",
            f"  movie carousel: {'nothing required is missing' if self.movie else 'not eligible'}",
            f"  review snippet: {'nothing required is missing' if self.snippet else 'not eligible'}",
        ]
        lines += [f"  missing, required: {word}" for word in self.missing]
        lines += [f"  missing, recommended: {word}" for word in self.recommended]
        lines += [f"  left out: {what} {iri}: {why}" for what, iri, why in self.left_out]
        return lines + [f"  note: {note}" for note in self.notes]


def for_google(tree: Mapping[str, Any]) -> tuple[dict[str, Any], Findings]:
    """A film's tree (of ``framing.framed``) with only what Google's rules admit, and what it lacks."""
    made, lacks = dict(tree), Findings(str(tree.get("@id", "")), _name(tree), type=_type(tree))
    _root(made, lacks)
    _images(made, lacks)
    _aggregate(made, lacks)
    _reviews(made, lacks)
    for word in ("aggregateRating", "dateCreated", "director", "review"):
        if not made.get(word):
            lacks.recommended.append(word)
    if lacks.reviews > 1 and not lacks.has_rating:
        lacks.notes.append("several reviews stand without an aggregate rating, which Google's test may warn of")
    return in_order(made), lacks


def _root(made: dict[str, Any], lacks: Findings) -> None:
    if not lacks.name:
        lacks.missing.append("name")
    if lacks.type != "Movie":
        lacks.notes.append(f"the movie carousel takes a Movie, and this is {lacks.type or 'of no class'}")
    released, created = str(made.get("datePublished", "")), str(made.get("dateCreated", ""))
    full = re.fullmatch(r"\d{4}-\d{2}-\d{2}", released)
    if full and (not created or (created != released and released.startswith(created))):
        # By Google's page this property is the day of the release.
        made["dateCreated"] = released
        lacks.notes.append(
            f"dateCreated is the release date {released}, as Google defines it" + (f"; the graph has {created}" if created else "")
        )
    elif created and not re.fullmatch(r"\d{4}-\d{2}-\d{2}", created):
        lacks.notes.append(f"dateCreated is only {created}: no page states a full release date of that year")


def _images(made: dict[str, Any], lacks: Findings) -> None:
    fit, kept = [], _list(made.get("image"))
    for image in kept:
        address = str(image.get("url") or image.get("contentUrl") or image.get("@id") or "") if isinstance(image, dict) else str(image)
        if urlsplit(address).scheme not in ("http", "https") or not urlsplit(address).netloc:
            lacks.left_out.append(("image", address, "is not an address that can be crawled"))
        else:
            fit.append(image)
            if not urlsplit(address).path.casefold().endswith(IMAGES):
                lacks.notes.append(f"the image {address} does not end in .jpg, .png or .gif, which Google asks for")
    _put(made, "image", fit)
    if not fit:
        lacks.missing.append("image")


def _aggregate(made: dict[str, Any], lacks: Findings) -> None:
    fit = []
    for rating in _list(made.get("aggregateRating")):
        if why := _rating_fault(rating) or _count_fault(rating):
            lacks.left_out.append(("aggregate rating", _id(rating), why))
        else:
            fit.append(rating)
    fit.sort(key=lambda r: (-max(_count(r, "ratingCount"), _count(r, "reviewCount")), _id(r)))
    for rating in fit[1:]:
        lacks.left_out.append(("aggregate rating", _id(rating), "one rating an item is shown, and another has more votes"))
    _put(made, "aggregateRating", fit[:1])
    lacks.has_rating = bool(fit)
    if fit and _list(fit[0].get("author")):
        lacks.notes.append(f"the aggregate rating is that of {_name(fit[0]['author'])}")


def _reviews(made: dict[str, Any], lacks: Findings) -> None:
    fit = []
    for review in _list(made.get("review")):
        if why := _author_fault(review) or _review_rating_fault(review):
            lacks.left_out.append(("review", _id(review), why))
        else:
            fit.append(review)
    _put(made, "review", fit)
    lacks.reviews = len(fit)


def _author_fault(review: Mapping[str, Any]) -> str:
    names = [_name(author) for author in _list(review.get("author"))]
    if not any(names):
        return "no author is printed, and Google asks for one"
    if any(len(name) > LONGEST_AUTHOR for name in names):
        return "the author's name has 100 characters or more"
    return ""


def _review_rating_fault(review: Mapping[str, Any]) -> str:
    ratings = _list(review.get("reviewRating"))
    if not ratings:
        return "states no rating, and Google asks for one"
    return next((why for rating in ratings if (why := _rating_fault(rating))), "")


def _rating_fault(rating: Mapping[str, Any]) -> str:
    value, best, worst = (_number(rating.get(word)) for word in ("ratingValue", "bestRating", "worstRating"))
    if value is None:
        stated = rating.get("ratingValue")
        return "has no value" if stated is None else f"its value {stated!r} is no number"
    if best is None:
        return f"the scale of its value {value:g} is not stated, and Google would take it as out of {DEFAULT_BEST:g}"
    low = DEFAULT_WORST if worst is None else worst
    if not low <= value <= best:
        said = "" if worst is not None else ", which Google takes as the lowest where none is stated"
        return f"its value {value:g} is not between {low:g}{said} and {best:g}"
    return ""


def _count_fault(rating: Mapping[str, Any]) -> str:
    if max(_count(rating, "ratingCount"), _count(rating, "reviewCount")) < 1:
        return "has no count of ratings or of reviews"
    return ""


def _count(rating: Mapping[str, Any], word: str) -> float:
    return _number(rating.get(word)) or 0.0


def _number(value: Any) -> float | None:
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    try:
        number = float(value)
    except ValueError:
        return None
    return number if math.isfinite(number) else None


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _put(made: dict[str, Any], key: str, values: list[Any]) -> None:
    made.pop(key, None)
    if values:
        made[key] = values[0] if len(values) == 1 else values


def _id(node: Any) -> str:
    return str(node.get("@id", "")) if isinstance(node, dict) else str(node)


def _name(node: Any) -> str:
    if not isinstance(node, Mapping):
        return str(node)
    name = next(iter(_list(node.get("name"))), "")
    return str(name.get("@value", "")) if isinstance(name, dict) else str(name)


def _type(tree: Mapping[str, Any]) -> str:
    return next((str(t) for t in _list(tree.get("@type"))), "")
