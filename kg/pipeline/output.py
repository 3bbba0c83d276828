"""The files of a build from the blocks of its graph, one after the other."""

from __future__ import annotations

from pathlib import Path

from kg import sites
from kg.intake import Progress
from kg.model import Options
from kg.output import staging
from kg.pipeline.crew import Crew
from kg.pipeline.files import files_of, write_file
from kg.pipeline.graph import Graph
from kg.pipeline.style import Style
from kg.rdf import void
from kg.rdf.block_checks import check_lines
from kg.rdf.terms import Triple
from kg.rdf.write import arranged
from kg.report import Report
from kg.resolve import Resolution

LARGE = 100
"""The files of so few chunks are made here, one after the other: it takes less than to start processes for them."""


def write(out: Path, made: Graph, report: Report, resolution: Resolution, options: Options, workers: Crew, progress: Progress) -> None:
    """Write everything to the folder ``out``, which is replaced in one step. Completes the numbers of the report."""
    with staging(out) as stage:
        progress("write", 0, 1)
        rest: list[str] = []
        if "nq" in options.formats:
            rest = _rest(made.style, made, resolution)
            check_lines(rest)
            made.void.add(void.count_quads(rest, made.style.base))
            report.counts = {**report.counts, "quads": made.void.triples + made.void.stated + made.void.provenance}
        large = len(made.chunks) > LARGE
        joining = [workers.begin(write_file, file, large=large) for file in files_of(made, "".join(rest), options, stage)]
        with (stage / "decisions.jsonl").open("w", encoding="utf-8") as file:
            file.writelines(resolution.decisions.lines(texts=options.text != "none"))
        with (stage / "report.json").open("w", encoding="utf-8") as file:
            file.writelines(report.as_json())
        (stage / "report.txt").write_text(report.as_text(), encoding="utf-8")
        done = sorted((file for each in joining for file in each()), key=lambda file: file.name)
        (stage / void.NAME).write_text(void.describe(made.void, made.style.base, done), encoding="utf-8", newline="\n")
        progress("write", 1, 1)


def _rest(style: Style, made: Graph, resolution: Resolution) -> list[str]:
    """What is said of no document alone: former names, the sites, and what each is worth."""
    writer, known = style.writer, sites.sites()
    triples: list[Triple] = [*writer.former(resolution.former)]
    for name, metrics in sorted(made.quality.items()):
        triples += writer.site(known[name])
        if known[name].title:
            triples += writer.measured(known[name], metrics)
    return arranged(triples, writer.provenance)
