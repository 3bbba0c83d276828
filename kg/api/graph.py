"""A graph that was built or opened, and what can be asked of it."""

from __future__ import annotations

import json
import os
import shutil
import sys
import tempfile
import warnings
import weakref
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from os import PathLike
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Literal, TypeAlias, cast, get_args

from kg.api.result import IRI, Result, html_table
from kg.api.why import Why, property_named, why
from kg.errors import RequestError
from kg.model import Options

if TYPE_CHECKING:
    import rdflib

    from kg.exports import Exported, ExportForm

AnyPath: TypeAlias = str | PathLike[str]
FileFormat: TypeAlias = Literal["ttl", "jsonld", "nq"]


@dataclass(frozen=True, slots=True)
class Film:
    """A film that documents are about: ``iri`` is its name in the graph, ``documents`` how many pages there are."""

    iri: IRI
    title: str
    year: int | None
    directors: str
    documents: int

    def __str__(self) -> str:
        return f"{self.title or self.iri} ({self.year})" if self.year else self.title or str(self.iri)


class Graph:
    """The graph of a build, or of any RDF files. Use ``kg.build`` or ``kg.open`` to get one."""

    def __init__(self, sources: Sequence[Path], *, owned: Path | None = None) -> None:
        self._sources = tuple(sources)
        self._cleanup = weakref.finalize(self, shutil.rmtree, owned, ignore_errors=True) if owned else None

    @property
    def out(self) -> Path:
        """The folder of the build, or the first file."""
        return self._sources[0]

    @cached_property
    def films(self) -> tuple[Film, ...]:
        """The films that documents are about, by title; of RDF files without documents, all films."""
        every = [_film(row) for row in self.query("films").rows]
        return tuple(film for film in every if film.documents) or tuple(every)

    @cached_property
    def report(self) -> dict[str, Any]:
        """What the build read, what it did not, and what the shapes said: the content of ``report.json``.

        Raises RequestError where there is none (RDF files that are no build).
        """
        path = self.out / "report.json"
        if not path.is_file():
            raise RequestError("there is no report", where=str(path), next_step="open the folder of a build")
        found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        return found

    def film(self, film: str) -> Film:
        """The film of a title, "title (year)" or IRI. Raises RequestError for none, and for several."""
        found = [_film(row) for row in self.query("films", film=film).rows]
        found = [one for one in found if one.documents] or found
        if len(found) != 1:
            what = f"{len(found) or 'no'} films are called {film!r}"
            raise RequestError(what, next_step=", ".join(map(str, found or self.films)) or "the graph has none")
        return found[0]

    def query(
        self,
        question: str,
        *,
        timeout: float = 30.0,
        limit: int | None = None,
        memory: int | None = 4096,
        **params: Film | str | int,
    ) -> Result:
        """Answer SPARQL, or a saved question by its name.

        ``params`` binds variables of the query (``film="The Title"``). ``timeout`` is in seconds, ``memory`` in MB; ``limit`` cuts the
        answer after so many rows. An answer that had to be cut for its size is a UserWarning. Raises RequestError for a
        query or parameter that cannot be met, and QueryTimeout.
        """
        from kg.rdf import query

        bound = {name: _bound(value) for name, value in params.items()}
        answer = query.run(question, self._sources, params=bound, timeout=timeout, row_limit=limit, memory_mb=memory)
        if answer.cut == "size":
            warnings.warn("the answer was too large to show whole; ask for less of it", stacklevel=2)
        return Result(answer)

    def why(self, film: Film | str, property: str) -> Why:
        """The values of a property of a film, the rule that chose them, and every claim with its words and place.

        ``property`` is a word of kg (``duration``), an everyday word (``runtime``) or a term (``schema:duration``). Raises
        RequestError for an unknown film or property.
        """
        prop = property_named(property)
        return why(self._sources, film if isinstance(film, Film) else self.film(film), prop)

    def export(self, format: ExportForm, out: AnyPath, *, complete: bool = False, spreadsheet: bool = False) -> Exported:
        """Write the graph to a folder in the form of another tool, as ``kg export`` does. Raises RequestError."""
        from kg import exports

        return exports.export(self._sources, Path(out), format, complete=complete, spreadsheet=spreadsheet)

    def to_rdflib(self) -> rdflib.Dataset:
        """The whole data set in rdflib: the facts as its default graph, a named graph for each document."""
        from kg.rdf import as_rdflib

        return as_rdflib.dataset(self._sources)

    def close(self) -> None:
        """Remove the temporary folder of ``kg.build`` without ``out``; also done when nobody holds the graph any more."""
        if self._cleanup:
            self._cleanup()

    def __enter__(self) -> Graph:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def __repr__(self) -> str:
        if not self.out.exists():
            return "<Graph: closed>"
        return f"<Graph: {', '.join(map(str, self.films[:3]))}{' …' if len(self.films) > 3 else ''}>"

    def _repr_html_(self) -> str:
        rows = [(film.title, film.year, film.directors, film.documents) for film in self.films]
        return html_table(("title", "year", "directors", "documents"), rows)


