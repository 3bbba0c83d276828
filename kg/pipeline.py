"""The order of the stages; the only module that knows it.

documents → sites → resolve → fuse → rdf → out/
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import asdict, dataclass, replace
from multiprocessing import get_context
from pathlib import Path

from kg import documents, sites
from kg.errors import RequestError
from kg.fuse import fuse
from kg.fuse.conflicts import conflicts
from kg.model import Claim, Document, Notice, Options, Record
from kg.output import staging
from kg.rdf.admission import admit
from kg.rdf.dataset import Dataset
from kg.rdf.graph import Writer, claim_hash
from kg.rdf.terms import Terms
from kg.report import Report
from kg.resolve import Resolution, resolve
from kg.resolve.settle import nodes, statements
from kg.spill.parquet import write_claims
from kg.text import RULES, collapse

Progress = Callable[[str, int, int], None]
"""Called with the stage, how many of its steps are done, and how many there are."""

LARGE = 1000
"""From this many documents on the claims go to Parquet unless asked otherwise (model, section 5)."""


@dataclass(frozen=True)
class Built:
    """What a build made and how it ended: ``exit_code`` is that of the command line."""

    report: Report
    exit_code: int


def build(paths: Sequence[Path], out: Path, options: Options, progress: Progress = lambda stage, done, total: None) -> Built:
    """Read the documents under ``paths`` and write the graph to the folder ``out``.

    Every document that can be read is built; what cannot be read is a notice in the report. ``out`` is replaced in one
    step when everything is written and valid. Raises RequestError for options that cannot be met and InternalFault where
    the graph we made breaks a promise of ours; ``out`` is then untouched.
    """
    _check(options)
    records, notices = read(paths, options, progress)
    progress("resolve", 0, 1)
    resolution = resolve(records, options.base_iri)
    dataset = assemble(records, resolution)
    owners = {name: node.of for name, node in dataset.things.items() if node.of}
    kinds = {name: node.kind for name, node in dataset.things.items()}
    fusion = fuse(dataset.statements, kinds, owners)
    dataset.facts, dataset.ranks = fusion.facts, fusion.ranks
    progress("resolve", 1, 1)
    writer = Writer(options.base_iri, Terms(options.schema_namespace), options.text)
    dataset.conflicts = conflicts(dataset.statements, kinds, owners)
    report = Report(records, dataset.films, notices, decisions=resolution.decisions, conflicts=dataset.conflicts)
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
            "facts": sum(1 for _ in facts.open(encoding="utf-8")),
        }
        report.counts = counts | dataset.write(stage, facts, options.formats, writer, with_claims=where in ("nq", "both"))
        if where in ("parquet", "both"):
            write_claims(stage / "claims.parquet", dataset.statements, dataset.ranks, writer.columns, claim_hash)
        facts.unlink()
        (stage / "report.json").write_text(report.as_json(), encoding="utf-8")
        (stage / "report.txt").write_text(report.as_text(), encoding="utf-8")
        decisions = (json.dumps(asdict(d), ensure_ascii=False) + "\n" for d in resolution.decisions)
        (stage / "decisions.jsonl").write_text("".join(decisions), encoding="utf-8")
        progress("write", 1, 1)
    return Built(report, _exit_code(report, options))


def assemble(records: Sequence[Record], resolution: Resolution) -> Dataset:
    """What the documents say, with IRIs; facts are still to be fused."""
    return Dataset(
        records=records,
        statements=[s for record in records for s in statements(record, resolution)],
        facts=[],
        ranks={},
        things={node.iri: node for record in records for node in nodes(record, resolution)},
        nodes_of=lambda record: nodes(record, resolution),
        films={r.document.key: resolution.iri(r.document.key, r.film) for r in records if r.film is not None},
        conflicts=(),
        former=resolution.former,
        sites=sites.sites(),
    )


def _check(options: Options) -> None:
    if options.site and options.site not in sites.sites():
        known = ", ".join(sites.sites())
        raise RequestError(f"no site is called {options.site!r}", next_step=f"the sites are {known}")
    if not options.base_iri.startswith(("http://", "https://", "urn:")) or any(c in options.base_iri for c in ' <>"{}|\\^`'):
        raise RequestError(f"{options.base_iri!r} is no base for IRIs", next_step="give an http IRI that ends with / with --base-iri")


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


# --- reading ---------------------------------------------------------------------------------------------------------


def read(paths: Sequence[Path], options: Options, progress: Progress) -> tuple[list[Record], list[Notice]]:
    """Read all documents, in processes where there are several; records are ordered by digest, whatever the order of paths.

    Returns the records (without their documents' text, which is in the claims where it counts) and the notices about inputs.
    """
    found = documents.listing(paths, exclude=options.exclude, limit=options.limit)
    notices = [item for item in found if isinstance(item, Notice)]
    sources = [item for item in found if not isinstance(item, Notice)]
    records: dict[str, Record] = {}
    for done, (source, (record, seen)) in enumerate(zip(sources, _each(sources, options), strict=True), 1):
        progress("read", done, len(sources))
        notices.extend(seen)
        if record is None:
            continue
        digest = record.document.digest
        if digest in records:
            first = records[digest].document.name
            notices.append(Notice("duplicate", f"has the same bytes as {first}", source.name, "one of the two can go"))
        else:
            records[digest] = record
    return [records[digest] for digest in sorted(records)], notices


def _each(sources: Sequence[documents.Source], options: Options) -> Iterator[tuple[Record | None, list[Notice]]]:
    jobs = min(options.jobs or os.cpu_count() or 1, len(sources))
    # Starting a process costs more than reading a few small documents.
    if jobs < 2 or (not options.jobs and sum(s.size for s in sources) < 2_000_000):
        yield from (read_source(source, options.site) for source in sources)
        return
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        window: list[Future[tuple[Record | None, list[Notice]]]] = []
        for source in sources:
            window.append(pool.submit(read_source, source, options.site))
            if len(window) > 4 * jobs:
                yield window.pop(0).result()
        for future in window:
            yield future.result()


def read_source(source: documents.Source, site: str) -> tuple[Record | None, list[Notice]]:
    """Load and read one document: a pure function of its bytes, run in a process of its own where there are many."""
    loaded, notices = None, []
    for item in documents.load_all(source):
        if isinstance(item, Notice):
            notices.append(item)
        else:
            loaded = item
    if loaded is None:
        return None, notices
    try:
        record = sites.read(loaded, site)
    except Exception as error:  # a fault of a reader costs its page, not the build; it is reported and ends with exit code 3
        what = f"the reader failed on this page: {type(error).__name__}: {error}"
        record = Record(loaded, "", None, (), (Notice("reader-failed", what, loaded.name, "please report it with the page", "warning"),))
    kept, dropped = _verified(record)
    slim = replace(record, document=replace(loaded, text=""), claims=tuple(kept), notices=(*record.notices, *dropped))
    return slim, notices


def _verified(record: Record) -> tuple[list[Claim], list[Notice]]:
    """The claims whose quotes stand where they say and give the value; a notice for each that does not."""
    kept, dropped = [], []
    for claim in record.claims:
        if fault := unverified(claim, record.document):
            where, next_step = record.document.name, "please report it with the page"
            dropped.append(Notice("unverified-claim", f"{claim}: {fault}", where, next_step, "warning"))
        else:
            kept.append(claim)
    return kept, dropped


def unverified(claim: Claim, document: Document) -> str:
    """Why a claim does not follow from its evidence; empty where it does."""
    if not claim.evidence:
        return "it has no evidence"
    if any(document.text[place.start : place.end] != place.exact for place in claim.evidence):
        return "the quoted words do not stand there"
    if isinstance(claim.value, str) and (not claim.rule or claim.rule in RULES):
        words = collapse(" ".join(place.exact for place in claim.evidence))
        try:
            value = RULES[claim.rule](words) if claim.rule else words
        except ValueError as error:
            return str(error)
        if value != claim.value:
            return f"the words give {value!r}"
    return ""
