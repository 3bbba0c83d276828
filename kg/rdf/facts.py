"""A built graph as plain Python values: things, links back to them, claims with their places, documents, conflicts.

Reads the folder of a build or any RDF files, through a store that lies in memory for small data and in a temporary folder for
large, so that what is asked of one film takes the same memory whether there are five films or five million. Terms are
compact (``schema:name``) and both forms of the schema.org namespace are read as one.
"""

from __future__ import annotations

import gzip
import tempfile
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.errors import RequestError, reason
from kg.model import Evidence
from kg.rdf.answers import Term
from kg.rdf.graph import place_hash
from kg.rdf.store_files import files
from kg.rdf.things import Claim, Disagreement, Place, Source, Thing, compact, term_of
from kg.vocabulary import KINDS, PREFIXES, SCHEMA_HTTPS

if TYPE_CHECKING:
    import pyoxigraph

IN_MEMORY = 64 << 20
"""Bytes of RDF (packed files count tenfold) up to which the store stays in memory."""

_XSD = PREFIXES["xsd"]


class Facts:
    """Questions to a graph. All answers are sorted, so that they are the same for the same data."""

    def __init__(self, store: pyoxigraph.Store) -> None:
        import pyoxigraph as ox

        self._ox, self._store = ox, store
        self._default = ox.DefaultGraph()

    # --- things ------------------------------------------------------------------------------------------------------

    def of_kind(self, *kinds: str) -> list[str]:
        """The IRIs of the things of some of kg's kinds in the default graph, by their classes."""
        classes = {cls for kind in kinds for cls in KINDS[kind].classes}
        return sorted({_name(q.subject) for cls in sorted(classes) for form in _forms(cls) for q in self._find(None, "rdf:type", form)})

    def details(self, thing: Thing, *kinds: str, among: Container[str] | None = None) -> list[Thing]:
        """The detail nodes of some kinds that hang on a thing, by IRI; with ``among``, only of those IRIs."""
        links = {link for kind in kinds for link in thing.links(KINDS[kind].link) if among is None or link in among}
        return [held for iri in sorted(links) if (held := self.thing(iri)).is_a(*kinds)]

    def thing(self, iri: str) -> Thing:
        """What the default graph says of an IRI; without classes and values where it says nothing."""
        held: dict[str, set[Term]] = {}
        types: set[str] = set()
        for quad in self._store.quads_for_pattern(self._node(iri), None, None, self._default):
            predicate = compact(quad.predicate.value)
            if predicate == "rdf:type":
                types.add(compact(_term(quad.object).value))
            else:
                held.setdefault(predicate, set()).add(_term(quad.object))
        return Thing(iri, tuple(sorted(types)), {p: tuple(sorted(held[p], key=_order)) for p in sorted(held)})

    def pointing(self, iri: str) -> list[tuple[str, str]]:
        """(thing, predicate) of the links of the default graph that lead to an IRI."""
        found = self._store.quads_for_pattern(None, None, self._node(iri), self._default)
        return sorted({(_name(quad.subject), compact(quad.predicate.value)) for quad in found})

    def labels(self, *words: str, graph: str = "") -> Iterator[tuple[str, str]]:
        """(thing, text) of some properties, of the default graph or of the graph with this name."""
        where = self._ox.NamedNode(graph) if graph else self._default
        for form in (form for word in words for form in _forms(term_of(word))):
            for quad in self._store.quads_for_pattern(None, self._ox.NamedNode(form), None, where):
                yield _name(quad.subject), _term(quad.object).value

    def renamed(self, former: str) -> list[str]:
        """The things that documents of theirs alone would have given this IRI."""
        return sorted({quad.subject.value for quad in self._anywhere(None, "kgv:formerIri", former)})

    def in_documents(self, iri: str, word: str) -> dict[str, str]:
        """The lexical value of a property in each document's own graph, by the graph's name; the smallest where there are several."""
        values: dict[str, str] = {}
        for form in _forms(term_of(word)):
            for quad in self._store.quads_for_pattern(self._node(iri), self._ox.NamedNode(form), None, None):
                if quad.graph_name != self._default:
                    graph, value = _name(quad.graph_name), _term(quad.object).value
                    values[graph] = min(values.get(graph, value), value, key=lambda v: (len(v), v))
        return dict(sorted(values.items()))

    # --- evidence ----------------------------------------------------------------------------------------------------

    def has_claims(self) -> bool:
        """Whether the data holds claims: Turtle and JSON-LD of a build do not."""
        return next(iter(self._anywhere(None, "rdf:subject", None)), None) is not None

    def claims(self, subject: str, link: str = "") -> list[Claim]:
        """The claims about a thing, in the order of document and place, derived ones last; with ``link``, those that link it to that."""
        found = {quad.subject.value for quad in self._anywhere(None, "rdf:subject", subject)}
        if link:
            found = {iri for iri in found if next(self._anywhere(iri, "rdf:object", link), None) is not None}
        return _in_order(claim for iri in found if (claim := self.claim(iri)))

    def claim(self, iri: str) -> Claim | None:
        """A claim by its IRI; None where there is none."""
        about = self._about(iri)
        if not (about.get("rdf:subject") and about.get("rdf:predicate") and about.get("rdf:object")):
            return None
        return Claim(
            iri=iri,
            subject=about["rdf:subject"][0].value,
            predicate=compact(about["rdf:predicate"][0].value),
            object=about["rdf:object"][0],
            places=tuple(sorted(self._place(place.value) for place in about.get("prov:wasQuotedFrom", ()))),
            rule=_first(about, "kgv:normalizedBy"),
            inferred=_first(about, "kgv:inferred") == "true",
            rank=compact(_first(about, "kgv:rank")).removeprefix("kgv:"),
            sources=tuple(term.value for term in about.get("prov:wasDerivedFrom", ())),
        )

    def claims_of(self, document: str) -> list[Claim]:
        """The claims that a document makes, in the order of their places."""
        places = [quad.subject.value for quad in self._anywhere(None, "oa:hasSource", document)]
        found = {quad.subject.value for place in places for quad in self._anywhere(None, "prov:wasQuotedFrom", place)}
        return _in_order(claim for iri in found if (claim := self.claim(iri)))

    def derived_claims(self) -> Iterator[Claim]:
        """The claims of values that no document states in their fused form."""
        for iri in sorted({quad.subject.value for quad in self._anywhere(None, "prov:wasDerivedFrom", None)}):
            if claim := self.claim(iri):
                yield claim

    def documents(self) -> list[Source]:
        """The documents, by name."""
        found = {quad.subject.value for quad in self._anywhere(None, "rdf:type", PREFIXES["prov"] + "Entity")}
        return sorted((self.document(iri) for iri in found), key=lambda source: (source.name, source.iri))

    def document(self, iri: str) -> Source:
        """What is known of a document; only its IRI where nothing is."""
        about = self._about(iri)
        site = _first(about, "schema:isPartOf")
        return Source(
            iri=iri,
            name=_first(about, "schema:name"),
            site=_first(self._about(site), "schema:name") if site else "",
            reader=_first(about, "kgv:readBy"),
            url=_first(about, "schema:url"),
            digest=_first(about, "schema:identifier"),
            about=_first(about, "schema:mainEntity"),
            date=_first(about, "prov:generatedAtTime"),
        )

    def disagreements(self, subject: str) -> list[Disagreement]:
        """The conflicts about a thing, by property."""
        found = []
        for iri in {quad.subject.value for quad in self._anywhere(None, "rdf:subject", subject)}:
            about = self._about(iri)
            if "kgv:competingClaim" in about:
                claims = _in_order(c for term in about["kgv:competingClaim"] if (c := self.claim(term.value)))
                predicate = compact(_first(about, "rdf:predicate"))
                found.append(
                    Disagreement(
                        iri, _first(about, "kgv:conflictKind"), subject, predicate, _first(about, "kgv:conflictAbout"), tuple(claims)
                    )
                )
        return sorted(found, key=lambda d: (d.predicate, d.about, d.iri))

    def add_claims(self, claims: Iterable[Claim]) -> None:
        """Add claims that lie in another file (``claims.parquet``) to those of the data."""
        self._store.bulk_extend(self._quads(claims))

    def _quads(self, claims: Iterable[Claim]) -> Iterator[pyoxigraph.Quad]:
        ox, terms = self._ox, {term: self._ox.NamedNode(_forms(term)[0]) for term in _CLAIM_TERMS}
        graph = ox.NamedNode("urn:kg:claims")
        for claim in claims:
            subject = ox.NamedNode(claim.iri)
            value = claim.object
            said = (
                ox.NamedNode(value.value)
                if value.sort == "iri"
                else ox.Literal(value.value, datatype=ox.NamedNode(value.datatype or _XSD + "string"))
            )
            yield ox.Quad(subject, terms["rdf:subject"], ox.NamedNode(claim.subject), graph)
            yield ox.Quad(subject, terms["rdf:predicate"], ox.NamedNode(_forms(claim.predicate)[0]), graph)
            yield ox.Quad(subject, terms["rdf:object"], said, graph)
            for place in claim.places:
                inside = f"/place/{place_hash(Evidence(*place[1:]))}" if place.path else f"#char={place.start},{place.end}"
                node = ox.NamedNode(place.document + inside)
                yield ox.Quad(subject, terms["prov:wasQuotedFrom"], node, graph)
                yield ox.Quad(node, terms["oa:hasSource"], ox.NamedNode(place.document), graph)
                if place.path:
                    yield ox.Quad(node, terms["rdf:value"], ox.Literal(place.path), graph)
                if place.start >= 0:
                    yield ox.Quad(node, terms["oa:start"], ox.Literal(place.start), graph)
                    yield ox.Quad(node, terms["oa:end"], ox.Literal(place.end), graph)
                yield ox.Quad(node, terms["oa:exact"], ox.Literal(place.exact), graph)
            if claim.rule:
                yield ox.Quad(subject, terms["kgv:normalizedBy"], ox.Literal(claim.rule), graph)
            if claim.inferred:
                yield ox.Quad(subject, terms["kgv:inferred"], ox.Literal(True), graph)
            if claim.rank:
                yield ox.Quad(subject, terms["kgv:rank"], ox.NamedNode(PREFIXES["kgv"] + claim.rank), graph)

    # --- the store ---------------------------------------------------------------------------------------------------

    def _place(self, iri: str) -> Place:
        about = self._about(iri)
        start, end = _first(about, "oa:start"), _first(about, "oa:end")
        return Place(
            _first(about, "oa:hasSource"),
            int(start) if start else -1,
            int(end) if end else -1,
            _first(about, "oa:exact"),
            _first(about, "rdf:value"),
        )

    def _about(self, iri: str) -> dict[str, list[Term]]:
        held: dict[str, set[Term]] = {}
        for quad in self._store.quads_for_pattern(self._node(iri), None, None, None):
            held.setdefault(compact(quad.predicate.value), set()).add(_term(quad.object))
        return {predicate: sorted(terms, key=_order) for predicate, terms in held.items()}

    def _find(self, subject: str | None, predicate: str, object: str | None) -> Iterator[Any]:
        yield from self._match(subject, predicate, object, self._default)

    def _anywhere(self, subject: str | None, predicate: str, object: str | None) -> Iterator[Any]:
        yield from self._match(subject, predicate, object, None)

    def _match(self, subject: str | None, predicate: str, object: str | None, graph: Any) -> Iterator[Any]:
        for form in _forms(predicate):
            yield from self._store.quads_for_pattern(
                self._node(subject) if subject else None, self._ox.NamedNode(form), self._node(object) if object else None, graph
            )

    def _node(self, iri: str) -> Any:
        return self._ox.BlankNode(iri[2:]) if iri.startswith("_:") else self._ox.NamedNode(iri)


