"""Holding a graph against the SHACL shapes: reading RDF strictly, running pyshacl inside a wall, plain results.

The shapes describe the fused graph, so of a data set (N-Quads, TriG, JSON-LD with named graphs) the default graph is
validated. Files are read by pyoxigraph, which refuses what is not RDF and never fetches anything; nothing is inferred.
The three forms of a report are in ``kg.rdf.shape_report``.
"""

from __future__ import annotations

import gzip
import hashlib
import logging
import re
import warnings
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from os import PathLike
from pathlib import Path
from typing import Any

from kg.errors import RequestError
from kg.rdf.shape_report import SEVERITIES, SHACL, Report, Result, ntriples
from kg.resources import shape_files, shapes_folder
from kg.vocabulary import PREFIXES, SCHEMA_HTTP, SCHEMA_HTTPS

FORMATS = {
    ".ttl": "TURTLE", ".nt": "N_TRIPLES", ".nq": "N_QUADS", ".trig": "TRIG", ".n3": "N3", ".jsonld": "JSON_LD",
    ".json": "JSON_LD", ".rdf": "RDF_XML", ".xml": "RDF_XML", ".owl": "RDF_XML",
}  # fmt: skip

Source = str | bytes | PathLike[str] | Sequence[str | PathLike[str]]
Triples = list[tuple[Any, Any, Any]]


def validate(source: Source, shapes_dir: str | PathLike[str] | None = None, *, schema_namespace: str | None = None) -> Report:
    """What the shapes find in a graph, most severe first and always in the same order.

    ``source`` is a path or several, or a graph already made: bytes, or a string that looks like N-Triples or has several
    lines, are read as Turtle (which N-Triples is). ``shapes_dir`` is a folder of Turtle files or one file (default: kg's own
    shapes). ``schema_namespace`` is ``http`` or ``https``, by default whichever the graph itself uses; a graph that mixes both
    is held against ``http``. Raises RequestError for what cannot be read, in the graph or in the shapes.
    """
    triples = _read(source)
    https = schema_namespace == "https" if schema_namespace else _only_https(triples)
    shapes = _shapes(Path(shapes_dir) if shapes_dir else None, https)
    with _contained():
        data, names = _rdflib(triples)
        shacl, _ = _rdflib(shapes)
        results = set(_run(data, shacl, {v: k for k, v in names.items()}, _blank_labels(triples)))
    return Report(tuple(sorted(results, key=lambda result: result.order)), len(triples))


# --- reading ---------------------------------------------------------------------------------------------------------


def _read(source: Source) -> Triples:
    """The default graph of what is given, as pyoxigraph terms without repetition."""
    if isinstance(source, bytes):
        return _parse(source, "TURTLE", "the graph")
    if isinstance(source, str) and (not source.strip() or "\n" in source or source.lstrip().startswith(("<", "_:"))):
        return _parse(source.encode(), "TURTLE", "the graph")
    paths = [source] if isinstance(source, str | PathLike) else list(source)
    return list(dict.fromkeys(triple for path in paths for triple in _file(Path(path))))


def _file(path: Path) -> Triples:
    suffixes = [suffix.lower() for suffix in path.suffixes]
    packed = suffixes[-1:] == [".gz"]
    suffix = (suffixes[-2:-1] if packed else suffixes[-1:]) or [""]
    if suffix[0] not in FORMATS:
        raise RequestError("not a kind of RDF file that can be read", where=str(path),
                           next_step=f"use one of {' '.join(FORMATS)}, or .gz of it")  # fmt: skip
    try:
        content = gzip.decompress(path.read_bytes()) if packed else path.read_bytes()
    except FileNotFoundError:
        raise RequestError("no such file", where=str(path), next_step="check the path") from None
    except (OSError, EOFError, zlib.error) as error:
        raise RequestError(f"cannot be read ({error})", where=str(path), next_step="check the file and its permissions") from error
    return _parse(content, FORMATS[suffix[0]], str(path))


