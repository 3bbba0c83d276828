"""The files of a build from the blocks of its graph, one after the other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from itertools import takewhile
from pathlib import Path
from threading import Event

from kg import sites
from kg.intake import Progress
from kg.model import Options
from kg.pipeline.crew import Crew
from kg.pipeline.files import Form, begin_quads, end_quads, files_of, write_file
from kg.pipeline.graph import Graph
from kg.rdf import void
from kg.rdf.block_checks import check_lines
from kg.rdf.joined import Written
from kg.rdf.terms import Triple, iri
from kg.rdf.write import arranged, in_order
from kg.report import UNSURE, Report
from kg.resolve import Resolution

BATCH = 5000
"""Of so many things former names are put in order at once."""

Joining = Callable[[], Sequence[Written]]
"""Waits for the end of a file, or of the shards of one."""

LARGE = 100
"""The files of so few blocks are made here, one after the other: it takes less than to start processes for them."""


def begin(stage: Path, buckets: Sequence[Path], options: Options, workers: Crew) -> Callable[[], None]:
    """Begin to write a build's files to a folder, beside what is done next; call what this returns before the others are written."""
    if "nq" not in options.formats:
        return lambda: None
    return workers.begin(begin_quads, (stage, tuple(buckets)), large=len(buckets) > LARGE)


@contextmanager
def deciding(stage: Path, resolution: Resolution, options: Options) -> Iterator[Callable[[], None]]:
    """Write the decisions to the folder, in a thread. Gives what waits for the end of it; where the block ends before, it is given up."""
    given_up = Event()
    lines = takewhile(lambda _: not given_up.is_set(), resolution.decisions.lines(texts=options.text != "none"))
    with ThreadPoolExecutor(1) as thread:
        written = thread.submit(_write, stage / "decisions.jsonl", lines)
        try:
            yield written.result
        finally:
            given_up.set()


def join(stage: Path, made: Graph, options: Options, workers: Crew) -> dict[Form, Joining]:
    """Begin to write to the folder what is made of nothing but the blocks of the chunks; what was begun must have ended."""
    large = len(made.chunks) > LARGE
    return {file.form: workers.begin(write_file, file, large=large) for file in files_of(made, stage, options)}


def write(
    stage: Path, made: Graph, report: Report, resolution: Resolution, joined: Mapping[Form, Joining], options: Options, workers: Crew,
    progress: Progress,
) -> None:  # fmt: skip
    """Write all other files to the folder and wait for those that were begun. Completes the numbers of the report; what the
    resolution says of everyone is let go of."""
    progress("write", 0, 1)
    quads = next((file for file in files_of(made, stage, options) if file.form == "nq"), None)
    ends = dict(joined)
    if quads:
        _write_rest(quads.rest, made, resolution)
        ends["nq"]()
        ends["nq"] = workers.begin(end_quads, quads, large=len(made.chunks) > LARGE)
        report.counts = {**report.counts, "quads": made.void.triples + made.void.stated + made.void.provenance}
    # Decisions are much of what this process holds; what a report says of them is little.
    report.decisions = resolution.decisions.summed_up(UNSURE)
    resolution.forget_everyone()
    _write(stage / "report.json", report.as_json())
    _write(stage / "report.txt", report.as_text())
    done: list[Written] = []
    for ended in ends.values():
        done += ended()
    done.sort(key=lambda file: file.name)
    (stage / void.NAME).write_text(void.describe(made.void, made.style.base, done), encoding="utf-8", newline="\n")
    progress("write", 1, 1)


def _write(path: Path, pieces: Iterable[str]) -> None:
    with path.open("w", encoding="utf-8") as file:
        file.writelines(pieces)


def _write_rest(path: Path, made: Graph, resolution: Resolution) -> None:
    """Write to a file what is said of no document alone: former names, the sites, and what each is worth. Counts it."""
    writer = made.style.writer
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for triples in _rest(made, resolution):
            lines = arranged(triples, writer.provenance)
            check_lines(lines)
            made.void.add(void.count_quads(lines, made.style.base))
            file.writelines(lines)


def _rest(made: Graph, resolution: Resolution) -> Iterator[list[Triple]]:
    """The triples of the rest, all of a thing together, some things at a time in their order."""
    writer, known, former = made.style.writer, sites.sites(), resolution.former
    of_sites: dict[str, list[Triple]] = defaultdict(list)
    for name, metrics in made.quality.items():
        for triple in (*writer.site(known[name]), *(writer.measured(known[name], metrics) if known[name].title else ())):
            of_sites[triple.s].append(triple)
    things = sorted({*(term[1:-1] for term in of_sites), *former}, key=lambda thing: in_order(iri(thing)))
    for at in range(0, len(things), BATCH):
        some = things[at : at + BATCH]
        said = [triple for thing in some for triple in of_sites.get(iri(thing), ())]
        yield [*said, *writer.former({thing: former[thing] for thing in some if thing in former})]
