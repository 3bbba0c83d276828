"""Page text that a build holds back (``--text none``): it must not come in again as the words of other claims."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from kg.model import Evidence, Statement
from kg.text import NAME
from kg.vocabulary import PROPERTIES


def without_texts(statements: Sequence[Statement]) -> list[Statement]:
    """The statements of one document, where the evidence of others does not show what texts say: that a review is about a film is read
    from the whole of the review.

    Places stay as they are; their words are empty where they are those of a text, or more of one than a name. The texts themselves keep
    their words, which prose is searched in and which nobody writes.
    """
    texts = {place.exact for statement in statements if PROPERTIES[statement.property].prose for place in statement.evidence}
    long = [text for text in texts if len(text) > NAME]

    def shows(place: Evidence) -> bool:
        words = place.exact
        return words in texts or (len(words) > NAME and any(words in text or text in words or _meet(words, text) for text in long))

    def told(places: Iterable[Evidence]) -> tuple[Evidence, ...]:
        return tuple(place._replace(exact="") if shows(place) else place for place in places)

    return [s if PROPERTIES[s.property].prose else replace(s, evidence=told(s.evidence)) for s in statements]


def _meet(one: str, two: str) -> bool:
    """Whether one of two texts ends with more than a name of what the other begins with."""
    return any(len(part) > NAME for part in (_shared(one, two), _shared(two, one)))


def _shared(one: str, two: str) -> str:
    """The beginning of ``two`` that ``one`` ends with, if it is more than a name."""
    at = one.rfind(two[: NAME + 1])
    return one[at:] if at >= 0 and two.startswith(one[at:]) else ""
