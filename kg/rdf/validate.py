"""Holding a graph against the SHACL shapes: the fast engine, or pyshacl inside a wall; plain results.

The shapes describe the fused graph, so of a data set (N-Quads, TriG, JSON-LD with named graphs) the default graph is
validated. Nothing is inferred. The three forms of a report are in ``kg.rdf.shape_report``.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from os import PathLike
from pathlib import Path

from kg.rdf.crosscheck import Candidate, compare, sample
from kg.rdf.reference import blank_labels, by_pyshacl
from kg.rdf.shape_left import Rules, judged_by_pyshacl, read_rules, reference
from kg.rdf.shape_reading import words
from kg.rdf.shape_report import Report, Result
from kg.rdf.shape_view import whole
from kg.rdf.terms import Triple
from kg.rdf.validate_fast import judge, without_targets
from kg.rdf.validate_input import Source, Triples, only_https, read, shape_triples

LARGE = 20_000
"""From this many triples on, our own shapes are applied by the fast engine unless asked otherwise."""


def validate(
    source: Source,
    shapes_dir: str | PathLike[str] | None = None,
    *,
    schema_namespace: str | None = None,
    engine: str = "pyshacl",
) -> Report:
    """What the shapes find in a graph, most severe first and always in the same order.

    ``source`` is a path or several, or a graph already made: bytes, or a string that looks like N-Triples or has several
    lines, are read as Turtle (which N-Triples is). ``shapes_dir`` is a folder of Turtle files or one file (default: kg's own
    shapes). ``schema_namespace`` is ``http`` or ``https``, by default whichever the graph itself uses; a graph that mixes both
    is held against ``http``. ``engine`` is ``pyshacl``, ``fast``, or ``auto``: the fast one where a large graph is held against
    our own shapes. Raises RequestError for what cannot be read, in the graph or in the shapes.
    """
    triples = read(source)
    https = schema_namespace == "https" if schema_namespace else only_https(triples)
    shapes = shape_triples(Path(shapes_dir) if shapes_dir else None, https)
    fast = engine == "fast" or (engine == "auto" and not shapes_dir and len(triples) >= LARGE)
    results = _fast(triples, shapes) if fast else by_pyshacl(triples, shapes)
    return Report(tuple(sorted(results, key=lambda result: result.order)), len(triples))


def _fast(triples: Triples, shapes: Triples) -> set[Result]:
    """The results of the fast engine, with blank nodes under the labels that pyshacl's results have."""
    results = by_both(words(triples), read_rules(words(shapes)))
    if not any(name.startswith("_:") for result in results for name in (result.focus, result.value) if not result.term):
        return results
    labels = {f"_:{name}": label for name, label in blank_labels(triples).items()}

    def labelled(name: str) -> str:
        return labels.get(name, name)

    return {replace(r, focus=labelled(r.focus), value=r.value if r.term else labelled(r.value)) for r in results}


def by_both(graph: Sequence[Triple], rules: Rules) -> set[Result]:
    """The results of the fast engine, and of pyshacl for what that one leaves to it. Blank nodes keep the labels they have."""
    found = judge(whole(graph), rules.shapes)
    if rules.shapes.left:
        found.results |= reference(graph, without_targets(rules.triples, rules.shapes.left))
    return found.results | judged_by_pyshacl(found, rules)


def again(candidates: Iterable[Candidate], results: Iterable[Result], rules: Rules, *, but: Collection[str] = ()) -> None:
    """Have a sample judged by pyshacl. ``results`` are those of the graph that ``candidates`` were drawn from; of the things in ``but``
    they are not compared. Raises InternalFault where it finds something else.
    """
    few, names = sample(candidates)
    compare(names - set(but), results, by_both(few, rules), reference(few, rules.triples))
