"""A sample of what the fast engine judged, judged again by pyshacl: the two must say the same, or the build fails.

The sample is a small graph cut out of the large one: a few things, what they lead to by its classes, and who leads to them. Which
things, follows from their names and the size of the graph, so a build samples what it sampled before, and another build others.
"""

from __future__ import annotations

import hashlib
import heapq
from collections.abc import Iterable, Iterator

from kg.errors import InternalFault
from kg.rdf.shape_report import Result
from kg.rdf.shape_view import TYPE, Batch, View
from kg.rdf.terms import Triple

CANDIDATES = 40
SIZE = 80
"""How many triples the sample has at most: pyshacl takes a tenth of a second for it, and more to be imported."""

_QUERY = "SPARQLConstraintComponent"


def sample(view: View, batches: Iterable[Batch]) -> tuple[list[Triple], set[str]]:
    """A small graph out of a large one, and the names of the things of which it has everything."""
    names = heapq.nsmallest(CANDIDATES, view.types, key=lambda name: _digest(f"{view.triples} {name}"))
    wanted = set(names)
    held: Batch = {}
    for batch in batches:
        held |= {s: batch[s] for s in batch.keys() & wanted}
    chosen: dict[Triple, None] = {}
    whole: set[str] = set()
    for name in names:
        added = [triple for triple in _around(name, held, view) if triple not in chosen]
        if len(chosen) + len(added) <= SIZE:
            chosen.update(dict.fromkeys(added))
            whole.add(name)
    return list(chosen), whole


def _digest(text: str) -> bytes:
    return hashlib.blake2b(text.encode(), digest_size=8).digest()


def _around(name: str, held: Batch, view: View) -> Iterator[Triple]:
    for p, objects in held.get(name, {}).items():
        yield from (Triple(name, p, o) for o in objects)
        yield from (Triple(o, TYPE, cls) for o in objects for cls in view.types.get(o, ()))
    for p, into in view.into.items():
        for s in into.get(name, ()):
            yield Triple(s, p, name)
            yield from (Triple(s, TYPE, cls) for cls in view.types.get(s, ()))


def compare(whole: set[str], in_batches: Iterable[Result], alone: set[Result], by_pyshacl: set[Result]) -> None:
    """``alone`` is what the fast engine finds in the sample, ``in_batches`` what it finds in the whole graph. Raises InternalFault
    where pyshacl or the whole graph says something else. Queries follow links out of the sample, so only pyshacl counts there.
    """
    if alone != by_pyshacl:
        _fail("pyshacl", by_pyshacl, "the fast engine", alone)
    names = {name.strip("<>") for name in whole}
    once = {r for r in in_batches if r.focus in names and not r.component.endswith(_QUERY)}
    again = {r for r in alone if r.focus in names and not r.component.endswith(_QUERY)}
    if once != again:
        _fail("the fast engine, asked of a few things,", again, "the fast engine, asked of all,", once)


def _fail(one: str, found: set[Result], other: str, said: set[Result]) -> None:
    def told(results: set[Result]) -> str:
        first = min(results, key=lambda result: result.order, default=None)
        return f"{first.message!r} by <{first.shape}> of {first.value!r}" if first else "nothing more"

    focus = min(found ^ said, key=lambda result: result.order).focus
    raise InternalFault(f"two validations disagree: {one} finds {told(found - said)}, {other} finds {told(said - found)}", where=focus,
                        next_step="nothing was written; please report it with the pages")  # fmt: skip
