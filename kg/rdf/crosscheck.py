"""A sample of what the fast engine judged, judged again by pyshacl: the two must say the same, or the build fails.

The sample is a small graph cut out of the large one: a few things, what they lead to by its classes, and who leads to them. Which
things, follows from their names and the size of the part of the graph they stand in, so a build samples what it sampled before,
and another build others.
"""

from __future__ import annotations

import hashlib
import heapq
from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

from kg.errors import InternalFault
from kg.rdf.shape_report import Result
from kg.rdf.shape_view import TYPE, Batch, View
from kg.rdf.terms import Triple

CANDIDATES = 40
SIZE = 80
"""How many triples the sample has at most: pyshacl takes a tenth of a second for it, and more to be imported."""

_QUERY = "SPARQLConstraintComponent"


class Candidate(NamedTuple):
    """A thing that may be sampled: its place in the draw, its name as a term, and all that judging it takes."""

    lot: bytes
    name: str
    said: tuple[Triple, ...]


def drawn(view: View, batch: Batch) -> list[Candidate]:
    """What a graph, or a part of one, offers for the sample: no more than the sample can hold."""
    lots = heapq.nsmallest(CANDIDATES, ((_lot(f"{view.triples} {name}"), name) for name in view.types))
    return chosen(Candidate(lot, name, tuple(_around(name, batch, view))) for lot, name in lots)


def chosen(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Those of the first candidates that the sample has room for."""
    said: set[Triple] = set()
    found: list[Candidate] = []
    for candidate in heapq.nsmallest(CANDIDATES, candidates):
        grown = said.union(candidate.said)
        if len(grown) <= SIZE:
            said = grown
            found.append(candidate)
    return found


def sample(candidates: Iterable[Candidate]) -> tuple[list[Triple], set[str]]:
    """A small graph, and the names of the things of which it has everything."""
    found = chosen(candidates)
    return list(dict.fromkeys(triple for candidate in found for triple in candidate.said)), {candidate.name for candidate in found}


def _lot(text: str) -> bytes:
    return hashlib.blake2b(text.encode(), digest_size=8).digest()


def _around(name: str, batch: Batch, view: View) -> Iterator[Triple]:
    for p, objects in batch.get(name, {}).items():
        yield from (Triple(name, p, o) for o in objects)
        yield from (Triple(o, TYPE, cls) for o in objects for cls in view.of(o))
    for p, into in view.into.items():
        for s in into.get(name, ()):
            yield Triple(s, p, name)
            yield from (Triple(s, TYPE, cls) for cls in view.of(s))


def of_sampled(results: Iterable[Result], names: Collection[str]) -> frozenset[Result]:
    """The results about sampled things that do not depend on what the sample lacks: queries follow links out of it."""
    wanted = {name.strip("<>") for name in names}
    return frozenset(r for r in results if r.focus in wanted and not r.component.endswith(_QUERY))


def compare(names: Collection[str], in_batches: Iterable[Result], alone: set[Result], by_pyshacl: set[Result]) -> None:
    """``alone`` is what the fast engine finds in the sample, ``in_batches`` what it finds in the whole graph. Raises InternalFault
    where pyshacl or the whole graph says something else. Of queries only pyshacl counts.
    """
    if alone != by_pyshacl:
        _fail("pyshacl", by_pyshacl, "the fast engine", alone)
    once, again = of_sampled(in_batches, names), of_sampled(alone, names)
    if once != again:
        _fail("the fast engine, asked of a few things,", again, "the fast engine, asked of all,", once)


def _fail(one: str, found: Collection[Result], other: str, said: Collection[Result]) -> None:
    here, there = set(found), set(said)

    def told(results: set[Result]) -> str:
        first = min(results, key=lambda result: result.order, default=None)
        return f"{first.message!r} by <{first.shape}> of {first.value!r}" if first else "nothing more"

    focus = min(here ^ there, key=lambda result: result.order).focus
    raise InternalFault(f"two validations disagree: {one} finds {told(here - there)}, {other} finds {told(there - here)}", where=focus,
                        next_step="nothing was written; please report it with the pages")  # fmt: skip
