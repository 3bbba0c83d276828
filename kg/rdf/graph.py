"""Triples from statements, facts and documents: what stands in each layer of the data set (docs/graph-model.md, sections 1–4)."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from kg.model import Conflict, Evidence, Fact, Node, Rank, Record, Site, Statement
from kg.rdf.terms import Terms, Triple, iri, literal
from kg.text import EXCERPT, decimal, let_through, slug, without_addresses
from kg.vocabulary import KINDS, PROPERTIES, datatype_of

METRICS = {
    "coverage": "kgv:Coverage", "agreement": "kgv:Agreement", "uniqueness": "kgv:Uniqueness", "staleness": "kgv:Staleness",
    "notice_rate": "kgv:NoticeRate",
}  # fmt: skip
"""The terms of the metrics by which sites are measured."""

_SAME = re.compile(rf"/{KINDS['identifier'].path}/wikidata/(?P<item>Q[1-9][0-9]*)")


@dataclass(frozen=True)
class Writer:
    """Turns kg's values into triples. ``base`` is the IRI that all names start with; ``text`` the text option of the build."""

    base: str
    terms: Terms
    text: str = "full"

    # --- names -------------------------------------------------------------------------------------------------------

    def document(self, key: str) -> str:
        """The IRI of a document by its key, which is also the name of its graph."""
        return f"{self.base}document/{key}"

    @property
    def provenance(self) -> str:
        """The name of the graph of documents and claims."""
        return f"{self.base}graph/provenance"

    # --- values ------------------------------------------------------------------------------------------------------

    def shown(self, property: str, value: str) -> str | None:
        """A literal's lexical form as far as the text option lets it through, without e-mail addresses."""
        if self.text == "full" or not PROPERTIES[property].prose:
            return without_addresses(value)
        return let_through(value, self.text)

    def said(self, item: Statement | Fact) -> Triple | None:
        """The triple that a statement or fact comes to."""
        row = PROPERTIES[item.property]
        if item.is_link:
            value = iri(item.object)
        else:
            shown = self.shown(item.property, item.object)
            if shown is None:
                return None
            value = literal(shown, datatype_of(row, item.object))
        return Triple(iri(item.subject), self.terms[row.term], value)

    def quote(self, place: Evidence) -> str | None:
        """The words at a place as far as the text option lets them through, without e-mail addresses."""
        if self.text == "full" or 0 < len(place.exact) <= EXCERPT:
            return without_addresses(place.exact)
        return None

    def columns(self, statement: Statement) -> tuple[str, str, str] | None:
        """The predicate IRI, object and datatype IRI (empty for links) of a statement, for tables of claims; None where the
        text option holds it back."""
        row = PROPERTIES[statement.property]
        predicate = self.terms.bare(row.term)
        if statement.is_link:
            return predicate, statement.object, ""
        shown = self.shown(statement.property, statement.object)
        return None if shown is None else (predicate, shown, self.terms.bare(datatype_of(row, statement.object)))

    # --- layers ------------------------------------------------------------------------------------------------------

    def node(self, node: Node) -> Iterator[Triple]:
        """A thing's types, and the link that holds a detail to its owner."""
        kind, subject = KINDS[node.kind], iri(node.iri)
        for cls in kind.classes:
            yield Triple(subject, self.terms["rdf:type"], self.terms[cls])
        if kind.additional:
            yield Triple(subject, self.terms["schema:additionalType"], self.terms[kind.additional])
        if kind.link and not kind.named:
            yield Triple(iri(node.of), self.terms[kind.link], subject)
        if node.kind == "identifier" and (item := _SAME.fullmatch(node.iri.removeprefix(node.of))):
            # An item of Wikidata is the thing; other ids are of pages about it.
            yield Triple(iri(node.of), self.terms["owl:sameAs"], iri(f"http://www.wikidata.org/entity/{item['item']}"))

    def claim(self, statement: Statement, rank: Rank = "normal") -> Iterator[Triple]:
        """A claim (section 4), without the words at its ``places``. Links that only hold a detail node have none, and are no statements."""
        triple = self.said(statement)
        if triple is None:
            return
        document = self.document(statement.document)
        subject, terms = _below(document, f"/claim/{claim_hash(statement)}"), self.terms
        yield Triple(subject, terms["rdf:type"], terms["rdf:Statement"])
        yield Triple(subject, terms["rdf:subject"], triple.s)
        yield Triple(subject, terms["rdf:predicate"], triple.p)
        yield Triple(subject, terms["rdf:object"], triple.o)
        for place in statement.evidence:
            yield Triple(subject, terms["prov:wasQuotedFrom"], _place(document, place))
        if statement.rule:
            yield Triple(subject, terms["kgv:normalizedBy"], literal(statement.rule))
        if statement.inferred:
            yield Triple(subject, terms["kgv:inferred"], literal("true", "xsd:boolean"))
        if rank != "normal":
            yield Triple(subject, terms["kgv:rank"], terms[f"kgv:{rank}"])

    def places(self, statement: Statement) -> Iterator[Triple]:
        """The places of a claim as nodes, with the words there: ranges of a text document (RFC 5147), or paths into an HTML document."""
        if self.said(statement) is not None:
            document = self.document(statement.document)
            for place in statement.evidence:
                yield from self._at(document, place)

    def _at(self, document: str, place: Evidence) -> Iterator[Triple]:
        terms, node = self.terms, _place(document, place)
        yield Triple(node, terms["oa:hasSource"], iri(document))
        if place.path:
            yield Triple(node, terms["rdf:type"], terms["oa:XPathSelector"])
            yield Triple(node, terms["rdf:value"], literal(place.path))
        if place.pointer:
            yield Triple(node, terms["kgv:jsonPointer"], literal(place.pointer))
        if place.start >= 0:
            yield Triple(node, terms["oa:start"], literal(str(place.start), "xsd:integer"))
            yield Triple(node, terms["oa:end"], literal(str(place.end), "xsd:integer"))
        if (words := self.quote(place)) is not None:
            yield Triple(node, terms["oa:exact"], literal(words))

    def derived(self, fact: Fact, statements: list[Statement]) -> Iterator[Triple]:
        """The claim of a fused value that no document states in this form."""
        triple = self.said(fact)
        if triple is None:
            return
        digest = hashlib.sha256("\n".join((fact.subject, fact.property, fact.object)).encode()).hexdigest()[:16]
        subject, terms = iri(f"{self.base}claim/{digest}"), self.terms
        yield Triple(subject, terms["rdf:type"], terms["rdf:Statement"])
        yield Triple(subject, terms["rdf:subject"], triple.s)
        yield Triple(subject, terms["rdf:predicate"], triple.p)
        yield Triple(subject, terms["rdf:object"], triple.o)
        yield Triple(subject, terms["kgv:inferred"], literal("true", "xsd:boolean"))
        for position in fact.claims:
            source = statements[position]
            yield Triple(subject, terms["prov:wasDerivedFrom"], iri(f"{self.document(source.document)}/claim/{claim_hash(source)}"))

    def about(self, record: Record, site: Site, film: str, copies: Iterable[str] = ()) -> Iterator[Triple]:
        """A document (section 3). ``film`` is the IRI of what the page is about, or empty; ``copies`` are the names
        under which the same bytes lie elsewhere."""
        document, terms = record.document, self.terms
        subject = iri(self.document(document.key))
        yield Triple(subject, terms["rdf:type"], terms["schema:WebPage"])
        yield Triple(subject, terms["rdf:type"], terms["prov:Entity"])
        yield Triple(subject, terms["schema:name"], literal(document.name))
        for name in copies:
            yield Triple(subject, terms["schema:alternateName"], literal(name))
        yield Triple(subject, terms["schema:identifier"], literal(f"sha256:{document.digest}"))
        yield Triple(subject, terms["schema:encodingFormat"], literal(document.media_type))
        yield Triple(subject, terms["kgv:readBy"], literal(record.site))
        if document.url:
            yield Triple(subject, terms["schema:url"], literal(document.url))
        if document.date:
            # When the page was fetched, as precisely as its archive says.
            kind = {4: "xsd:gYear", 7: "xsd:gYearMonth", 10: "xsd:date"}.get(len(document.date), "xsd:dateTime")
            yield Triple(subject, terms["prov:generatedAtTime"], literal(document.date, kind))
        if film:
            yield Triple(subject, terms["schema:mainEntity"], iri(film))
        if site.title:
            yield Triple(subject, terms["schema:isPartOf"], iri(f"{self.base}site/{slug(site.slug)}"))

    def site(self, site: Site) -> Iterator[Triple]:
        """A site that names itself (section 3)."""
        if site.title:
            home = iri(f"{self.base}site/{slug(site.slug)}")
            yield Triple(home, self.terms["rdf:type"], self.terms["schema:WebSite"])
            yield Triple(home, self.terms["schema:name"], literal(site.title))

    def conflict(self, conflict: Conflict, statements: list[Statement]) -> Iterator[Triple]:
        """A conflict as a node that leads to the competing claims."""
        key = "\n".join((conflict.subject, conflict.property, conflict.about, conflict.kind, *(value for value, _ in conflict.values)))
        subject, terms = iri(f"{self.base}conflict/{hashlib.sha256(key.encode()).hexdigest()[:16]}"), self.terms
        yield Triple(subject, terms["rdf:type"], terms["kgv:Conflict"])
        yield Triple(subject, terms["kgv:conflictKind"], literal(conflict.kind))
        yield Triple(subject, terms["rdf:subject"], iri(conflict.subject))
        yield Triple(subject, terms["rdf:predicate"], terms[PROPERTIES[conflict.property].term])
        if conflict.about:
            yield Triple(subject, terms["kgv:conflictAbout"], literal(conflict.about))
        for position in conflict.claims:
            source = statements[position]
            claim = f"{self.document(source.document)}/claim/{claim_hash(source)}"
            yield Triple(subject, terms["kgv:competingClaim"], iri(claim))

    def measured(self, site: Site, metrics: Mapping[str, float]) -> Iterator[Triple]:
        """What a site is worth to the graph, by metric: quality measurements of the Data Quality Vocabulary (W3C, 2016)."""
        terms, home = self.terms, f"{self.base}site/{slug(site.slug)}"
        for metric, value in metrics.items():
            subject = iri(f"{home}/quality/{metric}")
            yield Triple(subject, terms["rdf:type"], terms["dqv:QualityMeasurement"])
            yield Triple(subject, terms["dqv:computedOn"], iri(home))
            yield Triple(subject, terms["dqv:isMeasurementOf"], terms[METRICS[metric]])
            yield Triple(subject, terms["dqv:value"], literal(decimal(f"{value:.4f}"), "xsd:decimal"))

    def former(self, former: Mapping[str, Iterable[str]]) -> Iterator[Triple]:
        """Names that single documents would have given a thing."""
        for now, olds in former.items():
            for old in olds:
                yield Triple(iri(now), self.terms["kgv:formerIri"], iri(old))


