"""People of a collection in columns: as many as mentions, and so with a few bytes each."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import compress, groupby
from typing import Protocol

from kg.resolve.grouping import grouped
from kg.resolve.profile import Called, Did, PersonProfile

_NOT_ONE = -(1 << 31)
"""Stands for the films of somebody who is named in none or in several."""


class Films(Protocol):
    """Films as numbers, by the place of their document and theirs in it; -1 is what is no film."""

    def of(self, document: int, film: int, /) -> int:
        """The number of a document's film."""

    def alone(self, document: int, /) -> int:
        """The number, below -1, that stands for a document, for those whom it names in no film."""


class People:
    """People by their numbers, those of one document after the other.

    ``documents`` are the keys of all documents, ``pages`` the place in them of each one's; ``called``, ``did`` and ``claims`` are the
    columns of their profiles.
    """

    def __init__(self, documents: Sequence[str]) -> None:
        self.documents = documents
        self.pages, self.claims = array("I"), array("I")
        self.called: list[Called] = []
        self.did: list[Did] = []
        self._films: Films | None = None
        self._only = array("i")

    @classmethod
    def of(cls, profiles: Iterable[PersonProfile]) -> People:
        """Some people, whose documents are numbered as they come."""
        documents: dict[str, int] = {}
        found = cls(names := list[str]())
        for profile in profiles:
            found.add(documents.setdefault(profile.document, len(documents)), [profile])
        names += documents
        return found

    def add(self, page: int, profiles: Sequence[PersonProfile]) -> None:
        """Take in the people of a document, by its place."""
        self.__dict__.pop("_names", None)
        self._films = None
        self.pages.extend([page] * len(profiles))
        self.claims.extend([profile.claims for profile in profiles])
        self.called += [profile.called for profile in profiles]
        self.did += [profile.did for profile in profiles]

    def __len__(self) -> int:
        return len(self.pages)

    def document(self, number: int) -> str:
        """The key of somebody's document."""
        return self.documents[self.pages[number]]

    @property
    def names(self) -> Sequence[str]:
        """All names, each once, in order."""
        return self._names[0]

    def by_name(self, some: Iterable[int], least: int = 1) -> Iterator[tuple[str, array[int]]]:
        """Those of each name, by name, each time in order; of names of ``least`` mentions or more."""
        names, ends, numbers = self._names
        wanted = bytearray(len(self))
        for number in some:
            wanted[number] = 1
        # In the order of the names a group is a piece, and counting in one is cheap.
        among = bytes(map(wanted.__getitem__, numbers))
        start = 0
        for name, end in zip(names, ends, strict=True):
            count = among.count(1, start, end)
            if count and count >= least:
                piece = numbers[start:end]
                yield name, piece if count == end - start else array("I", compress(piece, among[start:end]))
            start = end

    @cached_property
    def _names(self) -> tuple[list[str], array[int], array[int]]:
        """All names in order, everyone in the order of their names, then of their numbers, and where there those of each name end."""
        names = sorted({called.name for called in self.called})
        places = {name: place for place, name in enumerate(names)}
        ranks = array("I", (places[called.name] for called in self.called))
        numbers, ends = array("I"), array("I")
        for _, group in grouped(lambda: zip(ranks, range(len(ranks)), strict=True), len(names)):
            numbers.extend(group)
            ends.append(len(numbers))
        return names, ends, numbers

    def places(self) -> array[int]:
        """The place of each among all, by document and by mention in words."""
        found = array("I", bytes(4 * len(self)))
        start = 0
        for _, of_page in groupby(self.pages):
            end = start + sum(1 for _ in of_page)
            for place, number in enumerate(sorted(range(start, end), key=lambda number: str(self.called[number].mention)), start):
                found[number] = place
            start = end
        return found

    def forget(self) -> None:
        """Keep of everyone only what they are called."""
        self.did, self.claims = [], array("I")
        self._films, self._only = None, array("i")
        self.__dict__.pop("_names", None)

    def films(self, number: int, films: Films) -> tuple[int, ...]:
        """The numbers of the films that somebody is named in, -1 among them for what is no film; a film may come twice."""
        if self._films is not films:
            # Nearly everybody is named in one film, and is asked for it again and again.
            self._films = films
            named = zip(self.pages, self.did, strict=True)
            self._only = array("i", (films.of(page, next(iter(d.films))) if len(d.films) == 1 else _NOT_ONE for page, d in named))
        if (only := self._only[number]) != _NOT_ONE:
            return (only,)
        page = self.pages[number]
        return tuple(films.of(page, film) for film in self.did[number].films)