def _parse(content: bytes, format: str, where: str) -> Triples:
    import pyoxigraph as ox

    rdf_format = getattr(ox.RdfFormat, format)
    triples: dict[tuple[Any, Any, Any], None] = {}
    named = 0
    try:
        for quad in ox.parse(content, format=rdf_format):
            if isinstance(quad.graph_name, ox.DefaultGraph):
                triples[(quad.subject, quad.predicate, quad.object)] = None
            else:
                named += 1
    except (SyntaxError, ValueError, UnicodeDecodeError) as error:
        reason = getattr(error, "msg", None) or str(error)
        if "LoadDocumentCallback" in reason:
            raise RequestError("asks for a JSON-LD context elsewhere, and nothing is ever fetched", where=where,
                               next_step="put the context inside the file") from error  # fmt: skip
        line = f" (line {error.lineno})" if isinstance(error, SyntaxError) and error.lineno else ""
        raise RequestError(f"not readable as {rdf_format.name}: {reason}{line}", where=where,
                           next_step="mend the file, or give it the right ending") from error  # fmt: skip
    if named and not triples:
        raise RequestError("all of its triples are in named graphs, and shapes are for the default graph", where=where,
                           next_step="give a file with the default graph, such as kg.ttl")  # fmt: skip
    return list(triples)


def _only_https(triples: Triples) -> bool:
    """Whether the terms of schema.org in a graph are all written with https."""
    import pyoxigraph as ox

    terms = {term.value for _, *said in triples for term in said if isinstance(term, ox.NamedNode)}
    return any(t.startswith(SCHEMA_HTTPS) for t in terms) and not any(t.startswith(SCHEMA_HTTP) for t in terms)


def _shapes(place: Path | None, https: bool) -> Triples:
    """The shapes as triples; for an https graph both forms of the namespace change places."""
    files = (place,) if place and place.is_file() else shape_files(place or shapes_folder())
    if not files:
        raise RequestError("has no shapes (no .ttl file)", where=str(place), next_step="name a folder of SHACL shapes in Turtle")
    triples: Triples = []
    for path in files:
        try:
            text = path.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise RequestError(f"cannot be read ({error})", where=str(path), next_step="check the shapes") from error
        if re.search(r"\bSERVICE\b", text, re.I):
            raise RequestError("has a query with SERVICE, which reaches the network", where=str(path), next_step="take it out")
        if https:
            text = re.sub(r"\bhttps?://schema\.org/", lambda m: SCHEMA_HTTP if m[0] == SCHEMA_HTTPS else SCHEMA_HTTPS, text)
        triples += _parse(text.encode(), "TURTLE", str(path))
    return triples


# --- the wall round rdflib and pyshacl -------------------------------------------------------------------------------


@contextmanager
def _contained() -> Iterator[None]:
    """Keeps to itself what pyshacl leaves behind in rdflib, and rdflib's words about literals that shapes report anyway."""
    import rdflib
    from rdflib import term
    from rdflib.plugins import sparql

    boolean = rdflib.XSD.boolean
    mapping = term._toPythonMapping
    kept = rdflib.NORMALIZE_LITERALS, mapping[boolean], sparql.SPARQL_LOAD_GRAPHS
    logger = logging.getLogger("rdflib.term")
    level = logger.level
    logger.setLevel(logging.CRITICAL)
    sparql.SPARQL_LOAD_GRAPHS = False
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        rdflib.NORMALIZE_LITERALS, mapping[boolean], sparql.SPARQL_LOAD_GRAPHS = kept
        logger.setLevel(level)


@lru_cache(maxsize=64)
def _prepared(query: str) -> Any:
    from rdflib.plugins.sparql import prepareQuery

    return prepareQuery(query)


def _rdflib(triples: Triples) -> tuple[Any, dict[Any, Any]]:
    """An rdflib graph with the lexical forms untouched, and which blank node became which."""
    import pyoxigraph as ox
    import rdflib

    names: dict[Any, Any] = {}
    known: dict[Any, Any] = {}

    def convert(node: Any) -> Any:
        if isinstance(node, ox.NamedNode):
            return rdflib.URIRef(node.value)
        if isinstance(node, ox.BlankNode):
            return names.setdefault(node, rdflib.BNode(node.value))
        if node.language:
            return rdflib.Literal(node.value, lang=node.language)
        plain = node.datatype.value == PREFIXES["xsd"] + "string"
        return rdflib.Literal(node.value, datatype=None if plain else rdflib.URIRef(node.datatype.value), normalize=False)

    class Remembering(rdflib.Graph):
        """Parses each query once: pyshacl asks the same one again for every node, and parsing takes most of the time."""

        def query(self, query_object: Any, *args: Any, **options: Any) -> Any:
            prepared = _prepared(query_object) if isinstance(query_object, str) else query_object
            return super().query(prepared, *args, **options)

    graph = Remembering(bind_namespaces="none")
    for triple in triples:
        for node in triple:
            if node not in known:
                known[node] = convert(node)
        graph.add((known[triple[0]], known[triple[1]], known[triple[2]]))
    return graph, names


