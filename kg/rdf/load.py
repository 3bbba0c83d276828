"""A data set into any triple store over HTTP: checked, in batches, going on where it broke off, counted afterwards.

Nothing is ever doubled: triples are a set, there are no blank nodes, and every request may be sent twice. What was acknowledged is
noted in a journal in the working folder, one file per content, address and manner of loading. A store that forgot what it
had acknowledged (killed before it wrote) is found out by the counts, and gets those graphs again.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kg.errors import DataError, RequestError
from kg.rdf.load_batches import Plan, plan
from kg.rdf.load_http import Client, Credentials, checked_url
from kg.rdf.load_journal import Journal, journal
from kg.rdf.load_server import Server, Way
from kg.rdf.store_files import files

BATCH = 10_000
"""Triples in a request: some 2 MB."""

SHOWN = 20
"""How many graphs a report lists."""

Progress = Callable[[str, int, int], None]
"""Called with the stage, how many of its steps are done, and how many there are."""


@dataclass(frozen=True)
class GraphCount:
    """A graph (empty: the default graph) and how many of its triples are here and in the store; None where the store cannot tell."""

    graph: str
    here: int
    there: int | None

    @property
    def same(self) -> bool:
        """Whether both have as many; also where the store cannot tell."""
        return self.there is None or self.here == self.there

    def __str__(self) -> str:
        name = f"<{self.graph}>" if self.graph else "the default graph"
        there = "not told by the store" if self.there is None else f"{self.there:,}"
        return f"{name}: {self.here:,} here, {there} there"


@dataclass(frozen=True)
class Loaded:
    """How a load ended. ``sent`` counts the triples sent in this run, ``resumed`` the batches that an earlier run had sent."""

    url: str
    query_url: str
    way: str
    write_url: str
    graphs: tuple[GraphCount, ...]
    sent: int = 0
    resumed: int = 0
    batches: int = 0
    removed: tuple[str, ...] = ()
    dry: bool = False
    notes: tuple[str, ...] = field(default_factory=tuple)

    @property
    def differing(self) -> list[GraphCount]:
        """The graphs that do not have as many triples there as here."""
        return [count for count in self.graphs if not count.same]

    @property
    def exit_code(self) -> int:
        """0 where every graph is there whole (or nothing was asked to be sent), else 1."""
        return 1 if self.differing and not self.dry else 0

    def to_text(self) -> str:
        """What was done and what the store holds, in lines."""
        here = sum(count.here for count in self.graphs)
        did, batches = "would send" if self.dry else "sent", f"{self.batches - self.resumed} of {self.batches} batches"
        lines = [f"{did} {self.sent:,} triples in {batches} to {self.url}"]
        if self.resumed:
            lines[0] += f" ({self.resumed} were there from the run before)"
        lines.append(f"queries: {self.query_url}")
        if self.write_url:
            names = {"graph-store": "Graph Store HTTP Protocol", "update": "SPARQL Update"}
            lines.append(f"writing: {self.write_url} ({names[self.way]})")
        lines += [f"removed: <{graph}>" for graph in self.removed[:SHOWN]]
        if len(self.removed) > SHOWN:
            lines.append(f"removed: {len(self.removed) - SHOWN} more graphs")
        wrong = self.differing
        same = len(self.graphs) - len(wrong)
        lines.append(f"{same} of {len(self.graphs)} graphs have as many triples there as here ({here:,} in all)")
        lines += [f"  {count}" for count in (wrong or self.graphs)[:SHOWN]]
        if len(wrong or self.graphs) > SHOWN:
            lines.append(f"  and {len(wrong or self.graphs) - SHOWN} more")
        return "".join(f"{line}\n" for line in (*lines, *self.notes))


def load(
    sources: Sequence[Path],
    to: str,
    working: Path,
    *,
    replace: bool = False,
    dry_run: bool = False,
    default_graph: str = "",
    protocol: Way | None = None,
    batch: int = BATCH,
    timeout: float = 300.0,
    pauses: tuple[float, ...] | None = None,
    environ: Mapping[str, str] | None = None,
    progress: Progress = lambda stage, done, total: None,
    told: Callable[[str], None] = lambda line: None,
) -> Loaded:
    """Send the N-Quads of a build (its folder, or files) to the store at the address ``to``, named graphs kept, and compare.

    ``working`` is a folder for the journal and the sorted data. ``default_graph`` is the graph for the fused facts where the store has no
    default graph to write to. ``replace`` first empties the graphs of this data set, removes those of documents that an
    earlier load put there, and in the unnamed default graph takes away what is said of the data set's own IRIs; other graphs
    are never touched. ``dry_run`` only asks. ``protocol`` is found out unless given; ``batch`` is in triples, ``timeout`` in seconds for
    one answer. Credentials come from ``environ`` (the process's own). ``told`` gets a line whenever there is one to say.

    Raises RequestError where the store does not answer, refuses, or offers no way; DataError for data that a store would refuse.
    """
    url = checked_url(to)
    _check(batch, default_graph)
    credentials = Credentials.of_environment(environ)
    found = files(sources)
    if other := next((path for path, form, _ in found if form not in ("nq", "nt")), None):
        raise RequestError("is no N-Quads, and only they have the graphs", where=str(other), next_step="build with --format nq")
    progress("check", 0, 1)
    made = plan(found, working / "load", batch, default_graph)
    progress("check", 1, 1)
    with contextlib.ExitStack() as closing:
        closing.callback(made.close)
        if not made.counts:
            raise DataError("has no statement to load", where=str(found[0][0]), next_step="build it from documents that can be read")
        client = Client(credentials, timeout, told=told) if pauses is None else Client(credentials, timeout, pauses, told)
        server = Server(closing.enter_context(client), url)
        if url.startswith("http://") and credentials and not url.startswith(("http://localhost", "http://127.", "http://[::1]")):
            told("the address is http: credentials and data go over the network as they are; use https where the store has it")
        server.find_query()
        return _Load(made, server, working / "load", replace, default_graph, protocol, progress).run(dry_run)


def _check(batch: int, default_graph: str) -> None:
    if batch < 1:
        raise RequestError(f"batches of {batch} triples make no sense", where="--batch", next_step="give 1 or more")
    if default_graph and (":" not in default_graph or any(c <= " " or c in '<>"{}|^`\\' for c in default_graph)):
        raise RequestError(f"{default_graph!r} is no IRI", where="--default-graph", next_step="write it whole, without < and >")


@dataclass
class _Load:
    """One run over one plan and server."""

    plan: Plan
    server: Server
    folder: Path
    replace: bool
    default_graph: str
    protocol: Way | None
    progress: Progress
    notes: list[str] = field(default_factory=list)
    shows_all: bool = False

    def run(self, dry_run: bool) -> Loaded:
        if dry_run:
            return self._dry()
        key = json.dumps([self.plan.digest, self.server.url, self.plan.size, self.replace, self.default_graph])
        with journal(self.folder / f"{hashlib.sha256(key.encode()).hexdigest()[:16]}.jsonl") as notes:
            self.server.find_way(self.plan, self.protocol, self.default_graph)
            self.shows_all = "" in self.plan.counts and self.server.shows_all(self.plan)
            stale = self._stale(notes) if self.replace else []
            resumed = notes.done
            sent = self._send(notes)
            for graph in stale:
                self.server.drop(graph)
            counts = self._counts()
            short = [count.graph for count in counts if count.there is not None and count.there < count.here]
            if short:
                sent += self._mend(set(short))
                counts = self._counts()
            notes.finish()
        return self._result(counts, sent=sent, resumed=resumed, removed=tuple(stale))

    def _dry(self) -> Loaded:
        self.shows_all = "" in self.plan.counts and self.server.shows_all(self.plan)
        self.notes.append("how it can be written to is found out with the first triple of a load")
        return self._result(self._counts(), sent=self.plan.triples, dry=True)

    def _result(self, counts: list[GraphCount], **more: Any) -> Loaded:
        if any(count.there is None for count in counts) or (self.shows_all and "" in self.plan.counts):
            self.notes.append("queries there see all graphs as the default graph; --default-graph IRI gives the facts a name of their own")
        if any(count.there is not None and count.there > count.here for count in counts) and not more.get("dry"):
            self.notes.append("what is more there was there before; --replace would take it away from the graphs that are ours")
        server, way = self.server, self.server.way if self.server.write_url else ""
        return Loaded(
            server.url, server.query_url, way, server.write_url, tuple(counts), batches=self.plan.batches, notes=tuple(self.notes), **more
        )

    # --- sending -----------------------------------------------------------------------------------------------------

    def _send(self, notes: Journal) -> int:
        sent = 0
        if self.replace and "" in self.plan.counts and notes.done == 0:
            self._empty_default()
        for batch in self.plan:
            if batch.number >= notes.done:
                self.server.add(batch, replace=self.replace and batch.first and bool(batch.graph))
                notes.did(batch.number + 1)
                sent += len(batch.triples)
            self.progress("send", batch.number + 1, self.plan.batches)
        return sent

    def _mend(self, short: set[str]) -> int:
        """Send the batches of graphs again that the store acknowledged and does not have."""
        sent = 0
        for batch in self.plan:
            if batch.graph in short:
                self.server.add(batch, replace=False)
                sent += len(batch.triples)
            self.progress("mend", batch.number + 1, self.plan.batches)
        return sent

    def _stale(self, notes: Journal) -> list[str]:
        """The graphs of an earlier load that this data set no longer has; noted, since its provenance graph is about to go."""
        if notes.stale is None:
            base = self.plan.base
            others = [graph for graph in self.server.documents(base) if graph not in self.plan.counts] if base else []
            notes.will_drop([graph for graph, count in self.server.counts(others).items() if count])
        return notes.stale or []

    def _empty_default(self) -> None:
        """Take what is ours out of the unnamed default graph: all that is said of IRIs under the base of the data set."""
        hint = "name a graph for the fused facts: --default-graph IRI"
        if self.shows_all:
            what = "--replace cannot tell our facts from the other graphs: queries there see all graphs together as the default graph"
            raise RequestError(what, where=self.server.url, next_step=hint)
        if not self.plan.base or self.plan.foreign:
            what = "--replace cannot tell which triples of the default graph are ours: their subjects have no base in common"
            raise RequestError(what, where=self.server.url, next_step=hint)
        if self.server.find_update():
            self.server.update(f'DELETE {{ ?s ?p ?o }} WHERE {{ ?s ?p ?o FILTER(STRSTARTS(STR(?s), "{self.plan.base}")) }}')
        elif self.server.foreign(self.plan.base):
            what = "--replace would take away what others put into the default graph: the store takes no SPARQL Update"
            raise RequestError(what, where=self.server.url, next_step=hint)
        else:
            first = next(batch for batch in self.plan if not batch.graph)
            self.server.add(first, replace=True)

    # --- counting ----------------------------------------------------------------------------------------------------

    def _counts(self) -> list[GraphCount]:
        """Every graph with its triples here and there, in the order of the data set."""
        self.progress("compare", 0, 1)
        there: dict[str, int | None] = {**self.server.counts(graph for graph in self.plan.counts if graph)}
        if "" in self.plan.counts:
            base = "" if self.plan.foreign else self.plan.base
            there[""] = self.server.count_default(base, self.plan.counts[""], self.shows_all)
        self.progress("compare", 1, 1)
        return [GraphCount(graph, here, there[graph]) for graph, here in self.plan.counts.items()]
