"""What resolution must know of a document: its films and people, a hundredth of the record; and its form in bytes.

A summary is a function of its record alone, made where the record is made and kept beside it.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from kg.model import Mention, Record
from kg.resolve.gathering import profiles
from kg.resolve.profile import NO_NUMBER, NOTHING, FilmProfile, PersonProfile
from kg.resolve.showing import Quotes, quotes

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

    def says(self) -> list[Quotes]:
        """The labelled quotes of each film, then of each person."""
        return unpacked_quotes(self.quotes)


def summarized(record: Record) -> Summary:
    """What resolution must know of a record."""
    films, people = profiles(record)
    document = record.document
    said = zlib.compress(_json(quotes(record, films, people)), 6)
    return Summary(document.key, document.name, document.digest, tuple(films), tuple(people), said)


def unpacked_quotes(data: bytes) -> list[Quotes]:
    """Labelled quotes, as a summary packs them."""
    return [[(label, words) for label, words in said] for said in json.loads(zlib.decompress(data))]


# --- the form ----------------------------------------------------------------------------------------------------------


def packed(summary: Summary) -> bytes:
    """A summary as bytes; ``unpacked`` gives back an equal one."""
    tables: list[dict[Any, int]] = [{}, {}]

    def place(table: int, value: Any) -> int:
        return tables[table].setdefault(value, len(tables[table]))

    people = [
        [_mention(p.mention), p.name, place(0, (p.films, p.capacities)), place(1, p.ids), p.characters, p.aliases, p.claims]
        for p in summary.people
    ]
    films = [
        [_mention(f.mention), f.titles, f.printed_titles, f.year, f.inferred, dict(f.people), f.characters, f.prose, f.ids, f.pages,
         f.minutes, f.plot, dict(f.number), f.claims]
        for f in summary.films
    ]  # fmt: skip
    body = [[summary.document, summary.name, summary.digest], films, *map(list, tables), people]
    first = zlib.compress(_json(body), 1)
    return len(first).to_bytes(_LENGTH, "big") + first + summary.quotes


def unpacked(data: bytes, shared: Shared | None = None) -> Summary:
    """The summary that was packed; its values are those of ``shared`` that are equal to them, or come to it.

    Raises ValueError, KeyError, TypeError, IndexError or zlib.error for other bytes.
    """
    end = _LENGTH + int.from_bytes(data[:_LENGTH], "big")
    (document, name, digest), films, done, ids, people = json.loads(zlib.decompress(data[_LENGTH:end]))
    one = shared or Shared()
    did = [(one(tuple(where)), one(_pairs(what, one))) for where, what in done]
    called = [one(_of_scheme(some, one)) for some in ids]
    return Summary(
        document, name, digest,
        tuple(_film(document, row, one) for row in films),
        tuple(_person(document, row, did, called, one) for row in people),
        data[end:],
    )  # fmt: skip


def summaries(packed: Iterable[bytes]) -> Iterator[Summary]:
    """Summaries one after the other, of which equal values are shared: pages name the same people again and again."""
    shared = Shared()
    for data in packed:
        yield unpacked(data, shared)


class Shared:
    """Gives for a value the first one that was equal."""

    def __init__(self) -> None:
        self._values: dict[Any, Any] = {}
        self._mentions: dict[tuple[str, ...], Mention] = {}

    def __call__(self, value: Any) -> Any:
        """The first value that was equal to this."""
        return self._values.setdefault(value, value)

    def words(self, some: list[str]) -> tuple[str, ...]:
        """Words, each of them shared."""
        return tuple(map(self._values.setdefault, some, some))

    def mention(self, row: list[str]) -> Mention:
        """The mention of a kind and its words."""
        key = tuple(row)
        found = self._mentions.get(key)
        if found is None:
            kind, *identity = row
            found = self._mentions[key] = Mention(self(kind), tuple(identity))
        return found


def _film(document: str, row: list[Any], one: Shared) -> FilmProfile:
    mention, titles, printed, year, inferred, people, characters, prose, ids, pages, minutes, plot, number, claims = row
    crew = {one(capacity): one.words(names) for capacity, names in people.items()} or NOTHING
    return FilmProfile(
        document, one.mention(mention), one.words(titles), one.words(printed), one(year), inferred, crew, one.words(characters), prose,
        one(_of_scheme(ids, one)), one.words(pages), minutes, one.words(plot), number or NO_NUMBER, claims,
    )  # fmt: skip


def _person(document: str, row: list[Any], did: list[Any], called: list[Any], one: Shared) -> PersonProfile:
    mention, name, does, are, plays, aliases, claims = row
    films, capacities = did[does]
    return PersonProfile(
        document, one.mention(mention), one(name), one.words(aliases), films, capacities, _pairs(plays, one), called[are], claims
    )


def _pairs(some: list[Any], one: Shared) -> tuple[tuple[int, str], ...]:
    return one(tuple(one((where, one(what))) for where, what in some)) if some else ()


def _of_scheme(some: list[Any], one: Shared) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple(one((one(scheme), one(one.words(values)))) for scheme, values in some)


def _mention(mention: Mention) -> list[str]:
    return [mention.kind, *map(str, mention.identity)]


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