def _place(document: str, place: Evidence) -> str:
    """The node of a place in a document (by its IRI), as a term."""
    return _below(document, f"/place/{place_hash(place)}" if place.path else f"#char={place.start},{place.end}")


def _below(document: str, tail: str) -> str:
    """What a document's IRI and a tail of ours come to, as a term. Nothing in the tail is to be escaped."""
    return f"{iri(document)[:-1]}{tail}>"


def _place_key(place: Evidence) -> str:
    return "\n".join((place.path, f"{place.start},{place.end}" if place.start >= 0 else "", place.pointer))


def place_hash(place: Evidence) -> str:
    """16 hexadecimal digits over the path of a place, its range (empty for the whole) and its JSON pointer, a line each."""
    return hashlib.sha256(_place_key(place).encode()).hexdigest()[:16]


_HTTP = Terms()


def claim_hash(statement: Statement) -> str:
    """16 hexadecimal digits over subject, predicate, object and the sorted places of a claim, in the http form of schema.org."""
    row = PROPERTIES[statement.property]
    value = iri(statement.object) if statement.is_link else literal(statement.object, datatype_of(row, statement.object))
    where = statement.evidence
    places = _range_key(where[0]) if len(where) == 1 else "\n".join(sorted(map(_range_key, where)))
    key = f"{iri(statement.subject)}\n{_HTTP[row.term]}\n{value}\n{places}"
    return hashlib.sha256(key.encode()).hexdigest()[:16]


def _range_key(place: Evidence) -> str:
    start, end, _, path, _ = place
    return _place_key(place) if path else f"{start},{end}"
