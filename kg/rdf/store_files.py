"""Which files hold a data set: those of a build, whole, packed or in shards, or any RDF file by its ending."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from kg.errors import RequestError

FORMATS = {
    ".nq": "nq", ".nquads": "nq", ".nt": "nt", ".ntriples": "nt", ".ttl": "ttl", ".turtle": "ttl", ".trig": "trig",
    ".rdf": "rdf", ".owl": "rdf", ".xml": "rdf", ".jsonld": "jsonld", ".json": "jsonld",
}  # fmt: skip
"""Endings of files that can be read, each also with ``.gz``."""

QUADS = ("kg.nq", "kg.nq.gz")
"""The whole data set of a build in one file; ``SHARD`` is its other form."""

BUILT = (*QUADS, "kg.ttl", "kg.ttl.gz", "kg.jsonld", "kg.jsonld.gz")
"""Files of a build, richest first: only N-Quads (in one file or in shards) has the graphs of the documents and the evidence."""

SHARD = re.compile(r"kg-([0-9]{5})-of-([0-9]{5})\.nq(?:\.gz)?")
"""Names of shards: ``kg-00001-of-00004.nq``; the numbers start at 1."""

Source = tuple[Path, str, bool]
"""A file to read: its path, its format (a value of ``FORMATS``), whether it is packed with gzip."""


def files(sources: Sequence[Path]) -> list[Source]:
    """The files of a request. A folder stands for the richest files of the build in it.

    Raises RequestError for what is missing, is no build, or has an ending that says no RDF format.
    """
    found: list[Source] = []
    for source in sources:
        found += [_file(path) for path in (built(source) if source.is_dir() else [source])]
    return found


def built(folder: Path) -> list[Path]:
    """The richest files of the build in a folder: one file, or a whole set of shards. Raises RequestError where it has none."""
    for name in QUADS:
        if (folder / name).is_file():
            return [folder / name]
    if parts := shards(folder):
        return parts
    for name in BUILT:
        if (folder / name).is_file():
            return [folder / name]
    what = "the folder holds no kg.nq, kg.ttl or kg.jsonld"
    raise RequestError(what, where=str(folder), next_step="make them with `kg build`")


def shards(folder: Path) -> list[Path]:
    """The shards of N-Quads in a folder, in order; none is an empty list. Raises RequestError where some of a set are missing."""
    matches = [(match, path) for path in sorted(folder.iterdir()) if (match := SHARD.fullmatch(path.name))]
    if not matches:
        return []
    totals = {int(match[2]) for match, _ in matches}
    numbers = [int(match[1]) for match, _ in matches]
    if len(totals) != 1 or numbers != list(range(1, max(totals) + 1)):
        said = " or ".join(map(str, sorted(totals)))
        what = f"the shards of kg.nq are not one whole set: {len(matches)} files, which say there are {said}"
        raise RequestError(what, where=str(folder), next_step="build again, or copy the missing files")
    return [path for _, path in matches]


def _file(path: Path) -> Source:
    if not path.is_file():
        what = "is not a file" if path.exists() else "no such file"
        raise RequestError(what, where=str(path), next_step="make it with `kg build`, or name another")
    packed = path.suffix.lower() == ".gz"
    ending = (path.with_suffix("") if packed else path).suffix.lower()
    if ending not in FORMATS:
        what = f"its ending {ending or '(none)'} names no RDF format"
        raise RequestError(what, where=str(path), next_step=f"use one of {', '.join(FORMATS)}")
    return path, FORMATS[ending], packed


def working_folder(out: Path) -> Path:
    """Where working files about the build in ``out`` live: ``.kg/<name of out>`` beside it, never inside."""
    whole = out.absolute() if out.name != ".." else out.resolve()
    return whole.parent / ".kg" / whole.name
