"""What stands behind an unsure decision: of each side its name in the graph, its page, and the words there that matter."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from kg.model import Claim, Decision, Mention, Record
from kg.resolve.profile import FilmProfile, Kept, PersonProfile, owner
from kg.text import collapse

_LABELS = {
    "name": "name", "alternate_name": "also", "year": "year", "released": "released", "director": "director", "writer": "writer",
    "actor": "with", "duration": "runs", "description": "plot", "page": "page", "identifier_value": "id",
}  # fmt: skip
_TEXTS = frozenset({_LABELS["description"]})
_ORDER = {label: place for place, label in enumerate(dict.fromkeys(_LABELS.values()))}
_MOST = 6
"""So many quotes of one sort are shown: enough to tell, and to fit a terminal."""
_LENGTH = 160

Quotes = Sequence[tuple[str, str]]
"""Labels and words."""


@dataclass(frozen=True, slots=True)
class Side:
    """One side of an unsure pair: its IRI, the file it stands in, how many mentions and claims are held to be the same thing, and
    labelled quotes, which are kept as JSON."""

    iri: str
    document: str
    mentions: int
    claims: int
    kept: Kept | str = "[]"

    def says(self) -> Quotes:
        """The labelled quotes."""
        return [(label, words) for label, words in json.loads(str(self.kept))]


@dataclass(frozen=True)
class Shown:
    """The sides of unsure decisions, by the names that decisions use."""

    sides: Mapping[str, Side] = field(default_factory=dict)

    def sides_of(self, decision: Decision, *, texts: bool = True) -> list[dict[str, Any]]:
        """Both sides of an unsure decision, as ``decisions.jsonl`` has them, without their plots unless ``texts``; or nothing."""
        found = [self.sides[name] for name in (decision.left, decision.right) if name in self.sides]
        return [
            {"iri": side.iri, "document": side.document, "mentions": side.mentions, "claims": side.claims,
             "says": [quote for quote in side.says() if texts or quote[0] not in _TEXTS]}
            for side in found
        ] if len(found) > 1 else []  # fmt: skip

    def value(self, decision: Decision) -> int:
        """How many claims an answer can move from one thing to another."""
        found = [self.sides[name].claims for name in (decision.left, decision.right) if name in self.sides]
        return min(found) if len(found) > 1 else 0


def quotes(record: Record, films: Iterable[FilmProfile], people: Iterable[PersonProfile]) -> list[Quotes]:
    """Labelled quotes of each film, then of each person of a record, in the order of the labels and of the page, each once."""
    titles = {film.mention: _title(film) for film in films}
    found: dict[Mention, dict[tuple[int, str, str], None]] = {thing: {} for thing in (*titles, *(one.mention for one in people))}
    roles = {claim.subject: _words(claim) for claim in record.claims if claim.property == "character_name"}
    for claim in record.claims:
        thing, value = owner(claim.subject), claim.value
        label = _LABELS.get(claim.property)
        if label and (thing == claim.subject or claim.property == "identifier_value") and (said := found.get(thing)) is not None:
            said[_ORDER[label], label, _words(claim)] = None
        if isinstance(value, Mention) and value not in titles and (said := found.get(value)) is not None:
            as_ = f" as {roles[claim.subject]}" if claim.subject in roles else ""
            said[len(_ORDER), claim.property.replace("role_", ""), f"{titles.get(thing, _UNNAMED)}{as_}"] = None
    return [_few(said) for said in found.values()]


def _few(said: Iterable[tuple[int, str, str]]) -> Quotes:
    counted: Counter[str] = Counter()
    out: list[tuple[str, str]] = []
    for _, label, words in sorted(said, key=lambda q: q[0]):
        counted[label] += 1
        if counted[label] <= _MOST:
            out.append((label, words))
    return out


_UNNAMED = "an unnamed film"


def _title(film: FilmProfile) -> str:
    if not (film.printed_titles or film.titles):
        return _UNNAMED
    title = film.title if film.printed_titles else min(film.titles)
    return f"{title} ({film.year})" if film.year else title


def _words(claim: Claim) -> str:
    words = collapse(" ".join(place.exact for place in claim.evidence))
    return words if len(words) <= _LENGTH else f"{words[:_LENGTH].rsplit(' ', 1)[0]} …"
