"""The files that are made of the blocks of a graph, one after the other; each is written in any process."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from kg.model import Options
from kg.pipeline.graph import Graph
from kg.pipeline.style import Style
from kg.rdf import store_shards
from kg.rdf.graph import claim_hash
from kg.rdf.joined import Joined, Written, jsonld_file, quads_file, turtle_file, written
from kg.spill.blocks import Block
from kg.spill.parquet import claims_table, write_claims

Form = Literal["nq", "parquet", "ttl", "jsonld"]
"""A file by its ending."""

FORMS: tuple[Form, ...] = ("nq", "parquet", "ttl", "jsonld")
"""Those that take longest come first."""

_PIECE = 1 << 20


@dataclass(frozen=True)
class Filed:
    """One of the files: in which folder, and the blocks that it is made of, of the chunks and of the buckets, in order.

    ``rest`` is the file of what is said of no document alone, where it is wanted; ``shards`` and ``zipped`` mean what they mean in
    ``Options``.
    """

    form: Form
    stage: Path
    chunks: tuple[Path, ...]
    buckets: tuple[Path, ...]
    style: Style
    rest: Path
    shards: int = 1
    zipped: bool = False


def files_of(made: Graph, rest: Path, options: Options, stage: Path) -> list[Filed]:
    """The files that are wanted."""
    asked = {*options.formats, *(("parquet",) if made.style.claims in ("parquet", "both") else ())}
    wanted = [form for form in FORMS if form in asked]
    chunks = tuple(chunk.path for chunk in made.chunks)
    return [Filed(form, stage, chunks, tuple(made.buckets), made.style, rest, options.shards, options.gzip) for form in wanted]


def write_file(file: Filed) -> list[Written]:
    """Write one of the files: more than one where it is in shards."""
    terms = file.style.writer.terms
    if file.form == "ttl":
        return _joined(file, lambda path: turtle_file(path, terms), "turtle")
    if file.form == "jsonld":
        return _joined(file, lambda path: jsonld_file(path, terms), "jsonld")
    if file.form == "nq":
        return _quads(file)
    write_claims(file.stage / "claims.parquet", _tables(file))
    return [written(file.stage / "claims.parquet")]


def _joined(file: Filed, opened: Callable[[Path], AbstractContextManager[Joined]], part: str) -> list[Written]:
    """A file of a part of all chunks."""
    with opened(file.stage / f"kg.{file.form}") as joined:
        for chunk in file.chunks:
            joined.add(Block(chunk).part(part))
    return [joined.written]


def _quads(file: Filed) -> list[Written]:
    """``kg.nq``: the facts, the documents' graphs, the claims, and what is said of no document alone; packed, or in several files."""
    path = file.stage / "kg.nq"
    with quads_file(path) as joined:
        for chunk in file.chunks:
            joined.add(Block(chunk).part("facts"))
        for bucket in file.buckets:
            joined.add(Block(bucket).part("quads"))
        for chunk in file.chunks:
            joined.add(Block(chunk).part("quads"))
        with file.rest.open("rb") as rest:
            while piece := rest.read(_PIECE):
                joined.add(piece)
    if file.shards < 2 and not file.zipped:
        return [joined.written]
    return [written(shard) for shard in store_shards.pack(path, file.shards, zipped=file.zipped)]


def _tables(file: Filed) -> Iterator[bytes]:
    writer = file.style.writer
    yield claims_table([], {}, writer.columns, writer.quote, claim_hash)
    for chunk in file.chunks:
        yield Block(chunk).part("claims")
