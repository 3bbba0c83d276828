"""Why the graph says what it says, and why two mentions are, or are not, one thing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from kg import documents
from kg.errors import RequestError
from kg.exports import add_claims
from kg.rdf import store
from kg.rdf.facts import Facts
from kg.rdf.facts import opened as facts_of
from kg.rdf.store_files import working_folder
from kg.why import decisions, reported, triples
from kg.why.answer import Answer
from kg.why.bench import Bench
from kg.why.between import Between
from kg.why.between import between as between_sides
from kg.why.pages import Pages
from kg.why.things import base_of, find
from kg.why.weights import weights
from kg.why.words import asked

__all__ = ["Answer", "Bench", "Between", "between", "opened", "why"]

SEEDS = Path("seeds")


@contextmanager
def opened(sources: Sequence[Path], pages: Sequence[Path] | None = None, *, with_claims: bool = True) -> Iterator[Bench]:
    """What answers are made of, from the folder of a build or RDF files.

    ``pages`` are the files and folders where the documents lie; None means those that the last build read, as it kept them in the
    working folder, else ``seeds``. Raises RequestError for data that cannot be read or, ``with_claims``, has none, and for pages that are
    named and not there.
    """
    if gone := [path for path in pages or () if not path.exists()]:
        raise RequestError("no such file or folder", where=str(gone[0]), next_step="give with --pages where the documents lie")
    folder = sources[0] if sources[0].is_dir() else sources[0].parent
    roots = list(pages) if pages is not None else documents.kept(working_folder(folder)) or [path for path in (SEEDS,) if path.is_dir()]
    with _facts(sources) as (facts, in_graph):
        if with_claims and not facts.has_claims():
            hint = "give the folder of a build with its kg.nq or claims.parquet"
            raise RequestError("holds no claims, and they are the reasons", where=", ".join(map(str, sources)), next_step=hint)
        told = [] if in_graph else reported.read(folder / "report.json")
        yield Bench(facts, decisions.read(folder, facts), Pages(roots), lambda: weights(facts, folder), told)


@contextmanager
def _facts(sources: Sequence[Path]) -> Iterator[tuple[Facts, bool]]:
    """The facts of a build, from its store where that is up to date; claims in Parquet must be added to them, so then from its files.
    Also whether the claims are those of the graph."""
    with store.facts(sources) as kept:
        if kept is not None and kept.has_claims():
            yield kept, True
            return
    with facts_of(sources) as facts:
        in_graph = facts.has_claims()
        add_claims(facts, sources)
        yield facts, in_graph


def why(bench: Bench, thing: str, property: str = "") -> Answer:
    """Why the graph says what it says of a property of a thing; without a property ``thing`` is a triple.

    A thing is a name, "name (year)" or an IRI, today's or a former one. Raises RequestError for what names nothing, or several.
    """
    if not property:
        typed = triples.parse(thing, base_of(bench.facts))
        return bench.triple(find(bench.facts, typed.subject), typed.predicate, typed.object)
    meant = asked(property)
    return bench.answer(find(bench.facts, thing), meant)


def between(bench: Bench, one: str, other: str) -> Between:
    """Whether two mentions are one thing, and the decisions behind it. Raises RequestError for what names nothing, or several."""
    return between_sides(bench.facts, bench.decisions, one, other)
