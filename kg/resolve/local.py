"""The IRIs of one document: what resolution decided of its films and people, and what follows from a mention alone."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from kg.model import Mention
from kg.resolve.profile import FILM_KINDS
from kg.text import article_first, slug
from kg.vocabulary import KINDS


class Local:
    """The IRI of every mention of a document. ``decided`` are those of its films and people, below ``base``."""

    def __init__(self, base: str, decided: Mapping[Mention, str]) -> None:
        self.base = base
        self._iris = dict(decided)
        self._decided = len(self._iris)
        # A mention is compared by all it hangs below, so each object is looked up only once; it is kept, so that no other takes its
        # address.
        self._met: dict[int, tuple[Mention, str]] = {}

    def iri(self, mention: Mention) -> str:
        """The IRI of a mention: as decided, of its own words (organizations, places, accounts), or, of a detail, below its owner's.

        Raises KeyError for a film that is not one of the document.
        """
        if met := self._met.get(id(mention)):
            return met[1]
        found = self._iris.get(mention)
        if found is None:
            found = self._iris[mention] = self._detail(mention) if mention.of is not None else self._by_words(mention)
        self._met[id(mention)] = mention, found
        return found

    def _detail(self, mention: Mention) -> str:
        owner = self.iri(mention.of) if mention.of is not None else ""
        parts = (part if isinstance(part, str) else self.iri(part).rsplit("/", 1)[1] for part in mention.identity)
        return "/".join([owner, KINDS[mention.kind].path, *parts])

    def _by_words(self, mention: Mention) -> str:
        if mention.kind in FILM_KINDS:
            raise KeyError(f"film mention without a profile: {mention}")
        # A company has one name whether its article stands in front or behind.
        first = article_first if mention.kind == "organization" else str
        segments = [slug(first(str(part))) for part in mention.identity if part]
        joined = "-".join(segments) if mention.kind == "work" else "/".join(segments)
        return f"{self.base}{KINDS[mention.kind].path}/{joined}"

    def _rows(self) -> list[tuple[str, tuple[str | Mention, ...], str]]:
        decided = list(self._iris.items())[: self._decided]
        return [(mention.kind, mention.identity, iri) for mention, iri in decided]

    def __reduce__(self) -> tuple[Callable[..., Local], tuple[object, ...]]:
        return _restored, (self.base, self._rows())


def _restored(base: str, rows: list[tuple[str, tuple[str | Mention, ...], str]]) -> Local:
    return Local(base, {Mention(kind, identity): iri for kind, identity, iri in rows})
