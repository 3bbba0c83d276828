"""Documents whose things have their names: their graphs, and what they say in slices by the things that it is about.

A bucket is the documents whose keys begin alike, a few. Its block is a function of their records, of the names of their
things and of the style; it is made in any process.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from kg import sites
from kg.intake.keeping import Keeping
from kg.model import Entry
from kg.pipeline.slices import Sorted, cut, things
from kg.pipeline.style import Style
from kg.rdf import void
from kg.rdf.block_checks import check_lines
from kg.rdf.terms import Triple
from kg.rdf.write import arranged
from kg.resolve import Local
from kg.resolve.mention_everyone import gathered
from kg.resolve.settle import nodes, statements
from kg.spill import blocks

SIZE = 16
"""How many documents a bucket has at most, about."""


@dataclass(frozen=True)
class Told:
    """A document of a bucket: its entry, the names of its things, and the names of its copies."""

    entry: Entry
    local: Local
    copies: tuple[str, ...]


@dataclass(frozen=True)
class Bucket:
    """The documents of a bucket, in order of their keys, and where their records and its block lie."""

    told: tuple[Told, ...]
    keeping: Keeping
    style: Style
    folder: Path

    def name(self) -> str:
        """What its block is called: a digest of everything it is made from."""
        digest = hashlib.sha256(f"bucket {self.style.digest()}\n".encode())
        for told in self.told:
            digest.update(told.entry.key + f"{told.local.digest()} {told.copies}\n".encode())
        return digest.hexdigest()[:32]


def cut_into(entries: Sequence[Entry]) -> list[list[Entry]]:
    """Documents (in order of their keys) in buckets. Where a document goes depends on its key, and on how many there are by powers of
    sixteen: one more changes one bucket."""
    digits = 0
    while SIZE * 16**digits < len(entries):
        digits += 1
    by_prefix: dict[str, list[Entry]] = {}
    for entry in entries:
        by_prefix.setdefault(entry.document.key[:digits], []).append(entry)
    return [by_prefix[prefix] for prefix in sorted(by_prefix)]


def make(bucket: Bucket) -> Path:
    """The block of a bucket, made unless it is there.

    Its parts: ``slices``, ``lasting`` and ``places`` (``slices.Sorted``), ``quads`` (the graphs of the documents, what is said about
    them, and the places that claims quote), ``names`` (what the prose of other documents may mention), ``counts``.
    """
    path = bucket.folder / bucket.name()
    if blocks.whole(path) is None:
        blocks.write(path, _parts(bucket), plain=("slices", "lasting"))
    return path


def _parts(bucket: Bucket) -> Mapping[str, bytes]:
    writer, known = bucket.style.writer, sites.sites()
    slices, names, films = [], [], {}
    quads: list[str] = []
    number = 0
    for told in bucket.told:
        record = bucket.keeping.record(told.entry.key)
        key = record.document.key
        said, here = statements(record, told.local), list(nodes(record, told.local))
        number += len(said)
        film = told.local.iri(record.film) if record.film is not None else ""
        if film:
            films[key] = film
        if "nq" in bucket.style.formats:
            own: list[Triple] = [triple for node in here for triple in writer.node(node)]
            own += [triple for statement in said if (triple := writer.said(statement))]
            quads += arranged(own, writer.document(key))
            about = [*writer.about(record, known[record.site], film, told.copies)]
            if bucket.style.claims in ("nq", "both"):
                about += [triple for statement in said for triple in writer.places(statement)]
            quads += arranged(about, writer.provenance)
        slices.append(cut(key, said, here))
        names.append(gathered(said, {iri: node.kind for iri, node in things(here).items()}, {n.iri: n.of for n in here if n.of}))
    check_lines(quads)
    counts = {"statements": number, "films": films, "void": void.count_quads(quads, bucket.style.base).as_row()}
    return {
        **Sorted.parts(slices),
        "quads": "".join(quads).encode(),
        "names": json.dumps(names, ensure_ascii=False).encode(),
        "counts": json.dumps(counts).encode(),
    }
