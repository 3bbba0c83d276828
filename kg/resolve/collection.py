"""What resolution knows of all documents: the films and people that they name, numbered through."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence

from kg.model import Mention
from kg.resolve.profile import FilmProfile, Key, PersonProfile
from kg.resolve.showing import Quotes
from kg.resolve.summary import Summary, unpacked_quotes


def name_of(key: Key) -> str:
    """What a decision calls a mention: ``<document key>/<kind>/<words>``."""
    document, mention = key
    return f"{document}/{_name(mention)}"


def _name(mention: Mention) -> str:
    return "/".join([mention.kind, *(str(part) for part in mention.identity if part)])


class Collection:
    """The films and people of all documents, in the order of the documents. Films are numbered first, then people.

    ``film_pages`` and ``person_pages`` have the place of each one's document among the documents, which ``place`` finds by its key.
    """

    def __init__(self, summaries: Iterable[Summary]) -> None:
        self.documents: list[str] = []
        self.names: list[str] = []
        self.digests: list[str] = []
        self.films: list[FilmProfile] = []
        self.people: list[PersonProfile] = []
        self.film_pages, self.person_pages = array("I"), array("I")
        self.first_film, self.first_person = array("I", [0]), array("I", [0])
        self.place: dict[str, int] = {}
        self._quotes: list[bytes] = []
        film_order, person_order = array("Q"), array("Q")
        for place, summary in enumerate(summaries):
            if self.documents and summary.document <= self.documents[-1]:
                raise ValueError(f"summaries are not in order: {summary.document} after {self.documents[-1]}")
            self.place[summary.document] = place
            self.documents.append(summary.document)
            self.names.append(summary.name)
            self.digests.append(summary.digest)
            self._quotes.append(summary.quotes)
            start = len(self.films) + len(self.people)
            self.films += summary.films
            self.people += summary.people
            self.film_pages.extend([place] * len(summary.films))
            self.person_pages.extend([place] * len(summary.people))
            self.first_film.append(len(self.films))
            self.first_person.append(len(self.people))
            called = [*(_name(film.mention) for film in summary.films), *(_name(one.mention) for one in summary.people)]
            places = {name: start + rank for rank, name in enumerate(sorted(called))}
            film_order.extend(places[name] for name in called[: len(summary.films)])
            person_order.extend(places[name] for name in called[len(summary.films) :])
        film_order.extend(person_order)
        self.order: Sequence[int] = film_order
        """The place of each number where all are sorted by name."""

    def __len__(self) -> int:
        return len(self.films) + len(self.people)

    def profile(self, number: int) -> FilmProfile | PersonProfile:
        """What is known of a number."""
        films = len(self.films)
        return self.films[number] if number < films else self.people[number - films]

    def key(self, number: int) -> Key:
        """The mention of a number."""
        profile = self.profile(number)
        return profile.document, profile.mention

    def name(self, number: int) -> str:
        """What a decision calls a number."""
        return name_of(self.key(number))

    def of(self, document: str) -> Iterator[int]:
        """The numbers of a document: its films, then its people. Raises KeyError for a document that is not here."""
        place, films = self.place[document], len(self.films)
        yield from range(self.first_film[place], self.first_film[place + 1])
        yield from range(films + self.first_person[place], films + self.first_person[place + 1])

    def page(self, number: int) -> str:
        """The name of the file that a number stands in."""
        films = len(self.films)
        return self.names[self.film_pages[number] if number < films else self.person_pages[number - films]]

    def quotes(self, document: str) -> list[Quotes]:
        """The labelled quotes of the numbers of a document."""
        return unpacked_quotes(self._quotes[self.place[document]])


class FilmNumbers:
    """Which films people are named in: numbers in place of IRIs, in the same order; -1 for what is no film.

    ``iris`` are the IRIs of the films, sorted, by their numbers.
    """

    def __init__(self, collection: Collection, tops: Sequence[str]) -> None:
        self.iris = sorted(set(tops))
        numbers = {iri: number for number, iri in enumerate(self.iris)}
        self._numbers = array("i", (numbers[iri] for iri in tops))
        self._first = {document: collection.first_film[place] for document, place in collection.place.items()}
        self._documents = {document: place - len(collection.documents) - 1 for document, place in collection.place.items()}

    def of(self, document: str, film: int) -> int:
        """The number of a document's film."""
        return self._numbers[self._first[document] + film] if film >= 0 else -1

    def alone(self, document: str) -> int:
        """The number that stands for the document itself, as if it were a film: before all others, in the order of documents."""
        return self._documents[document]
