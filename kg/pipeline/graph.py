"""From documents with names to the blocks of the graph: buckets, the sites' weights, chunks, and what they leave open."""

from __future__ import annotations

import hashlib
import json
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TypeVar

from kg.errors import InternalFault
from kg.fuse.scorecard import Tally, scorecard
from kg.fuse.sources import Agreement, added
from kg.intake import Progress
from kg.model import Conflict, Entry
from kg.pipeline import buckets, chunks, tables
from kg.pipeline.buckets import Bucket
from kg.pipeline.chunks import Chunk, Made, Piece
from kg.pipeline.crew import Crew
from kg.pipeline.slices import Sorted, place
from kg.pipeline.style import Style
from kg.pipeline.told import unpacked
from kg.pipeline.working import Working
from kg.rdf.admission import ROUNDS
from kg.rdf.block_validation import Known, Remainder, Settled
from kg.rdf.void import Counts
from kg.report import Finding
from kg.resolve import Resolution
from kg.resolve.mention_everyone import Everyone, Names, changed, touched
from kg.spill.blocks import Block
from kg.vocabulary import FILMS, KINDS

FEW = 64
"""A graph of so few documents is one chunk."""
PER_CHUNK = {"film": 4, "other": 64}
"""How many films, or other things, a chunk has on average: so few that a page more touches few chunks, so many that a chunk is
worth the while."""


Item = TypeVar("Item")


@dataclass
class Graph:
    """The blocks of a graph, in order, and what they say of themselves; ``quality`` is what each site is worth, by metric."""

    buckets: list[Path]
    chunks: list[Made]
    names: Path
    style: Style
    agreements: dict[str, Agreement]
    films: dict[str, str] = field(default_factory=dict)
    statements: int = 0
    conflicts: list[Conflict] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    left_out: list[Finding] = field(default_factory=list)
    tally: Tally = field(default_factory=Tally)
    void: Counts = field(default_factory=Counts)
    quality: dict[str, dict[str, float]] = field(default_factory=dict)

    @property
    def weights(self) -> dict[str, int]:
        """What the voice of each site weighs, in thousandths."""
        return {site: agreement.weight for site, agreement in self.agreements.items()}


def assemble(
    entries: Sequence[Entry], resolution: Resolution, copies: Mapping[str, Sequence[str]], at: Working, style: Style, workers: Crew,
    progress: Progress,
) -> Graph:  # fmt: skip
    """Make the blocks of the graph of some documents, in order of their keys, in the working folder ``at``.

    ``copies`` are the names of the copies of documents, by name. Raises InternalFault where the graph breaks a promise of ours.
    """
    some = buckets.cut_into(entries)
    tasks = (Bucket(tuple(_told_of(entry, resolution, copies) for entry in each), at.keeping, style, at.folder) for each in some)
    made = list(_counted(workers.do(buckets.make, tasks, len(some)), "link", len(some), progress))
    blocks = [Block(path) for path in made]
    counts = [json.loads(block.part("counts")) for block in blocks]
    films = {key: film for count in counts for key, film in count["films"].items()}
    names = _index(blocks, at.folder)
    said, held = _pieces(blocks, len(entries))
    pages = {entry.document.key: _page(entry, films) for entry in entries}
    documents = tables.write_documents(at.folder, pages)
    weighed = added(workers.do(chunks.Weigh(documents), held, len(held)))
    usable = tables.write_usable(at.folder, _usable(at, names))
    result = Graph(made, [], names, style, weighed, films)
    weights = tuple(sorted(result.weights.items()))
    ranges = [Chunk(pieces, weights, documents, names, usable, style, at.folder) for pieces in said]
    result.chunks = list(_counted(workers.do(chunks.make, ranges, len(ranges)), "fuse", len(ranges), progress))
    _without_lost(result, ranges, workers)
    for count in counts:
        result.statements += count["statements"]
        result.void.add(Counts.of_row(count["void"]))
    _gather(result, progress)
    result.quality = _quality(result, entries)
    return result


def _counted(items: Iterable[Item], stage: str, total: int, progress: Progress) -> Iterator[Item]:
    progress(stage, 0, total)
    for done, item in enumerate(items, 1):
        progress(stage, done, total)
        yield item


def _told_of(entry: Entry, resolution: Resolution, copies: Mapping[str, Sequence[str]]) -> buckets.Told:
    return buckets.Told(entry, resolution.of(entry.document.key), tuple(copies.get(entry.document.name, ())))


def _page(entry: Entry, films: Mapping[str, str]) -> tables.Page:
    document = entry.document
    return tables.Page(entry.site, document.date, document.name, films.get(document.key, ""))


# --- names -------------------------------------------------------------------------------------------------------------


def _index(blocks: Iterable[Block], folder: Path) -> Path:
    """The index of the names that prose may mention, called by its content."""
    beside = folder / "names.new"
    Everyone.write(beside, _names(blocks))
    return beside.replace(folder / _name(beside))


def _name(index: Path) -> str:
    with index.open("rb") as file:
        return f"names-{hashlib.file_digest(file, 'sha256').hexdigest()[:32]}"


def _names(blocks: Iterable[Block]) -> Iterator[Names]:
    for block in blocks:
        yield from json.loads(block.part("names"))


