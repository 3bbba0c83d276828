"""From documents with names to the blocks of the graph: buckets, the sites' weights, chunks, and what they leave open."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import TypeVar

from kg.errors import InternalFault
from kg.fuse.scorecard import Tally, scorecard
from kg.fuse.sources import Agreement, added
from kg.intake import Progress
from kg.model import Conflict, Entry
from kg.pipeline import buckets, chunks, tables
from kg.pipeline.buckets import Bucket, Member
from kg.pipeline.chunks import Chunk, Made
from kg.pipeline.crew import Crew
from kg.pipeline.ranges import Range, ranges
from kg.pipeline.row_groups import RowGroup, row_groups
from kg.pipeline.style import Style
from kg.pipeline.told import unpacked
from kg.pipeline.working import Ledger, Working
from kg.rdf.admission import ROUNDS
from kg.rdf.block_validation import Known, Remainder, Settled, crosschecked
from kg.rdf.void import Counts
from kg.report import Finding
from kg.resolve import Resolution
from kg.resolve.mention_everyone import Changes, Everyone, changed
from kg.spill.blocks import Block

BATCH = 64
"""How many blocks of the last build a process looks through at once."""
LARGE = 32
"""The index of the names in so few buckets is made here, not beside."""

Item = TypeVar("Item")


@dataclass
class Graph:
    """The blocks of a graph, in order, and what they say of themselves.

    ``weighed`` is how well the sites agree in each chunk, ``quality`` what each site is worth, by metric. ``superseded`` are blocks that
    had to be made again within this build.
    """

    buckets: list[Path]
    chunks: list[Made]
    names: Path
    style: Style
    weighed: dict[str, dict[str, Agreement]]
    films: dict[str, str] = field(default_factory=dict)
    superseded: list[Made] = field(default_factory=list)
    statements: int = 0
    conflicts: list[Conflict] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    left_out: list[Finding] = field(default_factory=list)
    tally: Tally = field(default_factory=Tally)
    void: Counts = field(default_factory=Counts)
    quality: dict[str, dict[str, float]] = field(default_factory=dict)

    @cached_property
    def agreements(self) -> dict[str, Agreement]:
        """How well each site agrees with the others."""
        return added(self.weighed.values())

    @property
    def weights(self) -> dict[str, int]:
        """What the voice of each site weighs, in thousandths."""
        return {site: agreement.weight for site, agreement in self.agreements.items()}

    @property
    def row_groups(self) -> list[RowGroup]:
        """The groups of its chunks whose claims are packed together, where they are wanted as a table."""
        return row_groups(self.chunks) if self.style.claims in ("parquet", "both") else []

    def ledger(self) -> Ledger:
        """What the next build may use."""
        made = {each.inputs: each.path.name for each in (*self.superseded, *self.chunks)}
        weighed = {digest: {s: (a.confirmed, a.compared) for s, a in sites.items()} for digest, sites in self.weighed.items()}
        return Ledger(self.names.name, made, weighed)


def assemble(made: Graph, tasks: Sequence[Chunk], at: Working, workers: Crew, progress: Progress) -> None:
    """Make the blocks of a graph that was ``planned``, in the working folder ``at``.

    Raises InternalFault where things are lost without end. What the blocks say of themselves is for ``gather``.
    """
    made.chunks = _fused(tasks, at, workers, progress)
    _without_lost(made, tasks, workers)


def planned(entries: Sequence[Entry], made: list[Path], at: Working, style: Style, workers: Crew) -> tuple[Graph, list[Chunk]]:
    """What is known of the graph of some documents, in order of their keys, when the blocks of its buckets are ``made``, and the chunks
    that are to be made of these."""
    index = workers.begin(index_of, (made, at.folder), large=len(made) > LARGE)
    blocks = [Block(path) for path in made]
    films: dict[str, str] = {}
    statements, counted = 0, Counts()
    for block in blocks:
        count = json.loads(block.part("counts"))
        films |= count["films"]
        statements += count["statements"]
        counted.add(Counts.of_row(count["void"]))
    cut = ranges(blocks, len(entries), style)
    pages = {entry.document.key: buckets.page(entry, films.get(entry.document.key, "")) for entry in entries}
    documents = tables.write_documents(at.folder, pages)
    weighed = _weighed(cut, at.ledger.weighed, documents, workers)
    result = Graph(made, [], index(), style, weighed, films, statements=statements, void=counted)
    weights = tuple(sorted(result.weights.items()))
    return result, [Chunk(each.said, each.digest, weights, documents, result.names, style, at.folder) for each in cut]


def _counted(items: Iterable[Item], stage: str, done: int, total: int, progress: Progress) -> Iterator[Item]:
    for number in range(1, done + 1):
        progress(stage, number, total)
    for number, item in enumerate(items, done + 1):
        progress(stage, number, total)
        yield item


def _batches(paths: Sequence[Path]) -> list[Sequence[Path]]:
    return [paths[at : at + BATCH] for at in range(0, len(paths), BATCH)]


def linked(
    entries: Sequence[Entry], resolution: Resolution, copies: Mapping[str, Sequence[str]], at: Working, style: Style, workers: Crew,
    progress: Progress,
) -> list[Path]:  # fmt: skip
    """The blocks of all buckets of some documents, in order, made in the working folder ``at`` where they are not there.

    ``copies`` are the names of the copies of documents, by name. The resolution forgets who is who: the blocks know it.
    """

    def member(entry: Entry) -> Member:
        document = entry.document
        return Member(entry, resolution.digest(document.key), tuple(copies.get(document.name, ())))

    members = [tuple(map(member, some)) for some in buckets.cut_into(entries)]
    progress("link", 0, len(members))
    paths = [at.folder / buckets.name(some, style) for some in members]
    missing = [some for some, path in zip(members, paths, strict=True) if path not in at.whole]
    # The names of all things are many: they are put together only for what is being made.
    tasks = (Bucket(some, tuple(resolution.of(each.entry.document.key) for each in some), at.keeping, style, at.folder) for some in missing)
    made = workers.do(buckets.make, tasks, len(missing))
    for _ in _counted(made, "link", len(members) - len(missing), len(members), progress):
        pass
    resolution.forget()
    return paths


# --- names -------------------------------------------------------------------------------------------------------------


def index_of(made: tuple[Sequence[Path], Path]) -> Path:
    """The index of the names that prose may mention, of the blocks of buckets, in a folder; called by its content."""
    paths, folder = made
    beside = folder / "names.new"
    Everyone.write(beside, (Block(path).part("names") for path in paths))
    return beside.replace(folder / _name(beside))


def _name(index: Path) -> str:
    with index.open("rb") as file:
        return f"names-{hashlib.file_digest(file, 'sha256').hexdigest()[:32]}"


def _changes(at: Working, names: Path) -> Changes | None:
    """What of the index of names has changed since the last build; None where that is not known."""
    before = at.folder / at.ledger.names
    if before == names:
        return Changes(frozenset(), {}, {})
    if not at.ledger.chunks or not before.is_file() or _name(before) != before.name:
        return None
    return changed(before, names)


# --- chunks ------------------------------------------------------------------------------------------------------------


def _weighed(
    cut: Sequence[Range], before: Mapping[str, Mapping[str, tuple[int, int]]], documents: Path, workers: Crew
) -> dict[str, dict[str, Agreement]]:
    """How well the sites agree in each range, by its digest; ``before`` is what the last build noted."""
    missing = [each for each in cut if each.held and each.digest not in before]
    looked = workers.do(chunks.Weigh(documents), [each.held for each in missing], len(missing))
    anew = {each.digest: agreements for each, agreements in zip(missing, looked, strict=True)}
    noted = {each.digest: before[each.digest] for each in cut if each.digest in before}
    return anew | {digest: {site: Agreement(*row) for site, row in sites.items()} for digest, sites in noted.items()}


def _fused(tasks: Sequence[Chunk], at: Working, workers: Crew, progress: Progress) -> list[Made]:
    """The blocks of all chunks, in order: those of the last build, where everything is as it was, and new ones."""
    progress("fuse", 0, len(tasks))
    inputs = [task.inputs for task in tasks]
    changes = _changes(at, tasks[0].everyone) if tasks else None
    known = at.ledger.chunks if changes is not None else {}
    candidates = [at.folder / known.get(digest, "") for digest in inputs]
    asked = _batches([path for path in candidates if path in at.whole])
    usable = chunks.Usable(changes or Changes(frozenset(), {}, {}))
    kept = {path for some in workers.do(usable, asked, len(asked)) for path in some}
    missing = [task for task, path in zip(tasks, candidates, strict=True) if path not in kept]
    making = _counted(workers.do(chunks.make, missing, len(missing)), "fuse", len(tasks) - len(missing), len(tasks), progress)
    made = [Made(path, digest, True) if path in kept else None for path, digest in zip(candidates, inputs, strict=True)]
    return [each or next(making) for each in made]


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
            result.superseded.append(result.chunks[n])
            result.chunks[n] = made
    raise InternalFault(f"things are still lost after {ROUNDS} rounds of leaving facts out", where="the graph")


def _listed(made: Made, part: str) -> list[str]:
    found: list[str] = json.loads(Block(made.path).part(part))
    return found


def gather(result: Graph, entries: Iterable[Entry], workers: Crew, progress: Progress) -> Callable[[], None]:
    """Add up what the chunks of the graph of some documents say of themselves, and settle what they could not.

    Gives what waits for the end of the crosscheck, which others do. Both raise InternalFault where the graph breaks a promise of ours.
    """
    rest = Remainder(result.style.https)
    said = result.statements
    result.statements = 0
    shared: dict[str, str] = {}
    for made in result.chunks:
        told = unpacked(Block(made.path).part("told"))
        result.statements += told.statements
        result.conflicts += [_sharing(conflict, shared) for conflict in told.conflicts]
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
    checked = workers.aside(crosschecked, (rest, settled), large=len(result.chunks) > LARGE)
    _settle(result, settled)
    result.conflicts.sort(key=lambda c: (c.subject, c.property, c.about, c.values))
    for listed in (result.findings, result.left_out):
        listed.sort(key=lambda f: (f.severity, f.focus, f.path, f.value, f.message))
    result.quality = _quality(result, entries)
    progress("validate", 1, 1)
    return checked


def _sharing(conflict: Conflict, shared: dict[str, str]) -> Conflict:
    """A conflict whose documents are called by the strings that others had before: conflicts are many, documents few."""
    values = tuple((value, tuple(shared.setdefault(key, key) for key in documents)) for value, documents in conflict.values)
    return Conflict(conflict.kind, conflict.subject, conflict.property, conflict.about, values, ())


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
