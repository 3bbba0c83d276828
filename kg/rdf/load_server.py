"""A triple store as the standards show it: where it answers queries, how it can be written to, what it holds.

Nothing is known of products but where they put their endpoints (``QUERY``, ``GRAPH_STORE``, ``UPDATE``). An endpoint is what
answers as one: for queries by an ``ASK``, for writing by one triple of the data that is then found by a query.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any, Literal
from urllib.parse import quote, urlencode

from kg.errors import RequestError
from kg.rdf.load_batches import READ_BY, Batch, Plan
from kg.rdf.load_http import Client, Refusal

Way = Literal["graph-store", "update"]

QUERY = ("", "/query", "/sparql", "/sparql-auth")
"""Below the address of a store or data set: (itself: QLever, GraphDB, RDF4J), Oxigraph and Fuseki, Virtuoso."""
GRAPH_STORE = ("", "/store", "/data", "/rdf-graphs/service", "/sparql-graph-crud-auth", "/sparql-graph-crud")
"""(itself), Oxigraph, Fuseki, GraphDB and RDF4J, Virtuoso with and without credentials."""
UPDATE = ("", "/update", "/statements", "/sparql-auth", "/sparql")
"""(itself: QLever), Oxigraph and Fuseki, GraphDB and RDF4J, Virtuoso."""

ONLY_DEFAULT = ("http://rdf4j.org/schema/rdf4j#nil", "http://www.openrdf.org/schema/sesame#nil", "urn:x-arq:DefaultGraph")
"""How stores whose default graph shows all graphs together (GraphDB, RDF4J, Jena where so configured) name the triples of no graph."""

JSON = "application/sparql-results+json"
NAMES_AT_ONCE = 100
PAGE = 5_000
"""Virtuoso cuts answers at 10,000 rows unless told otherwise."""


def roots(url: str) -> list[str]:
    """The address itself, and the store's where it is that of an endpoint."""
    endings = {e for e in (*QUERY, *GRAPH_STORE, *UPDATE) if e}
    return [url, *(url.removesuffix(e) for e in sorted(endings, key=len, reverse=True) if url.endswith(e))][:2]


def candidates(url: str, endings: Sequence[str]) -> list[str]:
    """The addresses where an endpoint may be, likeliest first."""
    found = [root + ending for root in roots(url) for ending in endings]
    return list(dict.fromkeys(found))


