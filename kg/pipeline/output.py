"""The files of a build from the blocks of its graph, one after the other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from kg import sites
from kg.intake import Progress
from kg.model import Options
from kg.output import staging
from kg.pipeline.crew import Crew
from kg.pipeline.files import files_of, write_file
from kg.pipeline.graph import Graph
from kg.rdf import void
from kg.rdf.block_checks import check_lines
from kg.rdf.terms import Triple, iri
from kg.rdf.write import arranged, in_order
from kg.report import Report
from kg.resolve import Resolution

BATCH = 5000
"""Of so many things former names are put in order at once."""

LARGE = 100
"""The files of so few chunks are made here, one after the other: it takes less than to start processes for them."""


def write(out: Path, made: Graph, report: Report, resolution: Resolution, options: Options, workers: Crew, progress: Progress) -> None:
    """Write everything to the folder ``out``, which is replaced in one step. Completes the numbers of the report."""
    with staging(out) as stage, TemporaryDirectory(prefix="kg-rest-") as beside:
        progress("write", 0, 1)
        rest = Path(beside, "rest.nq")
        if "nq" in options.formats:
            _write_rest(rest, made, resolution)
            report.counts = {**report.counts, "quads": made.void.triples + made.void.stated + made.void.provenance}
        large = len(made.chunks) > LARGE
        joining = [workers.begin(write_file, file, large=large) for file in files_of(made, rest, options, stage)]
        for name, pieces in (
            ("decisions.jsonl", resolution.decisions.lines(texts=options.text != "none")),
            ("report.json", report.as_json()), ("report.txt", report.as_text()),
        ):  # fmt: skip
            with (stage / name).open("w", encoding="utf-8") as file:
                file.writelines(pieces)
        done = sorted((file for each in joining for file in each()), key=lambda file: file.name)
        (stage / void.NAME).write_text(void.describe(made.void, made.style.base, done), encoding="utf-8", newline="\n")
        progress("write", 1, 1)


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
