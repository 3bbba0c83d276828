"""The files of a build from the blocks of its graph, one after the other."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager
from dataclasses import dataclass
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
        rest: list[str] = []
        wanted: list[Callable[[], list[Written]]] = []
        if "ttl" in options.formats:
            wanted.append(lambda: files.join("kg.ttl", lambda path: turtle_file(path, made.style.writer.terms), "turtle"))
        if "jsonld" in options.formats:
            wanted.append(lambda: files.join("kg.jsonld", lambda path: jsonld_file(path, made.style.writer.terms), "jsonld"))
        if "nq" in options.formats:
            rest = _rest(made.style, made, resolution)
            check_lines(rest)
            made.void.add(void.count_quads(rest, made.style.base))
            report.counts = {**report.counts, "quads": made.void.triples + made.void.stated + made.void.provenance}
            wanted.append(lambda: files.quads(rest, options.shards, zipped=options.gzip))
        if made.style.claims in ("parquet", "both"):
            wanted.append(files.claims)
        # Unpacking, hashing and writing are done without the interpreter: files side by side take as many processors.
        with ThreadPoolExecutor(len(wanted) or 1) as threads:
            joining = [threads.submit(work) for work in wanted]
            with (stage / "decisions.jsonl").open("w", encoding="utf-8") as file:
                file.writelines(resolution.decisions.lines(texts=options.text != "none"))
            with (stage / "report.json").open("w", encoding="utf-8") as file:
                file.writelines(report.as_json())
            (stage / "report.txt").write_text(report.as_text(), encoding="utf-8")
            done = sorted((file for each in joining for file in each.result()), key=lambda file: file.name)
        (stage / void.NAME).write_text(void.describe(made.void, made.style.base, done), encoding="utf-8", newline="\n")
        progress("write", 1, 1)


@dataclass(frozen=True)
class _Files:
    """The files that are made of blocks."""

    stage: Path
    made: Graph

    def join(self, name: str, opened: Callable[[Path], AbstractContextManager[Joined]], part: str) -> list[Written]:
        """A file of a part of all chunks."""
        with opened(self.stage / name) as file:
            for chunk in self.made.chunks:
                file.add(Block(chunk.path).part(part))
        return [file.written]

    def quads(self, rest: Iterable[str], shards: int, *, zipped: bool) -> list[Written]:
        """``kg.nq``: the facts, the documents' graphs, the claims, and what is said of no document alone; packed, or in several files."""
        with quads_file(self.stage / "kg.nq") as file:
            for chunk in self.made.chunks:
                file.add(Block(chunk.path).part("facts"))
            for bucket in self.made.buckets:
                file.add(Block(bucket).part("quads"))
            for chunk in self.made.chunks:
                file.add(Block(chunk.path).part("quads"))
            file.add("".join(rest))
        if shards < 2 and not zipped:
            return [file.written]
        return [written(path) for path in store_shards.pack(self.stage / "kg.nq", shards, zipped=zipped)]

    def claims(self) -> list[Written]:
        """``claims.parquet``."""
        write_claims(self.stage / "claims.parquet", self._tables())
        return [written(self.stage / "claims.parquet")]

    def _tables(self) -> Iterator[bytes]:
        writer = self.made.style.writer
        yield claims_table([], {}, writer.columns, writer.quote, claim_hash)
        for chunk in self.made.chunks:
            yield Block(chunk.path).part("claims")


def _rest(style: Style, made: Graph, resolution: Resolution) -> list[str]:
    """What is said of no document alone: former names, the sites, and what each is worth."""
    writer, known = style.writer, sites.sites()
    triples: list[Triple] = [*writer.former(resolution.former)]
    for name, metrics in sorted(made.quality.items()):
        triples += writer.site(known[name])
        if known[name].title:
            triples += writer.measured(known[name], metrics)
    return arranged(triples, writer.provenance)