_CLAIM_TERMS = (
    "rdf:subject", "rdf:predicate", "rdf:object", "prov:wasQuotedFrom", "oa:hasSource", "oa:start", "oa:end", "oa:exact",
    "rdf:value", "kgv:normalizedBy", "kgv:inferred", "kgv:rank",
)  # fmt: skip


@contextmanager
def opened(sources: Sequence[Path]) -> Iterator[Facts]:
    """The facts of RDF files or of the folder of a build. Raises RequestError for what is missing or cannot be read."""
    import pyoxigraph as ox

    found = files(sources)
    forms = {"nq": ox.RdfFormat.N_QUADS, "nt": ox.RdfFormat.N_TRIPLES, "ttl": ox.RdfFormat.TURTLE, "trig": ox.RdfFormat.TRIG,
             "rdf": ox.RdfFormat.RDF_XML, "jsonld": ox.RdfFormat.JSON_LD}  # fmt: skip
    size = sum(path.stat().st_size * (10 if packed else 1) for path, _, packed in found)
    with ExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="kg-facts-")) if size > IN_MEMORY else None
        store = ox.Store(folder)
        for path, form, packed in found:
            with gzip.open(path, "rb") if packed else path.open("rb") as opened_file:
                file: Any = opened_file
                try:
                    store.bulk_load(file, format=forms[form], base_iri=path.resolve().as_uri())
                except (SyntaxError, ValueError, OSError, EOFError) as error:
                    next_step = f"check that it is what its ending says ({form})"
                    raise RequestError(f"cannot be read: {reason(error)}", where=str(path), next_step=next_step) from error
        yield Facts(store)


