"""Clusters of mentions: sure pairs are joined, strongest first, unless that would join what must stay apart.

As links come strongest first, the link that would bring a contradiction into a cluster is the weakest on every way between
the two that contradict each other: leaving it out is the cheapest cut.

Things are numbers, and most of them are alone or in company of a few: only clusters of more than one hold anything.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, insort
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from typing import NamedTuple

Ids = Collection[tuple[str, tuple[str, ...]]]
"""What a thing has only one of, by scheme. Two clusters that both have ids of a scheme, and none in common, are not one thing."""

_NONE: Ids = ()


class Clash(NamedTuple):
    """Why two clusters are apart: by ids of a ``scheme``, by two rows of one page, or (both empty) since they were held apart;
    and what each side has."""

    scheme: str
    left: str
    right: str
    rows: bool = False


class Clusters:
    """A partition of the numbers below ``count`` that only grows coarser.

    ``ids`` gives those of a number; where all of a scheme follow from names alone (``of_name``), that two differ says nothing.
    ``pages`` has the page of each number, in order (numbers of one page follow each other); ``row`` tells a number apart on its page:
    two clusters that both stand on a page, in no row both, are not one thing. Joining moves the smaller cluster into the larger, so
    all joins of n numbers cost about n log n.
    """

    def __init__(
        self,
        pages: Sequence[int],
        ids: Callable[[int], Ids],
        row: Callable[[int], Iterable[str]],
        of_name: Callable[[int, str], bool] = lambda number, scheme: False,
    ) -> None:
        self._pages, self._ids_of, self._row, self._of_name = pages, ids, row, of_name
        self._parent = array("q", range(len(pages)))
        self._members: dict[int, array[int]] = {}
        self._ids: dict[int, Ids] = {}
        self._refused: dict[int, set[int]] = {}

    def refuse(self, left: int, right: int) -> None:
        """Hold two numbers, and whatever they are joined with, apart. They must not be in one cluster."""
        self._refused.setdefault(self.root(left), set()).add(right)
        self._refused.setdefault(self.root(right), set()).add(left)

    def root(self, key: int) -> int:
        """The number that stands for the cluster of ``key``."""
        parent = self._parent
        while (up := parent[key]) != key:
            parent[key] = parent[up]
            key = up
        return key

    def refused(self, *keys: int) -> bool:
        """Whether any pair across the clusters of the keys was held apart by ``refuse``."""
        roots = {self.root(key) for key in keys}
        return any(
            (other := self.root(key)) != root and other in roots for root in roots for key in self._refused.get(root, ())
        )  # fmt: skip

    def members(self, root: int) -> Sequence[int]:
        """The numbers of a cluster, in order."""
        return self._members.get(root) or (root,)

    def clash(self, left: int, right: int) -> Clash | None:
        """Why the clusters of two numbers must stay apart; None where they may be joined or are one."""
        one, two = self.root(left), self.root(right)
        return None if one == two else self._clash(one, two, self._ids_in(one), self._ids_in(two))

    def _clash(self, one: int, two: int, had: Ids, has: Ids) -> Clash | None:
        if clash := self._clash_of_ids(one, two, had, has) or self._clash_of_rows(one, two):
            return clash
        return Clash("", "", "") if self._held_apart(one, two) else None

    def _held_apart(self, one: int, two: int) -> bool:
        """Whether any pair across two clusters, by their roots, was held apart: both sides know of it, so the one that knows less is
        asked."""
        mine, theirs = self._refused.get(one, ()), self._refused.get(two, ())
        few, other = (mine, two) if len(mine) < len(theirs) else (theirs, one)
        return any(self.root(key) == other for key in few)

    def _ids_in(self, root: int) -> Ids:
        return self._ids.get(root, _NONE) if root in self._members else self._ids_of(root)

    def _clash_of_ids(self, one: int, two: int, had: Ids, has: Ids) -> Clash | None:
        if not had or not has or had == has:
            return None
        mine, theirs = dict(had), dict(has)
        apart = [scheme for scheme, ids in mine.items() if scheme in theirs and not _meet(ids, theirs[scheme])]
        if apart:
            every = (*self.members(one), *self.members(two))
            apart = [scheme for scheme in apart if not all(self._of_name(key, scheme) for key in every)]
        # Any one would do; the first in order makes no difference between runs.
        return Clash(scheme := min(apart), min(mine[scheme]), min(theirs[scheme])) if apart else None

    def _clash_of_rows(self, one: int, two: int) -> Clash | None:
        pages = self._pages
        small, large = self.members(one), self.members(two)
        if len(small) > len(large):
            small, large = large, small
        if pages[small[0]] > pages[large[-1]] or pages[large[0]] > pages[small[-1]]:
            return None
        for page in dict.fromkeys(pages[key] for key in small):
            at = bisect_left(large, page, key=pages.__getitem__)
            if at < len(large) and pages[large[at]] == page:
                mine, theirs = self._rows(self.members(one), page), self._rows(self.members(two), page)
                if not _meet(mine, theirs):
                    return Clash("", min(mine), min(theirs), rows=True)
        return None

    def _rows(self, members: Sequence[int], page: int) -> set[str]:
        return {word for key in members if self._pages[key] == page for word in self._row(key)}

    def join(self, left: int, right: int, *, force: bool = False) -> Clash | None:
        """Join two clusters unless they clash (by ``force`` even then); why they are not one now, or None."""
        one, two = self.root(left), self.root(right)
        if one == two:
            return None
        # What a number alone has is asked of it only while it is alone.
        had, has = self._ids_in(one), self._ids_in(two)
        if not force and (clash := self._clash(one, two, had, has)):
            return clash
        if len(self.members(one)) < len(self.members(two)):
            one, two, had, has = two, one, has, had
        self._merge_ids(one, two, had, has)
        self._parent[two] = one
        members = self._members.get(one)
        if members is None:
            members = self._members[one] = array("I", (one,))
        for key in self._members.pop(two, (two,)):
            insort(members, key)
        if refused := self._refused.pop(two, None):
            self._refused.setdefault(one, set()).update(refused)
        return None

    def _merge_ids(self, one: int, two: int, mine: Ids, theirs: Ids) -> None:
        if theirs and theirs != mine:
            both = dict(mine)
            for scheme, ids in theirs:
                known = both.setdefault(scheme, ids)
                if known != ids:
                    both[scheme] = tuple(sorted({*known, *ids}))
            mine = tuple(both.items()) if mine else theirs
        if mine:
            self._ids[one] = mine
        self._ids.pop(two, None)

    def all(self) -> Iterator[Sequence[int]]:
        """The clusters, each in order."""
        return (self.members(key) for key, parent in enumerate(self._parent) if key == parent)


def _meet(one: Iterable[str], two: Iterable[str]) -> bool:
    return any(word in two for word in one)
