"""Things with all that is said of them: prose read for mentions, facts fused, held against the shapes, written.

A chunk is a range of things in their order. Its block is a function of the slices in the range, of the sites' weights, of what
the index of names says about its texts, and of the style; it is made in any process.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import NamedTuple

from kg.fuse import fuse
from kg.fuse.conflicts import conflicts
from kg.fuse.scorecard import tally
from kg.fuse.sources import Agreement, Origin, compared
from kg.model import Conflict, Fact, Node, Rank, Statement
from kg.pipeline.pieces import Piece
from kg.pipeline.slices import Slice, statements_of, things
from kg.pipeline.style import Style
from kg.pipeline.tables import open_everyone, read_documents
from kg.pipeline.told import Told, packed
from kg.rdf import void
from kg.rdf.admission import Admitted, admit
from kg.rdf.block_checks import check_jsonld, check_lines, check_turtle
from kg.rdf.block_jsonld import jsonld_block
from kg.rdf.block_turtle import turtle_block
from kg.rdf.block_validation import Known, known_classes, validate_block
from kg.rdf.graph import claim_hash
from kg.rdf.terms import Triple
from kg.rdf.write import arranged
from kg.resolve.mention_everyone import Changes, touched
from kg.resolve.mention_words import ready
from kg.resolve.mentions import mentions_of
from kg.spill import blocks
from kg.spill.parquet import claims_table
from kg.vocabulary import more_telling


@dataclass(frozen=True)
class Chunk:
    """A range of things: the pieces of the buckets' blocks, in order of the buckets, and what else its block is made from.

    ``digest`` changes with what is said, with what is known of the documents, and with the style. ``documents`` is a file
    (``write_documents``), and so is ``everyone``; ``weights`` are those of the sites, ``gone`` the things elsewhere of which
    nothing is left.
    """

    said: Iterable[Piece]
    digest: str
    weights: tuple[tuple[str, int], ...]
    documents: Path
    everyone: Path
    style: Style
    folder: Path
    gone: frozenset[str] = frozenset()

    @property
    def inputs(self) -> str:
        """A digest of all that its block is made from, but for the index of names."""
        return hashlib.sha256(f"chunk {self.digest} {self.weights} {sorted(self.gone)}".encode()).hexdigest()[:32]

    @property
    def path(self) -> Path:
        """Where its block lies when it was made with this index of names."""
        return self.folder / hashlib.sha256(f"{self.inputs} {self.everyone.name}".encode()).hexdigest()[:32]


# --- the weights of the sites ------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Weigh:
    """Looks how well the sites agree about some things, given pieces of ``lasting``; ``documents`` is a file (``write_documents``)."""

    documents: Path

    def __call__(self, pieces: Iterable[Piece]) -> dict[str, Agreement]:
        """The agreement of each site, about these things."""
        pages = read_documents(str(self.documents))
        held = [row for piece in pieces for row in statements_of(piece.read())]
        origins = {document: Origin(pages[document].site, pages[document].date) for document, _ in held}
        return compared(((document, s, p, v) for document, rows in held for s, p, v in rows), origins)


# --- the block ---------------------------------------------------------------------------------------------------------


class Made(NamedTuple):
    """The block of a chunk: its file, the digest of what it is made from besides the index of names, and whether it was made before."""

    path: Path
    inputs: str
    kept: bool


def make(chunk: Chunk) -> Made:
    """The block of a chunk, made unless it is there.

    Its parts: ``facts`` (N-Triples), ``turtle`` and ``jsonld`` (``rdf.block_turtle``, ``rdf.block_jsonld``), ``quads`` (claims, and what
    prose adds to the documents' graphs), ``claims`` (a table), ``needs`` (what of the index of names it depends on), ``outside`` (the
    kinds of things elsewhere), ``told`` (``Told``), ``lost`` (things of which nothing is left), ``links`` (things elsewhere that
    facts lead to).
    """
    if blocks.whole(chunk.path) is not None:
        return Made(chunk.path, chunk.inputs, True)
    lines = (line for piece in chunk.said for line in piece.read().splitlines())
    parts = _Work(chunk, [Slice.of_line(line) for line in lines]).parts()
    blocks.write(chunk.path, parts, packing=chunk.style.packing)
    return Made(chunk.path, chunk.inputs, False)


def prepare(style: Style) -> None:
    """Load what the first chunk in a process waits for: words, shapes, parsers."""
    ready()
    validate_block([], {}, style.https)
    check_turtle("", [], style.writer.terms)
    if style.claims in ("parquet", "both"):
        claims_table([], {}, style.writer.columns, style.writer.quote, claim_hash)


@dataclass(frozen=True)
class Usable:
    """Looks which blocks of an earlier build would be made alike with the index of names as it has changed."""

    changes: Changes

    def __call__(self, paths: Sequence[Path]) -> list[Path]:
        """Those of these paths."""
        return [path for path in paths if not touched(blocks.Block(path).part("needs"), self.changes)]


def known(part: bytes, style: Style) -> Known:
    """What validation may know of the things elsewhere, of the part ``outside`` of a block."""
    return known_classes(json.loads(part), style.writer.terms)


class _Work:
    """Makes the block of one chunk."""

    def __init__(self, chunk: Chunk, slices: Sequence[Slice]) -> None:
        self.chunk, self.style, self.writer = chunk, chunk.style, chunk.style.writer
        pages = read_documents(str(chunk.documents))
        self.pages = {key: pages[key] for key in sorted({slice.document for slice in slices})}
        slices = sorted(slices, key=lambda s: s.document)
        self.statements = _in_order(slices)
        self.things = things(node for slice in slices for node in slice.nodes)
        self.named: set[tuple[str, str]] = set()
        outside: dict[str, str] = {}
        owners: dict[str, str] = {}
        self.linked: set[str] = set()
        for slice in slices:
            self.named.update((slice.document, iri) for iri in slice.named)
            self.named.update((slice.document, node.iri) for node in slice.nodes)
            self.linked.update(slice.linked)
            for iri, kind in slice.outside.items():
                outside[iri] = more_telling(outside.get(iri, kind), kind)
            owners |= slice.owners
        self.kinds = outside | {iri: node.kind for iri, node in self.things.items()}
        self.owners = owners | {iri: node.of for iri, node in self.things.items() if node.of}
        self.outside = outside

    def parts(self) -> Mapping[str, bytes]:
        """The parts of the block."""
        prose = mentions_of(self.statements, self.kinds, self.owners, open_everyone(str(self.chunk.everyone)))
        self._take_in(prose.nodes)
        self.statements += prose.statements
        origins = {key: Origin(page.site, page.date) for key, page in self.pages.items()}
        fusion = fuse(self.statements, self.kinds, self.owners, origins, dict(self.chunk.weights))
        admitted = self._admitted(fusion.facts)
        ranks = fusion.ranks | admitted.ranks
        found = conflicts(self.statements, self.kinds, self.owners)
        films = {key: page.film for key, page in self.pages.items() if page.film in self.things}
        quads: list[str] = []
        if "nq" in self.style.formats:
            quads = self._prose_quads(prose.statements, prose.nodes)
            quads += arranged(self._claims(admitted.facts, ranks, found, prose.statements), self.writer.provenance)
            check_lines(quads)
        lines, terms = admitted.lines, self.writer.terms
        turtle = turtle_block(lines, terms) if "ttl" in self.style.formats else ""
        jsonld = jsonld_block(lines, terms) if "jsonld" in self.style.formats else ""
        if turtle:
            check_turtle(turtle, lines, terms)
        if jsonld:
            check_jsonld(jsonld, lines, terms)
        told = Told(
            len(self.statements),
            tally(self.statements, admitted.facts, found, self.owners, films, origins),
            found, admitted.findings, admitted.left_out,
            void.count_facts(lines), void.count_quads(quads, self.style.base), replace(admitted.checked, results=()),
        )  # fmt: skip
        return {
            "facts": "".join(lines).encode(),
            "turtle": turtle.encode(),
            "jsonld": jsonld.encode(),
            "quads": "".join(quads).encode(),
            "claims": self._table(ranks),
            "needs": prose.needs,
            "outside": json.dumps(self.outside, ensure_ascii=False).encode(),
            "told": packed(told),
            "lost": json.dumps(sorted(admitted.lost)).encode(),
            "links": json.dumps(sorted({f.object for f in admitted.facts if f.is_link and f.object not in self.things})).encode(),
        }

    def _take_in(self, nodes: Mapping[str, Sequence[Node]]) -> None:
        """The things that prose adds: characters below the films here; all others are in the graph, here or elsewhere."""
        for node in (node for of_document in nodes.values() for node in of_document):
            if node.iri not in self.kinds:
                self.kinds[node.iri] = node.kind
                if node.of:
                    self.owners[node.iri] = node.of
                if node.of in self.things:
                    self.things[node.iri] = node
                else:
                    self.outside[node.iri] = node.kind

    def _admitted(self, facts: list[Fact]) -> Admitted:
        names = {key: page.name for key, page in self.pages.items()}
        known = known_classes({iri: kind for iri, kind in self.outside.items() if iri not in self.chunk.gone}, self.writer.terms)
        spoken = {fact.subject for fact in facts}
        return admit(
            facts, self.statements, self.things, names, lambda left: self._lines(left, spoken), known,
            https=self.style.https, gone=self.chunk.gone,
        )  # fmt: skip

    def _lines(self, facts: Sequence[Fact], spoken: Set[str]) -> list[str]:
        """Facts as lines, and the types and holding links of every thing here that one speaks of, here or elsewhere.

        Of the things ``spoken`` of before, those that have no fact any more are lost: nobody leads to them.
        """
        alive = dict.fromkeys(sorted(self.linked - (spoken - {fact.subject for fact in facts})))
        triples: list[Triple] = []
        for fact in facts:
            alive[fact.subject] = None
            if fact.is_link:
                alive[fact.object] = None
            if triple := self.writer.said(fact):
                triples.append(triple)
        for name in list(alive):
            node = self.things.get(name)
            while node is not None:
                triples += self.writer.node(node)
                # A detail may hang below another of which no fact is left but its being there.
                node = self.things.get(node.of) if node.of and node.of not in alive else None
        return arranged(triples)

    def _prose_quads(self, added: Sequence[Statement], nodes: Mapping[str, Sequence[Node]]) -> list[str]:
        """What prose adds to the graphs of documents."""
        by_document: dict[str, set[Triple]] = {}
        for statement in added:
            if triple := self.writer.said(statement):
                by_document.setdefault(statement.document, set()).add(triple)
        for document, here in nodes.items():
            for node in here:
                if (document, node.iri) not in self.named:
                    by_document.setdefault(document, set()).update(self.writer.node(node))
        return [line for d in sorted(by_document) for line in arranged(by_document[d], self.writer.document(d))]

    def _claims(
        self, facts: Iterable[Fact], ranks: Mapping[int, Rank], found: Iterable[Conflict], added: Sequence[Statement]
    ) -> Iterator[Triple]:
        """Claims, and the places that prose adds; those of what pages state are with their documents."""
        if self.style.claims not in ("nq", "both"):
            return
        stated = self.statements[: len(self.statements) - len(added)]
        spoken = {statement.document for statement in added}
        quoted = {(s.document, place) for s in stated if s.document in spoken and self.writer.said(s) is not None for place in s.evidence}
        for statement in added:
            if not any((statement.document, place) in quoted for place in statement.evidence):
                yield from self.writer.places(statement)
        for position, statement in enumerate(self.statements):
            yield from self.writer.claim(statement, ranks.get(position, "normal"))
        for fact in facts:
            if fact.derived:
                yield from self.writer.derived(fact, self.statements)
        for conflict in found:
            yield from self.writer.conflict(conflict, self.statements)

    def _table(self, ranks: Mapping[int, Rank]) -> bytes:
        if self.style.claims not in ("parquet", "both"):
            return b""
        return claims_table(self.statements, ranks, self.writer.columns, self.writer.quote, claim_hash)


def _in_order(slices: Iterable[Slice]) -> list[Statement]:
    """The statements of slices in order of their documents, as each document has them."""
    found: list[Statement] = []
    for _, own in groupby(slices, key=lambda slice: slice.document):
        rows = [row for slice in own for row in slice.statements]
        rows.sort(key=itemgetter(0))
        found += [statement for _, statement in rows]
    return found
