"""Reading RDF strictly for validation: by pyoxigraph, which refuses what is not RDF and never fetches anything."""

from __future__ import annotations

import gzip
import re
import zlib
from collections.abc import Sequence
from os import PathLike
from pathlib import Path
from typing import Any

from kg.errors import RequestError, reason
from kg.rdf.store_files import built
from kg.resources import shape_files, shapes_folder
from kg.vocabulary import SCHEMA_HTTP, SCHEMA_HTTPS

FORMATS = {
    ".ttl": "TURTLE", ".nt": "N_TRIPLES", ".nq": "N_QUADS", ".trig": "TRIG", ".n3": "N3", ".jsonld": "JSON_LD",
    ".json": "JSON_LD", ".rdf": "RDF_XML", ".xml": "RDF_XML", ".owl": "RDF_XML",
}  # fmt: skip

_SHACL = "http://www.w3.org/ns/shacl#"

Source = str | bytes | PathLike[str] | Sequence[str | PathLike[str]]
Triples = list[tuple[Any, Any, Any]]


def read(source: Source) -> Triples:
    """The default graph of what is given, as pyoxigraph terms without repetition; a folder stands for the graph of its build."""
    if isinstance(source, bytes):
        return parse(source, "TURTLE", "the graph")
    if isinstance(source, str) and (not source.strip() or "\n" in source or source.lstrip().startswith(("<", "_:"))):
        return parse(source.encode(), "TURTLE", "the graph")
    paths = [source] if isinstance(source, str | PathLike) else list(source)
    return list(dict.fromkeys(triple for path in map(Path, paths) for triple in _given(path)))


def _given(path: Path) -> Triples:
    """The default graph of a file or of the build in a folder, whose shards need not all have a part of it. Raises RequestError where
    there is none, for whatever holds nothing is in order, which is no answer to what was asked."""
    files = built(path) if path.is_dir() else [path]
    read = [_file(file) for file in files]
    triples = [triple for default, _ in read for triple in default]
    if triples:
        return triples
    where = str(files[0] if len(files) == 1 else path)
    if any(named for _, named in read):
        what = "all of its triples are in named graphs, and shapes are for the default graph"
        raise RequestError(what, where=where, next_step="give a file with the default graph, such as kg.ttl")
    next_step = 'in JSON, terms are told by "@context"' if where.lower().endswith((".json", ".jsonld")) else "check that it is whole"
    raise RequestError("holds no triples, so nothing could be found wrong", where=where, next_step=next_step)


def _file(path: Path) -> tuple[Triples, int]:
    if not path.exists():
        raise RequestError("no such file", where=str(path), next_step="check the path")
    suffixes = [suffix.lower() for suffix in path.suffixes]
    packed = suffixes[-1:] == [".gz"]
    suffix = (suffixes[-2:-1] if packed else suffixes[-1:]) or [""]
    if suffix[0] not in FORMATS:
        raise RequestError("not a kind of RDF file that can be read", where=str(path),
                           next_step=f"use one of {' '.join(FORMATS)}, or .gz of it")  # fmt: skip
    try:
        content = gzip.decompress(path.read_bytes()) if packed else path.read_bytes()
    except (OSError, EOFError, zlib.error) as error:
        raise RequestError(f"cannot be read ({reason(error)})", where=str(path), next_step="check the file and its permissions") from error
    return _parsed(content, FORMATS[suffix[0]], str(path))


def parse(content: bytes, format: str, where: str) -> Triples:
    """The default graph of RDF in memory; ``format`` is a value of ``FORMATS``. Raises RequestError, which names ``where``."""
    return _parsed(content, format, where)[0]


def _parsed(content: bytes, format: str, where: str) -> tuple[Triples, int]:
    """The default graph, and how many triples are in named ones."""
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
    return list(triples), named


def only_https(triples: Triples) -> bool:
    """Whether the terms of schema.org in a graph are all written with https."""
    import pyoxigraph as ox

    terms = {term.value for _, *said in triples for term in said if isinstance(term, ox.NamedNode)}
    return any(t.startswith(SCHEMA_HTTPS) for t in terms) and not any(t.startswith(SCHEMA_HTTP) for t in terms)


def shape_triples(place: Path | None, https: bool) -> Triples:
    """The shapes as triples; for an https graph both forms of the namespace change places."""
    files = (place,) if place and place.is_file() else shape_files(place or shapes_folder())
    if not files:
        raise RequestError("has no shapes (no .ttl file)", where=str(place), next_step="name a folder of SHACL shapes in Turtle")
    triples: Triples = []
    for path in files:
        try:
            text = path.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise RequestError(f"cannot be read ({reason(error)})", where=str(path), next_step="check the shapes") from error
        if re.search(r"\bSERVICE\b", text, re.I):
            raise RequestError("has a query with SERVICE, which reaches the network", where=str(path), next_step="take it out")
        if https:
            text = re.sub(r"\bhttps?://schema\.org/", lambda m: SCHEMA_HTTP if m[0] == SCHEMA_HTTPS else SCHEMA_HTTPS, text)
        triples += parse(text.encode(), "TURTLE", str(path))
    if not any(predicate.value.startswith(_SHACL) for _, predicate, _ in triples):
        # Whatever is held against nothing is in order, which is no answer to what was asked.
        what = "holds no SHACL shapes, so nothing could be found wrong"
        raise RequestError(what, where=str(place or shapes_folder()), next_step="name a file or folder of shapes in Turtle")
    return triples
