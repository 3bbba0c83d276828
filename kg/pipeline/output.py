"""The files of a build from the blocks of its graph, one after the other."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

from kg import sites
from kg.intake import Progress
from kg.model import Options
from kg.output import staging
from kg.pipeline.graph import Graph
from kg.pipeline.style import Style
from kg.rdf import store_shards, void
from kg.rdf.block_checks import check_lines
from kg.rdf.graph import claim_hash
from kg.rdf.joined import Joined, Written, jsonld_file, quads_file, turtle_file, written
from kg.rdf.terms import Triple
from kg.rdf.write import arranged
from kg.report import Report
from kg.resolve import Resolution
from kg.spill.blocks import Block
from kg.spill.parquet import claims_table, write_claims


def write(out: Path, made: Graph, report: Report, resolution: Resolution, options: Options, progress: Progress) -> None:
    """Write everything to the folder ``out``, which is replaced in one step. Completes the numbers of the report."""
    with staging(out) as stage:
        progress("write", 0, 1)
        files = _Files(stage, made)
        if "ttl" in options.formats:
            files.join("kg.ttl", lambda path: turtle_file(path, made.style.writer.terms), ("turtle",))
        if "jsonld" in options.formats:
            files.join("kg.jsonld", lambda path: jsonld_file(path, made.style.writer.terms), ("jsonld",))
        if "nq" in options.formats:
            rest = _rest(made.style, made, resolution)
            check_lines(rest)
            made.void.add(void.count_quads(rest, made.style.base))
            files.quads(rest)
            report.counts = {**report.counts, "quads": made.void.triples + made.void.stated + made.void.provenance}
            if options.shards > 1 or options.gzip:
                files.pack(options.shards, zipped=options.gzip)
        if made.style.claims in ("parquet", "both"):
            write_claims(stage / "claims.parquet", _tables(made))
            files.done.append(written(stage / "claims.parquet"))
        described = void.describe(made.void, made.style.base, sorted(files.done, key=lambda file: file.name))
        (stage / void.NAME).write_text(described, encoding="utf-8", newline="\n")
        with (stage / "decisions.jsonl").open("w", encoding="utf-8") as file:
            file.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in resolution.decisions.rows())
        with (stage / "report.json").open("w", encoding="utf-8") as file:
            file.writelines(report.as_json())
        (stage / "report.txt").write_text(report.as_text(), encoding="utf-8")
        progress("write", 1, 1)


class _Files:
    """The files that are made of blocks."""

    def __init__(self, stage: Path, made: Graph) -> None:
        self.stage, self.made = stage, made
        self.done: list[Written] = []

    def join(self, name: str, opened: Callable[[Path], AbstractContextManager[Joined]], parts: tuple[str, ...]) -> None:
        """A file of the parts of all chunks."""
        with opened(self.stage / name) as file:
            for chunk in self.made.chunks:
                for part in parts:
                    file.add(Block(chunk.path).part(part))
        self.done.append(file.written)

    def quads(self, rest: list[str]) -> None:
        """``kg.nq``: the facts, the documents' graphs, the claims, and what is said of no document alone."""
        with quads_file(self.stage / "kg.nq") as file:
            for chunk in self.made.chunks:
                file.add(Block(chunk.path).part("facts"))
            for bucket in self.made.buckets:
                file.add(Block(bucket).part("quads"))
            for chunk in self.made.chunks:
                file.add(Block(chunk.path).part("quads"))
            file.add("".join(rest))
        self.done.append(file.written)

    def pack(self, shards: int, *, zipped: bool) -> None:
        """``kg.nq`` packed, or in several files."""
        self.done = [file for file in self.done if file.name != "kg.nq"]
        self.done += [written(path) for path in store_shards.pack(self.stage / "kg.nq", shards, zipped=zipped)]


def _rest(style: Style, made: Graph, resolution: Resolution) -> list[str]:
    """What is said of no document alone: former names, the sites, and what each is worth."""
    writer, known = style.writer, sites.sites()
    triples: list[Triple] = [*writer.former(resolution.former)]
    for name, metrics in sorted(made.quality.items()):
        triples += writer.site(known[name])
        if known[name].title:
            triples += writer.measured(known[name], metrics)
    return arranged(triples, writer.provenance)


def _tables(made: Graph) -> Iterator[bytes]:
    writer = made.style.writer
    yield claims_table([], {}, writer.columns, writer.quote, claim_hash)
    for chunk in made.chunks:
        yield Block(chunk.path).part("claims")
