"""The graph in the forms of other tools: JSON-LD for web pages, flat tables, GraphML, and static pages to read."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Literal, get_args

from kg.errors import RequestError

if TYPE_CHECKING:
    from kg.rdf.facts import Facts

ExportForm = Literal["jsonld", "csv", "parquet", "graphml", "html"]
FORMS: tuple[str, ...] = get_args(ExportForm)
GRAPHML_FILE = "films.graphml"


@dataclass(frozen=True, slots=True)
class Exported:
    """What an export wrote: numbers of things by name, and lines for a person (what JSON-LD lacks for a rich result)."""

    counts: dict[str, int]
    findings: list[str] = field(default_factory=list)


def export(
    sources: Sequence[Path],
    out: Path,
    form: ExportForm,
    *,
    complete: bool = False,
    spreadsheet: bool = False,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> Exported:
    """Write the graph of a build's folder, or of RDF files, to the folder ``out`` in another form.

    ``jsonld`` writes a file a film, ``csv`` and ``parquet`` a file a table, ``graphml`` one file, ``html`` a page a film and person.
    ``complete`` (JSON-LD) keeps what Google's rules would leave out; ``spreadsheet`` (CSV) makes text harmless in a spreadsheet.
    ``progress`` is told how much is done of how much. The folder is the old state or the new, never between; what the same export
    wrote there before goes, anything else stays. Same data, same bytes.

    Raises RequestError for missing or unreadable data, data without films, or a folder that cannot be written.
    """
    from kg.exports.credits import films_of
    from kg.exports.folder import export_folder
    from kg.rdf.facts import opened

    if form not in FORMS:
        raise RequestError(f"no export is called {form!r}", where="--format", next_step=f"choose from {', '.join(FORMS)}")
    _not_the_source(sources, out)
    with opened(sources) as facts:
        if not films_of(facts):
            where = ", ".join(str(source) for source in sources)
            raise RequestError(
                "holds no film in its default graph", where=where, next_step="give the folder of a build, or its kg.nq or kg.ttl"
            )
        if form in ("html", "csv", "parquet"):
            add_claims(facts, sources)
        with export_folder(out, form) as folder:
            return _write(facts, folder, form, complete, spreadsheet, progress)


def _write(
    facts: Facts, folder: Path, form: ExportForm, complete: bool, spreadsheet: bool, progress: Callable[[int, int], None]
) -> Exported:
    if form == "jsonld":
        from kg.exports.jsonld import write_films

        found = write_films(facts, folder, complete=complete, progress=progress)
        return Exported(found.counts, found.lines)
    if form == "graphml":
        from kg.exports.graphml import write_graphml

        nodes, edges = write_graphml(facts, folder / GRAPHML_FILE, progress=progress)
        return Exported({"nodes": nodes, "edges": edges})
    if form == "html":
        from kg.exports.html import write_pages

        return Exported(write_pages(facts, folder, progress=progress))
    from kg.exports.csv_tables import write_tables

    return Exported(write_tables(facts, folder, form, spreadsheet=spreadsheet, progress=progress))


def _not_the_source(sources: Sequence[Path], out: Path) -> None:
    """A folder may not be written while it holds the files that are read, if its tree is one of theirs."""
    for source in sources:
        if source.exists() and source.is_dir() and out.resolve() == source.resolve():
            raise RequestError("is the folder that is read", where=str(out), next_step="name another folder with --out")


def add_claims(facts: Facts, sources: Sequence[Path]) -> None:
    """Add the claims of a build that wrote them to ``claims.parquet`` and not to N-Quads. Raises RequestError where pyarrow is missing."""
    from kg.rdf.answers import Term
    from kg.rdf.things import Claim, Place
    from kg.spill.tables import read_claims

    files = [source / "claims.parquet" for source in sources if source.is_dir() and (source / "claims.parquet").is_file()]
    if not files or facts.has_claims():
        return
    documents = {source.iri.rsplit("/", 1)[-1]: source.iri for source in facts.documents()}
    for file in files:
        facts.add_claims(
            Claim(
                iri=f"{documents[row.document]}/claim/{row.claim}",
                subject=row.subject,
                predicate=row.predicate,
                object=Term("literal", row.object, row.datatype) if row.datatype else Term("iri", row.object),
                places=tuple(
                    Place(documents[row.document], start, end, exact or "", path)
                    for start, end, exact, path in zip(row.starts, row.ends, row.exacts, row.paths, strict=True)
                ),
                rule=row.normalized_by,
                inferred=row.inferred,
                rank="" if row.rank == "normal" else row.rank,
            )
            for row in read_claims(file)
            if row.document in documents
        )
