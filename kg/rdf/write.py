"""Triples as sorted lines, and files that are on the disk when they are said to be."""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import IO, Any

from kg.rdf.terms import Triple, iri


def arranged(triples: Iterable[Triple], graph: str = "") -> list[str]:
    """Triples of the default graph, or of the graph with this IRI, as distinct lines, sorted.

    ``/`` comes before every other character of a subject, so that a thing is followed by the details below it.
    """
    end = f" {iri(graph)} .\n" if graph else " .\n"
    said: dict[str, set[str]] = {}
    for s, p, o in triples:
        line = f"{p} {o}{end}"
        if s in said:
            said[s].add(line)
        else:
            said[s] = {line}
    subjects = sorted(said, key=lambda subject: subject[:-1].replace("/", "\1"))
    return [f"{subject} {line}" for subject in subjects for line in sorted(said[subject])]


def settle(file: IO[Any]) -> None:
    """Flush a file to the disk, so that a rename after it never shows half of it."""
    file.flush()
    os.fsync(file.fileno())
