"""The order of the stages; the only module that knows it.

documents → sites → spill → resolve → buckets of documents → chunks of things → out/

Nothing holds what all documents say: records lie on disk as soon as they are read, resolution looks at their summaries, a bucket of
documents or a chunk of things is what a process has in memory, and files are their blocks one after the other.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from kg import documents, sites
from kg.errors import DamagedRecords, RequestError, reason
from kg.intake import Progress, read, takedown
from kg.intake.page import undisturbed
from kg.model import Entry, Notice, Options
from kg.output import NO_ROOM, exchangeable, staging
from kg.pipeline import output
from kg.pipeline.chunks import prepare
from kg.pipeline.crew import Crew, crew
from kg.pipeline.films import Films, compared, decide, load
from kg.pipeline.graph import Graph, assemble, gather, linked, planned
from kg.pipeline.style import Style
from kg.pipeline.working import Working, working
from kg.rdf.block_validation import ready
from kg.rdf.store_files import working_folder
from kg.report import Report
from kg.resolve import Resolution, resolve_summaries
from kg.resolve import rulings as decided
from kg.resolve.film_decisions import FilmDecisions
from kg.spill import arrow

LARGE = 1000
"""From this many documents on the claims go to Parquet unless asked otherwise (model, section 5)."""


LONGEST = 86_400
"""The most seconds that a page may be given: clocks of the system do not take any number."""

_NO_PARQUET = Notice(
    "claims-in-nquads", "pyarrow is not installed, so the claims of this large build are in kg.nq", "claims.parquet",
    "pip install 'kg[parquet]' for a table that is ten times smaller, or say --claims nq",
)  # fmt: skip


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
    step when everything is written and valid. Raises RequestError for options that cannot be met and where there is no room to write,
    and InternalFault where the graph we made breaks a promise of ours; ``out`` is then untouched.
    """
    try:
        with suppress(DamagedRecords):
            return _build(paths, out, options, progress)
        # What was kept is forgotten: every page is read again.
        return _build(paths, out, options, progress)
    except OSError as error:
        where = str(error.filename or out)
        next_step = "make room there, and build again" if error.errno in NO_ROOM else "see to that, and build again"
        raise RequestError(f"cannot be read or written: {reason(error)}", where=where, next_step=next_step) from error


def _build(paths: Sequence[Path], out: Path, options: Options, progress: Progress) -> Built:
    options = _checked(options)
    exchangeable(out)
    asked = _asked(paths)
    left_out = takedown.joined([*asked[takedown.FILE], *map(Path, options.takedown)])
    rulings, unreadable = _rulings([*asked[decided.FILE], *map(Path, options.decisions)])
    pages = [path for path in paths if path.name not in asked]
    exclude = (*options.exclude, takedown.FILE, decided.FILE, *_own(paths, out))
    found = documents.listing(pages, exclude=exclude, limit=options.limit)
    if all(isinstance(item, Notice) for item in found):
        # A mistyped path must not cost a good graph.
        return Built(Report(notices=[item for item in found if isinstance(item, Notice)]), 2, written=False)
    with working(out, left_out, keep=options.keep, reopen=options.reopen) as at, at.keeping.minded(), crew(options.jobs) as workers:
        workers.stand_by(load, at.keeping, large=len(found) > LARGE)
        entries, notices = read(found, options.site, options.jobs, progress, options.page_timeout, left_out, at.keeping, at.recall)
        del found  # as many as pages, and nobody asks for them again
        if not entries and not any(notice.code == "taken-down" for notice in notices):
            # Nor must files that are no pages; what is left out on purpose is left out of the graph that was there, too.
            return Built(Report(notices=notices), 2, written=False)
        large = not options.claims and len(entries) > LARGE
        style = Style.of(options, options.claims or ("parquet" if large and arrow.available() else "nq"))
        progress("resolve", 0, 1)
        telling = [entry for entry in entries if entry.claims]
        with undisturbed():
            resolution = _resolved(telling, at, style, rulings, workers)
        progress("resolve", 1, 1)
        report = Report(entries, {}, [*notices, *unreadable, *resolution.notices], decisions=resolution.decisions, text=options.text)
        if large and not arrow.available():
            report.notices = [*report.notices, _NO_PARQUET]
        buckets = linked(telling, resolution, report.copies(), at, style, workers, progress)
        with staging(out) as stage:
            begun = output.begin(stage, buckets, options, workers)
            made, tasks = planned(telling, buckets, at, style, workers)
            # While others make the graph this process has little else to do.
            with output.deciding(stage, resolution, options) as decided_on:
                assemble(made, tasks, at, workers, progress)
                del tasks  # they know where every piece of every chunk lies
                begun()
                joined = output.join(stage, made, options, workers)
                checked = gather(made, telling, workers, progress)
                _complete(report, made)
                decided_on()
            output.write(stage, made, report, resolution, joined, options, workers, progress)
            checked()
        if options.keep:
            with suppress(OSError, RequestError):
                # The graph is there; what the next build cannot use again it makes again.
                at.sweep(made.ledger(), [*made.buckets, *(group.path for group in made.row_groups), compared(at.folder)])
            documents.keep(working_folder(out), pages)
    return Built(report, _exit_code(report, options))


