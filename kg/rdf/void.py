"""What a data set holds, told in RDF: VoID for counts, classes and properties, DCAT for the files.

No times and no blank nodes: the same data set gives the same description. Where the files will be published is for those to say
who publish them; until then the description names the files and their digests.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields
from pathlib import PurePath
from typing import Any

from kg.rdf.joined import Written
from kg.rdf.terms import iri, literal
from kg.vocabulary import PREFIXES, SCHEMA_HTTP, SCHEMA_HTTPS, expand

NAME = "void.ttl"
"""The file in the output folder."""

USED = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "spdx": "http://spdx.org/rdf/terms#",
    "void": "http://rdfs.org/ns/void#",
    "xsd": PREFIXES["xsd"],
}
"""The prefixes of the description."""

MEDIA_TYPES = {
    ".nq": "application/n-quads", ".ttl": "text/turtle", ".jsonld": "application/ld+json", ".parquet": "application/vnd.apache.parquet",
}  # fmt: skip

RDF_FORMS = {".nq": "N-Quads", ".ttl": "Turtle", ".jsonld": "JSON-LD"}
"""The formats of RDF as the last part of their IRIs at the W3C says them (``http://www.w3.org/ns/formats/``)."""

_TYPE = f"<{expand('rdf:type')}>"
_READ_BY = f"<{expand('kgv:readBy')}>"
_MAIN_ENTITY = (f"<{SCHEMA_HTTP}mainEntity>", f"<{SCHEMA_HTTPS}mainEntity>")


@dataclass
class Counts:
    """What was counted of a data set: of the fused facts in detail, of the other layers their triples and the documents."""

    triples: int = 0
    subjects: int = 0
    classes: Counter[str] = field(default_factory=Counter)
    properties: Counter[str] = field(default_factory=Counter)
    stated: int = 0
    provenance: int = 0
    documents: int = 0
    films: set[str] = field(default_factory=set)
    """What the documents are about."""

    def add(self, other: Counts) -> None:
        """Count what another part of the same data set holds; no subject of facts stands in both."""
        self.triples += other.triples
        self.subjects += other.subjects
        self.classes.update(other.classes)
        self.properties.update(other.properties)
        self.stated += other.stated
        self.provenance += other.provenance
        self.documents += other.documents
        self.films |= other.films

    def as_row(self) -> dict[str, Any]:
        """The same as plain values that JSON has."""
        plain: dict[str, Any] = {one.name: getattr(self, one.name) for one in fields(self)}
        return plain | {"classes": dict(self.classes), "properties": dict(self.properties), "films": sorted(self.films)}

    @classmethod
    def of_row(cls, row: Mapping[str, Any]) -> Counts:
        """What ``as_row`` gave."""
        sets = {"classes": Counter(row["classes"]), "properties": Counter(row["properties"]), "films": set(row["films"])}
        return cls(**{**row, **sets})


def count_facts(lines: Iterable[str]) -> Counts:
    """Count lines of N-Triples of the default graph; those of one subject stand together."""
    made = Counts()
    properties: Counter[str] = Counter()
    classes: Counter[str] = Counter()
    last = ""
    for line in lines:
        subject, predicate, rest = line.split(" ", 2)
        if subject != last:
            last = subject
            made.subjects += 1
        properties[predicate] += 1
        if predicate == _TYPE:
            classes[rest] += 1
    made.triples = properties.total()
    made.properties = Counter({predicate[1:-1]: number for predicate, number in properties.items()})
    made.classes = Counter({rest.rpartition(" .")[0][1:-1]: number for rest, number in classes.items()})
    return made


def count_quads(lines: Iterable[str], base: str) -> Counts:
    """Count lines of N-Quads of the layers below the facts: graphs of documents and of provenance. ``base`` is what the IRIs of the
    data set begin with."""
    made = Counts()
    provenance = f" <{base}graph/provenance> .\n"
    for line in lines:
        if not line.endswith(provenance):
            made.stated += 1
            continue
        made.provenance += 1
        _, predicate, rest = line.split(" ", 2)
        if predicate == _READ_BY:
            made.documents += 1
        elif predicate in _MAIN_ENTITY:
            made.films.add(rest.split(" ", 1)[0][1:-1])
    return made


def describe(counts: Counts, base: str, files: Sequence[Written] = (), published: str = "") -> str:
    """The description as Turtle, sorted.

    ``published`` is the address of the folder where the files will lie, with its final slash; without it no addresses are given.
    """
    data = f"{base}dataset"
    known = {name: space for name, space in PREFIXES.items() if name != "schema"} | {"schema": SCHEMA_HTTP, "schema-https": SCHEMA_HTTPS}
    spaces = sorted(space for space in known.values() if any(term.startswith(space) for term in (*counts.classes, *counts.properties)))
    forms = sorted({_form(f.name) for f in files} & set(RDF_FORMS))
    films, documents = len(counts.films), counts.documents
    sources = f"{documents:,} document{'s' * (documents != 1)}"
    about = f"Facts about {films:,} film{'s' * (films != 1)}, fused from {sources}, with the evidence."
    layers = [
        ("facts", "The default graph: the fused facts, one best value where there can be only one.", counts.triples),
        ("documents", "One named graph per document: what that document says.", counts.stated),
        ("provenance", "The graph of provenance: the documents, and for every claim the words it was read from.", counts.provenance),
    ]
    layers = [layer for layer in layers if layer[2]]
    nodes: list[tuple[str, list[tuple[str, list[str]]]]] = []
    nodes.append((data, [
        ("a", ["void:Dataset", "dcat:Dataset"]),
        ("dct:title", [literal("Film knowledge graph")]),
        ("dct:description", [literal(about)]),
        ("void:uriSpace", [literal(base)]),
        ("void:triples", [str(counts.triples + counts.stated + counts.provenance)]),
        ("void:vocabulary", [iri(space) for space in spaces]),
        ("void:exampleResource", [iri(film) for film in sorted(counts.films)[:3]]),
        ("void:feature", [iri(f"http://www.w3.org/ns/formats/{RDF_FORMS[form]}") for form in forms]),
        ("void:subset", [iri(f"{data}/{name}") for name, _, _ in layers]),
        ("void:dataDump", [iri(published + f.name) for f in files if published and _form(f.name) in RDF_FORMS]),
        ("dcat:distribution", [iri(f"{data}/file/{f.name}") for f in files]),
    ]))  # fmt: skip
    for name, words, triples in layers:
        detail: list[tuple[str, list[str]]] = []
        if name == "facts":
            detail = [
                ("void:entities", [str(counts.subjects)]),
                ("void:distinctSubjects", [str(counts.subjects)]),
                ("void:classes", [str(len(counts.classes))]),
                ("void:properties", [str(len(counts.properties))]),
                ("void:classPartition", [iri(part) for part, _, _ in _partitions(f"{data}/facts/class", counts.classes)]),
                ("void:propertyPartition", [iri(part) for part, _, _ in _partitions(f"{data}/facts/property", counts.properties)]),
            ]
        elif name == "documents":
            detail = [("void:documents", [str(counts.documents)])]
        nodes.append(
            (f"{data}/{name}", [("a", ["void:Dataset"]), ("dct:description", [literal(words)]), ("void:triples", [str(triples)]), *detail])
        )
    for part, term, number in _partitions(f"{data}/facts/class", counts.classes):
        nodes.append((part, [("a", ["void:Dataset"]), ("void:class", [iri(term)]), ("void:entities", [str(number)])]))
    for part, term, number in _partitions(f"{data}/facts/property", counts.properties):
        nodes.append((part, [("a", ["void:Dataset"]), ("void:property", [iri(term)]), ("void:triples", [str(number)])]))
    for file in files:
        nodes += _distribution(f"{data}/file/{file.name}", file, published)
    prefixes = "".join(f"@prefix {name}: <{space}> .\n" for name, space in USED.items())
    return prefixes + "".join(_node(name, lines) for name, lines in nodes)


def _form(name: str) -> str:
    return PurePath(name.removesuffix(".gz")).suffix


def _partitions(parent: str, counter: Counter[str]) -> Iterator[tuple[str, str, int]]:
    """The partitions of a counter: their IRI, the term, its number; terms of different vocabularies and one name get different IRIs."""
    taken: Counter[str] = Counter()
    for term in sorted(counter):
        local = re.split(r"[/#]", term)[-1] or "other"
        taken[local] += 1
        yield f"{parent}/{local}{f'-{taken[local]}' if taken[local] > 1 else ''}", term, counter[term]


def _distribution(name: str, file: Written, published: str) -> Iterator[tuple[str, list[tuple[str, list[str]]]]]:
    form = _form(file.name)
    packing = [iri("https://www.iana.org/assignments/media-types/application/gzip")] if file.name.endswith(".gz") else []
    yield (
        name,
        [
            ("a", ["dcat:Distribution"]),
            ("dct:title", [literal(file.name)]),
            ("dcat:mediaType", [iri(f"https://www.iana.org/assignments/media-types/{MEDIA_TYPES[form]}")] if form in MEDIA_TYPES else []),
            ("dcat:compressFormat", packing),
            ("dcat:byteSize", [literal(str(file.size), "xsd:nonNegativeInteger")]),
            ("dcat:downloadURL", [iri(published + file.name)] if published else []),
            ("spdx:checksum", [iri(f"{name}/checksum")]),
        ],
    )
    yield (
        f"{name}/checksum",
        [
            ("a", ["spdx:Checksum"]),
            ("spdx:algorithm", ["spdx:checksumAlgorithm_sha256"]),
            ("spdx:checksumValue", [literal(file.digest, "xsd:hexBinary")]),
        ],
    )


def _node(name: str, lines: list[tuple[str, list[str]]]) -> str:
    said = [f"{predicate} {', '.join(objects)}" for predicate, objects in lines if objects]
    return f"\n{iri(name)} " + " ;\n    ".join(said) + " .\n"
