"""The data set graph by graph, in batches that are always the same: what is sent, and where a broken load goes on."""

from __future__ import annotations

import hashlib
import heapq
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path
from typing import IO, NamedTuple

from kg.errors import DataError
from kg.rdf.load_nquads import Quad, quads
from kg.rdf.store_files import Source
from kg.vocabulary import expand

RUN = 500_000
"""How many lines are sorted in memory before they go to the disk."""

TYPE = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
READ_BY = expand("kgv:readBy")
"""What the provenance graph says of every document, and of nothing else: it marks the graphs that are ours."""


class Batch(NamedTuple):
    """Triples of one graph that are sent together: the graph's IRI (empty: the default graph), N-Triples without points."""

    number: int
    graph: str
    triples: tuple[str, ...]
    first: bool
    """Whether it opens its graph."""

    @property
    def body(self) -> bytes:
        """The triples as an N-Triples document."""
        return ("".join(f"{triple} .\n" for triple in self.triples)).encode()


@dataclass
class Plan:
    """The quads of a data set, sorted by graph on the disk: each pass over it gives the same batches (one pass at a time).

    ``counts`` says how many triples each graph has, in order; ``digest`` (SHA-256) names the content whatever the files.
    ``base`` is what the IRIs of the data set begin with, known by the name of its provenance graph; empty without one.
    ``foreign`` is whether a subject of the default graph has another beginning. ``trials`` are a triple of a named graph and one of the
    default graph, as far as there are such, each with its graph: of the provenance graph and a type where possible, since no store
    rewrites types.
    """

    file: IO[str]
    size: int
    counts: dict[str, int] = field(default_factory=dict)
    digest: str = ""
    base: str = ""
    foreign: bool = False
    trials: dict[str, tuple[str, str]] = field(default_factory=dict)

    @property
    def triples(self) -> int:
        """How many there are in all graphs together."""
        return sum(self.counts.values())

    @property
    def provenance(self) -> str:
        """The IRI of the provenance graph; empty where the data set has none."""
        return f"{self.base}graph/provenance" if self.base else ""

    @property
    def batches(self) -> int:
        """How many batches there are."""
        return sum(-(-count // self.size) for count in self.counts.values())

    def close(self) -> None:
        """Give up the sorted file."""
        self.file.close()

    def __iter__(self) -> Iterator[Batch]:
        number = 0
        for graph, group in groupby(_split(self.file), key=lambda quad: quad.graph):
            held: list[str] = []
            first = True
            for quad in group:
                if len(held) == self.size:
                    yield Batch(number, graph, tuple(held), first)
                    number, held, first = number + 1, [], False
                held.append(quad.triple)
            yield Batch(number, graph, tuple(held), first)
            number += 1


def plan(sources: Sequence[Source], folder: Path, size: int, default_graph: str = "") -> Plan:
    """Check N-Quads files and sort them by graph into a new file of ``folder``, in batches of at most ``size`` triples.

    The default graph goes to ``default_graph`` if one is named. No more than ``RUN`` lines are held in memory. Raises DataError
    for a line that not every store takes, and where the graph named for the default graph is already one of the data set.
    """
    folder.mkdir(parents=True, exist_ok=True)
    # Without a name: nothing is left of it when the process is killed.
    file: IO[str] = tempfile.TemporaryFile("w+", dir=folder, encoding="utf-8", newline="\n")  # noqa: SIM115 - the plan closes it
    made = Plan(file, size)
    try:
        digest = hashlib.sha256()
        for line, _ in groupby(_sorted(_named(quads(sources), default_graph), folder)):
            file.write(line)
            digest.update(line.encode())
            graph, triple = line[:-1].split("\t", 1)
            made.counts[graph] = made.counts.get(graph, 0) + 1
            _try(made, "default" if graph == default_graph else "named", graph, triple)
        made.digest = digest.hexdigest()
        _learn_base(made, default_graph)
    except BaseException:
        file.close()
        raise
    return made


def _try(made: Plan, sort: str, graph: str, triple: str) -> None:
    def worth(trial: tuple[str, str]) -> tuple[bool, bool]:
        return trial[0].endswith("/graph/provenance"), f" {TYPE} " in trial[1]

    if sort not in made.trials or worth((graph, triple)) > worth(made.trials[sort]):
        made.trials[sort] = (graph, triple)


def _learn_base(made: Plan, default_graph: str) -> None:
    named = [graph for graph in made.counts if graph.endswith("/graph/provenance")]
    if len(named) == 1:
        made.base = named[0].removesuffix("graph/provenance")
    for quad in _split(made.file):
        if quad.graph != default_graph:
            if quad.graph > default_graph:
                break
            continue
        if not made.base or not quad.triple.startswith(f"<{made.base}"):
            made.foreign = True
            break


def _named(found: Iterable[Quad], default_graph: str) -> Iterator[str]:
    for triple, graph in found:
        if default_graph and graph == default_graph:
            what = f"the data set has a graph <{graph}> of its own"
            raise DataError(what, where="--default-graph", next_step="name another graph for the default graph")
        # A tab sorts before every character of an IRI, so that the order of lines is that of graphs.
        yield f"{graph or default_graph}\t{triple}\n"


def _sorted(lines: Iterable[str], folder: Path) -> Iterator[str]:
    runs: list[IO[str]] = []
    held: list[str] = []
    try:
        for line in lines:
            held.append(line)
            if len(held) == RUN:
                run: IO[str] = tempfile.TemporaryFile("w+", dir=folder, encoding="utf-8", newline="\n")  # noqa: SIM115 - closed below
                run.writelines(sorted(held))
                run.seek(0)
                runs.append(run)
                held = []
        yield from heapq.merge(sorted(held), *runs)
    finally:
        for done in runs:
            done.close()


def _split(file: IO[str]) -> Iterator[Quad]:
    file.seek(0)
    for line in file:
        graph, triple = line[:-1].split("\t", 1)
        yield Quad(triple, graph)
