"""The data set of a build: which triples stand in which graph, and the files made of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from kg.model import Conflict, Fact, Node, Rank, Record, Site, Statement
from kg.rdf.graph import Writer
from kg.rdf.terms import Triple
from kg.rdf.write import SortedLines, parsed, write_jsonld, write_lines, write_turtle


@dataclass
class Dataset:
    """Everything that a build says, in kg's words.

    ``statements`` are what the documents say, ``facts`` what is fused of them; ``ranks`` maps positions of statements;
    ``things`` maps every IRI to its node; ``films`` a document's key to what its page is about; ``sites`` are by name, and so is
    ``quality``: what each site is worth, by metric. ``copies``
    maps the name of a document to those of its copies.
    """

    records: Sequence[Record]
    statements: list[Statement]
    facts: list[Fact]
    ranks: dict[int, Rank]
    things: Mapping[str, Node]
    nodes_of: Callable[[Record], Iterator[Node]]
    films: Mapping[str, str]
    conflicts: Sequence[Conflict]
    former: Mapping[str, Iterable[str]]
    sites: Mapping[str, Site]
    quality: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    copies: Mapping[str, Sequence[str]] = field(default_factory=dict)

    def fact_triples(self, writer: Writer) -> Iterator[Triple]:
        """The default graph: facts, and the types and holding links of every thing that one of them speaks of."""
        alive: dict[str, None] = {}
        for fact in self.facts:
            alive[fact.subject] = None
            if fact.is_link:
                alive[fact.object] = None
            if triple := writer.said(fact):
                yield triple
        for name in list(alive):
            node = self.things.get(name)
            while node is not None:
                yield from writer.node(node)
                # A detail may hang below another of which no fact is left but its being there.
                node = self.things.get(node.of) if node.of and node.of not in alive else None

    def write_facts(self, path: Path, writer: Writer) -> int:
        """The default graph as sorted N-Triples; the number of triples."""
        with SortedLines(path.parent) as lines:
            lines.add(self.fact_triples(writer))
            return write_lines(lines, path)

    def write(self, folder: Path, facts: Path, formats: Iterable[str], writer: Writer, *, with_claims: bool) -> dict[str, int]:
        """Write ``kg.ttl``, ``kg.jsonld`` and ``kg.nq`` as asked, from ``facts`` (of ``write_facts``); counts of what was written.

        Raises InternalFault where a second parser objects to what we made.
        """
        wanted = set(formats)
        if "ttl" in wanted:
            write_turtle(facts, folder / "kg.ttl", writer.terms)
        if "jsonld" in wanted:
            write_jsonld(facts, folder / "kg.jsonld", writer.terms)
        if "nq" not in wanted:
            return {}
        with SortedLines(folder) as lines, facts.open(encoding="utf-8", newline="\n") as file:
            lines.add_lines(file)
            self._document_graphs(lines, writer)
            self._provenance(lines, writer, with_claims=with_claims)
            quads = write_lines(lines, folder / "kg.nq")
        for _ in parsed(folder / "kg.nq"):
            pass
        return {"quads": quads}

    def _document_graphs(self, lines: SortedLines, writer: Writer) -> None:
        for record in self.records:
            graph = writer.document(record.document.key)
            for node in self.nodes_of(record):
                lines.add(writer.node(node), graph)
        for statement in self.statements:
            if triple := writer.said(statement):
                lines.add([triple], writer.document(statement.document))

    def _provenance(self, lines: SortedLines, writer: Writer, *, with_claims: bool) -> None:
        graph = writer.provenance
        for record in self.records:
            if record.claims:
                copies = self.copies.get(record.document.name, ())
                lines.add(writer.about(record, self.sites[record.site], self.films.get(record.document.key, ""), copies), graph)
        lines.add(writer.former(self.former), graph)
        for name, metrics in self.quality.items():
            if self.sites[name].title:
                lines.add(writer.measured(self.sites[name], metrics), graph)
        if not with_claims:
            return
        for position, statement in enumerate(self.statements):
            lines.add(writer.claim(statement, self.ranks.get(position, "normal")), graph)
        for fact in self.facts:
            if fact.derived:
                lines.add(writer.derived(fact, self.statements), graph)
        for conflict in self.conflicts:
            lines.add(writer.conflict(conflict, self.statements), graph)