@lru_cache(maxsize=4096)
def _forms(term: str) -> tuple[str, ...]:
    """The IRIs that a compact term may stand for; what is no compact term stands for itself."""
    prefix, colon, local = term.partition(":")
    if not colon or prefix not in PREFIXES:
        return (term,)
    return (PREFIXES[prefix] + local, SCHEMA_HTTPS + local) if prefix == "schema" else (PREFIXES[prefix] + local,)


def _term(term: Any) -> Term:
    if not hasattr(term, "datatype"):
        return Term("iri", term.value) if type(term).__name__ == "NamedNode" else Term("blank", f"_:{term.value}")
    datatype = term.datatype.value
    if datatype == _XSD + "decimal":
        # The store keeps decimals by value; the graph writes them with a point always.
        return Term("literal", term.value if "." in term.value else term.value + ".0", datatype)
    return Term("literal", term.value, "" if datatype == _XSD + "string" else datatype, term.language or "")


def _name(node: Any) -> str:
    return _term(node).value


def _order(term: Term) -> tuple[str, str, str, str]:
    return (term.sort, term.value, term.datatype, term.language)


def _first(about: Mapping[str, Sequence[Term]], predicate: str) -> str:
    return next((term.value for term in about.get(predicate, ())), "")


def _in_order(claims: Iterable[Claim]) -> list[Claim]:
    return sorted(claims, key=lambda claim: (not claim.places, claim.places, claim.iri))
