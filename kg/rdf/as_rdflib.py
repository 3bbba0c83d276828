"""Our graphs as objects of rdflib, for those who work with it."""

from __future__ import annotations

import gzip
from collections.abc import Sequence
from pathlib import Path

from rdflib import Dataset, Graph
from rdflib.graph import DATASET_DEFAULT_GRAPH_ID

from kg.errors import RequestError
from kg.rdf import results
from kg.rdf.answers import Answer
from kg.rdf.store_files import files

_PARSERS = {"nq": "nquads", "nt": "nt", "ttl": "turtle", "trig": "trig", "rdf": "xml", "jsonld": "json-ld"}
"""rdflib's names of the formats in ``store_files.FORMATS``."""


def dataset(sources: Sequence[Path]) -> Dataset:
    """The data set of a build's folder or of RDF files, named graphs kept.

    rdflib rewrites some literals as it reads them. Raises RequestError for what is missing or cannot be read.
    """
    found = Dataset()
    for source in files(sources):
        # Into a data set of its own: parse() empties the default graph of the one it is given.
        read = _parsed(*source)
        if not len(found.store):
            found = read
        else:
            for s, p, o, name in read.quads():
                found.graph(name or DATASET_DEFAULT_GRAPH_ID).add((s, p, o))
    return found


def _parsed(path: Path, form: str, packed: bool) -> Dataset:
    found = Dataset()
    try:
        data = gzip.decompress(path.read_bytes()) if packed else path.read_bytes()
        # Relative IRIs of a file would otherwise be named after the folder it happens to lie in.
        found.parse(data=data, format=_PARSERS[form], publicID="" if form in ("nq", "nt") else "https://kg.example/id/")
    except (OSError, EOFError, SyntaxError, ValueError) as error:
        raise RequestError(f"rdflib cannot read it: {error}", where=str(path), next_step="hold it against another parser") from error
    return found


def graph(answer: Answer) -> Graph:
    """The graph that a CONSTRUCT or DESCRIBE gave. Raises RequestError for any other answer."""
    if answer.kind != "graph":
        raise RequestError("only the answer of CONSTRUCT or DESCRIBE is a graph", next_step="use rows, or to_pandas()")
    found = Graph()
    for prefix, namespace in answer.prefixes.items():
        found.bind(prefix, namespace)
    found.parse(data=results.render(answer, "nt"), format="nt")
    return found