def open(*sources: AnyPath) -> Graph:
    """The graph in the folder of a build (default ``out``), or in RDF files.

    A local store beside the folder is used while it is up to date. Raises RequestError for what is not there.
    """
    from kg.rdf import query

    paths = [Path(source) for source in sources] or [Path("out")]
    query.files(paths)
    return Graph(paths)


def _several(given: AnyPath | Sequence[AnyPath]) -> tuple[str, ...]:
    """One or several texts or paths, as texts."""
    return (str(given),) if isinstance(given, str | os.PathLike) else tuple(map(str, given))


def build(
    *paths: AnyPath,
    out: AnyPath | None = None,
    base_iri: str = Options.base_iri,
    schema_namespace: Literal["http", "https"] = "http",
    format: FileFormat | Sequence[FileFormat] | None = None,
    claims: Literal["nq", "parquet", "both", "none"] | None = None,
    text: Literal["full", "excerpt", "none"] = "full",
    site: str = "",
    exclude: str | Sequence[str] = (),
    limit: int | None = None,
    jobs: int = 0,
    shards: int = 1,
    gzip: bool = False,
    page_timeout: float = Options.page_timeout,
    takedown: AnyPath | Sequence[AnyPath] = (),
    decisions: AnyPath | Sequence[AnyPath] = (),
    cache: bool = False,
    reopen: bool = False,
) -> Graph:
    """Read the documents under ``paths`` (default ``seeds``) and make their graph; the options are those of ``kg build``.

    Without ``out`` the files are N-Quads in a temporary folder that goes with the graph. What was read, and what was not, is in
    ``report``; a reader that failed on a document is a UserWarning, and the others are built. Raises RequestError for an option that
    cannot be met, nothing to read, or a path that is not there (what is there is then in ``out`` all the same); DataError and
    InternalFault as ``kg build`` does.
    """
    from kg import pipeline

    if "" in paths:
        raise RequestError("a path is empty", next_step="name a file or folder")
    formats = _several(format) if format is not None else ("nq",) if out is None else Options.formats
    _chosen("schema_namespace", (schema_namespace,), ("http", "https"))
    _chosen("format", formats, get_args(FileFormat))
    _chosen("claims", (claims or "nq",), ("nq", "parquet", "both", "none"))
    _chosen("text", (text,), ("full", "excerpt", "none"))
    for name, number, least in (("limit", limit, 1), ("jobs", jobs, 0), ("shards", shards, 1)):
        if number is not None and number < least:
            raise RequestError(f"{number} is not possible", where=name, next_step=f"give {least} or more")
    options = Options(
        base_iri=base_iri, schema_namespace=schema_namespace, formats=formats, claims=claims, text=text, site=site,
        exclude=_several(exclude), limit=limit, jobs=jobs, shards=shards, gzip=gzip,
        page_timeout=page_timeout, takedown=_several(takedown), decisions=_several(decisions), keep=cache, reopen=reopen,
    )  # fmt: skip
    owned = Path(tempfile.mkdtemp(prefix="kg-")) if out is None else None
    folder = Path(out) if out is not None else cast(Path, owned) / "out"
    try:
        with _without_the_script():
            built = pipeline.build([Path(path) for path in paths] or [Path("seeds")], folder, options)
        notices = built.report.all_notices()
        missing = [notice for notice in notices if notice.code == "missing-path"]
        if missing or not built.written:
            raise RequestError("; ".join(map(str, missing or notices)) or "there was nothing to read", next_step="check the paths")
    except BaseException:
        if owned:
            shutil.rmtree(owned, ignore_errors=True)
        raise
    for notice in notices:
        if notice.code == "reader-failed":
            warnings.warn(str(notice), stacklevel=2)
    return Graph([folder], owned=owned)


@contextmanager
def _without_the_script() -> Iterator[None]:
    """In the block new processes do not begin with the script that asks for them, as they do otherwise.

    Nothing that they do is defined there. One that builds where it stands would build again in each of them and bring them down, and one
    that came from standard input is nowhere to be found.
    """
    script = sys.modules["__main__"]
    known = {name: getattr(script, name) for name in ("__spec__", "__file__") if hasattr(script, name)}
    script.__spec__ = None
    script.__dict__.pop("__file__", None)
    try:
        yield
    finally:
        script.__dict__.update(known)


def _chosen(name: str, given: Sequence[str], known: Sequence[str]) -> None:
    if not given or (wrong := [one for one in given if one not in known]):
        what = f"unknown: {', '.join(wrong)}" if given else "nothing is chosen"
        raise RequestError(what, where=name, next_step=f"choose from {', '.join(known)}")


def _bound(value: Film | str | int) -> str:
    if isinstance(value, Film):
        return f"<{value.iri}>"
    return f"<{value}>" if isinstance(value, IRI) else str(value)


def _film(row: Sequence[object]) -> Film:
    title, year, directors, documents, iri = row
    return Film(
        iri=IRI(iri),
        title=str(title or ""),
        year=year if isinstance(year, int) else None,
        directors=str(directors or ""),
        documents=documents if isinstance(documents, int) else 0,
    )
