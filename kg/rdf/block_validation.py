"""Our own shapes on a graph that is never at hand as a whole: chunk by chunk, in any process, in any order.

A chunk is some whole things with their details. Of what lies outside it its judge knows the classes only, which is all that the
shapes ask of a sound graph. What else they could ask – who leads to a thing from another chunk, what a query finds two links
away – a chunk hands on as ``Open``; where there is any, the chunks are gone through once more at the end, and the things
concerned are judged with what was lacking. The results of all chunks together are then those of the whole graph.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from heapq import nsmallest

from kg.rdf.crosscheck import CANDIDATES, Candidate, drawn, of_sampled
from kg.rdf.shape_left import Rules, judged_by_pyshacl, own_rules, reference
from kg.rdf.shape_report import Result
from kg.rdf.shape_view import TYPE, Batch, View, looked_over
from kg.rdf.terms import Terms, Triple, by_subject, iri
from kg.rdf.validate import again
from kg.rdf.validate_fast import Engine
from kg.vocabulary import KINDS

Known = Mapping[str, tuple[str, ...]]
"""The classes of things outside a chunk, by name; names and classes are terms (``<…>``)."""
Chunks = Callable[[], Iterable[tuple[Iterable[str], Known]]]
"""Starts the chunks of a graph anew: the lines of each, and what is known of things outside it."""


@dataclass(frozen=True, slots=True)
class Open:
    """What a chunk could not judge by itself; in a graph as ours should be, nothing.

    ``sent`` are links to things outside of predicates that shapes follow backwards. ``waiting`` are things that lead to others outside
    whose own links a query follows, ``missing`` those others. ``odd`` are things here that have such links though their class
    should have none, by predicate: whoever leads to them is not waiting.
    """

    sent: tuple[Triple, ...] = ()
    waiting: frozenset[str] = frozenset()
    missing: frozenset[str] = frozenset()
    odd: frozenset[tuple[str, str]] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.sent or self.waiting or self.odd)


@dataclass(frozen=True, slots=True)
class Checked:
    """What was found in a chunk, sorted; what is left open; and a draw of things for pyshacl, with what was found of them."""

    results: tuple[Result, ...]
    open: Open
    candidates: tuple[Candidate, ...]
    found: frozenset[Result]


@dataclass(frozen=True, slots=True)
class Settled:
    """What the end of a build adds: ``results`` stand in the place of all that chunks found of ``foci`` (IRIs)."""

    foci: frozenset[str] = frozenset()
    results: tuple[Result, ...] = ()


def known_classes(kinds: Mapping[str, str], terms: Terms) -> dict[str, tuple[str, ...]]:
    """What is known of things by their IRIs and kinds (keys of ``KINDS``)."""
    classes = {word: tuple(terms[cls] for cls in kind.classes) for word, kind in KINDS.items()}
    return {iri(name): classes[kind] for name, kind in kinds.items()}


def validate_block(lines: Sequence[str], known: Known, https: bool = False) -> Checked:
    """What our own shapes find in a chunk: N-Triples lines as ``kg.rdf.write`` makes them, those of one thing together.

    ``known`` has everything outside the chunk that its links lead to; what is in neither, the graph does not describe.
    """
    rules = own_rules(https)
    batch = dict(by_subject(lines))
    engine, view = _engine(batch, known, rules)
    view.triples = len(lines)
    engine.batch(batch)
    engine.others()
    results = engine.found.results | judged_by_pyshacl(engine.found, rules)
    candidates = tuple(drawn(view, batch))
    names = {candidate.name for candidate in candidates}
    return Checked(_sorted(results), _open(engine), candidates, of_sampled(results, names))


def _engine(batch: Batch, known: Known, rules: Rules) -> tuple[Engine, View]:
    view = looked_over(batch, rules.shapes.backwards, rules.shapes.carried)
    view.known = known

    @cache
    def may_carry(types: tuple[str, ...], predicate: str) -> bool:
        shapes = (shape for cls in view.classes(types) for shape in rules.shapes.by_class.get(cls, ()))
        return bool(types) and all(shape.closed is None or predicate in shape.closed for shape in shapes)

    view.may_carry = may_carry
    return Engine(rules.shapes, view), view


def _open(engine: Engine) -> Open:
    view = engine.found.view
    outside = ((s, p, o) for p, into in view.into.items() for o in into.keys() - view.types.keys() if o in view.known for s in into[o])
    carriers = ((p, s) for p, subjects in view.carriers.items() for s in subjects if not view.may_carry(view.types[s], p))
    sent = tuple(sorted(Triple(s, p, o) for s, p, o in outside))
    return Open(sent, frozenset(engine.waiting), frozenset(view.missing), frozenset(carriers))


@dataclass(slots=True)
class Remainder:
    """What chunks leave to the end of a build. Its size depends on what is open, and not on the graph."""

    https: bool = False
    open: list[Open] = field(default_factory=list)
    _candidates: list[Candidate] = field(default_factory=list)
    _found: dict[str, frozenset[Result]] = field(default_factory=dict)

    def add(self, checked: Checked) -> None:
        """Keep what a chunk leaves open, and of its draw what comes first. Results are for the caller to keep."""
        if checked.open:
            self.open.append(checked.open)
        offered = {candidate.name for candidate in checked.candidates}
        self._candidates = nsmallest(CANDIDATES, [*self._candidates, *checked.candidates])
        taken = {candidate.name for candidate in self._candidates}
        self._found = {name: found for name, found in self._found.items() if name in taken}
        for name in taken & offered:
            self._found[name] = of_sampled(checked.found, [name])

    def settle(self, chunks: Chunks) -> Settled:
        """Judge what is open. ``chunks`` is not asked for where nothing is."""
        if not self.open:
            return Settled()
        missing = {name for part in self.open for name in part.missing}
        odd = {pair for part in self.open for pair in part.odd}
        sent = [triple for part in self.open for triple in part.sent]
        waiting = {name for part in self.open for name in part.waiting}
        wanted = missing | {name for _, name in odd}
        far: Batch = {}
        for lines, _ in chunks():
            batch = dict(by_subject(lines))
            far |= {name: batch[name] for name in batch.keys() & wanted}
        rules = own_rules(self.https)
        foci: set[str] = set()
        results: set[Result] = set()
        for lines, known in chunks():
            batch = dict(by_subject(lines))
            concerned = batch.keys() & (waiting | {triple.o for triple in sent})
            if odd:
                concerned |= {s for s, about in batch.items() for p, objects in about.items() if any((p, o) in odd for o in objects)}
            if not concerned:
                continue
            engine, view = _engine(batch, known, rules)
            view.far = far
            for s, p, o in sent:
                if o in batch:
                    view.into[p].setdefault(o, []).append(s)
            engine.batch({name: batch[name] for name in concerned}, among=batch)
            foci |= concerned
            results |= engine.found.results | judged_by_pyshacl(engine.found, rules)
        return Settled(frozenset(name.strip("<>") for name in foci), _sorted(results))

    def crosscheck(self, settled: Settled) -> None:
        """Have pyshacl judge a few things of the whole graph. Raises InternalFault where it finds something else than was found."""
        found = {result for results in self._found.values() for result in results}
        but = {f"<{name}>" for name in settled.foci}
        again(self._candidates, found, own_rules(self.https), but=but)


def ready(https: bool) -> None:
    """Load what a crosscheck waits for: pyshacl, and the queries of our own shapes, parsed."""
    rules = own_rules(https)
    one_of_each = [Triple(f"<urn:{number}>", TYPE, cls) for number, cls in enumerate(sorted(rules.shapes.by_class))]
    reference(one_of_each, rules.triples)


def crosschecked(left: tuple[Remainder, Settled]) -> None:
    """``Remainder.crosscheck`` as a task of any process."""
    remainder, settled = left
    remainder.crosscheck(settled)


def _sorted(results: Iterable[Result]) -> tuple[Result, ...]:
    return tuple(sorted(results, key=lambda result: result.order))
