"""What resolution must know of a document: its films and people, a hundredth of the record; and its form in bytes.

A summary is a function of its record alone, made where the record is made and kept beside it. It has two parts, since films are decided
on without people, and people without what is said of films: who is named, and what is said of the films.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any, NamedTuple, TypeVar, cast

from kg.model import Mention, Record
from kg.resolve.gathering import profiles
from kg.resolve.profile import NO_NUMBER, NOTHING, Called, Did, FilmProfile, Kept, PersonProfile
from kg.resolve.showing import Quotes, quotes
from kg.resolve.spool import Spool

_LENGTH = 4
"""Bytes that say how long the first part is."""


class NamedFilm(NamedTuple):
    """A film that a document names, and how many claims the document has on it."""

    mention: Mention
    claims: int


@dataclass(frozen=True, slots=True, eq=False)
class Summary:
    """Who is named in one document: its films and people, each in the order in which they are named.

    ``document`` is the document's key. ``quotes`` are the words to show of each film and person, packed: few are ever asked for.
    """

    document: str
    name: str
    digest: str
    films: tuple[NamedFilm, ...]
    people: tuple[PersonProfile, ...]
    quotes: bytes = b""


@dataclass(frozen=True, slots=True, eq=False)
class FilmSummary:
    """What the document with the key ``document`` says of its films, in the order of ``Summary.films``."""

    document: str
    films: tuple[FilmProfile, ...]


def summarized(record: Record) -> tuple[Summary, FilmSummary]:
    """What resolution must know of a record, in both parts."""
    films, claims, people = profiles(record)
    document = record.document
    named = tuple(NamedFilm(film.mention, number) for film, number in zip(films, claims, strict=True))
    said = zlib.compress(_text(quotes(record, films, people)).encode(), 6)
    return Summary(document.key, document.name, document.digest, named, tuple(people), said), FilmSummary(document.key, tuple(films))


def unpacked_quotes(data: bytes) -> list[Quotes]:
    """The labelled quotes of each film, then of each person, as a summary packs them."""
    return [[(label, words) for label, words in said] for said in json.loads(zlib.decompress(data))]


# --- the form ----------------------------------------------------------------------------------------------------------


def packed(summary: Summary) -> bytes:
    """Who is named, as bytes; ``unpacked`` gives back an equal summary.

    A head and a line for each name and each thing that people did: pages say the same again and again, and what was seen before need not
    be parsed.
    """
    did: dict[str, int] = {}
    films = [[_mention(film.mention), film.claims] for film in summary.films]
    people = [(did.setdefault(_text(person.did), len(did)), person.claims) for person in summary.people]
    head = [summary.document, summary.name, summary.digest, films, people]
    first = _lines([_text(head), *(_called_text(person.called) for person in summary.people), *did])
    return len(first).to_bytes(_LENGTH, "big") + first + summary.quotes


def unpacked(data: bytes, shared: Shared | None = None) -> Summary:
    """The summary that was packed; its values are those of ``shared`` that are equal to them, or come to it.

    Raises ValueError, KeyError, TypeError, IndexError or zlib.error for other bytes.
    """
    end = _LENGTH + int.from_bytes(data[:_LENGTH], "big")
    head, *lines = _lines_of(data[_LENGTH:end])
    document, name, digest, films, people = json.loads(head)
    one, names = shared or Shared(), len(people)
    did = [one.did(line) for line in lines[names:]]
    return Summary(
        document, name, digest,
        tuple(NamedFilm(one.mention(mention), claims) for mention, claims in films),
        tuple(
            PersonProfile(document, one.called(line), did[what], claims) for line, (what, claims) in zip(lines[:names], people, strict=True)
        ),
        data[end:],
    )  # fmt: skip


def packed_films(summary: FilmSummary) -> bytes:
    """What is said of films, as bytes; ``unpacked_films`` gives back an equal summary."""
    return _lines([_text(summary.document), *map(_film_text, summary.films)])


def unpacked_films(data: bytes, shared: Shared | None = None) -> FilmSummary:
    """The summary that was packed, as ``unpacked`` does. Raises what that raises."""
    head, *lines = _lines_of(data)
    document, one = json.loads(head), shared or Shared()
    return FilmSummary(document, tuple(one.film(document, line) for line in lines))


def _lines(lines: Iterable[str]) -> bytes:
    return zlib.compress("\n".join(lines).encode(), 1)


def _lines_of(data: bytes) -> list[str]:
    return zlib.decompress(data).decode().split("\n")


def summaries(packed: Iterable[bytes]) -> Iterator[Summary]:
    """Summaries one after the other, of which equal values are shared: pages name the same people again and again."""
    shared = Shared()
    for data in packed:
        yield unpacked(data, shared)


def film_summaries(packed: Iterable[bytes]) -> Iterator[FilmSummary]:
    """Summaries of films one after the other, as ``summaries`` gives those of names."""
    shared = Shared()
    for data in packed:
        yield unpacked_films(data, shared)


_LONG = 1000
"""A film's line of more letters is that of its own page: no other says the same."""


