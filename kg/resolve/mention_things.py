"""Things as all documents together describe them, as far as prose elsewhere needs them to be known."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from kg.resolve.mention_forms import Form, full_forms
from kg.resolve.mention_text import keys
from kg.vocabulary import FILMS

PEOPLE = ("person", "critic", "artist")
"""The kinds of those whose full names are looked for in all texts."""

Row = tuple[str, str, str, list[str], list[str], list[str]]
"""IRI, kind, IRI of what it belongs to, names, years, and IRIs of films linked to it in either direction."""

Names = list[Row]
"""What a document says of things that prose elsewhere may name: plain lists and strings, fit for JSON."""

_SOME = 100_000
"""As much of what documents say is brought into order at a time."""


@dataclass(frozen=True)
class Thing:
    """A thing as all documents together describe it; see ``Row``."""

    iri: str
    kind: str
    of: str
    names: tuple[str, ...] = ()
    years: tuple[str, ...] = ()
    near: tuple[str, ...] = ()

    def row(self) -> Row:
        """The thing as plain data."""
        return self.iri, self.kind, self.of, list(self.names), list(self.years), list(self.near)

    @cached_property
    def forms(self) -> frozenset[Form]:
        """The folded words by which any text may name it: the titles of a film, the full names of a person."""
        if self.kind in FILMS:
            return frozenset(words for name in self.names if (words := keys(name)))
        return frozenset(form for name in self.names for form in full_forms(name)) if self.kind in PEOPLE else frozenset()


def thing_of(line: bytes) -> Thing:
    """The thing that a line of the index describes."""
    iri, kind, of, *lists = json.loads(line)
    return Thing(iri, kind, of, *map(tuple, lists))


def merged(names: Iterable[Names]) -> Iterator[Thing]:
    """The things of all documents in the order of their IRIs; what is many goes to a temporary file."""
    store = sqlite3.connect("", isolation_level=None)
    store.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-32000; BEGIN;")
    store.execute("CREATE TABLE said (iri BLOB, what INTEGER, value BLOB, PRIMARY KEY (iri, what, value)) WITHOUT ROWID")
    # Many documents say the same; what comes in order is quick to put in its place.
    some: set[tuple[bytes, int, bytes]] = set()
    for document in names:
        some.update(said for row in document for said in _said(row))
        if len(some) > _SOME:
            store.executemany("INSERT OR IGNORE INTO said VALUES (?, ?, ?)", sorted(some))
            some.clear()
    store.executemany("INSERT OR IGNORE INTO said VALUES (?, ?, ?)", sorted(some))
    some.clear()
    rows = store.execute("SELECT iri, what, value FROM said ORDER BY iri, what, value")
    for iri, said in groupby(rows, key=lambda row: row[0]):
        values: list[list[str]] = [[] for _ in range(5)]
        for _, what, value in said:
            values[what].append(value.decode("utf-8", "surrogatepass"))
        # Who sings and acts is a person: resolution has joined the two.
        kind = min(values[0], key=lambda kind: (kind == "artist", kind != "person", kind))
        yield Thing(iri.decode("utf-8", "surrogatepass"), kind, next(iter(values[1]), ""), *map(tuple, values[2:]))
    store.close()


def _said(row: Row) -> Iterator[tuple[bytes, int, bytes]]:
    name, kind, of, *lists = row
    iri = _bytes(name)
    yield iri, 0, _bytes(kind)
    if of:
        yield iri, 1, _bytes(of)
    for what, values in enumerate(lists, 2):
        for value in values:
            yield iri, what, _bytes(value)


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")
