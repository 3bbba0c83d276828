"""Things as all documents together describe them, as far as prose elsewhere needs them to be known."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from functools import cached_property
from heapq import merge
from itertools import groupby
from tempfile import TemporaryFile

from kg.resolve.mention_forms import Form, full_forms
from kg.resolve.mention_text import keys
from kg.vocabulary import FILMS

PEOPLE = ("person", "critic", "artist")
"""The kinds of those whose full names are looked for in all texts."""

Row = tuple[str, str, str, list[str], list[str], list[str]]
"""IRI, kind, IRI of what it belongs to, names, years, and IRIs of films linked to it in either direction."""

Names = bytes
"""What documents say of things that prose elsewhere may name: sorted lines of an IRI, which field of ``Row`` it is about, and the value."""

_SOME = 500_000
"""As many lines are brought into order at a time."""


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


def names_of(rows: Iterable[Row]) -> Names:
    """Rows as lines."""
    return b"".join(sorted({line for row in rows for line in _lines(row)}))


def _lines(row: Row) -> Iterator[bytes]:
    name, kind, of, *lists = row
    iri = name.encode("utf-8", "surrogatepass")
    for field, values in enumerate(([kind], [of] if of else [], *lists)):
        for value in values:
            # Names are compared by their words: how these are parted does not matter.
            words = value.replace("\n", " ").replace("\r", " ").encode("utf-8", "surrogatepass")
            yield b"%b\t%d\t%b\n" % (iri, field, words)


def merged(names: Iterable[Names]) -> Iterator[Thing]:
    """The things of all documents in the order of their IRIs; what is many goes to temporary files."""
    with ExitStack() as stack:
        for iri, lines in groupby(_sorted(names, stack), lambda line: line.partition(b"\t")[0]):
            values: list[list[str]] = [[] for _ in range(5)]
            for line, _ in groupby(lines):
                field, _, value = line[len(iri) + 1 : -1].partition(b"\t")
                values[int(field)].append(value.decode("utf-8", "surrogatepass"))
            # Who sings and acts is a person: resolution has joined the two.
            kind = min(values[0], key=lambda kind: (kind == "artist", kind != "person", kind))
            yield Thing(iri.decode("utf-8", "surrogatepass"), kind, next(iter(values[1]), ""), *map(tuple, values[2:]))


def _sorted(names: Iterable[Names], stack: ExitStack) -> Iterator[bytes]:
    """All lines in order; those that stand in several runs come as often."""
    runs: list[Iterable[bytes]] = []
    # Many documents say the same.
    some: set[bytes] = set()
    for part in names:
        some.update(part.splitlines(keepends=True))
        if len(some) > _SOME:
            run = stack.enter_context(TemporaryFile())  # noqa: SIM115
            run.writelines(sorted(some))
            run.seek(0)
            runs.append(run)
            some.clear()
    return merge(*runs, sorted(some))
