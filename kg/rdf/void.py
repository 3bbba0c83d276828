"""What a data set holds, told in RDF: VoID for counts, classes and properties, DCAT for the files.

No times and no blank nodes: the same data set gives the same description. Where the files will be published is for those to say
who publish them; until then the description names the files and their digests.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path

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


def count(facts: Iterable[str], quads: Iterable[str], base: str) -> Counts:
    """Count lines of N-Triples (the default graph, sorted by subject) and of N-Quads (all layers), each read once.

    ``base`` is what the IRIs of the data set begin with.
    """
    made = Counts()
    for _, group in groupby((line.split(" ", 2) for line in facts), key=lambda parts: parts[0]):
        made.subjects += 1
        for _, predicate, rest in group:
            made.triples += 1
            made.properties[predicate[1:-1]] += 1
            if predicate == _TYPE:
                made.classes[rest.rpartition(" .")[0][1:-1]] += 1
    provenance = f" <{base}graph/provenance> .\n"
    everything = 0
    for line in quads:
        everything += 1
        if line.endswith(provenance):
            made.provenance += 1
            _, predicate, rest = line.split(" ", 2)
            made.documents += predicate == _READ_BY
            if predicate in _MAIN_ENTITY:
                made.films.add(rest.split(" ", 1)[0][1:-1])
    made.stated = max(0, everything - made.triples - made.provenance)
    return made


def write(folder: Path, facts: Path, base: str, files: Sequence[Path]) -> Path:
    """Write the description of a build into its folder: ``facts`` is the default graph as sorted N-Triples.

    ``files`` are those of the build that stand in the folder, in any order; layers other than the facts are counted in the N-Quads among
    them, whether whole, packed or in shards. Returns the path of the description.
    """
    from kg.rdf.load_nquads import lines

    sources = [(path, "nq", path.suffix == ".gz") for path in sorted(files) if ".nq" in path.suffixes]
    with facts.open(encoding="utf-8", newline="\n") as file:
        counted = count(file, (f"{line}\n" for source in sources for line in lines(source)), base)
    target = folder / NAME
    target.write_text(describe(counted, base, sorted(files)), encoding="utf-8", newline="\n")
    return target


def describe(counts: Counts, base: str, files: Sequence[Path] = (), published: str = "") -> str:
    """The description as Turtle, sorted. ``files`` are read for their size and digest.

    ``published`` is the address of the folder where the files will lie, with its final slash; without it no addresses are given.
    """
    data = f"{base}dataset"
    known = {name: space for name, space in PREFIXES.items() if name != "schema"} | {"schema": SCHEMA_HTTP, "schema-https": SCHEMA_HTTPS}
    spaces = sorted(space for space in known.values() if any(term.startswith(space) for term in (*counts.classes, *counts.properties)))
    forms = sorted({_form(f) for f in files} & set(RDF_FORMS))
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
        ("void:dataDump", [iri(published + f.name) for f in files if published and _form(f) in RDF_FORMS]),
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
    for path in files:
        nodes += _distribution(f"{data}/file/{path.name}", path, published)
    prefixes = "".join(f"@prefix {name}: <{space}> .\n" for name, space in USED.items())
    return prefixes + "".join(_node(name, lines) for name, lines in nodes)


def _form(path: Path) -> str:
    return path.with_suffix("").suffix if path.suffix == ".gz" else path.suffix


def _partitions(parent: str, counter: Counter[str]) -> Iterator[tuple[str, str, int]]:
    """The partitions of a counter: their IRI, the term, its number; terms of different vocabularies and one name get different IRIs."""
    taken: Counter[str] = Counter()
    for term in sorted(counter):
        local = re.split(r"[/#]", term)[-1] or "other"
        taken[local] += 1
        yield f"{parent}/{local}{f'-{taken[local]}' if taken[local] > 1 else ''}", term, counter[term]


def _distribution(name: str, path: Path, published: str) -> Iterator[tuple[str, list[tuple[str, list[str]]]]]:
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    form = _form(path)
    yield (
        name,
        [
            ("a", ["dcat:Distribution"]),
            ("dct:title", [literal(path.name)]),
            ("dcat:mediaType", [iri(f"https://www.iana.org/assignments/media-types/{MEDIA_TYPES[form]}")] if form in MEDIA_TYPES else []),
            ("dcat:compressFormat", [iri("https://www.iana.org/assignments/media-types/application/gzip")] if path.suffix == ".gz" else []),
            ("dcat:byteSize", [literal(str(path.stat().st_size), "xsd:nonNegativeInteger")]),
            ("dcat:downloadURL", [iri(published + path.name)] if published else []),
            ("spdx:checksum", [iri(f"{name}/checksum")]),
        ],
    )
    yield (
        f"{name}/checksum",
        [
            ("a", ["spdx:Checksum"]),
            ("spdx:algorithm", ["spdx:checksumAlgorithm_sha256"]),
            ("spdx:checksumValue", [literal(digest, "xsd:hexBinary")]),
        ],
    )


def _node(name: str, lines: list[tuple[str, list[str]]]) -> str:
    said = [f"{predicate} {', '.join(objects)}" for predicate, objects in lines if objects]
    return f"\n{iri(name)} " + " ;\n    ".join(said) + " .\n"