def _blank_labels(triples: Triples) -> dict[str, str]:
    """A label for every blank node that follows from what is said of it, so that reports do not differ from run to run."""
    import pyoxigraph as ox

    said: dict[str, list[str]] = {}
    for triple in triples:
        for node in triple:
            if isinstance(node, ox.BlankNode):
                shown = ("_:it" if n == node else "_:" if isinstance(n, ox.BlankNode) else str(n) for n in triple)
                said.setdefault(node.value, []).append(" ".join(shown))
    return {name: "_:b" + hashlib.sha256("\n".join(sorted(lines)).encode()).hexdigest()[:12] for name, lines in said.items()}


def _run(data: Any, shapes: Any, originals: dict[Any, Any], labels: dict[str, str]) -> Iterator[Result]:
    """pyshacl's results on one graph as plain values."""
    import pyshacl
    import rdflib
    from pyshacl.errors import ReportableRuntimeError, ShapeLoadError

    sh = rdflib.Namespace(SHACL)
    fault = rdflib.URIRef(PREFIXES["kgv"] + "fault")
    structural = {shape for shape, kind in shapes.subject_objects(fault) if str(kind) == "structure"}
    try:
        _, report, text = pyshacl.validate(data, shacl_graph=shapes, inference="none", advanced=False, js=False, do_owl_imports=False)
    except (ReportableRuntimeError, ShapeLoadError, ValueError, SyntaxError) as error:
        reason = " ".join(str(error).split())
        raise RequestError(f"pyshacl refuses the shapes: {reason}", where="the shapes", next_step="mend them") from error
    if not isinstance(report, rdflib.Graph):
        raise RequestError(f"pyshacl cannot apply the shapes: {text}", where="the shapes", next_step="mend them")

    def shown(node: Any) -> str:
        if isinstance(node, rdflib.BNode):
            original = originals.get(node)
            return labels[original.value] if original is not None else "_:shape"
        return "" if node is None else str(node)

    for node in report.objects(None, sh.result):
        value = report.value(node, sh.value)
        shape = report.value(node, sh.sourceShape)
        severity = str(report.value(node, sh.resultSeverity)).removeprefix(SHACL).lower()
        yield Result(
            severity=severity if severity in SEVERITIES else "violation",
            focus=shown(report.value(node, sh.focusNode)),
            path=_path(report.value(node, sh.resultPath), shapes, report),
            value=shown(value),
            message=" ".join(sorted(str(message) for message in report.objects(node, sh.resultMessage))),
            shape=shown(shape),
            component=str(report.value(node, sh.sourceConstraintComponent)),
            structural=shape in structural,
            term=_literal(value),
        )


def _literal(value: Any) -> str:
    """A literal in N-Triples notation, nothing for anything else."""
    import rdflib

    return ntriples(str(value), str(value.datatype or ""), value.language or "") if isinstance(value, rdflib.Literal) else ""


def _path(node: Any, *graphs: Any) -> str:
    """A path as an IRI, or in the notation of SPARQL where it is more than that: an inverse, or alternatives (a sequence
    of steps, which only foreign shapes have, is shown with ``/``)."""
    import rdflib

    if node is None or isinstance(node, rdflib.URIRef):
        return str(node or "")
    graph = next((g for g in graphs if (node, None, None) in g), graphs[0])
    sh = rdflib.Namespace(SHACL)
    if inverse := graph.value(node, sh.inversePath):
        return f"^<{_path(inverse, *graphs)}>"
    if (choices := graph.value(node, sh.alternativePath)) is not None:
        return "|".join(f"<{_path(step, *graphs)}>" for step in graph.items(choices))
    return "/".join(f"<{_path(step, *graphs)}>" for step in graph.items(node))
