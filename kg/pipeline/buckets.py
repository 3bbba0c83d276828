"""Documents whose things have their names: their graphs, and what they say in slices by the things that it is about.

A bucket is the documents whose keys begin alike, a few. Its block is a function of their records, of the names of their
things and of the style; it is made in any process.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from kg import sites
from kg.intake.keeping import Keeping
from kg.model import Entry
from kg.pipeline.slices import Sorted, cut, things
from kg.pipeline.style import Style
from kg.pipeline.tables import Page
from kg.rdf import void
from kg.rdf.block_checks import check_lines
from kg.rdf.terms import Triple
from kg.rdf.withheld import without_texts
from kg.rdf.write import arranged
from kg.resolve import Local
from kg.resolve.mention_everyone import gathered
from kg.resolve.settle import nodes, statements
from kg.spill import blocks

SIZE = 16
"""How many documents a bucket has on average at most, and a quarter of this at least."""

_DIGITS = 8
"""So many digits of a document's key say in which bucket it is."""


@dataclass(frozen=True)
class Member:
    """A document of a bucket: its entry, a digest of the IRIs of its things, and the names of its copies."""

    entry: Entry
    iris: str
    copies: tuple[str, ...]


@dataclass(frozen=True)
class Bucket:
    """The documents of a bucket, in order of their keys, the names of their things, and where their records and its block lie."""

    members: tuple[Member, ...]
    locals: tuple[Local, ...]
    keeping: Keeping
    style: Style
    folder: Path

    @property
    def path(self) -> Path:
        """Where its block lies."""
        return self.folder / name(self.members, self.style)


def name(members: Iterable[Member], style: Style) -> str:
    """What the block of a bucket is called: a digest of everything it is made from."""
    digest = hashlib.sha256(f"bucket {style.digest}\n".encode())
    for each in members:
        digest.update(each.entry.key + f"{each.iris} {each.copies}\n".encode())
    return digest.hexdigest()[:32]


def cut_into(entries: Sequence[Entry]) -> list[list[Entry]]:
    """Documents (in order of their keys) in buckets. Where a document goes depends on its key, and on how many there are by powers of
    four: one more changes one bucket."""
    bits = 0
    while SIZE << bits < len(entries):
        bits += 2
    return [list(some) for _, some in groupby(entries, lambda entry: int(entry.document.key[:_DIGITS], 16) >> 4 * _DIGITS - bits)]


def page(entry: Entry, film: str) -> Page:
    """A document as chunks need it; ``film`` is the IRI of what it is about, or empty."""
    return Page(entry.site, entry.document.date, entry.document.name, film)


def make(bucket: Bucket) -> Path:
    """The block of a bucket, made unless it is there.

    Its parts: those of ``slices.Sorted.parts``, ``quads`` (the graphs of the documents, what is said about them, and the places that
    claims quote), ``names`` (what the prose of other documents may mention), ``counts``.
    """
    path = bucket.path
    if blocks.whole(path) is None:
        blocks.write(path, _parts(bucket), plain=("slices", "lasting", "digests"), packing=bucket.style.packing)
    return path


def _parts(bucket: Bucket) -> Mapping[str, bytes]:
    writer, known = bucket.style.writer, sites.sites()
    slices, names = [], []
    pages: dict[str, Page] = {}
    quads: list[str] = []
    number = 0
    for member, local in zip(bucket.members, bucket.locals, strict=True):
        record = bucket.keeping.record(member.entry.key)
        key = record.document.key
        said, here = statements(record, local), list(nodes(record, local))
        if bucket.style.text == "none":
            said = without_texts(said)
        number += len(said)
        film = local.iri(record.film) if record.film is not None else ""
        pages[key] = page(member.entry, film)
        if "nq" in bucket.style.formats:
            own: list[Triple] = [triple for node in here for triple in writer.node(node)]
            own += [triple for statement in said if (triple := writer.said(statement))]
            quads += arranged(own, writer.document(key))
            about = [*writer.about(record, known[record.site], film, member.copies)]
            if bucket.style.claims in ("nq", "both"):
                about += [triple for statement in said for triple in writer.places(statement)]
            quads += arranged(about, writer.provenance)
        slices.append(cut(key, said, here))
        names.append(gathered(said, {iri: node.kind for iri, node in things(here).items()}, {n.iri: n.of for n in here if n.of}))
    check_lines(quads)
    films = {key: page.film for key, page in pages.items() if page.film}
    counts = {"statements": number, "films": films, "void": void.count_quads(quads, bucket.style.base).as_row()}
    return {
        **Sorted.parts(slices, pages),
        "quads": "".join(quads).encode(),
        "names": b"".join(sorted({line for said in names for line in said.splitlines(keepends=True)})),
        "counts": json.dumps(counts).encode(),
    }
