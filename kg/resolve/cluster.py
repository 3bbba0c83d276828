"""Clusters of mentions: sure pairs are joined, strongest first, unless that would join what must stay apart."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass, field
from typing import Generic, TypeVar

Key = TypeVar("Key", bound=Hashable)


@dataclass
class Clusters(Generic[Key]):
    """A partition of keys that only grows coarser. ``members`` maps each root to its sorted members."""

    parent: dict[Key, Key] = field(default_factory=dict)
    members: dict[Key, list[Key]] = field(default_factory=dict)

    def add(self, key: Key) -> None:
        """A key in a cluster of its own, unless it is known."""
        if key not in self.parent:
            self.parent[key] = key
            self.members[key] = [key]

    def root(self, key: Key) -> Key:
        """The key that stands for the cluster of ``key``."""
        while self.parent[key] != key:
            self.parent[key] = self.parent[self.parent[key]]
            key = self.parent[key]
        return key

    def apart(self, left: Key, right: Key, forbidden: Callable[[Key, Key], bool]) -> bool:
        """Whether any pair across the two clusters is ``forbidden``; never so within one cluster."""
        one, two = self.root(left), self.root(right)
        return one != two and any(forbidden(a, b) for a in self.members[one] for b in self.members[two])

    def join(self, left: Key, right: Key, forbidden: Callable[[Key, Key], bool]) -> bool:
        """Join two clusters unless any pair across them is ``forbidden``; whether they are one now."""
        one, two = self.root(left), self.root(right)
        if one == two:
            return True
        if self.apart(left, right, forbidden):
            return False
        if len(self.members[one]) < len(self.members[two]):
            one, two = two, one
        self.parent[two] = one
        self.members[one].extend(self.members.pop(two))
        return True

    def all(self) -> Iterable[list[Key]]:
        """The clusters."""
        return self.members.values()
