"""Everyone and everything that prose anywhere may name: an index of the whole graph that is read from a file in place.

The file is one of sorted tables. It holds a line for every film, person, artist and place (its kind, names, years and
neighbours), the places of these lines by the hashes of their IRIs, and those of people and films by the hashes of the words of
their names: of a whole name with the place of its line, of the beginnings of longer ones (from two words on) with 0. What is
found by a hash is held against the words themselves. Processes that open the file share its pages.
"""

from __future__ import annotations

import io
import json
import mmap
import sys
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from hashlib import blake2b
from itertools import pairwise
from pathlib import Path
from typing import IO, NamedTuple

from kg.resolve.mention_forms import Form
from kg.resolve.mention_things import Names, Thing, merged, thing_of
from kg.vocabulary import FILMS

_MAGIC = int.from_bytes(b"kgnames1", sys.byteorder)
_HEAD = 4
"""Numbers at the start of a file: a mark, how many things, how many words of names, and where the tables begin."""
_MANY, _WIDE = 0x9E3779B97F4A7C15, (1 << 64) - 1


class Named(NamedTuple):
    """What a form of a name may mean: its IRI, its kind, what sort of form it is (``title``, ``full``, ``short``, ``acronym``),
    whether it is among the film's leads, and the folded given name of a person."""

    target: str
    kind: str
    form: str
    lead: bool = False
    given: str = ""


@lru_cache(maxsize=100_000)
def hashed(word: str) -> int:
    """64 bits that stand for a word or an IRI, the same in every process."""
    return int.from_bytes(blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little")


def joined(before: int, word: int) -> int:
    """The hash of words, given that of all but the last and that of the last."""
    return (before * _MANY + word) & _WIDE


def kept(hash_: int) -> int:
    """The 32 bits of a hash that are kept of what was asked: two questions in four thousand million are taken for one."""
    return hash_ >> 32


def hashes(words: Sequence[str]) -> Iterator[int]:
    """The hashes of a word, of the first two, of the first three …"""
    at = hashed(words[0])
    yield at
    for word in words[1:]:
        yield (at := joined(at, hashed(word)))


class Everyone:
    """The index. Open it with ``open``, or make one in memory with ``of``; a context manager."""

    def __init__(self, data: mmap.mmap | bytes) -> None:
        whole = memoryview(data)
        head = whole[: _HEAD * 8].cast("Q") if len(whole) >= _HEAD * 8 else ()
        if not head or head[0] != _MAGIC:
            raise ValueError("no index of names")
        things, names, start = head[1:_HEAD]
        self._data, self._end = data, start
        tables = whole[start:].cast("Q")
        ends = [0, things, 2 * things, 2 * things + names, 2 * (things + names)]
        self._iris, self._lines, self._words, self._meant = (tables[a:b] for a, b in pairwise(ends))
        self._known: dict[int, Thing] = {}

    @classmethod
    def open(cls, path: Path) -> Everyone:
        """The index in a file. Raises OSError where there is none, and ValueError where the file is something else."""
        with path.open("rb") as file:
            return cls(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))

    @classmethod
    def of(cls, names: Iterable[Names]) -> Everyone:
        """An index in memory of what some documents say."""
        out = io.BytesIO()
        _write(out, names)
        return cls(out.getvalue())

    @staticmethod
    def write(path: Path, names: Iterable[Names]) -> None:
        """Write the index of what all documents say: the same bytes whatever their order."""
        with path.open("wb") as file:
            _write(file, names)

    def thing(self, iri: str) -> Thing | None:
        """What the documents say of a thing, or None where they do not name it."""
        wanted = hashed(iri)
        at = bisect_left(self._iris, wanted)
        while at < len(self._iris) and self._iris[at] == wanted:
            found = self._thing(self._lines[at])
            if found.iri == iri:
                return found
            at += 1
        return None

    def things(self) -> Iterator[bytes]:
        """The lines of all things, in the order of their IRIs."""
        at = _HEAD * 8
        while at < self._end and (end := self._data.find(b"\n", at, self._end)) >= 0:
            yield self._data[at:end]
            at = end + 1

    def begins(self, hash_: int) -> bool:
        """Whether names begin with the words of a hash (two or more), or are these words."""
        at = bisect_left(self._words, hash_)
        return at < len(self._words) and self._words[at] == hash_

    def means(self, hash_: int) -> bool:
        """Whether the words of a hash are a name."""
        return any(self._places(hash_, bisect_left(self._words, hash_)))

    def matches(self, words: Sequence[str], start: int) -> list[tuple[int, set[Named]]]:
        """The names that stand among folded words from a position on, the longest first: position behind, what they may mean."""
        found: list[tuple[int, set[Named]]] = []
        at = hashed(words[start])
        for end in range(start + 1, len(words) + 1):
            if end > start + 1:
                at = joined(at, hashed(words[end - 1]))
            first = bisect_left(self._words, at)
            if end > start + 1 and not (first < len(self._words) and self._words[first] == at):
                break
            if meant := set(self._meanings(first, at, tuple(words[start:end]))):
                found.append((end, meant))
        return found[::-1]

    def _meanings(self, first: int, hash_: int, words: Form) -> Iterator[Named]:
        for place in self._places(hash_, first):
            if place and words in (thing := self._thing(place)).forms:
                title = thing.kind in FILMS
                yield Named(thing.iri, thing.kind, "title" if title else "full", given="" if title else words[0])

    def _places(self, hash_: int, at: int) -> Iterator[int]:
        while at < len(self._words) and self._words[at] == hash_:
            yield self._meant[at]
            at += 1

    def _thing(self, line: int) -> Thing:
        found = self._known.get(line)
        if found is None:
            if len(self._known) > 20_000:
                self._known.clear()
            found = self._known[line] = thing_of(self._data[line : self._data.find(b"\n", line)])
        return found

    def close(self) -> None:
        """Let go of the file."""
        for table in (self._iris, self._lines, self._words, self._meant):
            table.release()
        self._known.clear()
        if isinstance(self._data, mmap.mmap):
            self._data.close()

    def __enter__(self) -> Everyone:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


