"""The order of the stages; the only module that knows it.

documents → sites → resolve → fuse → rdf → out/
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from itertools import chain
from pathlib import Path

from kg import documents, sites
from kg.errors import RequestError
from kg.fuse import fuse
from kg.fuse.conflicts import conflicts
from kg.fuse.scorecard import scorecard
from kg.fuse.sources import Origin
from kg.intake import Progress, keeping, read, read_document, takedown
from kg.model import Node, Notice, Options, Record
from kg.output import staging
from kg.rdf import store_shards, void
from kg.rdf.admission import admit
from kg.rdf.dataset import Dataset
from kg.rdf.graph import Writer, claim_hash
from kg.rdf.store_files import working_folder
from kg.rdf.terms import Terms
from kg.report import Report
from kg.resolve import Resolution, resolve
from kg.resolve import rulings as decided
from kg.resolve.mentions import mentions
from kg.resolve.settle import nodes, statements
from kg.spill.parquet import write_claims

LARGE = 1000
"""From this many documents on the claims go to Parquet unless asked otherwise (model, section 5)."""


DATA = (".nq", ".ttl", ".jsonld", ".gz", ".parquet")
"""The endings of files that hold the graph; the others report on it."""


@dataclass(frozen=True)
class Built:
    """What a build made and how it ended: ``exit_code`` is that of the command line.

    ``written`` is false where there was nothing to read; the output folder is then as it was.
    """

    report: Report
    exit_code: int
    written: bool = True


def build(paths: Sequence[Path], out: Path, options: Options, progress: Progress = lambda stage, done, total: None) -> Built:
    """Read the documents under ``paths`` and write the graph to the folder ``out``.

    Every document that can be read is built; what cannot be read is a notice in the report. ``out`` is replaced in one
    step when everything is written and valid. Raises RequestError for options that cannot be met and InternalFault where
    the graph we made breaks a promise of ours; ``out`` is then untouched.
    """
    options = _checked(options)
    left_out = takedown.joined([*takedown.find(paths), *map(Path, options.takedown)])
    rulings, unreadable = _rulings(paths, options.decisions)
    pages = [path for path in paths if path.name != decided.FILE]
    exclude = (*options.exclude, takedown.FILE, decided.FILE, *_own(paths, out))
    found = documents.listing(pages, exclude=exclude, limit=options.limit)
    if all(isinstance(item, Notice) for item in found):
        # A mistyped path must not cost a good graph.
        return Built(Report(notices=[item for item in found if isinstance(item, Notice)]), 2, written=False)
    kept = keeping.opened(working_folder(out)) if options.keep else None
    reader = kept or read_document
    records, notices = read(found, options.site, options.jobs, progress, options.page_timeout, left_out, reader)
    progress("resolve", 0, 1)
    resolution = resolve(records, options.base_iri, rulings)
    notices += [*unreadable, *resolution.notices]
    dataset = assemble(records, resolution)
    owners = {name: node.of for name, node in dataset.things.items() if node.of}
    kinds = {name: node.kind for name, node in dataset.things.items()}
    origins = {r.document.key: Origin(r.site, r.document.date) for r in records}
    fusion = fuse(dataset.statements, kinds, owners, origins)
    dataset.facts, dataset.ranks = fusion.facts, fusion.ranks
    progress("resolve", 1, 1)
    writer = Writer(options.base_iri, Terms(options.schema_namespace), options.text)
    dataset.conflicts = conflicts(dataset.statements, kinds, owners)
    worth = scorecard(records, dataset.statements, dataset.facts, dataset.conflicts, owners, dataset.films, origins, fusion.agreements)
    dataset.quality = {score.site: score.metrics() for score in worth}
    weights = {site: agreement.weight for site, agreement in fusion.agreements.items()}
    report = Report(
        records,
        dataset.films,
        notices,
        decisions=resolution.decisions,
        conflicts=dataset.conflicts,
        quality=dataset.quality,
        weights=weights,
    )
    dataset.copies = report.copies()
    with staging(out) as stage:
        progress("validate", 0, 1)
        facts = stage / "facts.nt"
        report.left_out, report.findings = admit(dataset, facts, writer, {r.document.key: r.document.name for r in records})
        progress("validate", 1, 1)
        progress("write", 0, 1)
        where = options.claims or ("parquet" if len(records) > LARGE else "nq")
        counts = {
            "documents": sum(1 for r in records if r.claims),
            "claims": len(dataset.statements),
            "facts": facts.read_bytes().count(b"\n"),
        }
        report.counts = counts | dataset.write(stage, facts, options.formats, writer, with_claims=where in ("nq", "both"))
        if where in ("parquet", "both"):
            write_claims(stage / "claims.parquet", dataset.statements, dataset.ranks, writer.columns, writer.quote, claim_hash)
        if "nq" in options.formats:
            store_shards.pack(stage / "kg.nq", options.shards, zipped=options.gzip)
        void.write(stage, facts, options.base_iri, [p for p in sorted(stage.iterdir()) if p.suffix in DATA])
        facts.unlink()
        (stage / "report.json").write_text(report.as_json(), encoding="utf-8")
        (stage / "report.txt").write_text(report.as_text(), encoding="utf-8")
        rows = (asdict(d) | resolution.shown.row(d) for d in resolution.decisions)
        decisions = (json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
        (stage / "decisions.jsonl").write_text("".join(decisions), encoding="utf-8")
        progress("write", 1, 1)
    if kept:
        kept.sweep()
        documents.keep(working_folder(out), pages)
    return Built(report, _exit_code(report, options))


def assemble(records: Sequence[Record], resolution: Resolution) -> Dataset:
    """What the documents say, with IRIs, and what of it their prose names; facts are still to be fused."""
    said = [s for record in records for s in statements(record, resolution)]
    things: dict[str, Node] = {}
    for node in (node for record in records for node in nodes(record, resolution)):
        # Who sings and acts is a person: resolution has joined the two mentions.
        if node.iri not in things or things[node.iri].kind == "artist":
            things[node.iri] = node
    owners = {name: node.of for name, node in things.items() if node.of}
    prose = mentions(said, {name: node.kind for name, node in things.items()}, owners)
    for named in prose.nodes.values():
        things |= {node.iri: node for node in named if node.iri not in things}
    return Dataset(
        records=records,
        statements=[*said, *prose.statements],
        facts=[],
        ranks={},
        things=things,
        nodes_of=lambda record: chain(nodes(record, resolution), prose.nodes.get(record.document.key, ())),
        films={r.document.key: resolution.iri(r.document.key, r.film) for r in records if r.film is not None},
        conflicts=(),
        former=resolution.former,
        sites=sites.sites(),
    )


def _rulings(paths: Sequence[Path], files: Sequence[str]) -> tuple[list[decided.Ruling], list[Notice]]:
    """A person's decisions, of the files of that name among and below the inputs, then of those that are named. Raises RequestError
    for one that cannot be read."""
    beside = [Path(folder, decided.FILE) for path in paths for folder, _, names in os.walk(path) if decided.FILE in names]
    rulings: list[decided.Ruling] = []
    notices: list[Notice] = []
    for file in dict.fromkeys([*(p for p in paths if p.name == decided.FILE), *sorted(beside), *map(Path, files)]):
        try:
            found, seen = decided.parse(file.read_text(encoding="utf-8"), file.name)
        except (OSError, UnicodeDecodeError) as error:
            raise RequestError(f"cannot be read: {error}", where=str(file), next_step="give a file of decisions") from error
        rulings += found
        notices += seen
    return rulings, notices


def _checked(options: Options) -> Options:
    """The options, with a base that names can follow. Raises RequestError for what cannot be met."""
    if options.site and options.site not in sites.sites():
        known = ", ".join(sites.sites())
        raise RequestError(f"no site is called {options.site!r}", next_step=f"the sites are {known}")
    if (options.shards > 1 or options.gzip) and "nq" not in options.formats:
        raise RequestError("--shards and --gzip are about kg.nq, which is not written", next_step="add nq to --format")
    base = options.base_iri
    if not base.startswith(("http://", "https://", "urn:")) or any(c in '#?<>"{}|\\^` ' for c in base) or not base.isprintable():
        raise RequestError(f"{base!r} is no base for IRIs", next_step="give an http IRI that ends with / with --base-iri")
    return options if base.endswith(("/", ":")) else replace(options, base_iri=f"{base}/")


def _own(paths: Sequence[Path], out: Path) -> Iterator[str]:
    """Patterns that leave out the output folder where it lies inside an input: what a build wrote is no input of the next."""
    real = Path(os.path.realpath(out))
    for path in paths:
        root = Path(os.path.realpath(path))
        if root != real and real.is_relative_to(root):
            yield f"/{real.relative_to(root).as_posix()}/"


def _exit_code(report: Report, options: Options) -> int:
    everything = report.all_notices()
    if any(n.code == "reader-failed" for n in everything):
        return 3
    if any(n.code == "missing-path" for n in everything):
        return 2
    wanted = set(options.fail_on)
    severities = {n.severity for n in everything} | {f.severity for f in report.findings}
    failed = (
        bool(report.left_out)
        or ("notice" in wanted and any(n.severity != "info" for n in everything))
        or ("warning" in wanted and "warning" in severities)
        or ("conflict" in wanted and bool(report.conflicts))
    )
    return 1 if failed else 0
