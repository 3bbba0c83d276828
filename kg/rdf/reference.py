"""pyshacl and rdflib inside a wall: what they find as plain values, and nothing of theirs left behind.

pyshacl is the reference of every validation. It changes the shapes graph that it is given and flips globals of rdflib while
it runs; rdflib rewrites literals unless it is told not to.
"""

from __future__ import annotations

import hashlib
import logging
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from typing import Any

from kg.errors import RequestError
from kg.rdf.shape_report import SEVERITIES, SHACL, Result, ntriples
from kg.rdf.validate_input import Triples
from kg.vocabulary import PREFIXES


def by_pyshacl(triples: Triples, shapes: Triples, labels: dict[str, str] | None = None) -> set[Result]:
    """The results of pyshacl. ``labels`` are those of the blank nodes (default: ``blank_labels``)."""
    with contained():
        data, names = as_rdflib(triples)
        shacl, _ = as_rdflib(shapes)
        return set(run(data, shacl, {v: k for k, v in names.items()}, blank_labels(triples) if labels is None else labels))


@contextmanager
def contained() -> Iterator[None]:
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


def as_rdflib(triples: Triples) -> tuple[Any, dict[Any, Any]]:
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


def blank_labels(triples: Triples) -> dict[str, str]:
    """A label for every blank node that follows from what is said of it, so that reports do not differ from run to run."""
    import pyoxigraph as ox

    said: dict[str, list[str]] = {}
    for triple in triples:
        for node in triple:
            if isinstance(node, ox.BlankNode):
                shown = ("_:it" if n == node else "_:" if isinstance(n, ox.BlankNode) else str(n) for n in triple)
                said.setdefault(node.value, []).append(" ".join(shown))
    return {name: "_:b" + hashlib.sha256("\n".join(sorted(lines)).encode()).hexdigest()[:12] for name, lines in said.items()}


def run(data: Any, shapes: Any, originals: dict[Any, Any], labels: dict[str, str]) -> Iterator[Result]:
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
