"""A data set as the set of its N-Quads lines: the form in which two of them are compared."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from kg.errors import RequestError, reason
from kg.rdf.load_nquads import LINE
from kg.rdf.store_files import files
from kg.vocabulary import PREFIXES, SCHEMA_HTTPS

_ESCAPE = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))")
_PLAIN = {"t": "\t", "n": "\n", "r": "\r", "b": "\b", "f": "\f"}


class Line(NamedTuple):
    """A statement taken apart: IRIs without brackets, predicates and datatypes compact, the literal's words unescaped.

    ``graph`` is empty for the default graph; ``datatype`` is empty for links, and ``xsd:string`` for plain text.
    """

    subject: str
    predicate: str
    object: str
    datatype: str
    graph: str


def lines(sources: Sequence[Path]) -> set[str]:
    """The lines (without line feeds) of RDF files or of the folder of a build. Raises RequestError for what cannot be read."""
    found: set[str] = set()
    for path, form, packed in files(sources):
        if form in ("nq", "nt"):
            try:
                with gzip.open(path, "rt", encoding="utf-8", newline="\n") if packed else path.open(encoding="utf-8", newline="\n") as file:
                    found.update(line.rstrip("\r\n") for line in file if line.strip() and not line.startswith("#"))
            except (OSError, EOFError, ValueError) as error:
                raise RequestError(f"cannot be read: {reason(error)}", where=str(path), next_step="check that it is whole") from error
        else:
            found.update(_converted(path, form, packed))
    return found


def _converted(path: Path, form: str, packed: bool) -> Iterator[str]:
    import pyoxigraph as ox

    forms: dict[str, Any] = {
        "ttl": ox.RdfFormat.TURTLE,
        "trig": ox.RdfFormat.TRIG,
        "rdf": ox.RdfFormat.RDF_XML,
        "jsonld": ox.RdfFormat.JSON_LD,
    }
    try:
        data = gzip.decompress(path.read_bytes()) if packed else path.read_bytes()
        quads = ox.parse(data, format=forms[form], base_iri=path.resolve().as_uri())
        written = ox.serialize(quads, format=ox.RdfFormat.N_QUADS)
    except (OSError, EOFError, SyntaxError, ValueError) as error:
        raise RequestError(
            f"cannot be read: {error}", where=str(path), next_step=f"check that it is what its ending says ({form})"
        ) from error
    yield from (written or b"").decode().splitlines()


def parsed(line: str) -> Line | None:
    """A line taken apart; None for one that no triple store would take (a blank node, damage)."""
    match = LINE.fullmatch(line)
    if match is None:
        return None
    value, datatype = match[3], ""
    if value.startswith("<"):
        value = value[1:-1]
    else:
        end = value.rindex('"')
        tail, value = value[end + 1 :], _ESCAPE.sub(_unescaped, value[1:end])
        datatype = _compact(tail[3:-1]) if tail.startswith("^^") else "xsd:string"
    return Line(match[1][1:-1], _compact(match[2][1:-1]), value, datatype, (match[4] or "<>")[1:-1])


def _unescaped(match: re.Match[str]) -> str:
    code = match[1] or match[2]
    return chr(int(code, 16)) if code else _PLAIN.get(match[3], match[3])


def _compact(iri: str) -> str:
    if iri.startswith(SCHEMA_HTTPS):
        return f"schema:{iri.removeprefix(SCHEMA_HTTPS)}"
    for prefix, space in PREFIXES.items():
        if iri.startswith(space):
            return f"{prefix}:{iri.removeprefix(space)}"
    return iri