# --- making an index -------------------------------------------------------------------------------------------------


class _Table:
    """Pairs of a hash and a place, brought into order part by part: two arrays, of hashes and of places."""

    def __init__(self) -> None:
        self._parts = [array("Q") for _ in range(256)]

    def add(self, hash_: int, place: int) -> None:
        self._parts[hash_ >> 56].extend((hash_, place))

    def sorted(self) -> tuple[array[int], array[int]]:
        hashes, places = array("Q"), array("Q")
        for part in self._parts:
            pairs = sorted(set(zip(part[::2], part[1::2], strict=True)))
            hashes.extend(hash_ for hash_, _ in pairs)
            places.extend(place for _, place in pairs)
        return hashes, places


_line = json.JSONEncoder(separators=(",", ":")).encode


def _write(out: IO[bytes], names: Iterable[Names]) -> None:
    iris, words = _Table(), _Table()
    place = _HEAD * 8
    out.write(bytes(place))
    for thing in merged(names):
        line = _line(thing.row()).encode() + b"\n"
        out.write(line)
        iris.add(hashed(thing.iri), place)
        for form in thing.forms:
            *beginnings, whole = hashes(form)
            words.add(whole, place)
            for beginning in beginnings[1:]:
                words.add(beginning, 0)
        place += len(line)
    out.write(bytes(-place % 8))
    place += -place % 8
    tables = [*iris.sorted(), *words.sorted()]
    for table in tables:
        out.write(table.tobytes())
    out.seek(0)
    out.write(array("Q", [_MAGIC, len(tables[0]), len(tables[2]), place]).tobytes())
