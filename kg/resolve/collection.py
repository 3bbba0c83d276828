"""What resolution knows of all documents: the films and people that they name, numbered through.

What documents say of their films is not here: films are decided on by themselves (``film_decisions``).
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from kg.model import Mention
from kg.resolve.people_columns import People
from kg.resolve.profile import Key
from kg.resolve.showing import Quotes
from kg.resolve.spool import Spool
from kg.resolve.summary import Summary, unpacked_quotes

MANY = 1 << 16
"""So many mentions are known by what they are called: documents name the same ones, each of them several times."""


def name_of(key: Key) -> str:
    """What a decision calls a mention: ``<document key>/<kind>/<words>``."""
    document, mention = key
    return f"{document}/{in_words(mention)}"


@lru_cache(MANY)
def in_words(mention: Mention) -> str:
    """What a mention is called within its document: ``<kind>/<words>``."""
    return "/".join([mention.kind, *(str(part) for part in mention.identity if part)])


class Register:
    """The mentions of films and people in all documents, which are in the order of their keys. Films are numbered first, then people.

    ``film_pages`` has the place of each film's document, which ``place`` finds by its key; ``people`` are the people in columns; ``order``
    is the place of each number where all are sorted by name.
    """

    def __init__(self) -> None:
        self.documents: list[str] = []
        self.names: list[str] = []
        self.digests: list[str] = []
        self.place: dict[str, int] = {}
        self.film_pages = array("I")
        self.order = array("I")
        self._films: list[Mention] = []
        self.people = People(self.documents)
        self.first_films, self._first_people = array("I", [0]), array("I", [0])
        self._order_of_people = array("I")

    def add(self, summary: Summary) -> None:
        """Enter a document. Raises ValueError for one that does not come after all others."""
        if self.documents and summary.document <= self.documents[-1]:
            raise ValueError(f"summaries are not in order: {summary.document} after {self.documents[-1]}")
        place, start = len(self.documents), len(self)
        self.place[summary.document] = place
        self.documents.append(summary.document)
        self.names.append(summary.name)
        self.digests.append(summary.digest)
        self._films += [film.mention for film in summary.films]
        self.people.add(place, summary.people)
        self.first_films.append(len(self._films))
        self._first_people.append(len(self.people))
        films = len(summary.films)
        self.film_pages.extend([place] * films)
        called = [*(in_words(film.mention) for film in summary.films), *(in_words(one.mention) for one in summary.people)]
        ranks = {name: start + rank for rank, name in enumerate(sorted(called))}
        self.order.extend(ranks[name] for name in called[:films])
        self._order_of_people.extend(ranks[name] for name in called[films:])

    def close(self) -> None:
        """End the register: no document follows."""
        self.order.extend(self._order_of_people)
        self._order_of_people = array("I")

    def __len__(self) -> int:
        return len(self._films) + len(self.people)

    @property
    def people_from(self) -> int:
        """The number of the first person."""
        return len(self._films)

    def key(self, number: int) -> Key:
        """The mention of a number."""
        films = len(self._films)
        if number < films:
            return self.documents[self.film_pages[number]], self._films[number]
        return self.people.document(number - films), self.people.called[number - films].mention

    def name(self, number: int) -> str:
        """What a decision calls a number."""
        return name_of(self.key(number))

    def of(self, document: str) -> Iterator[int]:
        """The numbers of a document: its films, then its people. Raises KeyError for a document that is not here."""
        place, films = self.place[document], len(self._films)
        yield from range(self.first_films[place], self.first_films[place + 1])
        yield from range(films + self._first_people[place], films + self._first_people[place + 1])


class Collection:
    """What is known of all who are named, in the order of the register."""

    def __init__(self, summaries: Iterable[Summary]) -> None:
        self.register = Register()
        self._claims_of_films = array("I")
        self._quotes = Spool()
        for summary in summaries:
            self.register.add(summary)
            self._claims_of_films.extend([film.claims for film in summary.films])
            self._quotes.add(summary.quotes)
        self.register.close()

    @property
    def people(self) -> People:
        """The people of all documents."""
        return self.register.people

    def claims(self, number: int) -> int:
        """How many claims a number's document has on it."""
        films = self.register.people_from
        return self._claims_of_films[number] if number < films else self.people.claims[number - films]

    def quotes(self, document: str) -> dict[int, Quotes]:
        """The labelled quotes of the numbers of a document."""
        said = unpacked_quotes(self._quotes[self.register.place[document]])
        return dict(zip(self.register.of(document), said, strict=True))


class FilmNumbers:
    """Which films people are named in: numbers in place of IRIs, in the same order; -1 for what is no film.

    ``iris`` are the IRIs of the films, sorted, by their numbers. A document is its place in the register.
    """

    def __init__(self, register: Register, tops: Sequence[str]) -> None:
        self.iris = sorted(set(tops))
        numbers = {iri: number for number, iri in enumerate(self.iris)}
        self._numbers = array("i", (numbers[iri] for iri in tops))
        self._first = register.first_films
        self._documents = len(register.documents)

    def of(self, document: int, film: int) -> int:
        """The number of a document's film."""
        return self._numbers[self._first[document] + film] if film >= 0 else -1

    def alone(self, document: int) -> int:
        """The number that stands for the document itself, as if it were a film: before all others, in the order of documents."""
        return document - self._documents - 1