def _resolved(telling: Sequence[Entry], at: Working, style: Style, rulings: Sequence[decided.Ruling], workers: Crew) -> Resolution:
    """Who is who: films in a process of their own, and when they are known, people; then others get ready for what comes after it."""
    keys, large = [entry.key for entry in telling], len(telling) > LARGE

    def films(ruled: Sequence[decided.Ruled]) -> Callable[[], FilmDecisions]:
        begun = workers.aside(decide, Films(at.keeping, keys, style, tuple(ruled), at.folder), large=large)

        def ended() -> FilmDecisions:
            decisions = begun()
            workers.ready(prepare, style, large=large)
            workers.stand_by(ready, style.https, large=large)
            at.look_through(workers)
            return decisions

        return ended

    return resolve_summaries(at.keeping.summaries(keys), films, style.base, rulings)


def _complete(report: Report, made: Graph) -> None:
    """Put into the report what the graph turned out to be."""
    report.films, report.conflicts, report.quality, report.weights = made.films, made.conflicts, made.quality, made.weights
    report.findings, report.left_out = made.findings, made.left_out
    said = sum(1 for entry in report.entries if entry.claims)
    report.counts = {"documents": said, "claims": made.statements, "facts": made.void.triples}


def _asked(paths: Sequence[Path]) -> dict[str, list[Path]]:
    """The files in which a person says what to leave out and who is who, by what they are called: those among the inputs, then those
    below them."""
    found: dict[str, list[Path]] = {takedown.FILE: [], decided.FILE: []}
    for path in paths:
        if path.name in found:
            found[path.name].append(path)
    below = [Path(folder, name) for path in paths for folder, _, names in os.walk(path) for name in found.keys() & set(names)]
    for file in sorted(below):
        found[file.name].append(file)
    return found


def _rulings(files: Sequence[Path]) -> tuple[list[decided.Ruling], list[Notice]]:
    """A person's decisions, of some files in their order. Raises RequestError for one that cannot be read."""
    rulings: list[decided.Ruling] = []
    notices: list[Notice] = []
    for file in dict.fromkeys(files):
        try:
            found, seen = decided.parse(file.read_text(encoding="utf-8"), file.name)
        except (OSError, UnicodeDecodeError) as error:
            raise RequestError(f"cannot be read: {reason(error)}", where=str(file), next_step="give a file of decisions") from error
        rulings += found
        notices += seen
    return rulings, notices


def _checked(options: Options) -> Options:
    """The options, with a base that names can follow. Raises RequestError for what cannot be met."""
    if options.site and options.site not in sites.sites():
        known = ", ".join(sites.sites())
        raise RequestError(f"no site is called {options.site!r}", next_step=f"the sites are {known}")
    if options.claims in ("parquet", "both") and not arrow.available():
        raise RequestError("claims in Parquet need pyarrow", next_step="pip install 'kg[parquet]', or use --claims nq")
    if (options.shards > 1 or options.gzip) and "nq" not in options.formats:
        raise RequestError("--shards and --gzip are about kg.nq, which is not written", next_step="add nq to --format")
    if not 0 < options.page_timeout <= LONGEST:
        raise RequestError(f"{options.page_timeout:g} is no time limit for a page", next_step=f"give seconds, at most {LONGEST:,}")
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