Value = TypeVar("Value")


class Shared:
    """Gives for a line the values of the first one that was equal, and for a value the first one that was equal."""

    def __init__(self) -> None:
        self._values: dict[Any, Any] = {}
        self._texts = Spool()
        self._films: dict[bytes, FilmProfile] = {}
        self._called: dict[bytes, Called] = {}
        self._did: dict[bytes, Did] = {}
        self._mentions: dict[tuple[str, ...], Mention] = {}

    def film(self, document: str, line: str) -> FilmProfile:
        """The film of a line, as a document has it."""
        key = _key(line)
        if len(line) > _LONG:
            return self._film(document, key, json.loads(line))
        known = self._films.get(key)
        if known is None:
            known = self._films[key] = self._film(document, key, json.loads(line))
            return known
        return known.on(document)

    def called(self, line: str) -> Called:
        """What somebody is called, of a line."""
        known = self._called.get(key := _key(line))
        if known is None:
            mention, name, aliases, ids = json.loads(line)
            known = self._called[key] = Called(self.mention(mention), self._value(name), self._words(aliases), self._ids(ids))
        return known

    def did(self, line: str) -> Did:
        """What somebody did, of a line."""
        known = self._did.get(key := _key(line))
        if known is None:
            films, capacities, characters = json.loads(line)
            known = self._did[key] = Did(self._value(tuple(films)), self._pairs(capacities), self._pairs(characters))
        return known

    def _film(self, document: str, key: bytes, row: list[Any]) -> FilmProfile:
        mention, titles, printed, year, inferred, people, characters, prose, ids, pages, minutes, plot, number, similar, released = row
        crew = {self._value(capacity): self._words(names) for capacity, names in people.items()} or NOTHING
        return FilmProfile(
            document, self.mention(mention), self._words(titles), self._words(printed), self._value(year), inferred, crew,
            self._words(characters), self._kept(prose), self._ids(ids), self._words(pages), minutes, self._words(plot),
            number or NO_NUMBER, similar, released, int.from_bytes(key[:8]),
        )  # fmt: skip

    def _kept(self, text: str) -> str | Kept:
        return Kept(self._texts, self._texts.add(text.encode("utf-8", "surrogatepass"))) if text else ""

    def _value(self, value: Value) -> Value:
        return cast(Value, self._values.setdefault(value, value))

    def _words(self, some: list[str]) -> tuple[str, ...]:
        words = tuple(map(self._values.setdefault, some, some))
        return self._value(words)

    def mention(self, row: list[str]) -> Mention:
        """The mention of a row: its kind, and what makes it."""
        key = tuple(row)
        found = self._mentions.get(key)
        if found is None:
            kind, *identity = row
            found = self._mentions[key] = Mention(self._value(kind), self._words(identity))
        return found

    def _pairs(self, some: list[Any]) -> tuple[tuple[int, str], ...]:
        return tuple(self._value((where, self._value(what))) for where, what in some)

    def _ids(self, some: list[Any]) -> tuple[tuple[str, tuple[str, ...]], ...]:
        return self._value(tuple((self._value(scheme), self._words(values)) for scheme, values in some)) if some else ()


def _key(line: str) -> bytes:
    """What a line is known by, which takes less room than the line."""
    return blake2b(line.encode("utf-8", "surrogatepass"), digest_size=16).digest()


def _film_text(film: FilmProfile) -> str:
    return _text([
        _mention(film.mention), film.titles, film.printed_titles, film.year, film.inferred, dict(film.people), film.characters,
        str(film.prose), film.ids, film.pages, film.minutes, film.plot, dict(film.number), film.similar, film.released,
    ])  # fmt: skip


def _called_text(called: Called) -> str:
    return _text([_mention(called.mention), *called[1:]])


def _mention(mention: Mention) -> list[str]:
    return [mention.kind, *map(str, mention.identity)]


_text = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
