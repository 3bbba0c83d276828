"""What resolution must know of a document: its films and people, a hundredth of the record; and its form in bytes.

A summary is a function of its record alone, made where the record is made and kept beside it.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any, TypeVar, cast

from kg.model import Mention, Record
from kg.resolve.gathering import profiles
from kg.resolve.profile import NO_NUMBER, NOTHING, Called, Did, FilmProfile, Kept, PersonProfile
from kg.resolve.showing import Quotes, quotes
from kg.resolve.spool import Spool

_LENGTH = 4
"""Bytes that say how long the first part is."""


@dataclass(frozen=True, slots=True, eq=False)
class Summary:
    """The films and people of one document, each in the order in which they are named.

    ``document`` is the document's key. ``quotes`` are the words to show of each film and person, packed: few are ever asked for.
    """

    document: str
    name: str
    digest: str
    films: tuple[FilmProfile, ...]
    people: tuple[PersonProfile, ...]
    quotes: bytes = b""


def summarized(record: Record) -> Summary:
    """What resolution must know of a record."""
    films, people = profiles(record)
    document = record.document
    said = zlib.compress(_text(quotes(record, films, people)).encode(), 6)
    return Summary(document.key, document.name, document.digest, tuple(films), tuple(people), said)


def unpacked_quotes(data: bytes) -> list[Quotes]:
    """The labelled quotes of each film, then of each person, as a summary packs them."""
    return [[(label, words) for label, words in said] for said in json.loads(zlib.decompress(data))]


# --- the form ----------------------------------------------------------------------------------------------------------


def packed(summary: Summary) -> bytes:
    """A summary as bytes; ``unpacked`` gives back an equal one.

    A head and a line for each film, each name and each thing that people did: pages say the same again and again, and what was seen
    before need not be parsed.
    """
    did: dict[str, int] = {}
    people = [(did.setdefault(_text(person.did), len(did)), person.claims) for person in summary.people]
    head = [summary.document, summary.name, summary.digest, [film.claims for film in summary.films], people]
    lines = [_text(head), *map(_film_text, summary.films), *(_called_text(person.called) for person in summary.people), *did]
    first = zlib.compress("\n".join(lines).encode(), 1)
    return len(first).to_bytes(_LENGTH, "big") + first + summary.quotes


def unpacked(data: bytes, shared: Shared | None = None) -> Summary:
    """The summary that was packed; its values are those of ``shared`` that are equal to them, or come to it.

    Raises ValueError, KeyError, TypeError, IndexError or zlib.error for other bytes.
    """
    end = _LENGTH + int.from_bytes(data[:_LENGTH], "big")
    head, *lines = zlib.decompress(data[_LENGTH:end]).decode().split("\n")
    document, name, digest, films, people = json.loads(head)
    one, names, rest = shared or Shared(), len(films), len(films) + len(people)
    did = [one.did(line) for line in lines[rest:]]
    return Summary(
        document, name, digest,
        tuple(one.film(document, line, claims) for line, claims in zip(lines[:names], films, strict=True)),
        tuple(
            PersonProfile(document, one.called(line), did[what], claims)
            for line, (what, claims) in zip(lines[names:rest], people, strict=True)
        ),
        data[end:],
    )  # fmt: skip


def summaries(packed: Iterable[bytes]) -> Iterator[Summary]:
    """Summaries one after the other, of which equal values are shared: pages name the same people again and again."""
    shared = Shared()
    for data in packed:
        yield unpacked(data, shared)


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

    def film(self, document: str, line: str, claims: int) -> FilmProfile:
        """The film of a line, of which a document has so many claims."""
        if len(line) > _LONG:
            return self._film(document, json.loads(line), claims)
        known = self._films.get(key := _key(line))
        if known is None:
            known = self._films[key] = self._film(document, json.loads(line), claims)
            return known
        return known.on(document, claims)

    def called(self, line: str) -> Called:
        """What somebody is called, of a line."""
        known = self._called.get(key := _key(line))
        if known is None:
            mention, name, aliases, ids = json.loads(line)
            known = self._called[key] = Called(self._mention(mention), self._value(name), self._words(aliases), self._ids(ids))
        return known

    def did(self, line: str) -> Did:
        """What somebody did, of a line."""
        known = self._did.get(key := _key(line))
        if known is None:
            films, capacities, characters = json.loads(line)
            known = self._did[key] = Did(self._value(tuple(films)), self._pairs(capacities), self._pairs(characters))
        return known

    def _film(self, document: str, row: list[Any], claims: int) -> FilmProfile:
        mention, titles, printed, year, inferred, people, characters, prose, ids, pages, minutes, plot, number, similar, released = row
        crew = {self._value(capacity): self._words(names) for capacity, names in people.items()} or NOTHING
        return FilmProfile(
            document, self._mention(mention), self._words(titles), self._words(printed), self._value(year), inferred, crew,
            self._words(characters), self._kept(prose), self._ids(ids), self._words(pages), minutes, self._words(plot),
            number or NO_NUMBER, similar, released, claims,
        )  # fmt: skip

    def _kept(self, text: str) -> str | Kept:
        return Kept(self._texts, self._texts.add(text.encode("utf-8", "surrogatepass"))) if text else ""

    def _value(self, value: Value) -> Value:
        return cast(Value, self._values.setdefault(value, value))

    def _words(self, some: list[str]) -> tuple[str, ...]:
        words = tuple(map(self._values.setdefault, some, some))
        return self._value(words)

    def _mention(self, row: list[str]) -> Mention:
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
