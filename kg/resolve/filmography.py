"""The films of all documents, numbered through: what each document says of them, and where they stand."""

from __future__ import annotations

from array import array
from collections.abc import Iterable

from kg.resolve.collection import in_words
from kg.resolve.profile import FilmProfile
from kg.resolve.summary import FilmSummary


class Filmography:
    """Films by their numbers, those of one document after the other, in the order of documents' keys; the numbers are the register's.

    ``pages`` has the place of each one's document, ``first`` the number of the first film of each document; ``order`` is the place of each
    where all are sorted by name.
    """

    def __init__(self, summaries: Iterable[FilmSummary]) -> None:
        self.profiles: list[FilmProfile] = []
        self.pages, self.first, self.order = array("I"), array("I"), array("I")
        for page, summary in enumerate(summaries):
            start = len(self.profiles)
            self.first.append(start)
            self.pages.extend([page] * len(summary.films))
            called = [in_words(film.mention) for film in summary.films]
            ranks = {name: start + rank for rank, name in enumerate(sorted(called))}
            self.order.extend(ranks[name] for name in called)
            self.profiles += summary.films