def _usable(at: Working, names: Path) -> Mapping[str, str]:
    """Blocks of the last build that the index of names has not changed for, by the digests of what they were made from."""
    before, kept = at.folder / at.ledger.names, at.ledger.chunks
    if before == names:
        return kept
    if not kept or not before.is_file() or _name(before) != before.name:
        return {}
    changes = changed(before, names)
    found = {}
    for inputs, name in kept.items():
        try:
            needs = Block(at.folder / name).part("needs")
        except InternalFault:
            continue
        if not touched(needs, changes):
            found[inputs] = name
    return found


# --- chunks ------------------------------------------------------------------------------------------------------------


def _pieces(blocks: Sequence[Block], documents: int) -> tuple[list[tuple[Piece, ...]], list[tuple[Piece, ...]]]:
    """What belongs to each chunk, of the parts ``slices`` and ``lasting`` of each bucket."""
    starts = _starts(blocks, documents)
    said: list[list[Piece]] = [[] for _ in starts]
    held: list[list[Piece]] = [[] for _ in starts]
    for block in blocks:
        path, slices, lasting = str(block.path), block.place("slices"), block.place("lasting")
        for number, (at, size), (at_held, size_held) in Sorted.of(block.part("places")).spans(starts):
            said[number].append(Piece(path, slices + at, size))
            if size_held:
                held[number].append(Piece(path, lasting + at_held, size_held))
    return [tuple(pieces) for pieces in said if pieces], [tuple(pieces) for pieces in held if pieces]


def _starts(blocks: Iterable[Block], documents: int) -> list[str]:
    """The places where chunks begin. Whether one begins at a thing depends on the thing alone: a thing more makes at most two of one."""
    if documents <= FEW:
        return [""]
    starts = {""}
    for block in blocks:
        starts.update(place(iri) for iri in Sorted.of(block.part("places")).things() if _begins(iri))
    return sorted(starts)


_FILM_PATHS = tuple(f"/{KINDS[kind].path}/" for kind in sorted(FILMS))


def _begins(iri: str) -> bool:
    kind = "film" if any(path in iri for path in _FILM_PATHS) else "other"
    return zlib.crc32(iri.encode()) % PER_CHUNK[kind] == 0


def _without_lost(result: Graph, tasks: Sequence[Chunk], workers: Crew) -> None:
    """Where the shapes left nothing of a thing, make the chunks again that link to it."""
    gone: frozenset[str] = frozenset()
    for _ in range(ROUNDS):
        lost = gone.union(*(_listed(made, "lost") for made in result.chunks))
        if lost == gone:
            return
        gone = lost
        again = [n for n, made in enumerate(result.chunks) if gone.intersection(_listed(made, "links"))]
        anew = [replace(tasks[n], gone=gone) for n in again]
        for n, made in zip(again, workers.do(chunks.make, anew, len(anew)), strict=True):
            result.chunks[n] = made
    raise InternalFault(f"things are still lost after {ROUNDS} rounds of leaving facts out", where="the graph")


def _listed(made: Made, part: str) -> list[str]:
    found: list[str] = json.loads(Block(made.path).part(part))
    return found


def _gather(result: Graph, progress: Progress) -> None:
    """Add up what the chunks say of themselves, and settle what they could not."""
    rest = Remainder(result.style.https)
    said = result.statements
    result.statements = 0
    for made in result.chunks:
        told = unpacked(Block(made.path).part("told"))
        result.statements += told.statements
        result.conflicts += told.conflicts
        result.findings += told.findings
        result.left_out += told.left_out
        result.tally.add(told.tally)
        result.void.add(told.facts)
        result.void.add(told.quads)
        rest.add(told.checked)
    if result.statements < said:
        raise InternalFault(f"of {said} statements {result.statements} are in the graph", where="the graph")
    progress("validate", 0, 1)
    settled = rest.settle(lambda: _sources(result))
    rest.crosscheck(settled)
    _settle(result, settled)
    result.conflicts.sort(key=lambda c: (c.subject, c.property, c.about, c.values))
    for listed in (result.findings, result.left_out):
        listed.sort(key=lambda f: (f.severity, f.focus, f.path, f.value, f.message))
    progress("validate", 1, 1)


def _quality(result: Graph, entries: Iterable[Entry]) -> dict[str, dict[str, float]]:
    documents: Counter[str] = Counter()
    notices: Counter[str] = Counter()
    for entry in entries:
        documents[entry.site] += 1
        notices[entry.site] += sum(notice.severity != "info" for notice in entry.notices)
    sites = {site: (number, notices[site]) for site, number in documents.items()}
    return {score.site: score.metrics() for score in scorecard(result.tally, result.agreements, sites)}


def _settle(result: Graph, settled: Settled) -> None:
    for found in settled.results:
        if found.severity == "violation":
            raise InternalFault(f"{found.message} ({found.focus} {found.path} {found.value})", where="the graph",
                                next_step="nothing was written; please report it with the pages")  # fmt: skip
    if settled.foci:
        result.findings = [f for f in result.findings if f.focus not in settled.foci]
        result.findings += [Finding(r.severity, r.message, r.focus, r.path, r.value) for r in settled.results]


def _sources(result: Graph) -> Iterator[tuple[Iterable[str], Known]]:
    """The facts of every chunk as lines, and what is known of things elsewhere."""
    for made in result.chunks:
        block = Block(made.path)
        yield (f"{line}\n" for line in block.part("facts").decode().split("\n") if line), chunks.known(block.part("outside"), result.style)