@dataclass
class Server:
    """A store that answers queries at ``query_url``; ``way`` and ``write_url`` are set once writing was seen to work."""

    client: Client
    url: str
    query_url: str = ""
    way: Way = "graph-store"
    write_url: str = ""
    media_type: str = "application/n-triples"
    update_url: str = ""

    # --- queries -----------------------------------------------------------------------------------------------------

    def find_query(self) -> None:
        """Find where it answers queries. Raises RequestError where nothing does."""
        refusals: list[Refusal] = []
        for url in candidates(self.url, QUERY):
            try:
                if isinstance(self._json(url, "ASK { ?s ?p ?o }", patient=False).get("boolean"), bool):
                    self.query_url = url
                    return
            except Refusal as refusal:
                refusals.append(refusal)
            except ValueError:  # it answers, but not as an endpoint of SPARQL
                continue
        if guarded := next((r for r in refusals if r.status in (401, 403)), None):
            raise guarded
        what = "no SPARQL endpoint answers here"
        hint = "give the address of the data set or repository (see docs/triple-stores.md)"
        raise RequestError(what, where=self.url, next_step=hint)

    def _json(self, url: str, query: str, *, patient: bool = True) -> dict[str, Any]:
        headers = {"Accept": JSON, "Content-Type": "application/x-www-form-urlencoded"}
        response = self.client.send("POST", url, body=urlencode({"query": query}).encode(), headers=headers, patient=patient)
        found = json.loads(response.content)
        if not isinstance(found, dict):
            raise ValueError("not an answer of SPARQL")
        return found

    def rows(self, query: str) -> list[dict[str, str]]:
        """The rows of a SELECT, values as plain text."""
        bindings = self._json(self.query_url, query)["results"]["bindings"]
        return [{name: term["value"] for name, term in row.items()} for row in bindings]

    def ask(self, pattern: str) -> bool:
        """Whether the pattern has a match."""
        return bool(self._json(self.query_url, f"ASK {{ {pattern} }}").get("boolean"))

    # --- what it holds -----------------------------------------------------------------------------------------------

    def counts(self, graphs: Iterable[str]) -> dict[str, int]:
        """How many triples each of these named graphs has there; 0 for what is not there."""
        found: dict[str, int] = {}
        names = iter(graphs)
        while some := list(islice(names, NAMES_AT_ONCE)):
            values = " ".join(f"<{name}>" for name in some)
            query = f"SELECT ?g (COUNT(*) AS ?n) WHERE {{ VALUES ?g {{ {values} }} GRAPH ?g {{ ?s ?p ?o }} }} GROUP BY ?g"
            found.update(dict.fromkeys(some, 0))
            found.update({row["g"]: int(row["n"]) for row in self.rows(query) if "g" in row})
        return found

    def count_default(self, base: str, expected: int, shows_all: bool) -> int | None:
        """How many triples the default graph has whose subject begins with ``base``.

        Where the default graph ``shows_all`` graphs, the store is asked for the triples of no graph in the words that such stores know;
        None where it knows none of them.
        """
        only = f'FILTER(STRSTARTS(STR(?s), "{base}"))' if base else ""
        for name in ONLY_DEFAULT if shows_all else ("",):
            source = f"FROM <{name}> " if name else ""
            rows = self.rows(f"SELECT (COUNT(*) AS ?n) {source}WHERE {{ ?s ?p ?o {only} }}")
            count = int(rows[0]["n"]) if rows else 0
            if not shows_all or count == expected:
                return count
        return None

    def shows_all(self, plan: Plan) -> bool:
        """Whether queries see all graphs together as the default graph: what only the provenance graph says is there too."""
        graph, triple = plan.trials.get("named", ("", ""))
        return bool(graph) and graph == plan.provenance and self.ask(triple)

    def foreign(self, base: str) -> bool:
        """Whether the default graph has subjects that do not begin with ``base``."""
        return self.ask(f'?s ?p ?o FILTER(!STRSTARTS(STR(?s), "{base}"))')

    def documents(self, base: str) -> Iterator[str]:
        """The graphs of documents that an earlier load put there: those that the provenance graph calls read by ``kg``."""
        last = f"{base}document/"
        start = last
        while True:
            found = self.rows(
                f"SELECT DISTINCT ?d WHERE {{ GRAPH <{base}graph/provenance> {{ ?d <{READ_BY}> ?reader }} "
                f'FILTER(STRSTARTS(STR(?d), "{start}") && STR(?d) > "{last}") }} ORDER BY STR(?d) LIMIT {PAGE}'
            )
            names = sorted(row["d"] for row in found)
            yield from names
            if len(names) < PAGE:
                return
            last = names[-1]

    # --- writing -----------------------------------------------------------------------------------------------------

    def find_way(self, plan: Plan, wanted: Way | None, default_graph: str) -> None:
        """Find how it can be written to, with two triples of the data: what is accepted and then found is the way.

        Of a store that takes only one of them, the graph that came with it is removed again.

        Raises RequestError where nothing is accepted, or only named graphs are.
        """
        refusals: list[Refusal] = []
        trials = [Batch(0, graph, (triple,), True) for _, (graph, triple) in sorted(plan.trials.items(), reverse=True)]
        ways: tuple[tuple[Way, Sequence[str]], ...] = (("graph-store", GRAPH_STORE), ("update", UPDATE))
        half = ""
        for way, endings in ways:
            if wanted not in (None, way):
                continue
            for url in candidates(self.url, endings):
                before = {trial.graph for trial in trials if trial.graph and self.ask(f"GRAPH <{trial.graph}> {{ ?s ?p ?o }}")}
                taken = [trial for trial in trials if self._takes(way, url, trial, refusals)]
                if len(taken) == len(trials):
                    self.way, self.write_url = way, url
                    if way == "update":
                        self.update_url = url
                    return
                for trial in taken:
                    half = url
                    if trial.graph and trial.graph not in before:
                        self._drop(way, url, trial.graph)
        if half and not default_graph:
            what = "takes named graphs, but has no default graph that can be written"
            hint = f"name a graph for the fused facts: --default-graph {plan.base or 'https://kg.example/id/'}graph/facts"
            raise RequestError(what, where=half, next_step=hint)
        if guarded := next((r for r in refusals if r.status in (401, 403)), None):
            raise guarded
        # Where nothing fits, what an endpoint objected to says more than an address that does not exist.
        told = next((f" ({r.what})" for r in refusals if r.status not in (404, 405, 501)), "")
        offers = {
            "graph-store": "the Graph Store HTTP Protocol",
            "update": "SPARQL Update",
            None: "the Graph Store HTTP Protocol or SPARQL Update",
        }
        what = f"the store offers no writing by {offers[wanted]}{told}"
        raise RequestError(what, where=self.url, next_step="see docs/triple-stores.md for its address and how it is opened for writing")

    def _takes(self, way: Way, url: str, trial: Batch, refusals: list[Refusal]) -> bool:
        for media_type in ("application/n-triples", "text/turtle"):
            try:
                self._write(way, url, trial, media_type, replace=False, patient=False)
            except Refusal as refusal:
                refusals.append(refusal)
                if refusal.status == 415 and way == "graph-store":
                    continue
                return False
            self.media_type = media_type
            pattern = trial.triples[0]
            return self.ask(f"GRAPH <{trial.graph}> {{ {pattern} }}" if trial.graph else pattern)
        return False

    def find_update(self) -> str:
        """Where it takes SPARQL Update, seen by an update that changes nothing; empty where it does not."""
        if not self.update_url:
            for url in candidates(self.url, UPDATE):
                try:
                    self.update("DELETE DATA { <urn:kg:nothing> <urn:kg:nothing> <urn:kg:nothing> }", url, patient=False)
                except Refusal:
                    continue
                self.update_url = url
                break
        return self.update_url

    def add(self, batch: Batch, *, replace: bool) -> None:
        """Add a batch to its graph; with ``replace`` it takes the place of what the graph held.

        A batch that is too large for the store goes in halves.
        """
        try:
            self._write(self.way, self.write_url, batch, self.media_type, replace=replace, patient=True)
        except Refusal as refusal:
            if refusal.status != 413 or len(batch.triples) < 2:
                raise
            middle = len(batch.triples) // 2
            self.add(batch._replace(triples=batch.triples[:middle]), replace=replace)
            self.add(batch._replace(triples=batch.triples[middle:]), replace=False)

    def _write(self, way: Way, url: str, batch: Batch, media_type: str, *, replace: bool, patient: bool) -> None:
        if way == "graph-store":
            method = "PUT" if replace else "POST"
            self.client.send(method, _graph_url(url, batch.graph), body=batch.body, headers={"Content-Type": media_type}, patient=patient)
            return
        body = batch.body.decode()
        insert = f"INSERT DATA {{\nGRAPH <{batch.graph}> {{\n{body}}} }}" if batch.graph else f"INSERT DATA {{\n{body}}}"
        clear = f"CLEAR SILENT {f'GRAPH <{batch.graph}>' if batch.graph else 'DEFAULT'} ;\n" if replace else ""
        self.update(clear + insert, url, patient=patient)

    def update(self, text: str, url: str = "", *, patient: bool = True) -> None:
        """Run a SPARQL Update."""
        self.client.send(
            "POST", url or self.update_url, body=text.encode(), headers={"Content-Type": "application/sparql-update"}, patient=patient
        )

    def drop(self, graph: str) -> None:
        """Remove a named graph, if it is there."""
        self._drop(self.way, self.write_url, graph)

    def _drop(self, way: Way, url: str, graph: str) -> None:
        if way == "update":
            self.update(f"DROP SILENT GRAPH <{graph}>", url)
            return
        try:
            self.client.send("DELETE", _graph_url(url, graph))
        except Refusal as refusal:
            if refusal.status != 404:
                raise


def _graph_url(url: str, graph: str) -> str:
    return f"{url}?graph={quote(graph, safe='')}" if graph else f"{url}?default"
