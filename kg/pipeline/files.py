"""The files that are made of the blocks of a graph, one after the other; each is written in any process.

The longest of them, ``kg.nq``, is begun as soon as the documents' graphs are there, goes on when the facts are, and is ended with what the
whole graph says.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from kg.model import Options
from kg.pipeline.graph import Graph
from kg.pipeline.row_groups import RowGroup, claims_files
from kg.pipeline.style import Style
from kg.rdf import store_shards
from kg.rdf.joined import Joined, Written, jsonld_file, turtle_file, written
from kg.rdf.write import settle
from kg.spill.blocks import Block
from kg.spill.row_groups import join_files

Form = Literal["nq", "parquet", "ttl", "jsonld"]
"""A file by its ending."""

FORMS: tuple[Form, ...] = ("nq", "parquet", "ttl", "jsonld")
"""Those that take longest come first."""

_QUADS = "kg.nq"


@dataclass(frozen=True)
class Filed:
    """One of the files: in which folder, and the blocks of the chunks that it is made of, in order, or the groups of these.

    ``shards`` and ``zipped`` mean what they mean in ``Options``.
    """

    form: Form
    stage: Path
    chunks: tuple[Path, ...]
    row_groups: tuple[RowGroup, ...]
    style: Style
    shards: int = 1
    zipped: bool = False

    @property
    def rest(self) -> Path:
        """Where what is said of no document alone lies until it is in ``kg.nq``: the next build clears it up when this one is killed."""
        return self.stage / ".rest.nq"


def files_of(made: Graph, stage: Path, options: Options) -> list[Filed]:
    """The files that are wanted."""
    asked = {*options.formats, *(("parquet",) if made.style.claims in ("parquet", "both") else ())}
    wanted = [form for form in FORMS if form in asked]
    chunks = tuple(chunk.path for chunk in made.chunks)
    return [Filed(form, stage, chunks, tuple(made.row_groups), made.style, options.shards, options.gzip) for form in wanted]


def write_file(file: Filed) -> list[Written]:
    """Write one of the files; of ``kg.nq`` the facts and the claims, behind what was begun."""
    terms = file.style.writer.terms
    if file.form == "ttl":
        return _joined(file, lambda path: turtle_file(path, terms), "turtle")
    if file.form == "jsonld":
        return _joined(file, lambda path: jsonld_file(path, terms), "jsonld")
    if file.form == "nq":
        return _go_on_with_quads(file)
    join_files(file.stage / "claims.parquet", claims_files(file.row_groups, file.style))
    return [written(file.stage / "claims.parquet")]


def _joined(file: Filed, opened: Callable[[Path], AbstractContextManager[Joined]], part: str) -> list[Written]:
    """A file of a part of all chunks."""
    with opened(file.stage / f"kg.{file.form}") as joined:
        for chunk in file.chunks:
            joined.add(Block(chunk).part(part))
    return [joined.written]


def begin_quads(begun: tuple[Path, Sequence[Path]]) -> None:
    """Begin ``kg.nq`` in a folder with the documents' graphs and what is said of each document, of the blocks of buckets."""
    stage, buckets = begun
    with (stage / _QUADS).open("wb") as file:
        for bucket in buckets:
            file.write(Block(bucket).part("quads"))


def _go_on_with_quads(file: Filed) -> list[Written]:
    with (file.stage / _QUADS).open("ab") as whole:
        for part in ("facts", "quads"):
            for chunk in file.chunks:
                whole.write(Block(chunk).part(part))
    return []


def end_quads(file: Filed) -> list[Written]:
    """End ``kg.nq`` with what is said of no document alone; packed, or in several files."""
    path = file.stage / _QUADS
    with path.open("ab") as whole:
        with file.rest.open("rb") as rest:
            shutil.copyfileobj(rest, whole)
        settle(whole)
    os.remove(file.rest)
    return [written(shard) for shard in store_shards.pack(path, file.shards, zipped=file.zipped)]
