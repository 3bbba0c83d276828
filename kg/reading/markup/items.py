"""What embedded markup says, whatever its syntax: items with types, and properties whose values know where they stand."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from kg.reading.page import Span

MOST_ITEMS = 20_000
"""More items than this are no page's description of anything; what comes after them is not read."""

_SCHEMA = re.compile(r"(?:https?:)?//(?:www\.)?schema\.org/?#?", re.I)
_TERM = re.compile(r"[A-Za-z][A-Za-z0-9-]*")
_OLD = re.compile(r"https?://(?:www\.)?(?:rdf\.)?data-vocabulary\.org/#?", re.I)

OLD_TERMS = {
    "directedBy": "director", "starring": "actor", "runtime": "duration", "summary": "description", "movieRating": "contentRating",
    "average": "ratingValue", "votes": "ratingCount", "count": "reviewCount", "best": "bestRating", "worst": "worstRating",
    "initialReleaseDate": "datePublished", "itemreviewed": "itemReviewed", "reviewer": "author", "dtreviewed": "datePublished",
    "rating": "rating", "Review-aggregate": "AggregateRating", "photo": "image", "writtenBy": "author", "producedBy": "producer",
    "musicBy": "musicBy", "editedBy": "editor", "genres": "genre", "value": "ratingValue", "description": "reviewBody",
}  # fmt: skip
"""What data-vocabulary.org (2009 to about 2012) called what schema.org has other words for."""


@dataclass(eq=False, slots=True)
class Text:
    """A literal: its words, and where they stand once somebody asks. ``label`` is the visible text of a link."""

    words: str
    range: Callable[[], Span | None]
    label: Text | None = None


@dataclass(eq=False, slots=True)
class Item:
    """A thing as markup describes it. ``types`` and the names of properties are schema.org's, without their address.

    ``held`` is true of an item that is the value of another's property; ``vocabulary`` names a foreign one (``og``).
    """

    syntax: str
    types: tuple[str, ...] = ()
    id: str = ""
    properties: dict[str, list[Text | Item]] = field(default_factory=dict)
    held: bool = False
    system: str = ""

    def add(self, name: str, value: Text | Item) -> None:
        """One more value of a property."""
        self.properties.setdefault(name, []).append(value)
        if isinstance(value, Item) and value is not self:
            value.held = True

    def texts(self, *names: str) -> Iterator[Text]:
        """The literal values of properties, in order."""
        for name in names:
            for value in self.properties.get(name, ()):
                if isinstance(value, Text):
                    yield value

    def items(self, *names: str) -> Iterator[Item]:
        """The values of properties that are items themselves, in order."""
        for name in names:
            for value in self.properties.get(name, ()):
                if isinstance(value, Item):
                    yield value

    def first(self, *names: str) -> Text | None:
        """The first literal value of the first of the properties that has one."""
        return next(self.texts(*names), None)

    def is_a(self, *types: str) -> bool:
        """Whether one of the types is among the item's."""
        return any(t in types for t in self.types)


def term(name: str, contexts: dict[str, str], *, is_type: bool = False) -> str:
    """The schema.org word of a name: an address, a prefixed name or a bare one; empty for a word of another vocabulary.

    ``contexts`` maps prefixes, and ``""`` for bare names, to the addresses of their vocabularies, and terms to addresses.
    """
    name = name.strip()
    if name in contexts:
        name = contexts[name]
    elif "://" not in name and not name.startswith("//"):
        prefix, colon, local = name.partition(":")
        base = contexts.get(prefix, f"{prefix}:") if colon and prefix else contexts.get("", "https://schema.org/")
        name = base + (local if colon and prefix else name)
    if old := _OLD.match(name):
        local = name[old.end() :].strip("/")
        return local if local == "Movie" else OLD_TERMS.get(local, local)
    found = _SCHEMA.match(name)
    local = name[found.end() :].strip("/#") if found else ""
    return (local[:1].upper() + local[1:] if is_type else local) if _TERM.fullmatch(local) else ""
