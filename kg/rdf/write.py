"""Files from triples: N-Quads sorted on disk, Turtle and JSON-LD streamed from them, each checked by a second parser."""

from __future__ import annotations

import heapq
import os
import tempfile
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path
from types import TracebackType
from typing import IO, TYPE_CHECKING, Any

from kg.errors import InternalFault
from kg.rdf.block_checks import check_jsonld, check_turtle
from kg.rdf.block_jsonld import JSONLD_FOOTER, jsonld_block, jsonld_header
from kg.rdf.block_turtle import turtle_block, turtle_header
from kg.rdf.terms import Terms, Triple, iri

if TYPE_CHECKING:
    import pyoxigraph


BLOCK = 20_000
"""How many lines of a file are written at a time, give or take what is said of one thing."""


def order(line: str) -> str:
    """Where a line stands: by subject, with ``/`` before every other character, so that a thing is followed by the details below it."""
    subject, _, said = line.partition("> ")
    return subject.replace("/", "\1") + "\0" + said


def arranged(triples: Iterable[Triple], graph: str = "") -> list[str]:
    """Triples of the default graph, or of the graph with this IRI, as distinct lines in ``order``."""
    end = f" {iri(graph)} .\n" if graph else " .\n"
    said: dict[str, set[str]] = {}
    for s, p, o in triples:
        line = f"{p} {o}{end}"
        if s in said:
            said[s].add(line)
        else:
            said[s] = {line}
    subjects = sorted(said, key=lambda subject: subject[:-1].replace("/", "\1"))
    return [f"{subject} {line}" for subject in subjects for line in sorted(said[subject])]


class SortedLines:
    """Lines in, distinct lines out in ``order``, with no more than ``limit`` of them in memory: full runs go to ``folder``.

    Use as a context manager; runs are removed at its end.
    """

    def __init__(self, folder: Path, limit: int = 1_000_000) -> None:
        self._folder, self._limit = folder, limit
        self._held: set[str] = set()
        self._runs: list[Path] = []

    def __enter__(self) -> SortedLines:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        for run in self._runs:
            run.unlink(missing_ok=True)

    def add(self, triples: Iterable[Triple], graph: str = "") -> None:
        """Add triples to the default graph, or to the graph with this IRI."""
        end = f" {iri(graph)} .\n" if graph else " .\n"
        self.add_lines(f"{s} {p} {o}{end}" for s, p, o in triples)

    def add_lines(self, lines: Iterable[str]) -> None:
        """Add lines that are made already."""
        self._held.update(lines)
        if len(self._held) >= self._limit:
            self._spill()

    def _spill(self) -> None:
        handle, name = tempfile.mkstemp(prefix="run-", suffix=".nq", dir=self._folder)
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.writelines(sorted(self._held, key=order))
        self._runs.append(Path(name))
        self._held.clear()

    def __iter__(self) -> Iterator[str]:
        if not self._runs:
            yield from sorted(self._held, key=order)
            return
        self._spill()
        files = [run.open(encoding="utf-8", newline="\n") for run in self._runs]
        try:
            for line, _ in groupby(heapq.merge(*files, key=order)):
                yield line
        finally:
            for file in files:
                file.close()


def write_lines(lines: Iterable[str], path: Path) -> int:
    """Write lines and make sure that they are on disk; the number of lines."""
    count = 0
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for line in lines:
            file.write(line)
            count += 1
        settle(file)
    return count


def settle(file: IO[Any]) -> None:
    """Flush a file to the disk, so that a rename after it never shows half of it."""
    file.flush()
    os.fsync(file.fileno())


def parsed(path: Path) -> Iterator[pyoxigraph.Quad]:
    """The quads of an N-Quads or N-Triples file that we wrote. Raises InternalFault where the second parser objects."""
    import pyoxigraph as ox

    try:
        with path.open("rb") as file:
            yield from ox.parse(file, format=ox.RdfFormat.N_QUADS)
    except SyntaxError as error:
        raise InternalFault(f"the RDF we made does not parse: {error}", where=path.name) from error


def write_turtle(facts: Path, path: Path, terms: Terms) -> None:
    """Turtle of a sorted N-Triples file. Raises InternalFault where the second parser finds something else in it."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write(turtle_header(terms))
        for lines in _blocks(facts):
            block = turtle_block(lines, terms)
            check_turtle(block, lines, terms)
            file.write(block)
        settle(file)


def write_jsonld(facts: Path, path: Path, terms: Terms) -> None:
    """JSON-LD of a sorted N-Triples file, one node a line. Raises InternalFault where the second parser finds something else in it."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write(jsonld_header(terms))
        between = ""
        for lines in _blocks(facts):
            block = jsonld_block(lines, terms)
            check_jsonld(block, lines, terms)
            file.write(between + block)
            between = ","
        file.write(JSONLD_FOOTER)
        settle(file)


def _blocks(facts: Path) -> Iterator[list[str]]:
    """The lines of a sorted file, some whole subjects at a time."""
    block: list[str] = []
    with facts.open(encoding="utf-8", newline="\n") as file:
        for line in file:
            if len(block) >= BLOCK and not line.startswith(f"{block[-1].split(' ', 1)[0]} "):
                yield block
                block = []
            block.append(line)
    if block:
        yield block
