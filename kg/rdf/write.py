"""Triples as sorted lines, and files that are on the disk when they are said to be."""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import IO, Any

from kg.rdf.terms import Triple, iri


def arranged(triples: Iterable[Triple], graph: str = "") -> list[str]:
    """Triples of the default graph, or of the graph with this IRI, as distinct lines, sorted: subjects as ``in_order`` has them."""
    end = f" {iri(graph)} .\n" if graph else " .\n"
    said: dict[str, set[str]] = {}
    for s, p, o in triples:
        line = f"{p} {o}{end}"
        if s in said:
            said[s].add(line)
        else:
            said[s] = {line}
    return [f"{subject} {line}" for subject in sorted(said, key=in_order) for line in sorted(said[subject])]


def in_order(subject: str) -> str:
    """What subjects (terms) are sorted by: ``/`` comes before every other character, so that a thing is followed by its details."""
    return subject[:-1].replace("/", "\1")


def settle(file: IO[Any]) -> None:
    """Flush a file to the disk, so that a rename after it never shows half of it."""
    file.flush()
    os.fsync(file.fileno())
