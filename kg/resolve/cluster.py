"""Clusters of mentions: sure pairs are joined, strongest first, unless that would join what must stay apart.

As links come strongest first, the link that would bring a contradiction into a cluster is the weakest on every way between
the two that contradict each other: leaving it out is the cheapest cut.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Generic, NamedTuple, TypeVar

Key = TypeVar("Key", bound=Hashable)

Traits = Mapping[str, Iterable[str]]
"""What a thing has only one of (an id of a scheme, a row of a page), and which. Two clusters that both have some of one
sort, and none in common, are not one thing."""


class Clash(NamedTuple):
    """Why two clusters are apart: the sort of trait (empty for a pair held to differ) and what each side has of it."""

    sort: str
    left: str
    right: str


@dataclass
class Clusters(Generic[Key]):
    """A partition of keys that only grows coarser. ``members`` maps each root to its members.

    Joining moves the smaller cluster into the larger, so all joins of n keys cost about n log n.
    """

    parent: dict[Key, Key] = field(default_factory=dict)
    members: dict[Key, list[Key]] = field(default_factory=dict)
    _traits: dict[Key, dict[str, set[str]]] = field(default_factory=dict)
    _refused: dict[Key, set[Key]] = field(default_factory=dict)

    def add(self, key: Key, traits: Traits | None = None) -> None:
        """A key in a cluster of its own, unless it is known."""
        if key not in self.parent:
            self.parent[key] = key
            self.members[key] = [key]
            self._traits[key] = {sort: set(values) for sort, values in (traits or {}).items()}
            self._refused[key] = set()

    def refuse(self, left: Key, right: Key) -> None:
        """Hold two keys, and whatever they are joined with, apart. They must not be in one cluster."""
        self._refused[self.root(left)].add(right)
        self._refused[self.root(right)].add(left)

    def root(self, key: Key) -> Key:
        """The key that stands for the cluster of ``key``."""
        while self.parent[key] != key:
            self.parent[key] = self.parent[self.parent[key]]
            key = self.parent[key]
        return key

    def refused(self, *keys: Key) -> bool:
        """Whether any pair across the clusters of the keys was held apart by ``refuse``."""
        roots = {self.root(key) for key in keys}
        return any((other := self.root(key)) != root and other in roots for root in roots for key in self._refused[root])

    def clash(self, left: Key, right: Key) -> Clash | None:
        """Why the clusters of two keys must stay apart; None where they may be joined or are one."""
        one, two = self.root(left), self.root(right)
        if one == two:
            return None
        mine, theirs = self._traits[one], self._traits[two]
        apart = [sort for sort in mine.keys() & theirs.keys() if mine[sort].isdisjoint(theirs[sort])]
        if apart:
            # Any one would do; the first in order makes no difference between runs.
            sort = min(apart)
            return Clash(sort, min(mine[sort]), min(theirs[sort]))
        return Clash("", "", "") if self.refused(one, two) else None

    def join(self, left: Key, right: Key, *, force: bool = False) -> bool:
        """Join two clusters unless they clash (or by ``force`` even then); whether they are one now."""
        one, two = self.root(left), self.root(right)
        if one == two:
            return True
        if not force and self.clash(one, two):
            return False
        if len(self.members[one]) < len(self.members[two]):
            one, two = two, one
        self.parent[two] = one
        self.members[one].extend(self.members.pop(two))
        self._refused[one] |= self._refused.pop(two)
        mine = self._traits[one]
        for sort, values in self._traits.pop(two).items():
            mine.setdefault(sort, set()).update(values)
        return True

    def all(self) -> Iterable[list[Key]]:
        """The clusters."""
        return self.members.values()
