"""What the texts of one chunk ask of the index of everyone."""

from __future__ import annotations

from array import array
from collections.abc import Collection, Mapping, Set
from itertools import chain

from kg.resolve.mention_index import Everyone, hashed, joined, kept
from kg.resolve.mention_text import Pair
from kg.resolve.mention_things import Thing


class Asked:
    """The index as one chunk uses it: it remembers the words and things that the answers hang on.

    ``kinds`` are those of things that the index does not know.
    """

    def __init__(self, everyone: Everyone, kinds: Mapping[str, str]) -> None:
        self._everyone, self._kinds = everyone, kinds
        self._things: dict[str, Thing] = {}
        self._pairs: set[Pair] = set()
        self._begun: set[Pair] = set()
        self._words: dict[str, int] = {}
        self._single: set[str] = set()
        self._hashes: list[int] = []
        self.matches = everyone.matches

    def thing(self, iri: str) -> Thing:
        """What all documents say of a thing that the chunk links to, or of a film of the chunk."""
        found = self._things.get(iri)
        if found is None:
            found = self._things[iri] = self._everyone.thing(iri) or Thing(iri, self._kinds.get(iri, ""), "")
        return found

    def near(self, iri: str) -> Collection[str]:
        """The films that are linked to one, in either direction."""
        return frozenset(self.thing(iri).near)

    def years(self, iri: str) -> Collection[str]:
        """The years of a film whose title stands in the texts."""
        found = self._everyone.thing(iri)
        return found.years if found else ()

    def owner(self, iri: str) -> str:
        """The IRI of what something belongs to whose name stands in the texts; empty for a thing of its own."""
        found = self._everyone.thing(iri)
        return found.of if found else ""

    def begun(self, pairs: Set[Pair]) -> set[Pair]:
        """Of words that stand side by side, those with the first of which a name of the index can begin."""
        words, begins = self._words, self._everyone.begins
        for pair in pairs - self._pairs:
            word, behind = pair
            for either in pair:
                if either not in words:
                    words[either] = hashed(either)
                    if self._everyone.means(words[either]):
                        self._single.add(either)
            hash_ = joined(words[word], words[behind])
            self._hashes.append(hash_)
            if word in self._single or begins(hash_):
                self._begun.add(pair)
        self._pairs |= pairs
        return self._begun & pairs

    def needs(self) -> bytes:
        """What the answers hang on, in few bytes: for ``touched``."""
        hashes = chain(self._hashes, self._words.values(), map(hashed, self._things))
        return array("I", sorted(set(map(kept, hashes)))).tobytes()
